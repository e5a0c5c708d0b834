"""The heart beside the breath: the last minute as a picture, two figures, and how the answer went so far."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from trainer.events import Contact
from trainer.session import Snapshot
from ui import strings
from ui.strings import say
from ui.theme import Theme
from ui.widgets.figure import NAME_HEIGHT, NUMBER_HEIGHT, Figure
from ui.widgets.heart_graph import HeartGraph
from ui.widgets.trend import Trend

BETWEEN: Final = 10
TREND_HEIGHT: Final = 46
FIGURE_HEIGHT: Final = NAME_HEIGHT + NUMBER_HEIGHT


class HeartPanel(QWidget):
    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.graph = HeartGraph(look, self)
        self.rate = Figure(look, strings.HEART_RATE, strings.HEART_UNIT, self)
        self.answer = Figure(look, strings.ANSWER, strings.ANSWER_UNIT, self)
        self.trend = Trend(look, self)

    def place(self, graph: QRect, figures: QRect) -> None:
        self.setGeometry(graph.united(figures))
        x, top, width = figures.left() - self.x(), 0, figures.width()
        self.graph.setGeometry(graph.translated(-self.pos()))
        self.rate.setGeometry(x, top, width, FIGURE_HEIGHT)
        self.answer.setGeometry(x, top + FIGURE_HEIGHT + BETWEEN, width, FIGURE_HEIGHT)
        below = top + 2 * (FIGURE_HEIGHT + BETWEEN) - 2
        self.trend.setGeometry(x, below, width, TREND_HEIGHT)
        self.rate.setVisible(figures.height() >= FIGURE_HEIGHT and width > 0)
        self.answer.setVisible(figures.height() >= 2 * FIGURE_HEIGHT and width > 0)
        self.trend.setVisible(figures.height() >= below + TREND_HEIGHT - 8 and width > 0)

    def clear(self) -> None:
        self.graph.clear()
        self.trend.clear()

    def show_figures(self, snapshot: Snapshot, now: float) -> None:
        figures = snapshot.figures
        told = figures.hr_bpm if figures.hr_bpm is not None else snapshot.sensor.told_hr_bpm
        self.rate.show_value(told, 0, _reason(snapshot, "hr_bpm"))
        self.answer.show_value(figures.rsa_ms, 0, _reason(snapshot, "rsa_ms"))
        self.trend.add(now, figures.rsa_ms)


def _reason(snapshot: Snapshot, name: str) -> str:
    """Why there is no number, in a word or two; the full reason is the trainer's."""
    if not snapshot.sensor.gives_rr and snapshot.sensor.link is not None:
        return say(strings.NO_INTERVALS)
    if snapshot.contact is Contact.NONE and not snapshot.beats:
        return say(strings.NO_HEART)
    if snapshot.contact is Contact.LOST:
        return say(strings.NO_SIGNAL)
    return say(strings.NOT_YET)
