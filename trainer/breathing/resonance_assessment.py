"""The resonance assessment: at which rate of breathing a heart has the largest RSA, and how sure that is.

The result is that of one resonance fitted to every breath (`trainer.breathing.resonance_posterior`), amplitude and
phase together, so it may lie between the rates that were tried. Beside it stand the criteria by which people choose
from the same curves, in order of their weight: phase synchrony, peak to trough, LF power, the LF peak, smoothness,
number of LF peaks. For the sliding protocol the rows are minutes. There is no result for a heart that does not
follow, nor one that the data do not determine.

References
----------
Shaffer & Meehan (2020), doi 10.3389/fnins.2020.570400
Fisher & Lehrer (2022), doi 10.1007/s10484-021-09524-0
"""

from collections.abc import Iterator, Sequence
from math import atan2, degrees, sqrt
from typing import Final, NamedTuple, Protocol

import numpy as np

from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.messages import (
    HeartNotWithBreath,
    QuickerNotTried,
    ResonanceFitted,
    ResonanceNearRate,
    ResonanceUncertain,
    SlowerNotTried,
    TooFewBreathsForResonance,
)
from trainer.breathing.resonance_model import MODEL_0_2, ResonanceModel
from trainer.breathing.resonance_posterior import ROUNDS_AT_ONCE, Posterior
from trainer.breathing.resonance_result import LIKELY_WITHIN, RateResponse, ResonanceResult
from trainer.events import Beat, ChestMoved
from trainer.hrv import rsa
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.frequency_domain import LF_HZ, Spectrum, band_power, peak_hz, power_spectrum
from trainer.hrv.quality import MIN_NN_INTERVALS
from trainer.hrv.resampling import resample_nn
from trainer.hrv.tachogram import FloatArray, Run
from trainer.messages import Message
from trainer.pacing import EDGE_S, Pacer

CHEST_AHEAD_S: Final = 2.0  # of the end of a breath, heard before it is judged
MIN_ROW_S: Final = 50.0  # the least length of a row; a slide is cut after it
SETTLING_S: Final = 20.0  # after a change of rate, left out
SYNCHRONY_LAG_S: Final = 0.4  # of a heart in phase synchrony behind the pacer
SYNCHRONY_TOLERANCE_DEG: Final = 15.0
EQUAL_FRACTION: Final = 0.05  # relative difference of values that count as equal
PEAK_HALF_WIDTH_HZ: Final = 0.015
MIN_PEAK_FRACTION: Final = 0.1  # of the highest peak
MIN_FOLLOWING_EVIDENCE: Final = 1.0  # evidence over the square root of the number of responses
MIN_FOLLOWING_R2: Final = 0.3
MIN_RESPONSES: Final = 12
MIN_CONFIDENCE: Final = 0.5
MAX_ASSESSMENT_S: Final = 7200.0  # later beats are from a faulty clock
# Breaths/min outside the rates tried: further out the fit is extrapolation.
MAX_EXTRAPOLATION: Final = 0.35


class PacedSpan(Protocol):
    """When which pacer led, see `trainer.session.progress.PacerSpan`."""

    @property
    def began(self) -> float: ...
    @property
    def ended(self) -> float: ...
    @property
    def pacer(self) -> Pacer: ...


class _Breath(NamedTuple):
    began: float
    ended: float
    pacer: Pacer


def assess_resonance(
    beats: Sequence[Beat],
    spans: Sequence[PacedSpan],
    chest: Sequence[ChestMoved] = (),
    model: ResonanceModel = MODEL_0_2,
) -> ResonanceResult:
    """Estimate the resonance from the beats of an assessment.

    Parameters
    ----------
    beats
        In order of time.
    spans
        Which pacer led when.
    chest
        How the chest moved, where that was measured: then the heart is held against the breath as it was.
    model
        What is assumed of people beforehand.
    """
    beats = [beat for beat in beats if np.isfinite(beat.t) and np.isfinite(beat.rr_ms)]
    until = min(beats[-1].t, spans[0].began + MAX_ASSESSMENT_S) if beats and spans else 0.0
    breaths = list(_breaths(spans, until))
    rows = tuple(_rows(beats, breaths))
    posterior = _estimate(beats, breaths, chest, model)
    reason_against = _reason_against(posterior, breaths)
    if posterior is None or reason_against is not None:
        return ResonanceResult(None, 0.0, rows, (), reason_against or NOT_ENOUGH)
    confidence = posterior.probability_within(LIKELY_WITHIN)
    rates = np.arange(4.0, 7.51, 0.05)
    fitted = tuple(zip(rates.round(2).tolist(), posterior.rsa_at(rates).tolist(), strict=True))
    if confidence < MIN_CONFIDENCE:
        return ResonanceResult(None, confidence, rows, fitted, _uncertain(posterior))
    number = round(posterior.stated_breaths_per_min, 2)
    return ResonanceResult(number, confidence, rows, fitted, _reason(posterior, rows))


NOT_ENOUGH: Final = TooFewBreathsForResonance()
DOES_NOT_FOLLOW: Final = HeartNotWithBreath()


def _reason_against(posterior: Posterior | None, breaths: Sequence[_Breath]) -> Message | None:
    """Why there is no number, or None."""
    if posterior is None or posterior.response_count < MIN_RESPONSES:
        return NOT_ENOUGH
    if (
        posterior.evidence < MIN_FOLLOWING_EVIDENCE * sqrt(posterior.response_count)
        or posterior.r2 < MIN_FOLLOWING_R2
    ):
        return DOES_NOT_FOLLOW
    tried = [breath.pacer.pattern.breaths_per_min for breath in breaths]
    slowest, fastest = min(tried), max(tried)
    if posterior.stated_breaths_per_min < slowest - MAX_EXTRAPOLATION:
        return SlowerNotTried(slowest)
    if posterior.stated_breaths_per_min > fastest + MAX_EXTRAPOLATION:
        return QuickerNotTried(fastest)
    return None


def _estimate(
    beats: Sequence[Beat],
    breaths: Sequence[_Breath],
    chest: Sequence[ChestMoved],
    model: ResonanceModel,
) -> Posterior | None:
    responses = BreathResponseBuffer(model)
    remaining, moving = iter(breaths), iter(chest)
    breath, moved = next(remaining, None), next(moving, None)
    for beat in beats:
        while breath is not None and breath.ended <= beat.t:
            while moved is not None and moved.t <= breath.ended + CHEST_AHEAD_S:
                responses.add_chest(moved)
                moved = next(moving, None)
            responses.breath_ended(breath.ended, breath.pacer)
            breath = next(remaining, None)
        responses.add_beat(beat)
    return responses.estimator.posterior(ROUNDS_AT_ONCE)


def _breaths(spans: Sequence[PacedSpan], until: float) -> Iterator[_Breath]:
    """Every whole breath under a pacer."""
    for span in spans:
        began, last = span.pacer.next_breath_at(span.began - 2.0 * EDGE_S), min(span.ended, until)
        while (ended := began + span.pacer.pattern.period_s) <= last + EDGE_S:
            yield _Breath(began, ended, span.pacer)
            began = ended


def _rows(beats: Sequence[Beat], breaths: Sequence[_Breath]) -> Iterator[RateResponse]:
    t, rr_ms = np.array([b.t for b in beats]), np.array([b.rr_ms for b in beats])
    runs = CleanedSeries(t, rr_ms, None, None, correct=True).runs if t.size else []
    for group in _groups(breaths):
        yield _measure_row(runs, group)


def _groups(breaths: Sequence[_Breath]) -> Iterator[list[_Breath]]:
    """Breaths of one rate, or of one minute where every breath has another."""
    group: list[_Breath] = []
    for breath in breaths:
        is_long = bool(group) and breath.began - group[0].began >= MIN_ROW_S
        is_other = bool(group) and breath.pacer.pattern != group[-1].pacer.pattern
        if is_long and is_other:
            yield group
            group = []
        group.append(breath)
    if group and group[-1].ended - group[0].began >= MIN_ROW_S / 2.0:
        yield group


def _measure_row(runs: Sequence[Run], group: Sequence[_Breath]) -> RateResponse:
    began, ended = group[0].began, group[-1].ended
    row = RateResponse(round(60.0 * len(group) / (ended - began), 2), began, ended)
    is_steady = (
        group[0].pacer.pattern == group[-1].pacer.pattern and ended - began > 2.0 * SETTLING_S
    )
    inside = [_slice_run(run, began + SETTLING_S * is_steady, ended) for run in runs]
    run = max(inside, key=lambda run: run.t.size, default=EMPTY_RUN)
    if run.t.size < MIN_NN_INTERVALS or run.span_s < MIN_ROW_S / 2.0:
        return row
    middle = run.t - run.nn_ms / 2000.0
    starts = np.array([breath.began for breath in group])
    which = np.maximum(0, starts.searchsorted(middle, "right") - 1)
    pacers = [group[k].pacer for k in which.tolist()]
    phase = np.array([p.cycle_phase(x) for p, x in zip(pacers, middle.tolist(), strict=True)])
    fitted = rsa.mean_fitted_rsa([(run.t, run.nn_ms, phase)])
    spectrum = power_spectrum([resample_nn(run)])
    if fitted is None or spectrum is None:
        return row
    fullness = np.array(
        [p.at(x - SYNCHRONY_LAG_S).fullness for p, x in zip(pacers, middle.tolist(), strict=True)]
    )
    return RateResponse(
        row.breaths_per_min,
        began,
        ended,
        fitted.ms,
        _out_of_step_deg(fitted.lag_deg, fullness, phase),
        fitted.r2,
        band_power(spectrum, LF_HZ),
        *_lf_peak(spectrum),
    )


EMPTY_RUN: Final = Run(np.empty(0), np.empty(0))


def _slice_run(run: Run, began: float, ended: float) -> Run:
    inside = (run.t > began) & (run.t <= ended)
    return Run(run.t[inside], run.nn_ms[inside])


def _out_of_step_deg(lag_deg: float, fullness: FloatArray, phase: FloatArray) -> float:
    """How much later the heart is slowest, at `lag_deg`, than the lungs are emptiest."""
    terms = np.concatenate((np.ones((1, phase.size)), rsa.harmonic_basis(phase)))
    coefficients = np.linalg.lstsq(terms.T, -fullness, rcond=None)[0]
    emptiest = degrees(atan2(float(coefficients[2]), float(coefficients[1])))
    return (lag_deg - emptiest + 180.0) % 360.0 - 180.0


def _lf_peak(spectrum: Spectrum) -> tuple[float | None, float | None, int]:
    """Density at the highest LF peak, the share of LF power near it, and the number of peaks."""
    step, density = spectrum
    first, end = int(LF_HZ[0] / step) + 1, int(LF_HZ[1] / step)
    band = density[first:end]
    inner = band[1:-1]
    is_peak = (inner > band[:-2]) & (inner >= band[2:]) & (inner > MIN_PEAK_FRACTION * band.max())
    peak = peak_hz(spectrum, LF_HZ)
    if peak is None:
        return None, None, int(is_peak.sum())
    low, high = max(LF_HZ[0], peak - PEAK_HALF_WIDTH_HZ), min(LF_HZ[1], peak + PEAK_HALF_WIDTH_HZ)
    smoothness = band_power(spectrum, (low, high)) / band_power(spectrum, LF_HZ)
    return float(band.max()), smoothness, int(is_peak.sum())


def _uncertain(posterior: Posterior) -> Message:
    return ResonanceUncertain(posterior.stated_breaths_per_min, posterior.assessed_sd)


def _reason(posterior: Posterior, rows: Sequence[RateResponse]) -> Message:
    rate, sd = posterior.stated_breaths_per_min, max(0.1, posterior.assessed_sd)
    chosen = choose_rate(rows)
    if chosen is None:
        return ResonanceFitted(rate, sd)
    return ResonanceNearRate(chosen.breaths_per_min, rate, sd)


def choose_rate(rows: Sequence[RateResponse]) -> RateResponse | None:
    """Return the row that is best by the criteria in order: each keeps those about as good as the best."""
    remaining = [row for row in rows if row.rsa_ms is not None]
    if not remaining:
        return None
    nearest = min(abs(row.out_of_step_deg or 0.0) for row in remaining)
    remaining = [
        row
        for row in remaining
        if abs(row.out_of_step_deg or 0.0) <= nearest + SYNCHRONY_TOLERANCE_DEG
    ]
    for name in ("rsa_ms", "lf_ms2", "lf_peak_ms2_hz", "smoothness"):
        best = max(getattr(row, name) or 0.0 for row in remaining)
        remaining = [
            row for row in remaining if (getattr(row, name) or 0.0) >= (1.0 - EQUAL_FRACTION) * best
        ]
    return min(remaining, key=lambda row: row.lf_peaks or 0)
