"""What the person deleted and may still take back: it is listed nowhere, and is not deleted for good yet.

The ids are committed when the person deletes, so what was deleted never comes back by itself, even if the
program is killed. When it is deleted for good is decided by `ui.services.deletion`.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.errors import LibraryError
from trainer.formats.codecs.json_validation import texts_or_empty
from trainer.library.tables.metadata import load_setting, save_setting

KEY: Final = "discarded"


@dataclass(frozen=True, slots=True)
class Discarded:
    """Ids, in the order in which they were deleted.

    Attributes
    ----------
    sessions, worksheets
        What is listed no more.
    in_backups
        Those of the sessions that are to be deleted in the backups too.
    """

    sessions: tuple[str, ...] = ()
    worksheets: tuple[str, ...] = ()
    in_backups: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sessions or self.worksheets)

    def with_more(
        self, sessions: Iterable[str], worksheets: Iterable[str], *, in_backups: bool
    ) -> "Discarded":
        sessions = tuple(sessions)
        return Discarded(
            _once(self.sessions, sessions),
            _once(self.worksheets, worksheets),
            _once(self.in_backups, sessions if in_backups else ()),
        )

    def without(self, ids: Collection[str]) -> "Discarded":
        return Discarded(
            *(
                tuple(each for each in members if each not in ids)
                for members in (self.sessions, self.worksheets, self.in_backups)
            )
        )


NOTHING: Final = Discarded()


def load_discarded(connection: sqlite3.Connection) -> Discarded:
    """Return what waits to be deleted. Where damage left it unreadable that is nothing: it is listed again."""
    try:
        fields = load_setting(connection, KEY)
    except LibraryError:
        return NOTHING
    return NOTHING if fields is None else discarded_from_fields(fields)


def save_discarded(connection: sqlite3.Connection, discarded: Discarded) -> None:
    """Store what waits to be deleted."""
    if not discarded:
        connection.execute("DELETE FROM setting WHERE key = ?", (KEY,))
        return
    fields = {name: list(getattr(discarded, name)) for name in Discarded.__slots__}
    save_setting(connection, KEY, fields)


def discarded_from_fields(fields: Mapping[str, object]) -> Discarded:
    """Total: what is no list of ids counts as an empty one."""
    return Discarded(*(texts_or_empty(fields.get(name)) for name in Discarded.__slots__))


def _once(before: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))
