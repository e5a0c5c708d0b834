"""The window from the command line: on a recording, and from a menu without a terminal."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from tests.ui.recorded_sessions import a_rough_one
from trainer.formats.jsonl import format_jsonl
from trainer.library.store import Library
from ui.commands import window
from ui.commands.cli import main
from ui.commands.shared import dialog
from ui.i18n.rendering import to_english


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Namespace]:
    """The windows that would have been opened."""
    seen: list[Namespace] = []

    def take(args: Namespace) -> int:
        seen.append(args)
        return 0

    monkeypatch.setattr(window, "run", take)
    return seen


def test_a_session_file_is_added_to_the_library_and_its_review_is_shown(
    opened: list[Namespace], tmp_path: Path
) -> None:
    file = tmp_path / "a session.jsonl"
    recording = a_rough_one()
    file.write_text("".join(format_jsonl(recording)), encoding="utf-8")
    library = tmp_path / "library"
    for _ in range(2):
        assert main(["open", str(file), "--library", str(library)]) == 0
    assert [(args.session_id, args.notice) for args in opened] == [(recording.id, None)] * 2
    with Library.open(library, write=False) as there:
        assert len(there.sessions()) == 1


def test_a_file_that_cannot_be_read_keeps_nobody_from_the_window(
    opened: list[Namespace], tmp_path: Path
) -> None:
    assert main(["open", str(tmp_path / "gone.jsonl"), "--library", str(tmp_path / "l")]) == 0
    (args,) = opened
    assert args.session_id is None
    assert "gone.jsonl" in to_english(args.notice)


def test_without_a_file_the_window_opens_as_ever(opened: list[Namespace], tmp_path: Path) -> None:
    assert main(["open", "--library", str(tmp_path)]) == 0
    assert opened[0].session_id is None
    assert not opened[0].start


def test_who_came_from_a_menu_is_shown_why_the_window_stays_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(dialog, "show_failure", shown.append)
    monkeypatch.setattr(window, "has_display", lambda: False)
    assert main([]) == 1
    assert shown == []
    monkeypatch.setattr(sys, "argv", ["/usr/bin/outbreath-window"])
    assert main([]) == 1
    assert shown == [window.NO_DISPLAY]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_platform_that_qt_does_not_have_is_one_sentence_and_no_crash(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui", "--library", str(tmp_path)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "holodeck"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    sentence = window.NO_PLATFORM_CHOSEN.format(chosen="holodeck")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{sentence}\n")
