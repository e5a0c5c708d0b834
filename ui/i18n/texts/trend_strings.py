"""The texts of the trends at a glance: three cards, each with one sentence about what happened.

Rule: what happened, in everyday words. Statistics are in the figures, one step deeper.
"""

from collections.abc import Mapping
from typing import Final

from trainer.practice.annotations import Outcome
from trainer.practice.overview import MIN_RATED_PAUSES, Overview
from ui.i18n import formatting
from ui.i18n.formatting import format_decimal, translate, translate_plural
from ui.i18n.marking import mark, plural
from ui.i18n.texts import practice_strings

CARDS: Final[Mapping[str, str]] = {
    "waited": mark("Time waited"),
    "urge_change": mark("Urge before and after"),
    "predictions_not_come_true": mark("What happened to your predictions"),
}
"""By the trend that is shown in the figures of a card."""
OVERVIEW_HINT: Final = mark("Choose a card for its figures.")
KEY_OVERVIEW: Final = mark("overview")

WAITED_NONE: Final = mark("No pauses here yet.")
WAITED: Final = plural(
    "In %n pauses you waited {total}, at most {longest} at a time.",
    "In %n pause you waited {total}, at most {longest} at a time.",
    "count",
)
WAITED_ONCE: Final = mark("In 1 pause you waited {total}.")
MINUTES: Final = mark("minutes")
RECENT: Final = plural("the last %n pauses", "the last pause", "count")

URGE_NONE: Final = mark("Rate the urge before and after a pause, and you'll see it here.")
URGE_FEW: Final = plural(
    "%n rated pauses so far. From {least} on you'll see an average here.",
    "%n rated pause so far. From {least} on you'll see an average here.",
    "count",
)
URGE_WENT: Final = mark("On average the urge went from {before} to {after}.")
URGE_STAYED: Final = mark("On average the urge stayed at {after}.")
BEFORE: Final = mark("before")
AFTER: Final = mark("after")
URGE_AXIS: Final = mark("urge, 0 to 10")
URGE_LINES: Final = mark("each thin line is a pause")

OUTCOMES: Final[Mapping[Outcome, str]] = {
    outcome: practice_strings.OUTCOMES[outcome] for outcome in Outcome
}
UNANSWERED: Final = mark("No answer yet")
PREDICTIONS_NONE: Final = mark(
    "Write down what you expect before a pause, and you'll see here what happened."
)
PREDICTIONS_OPEN: Final = plural(
    "%n predictions are waiting for your answer. You'll find them under Your predictions.",
    "%n prediction is waiting for your answer. You'll find it under Your predictions.",
    "count",
)
ONE_PREDICTION: Final[Mapping[Outcome, str]] = {
    Outcome.AS_FEARED: mark("Your first prediction happened."),
    Outcome.LESS: mark("Your first prediction partly happened."),
    Outcome.NOTHING: mark("Your first prediction didn't happen."),
}
PREDICTIONS: Final = mark(
    "Of {count} predictions, {as_feared} happened, {less} partly happened and {nothing} didn't."
)
MIN_MINUTES_S: Final = 3600.0
"""From here on a sum of waits is given without seconds."""


def describe_card(name: str, overview: Overview) -> str:
    """Return the sentence of a card."""
    describe = {
        "waited": describe_waited,
        "urge_change": describe_mean_urges,
        "predictions_not_come_true": describe_outcomes,
    }
    return describe[name](overview)


def describe_waited(overview: Overview) -> str:
    if not overview.pauses:
        return translate(WAITED_NONE)
    total, longest = format_total(overview.waited_total_s), format_total(overview.waited_longest_s)
    if overview.pauses == 1:
        return translate(WAITED_ONCE, total=total)
    return translate_plural(WAITED, overview.pauses, total=total, longest=longest)


def describe_mean_urges(overview: Overview) -> str:
    if not overview.rated:
        return translate(URGE_NONE)
    mean = overview.mean_urges
    if mean is None:
        return translate_plural(URGE_FEW, overview.rated, least=MIN_RATED_PAUSES)
    before, after = map(format_mean_urge, mean)
    return translate(URGE_STAYED if before == after else URGE_WENT, before=before, after=after)


def describe_outcomes(overview: Overview) -> str:
    count, outcomes = overview.answered, overview.outcomes
    if not count:
        waiting = overview.unanswered
        return (
            translate_plural(PREDICTIONS_OPEN, waiting) if waiting else translate(PREDICTIONS_NONE)
        )
    if count == 1:
        return translate(ONE_PREDICTION[next(o for o, n in outcomes.items() if n)])
    values = {outcome.value: outcomes.get(outcome, 0) for outcome in OUTCOMES}
    return translate(PREDICTIONS, count=count, **values)


def format_mean_urge(urge: float) -> str:
    """
    >>> format_mean_urge(8.0), format_mean_urge(4.75)
    ('8', '4.8')
    """
    return format_decimal(f"{urge:.1f}".removesuffix(".0"))


def format_total(seconds: float) -> str:
    """A sum of waits: seconds count below an hour only, and hours from two on.

    >>> format_total(90.0), format_total(4000.0), format_total(9000.0)
    ('1 minute and 30 seconds', '67 minutes', '2 hours and 30 minutes')
    """
    if seconds < MIN_MINUTES_S:
        return formatting.format_duration(seconds)
    if seconds < formatting.MIN_HOURS_S:
        return formatting.format_minutes(seconds)
    return formatting.format_hours(seconds)
