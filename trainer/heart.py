"""The heart as it beats: the recent beats with a verdict on each, and the figures of this moment.

Rule: a beat costs the same after an hour as after a minute. Figures are worked out over windows that
end with the last decided beat and never reach back over a gap.
"""

from collections import deque
from dataclasses import dataclass, replace
from math import isfinite, nan
from typing import Final

import numpy as np

from trainer import hrv
from trainer.artifacts import CausalJudge, corrected_beats, unsteady_share
from trainer.coherence import WINDOW_S, coherence
from trainer.events import Beat
from trainer.pacing import Pacer
from trainer.quality import (
    CONTACT_LOST,
    DOES_NOT_FOLLOW,
    FEWEST_BEATS,
    NO_PACER,
    NO_PEAK,
    NO_WAVE,
    RR_CANNOT_TELL,
    TOO_FEW_BREATHS,
    Grade,
    Quality,
    Sheet,
    no_beat_for,
    quality_of,
    too_few,
    too_short,
    too_short_for_lf,
)
from trainer.respiration import breathing_rate
from trainer.rsa import NOTICEABLE_R2, Rsa, breaths_seen, fit
from trainer.spectrum import LF_HZ, RATE_HZ, EvenSeries, peak_hz, spectrum_of
from trainer.tachogram import (
    BRIDGE_S,
    GAP_S,
    LATEST_S,
    LONGEST_RR_MS,
    NORMAL,
    SHORTEST_RR_MS,
    VERDICTS,
    CodeArray,
    FloatArray,
    JudgedBeat,
    Tachogram,
    Verdict,
)

HR_WINDOW_S: Final = 10.0  # about one slow breath, so that the rate does not swing with it
RMSSD_WINDOW_S: Final = 60.0  # and quality
LF_WINDOW_S: Final = 120.0
LONGEST_WINDOW_S: Final = 150.0
RECENT_S: Final = 75.0
SILENT_S: Final = 3.0  # without a beat, there is no heart rate
STALE_S: Final = 5.0  # and later no figure of the beats before
FEWEST_FOR_HR: Final = 3
MOST_BEATS: Final = 600  # kept for the windows: 240 a minute
NO_BEATS: Final = Quality(Grade.NONE, "there are no beats")


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The figures of this moment; None where the grounds are poor, with the reason in `reasons`."""

    hr_bpm: float | None = None
    rmssd_ms: float | None = None
    rsa_ms: float | None = None
    rsa_bpm: float | None = None
    rsa_lag_deg: float | None = None
    rsa_r2: float | None = None
    coherence_ratio: float | None = None
    lf_peak_hz: float | None = None
    breaths_per_min: float | None = None
    quality: Quality = NO_BEATS
    reasons: tuple[tuple[str, str], ...] = ()

    def reason(self, name: str) -> str | None:
        """Why a figure is absent, in words; None if it is there."""
        return dict(self.reasons).get(name)


NUMBERS: Final = (
    "hr_bpm",
    "rmssd_ms",
    "rsa_ms",
    "rsa_bpm",
    "rsa_lag_deg",
    "rsa_r2",
    "coherence_ratio",
    "lf_peak_hz",
    "breaths_per_min",
)


def absent(reason: str, verdict: Grade = Grade.NONE) -> LiveFigures:
    """No figure at all, for one reason."""
    reasons = tuple((name, reason) for name in NUMBERS)
    return LiveFigures(quality=Quality(verdict, reason), reasons=reasons)


class LiveHeart:
    """Takes beats as they come and tells the figures of the moment.

    The same beats give the same figures, to the bit. Numbers that cannot be a beat are passed over.
    """

    def __init__(self, resolution_ms: float = 1.0) -> None:
        self._judge = CausalJudge(resolution_ms)
        self._resolution_ms = resolution_ms
        self._t = np.zeros(2 * MOST_BEATS)
        self._rr = np.zeros(2 * MOST_BEATS)
        self._phase = np.full(2 * MOST_BEATS, nan)
        self._codes = np.zeros(2 * MOST_BEATS, dtype=np.int8)
        self._count = 0
        self._began = 0  # where the present run begins
        self._recent: deque[JudgedBeat] = deque()
        self._last: Beat | None = None
        self._lost = False
        self._broken = True  # the next beat begins a run
        self._told: LiveFigures | None = None
        self._normal: Beat | None = None  # the last normal beat of the run
        self._wrong = 0  # how many decided since
        self._even = EvenSeries()
        self._run_s = self._drawn_s = self._curve_s = 0.0  # the run, its last NN, its curve's first

    @property
    def recent(self) -> tuple[JudgedBeat, ...]:
        """The beats of the last 75 s, newest last."""
        return tuple(self._recent)

    def restart(self, t: float, resolution_ms: float = 1.0) -> None:
        """Another sensor: its beats say nothing about those before."""
        self._resolution_ms = resolution_ms
        self._broken = True
        self._told = None

    def contact_lost(self, t: float) -> None:
        """No figure until the next beat, and none that reaches back over the loss."""
        self._lost = self._broken = True
        self._told = None

    def add(self, beat: Beat, pacer: Pacer | None) -> None:
        """A beat came; `pacer` led the breath when it happened."""
        if not _can_be(beat) or self._is_told_twice(beat):
            return
        if self._broken or self._is_apart(beat):
            self._begin_run()
        self._lost, self._last, self._told = False, beat, None
        self._keep(beat, nan if pacer is None else pacer.cycle_phase(beat.t))
        code = self._judge.add(beat.rr_ms)
        if code is not None:
            self._codes[self._count - 3] = code
            self._decide(code)
        self._forget(beat.t)

    def figures(self, t: float) -> LiveFigures:
        """The figures at `t`, which may be later than the last beat."""
        if self._lost:
            return absent(CONTACT_LOST)
        if self._last is None or self._count == self._began:
            return absent(NO_BEATS.reason)
        silent_s = t - self._last.t
        if not silent_s <= STALE_S:
            return absent(no_beat_for(silent_s) if isfinite(silent_s) else CONTACT_LOST)
        if self._told is None:
            self._told = self._work_out()
        return _without_rate(self._told, silent_s) if silent_s > SILENT_S else self._told

    def _is_told_twice(self, beat: Beat) -> bool:
        last = self._last
        return last is not None and (last.t, last.rr_ms) == (beat.t, beat.rr_ms)

    def _is_apart(self, beat: Beat) -> bool:
        """Is there a gap before this beat, or was a clock set back?"""
        if self._last is None or beat.t < self._last.t:
            return True
        return beat.t - self._last.t - beat.rr_ms / 1000.0 > GAP_S

    def _begin_run(self) -> None:
        self._began = self._count
        self._broken, self._normal, self._wrong = False, None, 0
        self._even = EvenSeries()
        self._run_s = self._drawn_s = 0.0
        self._judge.restart(self._resolution_ms)

    def _keep(self, beat: Beat, phase: float) -> None:
        if self._count == self._t.size:
            self._make_room()
        k = self._count
        self._t[k], self._rr[k], self._phase[k] = beat.t, beat.rr_ms, phase
        self._count = k + 1
        if self._recent and beat.t < self._recent[-1].beat.t:
            self._recent.clear()  # a clock was set back
        self._recent.append(JudgedBeat(beat, None, None))

    def _make_room(self) -> None:
        for kept in (self._t, self._rr, self._phase, self._codes):
            kept[:MOST_BEATS] = kept[MOST_BEATS:]
        self._count = MOST_BEATS
        self._began = max(0, self._began - MOST_BEATS)

    def _decide(self, code: int) -> None:
        """Write the verdict into `recent`; a normal beat also tells what stands in for those before."""
        beat = self._recent[-3].beat
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

    def _draw(self, nn_ms: float) -> None:
        """Lengthen the curve; where it would have to span too much, begin a new one."""
        if self._run_s - self._drawn_s - nn_ms / 1000.0 > BRIDGE_S or not self._drawn_s:
            self._even, self._curve_s = EvenSeries(), self._run_s
        self._drawn_s = self._run_s
        self._even.add(self._run_s - self._curve_s, nn_ms)

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

    def _forget(self, t: float) -> None:
        recent = self._recent
        while recent[0].beat.t < t - RECENT_S or len(recent) > MOST_BEATS:
            recent.popleft()

    def _work_out(self) -> LiveFigures:
        beats, codes, phase = self._decided()
        minute = beats.last(RMSSD_WINDOW_S)
        known = minute.t.size
        corrected = 0 if minute.nn.all() else corrected_beats(codes[codes.size - known :])
        quality = quality_of(known, corrected, unsteady_share(minute.rr_ms, minute.starts))
        against = None if quality.shows_figures else quality.reason
        sheet = Sheet()
        _heart_rate(sheet, beats)
        steps = minute.steps_ms()
        few = too_few(steps.size, FEWEST_BEATS - 1)
        sheet.put("rmssd_ms", hrv.rmssd_ms(steps), against, few)
        led = _led(phase)
        r2 = _answer(sheet, beats, phase, led, against)
        led = max(led, phase.size - beats.last(LF_WINDOW_S).t.size)
        _rhythm(sheet, self._even, breaths_seen(phase[led:]), against, r2)
        return LiveFigures(**sheet.figures, quality=quality, reasons=tuple(sheet.reasons.items()))

    def _decided(self) -> tuple[Tachogram, CodeArray, FloatArray]:
        """The decided beats of the present run, as far back as any window reaches."""
        end = max(self._began, self._count - 2)
        t = self._t[self._began : end]
        begin = self._began
        if t.size:
            begin += int(t.searchsorted(t[-1] - LONGEST_WINDOW_S, "right"))
        starts = np.zeros(end - begin, dtype=np.bool_)
        starts[:1] = True
        codes = self._codes[begin:end]
        beats = Tachogram(self._t[begin:end], self._rr[begin:end], codes == NORMAL, starts)
        return beats, codes, self._phase[begin:end]


def _can_be(beat: Beat) -> bool:
    return abs(beat.t) <= LATEST_S and SHORTEST_RR_MS <= beat.rr_ms <= LONGEST_RR_MS


def _without_rate(told: LiveFigures, silent_s: float) -> LiveFigures:
    why = ("hr_bpm", no_beat_for(silent_s))
    others = tuple(reason for reason in told.reasons if reason[0] != "hr_bpm")
    return replace(told, hr_bpm=None, reasons=(why, *others))


def _led(phase: FloatArray) -> int:
    """From which beat on a pacer has led without a break."""
    free = np.flatnonzero(np.isnan(phase))
    return int(free[-1]) + 1 if free.size else 0


def _heart_rate(sheet: Sheet, beats: Tachogram) -> None:
    nn = beats.last(HR_WINDOW_S).nn_ms()
    sheet.put("hr_bpm", hrv.mean_hr_bpm(nn), too_few(nn.size, FEWEST_FOR_HR))


def _answer(
    sheet: Sheet, beats: Tachogram, phase: FloatArray, led: int, against: str | None
) -> float | None:
    """The RSA figures; tells R²: None without a pacer, 0 while too little of the breath is known."""
    why = against or (NO_PACER if led == phase.size else None)
    rsa = None
    if why is None:
        nn = beats.nn[led:]
        rsa = fit(beats.t[led:][nn], beats.rr_ms[led:][nn], phase[led:][nn])
    found = rsa or Rsa(nan, nan, nan, nan)
    why = why or (TOO_FEW_BREATHS if rsa is None else None)
    weak = DOES_NOT_FOLLOW if found.r2 < NOTICEABLE_R2 else None
    sheet.put("rsa_ms", found.ms, why, weak)
    sheet.put("rsa_bpm", found.bpm, why, weak)
    sheet.put("rsa_lag_deg", found.lag_deg, why, weak)
    sheet.put("rsa_r2", found.r2, why)
    if led == phase.size:
        return None
    return rsa.r2 if rsa else 0.0


def _rhythm(
    sheet: Sheet, even: EvenSeries, breaths: float, against: str | None, r2: float | None
) -> None:
    """The figures of the spectrum; `breaths` is how many the pacer led in the longer window."""
    window, longer = even.last(WINDOW_S), even.last(LF_WINDOW_S)
    no_wave = against or too_short(window.size / RATE_HZ, WINDOW_S, "coherence")
    spectrum = None if no_wave else spectrum_of(window)
    wave = None if spectrum is None else coherence(spectrum)
    rate = breathing_rate(wave, r2)
    no_lf = against or too_short_for_lf(longer.size / RATE_HZ, breaths)
    slow = None if no_lf else spectrum_of(longer)
    ratio = None if wave is None else wave.ratio
    sheet.put("coherence_ratio", ratio, no_wave, undefined=NO_WAVE)
    peak = None if slow is None else peak_hz(slow, LF_HZ)
    sheet.put("lf_peak_hz", peak, no_lf, undefined=NO_PEAK)
    sheet.put("breaths_per_min", rate, no_wave, undefined=RR_CANNOT_TELL)
