"""What is kept beside the recorded events: remarks on a session, what is known of the person, exports.

Rule: what was recorded is never changed. A remark written later stands beside the note that was
recorded, and a later remark beside an earlier one; the last one counts.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from trainer.errors import LibraryError, RecordingError
from trainer.formats.json_validation import object_of, text_of, writable
from trainer.formats.recording_codec import checked_time
from trainer.library.session_table import Remark, remark_of

LONGEST_KEY: Final = 100


def add_remark(connection: sqlite3.Connection, number: int, remark: Remark) -> None:
    """Keep a remark. Raises: RecordingError, for a time that is none."""
    connection.execute(
        "INSERT INTO remark (session, written, note, tags) VALUES (?, ?, ?, ?)",
        (
            number,
            checked_time(remark.written),
            None if remark.note is None else writable(remark.note),
            json.dumps([writable(tag) for tag in remark.tags]),
        ),
    )


def remarks(connection: sqlite3.Connection, number: int) -> list[Remark]:
    """All remarks on a session, oldest first."""
    found = connection.execute(
        "SELECT written, note, tags FROM remark WHERE session = ? ORDER BY number", (number,)
    )
    return [remark_of(*row) for row in found]


def remember(connection: sqlite3.Connection, key: str, fields: Mapping[str, object]) -> None:
    """Raises: ValueError, for a key or a value that can never be kept: the caller's mistake."""
    if not 0 < len(key) <= LONGEST_KEY:
        raise ValueError(f"a key has 1 to {LONGEST_KEY} characters")
    connection.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, text_of(fields)),
    )


def remembered(connection: sqlite3.Connection, key: str) -> dict[str, object] | None:
    found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    if found is None:
        return None
    try:
        return object_of(found[0])
    except RecordingError as exc:
        raise LibraryError(f"What was remembered as {key!r} is damaged: choose it anew.") from exc


def add_export(connection: sqlite3.Connection, number: int, path: str) -> None:
    connection.execute(
        "INSERT INTO exported VALUES (?, ?) ON CONFLICT DO NOTHING", (number, writable(path))
    )


def exports(connection: sqlite3.Connection, number: int) -> Sequence[str]:
    """The files that a session was written to; some may be gone by now."""
    found = connection.execute(
        "SELECT path FROM exported WHERE session = ? ORDER BY path", (number,)
    )
    return [path for (path,) in found]
