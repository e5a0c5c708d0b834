"""Figures of plug-ins: computed from the corrected beats of a record, beside those of Outbreath.

They are never stored: where a plug-in is uninstalled, nothing of it is left.
"""

import math
import re
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from trainer.errors import OnFault
from trainer.messages import Message
from trainer.plugins import entry_points, notices
from trainer.plugins.discovery import (
    PLUGIN_FAULTS,
    Plugin,
    PluginGroup,
    PluginOrigin,
    broken_plugins,
    contained,
    load_plugins,
)
from trainer.plugins.errors import NoFigureError, describe_error, to_line
from trainer.plugins.messages import PluginRaised, PluginResultUnusable

MAX_DECIMALS: Final = 9
SEPARATORS: Final = re.compile(r"[-_.]+")


@dataclass(frozen=True, slots=True, eq=False)
class Beats:
    """The beats of a record, one row an interval. The arrays cannot be written to.

    Attributes
    ----------
    t_s : array
        Shape (n,), when each interval ended, in seconds.
    rr_ms : array
        Shape (n,), the intervals as they were recorded.
    nn_ms : array
        Shape (n,), the intervals that figures are computed from: as recorded where both beats are normal,
        interpolated where an artifact was corrected, NaN where nothing may stand for the interval.
    is_normal : array
        Shape (n,), whether the interval is as recorded: no artifact was found in it.
    """

    t_s: npt.NDArray[np.float64]
    rr_ms: npt.NDArray[np.float64]
    nn_ms: npt.NDArray[np.float64]
    is_normal: npt.NDArray[np.bool_]

    def __post_init__(self) -> None:
        for name in ("t_s", "rr_ms", "nn_ms", "is_normal"):
            values = np.array(getattr(self, name))
            values.setflags(write=False)
            object.__setattr__(self, name, values)


class FigurePlugin(Protocol):
    """A figure of a whole record.

    An entry point of the group `outbreath.figures` names a class that takes no arguments, or an object.
    """

    @property
    def label(self) -> str:
        """Name of the figure, as tables show it."""

    @property
    def unit(self) -> str:
        """Its unit, such as "ms"; empty where it has none."""

    @property
    def decimals(self) -> int:
        """How many decimals are shown, 0 to 9."""

    def compute(self, beats: Beats) -> float:
        """Compute the figure.

        Parameters
        ----------
        beats : Beats
            At least one beat, of a record that Outbreath itself computes figures of.

        Returns
        -------
        float
            Finite, in `unit`.

        Raises
        ------
        NoFigureError
            There are no grounds for it in this record; its text says why.
        """


@dataclass(frozen=True, slots=True)
class PluginFigure:
    """A figure of a plug-in for one record.

    Attributes
    ----------
    key
        "PACKAGE.NAME": of the package that it was installed with, so that it can be no key of Outbreath.
    value
        None: see `reason`.
    """

    key: str
    label: str
    unit: str
    decimals: int
    value: float | None
    reason: Message | None
    origin: PluginOrigin


@dataclass(frozen=True, slots=True)
class FigureDescription:
    """What a table says of a figure of a plug-in, whatever the record."""

    key: str
    label: str
    unit: str
    decimals: int
    origin: PluginOrigin


FIGURE_PLUGINS: Final[PluginGroup[FigurePlugin]] = PluginGroup(
    entry_points.FIGURES, "figure", ("label", "unit", "decimals", "compute")
)


def compute_plugin_figures(
    beats: Beats, unusable: Message | None = None, on_fault: OnFault | None = None
) -> tuple[PluginFigure, ...]:
    """Compute the figures of all plug-ins; of those that cannot be used, it is noted why.

    Parameters
    ----------
    beats : Beats
    unusable : Message, optional
        Why the record allows no figures at all; then no plug-in is asked.
    on_fault : callable, optional
        Where errors of plug-ins are reported. They are never raised.
    """
    return tuple(
        _compute_contained(plugin, beats, unusable, on_fault) for plugin in _usable_plugins()
    )


def describe_plugin_figures() -> tuple[FigureDescription, ...]:
    """Describe the figures of all plug-ins; of those that cannot be used, it is noted why."""
    return tuple(map(_describe_contained, _usable_plugins()))


def _usable_plugins() -> tuple[Plugin[FigurePlugin], ...]:
    for broken in broken_plugins(FIGURE_PLUGINS):
        notices.note(broken.reason)
    return load_plugins(FIGURE_PLUGINS)


def _describe_contained(plugin: Plugin[FigurePlugin]) -> FigureDescription:
    """By its name where it does not say more: what is wrong with it is reported with each record."""
    try:
        with contained():
            return _describe(plugin)
    except PLUGIN_FAULTS:
        origin = plugin.origin
        return FigureDescription(figure_key(origin), origin.name, "", 0, origin)


def _describe(plugin: Plugin[FigurePlugin]) -> FigureDescription:
    origin, figure = plugin.origin, plugin.implementation
    decimals = min(max(int(figure.decimals), 0), MAX_DECIMALS)
    label, unit = to_line(figure.label), to_line(figure.unit)
    return FigureDescription(figure_key(origin), label, unit, decimals, origin)


def _compute_contained(
    plugin: Plugin[FigurePlugin], beats: Beats, unusable: Message | None, on_fault: OnFault | None
) -> PluginFigure:
    try:
        with contained(), np.errstate(all="ignore"):
            return _compute(plugin, beats, unusable)
    except PLUGIN_FAULTS as exc:
        origin = plugin.origin
        raised = PluginRaised(origin.name, origin.package, describe_error(exc))
        if on_fault is not None and isinstance(exc, Exception):
            on_fault(f"plug-in {origin.name}", exc)
        return PluginFigure(figure_key(origin), origin.name, "", 0, None, raised, origin)


def _compute(plugin: Plugin[FigurePlugin], beats: Beats, unusable: Message | None) -> PluginFigure:
    value, reason = (None, unusable) if unusable is not None else _value(plugin, beats)
    about = _describe(plugin)
    return PluginFigure(
        about.key, about.label, about.unit, about.decimals, value, reason, about.origin
    )


def _value(plugin: Plugin[FigurePlugin], beats: Beats) -> tuple[float | None, Message | None]:
    try:
        value = float(plugin.implementation.compute(beats))
    except NoFigureError as exc:
        return None, exc.message
    if math.isfinite(value):
        return value, None
    return None, PluginResultUnusable(plugin.origin.name, plugin.origin.package)


def figure_key(origin: PluginOrigin) -> str:
    """Return the key of a figure: the package, normalized as in a module name, and the name.

    Examples
    --------
    >>> figure_key(PluginOrigin("figure", "cvnn", "Outbreath-Acme", "1.0"))
    'outbreath_acme.cvnn'
    """
    return f"{SEPARATORS.sub('_', origin.package).lower()}.{origin.name}"
