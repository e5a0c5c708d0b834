"""The figures of the trends: the list of measures, and of the chosen one chart, sentence and figures."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, Qt
from PySide6.QtWidgets import QWidget

from trainer.messages import Sentences
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.screens.practice.trend_view import TrendChart
from ui.style.accessibility import Role
from ui.style.theme import GRID, MARGIN, FontSize, Theme, scaled_px
from ui.widgets.controls.side_list import SideList
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX, ScrollArea
from ui.widgets.text.label import Label

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause
    from trainer.practice.predictions import Prediction
    from trainer.practice.trends import Trends
    from ui.reports.practice.trend_charts import Pen
    from ui.reports.practice.trend_data import TrendSeries

LIST_WIDTH_PX: Final = 270
LIST_GAP_PX: Final = 32
SIDE_BY_SIDE_WIDTH_PX: Final = 860  # of the window
MAX_LIST_COLUMNS: Final = 2
MIN_LIST_HEIGHT_PX: Final = 124  # some names above and below the chosen one
MIN_CHART_HEIGHT_PX: Final = 130
NARROW_CHART_WIDTH_PX: Final = 300  # below, what stands under a chart takes more lines
MORE_LINES_HEIGHT_PX: Final = 44
MAX_CHART_ASPECT: Final = 0.8  # height over width of a chart
NAME_HEIGHT_PX: Final = 28
UNIT_HEIGHT_PX: Final = 20
HEAD_HEIGHT_PX: Final = 52  # name, and unit below it
LOW_HEAD_HEIGHT_PX: Final = 30  # both on one line
FIGURE_NAMES_WIDTH_PX: Final = 130
NAMES: Final = tuple(practice_strings.TREND_NAMES)
CALIBRATION: Final = "calibration"
PREDICTIONS: Final = "predictions_not_come_true"


class TrendDetails(QWidget):
    ROLE = Role.Grouping

    changed = Signal()
    """Another measure is shown."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        texts = practice_strings
        self._pauses: Sequence[Pause] = ()
        self._predictions: Sequence[Prediction] = ()
        self.trends: Trends | None = None
        titles = [translate(name) for name in texts.TREND_NAMES.values()]
        self.list = SideList(colours, translate(texts.TREND_LIST), titles, self)
        self.list_area = ScrollArea(colours, self.list, self)
        for item in self.list.items:
            self.list_area.keep_visible_on_focus(item)
        self.max_list_height = 0
        """Of the list above a chart, in pixels; beyond, it scrolls."""
        self.list.chosen.connect(self._show)
        self.name = Label("", FontSize.LEAD, colours.ink, parent=self)
        self.unit = Label("", FontSize.SMALL, colours.faint, parent=self)
        self.sentence = Label("", FontSize.BODY, colours.ink, parent=self)
        self.chart = TrendChart(colours, self)
        self.figure_names = Label("", FontSize.SMALL, colours.faint, parent=self)
        self.figures = Label("", FontSize.SMALL, colours.ink, tabular=True, parent=self)
        for label in (self.sentence, self.figure_names, self.figures):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.note = Label("", FontSize.SMALL, colours.faint, parent=self)
        for label in (self.sentence, self.note):
            label.setWordWrap(True)

    def set_series(self, pauses: "Sequence[Pause]", predictions: "Sequence[Prediction]") -> None:
        """Set what the figures are computed of, once they are wanted."""
        self._pauses, self._predictions, self.trends = pauses, predictions, None

    def open_at(self, name: str) -> None:
        """Show a measure by its name."""
        if self.trends is None:
            from trainer.practice.trends import compute_trends

            self.trends = compute_trends(self._pauses, self._predictions)
        self.list.choose(NAMES.index(name))

    @property
    def current_name(self) -> str:
        return NAMES[self.list.current_index]

    def take_focus(self) -> None:
        self.list.take_focus()

    def min_height(self, width: int) -> int:
        beside, wide = self._columns(width)
        head = self._head_height(on_one_line=self._has_one_line_head(beside, wide))
        chart = head + _min_chart_height(wide) + sum(self._heights(wide)) + 24
        list_height = self._list_height(width)
        return max(list_height, chart) if beside else list_height + 8 + chart

    def place(self, width: int, height: int) -> None:
        """Lay out everything in this space."""
        beside, wide = self._columns(width)
        x, list_height = width - wide, self._list_height(width)
        columns = 1 if beside else self._list_columns(width)
        list_width = width - wide - LIST_GAP_PX if beside else width
        self.list.set_columns(columns, is_above=not beside)
        self.list_area.setGeometry(0, 0, list_width, list_height)
        if self.list.height_for(columns, list_width, is_above=not beside) > list_height:
            list_width -= SCROLL_BAR_PX
        self.list.resize(list_width, self.list.height_for(columns, list_width, is_above=not beside))
        self._show_chosen_name()
        top = 0 if beside else list_height + 8
        sentence_height, figures_height, note_height = self._heights(wide)
        on_one_line = self._has_one_line_head(beside, wide)
        self._place_head(x, top, wide, on_one_line=on_one_line)
        first = top + self._head_height(on_one_line=on_one_line)
        below = sentence_height + figures_height + note_height + 24
        tall = max(
            _min_chart_height(wide),
            min(height - first - below, round(MAX_CHART_ASPECT * wide)),
        )
        self.chart.setGeometry(x, first, wide, tall)
        y = first + tall + 8
        self.sentence.setGeometry(x, y, wide, sentence_height)
        y += sentence_height + 8
        names = self._names_width(wide)
        self.figure_names.setGeometry(x, y, names, figures_height)
        self.figures.setGeometry(x + names, y, wide - names, figures_height)
        self.note.setGeometry(x, y + figures_height + 4, wide, note_height)

    def _place_head(self, x: int, top: int, wide: int, *, on_one_line: bool) -> None:
        """Place the name and the unit: below each other, or the unit at the end of the line."""
        line, unit_width = scaled_px(NAME_HEIGHT_PX), self._unit_width
        if on_one_line:
            self.name.setGeometry(x, top, wide - unit_width, line)
            self.unit.setGeometry(x + wide - unit_width, top, unit_width, line)
        else:
            self.name.setGeometry(x, top, wide, line)
            self.unit.setGeometry(x, top + line, wide, scaled_px(UNIT_HEIGHT_PX))

    def _head_height(self, *, on_one_line: bool) -> int:
        return scaled_px(LOW_HEAD_HEIGHT_PX if on_one_line else HEAD_HEIGHT_PX)

    @property
    def _unit_width(self) -> int:
        return _text_width(self.unit) + GRID

    def _has_one_line_head(self, beside: bool, wide: int) -> bool:
        """Whether name and unit share a line: where a list above them takes the height, and they fit."""
        return not beside and _text_width(self.name) + self._unit_width + GRID <= wide

    def _columns(self, width: int) -> tuple[bool, int]:
        """Whether the list stands beside the chart, and the width of the chart in pixels."""
        beside = width >= scaled_px(SIDE_BY_SIDE_WIDTH_PX) - 2 * MARGIN
        return beside, width - scaled_px(LIST_WIDTH_PX) - LIST_GAP_PX if beside else width

    def _list_columns(self, width: int) -> int:
        """As many as show every name whole."""
        return MAX_LIST_COLUMNS if self.list.fits(MAX_LIST_COLUMNS, width) else 1

    def _list_height(self, width: int) -> int:
        beside, wide = self._columns(width)
        if beside:
            return self.list.height_for(1, width - wide - LIST_GAP_PX)
        whole = self.list.height_for(self._list_columns(width), width, is_above=True)
        return min(whole, max(self.max_list_height, MIN_LIST_HEIGHT_PX))

    def _show_chosen_name(self) -> None:
        """Scroll the list to what is shown, where it is longer than its place."""
        self.list_area.scroll_to(self.list.items[self.list.current_index])

    def _names_width(self, wide: int) -> int:
        """As much as the longest name takes, as far as the figures leave it."""
        names, figures = _text_width(self.figure_names), _text_width(self.figures)
        needed = max(scaled_px(FIGURE_NAMES_WIDTH_PX), names + 2 * GRID)
        return max(wide // 3, min(needed, wide - figures))

    def _heights(self, wide: int) -> tuple[int, int, int]:
        """Heights of the sentence, the figures and the note, in pixels."""
        names = self._names_width(wide)
        return (
            max(scaled_px(22), self.sentence.heightForWidth(wide)),
            max(self.figures.heightForWidth(wide - names), self.figure_names.heightForWidth(names)),
            max(scaled_px(20), self.note.heightForWidth(wide)),
        )

    def _show(self, at: int) -> None:
        if self.trends is None:
            return
        name = NAMES[at]
        self.name.show_text(translate(practice_strings.TREND_NAMES[name]))
        sentence, draw, rows = self._trend_text(name, self.trends)
        self.sentence.show_text(sentence)
        self.chart.show_chart(draw, sentence)
        self.chart.setVisible(self._has_chart(name, self.trends))
        self.figure_names.show_text("\n".join(title for title, _ in rows))
        self.figures.show_text("\n".join(value for _, value in rows))
        self.changed.emit()

    def _has_chart(self, name: str, trends: "Trends") -> bool:
        """Whether there is enough for a chart; else the sentence above it says all."""
        if name == CALIBRATION:
            return trends.calibration.reason is None
        return trends.trends[name].value is not None

    def _trend_text(
        self, name: str, trends: "Trends"
    ) -> "tuple[str, Callable[[Pen], None], list[tuple[str, str]]]":
        """Sentence, drawing function and figures of a trend; sets the unit beside the name."""
        from trainer.practice.trend_messages import describe_not_drawn
        from ui.reports.practice.trend_charts import draw_calibration, draw_series
        from ui.reports.practice.trend_data import compute_trend_series
        from ui.screens.practice.trend_view import list_calibration_figures, list_trend_figures

        if name == CALIBRATION:
            calibration = trends.calibration
            draw: Callable[[Pen], None] = partial(draw_calibration, calibration=calibration)
            self.unit.show_text("")
            self.note.show_text(translate(practice_strings.CALIBRATION_NOTE))
            return (
                window_text.to_text(calibration.sentence),
                draw,
                list_calibration_figures(calibration),
            )
        trend = trends.trends[name]
        series = compute_trend_series(name, trend, self._pauses, self._predictions)
        is_unit_in_chart = series.successes and series.one_in == 1
        unit = "" if is_unit_in_chart else trend.unit
        self.unit.show_text(practice_strings.describe_unit(unit, series.one_in))
        self.note.show_text(_describe_chart(series))
        missing = describe_not_drawn(trend.not_drawn, trend.pauses)
        parts = (trend.sentence,) if missing is None else (trend.sentence, missing)
        sentence = window_text.to_text(Sentences(parts))
        counted = "predictions" if name == PREDICTIONS else "pauses"
        rows = list_trend_figures(trend, counted, series.limit)
        return sentence, partial(draw_series, series=series), rows


def _min_chart_height(width: int) -> int:
    is_narrow = width < scaled_px(NARROW_CHART_WIDTH_PX)
    return scaled_px(MIN_CHART_HEIGHT_PX + (MORE_LINES_HEIGHT_PX if is_narrow else 0))


def _describe_chart(series: "TrendSeries") -> str:
    """What the marks of a chart mean that have no name in it."""
    texts = practice_strings
    if series.trend.value is None:
        return ""
    if series.stems:
        return translate(texts.FIGURES_NOTE)
    if series.successes:
        return translate(texts.SHADED_NOTE)
    has_line = series.trend.direction is not None
    return translate(texts.TREND_LINE_NOTE if has_line else texts.AVERAGE_LINE_NOTE)


def _text_width(label: Label) -> int:
    """The width of its longest line at full size, in pixels."""
    metrics = QFontMetrics(label.full_font)
    return max(map(metrics.horizontalAdvance, label.text().split("\n")))
