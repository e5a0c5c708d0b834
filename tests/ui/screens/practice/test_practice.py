"""The practice in the window: told by keyboard, kept, asked about the next day, and seen in the trends."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from devices.clock import wall_time
from tests.ui.conftest import show
from tests.ui.practice_window import Day, LibraryUser, put
from trainer.events import BodyFelt, Decision, PredictionMade, TriggerNamed
from trainer.exercises.certainty_audit import Column, audit_from_fields
from trainer.library.store import Library
from trainer.practice.annotations import Outcome
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.screens.practice.help_pages import HelpScreen
from ui.screens.practice.ladder import LadderScreen
from ui.screens.practice.menu import PracticeScreen
from ui.screens.practice.predictions import PredictionsScreen
from ui.screens.practice.report import PracticeReportScreen
from ui.screens.practice.trends import TrendsScreen
from ui.services.practice import AUDIT, FEELING, load_pauses, load_predictions
from ui.style import theme
from ui.style.theme import DARK
from ui.widgets.text.label import MIN_TEXT_SCALE

Key = Qt.Key
Type = Callable[[str], None]


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = LibraryUser(qtbot, tmp_path / "library")
    yield made
    made.close()


@pytest.fixture
def write(home: LibraryUser) -> Type:
    """Type into whatever has the keys."""

    def typed(text: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit), focused
        QTest.keyClicks(focused, text)
        home.settle()

    return typed


def is_marked(user: LibraryUser) -> bool:
    """Whether Home shows, without the feared words, that something can be looked back on."""
    key = next(cap for cap in user.window.home.bar.caps if cap.cap == "P")
    return bool(key.action.mark)


def test_the_dot_at_practice_says_what_it_means_wherever_one_looks(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="nobody comes"))
    home.next_day()
    meaning = "There is something to look back on, when you like"
    key = next(cap for cap in home.window.home.bar.caps if cap.cap == "P")
    assert key.toolTip().startswith(meaning)
    assert meaning in key.accessibleDescription()
    assert ("P", "practice · look back") in home.window.home.key_lines()
    assert key.text() == "practice · look back"
    home.press(Key.Key_P)
    row = menu(home).rows["predictions"]
    assert row.has_mark
    assert row._detail == "1 to look back on, when you like"


def menu(user: LibraryUser) -> PracticeScreen:
    screen = user.window.findChild(PracticeScreen)
    assert screen is not None
    return screen


def predictions(user: LibraryUser) -> PredictionsScreen:
    """The page of the predictions, opened from Home."""
    user.press(Key.Key_P, Key.Key_P)
    screen = user.window.pages.current
    assert isinstance(screen, PredictionsScreen)
    return screen


def dialog_of(user: LibraryUser) -> AnnotationDialog:
    current = user.window.pages.current
    assert current is not None
    dialog = current.findChild(AnnotationDialog)
    assert dialog is not None
    return dialog


def is_dialog_open(user: LibraryUser) -> bool:
    current = user.window.pages.current
    assert current is not None
    dialog = current.findChild(AnnotationDialog)
    return dialog is not None and dialog.isVisible()


def test_the_whole_loop_by_keyboard(home: LibraryUser, write: Type, tmp_path: Path) -> None:
    put(home.folder, *(Day(i) for i in range(5)))
    home.press(Key.Key_Space)
    home.at(3.0)
    home.press(Key.Key_8, Key.Key_T)
    write("no answer since noon")
    home.press(Key.Key_Tab, Key.Key_Space, Key.Key_Right, Key.Key_Space, Key.Key_Tab)
    write("behind the eyes")
    while not dialog_of(home).prediction.hasFocus():
        home.press(Key.Key_Tab)
    write("they will leave")
    home.press(Key.Key_Tab, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert home.screen == "PauseScreen"
    home.at(300.0)
    home.press(Key.Key_6, Key.Key_W)
    home.at(600.0)
    home.press(Key.Key_3, Key.Key_P)
    assert home.screen == "ClosingScreen"
    events = home.session.events
    assert [e.text for e in events if isinstance(e, TriggerNamed)] == ["no answer since noon"]
    assert [e.places for e in events if isinstance(e, BodyFelt)] == [
        ("chest", "stomach", "behind the eyes")
    ]
    assert len([e for e in events if isinstance(e, BodyFelt)]) == 1
    (made,) = [e for e in events if isinstance(e, PredictionMade)]
    assert (made.text, made.sure_percent) == ("they will leave", 20)
    home.press(Key.Key_Escape)
    assert not is_marked(home), "it is too soon to ask what came of it"

    home.next_day()
    assert is_marked(home)
    asked = predictions(home)
    assert asked.expected.text() == "You expected: they will leave"
    assert asked.made.text().endswith("20 % sure")
    home.press(Key.Key_3)
    assert asked.message.text() == "Thank you. Saved."
    assert not asked.expected.isVisible()
    home.press(Key.Key_Escape, Key.Key_Escape)
    assert not is_marked(home)
    with Library.open(home.folder, write=False) as library:
        (prediction,) = load_predictions(library)
        assert prediction.outcome is Outcome.NOTHING
        assert load_pauses(library)[-1].decision is Decision.PASSED

    home.press(Key.Key_P, Key.Key_T)
    screen = home.window.pages.current
    assert isinstance(screen, TrendsScreen)
    waited, urge, predicted = (card.sentence for card in screen.cards.cards)
    assert waited == "In 6 pauses you waited 35 minutes, at most 10 minutes at a time."
    assert urge.startswith("On average the urge went from 8 to ")
    assert predicted == "Your first prediction didn't happen."
    home.press(Key.Key_Right, Key.Key_Return)
    assert screen.details.sentence.isVisible()
    assert screen.details.sentence.text().startswith("On average, the urge is")

    home.press(Key.Key_R, Key.Key_E)
    report = home.window.pages.current
    assert isinstance(report, PracticeReportScreen)
    report.save_dialog.set_target(tmp_path / "mine.pdf")
    home.press(Key.Key_Return)
    text = text_of(tmp_path / "mine.pdf")
    assert "they will leave (20 % sure) → It didn't happen" in text
    assert "no answer since noon, 1 time" in text


def test_a_first_pause_is_one_key_and_no_form(home: LibraryUser) -> None:
    home.press(Key.Key_Space)
    home.at(1.0)
    assert home.screen == "PauseScreen"
    assert not is_dialog_open(home)
    assert home.window.pause.care.text().startswith("gentle and shallow · if you feel light-headed")


def test_after_three_sessions_light_headedness_is_no_longer_said_first(home: LibraryUser) -> None:
    put(home.folder, *(Day(i) for i in range(3)))
    home.next_day()
    home.press(Key.Key_Space)
    home.at(1.0)
    assert home.window.pause.care.text() == "a hand on your chest"


def test_the_pause_goes_on_while_more_is_said(home: LibraryUser) -> None:
    home.press(Key.Key_Space, Key.Key_T)
    assert dialog_of(home).isVisible()
    home.press(Key.Key_Escape)
    assert not is_dialog_open(home)
    assert home.screen == "PauseScreen"
    home.press(Key.Key_T)
    home.at(300.0)
    assert home.screen == "ReassessScreen"
    home.press(Key.Key_P)
    assert home.screen == "ClosingScreen"


def test_what_is_being_written_when_the_time_is_over_is_kept(
    home: LibraryUser, write: Type
) -> None:
    home.press(Key.Key_Space, Key.Key_T)
    write("a half-written thou")
    home.at(300.0)
    assert home.screen == "ReassessScreen"
    home.press(Key.Key_T)
    assert dialog_of(home).trigger.text() == "a half-written thou"


def test_hiding_the_window_takes_no_words_away(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_Space, Key.Key_T)
    write("a closed door")
    QTest.keyClick(home.window, Key.Key_F9)
    home.settle()
    QTest.keyClick(home.window, Key.Key_F9)
    home.settle()
    assert dialog_of(home).isVisible()
    assert dialog_of(home).trigger.text() == "a closed door"


def test_what_was_said_in_the_pause_stands_there_when_one_looks_again(
    home: LibraryUser, write: Type
) -> None:
    home.press(Key.Key_Space, Key.Key_T)
    write("a closed door")
    home.press(Key.Key_Return)
    home.at(300.0)
    home.press(Key.Key_T)
    assert dialog_of(home).trigger.text() == "a closed door"


def test_more_can_be_said_long_afterwards(home: LibraryUser, write: Type) -> None:
    put(home.folder, Day(1, prediction="nobody comes", sure_percent=90))
    home.press(Key.Key_H, Key.Key_Return)
    screen = home.window.pages.current
    assert isinstance(screen, ReviewScreen)
    home.press(Key.Key_T)
    dialog = dialog_of(home)
    assert dialog.prediction.text() == "nobody comes"
    write("an empty evening")
    dialog.outcome.choices["nothing"].setFocus(Qt.FocusReason.TabFocusReason)
    home.press(Key.Key_Space)
    dialog.trigger.setFocus()
    home.press(Key.Key_Return)
    assert dialog.isHidden()
    with Library.open(home.folder, write=False) as library:
        (pause,) = load_pauses(library)
        assert pause.trigger == "an empty evening"
        assert pause.prediction is not None
        assert pause.prediction.outcome is Outcome.NOTHING
    home.next_day()
    assert not is_marked(home), "nothing is asked twice"


def test_triggers_of_before_are_one_arrow_away(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_Space, Key.Key_T)
    write("silence")
    home.press(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
    home.press(Key.Key_Escape)
    home.press(Key.Key_Space, Key.Key_T, Key.Key_Down)
    assert dialog_of(home).trigger.text() == "silence"


def test_a_follow_up_can_be_put_away_for_good(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="a storm"), Day(2, prediction="a flood"))
    home.next_day()
    asked = predictions(home)
    assert "a storm" in asked.expected.text()
    home.press(Key.Key_0)
    assert "a flood" in asked.expected.text()
    home.press(Key.Key_2)
    home.next_day()
    assert not is_marked(home)


def test_a_feared_thought_stands_nowhere_until_its_page_is_opened(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="a storm", sure_percent=80), Day(2, prediction="a flood"))
    home.next_day()
    key = next(cap for cap in home.window.home.bar.caps if cap.cap == "P")
    assert key.accessibleDescription() == "P · There is something to look back on, when you like"
    for keys in ((), (Key.Key_P,)):
        home.press(*keys)
        page = home.window.pages.current
        assert page is not None
        seen = " ".join(_texts_of(page))
        assert "storm" not in seen
        assert "flood" not in seen
    row = menu(home).rows["predictions"]
    assert row.accessibleDescription() == "2 to look back on, when you like"
    home.press(Key.Key_P)
    page = home.window.pages.current
    assert page is not None
    assert any("storm" in text for text in _texts_of(page))


def test_with_nothing_to_look_back_on_there_is_no_row_for_it(home: LibraryUser) -> None:
    home.press(Key.Key_P)
    assert not menu(home).rows["predictions"].isVisible()
    home.press(Key.Key_P)
    assert home.screen == "PracticeScreen"


def _texts_of(page: QWidget) -> list[str]:
    """Every text that a page shows or tells a screen reader."""
    widgets = [page, *page.findChildren(QWidget)]
    shown = [w for w in widgets if w.isVisible()]
    labels = [w.text() for w in shown if isinstance(w, QLabel | QAbstractButton)]
    return [*labels, *(f"{w.accessibleName()} {w.accessibleDescription()}" for w in shown)]


def test_an_answer_to_a_prediction_that_was_deleted_is_told(home: LibraryUser) -> None:
    put(home.folder, Day(1, prediction="a storm"))
    home.next_day()
    with Library.open(home.folder, write=True) as library:
        library.delete("day-0001")
    predictions(home)
    home.press(Key.Key_1)
    assert "is not in this library" in home.window.notice.text


def test_the_certainty_audit_by_keyboard(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    assert screen.ring.text == "3:00 left"
    write("We said good night at ten")
    home.press(Key.Key_Return)
    assert screen.question.text() == ""
    write("She will leave")
    home.press(Key.Key_Return)
    assert "“will”" in screen.question.text()
    assert "suggestion" in screen.hint.text()
    home.press(Key.Key_Up, Key.Key_M)
    assert [line.column for line in screen.audit.lines] == [Column.KNOWN, Column.PREDICTING]
    home.press(Key.Key_A)
    assert screen.audit.lines[1].asks_later
    home.press(Key.Key_Plus, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)
    assert screen.audit.lines[1].sure_percent == 60
    home.press(Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("What I know is true right now\n- We said good night at ten\n")
    home.press(Key.Key_Escape)
    assert home.screen == "PracticeScreen"
    with Library.open(home.folder, write=False) as library:
        (worksheet,) = library.notebook.worksheets()
        assert (worksheet.kind, audit_from_fields(worksheet.body)) == (AUDIT, screen.audit)
    home.next_day()
    assert "She will leave" in predictions(home).expected.text()
    home.press(Key.Key_2)
    with Library.open(home.folder, write=False) as library:
        assert [p.outcome for p in load_predictions(library)] == [Outcome.LESS]


def test_tab_goes_from_column_to_column(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    home.press(Key.Key_Tab)
    assert screen.columns[Column.PREDICTING].field.hasFocus()
    write("rain")
    home.press(Key.Key_Return, Key.Key_Up, Key.Key_Delete)
    assert not screen.audit.lines


def test_tab_passes_by_the_lines_that_were_written(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    for text in ("it is late", "they are at work"):
        write(text)
        home.press(Key.Key_Return)
    home.press(Key.Key_Tab)
    write("they leave")
    home.press(Key.Key_Return, Key.Key_Backtab)
    write("the phone is on")
    home.press(Key.Key_Return)
    columns = [line.column for line in screen.audit.lines]
    assert columns == [Column.KNOWN, Column.KNOWN, Column.PREDICTING, Column.KNOWN]


def test_an_earlier_audit_comes_back(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_C)
    write("The door is closed")
    home.press(Key.Key_Return, Key.Key_Escape, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    assert not screen.audit.lines
    screen.setFocus()
    screen.columns[Column.KNOWN].field.clearFocus()
    QTest.keyClick(screen, Key.Key_B)
    assert [line.text for line in screen.audit.lines] == ["The door is closed"]


@pytest.mark.parametrize("fmt", ["txt", "pdf"])
def test_an_audit_as_a_file(home: LibraryUser, tmp_path: Path, fmt: str) -> None:
    home.press(Key.Key_P, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    screen.columns[Column.KNOWN].field.setText("The door is closed. שלום")
    home.press(Key.Key_Return, Key.Key_Up, Key.Key_E)
    if fmt == "pdf":
        home.press(Key.Key_Right)
    screen.save_dialog.set_target(tmp_path / f"audit.{fmt}")
    home.press(Key.Key_Return)
    path = tmp_path / f"audit.{fmt}"
    text = path.read_text("utf-8") if fmt == "txt" else text_of(path)
    assert "The door is closed." in text


ODD = ["=cmd()|calc", "🙂 " * 40, "שלום", "a\tb\x07c", "x" * 100_000]


@pytest.mark.parametrize("text", ODD)
def test_odd_lines_are_kept_as_they_were_written(home: LibraryUser, text: str) -> None:
    home.press(Key.Key_P, Key.Key_C)
    screen = home.window.pages.current
    assert isinstance(screen, AuditScreen)
    screen.columns[Column.KNOWN].field.setText(text)
    typed = screen.columns[Column.KNOWN].field.text()
    home.press(Key.Key_Return)
    home.window.grab()
    with Library.open(home.folder, write=False) as library:
        (worksheet,) = library.notebook.worksheets()
    assert audit_from_fields(worksheet.body).lines[0].text == typed
    assert len(typed) == len(text)


def test_a_feeling_is_named_and_copied(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_N)
    screen = home.window.pages.current
    assert isinstance(screen, FeelingScreen)
    write("a message stays unanswered")
    home.press(Key.Key_Tab, Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert screen.parts["emotion"].field.text() == "anxious"
    home.press(Key.Key_Return)
    write("reassurance")
    home.press(Key.Key_Return, Key.Key_C)
    exact = (
        "When a message stays unanswered, I notice I feel anxious, "
        "and what I'm actually needing is reassurance"
    )
    assert QGuiApplication.clipboard().text() == exact
    assert screen.preview.text() == exact
    with Library.open(home.folder, write=False) as library:
        assert [worksheet.kind for worksheet in library.notebook.worksheets()] == [FEELING]


def test_words_are_looked_through_in_a_narrow_window_too(home: LibraryUser) -> None:
    home.window.resize(640, 480)
    home.press(Key.Key_P, Key.Key_N, Key.Key_Tab, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    screen = home.window.pages.current
    assert isinstance(screen, FeelingScreen)
    assert screen.parts["emotion"].field.text() == "scared"
    assert screen.parts["emotion"].field.hasFocus()
    home.press(Key.Key_Down, Key.Key_Escape)
    assert screen.parts["emotion"].field.hasFocus()
    assert screen.parts["situation"].isVisible()


def test_hints_stand_beside_what_they_are_about(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_N)
    screen = home.window.pages.current
    assert isinstance(screen, FeelingScreen)
    write("you never answer")
    assert "“you never”" in screen.parts["situation"].hint.text()
    home.press(Key.Key_Tab)
    write("that you avoid me")
    assert "thought" in screen.parts["emotion"].hint.text()
    assert screen.parts["need"].hint.text() == ""


def test_an_empty_part_is_told_and_nothing_is_copied(home: LibraryUser, write: Type) -> None:
    QGuiApplication.clipboard().setText("before")
    home.press(Key.Key_P, Key.Key_N)
    screen = home.window.pages.current
    assert isinstance(screen, FeelingScreen)
    write("rain")
    screen.copy_button.setFocus(Qt.FocusReason.TabFocusReason)
    home.press(Key.Key_C)
    assert screen.message.text().startswith("The feeling is still missing")
    assert QGuiApplication.clipboard().text() == "before"


def test_below_five_pauses_every_trend_says_so(home: LibraryUser) -> None:
    put(home.folder, *(Day(i) for i in range(4)))
    home.press(Key.Key_P, Key.Key_T)
    screen = home.window.pages.current
    assert isinstance(screen, TrendsScreen)
    home.press(Key.Key_F)
    for _ in range(8):
        assert screen.details.sentence.text().startswith("Not enough ")
        assert not screen.details.chart.isVisible(), "it would say the same once more"
        home.window.grab()
        home.press(Key.Key_Down)


def test_figures_are_shown_when_asked_for(home: LibraryUser) -> None:
    put(home.folder, *(Day(i, after=4 + i % 2) for i in range(8)))
    home.press(Key.Key_P, Key.Key_T, Key.Key_Right)
    screen = home.window.pages.current
    assert isinstance(screen, TrendsScreen)
    assert not screen.details.isVisible()
    home.press(Key.Key_F)
    assert screen.details.figures.isVisible()
    assert "−3.5 points" in screen.details.figures.text()


def test_who_opens_figures_all_day_is_met_once_with_a_kind_line(home: LibraryUser) -> None:
    put(home.folder, *(Day(i) for i in range(5)))
    home.press(Key.Key_P, Key.Key_T)
    for _ in range(7):
        home.press(Key.Key_F, Key.Key_F)
    assert home.window.notice.text == ""
    home.press(Key.Key_F)
    assert "The figures can wait." in home.window.notice.text
    home.next_day()
    assert home.window.notice.text == ""


def test_who_begins_many_pauses_in_an_hour_is_met_kindly(home: LibraryUser) -> None:
    now = wall_time()
    began = [(now - timedelta(minutes=8 * i)).isoformat() for i in range(5)]
    put(home.folder, *(Day(i, started=at) for i, at in enumerate(began[1:], 1)))
    home.next_day()
    assert home.window.notice.text == ""
    put(home.folder, Day(0, started=began[0]))
    home.next_day()
    assert "this may be a hard time" in home.window.notice.text
    home.press(Key.Key_Space)
    assert home.screen == "PauseScreen"


def test_the_ladder_suggests_and_changes_nothing_by_itself(home: LibraryUser) -> None:
    put(home.folder, *(Day(i) for i in range(3)))
    before = home.window.settings.now.minutes
    home.press(Key.Key_P, Key.Key_L)
    screen = home.window.pages.current
    assert isinstance(screen, LadderScreen)
    assert "10 minutes" in screen.suggestion.text()
    assert home.window.settings.now.minutes == before
    home.press(Key.Key_T)
    assert home.window.settings.now.minutes == 10.0
    home.press(Key.Key_Plus)
    assert home.window.settings.now.minutes == 11.0
    home.press(Key.Key_B)
    assert home.screen == "PauseScreen"
    assert home.session.plan.round_s == 660.0


def test_why_leads_back_to_what_was_being_written(home: LibraryUser, write: Type) -> None:
    home.press(Key.Key_P, Key.Key_C)
    write("rain")
    home.press(Key.Key_Return, Key.Key_Up, Key.Key_W)
    screen = home.window.pages.current
    assert isinstance(screen, HelpScreen)
    assert "certainty audit" in screen.page.toPlainText().splitlines()[0].lower()
    assert "crisis line" in screen.crisis.text()
    home.press(Key.Key_Escape)
    audit = home.window.pages.current
    assert isinstance(audit, AuditScreen)
    assert len(audit.audit.lines) == 1


def test_ask_a_doctor_first_is_one_key_away(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_D)
    screen = home.window.pages.current
    assert isinstance(screen, HelpScreen)
    assert "Ask a doctor first" in screen.page.toPlainText()
    for _ in screen.titles:
        home.press(Key.Key_Right)
        assert screen.page.toPlainText().strip()


def test_what_is_left_out_of_a_report_is_not_in_it(home: LibraryUser, tmp_path: Path) -> None:
    put(home.folder, *(Day(i, prediction=f"storm {i}", sure_percent=50) for i in range(6)))
    home.press(Key.Key_P, Key.Key_R)
    screen = home.window.pages.current
    assert isinstance(screen, PracticeReportScreen)
    home.press(Key.Key_Down, Key.Key_Space, Key.Key_Right, Key.Key_Space)
    assert screen.selection.leave_out == {"words", "dates"}
    home.press(Key.Key_E)
    for fmt in ("pdf", "xlsx", "csv"):
        assert screen.save_dialog.fmt == fmt
        screen.save_dialog.set_target(tmp_path / f"mine.{fmt}")
        home.press(Key.Key_Return, Key.Key_Right)
    pdf, csv = text_of(tmp_path / "mine.pdf"), (tmp_path / "mine.csv").read_text("utf-8")
    for text in (pdf, csv):
        assert "storm" not in text
        assert "2026" not in text
    assert "30 minutes waited in 6 pauses" in pdf
    assert len(csv.splitlines()) == 7


def test_a_report_over_the_last_days_only(home: LibraryUser) -> None:
    put(home.folder, *(Day(i) for i in range(6)))
    home.press(Key.Key_P, Key.Key_R)
    screen = home.window.pages.current
    assert isinstance(screen, PracticeReportScreen)
    assert "6 pauses" in screen.count_label.text()
    home.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert len(screen.selection.pauses) < 6


def test_a_library_that_cannot_be_read_is_told_and_the_pause_begins(home: LibraryUser) -> None:
    put(home.folder, Day(1))
    home.close()
    (library,) = home.folder.glob("*.db")
    library.write_bytes(b"not a library" * 999)
    home.open()
    home.press(Key.Key_P, Key.Key_T)
    assert home.window.notice.text
    assert home.screen == "PracticeScreen"
    home.press(Key.Key_Escape, Key.Key_Space)
    assert home.screen == "PauseScreen"


@pytest.mark.parametrize("size", [(300, 200), (640, 480), (1920, 1080)])
def test_every_place_fits_every_window_and_has_a_name(
    home: LibraryUser, size: tuple[int, int]
) -> None:
    put(home.folder, *(Day(i, prediction="rain", sure_percent=20) for i in range(6)))
    home.next_day()
    home.window.resize(*size)
    for place in (Key.Key_C, Key.Key_N, Key.Key_T, Key.Key_L, Key.Key_W, Key.Key_R, Key.Key_D):
        home.press(Key.Key_P, place)
        home.window.grab()
        home.press(Key.Key_Escape, Key.Key_Escape)
        assert home.screen == "HomeScreen"
    for kind in (QAbstractButton, QLineEdit):
        for widget in home.window.findChildren(kind):
            assert isinstance(widget, QWidget)
            assert widget.accessibleName().strip(), widget


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (1920, 1080)])
def test_to_be_asked_later_is_set_apart_from_the_answers(
    home: LibraryUser, size: tuple[int, int]
) -> None:
    put(home.folder, Day(1, prediction="they leave", sure_percent=70))
    home.next_day()
    home.window.resize(*size)
    rows = list(predictions(home).rows.values())
    home.settle()
    gaps = [b.y() - a.geometry().bottom() for a, b in pairwise(rows)]
    assert gaps[-1] >= 2 * max(gaps[:-1])


def test_twice_as_large_it_is_read_that_the_demo_is_on(qtbot: QtBot) -> None:
    theme.scale_text(200)
    try:
        screen = PracticeScreen(DARK)
        qtbot.addWidget(screen)
        screen.resize(500, 900)
        screen.show_demo(True)
        show(qtbot, screen)
        words = screen.subtitle
        assert words.font().pixelSize() >= round(words.full_px * MIN_TEXT_SCALE)
        assert screen.rect().adjusted(16, 0, -16, 0).contains(words.geometry())
        assert words.geometry().bottom() < screen.shown_rows[0].y()
    finally:
        theme.scale_text(100)
