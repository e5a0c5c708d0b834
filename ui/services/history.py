"""The past sessions as the window lists them. A summary is read when it is first needed.

Listing a library of ten thousand sessions reads no figures; the ids and exercises are enough.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, overload

from trainer.errors import TrainerError, attempt
from trainer.exercises.certainty_audit import audit_from_fields
from trainer.exercises.name_the_feeling import feeling_from_fields
from trainer.hrv.messages import StoredFiguresDamaged
from trainer.library.store import Library, SessionEntry
from trainer.library.tables.annotations import Worksheet
from trainer.practice.annotations import OutcomeReported
from trainer.practice.pauses import without_collection
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion
from ui.faults import report
from ui.i18n import window_text
from ui.i18n.timestamps import to_timestamp
from ui.services.practice import AUDIT
from ui.services.reviews import apply_remark, load_summary, with_state, without_figures

AUDIT_KIND: Final = "certainty_audit"
FEELING_KIND: Final = "name_the_feeling"
BETWEEN_LINES: Final = " · "


class WorksheetSummary(SessionSummary, frozen=True):
    """An exercise with words and no breath, as a row among the sessions; `note` is all its words.

    Attributes
    ----------
    kind
        `AUDIT_KIND` or `FEELING_KIND`.
    """

    kind: str = AUDIT_KIND


def kind_of(session: SessionSummary) -> str:
    """The exercise of a session or a worksheet, by which the list can be filtered."""
    return session.kind if isinstance(session, WorksheetSummary) else session.exercise.value


class LazySessionList(Sequence[SessionSummary]):
    """A list of summaries. Each is read when it is first needed, and then cached.

    `are_demos` says of each session whether it is a demonstration.
    """

    def __init__(
        self,
        ids: Sequence[str],
        exercises: Sequence[str],
        are_demos: Sequence[bool],
        read: Callable[[int], SessionSummary],
    ) -> None:
        self.ids, self.exercises, self.are_demos = ids, exercises, are_demos
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

    def peek(self, row: int) -> SessionSummary:
        """The summary of a row that is looked at once: it is read, and not kept."""
        return self._cache[row] if row in self._cache else self._read(row)

    def only(self, rows: Sequence[int]) -> "LazySessionList":
        """The sessions of these rows, in this order."""
        ids, exercises = ([values[row] for row in rows] for values in (self.ids, self.exercises))
        are_demos = [self.are_demos[row] for row in rows]
        return LazySessionList(ids, exercises, are_demos, lambda index: self[rows[index]])

    def without_demos(self) -> "LazySessionList":
        """The sessions that count: what is said of the person is said of these."""
        return self.only([row for row, is_demo in enumerate(self.are_demos) if not is_demo])

    def with_worksheets(
        self, starts: Sequence[str | None], worksheets: Sequence[WorksheetSummary]
    ) -> "LazySessionList":
        """These sessions with worksheets among them, newest first; `starts` are those of the sessions."""
        if not worksheets:
            return self
        count = len(self)
        order = _merge_by_date(starts, [worksheet.started for worksheet in worksheets])

        def read(index: int) -> SessionSummary:
            row = order[index]
            return self._read(row) if row < count else worksheets[row - count]

        ids = [*self.ids, *(w.id for w in worksheets)]
        kinds = [*self.exercises, *(w.kind for w in worksheets)]
        are_demos = [*self.are_demos, *[False] * len(worksheets)]
        return LazySessionList(
            [ids[row] for row in order],
            [kinds[row] for row in order],
            [are_demos[row] for row in order],
            read,
        )


def _merge_by_date(starts: Sequence[str | None], written: Sequence[str | None]) -> list[int]:
    """Rows in order, newest first: those of `starts` stay in theirs, and those of `written`, which are counted
    on, come before the first that is older.
    """
    count = len(starts)
    dates = {count + n: to_timestamp(each) or 0.0 for n, each in enumerate(written)}
    waiting = sorted(dates, key=dates.__getitem__)
    order: list[int] = []
    for row, started in enumerate(starts):
        date = to_timestamp(started) if waiting else None
        while waiting and date is not None and dates[waiting[-1]] > date:
            order.append(waiting.pop())
        order.append(row)
    return [*order, *reversed(waiting)]


def list_sessions(library: Library) -> LazySessionList:
    """All sessions, newest first. Missing summaries are computed at once, since the library will be closed."""
    return _list_entries(library, library.sessions())


def list_history(library: Library) -> LazySessionList:
    """All sessions and worksheets, newest first."""
    with without_collection():
        return _list_history(library)


def _list_history(library: Library) -> LazySessionList:
    entries = library.sessions()
    outcomes = library.notebook.worksheet_outcomes()
    worksheets = [
        summarize_worksheet(worksheet, outcomes.get(worksheet.id, {}))
        for worksheet in library.notebook.worksheets()
    ]
    sessions = _list_entries(library, entries)
    return sessions.with_worksheets([entry.started for entry in entries], worksheets)


def _list_entries(library: Library, entries: Sequence[SessionEntry]) -> LazySessionList:
    later = library.notebook.all_annotations()
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

    return LazySessionList(
        [entry.id for entry in entries],
        [entry.exercise or "free" for entry in entries],
        [computed[row].is_demo if row in computed else e.is_demo for row, e in enumerate(entries)],
        read,
    )


def session_list_from(summaries: Sequence[SessionSummary]) -> LazySessionList:
    """The list of summaries that are loaded already."""
    return LazySessionList(
        [summary.id for summary in summaries],
        [kind_of(summary) for summary in summaries],
        [summary.is_demo for summary in summaries],
        lambda row: summaries[row],
    )


def summarize_worksheet(
    worksheet: Worksheet, outcomes: Mapping[int, OutcomeReported]
) -> WorksheetSummary:
    """A worksheet as a row: its words, and what was written of its predictions later."""
    is_audit = worksheet.kind == AUDIT
    try:
        words = _audit_lines(worksheet, outcomes) if is_audit else _feeling_lines(worksheet)
    except TrainerError:  # damaged: it is listed all the same
        words = []
    return WorksheetSummary(
        id=worksheet.id,
        started=worksheet.written,
        completion=Completion.COMPLETED,
        note=BETWEEN_LINES.join(filter(None, words)),
        kind=AUDIT_KIND if is_audit else FEELING_KIND,
    )


def _audit_lines(worksheet: Worksheet, outcomes: Mapping[int, OutcomeReported]) -> list[str]:
    notes = [outcome.note or "" for _, outcome in sorted(outcomes.items())]
    return [*(line.text for line in audit_from_fields(worksheet.body).lines), *notes]


def _feeling_lines(worksheet: Worksheet) -> list[str]:
    return [window_text.to_text(feeling_from_fields(worksheet.body).sentence)]


def _read_summary(entry: SessionEntry) -> SessionSummary:
    summary = entry.summary
    if summary is None:
        return without_figures(entry, StoredFiguresDamaged())
    return apply_remark(with_state(summary, entry), entry)
