"""Replays a past session on the pause screen, with a seek bar. Nothing is recorded."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import Qt

from devices.clock import SystemClock
from trainer.practice.safety_notices import FIRST_SESSIONS
from trainer.recording import Recording
from trainer.session.review import has_demo_source
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui.audio.cues import Cues
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.runtime.replayer import ClockAt, SessionReplayer
from ui.screens.history.seek_bar import SEEK_BAR_HEIGHT_PX as SCRUBBER_HEIGHT
from ui.screens.history.seek_bar import SKIP_S, SeekBar
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.screens.session.pause import PauseScreen
from ui.settings import Settings
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.layout.background import Background
from ui.widgets.text.badge import Badge
from ui.widgets.text.label import MIDDLE, Label

FRAME_MS: Final = 33
TOP_MARGIN_PX: Final = 40


class SilentCues(Cues):
    """Cues of a replay: no tone, no bell, no voice."""

    @property
    def is_wanted(self) -> bool:
        return False

    def say_phase(self, phase: object) -> None:
        """Nothing."""


class ReplayedPause(PauseScreen):
    """A pause screen that follows a replay: without keys, sound or questions."""

    def __init__(self, colours: Theme, background: Background, *, calm: bool) -> None:
        super().__init__(colours, background, calm=calm)
        self.cues = SilentCues()
        self.sessions_before = (
            FIRST_SESSIONS  # nobody breathes here: no notice for the first pauses
        )
        self.bar.hide()
        self.heart.measures = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for cap in self.bar.every_cap:
            cap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for action in (*self.page_actions, self.menu_action):
            self.removeAction(action)

    def catch_up(self, replayer: SessionReplayer) -> None:
        """Show the state at the replayer's time, as if it had been watched until now."""
        self.follow(replayer)
        for snapshot in replayer.look_back():
            self._show_snapshot(snapshot, replayer)
        self.show_frame()

    def _ask_or_not(self, before: Snapshot | None, snapshot: Snapshot) -> None:
        """Do nothing: the rating was asked when the session was recorded."""


class ReplayScreen(Screen):
    back = Signal()

    def __init__(
        self,
        colours: Theme,
        *,
        calm: bool = False,
        clock_at: ClockAt = SystemClock,
    ) -> None:
        super().__init__(colours)
        self.spoken_title = translate(history_strings.KEY_REPLAY)
        self._clock_at = clock_at
        self.replayer: SessionReplayer | None = None
        self._shown_as_running = True
        self._background = Background(colours)
        self.pause = ReplayedPause(colours, self._background, calm=calm)
        self.pause.setParent(self)
        self.badge = Badge(colours, "", self)
        self.message = Label("", FontSize.TITLE, colours.ink, MIDDLE, parent=self)
        self.message_detail = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        for words in (self.message, self.message_detail):
            words.setWordWrap(True)
        self.seek_bar = SeekBar(colours, self)
        self.seek_bar.valueChanged.connect(self._seek)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.advance)
        self._add_actions()

    def open_for(self, recording: Recording, settings: Settings, today: date) -> None:
        """Replay a recording from its beginning at normal speed."""
        self.replayer = SessionReplayer(recording, self._clock_at)
        self.pause.configure(settings)
        self.pause.load_graph()
        when = formatting.format_when(recording.started, today)
        text = translate(history_strings.REPLAY_OF, when=when)
        demo = [translate(strings.DEMO)] if has_demo_source(recording) else []
        shorter = " · ".join([*demo, text])
        quiet = translate(history_strings.REPLAY_QUIET)
        undated = " · ".join([*demo, translate(history_strings.REPLAY_OF, when=quiet)])
        self.badge.show_text(f"{shorter} · {quiet}", undated, shorter, text)
        self.lay_out_again()
        self.seek_bar.show_length(self.replayer.ends, self.replayer.marks)
        self.pause.catch_up(self.replayer)
        self.replayer.go()
        self._set_speed(1)
        self.advance()

    def enter(self) -> None:
        self._timer.start()

    def leave(self) -> None:
        self._timer.stop()
        if self.replayer is not None:
            self.replayer.stop()

    def advance(self) -> None:
        """Advance the replay and show one frame."""
        replayer = self.replayer
        if replayer is None:
            return
        replayer.advance()
        self.seek_bar.show_at(replayer.now())
        self._show_running(replayer.goes)
        latest = replayer.bridge.latest
        paced = latest is None or latest.stage in (Stage.READY, Stage.PACING)
        self.pause.setVisible(paced)
        for words in (self.message, self.message_detail):
            words.setVisible(not paced)
        if latest is not None and not paced:
            self._show_message(latest)

    def take_focus(self) -> None:
        self.seek_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def can_be_remade(self) -> bool:
        """A replay runs."""
        return False

    def place(self, width: int, height: int) -> None:
        bottom = height - KEY_BAR_HEIGHT_PX
        self._background.fit(self.window().height())
        top = scaled_px(TOP_MARGIN_PX)
        self.pause.setGeometry(0, top, width, max(80, bottom - top))
        self.pause.bar.hide()
        wide = min(self.badge.preferred_width(), width - 2 * self.margin)
        self.badge.setGeometry((width - wide) // 2, 10, wide, scaled_px(28))
        line = bottom - SCRUBBER_HEIGHT - 2
        self.seek_bar.setGeometry(self.margin, line, width - 2 * self.margin, SCRUBBER_HEIGHT)
        self.seek_bar.raise_()
        middle, inner = height // 2 - 40, width - 2 * self.margin
        self.message.setGeometry(self.margin, middle - scaled_px(40), inner, scaled_px(72))
        self.message_detail.setGeometry(self.margin, middle + scaled_px(36), inner, scaled_px(48))

    def _add_actions(self) -> None:
        self._play_action = self.add_action(table.PLAY, self._toggle_running)
        self.add_action(table.SKIP_BACK, partial(self._skip, -SKIP_S))
        self.add_action(table.SKIP_FORWARD, partial(self._skip, SKIP_S))
        self._speed_actions = {
            speed: self.add_action(row, partial(self._set_speed, speed))
            for speed, row in table.SPEEDS.items()
        }
        self.add_action(table.BACK, self.back.emit)

    def _show_running(self, is_running: bool) -> None:
        if is_running is not self._shown_as_running:
            self._shown_as_running = is_running
            self._play_action.set_word(
                history_strings.KEY_STOP if is_running else history_strings.KEY_GO
            )
            self.bar.lay_out()

    def _toggle_running(self) -> None:
        if self.replayer is None:
            return
        if self.replayer.goes:
            self.replayer.stop()
        else:
            was_over = self.replayer.now() >= self.replayer.ends
            self.replayer.go()
            if was_over:
                self._show_from_here()
        self.advance()

    def _skip(self, by_s: float) -> None:
        if self.replayer is not None:
            self.replayer.go_to(self.replayer.now() + by_s)
            self._show_from_here()

    def _seek(self, _: int) -> None:
        if self.replayer is not None:
            self.replayer.go_to(self.seek_bar.at_s)
            self._show_from_here()

    def _show_from_here(self) -> None:
        if self.replayer is not None:
            self.pause.catch_up(self.replayer)
            self.advance()

    def _set_speed(self, speed: int) -> None:
        if self.replayer is not None:
            self.replayer.go_at(float(speed))
        for each, action in self._speed_actions.items():
            action.set_chosen(each == speed)

    def _show_message(self, snapshot: Snapshot) -> None:
        over = snapshot.stage is Stage.DONE
        self.message.show_text(
            translate(history_strings.REPLAY_OVER if over else history_strings.REPLAY_DECIDING)
        )
        details = [translate(strings.WAITED, time=formatting.format_duration(snapshot.waited_s))]
        details += [formatting.describe_urges(snapshot.urge_before, snapshot.urge_after)]
        self.message_detail.show_text(" ".join(filter(None, details)))
