"""What a disk changes is noticed and marked for good, whoever closes, adds to or rescues the session later."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.events import Beat, Begin, Event
from trainer.library.errors import LibraryDamagedError, LibraryLockedError, check_note
from trainer.library.keys import is_locked, keep_key
from trainer.library.recovery.plausibility import in_order
from trainer.library.recovery.rescue import rescue_library
from trainer.library.store import Library
from trainer.library.tables.events import StoredRow, event_to_row, row_checksum
from trainer.library.tables.schema import APPLICATION_ID, VERSION
from trainer.plan import SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Doubt, Recording

pytestmark = pytest.mark.usefixtures("quick_keys")

KEY: Final = "four words nobody guesses"
STAMP: Final = "20261123T2250"
TODAY: Final = date(2026, 11, 23)
STARTED: Final = "2026-11-21T20:50:17+00:00"
EVENTS: Final[tuple[Event, ...]] = (
    Begin(0.0),
    *(Beat(round(0.842 * i, 6), 842.0) for i in range(1, 60)),
)
ONE: Final = Recording("first-one", STARTED, "none", SessionPlan(), Completion.COMPLETED, EVENTS)
OTHER: Final = replace(ONE, id="other-one")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two sessions, closed."""
    with Library.open(tmp_path, write=True) as library:
        for one in (ONE, OTHER):
            library.add_recording(one, {"beats": 59})
    return tmp_path


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute(statement, values)


def flip_a_digit(folder: Path) -> None:
    """842 becomes 942, on the disk itself."""
    db = folder / "library.db"
    content = db.read_bytes()
    at = content.index(b'{"rr_ms":842.0}') + len('{"rr_ms":')
    db.write_bytes(content[:at] + b"9" + content[at + 1 :])


def number_two_events_alike(folder: Path) -> None:
    """The event at place 30 of the second session becomes another one at place 29, on the disk itself."""
    db, t_us = folder / "library.db", round(0.842 * 30 * 1e6)
    content = bytearray(db.read_bytes())
    at = content.index(bytes([2, 30]) + t_us.to_bytes(4, "big") + b"beat")
    content[at + 1] = 29
    db.write_bytes(content)


def doubts(folder: Path) -> dict[str, Doubt | None]:
    """As the list shows them."""
    with Library.open(folder, write=False) as library:
        return {entry.id: entry.doubt for entry in library.sessions()}


def test_a_digit_that_the_disk_changed_is_never_blessed_by_a_rescue(folder: Path) -> None:
    flip_a_digit(folder)
    outcome = rescue_library(folder, STAMP)
    assert len(outcome.in_part) == 1
    marked = outcome.in_part[0]
    for stamp in ("again", "and-again"):
        assert doubts(folder)[marked] is Doubt.RESCUED
        with Library.open(folder, write=True) as library:
            recording = library.recording(marked)
            assert recording.doubt is Doubt.RESCUED
            assert set(recording.events) < set(EVENTS)
            library.close_session(marked, Completion.COMPLETED, {"beats": 58})
        rescue_library(folder, stamp)
    assert sorted(doubts(folder).values(), key=str) == [None, Doubt.RESCUED]


def test_a_changed_session_that_is_closed_anew_or_goes_on_stays_in_doubt(folder: Path) -> None:
    flip_a_digit(folder)
    with Library.open(folder, write=True) as library:
        (changed,) = (one.id for one in (ONE, OTHER) if library.doubt(one.id))
        library.append(changed, [event_to_row(len(EVENTS), Beat(60.0, 800.0))])
        library.close_session(changed, Completion.COMPLETED, {"beats": 60})
        assert library.entry(changed).doubt is Doubt.CHANGED
        assert library.recording(changed).doubt is Doubt.CHANGED


def test_a_beat_changed_before_a_crash_is_noticed_when_the_session_is_closed(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("cut-off", STARTED, "none", SessionPlan())
        library.append("cut-off", [event_to_row(seq, event) for seq, event in enumerate(EVENTS)])
    change(
        folder,
        """UPDATE event SET body = '{"rr_ms":942.0}' WHERE seq = 7
        AND session = (SELECT number FROM session WHERE id = 'cut-off')""",
    )
    with Library.open(folder, write=True) as library:
        library.close_session("cut-off", Completion.INTERRUPTED, None)
        assert library.entry("cut-off").doubt is Doubt.CHANGED


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE session SET digest = NULL",
        "UPDATE session SET digest = 'f' || substr(digest, 2) WHERE digest NOT LIKE 'f%'",
        "UPDATE session SET started = '2016-11-21T20:50:17+00:00'",
        """UPDATE session SET summary = '{"beats": 99}'""",
        "UPDATE session SET plan = replace(plan, '300', '900')",
        "DELETE FROM event WHERE seq = 30",
        "INSERT INTO event SELECT session, 70, t_us, kind, body, sum FROM event WHERE seq = 30",
    ],
)
def test_whatever_of_a_session_was_changed_it_is_rescued_and_marked(
    folder: Path, damage: str
) -> None:
    change(folder, damage)
    with pytest.raises(LibraryDamagedError), Library.open(folder, write=True) as library:
        library.check(whole=True)
    rescue_library(folder, STAMP)
    assert doubts(folder) == {ONE.id: Doubt.RESCUED, OTHER.id: Doubt.RESCUED}
    with Library.open(folder, write=True) as library:
        library.check(whole=True)
        assert set(library.recording(ONE.id).events) <= set(EVENTS)


def test_figures_that_the_disk_changed_are_not_shown(folder: Path) -> None:
    change(folder, """UPDATE session SET summary = '{"beats": 95}'""")
    with Library.open(folder, write=False) as library:
        assert library.entry(ONE.id).summary is None
        assert library.entry(ONE.id).doubt is Doubt.CHANGED


@pytest.mark.parametrize(
    ("damage", "doubt"),
    [
        ("UPDATE event SET seq = seq + 900 WHERE session = 3 AND seq = 7", Doubt.CHANGED),
        ("DELETE FROM event WHERE session = 3 AND seq = 7", Doubt.CHANGED),
        ("UPDATE event SET session = 3, seq = 900 WHERE session = 1 AND seq = 7", Doubt.CHANGED),
        ("DELETE FROM event WHERE session = 3 AND seq = 59", None),  # it was cut off a beat earlier
    ],
)
def test_of_what_an_earlier_version_left_unclosed_a_hole_is_still_seen(
    folder: Path, damage: str, doubt: Doubt | None
) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("cut-off", STARTED, "none", SessionPlan())
        library.append("cut-off", [event_to_row(seq, event) for seq, event in enumerate(EVENTS)])
    change(folder, "UPDATE event SET sum = NULL")
    change(folder, damage)
    with Library.open(folder, write=True) as library:
        assert library.doubt("cut-off") is doubt
        library.close_session("cut-off", Completion.INTERRUPTED, None)
        assert library.entry("cut-off").doubt is doubt


@pytest.mark.parametrize("with_sums", [True, False])
def test_two_events_that_damage_numbered_alike_are_both_there_after_a_rescue(
    folder: Path, with_sums: bool
) -> None:
    """The digest vouches for the events and their order, whatever places the disk gave them."""
    if not with_sums:
        change(folder, "UPDATE event SET sum = NULL")
    number_two_events_alike(folder)
    assert rescue_library(folder, STAMP).in_part == ()
    with Library.open(folder, write=False) as library:
        for one in (ONE, OTHER):
            assert library.recording(one.id) == one


@pytest.mark.parametrize("with_sums", [True, False])
def test_of_two_events_of_one_place_one_is_kept_where_nothing_else_is_known(
    folder: Path, with_sums: bool
) -> None:
    change(folder, "UPDATE session SET digest = NULL")
    if not with_sums:
        change(folder, "UPDATE event SET sum = NULL")
    number_two_events_alike(folder)
    rescue_library(folder, STAMP)
    with Library.open(folder, write=False) as library:
        recording = library.recording(OTHER.id)
    assert recording.doubt is Doubt.RESCUED
    assert set(recording.events) == set(EVENTS) - {EVENTS[30]}


def test_a_session_in_doubt_is_taken_from_the_backup_that_has_it_whole(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(TODAY)
    flip_a_digit(folder)
    outcome = rescue_library(folder, STAMP)
    assert len(outcome.from_backup) == 1
    assert doubts(folder) == {ONE.id: None, OTHER.id: None}
    with Library.open(folder, write=False) as library:
        assert library.recording(ONE.id) == ONE
        assert library.recording(OTHER.id) == OTHER


def test_of_an_old_library_without_sums_times_that_run_backwards_are_dropped(folder: Path) -> None:
    change(folder, "UPDATE event SET sum = NULL")
    change(folder, "UPDATE session SET seal = NULL")
    change(folder, "UPDATE event SET t_us = t_us + 352000000 WHERE session = 1 AND seq = 20")
    change(folder, "UPDATE event SET t_us = t_us - 1900000 WHERE session = 1 AND seq = 40")
    assert rescue_library(folder, STAMP).in_part == (ONE.id,)
    with Library.open(folder, write=False) as library:
        recording = library.recording(ONE.id)
        assert library.recording(OTHER.id) == OTHER
    assert recording.doubt is Doubt.RESCUED
    times = [event.t for event in recording.events]
    assert times == sorted(times)
    assert set(recording.events) == {e for i, e in enumerate(EVENTS) if i not in (20, 40)}


@given(st.lists(st.integers(0, 10**9), max_size=40), st.lists(st.booleans(), min_size=40))
def test_beats_without_a_sum_never_run_backwards_and_those_with_one_all_stay(
    times: list[int], summed: list[bool]
) -> None:
    rows = [StoredRow(i, t, "beat", "{}", None) for i, t in enumerate(times)]
    result = [row.t_us for row in in_order(rows)]
    assert result == sorted(result)
    mixed = [
        row._replace(sum=row_checksum(1, row.row)) if s else row
        for row, s in zip(rows, summed, strict=False)
    ]
    stored = in_order(mixed)
    assert [row for row in mixed if row.sum is not None] == [
        row for row in stored if row.sum is not None
    ]


def test_damage_that_was_met_is_looked_into_when_the_next_session_begins(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(TODAY)
    flip_a_digit(folder)
    with Library.open(folder, write=True) as library:
        library.check_before_session(TODAY)  # nobody met it, and the day's backup is there
        assert any(library.recording(one.id).doubt for one in (ONE, OTHER))
    assert check_note(folder).stat().st_mode & 0o777 == 0o600
    with pytest.raises(LibraryDamagedError), Library.open(folder, write=True) as library:
        library.check_before_session(TODAY)
    rescue_library(folder, STAMP)
    assert not check_note(folder).exists()


def test_where_nothing_is_found_the_note_of_damage_goes(folder: Path) -> None:
    check_note(folder).touch()
    with Library.open(folder, write=True) as library:
        library.check_before_session(TODAY)
    assert not check_note(folder).exists()


def test_sessions_that_nobody_reads_are_checked_with_the_days_backup(folder: Path) -> None:
    flip_a_digit(folder)
    with Library.open(folder, write=True) as library:
        assert library.back_up(TODAY) is not None
    assert check_note(folder).exists()


def test_a_sentence_that_python_cannot_read_is_damage_and_no_traceback(folder: Path) -> None:
    """A table of which the name is no text any more: SQLite says so in words that are no text either."""
    db = folder / "library.db"
    content = bytearray(db.read_bytes())
    at = content.index(b"CREATE TABLE trial (filling")
    content[at + len("CREATE TABLE ")] = 0xFD
    db.write_bytes(content)
    for write in (True, False):
        with pytest.raises(LibraryDamagedError):
            Library.open(folder, write=write)
    rescue_library(folder, STAMP)
    assert doubts(folder) == {ONE.id: None, OTHER.id: None}


@pytest.mark.parametrize(
    ("at", "wrong"), [(60, b"\x7f\x00\x00\x04"), (60, b"\xff\xff\xff\xff"), (68, b"OUTC")]
)
def test_a_damaged_version_or_mark_of_the_file_is_damage(
    folder: Path, at: int, wrong: bytes
) -> None:
    db = folder / "library.db"
    content = db.read_bytes()
    db.write_bytes(content[:at] + wrong + content[at + 4 :])
    with pytest.raises(LibraryDamagedError):
        Library.open(folder, write=True)
    rescue_library(folder, STAMP)
    assert doubts(folder) == {ONE.id: None, OTHER.id: None}
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A locked library with a locked backup."""
    keep_key(tmp_path, KEY)
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(ONE, {"beats": 59})
        library.back_up(TODAY)
    yield tmp_path
    keep_key(tmp_path, None)


@pytest.mark.parametrize("left", [0, 100, 4096 * 3 + 17])
def test_a_locked_library_cut_short_becomes_a_locked_one_again(locked: Path, left: int) -> None:
    db = locked / "library.db"
    db.write_bytes(db.read_bytes()[:left])
    assert is_locked(locked)
    with pytest.raises(LibraryDamagedError):
        Library.open(locked, write=True)
    rescue_library(locked, STAMP)
    assert is_locked(locked)
    with Library.open(locked, write=False) as library:
        assert library.recording(ONE.id) == ONE


def test_a_spoilt_first_page_is_told_from_a_wrong_passphrase(locked: Path) -> None:
    with pytest.raises(LibraryLockedError):
        Library.open(locked, write=False, key="another one")
    db = locked / "library.db"
    content = bytearray(db.read_bytes())
    content[2000] ^= 0xFF
    db.write_bytes(content)
    with pytest.raises(LibraryLockedError):
        Library.open(locked, write=False, key="another one")
    with pytest.raises(LibraryDamagedError):
        Library.open(locked, write=False)
    assert rescue_library(locked, STAMP).from_backup == (ONE.id,)


def test_a_session_being_recorded_is_known_from_one_that_was_cut_off(folder: Path) -> None:
    with Library.open(folder, write=True) as writer:
        for name in ("cut-off-before", "running"):
            writer.begin_session(name, STARTED, "none", SessionPlan())
        with Library.open(folder, write=False) as library:
            running = [entry.id for entry in library.sessions() if entry.is_running]
            assert running == ["running"]
            assert library.entry("running").is_running
    with Library.open(folder, write=False) as library:
        assert not any(entry.is_running for entry in library.sessions())


def test_who_looks_whether_a_session_runs_does_not_keep_one_from_beginning(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("cut-off", STARTED, "none", SessionPlan())
    with Library.open(folder, write=False) as library:
        library.sessions()
        Library.open(folder, write=True).close()


def test_damage_is_said_in_a_sentence_wherever_a_row_is_of_another_kind(folder: Path) -> None:
    change(folder, "PRAGMA writable_schema = ON")
    with closing(sqlite3.connect(folder / "library.db")) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ' TEXT NOT NULL', '') WHERE name <> 'session'"
        )
        connection.commit()
    change(folder, "UPDATE event SET body = x'ff00', kind = 7 WHERE seq = 3")
    change(folder, "UPDATE event SET t_us = 'soon' WHERE seq = 4")
    change(folder, "UPDATE session SET started = x'ff', plan = 9, ended = 3.5, summary = x'7b7d'")
    change(folder, "INSERT INTO setting VALUES ('care', x'00')")
    change(folder, "INSERT INTO remark VALUES (1, 1, x'00', 7, 8)")
    change(folder, "INSERT INTO sheet VALUES (1, 'a', 2, x'00', 3)")
    with Library.open(folder, write=False) as library:
        assert len(library.sessions()) == 2
        assert library.recording(ONE.id).doubt is Doubt.CHANGED
        assert library.notebook.worksheets() == []
        assert library.notebook.all_annotations() == {}
        assert len(library.notebook.pauses(SessionSummary)) == 2
        with refused(LibraryError, match="damaged"):
            library.remembered("care")
    rescue_library(folder, STAMP)
    assert set(doubts(folder).values()) == {Doubt.RESCUED}
