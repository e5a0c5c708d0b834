"""The notebook of a library: what is told around the pauses, and the pauses as one series.

Use it in the thread that opened the library. Every method raises `LibraryError`, with a sentence for
the person, when the disk or the file does not do what is asked.
"""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

from trainer.formats.recording_codec import Written
from trainer.library import annotation_table, session_table
from trainer.library.annotation_table import Sheet
from trainer.library.errors import in_words
from trainer.library.library_file import LibraryFile
from trainer.practice.annotations import Later, OutcomeTold, with_later
from trainer.practice.pauses import Pause, pause_of

NEEDED: Final = (
    *("id", "started", "duration_s", "planned_s", "urge_before", "urge_after", "decision"),
    *("guide", "ended", "note", "trigger", "body", "prediction"),
    *("figures.mean_hr_bpm", "figures.rsa_ms"),
)
PATHS: Final = ", ".join(f"'$.{name}'" for name in NEEDED)
# Only what a series needs is read of each summary: all of ten thousand would take too long.
PAUSES: Final = f"""SELECT id, julianday(started),
    CASE WHEN json_valid(summary) THEN json_extract(summary, {PATHS}) END, doubt
    FROM session WHERE exercise = 'pause' AND closed = 1
    ORDER BY julianday(started), number"""  # noqa: S608  our own words
NOTES: Final = """SELECT id, note FROM session JOIN remark ON remark.number =
    (SELECT max(number) FROM remark AS later WHERE later.session = session.number)"""


class Notebook:
    def __init__(
        self, file: LibraryFile, change: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._file = file
        self._change = change
        self._connection = file.connection

    def tell_later(self, session_id: str, written: str, said: Later) -> None:
        """Keep what is told of a session after it was closed; `written` is when, with its zone.

        Raises:
            LibraryError: the session is gone, or has no prediction of which something could come.
        """
        with self._change():
            number = session_table.number_of(self._connection, session_id)
            annotation_table.add(self._connection, number, written, said)

    def told_later(self, session_id: str) -> list[Later]:
        """What was told of one session later."""
        with in_words(self._file.db):
            return annotation_table.of_session(self._connection, session_id)

    def written_later(self, session_id: str) -> list[Written]:
        """The same with when it was told, to be taken along."""
        with in_words(self._file.db):
            return annotation_table.written_of(self._connection, session_id)

    def take_along(self, session_id: str, told: Iterable[Written]) -> int:
        """Keep what was told elsewhere of a session that came from there: all of it, or nothing.

        Returns how much of it is new.
        """
        with self._change():
            number = session_table.number_of(self._connection, session_id)
            return annotation_table.take_along(self._connection, number, told)

    def all_told_later(self) -> dict[str, list[Later]]:
        """The same of every session of which something was told."""
        with in_words(self._file.db):
            return annotation_table.of_all(self._connection)

    def keep(self, sheet: Sheet) -> None:
        """Keep a sheet, or its words as they read now."""
        with self._change():
            annotation_table.add_sheet(self._connection, sheet)

    def sheets(self) -> list[Sheet]:
        """All sheets, newest first."""
        with in_words(self._file.db):
            return annotation_table.sheets(self._connection)

    def tell_of_sheet(self, sheet_id: str, written: str, said: OutcomeTold) -> None:
        """Keep what came of a prediction of a sheet. Raises: LibraryError, when the sheet is gone."""
        with self._change():
            annotation_table.add_sheet_outcome(self._connection, sheet_id, written, said)

    def sheet_outcomes(self) -> dict[str, dict[int, OutcomeTold]]:
        """For each sheet, what came of its predictions, by their places."""
        with in_words(self._file.db):
            return annotation_table.sheet_outcomes(self._connection)

    def delete_sheet(self, sheet_id: str) -> None:
        """Delete a sheet for good, so that its words are in no file of the library any more."""
        with self._change():
            annotation_table.delete_sheet(self._connection, sheet_id)
        with in_words(self._file.db):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def pauses(self, work_out: Callable[[str], Mapping[str, object]]) -> list[Pause]:
        """All pauses, oldest first, those that nobody dated last, with all that was told of them.

        Args:
            work_out: what `show --json` says of a session of which no figures were kept.
        """
        with _all_of_it_stays():
            with in_words(self._file.db):
                rows = self._connection.execute(PAUSES).fetchall()
                later = annotation_table.of_all(self._connection)
                notes = dict(self._connection.execute(NOTES).fetchall())
            kept = _values([text for _, _, text, _ in rows])
            dated: list[Pause] = []
            undated: list[Pause] = []
            for (name, day, _, doubt), values in zip(rows, kept, strict=True):
                told = work_out(name) if values is None else _told(values)
                if doubt is not None or told.get(
                    "doubt"
                ):  # a heart that nobody can vouch for is in no trend
                    told = {**told, "figures": None}
                if name in later:
                    told = with_later(told, later[name])
                if name in notes:
                    told = {**told, "note": notes[name]}
                (undated if day is None else dated).append(pause_of(told, day))
        return dated + undated


@contextmanager
def _all_of_it_stays() -> Iterator[None]:
    """Nothing is looked for that could be thrown away: among ten thousand new pauses that takes a sixth of
    the time of reading them, and finds none.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _values(texts: list[str | None]) -> list[list[Any] | None]:
    """What was asked of each summary; None where there is none, or damage left none."""
    try:
        return list(json.loads("[" + ",".join(text or "null" for text in texts) + "]"))
    except (ValueError, RecursionError):
        return [None] * len(texts)


def _told(values: list[Any]) -> dict[str, object]:
    """The same as `show --json` says, as far as a series needs it."""
    *plain, hr_bpm, rsa_ms = values
    told: dict[str, object] = dict(zip(NEEDED, plain, strict=False))
    told["figures"] = {"mean_hr_bpm": hr_bpm, "rsa_ms": rsa_ms}
    if told["prediction"] is None:
        del told["prediction"]
    return told
