"""The result of a resonance assessment, as values. This module imports no NumPy."""

from dataclasses import dataclass
from typing import Final

from trainer.messages import Message

LIKELY_WITHIN: Final = 0.25  # breaths/min: confidence is the probability that the error is smaller


@dataclass(frozen=True, slots=True)
class RateResponse:
    """The heart's response at one rate of breathing; None where there were too few beats.

    Attributes
    ----------
    began, ended
        In seconds on the session clock.
    rsa_ms, r2
        See `Rsa`.
    out_of_step_deg
        How far the heart is behind the breath (positive) or ahead of it; 0 is phase synchrony.
    lf_ms2
        LF power.
    lf_peak_ms2_hz, lf_peaks
        Density at the highest LF peak, and number of LF peaks.
    smoothness
        Share of LF power near that peak.
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
    """The result of an assessment.

    Attributes
    ----------
    breaths_per_min
        None where it is inconclusive.
    confidence
        Probability that the resonance is within 0.25 of the number.
    rates
        What was measured at each rate.
    fitted_ms
        Pairs of a rate and the RSA to expect there, in ms.
    reason
        Why there is no number, or what the number is based on.
    """

    breaths_per_min: float | None
    confidence: float
    rates: tuple[RateResponse, ...]
    fitted_ms: tuple[tuple[float, float], ...]
    reason: Message
