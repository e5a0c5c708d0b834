"""Every place of the window, and how one comes to it by keys alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from devices.source import DiscoveredSensor
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.recorded_sessions import sat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.plan import Exercise, SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english
from ui.screens.key_help import KeyHelp
from ui.screens.screen import Screen
from ui.screens.session.sensor import SensorScreen
from ui.settings import Settings, SettingsFile
from ui.widgets.layout.dialog import OverlayDialog

Key = Qt.Key
Keys = tuple[Key, ...]
MET: Final = Settings(met=True)
SMALL: Final = (640, 480)

PLACES: Final[Mapping[str, Keys]] = {
    "home": (),
    "small home": (),
    "first pages": (),
    "lock that is shut": (),
    "map of keys": (Key.Key_Question,),
    "settings": (Key.Key_O,),
    "settings in large letters": (Key.Key_O,),
    "about": (Key.Key_O, Key.Key_A),
    "within reach": (Key.Key_O, Key.Key_R),
    "breath": (Key.Key_B,),
    "resonance": (Key.Key_B, Key.Key_R),
    "sensor": (Key.Key_S,),
    "sensors that are found": (Key.Key_S,),
    "lock": (Key.Key_L,),
    "past": (Key.Key_H,),
    "past in a small window": (Key.Key_H,),
    "past with nothing in it": (Key.Key_H,),
    "past of two kinds": (Key.Key_H,),
    "past with only demonstrations": (Key.Key_H,),
    "review of a demonstration": (Key.Key_H, Key.Key_K, Key.Key_Return),
    "what sets it off": (Key.Key_H, Key.Key_T),
    "compare": (Key.Key_H, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_C),
    "deleting": (Key.Key_H, Key.Key_Delete),
    "replay": (Key.Key_H, Key.Key_R),
    "import": (Key.Key_H, Key.Key_I),
    "review": (Key.Key_H, Key.Key_Return),
    "figures": (Key.Key_H, Key.Key_Return, Key.Key_F),
    "copy": (Key.Key_H, Key.Key_Return, Key.Key_F, Key.Key_E),
    "note": (Key.Key_H, Key.Key_Return, Key.Key_N),
    "add details": (Key.Key_H, Key.Key_Return, Key.Key_T),
    "practice": (Key.Key_P,),
    "predictions": (Key.Key_P, Key.Key_P),
    "predictions that are all told": (Key.Key_P, Key.Key_P, *(Key.Key_3,) * 7),
    "audit": (Key.Key_P, Key.Key_C),
    "audit with lines": (Key.Key_P, Key.Key_C),
    "feeling": (Key.Key_P, Key.Key_N),
    "trends": (Key.Key_P, Key.Key_T),
    "trend figures": (Key.Key_P, Key.Key_T, Key.Key_F),
    "ladder": (Key.Key_P, Key.Key_L),
    "why": (Key.Key_P, Key.Key_W),
    "report": (Key.Key_P, Key.Key_R),
    "keep": (Key.Key_P, Key.Key_R, Key.Key_E),
    "pause": (Key.Key_Space,),
    "pause whose keys have faded": (Key.Key_Space,),
    "reassess": (Key.Key_Space,),
    "end question": (Key.Key_Space,),
    "round that was begun again": (Key.Key_Space,),
    "closing": (Key.Key_Space,),
    "words to reach out with": (Key.Key_Space,),
    "review after the pause": (Key.Key_Space,),
}


def come_to(place: str, qtbot: QtBot, folder: Path) -> LibraryUser:
    """A window in which the person went to this place."""
    if "demonstration" in place:
        put(folder, *(Day(n, prediction="they leave", source="simulated:seed=7") for n in range(3)))
    elif place not in ("past with nothing in it", "first pages"):
        put(folder, *(Day(n, prediction="they leave", sure_percent=70) for n in range(7)))
    if place in ("figures", "copy"):
        put_pause_with_heart(folder)
    if place == "past of two kinds":
        put_assessment(folder)
    stored = SettingsFile(folder)
    stored.change(settings_of(place))
    user = LibraryUser(qtbot, folder, stored)
    if "small" in place or "large" in place:
        user.window.resize(*SMALL)
        user.settle()
    user.press(*PLACES[place])
    if place in THEN:
        THEN[place](user)
    return user


def settings_of(place: str) -> Settings:
    if place == "first pages":
        return Settings()
    return replace(MET, text_percent=200) if "large letters" in place else MET


def put_assessment(folder: Path) -> None:
    """A session of another kind, so that there is something to choose among."""
    plan = SessionPlan(Exercise.RESONANCE, 60.0)
    made = Recording("other", "2026-06-01T18:00:00+00:00", "none", plan, Completion.COMPLETED, ())
    with Library.open(folder, write=True) as library:
        library.add_recording(made, summary_to_json(summarize(made).summary, to_english))


def put_pause_with_heart(folder: Path) -> None:
    """A pause in which a heart was heard, the latest of all."""
    received = replace(sat(), ended=Completion.COMPLETED)
    with Library.open(folder, write=True) as library:
        library.add_recording(received, summary_to_json(summarize(received).summary, to_english))


def _to_the_end(user: LibraryUser) -> None:
    user.at(301.0)


def _to_the_closing(user: LibraryUser) -> None:
    user.at(301.0)
    user.press(Key.Key_4, Key.Key_P)
    user.settle()


def _to_the_review(user: LibraryUser) -> None:
    _to_the_closing(user)
    user.press(Key.Key_D)
    user.settle()


def _to_words_to_reach_out(user: LibraryUser) -> None:
    user.at(301.0)
    user.press(Key.Key_R)
    user.settle()


def _to_the_end_question(user: LibraryUser) -> None:
    user.at(8.0)
    user.press(Key.Key_Escape)


def _wait_again(user: LibraryUser) -> None:
    user.at(301.0)
    user.press(Key.Key_W)
    user.at(303.0)


def _until_the_keys_fade(user: LibraryUser) -> None:
    """The question and the keys fade in real time; here they have done so."""
    user.at(40.0)
    pause = user.window.pause
    pause.question.close_now()
    pause.question.closed.emit()
    pause.bar.sleep()
    pause.bar._set_opacity(0.0)


def _write_lines(user: LibraryUser) -> None:
    """Two in each column, from field to field."""
    for text in ("it is late", "they are at work", "", "they leave", "they never write"):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        QTest.keyClicks(focused, text)
        user.press(Key.Key_Return if text else Key.Key_Tab)


def _find_sensors(user: LibraryUser) -> None:
    screen = shown(user)
    assert isinstance(screen, SensorScreen)
    screen.show_sensors(
        [DiscoveredSensor("ble:1", "Polar H10"), DiscoveredSensor("ble:2", "Polar H9")], []
    )
    user.settle()


THEN: Final[Mapping[str, Callable[[LibraryUser], None]]] = {
    "audit with lines": _write_lines,
    "pause": lambda user: user.at(8.0),
    "pause whose keys have faded": _until_the_keys_fade,
    "sensors that are found": _find_sensors,
    "reassess": _to_the_end,
    "end question": _to_the_end_question,
    "round that was begun again": _wait_again,
    "closing": _to_the_closing,
    "words to reach out with": _to_words_to_reach_out,
    "review after the pause": _to_the_review,
}


def focused_widget() -> QWidget:
    """What has the keyboard."""
    now = QApplication.focusWidget()
    assert now is not None
    return now


def type_in(text: str) -> None:
    """Into whatever has the keyboard."""
    QTest.keyClicks(focused_widget(), text)


def shown(user: LibraryUser) -> Screen:
    page = user.window.pages.current
    assert isinstance(page, Screen)
    return page


def on_top(user: LibraryUser) -> QWidget:
    """The screen, or what lies over it."""
    page = shown(user)
    over = [w for w in page.findChildren(QWidget) if isinstance(w, OverlayDialog | KeyHelp)]
    return next((layer for layer in over if layer.isVisible()), page)
