"""All pauses of a practice as a workbook: a row each, with real numbers and dates."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from trainer.files.atomic_write import write_bytes_atomic
from trainer.formats.exports.csv_export import COLUMNS, pause_rows
from trainer.formats.exports.workbook import (
    CellValue,
    Sheet,
    format_workbook,
    local_time,
    utc_offset,
)
from ui.reports.practice.practice_selection import PracticeSelection

STARTED: Final = COLUMNS.index("started")


def write_pauses_workbook(path: Path, practice: PracticeSelection, *, force: bool = True) -> Path:
    """Write the workbook.

    Raises
    ------
    RecordingError
        XlsxWriter is not installed.
    ExportError
        The file exists, or cannot be written.
    """
    sheet = Sheet("Pauses", (*COLUMNS, "utc_offset"), _rows(practice))
    write_bytes_atomic(path, [format_workbook([sheet])], force=force)
    return path


def _rows(practice: PracticeSelection) -> Iterator[tuple[CellValue, ...]]:
    """A workbook knows no zone of time, so the offset from UTC stands beside the local time."""
    for row in pause_rows(practice.pauses, practice.leave_out):
        started = row[STARTED]
        date = local_time(started) or started
        yield (*row[:STARTED], date, *row[STARTED + 1 :], utc_offset(started))
