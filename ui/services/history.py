"""The past sessions as the window lists them. A summary is read when it is first needed.

Listing a library of ten thousand sessions reads no figures; the ids and exercises are enough.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import overload

from trainer.faults import attempt
from trainer.hrv.messages import StoredFiguresDamaged
from trainer.library.store import Library, SessionEntry
from trainer.practice.summary import SessionSummary
from ui.faults import report
from ui.services.reviews import apply_remark, load_summary, with_state, without_figures


class LazySessionList(Sequence[SessionSummary]):
    """A list of summaries. Each is read when it is first needed, and then cached."""

    def __init__(
        self, ids: Sequence[str], exercises: Sequence[str], read: Callable[[int], SessionSummary]
    ) -> None:
        self.ids, self.exercises = ids, exercises
        self._read = read
        self._cache: dict[int, SessionSummary] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> SessionSummary: ...
    @overload
    def __getitem__(self, index: slice) -> "LazySessionList": ...
    def __getitem__(self, index: int | slice) -> "SessionSummary | LazySessionList":
        if isinstance(index, slice):
            return self.only(range(len(self))[index])
        row = range(len(self))[index]
        if row not in self._cache:
            self._cache[row] = self._read(row)
        return self._cache[row]

    def only(self, rows: Sequence[int]) -> "LazySessionList":
        """The sessions of these rows, in this order."""
        ids, exercises = ([values[row] for row in rows] for values in (self.ids, self.exercises))
        return LazySessionList(ids, exercises, lambda index: self[rows[index]])


def list_sessions(library: Library) -> LazySessionList:
    """All sessions, newest first. Missing summaries are computed at once, since the library will be closed."""
    entries, later = library.sessions(), library.notebook.all_annotations()
    computed = {
        row: load_summary(library, entry)
        for row, entry in enumerate(entries)
        if entry.summary_text is None
    }

    def read(row: int) -> SessionSummary:
        if row in computed:
            return computed[row]
        entry = entries[row]
        summary = attempt("session-of-the-library", partial(_read_summary, entry), None, report)
        if summary is None:
            return without_figures(entry)
        return summary.with_annotations(later.get(entry.id, ()))

    exercises = [entry.exercise or "free" for entry in entries]
    return LazySessionList([entry.id for entry in entries], exercises, read)


def session_list_from(summaries: Sequence[SessionSummary]) -> LazySessionList:
    """The list of summaries that are loaded already."""
    return LazySessionList(
        [summary.id for summary in summaries],
        [summary.exercise.value for summary in summaries],
        lambda row: summaries[row],
    )


def _read_summary(entry: SessionEntry) -> SessionSummary:
    summary = entry.summary
    if summary is None:
        return without_figures(entry, StoredFiguresDamaged())
    return apply_remark(with_state(summary, entry), entry)
