"""The figures of the present moment as screens show them, and how long they may be shown.

How they are computed is in `trainer.hrv.live.figures`. This module imports no NumPy: the first breath is
shown before that is loaded.
"""

from dataclasses import dataclass, replace
from typing import Final

from trainer.hrv.messages import NoBeats
from trainer.hrv.quality import Grade, Quality, no_beat_reason
from trainer.messages import Message

MAX_RATE_AGE_S: Final = 3.0  # without a beat: then there is no heart rate
MAX_FIGURES_AGE_S: Final = 5.0  # then no figure
NO_BEATS: Final = Quality(Grade.NONE, NoBeats())


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
