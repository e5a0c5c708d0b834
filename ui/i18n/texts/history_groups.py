"""The headings under which past pauses are listed: by day, week or month."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.i18n.timestamps import to_local


class Grouping(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


GROUPINGS: Final[Mapping[Grouping, str]] = {
    Grouping.DAY: mark("By day"),
    Grouping.WEEK: mark("By week"),
    Grouping.MONTH: mark("By month"),
}
KEY_GROUP: Final = mark("group")
TODAY: Final = mark("Today")
YESTERDAY: Final = mark("Yesterday")
THIS_WEEK: Final = mark("This week")
LAST_WEEK: Final = mark("Last week")
WEEK_OF: Final = mark("Week of {day}")
THIS_MONTH: Final = mark("This month")
MONTH: Final = mark("{month} {year}")


def format_group(started: str | None, today: date, grouping: Grouping = Grouping.DAY) -> str:
    """The heading of a session, equal for all sessions of its day, week or month. Weeks begin on Monday.

    >>> format_group("2025-03-05T10:00:00+00:00", date(2026, 11, 21))
    '5 March 2025'
    >>> format_group("2026-11-05T10:00:00+00:00", date(2026, 11, 21), Grouping.WEEK)
    'Week of 2 November'
    >>> format_group("2026-10-05T10:00:00+00:00", date(2026, 11, 21), Grouping.MONTH)
    'October 2026'
    """
    moment = to_local(started)
    if moment is None:
        return translate(strings.SOME_DAY)
    that = moment.date()
    if grouping is Grouping.WEEK:
        return _format_week(that, today)
    return _format_month(that, today) if grouping is Grouping.MONTH else _format_day(that, today)


def format_day_of(started: str | None, today: date) -> str:
    """The day of a session by itself, where its heading does not say it."""
    return format_group(started, today, Grouping.DAY)


def _format_day(that: date, today: date) -> str:
    days = (today - that).days
    if days in (0, 1):
        return translate(YESTERDAY if days else TODAY)
    return formatting.format_day(that, today.year)


def _format_week(that: date, today: date) -> str:
    monday = _monday_of(that)
    weeks = (_monday_of(today) - monday).days // 7
    if weeks in (0, 1):
        return translate(LAST_WEEK if weeks else THIS_WEEK)
    return translate(WEEK_OF, day=formatting.format_day(monday, today.year))


def _format_month(that: date, today: date) -> str:
    if (that.year, that.month) == (today.year, today.month):
        return translate(THIS_MONTH)
    return translate(MONTH, month=translate(strings.MONTHS[that.month - 1]), year=that.year)


def _monday_of(that: date) -> date:
    """The first day of its week; the first week of all begins with the first day there is."""
    return date.fromordinal(max(date.min.toordinal(), that.toordinal() - that.weekday()))
