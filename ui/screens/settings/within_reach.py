"""Settings of what helps to start a pause from anywhere: tray, notification, shortcut, reminders, own commands."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.errors import TrainerError, message_of
from trainer.practice.reminder_times import format_times, parse_times
from ui.desktop.presence.tray import has_tray
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import desktop_strings, settings_strings
from ui.i18n.texts.settings_strings import NO, YES
from ui.screens.settings.settings import setting_from_text
from ui.screens.text_screen import TextScreen
from ui.services.desktop.pause_commands import parse_command
from ui.settings import SettingsFile
from ui.style import theme
from ui.style.theme import GRID, FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.dialog import FramedField
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 900
BESIDE_WIDTH_PX: Final = 760  # in a narrower window the controls are below the texts
COMMAND_FIELDS: Final = ("at_begin", "at_end")
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class WithinReachScreen(TextScreen):
    back = Signal()
    changed = Signal()

    def __init__(self, colours: Theme, settings: SettingsFile) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._settings = settings
        self.rows: dict[str, OptionLine] = {}
        self.fields: dict[str, FramedField] = {}
        self.notes: dict[str, LiveLabel] = {}
        """Below each setting, what it does or what is wrong with it."""
        self._has_tray = True
        self._shortcut_is_bound: bool | None = None
        self._blocks: list[tuple[QWidget, QWidget]] = []
        """Of each setting its name with the note, and its control."""
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * GRID)
        self._grid.setVerticalSpacing(0)
        words = desktop_strings
        title = Label(
            translate(words.WITHIN_REACH), FontSize.TITLE, colours.ink, MIDDLE, wraps=True
        )
        about = Label(translate(words.ABOUT), FontSize.BODY, colours.soft, MIDDLE, wraps=True)
        self.column.addWidget(title)
        self.column.addWidget(about)
        self.column.addSpacing(GRID)
        for name, text in words.NAMES.items():
            self._add_block(name, text, self._create_row(name, text))
        reminders = self._create_fields({"reminders": words.REMINDERS}, words.REMINDERS_HINT)
        self._add_block("reminders", words.REMINDERS, reminders)
        commands = self._create_fields(
            {"at_begin": words.AT_BEGIN, "at_end": words.AT_END}, words.COMMAND_HINT
        )
        self._add_block("commands", words.COMMANDS, commands)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.add_help_line("← → ↑ ↓", settings_strings.ARROWS)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def refresh(self) -> None:
        """Show the settings, and what of them this desktop can do."""
        now = self._settings.now
        self._has_tray = has_tray()
        for name, row in self.rows.items():
            row.set_value(YES if getattr(now, name) else NO)
        for name, field in self.fields.items():
            field.setText(getattr(now, name))
            field.setCursorPosition(0)
        self.rows["tray"].setEnabled(self._has_tray or now.tray)
        for name in self.notes:
            self._explain(name)

    def show_shortcut(self, is_bound: bool) -> None:
        """Show whether the desktop has bound the key that was asked for."""
        self._shortcut_is_bound = is_bound
        self.rows["shortcut"].set_value(YES if self._settings.now.shortcut else NO)
        self._explain("shortcut")

    def take_focus(self) -> None:
        self._focus_part(next(part for part in self._parts() if part.isEnabled()))

    def leave(self) -> None:
        for name in self.fields:
            self._save_field(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down move between the settings."""
        step = _STEP.get(Qt.Key(event.key()))
        parts = [part for part in self._parts() if part.isEnabled()]
        focused = self.focusWidget()
        at = next((i for i, p in enumerate(parts) if p is focused or p.isAncestorOf(focused)), None)
        if step is None or focused is None or at is None:
            super().keyPressEvent(event)
            return
        self._focus_part(parts[min(len(parts) - 1, max(0, at + step))])

    def _parts(self) -> list[QWidget]:
        return [*self.rows.values(), *self.fields.values()]

    def _focus_part(self, part: QWidget) -> None:
        if isinstance(part, OptionLine):
            part = part.choices[part.value]
        part.setFocus(_BY_TAB)

    def place(self, width: int, height: int) -> None:
        """Set each control beside its text, or below it in a narrow window."""
        super().place(width, height)
        beside = width >= theme.scaled_px(BESIDE_WIDTH_PX)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if beside or not column else 0)
        top = Qt.AlignmentFlag.AlignTop
        for at, (text, control) in enumerate(self._blocks):
            if beside:
                self._grid.addWidget(text, 2 * at, 0, top)
                self._grid.addWidget(control, 2 * at, 1, top)
            else:
                self._grid.addWidget(text, 2 * at, 0, 1, 2)
                self._grid.addWidget(control, 2 * at + 1, 0, 1, 2)

    def _add_block(self, name: str, title: str, control: QWidget) -> None:
        note = self.notes[name] = LiveLabel("", FontSize.SMALL, self.colours.soft, wraps=True)
        heading = Label(translate(title), FontSize.BODY, self.colours.ink, wraps=True)
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, GRID + GRID // 2, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(heading)
        column.addWidget(note)
        self._blocks.append((text, control))

    def _create_row(self, name: str, title: str) -> QWidget:
        answers = {NO: (settings_strings.OFF, ""), YES: (settings_strings.ON, "")}
        control, column = self._create_control()
        row = self.rows[name] = OptionLine(self.colours, title, answers, control)
        row.chosen.connect(partial(self._choose, name))
        column.addWidget(row)
        return control

    def _create_fields(self, titles: Mapping[str, str], hint: str) -> QWidget:
        """Text fields; where there are several, each below its name."""
        control, column = self._create_control()
        for name, title in titles.items():
            if len(titles) > 1:
                label = Label(translate(title), FontSize.SMALL, self.colours.soft, wraps=True)
                column.addWidget(label)
            field = FramedField(self.colours, translate(title), control, hint=translate(hint))
            field.editingFinished.connect(partial(self._save_field, name))
            self.fields[name] = field
            column.addWidget(field)
        return control

    def _create_control(self) -> tuple[QWidget, QVBoxLayout]:
        control = QWidget()
        column = QVBoxLayout(control)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        return control, column

    def _choose(self, name: str, value: str) -> None:
        if name == "shortcut":
            self._shortcut_is_bound = None
        self._settings.change(setting_from_text(self._settings.now, name, value))
        self._explain(name)
        self.changed.emit()

    def _save_field(self, name: str) -> None:
        """Save what was typed, if it can be read; else say what is wrong with it, and keep the setting."""
        note = "commands" if name in COMMAND_FIELDS else name
        try:
            text = _READERS[name](self.fields[name].text().strip())
        except TrainerError as exc:
            self.notes[note].set_colour(self.colours.ink)
            self.notes[note].show_text(window_text.to_text(message_of(exc)))
            return
        self._explain(note)
        if text != getattr(self._settings.now, name):
            self.fields[name].setText(text)
            self._settings.change(setting_from_text(self._settings.now, name, text))
            self.changed.emit()

    def _explain(self, name: str) -> None:
        words = desktop_strings
        texts = {
            "tray": words.TRAY_ABOUT if self._has_tray else words.TRAY_ABSENT,
            "end_notice": words.END_NOTICE_ABOUT,
            "shortcut": self._describe_shortcut(),
            "reminders": words.REMINDERS_ABOUT,
            "commands": words.COMMANDS_ABOUT,
        }
        self.notes[name].set_colour(self.colours.soft)
        self.notes[name].show_text(translate(texts[name]))

    def _describe_shortcut(self) -> str:
        if self._shortcut_is_bound is False:
            return desktop_strings.SHORTCUT_ABSENT
        is_bound = self._shortcut_is_bound and self._settings.now.shortcut
        return desktop_strings.SHORTCUT_BOUND if is_bound else desktop_strings.SHORTCUT_ABOUT


def _read_times(text: str) -> str:
    return format_times(parse_times(text))


def _read_command(text: str) -> str:
    parse_command(text)
    return text


_READERS: Final[dict[str, Callable[[str], str]]] = {
    "reminders": _read_times,
    "at_begin": _read_command,
    "at_end": _read_command,
}
"""For each field, what makes the setting of a text, or raises."""
