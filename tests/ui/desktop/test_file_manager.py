"""A file is shown in its folder by what the desktop has for that, and never through a shell."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.desktop import file_manager
from ui.desktop.file_manager import show_in_folder, to_uri

ODD = "a b;$(touch x) ü'\"&.pdf"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / ODD
    path.write_text("x")
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were opened, in place of the desktop."""
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(file_manager, "_ask_by_bus", lambda *_: False)
    return urls


def results_for(path: Path) -> list[bool]:
    answers: list[bool] = []
    show_in_folder(path, answers.append)
    return answers


def test_without_a_file_manager_on_the_bus_the_folder_is_opened(
    file: Path, opened: list[str]
) -> None:
    assert results_for(file) == [True]
    assert opened == [str(file.parent)]


def test_of_a_file_that_is_gone_the_nearest_folder_is_opened(
    tmp_path: Path, opened: list[str]
) -> None:
    assert results_for(tmp_path / "no" / "such" / "file.pdf") == [True]
    assert opened == [str(tmp_path)]


def test_where_there_is_none_it_is_said(
    file: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    assert results_for(file) == [False]


def test_no_letter_of_a_name_means_anything_to_the_bus(file: Path) -> None:
    uri = to_uri(file)
    assert QUrl(uri).toLocalFile() == str(file)
    assert not set(" ;$()'\"ü") & set(uri.removeprefix("file://"))


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", ["/select,"]), ("darwin", ["-R"])], ids=["windows", "mac"]
)
def test_windows_and_macos_have_commands_of_their_own(
    platform: str,
    words: list[str],
    file: Path,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[Sequence[str]] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: ran.append(command))
    assert results_for(file) == [True]
    [command] = ran
    assert isinstance(command, list)
    assert command[1:] == [*words, str(file)]
    assert not opened


def test_a_command_that_is_missing_leads_to_the_folder(
    file: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert results_for(file) == [True]
    assert opened == [str(file.parent)]
