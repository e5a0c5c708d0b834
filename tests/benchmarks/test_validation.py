"""The table of ours beside other packages, without any of them and on small data."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks import validation
from tests.benchmarks.validation import Peer, Row, Section, Task, ask_peers, format_tables


def test_without_recordings_what_is_simulated_is_compared(tmp_path: Path) -> None:
    titles = [section.title for section in validation.sections(tmp_path, seeds=1)]
    assert titles == ["Ectopic beats, by their share", "Spectrum", "Breathing rate"]


def test_with_recordings_each_part_has_its_rows(shared_data: Path) -> None:
    rows = {section.title: len(section.rows) for section in validation.sections(shared_data, 1)}
    assert rows == {
        "Published series": 6,
        "Injected faults": 6,
        "Ectopic beats, by their share": 11,
        "Spectrum": 2,
        "Breathing rate": 3,
    }


def test_a_cell_says_how_many_of_the_shown_figures_are_wrong() -> None:
    rr_ms = np.full(10, 800.0)
    tasks = [Task("rmssd", rr_ms, truth) for truth in (10.0, 10.0, 10.0, float("nan"))]
    assert validation.wrong_of_shown(tasks, [10.0, 16.0, None, 50.0]) == "2 of 3"
    assert validation.wrong_of_shown(tasks, [None] * 4) == "0 of 0"
    assert validation.mean_change(tasks, [10.0, 11.0, 9.0, None]) == "10.0 % (1 not shown)"
    assert validation.worst_difference(tasks[:2], [10.0, 10.1]) == "1 %"
    assert validation.worst_points(tasks[:2], [10.0, 10.5]) == "0.5 points"
    assert validation.plain_values(tasks[:2], [9.96, None]) == "10.0, –"


def test_the_page_puts_each_package_in_its_column() -> None:
    row = Row("a series", [Task("sdnn", np.array([800.0, 810.0, 790.0]), 10.0)], _first)
    peer = Peer("NeuroKit2", "0.2.13", [11.0])
    lines = list(format_tables([Section("A part", "About it.", [row])], [peer]))
    assert "Not installed here: hrv-analysis, pyhrv." in lines
    assert lines[-3:] == [
        "| | ours | NeuroKit2 0.2.13 |",
        "|---|---|---|",
        "| a series | 10.0 | 11.0 |",
    ]


def _first(tasks: Sequence[Task], values: Sequence[float | None]) -> str:
    return f"{values[0]:.1f}"


def test_packages_that_are_not_installed_are_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    peers = ask_peers(sys.executable, [Task("sdnn", np.array([800.0, 810.0, 790.0]), 10.0)])
    assert {peer.name for peer in peers} <= set(validation.PEERS)
    for peer in peers:
        assert peer.results[0] == pytest.approx(10.0)
    missing = [name for name in validation.PEERS if name not in {peer.name for peer in peers}]
    assert all(name in capsys.readouterr().err for name in missing[:1])
