"""Simulated people who differ as healthy adults do."""

from math import exp
from random import Random
from typing import Final

from devices.simulation.person import Person

MAX_SD: Final = 2.0  # no parameter is further from its mean


def sample_people(n: int, seed: int) -> list[Person]:
    """`n` healthy adults at rest. The first ones are the same for every `n`."""
    return [_sample_person(Random(f"{seed} person {i}")) for i in range(n)]


def _sample_person(rng: Random) -> Person:
    """Heart rate and HRV as in Nunan et al. 2010, doi 10.1111/j.1540-8159.2010.02841.x."""
    return Person(
        seed=rng.getrandbits(31),
        hr_bpm=60000.0 / _truncated_normal(rng, 940.0, 70.0),
        rsa_ms=160.0 * exp(_truncated_normal(rng, 0.0, 0.25)),
        resonance_breaths_per_min=_truncated_normal(rng, 5.6, 0.55),
        adherence=rng.uniform(0.6, 1.0),
        own_breaths_per_min=_truncated_normal(rng, 15.0, 1.2),
        noise_ms=rng.uniform(1.0, 5.0),
        sharpness=3.2 * exp(_truncated_normal(rng, 0.0, 0.15)),
        lag_s=_truncated_normal(rng, 0.3, 0.1),
        mayer=0.28 * exp(_truncated_normal(rng, 0.0, 0.12)),
        mayer_hz=_truncated_normal(rng, 0.1, 0.007),
        vlf_ms=23.0 * exp(_truncated_normal(rng, 0.0, 0.25)),
        arousal_bpm=rng.uniform(0.0, 2.0),
    )


def _truncated_normal(rng: Random, mean: float, sd: float) -> float:
    return mean + sd * max(-MAX_SD, min(MAX_SD, rng.gauss()))
