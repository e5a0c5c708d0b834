"""The breathing rate, from the RR intervals alone or from an accelerometer on the chest.

From the intervals: the rate is where the spectrum of 64 s of NN intervals peaks. At rest, someone who
breathes 16 times a minute often has a larger wave at 6 a minute (blood pressure waves), and the peak is
then wrong by 6 to 11 a minute. So the rate is given only where one wave holds half of the power, and under
a pacer that the heart does not follow only where that wave is faster than those of blood pressure.

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
from trainer.hrv.quality import (
    DOES_NOT_FOLLOW,
    WINDOW_TOLERANCE_S,
    breathed_otherwise_reason,
)
from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.rsa import FOLLOWS_R2
from trainer.hrv.tachogram import FloatArray
from trainer.messages import Message

MIN_PEAK_POWER_FRACTION: Final = 0.5  # of the power
MIN_BREATH_HZ: Final = 0.055  # slower waves are no breaths
MIN_OWN_BREATH_HZ: Final = 0.15  # 9 a minute; slower ones may be waves of blood pressure


def breathing_rate(coherence: Coherence | None, r2: float | None) -> float | None:
    """Return the breaths per minute in one window, None where the intervals cannot tell.

    Parameters
    ----------
    coherence
        Of the window.
    r2
        How well the heart follows the pacer; None without a pacer.
    """
    if (
        coherence is None
        or coherence.share < MIN_PEAK_POWER_FRACTION
        or coherence.peak_hz < MIN_BREATH_HZ
    ):
        return None
    follows = r2 is None or r2 >= FOLLOWS_R2 or coherence.peak_hz >= MIN_OWN_BREATH_HZ
    return 60.0 * coherence.peak_hz if follows else None


def own_breathing_reason(breaths_per_min: float | None) -> Message:
    """Return why there is no answer to a pacer that the heart does not follow.

    Parameters
    ----------
    breaths_per_min
        The breathing rate that the intervals tell, if they do.
    """
    if breaths_per_min is None or breaths_per_min < 60.0 * MIN_OWN_BREATH_HZ:
        return DOES_NOT_FOLLOW
    return breathed_otherwise_reason(breaths_per_min)


def record_breathing_rate(resampled: Sequence[FloatArray]) -> float | None:
    """Return the breaths per minute of a record: the median over adjacent windows of 64 s.

    Parameters
    ----------
    resampled
        NN intervals at 4 Hz, an array for each run without a gap.

    Returns
    -------
    float or None
        None unless most windows have a rate.
    """
    rates = [
        breathing_rate(compute_coherence(spectrum), None)
        for samples in resampled
        for spectrum in spectra(_windows(samples))
    ]
    known = [rate for rate in rates if rate is not None]
    return float(np.median(known)) if 2 * len(known) > len(rates) else None


def _windows(samples: FloatArray) -> FloatArray:
    """Adjacent windows that end with the run; or the run itself, if it is just too short for one."""
    size, min_size = (
        round(COHERENCE_WINDOW_S * RATE_HZ),
        round((COHERENCE_WINDOW_S - WINDOW_TOLERANCE_S) * RATE_HZ),
    )
    if min_size <= samples.size < size:
        size = samples.size
    return sliding_windows(samples[samples.size % size :], size, size)


CHEST_WINDOW_S: Final = 40.0
MIN_CHEST_WINDOW_S: Final = 25.0
MAX_CHEST_GAP_S: Final = 0.5  # more between two events begins a new window
MIN_CHEST_BREATH_HZ: Final = 3.0 / 60
MAX_CHEST_BREATH_HZ: Final = 30.0 / 60
# Half the width of a peak of a 40 s Hann window, with a little to spare.
PEAK_HALF_WIDTH_HZ: Final = 0.04
MIN_CHEST_PEAK_FRACTION: Final = 0.5  # of the power in the band
MIN_AMPLITUDE_MG: Final = 0.7  # a smaller swing is the sensor's noise
FFT_POINTS: Final = 8192
# With more samples than points some would be cut off.
MAX_SAMPLE_RATE_HZ: Final = FFT_POINTS / CHEST_WINDOW_S


class AccelerometerRespiration:
    """The breathing rate of the last 40 seconds of accelerometer samples."""

    def __init__(self) -> None:
        self._mg: list[tuple[int, int, int]] = []
        self._rate_hz = 0.0
        self._end_t = 0.0

    def add(self, moved: ChestMoved) -> float | None:
        """Add samples and return the breaths per minute; None too early or while the person moves."""
        if not (2 * MAX_CHEST_BREATH_HZ < moved.rate_hz <= MAX_SAMPLE_RATE_HZ and moved.mg):
            return None
        begin_t = moved.t - len(moved.mg) / moved.rate_hz
        if moved.rate_hz != self._rate_hz or abs(begin_t - self._end_t) > MAX_CHEST_GAP_S:
            self._mg = []
        self._rate_hz, self._end_t = moved.rate_hz, moved.t
        self._mg = [*self._mg, *moved.mg][-round(CHEST_WINDOW_S * moved.rate_hz) :]
        if len(self._mg) < MIN_CHEST_WINDOW_S * moved.rate_hz:
            return None
        return _breaths_per_min(np.array(self._mg, dtype=np.float64), moved.rate_hz)


def accelerometer_breathing_rate(moved: Iterable[ChestMoved]) -> float | None:
    """Return the median breathing rate of a record; None unless most of it has a rate."""
    chest = AccelerometerRespiration()
    rates = [chest.add(event) for event in moved]
    known = [rate for rate in rates if rate is not None]
    return float(np.median(known)) if 2 * len(known) > len(rates) else None


def _breaths_per_min(mg: npt.NDArray[np.float64], rate_hz: float) -> float | None:
    power, amplitude_mg = _spectrum(_detrended(mg))
    hz = np.fft.rfftfreq(FFT_POINTS, 1 / rate_hz)
    band = (hz >= MIN_CHEST_BREATH_HZ) & (hz <= MAX_CHEST_BREATH_HZ)
    peak = int(np.argmax(np.where(band, power, 0.0)))
    near = band & (np.abs(hz - hz[peak]) <= PEAK_HALF_WIDTH_HZ)
    is_clear = power[near].sum() >= MIN_CHEST_PEAK_FRACTION * power[band].sum() > 0.0
    is_edge = peak in (np.flatnonzero(band)[0], np.flatnonzero(band)[-1])
    if not is_clear or is_edge or amplitude_mg[peak] < MIN_AMPLITUDE_MG:
        return None
    return float(60.0 * hz[peak])


def _detrended(mg: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The samples without their straight line: gravity, and a slow change of posture."""
    t = np.arange(len(mg), dtype=np.float64)
    slope, level = np.polyfit(t, mg, 1)
    line: npt.NDArray[np.float64] = np.outer(t, slope) + level
    return mg - line


def _spectrum(
    mg: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Power of the three axes together, and the amplitude of a sine with that power, by frequency."""
    window = np.hanning(len(mg))
    bins = np.abs(np.fft.rfft(mg * window[:, np.newaxis], FFT_POINTS, axis=0)) ** 2
    power: npt.NDArray[np.float64] = bins.sum(axis=1)
    return power, 2.0 * np.sqrt(power) / window.sum()
