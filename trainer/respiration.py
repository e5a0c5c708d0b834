"""The breathing rate, told by the heart alone: where it follows the breath, and nowhere else.

The rate is where the spectrum of 64 s of NN intervals peaks. At rest, a heart that breathes at 16 a
minute often sways more at 6 (blood pressure waves), and the peak is then wrong by 6 to 11 a minute.
So the rate is told only when one wave carries half of the rhythm, and when the person breathes with a
pacer, only when the heart follows it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from trainer.coherence import WINDOW_S, Coherence, coherence
from trainer.curve import RATE_HZ
from trainer.quality import SLACK_S
from trainer.rsa import FOLLOWS_R2
from trainer.spectrum import spectra, windows_of
from trainer.tachogram import FloatArray

ONE_WAVE: Final = 0.5  # of the power
SLOWEST_HZ: Final = 0.055  # slower waves are not breaths


def breathing_rate(wave: Coherence | None, r2: float | None) -> float | None:
    """Breaths per minute in one window; `r2` says how well the heart follows the pacer, if any."""
    if wave is None or wave.share < ONE_WAVE or wave.peak_hz < SLOWEST_HZ:
        return None
    return 60.0 * wave.peak_hz if r2 is None or r2 >= FOLLOWS_R2 else None


def breathing_rate_of(evens: Sequence[FloatArray]) -> float | None:
    """Breaths per minute over a whole record: the median over windows of 64 s, side by side.

    `evens` are the NN intervals at 4 Hz, a stretch between two gaps each. None unless most windows can
    tell.
    """
    rates = [
        breathing_rate(coherence(spectrum), None)
        for even in evens
        for spectrum in spectra(_windows(even))
    ]
    told = [rate for rate in rates if rate is not None]
    return float(np.median(told)) if 2 * len(told) > len(rates) else None


def _windows(even: FloatArray) -> FloatArray:
    """As many as end with the stretch; or the stretch itself, if it is just too short for one."""
    size, least = round(WINDOW_S * RATE_HZ), round((WINDOW_S - SLACK_S) * RATE_HZ)
    if least <= even.size < size:
        size = even.size
    return windows_of(even[even.size % size :], size, size)
