"""The window: one screen at a time, turned by what the session says and never by a button.

Rule: nothing slow before the first frame of the pacer. pyqtgraph is brought in beside it, in a thread
of its own; every screen but home and the pause is made when it is first needed.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from devices.source import SourceError
from trainer.errors import TrainerError
from trainer.events import Begin
from trainer.own_breath import own_breath
from trainer.plan import SessionPlan
from trainer.session import Snapshot
from trainer.stages import Stage
from ui import strings, theme
from ui.screens.home import HomeScreen
from ui.screens.pause import PauseScreen
from ui.screens.screen import Screen
from ui.screens.sitting import PastReview, Shelf, Sitting
from ui.settings import SettingsFile
from ui.strings import say
from ui.theme import DARK, Theme
from ui.widgets.ground import Ground
from ui.widgets.notice import Notice
from ui.widgets.pages import Pages
from ui.widgets.slow_import import SlowImport

__all__ = ["MainWindow", "PastReview", "Shelf", "Sitting"]

FIRST_SIZE: Final = (1280, 800)
LEAST_SIZE: Final = (300, 200)
_TROUBLE: Final = (TrainerError, SourceError, OSError)


class MainWindow(QWidget):
    def __init__(
        self,
        start_sitting: Callable[[SessionPlan], Sitting],
        shelf: Shelf,
        source_name: str,
        look: Theme = DARK,
        settings: SettingsFile | None = None,
    ) -> None:
        theme.dress(look)
        super().__init__()
        self.look = look
        self._start_sitting, self._shelf, self._source_name = start_sitting, shelf, source_name
        self.settings = settings or SettingsFile()
        self._sitting: Sitting | None = None
        self._ground = Ground(look)
        self._screens: dict[str, Screen] = {}
        self._painted = False
        self._plotting = SlowImport("ui.plotting", self)
        self.setWindowTitle(say(strings.APP))
        self.setMinimumSize(*LEAST_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pages = Pages(self)
        self.home, self.pause = HomeScreen(look), PauseScreen(look, self._ground)
        self.notice = Notice(look, self)
        self._wire()
        self.resize(*FIRST_SIZE)
        self.home.show_source(source_name)
        self.pages.turn_to(self.home, fade=False)
        self._tell(self.settings.trouble)

    @property
    def screen_name(self) -> str:
        """Which screen is shown, for tests and the curious."""
        return type(self.pages.current).__name__

    def begin(self) -> None:
        """Start the pause at once. The first snapshot turns the page."""
        self.begin_with(self.settings.now.plan)

    def begin_with(self, plan: SessionPlan) -> None:
        if self._sitting is not None:
            return
        self._tell("")
        try:
            sitting = self._start_sitting(plan)
        except _TROUBLE as exc:
            self._tell(str(exc))
            return
        self._sitting = sitting
        self.home.set_starting(True)
        self.pause.follow(sitting)
        sitting.bridge.changed.connect(self._follow)
        sitting.bridge.troubled.connect(self._tell)
        sitting.bridge.ended.connect(self._ended)
        sitting.bridge.failed.connect(self._broke_off)
        sitting.post(Begin(sitting.now()))
        self._follow()

    def go_home(self) -> None:
        self._turn_to(self.home)
        QTimer.singleShot(0, self, self._show_last)

    def open_past(self) -> None:
        from ui.screens.past import PastScreen

        past = self._screens.get("past")
        if not isinstance(past, PastScreen):
            past = PastScreen(self.look, self._shelf)
            past.back.connect(self.go_home)
            past.opened.connect(self.open_review)
            self._screens["past"] = past
        past.refresh()
        self._turn_to(past)

    def open_breath(self) -> None:
        from ui.screens.breath import BreathScreen

        screen = self._screens.get("breath")
        if not isinstance(screen, BreathScreen):
            screen = self._screens["breath"] = BreathScreen(self.look, self.settings)
            screen.back.connect(self.go_home)
            screen.resonance_wanted.connect(self.open_resonance)
        screen.refresh(self._sessions())
        self._turn_to(screen)

    def open_resonance(self) -> None:
        from ui.screens.resonance import ResonanceScreen

        screen = self._screens.get("resonance")
        if not isinstance(screen, ResonanceScreen):
            screen = self._screens["resonance"] = ResonanceScreen(self.look)
            screen.back.connect(self.open_breath)
            screen.begun.connect(self.begin_with)
        screen.show_own(own_breath(self._sessions()))
        self._turn_to(screen)

    def open_review(self, session_id: str) -> None:
        """Show what a session came to; if it cannot be read, say so and go home."""
        from ui.screens.review import ReviewScreen

        try:
            found = self._shelf.review(session_id)
        except _TROUBLE as exc:
            self._tell(str(exc))
            self.go_home()
            return
        review = self._screens.get("review")
        if not isinstance(review, ReviewScreen):
            review = ReviewScreen(self.look, self._shelf)
            review.breath_chosen.connect(self._breathe_like)
            review.back.connect(self._leave_review)
            review.past_wanted.connect(self.open_past)
            self._screens["review"] = review
        review.show_review(found, from_past=self.pages.current is self._screens.get("past"))
        self._turn_to(review)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._stop_sitting()
        self._plotting.stop()
        self.pages.settle()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._painted = True
        painter = QPainter(self)
        self._ground.paint(painter, event.rect(), QPoint(0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._ground.fit(self.height())
        self.pages.setGeometry(self.rect())
        self.notice.place()

    def _wire(self) -> None:
        self.home.begun.connect(self.begin)
        self.home.past_wanted.connect(self.open_past)
        self.home.breath_wanted.connect(self.open_breath)
        self.pause.disc.breathing.connect(self._plotting.start)
        self._plotting.come.connect(self._fill_graph)
        QTimer.singleShot(0, self, self._show_last)

    def _follow(self) -> None:
        """Turn to the screen of the stage that the session is in."""
        sitting = self._sitting
        snapshot = sitting.bridge.latest if sitting is not None else None
        if sitting is None or snapshot is None:
            return
        if snapshot.stage is Stage.PACING:
            self._turn_to(self.pause)
        elif snapshot.stage is Stage.REASSESS:
            self._reassess(sitting, snapshot)
        elif snapshot.stage is Stage.DONE:
            self._wait_for_the_end(sitting, snapshot)

    def _reassess(self, sitting: Sitting, snapshot: Snapshot) -> None:
        from ui.screens.reassess import ReassessScreen

        screen = self._screens.get("reassess")
        if not isinstance(screen, ReassessScreen):
            screen = self._screens["reassess"] = ReassessScreen(self.look)
        screen.follow(sitting, snapshot)
        if snapshot.stage is Stage.REASSESS:
            self._turn_to(screen)

    def _wait_for_the_end(self, sitting: Sitting, snapshot: Snapshot) -> None:
        """Decided, but not yet on the disk: nothing can be pressed, nothing is lost."""
        if "reassess" in self._screens:
            self._reassess(sitting, snapshot)
        self.home.set_starting(False)

    def _ended(self, session_id: str) -> None:
        self._stop_sitting()
        self.home.set_starting(False)
        self.open_review(session_id)

    def _broke_off(self, sentence: str) -> None:
        self._stop_sitting()
        self.home.set_starting(False)
        self.go_home()
        self._tell(sentence)

    def _stop_sitting(self) -> None:
        sitting, self._sitting = self._sitting, None
        self.pause.forget()
        if sitting is not None:
            sitting.stop()

    def _leave_review(self, to_past: bool) -> None:
        if to_past:
            self.open_past()
        else:
            self.go_home()

    def _breathe_like(self, pattern: str) -> None:
        self.settings.change(replace(self.settings.now, breath=pattern))
        self._tell(self.settings.trouble)

    def _sessions(self) -> list[dict[str, Any]]:
        """The past sessions, newest first; if they cannot be read, that is said."""
        try:
            return self._shelf.sessions()
        except _TROUBLE as exc:
            self._tell(str(exc))
            return []

    def _show_last(self) -> None:
        """One quiet line about the last pause. Reading it may wait until home is on the screen."""
        if self._sitting is not None:
            return
        sessions = self._sessions()
        today = date.today()  # noqa: DTZ011  the person's own day
        self.home.show_last(strings.last_pause(sessions[0], today) if sessions else "")

    def _tell(self, sentence: str) -> None:
        self.notice.tell(sentence)

    def _turn_to(self, screen: Screen) -> None:
        self.pages.turn_to(screen, fade=self._painted)
        self.notice.raise_()

    def _fill_graph(self) -> None:
        self.pause.fill_graph()
        if not gc.get_freeze_count():
            gc.freeze()  # what is loaded now stays: looking it through again takes 1 % of a core
