"""The adaptive exhale controller: it searches the breath with the largest RSA, and stays there.

It begins with the breaths of the ramp, one after another, for the sooner the breath is near the resonance
the sooner the heart follows; and keeps the chosen breath until the heart follows the pacer. Then it goes
slower, past 5 breaths a minute and past the estimated resonance, for from above a slow resonance can look
like none; turns; and stays at the estimate (`trainer.breathing.resonance_posterior`). Hill climbing on the
amplitude, and a parabola through it, did much worse on simulated people: see `tests.benchmarks.people`.

It moves by small steps, at the edge of a breath. It goes slower only while the last minute is good and the heart
followed in it; back to the estimate, with any response to the last two breaths: noise and wrong beats weigh less
in the estimate already, and a breath that waits for a better minute often ends where the search was interrupted.
Without a response the breath stays. When the heart beats faster, or no longer follows, the breath goes back. What the
person chose by hand stays.
"""

from enum import Enum, auto
from math import sqrt
from typing import Final

from trainer.breathing.breath_responses import BreathResponseBuffer
from trainer.breathing.messages import (
    BackWhileAroused,
    BackWhileNotFollowing,
    ExhaleFollowedHeart,
)
from trainer.breathing.ramp import (
    EXHALE_STEP_S,
    RAMP_BREATHS,
    RampController,
    round_exhale_s,
    with_exhale,
)
from trainer.breathing.resonance_model import MODEL_0_2, ResonanceModel
from trainer.breathing.resonance_posterior import Posterior
from trainer.events import Beat, ChestMoved
from trainer.messages import Message
from trainer.pacing import BreathPattern, Pacer

MIN_RATE, MAX_RATE = 4.3, 7.3  # breaths/min, the limits of the search
MIN_SEARCHED_RATE: Final = 5.0  # breaths/min; the search goes at least so far
OVERSHOOT: Final = 0.4  # breaths/min beyond the resonance, with a probability of
MIN_OVERSHOOT_PROBABILITY: Final = 0.9
MAX_SEARCH_FRACTION: Final = 0.65  # of the round, the longest search
MAX_STEP_S: Final = 0.7  # from one breath to the next
MIN_STEP_S: Final = 0.08  # a smaller difference of the exhale is not changed

# Adjacent responses share a breath, and a Mayer wave outlasts both: so the evidence asked for rises with
# their number (`ResonanceModel.min_following_evidence`). Of simulated people who do not follow the pacer, two in a
# hundred of the first body and hardly any of the second ever pass, and are detected later.
MIN_RESPONSES: Final = 7
MIN_STAYING_EVIDENCE: Final = 0.5
MIN_RECENT_R2: Final = 0.1  # of the last minute and a half
# Usual RR interval of this session over the present one: a heart is so much faster only when aroused.
AROUSAL_RR_RATIO: Final = 1.08
USUAL_RR_WEIGHT: Final = 0.1  # weight of a new breath in the usual RR interval


class Phase(Enum):
    RAMP = auto()  # the heart does not follow yet
    SEARCHING = auto()  # slower and slower, past the resonance
    STAYING = auto()  # at the estimated resonance


class AdaptiveController(RampController):
    """An exhale that searches the resonance of this person.

    Parameters
    ----------
    target
        The breath that was chosen; the ramp towards it comes first.
    round_s
        Length of a round of pacing.
    model
        What is assumed of people beforehand.
    """

    def __init__(
        self, target: BreathPattern, round_s: float, model: ResonanceModel = MODEL_0_2
    ) -> None:
        super().__init__(target)
        self._breaths_per_step = 1
        self._model = model
        self._responses = BreathResponseBuffer(model)
        self._posterior: Posterior | None = None
        self._phase = Phase.RAMP
        self._search_until_s = MAX_SEARCH_FRACTION * round_s  # seconds after the first breath
        self._first_breath_t: float | None = None
        self._usual_rr_ms: float | None = None
        self._breaths_to_wait = 0  # breaths until the next change
        self._retreat: type[BackWhileAroused | BackWhileNotFollowing] | None = None  # the last

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        self._responses.add_beat(beat)

    def add_chest(self, moved: ChestMoved) -> None:
        self._responses.add_chest(moved)

    def contact_lost(self, t: float) -> None:
        self._responses.contact_lost()

    def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        if edge_t > max(self._edge, pacer.began) and not self._is_by_hand:
            self._first_breath_t = (
                self._first_breath_t if self._first_breath_t is not None else pacer.began
            )
            self._responses.breath_ended(edge_t, pacer)
            self._posterior = self._responses.estimator.posterior()
        return super().next_pattern(edge_t, pacer)

    def lengthen(self, t: float) -> None:
        super().lengthen(t)
        self._is_by_hand = True

    @property
    def estimate(self) -> Posterior | None:
        """Return the estimate that the explanation states; None where the heart did not lead the breath."""
        return None if self._is_by_hand or self._phase is Phase.RAMP else self._posterior

    def explanation(self) -> Message:
        explanation = self._explain_exhale()
        return explanation if self._retreat is None else self._retreat(explanation)

    def _explain_exhale(self) -> Message:
        posterior = self.estimate
        if posterior is None:
            return super().explanation()
        first, last = self._first_pattern.exhale_s, self._pattern.exhale_s
        return ExhaleFollowedHeart(
            posterior.stated_breaths_per_min,
            posterior.led_sd,
            round_exhale_s(first),
            round_exhale_s(last),
        )

    def _begin_breath(self) -> None:
        if self._is_by_hand:
            return
        is_aroused = self._is_aroused()
        self._breaths_to_wait = max(0, self._breaths_to_wait - 1)
        if self._phase is not Phase.RAMP:
            self._adapt(is_aroused)
        elif self._pattern.exhale_s > self._target.exhale_s:
            self._step_to(max(self._target.exhale_s, self._pattern.exhale_s - EXHALE_STEP_S))
        elif self._has_response and _follows(self._posterior):
            self._phase = Phase.SEARCHING
            self._adapt(is_aroused)
        else:
            super()._begin_breath()

    def _adapt(self, is_aroused: bool) -> None:
        posterior = self._posterior
        if self._breaths_to_wait or posterior is None or not self._has_response:
            return
        if is_aroused:
            self._retreat = BackWhileAroused
            self._breaths_to_wait = RAMP_BREATHS
            self._step_to(self._pattern.exhale_s - EXHALE_STEP_S)
        elif posterior.evidence < MIN_STAYING_EVIDENCE * sqrt(posterior.response_count):
            self._retreat = BackWhileNotFollowing
            self._phase = Phase.RAMP
        elif self._may_move(posterior):
            self._search_or_stay(posterior)

    @property
    def _has_response(self) -> bool:
        """Whether there is a response to the last two breaths that may be used."""
        if self._model.needs_good_minute:
            return self._responses.is_good
        return self._responses.rr_ms is not None

    @property
    def _is_search_over(self) -> bool:
        return self._edge - (self._first_breath_t or 0.0) > self._search_until_s

    def _may_move(self, posterior: Posterior) -> bool:
        if not self._model.needs_good_minute and (
            self._phase is Phase.STAYING or self._is_search_over
        ):
            return True
        return self._responses.is_good and posterior.recent_r2 > MIN_RECENT_R2

    def _search_or_stay(self, posterior: Posterior) -> None:
        rate = self._pattern.breaths_per_min
        has_passed = (
            rate < MIN_SEARCHED_RATE
            and posterior.probability_above(rate + OVERSHOOT) > MIN_OVERSHOOT_PROBABILITY
        )
        if has_passed or rate <= MIN_RATE + 0.05 or self._is_search_over:
            self._phase = Phase.STAYING
        is_searching = self._phase is Phase.SEARCHING
        rate_to_reach = (
            MIN_RATE if is_searching else min(MAX_RATE, max(MIN_RATE, posterior.breaths_per_min))
        )
        self._step_to(60.0 / rate_to_reach - self._pattern.period_s + self._pattern.exhale_s)

    def _step_to(self, exhale_s: float) -> None:
        now = self._pattern.exhale_s
        exhale_s = max(self._pattern.inhale_s, exhale_s)
        step_s = max(-MAX_STEP_S, min(MAX_STEP_S, exhale_s - now))
        if abs(step_s) >= MIN_STEP_S:
            self._pattern = with_exhale(self._pattern, round(now + step_s, 1))

    def _is_aroused(self) -> bool:
        rr_ms, usual = self._responses.rr_ms, self._usual_rr_ms
        if rr_ms is None:
            return False
        self._usual_rr_ms = rr_ms if usual is None else usual + USUAL_RR_WEIGHT * (rr_ms - usual)
        return usual is not None and usual > AROUSAL_RR_RATIO * rr_ms


def _follows(posterior: Posterior | None) -> bool:
    if posterior is None or posterior.response_count < MIN_RESPONSES:
        return False
    asked = posterior.model.min_following_evidence * sqrt(posterior.response_count)
    return posterior.evidence > asked
