"""What is to be said of a plug-in that cannot be used. `package` is what was installed, and is uninstalled by."""

from trainer.messages import Message


class PluginsUnreadable(Message, frozen=True):
    """A damaged package keeps the list of plug-ins from being read."""

    error: str


class PluginNotLoaded(Message, frozen=True):
    """`error` is what Python says of it."""

    name: str
    package: str
    error: str


class PluginIncomplete(Message, frozen=True):
    """`missing` are attributes or methods that its kind of plug-in has."""

    name: str
    package: str
    missing: tuple[str, ...]


class PluginNameNotAllowed(Message, frozen=True):
    name: str
    package: str


class PluginNameTaken(Message, frozen=True):
    """It is called as a part of Outbreath, or as a plug-in of the package `by`."""

    name: str
    package: str
    by: str


class PluginRaised(Message, frozen=True):
    """An error of the plug-in while it was used."""

    name: str
    package: str
    error: str


class PluginResultUnusable(Message, frozen=True):
    """What it returned is not what its kind of plug-in returns."""

    name: str
    package: str
