"""A hole in the heart line of a review is named: no beats were received there."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.recorded_sessions import sat
from tests.ui.text_checks import painted_texts
from trainer.session.review import summarize
from ui.style import theme
from ui.style.theme import DARK
from ui.widgets.charts.session_chart import SessionChart

LONG, SHORT = "no beats were received here", "no signal"


def chart_with(
    qtbot: QtBot, *gaps: tuple[float, float], width: int = 1000, has_heart: bool = True
) -> SessionChart:
    review = summarize(sat())
    begin = review.rounds[0][0]
    chart = SessionChart(DARK)
    qtbot.addWidget(chart)
    chart.resize(width, 300)
    inside = [(begin + first, begin + last) for first, last in gaps]
    judged = review.judged if has_heart else ()
    chart.show_session(judged, review.spans, review.rounds, (8, 4), gaps=inside)
    show(qtbot, chart)
    return chart


@pytest.mark.parametrize(
    ("gap", "width", "texts"),
    [((60.0, 140.0), 1000, [LONG]), ((60.0, 100.0), 640, [SHORT]), ((60.0, 66.0), 640, [])],
)
def test_a_gap_is_named_as_far_as_there_is_room(
    qtbot: QtBot, gap: tuple[float, float], width: int, texts: list[str]
) -> None:
    chart = chart_with(qtbot, gap, width=width)
    labels = chart.list_gap_labels()
    assert [text for _, text in labels] == texts
    for box, _ in labels:
        assert QRectF(chart.pane).contains(box)
        assert box.bottom() < chart.pane.center().y(), "above the breaths"
        assert not any(
            box.top() <= chart._rate_y(rate) <= box.bottom() for rate in chart._grid.lines
        )
    with painted_texts() as painted:
        chart.grab()
    assert [p.text for p in painted if p.text in (LONG, SHORT)] == texts


def test_a_gap_too_narrow_for_words_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    chart = chart_with(qtbot, (60.0, 66.0), width=500)
    assert "No beats were received from 1:00 to 1:06." in chart.accessibleDescription()


def test_a_missed_beat_is_no_gap(qtbot: QtBot) -> None:
    chart = chart_with(qtbot, (60.0, 62.0))
    assert chart.list_gap_labels() == []
    assert "No beats" not in chart.accessibleDescription()


def test_without_a_heart_no_beats_are_missed(qtbot: QtBot) -> None:
    chart = chart_with(qtbot, (0.0, 300.0), has_heart=False)
    with painted_texts() as painted:
        chart.grab()
    assert not [p.text for p in painted if p.text in (LONG, SHORT)]
    assert "No beats" not in chart.accessibleDescription()


def test_twice_as_large_a_chart_keeps_room_for_its_curves(qtbot: QtBot) -> None:
    theme.scale_text(200)
    try:
        chart = chart_with(qtbot, (60.0, 140.0), width=450)
        chart.resize(450, chart.min_height)
        assert chart.pane.height() >= 130
    finally:
        theme.scale_text(100)
