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
from ui.cohort.parallel import run_tasks
from ui.cohort.pools import Workers
from ui.commands.cli import main


def run(data: str, out: str, mines: str) -> dict[str, object]:
    # Each has types for some of its functions only.
    dask: Any = import_module("dask")
    distributed: Any = import_module("distributed")
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
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
