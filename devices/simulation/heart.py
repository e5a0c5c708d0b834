"""A simulated heart: when it beats, from all that speeds it up and slows it down.

Integral pulse frequency modulation: the sinus node gathers at the momentary rate and fires whenever
it has gathered one beat (Mateo & Laguna 2000, IEEE Trans Biomed Eng 47:985). The rate is the
person's own, raised by arousal, and moved by the breath, the Mayer wave and slow wandering.
"""

from collections import deque
from math import exp, pi, sqrt
from random import Random
from typing import Final

from devices.simulation.baroreflex import (
    STEP_S,
    VAGAL_HZ,
    VAGAL_SHARE,
    VAGAL_SHARPNESS,
    Baroreflex,
    Resonator,
)
from devices.simulation.lungs import Lungs
from devices.simulation.person import Person
from trainer.pacing import Pacer

SETTLED_S: Final = 60.0  # a person has breathed before they sat down
SHORTEST_RR_MS: Final = 300.0
MAYER_SHARPNESS: Final = 3.0
ENTRAINED_AT: Final = 0.025  # a breath that drives the reflex so much halves the Mayer wave
ENTRAINED_S: Final = 15.0
WANDER_HZ: Final = (0.0025, 0.0075, 0.0225)  # together close to 1/f through the VLF band
WANDER_ENDS_HZ: Final = 0.04
WANDER_FOLLOWED: Final = 2.0 * pi * WANDER_ENDS_HZ * STEP_S
WANDER_STEPS: Final = 4  # so slow a thing need not be worked out at every step


class Heart:
    """Tells its beats one at a time; in between, the person may look at another pacer."""

    def __init__(self, person: Person, began: float = 0.0) -> None:
        self._person = person
        self._began = began
        self._steps = -round(SETTLED_S / STEP_S)
        self._breather = Lungs(person)
        self._breath_answer = BreathAnswer(person)
        self._mayer = MayerWave(person)
        self._wander = Wandering(person.vlf_ms, person.chance("wandering"))
        self._rate = self._rate_after = person.hr_bpm / 60.0
        while self._steps < 0:
            self._step(None)
        self._to_gather = person.chance("first beat").random()  # until the next beat, from `_t`

    def next_beat(self, pacer: Pacer | None) -> float:
        """When the heart beats next, if the person goes on looking at `pacer`."""
        while self._to_gather > (gathered := STEP_S * (self._rate + self._rate_after) / 2.0):
            self._to_gather -= gathered
            self._step(pacer)
        slope = (self._rate_after - self._rate) / STEP_S
        root = sqrt(self._rate**2 + 2.0 * slope * self._to_gather)
        into_step = 2.0 * self._to_gather / (self._rate + root)
        self._to_gather += 1.0
        return self._t + into_step

    @property
    def _t(self) -> float:
        return self._began + self._steps * STEP_S

    def _step(self, pacer: Pacer | None) -> None:
        self._steps += 1
        after = self._t + STEP_S
        lungs = self._breather.next(after, pacer)
        wave_ms = self._breath_answer.next(lungs) + self._wander.next()
        wave_ms += self._mayer.next(self._breath_answer.baroreflex)
        rr_ms = self._calm_rr_ms(after) + wave_ms
        self._rate, self._rate_after = self._rate_after, 1000.0 / max(SHORTEST_RR_MS, rr_ms)

    def _calm_rr_ms(self, t: float) -> float:
        person = self._person
        fading = exp(-max(0.0, t - self._began) / person.arousal_fades_s)
        return 60000.0 / (person.hr_bpm + person.arousal_bpm * fading)


class BreathAnswer:
    """The respiratory part of the intervals: the transfer function of `Baroreflex`, step by step."""

    def __init__(self, person: Person) -> None:
        reflex = Baroreflex.of(person)
        self._gain_ms = reflex.gain_ms
        self._direct = Resonator(VAGAL_HZ, VAGAL_SHARPNESS)
        self._loop = Resonator(reflex.baroreflex_hz, person.sharpness)
        whole, self._between = divmod(person.lag_s / STEP_S, 1.0)
        self._lungs = deque([0.0] * (int(whole) + 2), maxlen=int(whole) + 2)
        self.baroreflex = 0.0

    def next(self, lungs: float) -> float:
        self._lungs.append(lungs)
        felt = (1.0 - self._between) * self._lungs[1] + self._between * self._lungs[0]
        self.baroreflex = self._loop.next(felt)
        direct = self._direct.next(felt)
        return -self._gain_ms * (VAGAL_SHARE * direct + (1.0 - VAGAL_SHARE) * self.baroreflex)


class MayerWave:
    """The rhythm of blood pressure near 0.1 Hz (Julien 2006, doi 10.1016/j.cardiores.2005.11.008).

    It reaches the heart through the same reflex as the breath, so it is a share of the RSA. A slow
    breath drives that reflex itself and leaves little of it; how little is our own assumption.
    """

    def __init__(self, person: Person) -> None:
        self._chance = person.chance("mayer")
        self._ring = Resonator(person.mayer_hz, MAYER_SHARPNESS)
        self._ms = person.mayer * person.rsa_ms / self._ring.noise_gain
        self._driven = 0.0

    def next(self, baroreflex: float) -> float:
        self._driven += (baroreflex * baroreflex - self._driven) * STEP_S / ENTRAINED_S
        own = self._ring.next(self._chance.gauss())
        return self._ms * own / (1.0 + (self._driven / ENTRAINED_AT) ** 2)


class Wandering:
    """Slow 1/f wandering in the VLF band (Task Force 1996, doi 10.1161/01.CIR.93.5.1043).

    Three random walks on springs, one for each third of the band, and a soft end above it.
    """

    def __init__(self, rms_ms: float, chance: Random) -> None:
        each_ms = rms_ms / sqrt(len(WANDER_HZ))
        self._chance = chance
        self._kept = [exp(-2.0 * pi * hz * STEP_S * WANDER_STEPS) for hz in WANDER_HZ]
        self._new_ms = [each_ms * sqrt(1.0 - kept**2) for kept in self._kept]
        self._walks_ms = [each_ms * chance.gauss() for _ in WANDER_HZ]
        self._smooth_ms = self._sum_ms = sum(self._walks_ms)
        self._steps = 0

    def next(self) -> float:
        if self._steps % WANDER_STEPS == 0:
            parts = zip(self._walks_ms, self._kept, self._new_ms, strict=True)
            self._walks_ms = [kept * at + new * self._chance.gauss() for at, kept, new in parts]
            self._sum_ms = sum(self._walks_ms)
        self._steps += 1
        self._smooth_ms += (self._sum_ms - self._smooth_ms) * WANDER_FOLLOWED
        return self._smooth_ms
