"""What the answers of a simulated heart, breath after breath, say of it and of how sure that is."""

from dataclasses import replace

import numpy as np
import pytest

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.resonance_model import MODEL_0_1, MODEL_0_2, ResonanceModel
from trainer.breathing.resonance_posterior import Posterior, ResonanceEstimator
from trainer.breathing.resonator_bank import ResonatorBank
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer

RATES = (6.5, 6.0, 5.5, 5.0, 4.5)  # breaths/min, two minutes each


def belief_in(person: Person, model: ResonanceModel = MODEL_0_2) -> Posterior:
    pacers = [Pacer(_pattern(RATES[0]), 0.0)]
    responses, edge = BreathResponseBuffer(model), pacers[0].next_breath_at(0.0)
    for t, events in SimulatedHeart(person, Faults(), lambda: pacers[-1]).moments():
        while edge <= t:
            responses.breath_ended(edge, pacers[-1])
            if edge >= 120.0 * len(pacers) and len(pacers) < len(RATES):
                pacers.append(Pacer(_pattern(RATES[len(pacers)]), edge))
            edge = pacers[-1].next_breath_at(edge)
        if t >= 600.0:
            break
        for event in events:
            if isinstance(event, Beat):
                responses.add_beat(event)
    posterior = responses.estimator.posterior(10)
    assert posterior is not None
    return posterior


def _pattern(rate: float) -> BreathPattern:
    return BreathPattern(4.0, 0.0, round(60.0 / rate - 4.0, 4), 0.0)


@pytest.mark.parametrize("seed", range(3))
def test_of_a_heart_that_follows_most_of_what_it_does_is_explained(seed: int) -> None:
    posterior = belief_in(Person(seed=seed, rsa_ms=120.0, noise_ms=5.0))
    assert 0.7 < posterior.r2 <= 1.0
    assert 0.5 < posterior.recent_r2 <= 1.0
    assert posterior.probabilities.sum() == pytest.approx(1.0)
    assert posterior.probability_above(3.0) == pytest.approx(1.0)
    assert posterior.probability_above(9.0) == 0.0
    assert posterior.probability_above(posterior.breaths_per_min - 0.5) > 0.9
    assert posterior.probability_above(posterior.breaths_per_min + 0.5) < 0.1


@pytest.mark.parametrize("seed", range(3))
def test_of_a_heart_that_goes_its_own_way_hardly_anything_is_explained(seed: int) -> None:
    posterior = belief_in(Person(seed=seed, rsa_ms=0.0, noise_ms=20.0))
    assert 0.0 <= posterior.r2 < 0.4
    assert 0.0 <= posterior.recent_r2 < 0.6


def test_an_answer_of_the_heart_is_the_same_however_many_breaths_went_before() -> None:
    resonators = ResonatorBank(0.0, MODEL_0_2)
    resonators.advance(Pacer(_pattern(6.0), 0.0), 60.0)
    posteriors = []
    for before in (0.0, 500.0):
        estimator = ResonanceEstimator(MODEL_0_2)
        for breath in range(4):
            t = 10.0 * breath + np.arange(0.4, 20.0, 0.8)
            rr_ms = 800.0 + 50.0 * np.cos(2.0 * np.pi * t / 10.0)
            assert estimator.add(rr_ms, before + t / 10.0, resonators.response_at(t))
        posteriors.append(estimator.posterior())
    early, late = posteriors
    assert early is not None
    assert late is not None
    assert late.breaths_per_min == pytest.approx(early.breaths_per_min, abs=1e-6)


def test_a_larger_swing_is_expected_of_a_heart_that_swings_more() -> None:
    small, large = (belief_in(Person(seed=1, rsa_ms=ms, noise_ms=5.0)) for ms in (60.0, 120.0))
    rates = np.array([5.0, 5.5, 6.0])
    assert large.rsa_at(rates) == pytest.approx(2.0 * small.rsa_at(rates), rel=0.15)
    assert large.rsa_at(rates).max() == pytest.approx(120.0, rel=0.2)


@pytest.mark.parametrize("resonance", [5.0, 6.0])
def test_what_is_said_of_a_heart_with_a_long_lag_does_not_lean_to_the_usual_lag(
    resonance: float,
) -> None:
    like = Person(resonance_breaths_per_min=resonance, rsa_ms=80.0, noise_ms=15.0, lag_s=0.9)
    result = [belief_in(replace(like, seed=seed)) for seed in range(3)]
    assert all(one.stated_breaths_per_min > one.breaths_per_min for one in result)
    led, stated = (
        np.mean([getattr(one, name) for one in result]) - resonance
        for name in ("breaths_per_min", "stated_breaths_per_min")
    )
    assert abs(stated) < abs(led) < 0.15


def test_it_is_as_sure_as_it_was_found_to_be_right() -> None:
    posterior = belief_in(Person(seed=1, rsa_ms=80.0, noise_ms=15.0))
    assert posterior.led_sd == pytest.approx(np.hypot(0.68 * posterior.posterior_sd, 0.1))
    assert posterior.assessed_sd == pytest.approx(np.hypot(0.85 * posterior.posterior_sd, 0.11))
    measured = replace(posterior, is_measured=True)
    assert measured.led_sd < posterior.led_sd
    within = [posterior.probability_within(distance) for distance in (0.1, 0.25, 0.5, 5.0)]
    assert within == sorted(within)
    assert within[-1] == pytest.approx(1.0)
    one_sd = posterior.probability_within(posterior.assessed_sd)
    assert one_sd == pytest.approx(0.68, abs=0.03)


def test_a_session_of_version_0_1_says_what_led_it() -> None:
    posterior = belief_in(Person(seed=1, rsa_ms=80.0, noise_ms=15.0, lag_s=0.9), MODEL_0_1)
    assert posterior.stated_breaths_per_min == posterior.breaths_per_min
    assert posterior.led_sd == posterior.assessed_sd == posterior.posterior_sd
    assert posterior.probability_within(5.0) == pytest.approx(1.0)
