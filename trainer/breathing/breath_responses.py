"""Beats and breaths as they come, turned into answers; and whether they can be trusted."""

from math import inf, isfinite
from typing import Final

import numpy as np

from trainer.breathing.resonance_posterior import ResonanceEstimator
from trainer.breathing.resonator_bank import ResonatorBank
from trainer.events import Beat
from trainer.hrv.artifacts.online import (
    OnlineArtifactDetector,
    count_corrected_beats,
    irregular_fraction,
)
from trainer.hrv.quality import Grade, assess_quality
from trainer.hrv.tachogram import GAP_S, LONGEST_RR_MS, NORMAL, BoolArray, FloatArray
from trainer.pacing import Pacer

UNDECIDED: Final = -1
BUFFER_S: Final = 60.0  # for the quality
MAX_LAG_S: Final = 2.0
MIN_BEATS_PER_RESPONSE: Final = 8
COVERED: Final = 0.7  # of two breaths, with intervals that are as they should be
SAME_EDGE_S: Final = 0.01


class BreathResponseBuffer:
    """Two breaths are one answer. The first breath of a rhythm is none: the body still rings."""

    def __init__(self) -> None:
        self.answers = ResonanceEstimator()
        self.is_good = False  # were the last two breaths heard, and is the last minute good?
        self.rr_ms: float | None = None  # mean of the last two breaths, if they were heard
        self._judge = OnlineArtifactDetector()
        self._last_t = -inf  # of the latest beat, which may be forgotten by now
        self._t: list[float] = []
        self._rr: list[float] = []
        self._codes: list[int] = []
        self._broken = True  # the next beat begins a run
        self._edges: list[float] = []  # of the last four breaths
        self._bodies = ResonatorBank(0.0)

    def add_beat(self, beat: Beat) -> None:
        """A beat that cannot be, or that time brought back, is passed over."""
        if not (isfinite(beat.t) and 0.0 < beat.rr_ms <= LONGEST_RR_MS):
            return
        if beat.t <= self._last_t:
            return
        if self._broken or beat.t - self._last_t - beat.rr_ms / 1000.0 > GAP_S:
            self._judge.restart(1.0)
            self._broken = False
        self._last_t = beat.t
        self._t.append(beat.t)
        self._rr.append(beat.rr_ms)
        self._codes.append(UNDECIDED)
        code = self._judge.add(beat.rr_ms)
        if code is not None and len(self._codes) > 2:
            self._codes[-3] = code

    def contact_lost(self) -> None:
        self._broken = True

    def breath_ended(self, edge_t: float, pacer: Pacer) -> None:
        """A breath that `pacer` led has just ended."""
        began = edge_t - pacer.pattern.period_s
        if not self._edges or abs(began - self._edges[-1]) > SAME_EDGE_S:
            self._edges = [began]
            self._bodies = ResonatorBank(began)
        self._edges = [*self._edges[-3:], edge_t]
        self._bodies.advance(pacer, edge_t)
        self._bodies.reset(self._edges[-min(3, len(self._edges))] - MAX_LAG_S)
        self._forget(edge_t - BUFFER_S)
        t, rr, codes = np.array(self._t), np.array(self._rr), np.array(self._codes, dtype=np.int8)
        heard = self._answer(t - rr / 2000.0, rr, _nn(codes)) if len(self._edges) > 2 else False
        starts = np.zeros(rr.size, dtype=np.bool_)
        quality = assess_quality(
            rr.size, count_corrected_beats(codes), irregular_fraction(rr, starts)
        )
        self.is_good = heard and quality.verdict is Grade.GOOD

    def _answer(self, middle: FloatArray, rr_ms: FloatArray, nn: BoolArray) -> bool:
        """Was enough heard of the last two breaths?"""
        before, between, after = self._edges[-3:]
        use = nn & (middle >= before) & (middle < after)
        middle, rr_ms = middle[use], rr_ms[use]
        self.rr_ms = None
        if rr_ms.size < MIN_BEATS_PER_RESPONSE or rr_ms.sum() < 1000.0 * COVERED * (after - before):
            return False
        if len(self._edges) > 3:
            cycles: FloatArray = np.interp(middle, (before, between, after), (0.0, 1.0, 2.0))
            if not self.answers.add(rr_ms, cycles, self._bodies.response_at(middle)):
                return False
        self.rr_ms = float(rr_ms.mean())
        return True

    def _forget(self, before: float) -> None:
        gone = sum(t < before for t in self._t)
        del self._t[:gone], self._rr[:gone], self._codes[:gone]


def _nn(codes: FloatArray | np.ndarray) -> BoolArray:
    """Intervals between two normal beats."""
    normal: BoolArray = codes == NORMAL
    normal[1:] &= codes[:-1] == NORMAL
    return normal
