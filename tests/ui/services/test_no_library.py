"""A library that cannot be opened: the pause begins all the same, and says so; others are not kept waiting."""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import ReportedFaults
from tests.ui.conftest import show
from trainer.events import Beat
from trainer.formats.reader import read_file
from trainer.hrv.quality import COULD_NOT, Grade
from trainer.library.keys import keep_key
from trainer.library.passphrase import set_passphrase
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.recording import Recording
from trainer.session import review
from trainer.session.progress import SessionProgress
from ui import faults
from ui.app import create_main_window
from ui.commands.cli import create_parser, main
from ui.i18n.rendering import to_english
from ui.services.sessions import SessionLibrary

NOTE: Final = "I miss Anna"
KEY: Final = "a passphrase of some words"


def in_the_way(folder: Path) -> None:
    folder.write_text("a file where the folder should be")


def made(folder: Path) -> Path:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", "2026-11-01T18:00:00+00:00", "none", SessionPlan())
    return folder / "library.db"


def overwritten(folder: Path, at: int, with_: bytes) -> None:
    db = made(folder)
    with db.open("r+b") as file:
        file.seek(at)
        file.write(with_)


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(made(folder))) as connection, connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def a_folder_itself(folder: Path) -> None:
    (folder / "library.db").mkdir(parents=True)


def locked(folder: Path) -> None:
    made(folder)
    set_passphrase(folder, KEY)
    keep_key(folder, None)


UNUSABLE: dict[str, Callable[[Path], None]] = {
    "a file in the place of its folder": in_the_way,
    "no database at all": lambda folder: overwritten(folder, 0, b"x" * 4096),
    "a byte that is no letter": lambda folder: overwritten(folder, 3000, b"\xfd"),
    "random bytes": lambda folder: overwritten(folder, 100, bytes(range(256)) * 12),
    "of a newer version": newer,
    "a folder in the place of the file": a_folder_itself,
    "locked, and no passphrase": locked,
}


@pytest.fixture(params=UNUSABLE)
def unusable(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reported_faults: ReportedFaults,
) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = tmp_path / "her library"
    UNUSABLE[request.param](folder)
    yield folder
    reported_faults.clear()


def test_in_the_terminal_the_pause_begins_and_it_is_said(
    unusable: Path, capsys: pytest.CaptureFixture[str], reported_faults: ReportedFaults
) -> None:
    words = (
        "session",
        "--library",
        str(unusable),
        "--speed",
        "max",
        "--source",
        "simulated:seed=7",
    )
    status = main([*words, "--minutes", "1"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    stored = status == 0 and "You waited 1 min" in out
    assert stored or (status == 1 and "The session has ended" in err)
    assert stored or "The pause starts anyway." in err


def test_in_the_window_the_pause_begins_and_it_is_said(
    unusable: Path, qtbot: QtBot, reported_faults: ReportedFaults
) -> None:
    asked = create_parser().parse_args(
        ["--library", str(unusable), "--source", "none", "--speed", "40"]
    )
    window = create_main_window(asked)
    qtbot.addWidget(window)
    show(qtbot, window)
    window.begin_with(SessionPlan(round_s=3000.0))
    qtbot.waitUntil(lambda: window.screen_name == "PauseScreen")
    qtbot.waitUntil(lambda: bool(window.notice.text))
    QTest.keyClick(window.pause, Qt.Key.Key_Escape)
    QTest.keyClick(window.pause, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: window.screen_name == "ReassessScreen")
    window.close()


@pytest.fixture
def two_sessions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reported_faults: ReportedFaults
) -> Iterator[Path]:
    """One that nobody closed and that can never be summarised, and one that can."""
    folder = tmp_path / "library"
    for _ in range(2):
        words = ("session", "--speed", "max", "--source", "simulated:seed=7", "--minutes", "1")
        assert main([*words, "--library", str(folder), "--note", NOTE]) == 0
    with Library.open(folder, write=True) as library:
        library._connection.execute("UPDATE session SET summary = NULL WHERE number = 1")
    reported_faults.clear()
    first = SessionLibrary(folder).sessions()[1].id
    follow = review.replay_progress

    def only_others(recording: Recording, on_fault: Any = None) -> SessionProgress:
        if recording.id == first and recording.events:
            raise ZeroDivisionError(NOTE)
        return follow(recording, on_fault)

    monkeypatch.setattr(review, "replay_progress", only_others)
    yield folder
    reported_faults.clear()


def test_a_session_that_cannot_be_summarised_stops_neither_the_list_nor_another(
    two_sessions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    at = ("--library", str(two_sessions))
    assert main(["sessions", "--json", *at]) == 0
    good, bad = json.loads(capsys.readouterr().out)
    assert good["quality"]["verdict"] == "good"
    assert bad["quality"] == {"verdict": "none", "reason": to_english(COULD_NOT)}
    assert (bad["note"], bad["beats"], bad["duration_s"]) == (NOTE, good["beats"], 60.0)
    assert bad.keys() - good.keys() <= {"doubt"}
    assert good.keys() - {"heart_line"} <= bad.keys()
    assert main(["sessions", *at]) == 0
    assert bad["id"] in capsys.readouterr().out
    for one in (good, bad):
        assert main(["show", one["id"], *at]) == 0
        assert f"Saved as {one['id']}" in capsys.readouterr().out
        assert main(["show", one["id"], "--recompute", *at]) == 0
        assert main(["export", one["id"], "--format", "rr", "-o", "-", *at]) == 0
    capsys.readouterr()
    assert main(["session", "--speed", "max", "--source", "none", "--minutes", "1", *at]) == 0
    log = (two_sessions / faults.LOG_NAME).read_text(encoding="utf-8")
    assert "ZeroDivisionError\n" in log
    assert NOTE not in log


@pytest.mark.parametrize("fmt", ["csv", "rr", "jsonl", "edf", "json", "pdf", "png", "svg", "all"])
def test_a_session_that_cannot_be_summarised_is_exported_all_the_same(
    fmt: str, two_sessions: Path, tmp_path: Path
) -> None:
    bad = SessionLibrary(two_sessions).sessions()[1].id
    target = tmp_path / f"out.{fmt}"
    at = ("--library", str(two_sessions))
    assert main(["export", bad, "--format", fmt, "-o", str(target), *at]) == 0
    with Library.open(two_sessions, write=False) as library:
        beats = [e for e in library.recording(bad).events if isinstance(e, Beat)]
    if fmt in ("csv", "rr"):
        lines = target.read_text(encoding="utf-8").splitlines()
        assert len(lines) - (fmt == "csv") == len(beats) > 40
    if fmt == "json":
        assert json.loads(target.read_text(encoding="utf-8"))["quality"]["reason"] == to_english(
            COULD_NOT
        )
    if fmt == "edf":
        assert [b.rr_ms for b in read_file(target).recording.events if isinstance(b, Beat)] == [
            pytest.approx(b.rr_ms, abs=0.001) for b in beats
        ]
    if fmt == "all":
        assert {"beats.csv", "report.pdf", "session.edf"} <= {p.name for p in target.iterdir()}


def test_in_the_window_the_list_and_the_review_are_there(two_sessions: Path) -> None:
    session_library = SessionLibrary(two_sessions)
    good, bad = session_library.sessions()
    assert (good.quality.verdict, bad.quality.reason) == (Grade.GOOD, COULD_NOT)
    assert set(session_library.review(bad.id).reasons.values()) == {COULD_NOT}
    assert session_library.review(good.id).rounds


def test_what_cannot_be_drawn_is_said_and_the_rest_of_a_folder_is_there(
    two_sessions: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError(NOTE)

    monkeypatch.setattr("ui.reports.render.render_pdf", broken)
    at = ("--library", str(two_sessions))
    for fmt in ("pdf", "all"):
        capsys.readouterr()
        words = ["export", "last", "--format", fmt, "-o", str(tmp_path / f"out-{fmt}"), *at]
        assert main(words) == 1
        err = capsys.readouterr().err
        assert "couldn't be made because of an error in Outbreath" in err
        assert len(err.splitlines()) == 1
    assert (tmp_path / "out-all" / "session.jsonl").is_file()
    assert not (tmp_path / "out-all" / "report.pdf").exists()
    assert not (tmp_path / "out-pdf").exists()


def test_an_error_of_ours_on_the_command_line_is_one_sentence(
    two_sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError(NOTE)

    monkeypatch.setattr("ui.commands.sessions.run", broken)
    capsys.readouterr()
    assert main(["sessions", "--library", str(two_sessions)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "That didn't work because of an error in Outbreath (ZeroDivisionError): "
        "details are in faults.log next to the library."
    ]
