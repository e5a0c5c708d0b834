"""No way out of a pause loses anything that is known of it.

Each stage × (Esc, the window closed, the program killed, a decision) × (keep going, undo, come back later), in a
plain library, in a locked one, and with a sensor.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, leave, show
from tests.ui.navigation.test_end_of_pause import SOON_AFTER, RecordedManualSession, RecordingUser
from tests.ui.navigation.test_locked_pauses import KEY, LockedUser, SealedManualSession
from trainer.events import Beat, Decided, Decision, PredictionMade, TriggerNamed
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.store import Library
from trainer.plan import Exercise, SessionPlan
from trainer.practice.summary import SessionSummary
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.pause import TEXT_EVERY_FRAMES
from ui.services.lock import Lock
from ui.services.practice import PracticeLibrary
from ui.services.sessions import SessionLibrary
from ui.settings import Settings, SettingsFile

pytestmark = pytest.mark.usefixtures("quick_keys")

Key = Qt.Key
ROUND_S: Final = 60.0
SIZE: Final = QSize(640, 480)
AWAY_S: Final = 5.0
"""How long something is asked, or the window is away, while the pause goes on."""
AGAIN_S: Final = 30.0
KILLED_PRECISION_S: Final = 1.0  # as often there is a tick
WAYS: Final = ("Esc", "close", "crash", "decision")
THEN: Final = ("keep going", "undo", "come back later")

# One row for each stage, one column for each way and what follows on it. An x is walked; a letter is a reason.
WALKED: Final = "x"
REASONS: Final = {
    "h": "nothing has begun, so that there is nothing to lose",
    "p": "the choice is offered once the time is over or the pause is ended, and from there it is walked",
    "c": "a closed or killed window runs nothing and takes nothing back: the next start offers to look back",
    "l": "what Esc leaves open is found again by looking back, which is walked under come back later",
    "o": "the pause is over and decided: Esc is Done, and nothing runs that could go on",
    "a": "an assessment has no choice, and its result follows on its end at once",
    "k": "in a locked library a pause that is over can be neither read nor changed before the unlock",
    "s": "no beat is recorded there, and what is known is the same as without a sensor",
}
# fmt: off
GRID: Final = {
    "plain": {
        #                       Esc    close  crash  decision
        "at home":              "hhh    hhh    hhh    hhh",
        "urge asked":           "xxx    xcx    ccx    ppp",
        "urge half typed":      "xxx    xcx    ccx    ppp",
        "early":                "xxx    xcx    ccx    ppp",
        "words half typed":     "xxx    xcx    ccx    ppp",
        "words saved":          "xxx    xcx    ccx    ppp",
        "late":                 "xxx    xcx    ccx    ppp",
        "end question":         "xxx    xcx    ccx    ppp",
        "kept going":           "xxx    xcx    ccx    ppp",
        "just ended":           "xlx    xcx    ccx    xxx",
        "end taken back":       "xxx    xcx    ccx    ppp",
        "time over":            "xlx    xcx    ccx    xxx",
        "choice half rated":    "xlx    xcx    ccx    xxx",
        "choice rated":         "xlx    xcx    ccx    xxx",
        "choice, words typed":  "xlx    xcx    ccx    xxx",
        "passed":               "oox    xcx    ccx    oxx",
        "reach out":            "oox    xcx    ccx    oxx",
        "decision taken back":  "llx    xcx    ccx    xxx",
        "left open":            "llx    xcx    ccx    xxx",
        "another round":        "xxx    xcx    ccx    ppp",
        "looking back":         "llx    xcx    ccx    xxx",
        "assessment":           "xax    xcx    ccx    aaa",
    },
    "locked": {
        "at home":              "hhh    hhh    hhh    hhh",
        "urge asked":           "xxx    xcx    ccx    ppp",
        "urge half typed":      "xxx    xcx    ccx    ppp",
        "early":                "xxx    xcx    ccx    ppp",
        "words half typed":     "xxx    xcx    ccx    ppp",
        "words saved":          "xxx    xcx    ccx    ppp",
        "late":                 "xxx    xcx    ccx    ppp",
        "end question":         "xxx    xcx    ccx    ppp",
        "kept going":           "xxx    xcx    ccx    ppp",
        "just ended":           "klx    xcx    ccx    xkx",
        "end taken back":       "xxx    xcx    ccx    ppp",
        "time over":            "klx    xcx    ccx    xkx",
        "choice half rated":    "klx    xcx    ccx    xkx",
        "choice rated":         "klx    xcx    ccx    xkx",
        "choice, words typed":  "klx    xcx    ccx    xkx",
        "passed":               "oox    xcx    ccx    okx",
        "reach out":            "oox    xcx    ccx    okx",
        "decision taken back":  "kkk    kkk    kkk    kkk",
        "left open":            "llx    xcx    ccx    kkk",
        "another round":        "xxx    xcx    ccx    ppp",
        "looking back":         "kkk    kkk    kkk    kkk",
        "assessment":           "xax    xcx    ccx    aaa",
    },
    "sensor": {
        "at home":              "hhh    hhh    hhh    hhh",
        "urge asked":           "sss    sss    sss    sss",
        "urge half typed":      "sss    sss    sss    sss",
        "early":                "xxx    xcx    ccx    ppp",
        "words half typed":     "sss    sss    sss    sss",
        "words saved":          "sss    sss    sss    sss",
        "late":                 "sss    sss    sss    sss",
        "end question":         "sss    sss    sss    sss",
        "kept going":           "sss    sss    sss    sss",
        "just ended":           "xlx    xcx    ccx    xxx",
        "end taken back":       "sss    sss    sss    sss",
        "time over":            "sss    sss    sss    sss",
        "choice half rated":    "sss    sss    sss    sss",
        "choice rated":         "sss    sss    sss    sss",
        "choice, words typed":  "sss    sss    sss    sss",
        "passed":               "sss    sss    sss    sss",
        "reach out":            "sss    sss    sss    sss",
        "decision taken back":  "sss    sss    sss    sss",
        "left open":            "sss    sss    sss    sss",
        "another round":        "xxx    xcx    ccx    ppp",
        "looking back":         "sss    sss    sss    sss",
        "assessment":           "xax    xcx    ccx    aaa",
    },
}
# fmt: on


@dataclass(frozen=True)
class Cell:
    library: str
    stage: str
    way: str
    then: str
    mark: str

    def __str__(self) -> str:
        return " · ".join((self.library, self.stage, self.way, self.then))


def list_cells() -> list[Cell]:
    """Every cell of the grid, walked or not."""
    return [
        Cell(library, stage, way, then, mark)
        for library, rows in GRID.items()
        for stage, row in rows.items()
        for (way, then), mark in zip(product(WAYS, THEN), row.replace(" ", ""), strict=True)
    ]


CELLS: Final = [cell for cell in list_cells() if cell.mark == WALKED]


class UnpaintedUser(RecordingUser):
    """Every page is there with its keys and its focus; only the pixels would take most of the time."""

    empty: dict[Path, bytes]
    """The files of its library before the first pause."""

    def open(self) -> None:
        settings = SettingsFile()
        settings.change(Settings(minutes=ROUND_S / 60.0, calm=True, met=True))
        self.window = MainWindow(
            self._start,
            ExportingSessionLibrary(self.folder),
            "none",
            settings=settings,
            practice_library=PracticeLibrary(self.folder),
            size=SIZE,
        )
        show(self._qtbot, self.window)
        self.window.setUpdatesEnabled(False)
        self.settle()

    def close(self) -> None:
        """Close the window, and delete it at once."""
        leave(self.window)
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def kill(self) -> None:
        """What is on the disk at this moment is all that is left."""
        session = self.session
        assert isinstance(session, RecordedManualSession | SealedManualSession)
        session.kill()
        files = read_files(self.folder)
        self.close()
        put_back(self.folder, files)

    def settle(self) -> None:
        for _ in range(2):
            QApplication.processEvents()
        self.window.pages.finish_fade()

    def at(self, t: float) -> None:
        self.session.go_to(t)
        self.settle()
        for _ in range(TEXT_EVERY_FRAMES):
            self.window.pause.show_frame()
        self.settle()


class UnpaintedSensorUser(UnpaintedUser):
    options = "seed=7,rsa=90"


class UnpaintedLockedUser(UnpaintedUser, LockedUser):
    """Her pauses are sealed, and she unlocks with the passphrase."""


USERS: Final[dict[str, type[UnpaintedUser]]] = {
    "plain": UnpaintedUser,
    "locked": UnpaintedLockedUser,
    "sensor": UnpaintedSensorUser,
}


def read_files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put_back(folder: Path, files: dict[Path, bytes]) -> None:
    """Make the folder what it was when these files were read."""
    for path in folder.rglob("*"):
        if path.is_file() and path not in files:
            path.unlink()
    for path, data in files.items():
        path.write_bytes(data)


@dataclass
class Known:
    """What the person has told of a pause, and how long it was."""

    waited_s: float = 0.0
    urge_before: int | None = None
    urge_after: int | None = None
    decision: Decision | None = None
    trigger: str = ""
    prediction: str = ""

    @classmethod
    def of(cls, summary: SessionSummary) -> "Known":
        """The same of what is in the library."""
        annotations = summary.annotations
        return cls(
            summary.duration_s,
            summary.urge_before,
            summary.urge_after,
            summary.decision,
            annotations.trigger,
            annotations.prediction,
        )


@dataclass
class Person:
    """Walks with keys alone, and remembers all that must not be lost."""

    user: UnpaintedUser
    number: int = 0
    """Of the pause, among all that were begun before this window."""
    known: Known = field(default_factory=Known)
    half_typed: Known = field(default_factory=Known)
    """What was typed and neither confirmed nor left: a kill takes it, because it is nowhere yet."""
    is_killed: bool = False
    is_over: bool = False
    """Whether the pause is over, so that what is known of it is in the library."""
    was_offered: bool = False
    is_through: bool = False
    undone: Decision | None = None
    """The decision that was taken back."""

    @property
    def is_locked(self) -> bool:
        return isinstance(self.user, LockedUser)

    @property
    def session(self) -> ManualSession:
        """Of the pause that this is about, which is not the last one where another was begun after it."""
        return self.user.sessions[self.number]

    @property
    def is_assessment(self) -> bool:
        return self.session.plan.exercise is Exercise.RESONANCE

    @property
    def where(self) -> str:
        return self.user.screen

    @property
    def dialog(self) -> AnnotationDialog | None:
        open_ones = self.user.window.findChildren(AnnotationDialog)
        return next((each for each in open_ones if each.isVisible()), None)

    # What she does

    def begin(self) -> None:
        self.user.press(Key.Key_Space)
        self.wait(3.0)

    def wait(self, seconds: float) -> None:
        """Let the time pass."""
        session, is_pacing = self.session, self.where == "PauseScreen"
        left = session.plan.round_s - self.known.waited_s % session.plan.round_s
        self.user.at(session.t + seconds)
        if is_pacing:
            self.known.waited_s += min(seconds, left)

    def rate_before(self) -> None:
        self.user.press(Key.Key_8)
        self.known.urge_before = 8

    def rate_after(self) -> None:
        self.user.press(Key.Key_5)
        self.known.urge_after = 5

    def decide(self, decision: Decision) -> None:
        """Rate if she has not yet, then choose."""
        self.confirm_digit()
        if self.known.urge_after is None:
            self.rate_after()
        keys = {"passed": Key.Key_P, "reach_out": Key.Key_R, "wait_again": Key.Key_W}
        self.user.press(keys[decision])
        self.known.decision = decision

    def type_words(self) -> None:
        self.user.press(Key.Key_T)
        dialog = self.dialog
        assert dialog is not None
        QTest.keyClicks(dialog.trigger, "late")
        QTest.keyClicks(dialog.prediction, "gone")
        self.half_typed.trigger, self.half_typed.prediction = "late", "gone"

    def save_words_found(self) -> None:
        """What was typed is still in the dialog, and is saved."""
        dialog = self.dialog
        assert dialog is not None
        assert (dialog.trigger.text(), dialog.prediction.text()) == ("late", "gone")
        self.save_words()

    def save_words(self) -> None:
        self.user.press(Key.Key_Return)
        assert self.dialog is None
        self.known.trigger, self.known.prediction = "late", "gone"

    def confirm(self) -> None:
        """What was half typed is told now."""
        self.confirm_digit()
        self.known.trigger = self.half_typed.trigger or self.known.trigger
        self.known.prediction = self.half_typed.prediction or self.known.prediction

    def confirm_digit(self) -> None:
        """A 1 that waited for a second digit is a rating now."""
        self.known.urge_before = self.half_typed.urge_before or self.known.urge_before
        self.known.urge_after = self.half_typed.urge_after or self.known.urge_after
        self.half_typed.urge_before = self.half_typed.urge_after = None

    def put_words_away(self) -> None:
        """Esc closes the dialog; what was typed is found in it again, and saved."""
        if self.dialog is None:
            return
        self.user.press(Key.Key_Escape)
        assert self.dialog is None
        self.user.press(Key.Key_T)
        self.save_words_found()

    def ask_to_end(self) -> None:
        if not self.user.window.pause.end_question.is_open:
            self.user.press(Key.Key_Escape)
        self.confirm_digit()
        assert self.user.window.pause.end_question.is_open

    def end(self) -> None:
        self.ask_to_end()
        self.user.press(Key.Key_E)

    # What she finds

    def look(self) -> None:
        """Nothing is lost by now: it is on the screen, or in the library where the pause is over."""
        if self.is_over or self.user.window._session is None:
            self.read()
            return
        session = self.session
        latest = session.bridge.latest
        assert latest is not None
        seen = (latest.urge_before, latest.urge_after)
        assert seen == (self.known.urge_before, self.known.urge_after)
        waited_s = latest.waited_s + (session.t - latest.t if latest.pacer else 0.0)
        assert waited_s == pytest.approx(self.known.waited_s, abs=0.01)
        for kind, words in (
            (TriggerNamed, self.known.trigger),
            (PredictionMade, self.known.prediction),
        ):
            texts = [e.text for e in session.events if isinstance(e, kind)]
            assert texts[-1:] == ([words] if words else [])

    def read(self) -> SessionSummary:
        """What is known is in the library, and nothing else."""
        if self.is_locked and Lock(self.user.folder).needs_passphrase:
            Lock(self.user.folder).unlock(KEY)
        sessions = SessionLibrary(self.user.folder).sessions()
        summary = next(each for each in sessions if each.id == f"20261121-{self.number:04d}")
        stored = Known.of(summary)
        precision_s = KILLED_PRECISION_S if self.is_killed else 0.01
        assert stored.waited_s == pytest.approx(self.known.waited_s, abs=precision_s)
        stored.waited_s = self.known.waited_s
        assert stored == self.known
        return summary

    @property
    def is_open(self) -> bool:
        """Whether the choice at the end is still to be made."""
        return not self.is_assessment and self.known.decision in (None, Decision.WAIT_AGAIN)

    def come_back(self) -> None:
        """Find the pause among the past ones, and go on to the choice if that is open."""
        self.unlock()
        self.user.press(Key.Key_H, Key.Key_Home, Key.Key_Return)
        page = self.user.window.pages.current
        assert isinstance(page, ReviewScreen)
        self.is_over = True
        self.look()
        if self.is_open:
            self.go_to_the_choice(Key.Key_L)

    def go_to_the_choice(self, key: Key) -> None:
        self.user.press(key)
        assert self.where == "ReassessScreen"

    def unlock(self) -> None:
        assert self.where == "HomeScreen"
        if self.is_locked and Lock(self.user.folder).needs_passphrase:
            assert isinstance(self.user, LockedUser)
            self.user.unlock()

    def start_again(self) -> None:
        """The next start of the program, which offers to look back at what is open."""
        self.user.open()
        self.unlock()
        self.is_over = True
        self.look()
        assert (self.user.offer is not None) is (self.is_open and not self.was_offered)
        self.was_offered = True

    def finish(self) -> None:
        """Go on from wherever this is, to the end of the pause."""
        if self.where == "PauseScreen":
            self.look()
            self.wait(ROUND_S)
        if self.where == "ReassessScreen":
            self.look()
            has_passed = self.undone is Decision.PASSED
            self.decide(Decision.REACH_OUT if has_passed else Decision.PASSED)
        self.is_over = True
        assert self.where in ("ClosingScreen", "ReviewScreen", "HomeScreen")
        summary = self.read()
        beats = [e for e in self.session.events if isinstance(e, Beat)]
        with Library.open(self.user.folder, write=False) as library:
            stored = library.recording(summary.id).events
        assert [e.t for e in stored if isinstance(e, Beat)] == [e.t for e in beats]
        assert (summary.figures.get("mean_hr_bpm") is not None) is bool(beats)


STAGES: Final[dict[str, Callable[[Person], None]]] = {}


def stage(name: str) -> Callable[[Callable[[Person], None]], Callable[[Person], None]]:
    def add(go: Callable[[Person], None]) -> Callable[[Person], None]:
        STAGES[name] = go
        return go

    return add


@stage("at home")
def _at_home(person: Person) -> None:
    """Nothing has begun."""


@stage("urge asked")
def _urge_asked(person: Person) -> None:
    person.begin()


@stage("urge half typed")
def _urge_half_typed(person: Person) -> None:
    person.begin()
    person.user.press(Key.Key_1)
    person.half_typed.urge_before = 1


@stage("early")
def _early(person: Person) -> None:
    person.begin()
    person.rate_before()
    person.wait(17.0)


@stage("words half typed")
def _words_half_typed(person: Person) -> None:
    _early(person)
    person.type_words()


@stage("words saved")
def _words_saved(person: Person) -> None:
    _words_half_typed(person)
    person.save_words()


@stage("late")
def _late(person: Person) -> None:
    _early(person)
    person.wait(ROUND_S - 30.0)


@stage("end question")
def _end_question(person: Person) -> None:
    _early(person)
    person.ask_to_end()


@stage("kept going")
def _kept_going(person: Person) -> None:
    _end_question(person)
    person.user.press(Key.Key_Escape)
    person.wait(20.0)


@stage("just ended")
def _just_ended(person: Person) -> None:
    _early(person)
    person.end()


@stage("end taken back")
def _end_taken_back(person: Person) -> None:
    _just_ended(person)
    person.rate_after()
    person.user.press(Key.Key_Z)
    person.wait(20.0)


@stage("time over")
def _time_over(person: Person) -> None:
    _early(person)
    person.wait(ROUND_S)


@stage("choice half rated")
def _choice_half_rated(person: Person) -> None:
    _time_over(person)
    person.user.press(Key.Key_1)
    person.half_typed.urge_after = 1


@stage("choice rated")
def _choice_rated(person: Person) -> None:
    _time_over(person)
    person.rate_after()


@stage("choice, words typed")
def _choice_words_typed(person: Person) -> None:
    _choice_rated(person)
    person.type_words()


@stage("passed")
def _passed(person: Person) -> None:
    _choice_rated(person)
    person.decide(Decision.PASSED)


@stage("reach out")
def _reach_out(person: Person) -> None:
    _choice_rated(person)
    person.decide(Decision.REACH_OUT)


@stage("decision taken back")
def _decision_taken_back(person: Person) -> None:
    _passed(person)
    person.user.press(Key.Key_Z)
    person.known.decision = None


@stage("left open")
def _left_open(person: Person) -> None:
    _choice_rated(person)
    person.user.press(Key.Key_Escape)


@stage("another round")
def _another_round(person: Person) -> None:
    _choice_rated(person)
    person.decide(Decision.WAIT_AGAIN)
    person.wait(AGAIN_S)


@stage("looking back")
def _looking_back(person: Person) -> None:
    _early(person)
    person.user.close()
    person.start_again()
    person.go_to_the_choice(Key.Key_R)


@stage("assessment")
def _assessment(person: Person) -> None:
    person.user.window.begin_with(SessionPlan(Exercise.RESONANCE, ROUND_S))
    person.wait(20.0)


def keep_going(person: Person) -> None:
    """Esc asks, and Esc again goes on; at the choice it leaves that open, and looking back goes on."""
    person.put_words_away()
    if person.where == "PauseScreen":
        person.ask_to_end()
        person.wait(AWAY_S)
        person.user.press(Key.Key_Escape)
        assert not person.user.window.pause.end_question.is_open
        assert person.where == "PauseScreen"
        return
    person.user.press(Key.Key_Escape)
    person.confirm_digit()
    assert person.where == "ClosingScreen"
    person.look()
    person.go_to_the_choice(Key.Key_L)


def undo_the_end(person: Person) -> None:
    """Esc, and it is ended; a few seconds later the end is taken back."""
    person.put_words_away()
    person.end()
    assert person.where == "ReassessScreen"
    person.look()
    person.user.session.go_to(person.user.session.t + AWAY_S)
    person.user.press(Key.Key_Z)
    person.known.waited_s += AWAY_S
    assert person.where == "PauseScreen"


def leave_for_later(person: Person) -> None:
    """Esc until it is Home that is shown."""
    person.put_words_away()
    if person.where == "PauseScreen":
        person.end()
    for _ in range(3):
        if person.where != "HomeScreen":
            person.user.press(Key.Key_Escape)
            person.confirm_digit()
    person.come_back()


def hide_and_show(person: Person) -> None:
    """The window is closed into the tray, where the pause goes on, and shown again."""
    window, before = person.user.window, person.where
    window.keeps_running = lambda: True
    window.close()
    assert not window.isVisible()
    person.confirm_digit()
    if before == "PauseScreen":
        person.wait(AWAY_S)
    with_other_window(person.user)
    show(person.user._qtbot, window)
    person.user.settle()
    window.keeps_running = lambda: False
    assert person.where == before
    if person.dialog is not None:
        person.save_words_found()
    person.look()


def with_other_window(user: UnpaintedUser) -> None:
    """Use another program meanwhile: the platform without a screen takes the keyboard from no hidden window."""
    other = QWidget()
    show(user._qtbot, other)
    other.close()
    other.deleteLater()


def close_for_later(person: Person) -> None:
    """The window is closed; at the next start the offer is declined, and the pause found among the past ones."""
    person.user.close()
    person.confirm()
    person.start_again()
    if person.user.offer is not None:
        person.user.press(Key.Key_Escape)
        assert person.user.offer is None
    person.come_back()


def kill_for_later(person: Person) -> None:
    """The program is killed; at the next start the offer to look back is taken."""
    person.user.kill()
    person.is_killed, person.half_typed = True, Known()
    person.start_again()
    if person.user.offer is None:
        person.come_back()
        return
    person.go_to_the_choice(Key.Key_R)


def come_to_the_choice(person: Person) -> None:
    """Also from a closing moment where it was left open."""
    person.put_words_away()
    if person.where == "ClosingScreen" and person.known.decision is None:
        person.user.press(Key.Key_L)


def come_to_the_closing(person: Person) -> ClosingScreen:
    """Decided, by now if not before."""
    come_to_the_choice(person)
    if person.known.decision is None:
        person.decide(Decision.PASSED)
    page = person.user.window.pages.current
    assert isinstance(page, ClosingScreen)
    return page


def wait_again(person: Person) -> None:
    """Another round begins; after looking back it is another pause."""
    come_to_the_choice(person)
    is_past = person.user.window._session is None
    person.decide(Decision.WAIT_AGAIN)
    assert person.where == "PauseScreen"
    if is_past:
        person.read()
        person.user.close()
        person.user.open()
        person.read()
        return
    person.wait(AGAIN_S)
    person.look()
    person.end()


def undo_the_decision(person: Person) -> None:
    """It is taken back in the closing moment, and another one is made."""
    page = come_to_the_closing(person)
    person.read()
    person.undone, person.known.decision = person.known.decision, None
    person.user.click(page.undo.button)
    assert person.where == "ReassessScreen"
    person.is_over = True
    person.read()


def decide_and_leave(person: Person) -> None:
    """It is decided; the next start offers nothing, and the decision is found among the past ones."""
    page = come_to_the_closing(person)
    person.user.click(page.buttons["done"])
    person.user.close()
    person.start_again()
    person.come_back()


WALKS: Final[dict[tuple[str, str], Callable[[Person], None]]] = {
    ("Esc", "keep going"): keep_going,
    ("Esc", "undo"): undo_the_end,
    ("Esc", "come back later"): leave_for_later,
    ("close", "keep going"): hide_and_show,
    ("close", "come back later"): close_for_later,
    ("crash", "come back later"): kill_for_later,
    ("decision", "keep going"): wait_again,
    ("decision", "undo"): undo_the_decision,
    ("decision", "come back later"): decide_and_leave,
}


@pytest.fixture(autouse=True)
def windows_closed_for_good() -> None:
    """A window of these tests stays for the next one, as it does for the next pause of a person."""


@pytest.fixture(scope="module")
def users() -> Iterator[dict[str, UnpaintedUser]]:
    """The window that is open over each kind of library."""
    opened: dict[str, UnpaintedUser] = {}
    yield opened
    for user in opened.values():
        user.close()
        keep_key(user.folder, None)


@pytest.fixture
def person(
    cell: Cell,
    users: dict[str, UnpaintedUser],
    qtbot: QtBot,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Person]:
    """At Home, over an empty library; the window may be the one of the cell before."""
    monkeypatch.setattr("ui.navigation.closing_navigator.wall_time", lambda: SOON_AFTER)
    user = users.pop(cell.library, None) or open_user(
        cell.library, qtbot, tmp_path_factory.mktemp(cell.library)
    )
    keep_key(user.folder, None)
    put_back(user.folder, user.empty)
    user.window.go_home()
    user.settle()
    person = Person(user, len(user.sessions))
    yield person
    if person.is_through:
        users[cell.library] = user
    else:  # what failed leaves nothing to the next one
        user.close()


def open_user(library: str, qtbot: QtBot, folder: Path) -> UnpaintedUser:
    Library.open(folder, write=True).close()
    if library == "locked":
        passphrase.set_passphrase(folder, KEY)
        keep_key(folder, None)
    user = USERS[library](qtbot, folder)
    user.empty = read_files(folder)
    return user


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_no_way_out_of_a_pause_loses_waited_time_urge_decision_or_words(
    cell: Cell, person: Person
) -> None:
    STAGES[cell.stage](person)
    WALKS[cell.way, cell.then](person)
    person.finish()
    person.is_through = True


# Where a reason may stand, so that no cell can vanish under one that has nothing to do with it.
IN_PAUSE: Final = {
    *("urge asked", "urge half typed", "early", "words half typed", "words saved", "late"),
    *("end question", "kept going", "end taken back", "another round"),
}
HOLDS: Final[dict[str, Callable[[Cell], bool]]] = {
    "h": lambda cell: cell.stage == "at home",
    "p": lambda cell: cell.way == "decision" and cell.stage in IN_PAUSE,
    "c": lambda cell: cell.way in ("close", "crash") and cell.then != "come back later",
    "l": lambda cell: cell.way == "Esc" and cell.then != "come back later",
    "o": lambda cell: cell.stage in ("passed", "reach out") and cell.then != "come back later",
    "a": lambda cell: cell.stage == "assessment",
    "k": lambda cell: cell.library == "locked",
    "s": lambda cell: cell.library == "sensor",
}


def test_the_grid_is_whole_and_each_cell_is_walked_or_has_its_reason() -> None:
    cells = list_cells()
    assert len(cells) == len(GRID) * len(STAGES) * len(WAYS) * len(THEN)
    assert all(list(rows) == list(STAGES) for rows in GRID.values())
    assert {cell.mark for cell in cells} == {WALKED, *REASONS}
    assert [str(c) for c in cells if c.mark != WALKED and not HOLDS[c.mark](c)] == []
    assert {(cell.way, cell.then) for cell in CELLS} == set(WALKS)


def test_what_a_locked_library_or_a_sensor_excuses_is_walked_without_them() -> None:
    walked = {(cell.stage, cell.way, cell.then) for cell in CELLS if cell.library == "plain"}
    plain = {(c.stage, c.way, c.then): c.mark for c in list_cells() if c.library == "plain"}
    excused = {(c.stage, c.way, c.then) for c in list_cells() if c.mark in "ks"}
    assert all(at in walked or plain[at] in "hpcloa" for at in excused)


def test_what_is_called_impossible_in_the_pause_is_impossible(qtbot: QtBot, tmp_path: Path) -> None:
    """No key decides while the time runs."""
    person = Person(UnpaintedUser(qtbot, tmp_path))
    _early(person)
    person.user.press(Key.Key_P, Key.Key_R)
    assert not [e for e in person.user.session.events if isinstance(e, Decided)]
    person.user.close()
