"""The breathing rate from an accelerometer on the chest.

The chest tilts the sensor a little with each breath, about an axis that nobody knows. The power of the
three axes together does not depend on how the strap sits; its peak is the rate of breathing.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from trainer.events import ChestMoved

WINDOW_S: Final = 40.0
SHORTEST_S: Final = 25.0
GAP_S: Final = 0.5  # more than this between two events is a break: begin again
SLOWEST_HZ: Final = 3.0 / 60
FASTEST_HZ: Final = 30.0 / 60
PEAK_HZ: Final = 0.04  # half the width of a peak of a 40 s Hann window, with a little to spare
CLEAR: Final = 0.5  # of the power between slowest and fastest, in the peak
LEAST_MG: Final = 0.7  # a smaller swing is the sensor's noise
POINTS: Final = 8192
QUICKEST_RATE_HZ: Final = POINTS / WINDOW_S  # more samples than points would be cut off


class ChestBreath:
    """Feed it what the chest does; it tells the rate of the last 40 seconds, or None."""

    def __init__(self) -> None:
        self._mg: list[tuple[int, int, int]] = []
        self._rate_hz = 0.0
        self._ends = 0.0

    def add(self, moved: ChestMoved) -> float | None:
        """Breaths per minute; None while it is too early, or while one moves or sits up."""
        if not (2 * FASTEST_HZ < moved.rate_hz <= QUICKEST_RATE_HZ and moved.mg):
            return None
        begins = moved.t - len(moved.mg) / moved.rate_hz
        if moved.rate_hz != self._rate_hz or abs(begins - self._ends) > GAP_S:
            self._mg = []
        self._rate_hz, self._ends = moved.rate_hz, moved.t
        self._mg = [*self._mg, *moved.mg][-round(WINDOW_S * moved.rate_hz) :]
        if len(self._mg) < SHORTEST_S * moved.rate_hz:
            return None
        return _breaths_per_min(np.array(self._mg, dtype=np.float64), moved.rate_hz)


def measured_rate(moved: Iterable[ChestMoved]) -> float | None:
    """Breaths per minute over a record: the median of what was told; None unless most of it tells."""
    chest = ChestBreath()
    rates = [chest.add(event) for event in moved]
    told = [rate for rate in rates if rate is not None]
    return float(np.median(told)) if 2 * len(told) > len(rates) else None


def _breaths_per_min(mg: npt.NDArray[np.float64], rate_hz: float) -> float | None:
    power, amplitude_mg = _spectrum(_without_line(mg))
    hz = np.fft.rfftfreq(POINTS, 1 / rate_hz)
    band = (hz >= SLOWEST_HZ) & (hz <= FASTEST_HZ)
    peak = int(np.argmax(np.where(band, power, 0.0)))
    near = band & (np.abs(hz - hz[peak]) <= PEAK_HZ)
    is_clear = power[near].sum() >= CLEAR * power[band].sum() > 0.0
    is_edge = peak in (np.flatnonzero(band)[0], np.flatnonzero(band)[-1])
    if not is_clear or is_edge or amplitude_mg[peak] < LEAST_MG:
        return None
    return float(60.0 * hz[peak])


def _without_line(mg: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Gravity taken away, and a slow slump."""
    t = np.arange(len(mg), dtype=np.float64)
    slope, level = np.polyfit(t, mg, 1)
    line: npt.NDArray[np.float64] = np.outer(t, slope) + level
    return mg - line


def _spectrum(
    mg: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Power of the three axes together, and the amplitude a sine of each frequency would have."""
    window = np.hanning(len(mg))
    bins = np.abs(np.fft.rfft(mg * window[:, np.newaxis], POINTS, axis=0)) ** 2
    power: npt.NDArray[np.float64] = bins.sum(axis=1)
    return power, 2.0 * np.sqrt(power) / window.sum()
