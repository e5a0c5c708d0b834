"""What stands beside each other is level, rows are of one kind, and a scroll bar has something to scroll."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import Key, shown
from tests.ui.style.test_large_text import somebody
from ui.screens.practice.audit import AuditScreen
from ui.screens.settings.settings import SettingsScreen
from ui.screens.text_screen import TextScreen
from ui.widgets.text.label import Label

FEW_PX = 20  # less than a margin: nobody scrolls for so little


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_headings_of_the_audit_are_level_and_equal(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int
) -> None:
    with somebody(qtbot, tmp_path, language, percent) as user:
        user.press(Key.Key_P, Key.Key_C)
        page = shown(user)
        assert isinstance(page, AuditScreen)
        known, predicting = page.columns.values()
        for width in range(320, 1300, 60):
            user.window.resize(width, 700)
            user.settle()
            titles = known.title, predicting.title
            assert len({title.font().pixelSize() for title in titles}) == 1
            tops = [title.mapTo(page, QPoint(0, 0)).y() for title in titles]
            if tops[0] == tops[1]:  # beside each other
                assert titles[0].height() == titles[1].height()
                assert known.y() == predicting.y()


@pytest.mark.parametrize("language", ["en", "de"])
def test_names_of_settings_stand_beside_single_rows_or_above_them_never_both(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language, 100) as user:
        user.press(Key.Key_O)
        page = shown(user)
        assert isinstance(page, SettingsScreen)
        kinds = set()
        for width in range(480, 1300, 40):
            user.window.resize(width, 900)
            user.settle()
            rows = {field: row for field, row in page.rows.items() if row.isVisible()}
            beside = {field: _is_beside(page._names[field][1], row) for field, row in rows.items()}
            assert len(set(beside.values())) == 1, (width, beside)
            if all(beside.values()):
                assert {len({c.y() for c in row.choices.values()}) for row in rows.values()} == {1}
            kinds.add(next(iter(beside.values())))
        assert kinds == {True, False}


def _is_beside(name: Label, row: object) -> bool:
    from PySide6.QtWidgets import QWidget

    assert isinstance(row, QWidget)
    return row.x() > name.x()


@pytest.mark.parametrize("keys", [(Key.Key_O,), (Key.Key_O, Key.Key_A), (Key.Key_P, Key.Key_N)])
def test_no_scroll_bar_stands_there_for_an_empty_margin(
    qtbot: QtBot, tmp_path: Path, keys: tuple[Key, ...]
) -> None:
    with somebody(qtbot, tmp_path, "en", 100) as user:
        user.press(*keys)
        page = shown(user)
        assert isinstance(page, TextScreen)
        bar = page.scroll_page.verticalScrollBar()
        seen = set()
        for height in range(360, 1100, 7):
            user.window.resize(1280, height)
            user.settle()
            assert bar.maximum() == 0 or bar.maximum() > FEW_PX, height
            assert bar.isVisible() is (bar.maximum() > 0)
            seen.add(bar.isVisible())
        assert seen == {True, False}


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_of_a_title_is_cut_off_however_narrow_the_window(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with somebody(qtbot, tmp_path, language, 200) as user:
        user.press(Key.Key_P, Key.Key_C)
        page = shown(user)
        assert isinstance(page, AuditScreen)
        for width in range(300, 900, 40):
            user.window.resize(width, 700)
            user.settle()
            words = page.title.text().split()
            metrics = page.title.fontMetrics()
            room_px = page.title.contentsRect().width()
            assert max(metrics.horizontalAdvance(word) for word in words) <= room_px + 1
