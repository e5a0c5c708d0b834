"""What was put away comes back when it should, and what lies on the disk is not replaced unasked."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.practice_window import Day, LibraryUser, put
from trainer.events import BodyFelt, Decision
from trainer.library.store import Library
from trainer.plan import Guide
from trainer.practice.annotations import Outcome
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.practice.ladder import LadderScreen
from ui.screens.practice.report import PracticeReportScreen
from ui.services.practice import load_pauses

Key = Qt.Key


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = LibraryUser(qtbot, tmp_path)
    yield made
    made.close()


def asks(home: LibraryUser) -> bool:
    """Whether the practice bears the mark that something can be looked back on."""
    key = next(cap for cap in home.window.home.bar.caps if cap.cap == "P")
    return bool(key.action.mark)


def test_not_today_is_asked_again_tomorrow_and_twice_means_never(
    home: LibraryUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home.folder, Day(1, prediction="they leave", sure_percent=80))
    for day, expected in ((20, True), (20, False), (21, True), (22, False)):
        now = datetime(2026, 11, day, 12, tzinfo=UTC)
        monkeypatch.setattr("ui.services.practice.wall_time", lambda now=now: now)
        home.next_day()
        assert asks(home) is expected
        if expected:
            home.press(Key.Key_P, Key.Key_P, Key.Key_0, Key.Key_Escape, Key.Key_Escape)
            assert not asks(home)


def test_a_file_that_is_there_is_replaced_only_when_enter_is_pressed_once_more(
    home: LibraryUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home.folder, *(Day(i) for i in range(3)))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    precious = tmp_path / "outbreath-practice.pdf"
    precious.write_text("precious")
    home.press(Key.Key_P, Key.Key_R, Key.Key_E)
    screen = home.window.pages.current
    assert isinstance(screen, PracticeReportScreen)
    assert str(screen.save_dialog.target) == str(tmp_path / "outbreath-practice-2.pdf")
    screen.save_dialog.set_target(precious)
    home.press(Key.Key_Return)
    assert precious.read_text() == "precious"
    assert screen.save_dialog.message.text().startswith("outbreath-practice.pdf already exists")
    home.press(Key.Key_Return)
    assert precious.read_bytes().startswith(b"%PDF")


def test_where_there_is_no_folder_for_documents_a_copy_goes_home(
    home: LibraryUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Documents"))
    monkeypatch.setenv("HOME", str(tmp_path))
    put(home.folder, *(Day(i) for i in range(3)))
    home.press(Key.Key_P, Key.Key_R, Key.Key_E, Key.Key_Return)
    assert (tmp_path / "outbreath-practice.pdf").read_bytes().startswith(b"%PDF")


def test_in_the_pause_one_may_read_why_and_the_pause_goes_on(home: LibraryUser) -> None:
    home.press(Key.Key_Space)
    home.at(20.0)
    home.press(Key.Key_W)
    assert home.screen == "HelpScreen"
    home.at(120.0)
    assert home.screen == "HelpScreen"
    home.press(Key.Key_Escape)
    assert home.screen == "PauseScreen"
    home.press(Key.Key_W)
    home.at(301.0)
    assert home.screen == "ReassessScreen"


def test_the_review_tells_what_was_said_of_the_pull_and_what_came(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="they leave", sure_percent=80))
    home.press(Key.Key_H, Key.Key_Return)
    screen = home.window.pages.current
    assert isinstance(screen, ReviewScreen)
    assert screen.page.annotations.text() == "You expected: they leave (80 % sure) → no answer yet"
    home.press(Key.Key_T)
    dialog = screen.findChild(AnnotationDialog)
    assert dialog is not None
    dialog.trigger.setFocus()
    QTest.keyClicks(dialog.trigger, "an evening alone")
    home.press(Key.Key_Return)
    assert "What set it off: an evening alone" in screen.page.annotations.text()
    assert screen.page.annotations.isVisible()


def test_everything_else_can_be_filled_in_later(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="they leave", sure_percent=80))
    with Library.open(home.folder, write=True) as library:
        felt = BodyFelt(0.0, ("chest", "belly", "neck"))
        library.notebook.add_annotation("day-0001", "2026-06-01T00:00:00+00:00", felt)
    home.press(Key.Key_H, Key.Key_Return, Key.Key_T)
    screen = home.window.pages.current
    assert isinstance(screen, ReviewScreen)
    dialog = screen.findChild(AnnotationDialog)
    assert dialog is not None
    assert dialog.elsewhere.text() == "belly, neck"
    dialog.before.choices["9"].click()
    dialog.after.choices["2"].click()
    dialog.decided.choices["reach_out"].click()
    dialog.outcome.choices["less"].click()
    dialog.note.setText("they were tired")
    dialog.decided.choices["reach_out"].setFocus()
    home.press(Key.Key_Return)
    assert not dialog.isVisible()
    with Library.open(home.folder, write=False) as library:
        (pause,) = load_pauses(library)
    assert (pause.urge_before, pause.urge_after) == (9, 2)
    assert pause.decision is Decision.REACH_OUT
    assert pause.body == ("chest", "belly", "neck")
    assert pause.prediction is not None
    assert (pause.prediction.outcome, pause.prediction.note) == (Outcome.LESS, "they were tired")
    home.press(Key.Key_T)
    assert (dialog.before.value, dialog.note.text()) == ("9", "they were tired")


def test_less_to_lean_on_is_suggested_from_the_record_and_taken_with_one_key(
    home: LibraryUser,
) -> None:
    put(home.folder, *(Day(n, before=8, after=3, minutes=20.0) for n in range(8)))
    home.press(Key.Key_P, Key.Key_L)
    screen = home.window.pages.current
    assert isinstance(screen, LadderScreen)
    assert screen.guide.isVisible()
    assert screen.guide.text()
    assert str(home.window.settings.now.guide) == "full"
    home.press(Key.Key_G)
    assert home.window.settings.now.guide is Guide.DISC
    assert screen.message.text() == "Guidance in your next pauses: Disc only."
