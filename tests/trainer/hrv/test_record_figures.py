"""Live and whole-record figures: the same numbers, the same honesty, whatever comes in."""

import math
import tracemalloc
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.hearts import SIX_A_MINUTE, a_heart, disturbed, ends_of, live, recording
from trainer.events import Beat
from trainer.hrv import rsa, time_domain
from trainer.hrv.coherence import compute_coherence
from trainer.hrv.figures import FIGURES
from trainer.hrv.frequency_domain import LF_HZ, peak_hz, window_spectrum
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.messages import (
    HeartTooSlow,
    NoCorrections,
    SomeCorrections,
    TooFewBeats,
    TooShort,
)
from trainer.hrv.present_figures import LiveFigures
from trainer.hrv.quality import CONTACT_LOST, Grade, Quality
from trainer.hrv.record_figures import RecordFigures, compute_record_figures
from trainer.hrv.resampling import first_sample_index, resample_nn
from trainer.hrv.tachogram import VERDICTS, FloatArray, Tachogram, Verdict, find_starts
from ui.i18n.rendering import to_english

anything = st.floats(allow_nan=True, allow_infinity=True)
likely = st.floats(200.0, 2500.0)


def fed(rr_ms: FloatArray) -> LiveAnalysis:
    heart = LiveAnalysis()
    for t, rr in zip(ends_of(rr_ms).tolist(), rr_ms.tolist(), strict=True):
        heart.add(Beat(t, rr), SIX_A_MINUTE)
    return heart


def decided(rr_ms: FloatArray, seconds: float) -> Tachogram:
    """What the causal judge lets the figures use at the end."""
    judged = [j for j in fed(rr_ms).recent if j.verdict is not None]
    t = np.array([j.beat.t for j in judged])
    rr = np.array([j.beat.rr_ms for j in judged])
    nn = np.array([j.verdict is Verdict.NORMAL for j in judged])
    starts = find_starts(t, rr)
    last = t > t[-1] - seconds
    return Tachogram(t[last], rr[last], nn[last], starts[last])


# ---------------------------------------------------------------------------- live equals batch


@pytest.mark.parametrize("kinds", [(), ("missed", "extra", "misplaced")])
def test_live_figures_are_those_of_the_window_that_ends_now(kinds: tuple[str, ...]) -> None:
    rr, _ = disturbed(a_heart(4), 1, kinds, share=0.01)
    now = fed(rr).figures(ends_of(rr)[-1])
    minute = decided(rr, 60.0)
    assert now.rmssd_ms == time_domain.rmssd_ms(minute.steps_ms())
    assert now.hr_bpm == time_domain.mean_hr_bpm(decided(rr, 10.0).nn_ms())
    [run] = Tachogram(
        ends_of(rr)[:-2], rr[:-2], np.array(_passed(rr)), np.zeros(rr.size - 2, dtype=bool)
    ).runs()
    even, ends = resample_nn(run), (run.t - run.t[0]).tolist()
    wave = compute_coherence(window_spectrum(even[first_sample_index(ends, 64.0) :]))
    assert wave is not None
    assert now.coherence_ratio == pytest.approx(wave.ratio, rel=1e-6)
    slow = window_spectrum(even[first_sample_index(ends, 120.0) :])
    assert now.lf_peak_hz == pytest.approx(peak_hz(slow, LF_HZ), rel=1e-6)
    phase = np.array([SIX_A_MINUTE.cycle_phase(t) for t in ends_of(rr)[:-2].tolist()])
    nn = np.array(_passed(rr))
    answer = rsa.fit_rsa(ends_of(rr)[:-2][nn], rr[:-2][nn], phase[nn])
    assert answer is not None
    assert (now.rsa_ms, now.rsa_lag_deg, now.rsa_r2) == pytest.approx(
        (answer.ms, answer.lag_deg, answer.r2), rel=1e-3
    )


def _passed(rr_ms: FloatArray) -> list[bool]:
    heart, passed = LiveAnalysis(), []
    for t, rr in zip(ends_of(rr_ms).tolist(), rr_ms.tolist(), strict=True):
        heart.add(Beat(t, rr), None)
        if len(heart.recent) > 2:
            passed.append(heart.recent[-3].verdict is Verdict.NORMAL)
    return passed


def test_a_record_of_the_last_minute_tells_what_the_screen_showed(shared_data: Path) -> None:
    for name in ("physio_1.csv", "nk_bio_resting_8min.csv", "hrvpkg_rest_rri.csv"):
        beats = recording(shared_data, name)
        shown = live(beats.rr_ms)[-1]
        last = slice(np.searchsorted(beats.t, beats.t[-3] - 64.0, "right"), beats.t.size - 2)
        result = compute_record_figures(beats.t[last], beats.rr_ms[last]).figures
        assert result["coherence_ratio"] == pytest.approx(shown.coherence_ratio, rel=0.02)
        last = slice(np.searchsorted(beats.t, beats.t[-3] - 60.0, "right"), beats.t.size - 2)
        result = compute_record_figures(beats.t[last], beats.rr_ms[last]).figures
        assert result["rmssd_ms"] == pytest.approx(shown.rmssd_ms, rel=0.02)


def test_the_same_beats_give_the_same_figures_to_the_bit() -> None:
    rr, _ = disturbed(a_heart(7), 3, ["missed"])
    assert live(rr) == live(rr)
    assert fed(rr).recent == fed(rr).recent


@pytest.mark.parametrize("missed", [0, 1])
def test_the_last_minute_says_how_many_of_its_beats_were_corrected(missed: int) -> None:
    rr = a_heart(8, seconds=120.0, rsa_ms=40.0, noise_ms=5.0)
    if missed:
        rr = np.concatenate((rr[:-20], [rr[-20] + rr[-19]], rr[-18:]))
    quality = fed(rr).figures(ends_of(rr)[-1]).quality
    beats = int(np.count_nonzero(ends_of(rr)[:-2] > ends_of(rr)[-3] - 60.0))
    corrections = SomeCorrections(1, beats) if missed else NoCorrections(beats)
    assert quality == Quality(Grade.GOOD, corrections)


def test_asking_more_often_changes_nothing() -> None:
    rr = a_heart(8, seconds=120.0)
    heart = LiveAnalysis()
    for t, interval in zip(ends_of(rr).tolist(), rr.tolist(), strict=True):
        heart.figures(t - 0.1)
        heart.add(Beat(t, interval), SIX_A_MINUTE)
        heart.figures(t)
        heart.figures(t + 0.3)
    assert heart.figures(ends_of(rr)[-1]) == live(rr)[-1]


# ---------------------------------------------------------------------------- gaps and silence


def test_the_heart_rate_goes_after_three_silent_seconds_and_the_rest_after_five() -> None:
    rr = a_heart(0, seconds=200.0)
    heart, end = fed(rr), float(ends_of(rr)[-1])
    assert heart.figures(end + 2.9).hr_bpm is not None
    quiet = heart.figures(end + 3.1)
    assert quiet.hr_bpm is None
    assert quiet.rmssd_ms is not None
    assert to_english(dict(quiet.reasons)["hr_bpm"]) == "no heartbeat for 3 s"
    silent = heart.figures(end + 5.1)
    assert {silent.rmssd_ms, silent.coherence_ratio, silent.rsa_ms} == {None}
    assert silent.quality.verdict is Grade.NONE


def test_no_figure_reaches_back_over_a_gap() -> None:
    before, after = a_heart(0, seconds=150.0), a_heart(1, seconds=40.0, rr_ms=600.0)
    heart = fed(before)
    resumed = float(ends_of(before)[-1]) + 20.0
    for t, rr in zip((resumed + ends_of(after)).tolist(), after.tolist(), strict=True):
        heart.add(Beat(t, rr), SIX_A_MINUTE)
    now = heart.figures(resumed + float(ends_of(after)[-1]))
    alone = live(after)[-1]
    assert now.rmssd_ms == alone.rmssd_ms
    assert now.hr_bpm == alone.hr_bpm
    assert now.coherence_ratio is None
    assert now.reason("coherence_ratio") is not None


def test_after_five_seconds_of_wrong_beats_the_lf_peak_waits_for_five_more_breaths() -> None:
    calm, wrong, again = a_heart(0, seconds=80.0), [300.0, 1400.0] * 3, a_heart(1, seconds=100.0)
    result = live(np.concatenate((calm, wrong, again)))
    assert result[calm.size].lf_peak_hz is not None
    new_curve = calm.size + len(wrong) + 2  # a beat is judged when two more have come
    waiting = result[new_curve : new_curve + 45]
    assert {figures.quality.shows_figures for figures in waiting} == {True}
    assert {figures.lf_peak_hz for figures in waiting} == {None}
    assert all(figures.reason("lf_peak_hz") for figures in waiting)
    assert result[-1].lf_peak_hz is not None


def test_a_lost_contact_says_so_until_the_next_beats() -> None:
    rr = a_heart(0, seconds=100.0)
    heart, end = fed(rr), float(ends_of(rr)[-1])
    heart.contact_lost(end + 0.5)
    lost = heart.figures(end + 0.5)
    assert lost.hr_bpm is None
    assert lost.quality.reason == CONTACT_LOST
    for k in range(1, 8):
        heart.add(Beat(end + 0.8 * k, 800.0), SIX_A_MINUTE)
    back = heart.figures(end + 0.8 * 7)
    assert back.hr_bpm == pytest.approx(75.0)
    assert back.rmssd_ms is None


def test_another_sensor_begins_anew() -> None:
    rr = a_heart(0, seconds=100.0)
    heart, end = fed(rr), float(ends_of(rr)[-1])
    heart.restart(end, resolution_ms=4.0)
    assert heart.figures(end).rmssd_ms is not None or heart.figures(end).quality.reason
    heart.add(Beat(end + 0.8, 800.0), SIX_A_MINUTE)
    assert heart.figures(end + 0.8).rmssd_ms is None


def test_recent_beats_are_the_last_75_seconds_and_the_newest_wait_for_a_verdict() -> None:
    rr, _ = disturbed(a_heart(2, seconds=200.0, rsa_ms=40.0), 5, ["missed"], share=0.03)
    recent = fed(rr).recent
    assert recent[-1].beat.t - recent[0].beat.t <= 75.0
    assert [judged.verdict for judged in recent[-2:]] == [None, None]
    wrong = [j for j in recent[2:-4] if j.verdict is not Verdict.NORMAL]
    assert wrong
    assert all(j.corrected_ms is None or 600.0 < j.corrected_ms < 1100.0 for j in wrong)
    assert any(j.corrected_ms is not None for j in wrong)
    normal = [j for j in recent if j.verdict is Verdict.NORMAL]
    assert all(j.corrected_ms == j.beat.rr_ms for j in normal)


def test_a_record_with_holes_tells_them_and_measures_around_them() -> None:
    rr = a_heart(3, seconds=300.0)
    t = ends_of(rr)
    remaining = ((t < 60.0) | (t > 105.0)) & ((t < 150.0) | (t > 195.0))
    result = compute_record_figures(t[remaining], rr[remaining])
    assert np.array(result.gaps) == pytest.approx(np.array([(60, 105), (150, 195)]), abs=1.0)
    whole = compute_record_figures(t, rr)
    assert result.figures["rmssd_ms"] == pytest.approx(whole.figures["rmssd_ms"], rel=0.1)
    assert result.figures["lf_ms2"] is None
    assert "without a gap" in to_english(result.reasons["lf_ms2"])
    assert result.quality.verdict is Grade.FAIR
    phase = np.array([SIX_A_MINUTE.cycle_phase(end) for end in t[remaining].tolist()])
    assert (
        compute_record_figures(t[remaining], rr[remaining], cycle_phase=phase).figures["lf_ms2"]
        is not None
    )


def test_a_ten_hour_hole_is_a_gap_and_nothing_else() -> None:
    rr = a_heart(3, seconds=130.0)
    t = ends_of(rr)
    t[80:] += 36_000.0
    result = compute_record_figures(t, rr)
    [gap] = result.gaps
    assert gap == pytest.approx((t[79], t[80] - rr[80] / 1000.0))
    assert result.figures["mean_hr_bpm"] == pytest.approx(60_000.0 / 850.0, rel=0.02)


# ---------------------------------------------------------------------------- honesty


def test_every_figure_has_its_key_in_order_and_every_absent_one_its_reason() -> None:
    for seconds in (5.0, 50.0, 100.0, 130.0, 310.0):
        rr = a_heart(0, seconds=seconds)
        result = compute_record_figures(ends_of(rr), rr)
        assert tuple(result.figures) == tuple(FIGURES)
        absent = {name for name, figure in result.figures.items() if figure is None}
        assert absent == set(result.reasons)
        assert all(result.reasons.values())


def test_long_waves_need_long_windows() -> None:
    def figures(seconds: float) -> dict[str, float | None]:
        rr = a_heart(0, seconds=seconds)
        return compute_record_figures(ends_of(rr), rr).figures

    assert figures(55.0)["hf_ms2"] is None
    assert figures(70.0)["hf_ms2"] is not None
    assert figures(110.0)["lf_ms2"] is figures(110.0)["lf_hf"] is None
    assert figures(121.0)["lf_ms2"] is not None
    assert figures(590.0)["vlf_ms2"] is figures(590.0)["total_ms2"] is None
    assert figures(601.0)["vlf_ms2"] is not None


def waves(seconds: float, rr_ms: float, hz: float, amplitude_ms: float) -> RecordFigures:
    """Figures of a heart with one wave."""
    t, intervals = 0.0, []
    while t < seconds:
        intervals.append(rr_ms + amplitude_ms * math.cos(2.0 * math.pi * hz * t))
        t += intervals[-1] / 1000.0
    rr = np.array(intervals)
    return compute_record_figures(ends_of(rr), rr)


@pytest.mark.parametrize("bpm", [40.0, 44.0, 48.0, 53.0])
def test_a_slow_heart_carries_no_quick_waves(bpm: float) -> None:
    """18 breaths per minute at 48 beats a minute leave 154 of 200 ms², at 40 only 112."""
    slow = waves(300.0, 60_000.0 / bpm, 0.3, 20.0)
    for key in ("hf_ms2", "lf_hf"):
        assert slow.figures[key] is None
        reason = slow.reasons[key]
        assert isinstance(reason, HeartTooSlow)
        assert reason.bpm == pytest.approx(bpm, rel=0.01)
    assert slow.figures["lf_ms2"] is not None
    assert waves(700.0, 60_000.0 / bpm, 0.3, 20.0).figures["total_ms2"] is None


def test_at_sixty_beats_a_minute_quick_waves_are_nearly_whole() -> None:
    assert waves(300.0, 990.0, 0.25, 20.0).figures["hf_ms2"] == pytest.approx(200.0, rel=0.05)
    assert waves(300.0, 990.0, 0.3, 20.0).figures["hf_ms2"] == pytest.approx(200.0, rel=0.08)


@pytest.mark.parametrize("hz", [0.005, 0.0067, 0.01, 0.03])
def test_a_long_record_holds_its_very_slow_waves(hz: float) -> None:
    """Of a wave at 0.0067 Hz segments of 150 s keep 57 %, at 0.005 Hz 24 %."""
    assert waves(3600.0, 800.0, hz, 20.0).figures["vlf_ms2"] == pytest.approx(200.0, rel=0.06)


def test_the_spread_of_few_beats_is_not_shown() -> None:
    rr = a_heart(3, seconds=60.0, rr_ms=800.0)
    few = compute_record_figures(ends_of(rr[:10]), rr[:10])
    for key in ("sdnn_ms", "sd2_ms", "pnn50"):
        assert few.figures[key] is None
        assert few.reasons[key] == TooShort(int(rr[:10].sum() / 1000.0), 54)
    assert few.figures["rmssd_ms"] is not None
    minute = compute_record_figures(ends_of(rr), rr).figures
    assert None not in [minute[key] for key in ("sdnn_ms", "sd2_ms", "pnn50")]


def test_few_beats_are_measured_as_they_came_where_that_is_asked_for() -> None:
    rr = np.array([800.0, 810.0, 795.0, 820.0, 805.0, 800.0])
    corrected = compute_record_figures(ends_of(rr), rr)
    assert corrected.reasons["rmssd_ms"] == TooFewBeats(5, 9)
    as_it_came = compute_record_figures(ends_of(rr), rr, correct=False)
    assert as_it_came.figures["rmssd_ms"] == time_domain.rmssd_ms(np.diff(rr))
    assert as_it_came.quality.verdict is Grade.FAIR
    fewer = compute_record_figures(ends_of(rr[1:]), rr[1:], correct=False)
    assert fewer.reasons["rmssd_ms"] == TooFewBeats(4, 5)


def test_scaling_and_entropy_need_as_many_beats_as_tell_them() -> None:
    rr = a_heart(4)
    beats = compute_record_figures(ends_of(rr[:119]), rr[:119])
    assert beats.reasons["dfa_alpha1"] == TooFewBeats(119, 120)
    assert beats.reasons["sampen"] == TooFewBeats(119, 200)
    more = compute_record_figures(ends_of(rr[:200]), rr[:200]).figures
    assert more["dfa_alpha1"] is not None
    assert more["sampen"] is not None


def test_too_many_wrong_beats_show_no_figure(shared_data: Path) -> None:
    ill = recording(shared_data, "ltdb14184_30k.csv.gz")
    result = compute_record_figures(ill.t, ill.rr_ms)
    assert result.quality.verdict is Grade.POOR
    assert set(result.figures.values()) == {None}
    assert "too irregular to analyse" in to_english(result.reasons["rmssd_ms"])
    shown = [f.rmssd_ms for f in live(ill.rr_ms[:1500])[100:]]
    assert np.mean([figure is None for figure in shown]) > 0.95
    as_it_came = compute_record_figures(ill.t, ill.rr_ms, correct=False)
    assert as_it_came.figures["rmssd_ms"] is not None
    assert as_it_came.quality.verdict is Grade.POOR


def test_one_missed_beat_does_not_lift_the_rmssd() -> None:
    clean = a_heart(0, rsa_ms=20.0, noise_ms=12.0)
    k = clean.size - 30
    missed = np.concatenate((clean[:k], [clean[k] + clean[k + 1]], clean[k + 2 :]))
    before, after = live(clean)[-1].rmssd_ms, live(missed)[-1].rmssd_ms
    assert after == pytest.approx(before, rel=0.05)
    result = compute_record_figures(ends_of(missed), missed)
    assert result.corrected["missed"] == 1
    assert VERDICTS[result.codes[k]] is Verdict.MISSED
    assert result.corrected_ms[k] == pytest.approx(850.0, abs=60.0)


def test_words_and_counts_tell_of_the_same_beats(shared_data: Path) -> None:
    """An ectopic beat spoils the interval before it and the one after it, and is one beat."""
    beats = recording(shared_data, "mitdb100.csv")
    result = compute_record_figures(beats.t, beats.rr_ms)
    corrected = sum(result.corrected.values())
    assert to_english(result.quality.reason).startswith(
        f"{corrected} of {beats.t.size} beats were corrected"
    )
    assert 30 <= corrected < np.count_nonzero(result.codes)


def test_a_day_is_measured_and_its_entropy_honestly_left_out(shared_data: Path) -> None:
    day = recording(shared_data, "nsr001_24h.csv.gz")
    result = compute_record_figures(day.t, day.rr_ms)
    assert result.quality.shows_figures
    assert result.figures["sdnn_ms"] == pytest.approx(168.5, abs=2.0)
    assert result.figures["dfa_alpha1"] is not None
    assert result.figures["sampen"] is None
    assert "5000 beats" in to_english(result.reasons["sampen"])


# ---------------------------------------------------------------------------- bad input

A_MINUTE = a_heart(0, seconds=60.0)
BAD: dict[str, Callable[[FloatArray], FloatArray]] = {
    "zeros": lambda rr: np.where(np.arange(rr.size) % 9 == 4, 0.0, rr),
    "negatives": lambda rr: np.where(np.arange(rr.size) % 9 == 4, -rr, rr),
    "nothing measured": lambda rr: np.where(np.arange(rr.size) % 9 == 4, np.nan, rr),
    "65535": lambda rr: np.where(np.arange(rr.size) == 30, 65535.0, rr),
    "all equal": lambda rr: np.full(rr.size, 800.0),
    "one beat": lambda rr: rr[:1],
    "none": lambda rr: rr[:0],
    "seconds taken for milliseconds": lambda rr: rr / 1000.0,
    "only nonsense": lambda rr: np.full(rr.size, np.inf),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_a_right_figure_or_none_with_a_reason(name: str) -> None:
    rr = BAD[name](A_MINUTE)
    result = compute_record_figures(np.nancumsum(np.where(np.isfinite(rr), rr, 0.0)) / 1000.0, rr)
    _is_honest(result)
    for figures in live(rr):
        _is_sound(figures)
    hr = result.figures["mean_hr_bpm"]
    assert hr is None or 65.0 < hr < 80.0


def test_shuffled_and_doubled_rows_change_no_figure() -> None:
    rr = a_heart(1, seconds=130.0)
    t = ends_of(rr)
    plain = compute_record_figures(t, rr)
    order = np.random.default_rng(0).permutation(rr.size)
    assert compute_record_figures(t[order], rr[order]).figures == plain.figures
    doubled = np.repeat(np.arange(rr.size), 1 + (np.arange(rr.size) % 5 == 2))
    result = compute_record_figures(t[doubled], rr[doubled])
    assert result.figures == plain.figures
    assert result.codes.size == doubled.size


def test_a_million_beats_of_nonsense_come_to_an_end() -> None:
    rng = np.random.default_rng(0)
    rr = rng.uniform(1.0, 4000.0, 200_000)
    result = compute_record_figures(ends_of(rr), rr)
    assert result.quality.verdict is Grade.POOR


def test_one_interval_of_a_thousand_years_fills_no_memory() -> None:
    t = np.array([*np.arange(100.0), 3e10, *(3e10 + np.arange(1.0, 60.0))])
    rr = np.full(t.size, 1000.0)
    rr[100] = 1000.0 * (3e10 - 99.0)
    tracemalloc.start()
    try:
        compute_record_figures(t, rr, cycle_phase=t / 10.0 % 1.0, correct=False)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def _is_honest(result: RecordFigures) -> None:
    assert tuple(result.figures) == tuple(FIGURES)
    for name, figure in result.figures.items():
        assert (figure is None) == (name in result.reasons)
        assert figure is None or math.isfinite(figure)


def _is_sound(figures: LiveFigures) -> None:
    numbers = [value for value in astuple(figures) if isinstance(value, float)]
    assert all(math.isfinite(number) for number in numbers)  # also: none is NaN


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(anything | st.floats(0, 300), anything | likely), max_size=60))
def test_any_floats_at_all_pass_through_a_record(rows: list[tuple[float, float]]) -> None:
    t = np.array([row[0] for row in rows], dtype=np.float64)
    rr = np.array([row[1] for row in rows], dtype=np.float64)
    for correct in (True, False):
        result = compute_record_figures(t, rr, cycle_phase=t, correct=correct)
        _is_honest(result)
        assert result.codes.size == result.corrected_ms.size == rr.size


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(anything | st.floats(0, 1e6), anything | likely), max_size=40),
    anything,
)
def test_any_floats_at_all_pass_through_the_live_heart(
    beats: list[tuple[float, float]], asked_at: float
) -> None:
    heart = LiveAnalysis()
    for t, rr in beats:
        heart.add(Beat(t, rr), SIX_A_MINUTE)
        _is_sound(heart.figures(t))
    _is_sound(heart.figures(asked_at))
    assert all(math.isfinite(judged.beat.rr_ms) for judged in heart.recent)


@settings(max_examples=40, deadline=None)
@given(st.lists(likely, min_size=20, max_size=200), st.sampled_from([None, SIX_A_MINUTE]))
def test_any_rhythm_gives_sound_figures(rr: list[float], pacer: object) -> None:
    intervals = np.array(rr)
    for figures in live(intervals, None if pacer is None else SIX_A_MINUTE)[-5:]:
        _is_sound(figures)
    _is_honest(compute_record_figures(ends_of(intervals), intervals))


def test_after_nonsense_the_heart_is_heard_again() -> None:
    rr = a_heart(0, seconds=200.0)
    heart = LiveAnalysis()
    for k, (t, interval) in enumerate(zip(ends_of(rr).tolist(), rr.tolist(), strict=True)):
        heart.add(Beat(t, interval), SIX_A_MINUTE)
        if k == 40:
            for bad in (1e300, math.nan, math.inf, -5.0):
                heart.add(Beat(bad, 800.0), SIX_A_MINUTE)
                heart.add(Beat(t, bad), SIX_A_MINUTE)
    now, undisturbed = heart.figures(float(ends_of(rr)[-1])), live(rr)[-1]
    assert (now.hr_bpm, now.rmssd_ms) == (undisturbed.hr_bpm, undisturbed.rmssd_ms)
    assert now.coherence_ratio == pytest.approx(undisturbed.coherence_ratio, rel=0.02)


def test_a_long_session_keeps_no_more_than_its_windows() -> None:
    heart, t = LiveAnalysis(), 0.0
    rng = np.random.default_rng(0)
    for rr in rng.normal(400.0, 10.0, 5000).tolist():
        t += rr / 1000.0
        heart.add(Beat(t, rr), SIX_A_MINUTE)
    assert len(heart.recent) < 200
    assert heart.figures(t).rmssd_ms == pytest.approx(10.0 * math.sqrt(2.0), rel=0.25)
