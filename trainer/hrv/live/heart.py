"""The live analysis: verdicts on the recent beats, and the figures of the present moment.

A beat costs the same after an hour as after a minute.
"""

from collections import deque
from math import isfinite
from typing import Final

from trainer.errors import OnFault
from trainer.events import Beat
from trainer.hrv.artifacts.online import OnlineArtifactDetector
from trainer.hrv.live.figures import BeatWindow, compute_live_figures
from trainer.hrv.present_figures import (
    MAX_FIGURES_AGE_S,
    MAX_RATE_AGE_S,
    NO_BEATS,
    LiveFigures,
    absent_figures,
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
MAX_RECENT_BEATS: Final = 600


class LiveAnalysis:
    """Takes beats as they come and computes the figures of the moment.

    The same beats give the same figures, to the bit. Numbers that cannot be a beat are ignored.

    Parameters
    ----------
    resolution_ms
        Time resolution of the intervals.
    on_fault
        Where a figure that raises is reported; it is absent then.
    """

    def __init__(self, resolution_ms: float = 1.0, on_fault: OnFault | None = None) -> None:
        self._on_fault = on_fault
        self._resolution_ms = resolution_ms
        self._recent: deque[JudgedBeat] = deque()
        self._last: Beat | None = None
        self._is_contact_lost = False
        self._figures: LiveFigures | None = None
        self._begin_run()

    @property
    def recent(self) -> tuple[JudgedBeat, ...]:
        """Return the beats of the last 75 s, newest last."""
        return tuple(self._recent)

    def restart(self, t: float, resolution_ms: float) -> None:
        """Begin a new run with another sensor at `t`.

        Parameters
        ----------
        t : float
            Session time, s.
        resolution_ms : float
            Time resolution of its intervals.
        """
        self._resolution_ms = resolution_ms
        self._begin_run()

    def contact_lost(self, t: float) -> None:
        """Show no figure until the next beat, and none that reaches back over the loss."""
        self._is_contact_lost = True
        self._begin_run()

    def add(self, beat: Beat, pacer: Pacer | None) -> None:
        """Add a beat; `pacer` led the breath at its time.

        Parameters
        ----------
        beat : Beat
            Implausible and doubled ones are passed over.
        pacer : Pacer or None
            None where none led the breath.
        """
        if not _is_plausible(beat) or self._is_duplicate(beat):
            return
        if self._is_after_gap(beat):
            self._begin_run()
        self._is_contact_lost, self._last = False, beat
        self._figures = None
        self._pending_phases.append(pacer.cycle_phase(beat.t) if pacer else None)
        self._remember(beat)
        code = self._detector.add(beat.rr_ms)
        if code is not None:
            self._decide(code)

    def figures(self, t: float) -> LiveFigures:
        """Return the figures at `t`, which may be later than the last beat."""
        if self._is_contact_lost:
            return absent_figures(CONTACT_LOST)
        if self._last is None or not self._pending_phases:
            return absent_figures(NO_BEATS.reason)
        silent_s = t - self._last.t
        if not silent_s <= MAX_FIGURES_AGE_S:
            return absent_figures(no_beat_reason(silent_s) if isfinite(silent_s) else CONTACT_LOST)
        if self._figures is None:
            self._figures = compute_live_figures(
                self._window, self._resampler, self._rsa_fit, self._paced_breaths(), self._on_fault
            )
        return self._figures.without_rate(silent_s) if silent_s > MAX_RATE_AGE_S else self._figures

    def _is_duplicate(self, beat: Beat) -> bool:
        last = self._last
        return last is not None and (last.t, last.rr_ms) == (beat.t, beat.rr_ms)

    def _is_after_gap(self, beat: Beat) -> bool:
        """Whether there is a gap before this beat, or a clock was set back."""
        if self._last is None:
            return False
        since_s = beat.t - self._last.t
        return since_s < 0.0 or since_s - beat.rr_ms / 1000.0 > GAP_S

    def _begin_run(self) -> None:
        # Pacer phases of the beats without a verdict.
        self._pending_phases: deque[float | None] = deque()
        self._window = BeatWindow(self._resolution_ms)
        self._detector = OnlineArtifactDetector(self._resolution_ms)
        self._resampler = StreamingResampler()
        self._rsa_fit: StreamingRsaFit | None = None
        # Counted by the RSA fit when the resampler began.
        self._breaths_before_resampler = 0.0
        # Ends, since the run began, of its last interval, its last NN, and the first resampled one.
        self._run_s = self._last_nn_s = self._resampler_start_s = 0.0
        self._last_normal: Beat | None = None
        self._rejected_since = 0
        self._figures = None

    def _remember(self, beat: Beat) -> None:
        recent = self._recent
        if recent and beat.t < recent[-1].beat.t:
            recent.clear()  # a clock was set back
        recent.append(JudgedBeat(beat, None, None))
        while recent[0].beat.t < beat.t - RECENT_S or len(recent) > MAX_RECENT_BEATS:
            recent.popleft()

    def _decide(self, code: int) -> None:
        """Write the verdict into `recent`; a normal beat also gives those before it a corrected value."""
        beat = self._recent[-3].beat
        self._window.add(beat.t, beat.rr_ms, code)
        self._fit(beat, self._pending_phases.popleft(), code)
        self._run_s += beat.rr_ms / 1000.0
        if code != NORMAL:
            self._recent[-3] = JudgedBeat(beat, VERDICTS[code], None)
            self._rejected_since += 1
            return
        self._recent[-3] = JudgedBeat(beat, Verdict.NORMAL, beat.rr_ms)
        self._resample(beat.rr_ms)
        if self._rejected_since and self._last_normal is not None:
            self._interpolate(self._last_normal, beat)
        self._last_normal, self._rejected_since = beat, 0

    def _fit(self, beat: Beat, phase: float | None, code: int) -> None:
        """Fit the RSA from the first beat under a pacer."""
        if phase is None:
            self._rsa_fit, self._breaths_before_resampler = None, 0.0
            return
        self._rsa_fit = self._rsa_fit or StreamingRsaFit()
        if code == NORMAL:
            self._rsa_fit.add(beat.t, beat.rr_ms, phase)

    def _resample(self, nn_ms: float) -> None:
        """Resample one more NN interval; where the spline would span too much, begin a new one."""
        if self._run_s - self._last_nn_s - nn_ms / 1000.0 > BRIDGE_S or not self._last_nn_s:
            self._resampler, self._resampler_start_s = StreamingResampler(), self._run_s
            self._breaths_before_resampler = self._rsa_fit.breaths if self._rsa_fit else 0.0
        self._last_nn_s = self._run_s
        self._resampler.add(self._run_s - self._resampler_start_s, nn_ms)

    def _paced_breaths(self) -> float:
        """Number of breaths under a pacer since the resampler began."""
        return self._rsa_fit.breaths - self._breaths_before_resampler if self._rsa_fit else 0.0

    def _interpolate(self, before: Beat, after: Beat) -> None:
        """Interpolate over time what is not normal between two normal beats."""
        between_s = after.t - before.t
        if not 0.0 < between_s - after.rr_ms / 1000.0 <= BRIDGE_S:
            return
        for k in range(4, min(4 + self._rejected_since, len(self._recent) + 1)):
            judged = self._recent[-k]
            if judged.verdict is not Verdict.EXTRA:
                share = (judged.beat.t - before.t) / between_s
                corrected_ms = before.rr_ms + share * (after.rr_ms - before.rr_ms)
                self._recent[-k] = JudgedBeat(judged.beat, judged.verdict, corrected_ms)


def _is_plausible(beat: Beat) -> bool:
    return abs(beat.t) <= LATEST_S and SHORTEST_RR_MS <= beat.rr_ms <= LONGEST_RR_MS
