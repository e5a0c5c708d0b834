"""All figures of a whole record, each with its grounds; and, from `trainer.hrv.live_heart`, the live ones.

Rule: one figure has one definition. Live and here it is the same function, over another window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from trainer.faults import OnFault, attempt
from trainer.hrv import nonlinear, time_domain
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.coherence import FLAT_MS2, WINDOW_S, compute_coherence
from trainer.hrv.frequency_domain import (
    HF_HZ,
    LF_HZ,
    VLF_HZ,
    Method,
    Spectrum,
    band_power,
    peak_hz,
    power_spectrum,
    window_spectrum,
)
from trainer.hrv.live_figures import LiveFigures
from trainer.hrv.live_heart import LiveAnalysis
from trainer.hrv.quality import (
    BREATHING_RATE_NOT_FROM_RR,
    COULD_NOT,
    DOES_NOT_FOLLOW,
    FEWEST_BEATS,
    FEWEST_FOR_DFA,
    FEWEST_FOR_SAMPEN,
    HF_NEEDS_S,
    NO_BREATH,
    NO_PEAK,
    NO_VARIATION,
    NO_WAVE,
    NOTHING_ALIKE,
    TOO_FEW_BREATHS,
    TOO_MANY_FOR_SAMPEN,
    VLF_NEEDS_S,
    FigureCollector,
    Grade,
    Quality,
    too_few_beats_reason,
    window_too_short_for_lf_reason,
    window_too_short_reason,
)
from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.respiration import record_breathing_rate
from trainer.hrv.rsa import NOTICEABLE_R2, Breath, mean_fitted_rsa, mean_rsa_per_breath
from trainer.hrv.tachogram import VERDICTS, CodeArray, FloatArray, Verdict, find_gaps, gaps_between

__all__ = [
    "FIGURES",
    "Breath",
    "LiveAnalysis",
    "LiveFigures",
    "RecordFigures",
    "compute_record_figures",
    "figures_not_worked_out",
    "find_gaps",
]

FIGURES: Final = (
    "mean_hr_bpm",
    "mean_nn_ms",
    "sdnn_ms",
    "rmssd_ms",
    "pnn50",
    "sd1_ms",
    "sd2_ms",
    "vlf_ms2",
    "lf_ms2",
    "hf_ms2",
    "total_ms2",
    "lf_hf",
    "lf_peak_hz",
    "dfa_alpha1",
    "sampen",
    "coherence_ratio",
    "rsa_ms",
    "rsa_bpm",
    "breaths_per_min",
)


@dataclass(frozen=True, slots=True, eq=False)
class RecordFigures:
    """What a whole record tells.

    `codes` and `corrected_ms` have an entry for each row that came in: a place in VERDICTS, and the
    interval that stands in (NaN where none may). `corrected` counts beats, as the words of `quality`
    do: an ectopic one spoils two intervals. `reasons` says of each absent figure why it is.
    """

    codes: CodeArray
    corrected_ms: FloatArray
    corrected: dict[str, int]
    gaps: tuple[tuple[float, float], ...]
    quality: Quality
    figures: dict[str, float | None]
    reasons: dict[str, str]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(VERDICTS[code] for code in self.codes.tolist())


def compute_record_figures(
    t: FloatArray,
    rr_ms: FloatArray,
    *,
    resolution_ms: float | None = None,
    cycle_phase: FloatArray | None = None,
    breaths: Sequence[Breath] = (),
    correct: bool = True,
    method: Method = "welch",
    unheard_s: float = 0.0,
    on_fault: OnFault | None = None,
) -> RecordFigures:
    """Judges, corrects and measures a record. Any numbers may come in; nothing is raised.

    Args:
        t: when each interval ended, s.
        rr_ms: the intervals, ms.
        resolution_ms: the grain of the intervals; None takes it from the numbers.
        cycle_phase: the pacer's phase at each beat, 0 to 1, NaN where there was none.
        breaths: where the breaths were; the RSA is taken from them if there is no phase.
        correct: False measures the intervals as they came.
        method: how the spectrum is made.
        unheard_s: for how long nothing was heard before the first interval and after the last.
        on_fault: where a part that raises is reported; its figures are absent then.
    """
    record = CleanedSeries(
        t, rr_ms, resolution_ms, cycle_phase, correct=correct, unheard_s=unheard_s
    )
    shown = record.quality.shows_figures or (not correct and record.beats.t.size > 0)
    against = None if shown else record.quality.reason
    collector = FigureCollector(on_fault)
    for part, put in (
        ("time-domain", partial(_time_domain, collector, record, against)),
        ("spectrum", partial(_spectral, collector, record, against, method)),
        ("nonlinear-figures", partial(_nonlinear, collector, record, against)),
        ("answer-to-the-breath", partial(_breath, collector, record, against, breaths)),
    ):
        attempt(part, put, None, on_fault)
    collector.fill(FIGURES)
    return RecordFigures(
        codes=record.all_codes,
        corrected_ms=record.all_corrected_ms,
        corrected=record.counts(),
        gaps=gaps_between(record.beats.t, record.beats.rr_ms),
        quality=record.quality,
        figures={name: collector.figures[name] for name in FIGURES},
        reasons=collector.reasons,
    )


def figures_not_worked_out(beats: int) -> RecordFigures:
    """What stands in for the figures of a record that could not be judged: nothing, with the reason."""
    return RecordFigures(
        codes=np.zeros(0, dtype=np.int8),
        corrected_ms=np.full(beats, np.nan),
        corrected={},
        gaps=(),
        quality=Quality(Grade.NONE, COULD_NOT),
        figures=dict.fromkeys(FIGURES),
        reasons=dict.fromkeys(FIGURES, COULD_NOT),
    )


def _time_domain(collector: FigureCollector, record: CleanedSeries, against: str | None) -> None:
    nn, steps = record.beats.nn_ms(), record.beats.steps_ms()
    few, few_steps = (
        too_few_beats_reason(nn.size, FEWEST_BEATS),
        too_few_beats_reason(steps.size, FEWEST_BEATS - 1),
    )
    collector.add(
        "mean_hr_bpm",
        lambda: time_domain.mean_hr_bpm(nn),
        against,
        too_few_beats_reason(nn.size, 2),
    )
    collector.add(
        "mean_nn_ms", lambda: time_domain.mean_nn_ms(nn), against, too_few_beats_reason(nn.size, 2)
    )
    collector.add("sdnn_ms", lambda: time_domain.sdnn_ms(nn), against, few)
    collector.add("rmssd_ms", lambda: time_domain.rmssd_ms(steps), against, few_steps)
    collector.add("pnn50", lambda: time_domain.pnn50(steps), against, few_steps)
    collector.add("sd1_ms", lambda: time_domain.sd1_ms(steps), against, few_steps)
    collector.add("sd2_ms", lambda: time_domain.sd2_ms(nn, steps), against, few, few_steps)


def _spectral(
    collector: FigureCollector, record: CleanedSeries, against: str | None, method: Method
) -> None:
    span_s = record.longest.span_s
    no_vlf = against or window_too_short_reason(span_s, VLF_NEEDS_S, "VLF")
    no_lf = against or window_too_short_for_lf_reason(span_s, record.paced_breaths())
    no_hf = against or window_too_short_reason(span_s, HF_NEEDS_S, "HF")
    found = None if no_hf and no_lf else power_spectrum(record.evens, method=method)
    spectrum = found or Spectrum(1.0, np.zeros(0))
    flat = None if found and found.density.max() > FLAT_MS2 else NO_VARIATION
    collector.add("vlf_ms2", lambda: band_power(spectrum, VLF_HZ), no_vlf, flat)
    collector.add("lf_ms2", lambda: band_power(spectrum, LF_HZ), no_lf, flat)
    collector.add("hf_ms2", lambda: band_power(spectrum, HF_HZ), no_hf, flat)
    vlf, lf, hf = (collector.figures[name] for name in ("vlf_ms2", "lf_ms2", "hf_ms2"))
    collector.add("total_ms2", lambda: (vlf or 0.0) + (lf or 0.0) + (hf or 0.0), no_vlf, flat)
    collector.add("lf_hf", lambda: lf / hf if lf and hf else None, no_lf, no_hf, flat)
    collector.add("lf_peak_hz", lambda: peak_hz(spectrum, LF_HZ), no_lf, flat, undefined=NO_PEAK)


def _nonlinear(collector: FigureCollector, record: CleanedSeries, against: str | None) -> None:
    series = record.series()
    beats = sum(piece.size for piece in series)
    many = TOO_MANY_FOR_SAMPEN if beats > nonlinear.SAMPEN_MOST_BEATS else None
    few = too_few_beats_reason(beats, FEWEST_FOR_DFA)
    collector.add(
        "dfa_alpha1", lambda: nonlinear.dfa_alpha1(series), against, few, undefined=NO_VARIATION
    )
    few = too_few_beats_reason(beats, FEWEST_FOR_SAMPEN)
    collector.add(
        "sampen", lambda: nonlinear.sampen(series), against, few, many, undefined=NOTHING_ALIKE
    )


def _breath(
    collector: FigureCollector,
    record: CleanedSeries,
    against: str | None,
    breaths: Sequence[Breath],
) -> None:
    last = record.last_samples(WINDOW_S)
    no_wave = against or window_too_short_reason(last.size / RATE_HZ, WINDOW_S, "coherence")
    spectrum = None if no_wave else window_spectrum(last)
    wave = compute_coherence(spectrum) if spectrum else None
    ratio = None if wave is None else wave.ratio
    collector.add("coherence_ratio", ratio, no_wave, undefined=NO_WAVE)
    rsa, no_rsa = _rsa(record, breaths) if against is None else (None, against)
    collector.add("rsa_ms", lambda: rsa[0] if rsa else None, no_rsa)
    collector.add("rsa_bpm", lambda: rsa[1] if rsa else None, no_rsa)
    short = window_too_short_reason(record.longest.span_s, WINDOW_S, "the breathing rate")
    rate = partial(record_breathing_rate, record.evens)
    collector.add("breaths_per_min", rate, against, short, undefined=BREATHING_RATE_NOT_FROM_RR)


def _rsa(
    record: CleanedSeries, breaths: Sequence[Breath]
) -> tuple[tuple[float, float] | None, str | None]:
    """(ms, bpm) of the fitted answer over the record; without a pacer, of the breaths."""
    if record.phase is not None:
        fitted = mean_fitted_rsa(record.paced())
        if fitted is None:
            return None, TOO_FEW_BREATHS
        why = DOES_NOT_FOLLOW if fitted.r2 < NOTICEABLE_R2 else None
        return (fitted.ms, fitted.bpm), why
    if not breaths:
        return None, NO_BREATH
    nn = record.beats.nn
    answer = mean_rsa_per_breath(record.beats.t[nn], record.beats.rr_ms[nn], breaths)
    return answer, TOO_FEW_BREATHS if answer is None else None
