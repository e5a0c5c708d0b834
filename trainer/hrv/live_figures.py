"""The figures of the present moment, and the window of beats they are computed from.

No window reaches back over a gap, and every absent figure has its reason. The arrays never grow.
"""

from dataclasses import dataclass, replace
from functools import partial
from math import nan
from typing import Final

import numpy as np

from trainer.faults import OnFault, attempt
from trainer.hrv import time_domain
from trainer.hrv.artifacts.online import count_corrected_beats, irregular_fraction
from trainer.hrv.coherence import COHERENCE_WINDOW_S, compute_coherence
from trainer.hrv.figures import FIGURES
from trainer.hrv.frequency_domain import LF_HZ, peak_hz, window_spectrum
from trainer.hrv.messages import NoBeats
from trainer.hrv.quality import (
    BREATHING_RATE_NOT_FROM_RR,
    COULD_NOT,
    DOES_NOT_FOLLOW,
    MIN_LF_SPAN_S,
    MIN_NN_INTERVALS,
    NO_PACER,
    NO_PEAK,
    NO_WAVE,
    TOO_FEW_BREATHS,
    FigureCollector,
    Grade,
    Quality,
    assess_quality,
    no_beat_reason,
    too_few_beats_reason,
)
from trainer.hrv.resampling import RATE_HZ, StreamingResampler
from trainer.hrv.respiration import breathing_rate
from trainer.hrv.rsa import NOTICEABLE_R2, Rsa, StreamingRsaFit
from trainer.hrv.tachogram import NORMAL, CodeArray, FloatArray
from trainer.messages import Message

MAX_WINDOW_BEATS: Final = 600  # two minutes at 300 beats a minute


class BeatWindow:
    """Time (s), interval (ms) and verdict of the last decided beats of the present run."""

    def __init__(self) -> None:
        self._t = np.zeros(2 * MAX_WINDOW_BEATS)
        self._rr = np.zeros(2 * MAX_WINDOW_BEATS)
        self._codes = np.zeros(2 * MAX_WINDOW_BEATS, dtype=np.int8)
        self._count = 0

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
        if not self._count:
            return self._rr[:0], self._codes[:0]
        t = self._t[: self._count]
        first = t.searchsorted(t[-1] - seconds, "right")
        return self._rr[first : self._count], self._codes[first : self._count]


HR_WINDOW_S: Final = 10.0  # about one slow breath, so that the rate does not swing with it
RMSSD_WINDOW_S: Final = 60.0  # and of the quality
LF_WINDOW_S: Final = MIN_LF_SPAN_S
MIN_BEATS_FOR_HR: Final = 3
NO_BEATS: Final = Quality(Grade.NONE, NoBeats())
UNKNOWN_QUALITY: Final = Quality(Grade.NONE, COULD_NOT)


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The figures of the present moment. None: see `reasons`.

    Attributes
    ----------
    hr_bpm
        Mean heart rate over 10 s.
    rmssd_ms
        Over 60 s.
    rsa_ms, rsa_bpm, rsa_lag_deg, rsa_r2
        RSA fitted to the pacer (time constant 30 s), see `Rsa`.
    coherence_ratio
        Over 64 s.
    lf_peak_hz
        Over up to 120 s.
    breaths_per_min
        Over 64 s of intervals, or measured at the chest.
    reasons
        Pairs of a figure's name and why it is absent.
    """

    hr_bpm: float | None = None
    rmssd_ms: float | None = None
    rsa_ms: float | None = None
    rsa_bpm: float | None = None
    rsa_lag_deg: float | None = None
    rsa_r2: float | None = None
    coherence_ratio: float | None = None
    lf_peak_hz: float | None = None
    breaths_per_min: float | None = None
    quality: Quality = NO_BEATS
    reasons: tuple[tuple[str, Message], ...] = ()

    def reason(self, name: str) -> Message | None:
        """Return why a figure is absent; None if it is there."""
        return dict(self.reasons).get(name)

    def without_rate(self, silent_s: float) -> "LiveFigures":
        """Return the figures without the heart rate, for some seconds after the last beat."""
        others = tuple(reason for reason in self.reasons if reason[0] != "hr_bpm")
        reasons = (("hr_bpm", no_beat_reason(silent_s)), *others)
        return replace(self, hr_bpm=None, reasons=reasons)

    def with_breath(self, breaths_per_min: float) -> "LiveFigures":
        """Return the figures with a breathing rate that was measured at the chest."""
        others = tuple(reason for reason in self.reasons if reason[0] != "breaths_per_min")
        return replace(self, breaths_per_min=breaths_per_min, reasons=others)


LIVE_FIGURES: Final = (
    "hr_bpm",
    "rmssd_ms",
    "rsa_ms",
    "rsa_bpm",
    "rsa_lag_deg",
    "rsa_r2",
    "coherence_ratio",
    "lf_peak_hz",
    "breaths_per_min",
)


def absent_figures(reason: Message) -> LiveFigures:
    """Return live figures that are all absent for one reason."""
    reasons = tuple((name, reason) for name in LIVE_FIGURES)
    return LiveFigures(quality=Quality(Grade.NONE, reason), reasons=reasons)


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
    quality = attempt(
        "live-time-domain", lambda: _time_domain(collector, window), UNKNOWN_QUALITY, on_fault
    )
    unusable = None if quality.shows_figures else quality.reason
    r2 = attempt("live-answer", lambda: _rsa(collector, rsa_fit, unusable), None, on_fault)
    add_spectral = partial(_spectral, collector, resampler, paced_breaths, unusable, r2)
    attempt("live-spectrum", add_spectral, None, on_fault)
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
    quality = assess_quality(rr.size, corrected, irregular_fraction(rr))
    unusable = None if quality.shows_figures else quality.reason
    few = too_few_beats_reason(steps.size, MIN_NN_INTERVALS - 1)
    collector.add("rmssd_ms", time_domain.rmssd_ms(steps), unusable, few)
    return quality


def _rsa(
    collector: FigureCollector, rsa_fit: StreamingRsaFit | None, unusable: Message | None
) -> float | None:
    """Add the RSA figures; return R²: None without a pacer, 0 while there are too few breaths."""
    reason = unusable or (NO_PACER if rsa_fit is None else None)
    rsa = rsa_fit.fitted_rsa() if rsa_fit is not None and reason is None else None
    reason = reason or (TOO_FEW_BREATHS if rsa is None else None)
    fitted = rsa or Rsa(nan, nan, nan, nan)
    weak = DOES_NOT_FOLLOW if fitted.r2 < NOTICEABLE_R2 else None
    collector.add("rsa_ms", fitted.ms, reason, weak)
    collector.add("rsa_bpm", fitted.bpm, reason, weak)
    collector.add("rsa_lag_deg", fitted.lag_deg, reason, weak)
    collector.add("rsa_r2", fitted.r2, reason)
    if rsa_fit is None:
        return None
    return rsa.r2 if rsa else 0.0


def _spectral(
    collector: FigureCollector,
    resampler: StreamingResampler,
    paced_breaths: float,
    unusable: Message | None,
    r2: float | None,
) -> None:
    """Add the figures of the spectrum."""
    samples = resampler.last(COHERENCE_WINDOW_S)
    no_coherence = unusable or FIGURES["coherence_ratio"].requires.span_reason(
        samples.size / RATE_HZ
    )
    coherence = None if no_coherence else compute_coherence(window_spectrum(samples))
    collector.add(
        "coherence_ratio", coherence.ratio if coherence else None, no_coherence, undefined=NO_WAVE
    )
    lf_samples = resampler.last(LF_WINDOW_S)
    lf_span_s = lf_samples.size / RATE_HZ
    no_lf = unusable or FIGURES["lf_peak_hz"].requires.span_reason(lf_span_s, paced_breaths)
    peak = None if no_lf else peak_hz(window_spectrum(lf_samples), LF_HZ)
    collector.add("lf_peak_hz", peak, no_lf, undefined=NO_PEAK)
    rate = breathing_rate(coherence, r2)
    collector.add("breaths_per_min", rate, no_coherence, undefined=BREATHING_RATE_NOT_FROM_RR)
