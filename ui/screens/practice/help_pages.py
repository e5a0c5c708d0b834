"""The help pages: why it works, with sources, and when to ask a doctor first."""

import re
from functools import partial
from math import ceil
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    Qt,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.help_pages import PAGES, page_heading, read_page_text
from ui.i18n.texts import practice_strings, settings_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.text_measure import line_width_px
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.controls.side_list import SideList
from ui.widgets.edge_fade import add_edge_fades
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX, style_scroll_bar
from ui.widgets.text.label import RIGHT, Label

PAGES_FOLDER: Final = Path(__file__).parents[3] / "resources" / "why"
MAX_WIDTH_PX: Final = 1040
LIST_WIDTH_PX: Final = 280
SIDE_BY_SIDE_WIDTH_PX: Final = 860
POSITION_HEIGHT_PX: Final = 18
TOP_GAP_PX: Final = 8  # above the first line of a page without a list
NOTE_GAP_PX: Final = 8  # between the page and the note below it
LINE_HEIGHT_PERCENT: Final = 150  # % of a line
TITLE_LINE_HEIGHT_PERCENT: Final = 110


class HelpScreen(Screen):
    ROW = table.HELP

    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.spoken_title = translate(practice_strings.KEY_WHY)
        self._pages = read_pages()
        self.titles = [title for title, _ in self._pages.values()]
        self.page_list = SideList(colours, translate(practice_strings.WHY_PAGES), self.titles, self)
        self.page_list.chosen.connect(self._show)
        self.page = QTextBrowser(self)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        style_scroll_bar(self.page, colours)
        self.page.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFont(theme.font(FontSize.BODY))
        self.page.viewport().setAutoFillBackground(False)
        palette = self.page.palette()
        palette.setColor(palette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.page.setPalette(palette)
        self.fades = add_edge_fades(self.page, colours)
        self.crisis = Label(
            translate(practice_strings.CRISIS), FontSize.SMALL, colours.faint, parent=self
        )
        self.crisis.setWordWrap(True)
        self.position = Label("", FontSize.SMALL, colours.faint, RIGHT, parent=self)
        for row, by in ((table.NEXT, 1), (table.PREVIOUS, -1)):
            self.add_action(row, partial(self.page_list.step, by))
        self._down = self.add_action(table.SCROLL_DOWN, partial(self._scroll, 1))
        self._up = self.add_action(table.SCROLL_UP, partial(self._scroll, -1))
        self.page.verticalScrollBar().rangeChanged.connect(self._show_scrolling)
        self.add_action(table.BACK, self.back.emit)
        self._show(0)

    def open_at(self, name: str) -> None:
        """Show the page of this name, or the first."""
        names = list(self._pages)
        self.page_list.choose(names.index(name) if name in names else 0)

    def own_state(self) -> object:
        return self.page_list.current_index

    def restore_own(self, state: object) -> None:
        self.page_list.choose(cast("int", state))

    def take_focus(self) -> None:
        if self.page_list.isVisible():
            self.page_list.take_focus()

    def place(self, width: int, height: int) -> None:
        beside = width >= scaled_px(SIDE_BY_SIDE_WIDTH_PX)
        inner = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        left, top = (width - inner) // 2, 48 if height >= 600 else 12
        crisis = max(scaled_px(22), self.crisis.heightForWidth(inner))
        note_top = height - KEY_BAR_HEIGHT_PX - 10 - crisis
        bottom = note_top - NOTE_GAP_PX
        list_width = scaled_px(LIST_WIDTH_PX) + 40 if beside else 0
        self.page_list.setGeometry(left, top + 8, scaled_px(LIST_WIDTH_PX), bottom - top)
        self.page_list.setVisible(beside)
        position = scaled_px(POSITION_HEIGHT_PX)
        self.position.setGeometry(left, TOP_GAP_PX, inner, position)
        self.position.setVisible(not beside)  # else the list shows it
        if not beside:
            top = max(top, TOP_GAP_PX + position)
        is_at_top = not self.page.verticalScrollBar().value()
        around = SCROLL_BAR_PX + 2 * round(self.page.document().documentMargin())
        line = min(line_width_px(self.page.font()), inner - list_width - around)
        if line != self.page.lineWrapColumnOrWidth():
            self.page.setLineWrapColumnOrWidth(line)
            _format_page(self.page, self.colours)
        wide = line + around if beside else inner  # without the list the bar is at the edge
        self.page.setGeometry(left + list_width, top, wide, bottom - top)
        if is_at_top:  # not where lines of another length have left it
            self.page.verticalScrollBar().setValue(0)
        self.crisis.setGeometry(left, note_top, inner, crisis)

    def _show(self, at: int) -> None:
        if not self._pages:
            self.page.setPlainText(translate(practice_strings.WHY_NONE))
            return
        title, text = list(self._pages.values())[at]
        position = translate(settings_strings.PAGE_OF, page=at + 1, pages=len(self._pages))
        self.position.show_text(position)
        self.page.setMarkdown(text)
        self.page.setAccessibleName(translate(practice_strings.WHY_PAGE, title=title))
        _format_page(self.page, self.colours)
        self.page.verticalScrollBar().setValue(0)

    def _show_scrolling(self, *_: object) -> None:
        """Show the scroll keys only where the page is longer than its view."""
        for action in (self._down, self._up):
            action.in_bar = self.page.verticalScrollBar().maximum() > 0
        self.bar.lay_out()

    def _scroll(self, by: int) -> None:
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())


def read_pages() -> dict[str, tuple[str, str]]:
    """Title and text of each readable page by its name, in the person's language."""
    texts = {name: _read_page(name) for name in PAGES}
    return {name: (page_heading(text) or name, text) for name, text in texts.items() if text}


def _read_page(name: str) -> str:
    """The text in the person's language, else in English; empty where both are missing or damaged."""
    translated = read_page_text(PAGES_FOLDER / translate(strings.LANGUAGE) / f"{name}.md")
    return translated or read_page_text(PAGES_FOLDER / f"{name}.md")


def _format_page(page: QTextBrowser, colours: Theme) -> None:
    """Apply fonts, spacing and colours to the Markdown document."""
    block = page.document().begin()
    width = page.lineWrapColumnOrWidth() - 2 * ceil(page.document().documentMargin())
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        percent = TITLE_LINE_HEIGHT_PERCENT if shape.headingLevel() > 0 else LINE_HEIGHT_PERCENT
        shape.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(0.0)
        shape.setBottomMargin(scaled_px(14))
        cursor.setBlockFormat(shape)
        _format_text(block, colours, width, shape.headingLevel())
        block = block.next()


def _format_text(block: QTextBlock, colours: Theme, width: int, heading_level: int) -> None:
    """Apply fonts and colours to a paragraph. What is emphasized stays so, and titles are not bold.

    A title shrinks until its longest word, or part of a hyphenated word, fits the width in pixels.
    """
    is_title = heading_level > 0
    size = FontSize.TITLE if is_title else FontSize.BODY
    longest = max(re.findall(r"[^\s-]+-?", block.text()), key=len, default="") if is_title else ""
    is_source = _is_emphasized(block)
    plain = colours.ink if is_title else colours.faint if is_source else colours.soft
    for start, length, is_bold in _runs(block):
        font = theme.fit_font(theme.font(size), longest, width, min_px=FontSize.BODY)
        font.setBold(is_bold and not is_title)
        text = QTextCharFormat()
        text.setFont(font)
        text.setForeground(QColor(colours.ink if is_bold else plain))
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(text)


def _is_emphasized(block: QTextBlock) -> bool:
    """Whether all of it is set apart, as the sources below a page are."""
    each, emphasized = block.begin(), []
    while not each.atEnd():
        emphasized.append(each.fragment().charFormat().fontItalic())
        each += 1
    return bool(emphasized) and all(emphasized)


def _runs(block: QTextBlock) -> list[tuple[int, int, bool]]:
    """Position, length and boldness of each run of a paragraph."""
    runs = []
    each = block.begin()
    while not each.atEnd():
        run = each.fragment()
        is_bold = run.charFormat().fontWeight() > QFont.Weight.Normal
        runs.append((run.position(), run.length(), is_bold))
        each += 1
    return runs
