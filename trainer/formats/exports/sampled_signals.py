"""Heart rate and pacer at a fixed rate, for formats that hold signals. What is not known is NaN.

The heart rate stays the same over each interval, because that is all that is known of it: nothing is
interpolated.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt

from trainer.hrv.tachogram import BoolArray, FloatArray, JudgedBeat
from trainer.pacing import SOFT_EXHALE, BreathPattern
from trainer.session.progress import PacerSpan

SIGNAL_HZ: Final = 10
"""Of both signals: a program that needs one rate for all resamples, and a resampled step swings beyond both sides."""
MAX_BPM: Final = 300.0
MAX_DURATION_S: Final = 900_000.0  # ten days

Samples = npt.NDArray[np.float32]
Span = tuple[float, float]


def sample_heart_rate(judged: Iterable[JudgedBeat], seconds: int) -> Samples:
    """The heart rate, beats/min, over each interval that is known or was corrected.

    Parameters
    ----------
    judged : iterable of JudgedBeat
        The beats in order, each with its verdict.
    seconds : int
        How long the signal is, s.

    Returns
    -------
    array
        Shape (seconds * SIGNAL_HZ,).
    """
    samples = np.full(seconds * SIGNAL_HZ, np.nan, dtype=np.float32)
    for judged_beat in judged:
        rr_ms = judged_beat.corrected_ms
        if rr_ms is not None and rr_ms > 0.0:
            begins = judged_beat.beat.t - judged_beat.beat.rr_ms / 1000.0
            a, b = (max(0, ceil(t * SIGNAL_HZ)) for t in (begins, judged_beat.beat.t))
            samples[a:b] = min(MAX_BPM, 60_000.0 / rr_ms)
    return samples


def sample_pacer(spans: Sequence[PacerSpan], seconds: int) -> Samples:
    """How full the lungs should be, %, of each moment by the last pacer that had begun then, if it still led.

    Parameters
    ----------
    spans : sequence of PacerSpan
        Which pacer led from when to when.
    seconds : int
        How long the signal is, s.

    Returns
    -------
    array
        Shape (seconds * SIGNAL_HZ,).
    """
    samples = np.full(seconds * SIGNAL_HZ, np.nan, dtype=np.float32)
    written = 0
    for span in spans:
        a = max(0, ceil(span.began * SIGNAL_HZ))
        last = int(span.ended * SIGNAL_HZ) + 1 if span.ended < seconds else samples.size
        b = max(a, min(samples.size, last))
        t = np.arange(a, b) / SIGNAL_HZ
        pattern = span.pacer.pattern
        samples[a:written] = np.nan
        samples[a:b] = 100.0 * _fullness(pattern, np.mod(t - span.pacer.began, pattern.period_s))
        written = max(written, b)
    return samples


def find_unknown(samples: Samples) -> Iterator[Span]:
    """Begin and end, s, of each stretch that is not known."""
    is_unknown = np.concatenate(([False], np.isnan(samples), [False]))
    edges = np.flatnonzero(is_unknown[1:] != is_unknown[:-1]).reshape(-1, 2)
    for a, b in edges.tolist():
        yield a / SIGNAL_HZ, b / SIGNAL_HZ


def hold_last(samples: Samples) -> Samples:
    """The samples with the last known value over each stretch that is not known, or else the first known one.

    Raises
    ------
    ValueError
        Nothing is known.
    """
    is_known: BoolArray = ~np.isnan(samples)
    if not is_known.any():
        raise ValueError("no sample is known")
    index = np.where(is_known, np.arange(samples.size), 0)
    index = np.maximum.accumulate(index)
    index[: int(is_known.argmax())] = is_known.argmax()
    return samples[index]


def _fullness(pattern: BreathPattern, into_breath: FloatArray) -> FloatArray:
    """How full the lungs are so many seconds into a breath, as `pacing.fullness` has it."""
    inhale_s = pattern.inhale_s
    exhale_began_s = inhale_s + pattern.hold_full_s
    rising = 0.5 - 0.5 * np.cos(np.pi * into_breath / inhale_s)
    progress = np.clip((into_breath - exhale_began_s) / pattern.exhale_s, 0.0, 1.0)
    falling = 0.5 + 0.5 * np.cos(np.pi * progress**SOFT_EXHALE)
    return np.where(into_breath < inhale_s, rising, falling)
