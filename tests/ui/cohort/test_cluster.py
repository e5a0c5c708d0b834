"""A cohort on a cluster is the same to the byte, and a task that kills its worker there is given up."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.cohort.recordings import write_recordings
from tests.ui.cohort.test_parallel import squares
from tests.ui.cohort.test_run import parts_of, run

pytest.importorskip("joblib")
pytest.importorskip("distributed")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_cluster_of_two_processes_does_the_same_and_loses_nothing(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 20, junk_every=10)
    mines = tmp_path / "mines"
    mines.mkdir()
    (mines / "always-3").touch()
    (mines / "once-7").touch()
    words = ["-m", "tests.ui.cohort.local_cluster", str(data), str(tmp_path / "out"), str(mines)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["status"] == 0
    run(data, tmp_path / "here", format_name="csv", part_files=6)
    assert parts_of(tmp_path / "out") == parts_of(tmp_path / "here")
    assert Counter(told["numbers"]) == squares(12) - Counter([9]) + Counter([-3])


SCHEDULER = """
import sys
from distributed import LocalCluster

with LocalCluster(n_workers=2, threads_per_worker=1, protocol="tcp", processes=False,
                  dashboard_address=None) as c:
    print(c.scheduler_address, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_scheduler_that_is_killed_is_one_sentence_and_finished_parts_stay(tmp_path: Path) -> None:
    """The list of files is not at its end, so the run is never done before."""
    data, out = write_recordings(tmp_path / "data", 60), tmp_path / "out"
    paths = [str(path) for path in sorted(data.rglob("*.txt"))]
    with started([sys.executable, "-c", SCHEDULER]) as cluster:
        assert cluster.stdout is not None
        address = cluster.stdout.readline().strip()
        words = ["-m", "ui", "cohort", "-", "-o", str(out), "--format", "csv", "--part-files", "4"]
        with started([sys.executable, *words, "--cluster", address]) as child:
            assert child.stdin is not None
            child.stdin.write("\n".join(paths[:40]) + "\n")
            child.stdin.flush()
            wait_for(lambda: out.exists() and bool(parts_of(out)))
            before = parts_of(out)
            cluster.kill()
            _, err = child.communicate("\n".join(paths[40:]) + "\n", timeout=600)
    assert child.returncode == 1
    assert err == (
        f"The connection to the cluster {address} was lost. Finished parts are saved: "
        "run the same command again to continue.\n"
    )
    assert parts_of(out).items() >= before.items()


@contextmanager
def started(command: list[str]) -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 600.0
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)  # noqa: TID251  another process is waited for
