"""A library as the first version of its tables wrote it, by the statements of that time."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

VERSION_1: Final = """
PRAGMA application_id = 1330992194;
CREATE TABLE session (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started TEXT,
    exercise TEXT,
    source TEXT NOT NULL,
    plan TEXT,
    app_version TEXT NOT NULL,
    ended TEXT,
    closed INTEGER NOT NULL DEFAULT 0,
    summary TEXT,
    digest TEXT
) STRICT;
CREATE INDEX session_open ON session (closed) WHERE closed = 0;
CREATE TABLE event (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    t_us INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE trial (filling TEXT NOT NULL) STRICT;
PRAGMA user_version = 1;
INSERT INTO session VALUES (1, '20261121T205017Z-3f9a', '2026-11-21T20:50:17+00:00', 'pause', 'none',
    NULL, '0.1.0', 'completed', 1, '{"beats":2}',
    'd8cf8b4f97cda8b712c078da586907e929e22a918e7fb65c4bdf2c6bd72aa587');
INSERT INTO session VALUES (2, '20261122T205017Z-0001', NULL, NULL, 'none',
    NULL, '0.1.0', NULL, 0, NULL, NULL);
INSERT INTO event VALUES (1, 0, 800000, 'beat', '{"rr_ms":800.0}'),
    (1, 1, 1600000, 'beat', '{"rr_ms":800.0}'),
    (2, 0, 0, 'note_written', '{"text":"harder than yesterday"}');
"""


def library_of_version_1(folder: Path) -> Path:
    """Write one, with a closed session and one that was cut off; the file."""
    folder.mkdir(mode=0o700, exist_ok=True)
    db = folder / "library.db"
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(VERSION_1)
    connection.close()
    return db
