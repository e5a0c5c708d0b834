"""Settings: each a question with a few answers, saved as soon as one is chosen."""

from dataclasses import replace
from functools import partial
from typing import Any, Final, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QGridLayout

from ui.audio.cues import Cues
from ui.audio.preview import TonePreview
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.i18n.texts.settings_strings import NO, SYSTEM, YES
from ui.screens.text_screen import TextScreen
from ui.services.profiles import DEFAULT_PROFILE, ProfileList
from ui.settings import DEFAULTS, Settings, SettingsFile
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.dialog import FramedField
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX
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
NAMES_BESIDE_WIDTH_PX: Final = 720  # in a narrower window the names are above the answers
HEADING_HEIGHT_PX: Final = 33
NAME_HEIGHT_PX: Final = 32
MAX_NAME_WIDTH_PX: Final = 360
PROFILE: Final = "person"
TROUBLE_POLL_MS: Final = 400  # how often the sound is checked for trouble
_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
BOTTOM_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class SettingsScreen(TextScreen):
    ROW = table.SETTINGS

    back = Signal()
    about_wanted = Signal()
    within_reach_wanted = Signal()
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
        super().__init__(colours, MAX_WIDTH_PX)
        self._settings, self._profile_list, self._cues = settings, profile_list, cues
        self._tone_preview = TonePreview(self)
        title = translate(settings_strings.SETTINGS)
        self.column.addWidget(Label(title, FontSize.TITLE, colours.ink, MIDDLE, wraps=True))
        self.message = LiveLabel("", FontSize.SMALL, colours.ink, wraps=True)
        name = translate(settings_strings.PERSON_NAME)
        self.profile_name = FramedField(colours, name, self, hint=name)
        self.profile_name.setMaximumWidth(theme.scaled_px(MAX_NAME_WIDTH_PX))
        self.profile_name.returnPressed.connect(self._name_typed)
        self.rows: dict[str, OptionLine] = {}
        self._names: dict[str, tuple[int, Label]] = {}
        """The row of each name in the grid, and the name."""
        self._grid = self._create_grid(voice=voice)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.message.hide()
        self.profile_name.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(TROUBLE_POLL_MS)
        self._timer.timeout.connect(self._show_trouble)
        self._add_actions()

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
        if self._person_action is not None:
            self._person_action.setEnabled(not busy)

    @property
    def focused_setting(self) -> str:
        """The name of the focused setting, or empty."""
        focus = self.focusWidget() or self
        return next((f for f, row in self.rows.items() if row.isAncestorOf(focus)), "")

    def focus_setting(self, field: str) -> None:
        row = self.rows.get(field) or next(iter(self.rows.values()))
        (row.choices.get(row.value) or next(iter(row.choices.values()))).setFocus(_BY_TAB)

    def own_state(self) -> object:
        return self.focused_setting, not self.profile_name.isHidden()

    def restore_own(self, state: object) -> None:
        focused, asks_name = cast("tuple[str, bool]", state)
        if asks_name:
            self._ask_name(shown=True)
        else:
            self.focus_setting(focused)

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
        super().place(width, height)
        beside = width >= theme.scaled_px(NAMES_BESIDE_WIDTH_PX) and self._fits_beside(width)
        for field, (at, name) in self._names.items():
            if beside:
                self._grid.addWidget(name, at, 0)
                self._grid.addWidget(self.rows[field], at, 1)
            else:
                self._grid.addWidget(name, at, 0, 1, 2)
                self._grid.addWidget(self.rows[field], at + 1, 0, 1, 2)

    def _fits_beside(self, width: int) -> bool:
        """Whether beside the longest name every row of answers is one line: rows of both kinds are not mixed."""
        inner = min(width - 2 * self.margin, self._max_width) - SCROLL_BAR_PX
        names = max(name.sizeHint().width() for _, name in self._names.values())
        available = inner - names - 3 * theme.GRID
        return all(row.fits_on_one_line(available) for row in self.rows.values())

    def _create_grid(self, *, voice: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setColumnStretch(1, 1)
        left_out = {*(() if voice else ("voice",))}
        left_out |= set() if self._settings.is_persistent else {PROFILE}
        for heading, fields in settings_strings.SECTIONS:
            grid.addWidget(self._create_heading(heading), grid.rowCount(), 0, 1, 2)
            for field in (f for f in fields if f not in left_out):
                self._names[field] = (grid.rowCount(), self._create_name(field))
                self.rows[field] = self._create_row(field)
                grid.addWidget(self.rows[field], grid.rowCount() + 1, 0)  # `place` moves it
            if "sound" in fields:
                grid.addWidget(self.message, grid.rowCount(), 0, 1, 2)
            if PROFILE in fields:
                grid.addWidget(self.profile_name, grid.rowCount(), 0, 1, 2)
        return grid

    def _create_heading(self, heading: str) -> Label:
        label = Label(translate(heading), FontSize.LEAD, self.colours.ink, wraps=True)
        label.setMinimumHeight(theme.scaled_px(HEADING_HEIGHT_PX))
        label.setAlignment(BOTTOM_LEFT)
        return label

    def _create_name(self, field: str) -> Label:
        name = translate(settings_strings.NAMES[field])
        label = Label(name, FontSize.BODY, self.colours.soft, wraps=True)
        label.setMinimumHeight(theme.scaled_px(NAME_HEIGHT_PX))
        return label

    def _create_row(self, field: str) -> OptionLine:
        if field == PROFILE:
            people = {DEFAULT_PROFILE: (settings_strings.FIRST_PERSON, "")}
            answers = people | {name: (name, "") for name in self._profile_list.names()}
        else:
            answers = {v: (word, "") for v, word in settings_strings.ANSWERS[field].items()}
        row = OptionLine(self.colours, settings_strings.NAMES[field], answers, self)
        row.chooses_on_move = field != PROFILE  # choosing a profile opens another window
        row.chosen.connect(partial(self._choose, field))
        return row

    def _add_actions(self) -> None:
        self.add_action(table.PLAY_SOUND, self._try)
        self._person_action = None
        if PROFILE in self.rows:
            self._person_action = self.add_action(
                table.ADD_PROFILE, partial(self._ask_name, shown=True)
            )
        self.add_action(table.WITHIN_REACH, self.within_reach_wanted.emit)
        self.add_action(table.ABOUT, self.about_wanted.emit)
        self.add_help_line("← → ↑ ↓", settings_strings.ARROWS)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def _choose(self, field: str, value: str) -> None:
        if field == PROFILE:
            self.profile_chosen.emit(value)
            return
        self._settings.change(setting_from_text(self._settings.now, field, value))
        self.changed.emit()

    def _try(self) -> None:
        self._cues.configure(self._settings.now)
        self._tone_preview.play(self._cues.sound)
        self._show_message(translate(settings_strings.TRYING))
        self._show_trouble()
        self.scroll_page.reveal(self.message)

    def _show_trouble(self) -> None:
        """Show why nothing can be heard, where that is so."""
        text = window_text.to_text(self._cues.trouble)
        if text:
            self._show_message(text)

    def _show_message(self, text: str) -> None:
        self.message.show_text(text)
        self.message.show()

    def _ask_name(self, *, shown: bool) -> None:
        self.profile_name.setVisible(shown)
        self.profile_name.clear()
        if shown:
            self.profile_name.setFocus(_BY_TAB)
        else:
            self.focus_setting(PROFILE)

    def _name_typed(self) -> None:
        if self.profile_name.text().strip():
            self.profile_chosen.emit(self.profile_name.text())
