"""A simulated heart: when it beats.

Integral pulse frequency modulation: the sinus node integrates the instantaneous rate and fires whenever
the integral has grown by one beat (Mateo & Laguna 2000, IEEE Trans Biomed Eng 47:985). The rate is the
person's own, raised by arousal and modulated by the breath, the Mayer wave and slow fluctuations.
"""

from collections import deque
from collections.abc import Callable
from math import exp, pi, sqrt
from random import Random
from typing import Final, TypeAlias

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

OnBreath: TypeAlias = Callable[[float, float], None]
SETTLED_S: Final = 60.0  # simulated before the beginning, so that all filters have settled
MIN_RR_MS: Final = 300.0
MAYER_SHARPNESS: Final = 3.0
# Mean square of the reflex at which a breath halves the Mayer wave.
HALVING_BAROREFLEX_POWER: Final = 0.025
ENTRAINMENT_TAU_S: Final = 15.0
VLF_HZ: Final = (0.0025, 0.0075, 0.0225)  # together close to 1/f through the VLF band
VLF_CUTOFF_HZ: Final = 0.04
VLF_SMOOTHING: Final = 2.0 * pi * VLF_CUTOFF_HZ * STEP_S
VLF_STEPS: Final = 4  # of the simulation between two of these slow processes


class Heart:
    """Generates beats one at a time; in between, the pacer may change.

    Parameters
    ----------
    person
        Whose heart it is.
    start
        When it starts, on the session clock.
    on_breath
        Takes the time and the fullness of the lungs at each step.
    """

    def __init__(
        self, person: Person, start: float = 0.0, on_breath: OnBreath | None = None
    ) -> None:
        self._person = person
        self._start = start
        self._on_breath = on_breath
        self._steps = -round(SETTLED_S / STEP_S)
        self._lungs = Lungs(person)
        self._respiratory = RespiratoryModulation(person)
        self._mayer = MayerWave(person)
        self._vlf = VlfNoise(person.vlf_ms, person.rng("wandering"))
        self._rate = self._rate_after = person.hr_bpm / 60.0
        while self._steps < 0:
            self._step(None)
        self._to_integrate = person.rng("first beat").random()  # until the next beat, from `_t`

    def next_beat(self, pacer: Pacer | None) -> float:
        """The time of the next beat, if the person keeps looking at `pacer`."""
        while self._to_integrate > (integrated := STEP_S * (self._rate + self._rate_after) / 2.0):
            self._to_integrate -= integrated
            self._step(pacer)
        slope = (self._rate_after - self._rate) / STEP_S
        root = sqrt(self._rate**2 + 2.0 * slope * self._to_integrate)
        into_step = 2.0 * self._to_integrate / (self._rate + root)
        self._to_integrate += 1.0
        return self._t + into_step

    @property
    def _t(self) -> float:
        return self._start + self._steps * STEP_S

    def _step(self, pacer: Pacer | None) -> None:
        self._steps += 1
        after = self._t + STEP_S
        lungs = self._lungs.next(after, pacer)
        if self._on_breath is not None:
            self._on_breath(after, lungs)
        wave_ms = self._respiratory.next(lungs) + self._vlf.next()
        wave_ms += self._mayer.next(self._respiratory.baroreflex)
        rr_ms = self._resting_rr_ms(after) + wave_ms
        self._rate, self._rate_after = self._rate_after, 1000.0 / max(MIN_RR_MS, rr_ms)

    def _resting_rr_ms(self, t: float) -> float:
        person = self._person
        fading = exp(-max(0.0, t - self._start) / person.arousal_fades_s)
        return 60000.0 / (person.hr_bpm + person.arousal_bpm * fading)


class RespiratoryModulation:
    """The respiratory part of the intervals: the transfer function of `Baroreflex` in the time domain."""

    def __init__(self, person: Person) -> None:
        reflex = Baroreflex.tuned_to(person)
        self._gain_ms = reflex.gain_ms
        self._direct = Resonator(VAGAL_HZ, VAGAL_SHARPNESS)
        self._baroreflex = Resonator(reflex.baroreflex_hz, person.sharpness)
        whole, self._lag_fraction = divmod(person.lag_s / STEP_S, 1.0)
        self._lungs = deque([0.0] * (int(whole) + 2), maxlen=int(whole) + 2)
        self.baroreflex = 0.0

    def next(self, lungs: float) -> float:
        """The part of the RR interval, ms, one step later, for the fullness of the lungs."""
        self._lungs.append(lungs)
        delayed = (1.0 - self._lag_fraction) * self._lungs[1] + self._lag_fraction * self._lungs[0]
        self.baroreflex = self._baroreflex.next(delayed)
        direct = self._direct.next(delayed)
        return -self._gain_ms * (VAGAL_SHARE * direct + (1.0 - VAGAL_SHARE) * self.baroreflex)


class MayerWave:
    """The rhythm of blood pressure near 0.1 Hz (Julien 2006, doi 10.1016/j.cardiores.2005.11.008).

    It reaches the heart through the same reflex as the breath, so its size is a share of the RSA. A slow
    breath drives that reflex itself and leaves little of the wave; how little is an assumption.
    """

    def __init__(self, person: Person) -> None:
        self._rng = person.rng("mayer")
        self._resonator = Resonator(person.mayer_hz, MAYER_SHARPNESS)
        self._ms = person.mayer * person.rsa_ms / self._resonator.noise_gain
        self._baroreflex_power = 0.0

    def next(self, baroreflex: float) -> float:
        """The part of the RR interval, ms, one step later, for the output of the baroreflex."""
        self._baroreflex_power += (
            (baroreflex * baroreflex - self._baroreflex_power) * STEP_S / ENTRAINMENT_TAU_S
        )
        wave = self._resonator.next(self._rng.gauss())
        return self._ms * wave / (1.0 + (self._baroreflex_power / HALVING_BAROREFLEX_POWER) ** 2)


class VlfNoise:
    """Slow 1/f fluctuations in the VLF band (Task Force 1996, doi 10.1161/01.CIR.93.5.1043).

    Three first-order autoregressive processes, one for each third of the band, low-pass filtered above it.
    """

    def __init__(self, rms_ms: float, rng: Random) -> None:
        each_ms = rms_ms / sqrt(len(VLF_HZ))
        self._rng = rng
        self._coefficients = [exp(-2.0 * pi * hz * STEP_S * VLF_STEPS) for hz in VLF_HZ]
        self._noise_ms = [
            each_ms * sqrt(1.0 - coefficient**2) for coefficient in self._coefficients
        ]
        self._processes_ms = [each_ms * rng.gauss() for _ in VLF_HZ]
        self._smooth_ms = self._sum_ms = sum(self._processes_ms)
        self._steps = 0

    def next(self) -> float:
        """The part of the RR interval, ms, one step later."""
        if self._steps % VLF_STEPS == 0:
            processes = zip(self._processes_ms, self._coefficients, self._noise_ms, strict=True)
            self._processes_ms = [
                coefficient * value + noise_ms * self._rng.gauss()
                for value, coefficient, noise_ms in processes
            ]
            self._sum_ms = sum(self._processes_ms)
        self._steps += 1
        self._smooth_ms += (self._sum_ms - self._smooth_ms) * VLF_SMOOTHING
        return self._smooth_ms
