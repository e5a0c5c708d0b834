"""A file while its format is being found out, and how a format of another program is described.

The text is surveyed once, and only if it is asked for; the first bytes are read once.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, Final, TypeAlias

from trainer.errors import RecordingError
from trainer.files.text_file import (
    BLOCK_CHARS,
    MAX_FILE_BYTES,
    ZIP,
    TextFile,
    check_size,
    first_bytes,
    open_unpacked,
    survey,
    translate_read_errors,
)
from trainer.formats.messages import ExtraMissing, FileOfProgramDamaged, UnpackedTooLarge
from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from trainer.formats.tables.signal import Signal
from trainer.formats.text_formats.known_formats import TextFormat, detect_text_format
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message

FIRST_BYTES: Final = 4096
ZIP_END: Final = b"PK\x05\x06"
ZIP_END_BYTES: Final = 65_557  # with the longest comment
MAX_DIRECTORY_BYTES: Final = 16_000_000
MAX_STREAMED_BYTES: Final = 4_000_000_000  # of a file that is read a piece at a time


class SourceFile:
    """A file while its format is being found out."""

    def __init__(self, path: Path, choice: ReadingChoice = NO_CHOICE) -> None:
        self.path, self.choice = path, choice

    @cached_property
    def first(self) -> bytes:
        """The first bytes of what is in it, unpacked; none where they cannot be unpacked."""
        return first_bytes(self.path, FIRST_BYTES)

    @cached_property
    def first_text(self) -> str:
        """The first bytes as text, without a mark of the encoding, whatever they are."""
        return self.first.decode("utf-8-sig", "replace").lstrip()

    @cached_property
    def text(self) -> TextFile:
        """Raises: RecordingError, where it is no text."""
        check_size(self.path, MAX_FILE_BYTES)
        return survey(self.path)

    @cached_property
    def head(self) -> str:
        return self.text.head()

    @cached_property
    def text_format(self) -> TextFormat | None:
        """The format of another program that the text is in."""
        return detect_text_format(self.text)

    @cached_property
    def zip_names(self) -> tuple[str, ...]:
        """The names in a zip archive; none where it is no zip, or damaged."""
        if not self.first.startswith(ZIP) or _directory_bytes(self.path) > MAX_DIRECTORY_BYTES:
            return ()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return tuple(archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return ()

    def read_bytes(self, most_bytes: int = MAX_FILE_BYTES) -> bytes:
        """All of it, unpacked.

        Raises
        ------
        RecordingError
            It cannot be read, or is larger than that.
        """
        with open_unpacked(self.path) as file, translate_read_errors():
            return read_limited(file, most_bytes)

    def beside(self, name: str) -> "SourceFile | None":
        """The file of that name beside it, if there is one."""
        path = self.path.with_name(name)
        return SourceFile(path) if path.is_file() else None


def _directory_bytes(path: Path) -> int:
    """How long the list of the files in a zip says it is: all of it is kept while the zip is open.

    Any number will do where the end of the zip is missing: nobody opens it then.
    """
    with path.open("rb") as file:
        file.seek(-min(ZIP_END_BYTES, path.stat().st_size), io.SEEK_END)
        _, _, end = file.read().rpartition(ZIP_END)
    return int.from_bytes(end[8:12], "little")


def read_limited(file: IO[bytes], most_bytes: int) -> bytes:
    """The rest of a file.

    Raises
    ------
    RecordingError
        It is larger than that.
    """
    parts: list[bytes] = []
    left = most_bytes + 1
    while left > 0 and (part := file.read(min(left, BLOCK_CHARS))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise RecordingError(UnpackedTooLarge(most_bytes // 1_000_000))
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class TableText(TextFile):
    """A table that stands in a file of another kind, as text."""

    content: str = field(default="", repr=False)

    def blocks(self) -> Iterator[str]:
        text, start = self.content.lstrip(), 0
        while start < len(text):
            end = text.rfind("\n", start, start + BLOCK_CHARS) + 1 or text.find("\n", start) + 1
            yield text[start : end or len(text)]
            start = end or len(text)


def table_text(source: SourceFile, content: str) -> TableText:
    longest = max(map(len, content.split("\n")))
    return TableText(source.path, "utf-8", longest, content)


@dataclass(frozen=True, slots=True, eq=False)
class VendorSignal:
    """The samples of an ECG or pulse wave in a file of another program, all or up to where it was cut off."""

    program: str
    signal: Signal
    left_out: tuple[Message, ...] = ()
    started: str | None = None
    is_cut_short: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class VendorTable:
    """A table in a file of another program, of which the numbers tell what it holds."""

    program: str
    text: TableText


Contents: TypeAlias = VendorSeries | VendorSignal | VendorTable


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of another program: how it is known by what stands in it, and how it is read.

    Both raise RecordingError, without the name of the file. `is_match` looks at the first bytes, and at
    the names in a zip, no further.

    Parameters
    ----------
    most_bytes : int
        A larger file is refused before it is read.
    is_table : bool
        Whether it is text in columns, so that a person may choose another reading of it.
    """

    program: str
    is_match: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], Contents]
    most_bytes: int = MAX_FILE_BYTES
    is_table: bool = False


def load_extra(module: str, program: str) -> ModuleType:
    """Import a library of the extra `formats`.

    Raises
    ------
    RecordingError
        It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as exc:
        raise RecordingError(ExtraMissing(program)) from exc


@contextmanager
def translate_parser_errors(program: str) -> Iterator[None]:
    """Raises RecordingError for whatever a parser of others makes of a damaged file.

    Its warnings are of the file, and concern nobody else.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (RecordingError, KeyboardInterrupt):
        raise
    except (zlib.error, Exception) as exc:
        raise RecordingError(FileOfProgramDamaged(program)) from exc
