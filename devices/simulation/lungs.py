"""The lungs of a simulated person: they follow the pacer, late and not always, or breathe freely."""

from math import exp, sqrt
from typing import Final

from devices.simulation.baroreflex import CHEST_S, STEP_S, breath_depth_at
from devices.simulation.person import Person
from trainer.pacing import BreathPhase, Pacer, fullness

REACTION_S: Final = 0.3  # behind the pacer, for a moving disc is foreseen
DRIFT_LASTS_S: Final = 15.0  # how long a person stays ahead of or behind the pacer
DRIFT_S: Final = (0.12, 0.6)  # of a person who follows well; and more for one who does not
LAPSE_S: Final = 12.0  # how long the mind wanders
JOIN_S: Final = 2.0  # to come back to the pacer, or to leave it
INHALE_SHARE: Final = 0.42  # of a free breath
# Breath by breath at rest: 21 +- 12 % and 33 +- 15 % (Tobin et al. 1988, doi 10.1152/jappl.1988.65.1.309).
FREE_TIME_SPREAD: Final = 0.18
FREE_DEPTH_SPREAD: Final = 0.22
GUIDED_DEPTH_SPREAD: Final = 0.05


class Lungs:
    """One step of the lungs at a time. 0 is empty, 1 a full breath at 6 breaths/min."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._chance = person.chance("breath")
        self._follows = self._chance.random() < person.adherence
        self._attention = 0.0  # 1: wholly with the pacer
        self._drift_s = 0.0
        self._chest = 0.0
        self._guided_depth = 1.0
        self._inhaling = False
        self._free_phase = self._chance.random()
        self._draw_free_breath()

    def next(self, t: float, pacer: Pacer | None) -> float:
        """How full the lungs are at `t`, one step after the last time."""
        self._mind(pacer)
        self._breathe_freely()
        will = 0.0
        if self._attention < 1.0:
            will += (1.0 - self._attention) * self._free_fullness()
        if pacer and self._attention > 0.0:
            will += self._attention * self._guided_fullness(t, pacer)
        self._chest += (will - self._chest) * CHEST_SHARE
        return self._chest

    def _mind(self, pacer: Pacer | None) -> None:
        """Does the person still follow? Attention comes and goes, and never at once."""
        person = self._person
        if 0.0 < person.adherence < 1.0:
            lasts_s = LAPSE_S
            if self._follows:
                lasts_s *= person.adherence / (1.0 - person.adherence)
            if self._chance.random() < STEP_S / lasts_s:
                self._follows = not self._follows
        change = STEP_S / JOIN_S if pacer and self._follows else -STEP_S / JOIN_S
        self._attention = min(1.0, max(0.0, self._attention + change))

    def _guided_fullness(self, t: float, pacer: Pacer) -> float:
        sd = DRIFT_S[0] + DRIFT_S[1] * (1.0 - self._person.adherence)
        self._drift_s = DRIFT_AUTOREGRESSION * self._drift_s + DRIFT_NEW * sd * self._chance.gauss()
        point = pacer.at(t - REACTION_S - self._drift_s)
        inhaling = point.phase is BreathPhase.INHALE
        if inhaling and not self._inhaling:
            spread = exp(GUIDED_DEPTH_SPREAD * self._chance.gauss())
            self._guided_depth = breath_depth_at(pacer.pattern.breaths_per_min) * spread
        self._inhaling = inhaling
        return self._guided_depth * point.fullness

    def _breathe_freely(self) -> None:
        self._free_phase += STEP_S / self._free_s
        if self._free_phase >= 1.0:
            self._free_phase -= 1.0
            self._draw_free_breath()

    def _draw_free_breath(self) -> None:
        own = self._person.own_breaths_per_min
        self._free_s = 60.0 / own * exp(FREE_TIME_SPREAD * self._chance.gauss())
        self._free_depth = breath_depth_at(own) * exp(FREE_DEPTH_SPREAD * self._chance.gauss())

    def _free_fullness(self) -> float:
        phase = self._free_phase
        if phase < INHALE_SHARE:
            return self._free_depth * fullness(BreathPhase.INHALE, phase / INHALE_SHARE)
        out = (phase - INHALE_SHARE) / (1.0 - INHALE_SHARE)
        return self._free_depth * fullness(BreathPhase.EXHALE, out)


CHEST_SHARE: Final = 1.0 - exp(-STEP_S / CHEST_S)
DRIFT_AUTOREGRESSION: Final = exp(-STEP_S / DRIFT_LASTS_S)
DRIFT_NEW: Final = sqrt(1.0 - DRIFT_AUTOREGRESSION**2)
