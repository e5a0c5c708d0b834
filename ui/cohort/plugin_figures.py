"""The figures of plug-ins as columns of a dataset.

A dataset has those that were installed when it was begun, and no others, so that all its parts have the same
columns. It says of each from which package it is, and is read without any of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trainer.errors import TrainerError
from trainer.messages import Message
from trainer.plugins import notices
from trainer.session.plugin_figures import figures_of_analysis, has_figure_plugins
from trainer.session.record_analysis import RecordAnalysis
from ui.i18n.messages import PluginFigureMissing, PluginFigureNew, PluginFigureNotComputed


class PluginFigureColumn(NamedTuple):
    """A figure of a plug-in, and the package that it is from."""

    key: str
    label: str
    unit: str
    decimals: int
    package: str
    version: str


def list_plugin_figures() -> tuple[PluginFigureColumn, ...]:
    """The figures that plug-ins add here."""
    if not has_figure_plugins():
        return ()
    from trainer.plugins.figures import describe_plugin_figures

    return tuple(
        PluginFigureColumn(
            *(each.key, each.label, each.unit, each.decimals),
            *(each.origin.package, each.origin.version),
        )
        for each in describe_plugin_figures()
    )


def plugin_figures_to_json(figures: Iterable[PluginFigureColumn]) -> dict[str, Any]:
    return {each.key: dict(zip(each._fields[1:], each[1:], strict=True)) for each in figures}


def plugin_figures_from_json(described: object) -> tuple[PluginFigureColumn, ...]:
    """What a description says of them; nothing where it is damaged."""
    fields = described.items() if isinstance(described, Mapping) else ()
    return tuple(_figure_from_json(key, each) for key, each in fields if isinstance(each, Mapping))


def _figure_from_json(key: str, fields: Mapping[str, Any]) -> PluginFigureColumn:
    label, unit, package, version = (
        str(fields.get(name, "")) for name in ("label", "unit", "package", "version")
    )
    decimals = fields.get("decimals")
    return PluginFigureColumn(
        key, label, unit, decimals if isinstance(decimals, int) else 0, package, version
    )


def check_installed(folder: str, described: Sequence[PluginFigureColumn]) -> None:
    """Refuse to continue a dataset whose plug-ins are not all here; of new ones, note that it has none.

    Raises
    ------
    TrainerError
        A plug-in is not installed, or cannot be used.
    """
    here = {each.key: each for each in list_plugin_figures()}
    for each in described:
        if here.pop(each.key, None) is None:
            raise TrainerError(PluginFigureMissing(folder, each.key, each.package))
    for new in here.values():
        notices.note(PluginFigureNew(folder, new.key))


def compute_columns(
    analysis: RecordAnalysis, keys: Sequence[str]
) -> Iterator[tuple[str, float | None, Message | None]]:
    """Yield key, value and reason of each figure. The process of a cluster may lack a plug-in: the reason says so."""
    figures = {each.key: each for each in figures_of_analysis(analysis)} if keys else {}
    for key in keys:
        figure = figures.get(key)
        if figure is None:
            yield key, None, PluginFigureNotComputed(key)
        else:
            yield key, figure.value, figure.reason
