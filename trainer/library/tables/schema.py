"""The tables of a library, and the steps from every earlier version of them to the present one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Final, TypeAlias

from trainer.library.tables.events import SEALED, summary_checksum

APPLICATION_ID: Final = 0x4F55_5442  # "OUTB": marks the file as ours
RECORDED_BY: Final = "0.1.0"

Step: TypeAlias = str | Callable[[sqlite3.Connection], None]


def _seal_all(connection: sqlite3.Connection) -> None:
    columns = ", ".join(SEALED)
    for number, *row in connection.execute(f"SELECT number, {columns} FROM session").fetchall():  # noqa: S608
        connection.execute(
            "UPDATE session SET seal = ? WHERE number = ?", (summary_checksum(row), number)
        )


# Each entry takes a library from the version that is its index to the next. Never edit one that was
# released: append another.
MIGRATIONS: Final[tuple[tuple[Step, ...], ...]] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        # `started`, `source`, `plan` and `ended` are as in `trainer.recording`; `summary` is a copy of
        # figures that can always be worked out again; `digest` is of the events, once it is closed.
        """CREATE TABLE session (
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
        ) STRICT""",
        "CREATE INDEX session_open ON session (closed) WHERE closed = 0",
        # `t_us` is microseconds on the session clock, `body` the other fields of the event.
        """CREATE TABLE event (
            session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            t_us INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (session, seq)
        ) STRICT, WITHOUT ROWID""",
        # Written and emptied before a session begins, to learn whether the disk takes it.
        "CREATE TABLE trial (filling TEXT NOT NULL) STRICT",
    ),
    (
        # Which Outbreath worked out `summary`; NULL where nobody knows any more.
        "ALTER TABLE session ADD COLUMN summary_by TEXT",
        # The history is listed newest first, whatever the zones.
        "CREATE INDEX session_when ON session (julianday(started), number)",
        # What the person wrote about a session after it was over. The last row counts; the note that
        # was recorded stays an event. `tags` is a JSON list of texts.
        """CREATE TABLE remark (
            number INTEGER PRIMARY KEY,
            session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
            written TEXT NOT NULL,
            note TEXT,
            tags TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX remark_session ON remark (session)",
        # What is remembered of the person from one session to the next; `value` is a JSON object.
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        # Files that a session was written to, so that deleting it can name them.
        """CREATE TABLE exported (
            session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
            path TEXT NOT NULL,
            PRIMARY KEY (session, path)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        # An exercise with words and no breath: a certainty audit, a feeling that was named. `body` is a
        # JSON object, `kind` says which.
        """CREATE TABLE sheet (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            written TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT""",
        # Annotations of a pause or a worksheet made after it was closed: the outcome of a prediction, or what
        # triggered the urge. Of each kind and place the last row counts.
        """CREATE TABLE said_later (
            number INTEGER PRIMARY KEY,
            session INTEGER REFERENCES session (number) ON DELETE CASCADE,
            sheet INTEGER REFERENCES sheet (number) ON DELETE CASCADE,
            written TEXT NOT NULL,
            kind TEXT NOT NULL,
            place INTEGER NOT NULL,
            body TEXT NOT NULL,
            CHECK ((session IS NULL) <> (sheet IS NULL))
        ) STRICT""",
        "CREATE INDEX said_later_session ON said_later (session)",
        "CREATE INDEX said_later_sheet ON said_later (sheet)",
    ),
    (
        # Why a session is in doubt, a word of `trainer.recording.Doubt`; NULL where nothing is known
        # against it. It is never taken back.
        "ALTER TABLE session ADD COLUMN doubt TEXT",
        # Checksums, see `event_table`; that of an event is NULL where an earlier version wrote it.
        "ALTER TABLE session ADD COLUMN seal INTEGER",
        "ALTER TABLE event ADD COLUMN sum INTEGER",
        _seal_all,  # what is found now: the digests are older, and still tell of the events before
    ),
)
VERSION: Final = len(MIGRATIONS)
TABLES: Final = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_library(connection: sqlite3.Connection) -> bool:
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION_ID


def has_tables(connection: sqlite3.Connection) -> bool:
    """Has it the tables that a library of every version has?"""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {("session",), ("event",)} <= set(names)


def is_made_by(connection: sqlite3.Connection, version: int) -> bool:
    """Are its tables just those of this version, whatever number it bears?"""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, MIGRATIONS[:version])
        return fresh.execute(TABLES).fetchall() == connection.execute(TABLES).fetchall()


def migrate(
    connection: sqlite3.Connection, migrations: tuple[tuple[Step, ...], ...] = MIGRATIONS
) -> None:
    """Bring the tables to the present version: each step, with its version number, whole or not at all.

    Raises
    ------
        sqlite3.Error: a step failed; the library is as it was before that step.
    """
    for version in range(schema_version(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in migrations[version]:
                if isinstance(step, str):
                    connection.execute(step)
                else:
                    step(connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise
