"""The habits of a desktop: the usual shortcuts, a menu on every screen, and Space that still begins after a click."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.act_table import actions_of_menu, acts_of, opened_menu
from tests.ui.page_walk import Key, come_to, focused_widget, on_top, shown, type_in
from tests.ui.practice_window import LibraryUser
from trainer.exercises.certainty_audit import audit_from_fields
from ui.navigation.window_actions import SystemMenuBar
from ui.screens.action_menu import ActionMenu
from ui.screens.history.history import HistoryScreen
from ui.screens.history.note_dialog import NoteDialog
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.save_dialog import SaveDialog
from ui.screens.screen import ALT_TAP_MS
from ui.services.practice import AUDIT, PracticeLibrary
from ui.widgets.actions import table
from ui.widgets.actions.action import ActionRow, Shortcut
from ui.widgets.layout.dialog import OverlayDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = come_to("home", qtbot, tmp_path)
    yield made
    made.close()


def strike(user: LibraryUser, shortcut: str) -> None:
    """Press a shortcut wherever the keyboard is."""
    QTest.keySequence(QApplication.focusWidget() or user.window, QKeySequence(shortcut))
    user.settle()


@pytest.mark.parametrize(
    ("shortcut", "screen"),
    [("Ctrl+,", "SettingsScreen"), ("F1", "HelpScreen"), ("Ctrl+F", "HistoryScreen")],
)
@pytest.mark.parametrize("way", [(), (Key.Key_P, Key.Key_C), (Key.Key_H, Key.Key_Return)])
def test_a_usual_shortcut_works_on_every_screen_also_while_typing(
    home: LibraryUser, shortcut: str, screen: str, way: tuple[Key, ...]
) -> None:
    home.press(*way)
    strike(home, shortcut)
    assert home.screen == screen


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has a menu bar")
@pytest.mark.parametrize("way", [(), (Key.Key_H,), (Key.Key_P, Key.Key_C)])
def test_a_tap_of_alt_opens_the_menu(home: LibraryUser, way: tuple[Key, ...]) -> None:
    home.press(*way)
    focused = QApplication.focusWidget() or home.window
    QTest.keyClick(focused, Key.Key_Alt)
    assert opened_menu(shown(home)).isVisible()


def send_alt(to: QWidget, kind: QEvent.Type, at_ms: int) -> None:
    event = QKeyEvent(kind, Key.Key_Alt, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(to, event)


@pytest.mark.parametrize("with_other_key", [False, True])
def test_alt_that_is_held_or_goes_with_another_key_opens_nothing(
    home: LibraryUser, with_other_key: bool
) -> None:
    focused = QApplication.focusWidget() or home.window
    send_alt(focused, QEvent.Type.KeyPress, 1_000)
    if with_other_key:
        QTest.keyClick(focused, Key.Key_F8, Qt.KeyboardModifier.AltModifier)
    held_ms = 10 if with_other_key else ALT_TAP_MS + 1
    send_alt(focused, QEvent.Type.KeyRelease, 1_000 + held_ms)
    assert not any(menu.isVisible() for menu in shown(home).findChildren(ActionMenu))


def test_help_is_left_to_where_it_was_opened(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_C)
    type_in("half a line")
    strike(home, "F1")
    strike(home, "F1")
    home.press(Key.Key_Escape)
    field = focused_widget()
    assert isinstance(field, QLineEdit)
    assert (home.screen, field.text()) == ("AuditScreen", "half a line")


def test_what_was_being_done_goes_on_after_a_look_at_the_settings(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_C)
    type_in("half a line")
    strike(home, "Ctrl+,")
    strike(home, "F1")
    home.press(Key.Key_Escape, Key.Key_Escape)
    field = focused_widget()
    assert isinstance(field, QLineEdit)
    assert (home.screen, field.text()) == ("AuditScreen", "half a line")
    home.press(Key.Key_Escape, Key.Key_Escape)
    strike(home, "Ctrl+,")
    home.press(Key.Key_Escape)
    assert home.screen == "HomeScreen"


def test_search_begins_in_its_field(home: LibraryUser) -> None:
    for _ in range(2):
        strike(home, "Ctrl+F")
        page = shown(home)
        assert isinstance(page, HistoryScreen)
        assert focused_widget() is page.search_bar.field
        page.list.setFocus()


def test_a_deletion_is_undone_and_an_export_opened_by_the_usual_shortcuts(
    home: LibraryUser,
) -> None:
    home.press(Key.Key_H, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    page = shown(home)
    assert isinstance(page, HistoryScreen)
    assert page.undo_notice.is_offered
    strike(home, "Ctrl+Z")
    assert not page.undo_notice.is_offered
    strike(home, "Ctrl+E")
    assert on_top(home) is not page


def test_what_is_typed_is_undone_in_its_field(home: LibraryUser) -> None:
    home.press(Key.Key_H, Key.Key_Delete, Key.Key_Right, Key.Key_Return, Key.Key_F)
    type_in("rare")
    strike(home, "Ctrl+Z")
    page = shown(home)
    assert isinstance(page, HistoryScreen)
    assert page.search_bar.typed == ""
    assert page.undo_notice.is_offered


def test_changes_of_an_audit_are_undone_one_by_one(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_C, Key.Key_Tab)
    for text in ("they leave", "they never write"):
        type_in(text)
        home.press(Key.Key_Return)
    page = shown(home)
    assert isinstance(page, AuditScreen)
    home.press(Key.Key_Up, Key.Key_Delete)
    assert [line.text for line in page.audit.lines] == ["they leave"]
    type_in("half")
    strike(home, "Ctrl+Z")
    assert len(page.audit.lines) == 1, "what was typed goes first"
    strike(home, "Ctrl+Z")
    assert [line.text for line in page.audit.lines] == ["they leave", "they never write"]
    strike(home, "Ctrl+Z")
    strike(home, "Ctrl+Z")
    strike(home, "Ctrl+Z")
    assert not page.audit.lines
    assert not page._undo_action.isEnabled()
    (stored,) = PracticeLibrary(home.folder).worksheets(AUDIT)
    assert audit_from_fields(stored.body) == page.audit


@pytest.mark.parametrize("way", [(Key.Key_P, Key.Key_C), (Key.Key_P, Key.Key_N)])
def test_an_exercise_is_exported_while_it_is_being_written(
    home: LibraryUser, way: tuple[Key, ...]
) -> None:
    home.press(*way)
    type_in("it is late")
    field = focused_widget()
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(0)
    strike(home, "Ctrl+E")
    assert isinstance(on_top(home), SaveDialog)
    assert field.cursorPosition() == 0


def test_full_screen_is_left_as_it_was_entered(home: LibraryUser) -> None:
    for full in (True, False):
        strike(home, "F11")
        assert home.window.isFullScreen() is full
        assert home.window.window_actions[table.FULL_SCREEN].isChecked() is full


@pytest.mark.parametrize("shortcut", ["Ctrl+W", "Ctrl+Q"])
def test_the_window_closes_by_the_usual_shortcuts(home: LibraryUser, shortcut: str) -> None:
    strike(home, shortcut)
    assert not home.window.isVisible()


def test_under_a_dialog_no_other_page_is_opened_and_its_text_stays(home: LibraryUser) -> None:
    home.press(Key.Key_H, Key.Key_N)
    type_in("to remember")
    for shortcut in ("Ctrl+,", "F1", "Ctrl+E", "F10"):
        strike(home, shortcut)
    dialog = on_top(home)
    assert isinstance(dialog, NoteDialog)
    assert dialog.note.toPlainText() == "to remember"
    assert not home.window.findChildren(ActionMenu)


def test_a_dialog_is_closed_with_the_mouse(home: LibraryUser) -> None:
    home.press(Key.Key_H, Key.Key_N)
    type_in("not to be kept")
    dialog = on_top(home)
    assert isinstance(dialog, OverlayDialog)
    QTest.mouseClick(dialog.close_cap, LEFT)
    assert on_top(home) is shown(home)
    assert not dialog.close_cap.isVisible()


@pytest.mark.parametrize(
    ("row", "works"),
    [
        (table.SETTINGS, True),
        (table.HELP, True),
        (table.SENSOR, True),
        (table.HISTORY, False),
        (table.HOME, False),
        (table.SEARCH, False),
        (table.BEGIN, False),
        (table.QUIT, True),
    ],
    ids=lambda row: getattr(row, "name", None),
)
def test_while_pacing_only_what_comes_back_to_the_pause_can_be_opened(
    home: LibraryUser, row: ActionRow, works: bool
) -> None:
    home.press(Key.Key_Space)
    home.at(8.0)
    assert home.window.window_actions[row].isEnabled() is works


def test_nothing_leads_away_from_the_reassessment(home: LibraryUser) -> None:
    home.press(Key.Key_Space)
    home.at(301.0)
    for shortcut in ("Ctrl+,", "F1", "Ctrl+F"):
        strike(home, shortcut)
    assert home.screen == "ReassessScreen"
    assert {action.row for action in acts_of(shown(home))} >= {table.FULL_SCREEN, table.QUIT}


def test_after_a_pause_everything_can_be_opened_again(home: LibraryUser) -> None:
    home.press(Key.Key_Space)
    home.at(301.0)
    home.press(Key.Key_4, Key.Key_P)
    home.settle()
    strike(home, "Ctrl+F")
    assert home.screen == "HistoryScreen"


def click(user: LibraryUser, name: str) -> None:
    """Click a cap of the bar, where it is seen."""
    page = shown(user)
    cap = next(c for c in page.bar.every_cap if c.action.row.name == name)
    assert cap.isVisible()
    QTest.mouseClick(cap, LEFT)
    user.settle()


@pytest.mark.parametrize(
    "name", ["practice", "breath", "sensor", "history", "lock", "settings", "keys", "menu"]
)
def test_after_a_click_on_the_bar_space_still_begins(home: LibraryUser, name: str) -> None:
    home.press(Key.Key_Tab, Key.Key_Backtab)
    click(home, name)
    if name == "menu":
        opened_menu(shown(home)).close()
        home.window.activateWindow()
        home.settle()
    else:
        home.press(Key.Key_Escape)
    assert home.screen == "HomeScreen"
    assert focused_widget() is home.window.home.begin
    home.press(Key.Key_Space)
    assert len(home.sessions) == 1


def test_a_click_in_the_menu_does_what_it_says(home: LibraryUser) -> None:
    click(home, "menu")
    menu = opened_menu(shown(home))
    action = next(a for a in actions_of_menu(menu) if a.row is table.HISTORY)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    home.settle()
    assert home.screen == "HistoryScreen"


def test_everything_is_hidden_also_while_the_menu_is_open(home: LibraryUser) -> None:
    strike(home, "F10")
    menu = opened_menu(shown(home))
    QTest.keyClick(menu, Key.Key_F9)
    assert home.window.privacy_screen.is_hidden
    assert not [m for m in home.window.findChildren(QMenu) if m.isVisible()]


def test_the_menu_of_a_pause_goes_with_the_pause(home: LibraryUser) -> None:
    home.press(Key.Key_Space)
    home.at(8.0)
    strike(home, "F10")
    end = next(a for a in actions_of_menu(opened_menu(home.window.pause)) if a.row is table.END)
    home.at(301.0)
    assert home.screen == "ReassessScreen"
    assert not [m for m in home.window.findChildren(QMenu) if m.isVisible()]
    end.trigger()
    assert not home.window.pause.end_question.is_open


@pytest.mark.parametrize("way", ["double click", "context menu"])
def test_what_was_hidden_is_shown_again_with_the_mouse(home: LibraryUser, way: str) -> None:
    strike(home, "F9")
    strike(home, "Ctrl+,")
    assert home.screen == "HomeScreen"
    if way == "double click":
        QTest.mouseDClick(home.window, LEFT)
    else:
        spot = QPoint(40, 40)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, spot, home.window.mapToGlobal(spot)
        )
        QApplication.sendEvent(home.window, event)
        menu = next(m for m in home.window.findChildren(ActionMenu) if m.isVisible())
        assert actions_of_menu(menu)[0].text() == "Show everything"
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(actions_of_menu(menu)[0]).center())
    home.settle()
    assert not home.window.privacy_screen.is_hidden
    assert home.window.home.isVisible()


def test_how_sure_is_set_with_the_mouse(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_C, Key.Key_Tab)
    type_in("they leave")
    home.press(Key.Key_Return)
    page = shown(home)
    assert isinstance(page, AuditScreen)
    line = next(button for column in page.columns.values() for button in column.lines.values())
    QTest.mouseClick(line, LEFT)
    for name in ("ask-later", "surer", "surer", "less-sure", "surer"):
        click(home, "menu")
        menu = opened_menu(page)
        action = next(a for a in actions_of_menu(menu) if a.row.name == name)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        home.settle()
    assert [line.sure_percent for line in page.audit.lines] == [60]


def test_hidden_key_hints_are_in_no_bar_and_no_menu(home: LibraryUser) -> None:
    page = shown(home)
    with_hints = page.bar.cap_of(page.page_actions[0]).grab().toImage()
    home.window.settings.change(replace(home.window.settings.now, key_hints=False))
    home.window._refresh_appearance()
    page = shown(home)
    assert page.bar.cap_of(page.page_actions[0]).grab().toImage() != with_hints
    menu = page.create_menu()
    assert not any(action.isShortcutVisibleInContextMenu() for action in actions_of_menu(menu))
    menu.deleteLater()
    home.press(Key.Key_H)
    assert home.screen == "HistoryScreen", "its keys work all the same"


def test_the_menu_bar_of_macos_holds_every_act(home: LibraryUser, qtbot: QtBot) -> None:
    home.press(Key.Key_H)
    page, bar = shown(home), SystemMenuBar()
    qtbot.addWidget(bar)
    for _ in range(3):  # as for every page that is shown
        bar.fill(page, home.window.window_actions.actions)
    menus = [action.menu() for action in bar.actions()]
    held_there = {a for menu in menus if isinstance(menu, QMenu) for a in menu.actions()}
    assert [action.text() for action in bar.actions()] == ["Actions", "Go to", "View", "Help"]
    assert len(bar.findChildren(QMenu)) == len(menus)
    assert set(acts_of(page)) <= held_there
    roles = {action.menuRole() for action in held_there}
    assert {QAction.MenuRole.QuitRole, QAction.MenuRole.PreferencesRole} <= roles


def test_a_system_without_a_shortcut_for_it_gets_the_usual_one() -> None:
    nowhere = Shortcut("Ctrl+E", QKeySequence.StandardKey.UnknownKey)
    assert [s.toString() for s in nowhere.sequences] == ["Ctrl+E"]
    undo = Shortcut("Ctrl+Z", QKeySequence.StandardKey.Undo)
    assert undo.sequences[0] in QKeySequence.keyBindings(QKeySequence.StandardKey.Undo)


@pytest.mark.parametrize(("platform", "shown_key"), [("linux", "H"), ("darwin", "")])
def test_the_menu_bar_of_macos_is_given_no_plain_keys(
    monkeypatch: pytest.MonkeyPatch, home: LibraryUser, platform: str, shown_key: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    action = type(home.window.home.page_actions[0])(table.HISTORY, home.settle, home.window)
    assert action.shortcut().toString() == shown_key
    assert action.caps == ["H"]
