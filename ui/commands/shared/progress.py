"""The progress of long work in a terminal: how far it is, how fast, and how long it will take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TypeAlias

from ui.commands.shared import output

OnProgress: TypeAlias = Callable[[int], object]
"""Called with the number of files or rows that are done."""


@contextmanager
def show_rate(activity: str, total: int | None, noun: str = "files") -> Iterator[OnProgress]:
    """Show the progress on stderr if that is a terminal, and only if the work takes longer than a second.

    Parameters
    ----------
    activity : str
        In front of the bar.
    total : int or None
        Number of files; None where it is not known.
    noun : str
        What is counted.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class RateColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            rate = task.finished_speed or task.speed
            return Text("" if rate is None else f"{rate:.0f} {noun}/s")

    known = [BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn()]
    unknown = [SpinnerColumn(), MofNCompleteColumn(), RateColumn(), TimeElapsedColumn()]
    progress = Progress(
        TextColumn("{task.description}"),
        *(unknown if total is None else known),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # it may be a file
    )
    task = progress.add_task(activity, total=total)
    timer = Timer(output.PROGRESS_DELAY_S, progress.start)
    timer.start()
    try:
        yield lambda done: progress.update(task, completed=done)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()
