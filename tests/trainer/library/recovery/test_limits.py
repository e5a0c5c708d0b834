"""Which rows of a damaged file may be believed: the last page, place, number and time, and the first too many."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from struct import pack_into
from typing import Any

import pytest

from trainer.events import Beat, Event, NoteWritten, Tick
from trainer.library.connection import create_database
from trainer.library.recovery.page_scanner import MAX_INDEX_CELL_BYTES, scan_pages
from trainer.library.recovery.plausibility import LATE_US, in_order, longest_rise
from trainer.library.recovery.rescue import (
    ReadableContent,
    _fill,
    _from_backups,
    _named_apart,
    rescue_library,
)
from trainer.library.recovery.row_reader import (
    LAST_SEQ,
    MAX_SESSION_NUMBER,
    RecoveredSession,
    RowReader,
    _at_own_places,
    _is_typed_head,
    named,
    read_other_tables,
    read_session,
    session_numbers,
)
from trainer.library.store import Library
from trainer.library.tables.events import (
    SEALED,
    StoredRow,
    are_without_holes,
    event_from_row,
    event_to_row,
    has_valid_checksum,
    is_changed,
    is_typed,
    row_checksum,
    rows_from_events,
    summary_checksum,
)
from trainer.recording import Completion, Doubt, Recording

PAGE = 4096


# ---------------------------------------------------------------------------- pages


def varint(value: int) -> bytes:
    """As SQLite writes it: seven bits a byte, the ninth byte has eight."""
    if value >= 1 << 56:
        upper, last = value >> 8, bytes((value & 0xFF,))
        return bytes(0x80 | upper >> 7 * k & 0x7F for k in range(7, -1, -1)) + last
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(0x80 | value & 0x7F)
    return bytes(reversed(parts))


def encoded(value: object, width: int | None = None) -> tuple[int, bytes]:
    """Its serial type, and its bytes."""
    if value is None:
        return 0, b""
    if isinstance(value, str):
        text = value.encode()
        return 13 + 2 * len(text), text
    assert isinstance(value, int)
    if width == 0:
        return 8 + value, b""
    widths = {1: 1, 2: 2, 3: 3, 4: 4, 6: 5, 8: 6}
    fits = (w for w in widths if -(1 << 8 * w - 1) <= value < 1 << 8 * w - 1)
    bytes_ = width or next(fits)
    return widths[bytes_], value.to_bytes(bytes_, "big", signed=True)


def record(values: Iterable[object]) -> bytes:
    parts = [encoded(value) for value in values]
    types = b"".join(varint(serial) for serial, _ in parts)
    return varint(len(types) + 1) + types + b"".join(content for _, content in parts)


def page_of(kind: int, records: Sequence[tuple[int | None, bytes]]) -> bytes:
    page, end = bytearray(PAGE), PAGE
    skipped = 4 if kind == 0x02 else 0
    page[0] = kind
    pack_into(">H", page, 3, len(records))
    for place, (rowid, content) in enumerate(records):
        number = b"" if rowid is None else varint(rowid)
        cell = bytes(skipped) + varint(len(content)) + number + content
        end -= len(cell)
        page[end : end + len(cell)] = cell
        pack_into(">H", page, 8 + skipped + 2 * place, end)
    return bytes(page)


def event_record(seq: int, t_us: int, body: str = "{}", sum_: int | None = 7) -> bytes:
    return record((3, seq, t_us, "tick", body, sum_))


def head_record(name: object = "a", closed: object = 1, columns: int = 14) -> bytes:
    values = (None, name, "2026", "pause", "none", None, "0.1.0", "completed", closed, "{}", "d")
    return record((*values, "x", None, 5)[:columns])


def scanned(tmp_path: Path, *pages: bytes) -> tuple[dict[int, object], dict[int, object]]:
    path = tmp_path / "pages"
    path.write_bytes(b"".join(pages))
    heads, events = scan_pages(path)
    return dict(heads), dict(events)


@pytest.mark.parametrize(
    "t_us", [0, 1, 127, 128, -128, -129, 1 << 15, 1 << 23, 1 << 31, 1 << 47, -(1 << 62)]
)
def test_a_number_of_any_width_is_read_from_a_page(tmp_path: Path, t_us: int) -> None:
    for kind in (0x0A, 0x02):
        _, events = scanned(tmp_path, page_of(kind, [(None, event_record(5, t_us))]))
        assert events == {3: {5: StoredRow(5, t_us, "tick", "{}", 7)}}


def test_a_row_of_a_session_is_read_with_the_columns_its_page_holds(tmp_path: Path) -> None:
    for columns in (10, 11, 12, 14):
        for rowid in (1, 127, 128, 1 << 20, (1 << 56) + 3):
            page = page_of(0x0D, [(rowid, head_record(columns=columns))])
            heads, events = scanned(tmp_path, page)
            assert (len(heads), events) == ((1 if columns >= 11 else 0), {})
            if heads:
                (head,) = heads.values()
                assert isinstance(head, tuple)
                assert head[:3] == (rowid, "a", "2026")
                assert len(head) == columns


@pytest.mark.parametrize(
    ("name", "closed", "is_head"),
    [
        ("a", 0, True),
        ("a", 1, True),
        ("a", 2, False),
        ("a", None, False),
        ("-", 1, False),
        (5, 1, False),
    ],
)
def test_a_row_that_is_no_session_is_passed_over(
    tmp_path: Path, name: object, closed: object, is_head: bool
) -> None:
    heads, _ = scanned(tmp_path, page_of(0x0D, [(4, head_record(name, closed))]))
    assert bool(heads) is is_head


@pytest.mark.parametrize(("columns", "is_read"), [(63, True), (64, False)])
def test_a_row_tells_its_columns_in_64_bytes_at_most(
    tmp_path: Path, columns: int, is_read: bool
) -> None:
    """A byte for each of them, and one for how many bytes there are."""
    values = (None, "a", "2026", "pause", "none", None, "0.1.0", "completed", 1, "{}", "d")
    content = record((*values, *(None,) * (columns - len(values))))
    assert content[0] == columns + 1
    heads, _ = scanned(tmp_path, page_of(0x0D, [(4, content), (5, head_record("b"))]))
    assert set(heads) == ({4, 5} if is_read else {5})


def test_an_event_has_a_sum_a_blank_or_nothing_at_its_end(tmp_path: Path) -> None:
    rows = [record((3, 1, 10, "tick", "{}", *end)) for end in ((9,), (None,), (), ("x",), (1, 2))]
    rows += [record((3, 1, "10", "tick", "{}")), record((3, 1, 10, "tick"))]
    result = []
    for content in rows:
        _, events = scanned(tmp_path, page_of(0x0A, [(None, content)]))
        result.append(events.get(3))
    assert result == [
        {1: StoredRow(1, 10, "tick", "{}", 9)},
        *[{1: StoredRow(1, 10, "tick", "{}", None)}] * 2,
        *[None] * 4,
    ]


@pytest.mark.parametrize(("longer", "is_read"), [(0, True), (1, False)])
def test_a_row_that_goes_on_in_another_page_is_left_out(
    tmp_path: Path, longer: int, is_read: bool
) -> None:
    assert MAX_INDEX_CELL_BYTES == 1002
    empty = len(event_record(5, 10, ""))
    body = "x" * (MAX_INDEX_CELL_BYTES - empty - 1 + longer)  # its own length takes a byte more
    content = event_record(5, 10, body)
    assert len(content) == MAX_INDEX_CELL_BYTES + longer
    other = event_record(6, 11)
    _, events = scanned(tmp_path, page_of(0x0A, [(None, content), (None, other)]))
    assert set(events[3]) == ({5, 6} if is_read else {6})  # type: ignore[call-overload]


def test_pages_of_other_kinds_and_a_page_cut_short_hold_nothing(tmp_path: Path) -> None:
    whole = page_of(0x0A, [(None, event_record(5, 10))])
    assert scanned(tmp_path, bytes((0x05,)) + whole[1:]) == ({}, {})
    assert scanned(tmp_path, whole, page_of(0x0A, [(None, event_record(6, 11))])[:-1])[
        1
    ].keys() == {3}
    assert scanned(tmp_path, whole[:-1]) == ({}, {})


# ---------------------------------------------------------------------------- times


def rows_at(*t_us: int, kind: str = "beat", known: Iterable[int] = ()) -> list[StoredRow]:
    return [StoredRow(n, t, kind, "{}", 1 if n in known else None) for n, t in enumerate(t_us)]


def test_the_longest_part_that_never_falls() -> None:
    for values, places in (
        ([], []),
        ([5], [0]),
        ([1, 1, 1], [0, 1, 2]),
        ([3, 2, 1], [2]),
        ([1, 5, 2, 3, 9, 4], [0, 2, 3, 5]),
        ([9, 1, 2, 8, 3, 4, 0], [1, 2, 4, 5]),
    ):
        assert longest_rise(values) == places


def test_an_event_may_be_ten_seconds_off_and_no_beat_comes_before_the_one_before_it() -> None:
    course = [n * 1_000_000 for n in range(20)]
    for off_us, is_stored in (
        (LATE_US, True),
        (LATE_US + 1, False),
        (-LATE_US, True),
        (-LATE_US - 1, False),
    ):
        ticks = rows_at(*course, kind="tick")
        ticks[11] = ticks[11]._replace(t_us=course[10] + off_us)
        assert (ticks[11] in in_order(ticks)) is is_stored
    assert LATE_US == 10_000_000
    beats = rows_at(*course)
    beats[11] = beats[11]._replace(t_us=course[8])
    assert in_order(beats) == [*beats[:11], *beats[12:]]
    verified = [row._replace(sum=1) if row.seq == 11 else row for row in beats]
    assert in_order(verified) == verified  # an event with a valid checksum is never dropped
    assert in_order([row._replace(sum=1) for row in beats]) == [r._replace(sum=1) for r in beats]


# ---------------------------------------------------------------------------- rows


EVENTS: tuple[Event, ...] = (*(Beat(0.8 * n, 800.0 + n) for n in range(6)), NoteWritten(9.0, "so"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path, write=True) as library:
        for name in ("one", "two", "three"):
            recording = Recording(name, None, "none", None, Completion.COMPLETED, EVENTS)
            library.add_recording(recording, {"beats": 6})
        library.begin_session("open", None, "none", None)
        library.append("open", [event_to_row(n, event) for n, event in enumerate(EVENTS)])
    return tmp_path


def changed(folder: Path, *statements: str) -> Path:
    db = folder / "library.db"
    with closing(sqlite3.connect(db)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return db


def read_of(folder: Path, number: int, *statements: str) -> RecoveredSession:
    with RowReader(changed(folder, *statements), None) as reader:
        session = read_session(reader, number)
    assert session is not None
    return session


def test_what_is_as_it_was_written_is_whole(folder: Path) -> None:
    with RowReader(folder / "library.db", None) as reader:
        assert session_numbers(reader) == ([1, 2, 3, 4], True)
        assert read_session(reader, 5) is None
        tables, is_whole = read_other_tables(reader)
    assert is_whole
    assert set(tables) == {"remark", "setting", "exported", "sheet", "said_later"}
    for number, name in enumerate(("one", "two", "three", "open"), start=1):
        session = read_of(folder, number)
        assert (session.id, session.whole, session.is_best) == (name, True, True)
        assert session.rows == tuple(rows_from_events(EVENTS))
        assert session.is_verified == (True,) * 7


@pytest.mark.parametrize(
    ("statement", "left", "verified"),
    [
        ("UPDATE event SET body = '{\"rr_ms\":900.0}' WHERE session = 1 AND seq = 2", 6, 6),
        ("UPDATE event SET sum = NULL, t_us = 90000000 WHERE session = 1 AND seq = 2", 6, 6),
        ("UPDATE event SET sum = NULL WHERE session = 1 AND seq = 2", None, None),
        ("UPDATE event SET seq = 9 WHERE session = 1 AND seq = 2", 6, 6),
        ("UPDATE event SET seq = -1 WHERE session = 1 AND seq = 0", 6, 6),
        (f"UPDATE event SET seq = {LAST_SEQ} WHERE session = 1 AND seq = 6", 6, 6),
        ("DELETE FROM event WHERE session = 1 AND seq = 2", 6, 6),
        ("DELETE FROM event WHERE session = 1 AND seq = 6", 6, 6),
        ("INSERT INTO event VALUES (1, 7, 9500000, 'tick', '{}', NULL)", 8, 7),
        ("INSERT INTO event VALUES (1, 7, 9500000, 'tick', '{', NULL)", 7, 7),
        ("UPDATE session SET digest = NULL, seal = NULL WHERE number = 1", 7, 7),
        ("UPDATE session SET source = 'else' WHERE number = 1", 7, 7),
        ("UPDATE session SET seal = 5 WHERE number = 1", 7, 7),
        ("UPDATE session SET closed = 2, seal = NULL WHERE number = 1", 7, 7),
    ],
)
def test_what_was_changed_is_kept_as_far_as_it_makes_sense_and_marked(
    folder: Path, statement: str, left: int | None, verified: int | None
) -> None:
    session = read_of(folder, 1, statement)
    if left is None:  # the digest vouches for the event, sum or not
        assert session.whole
        return
    assert not session.whole
    assert session.columns["doubt"] == Doubt.RESCUED.value
    assert (len(session.rows), sum(session.is_verified)) == (left, verified)
    assert session.columns["seal"] == summary_checksum([session.columns[n] for n in SEALED])
    assert set(session.rows) - {(7, 9_500_000, "tick", "{}")} <= set(rows_from_events(EVENTS))


def test_an_unclosed_session_is_whole_while_its_places_count_up(folder: Path) -> None:
    assert read_of(folder, 4).whole
    assert not read_of(folder, 4, "DELETE FROM event WHERE session = 4 AND seq = 3").whole


@pytest.mark.parametrize("place", [-1, -2, -(1 << 63), LAST_SEQ])
def test_an_event_at_a_place_that_nobody_wrote_is_damage(folder: Path, place: int) -> None:
    insert = f"INSERT INTO event VALUES (4, {place}, 0, 'tick', '{{}}', NULL)"
    session = read_of(folder, 4, insert)
    assert not session.whole
    assert session.rows == tuple(rows_from_events(EVENTS))


def test_a_session_that_is_in_doubt_already_stays_so(folder: Path) -> None:
    seal = "UPDATE session SET seal = NULL, doubt = '{}' WHERE number = 2"
    for word, stored in (("changed", "changed"), ("rescued", "rescued"), ("?", "rescued")):
        session = read_of(
            folder, 2, seal.format(word), "DELETE FROM event WHERE session = 2 AND seq = 0"
        )
        assert session.columns["doubt"] == stored
        assert not session.is_best


def test_a_row_of_a_session_that_is_gone_is_made_up_for_by_its_events(folder: Path) -> None:
    session = read_of(folder, 2, "DELETE FROM session WHERE number = 2")
    assert (session.id, session.whole, len(session.rows)) == ("rescued-2", False, 7)
    assert session.columns["closed"] == 1
    assert session.columns["source"] == session.columns["app_version"] == "unknown"


def test_numbers_of_sessions_lie_between_one_and_two_to_the_forty(folder: Path) -> None:
    for number in (MAX_SESSION_NUMBER - 1, MAX_SESSION_NUMBER):
        insert = f"INSERT INTO session (number, id, source, app_version) VALUES ({number}, 's{number}', 'x', 'y')"
        with RowReader(changed(folder, insert), None) as reader:
            numbers, _ = session_numbers(reader)
        assert (number in numbers) is (number < MAX_SESSION_NUMBER)
    with RowReader(
        changed(folder, "UPDATE session SET number = 0 WHERE number = 1"), None
    ) as reader:
        assert 0 not in session_numbers(reader)[0]


def test_a_file_that_was_read_is_let_go_so_that_it_can_be_renamed(folder: Path) -> None:
    with RowReader(folder / "library.db", None) as reader:
        assert reader.rows("SELECT count(*) FROM session") == ([(4,)], True)
    assert reader.rows("SELECT count(*) FROM session") == ([], False)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks Linux which files are open")
def test_a_locked_file_is_let_go_before_it_is_opened_anew_behind_a_damage(tmp_path: Path) -> None:
    key, db = "four words nobody guesses", tmp_path / "library.db"
    with Library.open(tmp_path, write=True, key=key) as library:
        library.begin_session("a", None, "none", None)

    opened = []

    class Reader(RowReader):
        def _open(self) -> sqlite3.Connection:
            opened.append(times_open(db))
            return super()._open()

    with Reader(db, key) as reader:
        for _ in range(3):
            assert reader.rows("SELECT no_such_column FROM session") == ([], False)
            assert reader.rows("SELECT count(*) FROM session") == ([(1,)], True)
    assert opened == [0] * 4
    assert times_open(db) == 0


def times_open(file: Path) -> int:
    opened = 0
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # that of this list itself
            opened += handle.readlink() == file
    return opened


@pytest.mark.parametrize("version", [0, 1, 2, 3, 4, None])
def test_sheets_are_looked_for_unless_the_library_is_known_to_be_older(
    folder: Path, version: int | None
) -> None:
    class Reader(RowReader):
        asked: tuple[str, ...] = ()

        def rows(self, sql: str, *values: object) -> tuple[list[Any], bool]:
            self.asked = (*self.asked, sql)
            if sql == "PRAGMA user_version":
                return ([], False) if version is None else ([(version,)], True)
            return super().rows(sql, *values)

    with Reader(folder / "library.db", None) as reader:
        tables, is_whole = read_other_tables(reader)
        asked_of_sheets = [sql for sql in reader.asked if "sheet" in sql]
    assert (set(tables), is_whole) == (
        {"remark", "setting", "exported", "sheet", "said_later"},
        True,
    )
    assert len(asked_of_sheets) == (0 if version in (1, 2) else 2)


def test_columns_that_came_later_are_none() -> None:
    first = named((1, "a", "2026", "pause", "none", None, "0.1.0", None, 1, "{}", "d"))
    assert [first[name] for name in ("number", "digest", "summary_by", "doubt", "seal")] == [
        *(1, "d", None, None, None)
    ]
    later = named((*range(14), "more"))
    assert (later["seal"], len(later)) == (13, 14)


def test_sums_tell_what_was_changed_and_what_nobody_knows() -> None:
    row = event_to_row(4, Beat(0.8, 800.0))
    right = StoredRow(*row, row_checksum(3, row))
    assert (has_valid_checksum(3, right), is_changed(3, right)) == (True, False)
    assert (has_valid_checksum(2, right), is_changed(2, right)) == (False, True)
    blank = right._replace(sum=None)
    assert (has_valid_checksum(3, blank), is_changed(3, blank)) == (False, False)
    assert is_typed(right)
    for place, value in enumerate(("4", 0.8, b"beat", None)):
        assert not is_typed(StoredRow._make([*right[:place], value, *right[place + 1 :]]))
    assert are_without_holes([])
    assert are_without_holes([right._replace(seq=n) for n in range(3)])
    assert not are_without_holes([right])
    assert event_from_row(row) == Beat(0.8, 800.0)
    assert [event_to_row(0, Tick(t))[1] for t in (1e-6, 1.4e-6, 1.6e-6, -0.5)] == [
        1,
        1,
        2,
        -500_000,
    ]


# ---------------------------------------------------------------------------- which one is taken


def recovered(
    number: int, name: str, *, rows: int = 3, whole: bool = True, doubt: str | None = None
) -> RecoveredSession:
    columns = {**dict.fromkeys(("number", *SEALED, "seal")), "id": name, "doubt": doubt}
    events = tuple(event_to_row(n, Tick(float(n))) for n in range(rows))
    return RecoveredSession(number, columns, events, (True,) * rows, whole)


def content(*sessions: RecoveredSession, heads_whole: bool = True) -> ReadableContent:
    return ReadableContent(sessions, heads_whole, {}, True)


def test_a_session_keeps_its_number_unless_another_has_it(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other", write=True) as library:
        library.add_recording(Recording("new", None, "none", None, Completion.EARLY, EVENTS), {})
    sessions = []
    for db, number in (
        (folder / "library.db", 3),
        (tmp_path / "other" / "library.db", 1),
        (folder / "library.db", 1),
    ):
        with RowReader(db, None) as reader:
            session = read_session(reader, number)
        assert session is not None
        sessions.append(session)
    with closing(create_database(tmp_path / "rescued.db", None)) as target:
        assert _fill(target, sessions) == {"three": 3, "new": 1, "one": 4}
        counted = "SELECT session, count(*) FROM event GROUP BY session ORDER BY session"
        assert target.execute(counted).fetchall() == [(n, len(EVENTS)) for n in (1, 3, 4)]


def test_a_rescued_library_needs_no_journal_beside_it(folder: Path) -> None:
    """Or what a full disk left in the journal of the new file would not take its place with it."""
    changed(folder, "UPDATE event SET t_us = 5 WHERE session = 2 AND seq = 3")
    rescue_library(folder, "now")
    with closing(sqlite3.connect(f"{(folder / 'library.db').as_uri()}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not list(folder.glob("*.new*"))


def test_of_two_sessions_with_one_id_the_whole_one_keeps_it_or_else_the_longer() -> None:
    cases = (
        ((recovered(1, "a", whole=False, rows=9), recovered(2, "a")), {2: "a", 1: "a-again"}),
        ((recovered(1, "a", rows=2), recovered(2, "a", rows=3)), {2: "a", 1: "a-again"}),
        ((recovered(1, "a"), recovered(2, "a"), recovered(3, "a")), None),
        ((recovered(1, "x" * 64), recovered(2, "x" * 64)), {1: "x" * 64, 2: "x" * 58 + "-again"}),
    )
    for sessions, names in cases:
        apart = _named_apart(sessions)
        assert [session.number for session in apart] == sorted(s.number for s in sessions)
        assert len({session.id for session in apart}) == len(sessions)
        if names is not None:
            assert {session.number: session.id for session in apart} == names
        for session in apart:
            if session.id.endswith("again"):
                assert (session.whole, session.columns["doubt"]) == (False, "rescued")


def test_from_a_backup_comes_only_what_is_better_there() -> None:
    left = (
        recovered(1, "whole"),
        recovered(2, "part", whole=False),
        recovered(3, "odd", doubt="changed"),
    )
    newest = content(
        recovered(1, "whole", rows=1), recovered(2, "part", whole=False), recovered(3, "odd")
    )
    older = content(recovered(2, "part", rows=7), recovered(3, "odd", rows=8), recovered(4, "gone"))
    taken = {s.id: len(s.rows) for s in _from_backups(content(*left), [newest, older])}
    assert taken == {"part": 7, "odd": 3}
    lost_list = content(*left, heads_whole=False)
    taken = {s.id: len(s.rows) for s in _from_backups(lost_list, [newest, older])}
    assert taken == {"part": 7, "odd": 3, "gone": 3}


def test_a_rescue_says_of_each_session_what_became_of_it(folder: Path) -> None:
    changed(
        folder,
        "UPDATE event SET t_us = 5 WHERE session = 2 AND seq = 3",
        "DELETE FROM session WHERE number = 3",
    )
    result = rescue_library(folder, "now")
    assert (result.whole, result.from_backup) == (("one", "open"), ())
    assert result.in_part == ("two", "rescued-3")
    assert result.saved_as.name == "library-damaged-now.db"
    with Library.open(folder, write=True) as library:
        doubts = {entry.id: entry.doubt for entry in library.sessions()}
        assert doubts == {
            "one": None,
            "two": Doubt.RESCUED,
            "rescued-3": Doubt.RESCUED,
            "open": None,
        }
        assert len(library.recording("two").events) == 6
    (folder / "library.db").write_bytes(b"")
    assert rescue_library(folder, "now").saved_as.name == "library-damaged-now-again.db"


def test_an_event_that_stands_further_behind_keeps_its_place(folder: Path) -> None:
    """The digest vouches for the events and their order."""
    session = read_of(folder, 1, "UPDATE event SET seq = 9 WHERE session = 1 AND seq = 6")
    assert session.whole
    assert [row[0] for row in session.rows] == [0, 1, 2, 3, 4, 5, 9]
    row = StoredRow(*event_to_row(4, Tick(1.0)), None)
    twice = _at_own_places([row, row._replace(seq=7), row._replace(seq=7)])
    assert [place for place, *_ in twice] == [0, 1, 2]
    once = _at_own_places([row, row._replace(seq=7)])
    assert [place for place, *_ in once] == [4, 7]


def test_a_row_of_a_session_has_texts_where_a_table_has_texts(folder: Path) -> None:
    columns = dict(read_of(folder, 1).columns)
    assert _is_typed_head(columns)
    for name in ("started", "exercise", "source", "plan", "ended", "summary", "digest", "doubt"):
        assert not _is_typed_head({**columns, name: 5})
        assert _is_typed_head({**columns, name: None})
    for name in ("id", "app_version"):
        assert not _is_typed_head({**columns, name: None})
    for closed in (2, None, "1"):
        assert not _is_typed_head({**columns, "closed": closed})
    assert _is_typed_head({**columns, "closed": 0})
