"""The table of figures: what each is called, its unit and decimals, what it needs, and where it is shown.

The terminal, the window, the PDF report and the table of minutes read their names from here. How a figure
is computed is in `trainer.hrv.record_figures`. This module imports no NumPy, so that texts can read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.hrv.quality import (
    MIN_COHERENCE_SPAN_S,
    MIN_HF_SPAN_S,
    MIN_LF_PACED_BREATHS,
    MIN_LF_SPAN_S,
    MIN_NN_FOR_DFA,
    MIN_NN_FOR_SAMPEN,
    MIN_NN_INTERVALS,
    MIN_VLF_SPAN_S,
    too_few_beats_reason,
    window_too_short_reason,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """The least data a figure of a whole record can be computed from.

    Attributes
    ----------
    nn_intervals
        Number of NN intervals.
    differences
        Number of differences between neighbouring NN intervals.
    span_s
        Length of the longest stretch without a gap, in seconds.
    paced_breaths
        Number of breaths under the pacer that is enough whatever the length. 0: none is.
    span_name
        What the stretch is needed for, as the reason names it.
    """

    nn_intervals: int = 0
    differences: int = 0
    span_s: float = 0.0
    paced_breaths: float = 0.0
    span_name: str = ""

    def count_reason(self, nn_intervals: int, differences: int) -> str | None:
        """Return why so many intervals and differences are too few, None where they are enough."""
        few_intervals = too_few_beats_reason(nn_intervals, self.nn_intervals)
        return few_intervals or too_few_beats_reason(differences, self.differences)

    def span_reason(self, span_s: float, paced_breaths: float = 0.0) -> str | None:
        """Return why a stretch of so many seconds is too short, None where it is long enough."""
        if 0.0 < self.paced_breaths <= paced_breaths:
            return None
        return window_too_short_reason(span_s, self.span_s, self.span_name)


@dataclass(frozen=True, slots=True)
class Display:
    """How one place shows a figure: its label, unit, decimals, and a sentence or phrase about it."""

    label: str
    unit: str
    decimals: int
    about: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a whole record.

    Attributes
    ----------
    label, unit, decimals
        As the terminal shows it.
    requires
        What the record must hold. What else can speak against a figure depends on the record.
    window
        In the window, with a sentence that explains it. None: it is not shown there.
    report
        In the PDF report, with what it was measured on. None: it is not shown there.
    """

    label: str
    unit: str
    decimals: int
    requires: Requirement = Requirement()
    window: Display | None = None
    report: Display | None = None


FIGURES: Final[Mapping[str, Figure]] = {
    "mean_hr_bpm": Figure(
        "Mean heart rate",
        "beats/min",
        1,
        Requirement(nn_intervals=2),
        Display("Heart rate", "beats/min", 0, "Heart rate: the average over the whole pause."),
        Display("Mean heart rate", "beats/min", 1, "normal beats of all rounds"),
    ),
    "mean_nn_ms": Figure(
        "Mean NN",
        "ms",
        1,
        Requirement(nn_intervals=2),
        Display(
            "Mean interval",
            "ms",
            0,
            "Mean interval: the average time between two normal beats.",
        ),
    ),
    "sdnn_ms": Figure(
        "SDNN",
        "ms",
        1,
        Requirement(nn_intervals=MIN_NN_INTERVALS),
        Display("SDNN", "ms", 0, "SDNN: how widely all intervals are spread."),
        Display("SDNN", "ms", 1, "normal beats of all rounds"),
    ),
    "rmssd_ms": Figure(
        "RMSSD",
        "ms",
        1,
        Requirement(differences=MIN_NN_INTERVALS - 1),
        Display("RMSSD", "ms", 0, "RMSSD: how much one interval differs from the next."),
        Display("RMSSD", "ms", 1, "steps between neighbouring normal beats"),
    ),
    "pnn50": Figure(
        "pNN50",
        "%",
        1,
        Requirement(differences=MIN_NN_INTERVALS - 1),
        Display(
            "pNN50",
            "%",
            0,
            "pNN50: how many intervals differ from the one before by over 50 ms.",
        ),
        Display("pNN50", "%", 1, "steps of more than 50 ms"),
    ),
    "sd1_ms": Figure("SD1", "ms", 1, Requirement(differences=MIN_NN_INTERVALS - 1)),
    "sd2_ms": Figure(
        "SD2",
        "ms",
        1,
        Requirement(nn_intervals=MIN_NN_INTERVALS, differences=MIN_NN_INTERVALS - 1),
    ),
    "vlf_ms2": Figure(
        "VLF power, 0.0033–0.04 Hz", "ms²", 0, Requirement(span_s=MIN_VLF_SPAN_S, span_name="VLF")
    ),
    "lf_ms2": Figure(
        "LF power, 0.04–0.15 Hz",
        "ms²",
        0,
        Requirement(span_s=MIN_LF_SPAN_S, paced_breaths=MIN_LF_PACED_BREATHS, span_name="LF"),
        report=Display("LF power, 0.04–0.15 Hz", "ms²", 0, "segments of 150 s without a gap"),
    ),
    "hf_ms2": Figure(
        "HF power, 0.15–0.40 Hz",
        "ms²",
        0,
        Requirement(span_s=MIN_HF_SPAN_S, span_name="HF"),
        report=Display("HF power, 0.15–0.40 Hz", "ms²", 0, "segments of 150 s without a gap"),
    ),
    "total_ms2": Figure(
        "Total power", "ms²", 0, Requirement(span_s=MIN_VLF_SPAN_S, span_name="VLF")
    ),
    "lf_hf": Figure(
        "LF/HF",
        "",
        2,
        Requirement(span_s=MIN_LF_SPAN_S, paced_breaths=MIN_LF_PACED_BREATHS, span_name="LF"),
    ),
    "lf_peak_hz": Figure(
        "LF peak",
        "Hz",
        3,
        Requirement(span_s=MIN_LF_SPAN_S, paced_breaths=MIN_LF_PACED_BREATHS, span_name="LF"),
        report=Display("Peak in LF", "Hz", 3, "the same spectrum"),
    ),
    "dfa_alpha1": Figure("DFA α1, 4–16 beats", "", 3, Requirement(nn_intervals=MIN_NN_FOR_DFA)),
    "sampen": Figure(
        "Sample entropy, m 2, r 0.2 SD", "", 3, Requirement(nn_intervals=MIN_NN_FOR_SAMPEN)
    ),
    "coherence_ratio": Figure(
        "Coherence ratio, 64 s",
        "",
        2,
        Requirement(span_s=MIN_COHERENCE_SPAN_S, span_name="coherence"),
        report=Display("Coherence ratio", "", 2, "the last 64 s"),
    ),
    "rsa_ms": Figure(
        "Answer to the breath (RSA)",
        "ms",
        1,
        window=Display(
            "Answer to the breath",
            "ms",
            0,
            "Answer to the breath: how far the interval swings with each breath.",
        ),
        report=Display(
            "Answer to the breath (RSA)",
            "ms",
            1,
            "a wave fitted to the pacer, mean over the session",
        ),
    ),
    "rsa_bpm": Figure(
        "Answer to the breath (RSA)",
        "beats/min",
        1,
        report=Display("The same, as heart rate", "beats/min", 1, "the same fit"),
    ),
    "breaths_per_min": Figure(
        "Breathing rate",
        "breaths/min",
        1,
        Requirement(span_s=MIN_COHERENCE_SPAN_S, span_name="the breathing rate"),
        Display(
            "Breaths", "a minute", 1, "Breaths: how often you breathed, as the heart tells it."
        ),
        Display("Breathing rate, from the heart", "a minute", 1, "the spectrum's peak"),
    ),
}
"""Each figure by its key, in the order in which terminal and `--json` list them."""

WINDOW_FIGURES: Final = (
    *("mean_hr_bpm", "rsa_ms", "rmssd_ms", "sdnn_ms", "mean_nn_ms", "pnn50"),
    "breaths_per_min",
)
REPORT_FIGURES: Final = (
    *("mean_hr_bpm", "rsa_ms", "rsa_bpm", "rmssd_ms", "sdnn_ms", "pnn50"),
    *("lf_ms2", "hf_ms2", "lf_peak_hz", "coherence_ratio", "breaths_per_min"),
)
MINUTE_FIGURES: Final = ("mean_hr_bpm", "rmssd_ms", "sdnn_ms", "rsa_ms", "rsa_bpm")


def window_displays() -> list[tuple[str, Display]]:
    """Return what the window shows, in its order: each key with its display."""
    return [(key, shown) for key in WINDOW_FIGURES if (shown := FIGURES[key].window)]


def report_displays() -> list[tuple[str, Display]]:
    """Return what the PDF report lists, in its order: each key with its display."""
    return [(key, shown) for key in REPORT_FIGURES if (shown := FIGURES[key].report)]
