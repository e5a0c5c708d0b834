"""A long recording in windows of equal length, counted from the beginning of its first interval."""

from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.tachogram import LONGEST_RR_MS, FloatArray, arrays_of
from trainer.recording import Recording

MIN_WINDOW_S: Final = 10.0  # in a shorter one hardly any figure has grounds
MAX_WINDOW_S: Final = 1_000_000.0  # eleven days, longer than any recording


class Window(NamedTuple):
    """A part of a recording.

    Parameters
    ----------
    number : int
        How many windows of this length stand before it.
    start_s, stop_s : float
        On the clock of the recording; a beat at `start_s` is in it, one at `stop_s` in the next.
    """

    number: int
    start_s: float
    stop_s: float

    @property
    def last_moment_s(self) -> float:
        """The last moment that is still in the window."""
        return float(np.nextafter(self.stop_s, -np.inf))


def list_windows(recording: Recording, length_s: float) -> list[Window]:
    """Return the windows that hold beats, in order. Their numbers tell of those that hold none.

    Parameters
    ----------
    recording : Recording
    length_s : float
        Length of a window, s.
    """
    t, rr_ms = arrays_of(recording.events)
    if not t.size:
        return []
    first = int(np.argmin(t))
    origin = float(t[first] - min(max(float(rr_ms[first]), 0.0), LONGEST_RR_MS) / 1000.0)
    return [
        Window(number, *(origin + k * length_s for k in (number, number + 1)))
        for number in _numbers(t, origin, length_s)
    ]


def _numbers(t: FloatArray, origin: float, length_s: float) -> list[int]:
    """The windows that beats are in; by the bounds themselves, because a quotient may be rounded up."""
    number = np.floor((t - origin) / length_s)
    number -= t < origin + number * length_s
    number += t >= origin + (number + 1.0) * length_s
    whole: list[int] = np.unique(number).astype(np.int64).tolist()
    return whole
