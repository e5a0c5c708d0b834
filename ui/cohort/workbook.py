"""A dataset as one workbook of Excel and LibreOffice, with real numbers and dates.

It is made of the finished parts, whatever their format, in the memory of one part, and stands there whole or not at all.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from trainer.errors import TrainerError, system_text
from trainer.files.atomic_write import ExportError, write_bytes_atomic
from trainer.files.messages import FileNotWritten
from trainer.files.text_file import to_printable
from trainer.formats.exports import workbook
from trainer.formats.exports.workbook import (
    CellValue,
    ColumnText,
    Sheet,
    load_writer,
    local_time,
    utc_offset,
    write_long_workbook,
)
from ui.cohort.dataset import SCRATCH_PREFIX, SCRATCH_SUFFIX, Dataset
from ui.cohort.part_formats import Columns
from ui.cohort.rows import MODIFIED, PATH, STARTED, Cell
from ui.i18n.messages import WorkbookTooLong

BLOCK_BYTES: Final = 1 << 20
FILE: Final = "workbook"  # until it is finished
SHEET: Final = "Recordings"
UTC_OFFSET: Final = "utc_offset"
UNITS: Final = {MODIFIED: "UTC", STARTED: "local time"}


def check_workbook() -> None:
    """Refuse to begin where XlsxWriter is missing.

    Raises
    ------
    RecordingError
    """
    load_writer()


def write_workbook(
    dataset: Dataset, path: Path, on_progress: Callable[[int], object] = lambda _: None
) -> Path:
    """Write all rows of a dataset to a workbook.

    Parameters
    ----------
    dataset : Dataset
    path : Path
        What was there before is replaced when the new one is finished.
    on_progress : callable
        Called with the number of rows that are written.

    Raises
    ------
    TrainerError
        XlsxWriter is missing, there are too many rows, a part is damaged, or the disk is full.
    """
    rows = count_rows(dataset)
    if rows > workbook.MAX_ROWS:
        raise TrainerError(WorkbookTooLong(rows, workbook.MAX_ROWS, to_printable(dataset.folder)))
    sheet = Sheet(SHEET, _names(dataset), _rows(dataset, on_progress), _texts(dataset))
    with _scratch(dataset.folder, path) as scratch:
        write_bytes_atomic(path, _chunks(sheet, scratch), force=True)
    return path


def _chunks(sheet: Sheet, scratch: Path) -> Iterator[bytes]:
    with (scratch / FILE).open("w+b") as file:
        write_long_workbook(file, [sheet], str(scratch))
        file.seek(0)
        yield from iter(lambda: file.read(BLOCK_BYTES), b"")


def count_rows(dataset: Dataset) -> int:
    return sum(len(part[PATH]) for part in dataset.read((PATH,)))


@contextmanager
def _scratch(folder: Path, path: Path) -> Iterator[Path]:
    """A folder within the dataset, so that what a killed run leaves in it is removed by the next one."""
    try:
        name = tempfile.mkdtemp(dir=folder, prefix=SCRATCH_PREFIX, suffix=SCRATCH_SUFFIX)
    except OSError as exc:
        raise ExportError(FileNotWritten(to_printable(path), system_text(exc))) from exc
    try:
        yield Path(name)
    finally:
        shutil.rmtree(name, ignore_errors=True)


def _names(dataset: Dataset) -> tuple[str, ...]:
    names = (column.name for column in dataset.columns)
    return tuple(n for name in names for n in ((name, UTC_OFFSET) if name == STARTED else (name,)))


def _texts(dataset: Dataset) -> dict[str, ColumnText]:
    texts = {
        column.name: ColumnText(UNITS.get(column.name, column.unit), column.description)
        for column in dataset.columns
    }
    return texts | {UTC_OFFSET: ColumnText("", "offset of the local time from UTC")}


def _rows(
    dataset: Dataset, on_progress: Callable[[int], object]
) -> Iterator[tuple[CellValue, ...]]:
    done = 0
    for part in dataset.read([column.name for column in dataset.columns]):
        columns = list(_columns(part))
        yield from zip(*columns, strict=True)
        done += len(columns[0])
        on_progress(done)


def _columns(part: Columns) -> Iterator[list[CellValue]]:
    """The cells of each column. A workbook knows no zone of time: beside a local time stands its offset."""
    for name, cells in part.items():
        if name in UNITS:
            yield [local_time(_text(cell)) or cell for cell in cells]
        else:
            yield list(cells)
        if name == STARTED:
            yield [utc_offset(_text(cell)) for cell in cells]


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)
