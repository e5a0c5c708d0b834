"""What says something small gives way where it is narrow: it shortens by words, and no word is cut."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QRegion, qGray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.text_checks import painted_texts
from trainer.events import Contact
from ui.i18n import strings
from ui.i18n.figure_labels import window_displays
from ui.style import theme
from ui.style.theme import DARK, LIGHT, FontSize
from ui.widgets.text.badge import Badge
from ui.widgets.text.figure import ExplainedFigure
from ui.widgets.text.label import Label
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
