"""What the answers of a simulated heart, breath after breath, say of it and of how sure that is."""

import numpy as np
import pytest

from devices.simulation.faults import Faults
from devices.simulation.person import Person
from devices.simulation.source import SimulatedHeart
from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.resonance_model import MODEL_0_2
from trainer.breathing.resonance_posterior import Posterior
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer

RATES = (6.5, 6.0, 5.5, 5.0, 4.5)  # breaths/min, two minutes each


def belief_in(person: Person) -> Posterior:
    pacers = [Pacer(_pattern(RATES[0]), 0.0)]
    responses, edge = BreathResponseBuffer(MODEL_0_2), pacers[0].next_breath_at(0.0)
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


def test_a_larger_swing_is_expected_of_a_heart_that_swings_more() -> None:
    small, large = (belief_in(Person(seed=1, rsa_ms=ms, noise_ms=5.0)) for ms in (60.0, 120.0))
    rates = np.array([5.0, 5.5, 6.0])
    assert large.rsa_at(rates) == pytest.approx(2.0 * small.rsa_at(rates), rel=0.15)
    assert large.rsa_at(rates).max() == pytest.approx(120.0, rel=0.2)
