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
from ui.widgets.actions import table
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

    def read_state(self, strap: str) -> None: ...
    def start(self, strap: str) -> None: ...
    def fetch(self, strap: str) -> None: ...
    def erase(self, strap: str) -> None: ...
    def finish(self) -> None: ...


class StrapMemoryScreen(TextScreen):
    back = Signal()

    def __init__(self, colours: Theme, task: StrapTaskPort) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._task, self._strap = task, ""
        self._next_button: Choice | None = None  # None until the memory is known
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
        self.add_action(table.SEARCH_AGAIN, self._look)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)
        task.state_known.connect(self._show_state)
        task.fetched.connect(self._show_imported)
        task.erased.connect(self._show_empty)
        task.failed.connect(self._show_failure)

    def open_for(self, strap: str) -> None:
        """Look at the memory of this strap."""
        self._strap, self._next_button = strap, None
        self._look()

    def leave(self) -> None:
        """Let go of the strap before the sensor page or a pause connects to it."""
        self._task.finish()

    @property
    def can_be_remade(self) -> bool:
        """The strap may be at work."""
        return False

    def take_focus(self) -> None:
        if self._next_button is not None and self._next_button.isEnabled():
            self._next_button.setFocus(Qt.FocusReason.TabFocusReason)

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
        self._show(translate(text), is_busy=True)

    def _offer(self, next_button: Choice | None, text: str) -> None:
        """Say how it is, and offer what can be done next."""
        self._next_button = next_button
        self._show(text, is_busy=False)

    def _show(self, text: str, *, is_busy: bool) -> None:
        self.state.show_text(text)
        for button in self._buttons:
            button.setVisible(button is self._next_button)
            button.setEnabled(not is_busy)
        if self.isVisible() and not is_busy:
            self.take_focus()

    def _show_state(self, state: "MemoryState") -> None:
        if state.name is None:
            self._show_empty()
            return
        fetch = strings.STRAP_STOP_AND_FETCH if state.is_recording else strings.STRAP_FETCH
        self.fetch_button.set_text(translate(fetch))
        text = strings.STRAP_RECORDING if state.is_recording else strings.STRAP_STORED
        when = format_when(state.started, date.today())  # noqa: DTZ011  the person's own day
        dated = translate(text, when=when) if state.started else translate(_UNDATED[text])
        self._offer(self.fetch_button, dated)

    def _show_imported(self, imported: "ImportedStrapRecording") -> None:
        long = format_duration(imported.duration_s)
        self._offer(self.erase_button, translate(strings.STRAP_KEPT, long=long))

    def _show_empty(self) -> None:
        self._offer(self.start_button, translate(strings.STRAP_EMPTY))

    def _show_failure(self, message: Message) -> None:
        self._offer(self._next_button, window_text.to_text(message))


_UNDATED: Final = {
    strings.STRAP_RECORDING: strings.STRAP_RECORDING_UNDATED,
    strings.STRAP_STORED: strings.STRAP_STORED_UNDATED,
}
