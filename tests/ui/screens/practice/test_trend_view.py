"""The figures of a trend: what may be anything is not given as a figure."""

import pytest

from trainer.messages import SystemText
from trainer.practice.trends import Open, Trend
from ui.screens.practice.trend_view import list_trend_figures


@pytest.mark.parametrize(
    ("unit", "interval", "is_shown"),
    [
        ("%", (-100.0, 100.0), False),
        ("%", (-99.8, 100.0), False),
        ("%", (-60.0, 20.0), True),
        ("%", (-100.0, 20.0), True),
        ("min", (-100.0, 100.0), True),
    ],
)
def test_a_change_of_a_share_that_may_be_any_is_left_out(
    unit: str, interval: Open, is_shown: bool
) -> None:
    trend = Trend(
        unit, 13, None, SystemText(""), 77.0, (42.0, 94.0), change=-20.0, change_interval=interval
    )
    names = [name for name, _ in list_trend_figures(trend)]
    assert names[:2] == ["pauses", "on average"]
    assert ("change" in names) is is_shown


def test_a_half_time_longer_than_any_wait_is_no_figure() -> None:
    """Nor is a change from it, or the end of an interval beyond it."""
    trend = Trend(
        *("min", 21, None, SystemText(""), 4.0, (2.0, 9.0)),
        *(14.6, (6.0, None), 2.5, (2.0, 4.0)),
        change=0.2,
        change_interval=(0.1, 0.6),
    )
    assert list_trend_figures(trend, limit=5.0) == [
        ("pauses", "21"),
        ("on average", "4.0 minutes (2.0 to unlimited)"),
        ("at first", "longer than 5 minutes"),
        ("lately", "2.5 minutes (2.0 to 4.0)"),
    ]
    seen = dict(list_trend_figures(trend, limit=20.0))
    assert seen["at first"] == "14.6 minutes (6.0 to unlimited)"
    assert "change" in seen
