"""Being sure and being right: a difference is named only when chance hardly makes it, with few as with many."""

import random
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom

from trainer.practice.annotations import Outcome
from trainer.practice.calibration import MIN_PREDICTIONS, Calibration, compute_calibration
from trainer.practice.predictions import Prediction
from trainer.practice.statistics.poisson_binomial import (
    clopper_pearson_interval,
    poisson_binomial,
    poisson_binomial_cdf,
)
from ui.i18n.rendering import to_english

SEEDS = 2_000
MIXED = (10, 20, 50, 70, 90, 100, 0, 30)


def calibrate(sures: tuple[int, ...], occurred: list[bool]) -> Calibration:
    made = [
        Prediction("a", None, "it ends", sure, Outcome.AS_FEARED if as_feared else Outcome.LESS)
        for sure, as_feared in zip(sures, occurred, strict=True)
    ]
    return compute_calibration(made)


@cache
def named(sures: tuple[int, ...], count: int) -> bool:
    """Is a difference named, where so many came as feared? Which of them does not matter."""
    result = calibrate(sures, [i < count for i in range(len(sures))])
    return "Less happened than you expected" in to_english(
        result.sentence
    ) or "More happened than" in to_english(result.sentence)


@pytest.mark.parametrize("n", [5, 8, 12, 20, 60])
@pytest.mark.parametrize("sure", [10, 20, 50, 70, 90, None])
def test_who_is_as_often_right_as_sure_is_told_so(n: int, sure: int | None) -> None:
    """At most one in a hundred reads of a difference (of 2,000 people, give or take what chance does)."""
    sures = tuple(MIXED[i % len(MIXED)] if sure is None else sure for i in range(n))
    chance = random.Random(n)
    counts = [sum(100.0 * chance.random() < each for each in sures) for _ in range(SEEDS)]
    assert sum(named(sures, count) for count in counts) <= binom.ppf(0.999, SEEDS, 0.01)


@pytest.mark.parametrize("n", [5, 8, 12, 20, 60])
def test_not_one_count_is_named_that_chance_makes_more_often_than_one_in_a_hundred(n: int) -> None:
    """The same without any chance: all the counts that are named, weighed by how often they come."""
    for sure in (10, 20, 50, 70, 90):
        weights = binom.pmf(np.arange(n + 1), n, sure / 100.0)
        assert sum(w for count, w in enumerate(weights) if named((sure,) * n, count)) <= 0.01


def test_five_times_fifty_percent_and_nothing_of_it_may_be_chance() -> None:
    result = calibrate((50,) * 5, [False] * 5)
    assert result.ahead_percent == 50.0
    assert result.ahead_interval == pytest.approx((-15.8, 50.0), abs=0.1)
    assert "too early to see a difference" in to_english(result.sentence)


def test_sure_every_time_and_never_as_feared_is_named_from_five_on() -> None:
    assert "Less happened than you expected" in to_english(
        calibrate((90,) * 5, [False] * 5).sentence
    )
    assert "More happened" in to_english(calibrate((10,) * 5, [True] * 5).sentence)
    assert "too early to see a difference" in to_english(
        calibrate((100,) * 5, [True] * 4 + [False]).sentence
    )


made = st.lists(
    st.tuples(st.integers(0, 100), st.booleans()), min_size=MIN_PREDICTIONS, max_size=40
)


@given(made)
def test_the_interval_holds_what_was_seen_and_has_width(
    predictions: list[tuple[int, bool]],
) -> None:
    result = calibrate(*_columns(predictions))
    assert result.ahead_interval is not None
    assert result.ahead_percent is not None
    low, high = result.ahead_interval
    assert low <= result.ahead_percent <= high
    assert high - low > 100.0 / (4.0 * len(predictions) + 20.0)
    assert ("Less happened than you expected" in to_english(result.sentence)) is (low > 0.0)
    assert ("More happened than" in to_english(result.sentence)) is (high < 0.0)


@given(made)
def test_which_one_came_does_not_matter_and_one_more_makes_being_sure_run_ahead_less(
    predictions: list[tuple[int, bool]],
) -> None:
    sures, occurred = _columns(predictions)
    ordered = calibrate(sures, sorted(occurred))
    assert ordered.ahead_interval == calibrate(sures, occurred).ahead_interval
    if not all(occurred):
        at = occurred.index(False)
        more = calibrate(sures, [*occurred[:at], True, *occurred[at + 1 :]]).ahead_interval
        assert more is not None
        assert ordered.ahead_interval is not None
        assert more <= ordered.ahead_interval


def _columns(predictions: list[tuple[int, bool]]) -> tuple[tuple[int, ...], list[bool]]:
    return tuple(sure for sure, _ in predictions), [occurred for _, occurred in predictions]


@given(st.lists(st.integers(1, 99), min_size=1, max_size=30), st.integers(-1, 31))
def test_the_count_is_as_adding_one_prediction_after_the_other(
    percents: list[int], count: int
) -> None:
    chances = np.array(percents) / 100.0
    slowly = np.array([1.0])
    for chance in chances:
        slowly = np.convolve(slowly, [1.0 - chance, chance])
    assert poisson_binomial_cdf(count, poisson_binomial(chances)) == pytest.approx(
        slowly[: max(0, count + 1)].sum(), abs=1e-12
    )


@pytest.mark.parametrize("n", [5, 60, 5_000])
@pytest.mark.parametrize("sure", [0.005, 0.3, 0.9])
def test_with_equal_chances_it_is_the_interval_of_clopper_and_pearson(n: int, sure: float) -> None:
    for count in (0, n // 3, n):
        low, high = clopper_pearson_interval(count, poisson_binomial(np.full(n, sure)))
        assert low == pytest.approx(
            beta.ppf(0.005, count, n - count + 1) if count else 0.0, abs=1e-4
        )
        top = beta.ppf(0.995, count + 1, n - count) if count < n else 1.0
        assert high == pytest.approx(top, abs=1e-4)
