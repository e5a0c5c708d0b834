"""Labelled password fields. What is typed is never shown and never stored."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.i18n.formatting import translate
from ui.style.theme import GRID, FontSize, Theme
from ui.widgets.layout.dialog import FramedField, TextField
from ui.widgets.text.label import Label


class PassphraseFields(QWidget):
    def __init__(self, colours: Theme, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._lines = {key: self._create_field(translate(name)) for key, name in names.items()}

    @property
    def visible_fields(self) -> list[TextField]:
        """The fields that are asked for now."""
        return [line for line, _ in self._lines.values() if not line.isHidden()]

    def text(self, key: str) -> str:
        return self._lines[key][0].text()

    def ask_for(self, *keys: str) -> None:
        """Show these fields, empty, and no others."""
        self.clear()
        for key, (line, name) in self._lines.items():
            line.setVisible(key in keys)
            name.setVisible(key in keys)

    def rename(self, key: str, name: str) -> None:
        line, label = self._lines[key]
        label.show_text(name)
        line.setAccessibleName(name)

    def clear(self) -> None:
        for line, _ in self._lines.values():
            line.clear()

    def focus_first(self) -> None:
        if self.visible_fields and self.isVisible():
            self.visible_fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_next(self) -> bool:
        """Focus the next field; return False if the last one is focused."""
        shown = self.visible_fields
        focused_index = next((i for i, line in enumerate(shown) if line.hasFocus()), len(shown) - 1)
        if focused_index >= len(shown) - 1:
            return False
        shown[focused_index + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _create_field(self, name: str) -> tuple[TextField, Label]:
        line = FramedField(self._colours, name, self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        label = Label(name, FontSize.SMALL, self._colours.soft, wraps=True)
        for part in (label, line):
            self._column.addWidget(part)
        return line, label
