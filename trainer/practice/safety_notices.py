"""When one kind line is due, for numbers and pauses can themselves become something to check.

Rule: one line, once a day, and nothing is ever closed, counted in the open or held back.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from trainer.messages import Message
from trainer.practice.messages import FiguresWillWait, HardHour

HOUR_S: Final = 3_600.0
DAY_S: Final = 86_400.0
FIGURES_A_DAY: Final = (
    8  # times that figures were opened (Rosman 2020: checking a heart, 916 ECGs in a year)
)
PAUSES_AN_HOUR: Final = 5
FIRST_SESSIONS: Final = 3
FIRST_BREATHS: Final = 4


class OveruseNotice(StrEnum):
    FIGURES = "figures"
    PAUSES = "pauses"


NOTICES: Final[Mapping[OveruseNotice, Message]] = {
    OveruseNotice.FIGURES: FiguresWillWait(),
    OveruseNotice.PAUSES: HardHour(),
}


def overuse_notice(
    opened: Iterable[float], begun: Iterable[float], now: float, shown_at: float | None = None
) -> OveruseNotice | None:
    """Which line is due now, if one is.

    Times are seconds of the wall clock. Clocks go back: what lies after `now` counts as if it had not
    been.

    Parameters
    ----------
    opened : iterable of float
        When figures were opened.
    begun : iterable of float
        When pauses were begun.
    now : float
        The present moment.
    shown_at : float or None
        When such a line was shown last.

    Returns
    -------
    OveruseNotice or None
        None: no line is due.
    """
    if shown_at is not None and 0.0 <= now - shown_at < DAY_S:
        return None
    if _within(begun, now, HOUR_S) >= PAUSES_AN_HOUR:
        return OveruseNotice.PAUSES
    if _within(opened, now, DAY_S) >= FIGURES_A_DAY:
        return OveruseNotice.FIGURES
    return None


def shows_dizziness_notice(sessions_before: int, breaths: int) -> bool:
    """In the first breaths of the first three sessions: easy and shallow, and breathe as you like.

    Parameters
    ----------
    sessions_before : int
        Of this person.
    breaths : int
        That were led in this session.
    """
    return sessions_before < FIRST_SESSIONS and breaths < FIRST_BREATHS


def _within(times: Iterable[float], now: float, reach_s: float) -> int:
    return sum(0.0 <= now - t < reach_s for t in times)
