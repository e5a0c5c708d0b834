"""The keyboard stays where the person is: over sheets, behind the blank window, and back from other pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import held, on_top, shown, type_in
from tests.ui.practice_window import Day, PracticeRoom, put
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
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[PracticeRoom]:
    made = PracticeRoom(qtbot, tmp_path)
    yield made
    made.close()


def ids(room: PracticeRoom) -> list[str]:
    with Library.open(room.folder, write=False) as library:
        return [entry.id for entry in library.sessions()]


def press_at(room: PracticeRoom, spot: QPoint) -> None:
    """As a mouse does: whatever lies on top there hears it."""
    there = room.window.childAt(spot)
    assert there is not None
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=there.mapFrom(room.window, spot))
    room.settle()


# --- sheets


def test_after_the_only_pause_was_deleted_esc_goes_home(room: PracticeRoom) -> None:
    put(room.folder, Day(1))
    room.press(Key.Key_H, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert ids(room) == []
    assert held().isVisible()
    room.press(Key.Key_Escape)
    assert room.screen == "HomeScreen"


def test_after_the_only_pause_that_was_found_is_gone_the_search_is_left(room: PracticeRoom) -> None:
    put(room.folder, *(Day(n) for n in range(3)))
    room.press(Key.Key_H, Key.Key_N)
    type_in("rare")
    room.press(Key.Key_Return, Key.Key_F)
    type_in("rare")
    room.press(Key.Key_Return, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert len(ids(room)) == 2
    room.press(Key.Key_Escape)
    page = shown(room)
    assert isinstance(page, HistoryScreen)
    assert page.list.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_N, Key.Key_E])
def test_behind_a_sheet_no_other_pause_can_be_chosen(room: PracticeRoom, key: Key) -> None:
    put(room.folder, *(Day(n) for n in range(4)))
    room.press(Key.Key_H, key)
    page = shown(room)
    assert isinstance(page, HistoryScreen)
    before, sheet = page.list.current_id, on_top(room)
    assert isinstance(sheet, OverlayDialog)
    row = page.list.visualRect(page.list.model().index(1, 0)).center()
    press_at(room, page.list.viewport().mapTo(room.window, row))
    assert page.list.current_id == before
    assert len(ids(room)) == 4


@pytest.mark.parametrize("place", [(Key.Key_H, Key.Key_E), (Key.Key_P, Key.Key_R, Key.Key_E)])
def test_a_mouse_leaves_a_sheet_by_pressing_beside_it(
    room: PracticeRoom, place: tuple[Key, ...]
) -> None:
    put(room.folder, *(Day(n) for n in range(4)))
    room.press(*place)
    assert isinstance(on_top(room), OverlayDialog)
    press_at(room, QPoint(20, 20))
    assert on_top(room) is shown(room)
    assert shown(room).bar.isVisible()


def test_pressing_beside_a_sheet_with_something_written_loses_nothing(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(20.0)
    room.press(Key.Key_T)
    type_in("no answer")
    for _ in range(2):
        press_at(room, QPoint(20, 300))
        open_still = on_top(room)
        assert isinstance(open_still, AnnotationDialog)
        assert held() is open_still.trigger
    type_in(" since noon")
    field = held()
    assert isinstance(field, QLineEdit)
    assert field.text() == "no answer since noon"
    room.press(Key.Key_Escape)
    assert room.screen == "PauseScreen"
    assert not any(isinstance(event, FinishRequested) for event in room.sitting.events)


def test_a_note_that_was_begun_outlasts_a_press_beside_it(room: PracticeRoom) -> None:
    put(room.folder, Day(1))
    room.press(Key.Key_H, Key.Key_N)
    type_in("half of it")
    press_at(room, QPoint(20, 20))
    sheet = on_top(room)
    assert isinstance(sheet, NoteDialog)
    assert sheet.note.toPlainText() == "half of it"


def test_a_copy_of_a_pause_replaces_no_file_unasked(room: PracticeRoom, tmp_path: Path) -> None:
    put(room.folder, Day(1))
    room.press(Key.Key_H, Key.Key_E)
    sheet = on_top(room)
    assert isinstance(sheet, ExportDialog)
    precious = tmp_path / "mine.edf"
    precious.write_text("precious")
    sheet.set_target(tmp_path / "mine.csv")
    sheet.choose("edf")
    room.press(Key.Key_Return)
    assert str(sheet.target) == str(precious)
    assert precious.read_text() == "precious"
    assert "already exists" in sheet.message.text()
    room.press(Key.Key_Return)
    assert precious.read_bytes().startswith(b"0 ")


# --- hidden, and shown again


def test_while_all_is_hidden_no_key_decides(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(299.0)
    room.press(Key.Key_F9)
    room.at(310.0)
    for key in (Key.Key_5, Key.Key_P, Key.Key_Escape):
        QTest.keyClick(held(), key)
    room.settle()
    told = room.sitting.events
    assert not [event for event in told if isinstance(event, UrgeRated | Decided | FinishRequested)]
    room.press(Key.Key_F9, Key.Key_5, Key.Key_P)
    assert [e.decision for e in room.sitting.events if isinstance(e, Decided)] == [Decision.PASSED]


def hide_and_show(room: PracticeRoom) -> None:
    room.press(Key.Key_F9)
    room.press(Key.Key_F9)


def test_shown_again_a_sheet_of_the_pause_goes_on_where_it_was(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(20.0)
    room.press(Key.Key_T)
    type_in("no an")
    hide_and_show(room)
    type_in("swer")
    sheet = on_top(room)
    assert isinstance(sheet, AnnotationDialog)
    assert sheet.trigger.text() == "no answer"
    room.press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert not any(isinstance(event, FinishRequested) for event in room.sitting.events)


@pytest.mark.parametrize("meanwhile", ["hidden", "why"])
def test_what_is_half_typed_in_an_exercise_goes_on_where_it_was(
    room: PracticeRoom, meanwhile: str
) -> None:
    def go_away() -> None:
        if meanwhile == "hidden":
            hide_and_show(room)
            return
        page = shown(room)
        why = next(cap for cap in page.bar.caps if cap.cap == "W")
        QTest.mouseClick(why, Qt.MouseButton.LeftButton)
        assert room.screen == "HelpScreen"
        room.press(Key.Key_Escape)

    room.press(Key.Key_P, Key.Key_C)
    type_in("first half")
    room.press(Key.Key_Tab)
    type_in("second ha")
    go_away()
    type_in("lf")
    page = shown(room)
    assert isinstance(page, AuditScreen)
    assert [page.columns[c].field.text() for c in Column] == ["first half", "second half"]
    room.press(Key.Key_Escape, Key.Key_N)
    type_in("you never answer")
    room.press(Key.Key_Tab)
    type_in("lone")
    go_away()
    type_in("ly")
    page = shown(room)
    assert isinstance(page, FeelingScreen)
    typed = [part.field.text() for part in page.parts.values()]
    assert typed == ["you never answer", "lonely", ""]


def test_a_note_is_written_on_after_it_was_hidden(room: PracticeRoom) -> None:
    put(room.folder, *(Day(n) for n in range(3)))
    room.press(Key.Key_H, Key.Key_N)
    type_in("my no")
    hide_and_show(room)
    type_in("te")
    sheet = on_top(room)
    assert isinstance(sheet, NoteDialog)
    assert sheet.note.toPlainText() == "my note"


def test_a_line_of_the_audit_is_held_again_after_a_copy(room: PracticeRoom) -> None:
    room.press(Key.Key_P, Key.Key_C)
    type_in("it is late")
    room.press(Key.Key_Return)
    type_in("half typed")
    room.press(Key.Key_Up, Key.Key_E, Key.Key_Escape, Key.Key_C)
    page = shown(room)
    assert isinstance(page, AuditScreen)
    assert page.columns[Column.KNOWN].field.text() == "half typed"
    assert "it is late" in QApplication.clipboard().text()


# --- what is told of the pull


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_W, Key.Key_R, Key.Key_Escape])
def test_a_pull_of_one_is_kept_however_quickly_it_is_decided(room: PracticeRoom, key: Key) -> None:
    room.press(Key.Key_Space)
    room.at(300.0)
    room.press(Key.Key_1, key)
    told = room.sitting.events
    assert [event.urge for event in told if isinstance(event, UrgeRated)] == [1]
    kinds = [
        type(event) for event in told if isinstance(event, UrgeRated | Decided | FinishRequested)
    ]
    assert kinds[0] is UrgeRated


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Escape, Key.Key_O])
def test_a_pull_of_one_before_is_kept_when_another_page_comes(room: PracticeRoom, key: Key) -> None:
    room.press(Key.Key_Space)
    room.at(3.0)
    room.press(Key.Key_1, key)
    assert [e.urge for e in room.sitting.events if isinstance(e, UrgeRated)] == [1]


def test_another_look_in_the_first_breaths_takes_no_question_away(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(3.0)
    room.press(Key.Key_O, Key.Key_Right, Key.Key_Escape)
    room.at(5.0)
    assert room.window.pause.question.isVisible()
    room.press(Key.Key_7)
    assert [e.urge for e in room.sitting.events if isinstance(e, UrgeRated)] == [7]


def test_after_a_click_on_the_urge_no_key_of_the_bar_is_focused(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(3.0)
    prompt = room.window.pause.question
    QTest.mouseClick(prompt.scale.findChildren(RatingKey)[7], Qt.MouseButton.LeftButton)
    assert [e.urge for e in room.sitting.events if isinstance(e, UrgeRated)] == [7]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert prompt.isAncestorOf(focused)
    prompt.close_now()
    assert QApplication.focusWidget() is room.window.pause


def test_the_map_tells_of_the_numbers_only_while_they_do_something(room: PracticeRoom) -> None:
    room.press(Key.Key_Space)
    room.at(3.0)
    assert "0–10" in [caps for caps, _ in shown(room).key_lines()]
    room.press(Key.Key_7)
    room.at(40.0)
    assert "0–10" not in [caps for caps, _ in shown(room).key_lines()]
    room.at(301.0)
    assert "0–10" in [caps for caps, _ in shown(room).key_lines()]
