"""The breathing rate, from the heart alone or from an accelerometer on the chest.

From the heart: the rate is where the spectrum of 64 s of NN intervals peaks. At rest, a heart that
breathes at 16 a minute often sways more at 6 (blood pressure waves), and the peak is then wrong by 6 to
11 a minute. So the rate is given only when one wave carries half of the rhythm, and when the person
breathes with a pacer, only when the heart follows it.

From the chest: each breath tilts the sensor a little, about an unknown axis. The power of the three axes
together does not depend on how the strap sits; its peak is the breathing rate.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from trainer.events import ChestMoved
from trainer.hrv.coherence import COHERENCE_WINDOW_S, Coherence, compute_coherence
from trainer.hrv.frequency_domain import sliding_windows, spectra
from trainer.hrv.quality import WINDOW_TOLERANCE_S
from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.rsa import FOLLOWS_R2
from trainer.hrv.tachogram import FloatArray

ONE_WAVE: Final = 0.5  # of the power
MIN_BREATH_HZ: Final = 0.055  # slower waves are not breaths


def breathing_rate(wave: Coherence | None, r2: float | None) -> float | None:
    """Breaths per minute in one window; `r2` says how well the heart follows the pacer, if any."""
    if wave is None or wave.share < ONE_WAVE or wave.peak_hz < MIN_BREATH_HZ:
        return None
    return 60.0 * wave.peak_hz if r2 is None or r2 >= FOLLOWS_R2 else None


def record_breathing_rate(evens: Sequence[FloatArray]) -> float | None:
    """Breaths per minute over a whole record: the median over windows of 64 s, side by side.

    `evens` are the NN intervals at 4 Hz, a stretch between two gaps each. None unless most windows can
    tell.
    """
    rates = [
        breathing_rate(compute_coherence(spectrum), None)
        for even in evens
        for spectrum in spectra(_windows(even))
    ]
    told = [rate for rate in rates if rate is not None]
    return float(np.median(told)) if 2 * len(told) > len(rates) else None


def _windows(even: FloatArray) -> FloatArray:
    """As many as end with the stretch; or the stretch itself, if it is just too short for one."""
    size, least = (
        round(COHERENCE_WINDOW_S * RATE_HZ),
        round((COHERENCE_WINDOW_S - WINDOW_TOLERANCE_S) * RATE_HZ),
    )
    if least <= even.size < size:
        size = even.size
    return sliding_windows(even[even.size % size :], size, size)


CHEST_WINDOW_S: Final = 40.0
SHORTEST_S: Final = 25.0
GAP_S: Final = 0.5  # more than this between two events is a break: begin again
MIN_CHEST_BREATH_HZ: Final = 3.0 / 60
MAX_CHEST_BREATH_HZ: Final = 30.0 / 60
PEAK_HZ: Final = 0.04  # half the width of a peak of a 40 s Hann window, with a little to spare
CLEAR: Final = 0.5  # of the power between slowest and fastest, in the peak
LEAST_MG: Final = 0.7  # a smaller swing is the sensor's noise
POINTS: Final = 8192
QUICKEST_RATE_HZ: Final = POINTS / CHEST_WINDOW_S  # more samples than points would be cut off


class AccelerometerRespiration:
    """Feed it what the chest does; it tells the rate of the last 40 seconds, or None."""

    def __init__(self) -> None:
        self._mg: list[tuple[int, int, int]] = []
        self._rate_hz = 0.0
        self._ends = 0.0

    def add(self, moved: ChestMoved) -> float | None:
        """Breaths per minute; None while it is too early, or while one moves or sits up."""
        if not (2 * MAX_CHEST_BREATH_HZ < moved.rate_hz <= QUICKEST_RATE_HZ and moved.mg):
            return None
        begins = moved.t - len(moved.mg) / moved.rate_hz
        if moved.rate_hz != self._rate_hz or abs(begins - self._ends) > GAP_S:
            self._mg = []
        self._rate_hz, self._ends = moved.rate_hz, moved.t
        self._mg = [*self._mg, *moved.mg][-round(CHEST_WINDOW_S * moved.rate_hz) :]
        if len(self._mg) < SHORTEST_S * moved.rate_hz:
            return None
        return _breaths_per_min(np.array(self._mg, dtype=np.float64), moved.rate_hz)


def accelerometer_breathing_rate(moved: Iterable[ChestMoved]) -> float | None:
    """Breaths per minute over a record: the median of what was told; None unless most of it tells."""
    chest = AccelerometerRespiration()
    rates = [chest.add(event) for event in moved]
    told = [rate for rate in rates if rate is not None]
    return float(np.median(told)) if 2 * len(told) > len(rates) else None


def _breaths_per_min(mg: npt.NDArray[np.float64], rate_hz: float) -> float | None:
    power, amplitude_mg = _spectrum(_without_line(mg))
    hz = np.fft.rfftfreq(POINTS, 1 / rate_hz)
    band = (hz >= MIN_CHEST_BREATH_HZ) & (hz <= MAX_CHEST_BREATH_HZ)
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
