"""A cohort on a cluster is the same to the byte, and a task that kills its worker there is given up."""

import json
import os
import subprocess
import sys
from collections import Counter
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
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["status"] == 0
    run(data, tmp_path / "here", format_name="csv", part_files=6)
    assert parts_of(tmp_path / "out") == parts_of(tmp_path / "here")
    assert Counter(told["numbers"]) == squares(12) - Counter([9]) + Counter([-3])
