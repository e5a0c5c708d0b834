"""What sets the urge off: each trigger with how often, the urge before and after, and how long was waited."""

from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from trainer.practice.triggers import TriggerSummary
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import trigger_strings
from ui.screens.history.trigger_list import TriggerList
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 760
TALL_HEIGHT_PX: Final = 600


class TriggersScreen(Screen):
    back = Signal()
    chosen = Signal(str)
    """A trigger whose pauses are to be shown."""

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        words = trigger_strings
        self.title = Label(translate(words.TITLE), FontSize.TITLE, colours.ink, MIDDLE, parent=self)
        self.about = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.empty = Label(translate(words.EMPTY), FontSize.LEAD, colours.ink, MIDDLE, parent=self)
        self.empty_more = Label(
            translate(words.EMPTY_MORE), FontSize.BODY, colours.soft, MIDDLE, parent=self
        )
        for label in (self.about, self.empty_more):
            label.setWordWrap(True)
        self.list = TriggerList(colours, self)
        self.list.opened.connect(self._open)
        self.list.verticalScrollBar().setAccessibleName(translate(strings.SCROLL))
        self._open_action = self.add_action(table.SHOW_PAUSES, self._open)
        self.add_action(table.BACK, self.back.emit)

    def show_triggers(self, triggers: Sequence[TriggerSummary], pauses: int) -> None:
        """Show the triggers of so many pauses."""
        self.list.rows.show(triggers, date.today())  # noqa: DTZ011  the person's own day
        self.list.setCurrentIndex(self.list.rows.index(0))
        named = sum(trigger.pauses for trigger in triggers)
        listed = len(triggers)
        about = trigger_strings.describe_list(named, pauses, listed) if listed else ""
        self.about.show_text(about)
        self.list.setVisible(bool(triggers))
        self.about.setVisible(bool(triggers))
        for label in (self.empty, self.empty_more):
            label.setVisible(not triggers)
        self._open_action.setEnabled(bool(triggers))
        self._open_action.in_bar = bool(triggers)
        self.last_focused = None
        if self.width() > 0:
            self.lay_out_again()
            self.bar.lay_out()

    def own_state(self) -> object:
        return self.list.currentIndex().row()

    def restore_own(self, state: object) -> None:
        self.list.setCurrentIndex(self.list.rows.index(cast("int", state)))

    def take_focus(self) -> None:
        if not self.list.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, width: int, height: int) -> None:
        wide = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        left = (width - wide) // 2
        tall = height >= TALL_HEIGHT_PX
        top = 40 if tall else 12
        self.title.setGeometry(left, top, wide, scaled_px(36))
        about_height = max(scaled_px(24), self.about.min_height(wide))
        self.about.setGeometry(left, top + scaled_px(38), wide, about_height)
        list_top = top + scaled_px(38) + about_height + (20 if tall else 6)
        self.list.setGeometry(left, list_top, wide, height - KEY_BAR_HEIGHT_PX - 12 - list_top)
        middle = height // 2
        self.empty.setGeometry(left, middle - scaled_px(48), wide, scaled_px(30))
        self.empty_more.setGeometry(left, middle - scaled_px(14), wide, scaled_px(64))

    def _open(self) -> None:
        current = self.list.current
        if current is not None:
            self.chosen.emit(current.text)
