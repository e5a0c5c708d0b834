"""The past sessions as the window lists them: what is told of one is read when someone looks at it.

Rule: opening a library of ten thousand sessions reads no figures; their ids and kinds are enough.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeAlias, overload

from trainer.faults import attempt
from trainer.library.store import Library, SessionEntry
from trainer.practice.annotations import with_later
from ui.faults import report
from ui.services.reviews import json_of, with_remark, with_state, without_figures

FIGURES_DAMAGED: Final = "the figures that were kept are damaged"
Told: TypeAlias = dict[str, Any]
"""What `show --json` says of a session."""


class History(Sequence[Told]):
    """Each is read at its first look, and then kept."""

    def __init__(
        self, ids: Sequence[str], exercises: Sequence[str], read: Callable[[int], Told]
    ) -> None:
        self.ids, self.exercises = ids, exercises
        self._read = read
        self._kept: dict[int, Told] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Told: ...
    @overload
    def __getitem__(self, place: slice) -> "History": ...
    def __getitem__(self, place: int | slice) -> "Told | History":
        if isinstance(place, slice):
            return self.only(range(len(self))[place])
        row = range(len(self))[place]
        if row not in self._kept:
            self._kept[row] = self._read(row)
        return self._kept[row]

    def only(self, rows: Sequence[int]) -> "History":
        """Some of them, in this order."""
        ids, exercises = ([part[row] for row in rows] for part in (self.ids, self.exercises))
        return History(ids, exercises, lambda place: self[rows[place]])


def history_of(library: Library) -> History:
    """All sessions, newest first. Those without figures are worked out at once: the library will be closed."""
    entries, later = library.sessions(), library.notebook.all_told_later()
    worked_out = {
        row: json_of(library, entry)
        for row, entry in enumerate(entries)
        if entry.summary_text is None
    }

    def read(row: int) -> Told:
        if row in worked_out:
            return worked_out[row]
        entry = entries[row]
        told = attempt("session-of-the-library", partial(_told, entry), None, report)
        if told is None:
            return without_figures(entry)
        return with_later(told, later.get(entry.id, ()))

    exercises = [entry.exercise or "free" for entry in entries]
    return History([entry.id for entry in entries], exercises, read)


def history_from(told: Sequence[Mapping[str, Any]]) -> History:
    """The same of sessions that are told already."""
    ids = [str(one["id"]) for one in told]
    return History(ids, [str(one["exercise"]) for one in told], lambda row: dict(told[row]))


def _told(entry: SessionEntry) -> Told:
    summary = entry.summary
    if summary is None:
        return without_figures(entry, FIGURES_DAMAGED)
    return with_remark(with_state(summary, entry), entry)
