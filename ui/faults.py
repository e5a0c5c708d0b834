"""Exceptions of the program's own code: they stop nothing, and are written to a log beside the library.

The log contains no text of the person. An entry is the part of the program, the type of the exception, and
the places in our code; the message only if its form shows that Python made it. No path is complete.

There is one log for the process, as there is one `sys.excepthook`. Any thread may report.
"""

import os
import re
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path, PurePath
from traceback import walk_tb
from types import TracebackType
from typing import Final, TypeAlias

LOG_NAME: Final = "faults.log"
MAX_BYTES: Final = 1_000_000
MAX_OLDER_FILES: Final = 2  # with the one that is written: three
MAX_FRAMES: Final = 30
MAX_CAUSES: Final = 5
MAX_KINDS: Final = 1_000  # of faults that are counted; then counting begins anew
MAX_UNWRITTEN: Final = 50  # entries kept in memory while the disk takes none
ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = ("site-packages", "dist-packages")
SAFE_MESSAGES: Final = re.compile(
    r"(float |integer |complex )?(division|modulo|floor division)( or modulo)? by zero"
    r"|(list|tuple|string|deque|range object|bytearray|array)( assignment)? index out of range"
    r"|pop from (an )?empty \w+"
    r"|index -?\d+ is out of bounds for axis \d+ with size \d+"
    r"|'\w+' object (has no attribute '\w+'|is not (subscriptable|iterable|callable))"
    r"|unsupported operand type\(s\) for \S+: '\w+' and '\w+'"
    r"|'\S+' not supported between instances of '\w+' and '\w+'"
    r"|cannot convert float (NaN|infinity) to integer"
    r"|math domain error|math range error"
    r"|maximum recursion depth exceeded[\w ]*"
    r"|(min|max)\(\) (arg|iterable argument) is (an empty sequence|empty)"
    r"|zip\(\) argument \d+ is (shorter|longer) than argument \d+"
    r"|(not enough|too many) values to unpack \(expected \d+(, got \d+)?\)"
)

Listener: TypeAlias = Callable[[str, BaseException], None]

_listeners: list[Listener] = []
_lock = threading.Lock()


class _Log:
    """What is known of the faults of this process."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.counts: Counter[tuple[str, str, str]] = Counter()
        self.unwritten: deque[str] = deque(maxlen=MAX_UNWRITTEN)

    def write(self) -> None:
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            while self.unwritten:
                _append(self.folder / LOG_NAME, self.unwritten[0].encode("utf-8", "replace"))
                self.unwritten.popleft()


_log: Final = _Log()


def set_log_folder(folder: Path | None) -> None:
    """Write the log beside the library in this folder from now on; None keeps it in memory."""
    with _lock:
        if folder != _log.folder:
            _log.counts.clear()
        _log.folder = folder


def report(part: str, error: BaseException) -> bool:
    """Report an exception. Never raises, and costs little if it repeats.

    Parameters
    ----------
    part : str
        The part of the program that raised.
    error : BaseException
        With its traceback.

    Returns
    -------
    bool
        Whether it is the first of its kind: this part, this type, this place. Of the others only the
        10th, 100th, 1,000th ... is written.
    """
    for listener in tuple(_listeners):
        with suppress(Exception):
            listener(part, error)
    try:
        with _lock:
            return _record(part, error)
    except Exception:  # noqa: BLE001  a log that cannot be written stops nothing either
        return False


def listen(listener: Listener) -> Callable[[], None]:
    """Call the listener for every fault, in the thread that reports it. Returns a function that ends this."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


class FaultGuard:
    """Reports exceptions of a part of the program and lets the rest go on: `with FaultGuard("graph"): ...`."""

    __slots__ = ("_part",)

    def __init__(self, part: str) -> None:
        self._part = part

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        report(self._part, error)
        return True


def install_hooks(on_new_fault: Callable[[], None]) -> None:
    """Report what Qt, a thread or the interpreter would print or swallow.

    PySide passes exceptions of slots, timers and event handlers to `sys.excepthook`.

    Parameters
    ----------
    on_new_fault : callable
        Called in the thread of the fault, if it is the first of its kind.
    """

    def in_main(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            if report("window", error.with_traceback(traceback)):
                on_new_fault()
        else:
            sys.__excepthook__(kind, error, traceback)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and report("thread", args.exc_value):
            on_new_fault()

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            report("clean-up", args.exc_value)

    sys.excepthook, threading.excepthook = in_main, in_thread
    sys.unraisablehook = unraisable


def describe(part: str, error: BaseException) -> str:
    """The entry of a fault in the log, without its time and without any text of the person."""
    lines = [part]
    for cause in islice(_causes(error), MAX_CAUSES):
        lines.append(f"  {type(cause).__name__}{_message(cause)}")
        lines += [f"    {frame}" for frame in _frames(cause)[-MAX_FRAMES:]]
    return "\n".join(lines)


def _record(part: str, error: BaseException) -> bool:
    if len(_log.counts) > MAX_KINDS:
        _log.counts.clear()
    kind = (part, type(error).__name__, next(reversed(_frames(error)), ""))
    _log.counts[kind] += 1
    count = _log.counts[kind]
    if str(count).rstrip("0") != "1":
        return False
    when = datetime.now(UTC).isoformat(timespec="seconds")
    times = f" ({count} times)" if count > 1 else ""
    _log.unwritten.append(f"{when}{times} {describe(part, error)}\n")
    _log.write()
    return count == 1


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f": errno {error.errno}"
    text = str(error) if type(error).__module__ == "builtins" else ""
    return f": {text}" if SAFE_MESSAGES.fullmatch(text) else ""


def _frames(error: BaseException) -> list[str]:
    return [
        f"{_shorten(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]


def _shorten(filename: str) -> str:
    """The path below our root or below a package; of any other file the name alone."""
    path = PurePath(filename)
    for folder in PACKAGES:
        if folder in path.parts:
            frame = len(path.parts) - path.parts[::-1].index(folder)
            return "/".join(path.parts[frame:])
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    return path.name


def _append(path: Path, entry: bytes) -> None:
    """Append for the owner only. Raises OSError if the disk takes nothing."""
    if path.exists() and path.stat().st_size + len(entry) > MAX_BYTES:
        _rotate(path)
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, entry)
    finally:
        os.close(file)


def _rotate(path: Path) -> None:
    """Rename the log to its first older file, that one to the second; the oldest is replaced."""
    older = [path, *(path.with_name(f"{LOG_NAME}.{n}") for n in range(1, MAX_OLDER_FILES + 1))]
    for newer, here in reversed(list(pairwise(older))):
        if newer.exists():
            newer.replace(here)
