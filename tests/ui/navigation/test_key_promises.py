"""What a key, a map or a sentence promises is what happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionMenuItem
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import on_top, put_assessment, shown, type_in
from tests.ui.practice_window import Day, LibraryUser, put
from trainer.events import BodyFelt
from trainer.library.store import Library
from ui.screens.history.delete_dialog import DeleteDialog
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.screens.practice.ladder import LadderScreen
from ui.screens.session.sensor import SensorScreen
from ui.screens.settings.settings import PROFILE, SettingsScreen
from ui.settings import Settings, SettingsFile
from ui.widgets.actions import table
from ui.widgets.actions.action import find_action

Key = Qt.Key


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    stored = SettingsFile(tmp_path)
    stored.change(Settings(met=True))
    made = LibraryUser(qtbot, tmp_path, stored)
    yield made
    made.close()


def caps(user: LibraryUser) -> list[str]:
    return [cap for cap, _ in shown(user).key_lines()]


def test_the_kinds_are_on_the_map_where_there_is_a_choice_of_them(user: LibraryUser) -> None:
    user.press(Key.Key_H)
    assert "K" not in caps(user)
    put(user.folder, Day(1))
    put_assessment(user.folder)
    user.press(Key.Key_Escape, Key.Key_H)
    assert "K" in caps(user)


def test_what_a_search_has_hidden_is_not_meant(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(3)))
    user.press(Key.Key_H, Key.Key_N)
    type_in("rare")
    user.press(Key.Key_Return, Key.Key_Down, Key.Key_Space, Key.Key_Space, Key.Key_F)
    type_in("rare")
    user.press(Key.Key_Return, Key.Key_Delete)
    dialog = on_top(user)
    assert isinstance(dialog, DeleteDialog)
    assert dialog.question.text() == "Delete this pause?"
    user.press(Key.Key_Right, Key.Key_Return, Key.Key_Escape)
    page = shown(user)
    assert isinstance(page, HistoryScreen)
    assert len(page.list.ticked_ids) == 2
    user.press(Key.Key_Delete)
    assert dialog.question.text() == "Delete these 2 pauses?"
    assert dialog.details.text().startswith("You can undo this until")
    assert dialog.keep_button.text() == "Keep them"


def test_a_line_that_stays_says_so(user: LibraryUser) -> None:
    user.press(Key.Key_P, Key.Key_C, Key.Key_Tab)
    for text in ("they leave", "they never write"):
        type_in(text)
        user.press(Key.Key_Return)
    page = shown(user)
    assert isinstance(page, AuditScreen)
    user.press(Key.Key_Up)
    assert "Del: remove" in page.hint.text()
    user.press(Key.Key_A, Key.Key_Up)
    assert "Del" not in page.hint.text()
    user.press(Key.Key_Delete)
    assert len(page.audit.lines) == 2
    assert page.hint.text().startswith("Lines you'll be asked about can't be removed")
    user.press(Key.Key_Backtab)
    assert page.hint.text().startswith("Enter: add line")


def test_enter_keeps_where_a_place_in_the_body_is_ticked(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    user.press(Key.Key_T, Key.Key_Tab, Key.Key_Space, Key.Key_Return)
    assert not isinstance(on_top(user), AnnotationDialog)
    assert [e.places for e in user.session.events if isinstance(e, BodyFelt)] == [("chest",)]


def test_under_a_sheet_the_numbers_of_the_pause_are_not_seen(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    pause = user.window.pause
    assert pause.question.isVisible()
    user.press(Key.Key_T)
    assert not pause.question.isVisible()
    user.press(Key.Key_Escape)
    assert pause.question.isVisible()


def test_every_arrow_goes_through_the_sensors(user: LibraryUser) -> None:
    user.press(Key.Key_S)
    page = shown(user)
    assert isinstance(page, SensorScreen)
    for key, at in ((Key.Key_Right, 1), (Key.Key_Left, 0), (Key.Key_Down, 1), (Key.Key_Up, 0)):
        user.press(key)
        assert page.choices[at].hasFocus()


def test_the_step_that_is_taken_is_where_the_arrows_go_on(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(3)))
    user.press(Key.Key_P, Key.Key_L)
    page = shown(user)
    assert isinstance(page, LadderScreen)
    user.press(Key.Key_Left, Key.Key_Left, Key.Key_T)
    taken = page.steps.value
    assert page.steps.choices[taken].hasFocus()
    user.press(Key.Key_Left)
    values = list(page.steps.choices)
    assert page.steps.value == values[values.index(taken) - 1]


def test_a_report_that_was_opened_from_the_trends_leads_back_to_them(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(6)))
    user.press(Key.Key_P, Key.Key_T, Key.Key_R, Key.Key_Escape)
    assert user.screen == "TrendsScreen"
    user.press(Key.Key_Escape, Key.Key_R, Key.Key_Escape)
    assert user.screen == "PracticeScreen"


def test_the_arrows_open_nobody_else_s_window(user: LibraryUser) -> None:
    user.press(Key.Key_O, Key.Key_N)
    type_in("Somebody")
    wanted: list[str] = []
    user.window.profile_chosen.connect(wanted.append)
    user.press(Key.Key_Escape)
    page = shown(user)
    assert isinstance(page, SettingsScreen)
    row = page.rows[PROFILE]
    row.choices["another"] = row._create_choice(page.colours, "another", "another", "")
    row.choices["another"].show()
    page.focus_setting(PROFILE)
    user.press(Key.Key_Right)
    assert row.choices["another"].hasFocus()
    assert wanted == []


def test_a_sentence_that_was_begun_is_there_again(user: LibraryUser) -> None:
    user.press(Key.Key_P, Key.Key_N)
    texts = ("you did not answer", "lonely", "closeness")
    for text in texts:
        type_in(text)
        user.press(Key.Key_Tab)
    user.press(Key.Key_Escape, Key.Key_N)
    page = shown(user)
    assert isinstance(page, FeelingScreen)
    assert page._typed() == texts
    page.copy_button.setFocus()
    user.press(Key.Key_C, Key.Key_Escape, Key.Key_N)
    assert page._typed() == ("", "", "")


def test_earlier_sentences_lead_round_to_the_one_that_is_being_written(user: LibraryUser) -> None:
    user.press(Key.Key_P, Key.Key_N)
    page = shown(user)
    assert isinstance(page, FeelingScreen)
    page._fill(("it was late", "afraid", "rest"))
    page.copy()
    page.open_new()
    page._fill(("you did not answer", "lonely", ""))
    page.copy_button.setFocus()
    user.press(Key.Key_B)
    assert page._typed() == ("it was late", "afraid", "rest")
    user.press(Key.Key_B)
    assert page._typed() == ("you did not answer", "lonely", "")


def test_a_long_prediction_is_shortened_and_what_came_of_it_is_not(user: LibraryUser) -> None:
    long = "they will leave as they always did " * 9
    put(user.folder, Day(1, prediction=long, sure_percent=70))
    user.press(Key.Key_H, Key.Key_Return)
    page = shown(user)
    assert isinstance(page, ReviewScreen)
    text = page.page.annotations.text()
    assert "… (70 % sure) → no answer yet" in text
    assert len(text) < 200
    with Library.open(user.folder, write=False) as library:
        assert library.recording("day-0001").events[2].text == long  # type: ignore[union-attr]


def test_a_notice_goes_along_to_the_next_page_and_no_further(user: LibraryUser) -> None:
    user.window._show_notice("The strap was lost, and is looked for.")
    user.press(Key.Key_P)
    assert user.window.notice.isVisible()
    user.press(Key.Key_Escape)
    assert not user.window.notice.isVisible()


def test_a_letter_that_is_typed_into_a_field_is_not_shown_as_a_key(user: LibraryUser) -> None:
    put(user.folder, *(Day(n) for n in range(3)))
    user.press(Key.Key_H)
    screen = shown(user)
    assert not any(cap.is_typed for cap in screen.bar.every_cap)
    user.press(Key.Key_F)
    typed = {cap.cap for cap in screen.bar.every_cap if cap.is_typed}
    assert {"N", "T", "?"} <= typed
    assert not {"Esc", "Enter"} & typed
    user.press(Key.Key_Tab)
    user.press(Key.Key_Tab)
    assert not any(cap.is_typed for cap in screen.bar.every_cap)


def test_in_the_menu_an_arrow_key_is_named_as_in_the_key_bar_in_every_language(
    user: LibraryUser,
) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    menu = shown(user).create_menu()
    longer = find_action(shown(user).page_actions, table.LONGER)
    assert longer is not None
    option = QStyleOptionMenuItem()
    menu.initStyleOption(option, longer)
    assert option.text == "Longer exhale\t↑"
    end = find_action(shown(user).page_actions, table.END)
    assert end is not None
    menu.initStyleOption(option, end)
    assert option.text == "End\tEsc"
    menu.deleteLater()
