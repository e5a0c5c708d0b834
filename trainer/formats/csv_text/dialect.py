"""How a table is written as text: the separator of cells, the decimal sign, the line ends and the mark of UTF-8.

Programs guess these from the language of the computer. Where that language writes a decimal comma, a
spreadsheet reads `69.634` as 69634 without a word, so a table for it is written in its own dialect.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """A way to write a table as text.

    Parameters
    ----------
    separator : str
        Between two cells.
    decimal : str
        Between the digits of a number.
    line_end : str
    has_bom : bool
        Whether the text begins with a byte order mark, by which Excel recognises UTF-8.
    """

    separator: str = ","
    decimal: str = "."
    line_end: str = "\n"
    has_bom: bool = False

    @property
    def start(self) -> str:
        """What stands before the first line."""
        return BYTE_ORDER_MARK if self.has_bom else ""


STANDARD: Final = CsvDialect()
"""As every program of statistics reads it, whatever the language of the computer."""
STANDARD_NAME: Final = "standard"
CSV_DIALECTS: Final[Mapping[str, CsvDialect]] = {
    STANDARD_NAME: STANDARD,
    "excel": CsvDialect(",", ".", "\r\n", has_bom=True),
    "excel-de": CsvDialect(";", ",", "\r\n", has_bom=True),
    "excel-ch": CsvDialect(";", ".", "\r\n", has_bom=True),
}
"""By their names on the command line. `excel` is for spreadsheets where numbers have a point, `excel-de` where
they have a comma (most of Europe and South America), `excel-ch` where cells are separated by semicolons
and numbers have a point (Switzerland).
"""


def to_stdout_text(text: str) -> str:
    """A part of a table as it goes to stdout: lines end there as is usual on this system, and a stream has no
    mark of UTF-8.
    """
    return text.replace("\r\n", "\n").removeprefix(BYTE_ORDER_MARK)
