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
from trainer.practice.annotations import Later, OutcomeTold
from ui.i18n import practice_strings
from ui.screens.ports import Sitting
from ui.screens.practice.annotation_sheet import TellSheet, Told
from ui.screens.screen import BAR_ROOM, Screen
from ui.services.practice import Desk

BELOW: Final = 12
LEAST_ROOM: Final = 240  # what stays of the screen above the sheet; with less it is covered


@dataclass
class Said:
    """What was said of the pause that runs, for all of its screens; and the person's own triggers."""

    sitting: Sitting | None = None
    told: Told = field(default_factory=Told)
    own: tuple[str, ...] = ()
    asked: frozenset[str] | None = None
    """Predictions that were open when the window was: only those are asked about on Home."""

    def of(self, sitting: Sitting) -> Told:
        return self.told if self.sitting is sitting else Told()

    def add(self, sitting: Sitting, later: Iterable[Later]) -> None:
        self.told, self.sitting = after(self.of(sitting), later), sitting


class Telling(QObject):
    """Belongs to one screen, and knows which pause is meant there now."""

    def __init__(self, screen: Screen, desk: Desk, said: Said) -> None:
        super().__init__(screen)
        self._screen, self._desk, self._said = screen, desk, said
        self._sitting: Sitting | None = None
        self._session_id = ""
        self.told = Told()
        self.kept: Callable[[], None] = _nothing
        self.sheet = TellSheet(screen.look, self._keep, screen)
        self.sheet.closed.connect(self._closed)
        self.key = screen.add_key(Qt.Key.Key_T, "T", practice_strings.KEY_TELL, self.open)
        caps = screen.bar.caps
        if len(caps) > 1:
            caps.insert(-1, caps.pop())  # Esc stays the last
        screen.installEventFilter(self)

    def about_sitting(self, sitting: Sitting) -> None:
        """The pause that runs; what was told of it on another screen is known here too."""
        if self._sitting is not sitting:
            self.sheet.hide()
        self._sitting, self._session_id = sitting, ""
        self._offer(sitting.plan.exercise is Exercise.PAUSE)

    def about_past(self, told: Mapping[str, Any]) -> None:
        """A pause that is over, as `show --json` tells of it."""
        self.sheet.hide()
        self._sitting, self._session_id = None, str(told["id"])
        self.told = told_of(told)
        self._offer(told.get("exercise") == Exercise.PAUSE)

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

    def _so_far(self) -> Told:
        return self.told if self._sitting is None else self._said.of(self._sitting)

    def _keep(self, later: Sequence[Later]) -> None:
        sitting = self._sitting
        if sitting is None:
            self._desk.tell(self._session_id, later)
        else:
            for said in later:
                if not isinstance(said, OutcomeTold):
                    sitting.post(replace(said, t=sitting.now()))
            self._said.add(sitting, later)
        self.told = after(self.told, later)
        self.kept()

    def _place(self) -> None:
        screen = self._screen
        self.sheet.lie_in(screen, screen.margin, screen.height() - BAR_ROOM + BELOW)
        room = self.sheet.y() + BAR_ROOM - BELOW
        if room >= LEAST_ROOM:
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


def told_of(told: Mapping[str, Any]) -> Told:
    """What was told of a pause, from what `show --json` says."""
    prediction, outcome = told.get("prediction") or {}, told.get("outcome") or {}
    return Told(
        trigger=str(told.get("trigger") or ""),
        body=tuple(told.get("body") or ()),
        prediction=str(prediction.get("text") or ""),
        sure_percent=prediction.get("sure_percent"),
        outcome=str(outcome.get("outcome") or ""),
        note=str(outcome.get("note") or ""),
        urge_before=told.get("urge_before"),
        urge_after=told.get("urge_after"),
        decision=str(told.get("decision") or ""),
        over=True,
    )


def after(told: Told, later: Iterable[Later]) -> Told:
    """What is told, with what came to it."""
    for said in later:
        told = _after_what_was_expected(_after_the_pull(told, said), said)
    return told


def _after_the_pull(told: Told, said: Later) -> Told:
    match said:
        case TriggerNamed(text=text):
            return replace(told, trigger=text)
        case BodyFelt(places=places):
            return replace(told, body=places)
        case UrgeRated(urge=urge, moment=Moment.BEFORE):
            return replace(told, urge_before=urge)
        case UrgeRated(urge=urge, moment=Moment.AFTER):
            return replace(told, urge_after=urge)
        case Decided(decision=decision):
            return replace(told, decision=str(decision))
    return told


def _after_what_was_expected(told: Told, said: Later) -> Told:
    """Another prediction has no outcome yet."""
    match said:
        case PredictionMade(text=text, sure_percent=sure):
            same = told if text == told.prediction else replace(told, outcome="", note="")
            return replace(same, prediction=text, sure_percent=sure)
        case OutcomeTold(outcome=outcome, note=note):
            return replace(told, outcome=outcome.value, note=note or "")
    return told


def _nothing() -> None:
    """Nobody waits for it."""
