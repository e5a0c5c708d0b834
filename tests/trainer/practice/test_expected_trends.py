"""The numbers of a series of pauses, and the pause from which on, or up to which, something holds."""

from collections.abc import Sequence
from itertools import pairwise
from math import log2

import numpy as np
import pytest
from msgspec.structs import replace

from tests.benchmarks.practice import STEADY, SimulatedPerson, compute_all_trends, series
from tests.expected_values import assert_as_expected
from trainer.events import Decision
from trainer.formats.codecs.summary_codec import number_or_none, summary_from_json
from trainer.plan import Exercise, Guide
from trainer.practice.annotations import Annotations, Outcome
from trainer.practice.calibration import compute_calibration
from trainer.practice.guide_fading import suggest_guide, suggest_guide_from_pauses
from trainer.practice.pauses import (
    Pause,
    completed_without_increase,
    pause_from_summary,
    was_too_hard,
)
from trainer.practice.predictions import Prediction
from trainer.practice.safety_notices import OveruseNotice, overuse_notice, shows_dizziness_notice
from trainer.practice.statistics.poisson_binomial import (
    clopper_pearson_interval,
    poisson_binomial,
    poisson_binomial_cdf,
)
from trainer.practice.statistics.regression import (
    FittedLine,
    fit_line_hc3,
    interval_direction,
    proportion_sd,
    t_quantile_99,
    wilson_interval,
)
from trainer.practice.statistics.urge_half_life import fit_half_life, single_pause_half_life
from trainer.practice.summary import SessionSummary
from trainer.practice.trends import Trend, Trends, compute_trends
from trainer.practice.triggers import frequent_triggers
from trainer.practice.wait_ladder import (
    LadderStep,
    ladder_steps,
    length_message,
    suggest_next_wait,
)
from trainer.recording import Completion
from ui.i18n.rendering import to_english

PEOPLE = {
    "sooner and sooner": SimulatedPerson(),
    "steady": STEADY,
    "long": SimulatedPerson(first_half_min=25.0, last_half_min=40.0),
    "hardly at all": SimulatedPerson(first_half_min=400.0, last_half_min=400.0),
    "rough": SimulatedPerson(uneven=0.6, rough=2.0, as_feared=0.7, passed=0.1),
    "short pauses": SimulatedPerson(minutes=(0.5, 1.0)),
}


def numbers_of(trend: Trend) -> list[object]:
    return [
        trend.unit,
        trend.pauses,
        trend.reason is None,
        trend.value,
        trend.interval,
        trend.first,
        trend.first_interval,
        trend.last,
        trend.last_interval,
        trend.change,
        trend.change_interval,
        trend.direction and trend.direction.value,
        trend.not_drawn,
    ]


def fields_of(trends: Trends) -> dict[str, object]:
    known = trends.calibration
    return {
        "pauses": [trends.pauses, trends.waited_total_s, trends.waited_longest_s],
        "dates": [trends.since, trends.until],
        **{name: numbers_of(trend) for name, trend in trends.trends.items()},
        "calibration": [
            known.predictions,
            known.brier,
            known.ahead_percent,
            known.ahead_interval,
        ],
        "bins": [
            [
                *(b.from_percent, b.to_percent, b.predictions),
                *(b.sure_percent, b.as_feared_percent, *b.interval),
            ]
            for b in known.bins
        ],
        "next": [trends.next.minutes, trends.next.step.value, trends.next.guide],
    }


def test_what_a_series_tells_is_known() -> None:
    results = {}
    for name, person in PEOPLE.items():
        for count in (4, 5, 6, 23, 60):
            results[f"{name}, {count}"] = fields_of(compute_all_trends(series(person, 5, count)))
    assert_as_expected("trends", results)


# ---------------------------------------------------------------------------- lines


def line_of(x: Sequence[float], y: Sequence[float], least_sd: float = 0.0) -> FittedLine:
    return fit_line_hc3(np.array(x, dtype=np.float64), np.array(y, dtype=np.float64), least_sd)


def test_straight_lines_are_known() -> None:
    rng = np.random.default_rng(5)
    drift = np.cumsum(rng.normal(0.0, 1.0, 40))
    cases = {
        "few": line_of([0, 1, 2, 3, 4], [1.0, 2.0, 1.5, 3.0, 2.0]),
        "least spread": line_of([0, 1, 2, 3, 4], [2.0] * 5, 0.3),
        "uneven days": line_of([0, 1, 2, 9, 30], [5.0, 6.0, 7.0, 5.0, 9.0]),
        "drifting": line_of(range(40), drift.tolist()),
        "many": line_of(range(120), rng.normal(3.0, 1.0, 120).tolist()),
    }
    results: dict[str, object] = {
        name: [
            *(line.level, *line.level_interval),
            *(line.first, line.last),
            *(line.change, *line.change_interval),
        ]
        for name, line in cases.items()
    }
    results["quantiles"] = [t_quantile_99(n) for n in (*range(1, 23), 30, 60, 200)]
    results["shares"] = [wilson_interval(k, 7) for k in range(8)]
    results["spread of shares"] = [proportion_sd(n) for n in (1, 5, 50)]
    assert_as_expected("lines", results)


def test_students_quantiles_fall_from_the_table_on_into_the_expansion() -> None:
    quantiles = [t_quantile_99(n) for n in range(1, 60)]
    assert all(later < before for before, later in pairwise(quantiles))
    assert t_quantile_99(20) == 2.845
    assert t_quantile_99(21) == pytest.approx(2.8314, abs=0.002)


@pytest.mark.parametrize(
    ("low", "high", "direction"),
    [(0.0, 1.0, None), (1e-9, 1.0, "rising"), (-1.0, 0.0, None), (-1.0, -1e-9, "falling")],
)
def test_a_change_is_named_only_where_its_interval_excludes_none(
    low: float, high: float, direction: str | None
) -> None:
    assert interval_direction((low, high)) == direction


def test_the_ends_of_a_line_stay_within_what_can_be() -> None:
    line = FittedLine(50.0, (40.0, 60.0), -20.0, 130.0, 150.0, (90.0, 210.0))
    clipped = line.clipped(0.0, 100.0)
    assert (clipped.first, clipped.last, clipped.change) == (0.0, 100.0, 100.0)
    assert clipped.change_interval == (90.0, 100.0)
    falling = FittedLine(50.0, (40.0, 60.0), 120.0, 10.0, -110.0, (-300.0, 20.0)).clipped(
        0.0, 100.0
    )
    assert (falling.first, falling.last, falling.change) == (100.0, 10.0, -90.0)
    assert falling.change_interval == (-100.0, 20.0)


# ---------------------------------------------------------------------------- predictions


def test_how_many_come_true_is_known_to_the_last_count() -> None:
    of = poisson_binomial(np.array([0.1, 0.1, 0.5, 0.9, 0.995]))
    even = poisson_binomial(np.full(400, 0.3))
    five = [poisson_binomial_cdf(k, of) for k in range(-1, 6)]
    assert (five[0], five[-1]) == (0.0, 1.0)
    results = {
        "five": five,
        "moments": [of.count, of.mean, of.sd, of.tilt(0.7).mean],
        "between, five": [clopper_pearson_interval(k, of) for k in range(6)],
        "400": [poisson_binomial_cdf(k, even) for k in (0, 60, 100, 119, 120, 140, 399, 400)],
        "between, 400": [clopper_pearson_interval(k, even) for k in (0, 1, 120, 399, 400)],
    }
    assert_as_expected("predictions_that_come_true", results)


def predicted(sure: int | None, outcome: Outcome | None) -> Prediction:
    return Prediction("a", None, "it ends", sure, outcome)


def test_only_what_was_told_with_how_sure_and_what_came_counts() -> None:
    predictions = [predicted(sure, Outcome.LESS) for sure in (0, 19, 20, 100)]
    predictions += [predicted(None, Outcome.LESS), predicted(50, None)]
    assert compute_calibration(predictions).brier is None
    assert compute_calibration(predictions).predictions == 4
    calibration = compute_calibration([*predictions, predicted(99, Outcome.AS_FEARED)])
    assert [(b.from_percent, b.to_percent, b.predictions) for b in calibration.bins] == [
        (0, 20, 2),
        (20, 40, 1),
        (80, 100, 2),
    ]
    assert [b.as_feared_percent for b in calibration.bins] == [0.0, 0.0, 50.0]
    assert calibration.brier == pytest.approx((0.19**2 + 0.2**2 + 1.0 + 0.01**2) / 5.0)
    assert calibration.ahead_percent == pytest.approx(238.0 / 5.0 - 20.0)


# ---------------------------------------------------------------------------- half-times


@pytest.mark.parametrize(
    ("before", "after", "minutes", "half"),
    [
        (8, 4, 5.0, 5.0),
        (8, 2, 5.0, 2.5),
        (8, 8, 5.0, None),
        (8, 9, 5.0, None),
        (8, 0, 5.0, None),
        (10, 9, 60.0 * log2(10.0 / 9.0), 60.0),
        (10, 9, 60.1 * log2(10.0 / 9.0), None),
        (8, 4, 1.0 / 6.0, 1.0 / 6.0),
        (8, 4, 0.166, None),
    ],
)
def test_a_pause_tells_of_a_half_time_of_up_to_an_hour(
    before: float, after: float, minutes: float, half: float | None
) -> None:
    assert single_pause_half_life(before, after, minutes) == (half and pytest.approx(half))


def test_half_times_of_many_ratings_are_known() -> None:
    rng = np.random.default_rng(3)
    results = {}
    for name, half_min, least, most in (
        ("short", 2.0, 1.0, 10.0),
        ("usual", 6.0, 1.0, 10.0),
        ("gone at once", 0.2, 2.0, 5.0),
        ("half of it hidden", 20.0, 1.0, 5.0),
    ):
        before = rng.integers(3, 11, 24).astype(np.float64)
        waited = rng.uniform(least, most, 24)
        after = np.clip(
            np.round(before * 2.0 ** (-waited / half_min) + rng.normal(0, 0.8, 24)), 0, 10
        )
        for n in (5, 24):
            x = np.arange(n) / (n - 1.0)
            half_life = fit_half_life(before[:n], after[:n], waited[:n], x)
            results[f"{name}, {n}"] = half_life and [
                half_life.value,
                *half_life.interval,
                half_life.first,
                *half_life.first_interval,
                half_life.last,
                *half_life.last_interval,
                half_life.change,
                *half_life.change_interval,
                half_life.direction and half_life.direction.value,
            ]
    assert_as_expected("half_times", results)


# ---------------------------------------------------------------------------- what counts


def a_pause(**fields: object) -> Pause:
    usual = {"planned_s": 300.0, "ended": "completed", "urge_before": 7, "urge_after": 4}
    return Pause("a", "2026-01-02", 1.0, **{"waited_s": 300.0, **usual, **fields})  # type: ignore[arg-type]


def test_five_pauses_are_enough_and_seven_days_for_the_heart() -> None:
    def trends_over(days: Sequence[float]) -> dict[str, Trend]:
        pauses = [replace(a_pause(mean_hr_bpm=60.0 + day, rsa_ms=50.0), day=day) for day in days]
        return compute_trends(pauses, []).trends

    assert trends_over([0, 1, 2, 7])["pulse"].value is None
    assert trends_over([0, 1, 2, 3, 6.99])["pulse"].value is None
    week = trends_over([0, 1, 2, 3, 7])
    assert (week["pulse"].first, week["pulse"].last) == pytest.approx((60.0, 67.0))
    assert week["rsa"].value == pytest.approx(50.0)
    assert week["waited"].value == pytest.approx(5.0)
    assert week["urge_change"].value == pytest.approx(-3.0)


def test_a_pause_that_was_not_waited_for_counts_nowhere() -> None:
    pauses = [a_pause(waited_s=0.0)] * 3 + [a_pause(waited_s=0.0014), a_pause(waited_s=400.0004)]
    trends = compute_trends(pauses, [])
    assert (trends.pauses, trends.waited_total_s, trends.waited_longest_s) == (2, 400.002, 400.0)
    assert trends.trends["waited"].pauses == 2


def test_only_a_decision_that_ends_it_tells_whether_contact_was_needed() -> None:
    ends = [Decision.PASSED] * 3 + [Decision.REACH_OUT] * 2 + [Decision.WAIT_AGAIN, None]
    trends = compute_trends([a_pause(decision=one) for one in ends], [])
    trend = trends.trends["contact_not_needed"]
    assert (trend.pauses, trend.interval) == (5, wilson_interval(3, 5))
    assert trend.value == pytest.approx(60.0)
    answers = [predicted(50, one) for one in (*Outcome, Outcome.AS_FEARED, Outcome.NOTHING)]
    other = compute_trends([a_pause()], answers).trends["predictions_not_come_true"]
    assert other.pauses == 5
    assert other.value == pytest.approx(60.0)


def test_ten_seconds_are_the_shortest_wait_for_a_half_time() -> None:
    waits = [9.99, 10.0, 10.01, 300.0, 300.0, 300.0]
    pauses = [a_pause(waited_s=wait, urge_after=3) for wait in waits]
    assert compute_trends(pauses, []).trends["urge_half_time"].pauses == 5
    no_pull = [*pauses, a_pause(urge_before=0), a_pause(urge_after=None)]
    assert compute_trends(no_pull, []).trends["urge_half_time"].pauses == 5


@pytest.mark.parametrize(
    ("ended", "decision", "after", "completed", "hard"),
    [
        ("completed", None, 7, True, False),
        ("completed", None, 8, False, True),
        ("completed", None, None, True, False),
        ("early", None, 4, False, True),
        ("early", Decision.PASSED, 4, False, False),
        ("early", Decision.PASSED, 8, False, True),
        ("early", Decision.REACH_OUT, 4, False, True),
        ("interrupted", None, 4, False, False),
        (None, None, 4, False, False),
    ],
)
def test_what_was_waited_to_its_end_and_what_was_too_hard(
    ended: str | None, decision: Decision | None, after: int | None, completed: bool, hard: bool
) -> None:
    pause = a_pause(ended=ended, decision=decision, urge_after=after)
    assert (completed_without_increase(pause), was_too_hard(pause)) == (completed, hard)


def test_what_damage_put_into_a_pause_is_taken_as_not_told() -> None:
    def read(**fields: object) -> Pause:
        summary = summary_from_json({"id": "a", **fields})
        assert summary is not None
        return pause_from_summary(summary, None)

    assert [read(urge_before=n).urge_before for n in (-1, 0, 10, 11, True, 5.0)] == [
        *(None, 0, 10, None, None, None)
    ]
    sure = [{"text": "it ends", "sure_percent": n} for n in (-1, 0, 100, 101)]
    predictions = [read(prediction=one).prediction for one in sure]
    assert [p and p.sure_percent for p in predictions] == [None, 0, 100, None]
    assert [read(duration_s=s).waited_s for s in (-1, None, 12, 12.5, True)] == [0, 0, 12, 12.5, 0]
    assert [number_or_none(n) for n in (1e9, 1.001e9, -1e9, 10**9, 10**9 + 1, "1", False)] == [
        *(1e9, None, -1e9, 1e9, None, None, None)
    ]
    assert number_or_none(float("nan")) is None


def test_a_list_of_triggers_holds_twelve_the_latest_of_equals_first() -> None:
    def triggered_by(trigger: str) -> Pause:
        return a_pause(annotations=Annotations(trigger))

    pauses = [triggered_by(f"t{n}") for n in range(13)] + [triggered_by(" ")]
    assert frequent_triggers([*pauses, triggered_by("t0")]) == (
        "t0",
        *(f"t{n}" for n in range(12, 1, -1)),
    )


# ---------------------------------------------------------------------------- what comes next


def waited(minutes: float, waited_min: float | None = None, **fields: object) -> Pause:
    waited_s = 60.0 * (minutes if waited_min is None else waited_min)
    return a_pause(planned_s=60.0 * minutes, waited_s=waited_s, **fields)


def test_the_next_wait_of_many_records_is_known() -> None:
    rng = np.random.default_rng(9)
    results: dict[str, list[object]] = {}
    for n in range(160):
        pauses = []
        for _ in range(int(rng.integers(1, 6))):
            minutes = float(
                rng.choice([0.3, 0.5, 0.9, 1, 2, 3.0, 4.6, 5, 5, 5, 5.4, 10, 20, 45, 70])
            )
            share = float(rng.choice([1, 1, 1, 1, 1.2, 0.5, 0.995]))
            ended = "early" if share < 1 else str(rng.choice(["completed"] * 5 + ["interrupted"]))
            after = int(rng.choice([3, 3, 3, 3, 7, 8]))
            guide = str(rng.choice(["full", "full", "disc", "sound", "timer"]))
            pauses.append(
                waited(minutes, minutes * share, ended=ended, urge_after=after, guide=guide)
            )
        suggested = suggest_next_wait(pauses)
        results[f"{n}"] = [suggested.minutes, suggested.step.value, suggested.guide]
        results[f"{n}, own steps"] = [*sorted(ladder_steps(pauses))]
    assert_as_expected("next_waits", results)


def test_a_clock_may_tell_the_end_a_second_early() -> None:
    for short_s, step in ((0.0, LadderStep.UP), (1.0, LadderStep.UP), (1.1, LadderStep.STAY)):
        pauses = [waited(5.0, 5.0 - short_s / 60.0)] * 3
        assert suggest_next_wait(pauses).step is step


def test_an_own_step_lies_between_half_a_minute_and_an_hour_and_near_no_other() -> None:
    for minutes, is_own in (
        (0.4, False),
        (0.5, True),
        (60.0, True),
        (60.1, False),
        (5.4, False),
        (5.5, True),
        (4.6, False),
        (4.5, True),
        (3.0, True),
    ):
        assert ladder_steps([waited(minutes), waited(5.0)]) == ({minutes} if is_own else set())
    assert ladder_steps([waited(3.0, 1.0, ended="early"), waited(5.0)]) == set()
    assert ladder_steps([waited(5.0), waited(0.7, 0.1, ended="early")]) == {0.7}
    assert ladder_steps([waited(5.0), waited(1.0, 0.1, ended="early")]) == set()
    assert ladder_steps([replace(waited(3.0), planned_s=239.9), waited(5.0)]) == {3.9}


def test_less_than_a_minute_is_counted_in_seconds() -> None:
    lengths = [to_english(length_message(n)) for n in (0.5, 0.99, 1.0, 2.0, 10.0, 1.5)]
    assert lengths == [
        *("30 seconds", "59 seconds", "1 minute", "2 minutes", "10 minutes", "1.5 minutes")
    ]


@pytest.mark.parametrize(
    ("breathed", "ended", "suggested"),
    [
        (6.5, "completed", Guide.SOUND),
        (5.5, "completed", Guide.SOUND),
        (6.51, "completed", Guide.FULL),
        (6.0, "early", Guide.FULL),
        (None, "completed", None),
    ],
)
def test_a_breath_within_half_a_breath_a_minute_is_the_one_that_was_led(
    breathed: float | None, ended: str, suggested: Guide | None
) -> None:
    session = SessionSummary(
        "a",
        exercise=Exercise.PAUSE,
        guide=Guide.DISC,
        completion=Completion(ended),
        breaths_per_min_last=6.0,
        figures={"breaths_per_min": breathed},
    )
    assert suggest_guide([session] * 3, Guide.DISC) is suggested
    assert suggest_guide([session] * 2, Guide.DISC) is None
    others = replace(session, exercise=Exercise.FREE)
    assert suggest_guide([others, *[session] * 3], Guide.DISC) is suggested


@pytest.mark.parametrize(
    ("guides", "hard", "suggested"),
    [
        (("disc", "disc", "disc"), (), Guide.SOUND),
        (("disc", "disc"), (), None),
        (("full", "disc", "disc"), (), None),
        (("timer",) * 3, (), None),
        (("disc", "disc", "disc"), (0,), None),
        (("disc", "disc", "disc"), (0, 2), Guide.FULL),
        (("full", "full", "full"), (0, 2), None),
        (("full", "disc", "disc"), (0, 2), None),
        ((None, None, None), (), Guide.DISC),
        (("?", "?", "?"), (), None),
    ],
)
def test_a_guide_fades_after_three_alike_and_leads_again_after_two_hard_ones(
    guides: tuple[str | None, ...], hard: tuple[int, ...], suggested: Guide | None
) -> None:
    pauses = [
        a_pause(guide=guide, ended="early" if n in hard else "completed")
        for n, guide in enumerate(guides)
    ]
    suggestion = suggest_guide_from_pauses(pauses)
    assert (suggestion and suggestion[0]) is suggested


NOW = 1_000_000.0


@pytest.mark.parametrize(
    ("opened", "begun", "shown", "notice"),
    [
        ([1.0] * 7, [], None, None),
        ([1.0] * 8, [], None, OveruseNotice.FIGURES),
        ([86_399.0] * 8, [], None, OveruseNotice.FIGURES),
        ([86_400.0] * 8, [], None, None),
        ([0.0] * 8, [], None, OveruseNotice.FIGURES),
        ([-1.0] * 8, [], None, None),
        ([], [1.0] * 4, None, None),
        ([], [3_599.0] * 5, None, OveruseNotice.PAUSES),
        ([], [3_600.0] * 5, None, None),
        ([1.0] * 8, [1.0] * 5, None, OveruseNotice.PAUSES),
        ([1.0] * 8, [], 86_400.0, OveruseNotice.FIGURES),
        ([1.0] * 8, [], 86_399.0, None),
        ([1.0] * 8, [], 0.0, None),
        ([1.0] * 8, [], -1.0, OveruseNotice.FIGURES),
    ],
)
def test_a_kind_line_is_due_after_eight_figures_a_day_or_five_pauses_an_hour(
    opened: list[float], begun: list[float], shown: float | None, notice: OveruseNotice | None
) -> None:
    """All times are so many seconds ago."""
    shown_at = None if shown is None else NOW - shown
    ago = [NOW - s for s in opened], [NOW - s for s in begun]
    assert overuse_notice(*ago, NOW, shown_at) is notice


def test_dizziness_is_spoken_of_in_four_breaths_of_three_sessions() -> None:
    shown = [(s, b) for s in range(5) for b in range(6) if shows_dizziness_notice(s, b)]
    assert shown == [(s, b) for s in range(3) for b in range(4)]
