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
