"""The same function on many tasks, in several processes or on a cluster, by joblib and its backends.

What joblib does not do is done here: a task whose process was killed is done again, and one that takes its
process down each time is given up. No result is lost, and none comes twice.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from threading import Lock
from typing import Final, Generic, TypeVar

from ui.cohort.pools import Pool, WorkerLostError, Workers, open_pool

T = TypeVar("T")
R = TypeVar("R")

WAVE_TASKS: Final = 64  # for each process: so many results at most wait for one before them
MAX_LOSSES: Final = 2  # after so many a task is done by itself, each piece in a process of its own
MAX_LOSSES_ALONE: Final = 3
"""After so many a piece is given up. Of fewer it may be innocent: somebody else killed the process, or it was ending."""
MAX_PROBES: Final = 20  # tasks that do nothing, before a piece that was lost is tried again


@dataclass(frozen=True, slots=True)
class Job(Generic[T, R]):
    """What is done with each task.

    Parameters
    ----------
    run : callable
        Importable by its name in another process.
    split : callable
        The pieces of a task that took its process down.
    give_up : callable
        The result of a piece that did so by itself.
    """

    run: Callable[[T], R]
    split: Callable[[T], Iterable[T]]
    give_up: Callable[[T], R]


def run_tasks(
    job: Job[T, R], tasks: Iterable[T], workers: Workers, *, is_ordered: bool = False
) -> Iterator[R]:
    """Yield the result of each task.

    Parameters
    ----------
    tasks : iterable
        Taken one by one, as they are needed.
    is_ordered : bool
        True: in the order of the tasks, where none is given up. False: as they are done.

    Raises
    ------
    TrainerError
        joblib is missing, or the cluster cannot be reached or went away.
    """
    if workers.is_here:
        yield from map(job.run, tasks)
        return
    with open_pool(workers) as pool:
        yield from _Run(job, pool, is_ordered).results(iter(tasks))


@dataclass(slots=True)
class _Entry(Generic[T]):
    """A task, and how often its process was killed."""

    task: T
    losses: int = 0


class _Feed(Generic[T]):
    """Gives tasks to joblib, which takes them in several threads, and knows those that are not done."""

    def __init__(self, entries: Iterator[_Entry[T]]) -> None:
        self._entries, self._numbers = entries, count()
        self._lock = Lock()
        self._open: dict[int, _Entry[T]] = {}
        self._is_closed = False

    def take(self) -> Iterator[tuple[int, T]]:
        """Yield the tasks with their numbers."""
        while (numbered := self._next()) is not None:
            yield numbered

    def _next(self) -> tuple[int, T] | None:
        with self._lock:
            entry = None if self._is_closed else next(self._entries, None)
            if entry is None:
                return None
            number = next(self._numbers)
            self._open[number] = entry
            return number, entry.task

    def finish(self, number: int) -> None:
        with self._lock:
            del self._open[number]

    def close(self) -> list[_Entry[T]]:
        """Give no more tasks; return those that are not done."""
        with self._lock:
            self._is_closed = True
            return list(self._open.values())


def run_numbered(run: Callable[[T], R], number: int, task: T) -> tuple[int, R]:
    return number, run(task)


def do_nothing() -> None:
    """A task that takes no process down."""


class _Run(Generic[T, R]):
    """The work on all tasks, whatever happens to the processes."""

    def __init__(self, job: Job[T, R], pool: Pool, is_ordered: bool) -> None:
        self._job, self._pool, self._is_ordered = job, pool, is_ordered
        self._again: deque[_Entry[T]] = deque()
        self._is_exhausted = False
        self._failure: Exception | None = None

    def results(self, tasks: Iterator[T]) -> Iterator[R]:
        while self._again or not self._is_exhausted:
            yield from self._attempt(self._entries(tasks))
            yield from self._do_suspects()
        if self._failure is not None:
            raise self._failure

    def _entries(self, tasks: Iterator[T]) -> Iterator[_Entry[T]]:
        """First those that are to be done again."""
        while True:
            while self._again:
                yield self._again.popleft()
            try:
                task = next(tasks, None)
            except Exception as exc:  # noqa: BLE001  raised when what came before is done
                self._failure, task = exc, None
            if task is None:
                self._is_exhausted = True
                return
            yield _Entry(task)

    def _attempt(self, entries: Iterator[_Entry[T]]) -> Iterator[R]:
        """Until all is done, a wave of it, or a process is killed."""
        wave = islice(entries, WAVE_TASKS * self._pool.size) if self._is_ordered else entries
        feed = _Feed(wave)
        numbered = ((self._job.run, number, task) for number, task in feed.take())
        try:
            for number, result in self._pool.map(run_numbered, numbered, self._is_ordered):
                feed.finish(number)
                yield result
        except WorkerLostError:
            self._again.extend(_Entry(entry.task, entry.losses + 1) for entry in feed.close())

    def _do_suspects(self) -> Iterator[R]:
        """Each piece by itself, of the tasks that were lost too often."""
        for entry in [entry for entry in self._again if entry.losses >= MAX_LOSSES]:
            self._again.remove(entry)
            for piece in self._job.split(entry.task):
                yield self._do_alone(piece)

    def _do_alone(self, piece: T) -> R:
        for _ in range(MAX_LOSSES_ALONE):
            with suppress(WorkerLostError):
                results: Iterator[tuple[int, R]] = self._pool.map(
                    run_numbered, [(self._job.run, 0, piece)], True
                )
                return next(result for _, result in results)
            self._wait_for_sound_processes()
        return self._job.give_up(piece)

    def _wait_for_sound_processes(self) -> None:
        """On a busy cluster a killed process takes others along for a while, whatever they do."""
        for _ in range(MAX_PROBES):
            with suppress(WorkerLostError):
                list(self._pool.map(do_nothing, [()], True))
                return
