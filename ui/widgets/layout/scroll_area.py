"""A scroll area in the application's style that keeps the focused widget visible."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style.theme import Theme
from ui.widgets.edge_fade import add_edge_fades

SCROLL_BAR_PX = 8
FOCUS_CONTEXT_PX = 24
_SCROLL_BAR_STYLE = """
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 2px; margin: 2px; min-height: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
{{ background: transparent; height: 0; }}
"""


def style_scroll_bar(area: QAbstractScrollArea, colours: Theme) -> None:
    """Let the vertical scroll bar look and be named like those of the other areas."""
    bar = area.verticalScrollBar()
    bar.setAccessibleName(translate(strings.SCROLL))
    bar.setStyleSheet(_SCROLL_BAR_STYLE.format(width=SCROLL_BAR_PX, line=colours.edge))


class ScrollArea(QScrollArea):
    """A vertical scroll area around one widget.

    Widgets registered with `keep_visible_on_focus` are scrolled into view when they are focused.
    """

    def __init__(
        self, colours: Theme, content: QWidget, parent: QWidget, *, on_panel: bool = False
    ) -> None:
        super().__init__(parent)
        self.content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        style_scroll_bar(self, colours)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.fades = add_edge_fades(self, colours, on_panel=on_panel)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As little as is allowed: a layout gives it what the other parts leave."""
        return self.minimumSize()

    def keep_visible_on_focus(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def scroll_to(self, widget: QWidget, context: int = FOCUS_CONTEXT_PX) -> None:
        """Scroll the whole widget into view; `ensureWidgetVisible` minds the cursor of a text field only."""
        centre, half = widget.mapTo(self.content, widget.rect().center()), widget.height() // 2
        self.ensureVisible(centre.x(), centre.y(), 0, half + context)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.scroll_to(watched)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave all keys to the screen."""
        event.ignore()
