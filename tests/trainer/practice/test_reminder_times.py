"""Times of day as people write them, and nothing that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.practice.reminder_times import (
    MAX_REMINDERS,
    MAX_TEXT_CHARS,
    ReminderTimesError,
    format_times,
    parse_times,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("  ,; ", ""),
        ("8:30", "08:30"),
        ("8.30 Uhr und 21 Uhr", "08:30, 21:00"),
        ("9 pm, 8:30am", "08:30, 21:00"),
        ("12 am; 12 p.m.", "00:00, 12:00"),
        ("21h15", "21:15"),
        ("7 13 22", "07:00, 13:00, 22:00"),
        ("8:00, 08:00 and 8", "08:00"),
        ("23:59,0:00", "00:00, 23:59"),
    ],
)
def test_the_usual_ways_to_write_a_time_are_read(typed: str, stored: str) -> None:
    assert format_times(parse_times(typed)) == stored


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("25:00", "25:00"),
        ("8:75", "8:75"),
        ("13 pm", "13 pm"),
        ("0 am", "0 am"),
        ("in the evening", "in the evening"),
        ("8:00, later, 9:00", "later"),
        ("8:3", "8:3"),
        ("٨:٠٠", "٨:٠٠"),
        ("100", "100"),
        ("-8", "-8"),
    ],
)
def test_what_is_no_time_is_named(typed: str, part: str) -> None:
    with refused(ReminderTimesError, match=f"“{part}” isn't a time of day"):
        parse_times(typed)


def test_more_reminders_than_a_day_bears_are_refused() -> None:
    many = ", ".join(f"{hour}:00" for hour in range(MAX_REMINDERS + 1))
    for text in (many, "8 " * MAX_TEXT_CHARS):
        with refused(ReminderTimesError, match="more than 12 reminders"):
            parse_times(text)


@given(st.text(max_size=2 * MAX_TEXT_CHARS))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        times = parse_times(text)
    except ReminderTimesError:
        return
    assert all(0 <= time < 24 * 60 for time in times)
    assert parse_times(format_times(times)) == times


@given(st.sets(st.integers(0, 24 * 60 - 1), max_size=MAX_REMINDERS))
def test_what_was_saved_is_read_again(times: set[int]) -> None:
    assert parse_times(format_times(tuple(sorted(times)))) == tuple(sorted(times))
