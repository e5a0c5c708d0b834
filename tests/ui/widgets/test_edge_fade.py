"""What scrolls is seen to go on beyond its edge: a row cut by the edge fades, a whole one does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.page_walk import come_to, shown
from ui.screens.practice.help_pages import HelpScreen
from ui.style import theme
from ui.style.theme import DARK, FontSize
from ui.widgets.controls.row_list import RowList
from ui.widgets.edge_fade import ROW_SLACK_PX
from ui.widgets.layout.scroll_area import ScrollArea


def shown_fades(area: ScrollArea | RowList | HelpScreen) -> list[bool]:
    return [fade.isVisible() for fade in area.fades]


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[ScrollArea]:
    holder, content = QWidget(), QWidget()
    qtbot.addWidget(holder)
    holder.resize(300, 200)
    content.resize(300, 600)
    made = ScrollArea(DARK, content, holder)
    made.resize(300, 200)
    show(qtbot, holder)
    yield made
    holder.close()


def test_an_edge_fades_while_something_lies_beyond_it(area: ScrollArea) -> None:
    bar = area.verticalScrollBar()
    assert shown_fades(area) == [False, True]
    bar.setValue(100)
    assert shown_fades(area) == [True, True]
    bar.setValue(bar.maximum())
    assert shown_fades(area) == [True, False]
    area.content.resize(300, 200)
    assert shown_fades(area) == [False, False]


def test_at_its_edge_a_fade_has_the_colour_of_the_ground(area: ScrollArea) -> None:
    area.content.setStyleSheet("background: white")
    image = area.grab().toImage()
    assert image.pixelColor(150, 100).lightness() > 250
    assert image.pixelColor(150, 199).lightness() < 60
    assert image.pixelColor(150, 199 - 30).lightness() > 250


def test_a_click_goes_through_a_fade(area: ScrollArea) -> None:
    assert all(
        fade.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for fade in area.fades
    )


def test_between_two_rows_of_a_list_nothing_fades(qtbot: QtBot) -> None:
    listed = RowList(DARK)
    qtbot.addWidget(listed)
    listed.setFont(theme.font(FontSize.FIGURE))
    listed.setModel(QStringListModel([str(n) for n in range(40)]))
    row = listed.sizeHintForRow(0)
    assert row > 2 * ROW_SLACK_PX
    listed.resize(200, 5 * row)
    show(qtbot, listed)
    assert shown_fades(listed) == [False, False]
    listed.verticalScrollBar().setValue(row // 2)
    assert shown_fades(listed) == [True, True]
    listed.verticalScrollBar().setValue(3 * row)
    assert shown_fades(listed) == [False, False]


def test_a_page_to_read_fades_above_its_note(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("why", qtbot, tmp_path)
    user.window.resize(640, 480)
    user.settle()
    page = shown(user)
    assert isinstance(page, HelpScreen)
    assert shown_fades(page) == [False, True]
    assert page.page.geometry().bottom() < page.crisis.geometry().top()
    assert page.crisis.font().pixelSize() == page.crisis.full_px
    assert page.crisis.height() >= QLabel.heightForWidth(page.crisis, page.crisis.width())
    user.close()
