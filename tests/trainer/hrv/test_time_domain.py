"""The figures in the time domain and beyond, by hand, by properties, and against NeuroKit2."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.trainer.hearts import recording
from trainer.hrv import nonlinear, time_domain
from trainer.hrv.tachogram import FloatArray

# What NeuroKit2 0.2.13 gives: fractal_dfa(scale=4..16, overlap=False), entropy_sample(dimension=2,
# tolerance=0.2 SD). Worked out again where it is installed, see below.
NEUROKIT2 = {
    "physio_1.csv": (1.3300522872828298, 0.4374646253051947),
    "hrvpkg_rest_rri.csv": (0.880579078065984, 1.7738200322056985),
    "mitdb100.csv": (0.463166872694348, 1.4984011652600187),
    "pyhrv_short.csv": (0.6630346909992985, 1.7122387639675833),
    "welltory_h10_01.csv": (0.5593179643699369, 1.7129785913749405),
    "nk_bio_resting_8min.csv": (0.8456092283239438, 1.7460894323948668),
}

rr_arrays = hnp.arrays(np.float64, st.integers(0, 60), elements=st.floats(300.0, 2000.0))


def test_every_figure_by_hand() -> None:
    nn = np.array([800.0, 850.0, 810.0, 720.0, 771.0])
    steps = np.diff(nn)
    assert time_domain.mean_nn_ms(nn) == pytest.approx(790.2)
    assert time_domain.mean_hr_bpm(nn) == pytest.approx(75.930, abs=1e-3)
    assert time_domain.sdnn_ms(nn) == pytest.approx(np.std(nn, ddof=1))
    assert time_domain.rmssd_ms(steps) == pytest.approx(np.sqrt((2500 + 1600 + 8100 + 2601) / 4))
    assert time_domain.pnn50(steps) == 50.0  # 90 and 51 ms; exactly 50 does not count
    sdsd = np.std(steps, ddof=1)
    assert time_domain.sd1_ms(steps) == pytest.approx(sdsd / np.sqrt(2))
    assert time_domain.sd2_ms(nn, steps) == pytest.approx(
        np.sqrt(2 * np.var(nn, ddof=1) - sdsd**2 / 2)
    )


def test_what_is_not_defined_is_absent() -> None:
    none, one = np.empty(0), np.array([800.0])
    assert (
        time_domain.mean_nn_ms(none)
        is time_domain.mean_hr_bpm(none)
        is time_domain.rmssd_ms(none)
        is None
    )
    assert (
        time_domain.sdnn_ms(one)
        is time_domain.pnn50(none)
        is time_domain.sd1_ms(one)
        is time_domain.sd2_ms(one, none)
        is None
    )
    assert nonlinear.dfa_alpha1([]) is nonlinear.dfa_alpha1([np.full(100, 800.0)]) is None
    assert nonlinear.sampen([]) is nonlinear.sampen([np.full(200, 800.0)]) is None
    assert nonlinear.sampen([np.arange(5001.0)]) is None


@pytest.mark.parametrize("name", NEUROKIT2)
def test_dfa_and_sample_entropy_are_those_of_neurokit2(shared_data: Path, name: str) -> None:
    alpha1, sampen = NEUROKIT2[name]
    rr = recording(shared_data, name).rr_ms
    assert nonlinear.dfa_alpha1([rr]) == pytest.approx(alpha1, abs=5e-4)
    assert nonlinear.sampen([rr]) == pytest.approx(sampen, abs=5e-5)


SCRIPT = """
import sys, numpy as np, neurokit2 as nk
rr = np.loadtxt(sys.argv[1])
print(nk.fractal_dfa(rr, scale=np.arange(4, 17), overlap=False)[0])
print(nk.entropy_sample(rr, dimension=2, tolerance=0.2 * rr.std(ddof=1))[0])
"""


@pytest.mark.skipif(
    importlib.util.find_spec("neurokit2") is None,
    reason="neurokit2 is not installed: `pip install neurokit2==0.2.13` beside the project to compare",
)
def test_neurokit2_still_gives_the_numbers_written_here(shared_data: Path, tmp_path: Path) -> None:
    for name, numbers in NEUROKIT2.items():
        np.savetxt(tmp_path / "rr.txt", recording(shared_data, name).rr_ms)
        command = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(tmp_path / "rr.txt")]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert [float(number) for number in output.split()] == pytest.approx(numbers, abs=1e-9)


def brute_sampen(nn: FloatArray, limit: float) -> float:
    """By the definition, one pair after the other."""
    two = three = 0
    for i in range(nn.size - 2):
        for j in range(i + 1, nn.size - 2):
            if max(abs(nn[i : i + 2] - nn[j : j + 2])) <= limit:
                two += 1
                three += abs(nn[i + 2] - nn[j + 2]) <= limit
    return float(-np.log(three / two))


def test_sample_entropy_by_its_definition_whatever_the_block() -> None:
    nn = np.round(np.random.default_rng(0).normal(800.0, 30.0, 300))
    assert nonlinear.sampen([nn]) == pytest.approx(
        brute_sampen(nn, 0.2 * nn.std(ddof=1)), rel=1e-12
    )


def test_templates_and_windows_never_cross_a_gap() -> None:
    rng = np.random.default_rng(1)
    one, two = rng.normal(800.0, 30.0, 160), rng.normal(800.0, 30.0, 160)
    joined = np.concatenate((one, two))
    limit = 0.2 * joined.std(ddof=1)
    starts = [i for nn, shift in ((one, 0), (two, 160)) for i in range(shift, shift + nn.size - 2)]
    pairs = [
        (i, j)
        for a, i in enumerate(starts)
        for j in starts[a + 1 :]
        if max(abs(joined[i : i + 2] - joined[j : j + 2])) <= limit
    ]
    three = sum(abs(joined[i + 2] - joined[j + 2]) <= limit for i, j in pairs)
    assert nonlinear.sampen([one, two]) == pytest.approx(-np.log(three / len(pairs)))
    assert nonlinear.dfa_alpha1([one, two]) == pytest.approx(
        nonlinear.dfa_alpha1([one, two + 500.0])
    )


def test_noise_and_brownian_motion_scale_as_they_should() -> None:
    """White noise tends to 0.5 and its sum to 1.5; short windows are biased upwards by a known bit."""
    white = np.random.default_rng(2).normal(0.0, 20.0, 50_000)
    assert nonlinear.dfa_alpha1([white]) == pytest.approx(0.5, abs=0.1)
    assert nonlinear.dfa_alpha1([np.cumsum(white)]) == pytest.approx(1.5, abs=0.1)


@given(rr_arrays, st.floats(-200.0, 200.0))
def test_a_constant_added_changes_no_spread(nn: FloatArray, shift: float) -> None:
    steps, moved = np.diff(nn), np.diff(nn + shift)
    assert time_domain.rmssd_ms(moved) == pytest.approx(time_domain.rmssd_ms(steps), abs=1e-6)
    assert time_domain.sdnn_ms(nn + shift) == pytest.approx(time_domain.sdnn_ms(nn), abs=1e-6)


@given(rr_arrays)
def test_no_intervals_give_anything_but_a_number_or_nothing(nn: FloatArray) -> None:
    steps = np.diff(nn)
    figures = (
        *(
            time_domain.mean_nn_ms(nn),
            time_domain.mean_hr_bpm(nn),
            time_domain.sdnn_ms(nn),
            time_domain.rmssd_ms(steps),
        ),
        *(time_domain.pnn50(steps), time_domain.sd1_ms(steps), time_domain.sd2_ms(nn, steps)),
        *(nonlinear.dfa_alpha1([nn]), nonlinear.sampen([nn])),
    )
    assert all(figure is None or np.isfinite(figure) for figure in figures)


def test_how_steady_a_heart_is_does_not_change_how_its_noise_scales() -> None:
    white = np.random.default_rng(3).normal(0.0, 20.0, 2000)
    steady = nonlinear.dfa_alpha1([800.0 + white / 100.0])
    assert steady == pytest.approx(nonlinear.dfa_alpha1([800.0 + white]), abs=1e-6)
