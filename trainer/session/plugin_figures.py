"""The figures of plug-ins for a recording or a session.

Where no plug-in adds a figure, nothing is imported for them.
"""

from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import OnFault
from trainer.hrv.messages import NoBeats
from trainer.hrv.tachogram import NORMAL, arrays_of
from trainer.hrv.verdicts import Verdict
from trainer.plugins import entry_points
from trainer.session.record_analysis import RecordAnalysis
from trainer.session.review import Review

if TYPE_CHECKING:
    from trainer.plugins.figures import PluginFigure


def has_figure_plugins() -> bool:
    """Whether any installed package adds a figure."""
    return bool(entry_points.installed(entry_points.FIGURES))


def figures_of_analysis(
    analysis: RecordAnalysis, on_fault: OnFault | None = None
) -> "tuple[PluginFigure, ...]":
    """Compute the figures of plug-ins from the beats that were analysed.

    Parameters
    ----------
    analysis : RecordAnalysis
    on_fault : callable, optional
        Where errors of plug-ins are reported. They are never raised.
    """
    if not has_figure_plugins():
        return ()
    from trainer.plugins.figures import Beats, compute_plugin_figures

    figures = analysis.figures
    beats = Beats(analysis.t, analysis.rr_ms, figures.corrected_ms, figures.codes == NORMAL)
    has_any = figures.quality.shows_figures or any(v is not None for v in figures.figures.values())
    return compute_plugin_figures(beats, None if has_any else figures.quality.reason, on_fault)


def figures_of_review(
    review: Review, on_fault: OnFault | None = None
) -> "tuple[PluginFigure, ...]":
    """Compute the figures of plug-ins from the beats of all rounds of a session."""
    if not has_figure_plugins():
        return ()
    from trainer.plugins.figures import Beats, compute_plugin_figures

    judged, quality = review.judged, review.summary.quality
    unusable = None if quality.shows_figures else quality.reason
    if not judged:
        unusable = unusable or NoBeats()
    corrected = (np.nan if each.corrected_ms is None else each.corrected_ms for each in judged)
    normal = (each.verdict is Verdict.NORMAL for each in judged)
    beats = Beats(
        *arrays_of(each.beat for each in judged),
        np.fromiter(corrected, np.float64),
        np.fromiter(normal, np.bool_),
    )
    return compute_plugin_figures(beats, unusable, on_fault)
