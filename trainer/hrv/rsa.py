"""Respiratory sinus arrhythmia (RSA): how much the heart rhythm follows the breath, peak to trough.

Two methods. Fitted: the intervals as a wave locked to the pacer's phase; valid from the third breath, and
little disturbed by variation that is not the breath's. Per breath: the longest interval of the exhale
less the shortest of the inhale.

References
----------
Grossman, van Beek & Wientjes (1990), doi 10.1111/j.1469-8986.1990.tb03198.x
"""

from cmath import rect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, exp, hypot, pi, radians, sin, sqrt
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.tachogram import FloatArray
from trainer.pacing import SHORTEST_CYCLE_S

TAU_S: Final = 30.0  # a beat this old counts 1/e
FIT_WINDOW_S: Final = 10.0 * TAU_S  # older beats would count less than 1 in 20,000
MIN_BREATHS: Final = 2.4  # the third breath is nearly complete: its size is known within 30 s
MIN_BEATS: Final = 12
MIN_BREATHS_WITH_RSA: Final = 3
RESPONSE_DELAY_S: Final = 0.75  # the heart follows this much later than the breath turns
FOLLOWS_R2: Final = 0.5
NOTICEABLE_R2: Final = 0.15
OFFSET_MS: Final = 900.0  # subtracted from all intervals, to keep the sums small
TERM_COUNT: Final = 6  # level, trend, cosine and sine of the second harmonic, and of the first
TREND_TERMS: Final = 2  # of them: level and trend
BLOCK_S: Final = 30.0  # of a record: three breaths, of which the next three hardly depend
MIN_BLOCKS: Final = 4
OVERLAP_SPREAD: Final = 1.1  # of the mean of fits that overlap, over that of blocks
MIN_BLOCK_BREATHS: Final = 2.0
NORMAL_QUANTILE: Final = 1.959964  # of a two-sided interval of 95 %
MIN_PIVOT_FRACTION: Final = 1e-5  # of a term's power, left when those before it are removed


class Breath(NamedTuple):
    """When a breath's inhale began, its exhale began, and it ended, in seconds."""

    inhale_at: float
    exhale_at: float
    ends_at: float


class Rsa(NamedTuple):
    """A fitted RSA.

    Attributes
    ----------
    ms, bpm
        Peak to trough of the intervals, and of the heart rate in beats per minute.
    lag_deg
        How long after the inhale began the heart is slowest, in degrees of the breath, -180 to 180. At 0
        the heart speeds up as soon as the inhale begins.
    r2
        Share of the intervals' variance, without their trend, that the first harmonic explains beside the
        second. Someone who breathes twice in a breath of the pacer moves the second only, and has none.
    """

    ms: float
    bpm: float
    lag_deg: float
    r2: float


def harmonic_basis(cycle_phase: FloatArray) -> FloatArray:
    """Return cosine and sine of the breath's phase (0 to 1) and of twice that angle, shape (4, n)."""
    angle = 2.0 * np.pi * cycle_phase
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array((cos, sin, cos * cos - sin * sin, 2.0 * sin * cos))


def count_breaths(t: FloatArray, cycle_phase: FloatArray) -> float:
    """Return how many breaths passed from the first beat to the last.

    The phase also jumps where another breath is chosen or time stamps are swapped: between two beats no
    more breaths are counted than fit into the time.

    Parameters
    ----------
    t : FloatArray
        Shape (n,): times of the beats, s, in order.
    cycle_phase : FloatArray
        Shape (n,): the phase of the pacer's breath at each beat, 0 to 1.
    """
    if cycle_phase.size < 2:
        return 0.0
    max_breaths = (t[1:] - t[:-1]) / SHORTEST_CYCLE_S
    return float(
        ((cycle_phase[1:] - cycle_phase[:-1]) % 1.0).clip(max=max_breaths).clip(min=0.0).sum()
    )


def fit_rsa(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> Rsa | None:
    """Fit the RSA under the pacer at the last beat, by weighted least squares.

    Level, trend and two harmonics of the breath's phase; a beat's weight falls to 1/e in 30 s. The
    amplitude is that of the first harmonic.

    Parameters
    ----------
    t
        When each NN interval ended, rising, in seconds. Beats older than 300 s are left out.
    rr_ms
        The NN intervals.
    cycle_phase
        Where in the pacer's breath each beat fell, 0 (inhale begins) to 1.

    Returns
    -------
    Rsa or None
        None with fewer than 12 beats or 2.4 breaths, or where the beats cannot tell the harmonics apart.

    Examples
    --------
    >>> t = np.arange(60.0)
    >>> rsa = fit_rsa(t, 900.0 + 50.0 * np.cos(2.0 * np.pi * t / 10.3 - 0.5), t / 10.3 % 1.0)
    >>> round(rsa.ms, 3), round(rsa.lag_deg, 1), round(rsa.r2, 3)
    (100.0, 28.6, 0.999)
    """
    first = int(t.searchsorted(t[-1] - FIT_WINDOW_S, "right")) if t.size else 0
    t, rr_ms, cycle_phase = t[first:], rr_ms[first:], cycle_phase[first:]
    if t.size < MIN_BEATS or count_breaths(t, cycle_phase) < MIN_BREATHS:
        return None
    age = (t - t[-1]) / TAU_S
    terms = _terms(age, rr_ms, cycle_phase)
    return _solve((terms * np.exp(age)) @ terms.T)


def _terms(age: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> FloatArray:
    """The terms of the fit, one a row, and what is fitted: intervals, and heart rates."""
    first, second = np.split(harmonic_basis(cycle_phase), 2)
    return np.stack((np.ones(age.size), age, *second, *first, rr_ms - OFFSET_MS, 60_000.0 / rr_ms))


class StreamingRsaFit:
    """`fit_rsa` for beats that come one by one, at a constant cost.

    Examples
    --------
    >>> fit, t = StreamingRsaFit(), np.arange(60.0)
    >>> for end in t.tolist():
    ...     fit.add(end, 900.0 + 50.0 * cos(2.0 * pi * end / 10.3 - 0.5), end / 10.3 % 1.0)
    >>> round(fit.fitted_rsa().ms, 3)
    100.0
    """

    def __init__(self) -> None:
        self._products = np.zeros((TERM_COUNT + 2, TERM_COUNT + 2))
        self.breaths = 0.0
        self._beats = 0
        self._t = self._phase = 0.0

    def add(self, t: float, rr_ms: float, cycle_phase: float) -> None:
        """Add an NN interval that ended at `t` seconds, at a phase of the pacer's breath (0 to 1)."""
        c, s = cos(2.0 * pi * cycle_phase), sin(2.0 * pi * cycle_phase)
        harmonics = (c * c - s * s, 2.0 * s * c, c, s)
        terms = np.array((1.0, 0.0, *harmonics, rr_ms - OFFSET_MS, 60_000.0 / rr_ms))
        if self._beats:
            max_breaths = (t - self._t) / SHORTEST_CYCLE_S
            self._age((t - self._t) / TAU_S)
            self.breaths += max(0.0, min((cycle_phase - self._phase) % 1.0, max_breaths))
        self._products += np.multiply.outer(terms, terms)
        self._beats += 1
        self._t, self._phase = t, cycle_phase

    def _age(self, older: float) -> None:
        products = self._products
        products[1] -= older * products[0]
        products[:, 1] -= older * products[:, 0]
        products *= exp(-older)

    def fitted_rsa(self) -> Rsa | None:
        """Return the RSA at the last beat, as `fit_rsa` computes it."""
        if self._beats < MIN_BEATS or self.breaths < MIN_BREATHS:
            return None
        return _solve(self._products)


def _solve(products: FloatArray) -> Rsa | None:
    """Solve the least squares from the sums of products of terms, intervals and heart rates.

    The first harmonic stands last, so that elimination leaves two equations for it, and what it explains
    beside all others.
    """
    rows = _eliminate(products)
    if rows is None:
        return None
    (c, cs, c_ms, c_bpm), (s, s_ms, s_bpm) = rows[-2][-4:], rows[-1][-3:]
    b, b_bpm = s_ms / s, s_bpm / s
    a, a_bpm = (c_ms - cs * b) / c, (c_bpm - cs * b_bpm) / c
    power = float(products[TERM_COUNT, TERM_COUNT])
    trend_power = sum(row[TERM_COUNT] ** 2 / row[k] for k, row in enumerate(rows[:TREND_TERMS]))
    wave_power = c_ms * c_ms / c + s_ms * s_ms / s
    has_power = power - trend_power > 1e-9 * (1.0 + power)
    r2 = wave_power / (power - trend_power) if has_power else 0.0
    lag_deg = degrees(atan2(b, a))
    return Rsa(2.0 * hypot(a, b), 2.0 * hypot(a_bpm, b_bpm), lag_deg, min(1.0, max(0.0, r2)))


def _eliminate(products: FloatArray) -> list[list[float]] | None:
    """Bring the equations to triangular form, or return None where they cannot tell the terms apart.

    In plain Python: at six terms NumPy would take three times as long.
    """
    rows: list[list[float]] = products[:TERM_COUNT].tolist()
    least = [MIN_PIVOT_FRACTION * row[k] for k, row in enumerate(rows)]
    for k, row in enumerate(rows):
        pivot = row[k]
        if not pivot > least[k]:
            return None
        for i in range(k + 1, TERM_COUNT):
            lower, share = rows[i], row[i] / pivot
            for j in range(i, TERM_COUNT + 2):
                lower[j] -= share * row[j]
    return rows


def is_well_posed(normal: FloatArray) -> bool:
    """Return whether the beats fall on enough phases of the breath to tell the terms apart.

    Parameters
    ----------
    normal
        Shape (k, k), the sums of products of the terms.
    """
    try:
        root = np.linalg.cholesky(normal).diagonal()
    except np.linalg.LinAlgError:
        return False
    return all(
        pivot * pivot > MIN_PIVOT_FRACTION * whole
        for pivot, whole in zip(root.tolist(), normal.diagonal().tolist(), strict=True)
    )


def rsa_per_breath(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[tuple[float, float] | None, ...]:
    """Return the RSA of each breath by the peak-to-trough method, as (ms, beats per minute).

    The longest NN interval of the exhale less the shortest of the inhale, both windows 0.75 s longer.
    None for a breath without a beat in one of them, or whose RSA is not positive.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): times of the beats, s, in order, and the intervals that end with them, ms.
    breaths : sequence of Breath
        Those led by the pacer, s.

    Returns
    -------
    tuple[tuple[float, float] or None, ...]
        One entry a breath.
    """
    return tuple(_rsa_of_breath(t, rr_ms, breath) for breath in breaths)


def _rsa_of_breath(t: FloatArray, rr_ms: FloatArray, breath: Breath) -> tuple[float, float] | None:
    turns = (
        breath.inhale_at,
        breath.exhale_at + RESPONSE_DELAY_S,
        breath.exhale_at,
        breath.ends_at + RESPONSE_DELAY_S,
    )
    a, b, c, d = np.searchsorted(t, turns)
    if a >= b or c >= d:
        return None
    shortest, longest = float(rr_ms[a:b].min()), float(rr_ms[c:d].max())
    if longest <= shortest:
        return None
    return longest - shortest, 60_000.0 / shortest - 60_000.0 / longest


def mean_fitted_rsa(runs: Sequence[tuple[FloatArray, FloatArray, FloatArray]]) -> Rsa | None:
    """Return the mean of the fits at the end of a record and every 30 s before; None without a fit.

    Parameters
    ----------
    runs
        Stretches without a gap, each the arguments of `fit_rsa`. The lag's mean is the circular one.
    """
    fits = [fitted for run in runs for fitted in _fit_repeatedly(*run)]
    if not fits:
        return None
    ms, bpm, lag, r2 = np.array(fits).T
    angle = np.radians(lag)
    mean_lag = degrees(atan2(float(np.sin(angle).mean()), float(np.cos(angle).mean())))
    return Rsa(float(ms.mean()), float(bpm.mean()), mean_lag, float(r2.mean()))


def _fit_repeatedly(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> list[Rsa]:
    if not t.size:
        return []
    # Only moments with different beats before them: a clock may jump by years.
    steps = np.unique(np.ceil((t[-1] - t) / TAU_S))
    ends = t[-1] - steps * TAU_S
    ends = ends[ends > t[0]]
    counts = np.searchsorted(t, ends, "right").tolist()
    fits = [fit_rsa(t[:n], rr_ms[:n], cycle_phase[:n]) for n in counts]
    return [rsa for rsa in fits if rsa is not None]


def mean_rsa_interval_ms(
    runs: Sequence[tuple[FloatArray, FloatArray, FloatArray]], mean_ms: float
) -> tuple[float, float] | None:
    """Return the 95 % interval of the mean fitted RSA of a record, by how its parts differ.

    Each stretch is cut into blocks of about 30 s, each with its own wave. What differs between them is chance: other
    waves of the heart, breaths of unlike depth. With 4 blocks the interval is wide, with fewer it is unknown.

    Parameters
    ----------
    runs
        Stretches without a gap, each the arguments of `fit_rsa`.
    mean_ms
        Of `mean_fitted_rsa`, the middle of the interval.
    """
    waves = np.array([wave for run in runs for wave in _fit_blocks(*run)])
    if waves.size < MIN_BLOCKS:
        return None
    middle = complex(waves.mean())
    along: FloatArray = (waves * (middle.conjugate() / (abs(middle) or 1.0))).real
    return _interval(along, mean_ms, OVERLAP_SPREAD)


def _fit_blocks(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> Iterator[complex]:
    """Yield the wave of each block, as a complex number: its size is the RSA, its angle the lag."""
    if not t.size:
        return
    blocks = max(1, round(float(t[-1] - t[0]) / BLOCK_S))
    cuts = np.searchsorted(t, np.linspace(t[0], t[-1], blocks + 1)[1:-1]).tolist()
    for begin, end in pairwise((0, *cuts, t.size)):
        part = slice(begin, end)
        rsa = _fit_evenly(t[part], rr_ms[part], cycle_phase[part])
        if rsa is not None:
            yield rect(rsa.ms, radians(rsa.lag_deg))


def _fit_evenly(t: FloatArray, rr_ms: FloatArray, cycle_phase: FloatArray) -> Rsa | None:
    if t.size < MIN_BEATS or count_breaths(t, cycle_phase) < MIN_BLOCK_BREATHS:
        return None
    terms = _terms((t - t[-1]) / TAU_S, rr_ms, cycle_phase)
    return _solve(terms @ terms.T)


def _interval(values: FloatArray, mean: float, spread: float = 1.0) -> tuple[float, float]:
    """The 95 % interval around the mean of such values, by Student's distribution."""
    freedom = values.size - 1
    half = spread * student_quantile(freedom) * float(values.std(ddof=1)) / sqrt(freedom)
    return max(0.0, mean - half), mean + half


def student_quantile(freedom: int) -> float:
    """Return Student's quantile of a two-sided 95 % interval, by its expansion in 1 / freedom.

    Examples
    --------
    >>> round(student_quantile(9), 2), round(student_quantile(3), 1)
    (2.26, 3.2)
    """
    z, n = NORMAL_QUANTILE, float(freedom)
    return (
        z
        + (z**3 + z) / (4.0 * n)
        + (5.0 * z**5 + 16.0 * z**3 + 3.0 * z) / (96.0 * n**2)
        + (3.0 * z**7 + 19.0 * z**5 + 17.0 * z**3 - 15.0 * z) / (384.0 * n**3)
    )


def breath_rsa_interval_ms(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[float, float] | None:
    """Return the 95 % interval of the mean of `rsa_per_breath`, by how breaths differ; None with few.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): times of the beats, s, in order, and the intervals that end with them, ms.
    breaths : sequence of Breath
        Those led by the pacer, s.

    Returns
    -------
    tuple[float, float] or None
        Its ends, ms.
    """
    ms = np.array([rsa[0] for rsa in rsa_per_breath(t, rr_ms, breaths) if rsa is not None])
    return _interval(ms, float(ms.mean())) if ms.size >= MIN_BLOCKS else None


def mean_rsa_per_breath(
    t: FloatArray, rr_ms: FloatArray, breaths: Sequence[Breath]
) -> tuple[float, float] | None:
    """Return the mean of `rsa_per_breath` over the breaths that have one; None with fewer than three.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): times of the beats, s, in order, and the intervals that end with them, ms.
    breaths : sequence of Breath
        Those led by the pacer, s.

    Returns
    -------
    tuple[float, float] or None
        In ms and in beats per minute.
    """
    values = [rsa for rsa in rsa_per_breath(t, rr_ms, breaths) if rsa is not None]
    if len(values) < MIN_BREATHS_WITH_RSA:
        return None
    ms, bpm = np.array(values).mean(axis=0).tolist()
    return ms, bpm
