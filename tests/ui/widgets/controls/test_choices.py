"""Answers beside each other look alike: their titles have one size, and all say more or none does."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.text_checks import Painted, painted_texts
from ui.style import theme
from ui.style.text_measure import NO_BREAK_SPACE
from ui.style.theme import DARK, FOCUS_MARGIN_PX, FontSize
from ui.widgets.controls.choices import CENTRED_WRAPPED, TEXT_MARGIN_PX, Choice, ChoiceRow
from ui.widgets.controls.options import OptionRow

THREE = (
    ("The urge has passed", "no need to reach out right now"),
    ("Wait again", "for another 5 minutes"),
    ("Reach out", "in your own words"),
)


def row_of(qtbot: QtBot, width: int, height: int) -> list[Painted]:
    ground = QWidget()
    qtbot.addWidget(ground)
    row = ChoiceRow(ground, 308, (4, 16))
    for title, detail in THREE:
        row.add(Choice(DARK, title, detail))
    row.resize(width, height)
    return painted(row)


def painted(widget: QWidget) -> list[Painted]:
    with painted_texts() as texts:
        widget.grab()
    return texts


@pytest.mark.parametrize("height", [36, 60, 112, 180, 330])
@pytest.mark.parametrize("width", [276, 320, 452, 500, 640, 820, 1200])
def test_all_of_a_row_say_more_or_none_does(qtbot: QtBot, width: int, height: int) -> None:
    texts = row_of(qtbot, width, height)
    painted_words = {one.text.replace(NO_BREAK_SPACE, " ") for one in texts}
    details = painted_words & {detail for _, detail in THREE}
    assert len(details) in (0, len(THREE))
    titles = {one.pixels for one in texts if one.text.replace(NO_BREAK_SPACE, " ") not in details}
    assert len(titles) == 1


@pytest.mark.parametrize("width", [452, 500, 592])
def test_in_a_window_as_narrow_as_a_phone_each_says_what_it_means(qtbot: QtBot, width: int) -> None:
    texts = {one.text.replace(NO_BREAK_SPACE, " ") for one in row_of(qtbot, width, 112)}
    assert texts == {text for pair in THREE for text in pair}


def test_what_is_asked_beside_other_answers_has_their_size(qtbot: QtBot) -> None:
    answers = {"a": ("Short", "one"), "b": ("A very long answer to a question", "two")}
    row = OptionRow(DARK, "Which?", answers)
    qtbot.addWidget(row)
    for width in (300, 420, 700):
        row.resize(width, row.height_for(width) + 40)
        sizes = {one.pixels for one in painted(row) if one.text in ("Short", answers["b"][0])}
        assert len(sizes) == 1


def test_large_text_takes_two_lines_at_most_and_does_not_fill_its_box(qtbot: QtBot) -> None:
    theme.scale_text(200)
    long = next(one for one in row_of(qtbot, 452, 100) if one.text == THREE[0][0])
    font = theme.font(FontSize.BODY)
    font.setPixelSize(long.pixels)
    inner = 452 / 3 - 2 * FOCUS_MARGIN_PX - theme.scaled_px(TEXT_MARGIN_PX)
    metrics, box = QFontMetricsF(font), QRectF(0.0, 0.0, inner, 500.0)
    words = metrics.boundingRect(box, CENTRED_WRAPPED, THREE[0][0])
    assert words.width() <= inner
    assert words.height() < 2.5 * metrics.lineSpacing()
    assert words.height() <= 100 - 2 * FOCUS_MARGIN_PX


def test_the_edge_of_what_is_chosen_is_as_thick_at_the_end_of_its_row(qtbot: QtBot) -> None:
    row = OptionRow(DARK, "Which?", {"a": ("One", ""), "b": ("Two", ""), "c": ("Three", "")})
    qtbot.addWidget(row)
    row.resize(500, 80)
    edges = []
    for value in ("a", "b", "c"):
        row.set_value(value)
        choice, image = row.choices[value], row.grab().toImage()
        y = choice.geometry().center().y()
        breath = QColor(DARK.breath)
        for side in (choice.x(), choice.geometry().right()):
            pixels = [
                image.pixelColor(x, y) for x in range(max(0, side - 8), min(row.width(), side + 9))
            ]
            edges.append(sum(abs(c.green() - breath.green()) < 30 for c in pixels))
    assert len(set(edges)) == 1, edges
    assert edges[0] >= 1
