"""A past session again: the pause as it was, with a line to move along. Clearly a replay; nothing is recorded."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import Qt

from devices.clock import SystemClock
from trainer.recording import Recording
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui.audio.cues import Cues
from ui.i18n import formatting, history_strings, strings
from ui.i18n.formatting import translate
from ui.runtime.replayer import ClockAt, SessionReplayer
from ui.screens.history.scrubber import EACH_S, SeekBar
from ui.screens.history.scrubber import HEIGHT as SCRUBBER_HEIGHT
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.screens.session.pause import PauseScreen
from ui.settings import Settings
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.layout.background import Background
from ui.widgets.text.badge import Badge
from ui.widgets.text.label import MIDDLE, Label

FRAME_MS: Final = 33
TOP: Final = 40
_SPEED_KEYS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class Quiet(Cues):
    """A replay is looked at: no tone, no bell, no voice."""

    @property
    def wanted(self) -> bool:
        return False

    def say_phase(self, phase: object) -> None:
        """Nothing."""


class ReplayedPause(PauseScreen):
    """The pause as it was seen. Its keys are not heard, and it asks nothing."""

    def __init__(self, look: Theme, ground: Background, *, calm: bool) -> None:
        super().__init__(look, ground, calm=calm)
        self.cues = Quiet()
        self.bar.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for cap in self.bar.caps:
            cap.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def catch_up(self, replaying: SessionReplayer) -> None:
        """As if it had been watched until now."""
        self.follow(replaying)
        for snapshot in replaying.look_back():
            self._see(snapshot, replaying)
        self.show_frame()

    def _ask_or_not(self, before: Snapshot | None, snapshot: Snapshot) -> None:
        """It was asked on that day."""


class ReplayScreen(Screen):
    back = Signal()

    def __init__(
        self,
        look: Theme,
        *,
        calm: bool = False,
        clock_at: ClockAt = SystemClock,
    ) -> None:
        super().__init__(look)
        self.called = translate(history_strings.KEY_REPLAY)
        self._clock_at = clock_at
        self.replaying: SessionReplayer | None = None
        self._told_going = True
        self._ground = Background(look)
        self.pause = ReplayedPause(look, self._ground, calm=calm)
        self.pause.setParent(self)
        self.mark = Badge(look, "", self)
        self.aside = Label("", FontSize.TITLE, look.ink, MIDDLE, parent=self)
        self.aside_more = Label("", FontSize.BODY, look.soft, MIDDLE, parent=self)
        for words in (self.aside, self.aside_more):
            words.setWordWrap(True)
        self.scrubber = SeekBar(look, self)
        self.scrubber.valueChanged.connect(self._scrubbed)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.advance)
        self._add_keys()

    def open_for(self, recording: Recording, settings: Settings, today: date) -> None:
        """From its beginning, at the pace it had."""
        self.replaying = SessionReplayer(recording, self._clock_at)
        self.pause.configure(settings)
        self.pause.fill_graph()
        when = formatting.format_when(recording.started, today)
        text = translate(history_strings.REPLAY_OF, when=when)
        self.mark.say(f"{text} · {translate(history_strings.REPLAY_QUIET)}")
        self.place_again()
        self.scrubber.show_length(self.replaying.ends, self.replaying.marks)
        self.pause.catch_up(self.replaying)
        self.replaying.go()
        self._go_at(1)
        self.advance()

    def enter(self) -> None:
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        if self.replaying is not None:
            self.replaying.stop()

    def advance(self) -> None:
        """One frame of the line, the words, and what the pause is told."""
        replaying = self.replaying
        if replaying is None:
            return
        replaying.advance()
        self.scrubber.show_at(replaying.now())
        self._show_going(replaying.goes)
        latest = replaying.bridge.latest
        paced = latest is None or latest.stage in (Stage.READY, Stage.PACING)
        self.pause.setVisible(paced)
        for words in (self.aside, self.aside_more):
            words.setVisible(not paced)
        if latest is not None and not paced:
            self._say_aside(latest)

    def take_focus(self) -> None:
        self.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, width: int, height: int) -> None:
        bottom = height - KEY_BAR_HEIGHT_PX
        self._ground.fit(self.window().height())
        top = scaled_px(TOP)
        self.pause.setGeometry(0, top, width, max(80, bottom - top))
        self.pause.bar.hide()
        wide = min(self.mark.wanted_width(), width - 2 * self.margin)
        self.mark.setGeometry((width - wide) // 2, 10, wide, scaled_px(28))
        line = bottom - SCRUBBER_HEIGHT - 2
        self.scrubber.setGeometry(self.margin, line, width - 2 * self.margin, SCRUBBER_HEIGHT)
        self.scrubber.raise_()
        middle, inner = height // 2 - 40, width - 2 * self.margin
        self.aside.setGeometry(self.margin, middle - scaled_px(40), inner, scaled_px(72))
        self.aside_more.setGeometry(self.margin, middle + scaled_px(36), inner, scaled_px(48))

    def _add_keys(self) -> None:
        key, words = Qt.Key, history_strings
        self._go_key = self.add_key(key.Key_Space, "Space", words.KEY_STOP, self._stop_or_go)
        self.add_key(key.Key_Left, "←", words.KEY_BACK_10, partial(self._leap, -EACH_S))
        self.add_key(key.Key_Right, "→", words.KEY_ON_10, partial(self._leap, EACH_S))
        self._speed_keys = {
            speed: self.add_key(key_, str(n), word, partial(self._go_at, speed))
            for n, (key_, (speed, word)) in enumerate(
                zip(_SPEED_KEYS, words.SPEEDS, strict=True), 1
            )
        }
        for speed, cap in self._speed_keys.items():
            cap.setAccessibleName(translate(words.SPEED, speed=speed))
        self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def _show_going(self, goes: bool) -> None:
        if goes is not self._told_going:
            self._told_going = goes
            self._go_key.reword(history_strings.KEY_STOP if goes else history_strings.KEY_GO)
            self.bar.lay_out()

    def _stop_or_go(self) -> None:
        if self.replaying is None:
            return
        if self.replaying.goes:
            self.replaying.stop()
        else:
            was_over = self.replaying.now() >= self.replaying.ends
            self.replaying.go()
            if was_over:
                self._show_from_here()
        self.advance()

    def _leap(self, by_s: float) -> None:
        if self.replaying is not None:
            self.replaying.go_to(self.replaying.now() + by_s)
            self._show_from_here()

    def _scrubbed(self, _: int) -> None:
        if self.replaying is not None:
            self.replaying.go_to(self.scrubber.at_s)
            self._show_from_here()

    def _show_from_here(self) -> None:
        if self.replaying is not None:
            self.pause.catch_up(self.replaying)
            self.advance()

    def _go_at(self, speed: int) -> None:
        if self.replaying is not None:
            self.replaying.go_at(float(speed))
        for each, cap in self._speed_keys.items():
            cap.choose(each == speed)

    def _say_aside(self, snapshot: Snapshot) -> None:
        over = snapshot.stage is Stage.DONE
        self.aside.say(
            translate(history_strings.REPLAY_OVER if over else history_strings.REPLAY_DECIDING)
        )
        told = [translate(strings.WAITED, time=formatting.format_duration(snapshot.waited_s))]
        told += [formatting.describe_urges(snapshot.urge_before, snapshot.urge_after)]
        self.aside_more.say(" ".join(filter(None, told)))
