"""What the sensor of a plug-in reports becomes beats like any other; what cannot be is no event."""

from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.messages import NoBeatInSignal
from devices.plugins.messages import PluginSensorOffSkin, PluginSensorSilent
from devices.plugins.reading_stream import ReadingStream
from devices.plugins.readings import Battery, HeartRate, Intervals, Samples, SkinContact
from tests.devices.waveforms.waves import ECG, beats, quantize, wave
from trainer.events import (
    BatteryReported,
    Beat,
    Contact,
    ContactChanged,
    HeartRateReported,
    Link,
    LinkChanged,
    SensorEvent,
    SourceChanged,
)

NAME = "acme:1"


def connected() -> ReadingStream:
    stream = ReadingStream(NAME, "acme")
    assert stream.start(0.0) == [LinkChanged(0.0, Link.CONNECTING)]
    return stream


def beats_in(events: list[SensorEvent]) -> list[Beat]:
    return [event for event in events if isinstance(event, Beat)]


def test_intervals_become_beats_at_the_time_they_arrived() -> None:
    events = connected().add(1.0, Intervals([800.0], resolution_ms=0.5))
    assert events == [
        SourceChanged(1.0, NAME, 0.5, gives_rr=True),
        LinkChanged(1.0, Link.STREAMING),
        ContactChanged(1.0, Contact.GOOD),
        Beat(1.0, 800.0, None, 1.0),
    ]


def test_the_intervals_of_one_packet_are_one_after_the_other() -> None:
    beats = beats_in(connected().add(5.0, Intervals([800.0, 900.0])))
    assert [beat.t for beat in beats] == pytest.approx([4.1, 5.0])


def test_the_beats_of_a_wave_are_found() -> None:
    at = beats(seed=1, seconds=30.0)
    values = quantize(wave(ECG, at, 250.0), 0, 4095)
    stream, result = connected(), []
    for end in range(50, len(values), 50):
        reading = Samples(values[end - 50 : end], 250.0, "ecg")
        result += beats_in(stream.add(end / 250.0, reading))
    assert len(result) >= at.size - 4
    assert all(700.0 < beat.rr_ms < 1000.0 for beat in result)


def test_a_sensor_that_tells_a_rate_alone_is_one_without_intervals() -> None:
    stream = connected()
    events = stream.add(1.0, HeartRate(64.0))
    assert SourceChanged(1.0, NAME, 1.0, gives_rr=False) in events
    assert HeartRateReported(1.0, 64.0) in events
    assert stream.add(2.0, HeartRate(0.0)) == []


def test_beside_intervals_its_rate_is_of_no_use() -> None:
    stream = connected()
    stream.add(1.0, Intervals([800.0]))
    assert stream.add(1.5, HeartRate(64.0)) == []


def test_it_says_when_it_does_not_touch_and_how_full_it_is() -> None:
    stream = connected()
    assert stream.add(1.0, Battery(80)) == [BatteryReported(1.0, 80)]
    assert stream.add(2.0, SkinContact(is_good=False)) == [
        ContactChanged(2.0, Contact.LOST, PluginSensorOffSkin())
    ]


def test_one_from_which_nothing_ever_comes_is_told_once() -> None:
    stream = connected()
    assert stream.check_silence(4.0) == []
    assert stream.check_silence(5.0) == [LinkChanged(5.0, Link.LOST, PluginSensorSilent("acme"))]
    assert stream.check_silence(6.0) == []


def test_where_everything_but_beats_comes_the_contact_is_poor() -> None:
    stream = connected()
    stream.add(1.0, Intervals([800.0]))
    result = [e for t in range(2, 20) for e in stream.add(float(t), Battery(80))]
    poor = [e for e in result if isinstance(e, ContactChanged)]
    assert poor == [ContactChanged(7.0, Contact.POOR, NoBeatInSignal())]


def test_silence_and_return_are_told_once_each() -> None:
    stream = connected()
    stream.add(1.0, Intervals([800.0]))
    assert stream.check_silence(3.0) == []
    silent = PluginSensorSilent("acme")
    assert LinkChanged(8.0, Link.LOST, silent) in stream.check_silence(8.0)
    assert stream.check_silence(9.0) == stream.mark_lost(9.0, silent) == []
    events = stream.add(12.0, Intervals([800.0]))
    assert [e.link for e in events if isinstance(e, LinkChanged)] == [
        Link.CONNECTED,
        Link.STREAMING,
    ]


def test_more_heart_than_time_is_no_heart() -> None:
    stream, result = connected(), []
    for n in range(60):
        result += beats_in(stream.add(1.0 + 0.2 * n, Intervals([800.0])))
    assert len(result) < 30


numbers = st.floats() | st.integers() | st.text(max_size=3) | st.none()
readings = st.one_of(
    st.builds(Intervals, st.lists(numbers, max_size=3), numbers),
    st.builds(Samples, st.lists(numbers, max_size=3), numbers, st.text(max_size=3)),
    st.builds(HeartRate, numbers),
    st.builds(Battery, numbers),
    st.builds(SkinContact, numbers),
    numbers,
)


@given(st.lists(readings, max_size=5))
def test_whatever_comes_is_events_or_a_refusal_and_never_another_error(given: list[object]) -> None:
    stream = connected()
    for n, reading in enumerate(given):
        try:
            events = stream.add(float(n), reading)
        except (ValueError, TypeError, OverflowError):
            continue
        assert all(-10_000.0 < event.t <= nextafter(n, inf) for event in events)
