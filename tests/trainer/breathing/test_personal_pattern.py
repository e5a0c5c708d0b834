"""The breath an assessment found is the person's own until another finds a better one."""

import pytest

from trainer.breathing.personal_pattern import find_personal_pattern
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary


def assessment(rate: float | None, exercise: Exercise = Exercise.RESONANCE) -> SessionSummary:
    return SessionSummary(
        "a", "2026-11-21T20:50:17+00:00", exercise, resonance_breaths_per_min=rate
    )


def test_the_newest_assessment_with_a_number_counts() -> None:
    personal = find_personal_pattern(
        [assessment(None), assessment(None, Exercise.PAUSE), assessment(5.3), assessment(6.4)]
    )
    assert personal is not None
    assert personal.breaths_per_min == 5.3
    assert str(personal.pattern) == "4.5-0-6.8-0"
    assert personal.pattern.breaths_per_min == pytest.approx(5.3, abs=0.05)


@pytest.mark.parametrize("rate", [None, float("nan"), float("inf"), 0.0, -5.0, 40.0])
def test_what_is_no_rate_of_breathing_is_nobodys_own(rate: float | None) -> None:
    assert find_personal_pattern([assessment(rate)]) is None


def test_only_an_assessment_finds_it() -> None:
    assert find_personal_pattern([assessment(5.3, Exercise.PAUSE)]) is None
    assert find_personal_pattern([]) is None


@pytest.mark.parametrize("tenths", range(40, 81))
def test_every_rate_an_assessment_can_find_can_be_breathed(tenths: int) -> None:
    personal = find_personal_pattern([assessment(tenths / 10.0)])
    assert personal is not None
    assert personal.pattern.breaths_per_min == pytest.approx(tenths / 10.0, abs=0.06)
    assert personal.pattern.exhale_s > personal.pattern.inhale_s
