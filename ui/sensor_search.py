"""Looking for sensors in a thread of its own, so that the window goes on breathing."""

import asyncio
import threading
from typing import Final

from PySide6.QtCore import QObject, Signal

from devices.source import Found, Obstacle

LOOKS_S: Final = 4.0
PATIENCE_S: Final = 10.0


class SensorSearch(QObject):
    """Lives in the main thread; so do those who hear `found`. `stop` may be called again."""

    found = Signal(object, object)
    """All that was found and all that is in the way: lists of `Found` and of `Obstacle`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stopped = False

    @property
    def is_looking(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """Look once, if nobody does."""
        if not self.is_looking and not self._stopped:
            self._thread = threading.Thread(target=self._look, name="sensor search")
            self._thread.start()

    def stop(self) -> None:
        self._stopped = True
        if self._thread is not None:
            self._thread.join(PATIENCE_S)

    def _look(self) -> None:
        from devices.catalogue import find

        try:
            found, obstacles = asyncio.run(find(LOOKS_S))
        except Exception as exc:
            self._tell([], [Obstacle("search", f"The search for sensors broke off: {exc}.")])
            raise
        self._tell(found, obstacles)

    def _tell(self, found: list[Found], obstacles: list[Obstacle]) -> None:
        if not self._stopped:
            self.found.emit(found, obstacles)
