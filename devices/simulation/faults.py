"""What a sensor makes of a heart: noise on every beat, wrong beats now and then, silences.

Rule: what is reported is always a running sum. A fault moves, hides or adds the time of a beat, and
the intervals follow from the times; so an ectopic beat keeps the sum of its two intervals, a missed
beat leaves their sum in one, an extra beat splits one in two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from random import Random
from typing import Final, TypeAlias

from trainer.events import Beat, Contact, ContactChanged, SensorEvent

FaultSpan: TypeAlias = tuple[float, float]
TimedEvents: TypeAlias = tuple[float, tuple[SensorEvent, ...]]
"""A time, and what is told then. It may be nothing: time goes by for the person all the same."""

MOST_SD: Final = 2.0  # a beat is never stamped further off than this
SHORTEST_MS: Final = 100  # between two stamps
POOR_NOISE_MS: Final = 30.0
POOR_SHARE: Final = 0.04  # of beats missed, and as many extra, while the sensor touches badly
PREMATURE: Final = (0.6, 0.75)  # an ectopic beat comes after this part of its interval
SPLIT: Final = (0.3, 0.7)  # where an extra beat falls in an interval
RESOLUTION_MS: Final = 1.0


class Fault(Enum):
    ECTOPIC = auto()
    MISSED = auto()
    EXTRA = auto()


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong: shares of beats, and spans of session time in seconds."""

    ectopic: float = 0.0
    missed: float = 0.0
    extra: float = 0.0
    drop: tuple[FaultSpan, ...] = ()
    stall: tuple[FaultSpan, ...] = ()
    contact: tuple[FaultSpan, ...] = ()


def is_within(t: float, spans: tuple[FaultSpan, ...]) -> FaultSpan | None:
    return next(((start, end) for start, end in spans if start <= t < end), None)


class SimulatedSensor:
    """Hears beats, in order, and stamps each to the millisecond.

    Only an interval that was seen from its first beat to its last is reported: after a silence the
    first beat just begins one.
    """

    def __init__(self, faults: Faults, noise_ms: float, chance: Random, began: float) -> None:
        self._faults = faults
        self._noise_ms = noise_ms
        self._chance = chance
        self._true_t = began  # of the last beat, heard or not
        self._stamp_ms = round(1000.0 * began)  # of the last beat heard
        self._silent = True  # no beat was heard since the sensor began, or came back
        self._spared = True  # two faults never touch, so that each can be told from the other

    def sense(self, t: float) -> list[tuple[float, Beat | None]]:
        """What the heart's beat at `t` leads to: reports, or the silent passing of a moment."""
        poor = is_within(t, self._faults.contact) is not None
        interval, self._true_t = t - self._true_t, t
        match self._fault(poor):
            case Fault.ECTOPIC:
                early = self._chance.uniform(*PREMATURE) - 1.0
                return [self._report(t + early * interval, poor)]
            case Fault.MISSED:
                return [(max(t, self._stamp_ms / 1000.0), None)]
            case Fault.EXTRA:
                early = self._chance.uniform(*SPLIT) - 1.0
                return [self._report(t + early * interval, poor), self._report(t, poor)]
        return [self._report(t, poor)]

    def _fault(self, poor: bool) -> Fault | None:
        if self._spared:
            self._spared = False
            return None
        share = {Fault.ECTOPIC: self._faults.ectopic}
        share[Fault.MISSED] = self._faults.missed + poor * POOR_SHARE
        share[Fault.EXTRA] = self._faults.extra + poor * POOR_SHARE
        # The beat after a fault is spared: the others make up for it, so that the share is as asked.
        die = self._chance.random() * max(0.0, 1.0 - sum(share.values()))
        for fault, part in share.items():
            if die < part:
                self._spared = True
                return fault
            die -= part
        return None

    def _report(self, t: float, poor: bool) -> tuple[float, Beat | None]:
        before_ms = self._stamp_ms
        self._stamp_ms = max(before_ms + SHORTEST_MS, round(1000.0 * t + self._noise(poor)))
        at = self._stamp_ms / 1000.0
        seen = not self._silent and not self._silent_between(before_ms / 1000.0, at)
        self._silent = is_within(at, self._faults.drop) is not None
        if not seen:
            return at, None
        return at, Beat(at, rr_ms=float(self._stamp_ms - before_ms), received=at)

    def _noise(self, poor: bool) -> float:
        sd_ms = max(self._noise_ms, POOR_NOISE_MS * poor)
        return sd_ms * max(-MOST_SD, min(MOST_SD, self._chance.gauss()))

    def _silent_between(self, start: float, end: float) -> bool:
        return any(first <= end and last > start for first, last in self._faults.drop)


def contact_changes(faults: Faults, began: float) -> Iterator[ContactChanged]:
    """How the sensor touches, from `began` on, each time it changes."""
    edges = sorted({t for span in faults.drop + faults.contact for t in span if t > began})
    before = None
    for t in [began, *edges]:
        contact, detail = _contact_at(t, faults)
        if contact is not before:
            yield ContactChanged(t, contact, detail)
        before = contact


def _contact_at(t: float, faults: Faults) -> tuple[Contact, str]:
    if is_within(t, faults.drop):
        return Contact.LOST, "The simulated sensor is out of reach."
    if is_within(t, faults.contact):
        return Contact.POOR, "The simulated sensor touches badly."
    return Contact.GOOD, ""


def delay_events(
    moments: Iterator[TimedEvents], stalls: tuple[FaultSpan, ...]
) -> Iterator[TimedEvents]:
    """During a stall nothing arrives; at its end everything does at once, in order.

    Only `received` shows it. When a beat happened, and after which interval, stays true: that is
    what the intervals in a notification allow an app to work out again.
    """
    held: list[SensorEvent] = []
    until = 0.0
    for t, events in moments:
        if held and t >= until:
            yield until, tuple(held)
            held = []
        if stall := is_within(t, stalls):
            until = stall[1]
            held += [_late(event, until) for event in events]
            events = ()
        yield t, events


def _late(event: SensorEvent, received: float) -> SensorEvent:
    return replace(event, received=received) if isinstance(event, Beat) else event
