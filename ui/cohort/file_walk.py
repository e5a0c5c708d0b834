"""Files below a folder, one after the other: in the same order each time, and each only once.

The names in one folder are held in memory, never those of all. Hidden files and folders are passed over. A link
to a folder is followed, but not into one that is walked anyway, so links that form a loop come to an end.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from stat import S_ISDIR
from typing import Final, NamedTuple

from trainer.errors import system_text
from trainer.files.messages import FileNotOpened
from trainer.files.text_file import to_printable
from trainer.messages import Message
from ui.i18n.messages import LinkLoop

HIDDEN: Final = "."
ANY_DEPTH: Final = "**"
WILDCARDS: Final = re.compile(r"[*?\[]")


class FoundFile(NamedTuple):
    """A file that is to be analysed, or a folder or link that could not be walked.

    Parameters
    ----------
    path : str
        Bytes that are not UTF-8 are lone surrogates, as `os.fsdecode` makes them.
    size_bytes, modified_ns : int
        0 where the file cannot be looked at.
    refusal : Message or None
        Why it is no recording, where that is known already.
    """

    path: str
    size_bytes: int = 0
    modified_ns: int = 0
    refusal: Message | None = None


def look_at(path: str) -> FoundFile:
    """Return a file with its size and date, without them where it cannot be looked at."""
    try:
        status = os.stat(path)  # noqa: PTH116  a name of any bytes, a hundred thousand times
    except (OSError, ValueError):
        return FoundFile(path)
    return FoundFile(path, status.st_size, status.st_mtime_ns)


def walk_folder(folder: str, *, without: str | None = None) -> Iterator[FoundFile]:
    """Yield every file below a folder.

    Parameters
    ----------
    folder : str
    without : str or None
        A folder that is passed over: that of the dataset.
    """
    return _Walk(folder, without).files()


def has_wildcards(path: str) -> bool:
    return WILDCARDS.search(path) is not None


def walk_pattern(pattern: str, *, without: str | None = None) -> Iterator[FoundFile]:
    """Yield every file whose path matches a pattern: `*`, `?`, `[...]`, and `**` for folders of any depth."""
    fixed, wild = split_pattern(pattern)
    patterns = tuple(wild.split("/"))
    depth = None if ANY_DEPTH in patterns else len(patterns)
    start = len(fixed) if not fixed or fixed.endswith("/") else len(fixed) + 1
    for file in _Walk(fixed, without, depth).files():
        inside = tuple(file.path[start:].replace(os.sep, "/").split("/"))
        if file.refusal is not None or is_match(inside, patterns):
            yield file


def split_pattern(pattern: str) -> tuple[str, str]:
    """Return the folder before the first wildcard, and the rest of the pattern.

    >>> split_pattern("data/2026/*/rr-?.csv")
    ('data/2026', '*/rr-?.csv')
    >>> split_pattern("*.csv"), split_pattern("/*.csv")
    (('', '*.csv'), ('/', '*.csv'))
    """
    components = pattern.replace(os.sep, "/").split("/")
    wild = next(i for i, part in enumerate(components) if has_wildcards(part))
    fixed = "/".join(components[:wild])
    return fixed or ("/" if wild else ""), "/".join(components[wild:])


def is_match(names: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    """Whether the components of a path match those of a pattern.

    >>> is_match(("b", "c", "a.csv"), ("**", "*.csv")), is_match(("b", "a.csv"), ("*.csv",))
    (True, False)
    """
    if not patterns:
        return not names
    first, *rest = patterns
    if first == ANY_DEPTH:
        return any(is_match(names[i:], tuple(rest)) for i in range(len(names) + 1))
    return bool(names) and fnmatchcase(names[0], first) and is_match(names[1:], tuple(rest))


@dataclass(slots=True)
class _Level:
    """What is left to visit of a folder, last first; names of folders end with a slash."""

    path: str
    names: list[str]


@dataclass(slots=True)
class _Walk:
    folder: str
    without: str | None
    depth: int | None = None
    _roots: list[str] = field(default_factory=list)  # real paths of what is walked
    _levels: list[_Level] = field(default_factory=list)

    def files(self) -> Iterator[FoundFile]:
        self._roots.append(os.path.realpath(self.folder or "."))
        yield from self._enter(self.folder)
        while self._levels:
            level = self._levels[-1]
            if not level.names:
                self._levels.pop()
                continue
            name = level.names.pop()
            path = os.path.join(level.path, name)  # noqa: PTH118  a name of any bytes
            yield from self._visit_folder(path[:-1]) if name.endswith("/") else self._visit(path)

    def _visit(self, path: str) -> Iterator[FoundFile]:
        """A file, or a link to anything."""
        try:
            status = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError):
            yield FoundFile(path)
            return
        if S_ISDIR(status.st_mode):
            yield from self._follow(path)
        else:
            yield FoundFile(path, status.st_size, status.st_mtime_ns)

    def _visit_folder(self, path: str) -> Iterator[FoundFile]:
        is_linked_too = len(self._roots) > 1 and os.path.realpath(path) in self._roots
        if not is_linked_too and not self._is_left_out(path):
            yield from self._enter(path)

    def _is_left_out(self, path: str) -> bool:
        if self.without is None or os.path.basename(path) != os.path.basename(self.without):  # noqa: PTH119
            return False
        return os.path.realpath(path) == self.without

    def _follow(self, link: str) -> Iterator[FoundFile]:
        """Enter the folder that a link leads to, unless it is walked anyway."""
        target, holder = os.path.realpath(link), os.path.realpath(os.path.dirname(link))  # noqa: PTH120
        if _is_inside(holder, target):
            yield FoundFile(link, refusal=LinkLoop())
        elif target != self.without and not any(_is_inside(target, root) for root in self._roots):
            self._roots.append(target)
            yield from self._enter(link)

    def _enter(self, folder: str) -> Iterator[FoundFile]:
        if self.depth is not None and len(self._levels) >= self.depth:
            return
        try:
            with os.scandir(folder or ".") as entries:
                names = [
                    f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name
                    for entry in entries
                    if not entry.name.startswith(HIDDEN)
                ]
        except OSError as exc:
            printable = to_printable(folder)
            yield FoundFile(folder, refusal=FileNotOpened(printable, system_text(exc)))
            return
        names.sort(reverse=True)
        self._levels.append(_Level(folder, names))


def _is_inside(path: str, folder: str) -> bool:
    """Whether a real path is a folder or below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
