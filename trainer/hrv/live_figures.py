"""The figures of this moment, and the window of beats they are computed from.

Rule: no window reaches back over a gap, and every absent figure has its reason. The arrays never grow.
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
from trainer.hrv.frequency_domain import LF_HZ, peak_hz, window_spectrum
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
    window_too_short_for_lf_reason,
    window_too_short_reason,
)
from trainer.hrv.resampling import RATE_HZ, StreamingResampler
from trainer.hrv.respiration import breathing_rate
from trainer.hrv.rsa import NOTICEABLE_R2, Rsa, StreamingRsaFit
from trainer.hrv.tachogram import NORMAL, CodeArray, FloatArray

MOST_BEATS: Final = 600  # 300 a minute in the longest window


class BeatWindow:
    """Time (s), interval (ms) and verdict of each decided beat of the present run."""

    def __init__(self) -> None:
        self._t = np.zeros(2 * MOST_BEATS)
        self._rr = np.zeros(2 * MOST_BEATS)
        self._codes = np.zeros(2 * MOST_BEATS, dtype=np.int8)
        self._count = 0

    def add(self, t: float, rr_ms: float, code: int) -> None:
        if self._count == self._t.size:
            self._grow()
        k = self._count
        self._t[k], self._rr[k], self._codes[k] = t, rr_ms, code
        self._count = k + 1

    def _grow(self) -> None:
        for kept in (self._t, self._rr, self._codes):
            kept[:MOST_BEATS] = kept[MOST_BEATS:]
        self._count = MOST_BEATS

    def last(self, seconds: float) -> tuple[FloatArray, CodeArray]:
        """Intervals and verdicts of the last so many seconds."""
        if not self._count:
            return self._rr[:0], self._codes[:0]
        t = self._t[: self._count]
        first = t.searchsorted(t[-1] - seconds, "right")
        return self._rr[first : self._count], self._codes[first : self._count]


HR_WINDOW_S: Final = 10.0  # about one slow breath, so that the rate does not swing with it
RMSSD_WINDOW_S: Final = 60.0  # and quality
LF_WINDOW_S: Final = MIN_LF_SPAN_S
FEWEST_FOR_HR: Final = 3
NO_BEATS: Final = Quality(Grade.NONE, "there are no beats")
UNKNOWN: Final = Quality(Grade.NONE, COULD_NOT)


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The figures of this moment; None where the grounds are poor, with the reason in `reasons`.

    `hr_bpm` over 10 s, `rmssd_ms` over 60 s, the RSA fitted to the pacer (tau 30 s) in ms and beats
    per minute, with its lag in degrees of the breath and the share of variance it explains, the
    coherence ratio over 64 s, the LF peak over up to 120 s, the breathing rate over 64 s.
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
    reasons: tuple[tuple[str, str], ...] = ()

    def reason(self, name: str) -> str | None:
        """Why a figure is absent, in words; None if it is there."""
        return dict(self.reasons).get(name)

    def without_rate(self, silent_s: float) -> "LiveFigures":
        """The same, some seconds after the last beat: what the heart does now is not known."""
        others = tuple(reason for reason in self.reasons if reason[0] != "hr_bpm")
        reasons = (("hr_bpm", no_beat_reason(silent_s)), *others)
        return replace(self, hr_bpm=None, reasons=reasons)

    def with_breath(self, breaths_per_min: float) -> "LiveFigures":
        """The same, with a breathing rate that was measured at the chest."""
        others = tuple(reason for reason in self.reasons if reason[0] != "breaths_per_min")
        return replace(self, breaths_per_min=breaths_per_min, reasons=others)


NUMBERS: Final = (
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


def absent_figures(reason: str) -> LiveFigures:
    """No figure at all, for one reason."""
    reasons = tuple((name, reason) for name in NUMBERS)
    return LiveFigures(quality=Quality(Grade.NONE, reason), reasons=reasons)


def compute_live_figures(
    memory: BeatWindow,
    even: StreamingResampler,
    follower: StreamingRsaFit | None,
    breaths: float,
    on_fault: OnFault | None = None,
) -> LiveFigures:
    """All figures at the newest decided beat.

    Args:
        memory: the decided beats of the present run.
        even: the curve through its NN intervals.
        follower: the heart's answer to the pacer; None while none leads.
        breaths: how many a pacer led since the curve began.
        on_fault: where a part that raises is reported; its figures are absent then.
    """
    collector = FigureCollector(on_fault)
    quality = attempt(
        "live-time-domain", lambda: _time_domain(collector, memory), UNKNOWN, on_fault
    )
    against = None if quality.shows_figures else quality.reason
    r2 = attempt("live-answer", lambda: _answer(collector, follower, against), None, on_fault)
    rhythm = partial(_rhythm, collector, even, breaths, against, r2)
    attempt("live-spectrum", rhythm, None, on_fault)
    collector.fill(NUMBERS)
    return LiveFigures(
        **collector.figures, quality=quality, reasons=tuple(collector.reasons.items())
    )


def _time_domain(collector: FigureCollector, memory: BeatWindow) -> Quality:
    rr, codes = memory.last(HR_WINDOW_S)
    nn = rr[codes == NORMAL]
    collector.add(
        "hr_bpm", time_domain.mean_hr_bpm(nn), too_few_beats_reason(nn.size, FEWEST_FOR_HR)
    )
    rr, codes = memory.last(RMSSD_WINDOW_S)
    steps = rr[1:] - rr[:-1]
    corrected = count_corrected_beats(codes) if codes.any() else 0
    if corrected:
        normal = codes == NORMAL
        steps = steps[normal[1:] & normal[:-1]]
    quality = assess_quality(rr.size, corrected, irregular_fraction(rr))
    against = None if quality.shows_figures else quality.reason
    few = too_few_beats_reason(steps.size, MIN_NN_INTERVALS - 1)
    collector.add("rmssd_ms", time_domain.rmssd_ms(steps), against, few)
    return quality


def _answer(
    collector: FigureCollector, follower: StreamingRsaFit | None, against: str | None
) -> float | None:
    """The RSA figures; tells R²: None without a pacer, 0 while too little of the breath is known."""
    why = against or (NO_PACER if follower is None else None)
    rsa = follower.fitted_rsa() if follower is not None and why is None else None
    why = why or (TOO_FEW_BREATHS if rsa is None else None)
    found = rsa or Rsa(nan, nan, nan, nan)
    weak = DOES_NOT_FOLLOW if found.r2 < NOTICEABLE_R2 else None
    collector.add("rsa_ms", found.ms, why, weak)
    collector.add("rsa_bpm", found.bpm, why, weak)
    collector.add("rsa_lag_deg", found.lag_deg, why, weak)
    collector.add("rsa_r2", found.r2, why)
    if follower is None:
        return None
    return rsa.r2 if rsa else 0.0


def _rhythm(
    collector: FigureCollector,
    even: StreamingResampler,
    breaths: float,
    against: str | None,
    r2: float | None,
) -> None:
    """The figures of the spectrum."""
    window = even.last(COHERENCE_WINDOW_S)
    no_wave = against or window_too_short_reason(
        window.size / RATE_HZ, COHERENCE_WINDOW_S, "coherence"
    )
    wave = None if no_wave else compute_coherence(window_spectrum(window))
    collector.add("coherence_ratio", wave.ratio if wave else None, no_wave, undefined=NO_WAVE)
    longer = even.last(LF_WINDOW_S)
    no_lf = against or window_too_short_for_lf_reason(longer.size / RATE_HZ, breaths)
    peak = None if no_lf else peak_hz(window_spectrum(longer), LF_HZ)
    collector.add("lf_peak_hz", peak, no_lf, undefined=NO_PEAK)
    rate = breathing_rate(wave, r2)
    collector.add("breaths_per_min", rate, no_wave, undefined=BREATHING_RATE_NOT_FROM_RR)
