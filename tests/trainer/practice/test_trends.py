"""What a series tells is what happened in it; where chance could have done it, no change is named."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from scipy.special import stdtrit

from tests.benchmarks.practice import (
    STEADY,
    SimulatedPerson,
    add_annotations,
    build,
    compute_all_trends,
    is_recovered,
    named,
    series,
)
from tests.ui.i18n.test_strings import NEVER
from trainer.events import Decision
from trainer.formats.codecs.trends_codec import trends_to_json
from trainer.library.store import Library
from trainer.practice.annotations import Outcome
from trainer.practice.calibration import compute_calibration
from trainer.practice.messages import HeartsWithinAWeek, NotDrawn
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.statistics.regression import (
    Direction,
    fit_line_hc3,
    rounding_sd_of_step,
    t_quantile_99,
    wilson_interval,
)
from trainer.practice.statistics.urge_half_life import fit_half_life, single_pause_half_life
from trainer.practice.trend_messages import describe_not_drawn
from trainer.practice.trends import MIN_PAUSES, compute_trends
from ui.i18n.rendering import to_english
from ui.services.practice import load_pauses, load_predictions

SEEDS = 40


def test_a_half_time_that_falls_is_found_within_its_own_interval_in_40_of_the_200_seeds() -> None:
    """Of 200 seeds 195 are (`python -m tests.benchmarks.practice`); of these 40 at least nine in ten."""
    sooner = SimulatedPerson()
    result = [
        compute_all_trends(series(sooner, seed)).trends["urge_half_time"] for seed in range(SEEDS)
    ]
    assert sum(is_recovered(trend, sooner) for trend in result) >= 0.9 * SEEDS
    assert sum(trend.direction is Direction.FALLING for trend in result) >= 0.75 * SEEDS


def test_where_nothing_changes_no_trend_is_named_in_40_of_the_200_seeds() -> None:
    """Of 200 seeds in 189 none of the seven is; of these 40 at least in nine of ten."""
    result = [named(compute_all_trends(series(STEADY, seed))) for seed in range(SEEDS)]
    assert result.count([]) >= 0.9 * SEEDS


@pytest.mark.parametrize("count", range(MIN_PAUSES))
def test_below_five_pauses_every_trend_is_absent_with_a_reason(count: int) -> None:
    trends = compute_all_trends(series(SimulatedPerson(), 1, count))
    for trend in trends.trends.values():
        assert (trend.value, trend.interval, trend.change, trend.direction) == (None,) * 4
        assert trend.reason is not None
        assert to_english(trend.reason).startswith("not enough ")
    assert trends.calibration.brier is None
    assert trends.calibration.reason is not None


def test_all_sentences_are_plain_and_grade_nobody() -> None:
    for person in (
        SimulatedPerson(),
        STEADY,
        SimulatedPerson(first_half_min=400.0, last_half_min=400.0),
    ):
        for count in (0, 3, 5, 12, 60):
            trends = compute_all_trends(series(person, 7, count))
            result = [trend.sentence for trend in trends.trends.values()]
            for message in (*result, trends.next.sentence, trends.calibration.sentence):
                sentence = to_english(message)
                assert sentence.endswith((".", ")."))
                assert NEVER.search(sentence) is None
                assert re.search(r"nan|inf\b|None|  ", sentence) is None


def test_an_urge_that_does_not_lessen_has_no_half_time_and_says_so() -> None:
    pauses = [
        structs.replace(pause, urge_after=pause.urge_before) for pause in series(STEADY, 3, 20)
    ]
    trend = compute_trends(pauses, []).trends["urge_half_time"]
    assert (trend.value, trend.direction) == (None, None)
    assert trend.reason is not None
    assert "too little" in to_english(trend.reason)


def test_a_half_time_that_changed_is_told_with_how_sure_both_ends_are() -> None:
    trend = compute_all_trends(series(SimulatedPerson(), 1)).trends["urge_half_time"]
    match = re.search(
        r"about (\S+) minutes \((\S+) to (\S+)\).* about (\S+) minutes \((\S+) to (\S+)\)\.",
        to_english(trend.sentence),
    )
    assert match is not None
    assert trend.first_interval is not None
    assert trend.last_interval is not None
    ends = (trend.first, *trend.first_interval, trend.last, *trend.last_interval)
    assert [float(number) for number in match.groups()] == pytest.approx(ends, abs=0.051)


def test_pauses_that_alone_tell_of_no_half_time_are_counted() -> None:
    """Gone, no weaker, after an hour; one in which nothing was waited for is in no picture and no count."""
    odd = [(8, 0, 5.0), (8, 8, 5.0), (5, 6, 5.0), (10, 9, 20.0), (8, 4, 0.1)]
    whole = [(8, 4, 5.0)] * 6
    pauses = [
        Pause(str(n), None, None, 60.0 * minutes, None, before, after)
        for n, (before, after, minutes) in enumerate([*odd, *whole])
    ]
    trend = compute_trends(pauses, []).trends["urge_half_time"]
    assert (trend.pauses, trend.not_drawn) == (10, 4)
    assert describe_not_drawn(trend.not_drawn, trend.pauses) == NotDrawn(4, 10)
    assert describe_not_drawn(0, 10) is None
    assert single_pause_half_life(8.0, 4.0, 5.0) == 5.0


def growing(seed: int, first_min: float, last_min: float, pauses: int = 60) -> list[Pause]:
    """Pauses of ever other lengths in a person whose urge halves after six minutes all along."""
    made = []
    for n in range(pauses):
        minutes = first_min + (last_min - first_min) * n / (pauses - 1)
        steady = replace(STEADY, minutes=(minutes,))
        made.append(series(steady, 1_000 * seed + n, 1)[0])
    return made


def test_a_pull_that_changes_with_the_length_of_pauses_is_told_with_their_length() -> None:
    for seed in range(10):
        longer = compute_all_trends(growing(seed, 1.0, 10.0)).trends
        assert longer["urge_change"].direction is Direction.FALLING
        assert "Meanwhile your pauses grew from about 1 minute to about 10 minutes" in to_english(
            longer["urge_change"].sentence
        )
        shorter = compute_all_trends(growing(seed, 10.0, 1.0)).trends["urge_change"]
        assert "Meanwhile your pauses got shorter, from about 10 minutes" in to_english(
            shorter.sentence
        )
        alike = compute_all_trends(
            series(replace(SimulatedPerson(last_half_min=1.0), minutes=(5.0,)), seed)
        )
        assert alike.trends["urge_change"].direction is Direction.FALLING
        assert "Meanwhile" not in to_english(alike.trends["urge_change"].sentence)


def test_pulse_over_weeks_needs_more_than_one_week() -> None:
    pauses = [structs.replace(pause, day=n / 10.0) for n, pause in enumerate(series(STEADY, 3, 20))]
    trends = compute_trends(pauses, []).trends
    assert trends["pulse"].reason == trends["rsa"].reason
    assert trends["pulse"].reason == HeartsWithinAWeek()
    assert trends["waited"].value is not None


def test_a_pulse_that_goes_down_over_the_weeks_is_named_without_a_judgement() -> None:
    pauses = [
        structs.replace(p, mean_hr_bpm=80.0 - 0.2 * n) for n, p in enumerate(series(STEADY, 3))
    ]
    trend = compute_trends(pauses, []).trends["pulse"]
    assert trend.direction is Direction.FALLING
    assert "neither good nor bad" in to_english(trend.sentence)
    assert "Over time it went from 80 to 68 beats per minute." in to_english(trend.sentence)


def test_contact_not_needed_counts_only_pauses_with_a_decision() -> None:
    decisions = [Decision.PASSED] * 6 + [Decision.REACH_OUT] * 2 + [Decision.WAIT_AGAIN, None]
    pauses = [Pause(str(n), None, None, 300.0, decision=d) for n, d in enumerate(decisions)]
    trend = compute_trends(pauses, []).trends["contact_not_needed"]
    assert (trend.pauses, trend.value) == (8, 75.0)
    assert trend.interval is not None
    assert trend.interval[0] > 0.0


def test_time_waited_is_added_up_and_the_longest_told() -> None:
    pauses = [Pause(str(n), None, None, 60.0 * n) for n in range(4)]
    trends = compute_trends(pauses, [])
    assert (trends.pauses, trends.waited_total_s, trends.waited_longest_s) == (3, 360.0, 180.0)


def prediction(sure: int | None, outcome: Outcome | None) -> Prediction:
    return Prediction("a", None, "it ends", sure, outcome)


def test_being_sure_is_told_beside_what_came() -> None:
    made = [prediction(90, Outcome.NOTHING)] * 9 + [prediction(90, Outcome.AS_FEARED)]
    made += [prediction(10, Outcome.LESS), prediction(100, Outcome.AS_FEARED)]
    calibration = compute_calibration([*made, prediction(None, Outcome.LESS), prediction(50, None)])
    assert calibration.predictions == 12
    assert [(b.from_percent, b.predictions) for b in calibration.bins] == [(0, 1), (80, 11)]
    assert calibration.brier == pytest.approx((9 * 0.81 + 0.01 + 0.01 + 0.0) / 12)
    assert "Less happened than you expected" in to_english(calibration.sentence)


def test_who_knows_is_told_so_without_praise() -> None:
    made = [prediction(0, Outcome.NOTHING), prediction(100, Outcome.AS_FEARED)] * 5
    calibration = compute_calibration(made)
    assert calibration.brier == 0.0
    assert "closer to what happened than" in to_english(calibration.sentence)


outcomes = st.none() | st.sampled_from(Outcome)
predictions = st.builds(prediction, st.none() | st.integers(0, 100), outcomes)
pauses_of_any_kind = st.builds(
    Pause,
    st.just("a"),
    st.none(),
    st.none() | st.floats(0.0, 1e6),
    st.floats(0.0, 1e5),
    st.none(),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.none() | st.sampled_from(Decision),
    st.none() | st.floats(20.0, 250.0),
    st.none() | st.floats(0.0, 500.0),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pauses_of_any_kind, max_size=12), st.lists(predictions, max_size=8))
def test_any_series_is_told_of_without_a_number_that_is_none(
    pauses: list[Pause], made: list[Prediction]
) -> None:
    fields = trends_to_json(compute_trends(pauses, made), pauses, to_english)
    result = json.loads(json.dumps(fields, allow_nan=False))
    assert result.keys() == fields.keys()


def test_ratings_without_any_noise_give_the_half_time_back() -> None:
    minutes = np.tile([2.0, 4.0, 6.0, 8.0], 10)
    before = np.tile([10.0, 9.0, 8.0, 7.0, 6.0], 8)
    after = np.round(before * 2.0 ** (-minutes / 4.0))
    half_life = fit_half_life(before, after, minutes, np.linspace(0.0, 1.0, 40))
    assert half_life is not None
    assert half_life.value == pytest.approx(4.0, abs=0.3)
    assert half_life.direction is None


def test_an_interval_is_as_wide_as_students() -> None:
    for freedom in (*range(1, 30), 40, 300):
        assert t_quantile_99(freedom) == pytest.approx(stdtrit(freedom, 0.995), rel=2e-3)


def test_a_line_is_found_where_there_is_one() -> None:
    x = np.arange(30.0)
    wobble = np.tile([0.5, -0.5, -0.5, 0.5, 0.2, -0.2], 5)
    line = fit_line_hc3(x, 2.0 + 0.3 * x + wobble)
    assert line.first == pytest.approx(2.0, abs=0.3)
    assert line.change == pytest.approx(8.7, abs=0.3)
    assert line.direction is Direction.RISING
    assert fit_line_hc3(x, wobble).direction is None


def test_neighbours_that_are_alike_make_a_line_less_sure() -> None:
    x = np.arange(60.0)
    alike = fit_line_hc3(x, np.sin(x / 8.0) + 0.01 * x)
    mixed = fit_line_hc3(x, np.sin(x * 2.9) + 0.01 * x)
    width = [line.change_interval[1] - line.change_interval[0] for line in (alike, mixed)]
    assert width[0] > 2.0 * width[1]


def test_a_series_without_any_spread_has_no_direction() -> None:
    x = np.arange(5.0)
    assert fit_line_hc3(x, np.ones(5)).direction is None
    assert (
        fit_line_hc3(x, np.array([8.0, 8.0, 8.0, 8.0, 7.0]), rounding_sd_of_step(1.0)).direction
        is None
    )


def test_a_share_of_none_or_all_still_has_room() -> None:
    assert wilson_interval(0, 5)[1] > 50.0
    assert wilson_interval(5, 5)[0] < 50.0


@given(st.lists(st.booleans(), min_size=MIN_PAUSES, max_size=40))
def test_a_share_is_never_below_none_or_above_all_and_never_beyond_doubt(
    passed: list[bool],
) -> None:
    pauses = [
        structs.replace(pause, decision=Decision.PASSED if one else Decision.REACH_OUT)
        for pause, one in zip(series(STEADY, 1, len(passed)), passed, strict=True)
    ]
    trend = compute_all_trends(pauses).trends["contact_not_needed"]
    assert trend.first is not None
    assert trend.last is not None
    assert trend.change_interval is not None
    assert 0.0 <= trend.first <= 100.0
    assert 0.0 <= trend.last <= 100.0
    low, high = trend.change_interval
    assert high is not None
    assert -100.0 <= low < high <= 100.0
    if len(set(passed)) == 1:
        assert low < -20.0
        assert high > 20.0


def test_years_of_pauses_are_read_with_as_few_questions_as_a_week_of_them(tmp_path: Path) -> None:
    """As a person leaves them: half of the outcomes told later, triggers, audits."""
    asked: dict[int, list[str]] = {}
    for count in (7, 700):
        folder, pauses = tmp_path / str(count), series(SimulatedPerson(), 1, count)
        build(folder, pauses)
        add_annotations(folder, pauses, audits=count // 7)
        with Library.open(folder, write=False) as library:
            asked[count] = []
            library._connection.set_trace_callback(asked[count].append)
            read = load_pauses(library)
            assert len(load_predictions(library, read)) == count + count // 7
    assert len(asked[700]) == len(asked[7]) > 0
