"""R peaks of an ECG and upstrokes of a pulse wave, found as the samples come.

A QRS complex fills 8 to 20 Hz (Pan & Tompkins, doi 10.1109/TBME.1985.325532; Elgendi,
doi 10.1371/journal.pone.0073557); the second derivative of a Gaussian passes the same band.

The foot and the top of a pulse are flat and drowned by noise, so a pulse is located where its upstroke is
steepest. A parabola through that place gives the time between samples: at 60 samples a second the
intervals are good to 1 ms, where the beep of such a device is good to 17 ms.
"""

from collections.abc import Sequence
from typing import Final

from devices.waveforms.elgendi import ElgendiDetector, PeakCriteria

R_WAVE: Final = PeakCriteria(
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


class RPeakDetector:
    """Any lead, any gain, 100 to 1000 samples a second. A peak is told about half a second after it."""

    def __init__(self, rate_hz: float) -> None:
        self._waves = ElgendiDetector(R_WAVE, rate_hz)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Take the next samples; tell the R peaks that are certain by now, as sample indexes."""
        return self._waves.add(samples)


UPSTROKE: Final = PeakCriteria(
    smooth_s=0.050,
    derivative=1,
    both_ways=False,
    event_s=0.111,
    beat_s=0.667,
    lowest=2.0,
    share=0.5,
    above_rms=0.0,
    apart_s=0.3,
)


class PulseDetector:
    """Also of waves that are upside down. A beat is told about two thirds of a second after it."""

    def __init__(self, rate_hz: float) -> None:
        self._waves = ElgendiDetector(UPSTROKE, rate_hz)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Take the next samples; tell the upstrokes that are certain by now, as sample indexes."""
        return self._waves.add(samples)
