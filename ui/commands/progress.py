"""A sign of life for work that takes longer than a second, where a person is watching."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE_S: Final = 1.0


def each(files: Sequence[Path], doing: str) -> Iterator[Path]:
    """The files one by one; whoever waits longer than a second at a terminal sees how far it is."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(doing, total=len(files))
    with _shown_after(PATIENCE_S, bar):
        for path in files:
            bar.update(task, description=f"{doing} {path.name}")
            yield path
            bar.advance(task)


@contextmanager
def _shown_after(seconds: float, bar: "Progress") -> Iterator[None]:
    waiting = Timer(seconds, bar.start)
    waiting.start()
    try:
        yield
    finally:
        waiting.cancel()
        waiting.join()
        bar.stop()
