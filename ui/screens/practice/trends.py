"""The trends over all pauses: one chart at a time with its sentence, and figures on request."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from trainer.messages import Sentences
from ui.i18n import practice_strings, strings, window_text
from ui.i18n.formatting import translate
from ui.screens.practice.trend_view import TrendChart
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.side_list import SideList
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import MIDDLE, Label

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause
    from trainer.practice.predictions import Prediction
    from trainer.practice.trends import Trends
    from ui.reports.trend_charts import Pen

MAX_WIDTH_PX: Final = 1120
LIST_WIDTH_PX: Final = 270
SIDE_BY_SIDE_WIDTH_PX: Final = 860
MIN_CHART_HEIGHT_PX: Final = 130
MAX_CHART_ASPECT: Final = 0.8  # height over width of a chart
FIGURES_AND_CHART_HEIGHT_PX: Final = 620  # from this height on, figures and chart fit together
NAMES: Final = tuple(practice_strings.TREND_NAMES)
CALIBRATION: Final = "calibration"


class TrendsScreen(Screen):
    back = Signal()
    why_wanted = Signal()
    report_wanted = Signal()
    figures_opened = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        words = practice_strings
        self._pauses: list[Pause] = []
        self._predictions: list[Prediction] = []
        self.trends: Trends | None = None
        self.with_figures = False
        self._with_picture = True
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(translate(words.TRENDS), FontSize.TITLE, colours.ink, parent=page)
        self.total = Label("", FontSize.BODY, colours.soft, parent=page)
        titles = [translate(name) for name in words.TREND_NAMES.values()]
        self.list = SideList(colours, translate(words.TREND_LIST), titles, page)
        self.list.chosen.connect(self._show)
        self.name = Label("", FontSize.LEAD, colours.ink, parent=page)
        self.unit = Label("", FontSize.SMALL, colours.faint, parent=page)
        self.sentence = Label("", FontSize.BODY, colours.ink, parent=page)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.chart = TrendChart(colours, page)
        self.figure_names = Label("", FontSize.SMALL, colours.faint, parent=page)
        self.figures = Label("", FontSize.SMALL, colours.ink, tabular=True, parent=page)
        for column in (self.figure_names, self.figures):
            column.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hint = Label(
            translate(words.TRENDS_KEYS), FontSize.SMALL, colours.faint, MIDDLE, parent=page
        )
        for line in (self.total, self.sentence, self.hint):
            line.setWordWrap(True)
        key = Qt.Key
        self._figures_key = self.add_key(key.Key_F, "F", strings.KEY_FIGURES, self._turn_figures)
        self.add_key(key.Key_Right, "→", words.KEY_NEXT, partial(self.list.step, 1)).in_bar = False
        left = self.add_key(key.Key_Left, "←", words.KEY_PREVIOUS, partial(self.list.step, -1))
        left.in_bar = False
        self.add_key(key.Key_R, "R", words.KEY_REPORT, self.report_wanted.emit)
        self.add_key(key.Key_W, "W", words.KEY_WHY, self.why_wanted.emit)
        self.scroll_page.add_keys(self)
        self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_trends(
        self, trends: "Trends", pauses: "list[Pause]", predictions: "list[Prediction]"
    ) -> None:
        self.trends, self._pauses, self._predictions = trends, pauses, predictions
        self.total.show_text(
            practice_strings.describe_total(trends) or translate(practice_strings.TRENDS_EMPTY)
        )
        self._show(self.list.current_index)

    def take_focus(self) -> None:
        self.list.take_focus()

    def place(self, width: int, height: int) -> None:
        top = 36 if height >= max(600, scaled_px(420)) else 8
        self._with_picture = not self.with_figures or height >= scaled_px(
            FIGURES_AND_CHART_HEIGHT_PX
        )
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._min_height(w, top)
        )
        left, inner, list_width = self._columns(width)
        x, wide, bottom = left + list_width, inner - list_width, available - 8
        total_height, sentence_height, figures_height, hint_height = self._heights(width)
        first = top + scaled_px(64) + total_height
        self.title.setGeometry(left, top, inner, scaled_px(36))
        self.total.setGeometry(left, top + scaled_px(40), inner, total_height)
        self.list.setGeometry(left, first, scaled_px(LIST_WIDTH_PX), bottom - first)
        self.list.setVisible(list_width > 0)
        self.name.setGeometry(x, first, wide, scaled_px(28))
        self.unit.setGeometry(x, first + scaled_px(28), wide, scaled_px(20))
        tall = bottom - sentence_height - figures_height - hint_height - 4 - first - scaled_px(60)
        tall = max(40, min(tall, round(MAX_CHART_ASPECT * wide)))
        below = first + (scaled_px(60) + tall if self._with_picture else scaled_px(56))
        self.chart.setGeometry(x, first + scaled_px(52), wide, tall)
        self.chart.setVisible(self._with_picture)
        self.sentence.setGeometry(x, below, wide, sentence_height)
        names = scaled_px(110) if self.list.current_index != NAMES.index(CALIBRATION) else wide // 2
        self.figure_names.setGeometry(x, below + sentence_height, names, figures_height)
        self.figures.setGeometry(x + names, below + sentence_height, wide - names, figures_height)
        self.figure_names.setVisible(self.with_figures)
        self.figures.setVisible(self.with_figures)
        self.hint.setGeometry(left, bottom - hint_height, inner, hint_height)

    def _columns(self, width: int) -> tuple[int, int, int]:
        """Left edge, total width, and the width of the list, in pixels."""
        inner = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        return (
            (width - inner) // 2,
            inner,
            scaled_px(LIST_WIDTH_PX) + 32 if width >= scaled_px(SIDE_BY_SIDE_WIDTH_PX) else 0,
        )

    def _heights(self, width: int) -> tuple[int, int, int, int]:
        """Heights of the total, the sentence, the figures and the hint, in pixels."""
        _, inner, list_width = self._columns(width)
        figures = max(150, self.figures.heightForWidth(inner - list_width))
        return (
            max(scaled_px(24), self.total.min_height(inner)),
            max(scaled_px(66), self.sentence.min_height(inner - list_width)),
            figures if self.with_figures else 0,
            max(scaled_px(22), self.hint.min_height(inner)),
        )

    def _min_height(self, width: int, top: int) -> int:
        picture = scaled_px(MIN_CHART_HEIGHT_PX) if self._with_picture else 0
        return top + scaled_px(64 + 56) + picture + sum(self._heights(width)) + 20

    def _show(self, at: int) -> None:
        if self.trends is None:
            return
        name = NAMES[at]
        self.name.show_text(translate(practice_strings.TREND_NAMES[name]))
        sentence, draw, rows = self._trend_text(name, self.trends)
        self.sentence.show_text(sentence)
        self.chart.show_chart(draw, sentence)
        self.figure_names.show_text("\n".join(title for title, _ in rows))
        self.figures.show_text("\n".join(value for _, value in rows))
        hint = practice_strings.FIGURES_NOTE if self.with_figures else practice_strings.TRENDS_KEYS
        self.hint.show_text(translate(hint))
        self.lay_out_again()
        self.scroll_page.scroll_to_top()

    def _trend_text(
        self, name: str, trends: "Trends"
    ) -> "tuple[str, Callable[[Pen], None], list[tuple[str, str]]]":
        """Sentence, drawing function and figures of a trend; sets the unit beside the name."""
        from trainer.practice.trend_messages import describe_not_drawn
        from ui.reports.trend_charts import draw_calibration, draw_series
        from ui.reports.trend_data import compute_trend_series
        from ui.screens.practice.trend_view import list_calibration_figures, list_trend_figures

        if name == CALIBRATION:
            calibration = trends.calibration
            draw: Callable[[Pen], None] = partial(draw_calibration, calibration=calibration)
            self.unit.show_text("")
            return (
                window_text.to_text(calibration.sentence),
                draw,
                list_calibration_figures(calibration),
            )
        trend = trends.trends[name]
        series = compute_trend_series(name, trend, self._pauses, self._predictions)
        self.unit.show_text(practice_strings.describe_unit(trend.unit, series.one_in))
        missing = describe_not_drawn(trend.not_drawn, trend.pauses)
        parts = (trend.sentence,) if missing is None else (trend.sentence, missing)
        sentence = window_text.to_text(Sentences(parts))
        return sentence, partial(draw_series, series=series), list_trend_figures(trend)

    def _turn_figures(self) -> None:
        self.with_figures = not self.with_figures
        self._show(self.list.current_index)
        if self.with_figures:
            self.figures_opened.emit()
