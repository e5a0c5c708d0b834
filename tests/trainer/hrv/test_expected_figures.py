"""Live figures and those of whole records, as they are known for hearts of every kind."""

from dataclasses import asdict
from math import isnan

import numpy as np

from tests.expected_values import assert_as_expected
from tests.trainer.hearts import a_heart, disturbed, ends_of
from trainer.events import Beat
from trainer.hrv import nonlinear, rsa
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.present_figures import LIVE_FIGURES, LiveFigures
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.resampling import StreamingResampler
from trainer.hrv.rsa import Breath
from trainer.hrv.tachogram import FloatArray
from trainer.pacing import BreathPattern, Pacer

ALL_KINDS = ("missed", "extra", "misplaced")
HEARTS = {
    "calm": a_heart(21, rsa_ms=60.0, noise_ms=15.0),
    "a deep breath": a_heart(22, rsa_ms=260.0, noise_ms=12.0),
    "few wrong": disturbed(a_heart(23, rsa_ms=120.0), 23, ALL_KINDS, 0.02)[0],
    "many wrong": disturbed(a_heart(24, rsa_ms=120.0), 24, ALL_KINDS, 0.07)[0],
    "too many wrong": disturbed(a_heart(25, rsa_ms=120.0), 25, ALL_KINDS, 0.16)[0],
    "its own way": a_heart(26, rsa_ms=70.0, breath_s=14.3, noise_ms=25.0),
    "short": a_heart(27, seconds=70.0),
    "shorter": a_heart(28, seconds=30.0),
    "a few beats": a_heart(29, seconds=8.0),
}


def with_holes(rr_ms: FloatArray) -> FloatArray:
    """Times with a late packet, a hole of half a second, one of 4 s and one of 20 s."""
    t = ends_of(rr_ms)
    t[100:] += 0.5
    t[180:] += 4.0
    t[260:] += 20.0
    t[60] += 0.4
    return t


def numbers_of(figures: LiveFigures) -> list[object]:
    absent = {name for name, _ in figures.reasons}
    assert absent == {name for name in LIVE_FIGURES if getattr(figures, name) is None}
    return [figures.quality.verdict.value, *(getattr(figures, name) for name in LIVE_FIGURES)]


def pacer_of(t: float) -> Pacer | None:
    """None for a while, then 4-0-6-0, from 150 s on another breath."""
    if t < 20.0:
        return None
    pacer = Pacer(BreathPattern.parse("4-0-6-0"), 20.0)
    return pacer if t < 150.0 else pacer.with_pattern(BreathPattern.parse("4-1-6.5-0.5"), 150.0)


def test_the_figures_of_each_moment_are_known() -> None:
    results = {}
    for name, rr_ms in HEARTS.items():
        analysis, moments = LiveAnalysis(), []
        for n, (t, rr) in enumerate(zip(ends_of(rr_ms), rr_ms, strict=True)):
            analysis.add(Beat(float(t), float(rr)), pacer_of(t))
            if n < 16 or n % 29 == 0:
                moments.append(numbers_of(analysis.figures(float(t))))
        results[name] = {
            "moments": moments,
            "recent": [
                [j.beat.t, j.verdict and j.verdict.value, j.corrected_ms]
                for j in analysis.recent
                if j.corrected_ms != j.beat.rr_ms
            ],
            "how many recent": len(analysis.recent),
        }
    assert_as_expected("live_figures", results)


def test_the_figures_around_holes_and_losses_are_known() -> None:
    rr_ms = HEARTS["few wrong"]
    t = with_holes(rr_ms)
    analysis, moments = LiveAnalysis(4.0), {}
    for n, (at, rr) in enumerate(zip(t.tolist(), rr_ms.tolist(), strict=True)):
        analysis.add(Beat(at, rr), pacer_of(at))
        if n == 220:
            analysis.contact_lost(at)
            moments["lost"] = numbers_of(analysis.figures(at))
        if n == 300:
            analysis.restart(at, 20.0)
            moments["restarted"] = numbers_of(analysis.figures(at))
        if n in (99, 101, 115, 180, 181, 199, 221, 236, 259, 261, 262, 263, 301, 315, 330):
            moments[f"beat {n}"] = numbers_of(analysis.figures(at))
    last = float(t[-1])
    for late_s in (2.99, 3.0, 3.01, 4.99, 5.0, 5.01):
        moments[f"{late_s} s later"] = numbers_of(analysis.figures(last + late_s))
    assert_as_expected("live_figures_around_holes", moments)


def figures_of(rr_ms: FloatArray, t: FloatArray, **given: object) -> dict[str, object]:
    result = compute_record_figures(t, rr_ms, **given)  # type: ignore[arg-type]
    wrong = np.flatnonzero(result.codes)
    assert set(result.reasons) == {key for key, of in result.figures.items() if of is None}
    return {
        "quality": result.quality.verdict.value,
        "figures": result.figures,
        "corrected": result.corrected,
        "gaps": result.gaps,
        "wrong": [[int(k), int(result.codes[k])] for k in wrong],
        "in their place": [None if isnan(x) else x for x in result.corrected_ms[wrong].tolist()],
    }


def test_the_figures_of_a_whole_record_are_known() -> None:
    results = {}
    for name, rr_ms in HEARTS.items():
        t = ends_of(rr_ms)
        phase = np.array([np.nan if (p := pacer_of(x)) is None else p.cycle_phase(x) for x in t])
        results[name] = figures_of(rr_ms, t, cycle_phase=phase)
        results[f"{name}, no pacer"] = figures_of(rr_ms, t)
        results[f"{name}, uncorrected"] = figures_of(rr_ms, t, correct=False)
    assert_as_expected("record_figures", results, may_have_more=True)


def test_the_figures_of_a_record_with_holes_are_known() -> None:
    rr_ms = HEARTS["few wrong"]
    t = with_holes(rr_ms)
    phase = np.array([np.nan if (p := pacer_of(x)) is None else p.cycle_phase(x) for x in t])
    long = a_heart(31, seconds=700.0, rsa_ms=90.0)
    breaths = [Breath(10.0 * k, 10.0 * k + 4.0, 10.0 * k + 10.0) for k in range(25)]
    coarse = np.round(HEARTS["calm"] * 128.0 / 1000.0) / 128.0 * 1000.0
    swapped = ends_of(HEARTS["calm"])
    swapped[[50, 51, 120, 121]] = swapped[[51, 50, 121, 120]]
    results = {
        "paced": figures_of(rr_ms, t, cycle_phase=phase),
        "uncorrected": figures_of(rr_ms, t, correct=False),
        "unheard": figures_of(rr_ms, t, unheard_s=12.0),
        "long unheard": figures_of(rr_ms, t, unheard_s=60.0),
        "breaths known": figures_of(HEARTS["calm"], ends_of(HEARTS["calm"]), breaths=breaths),
        "long": figures_of(long, ends_of(long)),
        "long, as Kubios": figures_of(long, ends_of(long), method="kubios"),
        "short, as Kubios": figures_of(HEARTS["calm"], ends_of(HEARTS["calm"]), method="kubios"),
        "coarse": figures_of(coarse, ends_of(coarse)),
        "coarser": figures_of(coarse, ends_of(coarse), resolution_ms=30.0),
        "out of order": figures_of(HEARTS["calm"], swapped),
        "a clock set back": figures_of(rr_ms, np.where(t > 200.0, t - 150.0, t)),
    }
    assert_as_expected("record_figures_around_holes", results, may_have_more=True)


def test_a_cleaned_series_is_known() -> None:
    rr_ms = HEARTS["many wrong"].copy()
    rr_ms[[60, 61, 179, 180, 181]] = 2600.0
    t = with_holes(rr_ms)
    phase = np.array([np.nan if (p := pacer_of(x)) is None else p.cycle_phase(x) for x in t])
    results = {}
    for correct in (True, False):
        series = CleanedSeries(t, rr_ms, None, phase, correct=correct)
        assert all(run.size for run in series.series())
        results[f"corrected: {correct}"] = {
            "counts": series.counts(),
            "runs": [
                [run.t[0], run.span_s, run.nn_ms.size, run.nn_ms.sum()] for run in series.runs
            ],
            "series": [[run.size, run.sum()] for run in series.series()],
            "resampled": [[run.size, run.sum(), run.std()] for run in series.resampled],
            "paced": [
                [p.t.size, p.t.sum(), p.nn_ms.sum(), p.cycle_phase.sum()] for p in series.paced()
            ],
            "paced breaths": series.paced_breaths(),
            "last": [series.last_samples(s).size for s in (10.0, 64.0, 500.0)],
        }
    assert_as_expected("cleaned_series", results)


def test_the_breath_in_the_intervals_is_known() -> None:
    results: dict[str, object] = {}
    for name, rr_ms in HEARTS.items():
        t = ends_of(rr_ms)
        phase = t / 10.0 % 1.0
        breaths = [Breath(10.0 * k, 10.0 * k + 4.0, 10.0 * k + 10.0) for k in range(30)]
        fit = rsa.StreamingRsaFit()
        streamed = []
        for n, row in enumerate(zip(t.tolist(), rr_ms.tolist(), phase.tolist(), strict=True)):
            fit.add(*row)
            if n in (10, 11, 12, 24, 25, 26, 27, 28, 29, 30, 31, 32) or n % 60 == 0:
                streamed.append(fit.fitted_rsa())
        results[name] = {
            "fitted": rsa.fit_rsa(t, rr_ms, phase),
            "streamed": streamed,
            "mean": rsa.mean_fitted_rsa([(t, rr_ms, phase)]),
            "mean of halves": rsa.mean_fitted_rsa(
                [(t[:90], rr_ms[:90], phase[:90]), (t[90:], rr_ms[90:], phase[90:])]
            ),
            "breaths": rsa.count_breaths(t, phase),
            "per breath": rsa.rsa_per_breath(t, rr_ms, breaths)[:8],
            "mean per breath": rsa.mean_rsa_per_breath(t, rr_ms, breaths),
        }
    assert_as_expected("answers_to_the_breath", results)


def test_the_shape_of_the_intervals_is_known() -> None:
    results = {
        name: {
            "alpha1": nonlinear.dfa_alpha1([rr_ms]),
            "alpha1 of halves": nonlinear.dfa_alpha1([rr_ms[:80], rr_ms[80:]]),
            "sampen": nonlinear.sampen([rr_ms]),
            "sampen of halves": nonlinear.sampen([rr_ms[:80], rr_ms[80:]]),
            "sampen, wider": nonlinear.sampen([rr_ms], tolerance=0.5),
        }
        for name, rr_ms in HEARTS.items()
    }
    assert_as_expected("shapes_of_intervals", results)


def test_a_run_that_grows_for_an_hour_is_resampled_as_known() -> None:
    rr_ms = a_heart(41, seconds=1500.0, rr_ms=700.0)
    t = ends_of(rr_ms) - rr_ms[0] / 1000.0
    resampler, results = StreamingResampler(), {}
    for n, (at, rr) in enumerate(zip(t.tolist(), rr_ms.tolist(), strict=True)):
        resampler.add(at, rr)
        if n in (0, 2, 3, 4, 13, 14, 15, 27, 28, 29, 700) or n % 97 == 0:
            minute = resampler.last(64.0)
            ends = [float(x) for x in (*minute[:2], *minute[-2:])]
            results[f"beat {n}"] = [minute.size, float(minute.sum()), *ends]
    assert resampler.last(120.0).size > resampler.last(64.0).size
    assert_as_expected("resampled_beat_by_beat", results)


def test_what_a_live_figure_is_called_is_in_its_snapshot() -> None:
    assert set(LIVE_FIGURES) | {"quality", "reasons"} == set(asdict(LiveFigures()))
