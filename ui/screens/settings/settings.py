"""Settings: each a question with a few answers, saved as soon as one is chosen."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.audio.cues import Cues
from ui.audio.preview import TonePreview
from ui.i18n import messages, settings_strings, strings
from ui.i18n.formatting import translate
from ui.i18n.settings_strings import NO, SYSTEM, YES
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.profiles import DEFAULT_PROFILE, ProfileList
from ui.settings import DEFAULTS, Settings, SettingsFile
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.dialog import TextField, draw_field_frame
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, ScrollArea
from ui.widgets.painting import guarded
from ui.widgets.text.label import MIDDLE, Label, LiveLabel


def setting_to_text(settings: Settings, field: str) -> str:
    value = getattr(settings, field)
    if value is None:
        return SYSTEM
    if isinstance(value, bool):
        return YES if value else NO
    return f"{value:g}" if isinstance(value, float) else str(value)


def setting_from_text(settings: Settings, field: str, text: str) -> Settings:
    """The settings with one field parsed from text.

    Raises
    ------
    ValueError
        The text is no value of this field.
    """
    usual = getattr(DEFAULTS, field)
    value: Any
    if usual is None and text == SYSTEM:
        value = None
    elif usual is None or isinstance(usual, bool):
        value = text == YES
    else:
        value = type(usual)(text)
    return replace(settings, **{field: value})


MAX_WIDTH_PX: Final = 860
PROFILE: Final = "person"
TROUBLE_POLL_MS: Final = 400  # how often the sound is checked for trouble
_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class SettingsScreen(Screen):
    back = Signal()
    about_wanted = Signal()
    changed = Signal()
    profile_chosen = Signal(str)

    def __init__(
        self,
        colours: Theme,
        settings: SettingsFile,
        profile_list: ProfileList,
        cues: Cues,
        *,
        voice: bool,
    ) -> None:
        super().__init__(colours)
        self._settings, self._profile_list, self._cues = settings, profile_list, cues
        self._tone_preview = TonePreview(self)
        self._content = _SettingsContent(colours)
        self.title = Label(
            translate(settings_strings.SETTINGS), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self.headings: dict[str, Label] = {}
        self.rows: dict[str, OptionLine] = {}
        self._add_rows(voice=voice)
        self.message = LiveLabel("", FontSize.SMALL, colours.ink, parent=self._content)
        self.message.setWordWrap(True)
        self.profile_name = self._content.field = TextField(
            colours, translate(settings_strings.PERSON_NAME), self._content
        )
        self.profile_name.setPlaceholderText(translate(settings_strings.PERSON_NAME))
        self.profile_name.returnPressed.connect(self._name_typed)
        self.profile_name.hide()
        self.scroll_area = ScrollArea(colours, self._content, self)
        for part in (
            self.profile_name,
            *(c for row in self.rows.values() for c in row.choices.values()),
        ):
            self.scroll_area.keep_visible_on_focus(part)
        self._timer = QTimer(self)
        self._timer.setInterval(TROUBLE_POLL_MS)
        self._timer.timeout.connect(self._show_trouble)
        self._add_keys()

    def refresh(self, *, busy: bool) -> None:
        """Show the settings. While a session runs (`busy`), the profile cannot be changed."""
        for field, row in self.rows.items():
            if field != PROFILE:
                row.set_value(setting_to_text(self._settings.now, field))
        person = self.rows.get(PROFILE)
        if person is not None:
            person.set_value(self._profile_list.now)
            person.setEnabled(not busy)
            person.setToolTip(translate(settings_strings.PERSON_LATER) if busy else "")
        if self._person_key is not None:
            self._person_key.setEnabled(not busy)

    @property
    def focused_setting(self) -> str:
        """The name of the focused setting, or empty."""
        focus = self.focusWidget() or self
        return next((f for f, row in self.rows.items() if row.isAncestorOf(focus)), "")

    def focus_setting(self, field: str) -> None:
        row = self.rows.get(field) or next(iter(self.rows.values()))
        (row.choices.get(row.value) or next(iter(row.choices.values()))).setFocus(_BY_TAB)

    def enter(self) -> None:
        self._timer.start()
        self._show_trouble()

    def leave(self) -> None:
        self._timer.stop()
        self._tone_preview.stop()
        self.profile_name.hide()

    def take_focus(self) -> None:
        self.focus_setting("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.profile_name.hasFocus():
            if event.key() == Qt.Key.Key_Escape:
                self._ask_name(shown=False)
            return
        step, focused_field = _UP_DOWN.get(Qt.Key(event.key())), self.focused_setting
        if step is None or not focused_field:
            super().keyPressEvent(event)
            return
        fields = [f for f, row in self.rows.items() if row.isEnabled()]
        self.focus_setting(fields[min(len(fields) - 1, max(0, fields.index(focused_field) + step))])

    def place(self, width: int, height: int) -> None:
        inner = min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin - 8)
        top = max(6, min(44, (height - 480) // 6))
        self.title.setGeometry(0, top, width, theme.scaled_px(36))
        first = top + theme.scaled_px(36) + (14 if height >= 560 else 4)
        left = (width - inner) // 2
        self.scroll_area.setGeometry(
            left - 8, first, inner + 24, height - KEY_BAR_HEIGHT_PX - first - 8
        )
        self._place_rows(inner)

    def _place_rows(self, width: int) -> None:
        y = 8
        for heading, fields in settings_strings.SECTIONS:
            self.headings[heading].setGeometry(8, y, width, theme.scaled_px(24))
            y += theme.scaled_px(28)
            for row in (self.rows[f] for f in fields if f in self.rows):
                tall = row.height_for(width)
                row.setGeometry(8, y, width, tall)
                row.lay_out()
                y += tall
            y = self._place_under(fields, width, y) + theme.scaled_px(14)
        self._content.resize(width + 12, y)

    def _place_under(self, fields: tuple[str, ...], width: int, y: int) -> int:
        """Place what may follow a section: a message about the sound, the name of a new profile."""
        if "sound" in fields and self.message.text():
            tall = self.message.heightForWidth(width)
            self.message.setGeometry(8, y + 4, width, tall)
            return y + tall + 8
        if PROFILE in fields and not self.profile_name.isHidden():
            self.profile_name.setGeometry(
                8, y + 8, min(width, theme.scaled_px(360)), theme.scaled_px(36)
            )
            return y + theme.scaled_px(36) + 16
        return y

    def _add_rows(self, *, voice: bool) -> None:
        for heading, fields in settings_strings.SECTIONS:
            label = Label(
                translate(heading), FontSize.SMALL, self.colours.faint, parent=self._content
            )
            self.headings[heading] = label
            for field in fields:
                if (field == "voice" and not voice) or (
                    field == PROFILE and not self._settings.is_persistent
                ):
                    continue
                self.rows[field] = self._create_row(field)

    def _create_row(self, field: str) -> OptionLine:
        if field == PROFILE:
            people = {DEFAULT_PROFILE: (settings_strings.FIRST_PERSON, "")}
            answers = people | {name: (name, "") for name in self._profile_list.names()}
        else:
            answers = {v: (word, "") for v, word in settings_strings.ANSWERS[field].items()}
        row = OptionLine(self.colours, settings_strings.NAMES[field], answers, self._content)
        row.name.set_colour(self.colours.ink)
        row.name.setWordWrap(True)
        row.chooses_on_move = field != PROFILE  # choosing a profile opens another window
        row.chosen.connect(partial(self._choose, field))
        return row

    def _add_keys(self) -> None:
        self.add_key(Qt.Key.Key_T, "T", settings_strings.KEY_TRY, self._try)
        self._person_key = None
        if PROFILE in self.rows:
            self._person_key = self.add_key(
                Qt.Key.Key_N, "N", settings_strings.KEY_PERSON, partial(self._ask_name, shown=True)
            )
        self.add_key(Qt.Key.Key_A, "A", settings_strings.KEY_ABOUT, self.about_wanted.emit)
        self.add_help_line("← → ↑ ↓", settings_strings.ARROWS)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def _choose(self, field: str, value: str) -> None:
        if field == PROFILE:
            self.profile_chosen.emit(value)
            return
        self._settings.change(setting_from_text(self._settings.now, field, value))
        self.changed.emit()

    def _try(self) -> None:
        self._cues.configure(self._settings.now)
        self._tone_preview.play(self._cues.sound)
        self.message.show_text(translate(settings_strings.TRYING))
        self._show_trouble()
        self._place_rows(self._content.width() - 12)

    def _show_trouble(self) -> None:
        """Show why nothing can be heard, where that is so."""
        text = messages.to_text(self._cues.trouble)
        if text and self.message.text() != text:
            self.message.show_text(text)
            self._place_rows(self._content.width() - 12)

    def _ask_name(self, *, shown: bool) -> None:
        self.profile_name.setVisible(shown)
        self.profile_name.clear()
        self._place_rows(self._content.width() - 12)
        if shown:
            self.profile_name.setFocus(_BY_TAB)
            self.scroll_area.ensureWidgetVisible(self.profile_name, 0, FOCUS_CONTEXT_PX)
        else:
            self.focus_setting(PROFILE)

    def _name_typed(self) -> None:
        if self.profile_name.text().strip():
            self.profile_chosen.emit(self.profile_name.text())


class _SettingsContent(QWidget):
    """The content of the scroll area; paints the frame of the name field."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._colours = colours
        self.field: QWidget | None = None

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.field is not None and not self.field.isHidden():
            painter = QPainter(self)
            draw_field_frame(painter, self.field, self._colours)
            painter.end()
