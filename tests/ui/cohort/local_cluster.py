"""Dask clusters on this machine, run by `test_cluster`, each in a process of its own: dask leaves threads behind.

    python -m tests.ui.cohort.local_cluster work DATA OUT MINES
    python -m tests.ui.cohort.local_cluster serve
    python -m tests.ui.cohort.local_cluster cohort RESTART_S WORD...

`work` has two processes, does a cohort and other tasks on them, and prints one JSON value. `serve` has two threads
and prints its address; for a line on its input all its workers leave, and then it prints one itself. `cohort` is the
command of the program, which waits RESTART_S for workers.

A machine that is busy with much else is late with all it does. So nothing here is taken for lost because of the
time that it takes.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from tests.ui.cohort.test_parallel import JOB, PATIENCE_S, tasks
from ui.cohort import pools
from ui.cohort.parallel import run_tasks
from ui.cohort.pools import Workers
from ui.commands.cli import main

CONNECT_S: Final = 120  # a connection that is lost is tried again for as long

# Each has types for some of its functions only.
DASK: Final[Any] = import_module("dask")
DISTRIBUTED: Final[Any] = import_module("distributed")


def be_patient() -> None:
    patience = f"{PATIENCE_S}s"
    DASK.config.set(
        {
            "distributed.scheduler.worker-ttl": None,
            "distributed.comm.timeouts.connect": patience,
            "distributed.comm.timeouts.tcp": patience,
            # After that a worker that was killed and has not started again would be closed for good.
            "distributed.deploy.lost-worker-timeout": patience,
        }
    )
    pools.CONNECT_S = CONNECT_S  # type: ignore[misc]
    pools.FIRST_WORKER_TIMEOUT_S = pools.RESTART_S = PATIENCE_S  # type: ignore[misc]


def start_cluster(*, processes: bool) -> Any:
    return DISTRIBUTED.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp",
        dashboard_address=None,
    )


def work(data: str, out: str, mines: str) -> int:
    DASK.config.set({"distributed.scheduler.allowed-failures": 0})
    # Else each worker would import dask anew, which takes most of its time.
    DASK.config.set({"distributed.worker.multiprocessing-method": "forkserver"})
    with start_cluster(processes=True) as cluster:
        address = cluster.scheduler_address
        words = ["--format", "csv", "--part-files", "6", "--cluster", address]
        status = main(["cohort", data, "-o", out, *words])
        results = run_tasks(JOB, tasks(12, Path(mines)), Workers(1, address))
        print(json.dumps({"status": status, "numbers": [n for result in results for n in result]}))
    return 0


def serve() -> int:
    with start_cluster(processes=False) as cluster:
        print(cluster.scheduler_address, flush=True)
        for _ in sys.stdin:
            for worker in cluster.workers.values():
                cluster.sync(worker.close)
            print("left", flush=True)
    return 0


def cohort(restart_s: str, *words: str) -> int:
    """With a short limit the run ends soon once no worker is left, and not before, however slow the machine."""
    pools.FIRST_WORKER_TIMEOUT_S = pools.RESTART_S = float(restart_s)  # type: ignore[misc, assignment]
    return main(["cohort", *words])


COMMANDS: Final[dict[str, Callable[..., int]]] = {"work": work, "serve": serve, "cohort": cohort}

if __name__ == "__main__":
    be_patient()
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
