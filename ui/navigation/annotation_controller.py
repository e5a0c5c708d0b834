"""The key T of a screen: annotate the pause that is running, or a past one.

Nothing is asked twice, and a running pause continues meanwhile.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject

from trainer.errors import EXPECTED_ERRORS
from trainer.plan import Exercise
from trainer.practice.annotations import Annotation, AnnotationEvent, Annotations
from trainer.practice.summary import EMPTY_SUMMARY, SessionSummary
from ui.screens.ports import SessionPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.widgets.actions import table
from ui.widgets.layout.dialog import EDGE_GAP_PX

if TYPE_CHECKING:
    from ui.screens.practice.annotation_dialog import AnnotationDialog
    from ui.services.practice import PracticeLibrary

DIALOG_GAP_PX: Final = 4  # above the key bar
GUIDED_HEIGHT_PX: Final = 640  # in a lower window the fields need all of it
GUIDE_FRACTION: Final = 0.3
MIN_SCREEN_HEIGHT_PX: Final = 240  # with less height left above the dialog, the screen is covered


@dataclass
class AnnotationState:
    """The annotations of the running pause, shared by its screens, and the person's own triggers."""

    session: SessionPort | None = None
    summary: SessionSummary = EMPTY_SUMMARY
    own_triggers: tuple[str, ...] = ()
    asked_ids: frozenset[str] | None = None
    """Predictions that were open when the window was opened: only those are marked and asked about."""
    draft: Annotations | None = None
    """What was typed into a dialog that was closed with Esc; it stands there when it is opened again."""
    draft_of: SessionPort | str = ""
    """The running session or the id of the pause to which it belongs."""

    def for_session(self, session: SessionPort) -> SessionSummary:
        return self.summary if self.session is session else EMPTY_SUMMARY

    def draft_for(self, pause: SessionPort | str) -> Annotations | None:
        return self.draft if self.draft_of == pause else None

    def end(self, session: SessionPort, session_id: str) -> None:
        """The session is over, and from now on a past pause with this id."""
        if self.draft_of is session:
            self.draft_of = session_id

    def add(self, session: SessionPort, later: Iterable[Annotation]) -> None:
        self.summary = self.for_session(session).with_annotations(later)
        self.session = session


class AnnotationController(QObject):
    """Opens the annotation dialog of one screen and saves its changes to the pause shown there."""

    def __init__(
        self, screen: Screen, practice_library: "PracticeLibrary", annotations: AnnotationState
    ) -> None:
        super().__init__(screen)
        self._screen, self._practice_library, self._state = screen, practice_library, annotations
        self._session: SessionPort | None = None
        self.past = EMPTY_SUMMARY
        self.on_saved: Callable[[], None] = _do_nothing
        self._dialog: AnnotationDialog | None = None
        self.action = screen.add_action(table.ANNOTATE, self.open, before_last=True)
        screen.installEventFilter(self)

    @property
    def dialog(self) -> "AnnotationDialog":
        """The dialog, created when it is first opened."""
        if self._dialog is None:
            from ui.screens.practice.annotation_dialog import AnnotationDialog

            self._dialog = AnnotationDialog(self._screen.colours, self._save, self._screen)
            self._dialog.closed.connect(self._dialog_closed)
        return self._dialog

    @property
    def _is_open(self) -> bool:
        return self._dialog is not None and not self._dialog.isHidden()

    def annotate_running(self, session: SessionPort) -> None:
        """Annotate the running pause, including what was annotated on another screen."""
        if self._session is not session:
            self._hide_dialog()
        self._session = session
        self._enable_action(session.plan.exercise is Exercise.PAUSE)

    def annotate_past(self, summary: SessionSummary) -> None:
        """Annotate a past pause."""
        self._hide_dialog()
        self._session, self.past = None, summary
        self._enable_action(summary.exercise is Exercise.PAUSE)

    def _hide_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.hide()

    def _enable_action(self, is_pause: bool) -> None:
        """Enable the key for pauses only: other exercises have no urge."""
        self.action.setEnabled(is_pause)
        self.action.in_bar = is_pause
        self._screen.bar.lay_out()

    def open(self) -> None:
        self._screen.bar.hide()
        session, own = self._session, self._state.own_triggers
        summary = self.past if session is None else self._state.for_session(session)
        draft = self._state.draft_for(self._pause)
        self.dialog.open_with(summary, own, over=session is None, draft=draft)
        self._place()

    @property
    def _pause(self) -> SessionPort | str:
        """What the dialog is about: the running session, or the id of a past one."""
        return self.past.id if self._session is None else self._session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self._is_open:
            self._place()
        elif event.type() == QEvent.Type.Hide and self._screen.isHidden():
            self._close_with_page()  # the page changed; hiding the window changes nothing
        return False

    def _save(self, later: Sequence[Annotation]) -> None:
        session = self._session
        if session is None:
            self._practice_library.add_annotations(self.past.id, later)
        else:
            for annotation in later:
                if isinstance(annotation, AnnotationEvent):
                    session.post(replace(annotation, t=session.now()))
            self._state.add(session, later)
        self.past = self.past.with_annotations(later)
        self.on_saved()

    def _place(self) -> None:
        screen = self._screen
        bottom = screen.height() - KEY_BAR_HEIGHT_PX - DIALOG_GAP_PX
        self.dialog.place_over(screen, screen.margin, bottom, self._least_above())
        height_above = self.dialog.y() + KEY_BAR_HEIGHT_PX - DIALOG_GAP_PX
        if height_above >= MIN_SCREEN_HEIGHT_PX:
            screen.place(screen.width(), height_above)

    def _least_above(self) -> int:
        """How many pixels stay free above the dialog: while the pause runs its guide stays, and the fields scroll."""
        height = self._screen.height()
        if self._session is None or height < GUIDED_HEIGHT_PX:
            return EDGE_GAP_PX
        return round(GUIDE_FRACTION * height)

    def _close_with_page(self) -> None:
        """Save and close when the pause moves on to its next page, or the window is closed."""
        if self._is_open:
            with suppress(*EXPECTED_ERRORS):  # then it stays a draft
                self.dialog.save_quietly()
            self._keep_draft()
            self.dialog.hide()
            self._screen.bar.show()
            self._screen.lay_out_again()

    def _keep_draft(self) -> None:
        """Keep what is typed and not saved for the next time."""
        changed = self.dialog.has_changes()
        self._state.draft = self.dialog.entered_annotations() if changed else None
        self._state.draft_of = self._pause

    def _dialog_closed(self) -> None:
        self._keep_draft()
        self._screen.lay_out_again()
        self._screen.bar.show()
        self._screen.bar.wake()


def _do_nothing() -> None:
    """Do nothing."""
