"""A row of check boxes: arrow keys move the focus, Space or Enter toggles."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n.formatting import translate
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.word_picker import WordButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text.label import Label

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(translate(name), FontSize.SMALL, colours.soft, wraps=True))
        row = FlowLayout()
        column.addLayout(row)
        self.setAccessibleName(translate(name))
        self.check_boxes = {
            value: CheckBox(colours, translate(words), self) for value, words in answers.items()
        }
        for value, box in self.check_boxes.items():
            row.addWidget(box)
            box.set_chosen(False)
            box.clicked.connect(partial(self._toggle, value))
        self._set_tab_stop(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, box in self.check_boxes.items() if box.is_chosen)

    def set_chosen(self, chosen: tuple[str, ...]) -> None:
        for value, box in self.check_boxes.items():
            box.set_chosen(value in chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        boxes = list(self.check_boxes.values())
        focused_index = next((i for i, box in enumerate(boxes) if box.hasFocus()), None)
        step = _STEP.get(Qt.Key(event.key()))
        if focused_index is None or step is None:
            super().keyPressEvent(event)
            return
        self._set_tab_stop((focused_index + step) % len(boxes))
        boxes[(focused_index + step) % len(boxes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_tab_stop(self, at: int) -> None:
        """Make one box the only tab stop of the row."""
        for i, box in enumerate(self.check_boxes.values()):
            policy = Qt.FocusPolicy.StrongFocus if i == at else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)

    def _toggle(self, value: str, *_: object) -> None:
        box = self.check_boxes[value]
        box.set_chosen(not box.is_chosen)
        self.toggled.emit(value, box.is_chosen)
