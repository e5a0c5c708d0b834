"""Words to choose from, in families: arrow keys move the focus, Enter picks the word."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX, Button
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label

WORD_HEIGHT_PX: Final = 34
FAMILY_HEIGHT_PX: Final = 22
FAMILY_GAP_PX: Final = 10
_STEP: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class WordButton(Button):
    def preferred_width(self) -> int:
        font = QFontMetrics(theme.font(FontSize.SMALL))
        return font.horizontalAdvance(self.text()) + 24 + 2 * FOCUS_MARGIN_PX

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, theme.CAP_RADIUS)
        painter.setPen(QColor(self.colours.ink))
        painter.setFont(theme.font(FontSize.SMALL))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class WordPicker(QWidget):
    ROLE = Role.Grouping

    picked = Signal(str)
    closed = Signal()
    """It was left without picking a word."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._families: list[tuple[Label, list[WordButton]]] = []
        self._first_family = 0

    @property
    def words(self) -> list[WordButton]:
        return [word for _, family in self._families for word in family]

    def show_words(self, name: str, families: Mapping[str, tuple[str, ...]]) -> None:
        self.setAccessibleName(name)
        for title, words in self._families:
            for old in (title, *words):
                old.setParent(None)
                old.deleteLater()
        self._families = [
            (
                Label(translate(family), FontSize.TINY, self._colours.faint, parent=self),
                self._create_buttons(words),
            )
            for family, words in families.items()
        ]
        self._first_family = 0
        self.lay_out()

    def take_focus(self) -> None:
        if self.words:
            self._focus_word(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        words = self.words
        focused_index = next((i for i, word in enumerate(words) if word.hasFocus()), None)
        key = Qt.Key(event.key())
        if focused_index is None or key not in (
            *_STEP,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Escape,
        ):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _STEP:
            self._focus_word(max(0, min(len(words) - 1, focused_index + _STEP[key])))
        else:
            self._focus_nearest_row(focused_index, -1 if key == Qt.Key.Key_Up else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def height_for(self, width: int) -> int:
        """The height of all families at this width, in pixels."""
        return sum(
            self._family_height(words, width) + scaled_px(FAMILY_GAP_PX)
            for _, words in self._families
        )

    def lay_out(self) -> None:
        """Place the families below each other; where they do not all fit, from the focused one on."""
        y = 0
        for i, (title, words) in enumerate(self._families):
            if i < self._first_family:
                self._hide(title, words)
                continue
            bottom = self._lay_family(title, words, y)
            fits = bottom <= self.height() or y == 0
            for widget in (title, *words):
                widget.setVisible(fits)
            y = bottom + scaled_px(FAMILY_GAP_PX)

    def _lay_family(self, title: Label, words: list[WordButton], top: int) -> int:
        title.setGeometry(FOCUS_MARGIN_PX, top, self.width(), scaled_px(FAMILY_HEIGHT_PX))
        x, y, row = 0, top + scaled_px(FAMILY_HEIGHT_PX), scaled_px(WORD_HEIGHT_PX) + 2
        for word in words:
            word_width = word.preferred_width()
            if x and x + word_width > self.width():
                x, y = 0, y + row
            word.setGeometry(x, y, word_width, row)
            x += word_width
        return y + row

    def _family_height(self, words: list[WordButton], width: int) -> int:
        rows, x = 1, 0
        for word_width in (word.preferred_width() for word in words):
            rows, x = (
                (rows + 1, word_width) if x and x + word_width > width else (rows, x + word_width)
            )
        return scaled_px(FAMILY_HEIGHT_PX) + rows * (scaled_px(WORD_HEIGHT_PX) + 2)

    def _hide(self, title: Label, words: list[WordButton]) -> None:
        for widget in (title, *words):
            widget.setVisible(False)

    def _focus_word(self, at: int) -> None:
        word = self.words[at]
        family = next(i for i, (_, words) in enumerate(self._families) if word in words)
        if word.isHidden() or family < self._first_family:
            self._first_family = max(0, family - 1)
            self.lay_out()
            if word.isHidden():
                self._first_family = family
                self.lay_out()
        word.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_nearest_row(self, focused_index: int, direction: int) -> None:
        """Focus the nearest word in the row above or below; above the first row, close the picker."""
        words = self.words
        focused_word = words[focused_index]
        remaining = words[:focused_index][::-1] if direction < 0 else words[focused_index + 1 :]
        family_of = {id(w): i for i, (_, ws) in enumerate(self._families) for w in ws}
        candidates = [
            w
            for w in remaining
            if family_of[id(w)] != family_of[id(focused_word)] or w.y() != focused_word.y()
        ]
        if not candidates:
            if direction < 0:
                self.closed.emit()
            return
        first = candidates[0]
        row = [
            w for w in candidates if family_of[id(w)] == family_of[id(first)] and w.y() == first.y()
        ]
        self._focus_word(words.index(min(row, key=lambda w: abs(w.x() - focused_word.x()))))

    def _create_buttons(self, words: tuple[str, ...]) -> list[WordButton]:
        buttons = []
        for text in map(translate, words):
            button = WordButton(self._colours, text, self)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.clicked.connect(partial(self._pick, text))
            buttons.append(button)
        return buttons

    def _pick(self, text: str, *_: object) -> None:
        self.picked.emit(text)
