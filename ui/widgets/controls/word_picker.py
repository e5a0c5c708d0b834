"""Words to choose from, in families: arrow keys move the focus, Enter picks the word."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX, Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label

WORD_HEIGHT_PX: Final = 34
FAMILY_GAP_PX: Final = 10
_STEP: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class WordButton(Button):
    def sizeHint(self) -> QSize:  # noqa: N802
        font = QFontMetrics(theme.font(FontSize.SMALL))
        width = font.horizontalAdvance(self.text()) + 24 + 2 * FOCUS_MARGIN_PX
        return QSize(width, scaled_px(WORD_HEIGHT_PX) + 2)

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
        self.words: list[WordButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_words(self, name: str, families: Mapping[str, tuple[str, ...]]) -> None:
        self.setAccessibleName(name)
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.hide()
            old.deleteLater()
        self.words = []
        while self._column.takeAt(0):
            pass
        for family, words in families.items():
            self._column.addWidget(
                Label(translate(family), FontSize.TINY, self._colours.faint, wraps=True)
            )
            row = FlowLayout()
            for button in self._create_buttons(words):
                row.addWidget(button)
                button.show()  # at once, since it may be focused before the layout would show it
                self.words.append(button)
            self._column.addLayout(row)
            self._column.addSpacing(FAMILY_GAP_PX)
        self._column.addStretch(1)

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

    def _focus_word(self, at: int) -> None:
        self.words[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_nearest_row(self, focused_index: int, direction: int) -> None:
        """Focus the nearest word in the row above or below; above the first row, close the picker."""
        words = self.words
        focused_word = words[focused_index]
        remaining = words[:focused_index][::-1] if direction < 0 else words[focused_index + 1 :]
        candidates = [word for word in remaining if word.y() != focused_word.y()]
        if not candidates:
            if direction < 0:
                self.closed.emit()
            return
        row = [word for word in candidates if word.y() == candidates[0].y()]
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
