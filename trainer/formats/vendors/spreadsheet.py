"""Spreadsheets of Excel and LibreOffice (.xlsx): the first sheet with several numbers, as a table.

`openpyxl` keeps all of the small parts, and of a sheet every row that it has read; the parts are measured
before it sees them, so that no archive can unpack into more than a recording.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from trainer.errors import RecordingError
from trainer.formats.messages import NoNumbersInTable, UnpackedTooLarge
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorTable,
    load_extra,
    table_text,
    translate_parser_errors,
)
from trainer.formats.tables.lines import MAX_COLUMNS

PROGRAM: Final = "Excel"
WORKBOOK: Final = "xl/workbook.xml"
SHEETS: Final = "xl/worksheets/"
STRINGS: Final = "xl/sharedStrings.xml"
MAX_SHEET_BYTES: Final = 128_000_000
MAX_STRINGS_BYTES: Final = 8_000_000
MAX_PARTS_BYTES: Final = 4_000_000  # all the others together
MAX_ROW_BYTES: Final = 1_000_000  # of one row of a sheet
MAX_ROWS: Final = 1_048_576
MAX_SHEETS: Final = 64
MIN_NUMBERS: Final = 8  # a person's age and weight are no recording
MAX_TABLE_CHARS: Final = 48_000_000
CHUNK_BYTES: Final = 1 << 18
DOCTYPES: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
DOCTYPE_BYTES: Final = max(map(len, DOCTYPES))


def _is_match(source: SourceFile) -> bool:
    return WORKBOOK in source.zip_names


def _read(source: SourceFile) -> Contents:
    openpyxl = load_extra("openpyxl", PROGRAM)
    with translate_parser_errors(PROGRAM), source.path.open("rb") as file:
        with zipfile.ZipFile(file) as archive:
            _check_parts(archive)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            content = _find_table(map(_to_text, book.worksheets[:MAX_SHEETS]))
        finally:
            book.close()
    if not content:
        raise RecordingError(NoNumbersInTable())
    return VendorTable(PROGRAM, table_text(source, content))


def _find_table(sheets: Iterable[str]) -> str:
    """The first sheet with several numbers, or else the first with one: before it may be one of remarks."""
    first = ""
    for content in sheets:
        begin = content[:CHUNK_BYTES]
        if _count_numbers(begin) >= MIN_NUMBERS:
            return content
        first = first or (content if any(map(str.isdigit, begin)) else "")
    return first


def _count_numbers(content: str) -> int:
    """How many cells begin with a digit, as numbers, clocks and dates do."""
    return sum(cell[:1].isdigit() for cell in content.replace("\n", "\t").split("\t"))


def _to_text(sheet: Any) -> str:
    """Its rows, cells apart by tabs."""
    lines, chars = [], 0
    for row in sheet.iter_rows(values_only=True, max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        line = "\t".join(map(_cell, _without_empty_end(row)))
        if line.strip():
            lines.append(line)
            chars += len(line)
        if chars > MAX_TABLE_CHARS:
            raise RecordingError(UnpackedTooLarge(MAX_TABLE_CHARS // 1_000_000))
    return "\n".join(lines)


def _without_empty_end(row: Sequence[object]) -> Sequence[object]:
    filled = [i for i, value in enumerate(row) if value is not None]
    return row[: filled[-1] + 1] if filled else ()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, timedelta):
        return repr(value.total_seconds())
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).replace("\n", "\t").split("\t"))


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Raises: RecordingError, where a part is larger than that of a recording, or defines entities."""
    others = 0
    for part in archive.infolist():
        is_sheet, is_strings = part.filename.startswith(SHEETS), part.filename == STRINGS
        if not part.filename.endswith((".xml", ".rels")) or "/media/" in part.filename:
            continue
        most = MAX_SHEET_BYTES if is_sheet else MAX_STRINGS_BYTES if is_strings else MAX_PARTS_BYTES
        others += 0 if is_sheet or is_strings else part.file_size
        if part.file_size > most or others > MAX_PARTS_BYTES:
            raise RecordingError(UnpackedTooLarge(most // 1_000_000))
        _check_part(_chunks(archive, part), is_sheet=is_sheet)


def _check_part(chunks: Iterator[bytes], *, is_sheet: bool) -> None:
    growing, end = 0, b""
    for chunk in chunks:
        seen = end + chunk  # it may stand behind a remark of any length, and across two chunks
        if any(doctype in seen for doctype in DOCTYPES):
            raise ValueError("a part of a spreadsheet defines entities")
        end = chunk[-DOCTYPE_BYTES:]
        first, *rest = chunk.split(b"row")
        growing += len(first)
        if is_sheet and max([growing, *map(len, rest)]) > MAX_ROW_BYTES:
            raise RecordingError(UnpackedTooLarge(MAX_ROW_BYTES // 1_000_000))
        growing = len(rest[-1]) if rest else growing


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
