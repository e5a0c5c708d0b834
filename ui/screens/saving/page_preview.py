"""The pages of a document on the screen, as they will be saved and printed."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    Qt,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.printing import Printing, print_pages
from ui.faults import FaultGuard
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import saving_strings
from ui.style.accessibility import Role
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout.dialog import DIALOG_PADDING_PX, OverlayDialog
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, SCROLL_BAR_PX, ScrollArea
from ui.widgets.painting import guarded
from ui.widgets.text.label import LiveLabel

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

MAX_PAGE_WIDTH_PX: Final = 820
PAGE_GAP_PX: Final = 12
REDRAW_MS: Final = 80
"""After the window was resized, since drawing all pages takes a while."""
FULL_HEIGHT_PX: Final = 100_000
PRINTED: Final = {
    Printing.DONE: saving_strings.PRINTED,
    Printing.NO_PRINTER: saving_strings.NO_PRINTER,
    Printing.NOT_BEGUN: saving_strings.NOT_PRINTED,
}


class PageStrip(QWidget):
    """The pages one below the other."""

    ROLE = Role.Graphic

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._colours = colours
        self._document: PrintedDocument | None = None
        self._images: list[QImage] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self._draw)

    def show_document(self, document: "PrintedDocument | None") -> None:
        """Draw these pages; None forgets them."""
        self._document = document
        self._timer.stop()
        if document is None:
            self._images = []
        else:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if self._document is not None and event.size().width() != event.oldSize().width():
            self._timer.start()

    @property
    def _page_size(self) -> QSize:
        """Of one page on the screen, in pixels."""
        if self._document is None:
            return QSize(0, 0)
        paper = self._document.size.sizePoints()
        width = max(40, min(scaled_px(MAX_PAGE_WIDTH_PX), self.width()))
        return QSize(width, round(width * paper.height() / paper.width()))

    def _draw(self) -> None:
        document = self._document
        if document is None:
            return
        with FaultGuard("preview"):
            from ui.reports.printed_pages import draw_images

            ratio = self.devicePixelRatioF()
            width = round(self._page_size.width() * ratio)
            self._images = draw_images(document.draw, document.size, width)
            for image in self._images:
                image.setDevicePixelRatio(ratio)
        name = translate(saving_strings.PAGES_NAME, count=len(self._images))
        self.setAccessibleName(name)
        count, page = len(self._images), self._page_size
        self.setMinimumHeight(count * page.height() + max(0, count - 1) * PAGE_GAP_PX)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        page = self._page_size
        left = (self.width() - page.width()) // 2
        for n, image in enumerate(self._images):
            box = QRect(QPoint(left, n * (page.height() + PAGE_GAP_PX)), page)
            if box.intersects(event.rect()):
                painter.drawImage(box, image)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()


class ActButton(Choice):
    """A button of its own width."""

    def sizeHint(self) -> QSize:  # noqa: N802
        return super().sizeHint() + QSize(2 * GRID, 0)


class PagePreview(OverlayDialog):
    """Covers the screen with the pages, from which they are saved or printed."""

    save_wanted = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._document: PrintedDocument | None = None
        self.strip = PageStrip(colours)
        self.scroll_area = ScrollArea(colours, self.strip, self, on_panel=True)
        self.scroll_area.setWidgetResizable(True)
        self.message = LiveLabel("", FontSize.SMALL, colours.soft, wraps=True)
        self.save_button = self._create_button(strings.EXPORT_SAVE)
        self.save_button.clicked.connect(self.save_wanted)
        self.print_button = self._create_button(saving_strings.PRINT)
        self.print_button.clicked.connect(self.print_document)
        self._fill()

    @property
    def can_save(self) -> bool:
        return not self.save_button.isHidden()

    def open_for(self, document: "PrintedDocument", *, can_save: bool = True) -> None:
        """Show these pages from the beginning."""
        self._document = document
        self.save_button.setVisible(can_save)
        self.message.show_text("")
        self.message.hide()
        self.open_with_focus(self.print_button)
        self.strip.show_document(document)
        self.scroll_area.verticalScrollBar().setValue(0)

    def print_document(self, *_: object) -> None:
        """Ask on which printer, and print."""
        document = self._document
        if document is None:
            return

        from ui.reports.printed_pages import draw_on_device

        draw_on = partial(draw_on_device, document.draw)
        print_pages(self, document.name, document.size, draw_on, self._note_printed)

    def accept(self) -> None:
        if self.can_save:
            self.save_wanted.emit()

    def close_overlay(self) -> None:
        super().close_overlay()
        self.strip.show_document(None)

    def height_for(self, width: int) -> int:
        """All there is: a page is taller than any window."""
        return FULL_HEIGHT_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys, Page Up and Page Down scroll."""
        bar = self.scroll_area.verticalScrollBar()
        page = bar.pageStep() - FOCUS_CONTEXT_PX
        moves = {
            Qt.Key.Key_Down: bar.value() + page // 8,
            Qt.Key.Key_Up: bar.value() - page // 8,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        key = Qt.Key(event.key())
        if key in moves:
            bar.setValue(moves[key])
        elif key == Qt.Key.Key_P:
            self.print_document()
        else:
            super().keyPressEvent(event)

    def _note_printed(self, outcome: Printing) -> None:
        self.message.show()
        self.message.show_text(translate(PRINTED[outcome]))

    def _create_button(self, words: str) -> Choice:
        return ActButton(self.colours, translate(words))

    def _fill(self) -> None:
        pad = DIALOG_PADDING_PX
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad - SCROLL_BAR_PX, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self.message)
        acts = FlowLayout()
        for button in (self.save_button, self.print_button):
            acts.addWidget(button)
        column.addLayout(acts)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.setAccessibleName(translate(saving_strings.PREVIEW))
