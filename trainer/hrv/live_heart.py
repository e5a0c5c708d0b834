"""The heart as it beats: the recent beats with a verdict on each, and the figures of this moment.

Rule: a beat costs the same after an hour as after a minute.
"""

from collections import deque
from math import isfinite
from typing import Final

from trainer.events import Beat
from trainer.faults import OnFault
from trainer.hrv.artifacts.online import OnlineArtifactDetector
from trainer.hrv.live_figures import (
    NO_BEATS,
    BeatWindow,
    LiveFigures,
    absent_figures,
    compute_live_figures,
)
from trainer.hrv.quality import CONTACT_LOST, no_beat_reason
from trainer.hrv.resampling import StreamingResampler
from trainer.hrv.rsa import StreamingRsaFit
from trainer.hrv.tachogram import (
    BRIDGE_S,
    GAP_S,
    LATEST_S,
    LONGEST_RR_MS,
    NORMAL,
    SHORTEST_RR_MS,
    VERDICTS,
    JudgedBeat,
    Verdict,
)
from trainer.pacing import Pacer

RECENT_S: Final = 75.0
MOST_RECENT: Final = 600
SILENT_S: Final = 3.0  # without a beat, there is no heart rate
STALE_S: Final = 5.0  # and later no figure of the beats before


class LiveAnalysis:
    """Takes beats as they come and tells the figures of the moment.

    The same beats give the same figures, to the bit. Numbers that cannot be a beat are passed over.
    With `on_fault`, figures that raise are reported there and absent.
    """

    def __init__(self, resolution_ms: float = 1.0, on_fault: OnFault | None = None) -> None:
        self._on_fault = on_fault
        self._resolution_ms = resolution_ms
        self._recent: deque[JudgedBeat] = deque()
        self._last: Beat | None = None
        self._lost = False
        self._told: LiveFigures | None = None
        self._begin_run()

    @property
    def recent(self) -> tuple[JudgedBeat, ...]:
        """The beats of the last 75 s, newest last."""
        return tuple(self._recent)

    def restart(self, t: float, resolution_ms: float = 1.0) -> None:
        """Another sensor: its beats say nothing about those before."""
        self._resolution_ms = resolution_ms
        self._begin_run()

    def contact_lost(self, t: float) -> None:
        """No figure until the next beat, and none that reaches back over the loss."""
        self._lost = True
        self._begin_run()

    def add(self, beat: Beat, pacer: Pacer | None) -> None:
        """A beat came; `pacer` led the breath when it happened."""
        if not _can_be(beat) or self._is_duplicate(beat):
            return
        if self._is_apart(beat):
            self._begin_run()
        self._lost, self._last = False, beat
        self._told = None
        self._waiting.append(pacer.cycle_phase(beat.t) if pacer else None)
        self._remember(beat)
        code = self._judge.add(beat.rr_ms)
        if code is not None:
            self._decide(code)

    def figures(self, t: float) -> LiveFigures:
        """The figures at `t`, which may be later than the last beat."""
        if self._lost:
            return absent_figures(CONTACT_LOST)
        if self._last is None or not self._waiting:
            return absent_figures(NO_BEATS.reason)
        silent_s = t - self._last.t
        if not silent_s <= STALE_S:
            return absent_figures(no_beat_reason(silent_s) if isfinite(silent_s) else CONTACT_LOST)
        if self._told is None:
            self._told = compute_live_figures(
                self._memory, self._even, self._follower, self._breaths_drawn(), self._on_fault
            )
        return self._told.without_rate(silent_s) if silent_s > SILENT_S else self._told

    def _is_duplicate(self, beat: Beat) -> bool:
        last = self._last
        return last is not None and (last.t, last.rr_ms) == (beat.t, beat.rr_ms)

    def _is_apart(self, beat: Beat) -> bool:
        """Is there a gap before this beat, or was a clock set back?"""
        if self._last is None:
            return False
        since_s = beat.t - self._last.t
        return since_s < 0.0 or since_s - beat.rr_ms / 1000.0 > GAP_S

    def _begin_run(self) -> None:
        self._waiting: deque[float | None] = deque()  # phases of the beats without a verdict
        self._memory = BeatWindow()
        self._judge = OnlineArtifactDetector(self._resolution_ms)
        self._even = StreamingResampler()
        self._follower: StreamingRsaFit | None = None
        self._breaths_before = 0.0  # that the follower had counted when the curve began
        self._run_s = self._drawn_s = self._curve_s = 0.0  # the run, its last NN, its curve's first
        self._normal: Beat | None = None  # the last normal beat
        self._wrong = 0  # how many were decided since
        self._told = None

    def _remember(self, beat: Beat) -> None:
        recent = self._recent
        if recent and beat.t < recent[-1].beat.t:
            recent.clear()  # a clock was set back
        recent.append(JudgedBeat(beat, None, None))
        while recent[0].beat.t < beat.t - RECENT_S or len(recent) > MOST_RECENT:
            recent.popleft()

    def _decide(self, code: int) -> None:
        """Write the verdict into `recent`; a normal beat also tells what stands in for those before."""
        beat = self._recent[-3].beat
        self._memory.add(beat.t, beat.rr_ms, code)
        self._follow(beat, self._waiting.popleft(), code)
        self._run_s += beat.rr_ms / 1000.0
        if code != NORMAL:
            self._recent[-3] = JudgedBeat(beat, VERDICTS[code], None)
            self._wrong += 1
            return
        self._recent[-3] = JudgedBeat(beat, Verdict.NORMAL, beat.rr_ms)
        self._draw(beat.rr_ms)
        if self._wrong and self._normal is not None:
            self._stand_in(self._normal, beat)
        self._normal, self._wrong = beat, 0

    def _follow(self, beat: Beat, phase: float | None, code: int) -> None:
        """The heart's answer is measured from the first beat that a pacer leads."""
        if phase is None:
            self._follower, self._breaths_before = None, 0.0
            return
        self._follower = self._follower or StreamingRsaFit()
        if code == NORMAL:
            self._follower.add(beat.t, beat.rr_ms, phase)

    def _draw(self, nn_ms: float) -> None:
        """Lengthen the curve; where it would have to span too much, begin a new one."""
        if self._run_s - self._drawn_s - nn_ms / 1000.0 > BRIDGE_S or not self._drawn_s:
            self._even, self._curve_s = StreamingResampler(), self._run_s
            self._breaths_before = self._follower.breaths if self._follower else 0.0
        self._drawn_s = self._run_s
        self._even.add(self._run_s - self._curve_s, nn_ms)

    def _breaths_drawn(self) -> float:
        """How many breaths a pacer led since the curve began."""
        return self._follower.breaths - self._breaths_before if self._follower else 0.0

    def _stand_in(self, before: Beat, after: Beat) -> None:
        """What is not normal between two normal beats is interpolated, in time."""
        apart_s = after.t - before.t
        if not 0.0 < apart_s - after.rr_ms / 1000.0 <= BRIDGE_S:
            return
        for k in range(4, min(4 + self._wrong, len(self._recent) + 1)):
            judged = self._recent[-k]
            if judged.verdict is not Verdict.EXTRA:
                share = (judged.beat.t - before.t) / apart_s
                stands_in = before.rr_ms + share * (after.rr_ms - before.rr_ms)
                self._recent[-k] = JudgedBeat(judged.beat, judged.verdict, stands_in)


def _can_be(beat: Beat) -> bool:
    return abs(beat.t) <= LATEST_S and SHORTEST_RR_MS <= beat.rr_ms <= LONGEST_RR_MS
