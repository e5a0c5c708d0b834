"""A row of check boxes: arrow keys move the focus, Space or Enter toggles."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.word_picker import WORD_HEIGHT_PX, WordButton
from ui.widgets.text.label import Label

NAME_HEIGHT_PX: Final = 22
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CheckBox(WordButton):
    is_exclusive = False


class CheckBoxRow(QWidget):
    ROLE = Role.Grouping

    toggled = Signal(str, bool)

    def __init__(
        self, colours: Theme, name: str, answers: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name = Label(translate(name), FontSize.SMALL, colours.soft, parent=self)
        self.setAccessibleName(translate(name))
        self.check_boxes = {
            value: CheckBox(colours, translate(words), self) for value, words in answers.items()
        }
        for value, box in self.check_boxes.items():
            box.set_chosen(False)
            box.clicked.connect(partial(self._toggle, value))
        self._set_tab_stop(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.check_boxes.items() if box.is_chosen)

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        for value, box in self.check_boxes.items():
            box.set_chosen(value in chosen)

    def height_for(self, width: int) -> int:
        return scaled_px(NAME_HEIGHT_PX) + self._lay_out(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        boxes = list(self.check_boxes.values())
        focused_index = next((i for i, box in enumerate(boxes) if box.hasFocus()), None)
        step = _STEP.get(Qt.Key(event.key()))
        if focused_index is None or step is None:
            super().keyPressEvent(event)
            return
        self._set_tab_stop((focused_index + step) % len(boxes))
        boxes[(focused_index + step) % len(boxes)].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.name.setGeometry(0, 0, self.width(), scaled_px(NAME_HEIGHT_PX))
        self._lay_out(self.width())

    def _lay_out(self, width: int) -> int:
        """Place the boxes in as many rows as needed; return the height of all rows."""
        x, y, row = -4, scaled_px(NAME_HEIGHT_PX), scaled_px(WORD_HEIGHT_PX) + 2
        for box in self.check_boxes.values():
            box_width = box.sizeHint().width()
            if x > 0 and x + box_width > width + 4:
                x, y = -4, y + row
            box.setGeometry(x, y, box_width, row)
            x += box_width
        return y + row - scaled_px(NAME_HEIGHT_PX)

    def _set_tab_stop(self, at: int) -> None:
        """Make one box the only tab stop of the row."""
        for i, box in enumerate(self.check_boxes.values()):
            policy = Qt.FocusPolicy.StrongFocus if i == at else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)

    def _toggle(self, value: str, *_: object) -> None:
        box = self.check_boxes[value]
        box.set_chosen(not box.is_chosen)
        self.toggled.emit(value, box.is_chosen)
