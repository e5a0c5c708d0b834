"""The parts of the screens: each does one thing, and does it when the clock says so."""

from functools import partial
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from trainer.events import Beat, Contact
from trainer.hrv.tachogram import JudgedBeat, Verdict
from trainer.pacing import BreathPattern, Pacer
from ui.style.theme import DARK, LIGHT, Theme
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, ActionRow
from ui.widgets.actions.icons import Icon
from ui.widgets.charts.axis_range import GLIDE_S, AnimatedRange, choose_grid, update_grid
from ui.widgets.charts.breath_curve import PacerHistory, build_breath_wave
from ui.widgets.charts.heart_curve import (
    HeartPoint,
    build_smooth_curve,
    monotone_slopes,
    split_heart_points,
)
from ui.widgets.charts.heart_graph import HeartGraph, find_current_point
from ui.widgets.charts.sparkline import BoundedSeries, Sparkline, choose_scale, to_positions
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.key_bar import KeyBar
from ui.widgets.controls.rating_scale import RatingScale
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout.background import TILE_WIDTH_PX, Background, render_tile
from ui.widgets.pacer.pacer_disc import EMPTY_RADIUS_RATIO, FULL_RADIUS_RATIO, PacerDisc
from ui.widgets.text.figure import Figure
from ui.widgets.text.sensor_status import SensorStatus

PATTERN = BreathPattern(4.0, 0.0, 6.0, 0.0)
rates = st.floats(min_value=35.0, max_value=190.0)


class HandClock:
    def __init__(self) -> None:
        self.t = 0.0

    def now(self) -> float:
        return self.t


def beats(*intervals_ms: float, began: float = 0.0) -> list[JudgedBeat]:
    made, t = [], began
    for rr_ms in intervals_ms:
        t += rr_ms / 1000.0
        made.append(JudgedBeat(Beat(t, rr_ms), Verdict.NORMAL, rr_ms))
    return made


def disc_width(picture: QImage, look: Theme) -> int:
    """How many pixels across the middle belong to the disc itself."""
    y = picture.height() // 2
    row = [picture.pixelColor(x, y) for x in range(picture.width())]
    return sum(_brighter(c, QColor(look.disc[2])) for c in row)


def _brighter(colour: QColor, than: QColor) -> bool:
    return colour.green() >= than.green() - 12


@pytest.fixture
def disc(qtbot: QtBot) -> tuple[PacerDisc, HandClock]:
    ground = Background(DARK)
    ground.fit(400)
    made, clock = PacerDisc(DARK, ground), HandClock()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.follow(Pacer(PATTERN, 0.0), (0.0, 300.0), clock.now)
    return made, clock


def test_the_disc_is_where_the_clock_says(disc: tuple[PacerDisc, HandClock]) -> None:
    made, clock = disc
    largest = 2 * made.ring_radius * FULL_RADIUS_RATIO
    for t, share in (
        (0.0, EMPTY_RADIUS_RATIO),
        (4.0, 1.0),
        (10.0, EMPTY_RADIUS_RATIO),
        (2.0, (1 + EMPTY_RADIUS_RATIO) / 2),
    ):
        clock.t = t
        assert disc_width(made.grab().toImage(), DARK) == pytest.approx(largest * share, abs=4)


def test_a_late_frame_is_never_a_wrong_one(disc: tuple[PacerDisc, HandClock]) -> None:
    """After three seconds without a frame the next one shows the present, not the past."""
    made, clock = disc
    made.grab()
    clock.t = 3.0
    late = disc_width(made.grab().toImage(), DARK)
    made.follow(Pacer(PATTERN, 0.0), (0.0, 300.0), clock.now)
    assert disc_width(made.grab().toImage(), DARK) == late


def on_ring(disc: PacerDisc, x: float, y: float) -> int:
    """How light it is there, from the middle in radii of the ring."""
    at = QPoint(round(199.5 + x * disc.ring_radius), round(199.5 + y * disc.ring_radius))
    return disc.grab().toImage().pixelColor(at).lightness()


def test_the_ring_fills_clockwise(disc: tuple[PacerDisc, HandClock]) -> None:
    made, clock = disc
    clock.t = 80.0
    made.advance_ring()
    assert on_ring(made, 0.71, -0.71) > on_ring(made, -0.71, -0.71) + 40
    for t in range(80, 281):
        clock.t = float(t)
        made.advance_ring()
    assert on_ring(made, -0.9, -0.43) > 100
    assert on_ring(made, -0.3, -0.95) < 100


def test_the_first_breath_is_told_once(disc: tuple[PacerDisc, HandClock], qtbot: QtBot) -> None:
    made, _ = disc
    told: list[int] = []
    made.breathing.connect(lambda: told.append(1))
    made.grab()
    made.grab()
    assert told == [1]
    assert made.frames == 2


def test_without_a_pacer_the_disc_rests(disc: tuple[PacerDisc, HandClock]) -> None:
    made, _ = disc
    made.stop()
    assert disc_width(made.grab().toImage(), DARK) == pytest.approx(
        2 * made.ring_radius * FULL_RADIUS_RATIO * EMPTY_RADIUS_RATIO, abs=4
    )


@pytest.mark.parametrize("look", [DARK, LIGHT], ids=lambda look: look.name)
def test_the_ground_has_no_bands(qtbot: QtBot, look: Theme) -> None:
    """Where the colour turns, single pixels do, not whole lines; and no two tiles differ."""
    image = render_tile(look, 600).toImage()
    mixed = 0
    for y in range(0, 600, 10):
        mixed += len({image.pixel(x, y) for x in range(0, TILE_WIDTH_PX, 4)}) > 1
    assert mixed > 50
    assert image == render_tile(look, 600).toImage()


def test_the_curve_goes_through_the_beats_where_they_happened() -> None:
    stretches = split_heart_points(beats(1000.0, 900.0, 950.0))
    assert [[round(p.t, 3) for p in s] for s in stretches] == [[1.0, 1.9, 2.85]]
    path = build_smooth_curve(stretches)
    last = path.currentPosition()
    assert (last.x(), last.y()) == pytest.approx((2.85, 60_000 / 950))


def test_a_gap_is_a_gap() -> None:
    series = beats(900.0, 900.0) + beats(900.0, 900.0, 900.0, began=20.0)
    assert [len(s) for s in split_heart_points(series)] == [2, 3]


def test_a_corrected_beat_is_drawn_at_what_stands_in_for_it() -> None:
    first, last = beats(900.0), beats(900.0, began=2.7)
    missed = JudgedBeat(Beat(2.7, 1800.0), Verdict.MISSED, 900.0)
    unknown = JudgedBeat(Beat(2.7, 1800.0), Verdict.LONG, None)
    [stretch] = split_heart_points([*first, missed, *last])
    assert [(round(p.hr_bpm, 1), p.corrected) for p in stretch] == [
        (66.7, False),
        (66.7, True),
        (66.7, False),
    ]
    assert [len(s) for s in split_heart_points([*first, unknown, *last])] == [1, 1]


def test_a_leap_is_drawn_when_it_is_understood() -> None:
    """An extra beat shows as a spike only until the next beats tell what it was: so not at all."""
    series = beats(900.0, 900.0)
    leap = Beat(2.2, 400.0)
    assert len(split_heart_points([*series, JudgedBeat(leap, None, None)])[0]) == 2
    [stretch] = split_heart_points([*series, JudgedBeat(leap, Verdict.EXTRA, 900.0)])
    assert stretch[-1].corrected
    near = JudgedBeat(Beat(2.65, 850.0), None, 850.0)
    assert len(split_heart_points([*series, near])[0]) == 3


@given(st.lists(rates, min_size=2, max_size=30))
def test_the_curve_never_leaves_the_span_of_its_beats(hr: list[float]) -> None:
    points = [HeartPoint(float(i), rate, False) for i, rate in enumerate(hr)]
    for (a, b), (m, n) in zip(pairwise(points), pairwise(monotone_slopes(points)), strict=True):
        low, high = sorted((a.hr_bpm, b.hr_bpm))
        for i in range(11):
            s = i / 10
            y = (
                a.hr_bpm * (1 + 2 * s) * (1 - s) ** 2
                + m * s * (1 - s) ** 2
                + b.hr_bpm * s**2 * (3 - 2 * s)
                + n * s**2 * (s - 1)
            )
            assert low - 1e-6 <= y <= high + 1e-6


@given(rates, rates)
def test_a_grid_holds_what_it_is_for(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert choose_grid(low, high).contains(low, high)


@given(st.lists(st.tuples(rates, rates), min_size=1, max_size=20))
def test_the_range_never_jumps(spans: list[tuple[float, float]]) -> None:
    """Whatever the heart does, from one frame to the next the range moves a little."""
    animated, now = AnimatedRange(), 0.0
    shown = animated.bounds_at(now)
    for one, other in spans:
        low, high = sorted((one, other))
        animated.follow(low, high, now)
        for _ in range(5):
            now += 0.03
            bottom, top = animated.bounds_at(now)
            moved = max(abs(bottom - shown[0]), abs(top - shown[1]))
            assert moved <= 400.0 * 0.03 / GLIDE_S
            shown = (bottom, top)
    assert animated.bounds_at(now + GLIDE_S + 1.0) == pytest.approx(
        (animated.grid.bottom, animated.grid.top)
    )


def test_a_grid_stays_while_it_serves() -> None:
    grid = choose_grid(62.0, 78.0)
    assert update_grid(grid, 64.0, 77.0) == grid
    assert update_grid(grid, 64.0, 97.0) != grid
    assert update_grid(grid, 69.0, 71.0).step < grid.step


def test_the_wave_is_the_breath_that_was_asked_for() -> None:
    trail = PacerHistory()
    assert trail.add(Pacer(PATTERN, 0.0), 0.0)
    assert not trail.add(Pacer(PATTERN, 0.0), 5.0)
    assert trail.add(None, 20.0)
    box = build_breath_wave(trail.at, -10.0, 40.0).boundingRect()
    assert (box.left(), box.right()) == pytest.approx((0.0, 20.0), abs=0.3)
    assert (box.top(), box.bottom()) == pytest.approx((0.0, 1.0), abs=0.01)


def test_the_trail_forgets_what_no_graph_can_see() -> None:
    trail = PacerHistory()
    for i in range(1000):
        trail.add(Pacer(PATTERN, float(i)), float(i))
    assert trail.at(999.5) == Pacer(PATTERN, 999.0)
    assert len(trail._since) < 120


def test_the_live_graph_draws_without_pyqtgraph_until_it_is_there(qtbot: QtBot) -> None:
    graph = HeartGraph(DARK)
    qtbot.addWidget(graph)
    graph.resize(600, 180)
    graph.show()
    graph.show_beats(tuple(beats(*[900.0] * 30)), 27.0)
    graph.advance(27.0)
    graph.grab()
    graph.load()
    graph.follow(Pacer(PATTERN, 0.0), 0.0)
    graph.advance(27.0)
    picture = graph.grab().toImage()
    heart = QColor(DARK.heart)
    seen = [
        picture.pixelColor(x, y) == heart
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    ]
    assert sum(seen) > 50
    graph.clear()
    assert graph.is_loaded


def test_a_beat_of_long_ago_is_not_marked_as_the_heart_of_now() -> None:
    last = [HeartPoint(27.0, 66.0, corrected=False)]
    assert find_current_point(last, 28.0) == last
    assert find_current_point(last, 40.0) == []


@given(st.lists(st.none() | st.floats(0.0, 500.0), min_size=0, max_size=2000))
def test_a_trend_of_any_length_stays_small(values: list[float | None]) -> None:
    series = BoundedSeries(max_points=50)
    for i, value in enumerate(values):
        series.add(float(i), value)
    assert len(series.points) <= 51
    times = [t for t, _ in series.points]
    assert times == sorted(times)


def test_a_trend_lies_in_its_box_and_leaves_out_what_was_not_there() -> None:
    box = QRectF(0.0, 0.0, 100.0, 20.0)
    points = to_positions([(0.0, 40.0), (30.0, None), (90.0, 80.0)], box, (40.0, 60.0))
    assert points[1] is None
    for point in points:
        assert point is None or box.contains(point)
    assert to_positions([(0.0, None)], box, (0.0, 1.0)) == [None]


@given(st.lists(st.floats(0.0, 500.0), min_size=1, max_size=50), st.sampled_from([0.5, 10.0]))
def test_the_scale_of_a_trend_holds_every_value_and_is_never_finer_than_it_can_be_read(
    values: list[float], grain: float
) -> None:
    lines = choose_scale(values, grain)
    assert lines[0] <= min(values) <= max(values) <= lines[-1] + 1e-9
    assert 2 <= len(lines) <= 3
    assert lines[1] - lines[0] >= grain


def test_the_scale_of_a_trend_glides_and_does_not_jump(qtbot: QtBot) -> None:
    trend = Sparkline(DARK)
    qtbot.addWidget(trend)
    trend.add(0.0, 45.0)
    before = trend._shown_range
    trend.add(5.0, 95.0)
    assert before[1] < trend._shown_range[1] < trend._lines[-1]


def test_a_trend_without_a_value_draws_nothing(qtbot: QtBot) -> None:
    trend = Sparkline(DARK)
    qtbot.addWidget(trend)
    trend.resize(140, 46)
    empty = trend.grab().toImage()
    trend.add(0.0, None)
    assert trend.grab().toImage() == empty
    trend.add(2.0, 40.0)
    assert trend.grab().toImage() != empty


def rated(row: RatingScale) -> list[int]:
    told: list[int] = []
    row.rated.connect(told.append)
    return told


@pytest.mark.parametrize(
    ("typed", "told"),
    [("7", [7]), ("0", [0]), ("10", [10]), ("13", [3]), ("1", [1]), ("101", [10, 1])],
)
def test_a_pull_is_typed(qtbot: QtBot, typed: str, told: list[int]) -> None:
    row = RatingScale(DARK)
    qtbot.addWidget(row)
    interface = rated(row)
    for digit in typed:
        assert row.type_digit(_key(digit))
    qtbot.waitUntil(lambda: interface == told, timeout=60_000)
    assert not row.type_digit(_key("x"))


def test_a_pull_is_chosen_by_arrows(qtbot: QtBot) -> None:
    row = RatingScale(DARK)
    qtbot.addWidget(row)
    row.resize(640, 90)
    show(qtbot, row)
    interface = rated(row)
    row.keys[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(row.window().focusWidget() or row, Qt.Key.Key_Right)
    QTest.keyClick(row.window().focusWidget() or row, Qt.Key.Key_Space)
    assert interface == [3]
    assert [k.urge for k in row.keys if k.focusPolicy() is Qt.FocusPolicy.StrongFocus] == [3]


def test_the_focus_ring_comes_with_the_keyboard_and_not_with_the_mouse(qtbot: QtBot) -> None:
    button = Choice(DARK, "Begin")
    qtbot.addWidget(button)
    show(qtbot, button)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.shows_focus_ring
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.shows_focus_ring


def test_a_figure_without_grounds_says_so(qtbot: QtBot) -> None:
    figure = Figure(DARK, "Heart rate", "beats/min")
    qtbot.addWidget(figure)
    figure.show_value(68.4)
    assert figure.accessibleName() == "Heart rate: 68 beats/min"
    figure.show_value(None, 0, "no signal")
    interface = QAccessible.queryAccessibleInterface(figure)
    sentence = [
        interface.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Description)
    ]
    assert sentence == ["Heart rate", "no signal"]
    figure.grab()


@pytest.mark.parametrize("contact", list(Contact))
def test_contact_is_told_by_more_than_colour(qtbot: QtBot, contact: Contact) -> None:
    line = SensorStatus(DARK)
    qtbot.addWidget(line)
    line.resize(200, 20)
    line.show_contact(contact, "Polar H10")
    assert line.accessibleName() == "Polar H10"
    line.grab()


def test_the_last_cap_is_never_left_out(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    bar = KeyBar(DARK, host)
    pressed: list[str] = []
    for key, word in (
        (Qt.Key.Key_G, "focus"),
        (Qt.Key.Key_M, "mark this moment"),
        (Qt.Key.Key_Escape, "end kindly"),
    ):
        row = ActionRow(word, word, Icon.MARK, (key,))
        bar.add(Action(row, partial(pressed.append, word), host))
    host.show()
    bar.place(0, 60, 150)
    assert [c.cap for c in bar.caps if c.isVisible()] == ["Esc"]
    bar.place(0, 60, 600)
    assert all(c.isVisible() for c in bar.caps)
    bar.caps[-1].click()
    assert pressed == ["end kindly"]


def test_keys_fade_and_come_back(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    bar = KeyBar(DARK, host, fades=True)
    cap = bar.add(Action(table.VIEW, bar.wake, host))
    host.show()
    bar.wake()
    bar._idle_timer.timeout.emit()
    bar._fade_animation.setCurrentTime(bar._fade_animation.duration())
    assert cap.opacity == 0.0
    bar.wake()
    assert cap.opacity == 1.0
    bar.sleep()


def test_an_endless_round_leaves_the_ring_empty(disc: tuple[PacerDisc, HandClock]) -> None:
    made, clock = disc
    made.follow(Pacer(PATTERN, 0.0), (0.0, inf), clock.now)
    places = [(0.71, -0.71), (0.71, 0.71), (-0.71, 0.71), (-0.71, -0.71)]
    empty = [on_ring(made, *place) for place in places]
    clock.t = 5000.0
    made.advance_ring()
    assert [on_ring(made, *place) for place in places] == empty
    made.follow(Pacer(PATTERN, 0.0), (0.0, 10_000.0), clock.now)
    half = [on_ring(made, *place) - before for place, before in zip(places, empty, strict=True)]
    assert min(half[:2]) > 40
    assert half[2:] == [0, 0]


def _key(text: str) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)


def test_widgets_flow_into_as_many_rows_as_they_need() -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    for _ in range(5):
        part = QWidget()
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    assert [flow.heightForWidth(width) for width in (500, 499, 200, 50)] == [20, 40, 60, 100]


def test_cells_of_one_width_leave_no_row_much_shorter(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, max_cell_width=140)
    parts = [QLabel(text, holder) for text in ("one", "two", "three", "four")]
    for part in parts:
        flow.addWidget(part)
    widest = max(part.sizeHint().width() for part in parts)
    holder.resize(3 * widest, 100)
    holder.show()
    assert [(part.x() > 0, part.y() > 0) for part in parts] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]
    holder.resize(2000, 100)
    assert {part.width() for part in parts} == {140}
