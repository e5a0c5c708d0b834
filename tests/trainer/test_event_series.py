"""A series of events is the tuple of them, in less memory."""

from array import array
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.any_event import events
from trainer.event_series import BeatSeries, EventSeries, beats_in, others_in
from trainer.events import Beat, ChestMoved, Event, Tick

MIXED: tuple[Event, ...] = (
    Tick(0.0),
    Beat(0.8, 800.0),
    Beat(1.6, 801.0),
    Tick(2.0),
    ChestMoved(2.1, 25.0, ((1, -2, 1000), (32_767, -32_768, 0))),
    Beat(2.4, 802.0),
    Tick(3.0),
)


@given(
    st.lists(events, max_size=12),
    st.integers(-14, 14),
    st.integers(-14, 14),
    st.sampled_from([1, 2, -1]),
)
def test_whatever_happened_is_read_back_in_any_way(
    happened: list[Event], a: int, b: int, step: int
) -> None:
    series = EventSeries(happened)
    assert tuple(series) == tuple(happened)
    assert series == tuple(happened)
    assert len(series) == len(happened)
    assert [series[i] for i in range(-len(happened), len(happened))] == [*happened, *happened]
    assert series[a:b:step] == tuple(happened[a:b:step])
    assert [*others_in(series)] == [e for e in happened if not isinstance(e, Beat)]
    assert [*beats_in(series)] == [e for e in happened if isinstance(e, Beat)]


def test_there_is_nothing_before_the_first_and_behind_the_last() -> None:
    series = EventSeries(MIXED)
    assert [series[i] for i in range(7)] == list(MIXED)
    assert (series[-1], series[-7]) == (MIXED[6], MIXED[0])
    for index in (7, -8, 100):
        with pytest.raises(IndexError):
            series[index]
    assert series != MIXED[:-1]
    assert series != (*MIXED[:-1], Tick(3.1))
    assert series != list(MIXED)
    assert series == EventSeries(MIXED)


def test_what_is_known_of_some_beats_is_kept_for_them_and_not_made_up_for_others() -> None:
    known = [None, 0, -3, 854, 2**53]
    arrived = [None, 0.5, 1.25]
    told: list[Event] = [
        Beat(float(n), 800.0, *both) for n, both in enumerate(product(known, arrived))
    ]
    for order in (told, told[::-1], [*told[:2], Tick(0.0), *told[2:]]):
        assert [*EventSeries(order)] == order
        assert EventSeries(order)[len(order) - 1] == order[-1]


@pytest.mark.parametrize(
    "beat",
    [
        Beat(1, 800.0),
        Beat(1.0, 800),
        Beat(1.0, 800.0, 2**53 + 1),
        Beat(1.0, 800.0, True),
        Beat(1.0, 800.0, None, 1),
        Beat(1.0, 800.0, None, float("nan")),
    ],
)
def test_a_beat_that_numbers_alone_would_change_stays_as_it_is(beat: Beat) -> None:
    series = EventSeries([Beat(0.5, 800.0), beat])
    assert series.columns is None
    back = series[1]
    assert isinstance(back, Beat)
    assert repr(back) == repr(beat)
    plain = EventSeries([Beat(0.5, 800.0), Tick(1.0), Beat(1.5, 801.0)])
    assert plain.columns is not None
    assert [list(column) for column in plain.columns] == [[0.5, 1.5], [800.0, 801.0]]


@pytest.mark.parametrize("axis", [32_768, -32_769])
def test_a_movement_beyond_every_sensor_is_kept_too(axis: int) -> None:
    moved = ChestMoved(1.0, 25.0, ((axis, 0, 0),))
    assert EventSeries([moved])[0] == moved


def test_a_series_can_be_made_of_columns() -> None:
    t, rr, raw = (
        array("d", values) for values in ([1.0, 2.0, 3.0], [800.0, 801.0, 802.0], [5, 6.5, 7])
    )
    others = [(0, Tick(0.0)), (2, Tick(1.5)), (5, Tick(9.0))]
    series = EventSeries.of_beats(memoryview(t), memoryview(rr), memoryview(raw), others)
    assert tuple(series) == (
        *(Tick(0.0), Beat(1.0, 800.0, 5), Tick(1.5)),
        *(Beat(2.0, 801.0), Beat(3.0, 802.0, 7), Tick(9.0)),
    )
    assert tuple(EventSeries.of_beats(memoryview(t), memoryview(rr))) == (
        *(Beat(1.0, 800.0), Beat(2.0, 801.0), Beat(3.0, 802.0)),
    )
    beats = BeatSeries([Beat(1.0, 800.0), Beat(2.0, 801.0)])
    assert (len(beats), beats[0], beats[1:]) == (2, Beat(1.0, 800.0), (Beat(2.0, 801.0),))
    assert beats.columns is not None
