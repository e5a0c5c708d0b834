"""A trend is drawn with what is known of it, and no more: a band behind the line."""

from dataclasses import replace

import numpy as np
import pytest

from trainer.practice.messages import NoChange
from trainer.practice.pauses import Pause
from trainer.practice.statistics.regression import Direction, fit_line_hc3
from trainer.practice.trends import Trend, compute_trends
from ui.i18n.rendering import to_english
from ui.reports.practice.trend_data import compute_trend_series, confidence_band

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
    covered = 0
    for _ in range(400):
        line = fit_line_hc3(x, 2.0 + 0.4 * x + rng.normal(0.0, 1.0, x.size))
        trend = replace(
            HALF, value=line.level, interval=line.level_interval, first=line.first,
            last=line.last, first_interval=None, last_interval=None, change=line.change,
            change_interval=line.change_interval, direction=line.direction,
        )  # fmt: skip
        edges = confidence_band(trend)
        covered += edges[0][1] <= 2.0 <= edges[0][2]
        middle = edges[len(edges) // 2]
        assert middle[2] - middle[1] < edges[0][2] - edges[0][1]
    assert covered >= 388  # of 400, for 99 %


def rated(before: int, after: int, minutes: float, n: int) -> Pause:
    return Pause(str(n), None, None, 60.0 * minutes, None, before, after)


def test_a_half_time_longer_than_any_wait_is_neither_said_nor_drawn_as_a_figure() -> None:
    """An urge that fell from 9 to 7 in five minutes was never seen to halve."""
    after = (7, 7, 8, 7, 7, 6, 7, 6, 5, 6, 5, 4, 5, 4, 3, 4, 3, 2, 3, 2, 2)
    pauses = [rated(9, urge, 5.0, n) for n, urge in enumerate(after)]
    trend = compute_trends(pauses, []).trends["urge_half_time"]
    assert trend.first is not None
    assert trend.first > 5.0
    assert trend.last is not None
    assert trend.last < 5.0
    text = to_english(trend.sentence)
    assert text.startswith(
        "At first the urge took longer to halve than you waited (up to 5 minutes)."
    )
    assert compute_trend_series("urge_half_time", trend, pauses, []).limit == 5.0
    steady = [rated(9, 7, 5.0, n) for n in range(12)]
    text = to_english(compute_trends(steady, []).trends["urge_half_time"].sentence)
    assert text.startswith("The urge takes longer to halve than you have waited so far")


def test_a_half_time_within_the_waits_is_said_as_it_was() -> None:
    pauses = [rated(8, 4, 5.0, n) for n in range(6)] + [rated(8, 2, 10.0, n) for n in range(6, 12)]
    text = to_english(compute_trends(pauses, []).trends["urge_half_time"].sentence)
    assert text.startswith("The urge halves after about ")
