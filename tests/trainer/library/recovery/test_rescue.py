"""What can be read of a damaged library is rescued; nothing is made up, and nothing thrown away."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.events import Beat, Event, NoteWritten
from trainer.library.errors import LibraryDamagedError
from trainer.library.keys import keep_key
from trainer.library.recovery.page_scanner import scan_pages
from trainer.library.recovery.rescue import RescueResult, rescue_library
from trainer.library.store import Library
from trainer.recording import Completion, Doubt, Recording
from ui.i18n.rendering import to_english_paragraph

SESSIONS: Final = 24
BEATS: Final = 300
PAGE: Final = 4096
STAMP: Final = "20261123T2250"


def events_of(session: int) -> tuple[Event, ...]:
    beats = (Beat(round(i * 0.8, 6), 700.0 + session + i % 50) for i in range(BEATS))
    return (*beats, NoteWritten(300.0, f"note {session}"))


def fill(library: Library, sessions: range = range(SESSIONS)) -> None:
    for n in sessions:
        started = f"2026-10-{1 + n // 24:02}T{n % 24:02}:00:00+00:00"
        recording = Recording(f"s{n}", started, "none", None, Completion.COMPLETED, events_of(n))
        library.add_recording(recording, {"beats": BEATS})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two dozen sessions, closed."""
    with Library.open(tmp_path, write=True) as library:
        fill(library)
        library.remark("s3", "2026-11-01T08:00:00+00:00", "easier", ("morning",))
        library.remember("resonance", {"breaths_per_min": 5.5})
    return tmp_path


def damage(folder: Path, pages: Callable[[int], list[int]], seed: int = 0) -> None:
    chance = random.Random(seed)
    db = folder / "library.db"
    content = bytearray(db.read_bytes())
    for page in pages(len(content) // PAGE):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    db.write_bytes(content)


def assert_nothing_is_made_up(folder: Path, result: RescueResult) -> None:
    with Library.open(folder, write=True) as library:
        ids = {entry.id for entry in library.sessions()}
        assert ids == {*result.whole, *result.from_backup, *result.in_part}
        for session_id in (*result.whole, *result.from_backup):
            assert library.recording(session_id).events == events_of(int(session_id[1:]))
        everything = {event for n in range(SESSIONS) for event in events_of(n)}
        for session_id in result.in_part:
            assert set(library.recording(session_id).events) <= everything


@pytest.mark.parametrize("seed", range(4))
def test_a_few_spoilt_pages_cost_no_more_than_the_sessions_on_them(folder: Path, seed: int) -> None:
    before = (folder / "library.db").stat().st_size
    chance = random.Random(seed)
    damage(folder, lambda count: chance.sample(range(5, count), 4), seed)
    result = rescue_library(folder, STAMP)
    assert result.saved_as == folder / f"library-damaged-{STAMP}.db"
    assert result.saved_as.stat().st_size == before
    assert len(result.whole) >= SESSIONS - 12
    assert_nothing_is_made_up(folder, result)
    assert str(result.saved_as) in to_english_paragraph(result.messages())


def test_what_a_spoilt_page_took_comes_from_the_backup(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, 23))
        fill(library, range(SESSIONS, SESSIONS + 1))
    damage(folder, lambda count: list(range(8, count - 20, 9)))
    result = rescue_library(folder, STAMP)
    assert len(result.from_backup) >= 5
    assert f"{len(result.from_backup)} restored from a backup" in to_english_paragraph(
        result.messages()
    )
    with Library.open(folder, write=True) as library:
        for n in range(SESSIONS):
            assert library.recording(f"s{n}").events == events_of(n)
        assert library.remarks("s3")[0].note == "easier"
        assert library.remembered("resonance") == {"breaths_per_min": 5.5}
        library.preflight()


@pytest.mark.parametrize("content", [b"", b"\0" * 50_000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_of_a_file_of_rubbish_the_backup_is_all_there_is(folder: Path, content: bytes) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, 23))
    (folder / "library.db").write_bytes(content)
    with pytest.raises(LibraryDamagedError):
        Library.open(folder, write=True)
    result = rescue_library(folder, STAMP)
    assert (len(result.whole), len(result.from_backup)) == (0, SESSIONS)
    assert_nothing_is_made_up(folder, result)
    assert result.saved_as.read_bytes() == content


def test_a_library_cut_short_is_made_whole_from_its_backup(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, 23))
    db = folder / "library.db"
    db.write_bytes(db.read_bytes()[: db.stat().st_size // 2 // PAGE * PAGE])
    with pytest.raises(LibraryDamagedError):
        Library.open(folder, write=True)
    result = rescue_library(folder, STAMP)
    assert len(result.whole) + len(result.from_backup) == SESSIONS
    assert_nothing_is_made_up(folder, result)


def test_a_library_cut_short_without_a_backup_is_read_page_by_page(folder: Path) -> None:
    db = folder / "library.db"
    db.write_bytes(db.read_bytes()[: db.stat().st_size * 3 // 4])
    result = rescue_library(folder, STAMP)
    assert len(result.whole) >= SESSIONS // 2
    assert_nothing_is_made_up(folder, result)


def test_of_a_library_without_its_first_page_the_sessions_are_still_there(folder: Path) -> None:
    db = folder / "library.db"
    db.write_bytes(bytes(PAGE) + db.read_bytes()[PAGE:])
    result = rescue_library(folder, STAMP)
    assert len(result.whole) == SESSIONS
    assert_nothing_is_made_up(folder, result)


@given(st.binary(max_size=600), st.sampled_from([0x02, 0x0A, 0x0D]), st.integers(1, 600))
def test_pages_of_rubbish_give_no_row_and_no_error(noise: bytes, kind: int, times: int) -> None:
    page = bytes([kind]) + (noise * times)[:PAGE].ljust(PAGE, b"\0")
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "pages"
        file.write_bytes(page[:PAGE])
        heads, events = scan_pages(file)
    assert heads == {}
    assert all(isinstance(seq, int) for rows in events.values() for seq in rows)


def test_an_event_changed_on_the_disk_makes_its_session_a_part_and_not_a_whole(
    folder: Path,
) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE event SET t_us = t_us + 1 WHERE session = 5 AND seq = 7")
        connection.execute("UPDATE event SET body = '{' WHERE session = 6 AND seq = 7")
    result = rescue_library(folder, STAMP)
    assert result.in_part == ("s4", "s5")
    with Library.open(folder, write=True) as library:
        for session_id in ("s4", "s5"):
            recording = library.recording(session_id)
            assert recording.doubt is library.entry(session_id).doubt is Doubt.RESCUED
            assert len(recording.events) == BEATS, "only what was changed is left out"
            assert set(recording.events) < set(events_of(int(session_id[1:])))
            assert library.entry(session_id).summary is None
        assert library.entry("s3").doubt is None


def test_what_was_deleted_does_not_come_back_from_a_backup(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, 23))
        library.delete("s7")
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE event SET body = '{' WHERE session = 6")
    result = rescue_library(folder, STAMP)
    assert result.from_backup == ("s5",)
    assert "s7" not in result.whole


def test_a_locked_library_is_rescued_into_a_locked_one(tmp_path: Path) -> None:
    key = "four words nobody guesses"
    with Library.open(tmp_path, write=True, key=key) as library:
        fill(library, range(10))
    damage(tmp_path, lambda count: [count // 2])
    keep_key(tmp_path, key)
    result = rescue_library(tmp_path, STAMP)
    with Library.open(tmp_path, write=True) as library:
        for session_id in result.whole:
            assert library.recording(session_id).events == events_of(int(session_id[1:]))
    keep_key(tmp_path, None)
    assert len(result.whole) >= 7
    assert b"note 3" not in (tmp_path / "library.db").read_bytes()


def test_a_library_in_use_is_not_rescued_under_its_writer(folder: Path) -> None:
    with (
        Library.open(folder, write=True),
        refused(LibraryError, match="being recorded"),
    ):
        rescue_library(folder, STAMP)
    assert not list(folder.glob("library-damaged*"))
