"""Respiratory sinus arrhythmia: how far the heart answers the breath, peak to trough.

Two ways. Fitted: the intervals as a wave locked to the pacer's phase; right from the third breath, and
little disturbed by everything that is not the breath. Per breath: the longest interval of the exhale
less the shortest of the inhale (Grossman, van Beek & Wientjes 1990, doi 10.1111/j.1469-8986.1990.tb03198.x).
"""

from collections.abc import Sequence
from math import atan2, degrees, hypot, sqrt
from operator import mul
from typing import Final, NamedTuple

import numpy as np

from trainer.tachogram import FloatArray

TAU_S: Final = 30.0  # a beat this old counts 1/e
MEMORY_S: Final = 5.0 * TAU_S  # older beats would count less than 1 %
FEWEST_BREATHS: Final = 2.4  # the third breath has nearly turned: its size is known within 30 s
FEWEST_BEATS: Final = 12
FEWEST_ANSWERS: Final = 3
LATE_S: Final = 0.75  # the heart answers this much later than the breath turns
FOLLOWS_R2: Final = 0.5
NOTICEABLE_R2: Final = 0.15
TERMS: Final = 6  # level, trend, two waves of two phases
SMALLEST_PIVOT: Final = 1e-5  # of a term's power, left when those before it are taken away


class Breath(NamedTuple):
    """One breath, s: its inhale, its exhale, its end."""

    inhale_at: float
    exhale_at: float
    ends_at: float


class Rsa(NamedTuple):
    """The heart's answer: peak to trough in ms and in beats per minute.

    `lag_deg`: how long after the beginning of the inhale the heart is slowest, in degrees of the
    breath (-180 to 180; 0 is a heart that speeds up as soon as the breath comes in). `r2`: the share
    of the intervals' variance, trend apart, that the breath explains.
    """

    ms: float
    bpm: float
    lag_deg: float
    r2: float


def waves(cycle_phase: FloatArray) -> FloatArray:
    """Cosine and sine of the breath's phase (0..1) and of its double, one row each."""
    angle = 2.0 * np.pi * cycle_phase
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array((cos, sin, cos * cos - sin * sin, 2.0 * sin * cos))


def breaths_seen(cycle_phase: FloatArray) -> float:
    """How many breaths went by from the first beat to the last."""
    if cycle_phase.size < 2:
        return 0.0
    return float(((cycle_phase[1:] - cycle_phase[:-1]) % 1.0).sum())


def fit(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> Rsa | None:
    """The answer to the pacer at the last beat, by weighted least squares.

    Level, trend and two harmonics of the breath's phase; a beat's weight falls to 1/e in 30 s. The
    amplitude is that of the first harmonic. None with fewer than 12 beats or 2.4 breaths, or when
    the beats cannot tell the harmonics apart.

    Args:
        t: when each NN interval ended, s, rising. Beats older than 150 s are left out.
        rr_ms: the NN intervals.
        cycle_phase: where in the pacer's breath each beat fell, 0 (inhale begins) to 1.

    >>> t = np.arange(60.0)
    >>> answer = fit(t, 900.0 + 50.0 * np.cos(2.0 * np.pi * t / 10.3 - 0.5), t / 10.3 % 1.0)
    >>> round(answer.ms, 3), round(answer.lag_deg, 1), round(answer.r2, 3)
    (100.0, 28.6, 1.0)
    """
    first = int(t.searchsorted(t[-1] - MEMORY_S)) if t.size else 0
    t, rr_ms, cycle_phase = t[first:], rr_ms[first:], cycle_phase[first:]
    if t.size < FEWEST_BEATS or breaths_seen(cycle_phase) < FEWEST_BREATHS:
        return None
    age = (t - t[-1]) / TAU_S
    terms = np.empty((TERMS + 2, t.size))
    terms[0], terms[1], terms[2:TERMS] = 1.0, age, waves(cycle_phase)
    terms[TERMS], terms[TERMS + 1] = rr_ms - rr_ms[-1], 60_000.0 / rr_ms
    products = ((terms * np.exp(age)) @ terms.T).tolist()
    return _solve(products, products[TERMS][:TERMS], products[TERMS + 1][:TERMS])


def _solve(products: list[list[float]], of_ms: list[float], of_bpm: list[float]) -> Rsa | None:
    """The sums of products of terms, intervals and rates hold all that least squares needs.

    In plain Python: at six terms, calling a library takes longer than the work.
    """
    root = _root(products)
    if root is None:
        return None
    parts = _forward(root, of_ms)  # what each term explains beyond those before it
    power = products[TERMS][TERMS]
    unexplained = power - sum(part * part for part in parts[:2])
    left = unexplained - sum(part * part for part in parts[2:])
    r2 = 1.0 - left / unexplained if unexplained > 1e-9 * (1.0 + power) else 0.0
    a, b = _backward(root, parts)[2:4]
    a_bpm, b_bpm = _backward(root, _forward(root, of_bpm))[2:4]
    lag_deg = degrees(atan2(b, a))
    return Rsa(2.0 * hypot(a, b), 2.0 * hypot(a_bpm, b_bpm), lag_deg, min(1.0, max(0.0, r2)))


def _root(products: list[list[float]]) -> list[list[float]] | None:
    """Cholesky's root; None where the beats fall on too few places of the breath to tell terms apart."""
    root: list[list[float]] = []
    for i in range(TERMS):
        row: list[float] = []
        for j, other in enumerate(root):
            row.append((products[i][j] - _dot(row, other)) / other[j])
        left = products[i][i] - _dot(row, row)
        if not left > SMALLEST_PIVOT * products[i][i]:
            return None
        root.append([*row, sqrt(left)])
    return root


def _dot(one: list[float], other: list[float]) -> float:
    return float(sum(map(mul, one, other)))


def _forward(root: list[list[float]], right: list[float]) -> list[float]:
    parts: list[float] = []
    for row, value in zip(root, right, strict=True):
        parts.append((value - _dot(row[:-1], parts)) / row[-1])
    return parts


def _backward(root: list[list[float]], parts: list[float]) -> list[float]:
    found = list(parts)
    for i in range(TERMS - 1, -1, -1):
        found[i] /= root[i][i]
        for j in range(i):
            found[j] -= root[i][j] * found[i]
    return found


def per_breath(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[tuple[float, float] | None, ...]:
    """Peak to trough of each breath, (ms, beats per minute), by Grossman's method.

    The longest NN interval of the exhale less the shortest of the inhale, both windows 0.75 s longer.
    None for a breath without a beat in one of them, or whose answer is not positive.
    """
    return tuple(_of_breath(t, rr_ms, breath) for breath in breaths)


def _of_breath(t: FloatArray, rr_ms: FloatArray, breath: Breath) -> tuple[float, float] | None:
    turns = (breath.inhale_at, breath.exhale_at + LATE_S, breath.exhale_at, breath.ends_at + LATE_S)
    a, b, c, d = np.searchsorted(t, turns)
    if a >= b or c >= d:
        return None
    shortest, longest = float(rr_ms[a:b].min()), float(rr_ms[c:d].max())
    if longest <= shortest:
        return None
    return longest - shortest, 60_000.0 / shortest - 60_000.0 / longest


def mean_fit(pieces: Sequence[tuple[FloatArray, FloatArray, FloatArray]]) -> Rsa | None:
    """The fitted answer over a record: the mean of what `fit` tells at its end and every 30 s before.

    `pieces` are stretches without a gap, each the arguments of `fit`. The mean of the lag is that of
    the directions.
    """
    fits = [fitted for piece in pieces for fitted in _fits(*piece)]
    if not fits:
        return None
    ms, bpm, lag, r2 = np.array(fits).T
    turned = np.radians(lag)
    mean_lag = degrees(atan2(float(np.sin(turned).mean()), float(np.cos(turned).mean())))
    return Rsa(float(ms.mean()), float(bpm.mean()), mean_lag, float(r2.mean()))


def _fits(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> list[Rsa]:
    if not t.size:
        return []
    ends = np.arange(float(t[-1]), float(t[0]), -TAU_S)
    counts = np.searchsorted(t, ends, "right").tolist()
    found = [fit(t[:n], rr_ms[:n], cycle_phase[:n]) for n in counts]
    return [rsa for rsa in found if rsa is not None]


def mean_per_breath(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[float, float] | None:
    """The mean of `per_breath` over the breaths that have an answer; None with fewer than three."""
    told = [answer for answer in per_breath(t, rr_ms, breaths) if answer is not None]
    if len(told) < FEWEST_ANSWERS:
        return None
    ms, bpm = np.array(told).mean(axis=0).tolist()
    return ms, bpm
