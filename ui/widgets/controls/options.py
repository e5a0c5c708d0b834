"""One question with a few answers: a radio group, moved through with the arrow keys.

Where the answers do not fit side by side, they wrap into rows of equal width.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.controls.choices import Choice, common_height
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text.label import Label

NAME_HEIGHT_PX: Final = 22
CHOICE_HEIGHT_PX: Final = 56
MIN_CHOICE_HEIGHT_PX: Final = 44  # high enough for two lines of text
OPTION_ROW_HEIGHT_PX: Final = NAME_HEIGHT_PX + CHOICE_HEIGHT_PX
CHOICE_GAP_PX: Final = 4
MAX_CHOICE_WIDTH_PX: Final = 300
MAX_LINE_CELL_WIDTH_PX: Final = 320  # in a form: a row of two is as wide as one of three
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class OptionGroup(QWidget):
    """A radio group.

    Parameters
    ----------
    name
        The question, untranslated.
    answers
        For each value a title and a detail line, untranslated.
    """

    ROLE = Role.Grouping

    chosen = Signal(str)

    def __init__(
        self,
        colours: Theme,
        name: str,
        answers: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.choices = {
            value: self._create_choice(colours, value, *words) for value, words in answers.items()
        }
        self.setAccessibleName(translate(name))
        self.value = ""
        self.chooses_on_move = True
        """Arrow keys choose at once; else they only move the focus, and Enter or Space chooses."""

    def set_value(self, value: str) -> None:
        """Mark the chosen value and make it the tab stop."""
        self.value = value
        for key, choice in self.choices.items():
            choice.set_chosen(key == value)
            first = key == value or (value not in self.choices and key == next(iter(self.choices)))
            choice.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus
            )

    def set_answer(self, value: str, title: str, detail: str) -> None:
        """Replace the translated texts of one answer."""
        choice = self.choices[value]
        choice.set_text(title)
        choice.set_detail(detail)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        shown = [v for v, c in self.choices.items() if not c.isHidden() and c.isEnabled()]
        focused_index = next((i for i, v in enumerate(shown) if self.choices[v].hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        wanted = shown[min(len(shown) - 1, max(0, focused_index + step))]
        self.choices[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        if self.chooses_on_move:
            self._choose(wanted)

    def _create_choice(self, colours: Theme, value: str, title: str, detail: str) -> Choice:
        choice = Choice(colours, translate(title), translate(detail) if detail else "", self)
        choice.clicked.connect(partial(self._choose, value))
        return choice

    def _choose(self, value: str, *_: object) -> None:
        if value != self.value:
            self.set_value(value)
            self.chosen.emit(value)


class OptionRow(OptionGroup):
    """A radio group with its name above it."""

    def __init__(
        self,
        colours: Theme,
        name: str,
        answers: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(colours, name, answers, parent)
        self.name = Label(translate(name), FontSize.SMALL, colours.soft, parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def height_for(self, width: int) -> int:
        """The minimum height at this width, in pixels; in large text, which scrolls, with every detail."""
        each = theme.scaled_px(MIN_CHOICE_HEIGHT_PX)
        is_large = each > MIN_CHOICE_HEIGHT_PX
        needed = self._name_height() + self._row_count(width) * each
        return max(needed, self.height_with_details(width)) if is_large else needed

    def height_with_details(self, width: int) -> int:
        """The height at which every answer and its detail can be read, as far as the width allows it."""
        rows = self._row_count(width)
        choice_width = self._choice_width(width, -(-len(self._visible_choices) // rows))
        heights = [choice.height_with_detail(choice_width) for choice in self._visible_choices]
        return self._name_height() + rows * common_height(heights)

    def _name_height(self) -> int:
        return theme.scaled_px(NAME_HEIGHT_PX)

    def lay_out(self) -> None:
        shown = self._visible_choices
        if not shown:
            return
        rows = self._row_count(self.width())
        each_row = -(-len(shown) // rows)
        choice_width = min(
            theme.scaled_px(MAX_CHOICE_WIDTH_PX), self._choice_width(self.width(), each_row)
        )
        name = min(theme.scaled_px(NAME_HEIGHT_PX), round(self.height() * 0.4))
        self.name.setGeometry(0, 0, self.width(), name)
        row_height = (self.height() - name) // rows
        for i, choice in enumerate(shown):
            row, column = divmod(i, each_row)
            left = column * (choice_width + CHOICE_GAP_PX) - FOCUS_MARGIN_PX
            choice.setGeometry(left, name + row * row_height, choice_width, row_height)

    @property
    def _visible_choices(self) -> list[Choice]:
        return [c for c in self.choices.values() if not c.isHidden()]

    def _choice_width(self, width: int, each_row: int) -> int:
        return (width + 2 * FOCUS_MARGIN_PX - CHOICE_GAP_PX * (each_row - 1)) // each_row

    def _row_count(self, width: int) -> int:
        """The smallest number of rows in which every answer fits."""
        shown = self._visible_choices
        for rows in range(1, len(shown)):
            choice_width = self._choice_width(width, -(-len(shown) // rows))
            if all(choice.fits_in(choice_width) for choice in shown):
                return rows
        return max(1, len(shown))


class OptionLine(OptionGroup):
    """A radio group without its name, for a form."""

    def __init__(
        self, colours: Theme, name: str, answers: Mapping[str, tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(colours, name, answers, parent)
        self._flow = FlowLayout(self, max_cell_width=theme.scaled_px(MAX_LINE_CELL_WIDTH_PX))
        for choice in self.choices.values():
            self._flow.addWidget(choice)

    def fits_on_one_line(self, width: int) -> bool:
        return self._flow.row_count(width) <= 1
