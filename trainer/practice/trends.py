"""Seven trends over a series of pauses, each with its interval and one sentence.

Rule: no trend below five pauses, and a change is named only when its 99 % interval excludes no change.
No streaks and no marks: only what happened, and what the numbers allow to say of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from trainer.events import URGE_RANGE, Decision
from trainer.hrv.tachogram import FloatArray
from trainer.messages import Message, Sentences
from trainer.practice import messages
from trainer.practice.annotations import Outcome
from trainer.practice.calibration import Calibration, compute_calibration
from trainer.practice.pauses import Pause, without_collection
from trainer.practice.predictions import Prediction
from trainer.practice.statistics.regression import (
    Direction,
    FittedLine,
    fit_line_hc3,
    proportion_sd,
    rounding_sd_of_step,
    wilson_interval,
)
from trainer.practice.statistics.urge_half_life import (
    LEAST_WAIT_MIN,
    UrgeHalfLife,
    fit_half_life,
    single_pause_half_life,
)
from trainer.practice.trend_messages import (
    describe_contact_not_needed,
    describe_predictions,
    describe_pulse,
    describe_rsa,
    describe_urge_change,
    describe_urge_half_life,
    describe_waiting,
)
from trainer.practice.wait_ladder import Suggestion, suggest_next_wait

MIN_PAUSES: Final = 5
LEAST_DAYS: Final = 7.0
RATING: Final = 1.0  # the step of an urge
MAX_URGE_CHANGE: Final = float(URGE_RANGE[1] - URGE_RANGE[0])  # points
ALL: Final = 100.0  # %
Open = tuple[float, float | None]


@dataclass(frozen=True, slots=True)
class Trend:
    """One trend. Every number is None where there is not enough for it, with the `reason`.

    `value` is the level over all `pauses` that have it; `first` and `last` are where its line begins and
    ends, `change` what lies between (a factor, for the half-time). Intervals are of 99 %; an upper end of
    None is open. `direction` is None where the change may be chance. `not_drawn` of the pauses have
    no half-time by themselves, so a chart has no dot for them (`trend_messages.describe_not_drawn` says so).
    """

    unit: str
    pauses: int
    reason: Message | None
    sentence: Message
    value: float | None = None
    interval: Open | None = None
    first: float | None = None
    first_interval: Open | None = None
    last: float | None = None
    last_interval: Open | None = None
    change: float | None = None
    change_interval: Open | None = None
    direction: Direction | None = None
    not_drawn: int = 0


@dataclass(frozen=True, slots=True)
class Trends:
    """All trends of a series; `trends` by their names."""

    pauses: int
    since: str | None
    until: str | None
    waited_total_s: float
    waited_longest_s: float
    trends: dict[str, Trend]
    calibration: Calibration
    next: Suggestion


@without_collection()
def compute_trends(pauses: Sequence[Pause], predictions: Sequence[Prediction]) -> Trends:
    """Of all pauses, oldest first, and all predictions, oldest first.

    Parameters
    ----------
    pauses : sequence of Pause
        Oldest first.
    predictions : sequence of Prediction
        Oldest first, those of audits among them.
    """
    waited = [pause for pause in pauses if pause.waited_s > 0.0]
    answered = [prediction for prediction in predictions if prediction.outcome is not None]
    dated = [pause.started for pause in waited if pause.started is not None]
    total_s = sum(pause.waited_s for pause in waited)
    longest_s = max((pause.waited_s for pause in waited), default=0.0)
    return Trends(
        pauses=len(waited),
        since=dated[0] if dated else None,
        until=dated[-1] if dated else None,
        waited_total_s=round(total_s, 3),
        waited_longest_s=round(longest_s, 3),
        trends={
            "waited": _waited(waited),
            "urge_change": _urge_change(waited),
            "urge_half_time": _urge_half_time(waited),
            "contact_not_needed": _contact_not_needed(waited),
            "predictions_not_come_true": _not_come_true(answered),
            "pulse": _of_the_heart(waited, "beats/min", lambda p: p.mean_hr_bpm, describe_pulse),
            "rsa": _of_the_heart(waited, "ms", lambda p: p.rsa_ms, describe_rsa),
        },
        calibration=compute_calibration(answered),
        next=suggest_next_wait(waited),
    )


def _waited(pauses: Sequence[Pause]) -> Trend:
    """Minutes waited in a pause, over the order of the pauses."""
    if len(pauses) < MIN_PAUSES:
        return _not_yet("min", len(pauses), messages.TooFewPauses)
    minutes = [pause.waited_s / 60.0 for pause in pauses]
    line = fit_line_hc3(*_in_order(minutes)).clipped(min(minutes), max(minutes))
    return _of_line(line, "min", len(pauses), describe_waiting(line))


def _urge_change(pauses: Sequence[Pause]) -> Trend:
    """The urge after a pause less the urge before it, over the order of the pauses.

    That is what happened, whatever the reason: a longer pause leaves more time. It is not taken out by
    a regression, since the two cannot be separated where both went the same way; where a
    change is named, the sentence says how the lengths changed meanwhile. The half-time looks past them.
    """
    rated = [
        (float(pause.urges[1] - pause.urges[0]), pause.waited_s / 60.0)
        for pause in pauses
        if pause.urges is not None
    ]
    if len(rated) < MIN_PAUSES:
        return _not_yet("points", len(rated), messages.TooFewRatedPauses)
    changes, minutes = zip(*rated, strict=True)
    step_sd = rounding_sd_of_step(RATING)
    line = fit_line_hc3(*_in_order(changes), step_sd).clipped(-MAX_URGE_CHANGE, MAX_URGE_CHANGE)
    lengths = fit_line_hc3(*_in_order(minutes))
    ends = max(lengths.first, min(minutes)), max(lengths.last, min(minutes))
    return _of_line(line, "points", len(rated), describe_urge_change(line, ends))


def _urge_half_time(pauses: Sequence[Pause]) -> Trend:
    """How long until the urge is half: see `trainer.practice.statistics.urge_half_life`."""
    rated = [
        (pause.urge_before, pause.urge_after, pause.waited_s / 60.0)
        for pause in pauses
        if pause.urge_before
        and pause.urge_after is not None
        and pause.waited_s >= 60.0 * LEAST_WAIT_MIN
    ]
    if len(rated) < MIN_PAUSES:
        return _not_yet("min", len(rated), messages.TooFewUrges)
    before, after, waited_min = np.array(rated, dtype=np.float64).T
    x = np.arange(len(rated)) / (len(rated) - 1.0)
    half_life = fit_half_life(before, after, waited_min, x)
    if half_life is None:
        return Trend("min", len(rated), *_absent(messages.UrgeHardlyChanged()))
    return replace(
        _of_half_time(half_life, len(rated), float(waited_min.max())),
        not_drawn=sum(single_pause_half_life(*one) is None for one in rated),
    )


def _contact_not_needed(pauses: Sequence[Pause]) -> Trend:
    """Of the pauses after which one decided: after how many the urge had passed, %."""
    ends = (Decision.PASSED, Decision.REACH_OUT)
    decided = [pause.decision is Decision.PASSED for pause in pauses if pause.decision in ends]
    if len(decided) < MIN_PAUSES:
        return _not_yet("%", len(decided), messages.TooFewDecisions)
    return _of_share(decided, describe_contact_not_needed)


def _not_come_true(answered: Sequence[Prediction]) -> Trend:
    """Of the predictions of which it is known: how many came less than feared, or not at all, %."""
    if len(answered) < MIN_PAUSES:
        return _not_yet("%", len(answered), messages.TooFewOutcomes)
    return _of_share([p.outcome is not Outcome.AS_FEARED for p in answered], describe_predictions)


def _of_the_heart(
    pauses: Sequence[Pause],
    unit: str,
    figure: Callable[[Pause], float | None],
    describe: Callable[[FittedLine, float], Message],
) -> Trend:
    """A figure of the heart over the weeks."""
    measured = [
        (pause.day, value)
        for pause in pauses
        if pause.day is not None and (value := figure(pause)) is not None
    ]
    if len(measured) < MIN_PAUSES:
        return _not_yet(unit, len(measured), messages.TooFewHearts)
    days, values = np.array(measured, dtype=np.float64).T
    if days[-1] - days[0] < LEAST_DAYS:
        return Trend(unit, len(measured), *_absent(messages.HeartsWithinAWeek()))
    weeks = (days - days[0]) / 7.0
    line = fit_line_hc3(weeks, values)
    return _of_line(line, unit, len(measured), describe(line, float(weeks[-1])))


def _in_order(values: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    return np.arange(float(len(values))), np.array(values, dtype=np.float64)


def _not_yet(unit: str, count: int, too_few: Callable[[int, int], Message]) -> Trend:
    return Trend(unit, count, *_absent(too_few(count, MIN_PAUSES)))


def _absent(reason: Message) -> tuple[Message, Message]:
    """The reason, and the sentence that says it."""
    return reason, Sentences((reason,))


def _of_share(flags: Sequence[bool], describe: Callable[[FittedLine, int, int], Message]) -> Trend:
    """A straight line through what is so or not so; no share lies below none or above all."""
    count = len(flags)
    series = _in_order([ALL * flag for flag in flags])
    line = fit_line_hc3(*series, proportion_sd(count)).clipped(0.0, ALL)
    trend = _of_line(line, "%", count, describe(line, sum(flags), count))
    return replace(trend, interval=wilson_interval(sum(flags), count))


def _of_line(line: FittedLine, unit: str, pauses: int, sentence: Message) -> Trend:
    return Trend(
        unit=unit,
        pauses=pauses,
        reason=None if line.direction else messages.NoChange(),
        sentence=sentence,
        value=line.level,
        interval=line.level_interval,
        first=line.first,
        last=line.last,
        change=line.change,
        change_interval=line.change_interval,
        direction=line.direction,
    )


def _of_half_time(half_life: UrgeHalfLife, pauses: int, longest_min: float) -> Trend:
    return Trend(
        unit="min",
        pauses=pauses,
        reason=None if half_life.direction else messages.NoChange(),
        sentence=describe_urge_half_life(half_life, longest_min),
        value=half_life.value,
        interval=half_life.interval,
        first=half_life.first,
        first_interval=half_life.first_interval,
        last=half_life.last,
        last_interval=half_life.last_interval,
        change=half_life.change,
        change_interval=half_life.change_interval,
        direction=half_life.direction,
    )
