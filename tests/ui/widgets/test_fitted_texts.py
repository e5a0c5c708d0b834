"""What says something small gives way where it is narrow: it shortens by words, and no word is cut."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QRegion, qGray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.text_checks import break_lines, painted_texts
from trainer.events import Contact
from ui.i18n import strings, translator
from ui.i18n.figure_labels import window_displays
from ui.style import theme
from ui.style.theme import DARK, LIGHT, FontSize
from ui.widgets.charts.axis_range import RateGrid
from ui.widgets.charts.heart_graph import HeartGraph
from ui.widgets.charts.rate_preview import RatePreview
from ui.widgets.text.badge import Badge
from ui.widgets.text.figure import ExplainedFigure
from ui.widgets.text.label import MIDDLE, Label
from ui.widgets.text.selection import begin_selection, selected_text
from ui.widgets.text.sensor_status import SensorStatus

TERMS = {
    "rsa_ms": "RSA",
    "rmssd_ms": "RMSSD",
    "sdnn_ms": "SDNN",
    "mean_nn_ms": "NN",
    "pnn50": "pNN50",
}


def painted(widget: QWidget) -> list[str]:
    with painted_texts() as texts:
        widget.grab()
    return [text for _, text, *_ in texts]


@pytest.mark.parametrize(("width", "beside_name"), [(260, True), (134, False)])
def test_a_figure_has_a_plain_name_and_the_term_of_the_field_beside_it(
    qtbot: QtBot, width: int, beside_name: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for key, display in window_displays():
        term = TERMS.get(key)
        if term is None:
            assert "(" not in display.label
            continue
        assert display.label.endswith(f" ({term})")
        figure = ExplainedFigure(DARK, display.label, display.unit, parent)
        figure.resize(width, 60)
        figure.show_value(861.0)
        texts = painted(figure)
        assert not any(text.endswith("…") for text in texts)
        if beside_name or display.label in texts:
            assert display.label in texts
        else:
            assert display.label.partition(" (")[0] in texts
            assert f"{display.unit} · {term}" in texts


def test_every_explained_figure_is_named_in_its_explanation() -> None:
    for _, display in window_displays():
        assert display.about.startswith(f"{display.label}: ")
    assert [label for _, label, *_ in strings.FIGURES][-1] == "Beats"


def test_a_badge_leaves_out_what_does_not_fit(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    badge = Badge(DARK, "", parent)
    texts = (
        "Replay · 21 November, 11:03 · nothing is being recorded",
        "Replay · 21 November, 11:03",
    )
    badge.show_text(*texts)
    badge.resize(badge.preferred_width(), 28)
    assert badge.shown_text == texts[0]
    badge.resize(260, 28)
    assert badge.shown_text == texts[1]
    assert painted(badge) == [texts[1]]
    assert badge.accessibleName() == texts[0]


def test_twice_as_large_the_contact_shrinks_before_a_word_of_it_is_cut(qtbot: QtBot) -> None:
    theme.scale_text(200)
    try:
        status = SensorStatus(DARK)
        qtbot.addWidget(status)
        status.resize(140, 40)
        status.show_contact(Contact.GOOD, "Demo · simulated heart · good contact", ["good contact"])
        show(qtbot, status)
        with painted_texts() as texts:
            status.grab()
        [(_, text, box, pixels, _)] = texts
        assert text == "good contact"
        assert int(FontSize.SMALL) <= pixels < 2 * FontSize.SMALL
        assert QRectF(status.rect()).contains(box)
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("width", [452, 592])
def test_twice_as_large_a_replay_still_says_that_nothing_is_recorded(
    qtbot: QtBot, width: int
) -> None:
    theme.scale_text(200)
    parent = QWidget()
    qtbot.addWidget(parent)
    badge = Badge(DARK, "", parent)
    badge.show_text(
        "Replay · 28 November, 21:17 · nothing is being recorded",
        "Replay · nothing is being recorded",
        "Replay · 28 November, 21:17",
    )
    badge.resize(width, 56)
    assert "nothing is being recorded" in badge.shown_text
    assert painted(badge) == [badge.shown_text]


def test_twice_as_large_a_demonstration_is_still_called_one(qtbot: QtBot) -> None:
    theme.scale_text(200)
    status = SensorStatus(DARK)
    qtbot.addWidget(status)
    texts = ("Demo · simulated heart · good contact", "Demo · good contact", "good contact")
    status.show_contact(Contact.GOOD, texts[0], texts[1:])
    status.resize(200, 40)
    assert status.shown_text == "Demo · good contact"


def lines_of(qtbot: QtBot, text: str, width: int) -> list[tuple[str, float]]:
    """The lines of a centred label as they are painted, each with its width."""
    label = Label(text, FontSize.BODY, LIGHT.ink, MIDDLE, wraps=True)
    qtbot.addWidget(label)
    label.resize(width, label.heightForWidth(width))
    label.show()
    lines = break_lines(label.painted_text, label.font(), label.contentsRect().width())
    return [(words.strip(), wide) for words, wide in lines]


@pytest.mark.parametrize("width", [200, 260, 320, 420, 520])
def test_no_word_stands_alone_on_the_last_line(qtbot: QtBot, width: int) -> None:
    text = (
        "Sit still and breathe gently, no deeper than feels comfortable. You can stop at any time."
    )
    lines = lines_of(qtbot, text, width)
    assert " ".join(words for words, _ in lines) == text
    assert lines[-1][1] >= 0.5 * max(wide for _, wide in lines)


@pytest.mark.parametrize("width", range(120, 420, 15))
def test_a_number_keeps_its_unit_on_its_line(qtbot: QtBot, width: int) -> None:
    text = (
        "The exhale gradually got longer, from 4 s to 5.5 s. You waited 2 minutes and 21 seconds."
    )
    for words, _ in lines_of(qtbot, text, width):
        assert not words[-1].isdigit()


def test_a_text_is_read_and_copied_without_no_break_spaces(qtbot: QtBot) -> None:
    label = Label("You waited 2 minutes.", FontSize.BODY, LIGHT.ink)
    qtbot.addWidget(label)
    assert label.text() == label.accessibleName() == "You waited 2 minutes."
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    begin_selection(label)
    parent = QWidget()
    qtbot.addWidget(parent)
    label.setParent(parent)
    parent.show()
    label.show()
    label.setSelection(0, len(label.text()))
    assert selected_text(parent) == "You waited 2 minutes."


@pytest.mark.parametrize("size", [FontSize.BODY, FontSize.LEAD, FontSize.TITLE])
def test_the_dots_of_a_capital_are_whole_in_a_label_as_high_as_its_lines(
    qtbot: QtBot, size: FontSize
) -> None:
    label = Label("Über Äpfel, Öl", size, LIGHT.ink, wraps=True)
    qtbot.addWidget(label)
    exact = label.heightForWidth(400)
    label.resize(400, exact)
    drawn = inked_pixels(label)
    label.resize(400, exact + 20)
    assert drawn == inked_pixels(label)
    assert label.sizeHint().height() == exact


def inked_pixels(widget: QWidget) -> int:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return sum(
        qGray(image.pixel(x, y)) < 250 for y in range(image.height()) for x in range(image.width())
    )


@pytest.mark.parametrize("text", ["Aufzeichnungen importieren", "Recordings of a"])
@pytest.mark.parametrize("width", [452, 592, 800])
def test_no_word_is_cut_so_that_lines_are_of_one_length(
    qtbot: QtBot, text: str, width: int
) -> None:
    theme.scale_text(200)
    label = Label(text, FontSize.TITLE, DARK.ink, MIDDLE, wraps=True)
    qtbot.addWidget(label)
    label.resize(width, label.heightForWidth(width))
    label.grab()
    metrics = QFontMetrics(label.font())
    longest = max(map(metrics.horizontalAdvance, text.split()))
    assert label.contentsRect().width() >= longest


@pytest.mark.parametrize("width", [240, 452, 900])
def test_the_title_of_a_small_chart_lies_within_it(qtbot: QtBot, width: int) -> None:
    theme.scale_text(200)
    translator.set_language("de")
    try:
        chart = RatePreview(DARK)
        qtbot.addWidget(chart)
        chart.resize(width, chart.height())
        chart.show_rates([(float(t), 60.0 + t % 20) for t in range(60)])
        with painted_texts() as texts:
            chart.grab()
    finally:
        translator.set_language("en")
    [title] = [each for each in texts if "Minute" in each.text]
    assert 0.0 <= title.box.left() <= title.box.right() <= width
    assert title.pixels >= FontSize.TINY


def test_the_numbers_of_an_axis_that_moves_do_not_lie_on_each_other(qtbot: QtBot) -> None:
    theme.scale_text(200)
    graph = HeartGraph(DARK)
    qtbot.addWidget(graph)
    graph.resize(450, 180)
    graph._has_heart = True
    graph._bounds = (30.0, 90.0)  # on the way from a wide range to a fine one
    graph._range.grid = RateGrid(75.0, 5.0)
    with painted_texts() as texts:
        graph.grab()
    numbers = [each for each in texts if each.text.isdecimal()]
    assert numbers
    for one, other in combinations(numbers, 2):
        shared = one.box.intersected(other.box).height()
        assert shared < 0.4 * one.box.height(), (one.text, other.text)
