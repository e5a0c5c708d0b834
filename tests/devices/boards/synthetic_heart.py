"""Synthetic hearts: when they beat, and the ECG or pulse wave of it."""

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from trainer.hrv.tachogram import FloatArray


def breathing_rr(beats: int, mean_ms: float = 820.0, seed: int = 1) -> list[int]:
    """Whole milliseconds, with a breath of 10 s in them and a little of the heart's own will."""
    random = np.random.default_rng(seed)
    t_s = np.arange(beats) * mean_ms / 1000.0
    rr = mean_ms + 55.0 * np.sin(2 * np.pi * 0.1 * t_s) + random.normal(0.0, 8.0, beats)
    return [int(value) for value in np.rint(rr)]


def beat_times(rr_ms: list[int], began: float = 0.0) -> list[float]:
    """When each interval ended."""
    return [began + t / 1000.0 for t in accumulate(rr_ms)]


def sample_times(until: float, rate_hz: float, began: float = 0.0) -> FloatArray:
    return began + np.arange(int((until - began) * rate_hz)) / rate_hz


def ecg(t: FloatArray, beats: list[float], size: float, level: float) -> NDArray[np.int64]:
    """Narrow R waves on the beats, with the S before and the T wave after them."""
    shape = _sum(t, beats, 0.0, 0.011) - 0.2 * _sum(t, beats, 0.035, 0.012)
    return _whole(level + size * (shape + 0.18 * _sum(t, beats, 0.26, 0.05)))


def pulse(t: FloatArray, beats: list[float], size: float, level: float) -> NDArray[np.int64]:
    """Rises steepest on the beats, and has the small second wave of a young artery."""
    shape = _sum(t, beats, 0.09, 0.09) + 0.25 * _sum(t, beats, 0.36, 0.07)
    return _whole(level + size * shape)


def _sum(t: FloatArray, beats: list[float], after_s: float, width_s: float) -> FloatArray:
    total = np.zeros_like(t)
    for beat in beats:
        total += np.exp(-0.5 * ((t - beat - after_s) / width_s) ** 2)
    return total


def _whole(wave: FloatArray) -> NDArray[np.int64]:
    return np.rint(wave).astype(np.int64)
