"""Clocks go wrong, and recordings come from anywhere: no date that can be written breaks the window."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from ui.i18n import formatting
from ui.i18n.texts import history_strings, practice_strings, report_strings
from ui.i18n.texts.history_groups import Grouping, format_group
from ui.i18n.timestamps import to_local, to_timestamp
from ui.reports.practice.practice_selection import PracticeSelection, select_last_days
from ui.services.practice import find_prediction

TODAY = date(2026, 11, 26)
EDGES = ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00+00:00"]
zones = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.builds(lambda at, zone: at.replace(tzinfo=zone).isoformat(), st.datetimes(), zones)


@given(moments | st.sampled_from(EDGES) | st.text(max_size=30) | st.none())
def test_whatever_a_recording_says_of_its_time_can_be_told(started: str | None) -> None:
    to_timestamp(started)
    moment = to_local(started)
    assert (moment is None) is (started is None or not _is_moment(started))
    for words in (
        formatting.format_when(started, TODAY),
        *(format_group(started, TODAY, grouping) for grouping in Grouping),
    ):
        assert words
    assert history_strings.format_time_of_day(started)
    assert bool(report_strings.format_report_day(started)) is (moment is not None)
    assert bool(practice_strings.format_short_day(started)) is (moment is not None)


@given(st.lists(moments | st.sampled_from(EDGES) | st.none()), moments, st.integers(1, 9999))
def test_the_last_days_hold_what_lies_between_then_and_now_in_any_zone(
    begun: list[str | None], now: str, days: int
) -> None:
    at = datetime.fromisoformat(now).timestamp()
    pauses = [Pause(str(n), started, None, 60.0) for n, started in enumerate(begun)]
    predictions = [Prediction(pause.id, pause.started, "they leave", 70) for pause in pauses]
    chosen = select_last_days(days, PracticeSelection(pauses, predictions), at)
    assert [pause.id for pause in chosen.pauses] == [each.id for each in chosen.predictions]
    for pause in pauses:
        ago_s = at - (_seconds(pause.started) if pause.started else math.inf)
        assert (pause in chosen.pauses) is (0.0 <= ago_s < days * 86_400.0)


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def test_moments_are_compared_across_zones() -> None:
    one, other = (
        to_timestamp("2026-11-21T20:00:00+00:00"),
        to_timestamp("2026-11-21T21:30:00+02:00"),
    )
    assert one is not None
    assert other is not None
    assert other < one
    assert to_timestamp("2026-11-21T20:00:00") is None
    assert datetime.fromtimestamp(one, UTC).hour == 20


def test_a_prediction_from_the_last_day_of_all_is_found_like_any_other() -> None:
    odd = Prediction("a-long-id", EDGES[0], "they leave", 70)
    assert find_prediction([odd], "last") is odd


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
