"""Tables as a workbook of Excel and LibreOffice (.xlsx): numbers are numbers, and dates are dates.

A workbook has no decimal sign and no encoding to be guessed, so it is right in every language of a computer.
Rule: a cell is a number, a date, a text or empty; no text is ever a formula. Excel keeps 15 digits of a number.
A workbook of a person is made in memory, so that nothing of it stands in a temporary file; one of any length is made
in a folder that its caller gives. Equal tables give equal bytes.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from math import isfinite
from types import ModuleType
from typing import IO, Any, Final, NamedTuple, TypeAlias

from trainer.errors import RecordingError
from trainer.formats.csv_text.cells import Number
from trainer.formats.exports.column_descriptions import describe_column, heading_of, unit_of
from trainer.formats.messages import SheetTooLong, SpreadsheetWriterMissing

MAX_CELLS: Final = 2_000_000  # of a workbook: two days of beats; 230 bytes of memory each
MAX_ROWS: Final = 1_048_575  # of a sheet, below its heading
MAX_TEXT_CHARS: Final = 32_767  # of a cell
MIN_WIDTH_CHARS: Final = 8
MAX_WIDTH_CHARS: Final = 48
DATE_WIDTH_CHARS: Final = 24
FIRST_YEAR: Final = 1900  # of the dates of Excel
MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- of every workbook, so that equal ones are equal
DATE_FORMAT: Final = "yyyy-mm-dd hh:mm:ss"
EXACT_DATE_FORMAT: Final = "yyyy-mm-dd hh:mm:ss.000"  # of the moments within a session
MOMENT_COLUMN: Final = "time"
COLUMNS_SHEET: Final = "Columns"
NOT_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")

CellValue: TypeAlias = str | float | int | bool | datetime | None


class ColumnText(NamedTuple):
    """What a workbook says of a column."""

    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a workbook.

    Parameters
    ----------
    name : str
        At most 31 characters.
    columns : sequence of str
        Their names; headings tell the units.
    rows : iterable of sequence
        The cells. A `Number` is written as the number it is, a datetime as the clock of its place shows it;
        None, an empty text, NaN and infinity are empty cells.
    described : mapping of str to ColumnText
        Unit and meaning of columns that are not those of our other tables.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[CellValue]]
    described: Mapping[str, ColumnText] = field(default_factory=dict)

    def text_of(self, name: str) -> ColumnText:
        """Unit and meaning of a column."""
        return self.described.get(name) or ColumnText(unit_of(name), describe_column(name))


def is_available() -> bool:
    """Whether XlsxWriter, of the extra `formats`, is installed. It is not imported."""
    if "xlsxwriter" in sys.modules:
        return sys.modules["xlsxwriter"] is not None
    return find_spec("xlsxwriter") is not None


def load_writer() -> ModuleType:
    """Import XlsxWriter.

    Raises
    ------
    RecordingError
        It is not installed.
    """
    try:
        return import_module("xlsxwriter")
    except ImportError as exc:
        raise RecordingError(SpreadsheetWriterMissing()) from exc


def format_workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook with these sheets, and one that describes their columns.

    Headings stay in view, columns are as wide as what stands in them.

    Parameters
    ----------
    sheets : iterable of Sheet
        The first one is open when the workbook is opened.

    Raises
    ------
    RecordingError
        XlsxWriter is not installed, or there are more rows than a workbook takes.
    """
    buffer = BytesIO()
    book = load_writer().Workbook(buffer, {"in_memory": True, "nan_inf_to_errors": False})
    _write_sheets(book, sheets, MAX_CELLS)
    book.close()
    return buffer.getvalue()


def write_long_workbook(file: IO[bytes], sheets: Iterable[Sheet], scratch: str) -> None:
    """Write a workbook of any length, in the memory that a row takes.

    Parameters
    ----------
    file : file
        Open for writing, and can be sought in.
    sheets : iterable of Sheet
    scratch : str
        A folder for temporary files, which take more room than the workbook. Some are left in it after an error.

    Raises
    ------
    RecordingError
        XlsxWriter is not installed, or there are more rows or bytes than a workbook takes.
    OSError
        The disk is full, or cannot be written.
    """
    writer = load_writer()
    options = {"constant_memory": True, "tmpdir": scratch, "nan_inf_to_errors": False}
    book = writer.Workbook(file, options)
    try:
        _write_sheets(book, sheets, sys.maxsize)
        book.close()
    except writer.exceptions.FileSizeError as exc:
        raise RecordingError(SheetTooLong()) from exc
    except writer.exceptions.FileCreateError as exc:
        raise OSError(*exc.args[0].args) from exc
    finally:
        for page in book.worksheets():
            _close_rows(page)


def _close_rows(page: Any) -> None:
    """What XlsxWriter leaves open where it does not come to an end."""
    with suppress(OSError):  # what is still to be written does not matter any more
        page.row_data_fh.close()


def _write_sheets(book: Any, sheets: Iterable[Sheet], most_cells: int) -> None:
    book.set_properties({"created": MADE, "comments": "Outbreath"})
    formats = _Formats(
        heading=book.add_format({"bold": True, "bottom": 1, "text_wrap": False}),
        date=book.add_format({"num_format": DATE_FORMAT, "align": "left"}),
        moment=book.add_format({"num_format": EXACT_DATE_FORMAT, "align": "left"}),
    )
    described, cells_left = [], most_cells
    for sheet in sheets:
        described.append(sheet)
        cells_left -= _write_sheet(book.add_worksheet(sheet.name), sheet, formats, cells_left)
    _write_sheet(book.add_worksheet(COLUMNS_SHEET), _describe(described), formats, MAX_CELLS)


def local_time(text: str | None) -> datetime | None:
    """The moment of an ISO 8601 text as the clock of its place shows it; None where there is none, or no date
    of Excel.

    >>> local_time("2026-11-21T20:50:17+01:00")
    datetime.datetime(2026, 11, 21, 20, 50, 17)
    """
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=None) if moment.year >= FIRST_YEAR else None


def utc_offset(text: str | None) -> str:
    """The offset of an ISO 8601 text from UTC, as it is written there.

    >>> utc_offset("2026-11-21T20:50:17+01:00"), utc_offset("2026-11-21T20:50:17")
    ('+01:00', '')
    """
    try:
        written = datetime.fromisoformat(text or "").strftime("%z")
    except ValueError:
        return ""
    return f"{written[:3]}:{written[3:5]}" if written else ""


@dataclass(frozen=True, slots=True)
class _Formats:
    heading: Any
    date: Any
    moment: Any


def _describe(sheets: Iterable[Sheet]) -> Sheet:
    rows = [
        (sheet.name, heading_of(name, text.unit), text.unit, text.meaning)
        for sheet in sheets
        for name in sheet.columns
        for text in (sheet.text_of(name),)
    ]
    return Sheet(COLUMNS_SHEET, ("sheet", "column", "unit", "meaning"), rows)


def _write_sheet(page: Any, sheet: Sheet, formats: _Formats, most_cells: int) -> int:
    """Write the cells; returns how many."""
    headings = [heading_of(name, sheet.text_of(name).unit) for name in sheet.columns]
    widths = [len(heading) + 2 for heading in headings]
    for column, heading in enumerate(headings):
        page.write_string(0, column, heading, formats.heading)
    count = row = 0
    dates = [formats.moment if name == MOMENT_COLUMN else formats.date for name in sheet.columns]
    for row, cells in enumerate(sheet.rows, start=1):
        count += len(cells)
        if row > MAX_ROWS or count > most_cells:
            raise RecordingError(SheetTooLong())
        for column, cell in enumerate(cells):
            width = _write_cell(page, row, column, cell, dates[column])
            widths[column] = max(widths[column], width)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(MAX_WIDTH_CHARS, max(MIN_WIDTH_CHARS, width)))
    page.freeze_panes(1, 0)
    if headings:
        page.autofilter(0, 0, row, len(headings) - 1)
    return count


def _write_cell(page: Any, row: int, column: int, cell: CellValue, date: Any) -> int:
    """Write a cell; returns how wide it is, in characters."""
    match cell:
        case None | "":
            return 0
        case bool():
            page.write_boolean(row, column, cell)
            return len(str(cell))
        case datetime():
            page.write_datetime(row, column, cell, date)
            return DATE_WIDTH_CHARS
        case Number() | float() | int():
            number = float(cell)
            if isfinite(number):
                page.write_number(row, column, number)
            return 0
    text = NOT_XML.sub("?", cell)
    page.write_string(row, column, text[:MAX_TEXT_CHARS])
    return max(map(len, text[: 4 * MAX_WIDTH_CHARS].splitlines()), default=0) + 1
