"""Which part sounds when, and at which sample, however unevenly the window calls."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import PatternError
from trainer.pacing import BreathPattern, Pacer
from ui.audio.schedule import StreamClock, tone_events_between
from ui.audio.synthesis import BREATHS, RATE_HZ


def breath(of: tuple[float, float, float, float]) -> BreathPattern | None:
    try:
        return BreathPattern(*of)
    except PatternError:
        return None


lengths = st.tuples(st.floats(1, 6), st.floats(0, 3), st.floats(1, 11), st.floats(0, 3))
breaths = lengths.map(breath).filter(bool)


@given(breaths, st.floats(-50, 50), st.floats(0, 500))
def test_the_plan_says_what_the_pacer_says(pattern: BreathPattern, began: float, t: float) -> None:
    pacer = Pacer(pattern, began)
    point = pacer.at(t)
    now = [p for p in tone_events_between(pacer, t, t + 1.0) if p.began <= t]
    if point.left_s < 1e-4 or point.progress < 1e-4:
        return
    assert [p.phase for p in now] == ([point.phase] if point.phase in BREATHS else [])
    if now:
        assert now[0].ends - t == pytest.approx(point.left_s, abs=1e-6)


@given(breaths, st.floats(-50, 50), st.floats(0, 500), st.floats(0, 30))
def test_no_part_is_told_twice_or_left_out(
    pattern: BreathPattern, began: float, start: float, length_s: float
) -> None:
    """One phase after the other, and between them, before and after nothing but a hold."""
    end = start + length_s
    parts = tone_events_between(Pacer(pattern, began), start, end)
    edges = [start, *(edge for part in parts for edge in (part.began, part.ends)), end]
    gaps_s = [after - before for before, after in zip(edges[::2], edges[1::2], strict=True)]
    longest_s = max(pattern.hold_full_s, pattern.hold_empty_s)
    assert all(gap_s <= longest_s + 1e-5 for gap_s in gaps_s)
    assert all(gap_s >= -1e-5 for gap_s in gaps_s[1:-1])
    assert all(a.phase is not b.phase for a, b in pairwise(parts))


frames = st.lists(st.floats(0.01, 0.9), min_size=3, max_size=60)


@given(frames, st.sampled_from([480, 1200, 2048]), st.floats(0, 600), st.floats(0, 0.2))
def test_a_moment_is_found_in_the_stream_to_half_a_block(
    waits_s: list[float], block: int, opened: float, latency_s: float
) -> None:
    """The loudspeaker was opened at `opened` and takes its blocks on time; only the calls are uneven."""
    clock = StreamClock(latency_s)
    for passed_s in accumulate(waits_s):
        asked = (int(passed_s * RATE_HZ) // block + 1) * block
        assert not clock.follow(opened + passed_s, asked, block)
        off = clock.sample_at(opened + 5.0) - (5.0 - latency_s) * RATE_HZ
        assert abs(off) <= block / 2 + 2


def test_clocks_that_were_moved_against_each_other_are_noticed_once() -> None:
    clock = StreamClock(0.0)
    result = [clock.follow(t, round(9.0 * RATE_HZ), 0) for t in (9.0, 9.01, 0.0, 0.01)]
    assert result == [False, False, True, False]
    assert clock.sample_at(1.0) == pytest.approx(10.0 * RATE_HZ, abs=0.01 * RATE_HZ)
