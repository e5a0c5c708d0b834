"""Rows straight from the pages of a damaged file, where the tree that leads to them is gone.

A file that was cut short has lost the pages that say where all others are; but each page with rows says
so itself. Layout: https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1. Nothing deleted can
come back by this: `secure_delete` fills with zeros what is given back. Rows longer than a page are left
out, and a locked file has no page that can be read without its tree.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import unpack_from
from typing import Any, Final, TypeAlias

from trainer.files.names import SAFE_ID
from trainer.library.encryption import PAGE_BYTES
from trainer.library.tables.events import StoredRow

TABLE_LEAF: Final = 0x0D  # sessions
INDEX_LEAF: Final = 0x0A  # events: a table without rowid is kept as an index
INDEX_INNER: Final = 0x02  # which holds rows on its way to the leaves too
MAX_INDEX_CELL_BYTES: Final = (PAGE_BYTES - 12) * 64 // 255 - 23
MAX_CELL_BYTES: Final = {
    TABLE_LEAF: PAGE_BYTES - 35,
    INDEX_LEAF: MAX_INDEX_CELL_BYTES,
    INDEX_INNER: MAX_INDEX_CELL_BYTES,
}
CHILD_BYTES: Final = 4  # before each row of an inner page, and once more in its header
MAX_HEADER_BYTES: Final = 64
HEAD_COLUMNS: Final = 11  # of the first version; later ones have more
WHOLE_BYTES: Final = (0, 1, 2, 3, 4, 6, 8)  # of an integer of serial type 0 to 6

Head: TypeAlias = tuple[Any, ...]


def scan_pages(db: Path) -> tuple[dict[int, Head], dict[int, dict[int, StoredRow]]]:
    """Rows of sessions by number, and of events by session and place. Raises: OSError.

    Of a session as many columns are told as its page holds, the number first.
    """
    heads: dict[int, Head] = {}
    events: dict[int, dict[int, StoredRow]] = {}
    with db.open("rb") as file:
        while page := file.read(PAGE_BYTES):
            for rowid, columns in _records(page):
                if rowid is not None and _is_head(columns):
                    heads[rowid] = (rowid, *columns[1:])
                elif rowid is None and _is_event(columns):
                    session, seq, t_us, kind, body, *rest = columns
                    row = StoredRow(seq, t_us, kind, body, rest[0] if rest else None)
                    events.setdefault(session, {})[seq] = row
    return heads, events


def _is_head(columns: Sequence[Any]) -> bool:
    if len(columns) < HEAD_COLUMNS or columns[0] is not None:
        return False
    name = columns[1]
    return isinstance(name, str) and SAFE_ID.fullmatch(name) is not None and columns[8] in (0, 1)


def _is_event(columns: Sequence[Any]) -> bool:
    kinds = [type(column) for column in columns]
    return kinds[:5] == [int, int, int, str, str] and kinds[5:] in ([], [int], [type(None)])


def _records(page: bytes) -> Iterator[tuple[int | None, Sequence[Any]]]:
    """Each record of a page that can be understood, with its rowid where it has one."""
    kind = page[0]
    if kind not in MAX_CELL_BYTES or len(page) < PAGE_BYTES:
        return
    skipped = CHILD_BYTES if kind == INDEX_INNER else 0
    (count,) = unpack_from(">H", page, 3)
    for place in range(min(count, PAGE_BYTES // 4)):
        (at,) = unpack_from(">H", page, 8 + skipped + 2 * place)
        try:
            yield _record(page, at + skipped, kind)
        except (IndexError, ValueError):
            continue  # not the record it was


def _record(page: bytes, at: int, kind: int) -> tuple[int | None, Sequence[Any]]:
    length, at = _varint(page, at)
    rowid = None
    if kind == TABLE_LEAF:
        rowid, at = _varint(page, at)
    if length > MAX_CELL_BYTES[kind] or at + length > PAGE_BYTES:
        raise ValueError("goes on in another page")
    header_bytes, types_at = _varint(page, at)
    if header_bytes > MAX_HEADER_BYTES:
        raise ValueError("more columns than any table of ours")
    types = []
    while types_at < at + header_bytes:
        serial, types_at = _varint(page, types_at)
        types.append(serial)
    columns, at = [], at + header_bytes
    for serial in types:
        column, at = _column(page, at, serial)
        columns.append(column)
    return rowid, columns


def _column(page: bytes, at: int, serial: int) -> tuple[Any, int]:
    """The column at this place, and the place behind it."""
    if serial >= 13 and serial % 2:
        end = at + (serial - 13) // 2
        return page[at:end].decode("utf-8"), end
    if serial in (8, 9):
        return serial - 8, at
    if serial == 0:
        return None, at
    if serial < len(WHOLE_BYTES):
        end = at + WHOLE_BYTES[serial]
        return int.from_bytes(page[at:end], "big", signed=True), end
    raise ValueError("no column of ours")


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = page[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError("no number")
