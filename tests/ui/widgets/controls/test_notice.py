"""A notice lies over nothing that is read or clicked, on a wide screen too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import come_to, shown
from ui.widgets.text.label import Label

TEXT = "Added 1 pause you made while your library was locked."
PAGES = (
    "home",
    "past",
    "past of two kinds",
    "what sets it off",
    "compare",
    "import",
    "review",
    "audit",
    "feeling",
    "trends",
    "why",
    "report",
    "settings",
    "about",
    "reassess",
    "closing",
)


def seen(widget: QWidget, window: QWidget) -> QRect:
    """Where in the window something of it is drawn, or can be clicked."""
    inside = widget.rect()
    if isinstance(widget, Label):
        flags = widget.alignment().value
        flags |= Qt.TextFlag.TextWordWrap.value if widget.wordWrap() else 0
        inside = widget.fontMetrics().boundingRect(inside, flags, widget.text())
    inside &= widget.visibleRegion().boundingRect()
    return inside.translated(widget.mapTo(window, QPoint(0, 0)))


def names_under_the_notice(page: QWidget, window: QWidget, notice: QRect) -> list[str]:
    parts = [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible()
        and (
            bool(part.text())
            if isinstance(part, Label)
            else part.focusPolicy() & Qt.FocusPolicy.TabFocus and not part.findChildren(Label)
        )
    ]
    assert parts
    return [type(part).__name__ for part in parts if seen(part, window).intersects(notice)]


@pytest.mark.parametrize("place", PAGES)
def test_a_notice_lies_over_nothing_of_a_wide_page(
    place: str, qtbot: QtBot, tmp_path: Path
) -> None:
    user = come_to(place, qtbot, tmp_path)
    window = user.window
    window.resize(1280, 800)
    user.settle()
    window.notice.show_message(TEXT)
    user.settle()
    assert window.notice.isVisible()
    assert names_under_the_notice(shown(user), window, window.notice.geometry()) == []
    user.close()


def test_the_page_moves_back_when_the_notice_goes(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("past", qtbot, tmp_path)
    user.window.resize(1280, 800)
    user.settle()
    window = user.window
    window.notice.show_message(TEXT)
    assert window.notice.covered_px > 0
    window.notice.dismiss()
    assert window.notice.covered_px == 0
    user.press(Qt.Key.Key_Escape)
    window.notice.show_message(TEXT)
    assert user.screen == "HomeScreen"
    assert window.notice.covered_px == 0, "below the sensor status"
    user.close()
