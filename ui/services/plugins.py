"""What plug-ins add to the figures of a record, and which plug-ins there are.

Nothing of a plug-in is stored, so its figures are computed each time they are shown. What looks for
packages is imported only then.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import LibraryError
from trainer.hrv.messages import NoBeats
from trainer.messages import Message
from trainer.plugins import entry_points
from ui.faults import report

if TYPE_CHECKING:
    from trainer.hrv.record_figures import RecordFigures
    from trainer.hrv.tachogram import FloatArray
    from trainer.hrv.verdicts import JudgedBeat
    from trainer.library.store import Library
    from trainer.plugins.discovery import PluginGroup, PluginOrigin
    from trainer.plugins.figures import Beats, PluginFigure

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class PluginState:
    """An installed plug-in; `reason` says why it cannot be used, None where it can."""

    origin: "PluginOrigin"
    reason: Message | None = None


def list_plugins() -> tuple[PluginState, ...]:
    """Load every installed plug-in and say how that went: sensors first, then figures and formats."""
    from devices.plugins.readings import SOURCE_PLUGINS
    from trainer.plugins.figures import FIGURE_PLUGINS
    from trainer.plugins.formats import FORMAT_PLUGINS

    return (*_states(SOURCE_PLUGINS), *_states(FIGURE_PLUGINS), *_states(FORMAT_PLUGINS))


def _states(group: "PluginGroup[P]") -> tuple[PluginState, ...]:
    from trainer.plugins.discovery import broken_plugins, load_plugins

    usable = [PluginState(each.origin) for each in load_plugins(group)]
    return (*usable, *(PluginState(each.origin, each.reason) for each in broken_plugins(group)))


def figures_of_record(
    t: "FloatArray", rr_ms: "FloatArray", figures: "RecordFigures"
) -> "tuple[PluginFigure, ...]":
    """Compute the figures of plug-ins for a record.

    Parameters
    ----------
    t, rr_ms : array
        Shape (n,), the beats that `figures` were computed from.
    figures : RecordFigures
    """
    if not entry_points.installed(entry_points.FIGURES):
        return ()
    from trainer.plugins.figures import Beats, compute_plugin_figures, note_broken_plugins

    note_broken_plugins()
    from trainer.hrv.tachogram import NORMAL

    beats = Beats(t, rr_ms, figures.corrected_ms, figures.codes == NORMAL)
    has_any = figures.quality.shows_figures or any(v is not None for v in figures.figures.values())
    return compute_plugin_figures(beats, None if has_any else figures.quality.reason, report)


def figures_of_session(library: "Library", session_id: str) -> "tuple[PluginFigure, ...]":
    """Compute the figures of plug-ins for a stored session; none where it cannot be read."""
    if not entry_points.installed(entry_points.FIGURES):
        return ()
    from trainer.plugins.figures import compute_plugin_figures, note_broken_plugins

    note_broken_plugins()
    from ui.services.reviews import load_review

    with suppress(LibraryError):
        review = load_review(library, session_id)
        quality = review.summary.quality
        unusable = None if quality.shows_figures else quality.reason
        if not review.judged:
            unusable = unusable or NoBeats()
        return compute_plugin_figures(_to_beats(review.judged), unusable, report)
    return ()


def _to_beats(judged: "Sequence[JudgedBeat]") -> "Beats":
    import numpy as np

    from trainer.hrv.tachogram import arrays_of
    from trainer.hrv.verdicts import Verdict
    from trainer.plugins.figures import Beats

    t, rr_ms = arrays_of(each.beat for each in judged)
    corrected = (np.nan if each.corrected_ms is None else each.corrected_ms for each in judged)
    normal = (each.verdict is Verdict.NORMAL for each in judged)
    return Beats(t, rr_ms, np.fromiter(corrected, np.float64), np.fromiter(normal, np.bool_))
