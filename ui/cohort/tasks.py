"""What a cohort is divided into: parts, each a file of the dataset, and tasks, each a piece of one for a worker.

Both end after so many files or bytes, whichever comes first, so that the same files always make the same parts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from trainer.errors import TrainerError
from trainer.messages import Message
from ui.cohort.file_analysis import AnalysisOptions, analyze_windows
from ui.cohort.file_walk import FoundFile
from ui.cohort.rows import Row, analysis_to_row, refusal_to_row
from ui.i18n.messages import AnalysisDefect, WorkerKilled

PART_FILES: Final = 500
PART_BYTES: Final = 64_000_000
TASK_FILES: Final = 25
TASK_BYTES: Final = 4_000_000


class Part(NamedTuple):
    """Files that stand together in one file of the dataset."""

    number: int
    files: tuple[FoundFile, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Files of a part for one worker. `first` is the place of the first among those of the part."""

    part: int
    first: int
    files: tuple[FoundFile, ...]
    options: AnalysisOptions

    def split(self) -> Iterator["Task"]:
        """The same, each file by itself."""
        for place, file in enumerate(self.files, start=self.first):
            yield Task(self.part, place, (file,), self.options)


class TaskResult(NamedTuple):
    """The rows of each file of a task."""

    part: int
    first: int
    rows: tuple[tuple[Row, ...], ...]


def divide_into_parts(files: Iterable[FoundFile], part_files: int = PART_FILES) -> Iterator[Part]:
    """Yield the parts, as the files are found."""
    for number, chunk in enumerate(_chunks(files, part_files, PART_BYTES)):
        yield Part(number, chunk)


def divide_into_tasks(part: Part, options: AnalysisOptions) -> Iterator[Task]:
    first = 0
    for chunk in _chunks(part.files, TASK_FILES, TASK_BYTES):
        yield Task(part.number, first, chunk, options)
        first += len(chunk)


def _chunks(
    files: Iterable[FoundFile], most_files: int, most_bytes: int
) -> Iterator[tuple[FoundFile, ...]]:
    rest = iter(files)
    for first in rest:
        chunk, left = [first], most_bytes - first.size_bytes
        while left > 0 and len(chunk) < most_files:
            more = next(rest, None)
            if more is None:
                break
            chunk.append(more)
            left -= more.size_bytes
        yield tuple(chunk)


def analyze_task(task: Task) -> TaskResult:
    """Analyse the files of a task. It raises nothing: what a file is refused for is a row."""
    rows = tuple(_analyze(file, task.options) for file in task.files)
    return TaskResult(task.part, task.first, rows)


def give_up_task(task: Task) -> TaskResult:
    """The rows of files each of which took its process down."""
    rows = tuple((_refuse(file, WorkerKilled(), task.options),) for file in task.files)
    return TaskResult(task.part, task.first, rows)


def _analyze(file: FoundFile, options: AnalysisOptions) -> tuple[Row, ...]:
    if file.refusal is not None:
        return (_refuse(file, file.refusal, options),)
    try:
        results = analyze_windows(Path(file.path), options)
        return tuple(analysis_to_row(file, each, options.plugin_figures) for each in results)
    except TrainerError as exc:
        return (_refuse(file, exc.message, options),)
    except Exception as exc:  # noqa: BLE001  one file among thousands: its row says so
        return (_refuse(file, AnalysisDefect(type(exc).__name__), options),)


def _refuse(file: FoundFile, reason: Message, options: AnalysisOptions) -> Row:
    return refusal_to_row(file, reason, options.plugin_figures)
