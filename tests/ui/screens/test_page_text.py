"""Texts are selected and copied with the mouse and by keyboard, and a right click offers what can be done."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import come_to, shown
from tests.ui.practice_window import LibraryUser
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.help_pages import HelpScreen
from ui.screens.session.home import HomeScreen
from ui.style.text_measure import NO_BREAK_SPACE
from ui.widgets.text.label import Label
from ui.widgets.text.selection import selected_text

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def right_click(widget: QWidget, at: QPoint | None = None) -> list[str]:
    """The menu, which is closed again."""
    spot = at or widget.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, spot, widget.mapToGlobal(spot)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    return texts


def drag_over(label: Label) -> None:
    box = label.contentsRect()
    QTest.mousePress(label, LEFT, NONE, QPoint(box.left() + 1, box.center().y()))
    QTest.mouseMove(label, QPoint(box.right() - 1, box.center().y()))
    QTest.mouseRelease(label, LEFT, NONE, QPoint(box.right() - 1, box.center().y()))


@pytest.fixture
def review(qtbot: QtBot, tmp_path: Path) -> ReviewScreen:
    page = shown(come_to("figures", qtbot, tmp_path))
    assert isinstance(page, ReviewScreen)
    return page


def test_a_sentence_is_selected_with_the_mouse_and_copied(review: ReviewScreen) -> None:
    focused = QApplication.focusWidget()
    drag_over(review.sentence)
    assert review.sentence.hasSelectedText()
    assert QApplication.focusWidget() is focused
    QTest.keyClick(review, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == selected_text(review)
    assert clipboard() in review.sentence.text()


def test_only_one_text_is_selected(review: ReviewScreen) -> None:
    drag_over(review.sentence)
    drag_over(review.breath)
    assert not review.sentence.hasSelectedText()
    assert selected_text(review) in review.breath.text()


def test_a_text_is_selected_by_keyboard_alone(review: ReviewScreen) -> None:
    QTest.keyClick(review, Key.Key_F7)
    label = QApplication.focusWidget()
    assert isinstance(label, QLabel)
    QTest.keyClick(label, Key.Key_Home)
    QTest.keyClick(label, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert label.hasSelectedText()
    QTest.keyClick(label, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard().strip() == label.selectedText().replace(NO_BREAK_SPACE, " ").strip()
    QTest.keyClick(label, Key.Key_F7)
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_figure_is_copied_with_its_unit(review: ReviewScreen) -> None:
    figure = review.figures[0]
    figure.setFocus()
    QTest.keyClick(figure, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == figure.accessibleName()
    assert "Copy" in right_click(figure)


def test_a_whole_page_is_copied_as_it_is_read(review: ReviewScreen) -> None:
    spot = review.sentence.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, spot, review.sentence.mapToGlobal(spot))
    QApplication.sendEvent(review.sentence, event)
    assert review.context_menu is not None
    [act] = [a for a in review.context_menu.actions() if a.text() == "Copy all text"]
    act.trigger()
    review.context_menu.close()
    lines = clipboard().splitlines()
    assert lines[0] == review.sentence.text()
    assert review.figures[0].accessibleName() in lines


def test_a_row_of_the_history_offers_its_acts(qtbot: QtBot, tmp_path: Path) -> None:
    history = shown(come_to("past", qtbot, tmp_path))
    assert isinstance(history, HistoryScreen)
    texts = right_click(history.list.viewport(), QPoint(300, 30))
    for act in ("Open", "Note", "Delete", "Export…", "Select", "Copy"):
        assert act in texts
    QTest.keyClick(history.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "5 minutes" in clipboard()


def test_the_menu_opens_by_keyboard_too(review: ReviewScreen) -> None:
    QTest.keyClick(review, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any(action.text().startswith("Export…") for action in menu.actions())
    menu.close()


def test_a_click_on_a_sentence_leaves_the_keys_to_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    user: LibraryUser = come_to("home", qtbot, tmp_path)
    home = shown(user)
    assert isinstance(home, HomeScreen)
    QTest.mouseClick(home.title, LEFT)
    user.press(Key.Key_Space)
    assert user.screen == "PauseScreen"
    user.close()


def test_a_page_of_help_is_selected_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(come_to("why", qtbot, tmp_path))
    assert isinstance(page, HelpScreen)
    QTest.keyClick(page, Key.Key_F7)
    page.page.setFocus()
    QTest.keyClick(page.page, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert selected_text(page)


def test_a_notice_is_copied_and_closed_with_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("home", qtbot, tmp_path)
    notice = user.window.notice
    notice.show_message("The strap was lost. Outbreath is looking for it.")
    user.settle()
    assert right_click(notice) == ["Copy", "Close this message"]
    drag_over(notice._label)
    assert notice.isVisible()
    assert selected_text(notice)
    QTest.mouseClick(notice, LEFT, NONE, QPoint(3, 3))
    assert notice.isHidden()
    user.close()
