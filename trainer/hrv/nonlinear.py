"""Non-linear heart rate variability: detrended fluctuation analysis and sample entropy.

A figure that the numbers do not define is None: never NaN, never 0.
"""

from collections.abc import Sequence
from functools import cache
from math import log
from typing import Final

import numpy as np

from trainer.hrv.tachogram import BoolArray, FloatArray

ALPHA1_BEATS: Final = (4, 16)
SAMPEN_LENGTH: Final = 2
SAMPEN_TOLERANCE: Final = 0.2  # of the standard deviation
SAMPEN_MAX_BEATS: Final = 5_000  # about an hour; the work grows with the square
BLOCK_ROWS: Final = 128  # templates compared at a time
MIN_VARIANCE_MS2: Final = 1e-8  # less is rounding


def dfa_alpha1(stretches_ms: Sequence[FloatArray]) -> float | None:
    """Short-term scaling exponent of detrended fluctuation analysis, windows of 4 to 16 beats.

    Non-overlapping windows, order 1, every window size once; flat windows are left out (Peng 1995,
    doi 10.1063/1.166141; the choices are NeuroKit2's `fractal_dfa(scale=4..16, overlap=False)`;
    Kubios uses 4 to 12). Windows never cross from one stretch into the next.

    >>> white = np.random.default_rng(1).normal(800.0, 20.0, 20_000)
    >>> round(dfa_alpha1([white]), 1)
    0.6
    """
    sizes = range(ALPHA1_BEATS[0], ALPHA1_BEATS[1] + 1)
    paths = [np.cumsum(nn - nn.mean()) for nn in stretches_ms if nn.size >= sizes[-1]]
    if not paths:
        return None
    squares = [_fluctuation(paths, n) for n in sizes]
    if min(squares) <= 0.0:
        return None
    x, y = np.log([float(n) for n in sizes]), np.log(squares) / 2.0
    x -= x.mean()
    return float(x @ y / (x @ x))


def _fluctuation(paths: Sequence[FloatArray], n: int) -> float:
    """Mean square distance of the paths from straight lines over `n` beats; 0 if all are flat."""
    total, count = 0.0, 0
    for path in paths:
        off = path[: path.size // n * n].reshape(-1, n) @ _off_line(n)
        squares = np.einsum("ij,ij->i", off, off) / n
        rough = squares[squares > MIN_VARIANCE_MS2]
        total, count = total + float(rough.sum()), count + rough.size
    return total / count if count else 0.0


@cache
def _off_line(n: int) -> FloatArray:
    """The matrix that leaves of `n` values their distance from the straight line that fits best."""
    x = np.arange(n) - (n - 1) / 2.0
    return np.eye(n) - 1.0 / n - np.outer(x, x) / float(x @ x)


def sampen(
    stretches_ms: Sequence[FloatArray], *, tolerance: float = SAMPEN_TOLERANCE
) -> float | None:
    """Sample entropy, m = 2, tolerance 0.2 SD (over N - 1), Chebyshev distance.

    -ln of how often two pairs of intervals that are alike (at most the tolerance apart) are still alike
    with their third (Richman & Moorman 2000, doi 10.1152/ajpheart.2000.278.6.H2039). Templates never
    cross from one stretch into the next. None where nothing is alike, where all are equal, and for
    more than SAMPEN_MAX_BEATS.
    """
    limit = _tolerance_ms(stretches_ms, tolerance)
    if limit is None:
        return None
    alike, still, _ = _count_alike(stretches_ms, limit, np.less_equal)
    return -log(still / alike) if still else None


def sampen_physionet(nn_ms: FloatArray, *, tolerance: float = 0.15) -> float | None:
    """Sample entropy as the PhysioNet Cardiovascular Signal Toolbox counts it.

    Alike is strictly less than the tolerance, and each count is a share of its own pairs, the last
    pair of intervals included (Vest 2018, doi 10.1088/1361-6579/aae021).
    """
    limit = _tolerance_ms([nn_ms], tolerance)
    if limit is None:
        return None
    alike, still, at_end = _count_alike([nn_ms], limit, np.less)
    n = nn_ms.size - SAMPEN_LENGTH
    return -log((still / (n - 1)) / ((alike + at_end) / (n + 1))) if still else None


def _tolerance_ms(stretches_ms: Sequence[FloatArray], tolerance: float) -> float | None:
    beats = sum(nn.size for nn in stretches_ms)
    if not SAMPEN_LENGTH + 2 <= beats <= SAMPEN_MAX_BEATS:
        return None
    return tolerance * float(np.concatenate(stretches_ms).std(ddof=1)) or None


def _count_alike(
    stretches_ms: Sequence[FloatArray], limit: float, near: np.ufunc
) -> tuple[int, int, int]:
    """Pairs of templates alike in two intervals; in all three; and in two with the last template of
    two, that has no third."""
    values = np.concatenate(stretches_ms)
    whole = _whole_templates(stretches_ms)
    n = values.size - SAMPEN_LENGTH
    alike = still = 0
    for a in range(0, n, BLOCK_ROWS):  # in blocks, each against itself and what follows
        rows = min(BLOCK_ROWS, n - a)
        close = near(np.abs(values[a : a + rows + 2, None] - values[a:]), limit)
        two = close[:-2, :-2] & close[1:-1, 1:-1]
        if not whole.all():
            two &= whole[a : a + rows, None] & whole[a:]
        alike += _pairs(two)
        two &= close[2:, 2:]
        still += _pairs(two)
    ends = (
        near(np.abs(values - values[-1]), limit)[1:-1]
        & near(np.abs(values - values[-2]), limit)[:-2]
    )
    return alike, still, int(np.count_nonzero(ends))


def _whole_templates(stretches_ms: Sequence[FloatArray]) -> BoolArray:
    """Of each interval but the last two: are it and the next two in one stretch?"""
    whole = np.ones(sum(nn.size for nn in stretches_ms), dtype=np.bool_)
    for end in np.cumsum([nn.size for nn in stretches_ms]).tolist():
        whole[max(0, end - SAMPEN_LENGTH) : end] = False
    return whole[:-SAMPEN_LENGTH]


def _pairs(same: BoolArray) -> int:
    """How many pairs: the block against itself counts each pair twice, and everyone with itself."""
    n = len(same)
    own = same[:, :n]
    both, self_pairs = np.count_nonzero(own), np.count_nonzero(own.diagonal())
    return int(both - self_pairs) // 2 + int(np.count_nonzero(same[:, n:]))
