"""The end of a pause forgives: whatever comes between, no waited time, no urge and no decision is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import STARTED, ManualSession, MemorySessionLibrary, leave
from tests.ui.practice_window import LibraryUser
from tests.ui.recorded_sessions import STRAP
from tests.ui.text_checks import letters_of
from trainer.events import Decided, Decision, Event, FinishRequested, Moment, UrgeRated
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.plan import Exercise, SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion
from trainer.session.review import summarize
from trainer.session.stages import Stage
from ui.i18n.formatting import translate
from ui.i18n.rendering import to_english
from ui.i18n.texts import history_strings
from ui.navigation.look_back_offer import LookBackOffer
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.review import ReviewScreen
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.reassess import ReassessScreen
from ui.services.practice import FEELING, PracticeLibrary
from ui.services.sessions import SessionLibrary
from ui.widgets.text.label import Label

Key = Qt.Key
ROOT = Path(__file__).parents[3]
SOON_AFTER = datetime.fromisoformat(STARTED) + timedelta(minutes=20)


class RecordedManualSession(ManualSession):
    """Its events are in the library, as the recorder puts them there, when the window goes or is killed."""

    def __init__(
        self, plan: SessionPlan, folder: Path, number: int, options: str | None = None
    ) -> None:
        self._folder, self._id = folder, f"20261121-{number:04d}"
        self.is_killed = False
        started = datetime.fromisoformat(STARTED) + timedelta(seconds=number)
        with Library.open(folder, write=True) as library:
            source = "none" if options is None else STRAP
            library.begin_session(self._id, started.isoformat(), source, plan)
        super().__init__(plan, options, MemorySessionLibrary())

    def post(self, event: Event) -> None:
        if not self.is_killed:
            super().post(event)

    def stop(self) -> None:
        """As the worker does when the window is closed."""
        super().stop()
        for _ in range(2):
            self.post(FinishRequested(self.t))
        self._close_record()

    def kill(self) -> None:
        """From now on nothing reaches the disk, and nobody closes the record."""
        with Library.open(self._folder, write=True) as library:
            self._write(library)
        self.is_killed = True

    def _close(self) -> None:
        self._close_record()
        if not self.is_killed:
            self.bridge.ended.emit(self._id)

    def _write(self, library: Library) -> None:
        if not library.entry(self._id).closed:
            library.append(self._id, [event_to_row(i, e) for i, e in enumerate(self.events)])

    def _close_record(self) -> None:
        if self.is_killed:
            return
        with Library.open(self._folder, write=True) as library:
            if library.entry(self._id).closed:
                return
            self._write(library)
            review = summarize(library.recording(self._id))
            ended = review.summary.completion or Completion.COMPLETED
            summary = summary_to_json(review.summary, to_english)
            library.close_session(self._id, ended, summary)


class RecordingUser(LibraryUser):
    """The window over a library that is written while the pause runs."""

    options: str | None = None
    """Of the simulated heart; None: without a sensor."""

    def _start(self, plan: SessionPlan, _: str) -> ManualSession:
        number = len(self.sessions)
        self.sessions.append(RecordedManualSession(plan, self.folder, number, self.options))
        return self.sessions[-1]

    def kill(self) -> None:
        session = self.session
        assert isinstance(session, RecordedManualSession)
        session.kill()
        self.window.close()
        QApplication.processEvents()

    def again(self) -> None:
        """Close the window and open it again."""
        self.close()
        self.open()

    @property
    def offer(self) -> LookBackOffer | None:
        offers = self.window.home.findChildren(LookBackOffer)
        return next((offer for offer in offers if offer.is_open), None)

    @property
    def kept(self) -> list[SessionSummary]:
        return list(SessionLibrary(self.folder).sessions())

    def click(self, widget: QWidget) -> None:
        """With the mouse alone, where the widget really is."""
        window = self.window
        at = widget.mapTo(window, QPoint(widget.width() // 2, widget.height() // 2))
        target = window.childAt(at)
        assert target is not None
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, at))
        self.settle()


@pytest.fixture(autouse=True)
def soon_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """The clock on the wall, which a test may set."""

    def set_to(now: datetime) -> None:
        monkeypatch.setattr("ui.navigation.closing_navigator.wall_time", lambda: now)

    set_to(SOON_AFTER)
    return set_to


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[RecordingUser]:
    made = RecordingUser(qtbot, tmp_path)
    yield made
    leave(made.window)


def reassess(user: RecordingUser) -> ReassessScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ReassessScreen)
    return screen


def closing(user: RecordingUser) -> ClosingScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ClosingScreen)
    return screen


def begin(user: RecordingUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    user.press(Key.Key_8)
    user.at(100.0)


def test_escape_asks_and_the_pause_goes_on_behind_the_question(user: RecordingUser) -> None:
    begin(user)
    user.press(Key.Key_Escape)
    pause = user.window.pause
    assert pause.end_question.isVisible()
    left = pause.time_left.text()
    user.at(140.0)
    assert pause.time_left.text() != left
    assert user.screen == "PauseScreen"
    assert pause.disc.isVisible()
    user.press(Key.Key_Escape)
    assert not pause.end_question.isVisible()
    assert user.screen == "PauseScreen"
    assert not [e for e in user.session.events if isinstance(e, FinishRequested)]


def test_a_search_for_the_own_breath_is_asked_about_too_and_is_no_pause(
    user: RecordingUser,
) -> None:
    user.window.begin_with(SessionPlan(Exercise.RESONANCE, 600.0))
    user.at(5.0)
    user.press(Key.Key_Escape)
    assert user.window.pause.end_question.label.text() == "The breathing exercise is still running."
    user.press(Key.Key_E)
    user.settle()
    assert user.screen == "ReviewScreen"


def test_enter_at_the_question_keeps_going(user: RecordingUser) -> None:
    begin(user)
    user.press(Key.Key_Escape, Key.Key_Return)
    assert not user.window.pause.end_question.isVisible()
    assert user.screen == "PauseScreen"
    user.press(Key.Key_Escape, Key.Key_Right, Key.Key_Return)
    assert user.screen == "ReassessScreen"


def test_the_question_goes_when_the_time_is_over(user: RecordingUser) -> None:
    begin(user)
    user.press(Key.Key_Escape)
    user.at(300.0)
    assert user.screen == "ReassessScreen"
    assert not reassess(user).undo.is_offered, "there is no end to take back"
    user.press(Key.Key_W)
    assert not user.window.pause.end_question.is_open


def test_digits_typed_at_the_question_rate_nothing(user: RecordingUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    user.press(Key.Key_Escape, Key.Key_5, Key.Key_Escape)
    assert not [e for e in user.session.events if isinstance(e, UrgeRated)]


def test_an_end_is_taken_back_and_the_pause_goes_on_as_if_it_had_not_been_ended(
    user: RecordingUser,
) -> None:
    begin(user)
    user.end()
    user.session.go_to(104.0)
    assert reassess(user).undo.isVisible()
    user.press(Key.Key_Z)
    assert user.screen == "PauseScreen"
    user.at(299.9)
    assert user.screen == "PauseScreen"
    user.at(300.0)
    assert reassess(user).waited.text() == "You waited 5 minutes."
    user.press(Key.Key_4, Key.Key_P)
    (summary,) = user.kept
    assert (summary.duration_s, summary.rounds, summary.completion) == (300.0, 1, "completed")
    assert (summary.urge_before, summary.urge_after) == (8, 4)


def test_an_urge_rated_meanwhile_can_still_be_followed_by_undo(user: RecordingUser) -> None:
    begin(user)
    user.end()
    user.press(Key.Key_7, Key.Key_Z)
    assert user.screen == "PauseScreen"
    user.at(300.0)
    assert [k.urge for k in reassess(user).scale.keys if k.is_chosen] == [7]


def test_undo_is_offered_no_longer_than_the_round_lasts(user: RecordingUser) -> None:
    user.press(Key.Key_Space)
    user.at(299.0)
    user.end()
    screen = reassess(user)
    assert screen.undo._timer.interval() <= 1000
    user.session.go_to(301.0)
    user.press(Key.Key_Z)
    assert user.screen == "ReassessScreen", "the time is over meanwhile"


@pytest.mark.parametrize(("key", "first"), [(Key.Key_P, "passed"), (Key.Key_R, "reach_out")])
def test_a_decision_is_taken_back_and_another_one_counts(
    user: RecordingUser, key: Key, first: str
) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_4, key)
    assert [s.decision for s in user.kept] == [first]
    user.click(closing(user).undo.button)
    assert user.kept[0].decision is None
    screen = reassess(user)
    assert [k.urge for k in screen.scale.keys if k.is_chosen] == [4]
    user.press(Key.Key_6, Key.Key_R if first == "passed" else Key.Key_P)
    assert user.screen == "ClosingScreen"
    (summary,) = user.kept
    assert summary.decision == ("reach_out" if first == "passed" else "passed")
    assert (summary.urge_before, summary.urge_after, summary.duration_s) == (8, 6, 300.0)


def test_waiting_again_is_taken_back_to_the_choice(user: RecordingUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_6, Key.Key_W)
    user.at(303.0)
    pause = user.window.pause
    assert pause.undo.isVisible()
    assert pause.undo.label.text() == (
        "You waited 5 minutes. The urge went from 8 to 6. Now another 5 minutes."
    )
    user.press(Key.Key_Z)
    assert reassess(user).waited.text() == "You waited 5 minutes and 3 seconds."
    user.press(Key.Key_P)
    (summary,) = user.kept
    assert (summary.decision, summary.urge_after) == (Decision.PASSED, 6)


def test_a_decision_that_was_taken_back_and_left_open_is_found_again(user: RecordingUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_P)
    user.press(Key.Key_Z, Key.Key_Escape)
    assert user.screen == "HomeScreen"
    user.press(Key.Key_H, Key.Key_Return, Key.Key_L)
    assert user.screen == "ReassessScreen"
    user.press(Key.Key_2, Key.Key_P)
    assert [(s.urge_after, s.decision) for s in user.kept] == [(2, Decision.PASSED)]


LEAVING: dict[str, Callable[[RecordingUser], None]] = {
    "closed": RecordingUser.close,
    "killed": RecordingUser.kill,
}


@pytest.mark.parametrize("how", LEAVING)
def test_it_is_offered_once_and_then_found_in_the_history(user: RecordingUser, how: str) -> None:
    begin(user)
    LEAVING[how](user)
    user.open()
    assert user.offer is not None
    user.press(Key.Key_Escape)
    assert user.offer is None
    user.again()
    assert user.offer is None
    user.press(Key.Key_H, Key.Key_Return)
    page = user.window.pages.current
    assert isinstance(page, ReviewScreen)
    user.press(Key.Key_L, Key.Key_5, Key.Key_R)
    assert user.screen == "ClosingScreen"
    assert [(s.urge_after, s.decision) for s in user.kept] == [(5, Decision.REACH_OUT)]


def test_who_begins_another_pause_is_not_asked_about_the_last_one(user: RecordingUser) -> None:
    begin(user)
    user.again()
    assert user.offer is not None
    user.press(Key.Key_Space)
    user.at(300.0)
    user.press(Key.Key_P)
    user.press(Key.Key_Return)
    assert user.screen == "HomeScreen"
    assert user.offer is None


def test_a_look_back_that_waits_again_begins_a_pause_and_keeps_the_first(
    user: RecordingUser,
) -> None:
    begin(user)
    user.again()
    user.press(Key.Key_R, Key.Key_W)
    assert user.screen == "PauseScreen"
    assert user.session.bridge.latest is not None
    assert user.session.bridge.latest.stage is Stage.PACING
    first = user.kept[-1]
    assert (first.duration_s, first.decision) == (100.0, Decision.WAIT_AGAIN)


def test_a_clock_that_went_back_costs_nothing_and_the_time_is_not_said(
    user: RecordingUser, soon_after: Callable[[datetime], None]
) -> None:
    begin(user)
    soon_after(SOON_AFTER - timedelta(days=400))
    user.again()
    offer = user.offer
    assert offer is not None
    assert offer.label.text() == "You paused a while ago. Would you like to look back?"
    user.press(Key.Key_R, Key.Key_3, Key.Key_P)
    assert [(s.urge_after, s.decision) for s in user.kept] == [(3, Decision.PASSED)]


def test_the_offer_says_when(user: RecordingUser, soon_after: Callable[[datetime], None]) -> None:
    started = datetime.fromisoformat(STARTED).astimezone()
    begin(user)
    user.again()
    offer = user.offer
    assert offer is not None
    time = f"{started.hour}:{started.minute:02d}"
    assert offer.label.text() == f"You paused at {time}. Would you like to look back?"


def test_after_a_week_nothing_is_offered(
    user: RecordingUser, soon_after: Callable[[datetime], None]
) -> None:
    begin(user)
    soon_after(SOON_AFTER + timedelta(days=8))
    user.again()
    assert user.offer is None


def test_an_answer_the_disk_refuses_is_said_and_can_be_given_again(
    user: RecordingUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(user)
    user.again()
    user.press(Key.Key_R)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(PracticeLibrary, "add_annotations", refuse)
        user.press(Key.Key_P)
        assert user.screen == "ReassessScreen"
        assert user.window.notice.text
    user.press(Key.Key_P)
    assert user.screen == "ClosingScreen"
    assert user.kept[0].decision is Decision.PASSED


def test_a_very_long_note_is_kept_whole_and_takes_no_more_than_its_place(
    user: RecordingUser,
) -> None:
    note = "long " * 20_000
    begin(user)
    user.press(Key.Key_T)
    for text in (note,):
        field = QApplication.focusWidget()
        assert isinstance(field, QWidget)
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    user.press(Key.Key_Return)
    user.again()
    (summary,) = user.kept
    assert summary.annotations.trigger.strip() == note.strip()
    library = ExportingSessionLibrary(user.folder)
    library.remark(summary.id, note, ())
    user.press(Key.Key_R, Key.Key_3, Key.Key_R)
    (summary,) = user.kept
    assert (summary.note, summary.annotations.trigger) == (note, note)
    assert closing(user).waited.text() == "You waited 1 minute and 40 seconds."
    closing(user).form.fields["situation"].setText(note)
    user.open_details()
    user.press(Key.Key_Escape)
    assert closing(user).form.fields["situation"].text() == note


def test_the_sentence_on_the_clipboard_is_exact_and_is_kept(user: RecordingUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_R)
    form = closing(user).form
    assert form.fields["situation"].hasFocus()
    QTest.keyClicks(form.fields["situation"], "messages stay unanswered")
    user.press(Key.Key_Return)
    QTest.keyClicks(form.fields["emotion"], "anxious")
    user.press(Key.Key_Return, Key.Key_Return)
    assert form.copy_button.hasFocus()
    user.press(Key.Key_Return)
    assert form.message.text() == "What you need is still missing: a few words are enough."
    form.fields["need"].setText("some reassurance")
    user.click(form.copy_button)
    assert QGuiApplication.clipboard().text() == (
        "When messages stay unanswered, I notice I feel anxious, "
        "and what I'm actually needing is some reassurance"
    )
    assert len(PracticeLibrary(user.folder).worksheets(FEELING)) == 1
    assert user.kept[0].decision is Decision.REACH_OUT


def test_words_that_were_not_copied_stay_for_the_next_time(user: RecordingUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_R)
    QTest.keyClicks(closing(user).form.fields["situation"], "a half-written thou")
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"
    user.press(Key.Key_Space)
    user.at(300.0)
    user.press(Key.Key_R)
    assert closing(user).form.fields["situation"].text() == "a half-written thou"


def test_words_that_were_not_copied_stay_when_the_window_closes(user: RecordingUser) -> None:
    """Until they are copied: then they are forgotten."""
    reach_out(user)
    QTest.keyClicks(closing(user).form.fields["situation"], "a half-written thou")
    user.again()
    reach_out(user)
    form = closing(user).form
    assert form.fields["situation"].text() == "a half-written thou"
    form.fields["emotion"].setText("anxious")
    form.fields["need"].setText("some reassurance")
    user.click(form.copy_button)
    user.again()
    assert PracticeLibrary(user.folder).feeling_draft() == {}
    reach_out(user)
    assert not any(closing(user).form.typed)


def reach_out(user: RecordingUser) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_R)


def test_the_whole_end_by_mouse_alone(user: RecordingUser) -> None:
    user.click(user.window.home.begin)
    user.at(3.0)
    user.click(user.window.pause.question.scale.keys[8])
    user.at(100.0)
    end_cap = user.window.pause.bar.caps[-1]
    user.click(end_cap)
    user.click(user.window.pause.end_question.keep_going)
    assert not user.window.pause.end_question.isVisible()
    user.click(end_cap)
    user.click(user.window.pause.end_question.end_now)
    user.click(reassess(user).undo.button)
    assert user.screen == "PauseScreen"
    user.at(300.0)
    user.click(reassess(user).scale.keys[4])
    user.click(reassess(user).choices[Decision.PASSED])
    screen = closing(user)
    assert screen.waited.text() == "You waited 5 minutes."
    assert screen.urge.text() == "The urge went from 8 to 4."
    assert screen.seen.text() == f"That was time for {user.kept[0].breaths} slow breaths."
    user.click(screen.buttons["details"])
    assert user.screen == "ReviewScreen"
    user.press(Key.Key_Escape)
    user.click(screen.buttons["done"])
    assert user.screen == "HomeScreen"


def test_the_offer_is_taken_by_mouse(user: RecordingUser) -> None:
    begin(user)
    user.again()
    assert user.offer is not None
    user.click(user.offer.look_back)
    user.click(reassess(user).scale.keys[2])
    user.click(reassess(user).choices[Decision.PASSED])
    assert [(s.urge_after, s.decision) for s in user.kept] == [(2, Decision.PASSED)]


def test_no_timer_runs_on_after_the_end(user: RecordingUser, qtbot: QtBot) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_P)
    assert closing(user).undo._timer.isActive()
    user.press(Key.Key_Return)
    assert not user.window.findChildren(ClosingScreen)[0].undo._timer.isActive()


KILLED = """
import os, signal, sys
from ui.commands.cli import create_parser
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.app import create_main_window
from trainer.library.store import Library
from trainer.events import UrgeRated, FinishRequested, Decided
from pathlib import Path
folder, wanted = Path(sys.argv[1]), sys.argv[2]
words = ["--library", str(folder), "--source", "none", "--speed", "20"]
window = create_main_window(create_parser().parse_args(words))
window.show()
window.begin()
keys = {"PauseScreen": [Qt.Key.Key_Escape, Qt.Key.Key_E], "ReassessScreen": [Qt.Key.Key_5]}
kinds = {"pacing": "Begin", "reassess": "FinishRequested", "rated": "UrgeRated"}
def on_disk():
    try:
        with Library.open(folder, write=False) as library:
            events = library.recording(library.sessions()[0].id).events
    except Exception:
        return []
    return [type(event).__name__ for event in events]
def step():
    page = window.pages.current
    if kinds[wanted] in on_disk():
        os.kill(os.getpid(), signal.SIGKILL)
    if wanted != "pacing" and type(page).__name__ == "PauseScreen":
        [QTest.keyClick(page, key) for key in keys["PauseScreen"]]
    elif wanted == "rated" and type(page).__name__ == "ReassessScreen":
        QTest.keyClick(page, Qt.Key.Key_5)
timer = QTimer()
timer.timeout.connect(step)
timer.start(100)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


@pytest.mark.parametrize("stage_name", ["pacing", "reassess", "rated"])
def test_a_window_that_is_really_killed_is_followed_by_the_offer(
    qtbot: QtBot, tmp_path: Path, stage_name: str, soon_after: Callable[[datetime], None]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), stage_name],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    soon_after(datetime.now().astimezone())
    user = RecordingUser(qtbot, tmp_path)
    (summary,) = user.kept
    assert summary.urge_after == (5 if stage_name == "rated" else None)
    assert (user.offer is not None) is (summary.duration_s >= 1.0)
    leave(user.window)


def test_what_was_decided_is_an_event_and_what_was_decided_later_stands_beside_it(
    user: RecordingUser,
) -> None:
    begin(user)
    user.at(300.0)
    user.press(Key.Key_P)
    user.press(Key.Key_Z)
    user.press(Key.Key_R)
    with Library.open(user.folder, write=False) as library:
        (entry,) = library.sessions()
        decided = [e for e in library.recording(entry.id).events if isinstance(e, Decided)]
        assert [e.decision for e in decided] == [Decision.PASSED]
        result = library.notebook.annotations(entry.id)
    assert [type(each).__name__ for each in result] == ["DecisionWithdrawn", "Decided"]


def test_an_urge_told_later_counts_as_the_one_after(user: RecordingUser) -> None:
    begin(user)
    user.again()
    user.press(Key.Key_R, Key.Key_3)
    with Library.open(user.folder, write=False) as library:
        (result,) = library.notebook.annotations(library.sessions()[0].id)
    assert result == UrgeRated(0.0, 3, Moment.AFTER)


@pytest.mark.parametrize("size", [(640, 480), (500, 900), (1280, 800), (1920, 1080)])
def test_in_the_calm_view_too_it_is_said_what_is_asked(
    user: RecordingUser, size: tuple[int, int]
) -> None:
    user.window.resize(*size)
    begin(user)
    user.press(Key.Key_G, Key.Key_Escape)
    pause = user.window.pause
    assert pause.end_question.label.isVisible()
    assert not pause.end_question.geometry().intersects(pause.disc.geometry())


def covered_by_notice(user: RecordingUser, *parts: QWidget) -> list[str]:
    """What is asked and shown on the page, and lies under the notice."""
    window = user.window
    assert window.notice.isVisible()
    box = QRect(window.notice.mapTo(window, QPoint(0, 0)), window.notice.size())
    covered = []
    for part in parts:
        seen = letters_of(part) if isinstance(part, Label) else part.rect()
        if part.isVisible() and box.intersects(seen.translated(part.mapTo(window, QPoint(0, 0)))):
            covered.append(part.accessibleName() or type(part).__name__)
    return covered


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("size", [(1280, 774), (1000, 500), (1280, 560), (1920, 1080)], ids=str)
def test_a_notice_covers_nothing_that_is_asked_at_the_end(
    user: RecordingUser, size: tuple[int, int], percent: int
) -> None:
    window = user.window
    window.settings.change(replace(window.settings.now, text_percent=percent))
    window.resize(*size)
    window._refresh_appearance()
    user.settle()
    begin(user)
    window.show_notice(translate(history_strings.HOME_LOCKED) * 2)
    user.press(Key.Key_Escape, Key.Key_E)
    page = reassess(user)
    assert covered_by_notice(user, page.waited, page.urge_label, page.scale, page.question) == []
    window.show_notice(translate(history_strings.HOME_LOCKED) * 2)
    user.press(Key.Key_R)
    assert covered_by_notice(user, closing(user).waited, closing(user).urge) == []
