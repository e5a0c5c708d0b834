"""How the figures of the present moment are computed, and the window of beats they are computed from.

No window reaches back over a gap, and every absent figure has its reason. The arrays never grow.
"""

from math import nan
from typing import Final

import numpy as np

from trainer.errors import OnFault, report_or_raise
from trainer.hrv import time_domain
from trainer.hrv.artifacts.online import (
    count_corrected_beats,
    find_nn_steps,
    irregular_fraction,
    measure_steps,
)
from trainer.hrv.coherence import COHERENCE_WINDOW_S, Coherence, compute_coherence
from trainer.hrv.figures import FIGURES
from trainer.hrv.frequency_domain import LF_HZ, peak_hz, window_spectrum
from trainer.hrv.present_figures import LIVE_FIGURES, LiveFigures
from trainer.hrv.quality import (
    BREATHING_RATE_NOT_FROM_RR,
    COULD_NOT,
    MIN_LF_SPAN_S,
    MIN_NN_INTERVALS,
    NO_PACER,
    NO_PEAK,
    NO_WAVE,
    RHYTHM_WINDOW_S,
    TOO_FEW_BREATHS,
    FigureCollector,
    Grade,
    Quality,
    assess_quality,
    too_few_beats_reason,
)
from trainer.hrv.resampling import RATE_HZ, StreamingResampler
from trainer.hrv.respiration import breathing_rate, own_breathing_reason
from trainer.hrv.rsa import NOTICEABLE_R2, Rsa, StreamingRsaFit
from trainer.hrv.tachogram import NORMAL, CodeArray, FloatArray
from trainer.messages import Message

MAX_WINDOW_BEATS: Final = 600  # two minutes at 300 beats a minute
RHYTHM_CHECK_BEATS: Final = 4  # a rhythm does not change from beat to beat


class BeatWindow:
    """Time (s), interval (ms) and verdict of the last decided beats of the present run."""

    def __init__(self, resolution_ms: float = 1.0) -> None:
        self._resolution_ms = resolution_ms
        self._t = np.zeros(2 * MAX_WINDOW_BEATS)
        self._rr = np.zeros(2 * MAX_WINDOW_BEATS)
        self._codes = np.zeros(2 * MAX_WINDOW_BEATS, dtype=np.int8)
        self._count = 0
        self._checked, self._has_irregular_steps = 0, False

    def add(self, t: float, rr_ms: float, code: int) -> None:
        if self._count == self._t.size:
            self._grow()
        k = self._count
        self._t[k], self._rr[k], self._codes[k] = t, rr_ms, code
        self._count = k + 1

    def _grow(self) -> None:
        for array in (self._t, self._rr, self._codes):
            array[:MAX_WINDOW_BEATS] = array[MAX_WINDOW_BEATS:]
        self._count = MAX_WINDOW_BEATS

    def last(self, seconds: float) -> tuple[FloatArray, CodeArray]:
        """Return the intervals (ms) and verdicts of the last so many seconds."""
        return self._before(self._count, seconds)

    def has_irregular_steps(self) -> bool:
        """Return `StepPattern.is_irregular` for the last two minutes, as of the last fourth beat."""
        checked = self._count - self._count % RHYTHM_CHECK_BEATS
        if checked != self._checked:
            rr, codes = self._before(checked, RHYTHM_WINDOW_S)
            steps = measure_steps(rr, find_nn_steps(codes), resolution_ms=self._resolution_ms)
            self._checked, self._has_irregular_steps = checked, steps.is_irregular
        return self._has_irregular_steps

    def _before(self, end: int, seconds: float) -> tuple[FloatArray, CodeArray]:
        if not end:
            return self._rr[:0], self._codes[:0]
        t = self._t[:end]
        first = t.searchsorted(t[-1] - seconds, "right")
        return self._rr[first:end], self._codes[first:end]


HR_WINDOW_S: Final = 10.0  # about one slow breath, so that the rate does not swing with it
RMSSD_WINDOW_S: Final = 60.0  # and of the quality
LF_WINDOW_S: Final = MIN_LF_SPAN_S
MIN_BEATS_FOR_HR: Final = 3
BREATHING_RATE_NEEDS: Final = FIGURES["breaths_per_min"].requires
COHERENCE_NEEDS: Final = FIGURES["coherence_ratio"].requires
LF_PEAK_NEEDS: Final = FIGURES["lf_peak_hz"].requires
UNKNOWN_QUALITY: Final = Quality(Grade.NONE, COULD_NOT)


def compute_live_figures(
    window: BeatWindow,
    resampler: StreamingResampler,
    rsa_fit: StreamingRsaFit | None,
    paced_breaths: float,
    on_fault: OnFault | None = None,
) -> LiveFigures:
    """Compute all figures at the newest decided beat.

    Parameters
    ----------
    window
        The decided beats of the present run.
    resampler
        Their NN intervals at 4 Hz.
    rsa_fit
        The RSA under the pacer; None while none leads.
    paced_breaths
        Number of breaths under a pacer since the resampler began.
    on_fault
        Where a part that raises is reported; its figures are absent then.
    """
    collector = FigureCollector(on_fault)
    quality = UNKNOWN_QUALITY
    try:
        quality = _time_domain(collector, window)
    except Exception as exc:  # noqa: BLE001  reported
        report_or_raise("live-time-domain", exc, on_fault)
    unusable = None if quality.shows_figures else quality.reason
    coherence = None
    try:
        coherence = _spectral(collector, resampler, paced_breaths, unusable)
    except Exception as exc:  # noqa: BLE001  reported
        report_or_raise("live-spectrum", exc, on_fault)
    try:
        _answer(collector, rsa_fit, coherence, unusable, _no_rate(resampler, unusable))
    except Exception as exc:  # noqa: BLE001  reported
        report_or_raise("live-answer", exc, on_fault)
    if len(collector.figures) < len(LIVE_FIGURES):
        collector.fill(LIVE_FIGURES)
    return LiveFigures(
        **collector.figures, quality=quality, reasons=tuple(collector.reasons.items())
    )


def _time_domain(collector: FigureCollector, window: BeatWindow) -> Quality:
    rr, codes = window.last(HR_WINDOW_S)
    nn = rr[codes == NORMAL]
    collector.add(
        "hr_bpm", time_domain.mean_hr_bpm(nn), too_few_beats_reason(nn.size, MIN_BEATS_FOR_HR)
    )
    rr, codes = window.last(RMSSD_WINDOW_S)
    steps = rr[1:] - rr[:-1]
    corrected = count_corrected_beats(codes) if codes.any() else 0
    if corrected:
        normal = codes == NORMAL
        steps = steps[normal[1:] & normal[:-1]]
    quality = assess_quality(
        rr.size,
        corrected,
        irregular_fraction(rr),
        has_irregular_steps=window.has_irregular_steps(),
    )
    unusable = None if quality.shows_figures else quality.reason
    few = too_few_beats_reason(steps.size, MIN_NN_INTERVALS - 1)
    collector.add("rmssd_ms", time_domain.rmssd_ms(steps), unusable, few)
    return quality


def _spectral(
    collector: FigureCollector,
    resampler: StreamingResampler,
    paced_breaths: float,
    unusable: Message | None,
) -> Coherence | None:
    """Add the figures of the spectrum; return the coherence, for the breathing rate."""
    samples = resampler.last(COHERENCE_WINDOW_S)
    no_coherence = unusable or COHERENCE_NEEDS.span_reason(samples.size / RATE_HZ)
    coherence = None if no_coherence else compute_coherence(window_spectrum(samples))
    collector.add(
        "coherence_ratio", coherence.ratio if coherence else None, no_coherence, undefined=NO_WAVE
    )
    lf_samples = resampler.last(LF_WINDOW_S)
    lf_span_s = lf_samples.size / RATE_HZ
    no_lf = unusable or LF_PEAK_NEEDS.span_reason(lf_span_s, paced_breaths)
    peak = None if no_lf else peak_hz(window_spectrum(lf_samples), LF_HZ)
    collector.add("lf_peak_hz", peak, no_lf, undefined=NO_PEAK)
    return coherence


def _no_rate(resampler: StreamingResampler, unusable: Message | None) -> Message | None:
    span_s = resampler.last(COHERENCE_WINDOW_S).size / RATE_HZ
    return unusable or BREATHING_RATE_NEEDS.span_reason(span_s)


def _answer(
    collector: FigureCollector,
    rsa_fit: StreamingRsaFit | None,
    coherence: Coherence | None,
    unusable: Message | None,
    no_rate: Message | None,
) -> None:
    """Add the breathing rate and the RSA under the pacer."""
    reason = unusable or (NO_PACER if rsa_fit is None else None)
    rsa = rsa_fit.fitted_rsa() if rsa_fit is not None and reason is None else None
    reason = reason or (TOO_FEW_BREATHS if rsa is None else None)
    fitted = rsa or Rsa(nan, nan, nan, nan)
    r2 = None if rsa_fit is None else rsa.r2 if rsa else 0.0
    rate = breathing_rate(coherence, r2)
    collector.add("breaths_per_min", rate, no_rate, undefined=BREATHING_RATE_NOT_FROM_RR)
    weak = own_breathing_reason(rate) if fitted.r2 < NOTICEABLE_R2 else None
    collector.add("rsa_ms", fitted.ms, reason, weak)
    collector.add("rsa_bpm", fitted.bpm, reason, weak)
    collector.add("rsa_lag_deg", fitted.lag_deg, reason, weak)
    collector.add("rsa_r2", fitted.r2, reason)
