"""Which events of a damaged file without a valid checksum are plausible, in this order.

Time does not run backwards in a session: an event far before or behind its neighbours was changed, and of
beats none comes before the one before it. An event with a valid checksum is never dropped.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from trainer.library.tables.events import StoredRow

LATE_US: Final = 10_000_000  # an event may be recorded this long after others that came later


def in_order(rows: Sequence[StoredRow]) -> list[StoredRow]:
    """The rows without those whose times cannot be. `rows` are by their places.

    Examples
    --------
    >>> beats = [StoredRow(i, t, "beat", "{}", None) for i, t in enumerate((1, 2, 353, 3, 4))]
    >>> [row.t_us for row in in_order(beats)]
    [1, 2, 3, 4]
    """
    if all(row.sum is not None for row in rows):
        return list(rows)
    near = [row for row, is_near in zip(rows, _are_near(rows), strict=True) if is_near]
    beats = [row for row in near if row.kind == "beat"]
    rising_seqs = {beats[i].seq for i in longest_rise([row.t_us for row in beats])}
    return [
        row for row in near if row.kind != "beat" or row.seq in rising_seqs or row.sum is not None
    ]


def _are_near(rows: Sequence[StoredRow]) -> list[bool]:
    """Is each within some seconds of the course that most of them agree on?"""
    on_course = set(longest_rise([row.t_us for row in rows]))
    near: list[bool] = []
    now = min((rows[i].t_us for i in on_course), default=0)
    for place, row in enumerate(rows):
        if place in on_course:
            now = row.t_us
        near.append(row.sum is not None or abs(row.t_us - now) <= LATE_US)
    return near


def longest_rise(values: Sequence[int]) -> list[int]:
    """The places of the longest part of the values, in their order, that never falls.

    Patience sorting, O(n log n).

    >>> longest_rise([1, 2, 353, 3, 4])
    [0, 1, 3, 4]
    """
    ends: list[int] = []  # the smallest value that a rise of each length ends with, and its place
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_right(ends, value)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [place]
    rise: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]
