"""What happened to the predictions that wait for an answer, one at a time.

The words of a prediction are shown here only, and only after the person has opened this page.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from trainer.practice.predictions import Prediction
from ui.i18n.formatting import quote_text, translate
from ui.i18n.texts import practice_strings
from ui.i18n.texts.practice_strings import format_short_day
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, ActionRow
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 560
ROW_HEIGHT_PX: Final = 50
MIN_ROW_HEIGHT_PX: Final = 34
MAX_SHOWN_CHARS: Final = 280  # characters of a prediction; all of it stands in its review
LATER_GAP_PX: Final = 32  # above what is no answer
DISMISS: Final = ""
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PredictionsScreen(Screen):
    back = Signal()
    answered = Signal(str, str)
    """The id of a prediction and its outcome."""
    dismissed = Signal(str)

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        texts = practice_strings
        self.prediction: Prediction | None = None
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(texts.PREDICTIONS), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.made = Label("", FontSize.SMALL, colours.soft, MIDDLE, parent=page)
        self.expected = LiveLabel("", FontSize.LEAD, colours.ink, MIDDLE, parent=page)
        self.question = Label(
            translate(texts.OUTCOMES_TITLE), FontSize.BODY, colours.soft, MIDDLE, parent=page
        )
        self.message = LiveLabel("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        for label in (self.expected, self.made, self.message):
            label.setWordWrap(True)
        self.rows: dict[str, MenuRow] = {}
        self._outcome_actions = [self._add_row(name, row) for name, row in table.OUTCOMES.items()]
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def _add_row(self, name: str, row: ActionRow) -> Action:
        action = self.add_action(row, partial(self._choose, name))
        button = MenuRow(self.colours, action.cap, action.word, "", self.scroll_page.content)
        button.clicked.connect(action.trigger)
        self.rows[name] = button
        return action

    def ask(self, waiting: Sequence[Prediction], message: str = "") -> None:
        """Ask about the first of these, or say that none is left; `message` answers the last act."""
        self.prediction = waiting[0] if waiting else None
        self.message.show_text(
            message or ("" if waiting else translate(practice_strings.ALL_ANSWERED))
        )
        if self.prediction is not None:
            text = quote_text(self.prediction.text, MAX_SHOWN_CHARS)
            self.expected.show_text(translate(practice_strings.EXPECTED, words=text))
            self.made.show_text(_describe_when(self.prediction))
        asks = self.prediction is not None
        for part in (self.made, self.expected, self.question, *self.rows.values()):
            part.setVisible(asks)
        for action in self._outcome_actions:
            action.setEnabled(asks)
        if self.width() > 0:
            self.lay_out_again()

    def take_focus(self) -> None:
        """Focus the first answer."""
        if self.prediction is not None and not any(r.hasFocus() for r in self.rows.values()):
            next(iter(self.rows.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        layout.place((width - inner) // 2, inner, (available - layout.height) // 2)
        self.scroll_page.ensure_focus_visible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        rows = [row for row in self.rows.values() if row.isVisible()]
        focused_index = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        rows[(focused_index + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _inner(self, width: int) -> int:
        return min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = scaled_px, self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), space_above=0),
                label_item(self.message, inner, px(24), space_above=8),
                label_item(self.made, inner, px(22), space_above=24),
                label_item(self.expected, inner, px(30), space_above=4),
                label_item(self.question, inner, px(24), space_above=24),
                *(
                    LayoutItem(
                        row,
                        px(MIN_ROW_HEIGHT_PX),
                        px(ROW_HEIGHT_PX),
                        space_above=4 if name else LATER_GAP_PX,
                    )
                    for name, row in self.rows.items()
                ),
            ],
            available,
        )

    def _choose(self, name: str, *_: object) -> None:
        if self.prediction is None:
            return
        if name == DISMISS:
            self.dismissed.emit(self.prediction.id)
        else:
            self.answered.emit(self.prediction.id, name)


def _describe_when(prediction: Prediction) -> str:
    """The day it was made, and how sure it felt."""
    sure = prediction.sure_percent
    day = format_short_day(prediction.made)
    sure_text = "" if sure is None else translate(practice_strings.PREDICTION_SURE, percent=sure)
    return " · ".join(filter(None, [day, sure_text]))
