"""Heart rate variability in the time domain: one pure function per figure.

`nn_ms` are NN intervals, `steps_ms` their successive differences (`Tachogram.steps_ms`), both in ms. A
figure that the numbers do not define is None: never NaN, never 0.

References
----------
Task Force (1996), doi 10.1161/01.CIR.93.5.1043
Shaffer & Ginsberg (2017), doi 10.3389/fpubh.2017.00258
"""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray

PNN50_STEP_MS: Final = 50.0


def mean_nn_ms(nn_ms: FloatArray) -> float | None:
    """Return the mean NN interval, ms."""
    return float(nn_ms.sum()) / nn_ms.size if nn_ms.size else None


def mean_hr_bpm(nn_ms: FloatArray) -> float | None:
    """Return the mean heart rate, 60000 / mean NN, beats per minute.

    Examples
    --------
    >>> mean_hr_bpm(np.array([800.0, 850.0, 750.0]))
    75.0
    """
    mean = mean_nn_ms(nn_ms)
    return 60_000.0 / mean if mean else None


def sdnn_ms(nn_ms: FloatArray) -> float | None:
    """Return the standard deviation of the NN intervals (over N - 1), ms."""
    return float(nn_ms.std(ddof=1)) if nn_ms.size > 1 else None


def rmssd_ms(steps_ms: FloatArray) -> float | None:
    """Return the root mean square of the successive differences, ms.

    Examples
    --------
    >>> round(rmssd_ms(np.diff([800.0, 850.0, 810.0, 720.0])), 2)
    63.77
    """
    return sqrt(float(steps_ms @ steps_ms) / steps_ms.size) if steps_ms.size else None


def pnn50(steps_ms: FloatArray) -> float | None:
    """Return the share of successive differences of strictly more than 50 ms, percent.

    Examples
    --------
    >>> pnn50(np.array([50.0, -51.0, 10.0, 60.0]))
    50.0
    """
    if not steps_ms.size:
        return None
    return 100.0 * float(np.count_nonzero(np.abs(steps_ms) > PNN50_STEP_MS)) / steps_ms.size


def sd1_ms(steps_ms: FloatArray) -> float | None:
    """Return the width of the Poincaré plot, SDSD / sqrt 2, ms.

    References
    ----------
    Brennan et al. (2001), doi 10.1109/10.959330
    """
    return float(steps_ms.std(ddof=1)) / sqrt(2.0) if steps_ms.size > 1 else None


def sd2_ms(nn_ms: FloatArray, steps_ms: FloatArray) -> float | None:
    """Return the length of the Poincaré plot, sqrt(2 SDNN² - SDSD² / 2), ms.

    References
    ----------
    Brennan et al. (2001), doi 10.1109/10.959330
    """
    if nn_ms.size < 2 or steps_ms.size < 2:
        return None
    square = 2.0 * float(nn_ms.var(ddof=1)) - float(steps_ms.var(ddof=1)) / 2.0
    return sqrt(square) if square >= 0.0 else None


MEASURES: Final[Mapping[str, Callable[[FloatArray, FloatArray], float | None]]] = {
    "mean_hr_bpm": lambda nn_ms, _: mean_hr_bpm(nn_ms),
    "mean_nn_ms": lambda nn_ms, _: mean_nn_ms(nn_ms),
    "sdnn_ms": lambda nn_ms, _: sdnn_ms(nn_ms),
    "rmssd_ms": lambda _, steps_ms: rmssd_ms(steps_ms),
    "pnn50": lambda _, steps_ms: pnn50(steps_ms),
    "sd1_ms": lambda _, steps_ms: sd1_ms(steps_ms),
    "sd2_ms": sd2_ms,
}
"""Each figure of the time domain by its key, from NN intervals and their successive differences."""
