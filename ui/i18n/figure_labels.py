"""What each figure is called in each place that shows it, and a sentence or phrase about it."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ui.i18n.marking import mark


class Display(Struct, frozen=True):
    """How one place shows a figure: its label, unit, decimals, and a sentence or phrase about it."""

    label: str
    unit: str
    decimals: int
    about: str


class FigureLabels(Struct, frozen=True):
    """How a figure is shown.

    Attributes
    ----------
    label
        In the terminal, with unit and decimals of `trainer.hrv.figures`.
    window
        In the window, with a sentence that explains it. None: it is not shown there.
    report
        In the PDF report, with what it was measured on. None: it is not shown there.
    """

    label: str
    window: Display | None = None
    report: Display | None = None


FIGURE_LABELS: Final[Mapping[str, FigureLabels]] = {
    "mean_hr_bpm": FigureLabels(
        "Mean heart rate",
        window=Display(
            mark("Average heart rate"),
            mark("beats/min"),
            0,
            mark("Average heart rate: over the whole pause."),
        ),
        report=Display(
            mark("Mean heart rate"), mark("beats/min"), 1, mark("normal beats, all rounds")
        ),
    ),
    "mean_nn_ms": FigureLabels(
        "Mean NN",
        window=Display(
            mark("Time between beats (NN)"),
            mark("ms"),
            0,
            mark("Time between beats (NN): the average between two normal beats."),
        ),
    ),
    "sdnn_ms": FigureLabels(
        "SDNN",
        window=Display(
            mark("Overall variation (SDNN)"),
            mark("ms"),
            0,
            mark("Overall variation (SDNN): how much the times between all beats vary."),
        ),
        report=Display(mark("SDNN"), mark("ms"), 1, mark("normal beats, all rounds")),
    ),
    "rmssd_ms": FigureLabels(
        "RMSSD",
        window=Display(
            mark("Variation (RMSSD)"),
            mark("ms"),
            0,
            mark("Variation (RMSSD): how much one time between beats differs from the next."),
        ),
        report=Display(
            mark("RMSSD"), mark("ms"), 1, mark("differences between neighbouring normal intervals")
        ),
    ),
    "pnn50": FigureLabels(
        "pNN50",
        window=Display(
            mark("Larger changes (pNN50)"),
            mark("%"),
            0,
            mark(
                "Larger changes (pNN50): how often one time between beats differs from the next "
                "by more than 50 ms."
            ),
        ),
        report=Display(mark("pNN50"), mark("%"), 1, mark("differences of more than 50 ms")),
    ),
    "sd1_ms": FigureLabels("SD1"),
    "sd2_ms": FigureLabels("SD2"),
    "vlf_ms2": FigureLabels("VLF power, 0.0033–0.04 Hz"),
    "lf_ms2": FigureLabels(
        "LF power, 0.04–0.15 Hz",
        report=Display(
            mark("LF power, 0.04–0.15 Hz"), mark("ms²"), 0, mark("segments of 150 s without a gap")
        ),
    ),
    "hf_ms2": FigureLabels(
        "HF power, 0.15–0.40 Hz",
        report=Display(
            mark("HF power, 0.15–0.40 Hz"), mark("ms²"), 0, mark("segments of 150 s without a gap")
        ),
    ),
    "total_ms2": FigureLabels("Total power"),
    "lf_hf": FigureLabels("LF/HF"),
    "lf_peak_hz": FigureLabels(
        "LF peak", report=Display(mark("Peak in LF"), mark("Hz"), 3, mark("the same spectrum"))
    ),
    "dfa_alpha1": FigureLabels("DFA α1, 4–16 beats"),
    "sampen": FigureLabels("Sample entropy, m 2, r 0.2 SD"),
    "coherence_ratio": FigureLabels(
        "Coherence ratio, 64 s",
        report=Display(mark("Coherence ratio"), "", 2, mark("the last 64 s")),
    ),
    "rsa_ms": FigureLabels(
        "Heart's response (RSA)",
        window=Display(
            mark("Heart's response (RSA)"),
            mark("ms"),
            0,
            mark(
                "Heart's response (RSA): how far your heartbeat intervals rise and fall with each "
                "breath."
            ),
        ),
        report=Display(
            mark("Heart's response (RSA)"),
            mark("ms"),
            0,
            mark("wave fitted to the pacer, session mean"),
        ),
    ),
    "rsa_bpm": FigureLabels(
        "Heart's response as heart rate",
        report=Display(mark("The same, as heart rate"), mark("beats/min"), 1, mark("the same fit")),
    ),
    "breaths_per_min": FigureLabels(
        "Breathing rate",
        window=Display(
            mark("Breaths"),
            mark("per minute"),
            1,
            mark("Breaths: how often you breathed, estimated from your heartbeat."),
        ),
        report=Display(
            mark("Breathing rate, from the heart"),
            mark("per minute"),
            1,
            mark("the spectrum's peak"),
        ),
    ),
}
"""By the keys of `trainer.hrv.figures.FIGURES`."""

WINDOW_FIGURES: Final = (
    *("mean_hr_bpm", "rsa_ms", "rmssd_ms", "sdnn_ms", "mean_nn_ms", "pnn50"),
    "breaths_per_min",
)
REPORT_FIGURES: Final = (
    *("mean_hr_bpm", "rsa_ms", "rsa_bpm", "rmssd_ms", "sdnn_ms", "pnn50"),
    *("lf_ms2", "hf_ms2", "lf_peak_hz", "coherence_ratio", "breaths_per_min"),
)


def window_displays() -> list[tuple[str, Display]]:
    """Return what the window shows, in its order: each key with its display."""
    return [(key, shown) for key in WINDOW_FIGURES if (shown := FIGURE_LABELS[key].window)]


def report_displays() -> list[tuple[str, Display]]:
    """Return what the PDF report lists, in its order: each key with its display."""
    return [(key, shown) for key in REPORT_FIGURES if (shown := FIGURE_LABELS[key].report)]
