"""A library as the second version of its tables wrote it, by the statements of that time."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.trainer.library.version_1 import library_of_version_1

VERSION_2: Final = """
ALTER TABLE session ADD COLUMN summary_by TEXT;
CREATE INDEX session_when ON session (julianday(started), number);
CREATE TABLE remark (
    number INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    written TEXT NOT NULL,
    note TEXT,
    tags TEXT NOT NULL
) STRICT;
CREATE INDEX remark_session ON remark (session);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE exported (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (session, path)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 2;
INSERT INTO remark VALUES (1, 1, '2026-11-22T08:00:00+00:00', 'it was enough', '["evening"]');
INSERT INTO setting VALUES ('chosen', '{"minutes":5}');
"""


def library_of_version_2(folder: Path) -> Path:
    """Write one, as version 1 with a remark and a setting; the file."""
    db = library_of_version_1(folder)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.executescript(VERSION_2)
    connection.close()
    return db
