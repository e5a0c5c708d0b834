"""A session that was kept is found again, whole; and one that was deleted is gone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from tests.refusals import refused
from tests.trainer.any_event import recordings
from trainer.errors import LibraryError, RecordingError
from trainer.events import Beat, Begin, Event, NoteWritten
from trainer.library.keys import keep_key
from trainer.library.store import Library, Remark, new_id
from trainer.library.tables.events import event_to_row
from trainer.library.tables.schema import RECORDED_BY
from trainer.plan import SessionPlan
from trainer.recording import Completion, Doubt, Recording

pytestmark = pytest.mark.usefixtures("quick_keys")

STARTED = "2026-11-21T20:50:17+00:00"
EVENTS: Final[tuple[Event, ...]] = (
    Begin(0.0),
    Beat(0.8, 800.0, 819, 0.91),
    NoteWritten(1.0, "harder than yesterday"),
)


def a_recording(name: str = "20261121T205017Z-3f9a", started: str | None = STARTED) -> Recording:
    return Recording(name, started, "none", SessionPlan(), Completion.COMPLETED, EVENTS)


@pytest.fixture(params=[None, "four words nobody guesses"], ids=["open", "locked"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Where a library is made, with a passphrase and without: all holds for both."""
    folder = tmp_path / "outbreath"
    keep_key(folder, request.param)
    yield folder
    keep_key(folder, None)


@given(recordings)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_recording_comes_back_exactly(tmp_path: Path, recording: Recording) -> None:
    with Library.open(tmp_path / "any", write=True) as library:
        library.add_recording(recording, {})
        assert library.recording(recording.id) == recording
        library.delete(recording.id)


def test_trying_whether_a_session_can_be_kept_leaves_nothing_behind(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        for _ in range(20):
            library.preflight()
    assert sum(file.stat().st_size for file in folder.iterdir()) < 1_000_000


def test_a_list_shows_figures_without_a_seal_as_the_session_itself_does(tmp_path: Path) -> None:
    """A library of an early version has no seals."""
    kept = {"20261121T205017Z-0001": '{"duration_s": 5.0}', "20261121T205017Z-0002": "{"}
    with Library.open(tmp_path / "old", write=True) as library:
        for name in kept:
            library.add_recording(a_recording(name), {})
    with closing(sqlite3.connect(tmp_path / "old" / "library.db")) as connection, connection:
        for name, text in kept.items():
            connection.execute(
                "UPDATE session SET summary = ?, seal = NULL WHERE id = ?", (text, name)
            )
    with Library.open(tmp_path / "old", write=False) as library:
        listed = {entry.id: entry.summary_fields for entry in library.sessions()}
        assert list(map(listed.get, kept)) == [{"duration_s": 5.0}, None]
        assert {name: library.entry(name).summary_fields for name in listed} == listed


def test_a_session_is_written_event_by_event_and_closed(folder: Path) -> None:
    recording = a_recording()
    with Library.open(folder, write=True) as library:
        library.begin_session(recording.id, STARTED, "none", SessionPlan())
        for seq, event in enumerate(EVENTS):
            library.append(recording.id, [event_to_row(seq, event)])
        assert library.unclosed() == [recording.id]
        assert library.entry(recording.id).ended is None
        library.close_session(recording.id, Completion.COMPLETED, {"beats": 1})
    with Library.open(folder, write=False) as library:
        assert library.unclosed() == []
        assert library.recording(recording.id) == recording
        (entry,) = library.sessions()
    assert (entry.started, entry.exercise, entry.source) == (STARTED, "pause", "none")
    assert (entry.ended, entry.closed, entry.summary_fields) == (
        Completion.COMPLETED,
        True,
        {"beats": 1},
    )


def test_events_that_were_written_already_are_not_doubled_by_a_second_try(folder: Path) -> None:
    rows = [event_to_row(seq, event) for seq, event in enumerate(EVENTS)]
    with Library.open(folder, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        library.append("a", rows[:2])
        library.append("a", rows)
        assert library.recording("a").events == EVENTS


def test_the_history_is_newest_first_whatever_the_zone_and_undated_ones_come_last(
    folder: Path,
) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording("noon-in-tokyo", "2026-11-21T12:00:00+09:00"), {})
        library.add_recording(a_recording("undated", None), {})
        library.add_recording(a_recording("noon-in-london", "2026-11-21T12:00:00+00:00"), {})
        library.add_recording(a_recording("morning-in-london", "2026-11-21T08:00:00+00:00"), {})
        ids = [entry.id for entry in library.sessions()]
        assert ids == ["noon-in-london", "morning-in-london", "noon-in-tokyo", "undated"]
        assert library.find("last") == "noon-in-london"


def test_a_session_is_found_by_its_id_or_the_beginning_of_one(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        for name in ("20261121T205017Z-3f9a", "20261121T205017Z-3f9a2", "20261122T205017Z-0000"):
            library.add_recording(a_recording(name), {})
        assert library.find("20261122") == "20261122T205017Z-0000"
        assert library.find("20261121T205017Z-3f9a") == "20261121T205017Z-3f9a"
        with refused(LibraryError, match="More than 1"):
            library.find("20261121")


@pytest.mark.parametrize("wanted", ["", "nothing", "%", "'; DROP TABLE session", "\ud83d", "a\0b"])
def test_a_session_that_is_not_there_is_said_so(folder: Path, wanted: str) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        with refused(LibraryError, match="is not in this library"):
            library.find(wanted)


def test_an_empty_library_has_no_last_session(folder: Path) -> None:
    with (
        Library.open(folder, write=False) as library,
        refused(LibraryError, match="no sessions in this library yet"),
    ):
        library.find("last")


def test_the_same_recording_is_kept_once(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        assert library.add_recording(a_recording(), {"beats": 1})
        assert not library.add_recording(a_recording(), {"beats": 1})
        assert len(library.sessions()) == 1


def test_a_recording_that_was_cut_short_is_completed_by_the_whole_one(folder: Path) -> None:
    whole = a_recording()
    cut = Recording(whole.id, STARTED, "none", whole.plan, None, EVENTS[:1])
    with Library.open(folder, write=True) as library:
        library.add_recording(cut, {})
        assert library.add_recording(whole, {})
        assert library.recording(whole.id) == whole
        assert not library.add_recording(cut, {})


def test_two_recordings_cannot_have_one_id(folder: Path) -> None:
    other = Recording(a_recording().id, STARTED, "none", None, None, (Beat(3.0, 700.0),))
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        with refused(LibraryError, match="a different session"):
            library.add_recording(other, {})
        assert library.recording(a_recording().id) == a_recording()


def test_what_was_deleted_is_in_no_file_any_more(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording("kept"), {})
        library.add_recording(a_recording("deleted-one"), {})
        library.delete("deleted-one")
        library.delete("kept")
        for path in folder.iterdir():
            assert b"harder than" not in path.read_bytes(), path.name
            assert b"deleted-one" not in path.read_bytes(), path.name
        assert library.sessions() == []


def test_a_damaged_summary_counts_as_absent(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {"beats": 1})
        library._connection.execute("UPDATE session SET summary = '[1,'")
        assert library.entry(a_recording().id).summary is None


def test_a_damaged_event_leaves_a_session_in_doubt_and_nothing_is_made_up(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        library._connection.execute("UPDATE event SET kind = 'sneeze' WHERE seq = 1")
        result = library.recording(a_recording().id)
    first, _, third = a_recording().events
    assert result == replace(a_recording(), events=(first, third), doubt=Doubt.CHANGED)


def test_nothing_is_changed_through_a_library_that_was_opened_for_reading(folder: Path) -> None:
    with (
        Library.open(folder, write=False) as library,
        refused(LibraryError, match="for reading"),
    ):
        library.add_recording(a_recording(), {})
    assert not folder.exists()


def test_an_event_that_was_changed_on_the_disk_is_noticed_when_its_session_is_read(
    folder: Path,
) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        assert library.doubt(a_recording().id) is None
        library._connection.execute("UPDATE event SET t_us = t_us + 1 WHERE seq = 1")
        result = library.recording(a_recording().id)
        assert len(result.events) == len(a_recording().events)
        assert result.doubt is library.doubt(a_recording().id) is Doubt.CHANGED
    assert (folder / "library.check").exists()


def test_a_session_that_goes_on_after_it_was_closed_is_not_called_damaged(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        library.append(a_recording().id, [event_to_row(3, Beat(1.6, 800.0))])
        assert len(library.recording(a_recording().id).events) == 4


def test_a_note_is_written_anew_after_the_session_and_the_recorded_one_stays(folder: Path) -> None:
    first, then = "2026-11-22T08:00:00+00:00", "2026-11-23T08:00:00+01:00"
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {"beats": 1})
        assert library.entry(a_recording().id).remark is None
        library.remark(a_recording().id, first, "easier,\0 after all", ("morning", "café"))
        library.remark(a_recording().id, then, None, ())
        assert library.remarks(a_recording().id) == [
            Remark(first, "easier,\0 after all", ("morning", "café")),
            Remark(then, None, ()),
        ]
        assert library.entry(a_recording().id).remark == Remark(then, None, ())
        assert library.recording(a_recording().id) == a_recording()
        with refused(RecordingError, match="with a time zone"):
            library.remark(a_recording().id, "yesterday", "x")


def test_what_is_remembered_of_a_person_is_there_at_the_next_start(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        assert library.remembered("resonance") is None
        library.remember("resonance", {"breaths_per_min": 5.5, "found": "2026-11-21"})
        library.remember("resonance", {"breaths_per_min": 6.0})
        with pytest.raises(ValueError, match="JSON"):
            library.remember("resonance", {"breaths_per_min": float("nan")})
    with Library.open(folder, write=False) as library:
        assert library.remembered("resonance") == {"breaths_per_min": 6.0}
        with refused(LibraryError, match="for reading"):
            library.remember("resonance", {})


def test_a_note_with_a_zero_byte_is_kept_whole(folder: Path) -> None:
    events = (NoteWritten(0.0, "a\0b\x1b[31m"),)
    with Library.open(folder, write=True) as library:
        library.add_recording(Recording("a", STARTED, "none", None, None, events), {})
        assert library.recording("a").events == events


def test_a_night_with_two_hours_of_the_same_name_keeps_its_order(folder: Path) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    first = datetime(2026, 10, 25, 2, 50, tzinfo=summer)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=winter)
    ids = [new_id(first, "aaaa"), new_id(second, "aaaa")]
    with Library.open(folder, write=True) as library:
        for session_id, started in zip(ids, (first, second), strict=True):
            library.add_recording(a_recording(session_id, started.isoformat()), {})
        assert [entry.id for entry in library.sessions()] == ids[::-1]
    assert ids == sorted(ids)


def test_a_clock_that_was_set_back_makes_no_second_session_of_the_same_name(folder: Path) -> None:
    once = datetime(2026, 11, 21, 20, 50, 17, tzinfo=UTC)
    ids = [new_id(once, token) for token in ("aaaa", "bbbb")]
    with Library.open(folder, write=True) as library:
        for session_id in ids:
            library.begin_session(session_id, once.isoformat(), "none", None)
        assert {entry.id for entry in library.sessions()} == set(ids)
        with refused(LibraryError, match="start again"):
            library.begin_session(ids[0], once.isoformat(), "none", None)


def test_the_files_a_session_was_exported_to_are_named_as_long_as_they_are_there(
    folder: Path, tmp_path: Path
) -> None:
    here, gone = tmp_path / "here.csv", tmp_path / "gone.csv"
    here.write_text("x")
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), {})
        for path in (here, gone, here):
            library.exported(a_recording().id, path)
        assert library.exports(a_recording().id) == [here]


def test_an_id_says_when_and_is_safe_in_a_file_name() -> None:
    in_berlin = datetime(2026, 11, 21, 21, 50, 17, tzinfo=timezone(timedelta(hours=1)))
    assert new_id(in_berlin, "3f9a") == "20261121T205017Z-3f9a"
    with pytest.raises(RecordingError):
        new_id(datetime(2026, 1, 1, tzinfo=UTC), "../x")


def test_the_history_of_ten_thousand_sessions_is_read_in_one_go(folder: Path) -> None:
    summary = {"duration_s": 300.0}
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording(), summary)
        library._connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
            " INSERT INTO session (id, started, exercise, source, app_version, closed, summary)"
            " SELECT 'copy-' || i, started, exercise, source, app_version, 1, summary"
            " FROM session, n WHERE id NOT LIKE 'copy%'"
        )
    with Library.open(folder, write=False) as library:
        asked: list[str] = []
        library._connection.set_trace_callback(asked.append)
        assert len(library.sessions()) == 10_001
        assert len(asked) == 3  # the sessions, the remarks, and what was deleted


def test_sessions_say_which_version_recorded_them() -> None:
    package = Path(__file__).parents[3] / "resources" / "package" / "__init__.py"
    assert f'__version__ = "{RECORDED_BY}"' in package.read_text()
