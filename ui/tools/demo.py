"""A whole pause without any sensor: `make demo`.

With a display it opens the window on a simulated pause at ten times the speed. Without one it runs the same
session in the terminal, and leaves its exports and an image of the window in a folder.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Final

from ui.commands.cli import main as outbreath
from ui.reports.export import FORMATS

SOURCE: Final = "simulated:seed=7"
SPEED: Final = "10"
SESSION: Final = (
    "session", "--source", SOURCE, "--exhale", "fixed", "--speed", "max",
    "--urge-before", "8", "--urge-after", "4", "--decision", "passed",
)  # fmt: skip
PICTURE_AT_S: Final = 75.0  # the graph then shows a full minute of beats


def main(folder: Path) -> int:
    if (reason := _why_unusable(folder)) is not None:
        print(
            f"{folder} can't be written ({reason}): name another folder, as in  "
            "make demo OUTPUT=/tmp/outbreath-demo",
            file=sys.stderr,
        )
        return 1
    library = str(folder / "library")
    if _has_screen():
        return outbreath(["--library", library, "--source", SOURCE, "--speed", SPEED, "--start"])
    return _in_the_terminal(folder, library)


def _why_unusable(folder: Path) -> str | None:
    """Why no file can be made in the folder, which is made if it is missing; None if one can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return None
    except OSError as exc:
        return exc.strerror or str(exc)


def _has_screen() -> bool:
    if sys.platform.startswith("linux"):
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return True


def _in_the_terminal(folder: Path, library: str) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    # Before the first picture: an export alone begins an application that can show no widgets.
    app = QApplication.instance() or QApplication(sys.argv[:1])
    status = outbreath([*SESSION, "--library", library])
    for fmt in (name for name, each in FORMATS.items() if each.is_text):
        path = str(folder / f"session.{fmt}")
        status = status or outbreath(
            ["export", "last", "--format", fmt, "-o", path, "--force", "--library", library]
        )
    if status == 0:
        _draw_live_screen(folder / "pause.png")
        print(folder / "pause.png")
    del app
    return status


def _draw_live_screen(path: Path) -> None:
    """An image of the window a minute into a pause, drawn without a display."""
    from ui.tools.live_screen import live_screen

    with TemporaryDirectory() as scratch, suppress(KeyboardInterrupt):
        live_screen(SOURCE, Path(scratch), at_s=PICTURE_AT_S).save(str(path))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
