"""What a person can know of the sensor, whatever it does; the session goes on meanwhile."""

from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.library.any_event import events
from trainer.events import (
    BatteryTold,
    Begin,
    Contact,
    ContactChanged,
    Event,
    HeartRateTold,
    Link,
    LinkChanged,
    SourceChanged,
)
from trainer.plan import SessionPlan
from trainer.sensor import Sensor
from trainer.session import Session


def after(*happened: Event) -> Sensor:
    sensor = Sensor()
    for event in happened:
        sensor = sensor.after(event)
    return sensor


def test_the_connection_is_told_beside_the_contact() -> None:
    told = after(
        SourceChanged(0.0, "ble:Polar H10"),
        LinkChanged(1.0, Link.STREAMING, "worn on the wrist"),
        ContactChanged(1.0, Contact.POOR, "moisten the strap"),
        BatteryTold(2.0, 80),
    )
    assert (told.link, told.link_detail) == (Link.STREAMING, "worn on the wrist")
    assert (told.contact, told.contact_detail) == (Contact.POOR, "moisten the strap")
    assert told.battery == 80


def test_another_sensor_begins_with_nothing_known() -> None:
    told = after(
        SourceChanged(0.0, "ble:A"), BatteryTold(1.0, 80), SourceChanged(2.0, "serial:/dev/ttyUSB0")
    )
    assert told == Sensor("serial:/dev/ttyUSB0")


def test_the_same_sensor_may_turn_out_to_send_no_intervals() -> None:
    told = after(
        SourceChanged(0.0, "ble:A"),
        LinkChanged(1.0, Link.CONNECTED),
        SourceChanged(11.0, "ble:A", gives_rr=False),
    )
    assert (told.link, told.gives_rr) == (Link.CONNECTED, False)


def test_a_heart_rate_does_not_outlast_its_moment() -> None:
    told = after(HeartRateTold(10.0, 72.0))
    assert told.at(15.0).told_hr_bpm == 72.0
    assert told.at(15.1).told_hr_bpm is None


def test_a_session_shows_the_rate_of_a_sensor_without_intervals_and_takes_it_away_in_time() -> None:
    session = Session(SessionPlan())
    session.feed(Begin(0.0))
    session.feed(SourceChanged(0.0, "ble:watch", gives_rr=False))
    shown = session.feed(HeartRateTold(1.0, 72.0))
    assert shown.sensor.told_hr_bpm == 72.0
    assert shown.figures.hr_bpm is None
    assert session.deadline <= 6.0


@given(st.lists(events, max_size=20))
def test_nothing_a_sensor_tells_moves_a_session_on(happened: list[Event]) -> None:
    sensor = Sensor()
    for event in happened:
        sensor = sensor.after(event)
    assert sensor.at(0.0).source == sensor.source
