"""The one place where two threads meet: events are processed in a worker, drawn in the main thread.

The screen reads the newest snapshot at its own rate. Only rare changes are signalled, because queued
signals cost memory and time.
"""

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from trainer.messages import Message
from trainer.session.session import Snapshot
from trainer.session.stages import Stage

if TYPE_CHECKING:
    from trainer.session.review import Review

FIRST_SNAPSHOT_WAIT_S: Final = 0.3  # usually it is there after 0.02 s
SOURCE_WAIT_S: Final = 0.03  # a radio may need longer to name itself


class Bridge(QObject):
    """Lives in the main thread. `publish` and `report_trouble` may be called from the worker."""

    changed = Signal()
    """Stage, round, contact, an urge or a decision is another than before: look at `latest`."""
    troubled = Signal(object)
    """The recording is in trouble (the messages that say so), or well again (empty)."""
    ended = Signal(str)
    """The session is over and closed on disk; its id."""
    failed = Signal(object)
    """The session cannot go on; the messages that say why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.latest: Snapshot | None = None
        self._has_snapshot, self._has_source = threading.Event(), threading.Event()
        self.is_painted = threading.Event()
        """Set once the first frame of the session is painted: what is not urgent waits for it."""
        self.review: Review | None = None
        """The review of the session, set before `ended`: a locked library has none to show."""
        self.trouble: tuple[Message, ...] = ()
        """The latest messages, for those who connect later."""

    def report_trouble(self, trouble: tuple[Message, ...]) -> None:
        """Signal that the recording is in trouble, or well again (empty). For any thread."""
        self.trouble = trouble
        self.troubled.emit(trouble)

    def publish(self, snapshot: Snapshot) -> None:
        before, self.latest = self.latest, snapshot
        if before is None:
            self._has_snapshot.set()
        if snapshot.sensor.source is not None:
            self._has_source.set()
        if before is None or _rare(before) != _rare(snapshot):
            self.changed.emit()

    def wait_for_first_snapshot(self) -> None:
        """Wait for the first snapshot, and a little for one that names the source of the beats.

        For a window that shows nothing before it. In the main thread; a snapshot that does not come in time
        is shown when it comes.
        """
        if self._has_snapshot.wait(FIRST_SNAPSHOT_WAIT_S):
            self._has_source.wait(SOURCE_WAIT_S)


def _rare(snapshot: Snapshot) -> tuple[object, ...]:
    stage: Stage = snapshot.stage
    return (
        stage,
        snapshot.round,
        snapshot.contact,
        replace(snapshot.sensor, reported_hr_bpm=None, reported_at=0.0),
        snapshot.urge_before,
        snapshot.urge_after,
        snapshot.decision,
        snapshot.pacer.pattern if snapshot.pacer else None,
    )
