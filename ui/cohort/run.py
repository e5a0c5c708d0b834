"""A cohort from found files to finished parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from ui.cohort.dataset import Dataset, DoneFiles
from ui.cohort.file_analysis import AnalysisOptions
from ui.cohort.file_walk import FoundFile
from ui.cohort.parallel import Job, run_tasks
from ui.cohort.pools import Workers
from ui.cohort.rows import NAMES, REFUSED, Row
from ui.cohort.tasks import (
    PART_FILES,
    Part,
    Task,
    TaskResult,
    analyze_task,
    divide_into_parts,
    divide_into_tasks,
    give_up_task,
)

_REFUSED: Final = NAMES.index(REFUSED)
_JOB: Final = Job(run=analyze_task, split=Task.split, give_up=give_up_task)
OnProgress: TypeAlias = Callable[["Counts"], object]


@dataclass(slots=True)
class Counts:
    """What a run has done so far.

    Attributes
    ----------
    analyzed, refused
        Files of this run.
    done_before
        Files that stood in finished parts.
    changed
        How many of those are not what they were.
    rows, parts
        Written by this run.
    """

    analyzed: int = 0
    refused: int = 0
    done_before: int = 0
    changed: int = 0
    rows: int = 0
    parts: int = 0

    @property
    def files(self) -> int:
        """All files that were come to."""
        return self.analyzed + self.refused + self.done_before


@dataclass(slots=True)
class _OpenPart:
    """The rows of a part, as they come."""

    missing: int
    rows: dict[int, tuple[Row, ...]] = field(default_factory=dict)

    def add(self, result: TaskResult) -> None:
        for place, rows in enumerate(result.rows, start=result.first):
            self.rows[place] = rows
            self.missing -= 1

    def in_order(self) -> list[Row]:
        return [row for place in sorted(self.rows) for row in self.rows[place]]


def run_cohort(
    dataset: Dataset,
    files: Iterable[FoundFile],
    options: AnalysisOptions,
    workers: Workers,
    *,
    part_files: int = PART_FILES,
    on_progress: OnProgress = lambda _: None,
) -> Counts:
    """Analyse the files that stand in no finished part, and write a part as soon as it is whole.

    Raises
    ------
    TrainerError
        A part could not be written or read, or the cluster went away. Finished parts stay.
    """
    options = replace(options, plugin_figures=dataset.plugin_keys)
    counts, done = Counts(), dataset.done_files()
    open_parts: dict[int, _OpenPart] = {}

    def tasks() -> Iterator[Task]:
        for part in divide_into_parts(files, part_files):
            left = Part(part.number, tuple(_not_done(part, done, counts)))
            if left.files:
                open_parts[part.number] = _OpenPart(len(left.files))
                yield from divide_into_tasks(left, options)

    for result in run_tasks(_JOB, tasks(), workers):
        part = open_parts[result.part]
        part.add(result)
        _count(result, counts)
        if not part.missing:
            rows = open_parts.pop(result.part).in_order()
            dataset.write_part(result.part, rows)
            counts.parts, counts.rows = counts.parts + 1, counts.rows + len(rows)
        on_progress(counts)
    counts.changed = done.changed
    return counts


def _not_done(part: Part, done: DoneFiles, counts: Counts) -> Iterator[FoundFile]:
    for file in part.files:
        if done.has(file):
            counts.done_before += 1
        else:
            yield file


def _count(result: TaskResult, counts: Counts) -> None:
    refused = sum(1 for rows in result.rows if rows and rows[0][_REFUSED] is not None)
    counts.refused += refused
    counts.analyzed += len(result.rows) - refused
