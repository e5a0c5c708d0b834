"""Tables with the intervals of several people, or of several recordings, one below the other."""

from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import TextFile
from trainer.formats.messages import SeveralRecordings
from trainer.formats.tables.lines import LineFormat, data_lines, skip_lines
from trainer.formats.tables.sample import TableColumn, TableSample
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import PERSON_WORDS, RECORDING_WORDS

MIN_ROWS: Final = 8  # of each: fewer are no recording
MAX_BACK_S: Final = 1.0


def refuse_several(
    text: TextFile, form: LineFormat, sample: TableSample, t: FloatArray | None
) -> None:
    """Refuse a table of which a column tells that its rows are of several people, or recordings.

    Recordings of one person after each other are one with gaps, where a clock places them.

    Parameters
    ----------
    t
        When each interval ended, s; None where nothing tells.

    Raises
    ------
    RecordingError
        They are.
    """
    is_placed = t is not None and not np.any(np.diff(t) < -MAX_BACK_S)
    words = PERSON_WORDS if is_placed else PERSON_WORDS | RECORDING_WORDS
    for column in sample.columns:
        if not column.words & words or column.clock is not None or column.is_dates:
            continue
        count, rows = _count_values(text, form, sample, column)
        if count > 1 and rows >= MIN_ROWS * count:
            raise RecordingError(SeveralRecordings(column.title, count))


def _count_values(
    text: TextFile, form: LineFormat, sample: TableSample, column: TableColumn
) -> tuple[int, int]:
    """How many values a column has, and how many rows hold one."""
    values: set[str] = set()
    rows = 0
    for lines in skip_lines(data_lines(text, form, sample.least_cells), sample.first):
        cells = [row[column.index] for line in lines if len(row := form.cells(line)) > column.index]
        filled = [cell.strip() for cell in cells if cell.strip()]
        values.update(filled)
        rows += len(filled)
        if rows < MIN_ROWS * len(values):  # numbers of beats
            break
    return len(values), rows
