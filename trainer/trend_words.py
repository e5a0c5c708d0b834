"""What a trend says, in one or two sentences. Longer, shorter, stronger: nothing is called better."""

from typing import Final

from trainer.half_time import HalfTime
from trainer.trend_line import Line

NOT_ENOUGH: Final = "not enough yet: {count} of {least} {of}"
PAUSES: Final = "pauses"
RATED: Final = "pauses with the pull before and after"
PULLED: Final = "pauses with a pull before and its strength after"
DECIDED: Final = "pauses with a decision"
ANSWERED: Final = "predictions of which you told what came"
HEARD: Final = "dated pauses in which a heart was heard"
SHORT: Final = "not enough yet: the pauses in which a heart was heard lie within one week"
STAYED: Final = "the pull lessened too little in the time you waited to tell when it is half"
NO_CHANGE: Final = "no change can be told from chance"
NEITHER: Final = "That alone is neither good nor bad."


def sentence_of(reason: str) -> str:
    """
    >>> sentence_of(NO_CHANGE)
    'No change can be told from chance.'
    """
    return f"{reason[:1].upper()}{reason[1:]}."


def waited(line: Line) -> str:
    told = f"A pause lasts {minutes(line.level)} on average."
    if line.direction is None:
        return f"{told} {sentence_of(NO_CHANGE)}"
    return f"{told} They went from about {minutes(line.first)} to about {minutes(line.last)}."


def urge_change(line: Line) -> str:
    told = f"After a pause the pull is {_points(line.level)} on average."
    if line.level_interval[0] <= 0.0 <= line.level_interval[1]:
        told = "On average the pull is about as strong after a pause as before."
    if line.direction is None:
        return f"{told} {sentence_of(NO_CHANGE)}"
    return f"{told} In the first pauses it was {_points(line.first)}, in the latest {_points(line.last)}."


def urge_half_time(found: HalfTime) -> str:
    if found.direction is None:
        low, high = found.interval
        between = f"between {low:.1f} and {high:.1f}" if high else f"{low:.1f} or more"
        return f"The pull is half as strong after about {minutes(found.value)} ({between})."
    return (
        f"At first the pull was half as strong after about {minutes(found.first)}; "
        f"in the latest pauses after about {minutes(found.last)}."
    )


def contact_not_needed(line: Line, count: int, of: int) -> str:
    told = f"After {count} of {of} pauses the urge had passed, and contact was not needed."
    return _with_shares(told, line)


def not_come_true(line: Line, count: int, of: int) -> str:
    told = f"{count} of {of} predictions came less than feared, or not at all."
    return _with_shares(told, line)


def pulse(line: Line, weeks: float) -> str:
    told = f"Your heart beats {line.level:.0f} times a minute in a pause, on average."
    return _of_weeks(told, line, weeks, "beats a minute")


def rsa(line: Line, weeks: float) -> str:
    told = f"Your heart answers the breath by {line.level:.0f} ms, on average."
    return _of_weeks(told, line, weeks, "ms")


def minutes(value: float) -> str:
    """
    >>> minutes(5.02), minutes(0.5), minutes(1.0)
    ('5 minutes', '0.5 minutes', '1 minute')
    """
    rounded = round(value, 1)
    return f"{rounded:g} minute{'' if rounded == 1.0 else 's'}"


def _points(change: float) -> str:
    size = abs(round(change, 1))
    way = "weaker" if change <= 0.0 else "stronger"
    return f"{size:g} point{'' if size == 1.0 else 's'} {way}"


def _with_shares(told: str, line: Line) -> str:
    if line.direction is None:
        return f"{told} {sentence_of(NO_CHANGE)}"
    first, last = (min(100.0, max(0.0, end)) for end in (line.first, line.last))
    return f"{told} It went from about {first:.0f} % to about {last:.0f} %."


def _of_weeks(told: str, line: Line, weeks: float, unit: str) -> str:
    if line.direction is None:
        return f"{told} {sentence_of(NO_CHANGE)}"
    return (
        f"{told} Over {weeks:.0f} weeks it went from {line.first:.0f} to {line.last:.0f} {unit}. "
        f"{NEITHER}"
    )
