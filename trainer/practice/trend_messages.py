"""What a trend says, in one or two sentences. Longer, shorter, stronger: nothing is called better."""

from typing import Final

from trainer.practice.regression import FittedLine, Interval
from trainer.practice.urge_half_life import UrgeHalfLife

NOT_ENOUGH: Final = "not enough yet: {count} of {least} {of}"
PAUSES: Final = "pauses"
RATED: Final = "pauses with the pull before and after"
PULLED: Final = "pauses with a pull before and its strength after"
DECIDED: Final = "pauses with a decision"
ANSWERED: Final = "predictions of which you told what came"
HEART_MEASURED: Final = "dated pauses in which a heart was heard"
SHORT: Final = "not enough yet: the pauses in which a heart was heard lie within one week"
STAYED: Final = "the pull lessened too little in the time you waited to tell when it is half"
NO_CHANGE: Final = "no change can be told from chance"
LONGER: Final = 1.25  # times as long in the end, and it is told beside what changed with it
NEITHER: Final = "That alone is neither good nor bad."


def full_sentence(reason: str) -> str:
    """
    >>> full_sentence(NO_CHANGE)
    'No change can be told from chance.'
    """
    return f"{reason[:1].upper()}{reason[1:]}."


def describe_waiting(line: FittedLine) -> str:
    text = f"A pause lasts {format_minutes(line.level)} on average."
    if line.direction is None:
        return f"{text} {full_sentence(NO_CHANGE)}"
    return f"{text} They went from about {format_minutes(line.first)} to about {format_minutes(line.last)}."


def describe_urge_change(line: FittedLine, lengths: Interval) -> str:
    """`lengths`: how long the pauses were at first and in the end, minutes."""
    text = f"After a pause the pull is {_points(line.level)} on average."
    if line.level_interval[0] <= 0.0 <= line.level_interval[1]:
        text = "On average the pull is about as strong after a pause as before."
    if line.direction is None:
        return f"{text} {full_sentence(NO_CHANGE)}"
    went = f"In the first pauses it was {_points(line.first)}, in the latest {_points(line.last)}."
    return f"{text} {went}{_meanwhile(*lengths)}"


def _meanwhile(first: float, last: float) -> str:
    if last >= LONGER * first:
        return (
            f" Meanwhile the pauses grew from about {format_minutes(first)} to about {format_minutes(last)}: "
            "a longer one leaves the pull more time to grow weaker."
        )
    if first >= LONGER * last:
        return (
            f" Meanwhile the pauses shortened from about {format_minutes(first)} to about {format_minutes(last)}: "
            "a shorter one leaves the pull less time to grow weaker."
        )
    return ""


def describe_urge_half_life(found: UrgeHalfLife) -> str:
    if found.direction is None:
        low, high = found.interval
        between = f"between {low:.1f} and {high:.1f}" if high else f"{low:.1f} or more"
        return f"The pull is half as strong after about {format_minutes(found.value)} ({between})."
    return (
        f"At first the pull was half as strong after about {format_minutes(found.first)} "
        f"({_reach(*found.first_interval)}); in the latest pauses after about "
        f"{format_minutes(found.last)} ({_reach(*found.last_interval)})."
    )


def describe_not_drawn(count: int, of: int) -> str:
    """What a picture of the half-times says of the pauses that have no dot in it; nothing if all have."""
    if not count:
        return ""
    return (
        f"Not in the picture: {count} of {of} pauses, in which the pull was gone, was no weaker, "
        "or would be half only after more than an hour."
    )


def _reach(low: float, high: float | None) -> str:
    """
    >>> _reach(4.52, 9.0), _reach(4.52, None)
    ('4.5 to 9', '4.5 or more')
    """
    return (
        f"{round(low, 1):g} or more" if high is None else f"{round(low, 1):g} to {round(high, 1):g}"
    )


def describe_contact_not_needed(line: FittedLine, count: int, of: int) -> str:
    text = f"After {count} of {of} pauses the urge had passed, and contact was not needed."
    return _with_shares(text, line)


def describe_predictions(line: FittedLine, count: int, of: int) -> str:
    text = f"{count} of {of} predictions came less than feared, or not at all."
    return _with_shares(text, line)


def describe_pulse(line: FittedLine, weeks: float) -> str:
    text = f"Your heart beats {line.level:.0f} times a minute in a pause, on average."
    return _of_weeks(text, line, weeks, "beats a minute")


def describe_rsa(line: FittedLine, weeks: float) -> str:
    text = f"Your heart answers the breath by {line.level:.0f} ms, on average."
    return _of_weeks(text, line, weeks, "ms")


def format_minutes(value: float) -> str:
    """
    >>> format_minutes(5.02), format_minutes(0.5), format_minutes(1.0)
    ('5 minutes', '0.5 minutes', '1 minute')
    """
    rounded = round(value, 1)
    return f"{rounded:g} minute{'' if rounded == 1.0 else 's'}"


def _points(change: float) -> str:
    size = abs(round(change, 1))
    way = "weaker" if change <= 0.0 else "stronger"
    return f"{size:g} point{'' if size == 1.0 else 's'} {way}"


def _with_shares(text: str, line: FittedLine) -> str:
    if line.direction is None:
        return f"{text} {full_sentence(NO_CHANGE)}"
    return f"{text} It went from about {line.first:.0f} % to about {line.last:.0f} %."


def _of_weeks(text: str, line: FittedLine, weeks: float, unit: str) -> str:
    if line.direction is None:
        return f"{text} {full_sentence(NO_CHANGE)}"
    return (
        f"{text} Over {weeks:.0f} weeks it went from {line.first:.0f} to {line.last:.0f} {unit}. "
        f"{NEITHER}"
    )
