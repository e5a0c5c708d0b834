"""Work in several processes: each result comes once, also when a process is killed in the middle."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import pytest

from ui.cohort.parallel import Job, run_tasks
from ui.cohort.pools import WorkerLostError, Workers

R = TypeVar("R")

pytest.importorskip("joblib")
TWO = Workers(2)
PATIENCE_S = 600
"""How long another process is waited for, on a machine that is busy with much else."""


@dataclass(frozen=True)
class Numbers:
    """Numbers to be squared. `mines` is a folder: who meets a number named there is killed."""

    numbers: tuple[int, ...]
    mines: Path | None = None

    def split(self) -> Iterator["Numbers"]:
        return (Numbers((number,), self.mines) for number in self.numbers)


def square(task: Numbers) -> list[int]:
    for number in task.numbers:
        _step_on_mine(task.mines, number)
    return [number**2 for number in task.numbers]


def _step_on_mine(mines: Path | None, number: int) -> None:
    if mines is None:
        return
    once, always = mines / f"once-{number}", mines / f"always-{number}"
    if once.exists():
        once.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if always.exists():
        os.kill(os.getpid(), signal.SIGKILL)


def give_up(task: Numbers) -> list[int]:
    return [-number for number in task.numbers]


def raise_error(task: Numbers) -> list[int]:
    raise ValueError(task.numbers)


JOB = Job(run=square, split=Numbers.split, give_up=give_up)


def tasks(count: int, mines: Path | None = None) -> Iterator[Numbers]:
    return (Numbers((n, n + 1000), mines) for n in range(count))


def squares(count: int) -> Counter[int]:
    return Counter(n**2 for task in tasks(count) for n in task.numbers)


def test_results_come_in_the_order_of_the_tasks_if_asked_for() -> None:
    results = list(run_tasks(JOB, tasks(300), TWO, is_ordered=True))
    assert results == [square(task) for task in tasks(300)]


def test_every_result_comes_once_in_any_order() -> None:
    results = run_tasks(JOB, tasks(40), TWO)
    assert Counter(n for result in results for n in result) == squares(40)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("is_ordered", [False, True])
def test_what_a_killed_process_had_is_done_by_others(tmp_path: Path, is_ordered: bool) -> None:
    (tmp_path / "once-7").touch()
    results = list(run_tasks(JOB, tasks(30, tmp_path), TWO, is_ordered=is_ordered))
    assert Counter(n for result in results for n in result) == squares(30)
    if is_ordered:
        assert results == [square(task) for task in tasks(30)]


class UneasyPool:
    """Its processes are lost for a while after one of them was killed."""

    size = 2

    def __init__(self, unrest: int) -> None:
        self._unrest = self._left = unrest

    def map(
        self, function: Callable[..., R], calls: Iterable[tuple[Any, ...]], is_ordered: bool
    ) -> Iterator[R]:
        for arguments in calls:
            if self._left:
                self._left -= 1
                raise WorkerLostError
            numbers = [n for a in arguments if isinstance(a, Numbers) for n in a.numbers]
            if 3 in numbers:
                self._left = self._unrest
                raise WorkerLostError
            yield function(*arguments)


@pytest.mark.parametrize("unrest", [0, 1, 2, 5, 10])
def test_a_piece_is_given_up_only_for_what_it_does_itself(
    monkeypatch: pytest.MonkeyPatch, unrest: int
) -> None:
    monkeypatch.setattr("ui.cohort.parallel.open_pool", lambda _: nullcontext(UneasyPool(unrest)))
    results = Counter(n for result in run_tasks(JOB, tasks(8), TWO) for n in result)
    assert results == squares(8) - Counter([9]) + Counter([-3])


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_piece_that_takes_its_process_down_each_time_is_given_up_alone(tmp_path: Path) -> None:
    (tmp_path / "always-3").touch()
    results = Counter(n for result in run_tasks(JOB, tasks(8, tmp_path), TWO) for n in result)
    assert results == squares(8) - Counter([9]) + Counter([-3])


WAITS_FOR_EVER = """
import sys
from pathlib import Path
from tests.ui.cohort.test_parallel import Job, Numbers, TWO, give_up, run_tasks, tasks, wait_in
job = Job(run=wait_in, split=Numbers.split, give_up=give_up)
list(run_tasks(job, tasks(8, Path(sys.argv[1])), TWO))
"""


def wait_in(task: Numbers) -> list[int]:
    """Write down who waits, and wait."""
    assert task.mines is not None
    (task.mines / f"{os.getpid()}").touch()
    Event().wait()
    return []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/status").exists() or "zombie" not in (
        Path(f"/proc/{pid}/status").read_text()
    )


def wait_until(is_so: Callable[[], bool]) -> bool:
    """Whether it comes true, however busy the machine."""
    return any(is_so() or Event().wait(0.1) for _ in range(10 * PATIENCE_S))


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_processes_end_when_the_program_that_started_them_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WAITS_FOR_EVER, str(tmp_path)]
    program = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        assert wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    finally:
        program.kill()
        program.wait()
    waiting = [int(path.name) for path in tmp_path.iterdir()]
    assert wait_until(lambda: not any(map(is_alive, waiting)))


def test_an_error_of_the_function_is_that_of_the_run() -> None:
    broken = Job(run=raise_error, split=Numbers.split, give_up=give_up)
    with pytest.raises(ValueError, match="100"):
        list(run_tasks(broken, tasks(3), TWO))


def test_an_error_of_the_tasks_is_raised_after_their_results() -> None:
    def some() -> Iterator[Numbers]:
        yield from tasks(5)
        raise OSError("gone")

    results: list[list[int]] = []
    with pytest.raises(OSError, match="gone"):
        results.extend(run_tasks(JOB, some(), TWO))
    assert len(results) == 5


def test_one_process_needs_no_pool_and_takes_tasks_as_they_are_needed() -> None:
    source = tasks(10)
    results = run_tasks(JOB, source, Workers())
    assert next(results) == [0, 1_000_000]
    assert next(source).numbers == (1, 1001)
