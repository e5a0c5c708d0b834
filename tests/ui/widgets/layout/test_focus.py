"""The keyboard stays where the person is: over sheets, behind the blank window, and back from other pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import focused_widget, on_top, shown, type_in
from tests.ui.practice_window import Day, LibraryUser, put
from trainer.events import Decided, Decision, FinishRequested, UrgeRated
from trainer.exercises.certainty_audit import Column
from trainer.library.store import Library
from ui.screens.history.export_dialog import ExportDialog
from ui.screens.history.history import HistoryScreen
from ui.screens.history.note_dialog import NoteDialog
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.widgets.controls.rating_scale import RatingKey
from ui.widgets.layout.dialog import OverlayDialog

Key = Qt.Key


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = LibraryUser(qtbot, tmp_path)
    yield made
    made.close()


def ids(user: LibraryUser) -> list[str]:
    with Library.open(user.folder, write=False) as library:
        return [entry.id for entry in library.sessions()]


def press_at(user: LibraryUser, spot: QPoint) -> None:
    """As a mouse does: whatever lies on top there hears it."""
    there = user.window.childAt(spot)
    assert there is not None
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=there.mapFrom(user.window, spot))
    user.settle()


# --- sheets


def test_after_the_only_pause_was_deleted_esc_goes_home(user: LibraryUser) -> None:
    put(user.folder, Day(1))
    user.press(Key.Key_H, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert ids(user) == []
    assert focused_widget().isVisible()
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"


def test_after_the_only_pause_that_was_found_is_gone_the_search_is_left(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(3)))
    user.press(Key.Key_H, Key.Key_N)
    type_in("rare")
    user.press(Key.Key_Return, Key.Key_F)
    type_in("rare")
    user.press(Key.Key_Return, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert len(ids(user)) == 2
    user.press(Key.Key_Escape)
    page = shown(user)
    assert isinstance(page, HistoryScreen)
    assert page.list.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_N, Key.Key_E])
def test_behind_a_sheet_no_other_pause_can_be_chosen(user: LibraryUser, key: Key) -> None:
    put(user.folder, *(Day(n) for n in range(4)))
    user.press(Key.Key_H, key)
    page = shown(user)
    assert isinstance(page, HistoryScreen)
    before, overlay = page.list.current_id, on_top(user)
    assert isinstance(overlay, OverlayDialog)
    row = page.list.visualRect(page.list.model().index(1, 0)).center()
    press_at(user, page.list.viewport().mapTo(user.window, row))
    assert page.list.current_id == before
    assert len(ids(user)) == 4


@pytest.mark.parametrize("place", [(Key.Key_H, Key.Key_E), (Key.Key_P, Key.Key_R, Key.Key_E)])
def test_a_mouse_leaves_a_sheet_by_pressing_beside_it(
    user: LibraryUser, place: tuple[Key, ...]
) -> None:
    put(user.folder, *(Day(n) for n in range(4)))
    user.press(*place)
    assert isinstance(on_top(user), OverlayDialog)
    press_at(user, QPoint(20, 20))
    assert on_top(user) is shown(user)
    assert shown(user).bar.isVisible()


def test_pressing_beside_a_sheet_with_something_written_loses_nothing(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    user.press(Key.Key_T)
    type_in("no answer")
    for _ in range(2):
        press_at(user, QPoint(20, 300))
        open_still = on_top(user)
        assert isinstance(open_still, AnnotationDialog)
        assert focused_widget() is open_still.trigger
    type_in(" since noon")
    field = focused_widget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "no answer since noon"
    user.press(Key.Key_Escape)
    assert user.screen == "PauseScreen"
    assert not any(isinstance(event, FinishRequested) for event in user.session.events)


def test_a_note_that_was_begun_outlasts_a_press_beside_it(user: LibraryUser) -> None:
    put(user.folder, Day(1))
    user.press(Key.Key_H, Key.Key_N)
    type_in("half of it")
    press_at(user, QPoint(20, 20))
    overlay = on_top(user)
    assert isinstance(overlay, NoteDialog)
    assert overlay.note.toPlainText() == "half of it"


def test_a_copy_of_a_pause_replaces_no_file_unasked(user: LibraryUser, tmp_path: Path) -> None:
    put(user.folder, Day(1))
    user.press(Key.Key_H, Key.Key_E)
    overlay = on_top(user)
    assert isinstance(overlay, ExportDialog)
    precious = tmp_path / "mine.edf"
    precious.write_text("precious")
    overlay.set_target(tmp_path / "mine.csv")
    overlay.choose("edf")
    user.press(Key.Key_Return)
    assert str(overlay.target) == str(precious)
    assert precious.read_text() == "precious"
    assert "already exists" in overlay.message.text()
    user.press(Key.Key_Return)
    assert precious.read_bytes().startswith(b"0 ")


# --- hidden, and shown again


def test_while_all_is_hidden_no_key_decides(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(299.0)
    user.press(Key.Key_F9)
    user.at(310.0)
    for key in (Key.Key_5, Key.Key_P, Key.Key_Escape):
        QTest.keyClick(focused_widget(), key)
    user.settle()
    events = user.session.events
    assert not [
        event for event in events if isinstance(event, UrgeRated | Decided | FinishRequested)
    ]
    user.press(Key.Key_F9, Key.Key_5, Key.Key_P)
    assert [e.decision for e in user.session.events if isinstance(e, Decided)] == [Decision.PASSED]


def hide_and_show(user: LibraryUser) -> None:
    user.press(Key.Key_F9)
    user.press(Key.Key_F9)


def test_shown_again_a_sheet_of_the_pause_goes_on_where_it_was(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    user.press(Key.Key_T)
    type_in("no an")
    hide_and_show(user)
    type_in("swer")
    overlay = on_top(user)
    assert isinstance(overlay, AnnotationDialog)
    assert overlay.trigger.text() == "no answer"
    user.press(Key.Key_Escape)
    assert not overlay.isVisible()
    assert not any(isinstance(event, FinishRequested) for event in user.session.events)


@pytest.mark.parametrize("meanwhile", ["hidden", "why"])
def test_what_is_half_typed_in_an_exercise_goes_on_where_it_was(
    user: LibraryUser, meanwhile: str
) -> None:
    def go_away() -> None:
        if meanwhile == "hidden":
            hide_and_show(user)
            return
        page = shown(user)
        why = next(cap for cap in page.bar.caps if cap.cap == "W")
        QTest.mouseClick(why, Qt.MouseButton.LeftButton)
        assert user.screen == "HelpScreen"
        user.press(Key.Key_Escape)

    user.press(Key.Key_P, Key.Key_C)
    type_in("first half")
    user.press(Key.Key_Tab)
    type_in("second ha")
    go_away()
    type_in("lf")
    page = shown(user)
    assert isinstance(page, AuditScreen)
    assert [page.columns[c].field.text() for c in Column] == ["first half", "second half"]
    user.press(Key.Key_Escape, Key.Key_N)
    type_in("you never answer")
    user.press(Key.Key_Tab)
    type_in("lone")
    go_away()
    type_in("ly")
    page = shown(user)
    assert isinstance(page, FeelingScreen)
    typed = [part.field.text() for part in page.parts.values()]
    assert typed == ["you never answer", "lonely", ""]


def test_a_note_is_written_on_after_it_was_hidden(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(3)))
    user.press(Key.Key_H, Key.Key_N)
    type_in("my no")
    hide_and_show(user)
    type_in("te")
    overlay = on_top(user)
    assert isinstance(overlay, NoteDialog)
    assert overlay.note.toPlainText() == "my note"


def test_a_line_of_the_audit_is_held_again_after_a_copy(user: LibraryUser) -> None:
    user.press(Key.Key_P, Key.Key_C)
    type_in("it is late")
    user.press(Key.Key_Return)
    type_in("half typed")
    user.press(Key.Key_Up, Key.Key_E, Key.Key_Escape, Key.Key_C)
    page = shown(user)
    assert isinstance(page, AuditScreen)
    assert page.columns[Column.KNOWN].field.text() == "half typed"
    assert "it is late" in QApplication.clipboard().text()


# --- what is told of the pull


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_W, Key.Key_R, Key.Key_Escape])
def test_a_pull_of_one_is_kept_however_quickly_it_is_decided(user: LibraryUser, key: Key) -> None:
    user.press(Key.Key_Space)
    user.at(300.0)
    user.press(Key.Key_1, key)
    events = user.session.events
    assert [event.urge for event in events if isinstance(event, UrgeRated)] == [1]
    kinds = [
        type(event) for event in events if isinstance(event, UrgeRated | Decided | FinishRequested)
    ]
    assert kinds[0] is UrgeRated


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Escape, Key.Key_O])
def test_a_pull_of_one_before_is_kept_when_another_page_comes(user: LibraryUser, key: Key) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    user.press(Key.Key_1, key)
    assert [e.urge for e in user.session.events if isinstance(e, UrgeRated)] == [1]


def test_another_look_in_the_first_breaths_takes_no_question_away(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    user.press(Key.Key_O, Key.Key_Right, Key.Key_Escape)
    user.at(5.0)
    assert user.window.pause.question.isVisible()
    user.press(Key.Key_7)
    assert [e.urge for e in user.session.events if isinstance(e, UrgeRated)] == [7]


def test_after_a_click_on_the_urge_no_key_of_the_bar_is_focused(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    prompt = user.window.pause.question
    QTest.mouseClick(prompt.scale.findChildren(RatingKey)[7], Qt.MouseButton.LeftButton)
    assert [e.urge for e in user.session.events if isinstance(e, UrgeRated)] == [7]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert prompt.isAncestorOf(focused)
    prompt.close_now()
    assert QApplication.focusWidget() is user.window.pause


def test_the_map_tells_of_the_numbers_only_while_they_do_something(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    assert "0–10" in [caps for caps, _ in shown(user).key_lines()]
    user.press(Key.Key_7)
    user.at(40.0)
    assert "0–10" not in [caps for caps, _ in shown(user).key_lines()]
    user.at(301.0)
    assert "0–10" in [caps for caps, _ in shown(user).key_lines()]
