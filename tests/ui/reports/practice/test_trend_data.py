"""A trend is drawn with what is known of it, and no more: a band behind the line."""

from dataclasses import replace

import numpy as np
import pytest

from trainer.practice.messages import NoChange
from trainer.practice.statistics.regression import Direction, fit_line_hc3
from trainer.practice.trends import Trend
from ui.reports.practice.trend_data import confidence_band

HALF = Trend(
    unit="min", pauses=40, reason=None, sentence=NoChange(), value=4.2, interval=(3.1, 5.6),
    first=6.0, first_interval=(4.5, 9.0), last=3.0, last_interval=(2.2, 4.1),
    change=0.5, change_interval=(0.3, 0.8), direction=Direction.FALLING,
)  # fmt: skip


def test_a_half_time_has_its_own_interval_at_both_ends() -> None:
    first, *between, last = confidence_band(HALF)
    assert first[1:] == pytest.approx((4.5, 9.0))
    assert last[1:] == pytest.approx((2.2, 4.1))
    assert all(low < high for _, low, high in between)


def test_an_open_end_reaches_the_top_of_the_picture() -> None:
    open_ended = replace(HALF, first_interval=(4.5, None))
    assert confidence_band(open_ended, open_end=60.0)[0][2] == pytest.approx(60.0)


def test_where_no_course_can_be_told_the_band_is_that_of_the_level() -> None:
    steady = replace(HALF, direction=None)
    assert [edge[1:] for edge in confidence_band(steady)] == [(3.1, 5.6), (3.1, 5.6)]


def test_where_nothing_is_known_nothing_is_drawn() -> None:
    assert confidence_band(replace(HALF, value=None)) == ()
    assert confidence_band(replace(HALF, interval=None)) == ()


def test_the_band_of_a_line_holds_the_true_one_as_often_as_it_says() -> None:
    rng = np.random.default_rng(5)
    x = np.arange(30.0)
    held = 0
    for _ in range(400):
        line = fit_line_hc3(x, 2.0 + 0.4 * x + rng.normal(0.0, 1.0, x.size))
        trend = replace(
            HALF, value=line.level, interval=line.level_interval, first=line.first,
            last=line.last, first_interval=None, last_interval=None, change=line.change,
            change_interval=line.change_interval, direction=line.direction,
        )  # fmt: skip
        edges = confidence_band(trend)
        held += edges[0][1] <= 2.0 <= edges[0][2]
        middle = edges[len(edges) // 2]
        assert middle[2] - middle[1] < edges[0][2] - edges[0][1]
    assert held >= 388  # of 400, for 99 %
