"""The recording in the memory of a strap: started before a day without the computer, and brought over after."""

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import Qt

from trainer.messages import Message
from ui.i18n import strings, window_text
from ui.i18n.formatting import format_duration, format_when, translate
from ui.screens.text_screen import TextScreen
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

if TYPE_CHECKING:
    from devices.ble.strap_memory import MemoryState
    from ui.services.strap_recordings import ImportedStrapRecording

MAX_WIDTH_PX: Final = 560
BUTTON_HEIGHT_PX: Final = 56


class StrapTaskPort(Protocol):
    """Works with the memory of a strap beside the window."""

    state_known: SignalInstance
    fetched: SignalInstance
    erased: SignalInstance
    failed: SignalInstance

    @property
    def is_running(self) -> bool: ...
    def read_state(self, strap: str) -> None: ...
    def start(self, strap: str) -> None: ...
    def fetch(self, strap: str) -> None: ...
    def erase(self, strap: str) -> None: ...
    def stop(self) -> None: ...


class StrapMemoryScreen(TextScreen):
    back = Signal()

    def __init__(self, colours: Theme, task: StrapTaskPort) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._task, self._strap = task, ""
        self._has_recording: bool | None = None  # None until it is known
        self._is_imported, self._is_busy = False, False
        words = strings
        self.title = Label(
            translate(words.STRAP_MEMORY), FontSize.TITLE, colours.ink, MIDDLE, wraps=True
        )
        self.about = Label(
            translate(words.STRAP_MEMORY_ABOUT), FontSize.BODY, colours.soft, MIDDLE, wraps=True
        )
        self.state = LiveLabel("", FontSize.BODY, colours.ink, MIDDLE, wraps=True)
        self.start_button = Choice(colours, translate(words.STRAP_START))
        self.fetch_button = Choice(colours, translate(words.STRAP_FETCH))
        self.erase_button = Choice(colours, translate(words.STRAP_ERASE))
        self._buttons = (self.start_button, self.fetch_button, self.erase_button)
        self.column.addStretch(1)
        for label in (self.title, self.about, self.state):
            self.column.addWidget(label)
            self.column.addSpacing(GRID)
        for button in self._buttons:
            button.setMinimumHeight(scaled_px(BUTTON_HEIGHT_PX))
            self.column.addWidget(button)
        self.column.addStretch(3)
        self.start_button.clicked.connect(self._start)
        self.fetch_button.clicked.connect(self._fetch)
        self.erase_button.clicked.connect(self._erase)
        self.add_key(Qt.Key.Key_R, "R", words.KEY_SEARCH, self._look)
        self.scroll_page.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", words.KEY_BACK, self.back.emit)
        task.state_known.connect(self._show_state)
        task.fetched.connect(self._show_imported)
        task.erased.connect(self._show_erased)
        task.failed.connect(self._show_failure)

    def open_for(self, strap: str) -> None:
        """Look at the memory of this strap."""
        self._strap, self._has_recording, self._is_imported = strap, None, False
        self._look()

    def leave(self) -> None:
        """Let go of the strap."""
        self._task.stop()

    def take_focus(self) -> None:
        for button in self._buttons:
            if button.isEnabled() and not button.isHidden():
                button.setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self) -> None:
        self._wait(strings.STRAP_LOOKING)
        self._task.read_state(self._strap)

    def _start(self) -> None:
        self._wait(strings.STRAP_LOOKING)
        self._task.start(self._strap)

    def _fetch(self) -> None:
        self._wait(strings.STRAP_FETCHING)
        self._task.fetch(self._strap)

    def _erase(self) -> None:
        self._wait(strings.STRAP_ERASING)
        self._task.erase(self._strap)

    def _wait(self, text: str) -> None:
        self._is_busy = True
        self._say(translate(text))

    def _say(self, text: str) -> None:
        self.state.show_text(text)
        for button, is_next in (
            (self.start_button, self._has_recording is False),
            (self.fetch_button, bool(self._has_recording) and not self._is_imported),
            (self.erase_button, self._is_imported),
        ):
            button.setVisible(is_next)
            button.setEnabled(not self._is_busy)
        if self.isVisible() and not self._is_busy:
            self.take_focus()

    def _show_state(self, state: "MemoryState") -> None:
        self._has_recording = state.name is not None
        fetch = strings.STRAP_STOP_AND_FETCH if state.is_recording else strings.STRAP_FETCH
        self.fetch_button.setText(translate(fetch))
        self._is_imported, self._is_busy = False, False
        if state.name is None:
            self._say(translate(strings.STRAP_EMPTY))
            return
        text = strings.STRAP_RECORDING if state.is_recording else strings.STRAP_STORED
        when = format_when(state.started, date.today())  # noqa: DTZ011
        self._say(translate(text, when=when) if state.started else translate(_UNDATED[text]))

    def _show_imported(self, imported: "ImportedStrapRecording") -> None:
        self._has_recording, self._is_imported, self._is_busy = True, True, False
        long = format_duration(imported.duration_s)
        self._say(translate(strings.STRAP_KEPT, long=long))

    def _show_erased(self) -> None:
        self._has_recording, self._is_imported, self._is_busy = False, False, False
        self._say(translate(strings.STRAP_EMPTY))

    def _show_failure(self, message: Message) -> None:
        self._is_busy = False
        self._say(window_text.to_text(message))


_UNDATED: Final = {
    strings.STRAP_RECORDING: strings.STRAP_RECORDING_UNDATED,
    strings.STRAP_STORED: strings.STRAP_STORED_UNDATED,
}
