"""What is said of a trend is said of the figures it was computed to, at their limits too."""

import pytest

from trainer.messages import Message, Sentences
from trainer.practice.messages import (
    Between,
    FromOn,
    FromTo,
    NoChange,
    OnePointStronger,
    OnePointWeaker,
    OrMore,
    PauseLength,
    PauseLengthChanged,
    PausesGrew,
    PausesShortened,
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
from trainer.practice.statistics.regression import FittedLine
from trainer.practice.statistics.urge_half_life import UrgeHalfLife
from trainer.practice.trend_messages import (
    describe_urge_change,
    describe_urge_half_life,
    describe_waiting,
)

NO_CHANGE = 0.0, (-1.0, 1.0)
ALIKE = 5.0, 5.0


@pytest.mark.parametrize(
    ("level", "interval", "said"),
    [
        (0.4, (-0.2, 1.0), UrgeAsStrong()),
        (0.5, (0.0, 1.0), UrgeAsStrong()),
        (-0.5, (-1.0, 0.0), UrgeAsStrong()),
        (0.6, (0.1, 1.1), UrgeAfterPause(Stronger(0.6))),
        (1.04, (0.1, 2.0), UrgeAfterPause(OnePointStronger())),
        (-1.0, (-1.9, -0.1), UrgeAfterPause(OnePointWeaker())),
        (-2.26, (-3.0, -1.5), UrgeAfterPause(Weaker(2.3))),
    ],
)
def test_an_urge_that_may_be_as_strong_as_before_is_called_so(
    level: float, interval: tuple[float, float], said: Message
) -> None:
    line = FittedLine(level, interval, level, level, *NO_CHANGE)
    assert describe_urge_change(line, ALIKE) == Sentences((said, NoChange()))


def test_pauses_that_grew_are_told_with_their_first_and_last_length() -> None:
    line = FittedLine(4.5, (4.0, 5.0), 3.0, 6.0, 3.0, (1.0, 5.0))
    length = PauseLength(minutes_message(4.5))
    grew = PauseLengthChanged(minutes_message(3.0), minutes_message(6.0))
    assert describe_waiting(line) == Sentences((length, grew))
    steady = FittedLine(4.5, (4.0, 5.0), 4.5, 4.5, *NO_CHANGE)
    assert describe_waiting(steady) == Sentences((length, NoChange()))


@pytest.mark.parametrize(
    ("lengths", "meanwhile"),
    [
        ((4.0, 5.0), (PausesGrew(minutes_message(4.0), minutes_message(5.0)),)),
        ((4.0, 4.9), ()),
        ((4.9, 4.0), ()),
        ((5.0, 4.0), (PausesShortened(minutes_message(5.0), minutes_message(4.0)),)),
    ],
)
def test_pauses_that_became_a_quarter_longer_or_shorter_are_named_beside_the_urge(
    lengths: tuple[float, float], meanwhile: tuple[Message, ...]
) -> None:
    line = FittedLine(-2.0, (-2.5, -1.5), -1.0, -3.0, -2.0, (-2.5, -1.5))
    assert describe_urge_change(line, lengths) == Sentences(
        (UrgeAfterPause(Weaker(2.0)), UrgeChangeChanged(OnePointWeaker(), Weaker(3.0)), *meanwhile)
    )


def half_life(
    first: float, last: float, high: float | None, *, changed: bool = True
) -> UrgeHalfLife:
    change = 0.4, 0.9 if changed else 1.1
    return UrgeHalfLife(first, (1.0, high), first, (1.0, high), last, (1.52, high), 0.6, change)


def test_no_half_time_is_said_beyond_the_longest_wait() -> None:
    ten = minutes_message(10.0)
    open_, closed = (FromOn(1.0), FromOn(1.5)), (FromTo(1.0, 9.5), FromTo(1.5, 9.5))
    said = [
        describe_urge_half_life(half_life(first, last, high), 10.0)
        for first, last, high in (
            *((10.0, 10.0, 9.5), (10.0, 10.1, 9.5), (10.1, 10.0, 9.5), (10.1, 10.1, 9.5)),
            *((6.0, 3.0, 10.1), (6.0, 3.0, None)),
        )
    ]
    six_and_three = minutes_message(6.0), open_[0], minutes_message(3.0), open_[1]
    assert said == [
        UrgeHalfTimeChanged(ten, closed[0], ten, closed[1]),
        UrgeHalvesLaterLately(ten, closed[0], ten),
        UrgeHalvedLaterAtFirst(ten, ten, closed[1]),
        UrgeHalvesLater(ten),
        UrgeHalfTimeChanged(*six_and_three),
        UrgeHalfTimeChanged(*six_and_three),
    ]


@pytest.mark.parametrize(
    ("value", "high", "interval"),
    [
        (6.0, 10.0, Between(1.0, 10.0)),
        (6.0, 10.1, OrMore(1.0)),
        (6.0, None, OrMore(1.0)),
        (10.0, 10.0, Between(1.0, 10.0)),
        (10.1, 12.0, None),
    ],
)
def test_a_half_time_without_a_change_has_an_upper_end_up_to_the_longest_wait(
    value: float, high: float | None, interval: Message | None
) -> None:
    said = describe_urge_half_life(half_life(value, value, high, changed=False), 10.0)
    if interval is None:
        assert said == UrgeHalvesLater(minutes_message(10.0))
    else:
        assert said == UrgeHalfTime(minutes_message(value), interval)
