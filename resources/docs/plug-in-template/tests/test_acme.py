"""The plug-in does what Outbreath expects of it, without Outbreath running."""

import threading
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from outbreath.plugins import Battery, Beats, Intervals, NoFigureError, PluginError, SkinContact
from outbreath_acme.cvnn import Cvnn
from outbreath_acme.recorder import Recorder
from outbreath_acme.ring import ADDRESS, Ring


def make_beats(rr_ms: list[float]) -> Beats:
    rr = np.array(rr_ms)
    return Beats(np.cumsum(rr) / 1000.0, rr, rr, np.ones(rr.size, dtype=bool))


def test_the_ring_reports_its_battery_its_contact_and_then_its_intervals() -> None:
    readings = list(islice(Ring().read(ADDRESS, threading.Event()), 3))
    assert readings == [Battery(80), SkinContact(is_good=True), Intervals([1000.0])]


def test_the_ring_ends_when_it_is_told_to() -> None:
    stop = threading.Event()
    stop.set()
    assert len(list(Ring().read(ADDRESS, stop))) == 2


def test_the_figure_is_the_spread_as_a_share_of_the_mean() -> None:
    assert Cvnn().compute(make_beats([900.0, 1100.0] * 50)) == pytest.approx(10.05, abs=0.01)


def test_a_record_that_is_too_short_has_no_figure() -> None:
    with pytest.raises(NoFigureError):
        Cvnn().compute(make_beats([1000.0] * 5))


def test_a_file_of_the_recorder_is_known_and_read(tmp_path: Path) -> None:
    path = tmp_path / "night.txt"
    path.write_text("ACME|RR\n0.8|800\n1.7|900\n", "ascii")
    assert Recorder().is_match(path.read_bytes())
    assert list(Recorder().read(path).rr_ms) == [800.0, 900.0]


def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "night.txt"
    path.write_text("ACME|RR\nx|800\n", "ascii")
    with pytest.raises(PluginError):
        Recorder().read(path)
