"""The one rule of impossible time: heart beats last no longer than the time in which they arrived.

Files and live sensors are judged by it alike. Intervals that exceed the time were sent twice, are in another
unit, or are no intervals.
"""

from typing import Final

MAX_EXCESS_FRACTION: Final = 0.04  # of the time: clocks and units are off by less
MIN_EXCESS_S: Final = 2.0
BUFFERED_S: Final = 6.0  # what arrives first may bring beats from before it


def has_time_for(heart_s: float, elapsed_s: float, tolerance_s: float = 0.0) -> bool:
    """Whether beats that last `heart_s` seconds could happen within `elapsed_s` seconds.

    >>> has_time_for(0.8, 0.15), has_time_for(0.8, 0.6, tolerance_s=0.3)
    (False, True)
    """
    return heart_s <= elapsed_s + tolerance_s


def is_impossible(heart_s: float, elapsed_s: float, *, has_buffer: bool = False) -> bool:
    """Whether a series of beats lasts longer than the time that passed, beyond any error of clocks.

    Parameters
    ----------
    heart_s
        Sum of the intervals, s.
    elapsed_s
        The time in which they arrived, s.
    has_buffer
        Whether several intervals may arrive at once, some of them from before the first arrival.

    >>> is_impossible(60.0, 30.0), is_impossible(30.9, 30.0)
    (True, False)
    """
    tolerance_s = MIN_EXCESS_S + MAX_EXCESS_FRACTION * elapsed_s
    return not has_time_for(
        heart_s, elapsed_s, max(tolerance_s, BUFFERED_S) if has_buffer else tolerance_s
    )
