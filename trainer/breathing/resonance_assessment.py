"""The resonance assessment: at which rate of breathing does this heart swing most, and how sure is that?

The number is that of one resonance fitted to every breath (`trainer.breathing.resonance_posterior`), amplitude and phase
together, so it may lie between the rates that were tried. Beside it stand the criteria by which people
choose from the same curves, in order of their weight: phase synchrony, peak to trough, LF power, the
LF peak, smoothness, number of LF peaks (Shaffer & Meehan 2020, doi 10.3389/fnins.2020.570400). For the
sliding protocol the rows are minutes (Fisher & Lehrer 2022, doi 10.1007/s10484-021-09524-0).

Rule: no number for a heart that is not seen to follow, nor one that the data do not pin down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, degrees, sqrt
from typing import Final, NamedTuple, Protocol

import numpy as np

from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.resonance_posterior import ROUNDS_AT_ONCE, Posterior
from trainer.breathing.resonator_bank import best_rates
from trainer.events import Beat
from trainer.hrv import rsa
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.frequency_domain import LF_HZ, Spectrum, band_power, peak_hz, power_spectrum
from trainer.hrv.quality import MIN_NN_INTERVALS
from trainer.hrv.resampling import resample_nn
from trainer.hrv.tachogram import FloatArray, Run
from trainer.pacing import EDGE_S, Pacer

ROW_S: Final = 50.0  # at least; a slide is cut after as much
SETTLES_S: Final = 20.0  # after a change of rate, and not looked at
USUAL_LAG_S: Final = 0.4  # of a heart behind the pacer it is in step with
IN_STEP_DEG: Final = 15.0
ABOUT_AS: Final = 0.05  # amplitudes closer than that are alike
NEAR_PEAK_HZ: Final = 0.015
COUNTS_AS_PEAK: Final = 0.1  # of the highest
LIKELY_WITHIN: Final = 0.25  # breaths/min: confidence is the chance that the truth is that near
FOLLOWS: Final = 1.0  # evidence, per root of the number of answers
FOLLOWS_R2: Final = 0.3
MIN_RESPONSES: Final = 12
LEAST_CONFIDENCE: Final = 0.5
MAX_ASSESSMENT_S: Final = 7200.0  # later beats are from a clock that went wrong
BEYOND: Final = 0.35  # breaths/min outside the rates tried: there a fit would only guess


class PacedSpan(Protocol):
    """When which pacer led, as `trainer.session.progress` keeps it."""

    @property
    def began(self) -> float: ...
    @property
    def ended(self) -> float: ...
    @property
    def pacer(self) -> Pacer: ...


@dataclass(frozen=True, slots=True)
class RateResponse:
    """How the heart answered one rate of breathing; None where too little was heard.

    `out_of_step_deg`: how far the heart is behind the breath (positive) or ahead of it; 0 is phase
    synchrony. `smoothness`: the share of LF power next to its peak. `lf_peak_ms2_hz`: its height.
    """

    breaths_per_min: float
    began: float
    ended: float
    rsa_ms: float | None = None
    out_of_step_deg: float | None = None
    r2: float | None = None
    lf_ms2: float | None = None
    lf_peak_ms2_hz: float | None = None
    smoothness: float | None = None
    lf_peaks: int | None = None


@dataclass(frozen=True, slots=True)
class ResonanceResult:
    """`breaths_per_min` is None where it is inconclusive; `reason` says why, or what spoke for it.

    `confidence`: how likely the resonance is within 0.25 of the number. `fitted_ms`: pairs of rate and
    the RSA to expect there, ms, for a picture beside the `rates` tried.
    """

    breaths_per_min: float | None
    confidence: float
    rates: tuple[RateResponse, ...]
    fitted_ms: tuple[tuple[float, float], ...]
    reason: str


class _Breath(NamedTuple):
    began: float
    ended: float
    pacer: Pacer


def assess_resonance(beats: Sequence[Beat], spans: Sequence[PacedSpan]) -> ResonanceResult:
    """What the beats of an assessment tell; `spans` say which pacer led when."""
    beats = [beat for beat in beats if np.isfinite(beat.t) and np.isfinite(beat.rr_ms)]
    until = min(beats[-1].t, spans[0].began + MAX_ASSESSMENT_S) if beats and spans else 0.0
    breaths = list(_breaths(spans, until))
    rows = tuple(_rows(beats, breaths))
    belief = _listen(beats, breaths)
    against = _against(belief, breaths)
    if belief is None or against is not None:
        return ResonanceResult(None, 0.0, rows, (), against or NOT_ENOUGH)
    confidence = _confidence(belief)
    rates = np.arange(4.0, 7.51, 0.05)
    fitted = tuple(zip(rates.round(2).tolist(), belief.rsa_at(rates).tolist(), strict=True))
    if confidence < LEAST_CONFIDENCE:
        return ResonanceResult(None, confidence, rows, fitted, _unsure(belief))
    number = round(belief.breaths_per_min, 2)
    return ResonanceResult(number, confidence, rows, fitted, _reason(belief, rows))


NOT_ENOUGH: Final = "too few breaths were heard to tell"
DOES_NOT_FOLLOW: Final = "the heart was not seen to follow the breath, so no rate stands out"


def _against(belief: Posterior | None, breaths: Sequence[_Breath]) -> str | None:
    """Why there is no number."""
    if belief is None or belief.answers < MIN_RESPONSES:
        return NOT_ENOUGH
    if belief.evidence < FOLLOWS * sqrt(belief.answers) or belief.r2 < FOLLOWS_R2:
        return DOES_NOT_FOLLOW
    tried = [breath.pacer.pattern.breaths_per_min for breath in breaths]
    slowest, fastest = min(tried), max(tried)
    if belief.breaths_per_min < slowest - BEYOND:
        return (
            f"the heart swings more the slower the breath: slower than {slowest:.1f} was not tried"
        )
    if belief.breaths_per_min > fastest + BEYOND:
        return f"the heart swings more the quicker the breath: quicker than {fastest:.1f} was not tried"
    return None


def _unsure(belief: Posterior) -> str:
    return (
        f"the swings do not tell well enough: {belief.breaths_per_min:.1f} breaths a minute, give or "
        f"take {belief.sd:.1f}"
    )


def _confidence(belief: Posterior) -> float:
    near = np.abs(best_rates() - belief.breaths_per_min) <= LIKELY_WITHIN
    return float(belief.chance[near].sum())


def _listen(beats: Sequence[Beat], breaths: Sequence[_Breath]) -> Posterior | None:
    listening = BreathResponseBuffer()
    waiting = iter(breaths)
    breath = next(waiting, None)
    for beat in beats:
        while breath is not None and breath.ended <= beat.t:
            listening.breath_ended(breath.ended, breath.pacer)
            breath = next(waiting, None)
        listening.add_beat(beat)
    return listening.answers.posterior(ROUNDS_AT_ONCE)


def _breaths(spans: Sequence[PacedSpan], until: float) -> Iterator[_Breath]:
    """Every whole breath that was led."""
    for span in spans:
        began, last = span.pacer.next_breath_at(span.began - 2.0 * EDGE_S), min(span.ended, until)
        while (ended := began + span.pacer.pattern.period_s) <= last + EDGE_S:
            yield _Breath(began, ended, span.pacer)
            began = ended


# ---------------------------------------------------------------------------- the rates, one by one


def _rows(beats: Sequence[Beat], breaths: Sequence[_Breath]) -> Iterator[RateResponse]:
    t, rr_ms = np.array([b.t for b in beats]), np.array([b.rr_ms for b in beats])
    runs = CleanedSeries(t, rr_ms, None, None, correct=True).runs if t.size else []
    for group in _groups(breaths):
        yield _answer(runs, group)


def _groups(breaths: Sequence[_Breath]) -> Iterator[list[_Breath]]:
    """Breaths of one rate, or of one minute where each is another."""
    group: list[_Breath] = []
    for breath in breaths:
        is_long = bool(group) and breath.began - group[0].began >= ROW_S
        is_other = bool(group) and breath.pacer.pattern != group[-1].pacer.pattern
        if is_long and is_other:
            yield group
            group = []
        group.append(breath)
    if group and group[-1].ended - group[0].began >= ROW_S / 2.0:
        yield group


def _answer(runs: Sequence[Run], group: Sequence[_Breath]) -> RateResponse:
    began, ended = group[0].began, group[-1].ended
    row = RateResponse(round(60.0 * len(group) / (ended - began), 2), began, ended)
    steady = group[0].pacer.pattern == group[-1].pacer.pattern and ended - began > 2.0 * SETTLES_S
    within = [_between(run, began + SETTLES_S * steady, ended) for run in runs]
    heard = max(within, key=lambda run: run.t.size, default=NOTHING)
    if heard.t.size < MIN_NN_INTERVALS or heard.span_s < ROW_S / 2.0:
        return row
    middle = heard.t - heard.nn_ms / 2000.0
    starts = np.array([breath.began for breath in group])
    which = np.maximum(0, starts.searchsorted(middle, "right") - 1)
    pacers = [group[k].pacer for k in which.tolist()]
    phase = np.array([p.cycle_phase(x) for p, x in zip(pacers, middle.tolist(), strict=True)])
    fitted = rsa.mean_fitted_rsa([(heard.t, heard.nn_ms, phase)])
    spectrum = power_spectrum([resample_nn(heard)])
    if fitted is None or spectrum is None:
        return row
    late = np.array(
        [p.at(x - USUAL_LAG_S).fullness for p, x in zip(pacers, middle.tolist(), strict=True)]
    )
    return RateResponse(
        row.breaths_per_min,
        began,
        ended,
        fitted.ms,
        _out_of_step_deg(fitted.lag_deg, late, phase),
        fitted.r2,
        band_power(spectrum, LF_HZ),
        *_lf_peak(spectrum),
    )


NOTHING: Final = Run(np.empty(0), np.empty(0))


def _between(run: Run, began: float, ended: float) -> Run:
    inside = (run.t > began) & (run.t <= ended)
    return Run(run.t[inside], run.nn_ms[inside])


def _out_of_step_deg(lag_deg: float, fullness: FloatArray, phase: FloatArray) -> float:
    """The heart is slowest at `lag_deg`; how much later is that than the lungs are emptiest?"""
    terms = np.concatenate((np.ones((1, phase.size)), rsa.harmonic_basis(phase)))
    found = np.linalg.lstsq(terms.T, -fullness, rcond=None)[0]
    emptiest = degrees(atan2(float(found[2]), float(found[1])))
    return (lag_deg - emptiest + 180.0) % 360.0 - 180.0


def _lf_peak(spectrum: Spectrum) -> tuple[float | None, float | None, int]:
    """Height of the highest LF peak, the share of LF power next to it, and how many peaks there are."""
    step, density = spectrum
    first, end = int(LF_HZ[0] / step) + 1, int(LF_HZ[1] / step)
    band = density[first:end]
    inner = band[1:-1]
    is_peak = (inner > band[:-2]) & (inner >= band[2:]) & (inner > COUNTS_AS_PEAK * band.max())
    peak = peak_hz(spectrum, LF_HZ)
    if peak is None:
        return None, None, int(is_peak.sum())
    low, high = max(LF_HZ[0], peak - NEAR_PEAK_HZ), min(LF_HZ[1], peak + NEAR_PEAK_HZ)
    smooth = band_power(spectrum, (low, high)) / band_power(spectrum, LF_HZ)
    return float(band.max()), smooth, int(is_peak.sum())


# ---------------------------------------------------------------------------- in words


def _reason(belief: Posterior, rows: Sequence[RateResponse]) -> str:
    number = (
        f"{belief.breaths_per_min:.1f} breaths a minute, give or take {max(0.1, belief.sd):.1f}"
    )
    chosen = choose_rate(rows)
    if chosen is None:
        return f"One resonance explains the swings of the heart best at {number}."
    return (
        f"Of the rates you breathed, near {chosen.breaths_per_min:.1f} a minute heart and breath were "
        f"most in step with a large swing; fitted to all breaths, the resonance is at {number}."
    )


def choose_rate(rows: Sequence[RateResponse]) -> RateResponse | None:
    """The row that wins by the criteria in order: each keeps those that are about as good as the best."""
    left = [row for row in rows if row.rsa_ms is not None]
    if not left:
        return None
    nearest = min(abs(row.out_of_step_deg or 0.0) for row in left)
    left = [row for row in left if abs(row.out_of_step_deg or 0.0) <= nearest + IN_STEP_DEG]
    for name in ("rsa_ms", "lf_ms2", "lf_peak_ms2_hz", "smoothness"):
        best = max(getattr(row, name) or 0.0 for row in left)
        left = [row for row in left if (getattr(row, name) or 0.0) >= (1.0 - ABOUT_AS) * best]
    return min(left, key=lambda row: row.lf_peaks or 0)
