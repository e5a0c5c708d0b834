"""A table becomes beats: those whose clock is unreadable keep their place."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import intervals, read_back, times
from trainer.errors import RecordingError

RR_MS = (812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822)
BEGAN = datetime(2026, 4, 24, 10, 0, tzinfo=UTC)


def with_unreadable_clock(places: Sequence[int], form: str = "%Y-%m-%d %H:%M:%S.%f") -> str:
    clocks = [BEGAN + timedelta(milliseconds=ms) for ms in accumulate(RR_MS)]
    rows = [
        f"{'?' if n in places else clock.strftime(form)},{rr}"
        for n, (clock, rr) in enumerate(zip(clocks, RR_MS, strict=True))
    ]
    return "\n".join(("time,rr_ms", *rows, ""))


@pytest.mark.parametrize("places", [(0,), (0, 1), (0, 1, 2), (5,), (5, 6), (11,), (0, 1, 5, 11)])
def test_beats_whose_clock_is_unreadable_stand_where_the_others_leave_room(
    tmp_path: Path, places: Sequence[int]
) -> None:
    result = read_back(tmp_path, with_unreadable_clock(places))
    assert intervals(result) == list(RR_MS)
    assert times(result) == [ms / 1000 for ms in accumulate(RR_MS)]
    assert str(result.recording.started).startswith("2026-04-24T10:00:00+")


@pytest.mark.parametrize("places", [(0,), (0, 1), (0, 1, 2), (5,), (5, 6), (11,), (9, 10, 11)])
def test_nor_do_those_beside_a_clock_of_whole_seconds_make_a_table_unreadable(
    tmp_path: Path, places: Sequence[int]
) -> None:
    result = read_back(tmp_path, with_unreadable_clock(places, "%H:%M:%S"))
    assert intervals(result) == list(RR_MS)
    assert times(result) == [ms / 1000 for ms in accumulate(RR_MS)]


@pytest.mark.parametrize("unreadable", [0, 2, 5])
@pytest.mark.parametrize("is_at_the_end", [False, True])
def test_a_row_a_second_holds_not_every_beat_also_where_some_clocks_are_unreadable(
    tmp_path: Path, unreadable: int, *, is_at_the_end: bool
) -> None:
    """Each row holds the last interval of a heart that is faster."""
    ends = list(accumulate(RR_MS * 4))
    rows = [
        f"10:00:{second:02},{(RR_MS * 4)[sum(end <= 1000 * second for end in ends) - 1]}"
        for second in range(1, 39)
    ]
    for n in range(unreadable):
        at = -1 - n if is_at_the_end else n
        rows[at] = f"?{rows[at][8:]}"
    with refused(RecordingError, match="its rows don't match the heartbeats"):
        read_back(tmp_path, "\n".join(("time,rr_ms", *rows, "")))


def test_behind_a_hole_in_the_clock_the_others_keep_their_times(tmp_path: Path) -> None:
    for places in ((), (0, 1)):
        table = with_unreadable_clock(places).replace(" 10:00:09", " 10:00:49")
        told = times(read_back(tmp_path, table))
        assert (told[:3], told[-1]) == ([0.812, 1.645, 2.446], 49.794)
