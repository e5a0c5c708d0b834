"""When did each beat happen, if packets bunch, stall, get lost and come twice?"""

import math
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.timestamps import BeatClock, SampleClock
from trainer.events import Beat

MINUTES = 20
SETTLED = 12  # beats: before that nobody can know how late the first packet was

TrueBeat = tuple[float, int]  # the true moment of a beat and the interval before it, 1/1024 s


def heart(rng: random.Random, mean_s: float = 0.85) -> list[TrueBeat]:
    beats: list[TrueBeat] = []
    t = 0.0
    while t < MINUTES * 60:
        swing_s = 0.05 * math.sin(2 * math.pi * t / 10)
        raw = round((mean_s + swing_s + rng.gauss(0, 0.02)) * 1024)
        t += raw / 1024
        beats.append((t, raw))
    return beats


def packets(
    rng: random.Random, beats: Sequence[TrueBeat], stalls: float = 0.0, lost: float = 0.0
) -> Iterator[tuple[float, list[TrueBeat]]]:
    """A packet a second with the beats since the last, 5 to 40 ms in the air, in order."""
    waiting = list(beats)
    leaves, arrives = rng.random(), 0.0
    while waiting:
        leaves += 1.0
        inside = [beat for beat in waiting if beat[0] <= leaves]
        waiting = waiting[len(inside) :]
        late = rng.uniform(1, 4) if rng.random() < stalls else 0.0
        arrives = max(arrives, leaves + rng.uniform(0.005, 0.04) + late)
        if rng.random() >= lost:
            yield arrives, inside


def errors_ms(seed: int, stalls: float = 0.0, lost: float = 0.0) -> list[float]:
    rng = random.Random(seed)
    clock = BeatClock()
    errors = []
    for received, inside in packets(rng, heart(rng), stalls, lost):
        reported = clock.timestamp_beats([raw / 1.024 for _, raw in inside], received)
        errors += [(b.t - truth) * 1000 for b, (truth, _) in zip(reported, inside, strict=True)]
    return errors[SETTLED:]


@pytest.mark.parametrize(
    ("stalls", "lost", "worst_ms"), [(0.0, 0.0, 25.0), (0.01, 0.0, 60.0), (0.0, 0.01, 240.0)]
)
def test_beats_lie_where_they_happened_within_the_table_of_the_facts(
    stalls: float, lost: float, worst_ms: float
) -> None:
    spread_ms = fmean(pstdev(errors_ms(seed, stalls, lost)) for seed in range(6))
    assert spread_ms <= worst_ms


def test_the_time_of_arrival_itself_would_be_ten_times_worse() -> None:
    rng = random.Random(1)
    arrivals = [
        (received - truth) * 1000
        for received, inside in packets(rng, heart(rng))
        for truth, _ in inside
    ]
    assert pstdev(arrivals) > 10 * pstdev(errors_ms(1))


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 0xFFFF), max_size=9),
            st.floats(0.0, 100.0).map(lambda gap_s: round(gap_s, 3)),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_whatever_comes_beats_are_in_order_and_never_after_their_arrival(
    arrivals: list[tuple[list[int], float, bool]],
) -> None:
    clock = BeatClock()
    reported: list[Beat] = []
    received = 1.0
    for raw, gap_s, broke in arrivals:
        received += gap_s + 0.001  # time moves between packets
        if broke:
            clock.start_segment()
        beats = clock.timestamp_beats([r / 1.024 for r in raw], received, raw)
        assert [b.raw for b in beats] == raw
        assert all(b.t <= received and b.received == received for b in beats)
        reported += beats
    assert all(a.t < b.t for a, b in pairwise(reported))


def test_a_burst_after_a_gap_lies_back_from_its_arrival_and_the_rest_stays_a_gap() -> None:
    clock = BeatClock()
    clock.timestamp_beats([800.0], 10.0)
    clock.start_segment()
    burst = clock.timestamp_beats([800.0, 900.0, 1000.0], 40.0)
    assert [b.t for b in burst] == pytest.approx([38.1, 39.0, 40.0])


def test_beats_that_a_sensor_repeats_are_squeezed_and_nothing_told_is_moved() -> None:
    clock = BeatClock()
    (before,) = clock.timestamp_beats([800.0], 10.0)
    clock.start_segment()
    again = clock.timestamp_beats([800.0, 800.0, 800.0], 10.5)
    assert before.t < again[0].t < again[1].t < again[2].t == 10.5


def test_a_late_packet_does_not_move_the_beats_in_it() -> None:
    clock = BeatClock()
    punctual = [clock.timestamp_beats([800.0], 0.8 * n)[0].t for n in range(1, 21)]
    late = clock.timestamp_beats([800.0, 800.0, 800.0], 16.0 + 3 * 0.8 + 1.5)
    assert [b.t for b in late] == pytest.approx([16.8, 17.6, 18.4], abs=0.01)
    assert punctual[-1] == pytest.approx(16.0)


def test_lost_packets_are_noticed_within_four_seconds() -> None:
    clock = BeatClock()
    for n in range(1, 21):
        clock.timestamp_beats([800.0], 0.8 * n)
    for n in range(25, 31):  # four beats never come
        (beat,) = clock.timestamp_beats([800.0], 0.8 * n)
    assert beat.t == pytest.approx(24.0)


def test_samples_lie_on_a_steady_line_though_they_arrive_in_lumps() -> None:
    rng = random.Random(4)
    clock = SampleClock(60.0)
    count, worst = 0, 0.0
    for lump in range(1, 600):
        fresh = rng.randint(1, 12)
        count += fresh
        clock.add_arrival(fresh, 5.0 + count / 60.0 + rng.uniform(0.001, 0.05))
        if lump > 100:
            worst = max(worst, abs(clock.timestamp_sample(count - 1) - (5.0 + count / 60.0)))
    assert worst < 0.03


@pytest.mark.parametrize("true_hz", [59.5, 60.5])
def test_a_sensor_whose_crystal_is_off_does_not_run_away(true_hz: float) -> None:
    clock = SampleClock(60.0)
    for n in range(1, 60 * 120):
        clock.add_arrival(1, n / true_hz)
    assert clock.timestamp_sample(60 * 120 - 2) == pytest.approx((60 * 120 - 1) / true_hz, abs=0.06)


def test_after_a_break_samples_before_it_stay_where_they_were() -> None:
    clock = SampleClock(50.0)
    clock.add_arrival(50, 1.0)
    clock.start_segment()
    clock.add_arrival(50, 31.0)
    assert clock.timestamp_sample(49) == pytest.approx(1.0)
    assert clock.timestamp_sample(49.5) == pytest.approx(1.01)
    assert clock.timestamp_sample(50) == pytest.approx(31.0 - 49 / 50)


def test_samples_that_were_dropped_shift_the_line_once_and_for_good() -> None:
    clock = SampleClock(50.0)
    for n in range(1, 500):
        clock.add_arrival(1, n / 50)
    for n in range(550, 800):  # a second of them is missing
        clock.add_arrival(1, n / 50)
    assert clock.timestamp_sample(499 + 250 - 1) == pytest.approx(799 / 50, abs=0.01)


def test_asking_before_the_first_sample_is_a_mistake_and_so_is_a_rate_of_zero() -> None:
    with pytest.raises(ValueError, match="no sample"):
        SampleClock(50.0).timestamp_sample(0)
    with pytest.raises(ValueError, match="no clock"):
        SampleClock(0.0)
