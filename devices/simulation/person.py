"""A simulated person: the parameters that do not change during a session."""

from dataclasses import dataclass
from math import exp
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class Person:
    """Parameters of a person. The defaults are those of a plausible calm adult who follows the pacer well."""

    seed: int = 1
    hr_bpm: float = 68.0  # at rest
    rsa_ms: float = 80.0  # peak to trough, when breathing at the resonance
    resonance_breaths_per_min: float = 5.7
    adherence: float = 1.0  # the share of time they follow the pacer; 0: never
    own_breaths_per_min: float = 14.0  # when they do not follow it
    noise_ms: float = 3.0  # standard deviation of the time of each beat, from the sensor
    chest_mg: float = 0.0  # how far a full breath tilts the accelerometer; 0: there is none

    sharpness: float = 3.2  # of the baroreflex: its quality factor
    lag_s: float = 0.3  # from lung to sinus node, on top of the reflex's own lag
    mayer: float = 0.24  # the Mayer wave, root mean square, as a share of `rsa_ms`
    mayer_hz: float = 0.1
    vlf_ms: float = 20.0  # slow fluctuations, root mean square
    arousal_bpm: float = 3.0  # how much faster the heart is at the beginning
    arousal_fades_s: float = 100.0

    def rng(self, purpose: str) -> Random:
        """Random numbers that depend on the seed and the purpose only, not on what else is drawn."""
        return Random(f"{self.seed} {purpose}")


def sample_people(n: int, seed: int) -> list[Person]:
    """`n` healthy adults at rest. The first ones are the same for every `n`."""
    return [_sample_person(Random(f"{seed} person {i}")) for i in range(n)]


MAX_SD: Final = 2.0  # no parameter is further from its mean


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
