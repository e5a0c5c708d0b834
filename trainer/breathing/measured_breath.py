"""The breath as it was measured at the chest, in the place of the breath that the pacer asked for.

Each breath tilts an accelerometer on the chest a little, about an axis that nobody knows. The axis is the first
principal component of the last minute; which of its ends is "full" is told by the pacer, which people follow
more than half of the time; and how large the tilt of a full breath is, by the size of the breaths so far.
"""

from typing import Final

import numpy as np

from trainer.events import ChestMoved
from trainer.hrv.tachogram import FloatArray

BIN_S: Final = 0.25
HISTORY_S: Final = 120.0
# The chest of a person who follows is behind the pacer by so much on average. So what the chest does is read
# so much later, to stand where the pacer's breath would stand: one prior on the lag serves both.
CHEST_LAG_S: Final = 0.25
MIN_COVERED_FRACTION: Final = 0.9  # of the bins
MAX_GAP_BINS: Final = 6
TREND_DEGREE: Final = (
    4  # of the polynomial that is taken out: gravity, and a slow change of posture
)
MIN_AXIS_FRACTION: Final = 0.6  # of the power, in the first principal component
MIN_SWING_MG: Final = 0.7  # root mean square; less is the sensor's noise
MAX_SWING_MG: Final = 120.0  # a person who moves about
POWER_MEMORY: Final = 0.95  # from breath to breath
# Of an event, which cannot be placed outside of these.
MAX_SAMPLES: Final = 10_000
MIN_RATE_HZ: Final = 2.0
MAX_T_S: Final = 1e9


class MeasuredBreath:
    """The fullness of the lungs from accelerometer samples of the last two minutes."""

    def __init__(self) -> None:
        self._first_bin = 0
        self._sums = np.zeros((0, 3))
        self._counts = np.zeros(0)
        self._axis = np.zeros(3)
        self._agreement = 0.0  # covariance with the pacer's breath so far
        self._power = np.zeros(2)  # of the tilt, mg², and of the breath that the pacer asked for

    @property
    def is_empty(self) -> bool:
        return self._counts.size == 0

    def add(self, moved: ChestMoved) -> None:
        """Add samples; such as cannot be placed in time are ignored."""
        n = len(moved.mg)
        if not (abs(moved.t) <= MAX_T_S and moved.rate_hz >= MIN_RATE_HZ and 0 < n <= MAX_SAMPLES):
            return
        t = moved.t - np.arange(n - 1, -1, -1.0) / moved.rate_hz
        bins = np.floor(t / BIN_S).astype(np.int64)
        self._advance_to(int(bins[-1]))
        places = bins - self._first_bin
        is_in_history = (places >= 0) & (places < self._counts.size)
        np.add.at(
            self._sums, places[is_in_history], np.array(moved.mg, dtype=np.float64)[is_in_history]
        )
        np.add.at(self._counts, places[is_in_history], 1.0)

    def fullness_at(self, t: FloatArray, asked: FloatArray) -> FloatArray | None:
        """Return how full the lungs were, as if the chest were as late as the pacer.

        Parameters
        ----------
        t
            Shape (n,), evenly spaced, in seconds.
        asked
            Shape (n,), the fullness that the pacer asked for.

        Returns
        -------
        FloatArray or None
            Shape (n,), about zero on average, about as large as `asked`; None where the chest was not heard, or
            did something else than breathe.
        """
        mg = self._mg_at(t + CHEST_LAG_S)
        if mg is None:
            return None
        mg = _without_trend(mg)
        axis, fraction = _principal_axis(mg)
        tilt = mg @ axis
        swing_mg = float(tilt.std())
        if fraction < MIN_AXIS_FRACTION or not MIN_SWING_MG <= swing_mg <= MAX_SWING_MG:
            return None
        return self._scaled(tilt, axis, asked)

    def _scaled(self, tilt: FloatArray, axis: FloatArray, asked: FloatArray) -> FloatArray | None:
        asked = asked - asked.mean()
        if float(axis @ self._axis) < 0.0:
            axis, tilt = -axis, -tilt
        covariance = float(tilt @ asked) / (float(tilt.std()) * tilt.size)
        self._agreement = POWER_MEMORY * self._agreement + covariance
        if self._agreement < 0.0:
            axis, tilt, self._agreement = -axis, -tilt, -self._agreement
        self._axis = axis
        self._power = POWER_MEMORY * self._power + np.array((tilt.var(), asked.var()))
        if self._power[1] <= 0.0:
            return None
        fullness: FloatArray = tilt * np.sqrt(self._power[1] / self._power[0])
        return fullness

    def _mg_at(self, t: FloatArray) -> FloatArray | None:
        """The samples in the bins about these times, interpolated; what is not there yet stays as it was."""
        first = int(np.floor(t[0] / BIN_S)) - self._first_bin
        end = min(int(np.ceil(t[-1] / BIN_S)) + 1 - self._first_bin, self._counts.size)
        missing_at_end = int(np.ceil(t[-1] / BIN_S)) + 1 - self._first_bin - end
        if first < 0 or end - first < 2 or missing_at_end > 2 * MAX_GAP_BINS:
            return None
        known = np.flatnonzero(self._counts[first:end]) + first
        if known.size < MIN_COVERED_FRACTION * (end - first):
            return None
        edges = np.concatenate(([first - 1], known, [end]))
        if int(np.diff(edges).max()) > MAX_GAP_BINS:
            return None
        at = (known + self._first_bin + 0.5) * BIN_S
        means = self._sums[known] / self._counts[known, None]
        mg: FloatArray = np.stack([np.interp(t, at, axis) for axis in means.T], axis=1)
        return mg

    def _advance_to(self, last: int) -> None:
        """Make room for the bin `last`, and begin anew where the clock has leapt far ahead."""
        size = round(HISTORY_S / BIN_S)
        new = last - self._first_bin + 1 - self._counts.size
        if self.is_empty or new > size:
            self._first_bin = last + 1 - size
            self._sums, self._counts = np.zeros((size, 3)), np.zeros(size)
        elif new > 0:
            self._first_bin += new
            self._sums = np.concatenate((self._sums[new:], np.zeros((new, 3))))
            self._counts = np.concatenate((self._counts[new:], np.zeros(new)))


def _without_trend(mg: FloatArray) -> FloatArray:
    x = np.linspace(-1.0, 1.0, len(mg))
    terms = np.polynomial.legendre.legvander(x, TREND_DEGREE)
    rest: FloatArray = mg - terms @ np.linalg.lstsq(terms, mg, rcond=None)[0]
    return rest


def _principal_axis(mg: FloatArray) -> tuple[FloatArray, float]:
    """The axis of the largest swing, and its share of the power."""
    powers, axes = np.linalg.eigh(mg.T @ mg)
    axis: FloatArray = axes[:, -1]
    return axis, float(powers[-1]) / max(float(powers.sum()), 1e-12)
