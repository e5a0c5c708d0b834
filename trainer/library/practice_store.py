"""The notebook of a library: annotations made after the pauses, worksheets, and the pauses as one series.

Use it in the thread that opened the library. Every method raises `LibraryError`, with a sentence for
the person, when the disk or the file does not do what is asked.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, Final

from msgspec.structs import replace

from trainer.formats.codecs.recording_codec import DatedAnnotation
from trainer.formats.codecs.summary_codec import SERIES_FIGURES, SERIES_KEYS, summary_for_series
from trainer.library.connection import clear_journal
from trainer.library.errors import translate_sqlite_errors
from trainer.library.library_file import LibraryFile
from trainer.library.tables import annotations as annotation_table
from trainer.library.tables import discarded as discarded_table
from trainer.library.tables import sessions as session_table
from trainer.library.tables.annotations import Worksheet
from trainer.practice.annotations import Annotation, OutcomeReported
from trainer.practice.pauses import Pause, pause_from_summary, without_collection
from trainer.practice.summary import SessionSummary

PATHS: Final = ", ".join(
    f"'$.{name}'" for name in (*SERIES_KEYS, *(f"figures.{name}" for name in SERIES_FIGURES))
)
PAUSES: Final = f"""SELECT id, julianday(started),
    CASE WHEN json_valid(summary) THEN json_extract(summary, {PATHS}) END, doubt
    FROM session WHERE exercise = 'pause' AND closed = 1
    ORDER BY julianday(started), number"""  # noqa: S608  our own words
NOTES: Final = """SELECT id, note FROM session JOIN remark ON remark.number =
    (SELECT max(number) FROM remark AS later WHERE later.session = session.number)"""


class PracticeStore:
    def __init__(
        self, file: LibraryFile, change: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._file = file
        self._change = change
        self._connection = file.connection

    def add_annotation(self, session_id: str, written: str, annotation: Annotation) -> None:
        """Store an annotation made after a session was closed; `written` is when, ISO 8601 with its zone.

        Raises:
            LibraryError: the session is gone, or has no prediction of which something could come.
        """
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            annotation_table.insert_annotation(self._connection, number, written, annotation)

    def annotations(self, session_id: str) -> list[Annotation]:
        """Return the annotations of one session."""
        with translate_sqlite_errors(self._file.db):
            return annotation_table.session_annotations(self._connection, session_id)

    def dated_annotations(self, session_id: str) -> list[DatedAnnotation]:
        """Return the same with their times, to be exported."""
        with translate_sqlite_errors(self._file.db):
            return annotation_table.dated_annotations(self._connection, session_id)

    def merge_annotations(self, session_id: str, annotations: Iterable[DatedAnnotation]) -> int:
        """Add the annotations of an imported session, all or none. Returns how many are new."""
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            return annotation_table.merge_annotations(self._connection, number, annotations)

    def all_annotations(self) -> dict[str, list[Annotation]]:
        """Return the annotations of every session that has any, by its id."""
        with translate_sqlite_errors(self._file.db):
            return annotation_table.all_annotations(self._connection)

    def save_worksheet(self, worksheet: Worksheet) -> None:
        """Store a worksheet; one of the same id is replaced."""
        with self._change():
            annotation_table.insert_worksheet(self._connection, worksheet)

    def worksheets(self) -> list[Worksheet]:
        """Return all worksheets but the deleted ones, newest first."""
        with translate_sqlite_errors(self._file.db):
            gone = discarded_table.load_discarded(self._connection).worksheets
            listed = annotation_table.all_worksheets(self._connection)
        return [worksheet for worksheet in listed if worksheet.id not in gone]

    def add_worksheet_outcome(
        self, worksheet_id: str, written: str, outcome: OutcomeReported
    ) -> None:
        """Store the outcome of a prediction in a worksheet. Raises: LibraryError, when it is gone."""
        with self._change():
            annotation_table.insert_worksheet_outcome(
                self._connection, worksheet_id, written, outcome
            )

    def worksheet_outcomes(self) -> dict[str, dict[int, OutcomeReported]]:
        """Return the outcomes of the predictions of each worksheet, by their places."""
        with translate_sqlite_errors(self._file.db):
            return annotation_table.worksheet_outcomes(self._connection)

    def delete_worksheet(self, worksheet_id: str) -> None:
        """Delete a worksheet for good, so that its words are in no file of the library any more."""
        with self._change():
            annotation_table.delete_worksheet_row(self._connection, worksheet_id)
        with translate_sqlite_errors(self._file.db):
            clear_journal(self._connection, self._file.db)

    def pauses(self, work_out: Callable[[str], SessionSummary]) -> list[Pause]:
        """All pauses, oldest first, those without a date last, with their annotations.

        Demonstrations are left out here, and so are in nothing that is said of the practice; what was deleted,
        too, from the moment on at which it was.

        Parameters
        ----------
        work_out : callable
            Gives the summary of a session of which none was kept.
        """
        with without_collection():
            with translate_sqlite_errors(self._file.db):
                rows = self._connection.execute(PAUSES).fetchall()
                later = annotation_table.all_annotations(self._connection)
                notes = dict(self._connection.execute(NOTES).fetchall())
                gone = frozenset(discarded_table.load_discarded(self._connection).sessions)
            rows = [row for row in rows if row[0] not in gone]
            summaries = _values([text for _, _, text, _ in rows])
            dated: list[Pause] = []
            undated: list[Pause] = []
            for (name, day, _, doubt), values in zip(rows, summaries, strict=True):
                summary = (values and summary_for_series(values)) or work_out(name)
                if summary.is_demo:
                    continue
                if doubt is not None:  # figures of a session in doubt are in no trend
                    summary = replace(summary, figures={})
                changes = summary.changes_by(later[name]) if name in later else {}
                if name in notes:
                    changes["note"] = notes[name]
                pause = pause_from_summary(summary, day, changes)
                (undated if day is None else dated).append(pause)
        return dated + undated


def _values(texts: list[str | None]) -> list[list[Any] | None]:
    """What was asked of each summary; None where there is none, or damage left none."""
    try:
        return list(json.loads("[" + ",".join(text or "null" for text in texts) + "]"))
    except (ValueError, RecursionError):
        return [None] * len(texts)
