"""From which value on a figure, a gap or a breath counts; and formulas at signals that are known exactly."""

from collections.abc import Iterator
from math import pi, sin

import numpy as np
import pytest

from tests.trainer.hearts import a_heart, ends_of, find_gaps
from trainer.events import Beat, ChestMoved
from trainer.hrv import nonlinear, time_domain
from trainer.hrv.artifacts.burden import count_corrected_beats, irregular_fraction
from trainer.hrv.artifacts.lipponen_tarvainen import (
    IntervalFeatures,
    expected_interval,
    is_ectopic,
    min_threshold_ms,
    physiologic_limits_verdict,
    warm_up_verdict,
)
from trainer.hrv.coherence import Coherence, compute_coherence
from trainer.hrv.figures import FIGURES
from trainer.hrv.frequency_domain import (
    HF_HZ,
    LF_HZ,
    VLF_HZ,
    Spectrum,
    band_power,
    peak_hz,
    power_spectrum,
    sliding_windows,
    smoothness_priors_trend,
    spectra,
    window_spectrum,
)
from trainer.hrv.live.figures import BeatWindow
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.messages import HeartTooSlow, TooShort
from trainer.hrv.present_figures import NO_BEATS
from trainer.hrv.quality import CONTACT_LOST, Grade, assess_quality, with_gaps
from trainer.hrv.resampling import cubic_spline, first_sample_index, resample_nn
from trainer.hrv.respiration import (
    AccelerometerRespiration,
    accelerometer_breathing_rate,
    breathing_rate,
    record_breathing_rate,
)
from trainer.hrv.rsa import Breath, count_breaths, fit_rsa, mean_rsa_per_breath, rsa_per_breath
from trainer.hrv.tachogram import (
    EXTRA,
    FloatArray,
    Run,
    Tachogram,
    estimate_resolution_ms,
    find_starts,
    split_runs,
    unbridged,
    valid_rows,
)
from ui.i18n.figure_labels import FIGURE_LABELS

# ---------------------------------------------------------------------------- the table of figures


def test_each_figure_needs_what_its_paper_says_and_has_its_decimals() -> None:
    result = {
        key: (
            figure.decimals,
            figure.requires.nn_intervals,
            figure.requires.differences,
            figure.requires.span_s,
            figure.requires.paced_breaths,
            [
                shown.decimals
                for shown in (FIGURE_LABELS[key].window, FIGURE_LABELS[key].report)
                if shown
            ],
        )
        for key, figure in FIGURES.items()
    }
    assert result == {
        "mean_hr_bpm": (1, 2, 0, 0.0, 0.0, [0, 1]),
        "mean_nn_ms": (1, 2, 0, 0.0, 0.0, [0]),
        "sdnn_ms": (1, 10, 0, 0.0, 0.0, [0, 1]),
        "rmssd_ms": (1, 0, 9, 0.0, 0.0, [0, 1]),
        "pnn50": (1, 0, 9, 0.0, 0.0, [0, 1]),
        "sd1_ms": (1, 0, 9, 0.0, 0.0, []),
        "sd2_ms": (1, 10, 9, 0.0, 0.0, []),
        "vlf_ms2": (0, 0, 0, 600.0, 0.0, []),
        "lf_ms2": (0, 0, 0, 120.0, 5.0, [0]),
        "hf_ms2": (0, 0, 0, 60.0, 0.0, [0]),
        "total_ms2": (0, 0, 0, 600.0, 0.0, []),
        "lf_hf": (2, 0, 0, 120.0, 5.0, []),
        "lf_peak_hz": (3, 0, 0, 120.0, 5.0, [3]),
        "dfa_alpha1": (3, 120, 0, 0.0, 0.0, []),
        "sampen": (3, 200, 0, 0.0, 0.0, []),
        "coherence_ratio": (2, 0, 0, 64.0, 0.0, [2]),
        "rsa_ms": (0, 0, 0, 0.0, 0.0, [0, 0]),
        "rsa_bpm": (1, 0, 0, 0.0, 0.0, [1]),
        "breaths_per_min": (1, 0, 0, 64.0, 0.0, [1, 1]),
    }


@pytest.mark.parametrize("key", [key for key, figure in FIGURES.items() if figure.requires.span_s])
def test_a_window_counts_as_full_with_two_and_a_half_seconds_missing(key: str) -> None:
    requires = FIGURES[key].requires
    assert requires.span_reason(requires.span_s - 2.5) is None
    assert requires.span_reason(requires.span_s - 2.51) is not None
    assert requires.span_reason(0.0, 0.0) is not None


@pytest.mark.parametrize(
    ("beats", "corrected", "irregular", "grade"),
    [
        (1, 0, 0.0, Grade.FAIR),
        (9, 0, 0.0, Grade.FAIR),
        (10, 0, 0.0, Grade.FAIR),
        (19, 0, 0.0, Grade.FAIR),
        (20, 0, 0.0, Grade.GOOD),
        (100, 5, 0.0, Grade.GOOD),
        (100, 6, 0.0, Grade.FAIR),
        (100, 10, 0.0, Grade.FAIR),
        (100, 11, 0.0, Grade.POOR),
        (100, 0, 0.15, Grade.GOOD),
        (100, 0, 0.151, Grade.POOR),
    ],
)
def test_from_one_beat_in_ten_corrected_on_no_figure_is_shown(
    beats: int, corrected: int, irregular: float, grade: Grade
) -> None:
    assert assess_quality(beats, corrected, irregular).verdict is grade


def test_a_tenth_of_a_record_without_beats_makes_it_fair() -> None:
    good = assess_quality(300, 0, 0.0)
    grades = [with_gaps(good, missing_s, 300.0).verdict for missing_s in (-1.0, 0.1, 30.0, 30.1)]
    assert grades == [Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.FAIR]
    poor = assess_quality(100, 30, 0.0)
    assert with_gaps(poor, 90.0, 100.0) == poor


def test_spread_needs_a_minute_and_quick_waves_a_quick_heart() -> None:
    covered = {key for key, figure in FIGURES.items() if figure.requires.covered_s == 54.0}
    assert covered == {"sdnn_ms", "pnn50", "sd2_ms"}
    assert {key for key, figure in FIGURES.items() if figure.requires.bpm == 54.0} == {
        *("hf_ms2", "total_ms2", "lf_hf")
    }
    sdnn, hf = FIGURES["sdnn_ms"].requires, FIGURES["hf_ms2"].requires
    assert sdnn.count_reason(10, 9, 54.0) is None
    assert sdnn.count_reason(10, 9, 53.9) == TooShort(53, 54)
    assert hf.rate_reason(54.0) is hf.rate_reason(None) is None
    assert hf.rate_reason(53.9) == HeartTooSlow(53.9, 54.0)


# ---------------------------------------------------------------------------- verdicts


def test_what_no_heart_does_is_short_below_300_and_long_above_2000() -> None:
    assert [physiologic_limits_verdict(rr) for rr in (299.9, 300.0, 2000.0, 2000.1)] == [3, 0, 0, 2]


def test_before_the_rhythm_is_known_a_beat_may_be_three_tenths_off() -> None:
    assert [warm_up_verdict(rr, 1000.0, 1000.0, 1000.0) for rr in (699, 700, 1300, 1301)] == [
        *(3, 0, 0, 2)
    ]
    assert warm_up_verdict(1400.0, 1000.0, 1400.0, 1077.0) == 0  # near both neighbours
    assert warm_up_verdict(1400.0, 1000.0, 1400.0, 1076.0) == 2
    assert warm_up_verdict(1400.0, 1000.0, 1076.0, 1400.0) == 2


def test_a_threshold_is_at_least_15_ms_and_twice_the_resolution() -> None:
    asked = (1.0, 7.5, 8.0, 20.0, 999.0, 1000.0)
    assert [min_threshold_ms(ms) for ms in asked] == [15.0, 15.0, 16.0, 40.0, 1998.0, 15.0]


def features(before: float, step: float, one: float) -> IntervalFeatures:
    return IntervalFeatures(800, 800, 800, 800, 800, 100, False, before, step, one, 0.0, 0.0)


def test_an_ectopic_beat_lies_beyond_the_slope_and_offset_of_the_paper() -> None:
    """Lipponen & Tarvainen (2019): slope 0.13, offset 0.17."""
    for step in (1.01, 3.0):
        edge = 0.13 * step + 0.17
        for off, ectopic in ((1e-6, True), (-1e-6, False)):
            assert is_ectopic(features(-edge - off, step, -9.0)) is ectopic
            assert is_ectopic(features(-9.0, step, -edge - off)) is ectopic
            assert is_ectopic(features(edge + off, -step, 9.0)) is ectopic
            assert is_ectopic(features(9.0, -step, edge + off)) is ectopic
    assert not is_ectopic(features(-9.0, 1.0, -9.0))
    assert not is_ectopic(features(9.0, -1.0, 9.0))


def test_two_intervals_with_a_wrong_beat_between_are_two_halves_or_one() -> None:
    assert expected_interval((500.0, 1100.0), (800.0, 810.0)) == (800.0, 5.0)
    assert expected_interval((300.0, 500.0), (800.0, 810.0)) == (800.0, 5.0)


def test_an_interval_is_irregular_that_is_15_percent_off_both_neighbours() -> None:
    for rr, share in ((1149.0, 0.0), (1151.0, 0.2), (869.6, 0.0), (869.5, 0.2)):
        assert irregular_fraction(np.array([1000.0, 1000.0, rr, 1000.0, 1000.0])) == share
    assert irregular_fraction(np.array([1000.0, 500.0])) == 0.0
    assert irregular_fraction(np.array([1000.0, 500.0, 1000.0])) == pytest.approx(1 / 3)
    starts = np.array([True, False, True])
    assert irregular_fraction(np.array([1000.0, 500.0, 1000.0]), starts) == 0.0


def test_wrong_intervals_side_by_side_are_one_beat_fewer() -> None:
    for codes, count in (
        ([], 0),
        ([0, 2], 1),
        ([2, 2], 1),
        ([2, 2, 2], 2),
        ([2, 0, 2, 2, 0, 3], 3),
    ):
        assert count_corrected_beats(np.array(codes, dtype=np.int8)) == count


# ---------------------------------------------------------------------------- the series


def test_an_interval_lasts_20_ms_to_5_s_and_no_clock_goes_beyond_10_to_the_12() -> None:
    t = np.array([1.0, 2.0, 3.0, 4.0, 1e12, 1.1e12, -1e12, np.nan])
    rr = np.array([20.0, 19.9, 5000.0, 5000.1, 800.0, 800.0, 800.0, 800.0])
    assert sorted(valid_rows(t, rr).tolist()) == [0, 2, 4, 6]
    assert valid_rows(np.array([1.0, 1.0, 1.0]), np.array([800.0, 800.0, 801.0])).tolist() == [0, 2]


def test_rows_are_sorted_where_that_makes_nine_in_ten_agree() -> None:
    rr = np.full(21, 1000.0)
    t = np.arange(1.0, 22.0)
    t[[4, 5]] = t[[5, 4]]
    assert valid_rows(t, rr).tolist() == [*range(4), 5, 4, *range(6, 21)]
    for off, is_sorted in ((2, True), (3, False)):
        odd = t.copy()
        odd[10 : 10 + off] += 0.35 * np.arange(1, off + 1)  # each step is 0.35 s too long
        odd[10 + off :] += 0.35 * off
        assert (valid_rows(odd, rr).tolist()[4] == 5) is is_sorted


@pytest.mark.parametrize(("hole_s", "is_gap"), [(0.299, False), (0.301, True)])
def test_a_gap_is_more_than_three_tenths_of_a_second_for_good(hole_s: float, is_gap: bool) -> None:
    rr = np.full(60, 1000.0)
    t = np.arange(1.0, 61.0)
    t[30:] += hole_s
    assert bool(find_starts(t, rr)[30]) is is_gap
    assert len(find_gaps(t, rr)) == is_gap
    late = np.arange(1.0, 61.0)
    late[30] += hole_s
    assert not find_starts(late, rr)[30]  # made up for by the next


@pytest.mark.parametrize(("after", "is_gap"), [(38, False), (39, False), (40, True), (41, True)])
def test_a_late_stamp_is_made_up_for_within_forty_beats(after: int, is_gap: bool) -> None:
    rr = np.full(120, 1000.0)
    t = np.arange(1.0, 121.0)
    t[30 : 30 + after] += 1.0
    assert bool(find_starts(t, rr)[30]) is is_gap


@pytest.mark.parametrize(("back_s", "is_start"), [(2.0, False), (2.1, True)])
def test_a_clock_that_is_set_back_begins_a_run(back_s: float, is_start: bool) -> None:
    t = np.arange(1.0, 21.0)
    t[10:] -= back_s + 1.0
    assert bool(find_starts(t, np.full(20, 1000.0))[10]) is is_start


@pytest.mark.parametrize(("hole_s", "parts"), [(5.0, 1), (5.001, 2)])
def test_a_spline_spans_five_seconds_and_no_more(hole_s: float, parts: int) -> None:
    t = np.array([1.0, 2.0, 3.0 + hole_s, 4.0 + hole_s])
    assert len(list(unbridged(t, np.full(4, 1000.0)))) == parts


def test_a_run_lasts_from_the_first_interval_to_the_last_beat() -> None:
    t, rr = np.arange(1.0, 11.0), np.full(10, 1000.0)
    assert Run(t, rr).span_s == 10.0
    assert Run(t[:0], rr[:0]).span_s == 0.0
    assert split_runs(np.array([], dtype=bool)) == []
    assert split_runs(np.array([True, True, False])) == [(0, 1), (1, 3)]


def test_runs_are_timed_by_their_intervals_from_the_first_stamp_on() -> None:
    t = np.array([1.0, 2.1, 2.9, 9.0, 10.0])
    rr = np.full(5, 1000.0)
    nn = np.array([True, False, True, True, True])
    starts = np.array([True, False, False, True, False])
    first, second = Tachogram(t, rr, nn, starts).runs()
    assert (first.t.tolist(), second.t.tolist()) == ([1.0, 3.0], [9.0, 10.0])
    assert Tachogram(t, rr, nn, starts).steps_ms().tolist() == [0.0]
    assert Tachogram(t, rr, nn, starts).nn_ms().size == 4


def test_the_resolution_is_the_smallest_step_of_fifty_intervals() -> None:
    fine = 800.0 + np.arange(50.0) % 5
    assert estimate_resolution_ms(fine) == 1.0
    assert estimate_resolution_ms(fine[:49] * 4.0) == 1.0  # too few to tell
    assert estimate_resolution_ms(fine * 4.0) == 4.0
    assert estimate_resolution_ms(fine * 40.0) == 20.0
    assert estimate_resolution_ms(np.full(60, 800.0)) == 1.0
    assert estimate_resolution_ms(np.append(fine, 800.009)) == pytest.approx(0.991)
    assert estimate_resolution_ms(np.append(fine, 800.011)) == pytest.approx(0.011)


# ---------------------------------------------------------------------------- the time domain


def test_figures_of_few_intervals_are_absent_and_never_nothing() -> None:
    none, one, two = np.empty(0), np.array([800.0]), np.array([800.0, 900.0])
    assert [time_domain.mean_nn_ms(x) for x in (none, one, two)] == [None, 800.0, 850.0]
    assert [time_domain.sdnn_ms(x) for x in (none, one)] == [None, None]
    assert time_domain.sdnn_ms(two) == pytest.approx(np.sqrt(5000.0))
    assert [time_domain.rmssd_ms(x) for x in (none, one)] == [None, 800.0]
    assert [time_domain.sd1_ms(x) for x in (none, one)] == [None, None]
    assert time_domain.sd1_ms(two) == pytest.approx(50.0)
    assert time_domain.sd2_ms(one, two) is None
    assert time_domain.sd2_ms(two, one) is None
    assert time_domain.sd2_ms(two, two) == pytest.approx(np.sqrt(7500.0))
    assert time_domain.sd2_ms(two, np.array([0.0, 500.0])) is None
    assert time_domain.pnn50(np.array([50.0, -50.0, 50.1])) == pytest.approx(100.0 / 3.0)


def test_sample_entropy_is_of_four_to_five_thousand_intervals() -> None:
    alternating = np.tile([800.0, 900.0], 2501)
    assert nonlinear.sampen([alternating[:3]]) is None
    assert nonlinear.sampen([alternating[:5000]]) == pytest.approx(0.0, abs=1e-3)
    assert nonlinear.sampen([alternating[:5001]]) is None
    assert nonlinear.sampen([np.full(200, 800.0)]) is None
    assert nonlinear.dfa_alpha1([a_heart(1)[:15]]) is None
    assert nonlinear.dfa_alpha1([a_heart(1)[:16]]) is not None
    assert nonlinear.dfa_alpha1([np.full(64, 800.0)]) is None


# ---------------------------------------------------------------------------- the frequency domain


def sine(hz: float, seconds: float, amplitude: float = 50.0) -> FloatArray:
    t = np.arange(int(4.0 * seconds)) / 4.0
    samples: FloatArray = 850.0 + amplitude * np.sin(2.0 * np.pi * hz * t)
    return samples


@pytest.mark.parametrize("hz", [0.02, 0.0972, 0.25])
def test_a_sine_has_half_the_square_of_its_amplitude_in_its_band(hz: float) -> None:
    spectrum = power_spectrum([sine(hz, 600.0)])
    assert spectrum is not None
    band = next(b for b in (VLF_HZ, LF_HZ, HF_HZ) if b[0] <= hz < b[1])
    assert band_power(spectrum, band) == pytest.approx(1250.0, rel=2e-3)
    assert peak_hz(spectrum, band) == pytest.approx(hz, abs=2e-4)
    for other in {VLF_HZ, LF_HZ, HF_HZ} - {band}:
        assert band_power(spectrum, other) < 5.0
    window = window_spectrum(sine(hz, 150.0))
    (same,) = spectra(sine(hz, 150.0)[None, :])
    assert window.density == pytest.approx(same.density)
    assert (window.step_hz, same.step_hz) == (spectrum.step_hz, spectrum.step_hz)


def test_band_power_is_that_of_trapezoids_with_edges_between_bins() -> None:
    density = np.array([0.0, 1.0, 4.0, 9.0, 16.0, 25.0])
    spectrum = Spectrum(0.1, density)
    assert band_power(spectrum, (0.1, 0.4)) == pytest.approx(0.1 * (0.5 + 4.0 + 9.0 + 8.0))
    assert band_power(spectrum, (0.15, 0.35)) == pytest.approx(
        0.05 * (2.5 + 4.0) / 2 + 0.1 * 6.5 + 0.05 * (9.0 + 12.5) / 2
    )
    assert band_power(spectrum, (0.22, 0.28)) == pytest.approx(0.06 * (5.0 + 8.0) / 2)


def test_a_peak_lies_inside_its_band_or_is_none() -> None:
    density = np.array([1.0, 2.0, 8.0, 3.0, 2.0, 5.0, 9.0, 1.0])
    spectrum = Spectrum(0.1, density)
    low, top, high = np.log([2.0, 8.0, 3.0])
    place = 0.2 + 0.1 * 0.5 * (low - high) / (low - 2.0 * top + high)
    assert peak_hz(spectrum, (0.1, 0.4)) == pytest.approx(place)
    assert peak_hz(spectrum, (0.1, 0.65)) == pytest.approx(0.6, abs=0.05)  # the higher one
    assert peak_hz(spectrum, (0.3, 0.5)) is None
    assert peak_hz(spectrum, (0.205, 0.45)) is None
    assert peak_hz(Spectrum(0.1, np.array([1.0, 1.0, 8.0, 8.0, 1.0, 1.0])), (0.1, 0.4)) is not None
    assert peak_hz(Spectrum(0.1, np.array([0.0, 0.0, 8.0, 3.0, 1.0, 1.0])), (0.1, 0.4)) is None


def test_a_spectrum_needs_sixteen_samples_and_as_many_as_a_segment_of_kubios() -> None:
    assert power_spectrum([]) is None
    assert power_spectrum([sine(0.1, 3.75)]) is None
    assert power_spectrum([sine(0.1, 4.0)]) is not None
    long = power_spectrum([sine(0.1, 400.0)])
    kubios = power_spectrum([sine(0.1, 400.0)], method="kubios")
    assert long is not None
    assert kubios is not None
    assert long.step_hz == pytest.approx(4.0 / 2400)  # four times 150 s
    assert kubios.step_hz == pytest.approx(4.0 / 4800)
    assert sliding_windows(np.arange(10.0), 4, 3).tolist() == [
        *([0, 1, 2, 3], [3, 4, 5, 6], [6, 7, 8, 9]),
    ]
    assert sliding_windows(np.arange(3.0), 4, 2).shape == (0, 4)


def test_a_straight_line_is_all_trend_and_a_quick_wave_none() -> None:
    line = np.linspace(800.0, 900.0, 400)
    assert smoothness_priors_trend(line) == pytest.approx(line)
    wave = np.sin(2.0 * np.pi * np.arange(400.0) / 10.0)
    assert np.abs(smoothness_priors_trend(wave)[150:-150]).max() < 1e-3
    slow = np.sin(
        2.0 * np.pi * np.arange(1200.0) / (4.0 / 0.035)
    )  # the usual cut-off of lambda 500
    share = np.abs(smoothness_priors_trend(slow)[400:800]).max()
    assert share == pytest.approx(
        1.0 / (1.0 + 500.0**2 * (2.0 * np.sin(np.pi * 0.035 / 4.0)) ** 4), rel=0.02
    )


def test_a_sine_of_a_minute_reaches_eight_in_coherence() -> None:
    outcome = compute_coherence(window_spectrum(sine(0.1, 64.0)))
    assert outcome is not None
    assert outcome.ratio == pytest.approx(8.3, abs=0.4)
    assert outcome.share == pytest.approx(outcome.ratio / (1.0 + outcome.ratio))
    assert compute_coherence(window_spectrum(np.full(256, 800.0))) is None
    for hz, is_wave in ((0.045, True), (0.25, True), (0.28, False)):
        wave = compute_coherence(window_spectrum(sine(hz, 64.0)))
        assert (wave is not None and wave.share > 0.8) is is_wave


@pytest.mark.parametrize(
    ("share", "hz", "r2", "rate"),
    [
        (0.5, 0.1, None, 6.0),
        (0.49, 0.1, None, None),
        (0.9, 0.055, None, 3.3),
        (0.9, 0.0549, None, None),
        (0.9, 0.1, 0.5, 6.0),
        (0.9, 0.1, 0.49, None),
    ],
)
def test_a_breathing_rate_is_one_wave_with_half_of_the_power(
    share: float, hz: float, r2: float | None, rate: float | None
) -> None:
    outcome = breathing_rate(Coherence(1.0, share, hz), r2)
    assert outcome == (None if rate is None else pytest.approx(rate))
    assert breathing_rate(None, r2) is None


def test_a_record_has_a_breathing_rate_if_most_of_its_windows_have_one() -> None:
    noise = np.random.default_rng(1).normal(850.0, 40.0, 1024)
    wave = sine(0.1, 256.0)
    for parts, rate in (
        ([wave], 6.0),
        ([wave, noise], None),
        ([wave, noise[:512]], 6.0),
        ([wave[:246]], 6.0),  # just too short for a window
        ([wave[:245]], None),
        ([], None),
    ):
        outcome = record_breathing_rate(parts)
        assert outcome == (None if rate is None else pytest.approx(rate, abs=0.05))


# ---------------------------------------------------------------------------- resampling


def test_a_spline_goes_through_a_cubic_exactly() -> None:
    t = np.array([0.0, 0.9, 1.7, 2.9, 3.6, 4.8])
    at = np.linspace(0.0, 4.8, 25)
    for factors in ((800.0, 3.0, -2.0, 0.7), (0.0, 5.0)):
        curve = np.polynomial.Polynomial(factors)
        assert cubic_spline(t, curve(t), at) == pytest.approx(curve(at))


def test_a_run_is_resampled_from_its_first_beat_to_its_last() -> None:
    for count, samples in ((3, 0), (4, 13), (5, 17)):
        run = Run(np.arange(1.0, count + 1.0), np.full(count, 1000.0))
        assert resample_nn(run).tolist() == [1000.0] * samples
    t = np.array([0.0, 0.9, 2.1, 3.0])
    assert resample_nn(Run(t, t * 100.0)).size == 13
    assert resample_nn(Run(t + 0.0, 7.0 * t)) == pytest.approx(7.0 * np.arange(13) / 4.0)
    assert [first_sample_index([0.0, 1.0, 2.1, 3.0], s) for s in (0.5, 0.9, 1.0, 2.5, 9.0)] == [
        *(12, 12, 9, 4, 0)
    ]
    assert first_sample_index([], 9.0) == 0


def test_a_long_run_is_resampled_in_parts_that_fit() -> None:
    rr = a_heart(5, seconds=16_000.0, rr_ms=800.0)
    assert rr.size > 16_384 + 64
    t = ends_of(rr)
    whole = resample_nn(Run(t, rr))
    at = (t[16_384] - t[0]) * 4.0
    low, high = int(at) - 400, int(at) + 400
    part = slice(16_384 - 600, 16_384 + 600)
    exact = cubic_spline(t[part] - t[0], rr[part], np.arange(low, high) / 4.0)
    assert whole[low:high] == pytest.approx(exact, abs=1e-6)
    assert whole.size == int((t[-1] - t[0]) * 4.0) + 1


# ---------------------------------------------------------------------------- the answer to the breath


def test_breaths_are_counted_by_the_phase_and_never_more_than_fit() -> None:
    t = np.arange(0.0, 30.0)
    assert count_breaths(t, t / 10.0 % 1.0) == pytest.approx(2.9)
    assert count_breaths(t, np.zeros(30)) == 0.0
    assert count_breaths(t[:1], t[:1]) == 0.0
    jumping = np.tile([0.0, 0.9], 15)
    assert count_breaths(t, jumping) == pytest.approx(15 / 6.0 + 14 * 0.1)


def test_an_answer_is_told_from_twelve_beats_and_two_breaths_and_a_half_on() -> None:
    t = np.arange(0.0, 60.0)
    phase, rr = t / 10.0 % 1.0, 900.0 + 50.0 * np.cos(2.0 * np.pi * t / 10.0)
    assert fit_rsa(t[:24], rr[:24], phase[:24]) is None
    assert fit_rsa(t[:25], rr[:25], phase[:25]) is not None
    slow = np.arange(0.0, 60.0, 4.9)
    for count, has_figure in ((11, False), (12, True)):
        x = slow[:count]
        outcome = fit_rsa(x, 900.0 + 50.0 * np.cos(2.0 * np.pi * x / 10.0), x / 10.0 % 1.0)
        assert (outcome is not None) is has_figure
    old = np.concatenate((t - 400.0, t))
    changed = fit_rsa(old, np.concatenate((rr + 3e3, rr)), np.concatenate((phase, phase)))
    assert changed == pytest.approx(fit_rsa(t, rr, phase))  # 300 s back and no further


def test_the_answer_of_one_breath_is_its_longest_less_its_shortest_interval() -> None:
    breaths = [Breath(10.0 * k, 10.0 * k + 4.0, 10.0 * k + 10.0) for k in range(4)]
    t = np.arange(0.0, 41.0, 0.5)
    rr = 900.0 - 50.0 * np.cos(2.0 * np.pi * (t - 2.0) / 10.0)
    (ms, bpm), *_ = [outcome for outcome in rsa_per_breath(t, rr, breaths) if outcome]
    assert ms == pytest.approx(100.0)
    assert bpm == pytest.approx(60_000.0 / 850.0 - 60_000.0 / 950.0)
    assert mean_rsa_per_breath(t, rr, breaths[:2]) is None
    assert mean_rsa_per_breath(t, rr, breaths[:3]) == pytest.approx((ms, bpm))
    late = np.array([4.74, 10.74])
    (outcome,) = rsa_per_breath(late, np.array([800.0, 900.0]), breaths[:1])
    assert outcome == pytest.approx((100.0, 60_000.0 / 800.0 - 60_000.0 / 900.0))
    for times, intervals in (
        ([4.76, 10.74], [800, 900]),
        ([4.74, 10.76], [800, 700]),
        ([4.74, 10.7], [900, 900]),
    ):
        assert rsa_per_breath(np.array(times), np.array(intervals, dtype=float), breaths[:1]) == (
            None,
        )


# ---------------------------------------------------------------------------- the chest


def chest(
    per_min: float, seconds: int, *, rate_hz: float = 25.0, swing_mg: float = 20.0
) -> Iterator[ChestMoved]:
    for second in range(1, seconds + 1):
        t = [second - 1 + (k + 1) / rate_hz for k in range(int(rate_hz))]
        felt = (round(swing_mg * sin(2.0 * pi * per_min / 60.0 * x)) for x in t)
        yield ChestMoved(float(second), rate_hz, tuple((x, x, 1000) for x in felt))


def rates_of(moved: Iterator[ChestMoved]) -> list[float | None]:
    breath = AccelerometerRespiration()
    return [breath.add(one) for one in moved]


def test_a_chest_is_felt_for_25_seconds_before_its_rate_is_told() -> None:
    result = rates_of(chest(12.0, 60))
    assert result[:24] == [None] * 24
    assert None not in result[24:]
    assert result[-1] == pytest.approx(12.0, abs=0.1)


@pytest.mark.parametrize(
    ("per_min", "has_figure"), [(2.5, False), (3.5, True), (29.0, True), (31.5, False)]
)
def test_a_chest_breathes_three_to_thirty_times_a_minute(per_min: float, has_figure: bool) -> None:
    rate = rates_of(chest(per_min, 60, swing_mg=60.0))[-1]
    assert (rate is not None) is has_figure
    if rate is not None:
        assert rate == pytest.approx(per_min, abs=0.3)


def test_a_swing_below_the_sensors_noise_is_no_breath() -> None:
    for swing_mg, has_figure in ((0.5, False), (1.0, True)):
        t = [ChestMoved(s.t, s.rate_hz, s.mg) for s in chest(12.0, 40, swing_mg=1000.0)]
        scaled = (
            ChestMoved(
                s.t,
                s.rate_hz,
                tuple((round(x * swing_mg / 1000.0 + 0.25), 0, 0) for x, _, _ in s.mg),
            )
            for s in t
        )
        assert (rates_of(scaled)[-1] is not None) is has_figure


@pytest.mark.parametrize(("hole_s", "has_figure"), [(0.5, True), (0.55, False)])
def test_half_a_second_without_samples_begins_anew(hole_s: float, has_figure: bool) -> None:
    late = (
        ChestMoved(s.t + (hole_s if s.t > 20 else 0.0), s.rate_hz, s.mg) for s in chest(12.0, 40)
    )
    assert (rates_of(late)[-1] is not None) is has_figure


@pytest.mark.parametrize(
    ("rate_hz", "is_used"), [(1.0, False), (1.01, True), (204.8, True), (204.9, False)]
)
def test_samples_come_more_than_once_and_at_most_204_times_a_second(
    rate_hz: float, is_used: bool
) -> None:
    breath = AccelerometerRespiration()
    count = int(30.0 * rate_hz)
    felt = (round(20.0 * sin(2.0 * pi * 0.2 * k / rate_hz)) for k in range(count))
    moved = ChestMoved(30.0, rate_hz, tuple((x, 0, 0) for x in felt))
    assert (breath.add(moved) is not None) is is_used
    assert breath.add(ChestMoved(31.0, rate_hz, ())) is None


def test_a_record_of_a_chest_has_a_rate_if_most_of_it_has() -> None:
    assert accelerometer_breathing_rate(chest(12.0, 48)) is None
    assert accelerometer_breathing_rate(chest(12.0, 49)) == pytest.approx(12.0, abs=0.1)
    assert accelerometer_breathing_rate(iter([])) is None


# ---------------------------------------------------------------------------- live


def test_the_window_of_beats_never_grows_beyond_two_minutes_at_three_hundred() -> None:
    window = BeatWindow()
    assert [part.size for part in window.last(60.0)] == [0, 0]
    for n in range(3001):
        window.add(0.2 * n, float(n), n % 2)
        if n in (0, 599, 600, 1199, 1200, 1201, 1799, 1800, 3000):
            rr, codes = window.last(60.0)
            count = min(n + 1, 300)
            assert rr.tolist() == [float(k) for k in range(n + 1 - count, n + 1)]
            assert codes.tolist() == [k % 2 for k in range(n + 1 - count, n + 1)]


def test_the_beats_of_the_last_75_seconds_are_shown_and_no_more_than_600() -> None:
    analysis = LiveAnalysis()
    for n in range(1, 121):
        analysis.add(Beat(float(n), 1000.0), None)
    assert [analysis.recent[0].beat.t, len(analysis.recent)] == [45.0, 76]
    quick = LiveAnalysis()
    for n in range(1, 1001):
        quick.add(Beat(0.1 * n, 100.0), None)
    assert len(quick.recent) == 600
    assert quick.recent[-1].beat.t == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("beat", "is_taken"),
    [
        (Beat(11.0, 20.0), True),
        (Beat(11.0, 19.9), False),
        (Beat(11.0, 5000.0), True),
        (Beat(11.0, 5000.1), False),
        (Beat(1e12, 800.0), True),
        (Beat(1.1e12, 800.0), False),
        (Beat(10.0, 1000.0), False),  # the one before, once more
        (Beat(10.0, 999.0), True),
        (Beat(9.0, 1000.0), True),  # a clock was set back
    ],
)
def test_only_what_can_be_a_beat_is_taken(beat: Beat, is_taken: bool) -> None:
    analysis = LiveAnalysis()
    for n in range(1, 11):
        analysis.add(Beat(float(n), 1000.0), None)
    analysis.add(beat, None)
    assert any(judged.beat == beat for judged in analysis.recent[-1:]) is (
        is_taken or beat == Beat(10.0, 1000.0)
    )
    assert len(analysis.recent) != 10 or not is_taken


def test_before_the_first_beat_there_is_none_rather_than_a_lost_contact() -> None:
    quality = LiveAnalysis().figures(0.0).quality
    assert quality.reason == NO_BEATS.reason != CONTACT_LOST


@pytest.mark.parametrize(("resolution_ms", "is_judged"), [(1.0, True), (30.0, False)])
def test_a_beat_is_not_judged_by_less_than_its_sensor_can_tell(
    resolution_ms: float, is_judged: bool
) -> None:
    """After 30 even beats one comes 20 ms late; also when a sensor takes the place of a finer one."""
    restarted = LiveAnalysis(1.0)
    restarted.restart(0.0, resolution_ms)
    for analysis in (LiveAnalysis(resolution_ms), restarted):
        t = 0.0
        for k in range(40):
            rr_ms = 800.0 + k % 2 + {30: 20.0, 31: -20.0}.get(k, 0.0)
            t += rr_ms / 1000.0
            analysis.add(Beat(t, rr_ms), None)
        assert any(j.verdict not in (None, "normal") for j in analysis.recent) is is_judged


def test_an_extra_beat_has_nothing_in_its_place() -> None:
    rr = a_heart(3, seconds=60.0, rsa_ms=20.0, noise_ms=5.0)
    split = np.concatenate((rr[:40], [0.4 * rr[40], 0.6 * rr[40]], rr[41:]))
    analysis = LiveAnalysis()
    for t, interval in zip(ends_of(split).tolist(), split.tolist(), strict=True):
        analysis.add(Beat(t, interval), None)
    wrong = [j for j in analysis.recent if j.verdict not in (None, "normal")]
    assert [j.verdict for j in wrong] == ["extra", "short"]
    assert wrong[0].corrected_ms is None
    assert wrong[1].corrected_ms is not None
    assert min(rr[39], rr[41]) <= wrong[1].corrected_ms <= max(rr[39], rr[41])
    assert EXTRA == 5
