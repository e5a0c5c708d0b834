"""What a trend says, in one or a few sentences. Longer, shorter, stronger: nothing is called better."""

from typing import Final

from trainer.messages import Message, Sentences
from trainer.practice.messages import (
    Between,
    ContactNotNeeded,
    FromOn,
    FromTo,
    MeanPulse,
    MeanRsa,
    NeitherGoodNorBad,
    NoChange,
    NotDrawn,
    OnePointStronger,
    OnePointWeaker,
    OrMore,
    PauseLength,
    PauseLengthChanged,
    PausesGrew,
    PausesShortened,
    PredictionsNotComeTrue,
    PulseChanged,
    RsaChanged,
    ShareChanged,
    Stronger,
    UrgeAfterPause,
    UrgeAsStrong,
    UrgeChangeChanged,
    UrgeHalfTime,
    UrgeHalfTimeChanged,
    UrgeHalvedLaterAtFirst,
    UrgeHalvesLater,
    UrgeHalvesLaterLately,
    Weaker,
    minutes_message,
)
from trainer.practice.statistics.regression import FittedLine, Interval
from trainer.practice.statistics.urge_half_life import UrgeHalfLife

MIN_LENGTH_RATIO: Final = 1.25  # of the lengths at both ends, to be named beside another change


def describe_waiting(line: FittedLine) -> Message:
    length = PauseLength(minutes_message(line.level))
    if line.direction is None:
        return Sentences((length, NoChange()))
    changed = PauseLengthChanged(minutes_message(line.first), minutes_message(line.last))
    return Sentences((length, changed))


def describe_urge_change(line: FittedLine, lengths: Interval) -> Message:
    """Return what a change of the urge over a pause says.

    Parameters
    ----------
    lengths
        Length of the pauses at first and in the end, in minutes.
    """
    mean: Message = UrgeAfterPause(_points(line.level))
    if line.level_interval[0] <= 0.0 <= line.level_interval[1]:
        mean = UrgeAsStrong()
    if line.direction is None:
        return Sentences((mean, NoChange()))
    changed = UrgeChangeChanged(_points(line.first), _points(line.last))
    return Sentences((mean, changed, *_meanwhile(*lengths)))


def _meanwhile(first: float, last: float) -> tuple[Message, ...]:
    if last >= MIN_LENGTH_RATIO * first:
        return (PausesGrew(minutes_message(first), minutes_message(last)),)
    if first >= MIN_LENGTH_RATIO * last:
        return (PausesShortened(minutes_message(first), minutes_message(last)),)
    return ()


def describe_urge_half_life(half_life: UrgeHalfLife, longest_min: float) -> Message:
    """Return what is said of a half-time.

    Parameters
    ----------
    half_life : UrgeHalfLife
    longest_min : float
        The longest wait, minutes. A longer half-time was never seen, so no figure is said of it.
    """
    longest = minutes_message(longest_min)
    if half_life.direction is None:
        if half_life.value > longest_min:
            return UrgeHalvesLater(longest)
        low, high = _open_beyond(longest_min, half_life.interval)
        interval: Message = OrMore(low) if high is None else Between(low, high)
        return UrgeHalfTime(minutes_message(half_life.value), interval)
    first_interval = _interval(*_open_beyond(longest_min, half_life.first_interval))
    last_interval = _interval(*_open_beyond(longest_min, half_life.last_interval))
    first = minutes_message(half_life.first), first_interval
    last = minutes_message(half_life.last), last_interval
    match half_life.first > longest_min, half_life.last > longest_min:
        case True, True:
            return UrgeHalvesLater(longest)
        case True, False:
            return UrgeHalvedLaterAtFirst(longest, *last)
        case False, True:
            return UrgeHalvesLaterLately(*first, longest)
        case _:
            return UrgeHalfTimeChanged(*first, *last)


def _open_beyond(
    longest_min: float, interval: tuple[float, float | None]
) -> tuple[float, float | None]:
    """The interval, with no upper end where that is beyond the longest wait."""
    low, high = interval
    return low, high if high is not None and high <= longest_min else None


def describe_not_drawn(count: int, of: int) -> Message | None:
    """Return what is said of pauses that have no dot in the picture of half-times; None if all have."""
    return NotDrawn(count, of) if count else None


def _interval(low: float, high: float | None) -> Message:
    return FromOn(round(low, 1)) if high is None else FromTo(round(low, 1), round(high, 1))


def describe_contact_not_needed(line: FittedLine, count: int, of: int) -> Message:
    return _with_shares(ContactNotNeeded(count, of), line)


def describe_predictions(line: FittedLine, count: int, of: int) -> Message:
    return _with_shares(PredictionsNotComeTrue(count, of), line)


def describe_pulse(line: FittedLine, weeks: float) -> Message:
    changed = PulseChanged(weeks, line.first, line.last)
    return _with_weeks(MeanPulse(line.level), changed, line)


def describe_rsa(line: FittedLine, weeks: float) -> Message:
    changed = RsaChanged(weeks, line.first, line.last)
    return _with_weeks(MeanRsa(line.level), changed, line)


def _points(change: float) -> Message:
    size = abs(round(change, 1))
    if change <= 0.0:
        return OnePointWeaker() if size == 1.0 else Weaker(size)
    return OnePointStronger() if size == 1.0 else Stronger(size)


def _with_shares(mean: Message, line: FittedLine) -> Message:
    if line.direction is None:
        return Sentences((mean, NoChange()))
    return Sentences((mean, ShareChanged(line.first, line.last)))


def _with_weeks(mean: Message, changed: Message, line: FittedLine) -> Message:
    if line.direction is None:
        return Sentences((mean, NoChange()))
    return Sentences((mean, changed, NeitherGoodNorBad()))
