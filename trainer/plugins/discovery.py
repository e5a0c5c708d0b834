"""Finds plug-ins by the entry points of installed packages, and loads them.

Nothing is looked for before sensors, figures or formats are listed or used. A plug-in that cannot be loaded
is described by one message, and the others are used.
"""

import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

from trainer.messages import Message
from trainer.plugins import entry_points
from trainer.plugins.errors import describe_error, to_line
from trainer.plugins.messages import (
    PluginIncomplete,
    PluginNameNotAllowed,
    PluginNameTaken,
    PluginNotLoaded,
)

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

P = TypeVar("P")

NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}", re.ASCII)
PLUGIN_FAULTS: Final = (Exception, SystemExit)
"""What is caught of a plug-in: also `sys.exit`, which would end the program."""


@dataclass(frozen=True, slots=True)
class PluginGroup(Generic[P]):
    """A kind of plug-in, of the type `P`.

    Attributes
    ----------
    entry_points
        The group of entry points.
    kind
        What such a plug-in adds, as `outbreath check --json` names it.
    members
        What every such plug-in has.
    reserved
        Names that are taken by what Outbreath has itself.
    """

    entry_points: str
    kind: str
    members: tuple[str, ...]
    reserved: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PluginOrigin:
    """The name of a plug-in, and the package it was installed with."""

    kind: str
    name: str
    package: str
    version: str


@dataclass(frozen=True, slots=True)
class Plugin(Generic[P]):
    """A plug-in that can be used."""

    origin: PluginOrigin
    implementation: P


@dataclass(frozen=True, slots=True, eq=False)
class BrokenPlugin:
    """A plug-in that cannot be used, and why. `error` is what it raised, if it raised anything."""

    origin: PluginOrigin
    reason: Message
    error: BaseException | None = None


def load_plugins(group: PluginGroup[P]) -> tuple[Plugin[P], ...]:
    """Return the plug-ins of a kind that can be used, in the order of their names."""
    return tuple(each for each in _load_all(group) if isinstance(each, Plugin))


def broken_plugins(group: PluginGroup[P]) -> tuple[BrokenPlugin, ...]:
    """Return the plug-ins of a kind that cannot be used."""
    return tuple(each for each in _load_all(group) if isinstance(each, BrokenPlugin))


def load_plugin(group: PluginGroup[P], name: str) -> Plugin[P] | BrokenPlugin | None:
    """Load the plug-in of that name and no other; None where there is none."""
    named = [entry for entry in entry_points.installed(group.entry_points) if entry.name == name]
    return _load(group, named[0]) if named else None


@contextmanager
def contained() -> Iterator[None]:
    """Run code of a plug-in: what it prints goes to stderr, and its warnings are of no concern."""
    with redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _load_all(group: PluginGroup[P]) -> list[Plugin[P] | BrokenPlugin]:
    return [_load(group, entry) for entry in entry_points.installed(group.entry_points)]


_loaded: Final[dict[tuple[str, str, str], Plugin[object] | BrokenPlugin]] = {}


def _load(group: PluginGroup[P], entry: "EntryPoint") -> Plugin[P] | BrokenPlugin:
    """Load a plug-in, once a run."""
    key = (group.entry_points, entry.name, _package(entry))
    if key not in _loaded:
        _loaded[key] = _check_and_import(group, entry)
    return cast(Plugin[P] | BrokenPlugin, _loaded[key])


def _check_and_import(group: PluginGroup[P], entry: "EntryPoint") -> Plugin[object] | BrokenPlugin:
    origin = _origin(group, entry)
    reason = _refuse_name(group, origin)
    if reason is not None:
        return BrokenPlugin(origin, reason)
    try:
        with contained():
            loaded = entry.load()
            implementation = loaded() if isinstance(loaded, type) else loaded
            missing = tuple(name for name in group.members if not hasattr(implementation, name))
    except PLUGIN_FAULTS as exc:
        message = PluginNotLoaded(origin.name, origin.package, describe_error(exc))
        return BrokenPlugin(origin, message, exc)
    if missing:
        return BrokenPlugin(origin, PluginIncomplete(origin.name, origin.package, missing))
    return Plugin(origin, implementation)


def _refuse_name(group: PluginGroup[P], origin: PluginOrigin) -> Message | None:
    """Why a plug-in may not have its name: none may stand in for a part of Outbreath or for another."""
    if not NAME.fullmatch(origin.name):
        return PluginNameNotAllowed(origin.name, origin.package)
    if origin.name in group.reserved:
        return PluginNameTaken(origin.name, origin.package, entry_points.OWN_PACKAGE)
    first = next(e for e in entry_points.installed(group.entry_points) if e.name == origin.name)
    if _package(first) != origin.package:
        return PluginNameTaken(origin.name, origin.package, _package(first))
    return None


def _origin(group: PluginGroup[P], entry: "EntryPoint") -> PluginOrigin:
    version = to_line(entry_points.version(entry))
    return PluginOrigin(group.kind, to_line(entry.name), _package(entry), version)


def _package(entry: "EntryPoint") -> str:
    return to_line(entry_points.package(entry))
