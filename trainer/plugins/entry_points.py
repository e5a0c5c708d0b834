"""Which plug-ins are installed: the entry points of packages, read when they are first asked for.

This module imports next to nothing, so that asking costs little where there are none.
"""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

SOURCES: Final = "outbreath.sources"
FIGURES: Final = "outbreath.figures"
FORMATS: Final = "outbreath.formats"
OWN_PACKAGE: Final = "outbreath"
# In a source tree that is run as it is, a plug-in would import a second copy of the program.
IS_INSTALLED: Final = __name__.partition(".")[0] == OWN_PACKAGE
METADATA_FOLDERS: Final = (".dist-info", ".egg-info")
OWN_GROUPS: Final = b"[outbreath."


@cache
def installed(group: str) -> "tuple[EntryPoint, ...]":
    """Return the entry points of a group, by name and package. The packages are searched once a run.

    Where a damaged package keeps them from being read there are none, and that is noted.
    """
    if not IS_INSTALLED or not _may_be_any():
        return ()
    from importlib.metadata import entry_points

    try:
        declared = tuple(entry_points(group=group))
        return tuple(sorted(declared, key=lambda each: (each.name, package(each))))
    except Exception as exc:  # noqa: BLE001  noted
        _note_unreadable(exc)
        return ()


def _note_unreadable(error: Exception) -> None:
    from trainer.plugins import notices
    from trainer.plugins.errors import describe_error
    from trainer.plugins.messages import PluginsUnreadable

    notices.note(PluginsUnreadable(describe_error(error)))


def package(entry: "EntryPoint") -> str:
    """Return the name of the package that an entry point is from; "?" where it does not say."""
    return _metadata_of(entry, "name") or "?"


def version(entry: "EntryPoint") -> str:
    """Return the version of that package; nothing where it does not say."""
    return _metadata_of(entry, "version")


def _metadata_of(entry: "EntryPoint", field: str) -> str:
    try:
        return str(getattr(entry.dist, field, None) or "")
    except KeyError:  # of later Pythons, where the package does not say
        return ""


@cache
def _may_be_any() -> bool:
    """Whether any package names a group of ours.

    Looking into their files takes 2 ms; importing what reads them in every form takes 30.
    """
    return any(map(_names_group, sys.path))


def _names_group(folder: str) -> bool:
    try:
        entries = list(os.scandir(folder or "."))
    except FileNotFoundError:
        return False
    except OSError:  # an archive, perhaps
        return True
    return any(
        entry.name.endswith(METADATA_FOLDERS) and OWN_GROUPS in _read_entry_points(entry.path)
        for entry in entries
    )


def _read_entry_points(folder: str) -> bytes:
    try:
        with open(os.path.join(folder, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
            return file.read()
    except OSError:
        return b""
