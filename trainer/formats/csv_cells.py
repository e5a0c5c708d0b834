"""The cells of our tables: numbers that read back as the same number, and texts that no spreadsheet obeys.

Rule: a text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it again
when it is read. Numbers stay numbers.
"""

from collections.abc import Iterable
from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def format_text_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, quoted where it must be.

    >>> format_text_cell("=1+1")
    "'=1+1"
    """
    shields = text.lstrip("'").startswith(FORMULA_STARTS)
    safe = f"'{text}" if shields else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',"\r\n') else safe


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
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def format_line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\n"


EVENTS_HEADER: Final = "t_s,event,value,detail"
