"""Whether the font files that came with the program are complete.

Qt accepts a truncated font, and then text lacks glyphs. Such a file is detected here, and a font of the
system is used.
"""

import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

MAX_TABLES: Final = 64
HEADER: Final = struct.Struct(">4sH6x")
TABLE: Final = struct.Struct(">4s4xII")  # tag, offset, length
NO_FONT: Final = (
    "This system has no letters at all, so words are boxes: install Outbreath again, or any font "
    "(fonts-dejavu, for instance).\n"
)


def is_valid_font(font: Path) -> bool:
    """Whether every table listed in a TrueType file lies within it."""
    try:
        if not font.is_file():
            return False
        size = font.stat().st_size
        with font.open("rb") as file:
            head = file.read(HEADER.size + MAX_TABLES * TABLE.size)
    except OSError:
        return False
    if len(head) < HEADER.size:
        return False
    _, count = HEADER.unpack_from(head)
    if not 0 < count <= MAX_TABLES or len(head) < HEADER.size + count * TABLE.size:
        return False
    tables = (TABLE.unpack_from(head, HEADER.size + i * TABLE.size) for i in range(count))
    return all(begin + length <= size for _, begin, length in tables)


def warn_without_font(font: QFont) -> None:
    """Say so in the terminal if this system has no font, since Qt then draws boxes."""
    if sys.stderr is not None and not QFontMetrics(font).inFont("a"):
        sys.stderr.write(NO_FONT)
