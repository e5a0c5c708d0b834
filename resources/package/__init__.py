"""Outbreath: a breathing trainer with heart rate variability biofeedback.

In Python: `read` a recording of any origin, `analyze` it, `simulate` one, follow a `Session` event by event, and
look through a `Library` of sessions. ``help(outbreath.analyze)`` says more of each.

The command line is `outbreath` or `python -m outbreath`. The parts are importable as `outbreath.trainer` (the core:
events in, snapshots out), `outbreath.devices` (where events come from) and `outbreath.ui` (window and command line);
these may change, the names here stay. Importing this package imports none of them: each comes when its name is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.api.analyses import Analysis, Quality, analyze
    from ui.api.libraries import Library
    from ui.api.recordings import Recording, read
    from ui.api.sessions import (
        BreathPattern,
        Error,
        Exercise,
        ExhaleMode,
        Guide,
        Session,
        SessionPlan,
        Snapshot,
        events,
    )
    from ui.api.simulation import simulate
    from ui.api.tables import Table

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "BreathPattern",
    "Error",
    "Exercise",
    "ExhaleMode",
    "Guide",
    "Library",
    "Quality",
    "Recording",
    "Session",
    "SessionPlan",
    "Snapshot",
    "Table",
    "__version__",
    "analyze",
    "events",
    "read",
    "simulate",
]

_MODULES = {
    "analyses": ("Analysis", "Quality", "analyze"),
    "libraries": ("Library",),
    "recordings": ("Recording", "read"),
    "sessions": (
        *("BreathPattern", "Error", "Exercise", "ExhaleMode", "Guide"),
        *("Session", "SessionPlan", "Snapshot", "events"),
    ),
    "simulation": ("simulate",),
    "tables": ("Table",),
}
"""In which module of `ui.api` each name stands."""


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.ui.api.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
