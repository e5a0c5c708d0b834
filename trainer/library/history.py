"""The history of sessions, as a list shows it: what is known of each without reading its events."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from trainer.library.integrity import SEALED, seal_of
from trainer.plan import Exercise
from trainer.recording import Doubt, Ended

Summary: TypeAlias = Mapping[str, object]

_ENDS: Final = {ended.value: ended for ended in Ended}
_EXERCISES: Final = frozenset(exercise.value for exercise in Exercise)
_NUMBER: Final = (int, float)
_SHAPE: Final[Mapping[str, type | tuple[type, ...]]] = {
    **dict.fromkeys(("id", "exercise", "source", "ended"), str),
    **dict.fromkeys(("duration_s", "beats", "rounds", "breaths"), _NUMBER),
    **dict.fromkeys(("corrected", "quality", "figures"), dict),
    "gaps": list,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What the person wrote about a session at `written`, after it was over."""

    written: str
    note: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One line of the history.

    A session that is not `closed` is being recorded (`is_running`), or the program was gone before its end.
    `summary_text` is a copy of the figures, one JSON object kept unread: a list of ten thousand is there
    at once. It is None where none were kept, or damage left none. `doubt` says why nobody can vouch for
    the session, as far as that is known without its events.
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
    doubt: Doubt | None = None
    is_running: bool = False
    has_seal: bool = True

    @property
    def summary(self) -> Summary | None:
        """The kept figures, read anew each time. None: none, or damaged; work them out again."""
        if self.summary_text is None:
            return None
        try:
            told: Summary = json.loads(self.summary_text)
        except (ValueError, RecursionError):
            return None
        return told if self.has_seal or _has_shape(told) else None


def entry_of(row: tuple[Any, ...]) -> SessionEntry:
    """`row` is what `session_rows.ENTRY` selects. Of a row that damage changed, what can be shown."""
    columns, (seal, is_json, *remark) = row[: len(SEALED)], row[len(SEALED) :]
    told = dict(zip(SEALED, columns, strict=True))
    is_sealed = seal is None or seal == seal_of(columns)
    summary = told["summary"] if is_sealed and is_json else None
    exercise = told["exercise"]
    return SessionEntry(
        str(told["id"]),
        _text(told["started"]),
        exercise if exercise in _EXERCISES else None,
        _text(told["source"]) or "unknown",
        _ENDS.get(told["ended"]),
        bool(told["closed"]),
        summary if _is_object(summary) else None,
        _text(told["summary_by"]),
        None if remark[0] is None else remark_of(*remark),
        _doubt_of(told["doubt"], is_sealed=is_sealed),
        has_seal=seal is not None,
    )


def remark_of(written: object, note: object, tags: object) -> Remark:
    try:
        kept = json.loads(tags) if isinstance(tags, str) else []
    except (ValueError, RecursionError):
        kept = []
    words = tuple(tag for tag in kept if isinstance(tag, str)) if isinstance(kept, list) else ()
    return Remark(str(written), _text(note), words)


def _has_shape(told: Summary) -> bool:
    """What an earlier version kept has no seal: is each thing that is there of its kind?"""
    kinds = ((told[name], kind) for name, kind in _SHAPE.items() if name in told)
    return all(isinstance(value, kind) for value, kind in kinds)


def _is_object(text: object) -> bool:
    return isinstance(text, str) and len(text) > len("{}") and text.startswith("{")


def _doubt_of(word: object, *, is_sealed: bool) -> Doubt | None:
    if word is not None:
        return Doubt.CHANGED if word == Doubt.CHANGED else Doubt.RESCUED
    return None if is_sealed else Doubt.CHANGED


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
