"""The table of figures: the key of each, its unit and decimals, and what it needs.

What it is called is in `ui.i18n.figure_labels`; how it is computed, in `trainer.hrv.record_figures`. This
module imports no NumPy, so that texts can read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Final

from trainer.hrv.messages import BreathingRate, CoherenceRatio, HfBand, LfBand, VlfBand
from trainer.hrv.quality import (
    MIN_COHERENCE_SPAN_S,
    MIN_HF_BPM,
    MIN_HF_SPAN_S,
    MIN_LF_PACED_BREATHS,
    MIN_LF_SPAN_S,
    MIN_NN_FOR_DFA,
    MIN_NN_FOR_SAMPEN,
    MIN_NN_INTERVALS,
    MIN_SPREAD_S,
    MIN_UNCORRECTED_DIFFERENCES,
    MIN_VLF_SPAN_S,
    heart_too_slow_reason,
    too_few_beats_reason,
    too_short_reason,
    window_too_short_reason,
)
from trainer.messages import Message


@dataclass(frozen=True, slots=True)
class Requirement:
    """The least data a figure of a whole record can be computed from.

    Attributes
    ----------
    nn_intervals
        Number of NN intervals.
    differences
        Number of differences between neighbouring NN intervals.
    covered_s
        Sum of the NN intervals, in seconds.
    bpm
        Mean heart rate, in beats per minute.
    span_s
        Length of the longest stretch without a gap, in seconds.
    paced_breaths
        Number of breaths under the pacer that is enough whatever the length. 0: none is.
    span_for
        What the stretch is needed for, as the reason names it. None: no stretch is needed.
    """

    nn_intervals: int = 0
    differences: int = 0
    covered_s: float = 0.0
    bpm: float = 0.0
    span_s: float = 0.0
    paced_breaths: float = 0.0
    span_for: Message | None = None

    def count_reason(
        self, nn_intervals: int, differences: int, covered_s: float = inf
    ) -> Message | None:
        """Return why so many intervals and differences are too few, None where they are enough."""
        few_intervals = too_few_beats_reason(nn_intervals, self.nn_intervals)
        few = few_intervals or too_few_beats_reason(differences, self.differences)
        return few or too_short_reason(covered_s, self.covered_s)

    def rate_reason(self, bpm: float | None) -> Message | None:
        """Return why the heart is too slow, None where it is quick enough or its rate is not known."""
        return None if bpm is None else heart_too_slow_reason(bpm, self.bpm)

    def span_reason(self, span_s: float, paced_breaths: float = 0.0) -> Message | None:
        """Return why a stretch of so many seconds is too short, None where it is long enough."""
        if self.span_for is None or 0.0 < self.paced_breaths <= paced_breaths:
            return None
        return window_too_short_reason(span_s, self.span_s, self.span_for)


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure of a whole record.

    Attributes
    ----------
    unit, decimals
        As the terminal shows it; other places may show fewer decimals.
    requires
        What the record must hold. What else can speak against a figure depends on the record.
    rests_on
        Names of the `Grounds` it is computed from, where these are not the ones that are required.
    requires_uncorrected
        What the record must hold where its intervals are measured as they came, if that is less.
    """

    unit: str
    decimals: int
    requires: Requirement = Requirement()
    rests_on: tuple[str, ...] = ()
    requires_uncorrected: Requirement | None = None

    def requirement(self, *, correct: bool) -> Requirement:
        """Return what the record must hold, corrected or measured as it came."""
        return self.requires if correct else self.requires_uncorrected or self.requires

    @property
    def ground_names(self) -> tuple[str, ...]:
        """Return the names of what the figure is computed from, as `Grounds` has them.

        >>> FIGURES["sdnn_ms"].ground_names
        ('nn_intervals', 'covered_s')
        """
        required = (name for name in GROUND_NAMES if getattr(self.requires, name, 0))
        return self.rests_on or tuple(required)


GROUND_NAMES: Final = (
    *("nn_intervals", "differences", "covered_s", "bpm", "span_s", "paced_breaths"),
    *("last_span_s", "breaths"),
)
"""What a record can hold for figures, in the words of `Requirement`; and `last_span_s`, the length of what the
coherence is computed from (s), and `breaths`, the number of those whose times are known.
"""

UNCORRECTED_DIFFERENCES: Final = Requirement(differences=MIN_UNCORRECTED_DIFFERENCES)

FIGURES: Final[Mapping[str, FigureSpec]] = {
    "mean_hr_bpm": FigureSpec("beats/min", 1, Requirement(nn_intervals=2)),
    "mean_nn_ms": FigureSpec("ms", 1, Requirement(nn_intervals=2)),
    "sdnn_ms": FigureSpec(
        "ms", 1, Requirement(nn_intervals=MIN_NN_INTERVALS, covered_s=MIN_SPREAD_S)
    ),
    "rmssd_ms": FigureSpec(
        "ms",
        1,
        Requirement(differences=MIN_NN_INTERVALS - 1),
        requires_uncorrected=UNCORRECTED_DIFFERENCES,
    ),
    "pnn50": FigureSpec(
        "%", 1, Requirement(differences=MIN_NN_INTERVALS - 1, covered_s=MIN_SPREAD_S)
    ),
    "sd1_ms": FigureSpec(
        "ms",
        1,
        Requirement(differences=MIN_NN_INTERVALS - 1),
        requires_uncorrected=UNCORRECTED_DIFFERENCES,
    ),
    "sd2_ms": FigureSpec(
        "ms",
        1,
        Requirement(
            nn_intervals=MIN_NN_INTERVALS,
            differences=MIN_NN_INTERVALS - 1,
            covered_s=MIN_SPREAD_S,
        ),
    ),
    "vlf_ms2": FigureSpec("ms²", 0, Requirement(span_s=MIN_VLF_SPAN_S, span_for=VlfBand())),
    "lf_ms2": FigureSpec(
        "ms²",
        0,
        Requirement(span_s=MIN_LF_SPAN_S, paced_breaths=MIN_LF_PACED_BREATHS, span_for=LfBand()),
    ),
    "hf_ms2": FigureSpec(
        "ms²", 0, Requirement(bpm=MIN_HF_BPM, span_s=MIN_HF_SPAN_S, span_for=HfBand())
    ),
    "total_ms2": FigureSpec(
        "ms²", 0, Requirement(bpm=MIN_HF_BPM, span_s=MIN_VLF_SPAN_S, span_for=VlfBand())
    ),
    "lf_hf": FigureSpec(
        "",
        2,
        Requirement(
            bpm=MIN_HF_BPM,
            span_s=MIN_LF_SPAN_S,
            paced_breaths=MIN_LF_PACED_BREATHS,
            span_for=LfBand(),
        ),
    ),
    "lf_peak_hz": FigureSpec(
        "Hz",
        3,
        Requirement(span_s=MIN_LF_SPAN_S, paced_breaths=MIN_LF_PACED_BREATHS, span_for=LfBand()),
    ),
    "dfa_alpha1": FigureSpec("", 3, Requirement(nn_intervals=MIN_NN_FOR_DFA)),
    "sampen": FigureSpec("", 3, Requirement(nn_intervals=MIN_NN_FOR_SAMPEN)),
    "coherence_ratio": FigureSpec(
        "",
        2,
        Requirement(span_s=MIN_COHERENCE_SPAN_S, span_for=CoherenceRatio()),
        rests_on=("last_span_s",),
    ),
    "rsa_ms": FigureSpec("ms", 0, rests_on=("breaths",)),
    "rsa_bpm": FigureSpec("beats/min", 1, rests_on=("breaths",)),
    "breaths_per_min": FigureSpec(
        "breaths/min", 1, Requirement(span_s=MIN_COHERENCE_SPAN_S, span_for=BreathingRate())
    ),
}
"""Each figure by its key, in the order in which terminal and `--json` list them."""

MINUTE_FIGURES: Final = ("mean_hr_bpm", "rmssd_ms", "sdnn_ms", "rsa_ms", "rsa_bpm")
