"""Work in a thread beside the window: sensor search, passphrase change, slow imports.

Rule: writing a library anew may take a minute; the window waits for its end before it closes.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from devices.source import DiscoveredSensor, Obstacle
from trainer.errors import TrainerError
from trainer.library.passphrase import RewriteResult

SENSOR_SEARCH_S: Final = 4.0
PATIENCE_S: Final = 10.0

SearchResult = tuple[list[DiscoveredSensor], list[Obstacle]]


class SensorSearch(QObject):
    """Lives in the main thread; so do those who hear `found`. `stop` may be called again."""

    finished = Signal(object, object)
    """All that was found and all that is in the way: lists of `DiscoveredSensor` and of `Obstacle`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._finding: asyncio.Task[SearchResult] | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Look once, if nobody does."""
        if not self.is_running and not self._over.is_set():
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
            self._emit([], [Obstacle("search", f"The search for sensors broke off: {exc}.")])
            raise
        self._emit(found, obstacles)

    async def _find(self) -> SearchResult:
        from devices.registry import find_sensors

        self._finding = asyncio.create_task(find_sensors(SENSOR_SEARCH_S, self._over))
        if self._over.is_set():
            self._finding.cancel()
        return await self._finding

    def _emit(self, sensors: list[DiscoveredSensor], obstacles: list[Obstacle]) -> None:
        if not self._over.is_set():
            self.finished.emit(sensors, obstacles)


class PassphraseTask(QObject):
    """One turn of the lock at a time, in a thread of its own. `stop` may be called again."""

    done = Signal(object)
    """What came of it: a `RewriteResult`, or None where nothing was written."""
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def start(self, work: Callable[[], RewriteResult | None]) -> None:
        if not self.is_busy:
            self._thread = threading.Thread(target=self._run, args=(work,), name="lock")
            self._thread.start()

    def stop(self) -> None:
        """Wait for its end: half a library is worth nothing."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Callable[[], RewriteResult | None]) -> None:
        try:
            done = work()
        except (TrainerError, OSError) as exc:
            self.refused.emit(str(exc))
        else:
            self.done.emit(done)


LOOK_MS: Final = 100  # how often it is asked whether the module has come
AFTER_MS: Final = 60  # so that the first frames have the machine to themselves


class BackgroundImport(QObject):
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
