"""Who needs letters twice as large reads every word and reaches every answer, in a small window too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import put_pause_with_heart, shown
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.text_checks import faults, is_whole, painted_texts
from ui.i18n import translator
from ui.reports.canvas import LINE_HEIGHT_RATIO, Canvas
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.practice.feeling import FeelingScreen
from ui.screens.practice.help_pages import HelpScreen
from ui.screens.practice.trends import TrendsScreen
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.home import HomeScreen
from ui.screens.session.pause import PauseScreen
from ui.screens.session.reassess import ReassessScreen
from ui.settings import Settings, SettingsFile
from ui.style.theme import FontSize
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.layout.scroll_page import ScrollPage

Key = Qt.Key
LINE = (*[getattr(Key, f"Key_{letter}") for letter in "NEVERAGAIN"], Key.Key_Return)
SIZES = ((640, 480), (1280, 800), (500, 900))
# Longer than a small window with any letters.
LONG_LISTS = ("settings", "about", "within reach", "figures", "how sure")
WAY: dict[str, tuple[str, tuple[Key, ...]]] = {
    "home": ("HomeScreen", ()),
    "breath": ("BreathScreen", (Key.Key_B,)),
    "resonance": ("ResonanceScreen", (Key.Key_R,)),
    "sensor": ("SensorScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_S)),
    "lock": ("LockScreen", (Key.Key_Escape, Key.Key_L)),
    "lock refused": ("LockScreen", (Key.Key_A, Key.Key_Return, Key.Key_Return)),
    "settings": ("SettingsScreen", (Key.Key_Escape, Key.Key_O)),
    "about": ("AboutScreen", (Key.Key_A,)),
    "within reach": ("WithinReachScreen", (Key.Key_Escape, Key.Key_R)),
    "past": ("HistoryScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_H)),
    "practice": ("PracticeScreen", (Key.Key_Escape, Key.Key_P)),
    "predictions": ("PredictionsScreen", (Key.Key_P,)),
    "audit": ("AuditScreen", (Key.Key_Escape, Key.Key_C)),
    "lines written": ("AuditScreen", (*LINE, Key.Key_Tab, *LINE, *LINE)),
    "a line held": ("AuditScreen", (Key.Key_Up,)),
    "a line carried on": ("AuditScreen", (Key.Key_A, Key.Key_Plus)),
    "feeling": ("FeelingScreen", (Key.Key_Escape, Key.Key_N)),
    "words for a feeling": ("FeelingScreen", (Key.Key_Tab, Key.Key_Down)),
    "trends": ("TrendsScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_T)),
    "figures": ("TrendsScreen", (Key.Key_F,)),
    "how sure": ("TrendsScreen", (Key.Key_Left,) * 3),
    "ladder": ("LadderScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_L)),
    "why": ("HelpScreen", (Key.Key_Escape, Key.Key_W)),
    "report": ("PracticeReportScreen", (Key.Key_Escape, Key.Key_R)),
}


@contextmanager
def somebody(
    qtbot: QtBot, folder: Path, language: str, percent: int = 200, *, met: bool = True
) -> Iterator[LibraryUser]:
    if met:
        put(folder, *(Day(n, prediction="they leave for good", sure_percent=70) for n in range(7)))
    settings = SettingsFile(folder)
    settings.change(Settings(met=met, text_percent=percent, language=language))
    translator.set_language(language)
    made = LibraryUser(qtbot, folder, settings)
    try:
        yield made
    finally:
        made.close()
        translator.set_language("en")


def seen(user: LibraryUser) -> list[str]:
    """What is amiss on the screen that is shown, at either size."""
    problems = []
    for size in SIZES:
        user.window.resize(*size)
        user.settle()
        problems += [f"{size[0]}: {fault}" for fault in faults(shown(user))]
    return problems


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_as_large_every_word_is_read_and_every_answer_reached(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        problems = []
        for place, (screen, keys) in WAY.items():
            user.press(*keys)
            assert user.screen == screen
            problems += [f"{place} {amiss}" for amiss in seen(user)]
            assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [user.window]
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_as_large_what_set_it_off_is_told_and_the_choice_is_made(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.press(Key.Key_Space)
        user.at(20.0)
        user.press(Key.Key_T)
        problems = seen(user)
        export_dialog = shown(user).findChild(AnnotationDialog)
        assert export_dialog is not None
        export_dialog.prediction.setText("they leave")
        export_dialog.sure.choices["50"].setFocus(Qt.FocusReason.TabFocusReason)
        problems += seen(user)
        assert not export_dialog.sure.choices["50"].visibleRegion().isEmpty()
        user.press(Key.Key_Escape)
        user.at(310.0)
        assert user.screen == "ReassessScreen"
        problems += seen(user)
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_as_large_what_lies_over_a_screen_is_read(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        problems = []
        for keys in (
            (Key.Key_P, Key.Key_R, Key.Key_E),
            (*[Key.Key_Escape] * 3, Key.Key_H, Key.Key_E),
            (Key.Key_Escape, Key.Key_N),
            (Key.Key_Escape, Key.Key_Delete),
        ):
            user.press(*keys)
            name = type(shown(user)).__name__
            assert [s for s in shown(user).findChildren(OverlayDialog) if s.isVisible()]
            problems += [f"{name} {keys[-1].name} {amiss}" for amiss in seen(user)]
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_as_large_the_first_pages_are_read(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language, met=False) as user:
        problems = []
        for _ in range(3):
            assert user.screen == "FirstRunScreen"
            problems += seen(user)
            user.press(Key.Key_Right)
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_as_large_a_title_is_larger_than_what_is_below_it(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.window.resize(500, 900)
        user.settle()
        page = shown(user)
        assert isinstance(page, HomeScreen)
        sizes = [label.font().pixelSize() for label in (page.title, page.subtitle, page.last_pause)]
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[0] >= 1.5 * FontSize.TITLE


def test_twice_as_large_the_breath_is_seen_while_words_are_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with somebody(qtbot, tmp_path, "en") as user:
        user.window.resize(500, 900)
        user.press(Key.Key_Space)
        user.at(20.0)
        page = shown(user)
        assert isinstance(page, PauseScreen)
        keys = page.bar.geometry()
        user.press(Key.Key_T)
        export_dialog = page.findChild(AnnotationDialog)
        assert export_dialog is not None
        assert page.disc.width() >= 100
        assert page.disc.geometry().bottom() < export_dialog.y()
        assert export_dialog.geometry().bottom() < export_dialog.close_cap.y()
        assert export_dialog.close_cap.geometry().bottom() == keys.bottom()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_hint_on_a_word_is_read_where_it_belongs(
    qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    with somebody(qtbot, tmp_path, "en", percent=percent) as user:
        user.press(Key.Key_P, Key.Key_N)
        page = shown(user)
        assert isinstance(page, FeelingScreen)
        page.parts["situation"].field.setText("you never answer")
        problems = seen(user)
        assert page.parts["situation"].hint.text()
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("percent", [125, 150, 175])
def test_with_letters_in_between_it_is_the_same(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    with somebody(qtbot, tmp_path, "de", percent=percent) as user:
        problems = []
        for place, (_, keys) in WAY.items():
            user.press(*keys)
            problems += [f"{place} {amiss}" for amiss in seen(user)]
        assert not problems, "\n".join(problems)


def test_what_lies_below_is_reached_by_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    with somebody(qtbot, tmp_path, "en") as user:
        user.window.resize(640, 480)
        user.press(Key.Key_P, Key.Key_T)
        page = shown(user)
        assert isinstance(page, TrendsScreen)
        assert "PgDn" in [cap for cap, _ in page.key_lines()]
        assert page.cards.cards[-1].visibleRegion().isEmpty()
        user.press(Key.Key_PageDown, Key.Key_PageDown)
        assert not page.cards.cards[-1].visibleRegion().isEmpty()
        user.press(Key.Key_PageUp, Key.Key_PageUp)
        assert not page.title.visibleRegion().isEmpty()


def test_with_usual_letters_nothing_rolls_that_need_not(qtbot: QtBot, tmp_path: Path) -> None:
    with somebody(qtbot, tmp_path, "de", percent=100) as user:
        rolling = []
        for place, (_, keys) in WAY.items():
            user.press(*keys)
            for size in SIZES:
                user.window.resize(*size)
                user.settle()
                if place in ("settings", "within reach") or (
                    place in LONG_LISTS and size == SIZES[0]
                ):
                    continue
                rolls = shown(user).findChildren(ScrollPage)
                rolling += [
                    (place, size, r.verticalScrollBar().maximum())
                    for r in rolls
                    if r.verticalScrollBar().maximum()
                ]
        assert not rolling, str(rolling)


def test_who_asks_for_figures_sees_them_come(qtbot: QtBot, tmp_path: Path) -> None:
    put_pause_with_heart(tmp_path)
    with somebody(qtbot, tmp_path, "en") as user:
        user.window.resize(640, 480)
        user.press(Key.Key_H, Key.Key_Return)
        page = shown(user)
        assert isinstance(page, ReviewScreen)
        for part in (page.figures[0], page.sentence):
            assert part.visibleRegion().isEmpty()
            user.press(Key.Key_F)
            user.settle()
            assert part.visibleRegion().boundingRect().height() >= min(40, part.height())


def test_no_number_in_a_picture_is_broken_in_two(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: dict[str, float] = {}
    write = Canvas.draw_text

    def noting(canvas: Canvas, text: str, box: QRectF, size: float, *rest: Any, **more: Any) -> Any:
        height = write(canvas, text, box, size, *rest, **more)
        lines[text] = round(height / (size * LINE_HEIGHT_RATIO), 6)
        return height

    monkeypatch.setattr(Canvas, "draw_text", noting)
    with somebody(qtbot, tmp_path, "en") as user:
        user.window.resize(640, 480)
        user.press(Key.Key_P, Key.Key_T)
        shown(user).grab()
        user.press(Key.Key_F)
        for _ in range(9):
            user.press(Key.Key_Right)
            shown(user).grab()
    assert "100 %" in lines
    assert {text: tall for text, tall in lines.items() if tall != 1.0 and len(text) < 12} == {}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("choice", [Key.Key_P, Key.Key_R])
def test_what_was_chosen_can_be_taken_back_without_scrolling(
    qtbot: QtBot, tmp_path: Path, language: str, choice: Key
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.window.resize(640, 480)
        user.press(Key.Key_Space)
        user.at(300.0)
        screen = user.window.pages.current
        assert isinstance(screen, ReassessScreen)
        assert not screen.undo.is_offered, "the time was over"
        user.press(choice)
        closing = user.window.pages.current
        assert isinstance(closing, ClosingScreen)
        assert closing.undo.is_offered
        assert is_whole(closing.undo.button)
        closing.undo.withdraw()
        user.settle()
        pages = closing.scroll_page
        assert pages.height() >= min(pages.content.height(), closing.bar.y() - 12)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_end_can_be_taken_back_without_scrolling(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.window.resize(640, 480)
        user.press(Key.Key_Space)
        user.at(100.0)
        user.press(Key.Key_Escape, Key.Key_E)
        screen = user.window.pages.current
        assert isinstance(screen, ReassessScreen)
        assert screen.undo.is_offered
        assert is_whole(screen.undo.button)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_notice_does_not_lie_over_the_question_for_the_urge(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        window = user.window
        window.resize(640, 480)
        user.press(Key.Key_Space)
        user.at(8.0)
        window.notice.show_message(LOCKED[language])
        user.settle()
        question = window.pause.question
        assert question.isVisible()
        notice, asked = window.notice.geometry(), QRect(QPoint(), question.size())
        asked.moveTopLeft(question.mapTo(window, QPoint()))
        assert not notice.intersects(asked)
        assert not notice.intersects(window.pause.disc.geometry())
        assert question.scale.height() >= 34


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_search_that_finds_nothing_says_so_below_its_field(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.window.resize(640, 480)
        user.press(Key.Key_H)
        past = shown(user)
        assert isinstance(past, HistoryScreen)
        past.search_bar.field.setText("zzz")
        user.settle()
        for words in (past.empty, past.empty_more):
            assert is_whole(words), words.text()
            assert not words.geometry().intersects(past.search_bar.geometry())


@pytest.mark.parametrize("language", ["en", "de"])
def test_with_a_notice_the_sensor_is_still_named_at_the_start(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language) as user:
        user.window.resize(500, 900)
        user.window.notice.show_message(LOCKED[language])
        user.settle()
        home = shown(user)
        assert isinstance(home, HomeScreen)
        with painted_texts() as texts:
            home.grab()
        [named] = [each.text for each in texts if each.widget is home.source]
        assert named == home.source.shown_text
        assert not home.begin.geometry().intersects(home.source.geometry())
        for words in (home.title, home.subtitle, home.last_pause):
            assert words.isHidden() or words.geometry().bottom() < user.window.notice.y()


def test_no_word_in_the_title_of_a_page_is_broken(qtbot: QtBot, tmp_path: Path) -> None:
    with somebody(qtbot, tmp_path, "de") as user:
        user.window.resize(500, 900)
        user.press(Key.Key_P, Key.Key_W)
        screen = shown(user)
        assert isinstance(screen, HelpScreen)
        for at, title in enumerate(screen.titles):
            screen.page_list.choose(at)
            layout = screen.page.document().begin().layout()
            lines = [layout.lineAt(n) for n in range(layout.lineCount())]
            ends = [line.textStart() + line.textLength() for line in lines[:-1]]
            assert all(title[end - 1] in " -" for end in ends), title


LOCKED = {
    "en": "Your library is locked. This pause will be saved, encrypted, and added when you unlock.",
    "de": "Deine Bibliothek ist gesperrt. Diese Pause wird verschlüsselt gespeichert und kommt beim "
    "Entsperren dazu.",
}
