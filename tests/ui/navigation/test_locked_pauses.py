"""A pause that is begun while the library is locked: no way to leave it loses anything."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import STARTED, ManualSession, MemorySessionLibrary, leave
from tests.ui.navigation.test_end_of_pause import SOON_AFTER, RecordingUser, begin, closing
from tests.ui.services.test_sealed_sessions import wait_until_written
from trainer.events import Event, FinishRequested
from trainer.exercises.name_the_feeling import Feeling
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.runtime.recorder import Recorder

pytestmark = pytest.mark.usefixtures("quick_keys")

Key = Qt.Key
KEY = "four words nobody guesses"


class SealedManualSession(ManualSession):
    """Its events go through the recorder, which finds the library locked."""

    def __init__(self, plan: SessionPlan, folder: Path, number: int) -> None:
        self._folder, self._id = folder, f"20261121-{number:04d}"
        started = datetime.fromisoformat(STARTED) + timedelta(seconds=number)
        self._head = Recording(self._id, started.isoformat(), "none", plan, None, ())
        self._recorder: Recorder | None = Recorder(folder, self._head, lambda _: None)
        self._recorder.start()
        assert self._recorder.is_sealed
        super().__init__(plan, None, MemorySessionLibrary())

    def post(self, event: Event) -> None:
        if self._recorder is None or self._session.is_over:
            return
        if self._session.accepts(event):
            self._recorder.write(event)
        super().post(event)

    def stop(self) -> None:
        """As the worker does when the window is closed."""
        super().stop()
        for _ in range(2):
            self.post(FinishRequested(self.t))
        self._finish()

    def kill(self) -> None:
        """What is on the disk now is all that is left."""
        if self._recorder is None:
            return
        wait_until_written(self._recorder)
        on_disk = {path: path.read_bytes() for path in self._folder.glob("*.sealed")}
        self._finish()
        for path, data in on_disk.items():
            path.write_bytes(data)

    def _close(self) -> None:
        review = self._finish()
        if review is not None:
            self.bridge.review = review  # type: ignore[assignment]
            self.bridge.ended.emit(self._id)

    def _finish(self) -> object:
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return None
        review = summarize(Recording(self._id, STARTED, "none", self.plan, None, (*self.events,)))
        recorder.finish(review.summary.completion or Completion.EARLY, None)
        assert recorder.stop()
        return review


class LockedUser(RecordingUser):
    """The window over a locked library."""

    def _start(self, plan: SessionPlan, _: str) -> ManualSession:
        self.sessions.append(SealedManualSession(plan, self.folder, len(self.sessions)))
        return self.sessions[-1]

    def kill(self) -> None:
        session = self.session
        assert isinstance(session, SealedManualSession)
        session.kill()
        self.window.close()
        QApplication.processEvents()

    def unlock(self) -> None:
        self.press(Key.Key_L)
        self.type_passphrase()
        self._qtbot.waitUntil(lambda: self.screen == "HomeScreen", timeout=60_000)
        self.settle()

    def type_passphrase(self) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, KEY)
        self.press(Key.Key_Return)


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LockedUser]:
    monkeypatch.setattr("ui.navigation.closing_navigator.wall_time", lambda: SOON_AFTER)
    Library.open(tmp_path, write=True).close()
    passphrase.set_passphrase(tmp_path, KEY)
    keep_key(tmp_path, None)
    made = LockedUser(qtbot, tmp_path)
    yield made
    leave(made.window)
    keep_key(tmp_path, None)


LEAVING: dict[str, Callable[[LockedUser], None]] = {
    "closed": LockedUser.close,
    "killed": LockedUser.kill,
}


@pytest.mark.parametrize("how", LEAVING)
def test_the_window_that_unlocks_says_so_and_offers_to_look_back(
    user: LockedUser, how: str
) -> None:
    begin(user)
    LEAVING[how](user)
    user.open()
    assert user.screen == "HomeScreen"
    assert user.offer is None
    user.unlock()
    assert user.window.notice.text == ("Added 1 pause you made while your library was locked.")
    assert user.offer is not None
    user.press(Key.Key_R, Key.Key_3, Key.Key_P)
    (summary,) = user.kept
    assert (summary.urge_before, summary.urge_after, summary.decision) == (8, 3, "passed")


def test_the_closing_moment_is_there_without_what_needs_the_library(user: LockedUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_5, Key.Key_P)
    page = closing(user)
    assert page.waited.text().startswith("You waited")
    assert not page.buttons["details"].isVisible()
    assert not page.undo.is_offered
    user.press(Key.Key_D, Key.Key_Z)
    assert closing(user) is page
    user.press(Key.Key_Return)
    assert user.screen == "HomeScreen"
    user.unlock()
    (summary,) = user.kept
    assert (summary.urge_after, summary.decision) == (5, "passed")


def test_a_sentence_that_is_copied_while_locked_is_said_not_to_be_saved(user: LockedUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_5, Key.Key_R)
    closing(user).copied.emit(Feeling("you are late", "afraid", "a word"))
    assert user.window.notice.text == (
        "The sentence is copied. It is not saved here, because your library is locked."
    )
