"""A dask cluster of two processes on this machine, and what is done on it; run by `test_cluster`.

    python -m tests.ui.cohort.local_cluster DATA OUT MINES

It prints one JSON value. It is a process of its own, because dask leaves threads behind.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.ui.cohort.test_parallel import JOB, tasks
from ui.cohort import pools
from ui.cohort.parallel import run_tasks
from ui.cohort.pools import Workers
from ui.commands.cli import main

PATIENCE_S = 600


def run(data: str, out: str, mines: str) -> dict[str, object]:
    # Each has types for some of its functions only.
    dask: Any = import_module("dask")
    distributed: Any = import_module("distributed")
    dask.config.set(
        {
            "distributed.scheduler.allowed-failures": 0,
            # On a machine that is busy with much else an answer that is late is no lost worker.
            "distributed.scheduler.worker-ttl": None,
            "distributed.comm.timeouts.connect": f"{PATIENCE_S}s",
            "distributed.comm.timeouts.tcp": f"{PATIENCE_S}s",
        }
    )
    pools.CONNECT_S = pools.RESTART_S = PATIENCE_S  # type: ignore[misc]
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        words = ["--format", "csv", "--part-files", "6", "--cluster", address]
        status = main(["cohort", data, "-o", out, *words])
        results = run_tasks(JOB, tasks(12, Path(mines)), Workers(1, address))
        return {"status": status, "numbers": [n for result in results for n in result]}


if __name__ == "__main__":
    print(json.dumps(run(*sys.argv[1:])))
