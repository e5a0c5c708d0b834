"""A recording in windows: every beat is in exactly one, and none is told that holds no beat."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.event_series import EventSeries
from trainer.events import Beat
from trainer.recording import Recording
from trainer.session.windows import list_windows

LENGTHS_S = st.sampled_from([10.0, 60.0, 300.0, 0.1 * 333, 1e6])
TIMES = st.floats(-1e9, 1e12, allow_nan=False)


def recording(beats: list[tuple[float, float]]) -> Recording:
    events = EventSeries(Beat(t, rr_ms) for t, rr_ms in beats)
    return Recording("x", None, "test", None, None, events)


@given(
    beats=st.lists(st.tuples(TIMES, st.floats(-1e300, 1e300)), min_size=1, max_size=50),
    length_s=LENGTHS_S,
)
def test_every_beat_is_in_exactly_one_window(
    beats: list[tuple[float, float]], length_s: float
) -> None:
    windows = list_windows(recording(beats), length_s)
    t = np.array([beat[0] for beat in beats])
    inside = [(t >= w.start_s) & (t <= w.last_moment_s) for w in windows]
    assert np.all(np.sum(inside, axis=0) == 1)
    assert all(each.any() for each in inside)


def test_windows_are_counted_from_the_first_interval_across_a_hole() -> None:
    beats = [(100.8 + 0.8 * n, 800.0) for n in range(100)]
    beats += [(1000.0 + 0.8 * n, 800.0) for n in range(20)]
    windows = list_windows(recording(beats), 60.0)
    assert [w.number for w in windows] == [0, 1, 15]
    assert windows[1].start_s == windows[0].stop_s == 160.0


def test_without_beats_there_is_no_window() -> None:
    assert list_windows(recording([]), 60.0) == []
