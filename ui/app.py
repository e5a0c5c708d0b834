"""Where the window is put together. Read this first: it is the whole program on one page."""

import argparse
import faulthandler
import sys

from PySide6.QtWidgets import QApplication

from devices.catalogue import open_source
from trainer.plan import SessionPlan
from ui import faults, translation
from ui.bridge import Bridge
from ui.desk import Desk
from ui.exports import ExportingShelf
from ui.interrupts import Interrupts
from ui.library_folder import folder_of, library_of
from ui.main_window import MainWindow
from ui.profiles import FIRST, Household
from ui.session_worker import SessionWorker
from ui.settings import SettingsFile


def open_window(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit status.

    Raises:
        SourceError: there is no such source.
    """
    if asked.source:
        open_source(asked.source, lambda: None)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Outbreath")
    if sys.stderr is not None:
        faulthandler.enable()
    place = Place(asked)
    faults.install_hooks(place.tell_of_fault)
    interrupts = Interrupts(place.close)
    place.open()
    status = app.exec()
    place.close()
    interrupts.restore()
    return status


class Place:
    """The one window that is open. Another person gets another window in its place."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self.window = self._made()

    def open(self) -> None:
        self.window.show()
        if self._asked.start:
            self.window.begin()

    def close(self) -> None:
        self.window.close()

    def tell_of_fault(self) -> None:
        self.window.tell_of_fault()

    def _change_person(self, name: str) -> None:
        before = self.window
        self._asked.profile = name
        self.window = self._made()
        self.window.setGeometry(before.geometry())
        self.window.show()
        before.close()
        before.deleteLater()

    def _made(self) -> MainWindow:
        window = main_window(self._asked)
        window.person_chosen.connect(self._change_person)
        return window


def main_window(asked: argparse.Namespace) -> MainWindow:
    """The window with everything behind it: each pause gets a worker, all of them one library."""
    folder, library = folder_of(asked), library_of(asked)
    faults.keep_in(folder)
    person = FIRST if folder == library else folder.name

    def start_sitting(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, folder, Bridge(), rate=asked.speed)

    settings = SettingsFile(folder)
    translation.speak(settings.now.language)
    source_name = asked.source or settings.now.source or "simulated"
    household = Household(library, person)
    desk = Desk(folder)
    return MainWindow(start_sitting, ExportingShelf(folder), source_name, settings, household, desk)
