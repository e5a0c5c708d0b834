"""`outbreath check` tells what works; its report tells nothing of the person."""

import getpass
import json
import socket
from pathlib import Path

import pytest

from ui import faults
from ui.commands import check
from ui.commands.check import Finding
from ui.commands.cli import main
from ui.commands.error_report import format_report

ITEMS = {"window", "library", "bluetooth", "serial", "sound"}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in a folder whose path tells a name; searching for sensors takes no time."""
    monkeypatch.setattr(check, "SEARCH_S", 0.01)
    return tmp_path / "Jörg Müller" / "my pauses"


def test_every_item_is_told_in_one_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--library", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {*ITEMS, "plug-in"}
    assert all(" ok" in line or "not available: " in line for line in lines[:-1])
    assert lines[-1].endswith("none installed")


def test_scripts_read_the_same_as_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--library", str(library)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result.pop("plugins") == []
    assert set(result) == ITEMS
    assert all(set(finding) == {"ok", "why", "to_do"} for finding in result.values())


def test_the_report_tells_the_system_and_nothing_of_the_person(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "joerg")
    monkeypatch.setattr(socket, "gethostname", lambda: "muellers-laptop")
    reason = f"{library / 'library.db'} is held by joerg on muellers-laptop."
    monkeypatch.setattr(
        check,
        "_library",
        lambda _: Finding(ok=False, why=reason, to_do="Close 00:22:D0:a1:b2:c3."),
    )
    library.mkdir(parents=True)
    (library / faults.LOG_NAME).write_text("graph ZeroDivisionError ui/x.py:3\n", encoding="utf-8")
    path = tmp_path / "report.txt"
    assert main(["check", "--report", str(path), "--library", str(library)]) == 0
    text = path.read_text(encoding="utf-8")
    for private in ("Jörg", "Müller", "my pauses", "joerg", "muellers-laptop", "00:22:D0", "/home"):
        assert private not in text
    for expected in (
        "Python: ",
        "PySide6-Essentials: ",
        "is held by",
        "ZeroDivisionError ui/x.py:3",
    ):
        assert expected in text


def test_the_report_is_printed_where_no_file_is_named(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--report", "--library", str(library)]) == 0
    assert "without personal data" in capsys.readouterr().out


def test_a_report_and_json_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--report", "--json"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_names_in_other_places_of_a_path_are_hidden_too(library: Path) -> None:
    text = format_report({"serial": f"{library.parent}: other folders of Jörg"}, library)
    assert str(library.parent) not in text
