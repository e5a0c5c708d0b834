"""What a person can know of the sensor, whatever it does; the session goes on meanwhile."""

from collections.abc import Iterator
from math import pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.ble.messages import IntervalsMaybeSmoothed, NoSkinContact, OnWrist
from tests.trainer.any_event import events
from trainer.events import (
    BatteryReported,
    Begin,
    ChestMoved,
    Contact,
    ContactChanged,
    Event,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    SourceChanged,
    Tick,
)
from trainer.plan import Exercise, SessionPlan
from trainer.recording import Recording
from trainer.session.review import summarize
from trainer.session.sensor_state import SensorState
from trainer.session.session import Session

WORN, DRY = IntervalsMaybeSmoothed(OnWrist()), NoSkinContact()


def after(*happened: Event) -> SensorState:
    sensor = SensorState()
    for event in happened:
        sensor = sensor.after(event)
    return sensor


def test_the_connection_is_told_beside_the_contact() -> None:
    state = after(
        SourceChanged(0.0, "ble:Polar H10"),
        LinkChanged(1.0, Link.STREAMING, WORN),
        ContactChanged(1.0, Contact.POOR, DRY),
        BatteryReported(2.0, 80),
    )
    assert (state.link, state.link_detail) == (Link.STREAMING, WORN)
    assert (state.contact, state.contact_detail) == (Contact.POOR, DRY)
    assert state.battery == 80


def test_another_sensor_begins_with_nothing_known() -> None:
    state = after(
        SourceChanged(0.0, "ble:A"),
        BatteryReported(1.0, 80),
        SourceChanged(2.0, "serial:/dev/ttyUSB0"),
    )
    assert state == SensorState("serial:/dev/ttyUSB0")


def test_the_same_sensor_may_turn_out_to_send_no_intervals() -> None:
    state = after(
        SourceChanged(0.0, "ble:A"),
        LinkChanged(1.0, Link.CONNECTED),
        SourceChanged(11.0, "ble:A", gives_rr=False),
    )
    assert (state.link, state.gives_rr) == (Link.CONNECTED, False)


def test_a_heart_rate_does_not_outlast_its_moment() -> None:
    state = after(HeartRateReported(10.0, 72.0))
    assert state.at(15.0).reported_hr_bpm == 72.0
    assert state.at(15.1).reported_hr_bpm is None


def test_a_session_shows_the_rate_of_a_sensor_without_intervals_and_takes_it_away_in_time() -> None:
    session = Session(SessionPlan())
    session.feed(Begin(0.0))
    session.feed(SourceChanged(0.0, "ble:watch", gives_rr=False))
    shown = session.feed(HeartRateReported(1.0, 72.0))
    assert shown.sensor.reported_hr_bpm == 72.0
    assert shown.figures.hr_bpm is None
    assert session.deadline <= 6.0


@given(st.lists(events, max_size=20))
def test_nothing_a_sensor_tells_moves_a_session_on(happened: list[Event]) -> None:
    sensor = SensorState()
    for event in happened:
        sensor = sensor.after(event)
    assert sensor.at(0.0).source == sensor.source


def breathing(rate: float, seconds: int) -> Iterator[ChestMoved]:
    """A chest that rises and falls, felt ten times a second and told once."""
    for second in range(1, seconds + 1):
        times = [second - 1.0 + k / 10.0 for k in range(10)]
        swings = [sin(2.0 * pi * rate / 60.0 * t) for t in times]
        yield ChestMoved(
            float(second), 10.0, tuple((round(12 * s), 980, round(40 * s)) for s in swings)
        )


@pytest.mark.parametrize("rate", [6.0, 12.0])
def test_the_breath_that_the_chest_tells_goes_before_what_the_heart_may_tell(rate: float) -> None:
    plan = SessionPlan(Exercise.FREE, 90.0)
    session = Session(plan)
    happened: list[Event] = [Begin(0.0), SourceChanged(0.0, "ble:A"), *breathing(rate, 80)]
    shown = [session.feed(event) for event in happened]
    assert shown[20].figures.breaths_per_min is None
    assert shown[-1].figures.breaths_per_min == pytest.approx(rate, abs=0.3)
    assert shown[-1].figures.reason("breaths_per_min") is None
    late = session.feed(Tick(84.0))
    assert late.figures.breaths_per_min is None
    happened.append(FinishRequested(85.0))
    review = summarize(Recording("x", None, "ble:A", plan, None, tuple(happened)))
    assert review.summary.figures["breaths_per_min"] == pytest.approx(rate, abs=0.3)
    assert "breaths_per_min" not in review.reasons
