"""What stands around the ring of a pause does not touch it, and says the state of the sensor at every size."""

from math import hypot

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from trainer.events import Contact
from trainer.session.sensor_state import SensorState
from ui.i18n import formatting
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.screens.session.end_question import find_prompt_area, lower_below
from ui.screens.session.pause_layout import (
    RATING_ROW_WIDTH_PX,
    centre_question,
    is_question_cramped,
    layout_focus,
    layout_top_line,
    layout_with_graph,
)
from ui.style import theme
from ui.style.theme import DARK
from ui.widgets.charts.heart_panel import HeartPanel
from ui.widgets.text.sensor_status import SensorStatus

SIZES = ((500, 900), (640, 480), (640, 900), (900, 700), (1280, 800), (1920, 1080))


def overlaps_ring(box: QRect, disc: QRect) -> bool:
    """Whether a corner of the box at the side of the ring lies within the ring."""
    centre, radius = disc.center(), disc.width() / 2.0
    inner_x = box.right() if box.center().x() < centre.x() else box.left()
    return any(
        hypot(inner_x - centre.x(), y - centre.y()) < radius for y in (box.top(), box.bottom())
    )


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_neither_the_sensor_nor_the_time_left_touches_the_ring(
    percent: int, width: int, height: int
) -> None:
    theme.scale_text(percent)
    for view in (layout_with_graph, layout_focus):
        disc = view(width, height, 24).disc
        status, time = layout_top_line(disc, width, 24, has_time=True)
        assert status.right() < time.left()
        for box in (status, time):
            assert not overlaps_ring(box, disc)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize(("width", "height"), [*SIZES, (480, 360)])
def test_in_the_calm_view_the_question_whether_to_end_stands_below_the_ring(
    percent: int, width: int, height: int
) -> None:
    theme.scale_text(percent)
    disc = layout_focus(width, height, 24).disc
    area = find_prompt_area(width, height, 24)
    lowered = lower_below(area, disc.bottom(), height)
    assert not lowered.intersects(disc)
    assert lowered.bottom() < height - KEY_BAR_HEIGHT_PX
    assert lowered.height() >= 0.8 * area.height()


@pytest.mark.parametrize("percent", [100, 200])
def test_in_the_calm_view_of_a_narrow_window_the_sensor_has_the_whole_line(percent: int) -> None:
    theme.scale_text(percent)
    disc = layout_focus(500, 900, 24).disc
    status, _ = layout_top_line(disc, 500, 24, has_time=False)
    assert status.width() == 500 - 2 * 24


@pytest.mark.parametrize("width", [1000, 260, 160])
def test_where_space_is_short_the_loss_of_the_signal_is_said_before_whose_heart_it_is(
    qtbot: QtBot, width: int
) -> None:
    lost = SensorState("simulated:seed=7", contact=Contact.LOST)
    status = SensorStatus(DARK)
    qtbot.addWidget(status)
    status.show_contact(
        Contact.LOST,
        formatting.describe_sensor(lost, Contact.LOST, str),
        formatting.shorten_sensor(lost, Contact.LOST, str),
    )
    status.resize(width, 20)
    assert "signal lost" in status.shown_text
    status.resize(90, 20)
    assert status.shown_text == "signal lost"


def test_a_demonstration_is_marked_where_space_is_short() -> None:
    demo = SensorState("simulated:seed=7", contact=Contact.GOOD)
    assert formatting.shorten_sensor(demo, Contact.GOOD, str) == ("Demo · good contact", "Demo")


def test_a_sensor_that_is_named_gives_way_to_its_state() -> None:
    sensor = SensorState("ble:Polar H10", contact=Contact.LOST)
    shorter = formatting.shorten_sensor(sensor, Contact.LOST, str)
    assert shorter[0].startswith("Polar H10 · ")
    assert shorter[-1] == "signal lost"
    assert formatting.shorten_source("none") == ("No sensor",)


def test_without_a_sensor_the_breath_begins_at_the_margin(qtbot: QtBot) -> None:
    panel = HeartPanel(DARK)
    qtbot.addWidget(panel)
    panel.place(QRect(0, 0, 600, 200), QRect(620, 0, 120, 200))
    assert panel.graph.pane.left() > 0
    panel.show_source("none")
    assert panel.graph.pane.left() == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_question_at_the_end_keeps_away_from_the_keys_and_from_the_breath(
    width: int, height: int
) -> None:
    places = layout_with_graph(width, height, 24)
    prompt = find_prompt_area(width, height, 24)
    assert height - prompt.bottom() >= 47 + 12
    assert not prompt.intersects(places.care)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_without_figures_beside_it_the_question_is_below_the_disc(
    percent: int, width: int, height: int
) -> None:
    theme.scale_text(percent)
    places = layout_with_graph(width, height, 24)
    centred = centre_question(places, width, 24)
    for box, before in ((centred.question, places.question), (centred.row, places.row)):
        assert abs(box.center().x() - centred.disc.center().x()) <= 1
        assert box.height() == before.height()
        assert box.width() >= min(before.width(), theme.scaled_px(RATING_ROW_WIDTH_PX))
        assert 24 <= box.left() < box.right() < width - 24
        assert box.top() == before.top()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_keys_of_the_question_are_never_too_small_to_hit(width: int, height: int) -> None:
    places = layout_with_graph(width, height, 24)
    if is_question_cramped(places):
        places = centre_question(places, width, 24)
    assert places.row.width() >= 11 * 24 + 10 * 8
