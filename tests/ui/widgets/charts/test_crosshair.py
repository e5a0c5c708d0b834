"""Looking back, one can ask the picture what the heart did at any moment: by mouse, or by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.recorded_sessions import a_rough_one, sat
from tests.ui.text_checks import painted_texts
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.style.theme import DARK
from ui.widgets.charts.session_chart import SessionChart

Key = Qt.Key


def looking_at(qtbot: QtBot, recording: Recording) -> SessionChart:
    review = summarize(recording)
    picture = SessionChart(DARK)
    qtbot.addWidget(picture)
    picture.resize(1000, 300)
    picture.show_session(review.judged, review.spans, review.rounds, (8, 4))
    show(qtbot, picture)
    return picture


@pytest.fixture
def picture(qtbot: QtBot) -> SessionChart:
    return looking_at(qtbot, sat())


def point(picture: SessionChart, share: float) -> None:
    """Move the mouse over the picture, so far from its left end."""
    pane = picture.pane
    QTest.mouseMove(picture, QPoint(pane.left() + round(share * pane.width()), pane.center().y()))


def test_under_the_mouse_time_and_heart_rate_are_told(picture: SessionChart) -> None:
    before = picture.grab().toImage()
    point(picture, 0.5)
    time, rate = picture.crosshair.text.split(" · ")
    assert time in ("2:29", "2:30", "2:31")
    assert 50 <= int(rate.removesuffix(" beats/min")) <= 100
    assert picture.grab().toImage() != before
    picture.crosshair.clear()
    assert picture.grab().toImage() == before


def test_what_is_told_is_a_beat_of_the_record(picture: SessionChart) -> None:
    rates = {f"{60_000.0 / j.beat.rr_ms:.0f}" for j in summarize(sat()).judged if j.beat.rr_ms}
    for share in (0.05, 0.3, 0.77, 0.99):
        point(picture, share)
        assert picture.crosshair.text.split(" · ")[1].split()[0] in rates


def test_the_arrows_go_from_beat_to_beat(picture: SessionChart) -> None:
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(picture, Key.Key_Right)
    first = picture.crosshair.text
    assert first.startswith("0:0")
    assert picture.accessibleDescription() == first
    QTest.keyClick(picture, Key.Key_Right)
    QTest.keyClick(picture, Key.Key_Left)
    assert picture.crosshair.text == first
    QTest.keyClick(picture, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert picture.crosshair.text > first
    picture.clearFocus()
    assert picture.crosshair.text == ""


def test_in_a_gap_nothing_is_told_and_what_was_corrected_is_told_as_such(qtbot: QtBot) -> None:
    picture = looking_at(qtbot, a_rough_one())
    begin, end = picture._scale_span
    point(picture, (90.0 - begin) / (end - begin))  # the sensor was gone from 70 to 110 s
    assert picture.crosshair.text == ""
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    result = []
    for _ in range(150):
        QTest.keyClick(picture, Key.Key_Right)
        result.append(picture.crosshair.text)
    assert any(t.endswith("corrected") for t in result)
    assert not all(t.endswith("corrected") for t in result)


def test_without_a_heart_there_is_nothing_to_ask(qtbot: QtBot) -> None:
    picture = looking_at(qtbot, sat(None))
    point(picture, 0.5)
    QTest.keyClick(picture, Key.Key_Right)
    assert picture.crosshair.text == ""


def test_the_reading_never_covers_the_time_of_a_mark(qtbot: QtBot) -> None:
    review = summarize(sat())
    picture = looking_at(qtbot, sat())
    middle = (picture._scale_span[0] + picture._scale_span[1]) / 2.0
    for marks in ((), (middle,)):
        picture.show_session(review.judged, review.spans, review.rounds, (8, 4), marks=marks)
        picture.crosshair.show_near(middle - 4.0)
        with painted_texts() as painted:
            picture.grab()
        boxes = {p.text: p.box for p in painted}
        assert picture.crosshair.text in boxes
        if marks:
            assert not boxes[picture.crosshair.text].intersects(boxes["2:30"])


def test_the_time_axis_of_a_short_pause_has_times_on_it(qtbot: QtBot) -> None:
    picture = looking_at(qtbot, sat())
    times = {"start", "0:10", "0:20", "0:30", "0:40", "1:00"}
    for seconds, expected in ((25.0, {"0:10", "0:20"}), (62.0, {"0:20", "0:40", "1:00"})):
        picture.resize(400, 300)
        picture.show_session([], [], [(0.0, seconds)], (8, 4))
        with painted_texts() as painted:
            picture.grab()
        assert {p.text for p in painted} & times == {"start", *expected}
