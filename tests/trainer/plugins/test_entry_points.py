"""Installed packages are looked at once, and cheaply where none adds anything."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.refusals import english_of
from trainer.plugins import entry_points, notices

GROUP = entry_points.FIGURES
LINES = f"[console_scripts]\nx = y:z\n[{GROUP}]\nb = toy:B\na = toy:A\n"


@pytest.fixture(autouse=True)
def as_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(entry_points, "IS_INSTALLED", True)
    for cached in (entry_points.installed, entry_points._may_be_any):
        cached.cache_clear()
    yield
    for cached in (entry_points.installed, entry_points._may_be_any):
        cached.cache_clear()


def install(folder: Path, package: str, lines: str, ending: str = ".dist-info") -> None:
    info = folder / f"{package}-1.0{ending}"
    info.mkdir(parents=True)
    name = "METADATA" if ending == ".dist-info" else "PKG-INFO"
    (info / name).write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(lines)


def names_in(path: list[str], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.setattr(sys, "path", path)
    return [(each.name, entry_points.package(each)) for each in entry_points.installed(GROUP)]


@pytest.mark.parametrize("ending", [".dist-info", ".egg-info"])
def test_they_come_by_name_and_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    install(tmp_path, "outbreath_toy", LINES, ending)
    install(tmp_path, "another", f"[{GROUP}]\nb = another:B\n", ending)
    assert names_in([str(tmp_path)], monkeypatch) == [
        ("a", "outbreath_toy"),
        ("b", "another"),
        ("b", "outbreath_toy"),
    ]


def test_packages_without_ours_are_not_read_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "other", "[console_scripts]\nx = y:z\n")
    (tmp_path / "bare-1.0.dist-info").mkdir()
    monkeypatch.setattr("importlib.metadata.entry_points", None)
    assert names_in([str(tmp_path), str(tmp_path / "absent")], monkeypatch) == []


def test_an_archive_on_the_path_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "toy.zip", "w") as archive:
        archive.writestr("toy-1.0.dist-info/METADATA", "Name: toy\nVersion: 1.0\n")
        archive.writestr("toy-1.0.dist-info/entry_points.txt", LINES)
    assert names_in([str(tmp_path / "toy.zip")], monkeypatch) == [("a", "toy"), ("b", "toy")]


def test_a_package_that_is_damaged_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "outbreath_toy", LINES)
    install(tmp_path, "damaged", f"nothing\n[{GROUP}]\nalone\n")
    assert names_in([str(tmp_path)], monkeypatch) == []
    (sentence,) = map(english_of, notices.take_notices())
    assert "a Python package is damaged" in sentence


def test_one_that_does_not_say_its_name_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "outbreath_toy", LINES)
    (tmp_path / "outbreath_toy-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\n")
    assert [package for _, package in names_in([str(tmp_path)], monkeypatch)] in (["?", "?"], [])


def test_the_packages_are_searched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "outbreath_toy", LINES)
    first = names_in([str(tmp_path)], monkeypatch)
    assert names_in([], monkeypatch) == first
