"""Home: the start button, the sensor status and the last pause."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from trainer.events import Contact
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings, practice_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.pacer.start_button import StartButton
from ui.widgets.text.label import MIDDLE, MIN_TEXT_SCALE, Label
from ui.widgets.text.sensor_status import STATUS_HEIGHT_PX, SensorStatus

ROOMY_HEIGHT_PX: Final = 600  # from this height on, an offer fits below all texts
MAX_DISC_PX: Final = 440
MIN_SCALE: Final = 0.8  # how far a text may shrink before it wraps
MAX_ONE_LINE_PERCENT: Final = 150  # with larger text no text shrinks alone
STATUS_TOP_PX: Final = 31
DISC_GAP_PX: Final = 12  # below the disc
STATUS_GAP_PX: Final = 8  # between the status and the disc beside it
MIN_STATUS_WIDTH_PX: Final = 90  # in a narrower place beside the disc the status stands above it
LOW_HEIGHT_PX: Final = 480  # from this height on, an offer fits below the title


class HomeScreen(Screen):
    ROW = table.HOME
    leaves_corner = True

    begun = Signal()
    history_wanted = Signal()
    practice_wanted = Signal()
    breath_wanted = Signal()
    lock_wanted = Signal()
    sensor_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self._reserved_height = 0
        self._lock_text = ""
        self.begin = StartButton(colours, self)
        self.begin.clicked.connect(self.begun)
        self.source = SensorStatus(colours, self)
        self.title = Label(
            translate(strings.INVITATION), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self.subtitle = Label(
            translate(strings.FIRST_PAUSE), FontSize.BODY, colours.soft, MIDDLE, parent=self
        )
        self.last_pause = Label("", FontSize.SMALL, colours.faint, MIDDLE, parent=self)
        self._begin_action = self.add_action(table.BEGIN, self._press_begin)
        self._practice_action = self.add_action(table.PRACTICE, self.practice_wanted.emit)
        self.add_action(table.BREATH, self.breath_wanted.emit)
        self.add_action(table.SENSOR, self.sensor_wanted.emit)
        self._history_action = self.add_action(table.HISTORY, self.history_wanted.emit)
        self._lock_action = self.add_action(table.LOCK, self.lock_wanted.emit)
        self.add_action(table.SETTINGS, self.settings_wanted.emit)
        self.setFocusProxy(self.begin)

    def show_source(self, name: str) -> None:
        text = formatting.describe_source(name)
        self.source.show_contact(Contact.NONE, text, formatting.shorten_source(name))

    def mark_practice(self, is_marked: bool) -> None:
        """Show with a small dot and its word that the practice holds something to look back on."""
        word = practice_strings.KEY_PRACTICE_MARKED if is_marked else practice_strings.KEY_PRACTICE
        self._practice_action.set_word(word)
        self._practice_action.set_mark(translate(practice_strings.MARKED_KEY) if is_marked else "")
        self.bar.lay_out()

    def show_lock(self, *, is_locked: bool, is_saved: bool) -> None:
        """Say that the library is locked, and whether a pause is kept all the same."""
        self._lock_action.set_word(
            history_strings.KEY_UNLOCK if is_locked else history_strings.KEY_LOCK
        )
        self.bar.put_after(
            self._lock_action, self._begin_action if is_locked else self._history_action
        )
        text = history_strings.HOME_LOCKED if is_saved else history_strings.HOME_LOCKED_NOT_KEPT
        self._lock_text = translate(text) if is_locked else ""
        self.show_last("")

    def reserve_height(self, taken: int) -> None:
        """Reserve a height in pixels above the key bar for an offer; texts in its place are hidden."""
        self._reserved_height = taken
        self.lay_out_again()

    def show_last(self, line: str) -> None:
        """Show a line about the last pause, or that the library is locked."""
        self.last_pause.show_text(self._lock_text or line)

    def set_starting(self, starting: bool) -> None:
        """Disable all keys between the start and the first snapshot."""
        focused = self.window().focusWidget()
        if starting and focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # else it would pass through every key as each is disabled
        self.begin.setEnabled(not starting)
        for action in self.page_actions:
            action.setEnabled(not starting)
        self.title.show_text(translate(strings.STARTING if starting else strings.INVITATION))
        if not starting and self.isVisible():
            self.begin.setFocus()

    def place(self, width: int, height: int) -> None:
        px = partial(theme.scaled_px_within, height)
        left, inner = self.margin, width - 2 * self.margin
        title = self._text_height(self.title, inner, height, 36)
        subtitle = self._text_height(self.subtitle, inner, height, 22)
        last = self._text_height(self.last_pause, inner, height, 20)
        words = px(60 if height >= 420 else 28) + title + subtitle - px(22) + last - px(20)
        detail = max(0, min(72, height // 10))
        below = words + (0 if px(100) > 150 else detail)
        if self._reserved_height and height < theme.scaled_px(LOW_HEIGHT_PX):
            below = self._reserved_height + 4
        bottom = height - KEY_BAR_HEIGHT_PX - below
        side = max(40, min(bottom - 56, width - 2 * self.margin, px(MAX_DISC_PX)))
        middle = max(side // 2, 32 + (bottom - 32) // 2)
        status_bottom = STATUS_TOP_PX + px(STATUS_HEIGHT_PX)
        beside_px = (width - side) // 2 - STATUS_GAP_PX - self.margin
        if middle - side // 2 < status_bottom and beside_px < px(MIN_STATUS_WIDTH_PX):
            side = max(40, min(side, bottom - status_bottom - DISC_GAP_PX))
            middle = status_bottom + side // 2
        self.begin.setGeometry((width - side) // 2, middle - side // 2, side, side)
        beside = self.begin.y() < status_bottom  # in a low window the status ends before the disc
        end = self.begin.x() - STATUS_GAP_PX if beside else width - self.margin
        self.source.setGeometry(
            self.margin, STATUS_TOP_PX, max(60, end - self.margin), px(STATUS_HEIGHT_PX)
        )
        top = middle + side // 2 + (28 if height >= 420 else 8)
        self.title.setGeometry(left, top, inner, title)
        self.subtitle.setGeometry(left, top + title + px(2), inner, subtitle)
        last_top = height - KEY_BAR_HEIGHT_PX - px(12) - last
        last_top = max(top + title + subtitle + px(10), last_top)
        self.last_pause.setGeometry(left, last_top, inner, last)
        self._show_words(height)

    def _text_height(self, label: Label, width: int, height: int, one_line: int) -> int:
        """The height of a text, which wraps where one line would be too small to read.

        With large text, where the window is high enough, every text wraps before it is much smaller than the others.
        """
        one_line_px = theme.scaled_px_within(height, one_line)
        is_large = theme.scaled_px_within(height, 100) > MAX_ONE_LINE_PERCENT
        if not is_large and label is not self.title:
            label.setWordWrap(False)
            return one_line_px
        usual = round(100 * label.full_px / theme.scaled_px(100))
        least = usual if theme.scaled_px(100) > 100 and not is_large else label.full_px * MIN_SCALE
        share = least / label.full_px
        wraps = not label.fits_on_one_line(width, share)
        label.setWordWrap(wraps)
        least_height = label.min_height(width, share if is_large else MIN_TEXT_SCALE)
        return max(one_line_px, least_height) if wraps else one_line_px

    def _show_words(self, height: int) -> None:
        self.last_pause.setVisible(height >= 360 and not self._reserved_height)
        self.subtitle.setVisible(
            height >= (theme.scaled_px(ROOMY_HEIGHT_PX) if self._reserved_height else 260)
        )
        self.title.setVisible(not self._reserved_height or height >= theme.scaled_px(LOW_HEIGHT_PX))

    def _press_begin(self) -> None:
        self.begun.emit()
