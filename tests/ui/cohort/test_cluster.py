"""A cohort on a cluster is the same to the byte, and a task that kills its worker there is given up."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.cohort.recordings import write_recordings
from tests.ui.cohort.test_parallel import PATIENCE_S, squares, wait_until
from tests.ui.cohort.test_run import parts_of, rows_in, run

pytest.importorskip("joblib")
pytest.importorskip("distributed")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_cluster_of_two_processes_does_the_same_and_loses_nothing(tmp_path: Path) -> None:
    data = write_recordings(tmp_path / "data", 20, junk_every=10)
    mines = tmp_path / "mines"
    mines.mkdir()
    (mines / "always-3").touch()
    (mines / "once-7").touch()
    with started("work", str(data), str(tmp_path / "out"), str(mines)) as child:
        out, err = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == 0, err
    result = json.loads(out.splitlines()[-1])
    assert result["status"] == 0
    run(data, tmp_path / "here", format_name="csv", part_files=6)
    assert parts_of(tmp_path / "out") == parts_of(tmp_path / "here")
    assert Counter(result["numbers"]) == squares(12) - Counter([9]) + Counter([-3])


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_scheduler_that_is_killed_is_one_sentence_and_finished_parts_stay(tmp_path: Path) -> None:
    cohort = Cohort(tmp_path)
    with started("serve") as cluster:
        address = line_of(cluster)
        with cohort.half_done(address, PATIENCE_S) as child:
            before = parts_of(cohort.out)
            cluster.kill()
            result = cohort.rest(child)
    assert result == (1, LOST.format(address))
    assert parts_of(cohort.out).items() >= before.items()


def test_a_cluster_whose_workers_have_left_is_not_waited_for_without_end(tmp_path: Path) -> None:
    cohort = Cohort(tmp_path)
    with started("serve") as cluster:
        address = line_of(cluster)
        with cohort.half_done(address, SHORT_RESTART_S) as child:
            before = parts_of(cohort.out)
            tell(cluster, "leave\n")
            assert line_of(cluster) == "left"
            result = cohort.rest(child)
        assert result == (1, LOST.format(address))
        with cohort.begun(address, SHORT_RESTART_S) as child:
            result = cohort.rest(child)
    assert result == (1, f"The cluster {address} has no workers: start some.\n")
    finished = parts_of(cohort.out)
    assert finished.items() >= before.items()
    counts = run(cohort.data, cohort.out, format_name="csv")
    assert (counts.done_before, counts.files) == (4 * len(finished), 60)
    assert len(rows_in(cohort.out)) == 60


SHORT_RESTART_S = 0.1
LOST = (
    "The connection to the cluster {} was lost. Finished parts are saved: "
    "run the same command again to continue.\n"
)


class Cohort:
    """Of 60 files, named on standard input. The list stays open, so that no run is done before its cluster is lost."""

    def __init__(self, folder: Path) -> None:
        self.data, self.out = write_recordings(folder / "data", 60), folder / "out"
        self._paths = [str(path) for path in sorted(self.data.rglob("*.txt"))]

    @contextmanager
    def begun(self, address: str, restart_s: float) -> Iterator["subprocess.Popen[str]"]:
        words = ["-", "-o", str(self.out), "--format", "csv", "--part-files", "4"]
        with started("cohort", str(restart_s), *words, "--cluster", address) as child:
            yield child

    @contextmanager
    def half_done(self, address: str, restart_s: float) -> Iterator["subprocess.Popen[str]"]:
        """Some parts are written, and there are tasks left."""
        with self.begun(address, restart_s) as child:
            tell(child, "\n".join(self._paths[:40]) + "\n")
            assert wait_until(lambda: child.poll() is not None or self._has_parts())
            assert child.poll() is None, child.communicate()
            yield child

    def _has_parts(self) -> bool:
        return self.out.exists() and bool(parts_of(self.out))

    def rest(self, child: "subprocess.Popen[str]") -> tuple[int, str]:
        """The exit status of a run and what it says, when it has all names."""
        _, err = child.communicate("\n".join(self._paths[40:]) + "\n", timeout=PATIENCE_S)
        return child.returncode, err


@contextmanager
def started(*words: str) -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.ui.cohort.local_cluster", *words]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def tell(child: "subprocess.Popen[str]", text: str) -> None:
    assert child.stdin is not None
    child.stdin.write(text)
    child.stdin.flush()


def line_of(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()
