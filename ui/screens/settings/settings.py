"""Settings: each a question with a few answers, saved as soon as one is chosen."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.audio.cues import Cues
from ui.audio.preview import TonePreview
from ui.i18n import core_messages, settings_strings, strings
from ui.i18n.formatting import translate
from ui.i18n.settings_strings import NO, SYSTEM, YES
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.profiles import DEFAULT_PROFILE, ProfileList
from ui.settings import DEFAULTS, Settings, SettingsFile
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.scroll_area import AIR, ScrollArea
from ui.widgets.layout.sheet import SheetField, draw_box
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
    """Raises: ValueError: the word stands for nothing."""
    usual = getattr(DEFAULTS, field)
    value: Any
    if usual is None and text == SYSTEM:
        value = None
    elif usual is None or isinstance(usual, bool):
        value = text == YES
    else:
        value = type(usual)(text)
    return replace(settings, **{field: value})


WIDEST: Final = 860
PERSON: Final = "person"
LOOK_MS: Final = 400  # how often it is asked whether the sound has trouble
_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class SettingsScreen(Screen):
    back = Signal()
    about_wanted = Signal()
    changed = Signal()
    person_chosen = Signal(str)

    def __init__(
        self,
        look: Theme,
        settings: SettingsFile,
        profile_list: ProfileList,
        cues: Cues,
        *,
        voice: bool,
    ) -> None:
        super().__init__(look)
        self._settings, self._profile_list, self._cues = settings, profile_list, cues
        self._sample = TonePreview(self)
        self._inside = _Inside(look)
        self.title = Label(
            translate(settings_strings.SETTINGS), FontSize.TITLE, look.ink, MIDDLE, parent=self
        )
        self.headings: dict[str, Label] = {}
        self.rows: dict[str, OptionLine] = {}
        self._add_rows(voice=voice)
        self.said = LiveLabel("", FontSize.SMALL, look.ink, parent=self._inside)
        self.said.setWordWrap(True)
        self.name = self._inside.field = SheetField(
            look, translate(settings_strings.PERSON_NAME), self._inside
        )
        self.name.setPlaceholderText(translate(settings_strings.PERSON_NAME))
        self.name.returnPressed.connect(self._name_typed)
        self.name.hide()
        self.body = ScrollArea(look, self._inside, self)
        for part in (self.name, *(c for row in self.rows.values() for c in row.choices.values())):
            self.body.watch(part)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._say_trouble)
        self._add_keys()

    def refresh(self, *, busy: bool) -> None:
        """Show what is chosen. While a pause runs, nobody else can be chosen."""
        for field, row in self.rows.items():
            if field != PERSON:
                row.show_value(setting_to_text(self._settings.now, field))
        person = self.rows.get(PERSON)
        if person is not None:
            person.show_value(self._profile_list.now)
            person.setEnabled(not busy)
            person.setToolTip(translate(settings_strings.PERSON_LATER) if busy else "")
        if self._person_key is not None:
            self._person_key.setEnabled(not busy)

    @property
    def focused_setting(self) -> str:
        """The setting that has the keyboard."""
        focus = self.focusWidget() or self
        return next((f for f, row in self.rows.items() if row.isAncestorOf(focus)), "")

    def hold(self, field: str) -> None:
        row = self.rows.get(field) or next(iter(self.rows.values()))
        (row.choices.get(row.value) or next(iter(row.choices.values()))).setFocus(_BY_TAB)

    def enter(self) -> None:
        self._timer.start()
        self._say_trouble()

    def leave(self) -> None:
        self._timer.stop()
        self._sample.stop()
        self.name.hide()

    def take_focus(self) -> None:
        self.hold("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.name.hasFocus():
            if event.key() == Qt.Key.Key_Escape:
                self._ask_name(shown=False)
            return
        step, held = _UP_DOWN.get(Qt.Key(event.key())), self.focused_setting
        if step is None or not held:
            super().keyPressEvent(event)
            return
        fields = [f for f, row in self.rows.items() if row.isEnabled()]
        self.hold(fields[min(len(fields) - 1, max(0, fields.index(held) + step))])

    def place(self, width: int, height: int) -> None:
        inner = min(theme.scaled_px(WIDEST), width - 2 * self.margin - 8)
        top = max(6, min(44, (height - 480) // 6))
        self.title.setGeometry(0, top, width, theme.scaled_px(36))
        first = top + theme.scaled_px(36) + (14 if height >= 560 else 4)
        left = (width - inner) // 2
        self.body.setGeometry(left - 8, first, inner + 24, height - KEY_BAR_HEIGHT_PX - first - 8)
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
        self._inside.resize(width + 12, y)

    def _place_under(self, fields: tuple[str, ...], width: int, y: int) -> int:
        """What may lie under a section: a word about the sound, the name of someone else."""
        if "sound" in fields and self.said.text():
            tall = self.said.heightForWidth(width)
            self.said.setGeometry(8, y + 4, width, tall)
            return y + tall + 8
        if PERSON in fields and not self.name.isHidden():
            self.name.setGeometry(8, y + 8, min(width, theme.scaled_px(360)), theme.scaled_px(36))
            return y + theme.scaled_px(36) + 16
        return y

    def _add_rows(self, *, voice: bool) -> None:
        for heading, fields in settings_strings.SECTIONS:
            made = Label(translate(heading), FontSize.SMALL, self.look.faint, parent=self._inside)
            self.headings[heading] = made
            for field in fields:
                if (field == "voice" and not voice) or (
                    field == PERSON and not self._settings.is_persistent
                ):
                    continue
                self.rows[field] = self._row(field)

    def _row(self, field: str) -> OptionLine:
        if field == PERSON:
            people = {DEFAULT_PROFILE: (settings_strings.FIRST_PERSON, "")}
            answers = people | {name: (name, "") for name in self._profile_list.names()}
        else:
            answers = {v: (word, "") for v, word in settings_strings.ANSWERS[field].items()}
        made = OptionLine(self.look, settings_strings.NAMES[field], answers, self._inside)
        made.name.tint(self.look.ink)
        made.name.setWordWrap(True)
        made.at_once = field != PERSON  # somebody else's window opens
        made.chosen.connect(partial(self._choose, field))
        return made

    def _add_keys(self) -> None:
        self.add_key(Qt.Key.Key_T, "T", settings_strings.KEY_TRY, self._try)
        self._person_key = None
        if PERSON in self.rows:
            self._person_key = self.add_key(
                Qt.Key.Key_N, "N", settings_strings.KEY_PERSON, partial(self._ask_name, shown=True)
            )
        self.add_key(Qt.Key.Key_A, "A", settings_strings.KEY_ABOUT, self.about_wanted.emit)
        self.also("← → ↑ ↓", settings_strings.ARROWS)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def _choose(self, field: str, value: str) -> None:
        if field == PERSON:
            self.person_chosen.emit(value)
            return
        self._settings.change(setting_from_text(self._settings.now, field, value))
        self.changed.emit()

    def _try(self) -> None:
        self._cues.configure(self._settings.now)
        self._sample.play(self._cues.sound)
        self.said.say(translate(settings_strings.TRYING))
        self._say_trouble()
        self._place_rows(self._inside.width() - 12)

    def _say_trouble(self) -> None:
        """One line on why nothing can be heard, where that is so."""
        if self._cues.trouble and self.said.text() != core_messages.translate_message(
            self._cues.trouble
        ):
            self.said.say(core_messages.translate_message(self._cues.trouble))
            self._place_rows(self._inside.width() - 12)

    def _ask_name(self, *, shown: bool) -> None:
        self.name.setVisible(shown)
        self.name.clear()
        self._place_rows(self._inside.width() - 12)
        if shown:
            self.name.setFocus(_BY_TAB)
            self.body.ensureWidgetVisible(self.name, 0, AIR)
        else:
            self.hold(PERSON)

    def _name_typed(self) -> None:
        if self.name.text().strip():
            self.person_chosen.emit(self.name.text())


class _Inside(QWidget):
    """Paints the box of the name round its line."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self.field: QWidget | None = None

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.field is not None and not self.field.isHidden():
            painter = QPainter(self)
            draw_box(painter, self.field, self._look)
            painter.end()
