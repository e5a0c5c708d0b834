"""A session in a thread of its own, for the window. Snapshots reach the window through the bridge."""

import threading
from pathlib import Path
from typing import Final

from devices.clock import SystemClock
from devices.messages import SensorDefect
from devices.registry import open_source
from devices.source import NoSensor, Source, SourceError
from trainer.events import Event
from trainer.plan import SessionPlan
from ui import faults
from ui.i18n.messages import SessionStopped
from ui.runtime.bridge import Bridge
from ui.runtime.recorder import SessionRecord, new_record, start
from ui.runtime.runner import SessionRunner

STOP_TIMEOUT_S: Final = 5.0
MAX_FRAME_WAIT_S: Final = (
    0.5  # the library is opened after the first frame, and without one after this
)


class SessionWorker:
    """Runs a session, which begins at once. All methods are for the main thread; `stop` may be called again."""

    def __init__(
        self, plan: SessionPlan, source_name: str, folder: Path, bridge: Bridge, rate: float = 1.0
    ) -> None:
        self.plan = plan
        self.bridge = bridge
        self._source_name = source_name
        self._folder = folder
        self._clock = SystemClock(rate)
        self._runner = SessionRunner(plan, self._clock, bridge.publish)
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name="session")
        self._thread.start()

    def now(self) -> float:
        """Seconds on the session clock."""
        return self._clock.now()

    def post(self, event: Event) -> None:
        self._runner.post(event)

    def listen_to(self, source_name: str) -> None:
        """Take the beats from another source from now on; session and record go on.

        Raises
        ------
        SourceError
            There is no such source; the present one stays connected.
        """
        self._runner.set_source(open_source(source_name, self._runner.pacer))

    def stop(self) -> None:
        """End the session if it still runs, and wait until it is stored."""
        if self._thread.is_alive():
            self._runner.finish_early()
            self._thread.join(STOP_TIMEOUT_S)
        if not self._thread.is_alive() and not self._is_over:
            self._is_over = True
            self.bridge.deleteLater()  # here, and not where the garbage collector may run: in any thread

    def _run(self) -> None:
        try:
            source = self._open_source()
            record = new_record(self._folder, self.plan, source.name, self.bridge.report_trouble)
            # In parallel, because rescuing a damaged library may take longer than anyone waits.
            opening = threading.Thread(target=self._open_library, args=(record,), name="library")
            opening.start()
            try:
                self.bridge.review = self._runner.run(source, record)
            finally:
                self.bridge.is_painted.set()
                opening.join()
                record.recorder.stop()
            if record.recorder.has_started:
                self.bridge.ended.emit(record.id)
            else:
                self.bridge.failed.emit(record.recorder.trouble)
        except Exception as exc:  # noqa: BLE001  reported
            faults.report("session", exc)
            self.bridge.failed.emit((SessionStopped(),))

    def _open_library(self, record: SessionRecord) -> None:
        self.bridge.is_painted.wait(MAX_FRAME_WAIT_S)
        start(self._folder, record, self.bridge.report_trouble)

    def _open_source(self) -> Source:
        """The requested source; without it the pause works all the same."""
        try:
            return open_source(self._source_name, self._runner.pacer)
        except SourceError as exc:
            return NoSensor(reason=exc.message)
        except Exception as exc:  # noqa: BLE001  reported
            faults.report("opening-the-source", exc)
            return NoSensor(reason=SensorDefect(type(exc).__name__))
