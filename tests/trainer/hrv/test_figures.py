"""The table of figures: everything that shows a figure reads it there."""

import subprocess
import sys

from trainer.formats.exports.csv_export import MINUTES_COLUMNS
from trainer.hrv import time_domain
from trainer.hrv.figures import (
    FIGURES,
    MINUTE_FIGURES,
    Requirement,
)
from trainer.hrv.messages import LfBand, TooFewBeats, VlfBand, WindowTooShort
from ui.i18n import strings
from ui.i18n.figure_labels import (
    FIGURE_LABELS,
    REPORT_FIGURES,
    WINDOW_FIGURES,
    report_displays,
    window_displays,
)
from ui.i18n.texts import history_strings, report_strings


def test_each_place_shows_the_figures_that_the_table_gives_it() -> None:
    assert [key for key, _ in window_displays()] == list(WINDOW_FIGURES)
    assert [key for key, _ in report_displays()] == list(REPORT_FIGURES)
    assert list(FIGURE_LABELS) == list(FIGURES)
    assert {key for key, figure in FIGURE_LABELS.items() if figure.window} == set(WINDOW_FIGURES)
    assert {key for key, figure in FIGURE_LABELS.items() if figure.report} == set(REPORT_FIGURES)
    assert set(MINUTE_FIGURES) <= set(FIGURES)
    assert set(time_domain.MEASURES) <= set(FIGURES)


def test_no_two_figures_are_called_alike_in_the_terminal() -> None:
    """Where they are absent no unit tells them apart."""
    labels = [figure.label for figure in FIGURE_LABELS.values()]
    assert len(set(labels)) == len(labels)


def test_window_report_and_table_of_minutes_are_made_of_the_table() -> None:
    assert [key for key, *_ in strings.FIGURES] == [*WINDOW_FIGURES, "beats"]
    assert list(history_strings.FIGURE_ABOUT) == [*WINDOW_FIGURES, "beats"]
    assert [key for key, *_ in report_strings.ROWS] == list(REPORT_FIGURES)
    assert ",".join(MINUTE_FIGURES) in ",".join(MINUTES_COLUMNS)


def test_a_requirement_says_what_is_missing() -> None:
    requirement = Requirement(nn_intervals=10, differences=9)
    assert requirement.count_reason(10, 9) is None
    assert requirement.count_reason(4, 3) == TooFewBeats(4, 10)
    assert requirement.count_reason(10, 7) == TooFewBeats(7, 9)


def test_enough_breaths_with_the_pacer_stand_for_a_long_window() -> None:
    lf = FIGURES["lf_ms2"].requires
    assert lf.span_reason(50.0, 4.9) == WindowTooShort(LfBand(), 50.0, 120.0)
    assert lf.span_reason(50.0, 5.0) is None
    vlf = FIGURES["vlf_ms2"].requires
    assert vlf.span_reason(120.0, 50.0) == WindowTooShort(VlfBand(), 120.0, 600.0)


def test_the_table_costs_a_text_no_numpy() -> None:
    code = "import sys, trainer.hrv.figures; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
