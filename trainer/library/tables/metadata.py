"""What is kept beside the recorded events: remarks on a session, what is known of the person, exports.

Rule: what was recorded is never changed. A remark written later stands beside the note that was
recorded, and a later remark beside an earlier one; the last one counts.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from trainer.errors import LibraryError, RecordingError
from trainer.formats.codecs.json_validation import parse_object, replace_surrogates, to_json_line
from trainer.formats.codecs.recording_codec import check_timestamp
from trainer.library.messages import SettingDamaged
from trainer.library.tables.sessions import Remark, remark_from_row

MAX_KEY_CHARS: Final = 100


def insert_remark(connection: sqlite3.Connection, number: int, remark: Remark) -> None:
    """Keep a remark. Raises: RecordingError, for a time that is none."""
    connection.execute(
        "INSERT INTO remark (session, written, note, tags) VALUES (?, ?, ?, ?)",
        (
            number,
            check_timestamp(remark.written),
            None if remark.note is None else replace_surrogates(remark.note),
            json.dumps([replace_surrogates(tag) for tag in remark.tags]),
        ),
    )


def list_remarks(connection: sqlite3.Connection, number: int) -> list[Remark]:
    """All remarks on a session, oldest first."""
    rows = connection.execute(
        "SELECT written, note, tags FROM remark WHERE session = ? ORDER BY number", (number,)
    )
    return [remark_from_row(*row) for row in rows]


def save_setting(connection: sqlite3.Connection, key: str, fields: Mapping[str, object]) -> None:
    """Raises: ValueError, for a key or a value that can never be kept: the caller's mistake."""
    if not 0 < len(key) <= MAX_KEY_CHARS:
        raise ValueError(f"a key has 1 to {MAX_KEY_CHARS} characters")
    connection.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, to_json_line(fields)),
    )


def load_setting(connection: sqlite3.Connection, key: str) -> dict[str, object] | None:
    """Return what is stored under a key, None where nothing is. Raises: LibraryError, when it is damaged."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    try:
        return parse_object(row[0])
    except RecordingError as exc:
        raise LibraryError(SettingDamaged(key)) from exc


def insert_export(connection: sqlite3.Connection, number: int, path: str) -> None:
    connection.execute(
        "INSERT INTO exported VALUES (?, ?) ON CONFLICT DO NOTHING",
        (number, replace_surrogates(path)),
    )


def list_exports(connection: sqlite3.Connection, number: int) -> Sequence[str]:
    """The files that a session was written to; some may be gone by now."""
    rows = connection.execute(
        "SELECT path FROM exported WHERE session = ? ORDER BY path", (number,)
    )
    return [path for (path,) in rows]
