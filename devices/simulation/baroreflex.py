"""The response of the heart to the breath, as a transfer function with a resonance.

Two paths lead from the lungs to the sinus node. The direct one (the vagal gate in the brainstem and the
lungs' stretch receptors) is broad. The baroreflex is a delayed loop that resonates near 0.1 Hz. Their sum
is largest at the person's resonance and falls off on both sides.

    Angelone & Coulter 1964, doi 10.1152/jappl.1964.19.3.479: a peak near 6 breaths/min.
    Hirsch & Bishop 1981, doi 10.1152/ajpheart.1981.241.4.H620: above 7 breaths/min the RSA falls by
        20 dB a decade; it grows with the depth of the breath.
    Vaschillo et al. 2006, doi 10.1007/s10484-006-9009-3: the resonance differs between people, and
        there heart rate and breath are in phase.

That it is a sum of two band passes, and their weights, are assumptions: the simplest with all three.
"""

from cmath import exp as cexp
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, pi, sin, sqrt, tan
from typing import Final, Self

from devices.simulation.person import Person
from trainer.pacing import BreathPattern, Pacer

STEP_S: Final = 0.25  # of the simulation; linear interpolation in between
VAGAL_SHARE: Final = 0.5
VAGAL_HZ: Final = 0.15
VAGAL_SHARPNESS: Final = 0.5
CHEST_S: Final = 0.3  # time constant of the chest
REFERENCE: Final = BreathPattern(4.0, 0.0, 6.0, 0.0)
POINTS_PER_BREATH: Final = 64


def breath_depth_at(breaths_per_min: float) -> float:
    """Relative depth of a breath, 1 at 6/min: slower breaths are deeper, so that ventilation stays the same."""
    return exp(0.3 * log(6.0 / breaths_per_min))


class Resonator:
    """A digital band pass with gain 1 at its centre frequency (bilinear transform).

    Parameters
    ----------
    hz
        Centre frequency.
    sharpness
        Quality factor.
    """

    __slots__ = ("_feedback", "_feedback2", "_gain", "_in", "_in2", "_out", "_out2")

    def __init__(self, hz: float, sharpness: float) -> None:
        angle = 2.0 * pi * hz * STEP_S
        alpha = sin(angle) / (2.0 * sharpness)
        self._gain = alpha / (1.0 + alpha)
        self._feedback = 2.0 * sqrt(1.0 - sin(angle) ** 2) / (1.0 + alpha)
        self._feedback2 = (1.0 - alpha) / (1.0 + alpha)
        self._in = self._in2 = self._out = self._out2 = 0.0

    def next(self, value: float) -> float:
        """The output for the next input, one step later."""
        out = (
            self._gain * (value - self._in2)
            + self._feedback * self._out
            - self._feedback2 * self._out2
        )
        self._in2, self._in = self._in, value
        self._out2, self._out = self._out, out
        return out

    @property
    def noise_gain(self) -> float:
        """Root mean square of the output for white noise of root mean square 1."""
        return sqrt(self._gain)


def band_pass(hz: float, centre_hz: float, sharpness: float) -> complex:
    """The exact frequency response of a `Resonator` at `hz`."""
    ratio = tan(pi * hz * STEP_S) / tan(pi * centre_hz * STEP_S)
    return 1.0 / complex(1.0, sharpness * (ratio - 1.0 / ratio))


@lru_cache(maxsize=1)
def reference_breath() -> tuple[complex, complex]:
    """Fundamental and second harmonic of the fullness of lungs that breathe in for 4 s and out for 6 s."""
    pacer = Pacer(REFERENCE, began=0.0)
    fullness = [
        pacer.at(k * REFERENCE.period_s / POINTS_PER_BREATH).fullness
        for k in range(POINTS_PER_BREATH)
    ]
    first, second = (
        sum(
            f * cexp(complex(0.0, -2.0 * pi * n * k / POINTS_PER_BREATH))
            for k, f in enumerate(fullness)
        )
        for n in (1, 2)
    )
    return first * 2.0 / POINTS_PER_BREATH, second * 2.0 / POINTS_PER_BREATH


@dataclass(frozen=True, slots=True)
class Baroreflex:
    """The response of one person's heart to the breath.

    Attributes
    ----------
    person
        Whose heart it is.
    baroreflex_hz
        Centre frequency of the baroreflex.
    gain_ms
        Change of the RR intervals, ms, for a fullness of 1.
    """

    person: Person
    baroreflex_hz: float
    gain_ms: float = 1.0

    @classmethod
    def tuned_to(cls, person: Person) -> Self:
        """Tune it so that the RSA is largest at the person's resonance, and is their `rsa_ms` there."""
        hz = person.resonance_breaths_per_min / 60.0
        low, high = 0.6 * hz, 1.6 * hz
        for _ in range(24):
            middle = (low + high) / 2.0
            reflex = cls(person, middle)
            too_low = reflex._strength(hz * 1.001) < reflex._strength(hz * 0.999)
            low, high = (middle, high) if too_low else (low, middle)
        unscaled = cls(person, middle)
        return cls(
            person, middle, person.rsa_ms / unscaled.rsa_at(person.resonance_breaths_per_min)
        )

    def rsa_at(self, breaths_per_min: float) -> float:
        """RSA in ms from peak to trough, for steady full breaths, 4 parts in and 6 out."""
        hz = breaths_per_min / 60.0
        first, second = reference_breath()
        first, second = (
            first * self.transfer_function(hz),
            second * self.transfer_function(2.0 * hz),
        )
        phases = [
            cexp(complex(0.0, 2.0 * pi * k / POINTS_PER_BREATH)) for k in range(POINTS_PER_BREATH)
        ]
        wave = [(first * phase + second * phase * phase).real for phase in phases]
        return self.gain_ms * breath_depth_at(breaths_per_min) * (max(wave) - min(wave))

    def transfer_function(self, hz: float) -> complex:
        """Transfer function from the fullness of the lungs to the RR intervals, at gain 1.

        An inhale shortens the intervals.
        """
        person = self.person
        heart = VAGAL_SHARE * band_pass(hz, VAGAL_HZ, VAGAL_SHARPNESS)
        heart += (1.0 - VAGAL_SHARE) * band_pass(hz, self.baroreflex_hz, person.sharpness)
        chest = 1.0 / complex(1.0, 2.0 * pi * hz * CHEST_S)
        delay = cexp(complex(0.0, -2.0 * pi * hz * person.lag_s))
        beat = pi * hz * 60.0 / person.hr_bpm  # an interval averages over its own length
        return -heart * chest * delay * sin(beat) / beat

    def _strength(self, hz: float) -> float:
        return abs(self.transfer_function(hz)) * breath_depth_at(60.0 * hz)
