"""What is told around the pauses is kept beside them, goes with them, and is never made up."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.refusals import refused
from tests.trainer.any_event import whole_text
from tests.trainer.library.version_2 import library_of_version_2
from tests.ui.recorded_sessions import sat
from trainer.errors import LibraryError, RecordingError
from trainer.events import (
    BodyFelt,
    Decided,
    Decision,
    Moment,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats.codecs.recording_codec import (
    DatedAnnotation,
    annotation_from_fields,
    annotation_to_fields,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library import passphrase
from trainer.library.recovery.rescue import rescue_library
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from trainer.library.tables.schema import VERSION
from trainer.practice.annotations import Annotation, DecisionWithdrawn, Outcome, OutcomeReported
from trainer.practice.summary import SessionSummary
from trainer.session.review import summarize
from ui.i18n.rendering import to_english

NOW = "2026-11-22T08:00:00+00:00"
ASKED = (TriggerNamed(1.0, "silence"), PredictionMade(2.0, "she leaves", 80))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one pause of which something was told, and a sheet."""
    recording = sat(None, round_s=60.0, asked=ASKED)
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
        library.notebook.save_worksheet(Worksheet("a-sheet", "audit", NOW, {"lines": []}))
    return tmp_path


def id_in(library: Library) -> str:
    return library.sessions()[0].id


def rows_left(library: Library) -> int:
    """Of all that was told later: not even unseen is any of it left."""
    count: int = library._connection.execute("SELECT count(*) FROM said_later").fetchone()[0]
    return count


def nothing_is_worked_out(session_id: str) -> SessionSummary:
    raise AssertionError(session_id)


def test_a_pause_holds_what_was_told_in_it_and_later(folder: Path) -> None:
    said: tuple[Annotation, ...] = (
        BodyFelt(0.0, ("chest",)),
        UrgeRated(0.0, 6, Moment.AFTER),
        Decided(0.0, Decision.REACH_OUT),
        OutcomeReported(Outcome.LESS, "=cmd()"),
    )
    with Library.open(folder, write=True) as library:
        for one in said:
            library.notebook.add_annotation(id_in(library), NOW, one)
        assert library.notebook.annotations(id_in(library)) == list(said)
        (pause,) = library.notebook.pauses(nothing_is_worked_out)
        recorded = library.recording(id_in(library))
    assert (pause.trigger, pause.body, pause.urge_before, pause.urge_after) == (
        "silence",
        ("chest",),
        8,
        6,
    )
    assert pause.decision is Decision.REACH_OUT
    assert pause.prediction is not None
    assert (pause.prediction.outcome, pause.prediction.note) == (Outcome.LESS, "=cmd()")
    assert recorded.events == sat(None, round_s=60.0, asked=ASKED).events


def test_a_later_note_is_the_note_of_the_pause(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.remark(id_in(library), NOW, "it was enough")
        (pause,) = library.notebook.pauses(nothing_is_worked_out)
    assert pause.note == "it was enough"


def test_an_outcome_of_a_pause_that_was_deleted_is_refused(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        session_id = id_in(library)
        library.notebook.add_annotation(session_id, NOW, OutcomeReported(Outcome.NOTHING))
        library.delete(session_id)
        with refused(LibraryError, match="is not in this library"):
            library.notebook.add_annotation(session_id, NOW, OutcomeReported(Outcome.NOTHING))
        assert library.notebook.all_annotations() == {}
        assert rows_left(library) == 0


def test_an_outcome_of_a_prediction_that_was_taken_back_is_refused(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.notebook.add_annotation(id_in(library), NOW, PredictionMade(0.0, ""))
        with refused(LibraryError, match="no longer exists"):
            library.notebook.add_annotation(id_in(library), NOW, OutcomeReported(Outcome.NOTHING))


def test_nothing_comes_of_a_pause_without_a_prediction(tmp_path: Path) -> None:
    recording = sat(None, round_s=60.0)
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
        with refused(LibraryError, match="no longer exists"):
            library.notebook.add_annotation(recording.id, NOW, OutcomeReported(Outcome.LESS))


def test_a_sheet_is_kept_changed_and_deleted_with_what_came_of_it(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        notebook = library.notebook
        notebook.add_worksheet_outcome("a-sheet", NOW, OutcomeReported(Outcome.NOTHING, None, 2))
        notebook.save_worksheet(Worksheet("a-sheet", "audit", NOW, {"lines": ["half \ud83d"]}))
        assert [worksheet.body for worksheet in notebook.worksheets()] == [{"lines": ["half ?"]}]
        assert notebook.worksheet_outcomes() == {
            "a-sheet": {2: OutcomeReported(Outcome.NOTHING, None, 2)}
        }
        notebook.delete_worksheet("a-sheet")
        assert (notebook.worksheets(), notebook.worksheet_outcomes()) == ([], {})
        assert rows_left(library) == 0
        with refused(LibraryError, match="no longer in this library"):
            notebook.add_worksheet_outcome("a-sheet", NOW, OutcomeReported(Outcome.NOTHING))


@pytest.mark.parametrize("written", ["yesterday", "2026-11-22T08:00:00", ""])
def test_a_time_that_is_none_is_refused(folder: Path, written: str) -> None:
    with Library.open(folder, write=True) as library, refused(RecordingError, match="zone"):
        library.notebook.add_annotation(id_in(library), written, TriggerNamed(0.0, "x"))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(whole_text)
def test_words_come_back_as_they_were_written(folder: Path, words: str) -> None:
    with Library.open(folder, write=True) as library:
        for said in (TriggerNamed(0.0, words), PredictionMade(0.0, words + "x", 0)):
            library.notebook.add_annotation(id_in(library), NOW, said)
            assert library.notebook.annotations(id_in(library))[-1] == said


def test_a_row_that_damage_left_unreadable_counts_as_not_told(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        session_id = id_in(library)
        library.notebook.add_annotation(session_id, NOW, TriggerNamed(0.0, "kept"))
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        connection.executescript(
            "INSERT INTO said_later VALUES (90, 1, NULL, 'x', 'trigger_named', 0, '{\"text\": 7}');"
            "INSERT INTO said_later VALUES (91, 1, NULL, 'x', 'sneeze', 0, '{}');"
            "INSERT INTO said_later VALUES (92, 1, NULL, 'x', 'tick', 0, '{}');"
            "INSERT INTO said_later VALUES (93, 1, NULL, 'x', 'outcome_told', 0, 'rubbish');"
            "INSERT INTO sheet VALUES (94, 'b-sheet', 'audit', 'x', 'rubbish');"
        )
    with Library.open(folder, write=False) as library:
        assert library.notebook.annotations(session_id) == [TriggerNamed(0.0, "kept")]
        assert [worksheet.id for worksheet in library.notebook.worksheets()] == ["a-sheet"]


def test_pauses_are_told_oldest_first_by_their_dates_and_those_without_one_last(
    tmp_path: Path,
) -> None:
    plan = sat(None, round_s=60.0).plan
    dates = {
        "c": "2026-11-22T01:00:00+02:00",
        "a": None,
        "b": "2026-11-21T22:00:00+00:00",
        "d": "2026-11-21T23:30:00+00:00",
    }
    with Library.open(tmp_path, write=True) as library:
        for name, started in dates.items():
            library.begin_session(name, started, "none", plan)
            library.close_session(name, None, {"id": name, "started": started})
        matches = library.notebook.pauses(nothing_is_worked_out)
    assert [pause.id for pause in matches] == ["b", "c", "d", "a"]


def test_a_pause_without_kept_figures_is_worked_out(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.begin_session("a", NOW, "none", sat(None, round_s=60.0).plan)
        library.close_session("a", None, None)
        pauses = library.notebook.pauses(lambda name: SessionSummary(name, duration_s=7.0))
    assert [(pause.id, pause.waited_s) for pause in pauses] == [("a", 7.0)]


def test_a_library_of_version_2_is_opened_with_all_that_is_in_it(tmp_path: Path) -> None:
    library_of_version_2(tmp_path)
    with Library.open(tmp_path, write=False) as library:
        first = library.sessions()[0].id
        assert [remark.note for remark in library.remarks(first)] == ["it was enough"]
        assert library.remembered("chosen") == {"minutes": 5}
        assert library.notebook.annotations(first) == []
        assert library.notebook.worksheets() == []
    assert (tmp_path / "backups" / f"before-version-{VERSION}.db").exists()


def test_a_damaged_library_of_version_2_is_rescued_as_whole_as_it_is(tmp_path: Path) -> None:
    """Tables that came later are no damage, so nothing is restored from a backup."""
    library_of_version_2(tmp_path)
    result = rescue_library(tmp_path, "now")
    assert (len(result.in_part), result.from_backup) == (0, ())
    with Library.open(tmp_path, write=False) as library:
        assert [r.note for r in library.remarks(library.sessions()[0].id)] == ["it was enough"]


def test_what_was_told_later_outlasts_a_rescue_and_a_change_of_passphrase(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.notebook.add_annotation(id_in(library), NOW, OutcomeReported(Outcome.NOTHING))
        library.notebook.add_worksheet_outcome(
            "a-sheet", NOW, OutcomeReported(Outcome.LESS, None, 1)
        )
    rescue_library(folder, "now")
    with Library.open(folder, write=False) as library:
        assert library.notebook.annotations(id_in(library)) == [OutcomeReported(Outcome.NOTHING)]
        assert library.notebook.worksheet_outcomes() == {
            "a-sheet": {1: OutcomeReported(Outcome.LESS, None, 1)}
        }
        tables = library._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'trial'"
        )
        assert {name for (name,) in tables} == set(passphrase.ROWS)


def test_a_decision_that_was_taken_back_is_open_until_there_is_another(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        id_, store = id_in(library), library.notebook
        store.add_annotation(id_, NOW, Decided(0.0, Decision.REACH_OUT))
        store.add_annotation(id_, NOW, DecisionWithdrawn())
        result = store.annotations(id_)
        assert result == [Decided(0.0, Decision.REACH_OUT), DecisionWithdrawn()]
        before = SessionSummary(id_, decision=Decision.PASSED)
        assert before.with_annotations(result).decision is None
        store.add_annotation(id_, NOW, Decided(0.0, Decision.PASSED))
        assert before.with_annotations(store.annotations(id_)).decision is Decision.PASSED


def test_a_decision_that_was_taken_back_travels_in_our_own_files(folder: Path) -> None:
    result = DatedAnnotation(NOW, DecisionWithdrawn())
    assert annotation_from_fields(annotation_to_fields(result)) == result
