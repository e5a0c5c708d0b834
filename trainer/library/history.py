"""The history of sessions, as a list shows it: what is known of each without reading its events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from trainer.recording import Ended

Summary: TypeAlias = Mapping[str, object]

_ENDS: Final = frozenset(ended.value for ended in Ended)


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One line of the history.

    A session that is not `closed` is being recorded, or the program was gone before its end.
    `summary_text` is a copy of the figures as JSON, kept unread: a list of ten thousand is there at once.
    """

    id: str
    started: str | None
    exercise: str | None
    source: str
    ended: Ended | None
    closed: bool
    summary_text: str | None

    @property
    def summary(self) -> Summary | None:
        """The kept figures, read anew each time. None: none, or damaged; work them out again."""
        try:
            value = None if self.summary_text is None else json.loads(self.summary_text)
        except (ValueError, RecursionError):
            return None
        return value if isinstance(value, dict) else None


def entry_of(
    row: tuple[str, str | None, str | None, str, str | None, int, str | None],
) -> SessionEntry:
    session_id, started, exercise, source, ended, closed, summary = row
    known_end = Ended(ended) if ended in _ENDS else None
    return SessionEntry(session_id, started, exercise, source, known_end, bool(closed), summary)
