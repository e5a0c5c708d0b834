"""What of a practice is told to somebody: over which time, and without what. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from trainer.practice.pauses import Pause, Prediction
from ui.i18n.timestamps import to_timestamp

DAY_S: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class PracticeSelection:
    """`leave_out` are some of "words", "dates" and "heart"."""

    pauses: Sequence[Pause]
    predictions: Sequence[Prediction]
    leave_out: frozenset[str] = frozenset()


def select_last_days(days: int, practice: PracticeSelection, now_s: float) -> PracticeSelection:
    """Only the last so many days, up to now; 0 is all of it. What nobody dated is in no last days.

    A prediction counts by its own date, whatever pauses there were: an audit may stand alone.

    Parameters
    ----------
    now_s
        The present moment, seconds since 1970.
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
