"""Text grows with a large window, and no line is too long to read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import PLACES, come_to, shown
from tests.ui.practice_window import LibraryUser
from tests.ui.text_checks import break_lines
from ui.settings import TEXT_PERCENTS
from ui.style.text_measure import (
    LINE_CHARS,
    grow_text,
    keep_units,
    line_width_px,
    undo_keep_units,
)
from ui.style.theme import font
from ui.widgets.text.label import MIDDLE, Label

READ = [
    *("about", "breath", "figures", "import", "ladder", "lock", "practice", "report", "resonance"),
    *("review", "sensor", "settings", "trends", "why", "first pages", "closing", "reassess"),
]
MAX_CHARS = 90
"""Of one line: narrow letters make it longer than the average."""


@given(st.sampled_from(TEXT_PERCENTS), st.integers(1, 8000), st.integers(1, 5000))
def test_text_never_shrinks_below_what_was_chosen_and_stays_readable(
    percent: int, width: int, height: int
) -> None:
    grown = grow_text(percent, width, height)
    assert percent <= grown <= 200
    assert grow_text(percent, width + 200, height + 200) >= grown
    if width <= 1280 or height <= 800:
        assert grown == percent


def test_on_a_full_screen_text_is_as_large_as_in_a_book() -> None:
    """15 px become 20 at 1920 × 1080, and no more at 4K without a scale."""
    assert round(15 * grow_text(100, 1920, 1080) / 100) == 20
    assert grow_text(100, 3840, 2160) == 140


def test_a_line_holds_about_seventy_five_characters(qtbot: QtBot) -> None:
    text = "Your heart rate went from 72 to 68 beats per minute, and rose with every breath."
    width = QFontMetrics(font(15)).horizontalAdvance(text[:LINE_CHARS])
    assert abs(line_width_px(font(15)) - width) < 0.08 * width


@pytest.mark.parametrize("place", READ)
def test_no_line_is_too_long_in_a_large_window(place: str, qtbot: QtBot, tmp_path: Path) -> None:
    assert place in PLACES
    user: LibraryUser = come_to(place, qtbot, tmp_path)
    user.window.resize(1920, 1080)
    user.window._apply_pending_appearance()
    user.settle()
    long = [
        line
        for label in shown(user).findChildren(QLabel)
        if label.isVisible()
        for line in lines_of(label)
        if len(line) > MAX_CHARS
    ]
    assert long == []
    user.close()


def lines_of(label: QLabel) -> list[str]:
    """The lines as they are drawn, of each paragraph."""
    width = label.contentsRect().width() if label.wordWrap() else 100_000
    paragraphs = label.text().split("\n")
    lines = (line for each in paragraphs for line, _ in break_lines(each, label.font(), width))
    return [line.strip() for line in lines]


@pytest.mark.parametrize("align", [MIDDLE, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_a_short_line_stands_where_it_stood(align: Qt.AlignmentFlag, qtbot: QtBot) -> None:
    label = Label("word " * 60, 15, "#000000", align, wraps=True)
    qtbot.addWidget(label)
    label.resize(1600, label.heightForWidth(1600))
    label.show()
    inner = label.contentsRect()
    assert inner.width() <= line_width_px(label.font()) + 1
    centre = QRect(0, 0, 1600, 1).center().x()
    if align == MIDDLE:
        assert abs(inner.center().x() - centre) <= 1
    elif align == Qt.AlignmentFlag.AlignLeft:
        assert inner.left() < 10
    else:
        assert inner.right() > 1590
    assert label.height() >= 6 * QFontMetrics(label.font()).height() // 2


@pytest.mark.parametrize("text", ["dein Tempo, 5,4/min", "Zuletzt 12:04 · 68 Schläge/min"])
def test_no_line_ends_within_a_rate(text: str, qtbot: QtBot) -> None:
    """At 200 %, at every width that has room for the rate itself."""
    label = Label(text, 30, "#ffffff", wraps=True)
    qtbot.addWidget(label)
    rate = QFontMetrics(label.full_font).horizontalAdvance(text.split(", ")[-1].split(" · ")[-1])
    whole = QFontMetrics(label.full_font).horizontalAdvance(text)
    for width in range(rate + 4, whole + 10, 7):
        lines = break_lines(label.painted_text, label.full_font, width)
        assert not any(line.rstrip("\u2060").endswith("/") for line, _ in lines)
    assert label.text() == text
    assert undo_keep_units(label.painted_text) == text
    assert keep_units("/home/min/file") == "/home/min/file"
