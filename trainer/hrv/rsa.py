"""Respiratory sinus arrhythmia: how far the heart answers the breath, peak to trough.

Two ways. Fitted: the intervals as a wave locked to the pacer's phase; right from the third breath, and
little disturbed by everything that is not the breath. Per breath: the longest interval of the exhale
less the shortest of the inhale (Grossman, van Beek & Wientjes 1990, doi 10.1111/j.1469-8986.1990.tb03198.x).
"""

from collections.abc import Sequence
from math import atan2, cos, degrees, exp, hypot, pi, sin
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.tachogram import FloatArray
from trainer.pacing import SHORTEST_CYCLE_S

TAU_S: Final = 30.0  # a beat this old counts 1/e
MEMORY_S: Final = 10.0 * TAU_S  # older beats would count less than 1 in 20,000
FEWEST_BREATHS: Final = 2.4  # the third breath has nearly turned: its size is known within 30 s
FEWEST_BEATS: Final = 12
FEWEST_ANSWERS: Final = 3
LATE_S: Final = 0.75  # the heart answers this much later than the breath turns
FOLLOWS_R2: Final = 0.5
NOTICEABLE_R2: Final = 0.15
USUAL_MS: Final = 900.0  # taken off all intervals, to keep sums small
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


def harmonic_basis(cycle_phase: FloatArray) -> FloatArray:
    """Cosine and sine of the breath's phase (0..1) and of its double, one row each."""
    angle = 2.0 * np.pi * cycle_phase
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array((cos, sin, cos * cos - sin * sin, 2.0 * sin * cos))


def count_breaths(t: FloatArray, cycle_phase: FloatArray) -> float:
    """How many breaths went by from the first beat to the last.

    A phase also leaps where another breath is chosen or where stamps are swapped: between two beats no
    more breaths are counted than their time has room for.
    """
    if cycle_phase.size < 2:
        return 0.0
    room = (t[1:] - t[:-1]) / SHORTEST_CYCLE_S
    return float(((cycle_phase[1:] - cycle_phase[:-1]) % 1.0).clip(max=room).clip(min=0.0).sum())


def fit_rsa(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> Rsa | None:
    """The answer to the pacer at the last beat, by weighted least squares.

    Level, trend and two harmonics of the breath's phase; a beat's weight falls to 1/e in 30 s. The
    amplitude is that of the first harmonic. None with fewer than 12 beats or 2.4 breaths, or when
    the beats cannot tell the harmonics apart.

    Args:
        t: when each NN interval ended, s, rising. Beats older than 300 s are left out.
        rr_ms: the NN intervals.
        cycle_phase: where in the pacer's breath each beat fell, 0 (inhale begins) to 1.

    >>> t = np.arange(60.0)
    >>> answer = fit_rsa(t, 900.0 + 50.0 * np.cos(2.0 * np.pi * t / 10.3 - 0.5), t / 10.3 % 1.0)
    >>> round(answer.ms, 3), round(answer.lag_deg, 1), round(answer.r2, 3)
    (100.0, 28.6, 1.0)
    """
    first = int(t.searchsorted(t[-1] - MEMORY_S, "right")) if t.size else 0
    t, rr_ms, cycle_phase = t[first:], rr_ms[first:], cycle_phase[first:]
    if t.size < FEWEST_BEATS or count_breaths(t, cycle_phase) < FEWEST_BREATHS:
        return None
    age = (t - t[-1]) / TAU_S
    terms = np.stack(
        (np.ones(t.size), age, *harmonic_basis(cycle_phase), rr_ms - USUAL_MS, 60_000.0 / rr_ms)
    )
    return _solve((terms * np.exp(age)) @ terms.T)


class StreamingRsaFit:
    """`fit_rsa` for beats that come one by one, at a constant cost.

    >>> follower, t = StreamingRsaFit(), np.arange(60.0)
    >>> for end in t.tolist():
    ...     follower.add(end, 900.0 + 50.0 * cos(2.0 * pi * end / 10.3 - 0.5), end / 10.3 % 1.0)
    >>> round(follower.fitted_rsa().ms, 3)
    100.0
    """

    def __init__(self) -> None:
        self._products = np.zeros((TERMS + 2, TERMS + 2))
        self.breaths = 0.0
        self._beats = 0
        self._t = self._phase = 0.0

    def add(self, t: float, rr_ms: float, cycle_phase: float) -> None:
        """An NN interval that ended at `t`, s, where the pacer's breath had come to a phase."""
        c, s = cos(2.0 * pi * cycle_phase), sin(2.0 * pi * cycle_phase)
        waves = (c, s, c * c - s * s, 2.0 * s * c)
        terms = np.array((1.0, 0.0, *waves, rr_ms - USUAL_MS, 60_000.0 / rr_ms))
        if self._beats:
            room = (t - self._t) / SHORTEST_CYCLE_S
            self._age((t - self._t) / TAU_S)
            self.breaths += max(0.0, min((cycle_phase - self._phase) % 1.0, room))
        self._products += np.multiply.outer(terms, terms)
        self._beats += 1
        self._t, self._phase = t, cycle_phase

    def _age(self, older: float) -> None:
        products = self._products
        products[1] -= older * products[0]
        products[:, 1] -= older * products[:, 0]
        products *= exp(-older)

    def fitted_rsa(self) -> Rsa | None:
        """The answer to the pacer at the last beat, as `fit_rsa` finds it."""
        if self._beats < FEWEST_BEATS or self.breaths < FEWEST_BREATHS:
            return None
        return _solve(self._products)


def _solve(products: FloatArray) -> Rsa | None:
    """The sums of products of terms, intervals and rates hold all that least squares needs."""
    normal, right = products[:TERMS, :TERMS], products[:TERMS, TERMS:]
    if not is_well_posed(normal):
        return None
    found = np.linalg.solve(normal, right)
    (a, a_bpm), (b, b_bpm) = found[2:4].tolist()
    power, of_ms = float(products[TERMS, TERMS]), right[:, 0]
    unexplained = power - _explained_by_trend(normal, of_ms)
    left = power - float(found[:, 0] @ of_ms)
    r2 = 1.0 - left / unexplained if unexplained > 1e-9 * (1.0 + power) else 0.0
    lag_deg = degrees(atan2(b, a))
    return Rsa(2.0 * hypot(a, b), 2.0 * hypot(a_bpm, b_bpm), lag_deg, min(1.0, max(0.0, r2)))


def _explained_by_trend(normal: FloatArray, of_ms: FloatArray) -> float:
    """What level and trend alone explain: two equations, solved by hand."""
    (one, age), (_, age2) = normal[:2, :2].tolist()
    level, trend = of_ms[:2].tolist()
    solved = level * level * age2 - 2.0 * level * trend * age + trend * trend * one
    return float(solved / (one * age2 - age * age))


def is_well_posed(normal: FloatArray) -> bool:
    """Do the beats fall on enough places of the breath to tell the terms apart?

    Args:
        normal: the sums of products of the terms, each with each.
    """
    try:
        root = np.linalg.cholesky(normal).diagonal()
    except np.linalg.LinAlgError:
        return False
    return all(
        pivot * pivot > SMALLEST_PIVOT * whole
        for pivot, whole in zip(root.tolist(), normal.diagonal().tolist(), strict=True)
    )


def rsa_per_breath(
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


def mean_fitted_rsa(pieces: Sequence[tuple[FloatArray, FloatArray, FloatArray]]) -> Rsa | None:
    """The fitted answer over a record: the mean of what `fit_rsa` tells at its end and every 30 s before.

    `pieces` are stretches without a gap, each the arguments of `fit_rsa`. The mean of the lag is that of
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
    # Only moments that differ in what was heard until then: a clock may leap by years.
    steps = np.unique(np.ceil((t[-1] - t) / TAU_S))
    ends = t[-1] - steps * TAU_S
    ends = ends[ends > t[0]]
    counts = np.searchsorted(t, ends, "right").tolist()
    found = [fit_rsa(t[:n], rr_ms[:n], cycle_phase[:n]) for n in counts]
    return [rsa for rsa in found if rsa is not None]


def mean_rsa_per_breath(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[float, float] | None:
    """The mean of `rsa_per_breath` over the breaths that have an answer; None with fewer than three."""
    told = [answer for answer in rsa_per_breath(t, rr_ms, breaths) if answer is not None]
    if len(told) < FEWEST_ANSWERS:
        return None
    ms, bpm = np.array(told).mean(axis=0).tolist()
    return ms, bpm
