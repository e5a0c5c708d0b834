"""A whole pause by keyboard alone, and everything that may come between."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import AN_HOUR_MS, MemorySessionLibrary, WindowUser, leave
from trainer.events import (
    Decided,
    Decision,
    ExhaleShortened,
    FinishRequested,
    Moment,
    MomentMarked,
    UrgeRated,
)
from trainer.library.messages import DiskFull
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.session.stages import ON_COMMAND
from ui.i18n.messages import SessionStopped
from ui.navigation.main_window import MainWindow
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.session.reassess import ReassessScreen
from ui.style.theme import DARK
from ui.widgets.actions import table
from ui.widgets.actions.action import find_action
from ui.widgets.layout.background import Background
from ui.widgets.pacer.pacer_disc import PacerDisc

Key = Qt.Key
ROOT = Path(__file__).parents[3]


def reassess(user: WindowUser) -> ReassessScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ReassessScreen)
    return screen


def review(user: WindowUser) -> ReviewScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ReviewScreen)
    return screen


def past(user: WindowUser) -> HistoryScreen:
    screen = user.window.pages.current
    assert isinstance(screen, HistoryScreen)
    return screen


def test_a_whole_pause_by_keyboard_alone(user: WindowUser, tmp_path: Path) -> None:
    assert user.screen == "HomeScreen"
    user.press(Key.Key_Space)
    assert user.screen == "PauseScreen"

    user.at(3.0)
    user.press(Key.Key_8)
    user.at(299.9)
    assert user.screen == "PauseScreen"
    user.at(300.0)
    assert user.screen == "ReassessScreen"
    assert reassess(user).waited.text() == "You waited 5 minutes."

    user.press(Key.Key_5, Key.Key_W)
    assert user.screen == "PauseScreen"
    user.at(700.0)
    assert reassess(user).waited.text() == "You waited 10 minutes."

    user.press(Key.Key_4, Key.Key_P)
    assert user.screen == "ClosingScreen"
    user.press(Key.Key_D)
    assert user.screen == "ReviewScreen"
    assert review(user).sentence.text() == "You waited 10 minutes. The urge went from 8 to 4."

    user.press(Key.Key_Escape)
    assert user.screen == "ClosingScreen"
    user.press(Key.Key_Return)
    assert user.screen == "HomeScreen"
    assert "10 minutes" in user.window.home.last_pause.text()

    user.press(Key.Key_H)
    assert user.screen == "HistoryScreen"
    user.press(Key.Key_E)
    dialog = past(user).export_dialog
    dialog.set_target(tmp_path / "mine.csv")
    user.press(Key.Key_Return)
    assert (tmp_path / "mine.csv").exists()
    assert "mine.csv" in dialog.message.text()

    user.press(Key.Key_Escape, Key.Key_Return)
    assert user.screen == "ReviewScreen"
    user.press(Key.Key_Escape)
    assert user.screen == "HistoryScreen"
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"
    assert user.session.stops >= 1


def test_enter_begins_too(user: WindowUser) -> None:
    user.press(Key.Key_Return)
    assert user.screen == "PauseScreen"


def test_tab_shows_where_one_is_and_enter_presses_it(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    choice = reassess(user).choices[Decision.REACH_OUT]
    for _ in range(12):
        user.press(Key.Key_Tab)
        if choice.hasFocus():
            break
    assert choice.shows_focus_ring
    user.press(Key.Key_Return)
    assert user.screen == "ClosingScreen"
    user.open_details()
    assert review(user).decided.text() == "You chose to reach out."


def test_an_early_end_keeps_the_time_waited(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(190.0)
    user.end()
    assert reassess(user).waited.text() == "You waited 3 minutes and 10 seconds."


def test_one_can_decide_later(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(60.0)
    user.end()
    user.press(Key.Key_Escape)
    assert user.screen == "ClosingScreen"
    user.open_details()
    assert review(user).decided.text() == "Not decided yet."


@pytest.mark.parametrize(
    ("key", "decision"), [(Key.Key_P, Decision.PASSED), (Key.Key_R, Decision.REACH_OUT)]
)
def test_each_answer_has_its_key(user: WindowUser, key: Key, decision: Decision) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    user.press(key)
    decided = [e for e in user.session.events if isinstance(e, Decided)]
    assert [d.decision for d in decided] == [decision]


def test_keys_of_the_pause_post_what_they_say(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(12.0)
    user.press(Key.Key_M, Key.Key_Down)
    kinds = [type(e) for e in user.session.events]
    assert (kinds.count(MomentMarked), kinds.count(ExhaleShortened)) == (1, 1)
    user.at(16.5)
    assert user.pattern == "4-0-3.5-0"
    user.press(Key.Key_Up)
    user.at(24.5)
    assert user.pattern == "4-0-4-0"
    for breath in range(3):
        user.press(Key.Key_Up)
        user.at(35.0 + 10.0 * breath)
    assert user.pattern == "4-0-5.5-0"


def test_a_button_changes_nothing_by_itself(
    user: WindowUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that does not answer leaves the screen as it was."""
    user.press(Key.Key_Space)
    user.at(20.0)
    monkeypatch.setattr(user.session, "post", lambda event: None)
    user.end()
    assert user.screen == "PauseScreen"


def test_what_may_be_pressed_is_read_from_the_tables(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    screen = reassess(user)
    snapshot = user.session.bridge.latest
    assert snapshot is not None
    steps = ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
    assert all(screen.choices[d].isEnabled() is (d in steps) for d in Decision)
    assert screen.bar.caps[-1].isEnabled() is (FinishRequested in steps)


def test_the_pull_is_asked_in_the_first_breaths_and_then_no_more(
    user: WindowUser, qtbot: QtBot
) -> None:
    user.press(Key.Key_Space)
    user.at(2.0)
    question = user.window.pause.question
    assert question.isVisible()
    user.at(31.0)
    qtbot.waitUntil(lambda: not question.is_present)
    user.press(Key.Key_7)
    assert not [e for e in user.session.events if isinstance(e, UrgeRated)]
    assert user.window.pause.heart.graph.isVisible()


def test_the_urge_at_the_beginning_can_be_rated_in_the_menu_after_the_question_has_gone(
    user: WindowUser, qtbot: QtBot
) -> None:
    user.press(Key.Key_Space)
    user.at(2.0)
    pause = user.window.pause
    act = find_action(pause.page_actions, table.RATE_URGE)
    assert act is not None
    assert not act.isEnabled(), "it is asked for now"
    user.at(31.0)
    qtbot.waitUntil(lambda: not pause.question.is_present)
    user.press(Key.Key_G)
    assert act.isEnabled()
    act.trigger()
    assert pause.question.isVisible(), "also from the view without numbers"
    assert "when you began" in pause.question.label.text()
    user.at(40.0)
    assert pause.question.is_open, "there is time to answer"
    pause.question.scale.keys[6].click()
    user.at(42.0)
    snapshot = user.session.bridge.latest
    assert snapshot is not None
    assert snapshot.urge_before == 6
    assert not act.isEnabled()


def test_a_question_that_was_asked_late_stays_in_another_look(
    user: WindowUser, qtbot: QtBot
) -> None:
    user.press(Key.Key_Space)
    user.at(2.0)
    before, window = user.window.pause, user.window
    user.at(31.0)
    qtbot.waitUntil(lambda: not before.question.is_present)
    user.press(Key.Key_U)
    window.settings.change(replace(window.settings.now, text_percent=125))
    window._refresh_appearance()
    user.at(35.0)
    question = window.pause.question
    assert window.pause is not before
    assert question.is_open
    assert "when you began" in question.label.text()
    user.press(Key.Key_4)
    snapshot = user.session.bridge.latest
    assert snapshot is not None
    assert snapshot.urge_before == 4


def test_ten_is_typed_with_two_keys(user: WindowUser, qtbot: QtBot) -> None:
    user.press(Key.Key_Space)
    user.at(1.0)
    user.press(Key.Key_1, Key.Key_0)
    snapshot = user.session.bridge.latest
    assert snapshot is not None
    assert snapshot.urge_before == 10
    assert [e.moment for e in user.session.events if isinstance(e, UrgeRated)] == [Moment.BEFORE]


def test_the_focus_view_shows_the_disc_alone(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(40.0)
    user.press(Key.Key_G)
    pause = user.window.pause
    shown = [w for w in (pause.heart, pause.time_left, pause.contact) if w.isVisible()]
    assert shown == []
    assert pause.disc.isVisible()
    assert pause.phase.isVisible()
    user.press(Key.Key_G)
    assert pause.heart.isVisible()


def test_without_a_sensor_the_pause_is_whole(user_without_sensor: WindowUser) -> None:
    user = user_without_sensor
    assert user.window.home.source.text == "No sensor. The pause works without one"
    user.press(Key.Key_Space)
    user.at(40.0)
    assert user.window.pause.heart.rate.text == "–"
    assert user.window.pause.heart.second_figure.text == "–"
    user.at(300.0)
    user.press(Key.Key_P)
    assert user.screen == "ClosingScreen"
    user.open_details()
    assert "No heart" in review(user).heart.text()


def test_a_pause_that_cannot_begin_says_why(user: WindowUser) -> None:
    user.refused = "The folder is read-only: choose another with --library."
    user.press(Key.Key_Space)
    assert user.screen == "HomeScreen"
    assert user.window.notice.text == user.refused
    user.refused = ""
    user.press(Key.Key_Space)
    assert user.screen == "PauseScreen"
    assert user.window.notice.isHidden()


def test_trouble_with_the_disk_is_said_and_unsaid(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.session.bridge.troubled.emit((DiskFull("library.db"),))
    assert user.window.notice.isVisible()
    user.session.bridge.troubled.emit(())
    assert user.window.notice.isHidden()
    assert user.screen == "PauseScreen"


def test_a_session_that_breaks_off_leads_home_with_a_sentence(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.session.bridge.failed.emit((SessionStopped(),))
    user.settle()
    assert user.screen == "HomeScreen"
    assert "saved" in user.window.notice.text
    assert user.session.stops == 1


def test_a_shelf_that_cannot_be_read_is_no_empty_shelf(user: WindowUser) -> None:
    user.session_library.trouble = "The library was made by a newer Outbreath: please update."
    user.press(Key.Key_H)
    assert user.screen == "HistoryScreen"
    assert past(user).empty.text() == "Your past pauses can't be read right now"
    assert past(user).empty_more.text() == user.session_library.trouble
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"
    assert user.window.notice.text == user.session_library.trouble


def test_a_review_that_cannot_be_read_leads_home(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    user.session_library.trouble = "The library is on a disk that is gone."
    user.press(Key.Key_P)
    assert user.screen == "HomeScreen"
    assert user.window.notice.text == user.session_library.trouble


def test_closing_in_mid_pause_stops_the_sitting_once(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(5.0)
    user.window.close()
    user.window.close()
    assert user.session.stops == 1


def test_a_thousand_keys_do_no_harm(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(10.0)
    focused = QApplication.focusWidget()
    assert focused is not None
    for _ in range(250):
        for key in (Key.Key_G, Key.Key_M, Key.Key_X, Key.Key_3):
            QTest.keyClick(focused, key)
    user.settle()
    assert user.screen == "PauseScreen"


@pytest.mark.parametrize("size", [(300, 200), (480, 360), (640, 480), (1920, 1080)])
def test_every_screen_fits_every_window(user: WindowUser, size: tuple[int, int]) -> None:
    user.window.resize(*size)
    user.settle()
    user.window.grab()
    user.press(Key.Key_Space)
    user.at(35.0)
    user.window.pause.load_graph()
    user.at(36.0)
    user.window.grab()
    user.press(Key.Key_G)
    user.window.grab()
    user.at(300.0)
    user.window.grab()
    user.press(Key.Key_P)
    user.window.grab()
    user.press(Key.Key_F, Key.Key_E)
    user.window.grab()
    user.press(Key.Key_Escape, Key.Key_H)
    user.window.grab()
    assert user.screen == "HistoryScreen"


def test_everything_one_can_press_has_a_name(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    user.press(Key.Key_P, Key.Key_H)
    for kind in (QAbstractButton, QLineEdit, QAbstractItemView):
        for widget in user.window.findChildren(kind):
            assert isinstance(widget, QWidget)
            assert widget.accessibleName().strip(), widget


FIRST_FRAME = """
import json, os, sys
from ui.commands.cli import create_parser
from ui.commands.window import prepare_start
prepare_start()
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.app import create_main_window
window = create_main_window(create_parser().parse_args(["--library", sys.argv[1]]))
def painted():
    print(json.dumps([*sys.modules]), flush=True)
    os._exit(0)
window.pause.disc.breathing.connect(painted)
window.show()
if sys.argv[2] == "home":
    window.grab()
    painted()
window.begin()
app.exec()
"""
SLOW = (
    *(
        "numpy",
        "scipy",
        "pyqtgraph",
        "sqlite3",
        "trainer.library.store",
        "filelock",
        "platformdirs",
    ),
    *(
        "trainer.formats.reader",
        "trainer.session.review",
        "trainer.hrv.live.heart",
        "edfio",
        "bleak",
    ),
    *("hashlib", "secrets", "statistics", "zoneinfo", "email", "http", "importlib.metadata", "xml"),
    *("csv", "pickle", "ctypes", "PySide6.QtSvg", "PySide6.QtNetwork", "trainer.practice.triggers"),
)


@pytest.mark.parametrize(
    ("shown", "needed_later"), [("pause", SLOW), ("home", (*SLOW, "asyncio", "ssl", "queue"))]
)
def test_the_first_frame_waits_for_nothing_slow(
    tmp_path: Path, shown: str, needed_later: tuple[str, ...]
) -> None:
    """Neither arrays nor the library nor charts are needed to show the pacer; nor, for Home, a loop."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(tmp_path), shown],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert set(needed_later).isdisjoint(json.loads(done.stdout))


def test_the_graph_comes_after_the_first_frame(
    user: WindowUser, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.navigation.main_window.LOAD_PLOTTING_AFTER_MS", AN_HOUR_MS)
    user.press(Key.Key_Space)
    assert not user.window.pause.heart.graph.is_loaded
    after_the_first_frames = user.window._plotting._delay
    assert after_the_first_frames.isActive()
    after_the_first_frames.setInterval(0)
    qtbot.waitUntil(lambda: user.window.pause.heart.graph.is_loaded, timeout=60_000)


class Talker(QObject):
    said = Signal(bool, object)

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def hear(self, yes: bool, nothing: object) -> None:
        self.heard += 1


def test_signals_and_frames_lose_no_references(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to True with every emit, and dies of it.

    From Python 3.12 on, True, False and None are immortal and their counts mean nothing; there the
    counts of an object of ours are watched.
    """
    passed = object()
    watched = (passed,) if sys.version_info >= (3, 12) else (passed, True, False, None)
    talker = Talker()
    talker.said.connect(talker.hear)
    disc = PacerDisc(DARK, _ground())
    qtbot.addWidget(disc)
    disc.resize(200, 200)
    disc.follow(Pacer(SessionPlan().pattern, 0.0), (0.0, 300.0), lambda: 1.0)
    disc.show()
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    before = [sys.getrefcount(x) for x in watched]
    for _ in range(5000):
        talker.said.emit(True, None)
        talker.said.emit(False, passed)
    for _ in range(500):
        disc.render(canvas)
    after = [sys.getrefcount(x) for x in watched]
    assert talker.heard == 10_000
    assert all(b - a < 400 for b, a in zip(before, after, strict=True)), (before, after)


def test_a_window_that_was_never_begun_closes_quietly(qtbot: QtBot) -> None:
    def never(plan: SessionPlan) -> "Callable[[], None]":
        raise AssertionError

    window = MainWindow(never, MemorySessionLibrary(), "none")  # type: ignore[arg-type]
    qtbot.addWidget(window)
    leave(window)
    assert not window.isVisible()


def _ground() -> Background:
    ground = Background(DARK)
    ground.fit(200)
    return ground
