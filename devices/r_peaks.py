"""The R peaks of an ECG, found as it comes.

The band that a QRS complex fills, 8 to 20 Hz, is where Pan & Tompkins (doi 10.1109/TBME.1985.325532) and
Elgendi (doi 10.1371/journal.pone.0073557) look for it; the second derivative of a Gaussian passes the same.
"""

from collections.abc import Sequence
from typing import Final

from devices.steep_waves import Event, SteepWaves

R_WAVE: Final = Event(
    smooth_s=0.016,
    derivative=2,
    both_ways=True,
    event_s=0.097,
    beat_s=0.611,
    lowest=3.0,
    share=0.35,
    above_rms=2.5,
    apart_s=0.25,
)


class RPeaks:
    """Any lead, any gain, 100 to 1000 samples a second. A peak is told about half a second after it."""

    def __init__(self, rate_hz: float) -> None:
        self._waves = SteepWaves(R_WAVE, rate_hz)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Take the next samples; tell the R peaks that are certain by now, as sample indexes."""
        return self._waves.add(samples)
