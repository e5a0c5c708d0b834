"""The closed loop: an exhale that looks for the breath this heart answers most, and stays there.

It begins with the breaths of the ramp, one after another, for the sooner a heart is met near its
resonance the sooner it answers; and stays with the chosen breath until the heart is seen to follow
the pacer. Then it goes slower, past 5 breaths a minute and past where the resonance is believed to
be, for from above a slow resonance can look like none; turns; and stays where it is believed to be
(`trainer.breathing.resonance_posterior`). Hill climbing on the amplitude, and a parabola through it, were tried beside it
on simulated people and came out far behind: see `tests.benchmarks.people`.

Rules: a small step at a time, at the edge of a breath. When in doubt, the breath stays. When the
heart beats faster, or no longer follows, the breath goes back. What a hand has chosen stays chosen.
"""

from enum import Enum, auto
from math import sqrt
from typing import Final

from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.ramp import EVERY, EXHALE_STEP_S, RampController, format_seconds, with_exhale
from trainer.breathing.resonance_posterior import Posterior
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer

SLOWEST, FASTEST = 4.3, 7.3  # breaths/min that the loop looks at
TURNS_BELOW: Final = 5.0  # it looks at least so far
PASSED: Final = 0.4  # breaths/min beyond the resonance, with a chance of
SURE_IT_PASSED: Final = 0.9
SEARCHED_RATES: Final = 0.65  # of the round, at most
LONGEST_STEP_S: Final = 0.7  # from one breath to the next
GRAIN_S: Final = 0.08  # an exhale nearer than this is where it should be

# Answers next to each other share a breath, and a Mayer wave outlasts both: the bar rises with their
# number. Of simulated people who breathe as they like, about one in a hundred is ever taken for a
# follower, and is found out later.
FEWEST_ANSWERS: Final = 7
FOLLOWS: Final = 1.1  # evidence, per root of the number of answers
FOLLOWS_NO_MORE: Final = 0.5
SILENT_R2: Final = 0.1  # of the last minute and a half
FASTER: Final = (
    1.08  # than usual in this session: a heart beats so much faster only when it is roused
)
USUAL_SHARE: Final = 0.1  # of the usual rate that a new breath makes


class Phase(Enum):
    RAMP = auto()  # no heart is seen to follow
    LOOKING = auto()  # slower and slower
    STAYING = auto()  # at the resonance, as far as it is known


class AdaptiveController(RampController):
    def __init__(self, target: BreathPattern, round_s: float) -> None:
        super().__init__(target)
        self._every = 1
        self._listening = BreathResponseBuffer()
        self._belief: Posterior | None = None
        self._doing = Phase.RAMP
        self._looks_until = SEARCHED_RATES * round_s  # since the first breath
        self._since: float | None = None
        self._usual_rr_ms: float | None = None
        self._rests = 0  # breaths until the loop may act again
        self._went_back = ""  # why, if it did

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        self._listening.add_beat(beat)

    def contact_lost(self, t: float) -> None:
        self._listening.contact_lost()

    def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        if edge_t > max(self._edge, pacer.began) and not self._by_hand:
            self._since = self._since if self._since is not None else pacer.began
            self._listening.breath_ended(edge_t, pacer)
            self._belief = self._listening.answers.posterior()
        return super().next_pattern(edge_t, pacer)

    def lengthen(self, t: float) -> None:
        super().lengthen(t)
        self._by_hand = True

    def explanation(self) -> str:
        belief = self._belief
        if self._by_hand or belief is None or self._doing is Phase.RAMP:
            return super().explanation().removesuffix(".") + self._went_back + "."
        return (
            f"Your heart went along with the breath most near {belief.breaths_per_min:.1f} breaths a "
            f"minute, give or take {belief.sd:.1f}, so the exhale went from "
            f"{format_seconds(self._began_with.exhale_s)} to {format_seconds(self._pattern.exhale_s)}{self._went_back}."
        )

    def _go_on(self) -> None:
        if self._by_hand:
            return
        faster = self._beats_faster()
        self._rests = max(0, self._rests - 1)
        if self._doing is not Phase.RAMP:
            self._lead(faster)
        elif self._pattern.exhale_s > self._target.exhale_s:
            self._step_to(max(self._target.exhale_s, self._pattern.exhale_s - EXHALE_STEP_S))
        elif self._listening.is_good and _follows(self._belief):
            self._doing = Phase.LOOKING
            self._lead(faster)
        else:
            super()._go_on()

    def _lead(self, faster: bool) -> None:
        belief = self._belief
        if self._rests or belief is None or not self._listening.is_good:
            return
        if faster:
            self._went_back = ", and a little back while your heart beat faster"
            self._rests = EVERY
            self._step_to(self._pattern.exhale_s - EXHALE_STEP_S)
        elif belief.evidence < FOLLOWS_NO_MORE * sqrt(belief.answers):
            self._went_back = ", and back while your heart went its own way"
            self._doing = Phase.RAMP
        elif belief.recent_r2 > SILENT_R2:
            self._look_or_stay(belief)

    def _look_or_stay(self, belief: Posterior) -> None:
        rate = self._pattern.breaths_per_min
        passed = rate < TURNS_BELOW and belief.probability_above(rate + PASSED) > SURE_IT_PASSED
        if (
            passed
            or rate <= SLOWEST + 0.05
            or self._edge - (self._since or 0.0) > self._looks_until
        ):
            self._doing = Phase.STAYING
        looking = self._doing is Phase.LOOKING
        wanted = SLOWEST if looking else min(FASTEST, max(SLOWEST, belief.breaths_per_min))
        self._step_to(60.0 / wanted - self._pattern.period_s + self._pattern.exhale_s)

    def _step_to(self, exhale_s: float) -> None:
        now = self._pattern.exhale_s
        exhale_s = max(self._pattern.inhale_s, exhale_s)
        step_s = max(-LONGEST_STEP_S, min(LONGEST_STEP_S, exhale_s - now))
        if abs(step_s) >= GRAIN_S:
            self._pattern = with_exhale(self._pattern, round(now + step_s, 1))

    def _beats_faster(self) -> bool:
        rr_ms, usual = self._listening.rr_ms, self._usual_rr_ms
        if rr_ms is None:
            return False
        self._usual_rr_ms = rr_ms if usual is None else usual + USUAL_SHARE * (rr_ms - usual)
        return usual is not None and usual > FASTER * rr_ms


def _follows(belief: Posterior | None) -> bool:
    if belief is None or belief.answers < FEWEST_ANSWERS:
        return False
    return belief.evidence > FOLLOWS * sqrt(belief.answers)
