"""All figures of a whole record, each with its value or the reason why there is none.

The live figures (`trainer.hrv.live.heart`) are computed by the same functions over shorter windows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np

from trainer.errors import OnFault, attempt
from trainer.hrv import nonlinear, time_domain
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.coherence import COHERENCE_WINDOW_S, MIN_POWER_MS2, compute_coherence
from trainer.hrv.figures import FIGURES
from trainer.hrv.frequency_domain import (
    HF_HZ,
    LF_HZ,
    VLF_HZ,
    Method,
    Spectrum,
    band_power,
    peak_hz,
    power_spectrum,
    vlf_spectrum,
    window_spectrum,
)
from trainer.hrv.quality import (
    BREATHING_RATE_NOT_FROM_RR,
    COULD_NOT,
    NO_BREATH,
    NO_PEAK,
    NO_VARIATION,
    NO_WAVE,
    NOTHING_ALIKE,
    TOO_FEW_BREATHS,
    TOO_MANY_FOR_SAMPEN,
    FigureCollector,
    Grade,
    Quality,
)
from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.respiration import own_breathing_reason, record_breathing_rate
from trainer.hrv.rsa import (
    NOTICEABLE_R2,
    Breath,
    breath_rsa_interval_ms,
    count_breaths,
    mean_fitted_rsa,
    mean_rsa_interval_ms,
    mean_rsa_per_breath,
)
from trainer.hrv.tachogram import CodeArray, FloatArray, gaps_between
from trainer.messages import Message


class RecordRsa(NamedTuple):
    """The RSA of a record, in ms and beats per minute, with its 95 % interval where it is known."""

    ms: float
    bpm: float
    interval_ms: tuple[float, float] | None


@dataclass(frozen=True, slots=True, eq=False)
class RecordFigures:
    """The figures of a whole record.

    Attributes
    ----------
    codes
        Shape (n,), for each row that came in: an index into VERDICTS.
    corrected_ms
        Shape (n,), the interval that replaces the row's in the figures. NaN: none may.
    corrected
        Number of corrected beats by verdict. Beats, not intervals: an ectopic beat spoils two.
    gaps
        (last beat before, begin of the first interval after), in seconds.
    figures
        By the keys of FIGURES. None: see `reasons`.
    reasons
        Why each absent figure is absent.
    rsa_interval_ms
        95 % interval of the RSA. None where the RSA is absent, or too short to tell.
    grounds
        What the record holds for the figures, by GROUND_NAMES. Without a beat there is nothing.
    """

    codes: CodeArray
    corrected_ms: FloatArray
    corrected: dict[str, int]
    gaps: tuple[tuple[float, float], ...]
    quality: Quality
    figures: dict[str, float | None]
    reasons: dict[str, Message]
    rsa_interval_ms: tuple[float, float] | None = None
    grounds: dict[str, float] = field(default_factory=dict)


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
    """Detect and correct artifacts in a record, and compute all figures. Any numbers may come in.

    Parameters
    ----------
    t
        Shape (n,), when each interval ended, in seconds.
    rr_ms
        Shape (n,), the intervals.
    resolution_ms
        Time resolution of the intervals. None: it is estimated from them.
    cycle_phase
        Shape (n,), the pacer's phase at each beat, 0 to 1, NaN where none led.
    breaths
        When the breaths were; the RSA is taken from them where there is no `cycle_phase`.
    correct
        False: the intervals are measured as they came.
    method
        How the spectrum is estimated, see `power_spectrum`.
    unheard_s
        For how long no beat came before the first interval and after the last, in seconds.
    on_fault
        Where a part that raises is reported; its figures are absent then.
    """
    record = CleanedSeries(
        t, rr_ms, resolution_ms, cycle_phase, correct=correct, unheard_s=unheard_s
    )
    is_usable = record.quality.shows_figures or (not correct and record.beats.t.size > 0)
    unusable = None if is_usable else record.quality.reason
    collector = FigureCollector(on_fault)
    for part, add_figures in (
        ("time-domain", partial(_time_domain, collector, record, unusable, correct=correct)),
        ("spectrum", partial(_frequency_domain, collector, record, unusable, method)),
        ("nonlinear-figures", partial(_nonlinear, collector, record, unusable)),
    ):
        attempt(part, add_figures, None, on_fault)
    add_answer = partial(_breathing, collector, record, unusable, breaths)
    rsa_interval_ms = attempt("answer-to-the-breath", add_answer, None, on_fault)
    collector.fill(FIGURES)
    return RecordFigures(
        codes=record.all_codes,
        corrected_ms=record.all_corrected_ms,
        corrected=record.counts(),
        gaps=gaps_between(record.beats.t, record.beats.rr_ms),
        quality=record.quality,
        figures={key: collector.figures[key] for key in FIGURES},
        reasons=collector.reasons,
        rsa_interval_ms=rsa_interval_ms,
        grounds=attempt("grounds", partial(_grounds, record, breaths), {}, on_fault),
    )


def absent_record_figures(beats: int) -> RecordFigures:
    """Return the figures of a record whose analysis raised: all absent, with the reason."""
    return RecordFigures(
        codes=np.zeros(0, dtype=np.int8),
        corrected_ms=np.full(beats, np.nan),
        corrected={},
        gaps=(),
        quality=Quality(Grade.NONE, COULD_NOT),
        figures=dict.fromkeys(FIGURES),
        reasons=dict.fromkeys(FIGURES, COULD_NOT),
    )


def _grounds(record: CleanedSeries, breaths: Sequence[Breath]) -> dict[str, float]:
    """What the figures are computed from, by GROUND_NAMES."""
    nn = record.beats.nn_ms()
    if not nn.size:
        return {}
    paced = sum(count_breaths(part.t, part.cycle_phase) for part in record.paced())
    return {
        "nn_intervals": nn.size,
        "differences": record.beats.steps_ms().size,
        "covered_s": float(nn.sum()) / 1000.0,
        "bpm": time_domain.mean_hr_bpm(nn) or 0.0,
        "span_s": record.longest.span_s,
        "paced_breaths": record.paced_breaths(),
        "last_span_s": record.last_samples(COHERENCE_WINDOW_S).size / RATE_HZ,
        "breaths": paced if record.phase is not None else len(breaths),
    }


def _time_domain(
    collector: FigureCollector, record: CleanedSeries, unusable: Message | None, *, correct: bool
) -> None:
    nn, steps = record.beats.nn_ms(), record.beats.steps_ms()
    covered_s = float(nn.sum()) / 1000.0
    for key, measure in time_domain.MEASURES.items():
        required = FIGURES[key].requirement(correct=correct)
        too_few = required.count_reason(nn.size, steps.size, covered_s)
        collector.add(key, partial(measure, nn, steps), unusable, too_few)


def _frequency_domain(
    collector: FigureCollector, record: CleanedSeries, unusable: Message | None, method: Method
) -> None:
    span_s, paced = record.longest.span_s, record.paced_breaths()
    no_vlf, no_lf, no_hf = (
        unusable or FIGURES[key].requires.span_reason(span_s, paced)
        for key in ("vlf_ms2", "lf_ms2", "hf_ms2")
    )
    computed = None if no_hf and no_lf else power_spectrum(record.resampled, method=method)
    spectrum = computed or Spectrum(1.0, np.zeros(0))
    long = None if no_vlf or method == "kubios" else vlf_spectrum(record.resampled)
    flat = None if computed and computed.density.max() > MIN_POWER_MS2 else NO_VARIATION
    slow = FIGURES["hf_ms2"].requires.rate_reason(time_domain.mean_hr_bpm(record.beats.nn_ms()))
    collector.add("vlf_ms2", lambda: band_power(long or spectrum, VLF_HZ), no_vlf, flat)
    collector.add("lf_ms2", lambda: band_power(spectrum, LF_HZ), no_lf, flat)
    collector.add("hf_ms2", lambda: band_power(spectrum, HF_HZ), no_hf, slow, flat)
    vlf, lf, hf = (collector.figures[key] for key in ("vlf_ms2", "lf_ms2", "hf_ms2"))
    collector.add("total_ms2", lambda: (vlf or 0.0) + (lf or 0.0) + (hf or 0.0), no_vlf, slow, flat)
    collector.add("lf_hf", lambda: lf / hf if lf and hf else None, no_lf, no_hf, slow, flat)
    collector.add("lf_peak_hz", lambda: peak_hz(spectrum, LF_HZ), no_lf, flat, undefined=NO_PEAK)


def _nonlinear(collector: FigureCollector, record: CleanedSeries, unusable: Message | None) -> None:
    runs = record.series()
    beats = sum(run.size for run in runs)
    few = FIGURES["dfa_alpha1"].requires.count_reason(beats, beats)
    dfa = partial(nonlinear.dfa_alpha1, runs)
    collector.add("dfa_alpha1", dfa, unusable, few, undefined=NO_VARIATION)
    few = FIGURES["sampen"].requires.count_reason(beats, beats)
    many = TOO_MANY_FOR_SAMPEN if beats > nonlinear.SAMPEN_MAX_BEATS else None
    sampen = partial(nonlinear.sampen, runs)
    collector.add("sampen", sampen, unusable, few, many, undefined=NOTHING_ALIKE)


def _breathing(
    collector: FigureCollector,
    record: CleanedSeries,
    unusable: Message | None,
    breaths: Sequence[Breath],
) -> tuple[float, float] | None:
    """Add the figures of the breath; return the 95 % interval of the RSA, where there is one."""
    last = record.last_samples(COHERENCE_WINDOW_S)
    short = FIGURES["coherence_ratio"].requires.span_reason(last.size / RATE_HZ)
    coherence = None if unusable or short else compute_coherence(window_spectrum(last))
    ratio = None if coherence is None else coherence.ratio
    collector.add("coherence_ratio", ratio, unusable, short, undefined=NO_WAVE)
    short = FIGURES["breaths_per_min"].requires.span_reason(record.longest.span_s)
    rate = partial(record_breathing_rate, record.resampled)
    collector.add("breaths_per_min", rate, unusable, short, undefined=BREATHING_RATE_NOT_FROM_RR)
    own_rate = collector.figures["breaths_per_min"]
    rsa, no_rsa = _rsa(record, breaths, own_rate) if unusable is None else (None, unusable)
    collector.add("rsa_ms", lambda: rsa.ms if rsa else None, no_rsa)
    collector.add("rsa_bpm", lambda: rsa.bpm if rsa else None, no_rsa)
    return None if rsa is None or no_rsa else rsa.interval_ms


def _rsa(
    record: CleanedSeries, breaths: Sequence[Breath], own_rate: float | None
) -> tuple[RecordRsa | None, Message | None]:
    """The RSA: fitted to the pacer, or per breath where there was none."""
    if record.phase is not None:
        paced = record.paced()
        fitted = mean_fitted_rsa(paced)
        if fitted is None:
            return None, TOO_FEW_BREATHS
        weak = own_breathing_reason(own_rate) if fitted.r2 < NOTICEABLE_R2 else None
        return RecordRsa(fitted.ms, fitted.bpm, mean_rsa_interval_ms(paced, fitted.ms)), weak
    if not breaths:
        return None, NO_BREATH
    nn = record.beats.nn
    intervals = record.beats.t[nn], record.beats.rr_ms[nn]
    rsa = mean_rsa_per_breath(*intervals, breaths)
    if rsa is None:
        return None, TOO_FEW_BREATHS
    return RecordRsa(*rsa, breath_rsa_interval_ms(*intervals, breaths)), None
