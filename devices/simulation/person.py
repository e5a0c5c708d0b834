"""A simulated person: what is theirs and does not change while they sit there."""

from dataclasses import dataclass
from math import exp
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class Person:
    """Without arguments, a plausible calm adult who follows the pacer well."""

    seed: int = 1
    hr_bpm: float = 68.0  # once settled
    rsa_ms: float = 80.0  # peak to trough, breathing at the resonance
    resonance_breaths_per_min: float = 5.7
    adherence: float = 1.0  # the share of time they follow the pacer; 0: never
    own_breaths_per_min: float = 14.0  # when they do not
    noise_ms: float = 3.0  # of the sensor, on the time of each beat

    sharpness: float = 3.2  # of the baroreflex: its quality factor
    lag_s: float = 0.3  # from lung to sinus node, on top of the reflex's own lag
    mayer: float = 0.24  # the Mayer wave, root mean square, as a share of `rsa_ms`
    mayer_hz: float = 0.1
    vlf_ms: float = 20.0  # slow wandering, root mean square
    arousal_bpm: float = 3.0  # how much faster the heart is at first
    arousal_fades_s: float = 100.0

    def chance(self, of: str) -> Random:
        """The same dice for the same seed and purpose, whatever else is rolled."""
        return Random(f"{self.seed} {of}")


def sample_people(n: int, seed: int) -> list[Person]:
    """`n` healthy adults at rest. The first people are the same however many are asked for."""
    return [_someone(Random(f"{seed} person {i}")) for i in range(n)]


MOST_SD: Final = 2.0  # nobody is further from the middle than this


def _someone(chance: Random) -> Person:
    """Heart rate and HRV as in Nunan et al. 2010, doi 10.1111/j.1540-8159.2010.02841.x."""
    return Person(
        seed=chance.getrandbits(31),
        hr_bpm=60000.0 / _near(chance, 940.0, 70.0),
        rsa_ms=160.0 * exp(_near(chance, 0.0, 0.25)),
        resonance_breaths_per_min=_near(chance, 5.6, 0.55),
        adherence=chance.uniform(0.6, 1.0),
        own_breaths_per_min=_near(chance, 15.0, 1.2),
        noise_ms=chance.uniform(1.0, 5.0),
        sharpness=3.2 * exp(_near(chance, 0.0, 0.15)),
        lag_s=_near(chance, 0.3, 0.1),
        mayer=0.28 * exp(_near(chance, 0.0, 0.12)),
        mayer_hz=_near(chance, 0.1, 0.007),
        vlf_ms=23.0 * exp(_near(chance, 0.0, 0.25)),
        arousal_bpm=chance.uniform(0.0, 2.0),
    )


def _near(chance: Random, middle: float, sd: float) -> float:
    return middle + sd * max(-MOST_SD, min(MOST_SD, chance.gauss()))
