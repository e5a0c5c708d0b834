"""Beats and breaths as they come, turned into responses of the heart; and whether these can be used."""

from bisect import bisect_left
from math import inf, isfinite
from typing import Final

import numpy as np

from trainer.breathing.measured_breath import MeasuredBreath
from trainer.breathing.resonance_model import ResonanceModel
from trainer.breathing.resonance_posterior import ResonanceEstimator
from trainer.breathing.resonator_bank import RESONATOR_STEP_S, ResonatorBank, asked_fullness
from trainer.events import Beat, ChestMoved
from trainer.hrv.artifacts.burden import (
    count_corrected_beats,
    find_nn_steps,
    irregular_fraction,
    measure_steps,
)
from trainer.hrv.artifacts.online import OnlineArtifactDetector
from trainer.hrv.quality import RHYTHM_WINDOW_S, Grade, Quality, assess_quality
from trainer.hrv.tachogram import (
    GAP_S,
    LONGEST_RR_MS,
    NORMAL,
    BoolArray,
    CodeArray,
    FloatArray,
    find_starts,
)
from trainer.pacing import Pacer

UNDECIDED_CODE: Final = -1
QUALITY_WINDOW_S: Final = 60.0
MAX_LAG_S: Final = 2.0
MIN_BEATS_PER_RESPONSE: Final = 8
MIN_COVERED_FRACTION: Final = 0.7  # of two breaths, by NN intervals
EDGE_TOLERANCE_S: Final = 0.01
# Of measured breath before a response: a resonator rings for ten seconds.
RINGING_S: Final = 30.0
HISTORY_BREATHS: Final = 9  # pacers of the last breaths


class BreathResponseBuffer:
    """Collects the heart's responses, one for each two breaths, and their quality.

    The first breath after a break gives no response: the baroreflex still rings from before.
    """

    def __init__(self, model: ResonanceModel) -> None:
        self._model = model
        self.estimator = ResonanceEstimator(model)
        self._is_good = False
        # What is not assessed yet, because nobody asked.
        self._last_minutes: tuple[FloatArray, FloatArray, CodeArray, float] | None = None
        # Mean of the last two breaths, if there is a response to them.
        self.rr_ms: float | None = None
        self._detector = OnlineArtifactDetector()
        self._last_t = -inf  # of the latest beat, which may be dropped by now
        self._t: list[float] = []
        self._rr: list[float] = []
        self._codes: list[int] = []
        self._begins_run = True  # the next beat begins a run
        self._edges: list[float] = []  # of the last four breaths
        self._resonators = ResonatorBank(0.0, model)
        self._chest = MeasuredBreath()
        self._asked: list[tuple[float, Pacer]] = []  # since when which pacer led

    @property
    def is_good(self) -> bool:
        """Whether there is a response to the last two breaths, and the last minute is good."""
        if self._last_minutes is not None:
            self._is_good = _assess(*self._last_minutes).verdict is Grade.GOOD
            self._last_minutes = None
        return self._is_good

    def add_beat(self, beat: Beat) -> None:
        """Add a beat; one that is implausible or older than the last is ignored."""
        if not (isfinite(beat.t) and 0.0 < beat.rr_ms <= LONGEST_RR_MS):
            return
        if beat.t <= self._last_t:
            return
        if self._begins_run or beat.t - self._last_t - beat.rr_ms / 1000.0 > GAP_S:
            self._detector.restart(1.0)
            self._begins_run = False
        self._last_t = beat.t
        self._t.append(beat.t)
        self._rr.append(beat.rr_ms)
        self._codes.append(UNDECIDED_CODE)
        code = self._detector.add(beat.rr_ms)
        if code is not None and len(self._codes) > 2:
            self._codes[-3] = code

    def add_chest(self, moved: ChestMoved) -> None:
        """Add how the chest moved: where it did, its breath takes the place of the pacer's."""
        if self._model.chest_lag_sd_s is not None:
            self._chest.add(moved)

    def contact_lost(self) -> None:
        self._begins_run = True

    def breath_ended(self, edge_t: float, pacer: Pacer) -> None:
        """Take in that a breath under `pacer` has just ended, at `edge_t` seconds."""
        began = edge_t - pacer.pattern.period_s
        if not self._edges or abs(began - self._edges[-1]) > EDGE_TOLERANCE_S:
            self._edges = [began]
            self._resonators = ResonatorBank(began, self._model)
            self._asked = []
        self._asked = [*self._asked[-HISTORY_BREATHS:], (began, pacer)]
        self._edges = [*self._edges[-3:], edge_t]
        self._resonators.advance(pacer, edge_t)
        self._resonators.reset(self._edges[-min(3, len(self._edges))] - MAX_LAG_S)
        self._drop_before(edge_t - RHYTHM_WINDOW_S)
        t, rr, codes = np.array(self._t), np.array(self._rr), np.array(self._codes, dtype=np.int8)
        has_response = (
            self._add_response(t - rr / 2000.0, rr, _is_nn(codes))
            if len(self._edges) > 2
            else False
        )
        self._is_good = False
        self._last_minutes = (t, rr, codes, edge_t) if has_response else None

    def _add_response(self, middle: FloatArray, rr_ms: FloatArray, nn: BoolArray) -> bool:
        """Add the response to the last two breaths; whether there were enough intervals for one."""
        before, between, after = self._edges[-3:]
        inside = nn & (middle >= before) & (middle < after)
        middle, rr_ms = middle[inside], rr_ms[inside]
        self.rr_ms = None
        if rr_ms.size < MIN_BEATS_PER_RESPONSE or rr_ms.sum() < 1000.0 * MIN_COVERED_FRACTION * (
            after - before
        ):
            return False
        if len(self._edges) > 3:
            cycles: FloatArray = np.interp(middle, (before, between, after), (0.0, 1.0, 2.0))
            bank = self._measured_bank()
            responses = (bank or self._resonators).response_at(middle)
            if not self.estimator.add(rr_ms, cycles, responses, is_measured=bank is not None):
                return False
        self.rr_ms = float(rr_ms.mean())
        return True

    def _measured_bank(self) -> ResonatorBank | None:
        """Resonators that follow the breath that was measured, if it was."""
        if self._chest.is_empty:
            return None
        first, last = self._edges[-3] - RINGING_S, self._edges[-1]
        steps = round((last - first) / RESONATOR_STEP_S)
        t: FloatArray = first + RESONATOR_STEP_S * np.arange(steps + 1.0)
        measured = self._chest.fullness_at(t, self._asked_at(t))
        if measured is None:
            return None
        bank = ResonatorBank(first - RESONATOR_STEP_S, self._model)
        bank.advance_through(measured)
        return bank

    def _asked_at(self, t: FloatArray) -> FloatArray:
        """What the pacers asked for; before the first, empty lungs."""
        asked = np.zeros(t.size)
        ends = [*(began for began, _ in self._asked[1:]), inf]
        for (began, pacer), ended in zip(self._asked, ends, strict=True):
            led = (t >= began) & (t < ended)
            asked[led] = asked_fullness(pacer, t[led])
        return asked

    def _drop_before(self, before: float) -> None:
        count = bisect_left(self._t, before)
        del self._t[:count], self._rr[:count], self._codes[:count]


def _assess(t: FloatArray, rr_ms: FloatArray, codes: CodeArray, now: float) -> Quality:
    """The quality of the last minute, whose rhythm is judged by the beats before it too."""
    steps = measure_steps(rr_ms, find_nn_steps(codes, find_starts(t, rr_ms)))
    recent = t >= now - QUALITY_WINDOW_S
    rr_ms, codes = rr_ms[recent], codes[recent]
    return assess_quality(
        rr_ms.size,
        count_corrected_beats(codes),
        irregular_fraction(rr_ms),
        has_irregular_steps=steps.is_irregular,
    )


def _is_nn(codes: FloatArray | np.ndarray) -> BoolArray:
    """Whether each interval is between two normal beats."""
    normal: BoolArray = codes == NORMAL
    normal[1:] &= codes[:-1] == NORMAL
    return normal
