"""The history of sessions, as a list shows it: what is known of each without reading its events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from trainer.recording import Ended

Summary: TypeAlias = Mapping[str, object]

_ENDS: Final = {ended.value: ended for ended in Ended}


@dataclass(frozen=True, slots=True)
class Remark:
    """What the person wrote about a session at `written`, after it was over."""

    written: str
    note: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One line of the history.

    A session that is not `closed` is being recorded, or the program was gone before its end.
    `summary_text` is a copy of the figures, one JSON object kept unread: a list of ten thousand is there
    at once. It is None where none were kept, or damage left none.
    `summary_by` is the version of Outbreath that worked them out, where that is known; `remark` is the last one.
    """

    id: str
    started: str | None
    exercise: str | None
    source: str
    ended: Ended | None
    closed: bool
    summary_text: str | None
    summary_by: str | None
    remark: Remark | None

    @property
    def summary(self) -> Summary | None:
        """The kept figures, read anew each time. None: none, or damaged; work them out again."""
        return None if self.summary_text is None else json.loads(self.summary_text)


def entry_of(row: tuple[Any, ...]) -> SessionEntry:
    session_id, started, exercise, source, ended, closed, summary, summary_by, *remark = row
    is_kept = summary is not None and len(summary) > len("{}") and summary.startswith("{")
    return SessionEntry(
        session_id,
        started,
        exercise,
        source,
        None if ended is None else _ENDS.get(ended),
        bool(closed),
        summary if is_kept else None,
        summary_by,
        None if remark[0] is None else remark_of(*remark),
    )


def remark_of(written: str, note: str | None, tags: str) -> Remark:
    try:
        kept = json.loads(tags)
    except (ValueError, RecursionError):
        kept = []
    words = tuple(tag for tag in kept if isinstance(tag, str)) if isinstance(kept, list) else ()
    return Remark(written, note, words)
