"""Which columns hold clocks or dates: two at least, and more than half of what is filled."""

import pytest

from trainer.formats.tables.clocks import ClockFormat, detect_clock, detect_dates

DATE, CLOCK, BOTH = "2026-04-24", "14:10:16", "2026-04-24 14:10:16"
FOUND = [
    ([1, 0], False),
    ([1, 2], False),
    ([2, 0], True),
    ([2, 1], True),
    ([2, 2], False),
    ([3, 2], True),
    ([3, 3], False),
]


@pytest.mark.parametrize(("counts", "is_found"), FOUND)
def test_a_column_holds_what_most_of_its_filled_cells_are(
    counts: list[int], is_found: bool
) -> None:
    matching, others = counts
    rest = ["felt calm"] * others + ["", "  "]
    assert detect_dates([DATE] * matching + rest) is is_found
    assert (detect_clock([CLOCK] * matching + rest) is not None) is is_found
    assert (detect_clock([BOTH] * matching + rest) is not None) is is_found


def test_dates_are_no_clocks_and_clocks_no_dates() -> None:
    assert not detect_dates([BOTH, BOTH, CLOCK, CLOCK])
    assert detect_clock([DATE, DATE]) is None
    assert detect_clock([CLOCK, CLOCK]) == ClockFormat("", has_zone=False)
    assert detect_clock([BOTH, BOTH + "+02:00"]) == ClockFormat("ymd", has_zone=True)
    assert detect_clock([BOTH, BOTH, CLOCK]) is None, "some with a date, some without"


def test_one_moment_told_in_two_zones_is_one_moment() -> None:
    """In Greenwich, India and Newfoundland."""
    told = [f"{BOTH}Z", "2026-04-24 19:40:16+05:30", "2026-04-24 11:40:16.5-0230"]
    clock = detect_clock(told)
    assert clock is not None
    steps = clock.seconds(told) - clock.seconds(told)[0]
    assert steps.tolist() == [0.0, 0.0, 0.5]
