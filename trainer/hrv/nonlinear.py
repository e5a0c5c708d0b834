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
SAMPEN_TOLERANCE_SD: Final = 0.2
SAMPEN_MAX_BEATS: Final = 5_000  # about an hour; the work grows with the square
BLOCK_ROWS: Final = 128  # templates compared at a time
MIN_VARIANCE_MS2: Final = 1e-8  # less is rounding


def dfa_alpha1(runs_ms: Sequence[FloatArray]) -> float | None:
    """Return the short-term scaling exponent of detrended fluctuation analysis.

    Non-overlapping windows of 4 to 16 beats, order 1, every window size once; windows without variance
    are left out. The choices are those of NeuroKit2's `fractal_dfa(scale=4..16, overlap=False)`; Kubios
    uses 4 to 12.

    Parameters
    ----------
    runs_ms
        NN intervals, an array for each run without a gap. No window crosses from one into the next.

    References
    ----------
    Peng et al. (1995), doi 10.1063/1.166141

    Examples
    --------
    >>> white = np.random.default_rng(1).normal(800.0, 20.0, 20_000)
    >>> round(dfa_alpha1([white]), 1)
    0.6
    """
    sizes = range(ALPHA1_BEATS[0], ALPHA1_BEATS[1] + 1)
    profiles = [np.cumsum(nn - nn.mean()) for nn in runs_ms if nn.size >= sizes[-1]]
    if not profiles:
        return None
    squares = [_mean_square_fluctuation(profiles, n) for n in sizes]
    if min(squares) <= 0.0:
        return None
    x, y = np.log([float(n) for n in sizes]), np.log(squares) / 2.0
    x -= x.mean()
    return float(x @ y / (x @ x))


def _mean_square_fluctuation(profiles: Sequence[FloatArray], n: int) -> float:
    """Mean squared distance of the profiles from straight lines over `n` beats; 0 if all are flat."""
    total, count = 0.0, 0
    for profile in profiles:
        residuals = profile[: profile.size // n * n].reshape(-1, n) @ _detrending_matrix(n)
        squares = np.einsum("ij,ij->i", residuals, residuals) / n
        varying = squares[squares > MIN_VARIANCE_MS2]
        total, count = total + float(varying.sum()), count + varying.size
    return total / count if count else 0.0


@cache
def _detrending_matrix(n: int) -> FloatArray:
    """The matrix that maps `n` values to their residuals from the least-squares line."""
    x = np.arange(n) - (n - 1) / 2.0
    return np.eye(n) - 1.0 / n - np.outer(x, x) / float(x @ x)


def sampen(
    runs_ms: Sequence[FloatArray], *, tolerance: float = SAMPEN_TOLERANCE_SD
) -> float | None:
    """Return the sample entropy, m = 2, Chebyshev distance.

    -ln of the share of matching pairs of templates (two intervals, each at most the tolerance apart)
    that still match with the third interval.

    Parameters
    ----------
    runs_ms
        NN intervals, an array for each run without a gap. No template crosses from one into the next.
    tolerance
        In standard deviations (over N - 1) of all intervals.

    Returns
    -------
    float or None
        None where nothing matches, where all intervals are equal, and for more than SAMPEN_MAX_BEATS.

    References
    ----------
    Richman & Moorman (2000), doi 10.1152/ajpheart.2000.278.6.H2039
    """
    limit_ms = _tolerance_ms(runs_ms, tolerance)
    if limit_ms is None:
        return None
    pairs, triples = _count_matches(runs_ms, limit_ms)
    return -log(triples / pairs) if triples else None


def _tolerance_ms(runs_ms: Sequence[FloatArray], tolerance: float) -> float | None:
    beats = sum(nn.size for nn in runs_ms)
    if not SAMPEN_LENGTH + 2 <= beats <= SAMPEN_MAX_BEATS:
        return None
    return tolerance * float(np.concatenate(runs_ms).std(ddof=1)) or None


def _count_matches(runs_ms: Sequence[FloatArray], limit_ms: float) -> tuple[int, int]:
    """Pairs of templates that match in two intervals, and those that match in all three."""
    values = np.concatenate(runs_ms)
    is_template = _template_starts(runs_ms)
    n = values.size - SAMPEN_LENGTH
    pairs = triples = 0
    for a in range(0, n, BLOCK_ROWS):  # in blocks, each against itself and what follows
        rows = min(BLOCK_ROWS, n - a)
        close = np.abs(values[a : a + rows + 2, None] - values[a:]) <= limit_ms
        matches = close[:-2, :-2] & close[1:-1, 1:-1]
        if not is_template.all():
            matches &= is_template[a : a + rows, None] & is_template[a:]
        pairs += _count_pairs(matches)
        matches &= close[2:, 2:]
        triples += _count_pairs(matches)
    return pairs, triples


def _template_starts(runs_ms: Sequence[FloatArray]) -> BoolArray:
    """Whether each interval but the last two begins a template: it and the next two are in one run."""
    starts = np.ones(sum(nn.size for nn in runs_ms), dtype=np.bool_)
    for end in np.cumsum([nn.size for nn in runs_ms]).tolist():
        starts[max(0, end - SAMPEN_LENGTH) : end] = False
    return starts[:-SAMPEN_LENGTH]


def _count_pairs(matches: BoolArray) -> int:
    """Number of pairs: the square block counts each pair twice, and each template with itself."""
    n = len(matches)
    square = matches[:, :n]
    twice, self_pairs = np.count_nonzero(square), np.count_nonzero(square.diagonal())
    return int(twice - self_pairs) // 2 + int(np.count_nonzero(matches[:, n:]))
