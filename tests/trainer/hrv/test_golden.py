"""Our figures beside published ones: the PhysioNet Cardiovascular Signal Toolbox and Welltory."""

import csv
from math import log
from pathlib import Path

import numpy as np
import pytest

from trainer.hrv import nonlinear, time_domain
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.tachogram import FloatArray


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open() as file:
        return list(csv.DictReader(file))


def numbers(text: str) -> FloatArray:
    return np.array([float(word) for word in text.split()])


def test_forty_nine_windows_of_the_physionet_toolbox(shared_data: Path) -> None:
    windows = rows_of(shared_data / "golden" / "golden_physionet_cv_toolbox.csv")
    assert len(windows) == 49
    for window in windows:
        nn = numbers(window["nn_ms"])
        steps = np.diff(nn)
        share = time_domain.pnn50(steps)
        assert share is not None
        ours = {
            "NNmean": time_domain.mean_nn_ms(nn),
            "SDNN": time_domain.sdnn_ms(nn),
            "RMSSD": time_domain.rmssd_ms(steps),
            "pNN50_frac": share / 100.0,
            "SD1": time_domain.sd1_ms(steps),
            "SD2": time_domain.sd2_ms(nn, steps),
        }
        for name, figure in ours.items():
            assert figure == pytest.approx(float(window[name]), rel=1e-4), name
        theirs = float(window["SampEn_m2_r015_strict_pairnorm"])
        assert sampen_as_in_the_toolbox(nn, 0.15) == pytest.approx(theirs, rel=1e-3)
        assert nonlinear.sampen([nn], tolerance=0.15) == pytest.approx(theirs, rel=0.02)


def sampen_as_in_the_toolbox(nn_ms: FloatArray, tolerance: float) -> float:
    """From our own counts, what the toolbox makes of them (Vest 2018, doi 10.1088/1361-6579/aae021).

    It matches what is strictly less than the tolerance, takes each count as a share of its own pairs,
    and counts the last pair of intervals too, which has no third.
    """
    limit_ms = nonlinear._tolerance_ms([nn_ms], tolerance)
    assert limit_ms is not None
    pairs, triples = nonlinear._count_matches([nn_ms], float(np.nextafter(limit_ms, 0.0)))
    last, before = np.abs(nn_ms - nn_ms[-1]) < limit_ms, np.abs(nn_ms - nn_ms[-2]) < limit_ms
    pairs += int(np.count_nonzero(last[1:-1] & before[:-2]))
    return -log(triples / (nn_ms.size - 3) / (pairs / (nn_ms.size - 1)))


def test_sixty_two_series_of_welltory(shared_data: Path) -> None:
    series = rows_of(shared_data / "golden" / "golden_welltory.csv")
    assert len(series) == 62
    for one in series:
        nn = numbers(one["rr_ms"])
        steps = np.diff(nn)
        assert time_domain.mean_nn_ms(nn) == pytest.approx(float(one["meanrr"]), rel=1e-4)
        assert time_domain.sdnn_ms(nn) == pytest.approx(float(one["sdnn"]), rel=1e-4)
        assert time_domain.rmssd_ms(steps) == pytest.approx(float(one["rmssd"]), rel=1e-4)
        assert time_domain.pnn50(steps) == pytest.approx(
            float(one["pnn50"]), abs=0.0051
        )  # two decimals


def test_a_whole_record_measured_as_it_came_gives_the_same(shared_data: Path) -> None:
    for window in rows_of(shared_data / "golden" / "golden_physionet_cv_toolbox.csv"):
        nn = numbers(window["nn_ms"])
        result = compute_record_figures(np.cumsum(nn) / 1000.0, nn, correct=False)
        assert result.figures["sdnn_ms"] == pytest.approx(float(window["SDNN"]), rel=1e-4)
        assert result.figures["rmssd_ms"] == pytest.approx(float(window["RMSSD"]), rel=1e-4)
        assert result.figures["sd2_ms"] == pytest.approx(float(window["SD2"]), rel=1e-4)
        assert sum(result.corrected.values()) == 0
