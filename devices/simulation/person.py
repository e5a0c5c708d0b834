"""A simulated person: the parameters that do not change during a session."""

from dataclasses import dataclass
from random import Random


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
