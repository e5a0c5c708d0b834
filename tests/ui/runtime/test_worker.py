"""The window's own session: in its thread, over the bridge, onto the disk, and away without a trace."""

import os
import signal
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.refusals import english_of
from trainer.events import Contact, Decided, Decision, Moment, UrgeRated
from trainer.messages import Message
from trainer.plan import SessionPlan
from trainer.session.stages import Stage
from ui.app import SignalWatcher
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.bridge import Bridge
from ui.runtime.worker import SessionWorker
from ui.services.sessions import SessionLibrary

SHORT = SessionPlan(round_s=12.0)
LONG = SessionPlan(round_s=1200.0)  # half a minute here: nobody is ever too slow to end it early
SPEED = 40.0


class Watcher(QObject):
    """Looks at the bridge as a screen does."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.stages: list[Stage] = []
        self.ended: list[str] = []
        self.troubles: list[str] = []
        bridge.changed.connect(self.look)
        bridge.ended.connect(self.end)
        bridge.troubled.connect(self.hear_of_trouble)

    @Slot()
    def look(self) -> None:
        if self.bridge.latest is not None:
            self.stages.append(self.bridge.latest.stage)

    @Slot(str)
    def end(self, session_id: str) -> None:
        self.ended.append(session_id)

    @Slot(object)
    def hear_of_trouble(self, trouble: tuple[Message, ...]) -> None:
        self.troubles.append(to_english_paragraph(trouble))

    def is_asked(self) -> bool:
        return Stage.REASSESS in self.stages


def start(
    folder: Path, source: str = "simulated:seed=7", plan: SessionPlan = SHORT
) -> tuple[SessionWorker, Watcher]:
    watcher = Watcher(Bridge())
    return SessionWorker(plan, source, folder, watcher.bridge, rate=SPEED), watcher


def test_a_pause_in_the_window_is_asked_about_decided_and_on_the_disk(
    qtbot: QtBot, tmp_path: Path
) -> None:
    worker, watcher = start(tmp_path)
    worker.post(UrgeRated(worker.now(), 7, Moment.BEFORE))
    qtbot.waitUntil(watcher.is_asked)
    worker.post(UrgeRated(worker.now(), 3, Moment.AFTER))
    worker.post(Decided(worker.now(), Decision.PASSED))
    qtbot.waitUntil(lambda: bool(watcher.ended))
    worker.stop()
    result = SessionLibrary(tmp_path).sessions()[0]
    assert (result.id, result.duration_s, result.completion) == (
        watcher.ended[0],
        12.0,
        "completed",
    )
    assert (result.urge_before, result.urge_after, result.decision) == (7, 3, "passed")
    assert watcher.troubles in ([], [""])


def test_closing_in_the_middle_ends_early_and_keeps_the_time_waited(
    qtbot: QtBot, tmp_path: Path
) -> None:
    worker, watcher = start(tmp_path, plan=LONG)
    qtbot.waitUntil(lambda: watcher.bridge.latest is not None and watcher.bridge.latest.beats > 3)
    worker.stop()
    worker.stop()
    result = SessionLibrary(tmp_path).sessions()[0]
    assert result.completion == "early"
    assert isinstance(result.duration_s, float)
    assert 0.0 < result.duration_s < LONG.round_s


def test_a_library_in_use_keeps_nobody_from_the_pause_and_loses_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "library").write_text("not a folder")
    worker, watcher = start(tmp_path / "library")
    qtbot.waitUntil(watcher.is_asked)
    worker.stop()
    qtbot.waitUntil(lambda: any("couldn't be saved" in text for text in watcher.troubles))
    assert "not a folder" in watcher.troubles[0]
    assert list(tmp_path.rglob("*-rest-*.jsonl"))


def test_a_source_that_cannot_be_opened_leaves_the_pause_and_says_why(
    qtbot: QtBot, tmp_path: Path
) -> None:
    worker, watcher = start(tmp_path, source="replay:/nowhere.csv")
    qtbot.waitUntil(watcher.is_asked)
    worker.stop()
    snapshot = watcher.bridge.latest
    assert snapshot is not None
    assert snapshot.waited_s == 12.0
    assert snapshot.contact is Contact.LOST
    assert "nowhere.csv" in english_of(snapshot.sensor.contact_detail)
    assert SessionLibrary(tmp_path).sessions()[0].source == "none"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_reaches_the_window_while_qt_waits(qtbot: QtBot, number: signal.Signals) -> None:
    closed: list[bool] = []
    interrupts = SignalWatcher(lambda: closed.append(True))
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(closed))
    interrupts.restore()


def test_a_window_that_opens_with_a_pause_has_its_first_breath_to_show(tmp_path: Path) -> None:
    worker, watcher = start(tmp_path)
    watcher.bridge.wait_for_first_snapshot()
    latest = watcher.bridge.latest
    worker.stop()
    assert latest is not None
    assert latest.stage is Stage.PACING
    assert latest.pacer is not None


def test_the_library_is_opened_once_the_first_frame_is_painted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.runtime.worker.MAX_FRAME_WAIT_S", 60.0)
    worker, watcher = start(tmp_path, plan=LONG)
    watcher.bridge.wait_for_first_snapshot()
    assert not (tmp_path / "library.db").exists()
    watcher.bridge.is_painted.set()
    qtbot.waitUntil(lambda: (tmp_path / "library.db").exists())
    worker.stop()
    assert SessionLibrary(tmp_path).sessions()[0].source == "simulated:seed=7"


def test_once_a_session_is_over_its_bridge_is_deleted_in_the_thread_of_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    worker, watcher = start(tmp_path, plan=LONG)
    qtbot.waitUntil(lambda: watcher.bridge.latest is not None)
    worker.stop()
    worker.stop()
    qtbot.waitUntil(lambda: not isValid(watcher.bridge))
    assert watcher.ended, "what it had signalled before still arrives"
