"""A simulated sensor: noise on the time of every beat, wrong beats, silences, poor contact.

A fault moves, hides or adds the time of a beat, and the intervals follow from the times. So an ectopic
beat keeps the sum of its two intervals, a missed beat merges two into one, an extra beat splits one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from random import Random
from typing import Final, TypeAlias

from devices.simulation.messages import SimulatedContactPoor
from trainer.events import Beat, Contact, ContactChanged, SensorEvent
from trainer.messages import Message

FaultSpan: TypeAlias = tuple[float, float]
TimedEvents: TypeAlias = tuple[float, tuple[SensorEvent, ...]]
"""A time and the events at it, maybe none: time passes for the person all the same."""

MAX_SD: Final = 2.0  # of the noise; it never exceeds this
MIN_INTERVAL_MS: Final = 100  # between two timestamps
POOR_CONTACT_NOISE_MS: Final = 30.0
POOR_CONTACT_FAULT_SHARE: Final = 0.04  # of beats missed, and as many extra, during poor contact
ECTOPIC_FRACTION_RANGE: Final = (0.6, 0.75)  # of its interval, for an ectopic beat
EXTRA_FRACTION_RANGE: Final = (0.3, 0.7)  # where an extra beat falls in an interval
RESOLUTION_MS: Final = 1.0


class Fault(Enum):
    """What can be wrong with a beat."""

    ECTOPIC = auto()
    MISSED = auto()
    EXTRA = auto()


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of a sensor.

    Attributes
    ----------
    ectopic, missed, extra
        Shares of all beats.
    drop, stall, contact
        Spans of session time, s, without connection, without delivery, and with poor contact.
    """

    ectopic: float = 0.0
    missed: float = 0.0
    extra: float = 0.0
    drop: tuple[FaultSpan, ...] = ()
    stall: tuple[FaultSpan, ...] = ()
    contact: tuple[FaultSpan, ...] = ()


def span_at(t: float, spans: tuple[FaultSpan, ...]) -> FaultSpan | None:
    """The span that contains `t`, if one does."""
    return next(((start, end) for start, end in spans if start <= t < end), None)


class SimulatedSensor:
    """Senses beats, in order, with timestamps in whole milliseconds.

    An interval is reported only if the sensor detected both of its beats: after a silence the first beat
    only begins one.

    Parameters
    ----------
    faults
        What goes wrong.
    noise_ms
        Standard deviation of the time of a beat.
    rng
        Random numbers of the sensor.
    start
        When it starts, on the session clock.
    """

    def __init__(self, faults: Faults, noise_ms: float, rng: Random, start: float) -> None:
        self._faults = faults
        self._noise_ms = noise_ms
        self._rng = rng
        self._last_true_t = start  # of the last beat, detected or not
        self._last_timestamp_ms = round(1000.0 * start)  # of the last beat detected
        self._is_silent = True  # no beat was detected since the sensor started, or came back
        self._is_after_fault = True  # two faults are never adjacent, so that each can be identified

    def sense(self, t: float) -> list[tuple[float, Beat | None]]:
        """What a beat of the heart at `t` leads to: times, each with a beat or None."""
        is_poor = span_at(t, self._faults.contact) is not None
        interval, self._last_true_t = t - self._last_true_t, t
        match self._fault(is_poor):
            case Fault.ECTOPIC:
                offset = self._rng.uniform(*ECTOPIC_FRACTION_RANGE) - 1.0
                return [self._report(t + offset * interval, is_poor)]
            case Fault.MISSED:
                return [(max(t, self._last_timestamp_ms / 1000.0), None)]
            case Fault.EXTRA:
                offset = self._rng.uniform(*EXTRA_FRACTION_RANGE) - 1.0
                return [self._report(t + offset * interval, is_poor), self._report(t, is_poor)]
        return [self._report(t, is_poor)]

    def _fault(self, is_poor: bool) -> Fault | None:
        if self._is_after_fault:
            self._is_after_fault = False
            return None
        probabilities = {Fault.ECTOPIC: self._faults.ectopic}
        probabilities[Fault.MISSED] = self._faults.missed + is_poor * POOR_CONTACT_FAULT_SHARE
        probabilities[Fault.EXTRA] = self._faults.extra + is_poor * POOR_CONTACT_FAULT_SHARE
        # The beat after a fault has none: the probability of the others is raised to keep the share.
        draw = self._rng.random() * max(0.0, 1.0 - sum(probabilities.values()))
        for fault, probability in probabilities.items():
            if draw < probability:
                self._is_after_fault = True
                return fault
            draw -= probability
        return None

    def _report(self, t: float, is_poor: bool) -> tuple[float, Beat | None]:
        previous_ms = self._last_timestamp_ms
        self._last_timestamp_ms = max(
            previous_ms + MIN_INTERVAL_MS, round(1000.0 * t + self._noise(is_poor))
        )
        timestamp = self._last_timestamp_ms / 1000.0
        is_interval_known = not self._is_silent and not self._has_silence(
            previous_ms / 1000.0, timestamp
        )
        self._is_silent = span_at(timestamp, self._faults.drop) is not None
        if not is_interval_known:
            return timestamp, None
        return timestamp, Beat(
            timestamp, rr_ms=float(self._last_timestamp_ms - previous_ms), received=timestamp
        )

    def _noise(self, is_poor: bool) -> float:
        sd_ms = max(self._noise_ms, POOR_CONTACT_NOISE_MS * is_poor)
        return sd_ms * max(-MAX_SD, min(MAX_SD, self._rng.gauss()))

    def _has_silence(self, start: float, end: float) -> bool:
        return any(
            drop_start <= end and drop_end > start for drop_start, drop_end in self._faults.drop
        )


def contact_changes(faults: Faults, start: float) -> Iterator[ContactChanged]:
    """The contact of the sensor from `start` on, each time it changes."""
    changes = sorted({t for span in faults.drop + faults.contact for t in span if t > start})
    previous = None
    for t in [start, *changes]:
        contact, detail = _contact_at(t, faults)
        if contact is not previous:
            yield ContactChanged(t, contact, detail)
        previous = contact


def _contact_at(t: float, faults: Faults) -> tuple[Contact, Message | None]:
    if span_at(t, faults.drop):
        return Contact.LOST, None
    if span_at(t, faults.contact):
        return Contact.POOR, SimulatedContactPoor()
    return Contact.GOOD, None


def delay_events(
    timed_events: Iterator[TimedEvents], stalls: tuple[FaultSpan, ...]
) -> Iterator[TimedEvents]:
    """Deliver nothing during a stall, and everything at its end, in order.

    Only `received` is changed. The time and the interval of a beat stay correct, as an app can reconstruct
    them from the intervals in a notification.
    """
    delayed: list[SensorEvent] = []
    stall_end = 0.0
    for t, events in timed_events:
        if delayed and t >= stall_end:
            yield stall_end, tuple(delayed)
            delayed = []
        if stall := span_at(t, stalls):
            stall_end = stall[1]
            delayed += [_with_received(event, stall_end) for event in events]
            events = ()
        yield t, events


def _with_received(event: SensorEvent, received: float) -> SensorEvent:
    return replace(event, received=received) if isinstance(event, Beat) else event
