"""The part of a practice that is reported: of which period, and without what. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from ui.i18n.timestamps import to_timestamp

DAY_S: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class PracticeSelection:
    """Pauses and predictions, and what is left out of the report: "words", "dates", "heart"."""

    pauses: Sequence[Pause]
    predictions: Sequence[Prediction]
    leave_out: frozenset[str] = frozenset()


def select_last_days(days: int, practice: PracticeSelection, now_s: float) -> PracticeSelection:
    """The practice of the last days. Without a date an item belongs to no period.

    A prediction counts by its own date, whatever pauses there were: it may come from an audit.

    Parameters
    ----------
    days : int
        0 for all of it.
    practice : PracticeSelection
    now_s : float
        The present moment, s since 1970.
    """
    if not days:
        return practice

    def is_in(text: str | None) -> bool:
        at = to_timestamp(text)
        return at is not None and now_s - days * DAY_S < at <= now_s

    return replace(
        practice,
        pauses=[pause for pause in practice.pauses if is_in(pause.started)],
        predictions=[each for each in practice.predictions if is_in(each.made)],
    )
