"""Which columns hold clocks or dates: two at least, and more than half of what is filled."""

import pytest

from trainer.formats.tables.clocks import ClockFormat, detect_clock, detect_dates, format_start

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


@pytest.mark.parametrize(
    "zone", ["+01:00", "+0100", "+01", " UTC+1", " UTC+01:00", "GMT+0100", " gmt+1:00"]
)
def test_a_zone_is_told_by_its_offset_however_it_is_written(zone: str) -> None:
    clock = detect_clock([f"{BOTH}{zone}"] * 2)
    assert clock == ClockFormat("ymd", has_zone=True)
    told, known = clock.seconds([f"{BOTH}{zone}", "2026-04-24 13:10:16Z"])
    assert told == known
    assert format_start(told, has_zone=True, zone_of=f"{BOTH}{zone}") == f"{DATE}T{CLOCK}+01:00"


@pytest.mark.parametrize("zone", ["Z", "z", " UTC", " utc", "GMT"])
def test_a_zone_without_an_offset_is_that_of_greenwich(zone: str) -> None:
    clock = detect_clock([f"{BOTH}{zone}"] * 2)
    assert clock == ClockFormat("ymd", has_zone=True)
    assert clock.seconds([BOTH + zone]) == clock.seconds([f"{BOTH}+00:00"])


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("09-Mar-2026", 3),  # as MATLAB writes it
        ("9 dec 2026", 12),
        ("2026-Jan-09", 1),
        ("09/OCT/2026", 10),
        ("09-Mrz-2026", 3),
        ("9. Mai 2026", 5),
    ],
)
def test_a_month_may_be_told_by_its_name(day: str, month: int) -> None:
    clock = detect_clock([f"{day} {CLOCK}", f"{day} 02:10:16 PM"])
    assert clock is not None
    assert clock.seconds([f"{day} {CLOCK}.5"]) == ClockFormat("ymd", has_zone=False).seconds(
        [f"2026-{month:02d}-09 {CLOCK}.5"]
    )
    assert detect_dates([day, day])


def test_a_word_between_two_numbers_is_no_month_and_one_behind_a_clock_no_zone() -> None:
    assert detect_clock([f"12-abc-2026 {CLOCK}"] * 2) is None
    assert detect_clock([f"12-\u017fep-2026 {CLOCK}"] * 2) is None, "a letter that folds to an s"
    assert detect_clock([f"{BOTH} UTC+100"] * 2) is None
    assert detect_clock([f"{BOTH} rest"] * 2) is None
    assert not detect_dates(["12 off 2026", "812 833 801", "12 10 2026"])
