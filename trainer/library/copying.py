"""All rows of one library into another, and a fingerprint that says whether both hold the same."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

ROWS: Final = {
    "session": "SELECT * FROM session ORDER BY number",
    "event": "SELECT * FROM event ORDER BY session, seq",
    "remark": "SELECT * FROM remark ORDER BY number",
    "setting": "SELECT * FROM setting ORDER BY key",
    "exported": "SELECT * FROM exported ORDER BY session, path",
    "sheet": "SELECT * FROM sheet ORDER BY number",
    "said_later": "SELECT * FROM said_later ORDER BY number",
}


def copy_all(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Fill an empty library of the same version, in one transaction."""
    target.execute("BEGIN IMMEDIATE")
    try:
        for table, rows in ROWS.items():
            cursor = source.execute(rows)
            places = ", ".join("?" * len(cursor.description))
            target.executemany(f"INSERT INTO {table} VALUES ({places})", cursor)  # noqa: S608
        target.execute("COMMIT")
    except BaseException:
        target.rollback()
        raise


def fingerprint(connection: sqlite3.Connection) -> str:
    """The same for two libraries that hold the same, in whatever files."""
    digest = sha256()
    for line in _lines(connection):
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for table, rows in ROWS.items():
        yield f"{table}\n"
        for row in connection.execute(rows):
            yield f"{row!r}\n"
