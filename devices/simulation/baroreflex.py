"""How a heart answers a breath, as a transfer function with a resonance.

Two ways lead from the lungs to the sinus node. The direct one (the vagal gate in the brainstem and
the lungs' stretch receptors) is broad. The baroreflex is a delayed loop and rings near 0.1 Hz. Their
sum is largest at the person's resonance and falls off on both sides.

    Angelone & Coulter 1964, doi 10.1152/jappl.1964.19.3.479: a peak near 6 breaths/min.
    Hirsch & Bishop 1981, doi 10.1152/ajpheart.1981.241.4.H620: above 7 breaths/min the RSA falls by
        20 dB a decade; it grows with the depth of the breath.
    Vaschillo et al. 2006, doi 10.1007/s10484-006-9009-3: the resonance differs between people, and
        there heart rate and breath are in phase.

That shape from two band passes, and their weights, are our own: the simplest that has all three.
"""

from cmath import exp as cexp
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, pi, sin, sqrt, tan
from typing import Final, Self

from devices.simulation.person import Person
from trainer.pacing import BreathPattern, Pacer

STEP_S: Final = 0.25  # the body is worked out this often, and straight lines drawn between
VAGAL_SHARE: Final = 0.5
VAGAL_HZ: Final = 0.15
VAGAL_SHARPNESS: Final = 0.5
CHEST_S: Final = 0.3  # a chest follows the will with this time constant
REFERENCE: Final = BreathPattern(4.0, 0.0, 6.0, 0.0)
ROUND: Final = 64  # points at which one breath is looked at


def breath_depth_at(breaths_per_min: float) -> float:
    """How deep a breath is, 1 at 6/min: slower breaths are deeper, so that ventilation is kept."""
    return exp(0.3 * log(6.0 / breaths_per_min))


class Resonator:
    """A digital band pass that lets its own frequency through unchanged (bilinear transform)."""

    __slots__ = ("_back", "_back2", "_drop", "_gain", "_in", "_in2", "_keep")

    def __init__(self, hz: float, sharpness: float) -> None:
        turn = 2.0 * pi * hz * STEP_S
        alpha = sin(turn) / (2.0 * sharpness)
        self._gain = alpha / (1.0 + alpha)
        self._keep = 2.0 * sqrt(1.0 - sin(turn) ** 2) / (1.0 + alpha)
        self._drop = (1.0 - alpha) / (1.0 + alpha)
        self._in = self._in2 = self._back = self._back2 = 0.0

    def next(self, value: float) -> float:
        out = self._gain * (value - self._in2) + self._keep * self._back - self._drop * self._back2
        self._in2, self._in = self._in, value
        self._back2, self._back = self._back, out
        return out

    @property
    def noise_gain(self) -> float:
        """What comes out, root mean square, when white noise of 1 goes in."""
        return sqrt(self._gain)


def band_pass(hz: float, centre_hz: float, sharpness: float) -> complex:
    """The answer of a `Resonator` to a sine, exactly."""
    ratio = tan(pi * hz * STEP_S) / tan(pi * centre_hz * STEP_S)
    return 1.0 / complex(1.0, sharpness * (ratio - 1.0 / ratio))


@lru_cache(maxsize=1)
def reference_breath() -> tuple[complex, complex]:
    """Fundamental and second harmonic of lungs that breathe 4 in, 6 out."""
    pacer = Pacer(REFERENCE, began=0.0)
    fullness = [pacer.at(k * REFERENCE.period_s / ROUND).fullness for k in range(ROUND)]
    first, second = (
        sum(f * cexp(complex(0.0, -2.0 * pi * n * k / ROUND)) for k, f in enumerate(fullness))
        for n in (1, 2)
    )
    return first * 2.0 / ROUND, second * 2.0 / ROUND


@dataclass(frozen=True, slots=True)
class Baroreflex:
    """The answer of one person's heart to the breath."""

    person: Person
    baroreflex_hz: float
    gain_ms: float = 1.0

    @classmethod
    def of(cls, person: Person) -> Self:
        """Tuned so that the RSA is largest at `resonance`, and is `rsa_ms` there."""
        hz = person.resonance_breaths_per_min / 60.0
        low, high = 0.6 * hz, 1.6 * hz
        for _ in range(24):
            middle = (low + high) / 2.0
            reflex = cls(person, middle)
            too_low = reflex._strength(hz * 1.001) < reflex._strength(hz * 0.999)
            low, high = (middle, high) if too_low else (low, middle)
        tuned = cls(person, middle)
        return cls(person, middle, person.rsa_ms / tuned.rsa_at(person.resonance_breaths_per_min))

    def rsa_at(self, breaths_per_min: float) -> float:
        """Peak to trough of the RR intervals, ms, for steady full breaths, 4 parts in to 6 out."""
        hz = breaths_per_min / 60.0
        first, second = reference_breath()
        first, second = first * self.answer(hz), second * self.answer(2.0 * hz)
        turns = [cexp(complex(0.0, 2.0 * pi * k / ROUND)) for k in range(ROUND)]
        wave = [(first * turn + second * turn * turn).real for turn in turns]
        return self.gain_ms * breath_depth_at(breaths_per_min) * (max(wave) - min(wave))

    def answer(self, hz: float) -> complex:
        """RR intervals over the lungs' fullness, of gain 1: an inhale shortens the intervals."""
        person = self.person
        heart = VAGAL_SHARE * band_pass(hz, VAGAL_HZ, VAGAL_SHARPNESS)
        heart += (1.0 - VAGAL_SHARE) * band_pass(hz, self.baroreflex_hz, person.sharpness)
        chest = 1.0 / complex(1.0, 2.0 * pi * hz * CHEST_S)
        late = cexp(complex(0.0, -2.0 * pi * hz * person.lag_s))
        beat = pi * hz * 60.0 / person.hr_bpm  # an interval averages over its own length
        return -heart * chest * late * sin(beat) / beat

    def _strength(self, hz: float) -> float:
        return abs(self.answer(hz)) * breath_depth_at(60.0 * hz)
