"""The cells of our tables: numbers that read back as the same number, and texts that no spreadsheet obeys.

Rule: a text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it again
when it is read. Numbers stay numbers.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from trainer.formats.csv_text.dialect import STANDARD, CsvDialect

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class Number(str):
    """A number as it is written, with a point; every other cell is a text.

    A dialect may write a comma in its place, and a workbook holds the number itself.
    """

    __slots__ = ()


def format_text_cell(text: str, separator: str = ",") -> str:
    """A text that no spreadsheet takes for a formula, quoted where it must be.

    >>> format_text_cell("=1+1")
    "'=1+1"
    """
    if text.isalnum():
        return text
    shields = text.lstrip("'").startswith(FORMULA_STARTS)
    safe = f"'{text}" if shields else text
    must_quote = any(c in safe for c in (separator, '"', "\r", "\n"))
    return '"' + safe.replace('"', '""') + '"' if must_quote else safe


def parse_text_cell(cell: str) -> str:
    """The text that was written, from a cell that any CSV reader has unquoted.

    >>> parse_text_cell("'=1+1"), parse_text_cell("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def format_number_cell(number: float | None, digits: int = 6) -> str:
    """What is not known is an empty cell, never 0.

    >>> format_number_cell(61.5), format_number_cell(None)
    ('61.5', '')
    """
    if number is None:
        return ""
    written = f"{number:.{digits}f}"
    return Number((written.rstrip("0").rstrip(".") if "." in written else written) or "0")


def format_thousandths(interval_ms: float) -> str:
    """With as many decimals as are needed, three at most.

    >>> format_thousandths(833.984375), format_thousandths(812.0)
    ('833.984', '812')
    """
    return f"{interval_ms:.3f}".rstrip("0").rstrip(".")


def format_table(
    header: Iterable[str], rows: Iterable[Iterable[str]], dialect: CsvDialect = STANDARD
) -> Iterator[str]:
    """The lines of a table, each with its line end.

    Parameters
    ----------
    header : iterable of str
        The names of the columns.
    rows : iterable of iterable of str
        The cells of each row: a `Number`, or a text as it is.
    dialect : CsvDialect
    """
    yield dialect.start + format_line(header, dialect)
    for row in rows:
        yield format_line(row, dialect)


def format_line(cells: Iterable[str], dialect: CsvDialect = STANDARD) -> str:
    """A row of cells with its line end.

    >>> format_line((Number("0.5"), "a;b"), CsvDialect(";", ","))
    '0,5;"a;b"\\n'
    """
    separator, decimal = dialect.separator, dialect.decimal
    written = (
        cell.replace(".", decimal)
        if isinstance(cell, Number)
        else format_text_cell(cell, separator)
        for cell in cells
    )
    return separator.join(written) + dialect.line_end


EVENTS_COLUMNS: Final = ("t_s", "event", "value", "detail")
EVENTS_HEADER: Final = ",".join(EVENTS_COLUMNS)
