"""What is broken in the window, and the pause that goes on beside it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ReportedFaults
from tests.ui.conftest import WindowUser
from trainer.plan import Guide, SessionPlan
from ui import faults
from ui.audio.cues import Cues
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.pause import PauseScreen
from ui.screens.session.reassess import ReassessScreen
from ui.style.accessibility import Role
from ui.widgets import painting
from ui.widgets.charts.heart_graph import HeartGraph
from ui.widgets.charts.sparkline import Sparkline
from ui.widgets.pacer.pacer_disc import PacerDisc

UI = Path(faults.__file__).parent
Key = Qt.Key


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("float division by zero")


@pytest.fixture
def expected(reported_faults: ReportedFaults, tmp_path: Path) -> Iterator[ReportedFaults]:
    faults.set_log_folder(tmp_path)
    yield reported_faults
    reported_faults.clear()


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours_in(image: QImage) -> int:
    step = max(1, image.width() // 60)
    return len(
        {
            image.pixel(x, y)
            for x in range(0, image.width(), step)
            for y in range(0, image.height(), step)
        }
    )


def begin(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    pause = user.window.pause
    pause.load_graph()
    user.at(35.0)
    pause.question.close_now()
    pause.question.closed.emit()
    user.at(40.0)


@pytest.mark.parametrize("where", [(HeartGraph, "_draw_strip"), (HeartGraph, "_draw_labels")])
def test_a_broken_chart_says_so_and_the_disc_and_the_time_go_on(
    user: WindowUser,
    where: tuple[type, str],
    expected: ReportedFaults,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    user.window.resize(1280, 800)
    monkeypatch.setattr(*where, broken)
    begin(user)
    pause = user.window.pause
    texts = []
    for second in range(41, 56):
        user.at(float(second))
        texts.append(pause.time_left.text())
    assert len(set(texts)) == 15  # the time goes on
    before = picture_of(pause.disc)
    user.at(57.0)
    assert picture_of(pause.disc) != before
    assert painting.has_failed_lately(pause.heart.graph)
    whole = picture_of(user.window)
    whole.save(str(tmp_path / "broken_chart.png"))
    assert colours_in(picture_of(pause.disc)) > 20
    entries = (tmp_path / faults.LOG_NAME).read_text(encoding="utf-8").count("painting-HeartGraph")
    assert entries <= 2  # not one for each frame
    user.end()
    assert user.screen == "ReassessScreen"


def test_a_chart_is_tried_again_after_a_moment(
    user: WindowUser, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(HeartGraph, "_draw_strip", broken)
        begin(user)
    graph = user.window.pause.heart.graph
    assert painting.has_failed_lately(graph)
    monkeypatch.setattr(painting, "monotonic", lambda: sys.float_info.max)
    user.at(41.0)
    assert not painting.has_failed_lately(graph)
    assert not graph._strip.isNull()


def test_a_disc_that_cannot_be_painted_is_painted_plainly_and_breathes(
    user: WindowUser, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PacerDisc, "_draw_disc", broken)
    begin(user)
    disc = user.window.pause.disc
    one = picture_of(disc)
    user.at(43.0)
    assert picture_of(disc) != one
    centre = picture_of(disc).pixelColor(disc.width() // 2, disc.height() // 2)
    assert centre.name() == disc._colours.breath


PAINTED_IN_THE_PAUSE: dict[str, tuple[Any, str]] = {
    "graph that is followed": (HeartGraph, "follow"),
    "graph that moves": (HeartGraph, "advance"),
    "beats of the graph": (HeartGraph, "show_beats"),
    "trend": (Sparkline, "add"),
    "disc that moves": (PacerDisc, "advance"),
    "ring": (PacerDisc, "advance_ring"),
    "disc that follows": (PacerDisc, "follow"),
    "sound": (Cues, "advance"),
    "words": (PauseScreen, "_show_care_line"),
    "phase": (PauseScreen, "_show_phase"),
    "question": (PauseScreen, "_ask_or_not"),
}


@pytest.mark.parametrize("part", PAINTED_IN_THE_PAUSE)
def test_a_part_of_the_pause_screen_that_always_raises_costs_no_other(
    part: str, user: WindowUser, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*PAINTED_IN_THE_PAUSE[part], broken)
    begin(user)
    left = user.window.pause.time_left.text()
    user.at(50.0)
    assert user.window.pause.time_left.text() != left
    user.at(301.0)
    assert user.screen == "ReassessScreen"
    user.press(Key.Key_P)
    assert user.screen == "ClosingScreen"
    assert expected


def test_sound_that_raises_lets_the_disc_breathe_again(
    user: WindowUser, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.audio.breath_audio.BreathAudio.advance", broken)
    monkeypatch.setattr("ui.audio.breath_audio.BreathAudio.start", lambda _: None)
    user.window.begin_with(SessionPlan(guide=Guide.SOUND))
    user.at(3.0)
    assert not user.window.pause.disc.is_still
    assert "sound stopped" in user.window.notice.text


def test_a_question_that_cannot_be_shown_is_tried_again(
    user: WindowUser, qtbot: QtBot, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(user)
    with monkeypatch.context() as patch:
        patch.setattr(ReassessScreen, "follow", broken)
        user.at(301.0)
        assert user.screen == "PauseScreen"
    qtbot.waitUntil(lambda: user.screen == "ReassessScreen")


def test_a_question_that_can_never_be_shown_ends_the_sitting_and_keeps_it(
    user: WindowUser, qtbot: QtBot, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(user)
    monkeypatch.setattr(ReassessScreen, "follow", broken)
    user.at(301.0)
    qtbot.waitUntil(lambda: bool(user.session_library.recordings))
    qtbot.waitUntil(lambda: user.screen != "PauseScreen")
    assert len(user.session_library.recordings) == 1


def test_an_end_that_cannot_be_shown_leads_home_and_says_so(
    user: WindowUser, qtbot: QtBot, expected: ReportedFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(user)
    user.at(301.0)
    monkeypatch.setattr(ClosingScreen, "show_closing", broken)
    user.press(Key.Key_P)
    qtbot.waitUntil(lambda: user.screen == "HomeScreen")
    assert "because of an error in Outbreath" in user.window.notice.text


class Torn(QWidget):
    """A picture that raises with its painter open, and one more on a pixmap."""

    ROLE = Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self.resize(200, 60)

    @painting.guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setOpacity(0.5)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        image = QImage(10, 10, QImage.Format.Format_RGB32)
        inner = QPainter(image)
        inner.setOpacity(0.5)
        broken()


def test_a_painter_that_was_left_open_is_ended(qtbot: QtBot, expected: ReportedFaults) -> None:
    torn = Torn()
    qtbot.addWidget(torn)
    for _ in range(300):
        picture_of(torn)
    assert len(expected) == 1  # it rests between
    assert colours_in(picture_of(torn)) > 1  # the words that say so


def test_every_paint_event_is_guarded() -> None:
    bare = [
        f"{path.name}:{node.lineno}"
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name == "paintEvent"
        and "guarded" not in {getattr(d, "id", "") for d in node.decorator_list}
    ]
    assert bare == []
