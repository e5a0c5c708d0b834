"""Predictions, and how often the outcome of one is asked for.

The window asks when it opens, about each prediction without an outcome. "Not today" is a
dismissal: it is not asked again that day, and after `MAX_DISMISSALS` days never. It can still be
answered in the review of its pause and on the command line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from trainer.practice.annotations import Outcome

MAX_DISMISSALS: Final = 2


@dataclass(frozen=True, slots=True)
class Prediction:
    """ "If I wait, then ...", and the outcome. `id` is what a follow-up calls it.

    `made` is when, ISO 8601, where that is known; `outcome` is None while it is not known.
    """

    id: str
    made: str | None
    text: str
    sure_percent: int | None
    outcome: Outcome | None = None
    note: str | None = None


def open_predictions(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Return the predictions without an outcome."""
    return [prediction for prediction in predictions if prediction.outcome is None]


def predictions_to_ask(
    predictions: Iterable[Prediction], dismissals: Mapping[str, Sequence[str]], today: str
) -> list[Prediction]:
    """Those to ask about today.

    Parameters
    ----------
    predictions : iterable of Prediction
        All that were made.
    dismissals : mapping of str to sequence of str
        By the id of a prediction, the days on which it was dismissed, ISO 8601.
    today : str
        The day, ISO 8601.

    Returns
    -------
    list of Prediction
        In the order given.

    Examples
    --------
    >>> waiting = Prediction("a", None, "it ends", 70)
    >>> predictions_to_ask([waiting], {"a": ["2026-11-29"]}, "2026-11-29")
    []
    >>> predictions_to_ask([waiting], {"a": ["2026-11-29"]}, "2026-11-30") == [waiting]
    True
    """
    return [
        prediction
        for prediction in open_predictions(predictions)
        if not _is_dismissed(dismissals.get(prediction.id, ()), today)
    ]


def _is_dismissed(days: Sequence[str], today: str) -> bool:
    return len(days) >= MAX_DISMISSALS or today in days
