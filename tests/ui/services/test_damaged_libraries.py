"""A library that a disk damaged: the pause begins, what is left is there, and what is in doubt says so."""

import json
import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.benchmarks import damage
from tests.ui.recorded_sessions import GOOD, sat
from trainer.errors import LibraryError
from trainer.events import Beat, Begin, Tick
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.reader import read_file
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Doubt, Recording
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n import formatting, strings, translator
from ui.i18n.rendering import to_english, to_english_paragraph
from ui.i18n.texts import history_strings
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.row_text import describe_choice
from ui.services.maintenance import close_interrupted, maintain_library
from ui.services.sessions import SessionLibrary

ONE = sat(GOOD, round_s=60.0)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A library of each kind, and beside each the same as a power cut leaves it."""
    folder = tmp_path_factory.mktemp("whole")
    kinds = {kind: folder / kind for kind in damage.KINDS}
    for kind, place in kinds.items():
        damage.build(place, kind)
    return kinds


@pytest.mark.parametrize(("place", "name"), [*enumerate(damage.DAMAGES)])
def test_no_damage_ends_in_a_traceback_or_in_beats_that_nobody_marked(
    whole: dict[str, Path], tmp_path: Path, place: int, name: str
) -> None:
    kind = damage.KINDS[place % len(damage.KINDS)]
    folder = tmp_path / "library"
    shutil.copytree(f"{whole[kind]}-open" if place % 2 else whole[kind], folder)
    outcome = damage.DamageOutcome()
    damage.damaged_and_used(folder, kind, name, random.Random(name), outcome)
    assert outcome.tracebacks == []
    assert outcome.altered == []
    assert outcome.counts["sessions begun and kept"] == 1


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A library with one session, of which the disk changed a beat."""
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(ONE, summary_to_json(summarize(ONE).summary, to_english))
        library._connection.execute(
            """UPDATE event SET body = '{"rr_ms":942.0}' WHERE seq ="""
            " (SELECT seq FROM event WHERE kind = 'beat' LIMIT 1 OFFSET 20)"
        )
    return tmp_path


def test_a_session_that_the_disk_changed_is_exported_and_marked(
    changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--library", str(changed)]
    for fmt in ("jsonl", "json", "csv", "edf"):
        path = tmp_path / f"one.{fmt}"
        assert main(["export", "last", "--format", fmt, "-o", str(path), *where]) == 0
        assert "on the disk. It may not be what was recorded" in capsys.readouterr().err
    assert read_file(tmp_path / "one.jsonl").recording.doubt is Doubt.CHANGED
    assert json.loads((tmp_path / "one.json").read_text())["doubt"] == "changed"
    assert b"In doubt: changed" in (tmp_path / "one.edf").read_bytes()
    assert (tmp_path / "one.csv").read_text().startswith("t_s,rr_ms,verdict")


def test_the_mark_goes_along_into_another_library(
    changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = tmp_path / "one.jsonl", ["--library", str(tmp_path / "other")]
    main(["export", "last", "--format", "jsonl", "-o", str(path), "--library", str(changed)])
    assert main(["import", str(path), *other]) == 0
    capsys.readouterr()
    assert main(["sessions", "--json", *other]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert listed["doubt"] == "changed"


def test_what_is_in_doubt_says_so_in_the_terminal(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--library", str(changed)]
    assert main(["show", "last", *where]) == 0
    assert "on the disk. It may not be what was recorded" in capsys.readouterr().out
    assert main(["show", "last", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["doubt"] == "changed"
    text = to_english_paragraph(maintain_library(changed))
    assert "1 recovered in part" in text
    assert "are marked" in text
    assert main(["sessions", *where]) == 0
    assert capsys.readouterr().out.count("uncertain") == 2, "in its line, and what that means"
    assert main(["sessions", "--json", *where]) == 0
    assert [s["doubt"] for s in json.loads(capsys.readouterr().out)] == ["rescued"]


@pytest.mark.usefixtures("qapp")
def test_what_is_in_doubt_says_so_in_the_window_and_on_paper(changed: Path) -> None:
    maintain_library(changed)
    session_library = ExportingSessionLibrary(changed)
    (listed,) = session_library.sessions()
    assert describe_choice(listed).startswith(history_strings.IN_DOUBT)
    review = session_library.review(ONE.id)
    assert history_strings.doubt(review.summary) == history_strings.DOUBTS["rescued"]
    paper = session_library.export(ONE.id, "pdf", changed / "one.pdf")
    words = " ".join(PdfReader(paper).pages[0].extract_text().split())
    assert history_strings.DOUBTS["rescued"] in words


def test_the_mark_is_said_in_german_too(qtbot: QtBot) -> None:
    translator.install_language("de")
    try:
        for word, sentence in history_strings.DOUBTS.items():
            assert history_strings.doubt(SessionSummary("a", doubt=Doubt(word))) not in (
                "",
                sentence,
            )
    finally:
        translator.install_language("en")


def test_a_heart_that_nobody_can_vouch_for_is_in_no_trend(changed: Path) -> None:
    with Library.open(changed, write=False) as library:
        (before,) = library.notebook.pauses(SessionSummary)
    maintain_library(changed)
    with Library.open(changed, write=False) as library:
        (pause,) = library.notebook.pauses(
            lambda name: SessionLibrary(changed).review(name).summary
        )
    assert before.mean_hr_bpm is not None
    assert pause.mean_hr_bpm is None
    assert pause.waited_s == pytest.approx(before.waited_s, abs=0.01)


def test_after_a_rescue_the_days_backup_is_made_again(changed: Path) -> None:
    db = changed / "library.db"
    content = db.read_bytes()
    at = content.rindex(b"rr_ms") // damage.PAGE * damage.PAGE
    db.write_bytes(content[:at] + bytes(damage.PAGE) + content[at + damage.PAGE :])
    with pytest.raises(LibraryError), Library.open(changed, write=True) as library:
        library.back_up(date(2026, 11, 23))
    text = to_english_paragraph(maintain_library(changed))
    assert "was damaged" in text
    with Library.open(changed, write=True) as library:
        assert library.back_up(date(2026, 11, 23)) is not None


def test_a_session_that_is_being_recorded_has_no_end_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--library", str(tmp_path)]
    with Library.open(tmp_path, write=True) as library:
        library.begin_session("now", "2026-11-21T20:50:17+00:00", "none", SessionPlan())
        assert main(["sessions", "--json", *where]) == 0
        assert [s["ended"] for s in json.loads(capsys.readouterr().out)] == [None]
        assert main(["sessions", *where]) == 0
        assert "running" in capsys.readouterr().out
        assert [
            formatting.describe_decision(one) for one in SessionLibrary(tmp_path).sessions()
        ] == [strings.RUNNING]
        assert main(["show", "now", *where]) == 0
    capsys.readouterr()
    assert main(["sessions", "--json", *where]) == 0
    assert [s["ended"] for s in json.loads(capsys.readouterr().out)] == ["interrupted"]
    with Library.open(tmp_path, write=True) as library:
        close_interrupted(library)
        assert library.entry("now").ended is Completion.INTERRUPTED


def test_a_killed_session_lasted_until_the_latest_moment_that_was_recorded() -> None:
    """A beat is told after the tick that came before it, with the earlier moment at which it was."""
    events = (Begin(0.0), Beat(29.0, 850.0), Tick(30.0), Beat(29.85, 850.0))
    killed = Recording("killed", None, "none", SessionPlan(), None, events)
    summary = summary_to_json(summarize(killed, interrupted=True).summary, to_english)
    assert (summary["ended"], summary["duration_s"]) == ("interrupted", 30.0)


def test_where_what_was_told_later_is_damaged_the_kept_figures_are_still_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(ONE, summary_to_json(summarize(ONE).summary, to_english))
        page = library._connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'said_later'"
        ).fetchone()[0]
    db = tmp_path / "library.db"
    content = db.read_bytes()
    at = (page - 1) * damage.PAGE
    db.write_bytes(content[:at] + b"\xff" * damage.PAGE + content[at + damage.PAGE :])
    assert main(["sessions", "--library", str(tmp_path)]) == 0
    assert "1 minute" in capsys.readouterr().out
