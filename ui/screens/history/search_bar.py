"""The search bar of the history: a text field and a filter by kind."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.services.search import DEMO_KIND
from ui.style.theme import FOCUS_MARGIN_PX, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import TextField, draw_field_frame
from ui.widgets.painting import guarded

SEARCH_BAR_HEIGHT_PX: Final = 44
MIN_FIELD_WIDTH_PX: Final = 200
_LEAVE_KEYS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(TextField):
    left = Signal()
    """The field was left towards the list."""
    given_up = Signal()
    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in _LEAVE_KEYS:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    changed = Signal()
    left = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.field = SearchField(
            colours,
            translate(history_strings.FIND),
            self,
            hint=translate(history_strings.FIND_HINT),
        )
        self.field.textChanged.connect(self.changed)
        self.field.left.connect(self.left)
        self.field.given_up.connect(self.clear)
        self.kind = ""
        self.kinds: dict[str, Choice] = {}

    @property
    def typed(self) -> str:
        return self.field.text()

    @property
    def is_filtering(self) -> bool:
        """Whether text or kind filter the list."""
        return bool(self.typed.strip() or self.kind)

    def clear(self) -> None:
        """Reset text and kind."""
        self.field.clear()
        self._choose("")
        self.left.emit()

    def show_query(self, query: str) -> None:
        """Show a query of every kind, as if it had been typed."""
        self._choose("")
        self.field.setText(query)

    def show_kind(self, kind: str) -> None:
        """Show this kind, if it is offered."""
        if kind in self.kinds:
            self._choose(kind)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Offer these kinds; a single kind is not offered, unless it holds what is not listed else."""
        offered = ["", *kinds] if len(kinds) > 1 or DEMO_KIND in kinds else []
        if list(self.kinds) == offered:
            return
        for choice in self.kinds.values():
            choice.setParent(None)
            choice.deleteLater()
        every = history_strings.EVERY_OWN_KIND if DEMO_KIND in kinds else history_strings.EVERY_KIND
        self.kinds = {kind: self._create_choice(kind, every) for kind in offered}
        self._choose(self.kind if self.kind in self.kinds else "")
        self._lay_out()

    def next_kind(self) -> None:
        offered = list(self.kinds)
        if offered:
            self._choose(offered[(offered.index(self.kind) + 1) % len(offered)])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_field_frame(painter, self.field, self._colours)
        painter.end()

    def _lay_out(self) -> None:
        widths = [
            choice.fontMetrics().horizontalAdvance(choice.text()) + scaled_px(44)
            for choice in self.kinds.values()
        ]
        available = self.width() - 2 * FOCUS_MARGIN_PX
        fits = sum(widths) + scaled_px(MIN_FIELD_WIDTH_PX) <= available
        field = available - (sum(widths) + 8 if fits and widths else 0)
        self.field.setGeometry(
            FOCUS_MARGIN_PX,
            FOCUS_MARGIN_PX,
            field,
            scaled_px(SEARCH_BAR_HEIGHT_PX) - 2 * FOCUS_MARGIN_PX,
        )
        x = FOCUS_MARGIN_PX + field + 8
        for choice, width in zip(self.kinds.values(), widths, strict=True):
            choice.setVisible(fits)
            choice.setGeometry(x, 0, width, scaled_px(SEARCH_BAR_HEIGHT_PX))
            x += width

    def _create_choice(self, kind: str, every: str) -> Choice:
        words = history_strings.describe_kind(kind) if kind else translate(every)
        choice = Choice(self._colours, words, parent=self)
        choice.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        choice.clicked.connect(partial(self._choose, kind))
        return choice

    def _choose(self, kind: str, *_: object) -> None:
        is_news, self.kind = kind != self.kind, kind
        for name, choice in self.kinds.items():
            choice.set_chosen(name == kind)
        if is_news:
            self.changed.emit()
