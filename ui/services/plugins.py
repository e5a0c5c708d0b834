"""Which plug-ins there are, and what they add to the figures of a session.

Nothing of a plug-in is stored, so its figures are computed each time they are shown. What looks for
packages is imported only then.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import LibraryError
from trainer.messages import Message
from trainer.plugins import entry_points
from ui.faults import report

if TYPE_CHECKING:
    from trainer.library.store import Library
    from trainer.plugins.discovery import PluginGroup, PluginOrigin
    from trainer.plugins.figures import PluginFigure

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


def figures_of_session(library: "Library", session_id: str) -> "tuple[PluginFigure, ...]":
    """Compute the figures of plug-ins for a stored session; none where it cannot be read."""
    if not entry_points.installed(entry_points.FIGURES):
        return ()
    from trainer.session.plugin_figures import figures_of_review
    from ui.services.reviews import load_review

    with suppress(LibraryError):
        return figures_of_review(load_review(library, session_id), report)
    return ()
