"""People whose body was not written for this estimate: it is near, and as sure as it may be."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from tests.benchmarks import resonance
from tests.benchmarks.delayed_loop import loop_people, with_resonance
from tests.benchmarks.resonance import (
    SETTINGS,
    assess_all,
    assessed_row,
    covered_percent,
    format_row,
    is_right,
    lead_all,
    reliability_rows,
)
from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.resonance_model import MODEL_0_2

PEOPLE = 60


def test_the_truth_of_the_second_body_is_where_its_own_rsa_is_largest() -> None:
    people = loop_people(40, 1)
    rates = [person.resonance_breaths_per_min for person in people]
    assert 4.5 <= min(rates) < 5.0 < 6.0 < max(rates) <= 6.8
    assert with_resonance(people[:2]) == people[:2]
    delays = np.array([person.sympathetic_delay_s for person in people])
    assert np.corrcoef(delays, rates)[0, 1] < -0.3  # the later the loop, the slower
    assert (delays > 0.5).all()
    assert (delays < 3.5).all()


def test_with_a_lag_of_a_quarter_of_a_second_most_are_led_near_and_told_how_sure_that_is() -> None:
    """Bounds that 60 people can hold; the figures of a thousand are in tests.benchmarks.resonance."""
    ended = lead_all(2, SETTINGS[1], PEOPLE, 1)
    assert sum(one.off <= 0.3 for one in ended) >= 0.58 * PEOPLE
    assert 50.0 <= covered_percent(ended) <= 88.0
    assert format_row(2, SETTINGS[1], ended).startswith("| 2 | lag +0.25 s | ")


def test_who_has_wrong_beats_is_led_to_the_estimate_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Waiting for a minute without them left many where the search was interrupted."""
    wrong_beats = SETTINGS[3]
    waiting = partial(AdaptiveController, model=replace(MODEL_0_2, needs_good_minute=True))
    led = lead_all(1, wrong_beats, PEOPLE, 1)
    monkeypatch.setattr(resonance, "AdaptiveController", waiting)
    waited = lead_all(1, wrong_beats, PEOPLE, 1)
    near, near_by_waiting = (sum(one.off <= 0.3 for one in some) for some in (led, waited))
    assert near >= 0.58 * PEOPLE
    assert near >= near_by_waiting + 2


def test_an_assessment_is_right_about_as_often_as_it_says() -> None:
    assessed = [one for body in (1, 2) for one in assess_all(body, 600.0, 24, 1, 0.0)]
    answered = [one for one in assessed if one.result.breaths_per_min is not None]
    stated = float(np.mean([one.result.confidence for one in answered]))
    right = sum(map(is_right, answered)) / len(answered)
    assert len(answered) >= 0.8 * len(assessed)
    assert abs(stated - right) < 0.15
    assert "of 48" in assessed_row("both", assessed)
    assert 1 <= len(reliability_rows(assessed)) <= 5
