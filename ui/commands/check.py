"""`outbreath check` and `sensors`: what works on this machine, and what to do about the rest."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from devices.catalogue import LATER
from devices.source import SourceError
from trainer.errors import LibraryError
from trainer.library.store import Library
from ui.commands.printing import print_json
from ui.library_folder import folder_of


class Finding(NamedTuple):
    """`why` and `to_do` are None where all is well."""

    ok: bool
    why: str | None = None
    to_do: str | None = None


WELL: Final = Finding(ok=True)


def check(asked: argparse.Namespace) -> int:
    looks: dict[str, Callable[[], Finding]] = {
        "window": _window,
        "library": lambda: _library(folder_of(asked)),
        "bluetooth": lambda: _later("ble"),
        "serial": lambda: _later("serial"),
        "sound": lambda: Finding(
            ok=False, why="Sound comes in a later version.", to_do="Follow the disc for now."
        ),
    }
    found = {item: look() for item, look in looks.items()}
    if asked.json:
        print_json({item: finding._asdict() for item, finding in found.items()})
        return 0
    for item, finding in found.items():
        print(f"{item:<11}{'ok' if finding.ok else f'not yet: {finding.why} {finding.to_do}'}")
    return 0


def sensors(asked: argparse.Namespace) -> int:
    raise SourceError(f"{LATER['ble']}, serial sensors too: use simulated, replay:FILE or none.")


def _window() -> Finding:
    try:
        import PySide6.QtWidgets
    except ImportError as exc:
        return Finding(
            ok=False,
            why=f"Qt cannot be loaded ({exc}).",
            to_do="Run `make run` once; it installs it.",
        )
    assert PySide6.QtWidgets
    if _has_screen():
        return WELL
    return Finding(
        ok=False,
        why="There is no screen here.",
        to_do="Use `outbreath session`, which runs in the terminal.",
    )


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _library(folder: Path) -> Finding:
    try:
        with Library.open(folder, write=True) as library:
            library.preflight()
    except LibraryError as exc:
        return Finding(ok=False, why=str(exc), to_do="Or choose another folder with --library.")
    return WELL


def _later(kind: str) -> Finding:
    return Finding(
        ok=False, why=f"{LATER[kind]}.", to_do="Use simulated, replay:FILE or none for now."
    )
