"""In a made-up language every word of the window is wrapped, so that none was forgotten."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.ble.messages import StrapFound
from devices.serial.messages import ElectrodeOff
from tests.ui.conftest import WindowUser, leave
from tests.ui.i18n.pseudo_language import WORD, Wrapping, read_aloud, unwrapped
from tests.ui.recorded_sessions import a_rough_one, sat
from trainer.events import Contact, ContactChanged, Link, LinkChanged
from trainer.plan import Exercise, ExhaleMode
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.i18n import extract
from ui.i18n.languages import LANGUAGES
from ui.reports import render
from ui.reports.canvas import Canvas
from ui.reports.session_document import SessionDocument
from ui.screens.practice.help_pages import read_pages
from ui.widgets.controls.key_bar import KeyCap
from ui.widgets.controls.menu_row import MenuRow

Key = Qt.Key
OUR_NAMES = frozenset({"Polar", "ble", "AA", "BB", "CC", "DD", "EE", "FF"})
PLACES = frozenset({"outbreath", "csv", "rr", "txt", "tmp", "root", "Documents", "home"})
KNOWN = OUR_NAMES | PLACES
UNITS = frozenset({"Hz", "VLF", "LF", "HF", "RMSSD", "SDNN", "pNN", "UTC", "ms²"})
REPORTS: dict[str, Callable[[], Recording]] = {
    "a rough one": a_rough_one,
    "no sensor": lambda: sat(None),
    "resonance": lambda: sat(exercise=Exercise.RESONANCE, round_s=600.0),
    "adaptive": lambda: sat(exhale=ExhaleMode.ADAPTIVE),
    "cannot be used": lambda: sat("seed=3,ectopic=0.3,extra=0.2"),
}

NAMES_OF_LANGUAGES = {language.name for language in LANGUAGES.values()}  # each in itself


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that was painted, by whatever widget."""
    texts: list[str] = []
    draw = QPainter.drawText

    def record(painter: QPainter, *args: object) -> object:
        texts.extend(arg for arg in args if isinstance(arg, str))
        return draw(painter, *args)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", record)
    return texts


@pytest.fixture
def wrapping(qapp: QApplication) -> Iterator[Wrapping]:
    made = Wrapping(qapp)
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)
    made.deleteLater()


@pytest.fixture
def user(wrapping: Wrapping, painted: list[str], qtbot: QtBot) -> Iterator[WindowUser]:
    made = WindowUser(qtbot)
    made.session_library.recordings += [
        sat(name="20261121T205017Z-3f9a"),
        sat(None, name="20261120T205017Z-3f9a"),
        sat(exercise=Exercise.RESONANCE, round_s=600.0, name="20261119T205017Z-3f9a"),
    ]
    yield made
    leave(made.window)


def forgotten(user: WindowUser, painted: list[str]) -> dict[str, list[str]]:
    """The texts on the screen with words that are not wrapped."""
    painted.clear()
    user.window.grab()
    result = [text for _, text in read_aloud(user.window)] + painted
    pages = {title for title, _ in read_pages().values()}
    return {t: words for t in result if t not in pages and (words := unwrapped(t, KNOWN))}


def keys(user: WindowUser) -> list[Key]:
    page = user.window.pages.current
    assert page is not None
    caps = [cap for cap in page.findChildren(KeyCap) if cap.isVisible() and cap.isEnabled()]
    result = [row.cap for row in page.findChildren(MenuRow) if row.isVisible()]
    result += [cap.cap.strip("⟦⟧") for cap in caps]
    return [getattr(Key, f"Key_{cap}") for cap in result if len(cap) == 1 and cap.isalpha()]


def go_home(user: WindowUser) -> None:
    for _ in range(6):
        if user.screen == "HomeScreen":
            return
        user.press(Key.Key_Escape)
    raise AssertionError(f"no way home from {user.screen}")


def test_wherever_the_keys_of_home_lead_every_word_was_given_to_translate(
    user: WindowUser, painted: list[str]
) -> None:
    left = forgotten(user, painted)
    seen = {user.screen}
    for first in keys(user):
        user.press(first)
        left |= forgotten(user, painted)
        seen.add(user.screen)
        for second in keys(user):
            user.press(second)
            left |= forgotten(user, painted)
            seen.add(user.screen)
            go_home(user)
            user.press(first)
        go_home(user)
    assert left == {}
    assert {"BreathScreen", "ResonanceScreen", "SensorScreen", "HistoryScreen"} <= seen


def test_every_word_of_a_pause_and_of_what_comes_after_was_given_to_translate(
    user: WindowUser, painted: list[str], wrapping: Wrapping
) -> None:
    left: dict[str, list[str]] = {}
    user.press(Key.Key_Space)
    for t in (5.0, 70.0, 130.0):
        user.at(t)
        left |= forgotten(user, painted)
    user.session.post(LinkChanged(130.0, Link.LOST, StrapFound()))
    user.session.post(ContactChanged(130.0, Contact.LOST, ElectrodeOff()))
    user.press(Key.Key_M, Key.Key_Down)
    user.at(150.0)
    left |= forgotten(user, painted)
    user.at(400.0)
    left |= forgotten(user, painted)
    assert user.screen == "ReassessScreen"
    user.press(Key.Key_P)
    user.settle()
    assert user.screen == "ClosingScreen"
    left |= forgotten(user, painted)
    user.press(Key.Key_D)
    assert user.screen == "ReviewScreen"
    left |= forgotten(user, painted)
    user.press(Key.Key_F)
    left |= forgotten(user, painted)
    assert left == {}


def test_nothing_is_said_that_the_maker_of_the_files_does_not_find(
    user: WindowUser, wrapping: Wrapping
) -> None:
    for key in keys(user):
        user.press(key)
        go_home(user)
    user.press(Key.Key_Space)
    user.at(60.0)
    asked = {text for text in wrapping.asked if WORD.search(text)}
    assert (
        asked - set(extract.read_translations(extract.translation_path("de"))) <= NAMES_OF_LANGUAGES
    )
    assert len(wrapping.asked) > 100


@pytest.mark.parametrize("kind", REPORTS)
def test_every_word_of_the_report_was_given_to_translate(
    wrapping: Wrapping, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    written: list[str] = []
    write = Canvas.draw_text

    def record(canvas: Canvas, text: str, *args: Any, **kwargs: Any) -> float:
        written.append(text)
        return write(canvas, text, *args, **kwargs)

    monkeypatch.setattr(Canvas, "draw_text", record)
    recording = REPORTS[kind]()
    render.render_pdf(SessionDocument(recording, summarize(recording), "a4"))
    assert len(written) > 20
    own = frozenset({"noticed", "my", "hands", "they", "rested"})
    left = {t: words for t in written if (words := unwrapped(t, UNITS | own))}
    assert left == {}
