"""What a library takes, shows and finds: the first and the last of each."""

import os
import random
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from trainer.errors import LibraryError, RecordingError, attempt
from trainer.events import Beat, Event, NoteWritten, TriggerNamed
from trainer.files.names import MAX_SHORT_ID_CHARS, MAX_SLUG_CHARS, SAFE_ID, short_id, slug
from trainer.files.secure_delete import overwrite, remove
from trainer.formats.codecs.recording_codec import DatedAnnotation
from trainer.library.backups import list_backups
from trainer.library.encryption import is_encrypted_file
from trainer.library.folder_access import take_folder_notices
from trainer.library.library_file import LibraryFile
from trainer.library.store import Library, Remark, new_id
from trainer.library.tables.events import SEALED, event_to_row, summary_checksum
from trainer.library.tables.sessions import SessionEntry, entry_from_row, remark_from_row
from trainer.practice.annotations import Outcome, OutcomeReported
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Doubt, Recording

STARTED = "2026-11-21T20:50:17+00:00"
EVENTS: tuple[Event, ...] = (Beat(0.8, 800.0), Beat(1.6, 801.0), NoteWritten(2.0, "so"))


def a_recording(
    name: str, started: str | None = STARTED, events: tuple[Event, ...] = EVENTS
) -> Recording:
    return Recording(name, started, "none", None, Completion.COMPLETED, events)


# ---------------------------------------------------------------------------- lines of the history


def entry_of(seal: str = "right", is_json: int = 1, **columns: object) -> SessionEntry:
    usual = {
        **dict.fromkeys(SEALED),
        "id": "a",
        "exercise": "pause",
        "source": "none",
        "closed": 1,
        "ended": "completed",
        "summary": '{"id":"a","beats":3}',
        "summary_by": "0.1.0",
    }
    values = [{**usual, **columns}[name] for name in SEALED]
    seals = {"right": summary_checksum(values), "wrong": 5, "none": None}
    return entry_from_row((*values, seals[seal], is_json, None, None, None))


def test_a_line_of_the_history_shows_what_can_be_read_and_doubts_what_was_changed() -> None:
    entry = entry_of()
    summary = SessionSummary("a", beats=3)
    assert (entry.summary, entry.doubt, entry.has_seal) == (summary, None, True)
    assert entry.summary_fields == {"id": "a", "beats": 3}
    assert (entry.exercise, entry.ended, entry.closed) == ("pause", Completion.COMPLETED, True)
    changed = entry_of("wrong")
    assert (changed.summary, changed.doubt) == (None, Doubt.CHANGED)
    assert entry_of(doubt="changed").doubt is Doubt.CHANGED
    assert entry_of(doubt="anything").doubt is Doubt.RESCUED
    assert entry_of("none").doubt is None
    assert not entry_of("none").has_seal
    assert entry_of(is_json=0).summary is None
    for text, is_stored in (
        ("{}", False),
        ('{"a":1}', True),
        ("[1, 2]", False),
        (None, False),
        (7, False),
    ):
        assert (entry_of(summary=text).summary_text is not None) is is_stored
    odd = entry_of(exercise="?", source=None, ended="?", closed=0, started=5, summary_by=1)
    assert (odd.exercise, odd.source, odd.ended, odd.closed) == (None, "unknown", None, False)
    assert (odd.started, odd.summary_by) == (None, None)


def test_figures_without_a_seal_are_shown_only_if_each_is_of_its_kind() -> None:
    good = '{"id":"a","duration_s":1.5,"beats":3,"gaps":[],"figures":{},"quality":{}}'
    assert entry_of("none", summary=good).summary is not None
    for wrong in (
        '{"id":"a","beats":"3"}',
        '{"id":"a","gaps":{}}',
        '{"id":"a","figures":[]}',
        '{"id":"a","duration_s":null}',
    ):
        assert entry_of("none", summary=wrong).summary is None
        assert entry_of(summary=wrong).summary is not None
    nameless = '{"id":3}'
    assert entry_of("none", summary=nameless).summary_fields is None
    assert entry_of(summary=nameless).summary_fields == {"id": 3}
    assert entry_of(summary=nameless).summary is None  # of which session, nobody can tell


def test_a_remark_loses_only_the_tags_that_are_none() -> None:
    assert remark_from_row("w", "n", '["a", 5, "b"]') == Remark("w", "n", ("a", "b"))
    for tags in ("{", '{"a":1}', None, 5, "5"):
        assert remark_from_row("w", 5, tags) == Remark("w", None, ())


# ---------------------------------------------------------------------------- finding


def test_a_session_is_found_by_the_first_four_letters_of_its_id(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        for name in ("abcde-1", "abcde-2", "abx", "last-one"):
            library.add_recording(a_recording(name), {})
        assert library.find("abcde-1") == "abcde-1"
        assert library.find("abx") == "abx"
        assert library.find("last-") == "last-one"
        assert library.find("last") == "last-one"
        for wanted in ("", "ab", "abc", "abcd", "abcde-", "zzzz", "las", "\ud800"):
            with pytest.raises(LibraryError):
                library.find(wanted)


def test_a_key_of_what_is_remembered_has_a_hundred_letters_at_most(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.remember("k" * 100, {"a": 1})
        assert library.remembered("k" * 100) == {"a": 1}
        assert library.remembered("k" * 99) is None
        for key in ("", "k" * 101):
            with pytest.raises(ValueError, match="100"):
                library.remember(key, {"a": 1})


def test_events_are_joined_at_their_places_or_refused(tmp_path: Path) -> None:
    rows = [event_to_row(n, event) for n, event in enumerate(EVENTS)]
    with Library.open(tmp_path, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        assert library.join("a", rows[:1]) == (0, 1)
        assert library.join("a", rows[:1]) == (1, 0)
        assert library.join("a", rows) == (1, 2)
        assert library.join("a", []) == (3, 0)
        with pytest.raises(LibraryError):
            library.join("a", [event_to_row(1, Beat(9.9, 700.0))])
        assert library.recording("a").events == EVENTS


def test_a_recording_that_goes_on_completes_the_one_that_is_there(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        assert library.add_recording(a_recording("a", events=EVENTS[:2]), {"beats": 2})
        assert not library.add_recording(a_recording("a", events=EVENTS[:1]), {"beats": 1})
        assert not library.add_recording(a_recording("a", events=EVENTS[:2]), {"beats": 2})
        assert library.add_recording(a_recording("a"), {"beats": 3})
        assert library.recording("a").events == EVENTS
        assert library.entry("a").summary_fields == {"beats": 3}
        with pytest.raises(LibraryError):
            library.add_recording(a_recording("a", events=(Beat(0.9, 800.0),)), {})
        with pytest.raises(LibraryError):
            library.begin_session("a", STARTED, "none", None)


def test_only_the_last_of_unclosed_sessions_is_being_recorded(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        for name in ("one", "two", "three"):
            library.begin_session(name, STARTED, "none", None)
        library.close_session("three", Completion.EARLY, {})
        assert library.unclosed() == ["one", "two"]
        assert [e.id for e in library.sessions() if e.is_running] == ["two"]
        assert library.entry("two").is_running
        assert not library.entry("one").is_running
    with Library.open(tmp_path, write=False) as library:
        assert not any(entry.is_running for entry in library.sessions())
    assert (tmp_path / "library.lock").stat().st_mode & 0o777 == 0o600  # whoever asked


def test_events_that_come_after_the_end_open_the_session_anew(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(a_recording("a", events=EVENTS[:2]), {})
        library.append("a", [event_to_row(2, EVENTS[2])])
        assert library.doubt("a") is None
        library.close_session("a", Completion.COMPLETED, {"beats": 2})
        assert library.doubt("a") is None
        assert library.recording("a").doubt is None


def changed(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "is_doubted"),
    [
        ("UPDATE event SET t_us = t_us + 1 WHERE seq = 1", True),
        ("UPDATE event SET sum = sum + 1 WHERE seq = 1", False),  # the digest vouches for it
        ("UPDATE session SET source = 'x'", True),
        ("UPDATE session SET doubt = 'rescued', seal = NULL", True),
        ("UPDATE session SET digest = NULL, seal = NULL", False),  # each event vouches for itself
        ("UPDATE session SET exercise = NULL, seal = NULL", False),
    ],
)
def test_a_session_is_in_doubt_when_it_is_not_what_was_written(
    tmp_path: Path, statement: str, is_doubted: bool
) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(a_recording("a"), {})
    changed(tmp_path, statement)
    with Library.open(tmp_path, write=True) as library:
        assert (library.doubt("a") is not None) is is_doubted
        assert (library.recording("a").doubt is not None) is is_doubted


def test_a_closed_session_whose_event_has_no_sum_and_that_has_no_digest_is_in_doubt(
    tmp_path: Path,
) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(a_recording("a"), {})
        library.begin_session("b", STARTED, "none", None)
        library.append("b", [event_to_row(n, event) for n, event in enumerate(EVENTS)])
    changed(tmp_path, "UPDATE session SET digest = NULL, seal = NULL")
    changed(tmp_path, "UPDATE event SET sum = NULL")
    with Library.open(tmp_path, write=True) as library:
        assert library.doubt("a") is Doubt.CHANGED
        assert library.doubt("b") is None
    changed(tmp_path, "DELETE FROM event WHERE seq = 1")
    with Library.open(tmp_path, write=True) as library:
        assert library.doubt("b") is Doubt.CHANGED


# ---------------------------------------------------------------------------- what is told later


def dated(written: str, text: str) -> DatedAnnotation:
    return DatedAnnotation(written, TriggerNamed(0.0, text))


def test_what_was_told_elsewhere_comes_into_the_order_of_its_time(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(a_recording("a"), {})
        notebook = library.notebook
        notebook.add_annotation("a", "2026-11-23T08:00:00+00:00", TriggerNamed(0.0, "here"))
        result = [
            dated("2026-11-23T08:00:00+00:00", "here"),
            dated("2026-11-23T10:00:00+02:30", "before"),
            dated("2026-11-24T08:00:00+00:00", "after"),
            dated("2026-11-24T08:00:00+00:00", "after"),
        ]
        assert notebook.merge_annotations("a", result) == 3
        assert notebook.merge_annotations("a", result) == 0
        stored = [one.annotation for one in notebook.dated_annotations("a")]
        assert stored == [TriggerNamed(0.0, text) for text in ("before", "here", "after", "after")]
        with pytest.raises(LibraryError):  # nothing was predicted
            notebook.add_annotation("a", STARTED, OutcomeReported(Outcome.LESS))
        with pytest.raises(RecordingError):
            notebook.add_annotation("a", "yesterday", TriggerNamed(0.0, "x"))


# ---------------------------------------------------------------------------- files


def test_seven_daily_backups_are_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        for day in range(1, 9):
            library.back_up(date(2026, 11, day))
            stored = sorted(path.name for path in list_backups(tmp_path))
            assert len(stored) == min(day, 7)
            assert stored[-1] == f"library-2026-11-{day:02}.db"
    assert stored[0] == "library-2026-11-02.db"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_all_that_a_library_makes_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "library"
    with Library.open(folder, write=True) as library:
        library.add_recording(a_recording("a"), {})
        made = library.back_up(date(2026, 11, 1))
        assert made is not None
        files = [*folder.iterdir(), made]
        assert {path.name for path in files} >= {"library.db", "library.db-wal", "library.lock"}
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in files if path.is_file()}
        assert set(modes.values()) == {"0o600"}
    for path in (folder, made.parent):
        assert path.stat().st_mode & 0o777 == 0o700
    take_folder_notices()


@pytest.mark.parametrize(("free", "is_enough"), [(49_999_999, False), (50_000_000, True)])
def test_a_session_begins_with_fifty_megabytes_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, is_enough: bool
) -> None:
    class Usage:
        def __init__(self) -> None:
            self.free = free

    monkeypatch.setattr("trainer.library.library_file.shutil.disk_usage", lambda _: Usage())
    with Library.open(tmp_path, write=True) as library:
        file = vars(library)["_file"]
        assert isinstance(file, LibraryFile)
        if is_enough:
            library.preflight()
        else:
            with pytest.raises(LibraryError):
                library.preflight()


def test_settings_that_keep_every_commit_are_on(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        connection = vars(library)["_connection"]
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        outcome = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
        assert outcome == ["wal", 2, 1, 1]
        assert connection.execute("PRAGMA application_id").fetchone()[0] == 0x4F555442
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 4


@pytest.mark.parametrize(("chance", "is_locked"), [(3, False), (4, True), (7, True)])
def test_a_file_is_locked_when_most_of_its_pages_look_like_chance(
    tmp_path: Path, chance: int, is_locked: bool
) -> None:
    rng = random.Random(1)
    pages = [rng.randbytes(4096) if n < chance else bytes(4096) for n in range(7)]
    path = tmp_path / "x.db"
    path.write_bytes(b"".join(reversed(pages)))
    assert is_encrypted_file(path) is is_locked
    path.write_bytes(b"".join(reversed(pages)) + rng.randbytes(4096 * 20))  # seven are looked at
    assert is_encrypted_file(path) is is_locked
    path.write_bytes(b"SQLite format 3\0" + rng.randbytes(4096 * 7))
    assert not is_encrypted_file(path)


@pytest.mark.parametrize(("chance", "is_locked"), [(1, False), (2, False), (3, True), (4, True)])
def test_half_of_a_small_files_pages_are_not_most_of_them(
    tmp_path: Path, chance: int, is_locked: bool
) -> None:
    rng = random.Random(2)
    path = tmp_path / "x.db"
    path.write_bytes(bytes(4096 * (4 - chance)) + rng.randbytes(4096 * chance))
    assert is_encrypted_file(path) is is_locked


def test_what_is_removed_is_overwritten_and_a_second_name_keeps_it(tmp_path: Path) -> None:
    for size in (0, 1, 1 << 20, (1 << 20) + 1, 3 << 20):
        path = tmp_path / "secret"
        path.write_bytes(b"x" * size)
        overwrite(path)
        assert path.read_bytes() == bytes(size)
    path.write_bytes(b"secret")
    other = tmp_path / "other"
    os.link(path, other)
    remove(path)
    assert not path.exists()
    assert other.read_bytes() == b"secret"
    remove(path)  # one that is not there is no error


def test_a_name_is_cut_where_a_file_name_has_to_end() -> None:
    assert (MAX_SLUG_CHARS, MAX_SHORT_ID_CHARS) == (40, 12)
    assert slug("a" * 41) == "a" * 40
    assert slug("a" * 39 + "-b") == "a" * 39
    assert short_id("20261121T205017Z-" + "b" * 13) == "b" * 12
    assert short_id("x" * 65) == "x" * 12
    assert [bool(SAFE_ID.fullmatch(name)) for name in ("a" * 64, "a" * 65, "-a", "a-", "")] == [
        *(True, False, False, True, False)
    ]
    assert new_id(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "f") == "20260102T030405Z-f"


def test_what_raises_is_reported_and_something_else_taken() -> None:
    reported: list[tuple[str, type[Exception]]] = []

    def note(part: str, exc: Exception) -> None:
        reported.append((part, type(exc)))

    assert attempt("share", lambda: 1 // 0, 7, note) == 7
    assert attempt("share", lambda: 1, 7, note) == 1
    assert reported == [("share", ZeroDivisionError)]
    with pytest.raises(ZeroDivisionError):
        attempt("share", lambda: 1 // 0, 7, None)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks Linux which files are open")
@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("content", [b"", b"another", b"SQLite format 3\0" + b"\xff" * 5000, None])
def test_a_library_that_is_refused_is_let_go(
    tmp_path: Path, content: bytes | None, write: bool
) -> None:
    db = tmp_path / "library.db"
    if content is None:
        with closing(sqlite3.connect(db)) as connection, connection:
            connection.execute("CREATE TABLE other (a)")
    else:
        db.write_bytes(content)
    with pytest.raises(LibraryError) as refusal:
        Library.open(tmp_path, write=write)
    assert not [path for path in _open_files() if path.is_relative_to(tmp_path)], refusal
    take_folder_notices()


def _open_files() -> list[Path]:
    outcome = []
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # that of this list itself
            outcome.append(handle.readlink())
    return outcome
