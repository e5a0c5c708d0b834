"""Looking for sensors in a thread of its own, so that the window goes on breathing."""

import asyncio
import threading
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Signal

from devices.source import Found, Obstacle

LOOKS_S: Final = 4.0
PATIENCE_S: Final = 10.0

Told = tuple[list[Found], list[Obstacle]]


class SensorSearch(QObject):
    """Lives in the main thread; so do those who hear `found`. `stop` may be called again."""

    found = Signal(object, object)
    """All that was found and all that is in the way: lists of `Found` and of `Obstacle`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._finding: asyncio.Task[Told] | None = None

    @property
    def is_looking(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """Look once, if nobody does."""
        if not self.is_looking and not self._over.is_set():
            self._thread = threading.Thread(target=self._look, name="sensor search")
            self._thread.start()

    def stop(self) -> None:
        """Break off, for good: whoever waits for this waits for a moment only."""
        self._over.set()
        if self._finding is not None:
            with suppress(RuntimeError):  # it is over already
                self._finding.get_loop().call_soon_threadsafe(self._finding.cancel)
        if self._thread is not None:
            self._thread.join(PATIENCE_S)

    def _look(self) -> None:
        try:
            found, obstacles = asyncio.run(self._find())
        except asyncio.CancelledError:
            return
        except Exception as exc:
            self._tell([], [Obstacle("search", f"The search for sensors broke off: {exc}.")])
            raise
        self._tell(found, obstacles)

    async def _find(self) -> Told:
        from devices.catalogue import find

        self._finding = asyncio.create_task(find(LOOKS_S, self._over))
        if self._over.is_set():
            self._finding.cancel()
        return await self._finding

    def _tell(self, found: list[Found], obstacles: list[Obstacle]) -> None:
        if not self._over.is_set():
            self.found.emit(found, obstacles)
