"""Every screen in every theme at two sizes, from simulated sessions: `make screenshots`.

python -m ui.screenshots FOLDER [SCREEN ...]
"""

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from trainer.plan import SessionPlan
from ui.bridge import Bridge
from ui.cli import main as outbreath
from ui.main_window import MainWindow
from ui.profiles import Household
from ui.session_worker import SessionWorker
from ui.settings import Colours, Settings, SettingsFile
from ui.shelf import Shelf

SOURCE: Final = "simulated:seed=7,rsa=80"
SIZES: Final = ((1280, 800), (640, 480))
SAT_BEFORE: Final = "session --speed max --minutes 3 --urge-before 7 --decision passed --json"
SPEED: Final = 25.0
SETTLE_MS: Final = 120
Key = Qt.Key


class Look(NamedTuple):
    name: str
    settings: Settings


class Step(NamedTuple):
    """Keys to press, milliseconds to wait, and the name of the picture then."""

    keys: tuple[Qt.Key, ...]
    wait_ms: int
    picture: str


LOOKS: Final = (
    Look("dark", Settings(colours=Colours.DARK)),
    Look("light", Settings(colours=Colours.LIGHT)),
    Look("contrast", Settings(colours=Colours.CONTRAST)),
    Look("large", Settings(colours=Colours.LIGHT, text_percent=200)),
    Look("calm", Settings(colours=Colours.DARK, calm=True, numbers=False)),
)
WALK: Final = (
    Step((), 0, "first-1"),
    Step((Key.Key_Space,), 0, "first-2"),
    Step((Key.Key_Space,), 0, "first-3"),
    Step((Key.Key_Space,), 300, "home"),
    Step((Key.Key_Question,), 0, "keys"),
    Step((Key.Key_Escape, Key.Key_O), 0, "settings"),
    Step((Key.Key_A,), 0, "about"),
    Step((Key.Key_Escape, Key.Key_Escape, Key.Key_B), 0, "breath"),
    Step((Key.Key_R,), 0, "resonance"),
    Step((Key.Key_Escape, Key.Key_Escape, Key.Key_S), 0, "sensor"),
    Step((Key.Key_Escape, Key.Key_H), 300, "past"),
    Step((Key.Key_Escape, Key.Key_Space), 250, "pause-question"),
    Step((Key.Key_8,), 3000, "pause-graph"),
    Step((Key.Key_G,), 0, "pause-focus"),
    Step((Key.Key_Question,), 0, "pause-keys"),
    Step((Key.Key_X, Key.Key_G, Key.Key_Escape), 300, "reassess"),
    Step((Key.Key_4, Key.Key_P), 900, "review"),
    Step((Key.Key_F,), 0, "review-figures"),
)


def main(folder: Path, wanted: Sequence[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    for look in LOOKS:
        for size in SIZES:
            with TemporaryDirectory() as scratch:
                _walk(folder, look, size, Path(scratch), wanted)
    del app


def _walk(
    folder: Path, look: Look, size: tuple[int, int], library: Path, wanted: Sequence[str]
) -> None:
    """Go through the whole program once, in one look."""
    folder.mkdir(parents=True, exist_ok=True)
    _sit_before(library)
    window = _window(look, library)
    window.resize(*size)
    window.show()
    window.activateWindow()
    for step in WALK:
        _press(window, step.keys)
        _let_run(step.wait_ms + SETTLE_MS)
        window.pages.settle()
        if not wanted or step.picture in wanted:
            name = f"{step.picture}-{look.name}-{size[0]}x{size[1]}.png"
            window.grab().save(str(folder / name))
    window.close()


def _sit_before(library: Path) -> None:
    """Two pauses from earlier, so that there is something to look back on."""
    for seed, after in (("3", "5"), ("5", "2")):
        told = ["--source", f"simulated:seed={seed}", "--urge-after", after]
        with redirect_stdout(StringIO()):
            outbreath([*SAT_BEFORE.split(), *told, "--library", str(library)])


def _window(look: Look, library: Path) -> MainWindow:
    def start_sitting(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, library, Bridge(), rate=SPEED)

    settings = SettingsFile(library)
    settings.change(replace(look.settings, source=SOURCE))
    return MainWindow(start_sitting, Shelf(library), SOURCE, settings, Household(library))


def _press(window: MainWindow, keys: tuple[Qt.Key, ...]) -> None:
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            held = QApplication.focusWidget() or window.pages.current or window
            QCoreApplication.sendEvent(held, _event(kind, key))
        _let_run(SETTLE_MS)


def _event(kind: QEvent.Type, key: Qt.Key) -> QKeyEvent:
    text = chr(key.value) if key.value < 256 else ""
    return QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)


def _let_run(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
