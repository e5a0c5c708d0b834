"""The key T on a screen: say more about the pull, during a pause or long after it, or leave it.

Rule: nothing is asked twice, and the pause goes on meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt

from trainer.events import (
    BodyFelt,
    Decided,
    Moment,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.plan import Exercise
from trainer.practice.annotations import Annotation, OutcomeReported
from ui.i18n import practice_strings
from ui.screens.ports import SessionPort
from ui.screens.practice.annotation_sheet import AnnotationDialog, AnnotationFields
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.practice import PracticeLibrary

BELOW: Final = 12
MIN_SHEET_HEIGHT_PX: Final = (
    240  # what stays of the screen above the sheet; with less it is covered
)


@dataclass
class AnnotationState:
    """What was said of the pause that runs, for all of its screens; and the person's own triggers."""

    sitting: SessionPort | None = None
    annotations: AnnotationFields = field(default_factory=AnnotationFields)
    own: tuple[str, ...] = ()
    asked: frozenset[str] | None = None
    """Predictions that were open when the window was: only those are asked about on Home."""

    def of(self, session: SessionPort) -> AnnotationFields:
        return self.annotations if self.sitting is session else AnnotationFields()

    def add(self, session: SessionPort, later: Iterable[Annotation]) -> None:
        self.annotations, self.sitting = merge_annotations_into(self.of(session), later), session


class AnnotationController(QObject):
    """Belongs to one screen, and knows which pause is meant there now."""

    def __init__(
        self, screen: Screen, practice_library: PracticeLibrary, annotations: AnnotationState
    ) -> None:
        super().__init__(screen)
        self._screen, self._practice_library, self._said = screen, practice_library, annotations
        self._sitting: SessionPort | None = None
        self._session_id = ""
        self.told = AnnotationFields()
        self.kept: Callable[[], None] = _nothing
        self.sheet = AnnotationDialog(screen.look, self._keep, screen)
        self.sheet.closed.connect(self._closed)
        self.key = screen.add_key(Qt.Key.Key_T, "T", practice_strings.KEY_ANNOTATE, self.open)
        caps = screen.bar.caps
        if len(caps) > 1:
            caps.insert(-1, caps.pop())  # Esc stays the last
        screen.installEventFilter(self)

    def annotate_running(self, session: SessionPort) -> None:
        """The pause that runs; what was told of it on another screen is known here too."""
        if self._sitting is not session:
            self.sheet.hide()
        self._sitting, self._session_id = session, ""
        self._offer(session.plan.exercise is Exercise.PAUSE)

    def annotate_past(self, fields: Mapping[str, Any]) -> None:
        """A pause that is over, as `show --json` tells of it."""
        self.sheet.hide()
        self._sitting, self._session_id = None, str(fields["id"])
        self.told = annotations_from_fields(fields)
        self._offer(fields.get("exercise") == Exercise.PAUSE)

    def _offer(self, is_pause: bool) -> None:
        """Of a pull is told in a pause, and in nothing else."""
        self.key.setEnabled(is_pause)
        self.key.wanted = is_pause
        self._screen.bar.lay_out()

    def open(self) -> None:
        self._screen.bar.hide()
        self.sheet.open_with(self._so_far(), self._said.own)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and not self.sheet.isHidden():
            self._place()
        elif event.type() == QEvent.Type.Hide and self._screen.isHidden():
            self._put_away()  # the page was turned; a window that is only hidden changes nothing
        return False

    def _so_far(self) -> AnnotationFields:
        return self.told if self._sitting is None else self._said.of(self._sitting)

    def _keep(self, later: Sequence[Annotation]) -> None:
        sitting = self._sitting
        if sitting is None:
            self._practice_library.add_annotations(self._session_id, later)
        else:
            for said in later:
                if not isinstance(said, OutcomeReported):
                    sitting.post(replace(said, t=sitting.now()))
            self._said.add(sitting, later)
        self.told = merge_annotations_into(self.told, later)
        self.kept()

    def _place(self) -> None:
        screen = self._screen
        self.sheet.lie_in(screen, screen.margin, screen.height() - KEY_BAR_HEIGHT_PX + BELOW)
        room = self.sheet.y() + KEY_BAR_HEIGHT_PX - BELOW
        if room >= MIN_SHEET_HEIGHT_PX:
            screen.place(screen.width(), room)

    def _put_away(self) -> None:
        """The pause went on to its next page. What was being written goes with it."""
        if not self.sheet.isHidden():
            if self._sitting is not None:
                self.sheet.keep_quietly()
            self.sheet.hide()
            self._screen.bar.show()
            self._screen.place_again()

    def _closed(self) -> None:
        self._screen.place_again()
        self._screen.bar.show()
        self._screen.bar.wake()


def annotations_from_fields(fields: Mapping[str, Any]) -> AnnotationFields:
    """What was told of a pause, from what `show --json` says."""
    prediction, outcome = fields.get("prediction") or {}, fields.get("outcome") or {}
    return AnnotationFields(
        trigger=str(fields.get("trigger") or ""),
        body=tuple(fields.get("body") or ()),
        prediction=str(prediction.get("text") or ""),
        sure_percent=prediction.get("sure_percent"),
        outcome=str(outcome.get("outcome") or ""),
        note=str(outcome.get("note") or ""),
        urge_before=fields.get("urge_before"),
        urge_after=fields.get("urge_after"),
        decision=str(fields.get("decision") or ""),
        over=True,
    )


def merge_annotations_into(
    annotations: AnnotationFields, later: Iterable[Annotation]
) -> AnnotationFields:
    """What is told, with what came to it."""
    for said in later:
        annotations = _after_what_was_expected(_after_the_urge(annotations, said), said)
    return annotations


def _after_the_urge(annotations: AnnotationFields, annotation: Annotation) -> AnnotationFields:
    match annotation:
        case TriggerNamed(text=text):
            return replace(annotations, trigger=text)
        case BodyFelt(places=places):
            return replace(annotations, body=places)
        case UrgeRated(urge=urge, moment=Moment.BEFORE):
            return replace(annotations, urge_before=urge)
        case UrgeRated(urge=urge, moment=Moment.AFTER):
            return replace(annotations, urge_after=urge)
        case Decided(decision=decision):
            return replace(annotations, decision=str(decision))
    return annotations


def _after_what_was_expected(
    annotations: AnnotationFields, annotation: Annotation
) -> AnnotationFields:
    """Another prediction has no outcome yet."""
    match annotation:
        case PredictionMade(text=text, sure_percent=sure):
            same = (
                annotations
                if text == annotations.prediction
                else replace(annotations, outcome="", note="")
            )
            return replace(same, prediction=text, sure_percent=sure)
        case OutcomeReported(outcome=outcome, note=note):
            return replace(annotations, outcome=outcome.value, note=note or "")
    return annotations


def _nothing() -> None:
    """Nobody waits for it."""
