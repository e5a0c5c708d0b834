"""What a strap's packets mean, without any radio: hours in a millisecond."""

import math
import random
from bisect import bisect_right
from itertools import accumulate, pairwise
from statistics import fmean

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from devices.ble.hr_stream import HeartRateStream
from devices.ble.interval_unit import IntervalUnitDetector
from devices.ble.messages import (
    IntervalsInMilliseconds,
    IntervalsNotSent,
    NoBeatsSent,
    NoSkinContact,
    PacketsUnreadable,
    StrapLost,
    WeakSkinContact,
)
from devices.messages import BeatsExceedTime
from devices.protocols.heart_rate_service import BodySensorLocation
from tests.devices.radio.packets import golden, packet
from tests.refusals import english_of
from tests.trainer.hearts import find_gaps
from trainer.events import (
    Beat,
    Contact,
    ContactChanged,
    HeartRateReported,
    Link,
    LinkChanged,
    SensorEvent,
    SourceChanged,
)
from trainer.messages import Message


def feed(*packets: tuple[float, bytes], stream: HeartRateStream | None = None) -> list[SensorEvent]:
    stream = stream or HeartRateStream("ble:strap")
    events = stream.mark_connected(0.0)
    for t, payload in packets:
        events += stream.add_packet(payload, t)
    return events


def raws(events: list[SensorEvent]) -> list[int | None]:
    return [event.raw for event in events if isinstance(event, Beat)]


def contacts(events: list[SensorEvent]) -> list[tuple[Contact, Message | None]]:
    return [(e.contact, e.detail) for e in events if isinstance(e, ContactChanged)]


def test_a_packet_that_comes_doubled_is_heard_once() -> None:
    twice = feed((1.0, packet([800])), (1.02, packet([800])), (1.04, packet([800])))
    assert raws(twice) == [800]


def test_equal_beats_that_come_as_beats_do_are_all_heard() -> None:
    assert raws(feed(*((0.8 * n, packet([800])) for n in range(1, 6)))) == [800] * 5


@pytest.mark.parametrize(
    ("again", "fresh"),
    [
        ([800, 810, 820], []),  # the last packet, once more
        ([810, 820, 830], [830]),  # its last two, and a new one
        ([820, 830], [820, 830]),  # one that is equal may be chance
        ([830, 840], [830, 840]),
    ],
)
def test_after_a_reconnect_nothing_is_told_twice(again: list[int], fresh: list[int]) -> None:
    stream = HeartRateStream("ble:strap")
    feed((3.0, packet([800, 810, 820])), stream=stream)
    stream.mark_lost(4.0)
    stream.mark_connected(9.0)
    assert raws(stream.add_packet(packet(again), 9.5)) == fresh


def test_a_steady_heart_is_heard_again_after_a_reconnect() -> None:
    stream = HeartRateStream("ble:strap")
    feed(*((float(n), packet([1024])) for n in range(1, 9)), stream=stream)
    stream.mark_lost(9.0)
    stream.mark_connected(20.0)
    again = [packet([1024])] * 10  # a pacemaker; the first is the last packet, once more
    later = [stream.add_packet(payload, 20.5 + n) for n, payload in enumerate(again)]
    assert raws([event for events in later for event in events]) == [1024] * 9


def test_an_equal_beat_for_which_there_was_no_time_is_a_repetition() -> None:
    stream = HeartRateStream("ble:strap")
    feed((3.0, packet([800, 820])), stream=stream)
    stream.mark_lost(3.1)
    stream.mark_connected(3.2)
    assert raws(stream.add_packet(packet([820, 700]), 3.9)) == [700]


def test_a_zero_is_no_beat() -> None:
    assert raws(feed((1.0, packet([0, 800, 0])))) == [800]


def test_a_sensor_that_sends_no_intervals_is_told_of_within_ten_seconds() -> None:
    events = feed(*((float(n), packet([], 72, flags=0)) for n in range(1, 15)))
    (reported,) = [
        e for e in events if isinstance(e, LinkChanged) and e.detail == IntervalsNotSent()
    ]
    assert reported.t <= 11.0
    assert [e.gives_rr for e in events if isinstance(e, SourceChanged)] == [False]
    assert [e.hr_bpm for e in events if isinstance(e, HeartRateReported)] == [72.0] * 14
    assert contacts(events) == [(Contact.GOOD, None)]


def test_intervals_that_come_after_all_are_heard() -> None:
    silent = [(float(n), packet([], 72, flags=0)) for n in range(1, 15)]
    events = feed(*silent, (15.0, packet([800])))
    assert [e.gives_rr for e in events if isinstance(e, SourceChanged)] == [False, True]
    assert [e.link for e in events if isinstance(e, LinkChanged)][-1] is Link.STREAMING
    assert raws(events) == [800]


def test_a_strap_that_is_not_worn_is_not_taken_for_one_without_intervals() -> None:
    events = feed(*((float(n), packet([], 0)) for n in range(1, 30)))
    assert contacts(events) == [(Contact.LOST, NoSkinContact())]
    assert not any(isinstance(e, HeartRateReported | SourceChanged) for e in events)


def test_contact_is_told_when_it_changes_and_only_then() -> None:
    tight = [(float(n), packet([1000 + n], 60, flags=0x16)) for n in range(1, 5)]
    loose = [(float(n), packet([1000 + n], 60, flags=0x14)) for n in range(5, 9)]
    off = [(float(n), packet([], 60, flags=0x14)) for n in range(9, 16)]
    back = [(float(n), packet([1000 + n], 60, flags=0x16)) for n in range(16, 20)]
    assert contacts(feed(*tight, *loose, *off, *back)) == [
        (Contact.GOOD, None),
        (Contact.POOR, WeakSkinContact()),
        (Contact.LOST, NoSkinContact()),
        (Contact.GOOD, None),
    ]


def test_beats_that_stay_away_though_packets_come_are_poor_contact() -> None:
    dry = [(float(n), packet([], 60)) for n in range(2, 9)]
    events = feed((1.0, packet([1000])), *dry, (9.0, packet([1001])))
    assert contacts(events) == [
        (Contact.GOOD, None),
        (Contact.POOR, NoBeatsSent()),
        (Contact.GOOD, None),
    ]


def test_a_lost_connection_is_lost_contact_and_begins_a_new_segment() -> None:
    stream = HeartRateStream("ble:strap")
    feed((1.0, packet([1000])), (2.0, packet([1001])), stream=stream)
    assert contacts(stream.mark_lost(8.0)) == [(Contact.LOST, StrapLost())]
    stream.mark_connected(20.0)
    (beat,) = [e for e in stream.add_packet(packet([1002]), 21.0) if isinstance(e, Beat)]
    assert beat.t == 21.0


def test_a_clock_that_jumps_while_the_computer_sleeps_leaves_a_gap() -> None:
    events = feed((1.0, packet([1000])), (2.0, packet([1001])), (3602.0, packet([1002])))
    last = [e for e in events if isinstance(e, Beat)][-1]
    assert last.t == 3602.0


def test_a_place_other_than_the_chest_is_told_of_once() -> None:
    stream = HeartRateStream("ble:strap")
    feed(stream=stream)
    assert stream.set_location(BodySensorLocation.EAR_LOBE, 0.5) == []
    events = [*stream.add_packet(packet([800]), 1.0), *stream.add_packet(packet([810]), 2.0)]
    (reported,) = [e for e in events if isinstance(e, LinkChanged)]
    assert reported.link is Link.STREAMING
    assert "ear lobe" in english_of(reported.detail)
    assert stream.set_location(BodySensorLocation.CHEST, 3.0) == []


def test_packets_that_nobody_understands_are_told_of_once() -> None:
    stream = HeartRateStream("ble:strap")
    events = feed(*((float(n), b"\x10" + bytes([60, n])) for n in range(1, 12)), stream=stream)
    assert [e.detail for e in events if isinstance(e, LinkChanged)] == [None, PacketsUnreadable()]


def strap_in(unit_s: float, seed: int, lost: float = 0.0) -> list[tuple[float, bytes]]:
    """Two minutes of a strap that counts in this unit, a packet a second."""
    rng = random.Random(seed)
    raw = [round((0.85 + rng.uniform(-0.06, 0.06)) / unit_s) for _ in range(150)]
    times = list(accumulate(r * unit_s for r in raw))
    packets = []
    for second in range(1, 120):
        inside = [r for r, t in zip(raw, times, strict=True) if second - 1 < t <= second]
        if rng.random() >= lost:
            packets.append((second + rng.uniform(0.005, 0.03), packet(inside, 60 + second % 5)))
    return packets


@pytest.mark.parametrize("seed", range(10))
def test_a_strap_that_counts_in_milliseconds_is_found_out(seed: int) -> None:
    events = feed(*strap_in(0.001, seed))
    (change,) = [e for e in events if isinstance(e, SourceChanged)]
    assert 55.0 < change.t < 118.0
    assert change.resolution_ms == 1.0
    assert any(isinstance(e, LinkChanged) and e.detail == IntervalsInMilliseconds() for e in events)
    after = [e for e in events if isinstance(e, Beat) and e.t > change.t + 1]
    assert all(beat.rr_ms == beat.raw for beat in after)


def heart_of(seed: int, mean_s: float) -> list[float]:
    """Two minutes of intervals (s) with a breath of 10 s in them."""
    rng, t, rr_s = random.Random(seed), 0.0, []
    while t < 120.0:
        rr_s.append(mean_s + 0.05 * math.sin(2.0 * math.pi * t / 10.0) + rng.gauss(0.0, 0.02))
        t += rr_s[-1]
    return rr_s


def packets_of(
    rr_s: list[float], unit_s: float, *, at_once: bool, seed: int, lost: float = 0.0
) -> list[tuple[float, bytes]]:
    """A strap that counts in this unit and tells the rate of the last eight beats: a packet a beat, or a second."""
    rng = random.Random(seed)
    raw = [round(rr / unit_s) for rr in rr_s]
    times = list(accumulate(r * unit_s for r in raw))
    rates = [round(60.0 / fmean(rr_s[max(0, n - 7) : n + 1])) for n in range(len(rr_s))]
    leaves = times if at_once else [n + rng.random() * 0.001 for n in range(1, 119)]
    packets, sent = [], 0
    for leave in leaves:
        until = bisect_right(times, leave)
        if rng.random() >= lost:
            arrives = leave + rng.uniform(0.005, 0.04)
            packets.append((arrives, packet(raw[sent:until], rates[max(0, until - 1)])))
        sent = until
    return packets


def gaps_in(events: list[SensorEvent]) -> int:
    beats = [e for e in events if isinstance(e, Beat)]
    t, rr_ms = np.array([e.t for e in beats]), np.array([e.rr_ms for e in beats])
    return len(find_gaps(t, rr_ms))


@pytest.mark.parametrize("mean_s", [0.5, 0.7, 0.85, 1.2])
@pytest.mark.parametrize(("at_once", "within_s"), [(True, 20.0), (False, 45.0)])
def test_milliseconds_are_found_out_early_where_the_heart_rate_agrees_and_make_no_gap(
    mean_s: float, at_once: bool, within_s: float
) -> None:
    for seed in range(3):
        events = feed(*packets_of(heart_of(seed, mean_s), 0.001, at_once=at_once, seed=seed))
        (change,) = [e for e in events if isinstance(e, SourceChanged)]
        assert change.t < within_s
        assert gaps_in(events) == 0


@pytest.mark.parametrize("mean_s", [0.976, 1.0, 1.024])
def test_nor_do_they_make_a_gap_where_the_heart_keeps_the_pace_of_the_packets(
    mean_s: float,
) -> None:
    for seed in range(3):
        events = feed(*packets_of(heart_of(seed, mean_s), 0.001, at_once=False, seed=seed))
        assert gaps_in(events) == 0
        assert [e for e in events if isinstance(e, SourceChanged)]


@pytest.mark.parametrize("mean_s", [0.5, 0.85, 0.976, 1.0])
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("lost", [0.0, 0.025])
def test_a_strap_that_keeps_the_standard_is_left_alone_and_keeps_its_gaps(
    mean_s: float, at_once: bool, lost: float
) -> None:
    for seed in range(4):
        rr_s = heart_of(seed, mean_s)
        with_loss = packets_of(rr_s, 1 / 1024, at_once=at_once, seed=seed, lost=lost)
        events = feed(*with_loss)
        assert not [e for e in events if isinstance(e, SourceChanged)]
        assert (gaps_in(events) > 0) is (lost > 0.0) or not at_once


@pytest.mark.parametrize("lost", [0.0, 0.02, 0.1])
@pytest.mark.parametrize("seed", range(10))
def test_a_strap_that_keeps_the_standard_is_never_suspected(seed: int, lost: float) -> None:
    events = feed(*strap_in(1 / 1024, seed, lost))
    assert not any(isinstance(e, SourceChanged) for e in events)
    assert all(e.rr_ms == (e.raw or 0) * 1000 / 1024 for e in events if isinstance(e, Beat))


@pytest.mark.parametrize("raw", range(990, 1011))
def test_a_steady_heart_at_the_pace_of_the_packets_is_never_suspected(raw: int) -> None:
    """At 61.4 beats a minute the newest beat of each packet is 24 ms older than that of the one before."""
    check = IntervalUnitDetector(60.0)
    beats = 0
    for second in range(1, 600):
        due = int(second * 1024 / raw)
        assert not check.is_in_ms((raw,) * (due - beats), float(second))
        beats = due


@given(
    st.lists(
        st.tuples(
            st.binary(max_size=24),
            st.floats(0.0, 20.0),
            st.sampled_from(["packet", "lost", "worn"]),
        ),
        max_size=60,
    )
)
def test_whatever_a_sensor_sends_beats_are_in_order_and_none_is_made_up(
    story: list[tuple[bytes, float, str]],
) -> None:
    stream = HeartRateStream("ble:strap")
    events: list[SensorEvent] = []
    t = 1.0
    for payload, gap_s, what in story:
        t += gap_s + 0.001
        if what == "lost":
            events += [*stream.mark_lost(t), *stream.mark_connected(t)]
        if what == "worn":
            events += stream.set_location(BodySensorLocation.WRIST, t)
        fresh = stream.add_packet(payload, t)
        beats = [e for e in fresh if isinstance(e, Beat)]
        assert len(beats) <= len(payload) // 2
        assert all(beat.t <= t and beat.received == t for beat in beats)
        events += fresh
    reported = [e for e in events if isinstance(e, Beat)]
    assert all(a.t < b.t for a, b in pairwise(reported))
    for kind in (LinkChanged, ContactChanged):
        changes = [e for e in events if isinstance(e, kind)]
        assert all((a.detail, type(a)) and a != b for a, b in pairwise(changes))


def test_a_golden_series_passes_unchanged() -> None:
    series = golden(300, 500, 1200)
    times = accumulate(raw / 1024 for raw in series)
    assert raws(feed(*((t, packet([raw])) for t, raw in zip(times, series, strict=True)))) == series


def doubled(later_s: float, *, is_same: bool) -> list[tuple[float, bytes]]:
    """A minute of a strap whose every packet comes again, byte for byte or with another heart rate in it."""
    series = golden(80, 650, 850, seed=7)
    ends = list(accumulate(raw / 1024 for raw in series))
    first = [(t, packet([raw], 80)) for t, raw in zip(ends, series, strict=True)]
    rate = 80 if is_same else 81
    again = [(t + later_s, packet([raw], rate)) for t, raw in zip(ends, series, strict=True)]
    return sorted(first + again)


def test_beats_for_which_there_is_no_time_are_not_counted_and_it_is_said() -> None:
    events = feed(*doubled(0.3, is_same=False))
    assert BeatsExceedTime() in [detail for _, detail in contacts(events)]
    heart_s = sum(event.rr_ms for event in events if isinstance(event, Beat)) / 1000
    assert heart_s < 15.0


def test_a_strap_that_stops_telling_everything_twice_is_believed_again() -> None:
    stream = HeartRateStream("ble:strap")
    feed(*doubled(0.3, is_same=False), stream=stream)
    series = golden(60, 650, 850, seed=9)
    times = accumulate((raw / 1024 for raw in series), initial=65.0)
    later = [
        event
        for t, raw in zip(times, series, strict=False)
        for event in stream.add_packet(packet([raw]), t)
    ]
    assert len(raws(later)) > 40
    assert contacts(later)[-1] == (Contact.GOOD, None)


def test_equal_beats_that_a_stalled_radio_delivers_at_once_are_all_heard() -> None:
    sent = [0.8 * n for n in range(1, 20)]
    arrived = [t if t < 4.0 or t > 8.0 else 8.15 + 0.01 * n for n, t in enumerate(sent)]
    assert raws(feed(*((t, packet([819])) for t in arrived))) == [819] * 19


@pytest.mark.parametrize(("every_s", "raw"), [(0.5, [512]), (1.0, [512, 512])])
def test_equal_packets_that_come_at_a_steady_pace_are_all_heard_after_a_stall(
    every_s: float, raw: list[int]
) -> None:
    sent = [0.2 + every_s * n for n in range(1, 19)]
    arrived = [t if t < 4.0 or t > 7.3 else 7.33 + 0.001 * n for n, t in enumerate(sent)]
    assert raws(feed(*((t, packet(raw)) for t in arrived))) == raw * 18


def test_doubled_packets_that_a_stalled_radio_delivers_at_once_count_once() -> None:
    series = golden(60, 650, 850)
    ends = list(accumulate(raw / 1024 for raw in series))
    packets = [
        (max(t, 24.0) if 20.0 < t < 24.0 else t, packet([raw]))
        for t, raw in zip(ends, series, strict=True)
    ]
    twice = [(t + more, payload) for t, payload in packets for more in (0.0, 0.004)]
    assert raws(feed(*twice)) == series


@given(st.integers(0, 1000), st.floats(0.01, 0.3), st.floats(0.0, 0.05), st.booleans())
@example(406, 0.25, 0.0, True)
def test_packets_delivered_twice_at_any_time_count_once(
    seed: int, later_s: float, jitter_s: float, per_second: bool
) -> None:
    rng = random.Random(seed)
    series = [round(1024 * rr_s) for rr_s in heart_of(seed, 0.6 + 0.5 * rng.random())]
    ends = list(accumulate(raw / 1024 for raw in series))
    leaves = sorted({float(int(t) + 1) for t in ends}) if per_second else ends
    packets, sent = [], 0
    for leave in leaves:
        until = bisect_right(ends, leave)
        arrives = leave + rng.uniform(0.0, jitter_s)
        payload = packet(series[sent:until], 60 + until % 30)
        packets += (
            [(arrives, payload), (arrives + min(later_s, 0.4), payload)] if sent < until else []
        )
        sent = until
    assert raws(feed(*packets)) == series
