"""A text file read a block at a time: of any usual encoding, compressed or not, and however long.

It is read through once before anything is believed of it, in constant memory: is it text at all, in which
encoding, how many lines, how long is the longest? What is beyond measure is refused there.
"""

import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from gzip import GzipFile
from io import StringIO, TextIOWrapper
from pathlib import Path
from stat import S_ISREG
from typing import IO, Final, cast

from trainer.errors import RecordingError, system_text
from trainer.files.messages import (
    FileCutShort,
    FileEmpty,
    FileIsZip,
    FileNotOpened,
    FileTooLarge,
    InFile,
    LineTooLong,
    NoFileName,
    NoText,
    RecordingIsFolder,
    RecordingIsNoFile,
    TooManyBeats,
    TooManyLines,
)

MAX_FILE_BYTES: Final = 64_000_000
MAX_TEXT_BYTES: Final = 256_000_000  # once decompressed
MAX_LINES: Final = 2_000_100  # two million beats and a header
MAX_BEATS: Final = 1_000_000  # nine days and more
MAX_LINE_CHARS: Final = 4_000_000  # characters: a note may be long, a line not endless
BLOCK_CHARS: Final = 1 << 18
HEAD_CHARS: Final = 4000
GZIP: Final = b"\x1f\x8b"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
ZIP: Final = b"PK\x03\x04"
CONTROL_BYTES: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})
TOO_MANY_BEATS: Final = TooManyBeats()
LONG_LINE: Final = LineTooLong()


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text that was read through once: see `survey`. `longest` is its longest line, characters.

    The blocks of a short text are kept: it is looked at many times before it is known what it is.
    """

    path: Path
    encoding: str
    longest: int
    cached_blocks: tuple[str, ...] | None = field(
        default=None, repr=False, compare=False, kw_only=True
    )

    def blocks(self) -> Iterator[str]:
        """The text in whole lines, many at a time, each ending with a line feed but maybe the last.

        Blank space at the beginning is left out, and every line end is a line feed.

        Raises
        ------
        RecordingError
            The file is not what it was when it was surveyed.
        """
        if self.cached_blocks is not None:
            yield from self.cached_blocks
            return
        with open_unpacked(self.path) as file, translate_read_errors():
            text = TextIOWrapper(file, self.encoding, newline=None)
            yield from _without_blank_start(_whole_lines(text))
            text.detach()

    def lines(self) -> Iterator[str]:
        """The same text a line at a time, with the line feeds."""
        for block in self.blocks():
            yield from StringIO(block, newline="\n")

    def head(self) -> str:
        """The first characters."""
        return next(self.blocks(), "")[:HEAD_CHARS]


def survey(path: Path) -> TextFile:
    """Read a file through once, and tell how to read it.

    Raises
    ------
    RecordingError
        It is no text, empty, damaged, or longer than any recording.
    """
    for encoding in _encodings(first_bytes(path)):
        try:
            longest, size = _measure(path, encoding)
            text = TextFile(path, encoding, longest)
            return (
                replace(text, cached_blocks=tuple(text.blocks())) if size <= BLOCK_CHARS else text
            )
        except UnicodeDecodeError:
            continue
    raise RecordingError(NoText())


def check_file(path: Path, most_bytes: int = MAX_FILE_BYTES) -> None:
    """Refuse what is no file, or too large.

    Raises
    ------
    RecordingError
        Missing, a folder, no permission, no name that a file can have, or too large.
    """
    with _translate_open_errors(path):
        status = path.stat()
        if not S_ISREG(status.st_mode):
            refusal = RecordingIsFolder if path.is_dir() else RecordingIsNoFile
            raise RecordingError(refusal(to_printable(path)))
        if status.st_size > most_bytes:
            raise RecordingError(InFile(to_printable(path.name), _too_large(most_bytes)))
        path.open("rb").close()


def check_size(path: Path, most_bytes: int) -> None:
    """Raises: RecordingError, without the name of the file, where it is larger than that."""
    if path.stat().st_size > most_bytes:
        raise RecordingError(_too_large(most_bytes))


def first_bytes(path: Path, count: int = 256) -> bytes:
    """The first bytes of what is in it, unpacked."""
    with open_unpacked(path) as file, translate_read_errors():
        return file.read(count)


@contextmanager
def open_unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the file, unpacked as they are read.

    Raises
    ------
    RecordingError
        It cannot be opened.
    """
    with _translate_open_errors(path):
        file = path.open("rb")
    with file:
        is_packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        yield cast(IO[bytes], GzipFile(fileobj=file)) if is_packed else file


@contextmanager
def translate_read_errors() -> Iterator[None]:
    """Raises RecordingError for what cannot be read or unpacked."""
    try:
        yield
    except (EOFError, OSError, zlib.error) as exc:
        raise RecordingError(FileCutShort()) from exc


def to_printable(name: object) -> str:
    """A name of a file on one line, and nothing in it that could harm a terminal.

    >>> to_printable("a\\x1b[31m\\nb.csv")
    'a?[31m?b.csv'
    """
    return "".join(c if c.isprintable() else "?" for c in str(name))


def _measure(path: Path, encoding: str) -> tuple[int, int]:
    """The longest line in characters, and the size of the text in bytes.

    Raises: UnicodeDecodeError, or RecordingError where it is beyond measure.
    """
    decoder, count = getincrementaldecoder(encoding)(), _LineCount()
    size, is_blank = 0, True
    with open_unpacked(path) as file, translate_read_errors():
        while chunk := file.read(BLOCK_CHARS):
            size += len(chunk)
            is_blank = is_blank and not chunk.strip()
            if size > MAX_TEXT_BYTES:
                raise RecordingError(_too_large(MAX_TEXT_BYTES))
            if encoding != "utf-16" and len(chunk.translate(None, CONTROL_BYTES)) < len(chunk):
                raise RecordingError(NoText())
            count.add(decoder.decode(chunk))
    count.add(decoder.decode(b"", final=True))
    if is_blank:
        raise RecordingError(FileEmpty())
    return count.longest, size


class _LineCount:
    """Counts the lines of a text and measures the longest, as it comes."""

    def __init__(self) -> None:
        self.longest = 0
        self._line_feeds = self._returns = 0
        self._growing = 0  # characters of the line that has not ended yet

    def add(self, text: str) -> None:
        self._line_feeds += text.count("\n")
        self._returns += text.count("\r")
        if max(self._line_feeds, self._returns) > MAX_LINES:
            raise RecordingError(TooManyLines())
        first, *rest = text.replace("\r", "\n").split("\n")
        self._growing += len(first)
        self.longest = max(self.longest, self._growing, *map(len, rest))
        if rest:
            self._growing = len(rest[-1])
        if self.longest > MAX_LINE_CHARS:
            raise RecordingError(LONG_LINE)


def _encodings(first: bytes) -> tuple[str, ...]:
    if first.startswith(ZIP):
        raise RecordingError(FileIsZip())
    return ("utf-16",) if first.startswith(UTF16) else ("utf-8-sig", "cp1252", "latin-1")


def _whole_lines(text: IO[str]) -> Iterator[str]:
    partial = ""
    while chunk := text.read(BLOCK_CHARS):
        whole, line_feed, rest = chunk.rpartition("\n")
        if line_feed:
            yield f"{partial}{whole}\n"
            partial = rest
        else:
            partial += rest
        if len(partial) > MAX_LINE_CHARS:
            raise RecordingError(LONG_LINE)
    if partial:
        yield partial


def _without_blank_start(blocks: Iterator[str]) -> Iterator[str]:
    for block in blocks:
        if partial := block.lstrip():
            yield partial
            break
    yield from blocks


@contextmanager
def _translate_open_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise RecordingError(FileNotOpened(to_printable(path), system_text(exc))) from exc
    except ValueError as exc:  # NUL, or half a character: no system call takes it
        raise RecordingError(NoFileName(to_printable(path))) from exc


def _too_large(most_bytes: int) -> FileTooLarge:
    return FileTooLarge(most_bytes // 1_000_000)
