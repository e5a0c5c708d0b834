"""The plotter repeats an interval with every line: which lines begin a beat?"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.decoder import Decoded, DecodedInterval, HeartRate, OnSkin, Sample
from devices.protocols.pulsesensor_plotter import plotter


def lines_of(rr_ms: list[int], bpm: int | None = None) -> bytes:
    """Fifty lines a second; each interval is told from the beat that ends it."""
    ends = np.cumsum(rr_ms)
    stream = b"\n"
    for t in range(int(ends[0]), int(ends[-1]) + 60, 20):
        rr = rr_ms[int(np.searchsorted(ends, t, "right")) - 1]
        stream += b"%d,%d,512\n" % (bpm or 60_000 // rr, rr)
    return stream


def intervals(decoded: list[Decoded]) -> list[float]:
    return [item.rr_ms for item in decoded if isinstance(item, DecodedInterval)]


def test_a_beat_is_told_where_the_interval_changes() -> None:
    stream = b"\n0,600,512\n70,850,512\n70,850,513\n71,842,514\n71,842,515\n"
    assert plotter().feed(stream) == [
        Sample(512),
        Sample(512),
        OnSkin(True),
        HeartRate(70.0),
        Sample(513),
        Sample(514),
        HeartRate(71.0),
        DecodedInterval(842.0, 842),
        Sample(515),
    ]


@given(st.lists(st.integers(0, 400), max_size=12), st.integers(1, 9999))
def test_one_damaged_line_is_no_beat(at: list[int], wrong: int) -> None:
    """Damage on its own, here and there; two damaged lines alike in a row are another matter."""
    sent = [850, 840, 860, 900, 870, 850, 830, 850, 870]
    lines = lines_of(sent, bpm=70).splitlines(keepends=True)
    alone = [i for i in sorted(set(at)) if i + 1 not in at and 2 < i < len(lines) - 3]
    changes = {i for i, (a, b) in enumerate(pairwise(lines)) if a != b}
    for i in alone:
        if not changes & {i - 1, i, i + 1}:
            lines[i] = b"70,%d,512\n" % wrong
    assert intervals(plotter().feed(b"".join(lines))) == sent[1:]


def test_two_beats_that_were_equally_long_are_two() -> None:
    sent = [850, 840, 840, 860, 860, 860, 830]
    assert intervals(plotter().feed(lines_of(sent))) == sent[1:]
    assert intervals(plotter().feed(lines_of(sent, bpm=70))) == sent[1:]


def test_a_slowing_heart_is_not_counted_twice() -> None:
    sent = [800, 820, 1240, 1900, 1800]
    assert intervals(plotter().feed(lines_of(sent, bpm=50))) == sent[1:]


some_intervals = st.sampled_from([800, 804, 1000]) | st.integers(300, 600).map(lambda n: 2 * n)


@given(st.lists(some_intervals, min_size=2, max_size=30), st.sampled_from([None, 70]))
def test_no_beat_is_lost_and_none_is_invented(sent: list[int], bpm: int | None) -> None:
    """Only of those at the end, which were as long as the one before, some may not be certain yet."""
    result = intervals(plotter().feed(lines_of(sent, bpm)))
    rest = sent[1 + len(result) :]
    assert result == sent[1 : 1 + len(result)]
    assert set(rest) <= {sent[len(result)]}
    assert sum(rest) < 2.5 * sent[-1]


@pytest.mark.parametrize("rr_ms", [600, 1000])
def test_a_heart_like_a_clock_is_heard_too(rr_ms: int) -> None:
    result = intervals(plotter().feed(lines_of([rr_ms] * 60)))
    assert 55 <= len(result) <= 60
    assert set(result) == {float(rr_ms)}


def test_the_interval_that_the_board_makes_up_when_it_has_lost_the_pulse_is_no_beat() -> None:
    stream = b"\n" + b"70,850,1\n" * 2 + b"71,840,1\n" * 2 + b"0,600,1\n" * 100
    stream += b"70,850,1\n" * 20 + b"69,870,1\n" * 2
    result = plotter().feed(stream)
    assert intervals(result) == [840.0, 870.0]
    assert [item.on_skin for item in result if isinstance(item, OnSkin)] == [True, False, True]


@pytest.mark.parametrize(("rr_ms", "lines"), [(600, 75), (800, 100), (1000, 125)])
def test_a_beat_like_the_one_before_is_told_after_two_and_a_half_of_them(
    rr_ms: int, lines: int
) -> None:
    """Counted from the line in which the beat before stood first, although the second confirmed it."""
    decoder = plotter()
    decoder.feed(b"\n" + b"70,700,1\n" * 40)
    changed = b"70,%d,1\n" % rr_ms
    assert intervals(decoder.feed(changed * 2)) == [float(rr_ms)]
    assert intervals(decoder.feed(changed * (lines - 2))) == []
    assert intervals(decoder.feed(changed)) == [float(rr_ms)]


def test_the_time_before_the_pulse_was_lost_is_no_time_between_beats() -> None:
    """The board holds 840 ms for 1.6 s, loses the pulse, and holds 850 ms for 0.8 s when it is back."""
    stream = b"\n" + b"70,850,1\n" * 2 + b"70,840,1\n" * 80 + b"0,600,1\n" * 10
    stream += b"70,850,1\n" * 40 + b"70,870,1\n" * 2
    assert intervals(plotter().feed(stream)) == [840.0, 870.0]


def test_a_damaged_line_is_counted_as_one_line() -> None:
    """Every other line between the changes is damaged, and no two alike."""
    sent = [850, 800, 800, 850, 800, 1000, 850]
    lines = lines_of(sent, bpm=70).splitlines(keepends=True)
    changes = {i for i, (a, b) in enumerate(pairwise(lines)) if a != b}
    damaged = 0
    for i in range(4, len(lines) - 2, 2):
        if not changes & {i - 2, i - 1, i, i + 1}:
            lines[i] = b"70,%d,1\n" % (301 + i)
            damaged += 1
    assert damaged > 90
    assert intervals(plotter().feed(b"".join(lines))) == sent[1:]


def test_where_a_pulse_was_found_the_first_beat_is_certain_after_two_and_a_half_intervals() -> None:
    decoder = plotter()
    assert intervals(decoder.feed(b"\n" + b"0,600,1\n" * 9 + b"75,800,1\n" * 2)) == []
    assert intervals(decoder.feed(b"75,800,1\n" * 99)) == []
    assert intervals(decoder.feed(b"75,800,1\n")) == [800.0]
