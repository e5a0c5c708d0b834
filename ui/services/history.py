"""The past sessions as the window lists them: what is told of one is read when someone looks at it.

Rule: opening a library of ten thousand sessions reads no figures; their ids and kinds are enough.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, TypeAlias, overload

from trainer.faults import attempt
from trainer.library.store import Library, SessionEntry
from trainer.practice.annotations import apply_annotations
from ui.faults import report
from ui.services.reviews import apply_remark, load_summary, with_state, without_figures

FIGURES_DAMAGED: Final = "the figures that were kept are damaged"
SessionFieldsDict: TypeAlias = dict[str, Any]
"""What `show --json` says of a session."""


class LazySessionList(Sequence[SessionFieldsDict]):
    """Each is read at its first look, and then kept."""

    def __init__(
        self, ids: Sequence[str], exercises: Sequence[str], read: Callable[[int], SessionFieldsDict]
    ) -> None:
        self.ids, self.exercises = ids, exercises
        self._read = read
        self._kept: dict[int, SessionFieldsDict] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> SessionFieldsDict: ...
    @overload
    def __getitem__(self, place: slice) -> "LazySessionList": ...
    def __getitem__(self, place: int | slice) -> "SessionFieldsDict | LazySessionList":
        if isinstance(place, slice):
            return self.only(range(len(self))[place])
        row = range(len(self))[place]
        if row not in self._kept:
            self._kept[row] = self._read(row)
        return self._kept[row]

    def only(self, rows: Sequence[int]) -> "LazySessionList":
        """Some of them, in this order."""
        ids, exercises = ([part[row] for row in rows] for part in (self.ids, self.exercises))
        return LazySessionList(ids, exercises, lambda place: self[rows[place]])


def list_sessions(library: Library) -> LazySessionList:
    """All sessions, newest first. Those without figures are worked out at once: the library will be closed."""
    entries, later = library.sessions(), library.notebook.all_annotations()
    worked_out = {
        row: load_summary(library, entry)
        for row, entry in enumerate(entries)
        if entry.summary_text is None
    }

    def read(row: int) -> SessionFieldsDict:
        if row in worked_out:
            return worked_out[row]
        entry = entries[row]
        told = attempt("session-of-the-library", partial(_session_fields, entry), None, report)
        if told is None:
            return without_figures(entry)
        return apply_annotations(told, later.get(entry.id, ()))

    exercises = [entry.exercise or "free" for entry in entries]
    return LazySessionList([entry.id for entry in entries], exercises, read)


def session_list_from(told: Sequence[Mapping[str, Any]]) -> LazySessionList:
    """The same of sessions that are told already."""
    ids = [str(one["id"]) for one in told]
    return LazySessionList(ids, [str(one["exercise"]) for one in told], lambda row: dict(told[row]))


def _session_fields(entry: SessionEntry) -> SessionFieldsDict:
    summary = entry.summary
    if summary is None:
        return without_figures(entry, FIGURES_DAMAGED)
    return apply_remark(with_state(summary, entry), entry)
