"""The coherence ratio: how much of the heart rhythm's power is in one wave.

The last 64 s of NN intervals at 4 Hz under a Hann window; the highest peak f0 in 0.04-0.26 Hz; P the power
within f0 ± 0.015 Hz, T the power in 0.0033-0.4 Hz; the ratio is P / (T - P). The window belongs to the
definition: a perfect sine reaches 8.3 to 8.9 over 64 s, by rate and phase, and 1.0 to 1.3 over 30 s.

References
----------
McCraty & Zayas (2014), doi 10.3389/fpsyg.2014.01090
"""

from typing import Final, NamedTuple

from trainer.hrv.frequency_domain import Spectrum, band_power, peak_hz
from trainer.hrv.quality import MIN_COHERENCE_SPAN_S

COHERENCE_WINDOW_S: Final = MIN_COHERENCE_SPAN_S
PEAK_BAND_HZ: Final = (0.04, 0.26)
TOTAL_BAND_HZ: Final = (0.0033, 0.4)
PEAK_HALF_WIDTH_HZ: Final = 0.015
MIN_POWER_MS2: Final = 1e-6  # less is rounding


class Coherence(NamedTuple):
    """The coherence of one window.

    Attributes
    ----------
    ratio
        P / (T - P).
    share
        P / T.
    peak_hz
        Frequency of the peak.
    """

    ratio: float
    share: float
    peak_hz: float


def compute_coherence(spectrum: Spectrum) -> Coherence | None:
    """Return the coherence from the spectrum of one window, None where the band has no peak."""
    total = band_power(spectrum, TOTAL_BAND_HZ)
    peak = peak_hz(spectrum, PEAK_BAND_HZ)
    if peak is None or total <= MIN_POWER_MS2:
        return None
    power = band_power(spectrum, (peak - PEAK_HALF_WIDTH_HZ, peak + PEAK_HALF_WIDTH_HZ))
    return Coherence(power / (total - power), power / total, peak) if power < total else None
