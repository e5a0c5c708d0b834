"""Work in a thread beside the window: a sensor search, a change of the passphrase, a slow import."""

import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from devices.messages import SensorSearchFailed
from devices.source import Obstacle, SearchResult
from trainer.errors import EXPECTED_ERRORS, message_of

if TYPE_CHECKING:
    import asyncio

SENSOR_SEARCH_S: Final = 4.0
STOP_TIMEOUT_S: Final = 10.0

Result = TypeVar("Result")


class BackgroundTask(QObject):
    """Runs one piece of work at a time in a thread of its own. All methods are for the main thread.

    Connect `done` and `failed` to methods of objects which live in the main thread: they run there.

    Parameters
    ----------
    name : str
        Name of the thread.
    parent : QObject, optional
    """

    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception which the work raised. A defect is raised in the thread too, and so gets logged."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: threading.Thread | None = None
        self._work: Callable[[], object] = _do_nothing
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._start_thread)

    @property
    def is_running(self) -> bool:
        """Also while a delayed start is pending."""
        is_alive = self._thread is not None and self._thread.is_alive()
        return is_alive or self._delay.isActive()

    def start(self, work: Callable[[], object], delay_ms: int = 0) -> None:
        """Run the work, unless other work is running.

        Parameters
        ----------
        work : callable
            Runs in the thread.
        delay_ms : int
            Time before the thread is started.
        """
        if self.is_running:
            return
        self._work = work
        if delay_ms:
            self._delay.start(delay_ms)
        else:
            self._start_thread()

    def stop(self, timeout_s: float | None = None) -> None:
        """Cancel a delayed start, and wait until the work has ended. May be called again.

        Parameters
        ----------
        timeout_s : float, optional
            The longest wait. Without it the wait has no limit: a library that is being written anew must
            not be left half written.
        """
        self._delay.stop()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _start_thread(self) -> None:
        self._thread = threading.Thread(target=self._run, name=self._name)
        self._thread.start()

    def _run(self) -> None:
        try:
            result = self._work()
        except EXPECTED_ERRORS as exc:
            self.failed.emit(exc)
        except Exception as exc:
            self.failed.emit(exc)
            raise
        except BaseException as exc:
            if not _is_cancelled(exc):
                raise
            self.failed.emit(exc)
        else:
            self.done.emit(result)


def _is_cancelled(error: BaseException) -> bool:
    from asyncio import CancelledError  # Home is painted without it

    return isinstance(error, CancelledError)


def _do_nothing() -> None:
    """The work of a task which was not started yet."""


class StopSignal(threading.Event):
    """Tells one piece of work to stop. Each piece of work has its own."""

    def __init__(self) -> None:
        super().__init__()
        self._running: asyncio.Task[Any] | None = None

    def set(self) -> None:
        """Tell the work, and cancel the coroutine it runs. May be called again."""
        super().set()
        if self._running is not None:
            with suppress(RuntimeError):  # its loop is closed
                self._running.get_loop().call_soon_threadsafe(self._running.cancel)

    def run(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """Run a coroutine until it ends. Raises: CancelledError, once the work is to stop."""
        import asyncio

        return asyncio.run(self._run(work))

    async def _run(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        from asyncio import Task, create_task

        running: Task[Result] = create_task(work())
        self._running = running
        if self.is_set():
            running.cancel()
        return await running


Report: TypeAlias = Callable[[Callable[[], object]], None]
"""Makes a call in the main thread, unless the work was stopped before that."""
StoppableWork: TypeAlias = Callable[[StopSignal, Report], object]


class StoppableTask(QObject):
    """Runs one piece of work at a time in a thread; it can be stopped. All methods are for the main thread.

    What work reports is dropped once it was stopped, even if it was reported before and waits in the event queue.
    Work that is started waits in its own thread for the end of what ran before it, so that the window never does.

    Parameters
    ----------
    name : str
        Name of the thread.
    parent : QObject, optional
    """

    failed = Signal(object)
    """The message that says why the work could not be done."""
    _reported = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stop_signal = StopSignal()
        self._thread: threading.Thread | None = None
        self._reported.connect(self._deliver)

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _start(self, work: StoppableWork) -> None:
        """Stop the work that is running, and run this after it."""
        self.stop()
        self._stop_signal = StopSignal()
        args = (work, self._stop_signal, self._thread)
        self._thread = threading.Thread(target=self._run, name=self._name, args=args)
        self._thread.start()

    def stop(self) -> None:
        """Tell the work to stop. May be called again."""
        self._stop_signal.set()

    def wait(self) -> None:
        """Wait until the work has ended, for at most `STOP_TIMEOUT_S`."""
        if self._thread is not None:
            self._thread.join(STOP_TIMEOUT_S)

    def finish(self) -> None:
        """Tell the work to stop, and wait until it has ended."""
        self.stop()
        self.wait()

    def _run(
        self, work: StoppableWork, stop_signal: StopSignal, previous: threading.Thread | None
    ) -> None:
        if previous is not None:
            previous.join()
        if stop_signal.is_set():
            return
        from asyncio import CancelledError

        report = partial(self._reported.emit, stop_signal)
        try:
            work(stop_signal, report)
        except CancelledError:
            return
        except EXPECTED_ERRORS as exc:
            report(partial(self.failed.emit, message_of(exc)))
        except Exception as exc:
            report(partial(self.failed.emit, message_of(exc)))
            raise

    def _deliver(self, stop_signal: StopSignal, call: Callable[[], object]) -> None:
        if not stop_signal.is_set():
            call()


class SensorSearch(QObject):
    """Searches for sensors in the background."""

    finished = Signal(object, object)
    """Lists of the `DiscoveredSensor`s and of the `Obstacle`s. Not emitted after `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = BackgroundTask("sensor search", self)
        self._task.done.connect(self._report_result)
        self._task.failed.connect(self._report_failure)
        self._stop_signal = StopSignal()

    @property
    def is_running(self) -> bool:
        return self._task.is_running

    def start(self) -> None:
        """Search once, unless a search is running or `stop` was called."""
        if not self._stop_signal.is_set():
            self._task.start(self._search)

    def stop(self) -> None:
        """Cancel the search and refuse any other. May be called again."""
        self._stop_signal.set()
        self._task.stop(STOP_TIMEOUT_S)

    def _search(self) -> SearchResult:
        from devices.registry import find_sensors

        return self._stop_signal.run(lambda: find_sensors(SENSOR_SEARCH_S, self._stop_signal))

    def _report_result(self, result: SearchResult) -> None:
        if not self._stop_signal.is_set():
            self.finished.emit(*result)

    def _report_failure(self, error: BaseException) -> None:
        self._report_result(([], [Obstacle("search", SensorSearchFailed(message_of(error)))]))
