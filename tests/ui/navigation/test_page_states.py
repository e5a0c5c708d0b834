"""Another look, language, text size or window size takes nothing away of what a person did, on any page."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import leave
from tests.ui.page_walk import PLACES, come_to, shown, type_in
from tests.ui.practice_window import Day, LibraryUser, put
from ui.i18n import translator
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.screens.practice.report import PracticeReportScreen
from ui.screens.screen import Screen
from ui.screens.screen_state import WidgetState, capture_widgets
from ui.settings import ColorScheme, Settings, SettingsFile

Key = Qt.Key
MET = Settings(met=True)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    translator.set_language("en")


def change(user: LibraryUser, **fields: object) -> None:
    """Change the settings as the system or the settings page would."""
    window = user.window
    window.settings.change(replace(window.settings.now, **fields))  # type: ignore[arg-type]
    window._refresh_appearance()
    user.settle()


def is_applied(user: LibraryUser) -> bool:
    window = user.window
    return window._appearance_controller.wanted(window.settings.now) == window.appearance


def entered(user: LibraryUser) -> tuple[str, WidgetState, str, bool]:
    """What can be lost: the page, what stands in its fields, its dialog, and the running session."""
    page = shown(user)
    dialog = page.open_overlay
    fields = capture_widgets(page)
    in_dialog = "" if dialog is None else repr([w.text() for w in dialog.findChildren(QLineEdit)])
    name = f"{type(page).__name__} {type(dialog).__name__} {in_dialog}"
    running = user.window._session is not None
    return name, replace(fields, scrolled=()), repr(page.own_state()), running


@pytest.mark.parametrize("place", PLACES)
def test_on_no_page_another_look_language_or_size_takes_anything_away(
    place: str, qtbot: QtBot, tmp_path: Path
) -> None:
    user = come_to(place, qtbot, tmp_path)
    before = entered(user)
    first = user.window.appearance
    stops = [session.stops for session in user.sessions]
    for fields in (
        {"colours": ColorScheme.LIGHT, "language": "de", "text_percent": 150},
        {"colours": ColorScheme.DARK, "language": "en", "text_percent": 100},
    ):
        change(user, **fields)
        assert entered(user) == before
    assert [session.stops for session in user.sessions] == stops
    if before[3]:
        user.at(user.session.t + 1.0)
    assert user.window.appearance.text_percent in (first.text_percent, 100, 150, 200)
    leave(user.window)


@pytest.fixture
def appearance_follows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the moments it waits until the window has its size, or the page can be made again."""
    monkeypatch.setattr("ui.navigation.main_window.RESIZED_MS", 0)
    monkeypatch.setattr("ui.navigation.main_window.PENDING_MS", 0)


@pytest.mark.usefixtures("appearance_follows_at_once")
def test_a_page_that_cannot_be_made_again_follows_when_it_can(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, Day(1), Day(2))
    user = LibraryUser(qtbot, tmp_path, SettingsFile(tmp_path))
    change(user, met=True)
    user.press(Key.Key_Escape, Key.Key_H, Key.Key_N)
    type_in("half a note")
    change(user, colours=ColorScheme.LIGHT)
    history = shown(user)
    assert isinstance(history, HistoryScreen)
    assert history.note_dialog.note.toPlainText() == "half a note"
    assert not is_applied(user)
    user.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: is_applied(user), timeout=60_000)
    assert isinstance(shown(user), HistoryScreen)
    user.close()


def test_the_history_keeps_search_selection_and_place(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, *(Day(n) for n in range(40)))
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_H, *[Key.Key_Down] * 25, Key.Key_Space)
    history = shown(user)
    assert isinstance(history, HistoryScreen)
    ticked, current = history.list.ticked_ids, history.list.current_id
    scrolled = history.list.verticalScrollBar().value()
    assert ticked
    assert scrolled
    change(user, colours=ColorScheme.LIGHT, language="de")
    again = shown(user)
    assert again is not history
    assert isinstance(again, HistoryScreen)
    assert (again.list.ticked_ids, again.list.current_id) == (ticked, current)
    assert again.list.verticalScrollBar().value() == scrolled
    again.search_bar.field.setText("nothing like it")
    change(user, colours=ColorScheme.DARK)
    third = shown(user)
    assert isinstance(third, HistoryScreen)
    assert third.search_bar.typed == "nothing like it"
    user.close()


def test_a_feeling_half_written_waits_while_the_look_is_changed_elsewhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_P, Key.Key_N)
    type_in("there is no answer")
    user.press(Key.Key_Escape, Key.Key_Escape, Key.Key_O)
    change(user, colours=ColorScheme.LIGHT, language="de", text_percent=150)
    assert is_applied(user)
    user.press(Key.Key_Escape, Key.Key_P, Key.Key_N)
    page = shown(user)
    assert isinstance(page, FeelingScreen)
    assert page.parts["situation"].field.text() == "there is no answer"
    user.close()


def test_an_audit_keeps_its_lines_what_is_typed_and_its_time(qtbot: QtBot, tmp_path: Path) -> None:
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_P, Key.Key_C)
    type_in("it is late")
    user.press(Key.Key_Return)
    type_in("they are at")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    QTest.keyClick(focused, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    before = shown(user)
    assert isinstance(before, AuditScreen)
    change(user, colours=ColorScheme.LIGHT)
    after = shown(user)
    assert isinstance(after, AuditScreen)
    assert after is not before
    assert after.audit == before.audit
    assert after.ring.began_s == before.ring.began_s
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert after.isAncestorOf(field)
    assert (field.text(), field.selectedText()) == ("they are at", "t")
    user.press(Key.Key_End)
    type_in(" work")
    user.press(Key.Key_Return)
    assert len(user.window._practice_library.worksheets("audit")) == 1
    user.close()


def test_what_is_typed_below_the_settings_is_there_when_they_are_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_P, Key.Key_C)
    type_in("it is late")
    user.press(Key.Key_Return)
    type_in("half a line")
    user.window._open_settings()
    user.settle()
    assert user.screen == "SettingsScreen"
    change(user, colours=ColorScheme.LIGHT, language="de", text_percent=125)
    assert is_applied(user)
    assert user.screen == "SettingsScreen"
    user.press(Key.Key_Escape)
    page = shown(user)
    assert isinstance(page, AuditScreen)
    assert [line.text for line in page.audit.lines] == ["it is late"]
    fields = [field.text() for field in page.findChildren(QLineEdit)]
    assert "half a line" in fields
    user.close()


def test_the_report_keeps_what_is_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, Day(1))
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_P, Key.Key_R)
    page = shown(user)
    assert isinstance(page, PracticeReportScreen)
    page.leave_out.set_chosen(("words",))
    page.period.set_value("30")
    change(user, text_percent=125)
    again = shown(user)
    assert isinstance(again, PracticeReportScreen)
    assert again is not page
    assert (again.period.value, again.leave_out.chosen) == ("30", ("words",))
    user.press(Key.Key_Escape)
    assert user.screen == "PracticeScreen"
    user.close()


@pytest.mark.usefixtures("appearance_follows_at_once")
def test_text_grows_with_a_large_window_and_the_review_stays_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    put(tmp_path, Day(1))
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_H, Key.Key_Return)
    review = shown(user)
    assert isinstance(review, ReviewScreen)
    usual = review.sentence.full_px
    user.window.resize(1920, 1080)
    qtbot.waitUntil(lambda: user.window.appearance.text_percent == 135, timeout=60_000)
    larger = shown(user)
    assert isinstance(larger, ReviewScreen)
    assert larger.shown_id == review.shown_id
    assert larger.sentence.full_px == round(1.35 * usual)
    user.window.resize(1280, 800)
    qtbot.waitUntil(lambda: user.window.appearance.text_percent == 100, timeout=60_000)
    user.close()


def test_a_pause_goes_on_while_the_scale_of_the_screen_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stored = SettingsFile(tmp_path)
    stored.change(MET)
    user = LibraryUser(qtbot, tmp_path, stored)
    user.press(Key.Key_Space)
    user.at(60.0)
    user.press(Key.Key_G)
    assert user.window.pause.is_focus_view
    for size in (QSize(1920, 1080), QSize(640, 480), QSize(1280, 800)):
        user.window.resize(size)
        user.window._apply_pending_appearance()
        user.settle()
        assert user.screen == "PauseScreen"
        assert user.window.pause.is_focus_view
        assert user.session.stops == 0
    user.at(120.0)
    user.press(Key.Key_M)
    assert any(type(event).__name__ == "MomentMarked" for event in user.session.events)
    user.close()


def test_every_page_says_whether_it_can_be_made_again() -> None:
    """A page that holds what nobody could restore is one that says so."""
    waiting = {
        "ReassessScreen",
        "ClosingScreen",
        "SensorScreen",
        "StrapMemoryScreen",
        "LockScreen",
        "ReplayScreen",
        "PauseScreen",
        "ImportScreen",
    }
    for name in ("session.strap_memory", "session.resonance", "settings.lock", "history.replay"):
        import_module(f"ui.screens.{name}")
    import_module("ui.screens.imports.import_files")
    import_module("ui.screens.session.closing")
    import_module("ui.screens.session.sensor")
    assert {c.__name__ for c in _all_screens() if "can_be_remade" in vars(c)} == waiting


def _all_screens() -> set[type[Screen]]:
    found: set[type[Screen]] = set()
    todo = [Screen]
    while todo:
        found.update(new := todo.pop().__subclasses__())
        todo.extend(new)
    return found
