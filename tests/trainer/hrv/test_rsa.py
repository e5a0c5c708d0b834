"""Heart's response to the breath (RSA): known answers, noise, and hearts that do not follow."""

import numpy as np
import pytest

from tests.trainer.hearts import SIX_A_MINUTE, a_heart, ends_of, live
from trainer.hrv.quality import DOES_NOT_FOLLOW, NO_PACER, TOO_FEW_BREATHS
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.rsa import (
    Breath,
    StreamingRsaFit,
    fit_rsa,
    mean_fitted_rsa,
    mean_rsa_interval_ms,
    mean_rsa_per_breath,
    rsa_per_breath,
    student_quantile,
)
from trainer.hrv.tachogram import FloatArray


def phases(t: FloatArray) -> FloatArray:
    return np.array([SIX_A_MINUTE.cycle_phase(end) for end in t.tolist()])


@pytest.mark.parametrize("rr_ms", [650.0, 850.0, 1050.0])
def test_a_true_answer_of_100_ms_is_shown_as_such_within_30_seconds(rr_ms: float) -> None:
    shown = []
    for seed in range(5):
        rr = a_heart(seed, rr_ms=rr_ms, rsa_ms=100.0, noise_ms=20.0, seconds=180.0)
        figures = [(t, f) for t, f in zip(ends_of(rr).tolist(), live(rr), strict=True)]
        with_answer = [(t, f) for t, f in figures if f.rsa_ms is not None]
        assert with_answer[0][0] <= 30.0
        shown += [f.rsa_ms for _, f in with_answer if f.rsa_ms is not None]
    assert np.mean(shown) == pytest.approx(100.0, rel=0.05)
    assert np.std(shown) < 12.0


def test_the_answer_in_beats_per_minute_is_that_of_the_rates() -> None:
    rr = a_heart(0, rsa_ms=100.0, noise_ms=0.0)
    last = live(rr)[-1]
    swing = 60_000.0 / (850.0 - 50.0) - 60_000.0 / (850.0 + 50.0)
    assert last.rsa_bpm == pytest.approx(swing, rel=0.03)
    assert last.rsa_r2 == pytest.approx(1.0, abs=0.02)


def test_the_lag_grows_as_the_heart_comes_later() -> None:
    t = np.cumsum(np.full(100, 0.8))
    lags = []
    for late_s in (0.0, 1.0, 2.0):
        rr = 800.0 + 50.0 * np.cos(2 * np.pi * (t - late_s) / 10.0)
        answer = fit_rsa(t, rr, t / 10.0 % 1.0)
        assert answer is not None
        lags.append(answer.lag_deg)
    assert lags == pytest.approx([0.0, 36.0, 72.0], abs=0.5)


def test_a_drift_is_not_mistaken_for_an_answer() -> None:
    t = np.cumsum(np.full(120, 0.8))
    answer = fit_rsa(t, 700.0 + 2.0 * t + 20.0 * np.cos(2 * np.pi * t / 10.0), t / 10.0 % 1.0)
    assert answer is not None
    assert answer.ms == pytest.approx(40.0, rel=1e-6)


def test_a_heart_that_goes_its_own_way_gets_no_answer_but_a_reason() -> None:
    unmoved = [f for seed in range(3) for f in live(a_heart(seed, rsa_ms=80.0, breath_s=7.0))]
    with_r2 = [f for f in unmoved if f.rsa_r2 is not None]
    assert np.mean([f.rsa_ms is None for f in with_r2]) > 0.9
    assert {f.reason("rsa_ms") for f in with_r2 if f.rsa_ms is None} == {DOES_NOT_FOLLOW}


def test_breathing_twice_in_a_breath_of_the_pacer_is_no_answer() -> None:
    t = np.cumsum(np.full(200, 0.8))
    twice = fit_rsa(t, 800.0 + 50.0 * np.cos(2 * np.pi * t / 5.0), t / 10.0 % 1.0)
    both = fit_rsa(
        t,
        800.0 + 50.0 * np.cos(2 * np.pi * t / 10.0) + 15.0 * np.cos(2 * np.pi * t / 5.0),
        t / 10.0 % 1.0,
    )
    assert twice is not None
    assert both is not None
    assert twice.r2 < 0.001
    assert both.r2 == pytest.approx(50.0**2 / (50.0**2 + 15.0**2), abs=0.02)


def test_before_three_breaths_and_without_a_pacer_there_is_a_reason() -> None:
    rr = a_heart(0, seconds=60.0)
    assert live(rr)[15].reason("rsa_ms") == TOO_FEW_BREATHS
    assert live(rr, pacer=None)[-1].reason("rsa_ms") == NO_PACER


def test_beats_that_always_fall_on_the_same_places_of_the_breath_cannot_tell() -> None:
    t = np.arange(0.0, 300.0, 5.0)
    assert fit_rsa(t, np.full(60, 800.0), t / 10.0 % 1.0) is None
    assert fit_rsa(np.empty(0), np.empty(0), np.empty(0)) is None


def test_per_breath_is_the_longest_of_the_exhale_less_the_shortest_of_the_inhale() -> None:
    t = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0])
    rr = np.array([900.0, 850.0, 800.0, 780.0, 850.0, 900.0, 950.0, 970.0, 960.0, 930.0])
    [answer] = rsa_per_breath(t, rr, [Breath(0.0, 4.0, 10.0)])
    assert answer == pytest.approx((190.0, 60_000 / 780 - 60_000 / 970))
    upside_down = rsa_per_breath(t, np.linspace(1000.0, 700.0, 10), [Breath(0.0, 4.0, 10.0)])
    empty = rsa_per_breath(t, rr, [Breath(20.0, 24.0, 30.0)])
    assert upside_down == empty == (None,)
    assert mean_rsa_per_breath(t, rr, [Breath(0.0, 4.0, 10.0)]) is None


def test_the_two_ways_agree_on_a_quiet_heart() -> None:
    rr = a_heart(1, rsa_ms=120.0, noise_ms=3.0, seconds=300.0)
    t = ends_of(rr)
    fitted = compute_record_figures(t, rr, cycle_phase=phases(t)).figures["rsa_ms"]
    breaths = [Breath(at, at + 5.0, at + 10.0) for at in np.arange(0.0, 290.0, 10.0).tolist()]
    counted = compute_record_figures(t, rr, breaths=breaths).figures["rsa_ms"]
    assert fitted == pytest.approx(120.0, rel=0.03)
    assert counted == pytest.approx(120.0, rel=0.10)


def test_over_a_record_the_answer_is_the_mean_of_what_was_shown() -> None:
    t = np.cumsum(np.full(400, 0.75))
    growing = 800.0 + t / 3.0 * np.cos(2 * np.pi * t / 10.0)
    whole = mean_fitted_rsa([(t, growing, t / 10.0 % 1.0)])
    at_end = fit_rsa(t, growing, t / 10.0 % 1.0)
    assert whole is not None
    assert at_end is not None
    assert whole.ms < 0.7 * at_end.ms
    assert mean_fitted_rsa([]) is None


def test_the_interval_of_the_mean_holds_the_truth_nearly_always() -> None:
    inside, halves = 0, []
    for seed in range(60):
        rr = a_heart(seed, rsa_ms=90.0, noise_ms=25.0)
        t = ends_of(rr)
        whole = compute_record_figures(t, rr, cycle_phase=phases(t))
        assert whole.rsa_interval_ms is not None
        low, high = whole.rsa_interval_ms
        inside += low <= 90.0 <= high
        halves.append((high - low) / 2.0)
    assert inside >= 54
    assert 5.0 < np.median(halves) < 12.0


def test_a_short_record_has_no_interval() -> None:
    rr = a_heart(0, seconds=90.0)
    t = ends_of(rr)
    short = compute_record_figures(t, rr, cycle_phase=phases(t))
    assert short.figures["rsa_ms"] is not None
    assert short.rsa_interval_ms is None
    assert mean_rsa_interval_ms([], 80.0) is None


def test_without_an_answer_there_is_no_interval() -> None:
    rr = a_heart(0, breath_s=5.0)
    t = ends_of(rr)
    assert compute_record_figures(t, rr, cycle_phase=phases(t)).rsa_interval_ms is None


def test_breaths_without_a_pacer_have_an_interval_too() -> None:
    rr = a_heart(2, rsa_ms=120.0, noise_ms=8.0)
    breaths = [Breath(at, at + 5.0, at + 10.0) for at in np.arange(0.0, 290.0, 10.0).tolist()]
    counted = compute_record_figures(ends_of(rr), rr, breaths=breaths)
    assert counted.rsa_interval_ms is not None
    low, high = counted.rsa_interval_ms
    assert low < (counted.figures["rsa_ms"] or 0.0) < high
    assert high - low < 15.0


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(3, 3.182), (4, 2.776), (9, 2.262), (29, 2.045), (199, 1.972)]
)
def test_students_quantile_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student_quantile(freedom) == pytest.approx(quantile, rel=0.01)


def test_breaths_are_counted_from_the_first_beat_that_was_heard() -> None:
    follower = StreamingRsaFit()
    for n, phase in enumerate((0.75, 0.0, 0.25, 0.5, 0.75)):
        follower.add(10.0 + 2.5 * n, 900.0, phase)
    assert follower.breaths == 1.0
