"""The heart panel of the pause: the live graph, two figures and the course of the second figure."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from trainer.events import Contact
from trainer.practice.heart_source import has_heart
from trainer.session.sensor_state import BROKEN_LINKS
from trainer.session.session import Snapshot
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import chart_strings
from ui.settings import SecondFigure
from ui.style import theme
from ui.style.theme import Theme
from ui.widgets.charts.heart_graph import HeartGraph
from ui.widgets.charts.sparkline import Sparkline
from ui.widgets.painting import try_to_draw
from ui.widgets.text.figure import NAME_HEIGHT_PX, NUMBER_HEIGHT_PX, Figure

FIGURE_GAP_PX: Final = 10
MIN_TREND_HEIGHT_PX: Final = 60
FIGURE_HEIGHT_PX: Final = NAME_HEIGHT_PX + NUMBER_HEIGHT_PX
MIN_SCALE_STEPS: Final = {
    SecondFigure.RSA: 10.0,
    SecondFigure.RMSSD: 10.0,
    SecondFigure.COHERENCE: 0.5,
}
"""The smallest step between two grid lines of the sparkline, in the unit of the figure."""
SHOWN_RSA_STEP_MS: Final = 5.0  # its standard deviation over half a minute is 7 ms


class HeartPanel(QWidget):
    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.graph = HeartGraph(colours, self)
        self.rate = Figure(colours, strings.HEART_RATE, strings.HEART_UNIT, self)
        self.second_figure = Figure(colours, strings.ANSWER, strings.ANSWER_UNIT, self)
        self.trend = Sparkline(colours, self, unit=strings.ANSWER_UNIT)
        self._second_figure_kind = SecondFigure.RSA
        self.measures = True
        """False in a replay, in which nothing is measured."""
        self._shows_numbers = True
        self._has_sensor = True
        self._graph_rect = self._figures_rect = QRect()

    def configure(self, value: SecondFigure, *, numbers: bool) -> None:
        """Choose the second figure, and whether numbers are shown at all."""
        self._shows_numbers = numbers
        self.graph.show_numbers(numbers)
        if value is not self._second_figure_kind:
            self._second_figure_kind = value
            self.second_figure.set_figure(*strings.ANSWERS[value])
            self.trend.configure(MIN_SCALE_STEPS[value], strings.ANSWERS[value][1])
        self.place(self._graph_rect, self._figures_rect)

    def show_source(self, source: str | None) -> None:
        """Show figures only where there may be any; without a sensor the breath has the whole width."""
        self.graph.name_heart(chart_strings.find_heart_kind(source))
        has_sensor = self.graph.has_axis = has_heart(source)
        if has_sensor != self._has_sensor:
            self._has_sensor = has_sensor
            self.place(self._graph_rect, self._figures_rect)

    @property
    def has_sensor(self) -> bool:
        """Whether there may be figures; without a sensor their place is free."""
        return self._has_sensor

    @property
    def figures_area(self) -> QRect:
        """Where the figures are, in the panel's parent; empty where they are not shown."""
        return QRect(self._figures_rect) if self._shows_numbers else QRect()

    def take_over(self, other: "HeartPanel") -> None:
        """Take over the data of another panel of the same pause."""
        self.graph.take_over(other.graph)
        if self._second_figure_kind is other._second_figure_kind:
            self.trend.take_over(other.trend)

    def place(self, graph: QRect, figures: QRect) -> None:
        self._graph_rect, self._figures_rect = graph, figures
        self.setGeometry(graph.united(figures))
        if not self._has_sensor:
            graph = QRect(graph.left(), graph.top(), figures.right() - graph.left(), graph.height())
        x, top, width = figures.left() - self.x(), figures.top() - self.y(), figures.width()
        figure, trend = theme.scaled_px(FIGURE_HEIGHT_PX), theme.scaled_px(MIN_TREND_HEIGHT_PX)
        self.graph.setGeometry(graph.translated(-self.pos()))
        self.rate.setGeometry(x, top, width, figure)
        self.second_figure.setGeometry(x, top + figure + FIGURE_GAP_PX, width, figure)
        below = 2 * (figure + FIGURE_GAP_PX)
        self.trend.setGeometry(x, top + below, width, figures.height() - below)
        shown = self._shows_numbers and self._has_sensor and width > 0
        self.rate.setVisible(figures.height() >= figure and shown)
        self.second_figure.setVisible(figures.height() >= 2 * figure and shown)
        self.trend.setVisible(figures.height() >= below + trend and shown)

    def clear(self) -> None:
        self.graph.clear()
        self.trend.clear()

    def show_figures(self, snapshot: Snapshot, now: float) -> None:
        figures = snapshot.figures
        heart_rate_bpm = (
            figures.hr_bpm if figures.hr_bpm is not None else snapshot.sensor.reported_hr_bpm
        )
        self.rate.show_value(heart_rate_bpm, 0, self._why_absent(snapshot, needs_intervals=False))
        value: float | None = getattr(figures, self._second_figure_kind)
        digits = 1 if self._second_figure_kind is SecondFigure.COHERENCE else 0
        reason = self._why_absent(snapshot, needs_intervals=True)
        self.second_figure.show_value(self._rounded(value), digits, reason)
        try_to_draw(self.trend, partial(self.trend.add, now, value))

    def _why_absent(self, snapshot: Snapshot, *, needs_intervals: bool) -> str:
        """A short reason why there is no figure; it never says otherwise than the sensor's status."""
        sensor = snapshot.sensor
        if snapshot.contact is Contact.LOST or sensor.link in BROKEN_LINKS:
            return translate(strings.NO_SIGNAL)
        if needs_intervals and not sensor.gives_rr and sensor.link is not None:
            return translate(strings.NO_INTERVALS)
        return translate(strings.NOT_YET if self.measures else strings.NOT_YET_THERE)

    def _rounded(self, value: float | None) -> float | None:
        """Round the RSA to what half a minute can tell."""
        if value is None or self._second_figure_kind is not SecondFigure.RSA:
            return value
        return SHOWN_RSA_STEP_MS * round(value / SHOWN_RSA_STEP_MS)
