"""The question on Home whether to look back at a pause that was left without its reassessment."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings as texts
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.accessibility import Role, announce
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.controls.choices import CHOICE_GAPS_PX, Choice, ChoiceRow
from ui.widgets.controls.key_bar import CAP_HEIGHT_PX
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 640
MAX_CHOICE_WIDTH_PX: Final = 200
LINE_HEIGHT_PX: Final = 28
ROW_HEIGHT_PX: Final = 52


class LookBackOffer(QWidget):
    ROLE = Role.Grouping

    accepted = Signal(str)
    """The id of the pause to look back at."""
    declined = Signal()
    height_changed = Signal(int)
    """The height in pixels that it takes above the key bar; 0 while hidden."""

    def __init__(self, colours: Theme, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._session_id = ""
        self.label = Label("", FontSize.BODY, colours.ink, MIDDLE, parent=self)
        self.label.setWordWrap(True)
        self._row = ChoiceRow(self, MAX_CHOICE_WIDTH_PX, CHOICE_GAPS_PX)
        self.look_back = self._row.add(Choice(colours, translate(texts.LOOK_BACK)))
        self.not_now = self._row.add(Choice(colours, translate(texts.NOT_NOW)))
        self.look_back.clicked.connect(self._accept)
        self.not_now.clicked.connect(self._decline)
        self._actions = (
            screen.add_action(table.OFFER_LOOK_BACK, self._accept),
            screen.add_action(table.OFFER_NOT_NOW, self._decline),
        )
        screen.installEventFilter(self)
        self._enable_actions(False)
        self.hide()

    @property
    def is_open(self) -> bool:
        return bool(self._session_id)

    def ask(self, session_id: str, text: str) -> None:
        self._session_id = session_id
        self.label.show_text(text)
        self.setAccessibleName(text)
        self._enable_actions(True)
        self.show()
        announce(self, text)
        self._place()

    def close_now(self) -> None:
        if self._session_id:
            self._session_id = ""
            self._enable_actions(False)
            self.hide()
            self.height_changed.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.is_open:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        words = self._text_height(self.width())
        self.label.setGeometry(0, 0, self.width(), words)
        self._row.setGeometry(0, words, self.width(), self.height() - words)
        self._row.lay_out()

    def _place(self) -> None:
        screen = self._screen
        inner = screen.width() - 2 * screen.margin + 2 * FOCUS_MARGIN_PX
        width = min(scaled_px(MAX_WIDTH_PX), inner)
        row = max(self._row.height_for(width), scaled_px(ROW_HEIGHT_PX))
        height = self._text_height(width) + row
        taller = scaled_px(CAP_HEIGHT_PX) - CAP_HEIGHT_PX
        bottom = screen.height() - KEY_BAR_HEIGHT_PX - taller - 8
        self.setGeometry((screen.width() - width) // 2, bottom - height, width, height)
        self.height_changed.emit(height + 8)

    def _text_height(self, width: int) -> int:
        return max(scaled_px(LINE_HEIGHT_PX), self.label.min_height(width))

    def _enable_actions(self, on: bool) -> None:
        for action in self._actions:
            action.setEnabled(on)

    def _accept(self) -> None:
        session_id = self._session_id
        if session_id:
            self.close_now()
            self.accepted.emit(session_id)

    def _decline(self) -> None:
        if self._session_id:
            self.close_now()
            self.declined.emit()
