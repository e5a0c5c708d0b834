"""Where tasks are done: in processes of this machine by loky, or on a dask cluster, both behind joblib."""

import logging
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, Protocol, TypeVar

from trainer.errors import TrainerError
from ui.cohort.packages import load_package
from ui.cohort.worker_start import end_with_parent
from ui.i18n.messages import (
    ClusterLost,
    ClusterPackageMissing,
    ClusterUnreachable,
    ClusterWithoutOutbreath,
    ClusterWithoutWorkers,
)

R = TypeVar("R")

IDLE_WORKER_S: Final = 30
CONNECT_S: Final = 10
FIRST_WORKER_TIMEOUT_S: Final = 10  # so long a cluster may be without workers when a run begins
RESTART_S: Final = 60  # so long it may be later, because all of them were killed
DASK_LOGGERS: Final = frozenset({"distributed", "tornado", "asyncio"})
DASK_BACKEND: Final = "outbreath-dask"


class WorkerLostError(Exception):
    """A process was killed while it had a task."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work.

    Parameters
    ----------
    jobs : int
        Number of processes; 1: this one.
    cluster : str or None
        Address of the scheduler of a dask cluster, which does it instead.
    """

    jobs: int = 1
    cluster: str | None = None

    @property
    def is_here(self) -> bool:
        return self.jobs == 1 and self.cluster is None


class Pool(Protocol):
    """Processes that call a function with many arguments."""

    @property
    def size(self) -> int:
        """How many there are."""

    def map(
        self, function: Callable[..., R], calls: Iterable[tuple[Any, ...]], is_ordered: bool
    ) -> Iterator[R]:
        """Yield the result of each call.

        Raises
        ------
        WorkerLostError
            A process was killed; the results that did not come are lost.
        """


@contextmanager
def open_pool(workers: Workers) -> Iterator[Pool]:
    """Start the processes, or connect to the cluster.

    Raises
    ------
    TrainerError
        joblib is missing, or the cluster cannot be reached.
    """
    load_package("joblib")
    opened = _open_loky(workers.jobs) if workers.cluster is None else _open_dask(workers.cluster)
    with opened as pool:
        yield pool


@dataclass(frozen=True, slots=True)
class _JoblibPool:
    size: int
    config: dict[str, Any]

    def map(
        self, function: Callable[..., R], calls: Iterable[tuple[Any, ...]], is_ordered: bool
    ) -> Iterator[R]:
        import joblib

        with joblib.parallel_config(**self.config):
            parallel = joblib.Parallel(
                n_jobs=self.size,
                return_as="generator" if is_ordered else "generator_unordered",
                batch_size=1,
            )
        call = joblib.delayed(function)
        yield from parallel(call(*arguments) for arguments in calls)


@dataclass(frozen=True, slots=True)
class _LokyPool:
    pool: _JoblibPool

    @property
    def size(self) -> int:
        return self.pool.size

    def map(
        self, function: Callable[..., R], calls: Iterable[tuple[Any, ...]], is_ordered: bool
    ) -> Iterator[R]:
        try:
            yield from self.pool.map(function, calls, is_ordered)
        except BrokenProcessPool as exc:
            raise WorkerLostError from exc


@contextmanager
def _open_loky(jobs: int) -> Iterator[Pool]:
    from joblib.externals.loky import get_reusable_executor

    config = {
        "backend": "loky",
        "inner_max_num_threads": 1,
        "idle_worker_timeout": IDLE_WORKER_S,
        "initializer": end_with_parent,
        "initargs": (os.getpid(),),
    }
    with warnings.catch_warnings():
        # Of workers that stop: they are replaced, and what they had is done again.
        warnings.simplefilter("ignore", UserWarning)
        try:
            yield _LokyPool(_JoblibPool(jobs, config))
        finally:
            get_reusable_executor(reuse=True).shutdown(wait=True, kill_workers=True)


@dataclass(frozen=True, slots=True)
class _DaskPool:
    pool: _JoblibPool
    client: Any
    address: str

    @property
    def size(self) -> int:
        return self.pool.size

    def map(
        self, function: Callable[..., R], calls: Iterable[tuple[Any, ...]], is_ordered: bool
    ) -> Iterator[R]:
        killed = _distributed().KilledWorker
        try:
            yield from self.pool.map(function, calls, is_ordered)
        except killed as exc:
            raise WorkerLostError from exc
        except ImportError as exc:
            raise TrainerError(ClusterWithoutOutbreath(self.address)) from exc
        except (
            CancelledError,
            OSError,
        ) as exc:  # the connection was closed, or not answered in time
            raise TrainerError(ClusterLost(self.address)) from exc


def _distributed() -> Any:
    """The package dask.distributed. It has types for some of its functions, and is not always there."""
    return import_module("distributed")


@contextmanager
def _open_dask(address: str) -> Iterator[Pool]:
    try:
        import joblib

        from ui.cohort.dask_backend import RobustDaskBackend
    except ImportError as exc:
        raise TrainerError(ClusterPackageMissing()) from exc
    _silence_dask()
    try:
        client = _distributed().Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as exc:
        raise TrainerError(ClusterUnreachable(address)) from exc
    try:
        joblib.register_parallel_backend(DASK_BACKEND, RobustDaskBackend)
        config = {
            "backend": DASK_BACKEND,
            "client": client,
            "wait_for_workers_timeout": RESTART_S,
        }
        yield _DaskPool(_JoblibPool(_count_workers(client, address), config), client, address)
    finally:
        client.close(timeout=CONNECT_S)


def _silence_dask() -> None:
    """What it logs with tracebacks is said in one sentence. Each of its loggers has a level of its own.

    What comes of a lost connection is also logged by what dask stands on.
    """
    _distributed()
    names = list(logging.root.manager.loggerDict)
    for name in names:
        if name.partition(".")[0] in DASK_LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _count_workers(client: Any, address: str) -> int:
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER_TIMEOUT_S)
    except TimeoutError as exc:
        raise TrainerError(ClusterWithoutWorkers(address)) from exc
    return int(sum(client.ncores().values()))
