"""What the first bytes of a library's file say. Nothing here needs SQLite, so that the window can ask at once."""

from pathlib import Path
from typing import Final

NAME: Final = "library.db"
PLAIN: Final = b"SQLite format 3\0"


def is_certainly_plain(db: Path) -> bool:
    """Whether a file is not there, or begins as files do that are not encrypted.

    Raises
    ------
    OSError
        It cannot be read.
    """
    if not db.is_file():
        return True
    with db.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN
