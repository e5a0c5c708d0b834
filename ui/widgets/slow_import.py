"""A module that takes long to load is brought in beside the breathing disc, in a thread of its own."""

import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS: Final = 100  # how often it is asked whether the module has come
AFTER_MS: Final = 60  # so that the first frames have the machine to themselves


class SlowImport(QObject):
    come = Signal()
    """The module is there; told once, in the main thread."""

    def __init__(self, load: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._load = load
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        if self._thread is None and not self._timer.isActive():
            self._timer.start(AFTER_MS)

    def stop(self) -> None:
        """Leave nothing running."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="slow import")
            self._thread.start()
            self._timer.setInterval(LOOK_MS)
        elif not self._thread.is_alive():
            self._timer.stop()
            self.come.emit()
