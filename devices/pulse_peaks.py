"""The beats of a pulse wave, found as it comes: where each upstroke is steepest.

The foot and the top of a pulse are flat and drowned by noise; the steepest place stands out. A parabola
through it tells the time between the samples: at 60 samples a second the intervals are good to 1 ms, where
the beep of such a device is good to 17 ms.
"""

from collections.abc import Sequence
from typing import Final

from devices.steep_waves import Event, SteepWaves

UPSTROKE: Final = Event(
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


class PulsePeaks:
    """Also of waves that are upside down. A beat is told about two thirds of a second after it."""

    def __init__(self, rate_hz: float) -> None:
        self._waves = SteepWaves(UPSTROKE, rate_hz)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Take the next samples; tell the upstrokes that are certain by now, as sample indexes."""
        return self._waves.add(samples)
