"""Settings of what helps to start a pause from anywhere: tray, notification, shortcut, reminders, own commands."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError, message_of
from trainer.practice.reminder_times import format_times, parse_times
from ui.actions import table
from ui.desktop.tray import has_tray
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import desktop_strings, settings_strings
from ui.i18n.texts.settings_strings import NO, YES
from ui.screens.settings.settings import setting_from_text
from ui.screens.text_screen import TextScreen
from ui.services.pause_commands import parse_command
from ui.settings import SettingsFile
from ui.style.theme import GRID, FontSize, Theme
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.dialog import FramedField
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 640
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
        words = desktop_strings
        self._add_text(words.WITHIN_REACH, FontSize.TITLE, colours.ink, is_centred=True)
        self._add_text(words.ABOUT, FontSize.BODY, colours.soft, is_centred=True)
        self._add_choice("tray")
        self._add_choice("end_notice")
        self._add_choice("shortcut")
        self._add_heading(words.REMINDERS)
        self._add_field("reminders", words.REMINDERS, words.REMINDERS_HINT)
        self._add_note("reminders")
        self._add_heading(words.COMMANDS)
        self._add_field("at_begin", words.AT_BEGIN, words.COMMAND_HINT, is_named=True)
        self._add_field("at_end", words.AT_END, words.COMMAND_HINT, is_named=True)
        self._add_note("commands")
        self.column.addStretch(1)
        self.add_help_line("← → ↑ ↓", settings_strings.ARROWS)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self._leave)

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

    def _add_text(
        self, text: str, size: FontSize, colour: str, *, is_centred: bool = False
    ) -> None:
        label = Label(translate(text), size, colour, wraps=True)
        if is_centred:
            label.setAlignment(MIDDLE)
        self.column.addWidget(label)

    def _add_heading(self, text: str) -> None:
        self.column.addSpacing(2 * GRID)
        self._add_text(text, FontSize.BODY, self.colours.ink)

    def _add_choice(self, name: str) -> None:
        title = desktop_strings.NAMES[name]
        self._add_heading(title)
        answers = {NO: (settings_strings.OFF, ""), YES: (settings_strings.ON, "")}
        row = self.rows[name] = OptionLine(self.colours, title, answers, self)
        row.chosen.connect(partial(self._choose, name))
        self.column.addWidget(row)
        self._add_note(name)

    def _add_field(self, name: str, title: str, hint: str, *, is_named: bool = False) -> None:
        if is_named:
            self._add_text(title, FontSize.SMALL, self.colours.soft)
        field = FramedField(self.colours, translate(title), self, hint=translate(hint))
        field.editingFinished.connect(partial(self._save_field, name))
        self.fields[name] = field
        self.column.addWidget(field)

    def _add_note(self, name: str) -> None:
        note = self.notes[name] = LiveLabel("", FontSize.SMALL, self.colours.soft, wraps=True)
        self.column.addWidget(note)

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
        if not self._settings.now.shortcut or self._shortcut_is_bound is None:
            return desktop_strings.SHORTCUT_ABOUT
        if self._shortcut_is_bound:
            return desktop_strings.SHORTCUT_BOUND
        return desktop_strings.SHORTCUT_ABSENT

    def _leave(self) -> None:
        self.back.emit()


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
