"""The first-run pages, skipped with one key and never shown again.

A pause can be started from any of them with the usual key: the disc that breathes there is the button.
"""

from typing import Final, cast

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, Qt

from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.accessibility import announce
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.pacer.start_button import StartButton
from ui.widgets.painting import guarded
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 560
MAX_DISC_PX: Final = 340
MIN_DISC_PX: Final = 48  # in a smaller place there is none
KEPT_DISC_PX: Final = 96  # text shrinks rather than the disc below this
SMALLEST_TEXT_SCALE: Final = 0.5  # at 200 % text size the text may shrink to 100 %
DOT_RADIUS_PX: Final = 3.5
DOT_DISTANCE_PX: Final = 18


class FirstRunScreen(Screen):
    done = Signal()
    begun = Signal()

    def __init__(self, colours: Theme, *, calm: bool = False) -> None:
        super().__init__(colours)
        self.page = 0
        self.begin = StartButton(colours, self, breathes=not calm)
        self.begin.clicked.connect(self.begun)
        self.title = Label("", FontSize.TITLE, colours.ink, MIDDLE, parent=self)
        self.text = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        for words in (self.title, self.text):
            words.setWordWrap(True)
        self.bar.keeps_first = True
        self._next_action = self.add_action(table.FIRST_NEXT, self._next_page)
        self._back_action = self.add_action(table.FIRST_BACK, self._previous_page)
        self.add_action(table.BEGIN, self.begun.emit).limit_keys(Qt.Key.Key_Space)
        self._skip_action = self.add_action(table.SKIP, self.done.emit)
        self.setFocusProxy(self.begin)
        self._show()

    def place(self, width: int, height: int) -> None:
        inner = min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        left, available = (width - inner) // 2, height - KEY_BAR_HEIGHT_PX
        title, text = self._word_heights(inner, available)
        words = title + 12 + text + 44
        side = max(0, min(MAX_DISC_PX, available - words - 40))
        side = side if side >= MIN_DISC_PX else 0
        top = max(6, (available - words - side - (28 if side else 0)) // 2)
        self.begin.setGeometry((width - side) // 2, top, side, side)
        self.begin.setVisible(side > 0)
        y = top + side + (28 if side else 0)
        self.title.setGeometry(left, y, inner, title)
        self.text.setGeometry(left, y + title + 12, inner, text)
        self._dots_at = QPointF(width / 2, y + title + text + 40)

    def _word_heights(self, inner: int, available: int) -> tuple[int, int]:
        """The heights of title and text: large text shrinks rather than that the button goes."""
        words = available - 12 - 44
        least, with_disc = self.title.min_height(inner), words - KEPT_DISC_PX - 40
        whole, text = self.title.heightForWidth(inner), self.text.heightForWidth(inner)
        title = min(whole, max(least, with_disc - text))
        smallest = self.text.min_height(inner, SMALLEST_TEXT_SCALE)
        return title, min(text, max(smallest, with_disc - title), max(20, words - title - 4))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(len(settings_strings.FIRST_PAGES)):
            here = i == self.page
            painter.setBrush(QColor(self.colours.breath if here else self.colours.faint))
            at = self._dots_at + QPointF((i - 1) * theme.scaled_px(DOT_DISTANCE_PX), 0.0)
            radius = theme.scaled_px(10 * (DOT_RADIUS_PX + here)) / 10.0
            painter.drawEllipse(at, radius, radius)
        painter.end()

    def own_state(self) -> object:
        return self.page

    def restore_own(self, state: object) -> None:
        self.page = cast("int", state)
        self._show()

    @property
    def heading(self) -> str:
        return self.accessibleName()

    def _show(self) -> None:
        title, text = settings_strings.FIRST_PAGES[self.page]
        self.title.show_text(translate(title))
        self.text.show_text(translate(text))
        pages = len(settings_strings.FIRST_PAGES)
        of = translate(settings_strings.PAGE_OF, page=self.page + 1, pages=pages)
        self.setAccessibleName(f"{of}. {self.title.text()}")
        self.setAccessibleDescription(self.text.text())
        last = self.page == pages - 1
        self._next_action.set_word(settings_strings.KEY_HOME if last else settings_strings.KEY_ON)
        self._back_action.in_bar = self.page > 0
        self._back_action.setEnabled(self.page > 0)
        self._skip_action.in_bar = not last
        self.bar.lay_out()
        if self.width() > 0:
            self.lay_out_again()
        self.update()
        if self.isVisible():
            announce(self, f"{self.title.text()}. {self.text.text()}")

    def _next_page(self) -> None:
        if self.page == len(settings_strings.FIRST_PAGES) - 1:
            self.done.emit()
            return
        self.page += 1
        self._show()

    def _previous_page(self) -> None:
        self.page = max(0, self.page - 1)
        self._show()
