"""Images of the window, drawn without a display."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap

from trainer.plan import SessionPlan
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.runtime.bridge import Bridge
from ui.runtime.worker import SessionWorker

SIZE: Final = (1280, 800)
SPEED: Final = 25.0


def live_screen(source: str, folder: Path, at_s: float) -> QPixmap:
    """An image of the window `at_s` seconds after a pause began."""

    def start_session(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, folder, Bridge(), rate=SPEED)

    window = MainWindow(start_session, ExportingSessionLibrary(folder), source)
    window.resize(*SIZE)
    window.show()
    window.begin()
    run_event_loop(round(at_s / SPEED * 1000))
    picture = window.grab()
    window.close()
    return picture


def run_event_loop(milliseconds: int) -> None:
    """Let the window run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
