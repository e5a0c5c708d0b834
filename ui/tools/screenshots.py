"""Every screen in every appearance at two sizes, from simulated sessions: `make screenshots`.

    python -m ui.tools.screenshots FOLDER [PICTURE ...]

One appearance is drawn once more with two pixels per point, as on dense displays.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from trainer.plan import SessionPlan
from trainer.practice.heart_source import NO_SENSOR
from ui.i18n import translator
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.runtime.bridge import Bridge
from ui.runtime.worker import SessionWorker
from ui.services.practice import PracticeLibrary
from ui.services.profiles import ProfileList
from ui.settings import ColorScheme, Settings, SettingsFile
from ui.tools.live_screen import run_event_loop
from ui.tools.sample_library import make_sample_library
from ui.tools.screenshot_script import NEW_PERSON, WALK, BackTo, Press

SOURCE: Final = "simulated:seed=7,rsa=80,drop=112-140"
SIZES: Final = ((1280, 800), (640, 480))
TWICE: Final = "OUTBREATH_TWICE"
SPEED: Final = 25.0
SETTLE_MS: Final = 60
MAX_SCREENS_TO_HOME: Final = 6


class ScreenshotAppearance(NamedTuple):
    name: str
    settings: Settings


APPEARANCES: Final = (
    ScreenshotAppearance("dark", Settings(colours=ColorScheme.DARK)),
    ScreenshotAppearance("light", Settings(colours=ColorScheme.LIGHT)),
    ScreenshotAppearance("contrast", Settings(colours=ColorScheme.CONTRAST)),
    ScreenshotAppearance("large", Settings(colours=ColorScheme.LIGHT, text_percent=200)),
    ScreenshotAppearance("calm", Settings(colours=ColorScheme.DARK, calm=True, numbers=False)),
    ScreenshotAppearance("german", Settings(colours=ColorScheme.LIGHT, language="de")),
)


def main(folder: Path, wanted: Sequence[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    twice = bool(os.environ.get(TWICE))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    with TemporaryDirectory() as temporary:
        record = Path(temporary) / "record"
        make_sample_library(record)
        for appearance in APPEARANCES[:1] if twice else APPEARANCES:
            for size in SIZES[:1] if twice else SIZES:
                _walk(folder, appearance, size, record, wanted)
    del app
    if not twice:
        _once_more_at_twice_the_pixels(folder, wanted)


def _once_more_at_twice_the_pixels(folder: Path, wanted: Sequence[str]) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": "2", TWICE: "1"}
    command = [sys.executable, "-m", "ui.tools.screenshots", str(folder), *wanted]
    subprocess.run(command, check=True, env=environment)  # noqa: S603  this very program


def _walk(
    folder: Path,
    appearance: ScreenshotAppearance,
    size: tuple[int, int],
    record: Path,
    wanted: Sequence[str],
) -> None:
    """Go through the whole program once, in one appearance."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        library = Path(shutil.copytree(record, Path(scratch) / "library"))
        for path, library_path, source in (
            (NEW_PERSON, Path(scratch) / "new", NO_SENSOR),
            (WALK, library, SOURCE),
        ):
            window = _window(appearance, library_path, source)
            window.resize(*size)
            window.show()
            window.activateWindow()
            for step in path:
                _press(window, step.presses)
                run_event_loop(step.wait_ms + SETTLE_MS)
                window.pages.finish_fade()
                if step.picture and (not wanted or step.picture in wanted):
                    ratio = "-2x" if os.environ.get(TWICE) else ""
                    name = f"{step.picture}-{appearance.name}-{size[0]}x{size[1]}{ratio}.png"
                    window.grab().save(str(folder / name))
            window.close()


def _window(appearance: ScreenshotAppearance, library: Path, source: str) -> MainWindow:
    def start_session(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, library, Bridge(), rate=SPEED)

    settings = SettingsFile(library)
    settings.change(appearance.settings)
    translator.set_language(settings.now.language)
    profile_list, practice_library = ProfileList(library), PracticeLibrary(library)
    return MainWindow(
        start_session,
        ExportingSessionLibrary(library),
        source,
        settings,
        profile_list,
        practice_library,
    )


def _press(window: MainWindow, presses: Sequence[Press]) -> None:
    for press in presses:
        for key, text in _keys(press, window):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                receiver = QApplication.focusWidget() or window.pages.current or window
                key_event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
                QCoreApplication.sendEvent(receiver, key_event)
        run_event_loop(SETTLE_MS)


def _keys(press: Press, window: MainWindow) -> Iterator[tuple[Qt.Key, str]]:
    """The key, the keys that type a text, or the way back to a screen."""
    if isinstance(press, BackTo):
        for _ in range(MAX_SCREENS_TO_HOME):
            if window.screen_name == press.screen:
                return
            yield Qt.Key.Key_Escape, ""
            run_event_loop(SETTLE_MS)
        raise LookupError(f"no way from {window.screen_name} to {press.screen}")
    if isinstance(press, str):
        yield from ((Qt.Key(ord(letter.upper())), letter) for letter in press)
    else:
        yield press, chr(press.value) if press.value < 256 else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
