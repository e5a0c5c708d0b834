"""A reminder comes when it was asked for, by the person's own clock, and nobody counts those that did not come."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.time_zones import in_system_zone
from ui.services.desktop.reminders import MAX_LATENESS, SNOOZE, ReminderSchedule

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
MINUTE = timedelta(minutes=1)


def at(text: str, zone: tzinfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def run(schedule: ReminderSchedule, until: datetime, step: timedelta = MINUTE) -> list[datetime]:
    """The moments at which a reminder is shown, if the clock is looked at so often."""
    shown, now = [], schedule.checked.astimezone(UTC)
    while now < until:
        now = min(until.astimezone(UTC), now + step)
        schedule, is_due = schedule.advance(now)
        if is_due:
            shown.append(now)
    return shown


def local(moments: list[datetime], zone: tzinfo = BERLIN) -> list[str]:
    return [f"{moment.astimezone(zone):%d %H:%M}" for moment in moments]


def test_it_comes_every_day_at_its_times() -> None:
    schedule = ReminderSchedule((510, 1260), at("2026-06-01 12:00"), zone=BERLIN)
    shown = run(schedule, at("2026-06-03 09:00"))
    assert local(shown) == ["01 21:00", "02 08:30", "02 21:00", "03 08:30"]


def test_without_times_nothing_ever_comes() -> None:
    schedule = ReminderSchedule((), at("2026-06-01 12:00"), zone=BERLIN)
    assert schedule.next_due() is None
    assert run(schedule, at("2026-06-02 12:00")) == []


def test_a_time_that_was_just_set_and_is_over_comes_tomorrow() -> None:
    schedule = ReminderSchedule((720,), at("2026-06-01 12:00"), zone=BERLIN)
    assert schedule.next_due() == at("2026-06-02 12:00")


def test_summer_time_neither_swallows_nor_doubles_it() -> None:
    spring = ReminderSchedule((150,), at("2026-03-28 12:00"), zone=BERLIN)
    assert local(run(spring, at("2026-03-30 12:00"))) == ["29 03:30", "30 02:30"]
    autumn = ReminderSchedule((150,), at("2026-10-24 12:00"), zone=BERLIN)
    shown = run(autumn, at("2026-10-26 12:00"))
    assert local(shown) == ["25 02:30", "26 02:30"]
    assert shown[0].utcoffset() == timedelta(0)
    assert shown[0].hour == 0  # still summer time, the first of the two


@pytest.mark.parametrize(
    ("zone", "around"), [(LORD_HOWE, "2026-04-05 01:45"), (APIA, "2011-12-29 12:00")]
)
def test_it_comes_within_two_days_wherever_the_clock_is_changed(
    zone: ZoneInfo, around: str
) -> None:
    began = at(around, zone)
    for minutes in range(0, 1440, 45):
        due = ReminderSchedule((minutes,), began, zone=zone).next_due()
        assert due is not None
        assert began < due <= began.astimezone(UTC) + timedelta(days=2)


def test_what_a_sleeping_computer_missed_stays_missed() -> None:
    schedule = ReminderSchedule((510, 1260), at("2026-06-01 07:00"), zone=BERLIN)
    schedule, is_due = schedule.advance(at("2026-06-08 12:00"))
    assert not is_due
    assert schedule.next_due() == at("2026-06-08 21:00")


def test_a_little_late_is_not_missed() -> None:
    schedule = ReminderSchedule((510,), at("2026-06-01 07:00"), zone=BERLIN)
    assert schedule.advance(at("2026-06-01 08:40"))[1]
    assert not schedule.advance(at("2026-06-01 08:46"))[1]


def test_put_off_it_comes_once_more_after_a_quarter_of_an_hour() -> None:
    schedule = ReminderSchedule((510,), at("2026-06-01 08:00"), zone=BERLIN)
    schedule, is_due = schedule.advance(at("2026-06-01 08:30"))
    assert is_due
    schedule = schedule.snooze(at("2026-06-01 08:32"))
    assert local(run(schedule, at("2026-06-02 08:00"))) == ["01 08:47"]


def test_put_off_into_another_one_they_are_one() -> None:
    schedule = ReminderSchedule((510, 525), at("2026-06-01 08:30"), zone=BERLIN)
    schedule = schedule.snooze(at("2026-06-01 08:30"))
    assert local(run(schedule, at("2026-06-01 12:00"))) == ["01 08:45"]


def test_a_snooze_that_was_slept_through_is_gone() -> None:
    schedule = ReminderSchedule((), at("2026-06-01 08:30"), zone=BERLIN)
    schedule = schedule.snooze(at("2026-06-01 08:30"))
    schedule, is_due = schedule.advance(at("2026-06-01 10:00"))
    assert not is_due
    assert schedule.next_due() is None


def test_a_clock_that_is_set_back_silences_nothing_for_long() -> None:
    schedule = ReminderSchedule((510,), at("2026-06-05 12:00"), zone=BERLIN)
    schedule, is_due = schedule.advance(at("2026-06-01 07:00"))
    assert not is_due
    assert schedule.next_due() == at("2026-06-01 08:30")


@given(
    times=st.sets(st.integers(0, 1439), min_size=1, max_size=5),
    start=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001
    steps=st.lists(st.timedeltas(timedelta(seconds=-600), timedelta(days=2)), max_size=20),
)
def test_the_next_one_is_always_later_than_now(
    times: set[int], start: datetime, steps: list[timedelta]
) -> None:
    now = start.replace(tzinfo=BERLIN).astimezone(UTC)
    schedule = ReminderSchedule(tuple(sorted(times)), now, zone=BERLIN)
    for step in steps:
        due = schedule.next_due()
        assert due is not None
        assert now < due <= now + timedelta(days=2)
        now += step
        schedule, is_due = schedule.advance(now)
        if is_due:
            assert step > timedelta(0)
            assert due <= now
    assert MAX_LATENESS >= SNOOZE


def test_in_a_zone_that_cannot_be_a_reminder_comes_by_utc() -> None:
    began = datetime(2026, 11, 20, 6, tzinfo=UTC)
    with in_system_zone("UTC+25"):
        due = ReminderSchedule((8 * 60,), began).next_due()
    assert due is not None
    assert began < due <= began + timedelta(days=1)
