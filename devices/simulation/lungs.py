"""The lungs of a simulated person, who follows the pacer with a delay and not always, or breathes freely."""

from math import exp, sqrt
from typing import Final

from devices.simulation.baroreflex import CHEST_S, STEP_S, breath_depth_at
from devices.simulation.person import Person
from trainer.pacing import BreathPhase, Pacer, fullness

REACTION_S: Final = 0.3  # behind the pacer; short, for a moving disc is anticipated
DRIFT_TAU_S: Final = 15.0  # time constant of being ahead of or behind the pacer
DRIFT_SD_S: Final = (0.12, 0.6)  # standard deviation at adherence 1, and what is added towards 0
LAPSE_S: Final = 12.0  # mean time of not following
TRANSITION_S: Final = 2.0  # from free breathing to the pacer, or back
FREE_INHALE_FRACTION: Final = 0.42  # of a free breath
# Breath by breath at rest: 21 +- 12 % and 33 +- 15 % (Tobin et al. 1988, doi 10.1152/jappl.1988.65.1.309).
FREE_DURATION_SPREAD: Final = 0.18
FREE_DEPTH_SPREAD: Final = 0.22
GUIDED_DEPTH_SPREAD: Final = 0.05


class Lungs:
    """Fullness of the lungs, one step at a time: 0 is empty, 1 is a full breath at 6 breaths/min."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._rng = person.rng("breath")
        self._follows = self._rng.random() < person.adherence
        self._attention = 0.0  # 0 is breathing freely, 1 is following the pacer
        self._drift_s = 0.0
        self._chest = 0.0
        self._guided_depth = 1.0
        self._inhaling = False
        self._free_phase = self._rng.random()
        self._draw_free_breath()

    def next(self, t: float, pacer: Pacer | None) -> float:
        """The fullness at `t`, one step after the last."""
        self._update_attention(pacer)
        self._advance_free_breath()
        target = 0.0
        if self._attention < 1.0:
            target += (1.0 - self._attention) * self._free_fullness()
        if pacer and self._attention > 0.0:
            target += self._attention * self._guided_fullness(t, pacer)
        self._chest += (target - self._chest) * CHEST_SMOOTHING
        return self._chest

    def _update_attention(self, pacer: Pacer | None) -> None:
        """Update whether the person follows, and the attention, which changes gradually."""
        person = self._person
        if 0.0 < person.adherence < 1.0:
            mean_duration_s = LAPSE_S
            if self._follows:
                mean_duration_s *= person.adherence / (1.0 - person.adherence)
            if self._rng.random() < STEP_S / mean_duration_s:
                self._follows = not self._follows
        change = STEP_S / TRANSITION_S if pacer and self._follows else -STEP_S / TRANSITION_S
        self._attention = min(1.0, max(0.0, self._attention + change))

    def _guided_fullness(self, t: float, pacer: Pacer) -> float:
        sd = DRIFT_SD_S[0] + DRIFT_SD_S[1] * (1.0 - self._person.adherence)
        self._drift_s = (
            DRIFT_AUTOREGRESSION * self._drift_s + DRIFT_NOISE_GAIN * sd * self._rng.gauss()
        )
        point = pacer.at(t - REACTION_S - self._drift_s)
        inhaling = point.phase is BreathPhase.INHALE
        if inhaling and not self._inhaling:
            spread = exp(GUIDED_DEPTH_SPREAD * self._rng.gauss())
            self._guided_depth = breath_depth_at(pacer.pattern.breaths_per_min) * spread
        self._inhaling = inhaling
        return self._guided_depth * point.fullness

    def _advance_free_breath(self) -> None:
        self._free_phase += STEP_S / self._free_s
        if self._free_phase >= 1.0:
            self._free_phase -= 1.0
            self._draw_free_breath()

    def _draw_free_breath(self) -> None:
        breaths_per_min = self._person.own_breaths_per_min
        self._free_s = 60.0 / breaths_per_min * exp(FREE_DURATION_SPREAD * self._rng.gauss())
        self._free_depth = breath_depth_at(breaths_per_min) * exp(
            FREE_DEPTH_SPREAD * self._rng.gauss()
        )

    def _free_fullness(self) -> float:
        phase = self._free_phase
        if phase < FREE_INHALE_FRACTION:
            return self._free_depth * fullness(BreathPhase.INHALE, phase / FREE_INHALE_FRACTION)
        exhaled = (phase - FREE_INHALE_FRACTION) / (1.0 - FREE_INHALE_FRACTION)
        return self._free_depth * fullness(BreathPhase.EXHALE, exhaled)


CHEST_SMOOTHING: Final = 1.0 - exp(-STEP_S / CHEST_S)
DRIFT_AUTOREGRESSION: Final = exp(-STEP_S / DRIFT_TAU_S)
DRIFT_NOISE_GAIN: Final = sqrt(1.0 - DRIFT_AUTOREGRESSION**2)
