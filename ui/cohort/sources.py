"""What a person names for a cohort: folders, files, patterns, lists of files, or standard input."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from trainer.errors import RecordingError
from trainer.files.text_file import to_printable
from ui.cohort.file_walk import (
    FoundFile,
    has_wildcards,
    look_at,
    split_pattern,
    walk_folder,
    walk_pattern,
)
from ui.i18n.messages import SourceMissing

STDIN: Final = "-"
BLOCK_BYTES: Final = 1 << 16
NEWLINE: Final = b"\n"
NUL: Final = b"\0"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the files of a cohort are.

    Parameters
    ----------
    names : sequence of str
        Folders, files, patterns, lists; `-` is standard input.
    lists : sequence of str
        Files that are lists, whatever is in them; `-` is standard input.
    separator : bytes
        What ends each path in a list.
    without : Path or None
        A folder that is passed over: that of the dataset.
    without_file : Path or None
        A file that is passed over: the workbook.
    """

    names: Sequence[str]
    lists: Sequence[str] = ()
    separator: bytes = NEWLINE
    without: Path | None = None
    without_file: Path | None = None

    def files(self, open_stdin: Callable[[], IO[bytes]]) -> Iterator[FoundFile]:
        """Yield the files, as they are found.

        Raises
        ------
        RecordingError
            Nothing has that name.
        """
        files = self._walk(open_stdin)
        return files if self.without_file is None else _leave_out(files, self.without_file)

    def _walk(self, open_stdin: Callable[[], IO[bytes]]) -> Iterator[FoundFile]:
        without = None if self.without is None else os.path.realpath(self.without)
        for name in self.lists:
            yield from self._listed(name, open_stdin)
        for name in self.names:
            if name == STDIN or self._is_list(name):
                yield from self._listed(name, open_stdin)
            else:
                yield from _named(name, without)

    def check(self) -> None:
        """Refuse a name that nothing has, before any work is done.

        Raises
        ------
        RecordingError
            Nothing has that name.
        """
        for name in (*self.lists, *self.names):
            if name != STDIN and not os.path.lexists(name) and not _is_pattern(name):
                raise RecordingError(SourceMissing(to_printable(name)))

    def _listed(self, name: str, open_stdin: Callable[[], IO[bytes]]) -> Iterator[FoundFile]:
        if name == STDIN:
            yield from map(look_at, read_list(open_stdin(), self.separator))
            return
        with Path(name).open("rb") as file:
            yield from map(look_at, read_list(file, self.separator))

    def _is_list(self, name: str) -> bool:
        """Whether a file is a list: its first line is the name of an existing file, and no number."""
        if not os.path.isfile(name):  # noqa: PTH113  a name of any bytes
            return False
        with Path(name).open("rb") as file:
            start = file.read(BLOCK_BYTES)
        first = next(_split([start], self.separator), "")
        return not first.strip().replace(".", "", 1).isdigit() and _exists(first)


def _leave_out(files: Iterable[FoundFile], path: Path) -> Iterator[FoundFile]:
    """The files but for one, under whatever path it is found."""
    name, target = path.name, os.path.realpath(path)
    for file in files:
        is_it = file.path.endswith(name) and os.path.realpath(file.path) == target
        if not is_it:
            yield file


def read_list(file: IO[bytes], separator: bytes = NEWLINE) -> Iterator[str]:
    """Yield the paths in a list, as `os.fsdecode` makes them of their bytes; empty lines are left out.

    From a pipe they are taken as they come: a block that is not full is not waited for.
    """
    read = getattr(file, "read1", file.read)
    return _split(iter(lambda: read(BLOCK_BYTES), b""), separator)


def _split(blocks: Iterable[bytes], separator: bytes) -> Iterator[str]:
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(separator)
        yield from (path for each in whole if (path := _to_path(each, separator)))
    if path := _to_path(rest, separator):
        yield path


def _to_path(line: bytes, separator: bytes) -> str:
    return os.fsdecode(line.removesuffix(b"\r") if separator == NEWLINE else line)


def _exists(path: str) -> bool:
    try:
        return bool(path) and os.path.exists(path)  # noqa: PTH110  a name of any bytes
    except ValueError:  # NUL
        return False


def _is_pattern(name: str) -> bool:
    """Whether a name is a pattern, and the folder before its first wildcard is there."""
    return has_wildcards(name) and os.path.isdir(split_pattern(name)[0] or ".")  # noqa: PTH112


def _named(name: str, without: str | None) -> Iterator[FoundFile]:
    if os.path.isdir(name):  # noqa: PTH112
        return walk_folder(name, without=without)
    if has_wildcards(name) and not os.path.lexists(name):
        return walk_pattern(name, without=without)
    return iter((look_at(name),))
