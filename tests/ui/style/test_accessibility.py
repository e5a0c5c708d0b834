"""Whoever cannot see the window hears what is in it. Where Tab leads is in `test_tab.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import PLACES, Key, come_to, on_top, shown
from tests.ui.practice_window import LibraryUser
from tests.ui.style.test_theme import READABLE, THEMES
from ui.screens.history.pause_list import PauseList
from ui.screens.practice.save_dialog import SaveDialog
from ui.style.theme import Theme, contrast
from ui.widgets.actions import table
from ui.widgets.actions.action import Action
from ui.widgets.charts.session_chart import SessionChart
from ui.widgets.controls.button import Button
from ui.widgets.controls.check_boxes import CheckBox, CheckBoxRow
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.key_bar import KeyBar
from ui.widgets.controls.options import OptionGroup
from ui.widgets.controls.rating_scale import RatingScale
from ui.widgets.controls.side_list import SideList
from ui.widgets.controls.word_picker import WordPicker
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.text.label import Label

Role = QAccessible.Role
NOTHING = (Role.NoRole, Role.Client, Role.Border)
GROUPS = (OptionGroup, CheckBoxRow, SideList, RatingScale, WordPicker)
CALLED = {
    "home": "When the urge is strong, wait with it",
    "first pages": "Page 1 of 3. When the urge is strong",
    "about": "About Outbreath",
    "past": "Past pauses",
    "past with nothing in it": "No pauses yet",
    "deleting": "Delete this pause?",
    "what sets it off": "What sets it off",
    "replay": "replay",
    "review": "You waited 5 minutes. The urge went from 8 to 4",
    "copy": "What is it for?",
    "note": "note",
    "add details": "add details",
    "keep": "What is it for?",
    "practice": "Practice",
    "why": "why it works",
    "pause": "During the pause",
    "end question": "During the pause",
    "round that was begun again": "During the pause",
    "reassess": "You waited 5 minutes.",
    "closing": "You waited 5 minutes.",
    "words to reach out with": "You waited 5 minutes.",
    "review after the pause": "You waited 5 minutes.",
}


@pytest.fixture(autouse=True)
def somebody_listens() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def somewhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[LibraryUser]:
    place = getattr(request, "param", "home")
    if place == "lock that is shut":
        monkeypatch.setattr("ui.services.lock.Lock.needs_passphrase", property(lambda _: True))
    made = come_to(place, qtbot, tmp_path)
    yield made
    made.close()


def role(widget: QWidget) -> Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def checked(part: Button) -> bool:
    return bool(QAccessible.queryAccessibleInterface(part).state().checked)


def named(parts: list[QWidget]) -> list[str]:
    return [f"{type(part).__name__} {part.accessibleName()}" for part in parts]


@pytest.mark.parametrize(
    ("somewhere", "name"),
    [(place, CALLED.get(place, "")) for place in PLACES],
    indirect=["somewhere"],
)
def test_every_page_and_all_of_it_that_can_be_used_says_what_it_is_and_whether_it_is_chosen(
    somewhere: LibraryUser, name: str
) -> None:
    page = on_top(somewhere)
    assert page.accessibleName().startswith(name)
    parts = [part for part in [page, *page.findChildren(QWidget)] if part.isVisible()]
    used = [part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
    used += [part for part in parts if isinstance(part, (OverlayDialog, QScrollBar))]
    used += [part for part in parts if isinstance(part, GROUPS) and part.findChild(Button)]
    assert used
    assert named([part for part in used if not part.accessibleName().strip()]) == []
    used += [part for part in parts if part.accessibleName()]
    assert named([part for part in used if role(part) in NOTHING]) == []
    for part in (part for part in parts if isinstance(part, Button)):
        assert checked(part) is part.is_chosen, part.text()
        if part.is_chosen or isinstance(part, CheckBox):
            assert role(part) is (Role.CheckBox if isinstance(part, CheckBox) else Role.RadioButton)


def test_what_is_called_is_a_place() -> None:
    assert CALLED.keys() <= PLACES.keys()


@pytest.mark.parametrize("kind", [Choice, CheckBox])
def test_a_click_alone_chooses_nothing(qtbot: QtBot, kind: type[Button]) -> None:
    made = kind(THEMES[0], "Step by step")
    qtbot.addWidget(made)
    for chosen in (True, False):
        made.set_chosen(chosen)
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        QTest.keyClick(made, Key.Key_Space)
        assert checked(made) is chosen


def test_choosing_one_lets_no_other_be_heard_as_chosen(somewhere: LibraryUser) -> None:
    somewhere.press(Key.Key_B, Key.Key_Right)
    row = shown(somewhere).findChild(OptionGroup)
    assert row is not None
    assert [value for value, choice in row.choices.items() if checked(choice)] == [row.value]
    assert row.value == "10"


def test_the_pull_of_before_is_heard_at_its_key(somewhere: LibraryUser) -> None:
    somewhere.press(Key.Key_Space)
    somewhere.at(3.0)
    somewhere.press(Key.Key_7)
    somewhere.at(301.0)
    row = shown(somewhere).findChild(RatingScale)
    assert row is not None
    assert [key.urge for key in row.keys if key.accessibleDescription() == "before"] == [7]


def test_a_page_that_is_turned_and_trouble_that_comes_are_said(
    somewhere: LibraryUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    for place in ("navigation.main_window", "widgets.controls.notice", "widgets.layout.dialog"):
        monkeypatch.setattr(f"ui.{place}.announce", lambda _, words: sentences.append(words))
    somewhere.press(Key.Key_P)
    assert sentences == ["Practice"]
    somewhere.window.notice.show_message("The strap was lost, and is looked for.")
    somewhere.window.notice.show_message("The strap was lost, and is looked for.")
    assert sentences[1:] == ["The strap was lost, and is looked for."]
    somewhere.press(Key.Key_Escape, Key.Key_Space)
    somewhere.at(301.0)
    assert sentences[-1] == "You waited 5 minutes."
    somewhere.press(Key.Key_P)
    assert sentences[-1] == "You waited 5 minutes."
    somewhere.press(Key.Key_D)
    assert sentences[-1].startswith("You waited 5 minutes.")
    somewhere.press(Key.Key_E)
    assert sentences[-1].startswith("What is it for?")
    somewhere.press(Key.Key_Escape, Key.Key_H, Key.Key_Delete)
    assert sentences[-1].startswith("Delete this pause? You can undo this")


def test_what_is_said_reaches_who_listens(
    somewhere: LibraryUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    announcements: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: announcements.append(event.message())
    )
    somewhere.press(Key.Key_P)
    assert announcements == ["Practice"]
    QAccessible.setActive(False)
    somewhere.press(Key.Key_Escape)
    assert announcements == ["Practice"]


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_a_key_that_does_nothing_now_can_still_be_read(qtbot: QtBot, look: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(f"background: {look.ground_top}")
    cap = KeyBar(look, window).add(Action(table.HISTORY, window.update, window))
    cap.action.setEnabled(False)
    cap.resize(cap.sizeHint())
    drawn = cap.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }
    assert max(contrast(colour, look.ground_top) for colour in colours) >= READABLE


def test_a_picture_that_can_be_walked_is_told_as_a_picture(somewhere: LibraryUser) -> None:
    somewhere.press(Key.Key_H, Key.Key_Return)
    picture = shown(somewhere).findChild(SessionChart)
    assert picture is not None
    assert role(picture) is Role.Graphic


@pytest.fixture
def announcements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that a screen reader is asked to say."""
    sentences: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: sentences.append(event.message())
    )
    return sentences


def test_the_question_of_a_pause_is_heard_when_it_comes(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_Space)
    somewhere.at(3.0)
    assert announcements.count("How strong is the urge? (optional)") == 1


def test_what_came_of_a_copy_is_heard(
    somewhere: LibraryUser, announcements: list[str], tmp_path: Path
) -> None:
    somewhere.press(Key.Key_P, Key.Key_R, Key.Key_E)
    export_dialog = on_top(somewhere)
    assert isinstance(export_dialog, SaveDialog)
    for folder, result in (("nowhere", "couldn't be saved"), (".", "report.pdf")):
        export_dialog.set_target(tmp_path / folder / "report.pdf")
        somewhere.press(Key.Key_Return)
        assert result in announcements[-1]
        assert announcements[-1] == export_dialog.message.text()


def test_the_gentle_question_about_a_line_is_heard(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_P, Key.Key_C)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "she will leave")
    somewhere.press(Key.Key_Return)
    assert any("“will”" in words for words in announcements)


@pytest.mark.parametrize("kind", [Choice, CheckBox])
def test_what_a_screen_reader_toggles_is_a_click(qtbot: QtBot, kind: type[Button]) -> None:
    made = kind(THEMES[0], "Step by step")
    qtbot.addWidget(made)
    clicks: list[bool] = []
    made.clicked.connect(lambda: clicks.append(True))
    made.set_chosen(False)
    actions = QAccessible.queryAccessibleInterface(made).actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction("Toggle")
    assert len(clicks) == 1
    assert checked(made) is made.is_chosen is False


def test_an_urge_is_rated_and_a_setting_chosen_by_a_screen_reader(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_Space)
    somewhere.at(3.0)
    scale = somewhere.window.pause.question.scale
    QAccessible.queryAccessibleInterface(scale.keys[7]).actionInterface().doAction("Toggle")
    somewhere.at(4.0)
    assert somewhere.session.bridge.latest is not None
    assert somewhere.session.bridge.latest.urge_before == 7
    assert announcements.count("Urge 7") == 1


def test_the_name_of_the_pause_is_heard_before_what_is_in_it(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_Space)
    somewhere.at(3.0)
    assert announcements[:2] == ["During the pause", "How strong is the urge? (optional)"]
    assert announcements.count("During the pause") == 1


def test_a_minute_of_a_pause_is_said_without_chatter(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_Space)
    for second in range(3, 64):
        somewhere.at(float(second))
    phases = [words for words in announcements if words.startswith("Breathe")]
    others = [words for words in announcements if not words.startswith("Breathe")]
    assert len(phases) in range(14, 18)  # the exhale begins short and grows
    assert phases[:2] == ["Breathe in", "Breathe out"]
    assert len(others) == len(set(others)) <= 6
    assert "4 minutes left" in "".join(others)


def test_what_a_key_did_in_the_pause_is_heard(
    somewhere: LibraryUser, announcements: list[str]
) -> None:
    somewhere.press(Key.Key_Space)
    somewhere.at(20.0)
    somewhere.press(Key.Key_Up)
    assert announcements[-1] == "Longer exhale from the next breath"
    somewhere.press(Key.Key_M)
    assert announcements[-1] == "Moment marked"


@pytest.mark.parametrize(
    "somewhere", ["home", "settings", "past", "practice", "reassess"], indirect=True
)
def test_a_page_is_read_from_its_title_to_its_keys(somewhere: LibraryUser) -> None:
    page = shown(somewhere)
    parts = [child for child in page.children() if isinstance(child, QWidget)]
    over = [part for part in parts if isinstance(part, OverlayDialog)]
    assert [part for part in parts if part not in over][-1] is page.bar
    titles = [label for label in page.findChildren(Label) if role(label) is Role.Heading]
    assert [label.text() for label in titles if label.isVisible()]
    assert all(label.accessibleName() == label.text() for label in titles)
    assert role(somewhere.window) is Role.Window


def test_the_focus_does_not_wander_through_the_keys_when_a_pause_begins(
    somewhere: LibraryUser,
) -> None:
    passed: list[QWidget] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda _, now: passed.append(now))
    somewhere.press(Key.Key_Space)
    somewhere.at(1.0)
    assert [part for part in passed if isinstance(part, Button)] == []


def test_the_row_that_a_screen_reader_selects_is_the_one_that_is_opened(
    somewhere: LibraryUser,
) -> None:
    somewhere.press(Key.Key_H)
    rows = shown(somewhere).findChild(PauseList)
    assert rows is not None
    third = QAccessible.queryAccessibleInterface(rows).child(2)
    third.actionInterface().doAction("Toggle")
    somewhere.settle()
    assert rows.currentIndex().row() == 2
    somewhere.press(Key.Key_Up)
    assert rows.currentIndex().row() == 1
