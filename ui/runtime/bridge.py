"""The one place where two threads meet: events are processed in a worker, drawn in the main thread.

The screen reads the newest snapshot at its own rate. Only rare changes are signalled, because queued
signals cost memory and time.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from trainer.messages import Message
from trainer.session.session import Snapshot
from trainer.session.stages import Stage


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
        self.trouble: tuple[Message, ...] = ()
        """What was told last, for who connects later than that."""

    def report_trouble(self, trouble: tuple[Message, ...]) -> None:
        """Signal that the recording is in trouble, or well again (empty). For any thread."""
        self.trouble = trouble
        self.troubled.emit(trouble)

    def publish(self, snapshot: Snapshot) -> None:
        before, self.latest = self.latest, snapshot
        if before is None or _rare(before) != _rare(snapshot):
            self.changed.emit()


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
