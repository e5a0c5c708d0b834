"""Compares two past sessions: their charts in the same scale, and their figures side by side."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.i18n.texts.report_strings import describe_reason
from ui.i18n.timestamps import to_timestamp
from ui.screens.history.figure_table import FigureColumn, FigureTable
from ui.screens.ports import PastReview
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.charts.session_chart import SessionChart, compute_common_scale
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import LEFT, MIDDLE, Label

SIDE_BY_SIDE_WIDTH_PX: Final = 1000  # from this width on, charts and figures fit side by side
TABLE_WIDTH_PX: Final = 420
COLUMN_GAP_PX: Final = 48
MIN_CAPTION_HEIGHT_PX: Final = 26
CHART_GAP_PX: Final = 12  # below each chart
MAX_CHART_HEIGHT_PX: Final = 300
MIN_CHART_HEIGHT_PX: Final = 130
TALL_HEIGHT_PX: Final = 600


class CompareScreen(Screen):
    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.with_figures = False
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(history_strings.COMPARE), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.captions = [Label("", FontSize.BODY, colours.ink, LEFT, parent=page) for _ in range(2)]
        for caption in self.captions:
            caption.setWordWrap(True)
        self.charts = [SessionChart(colours, page) for _ in range(2)]
        heads = (translate(history_strings.EARLIER), translate(history_strings.LATER))
        self.table = FigureTable(colours, heads, page)
        self._figures_action = self.add_action(table.FIGURES, self._toggle_figures)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def own_state(self) -> object:
        return self.with_figures

    def restore_own(self, state: object) -> None:
        if self.with_figures is not bool(state):
            self._toggle_figures()

    def show_sessions(self, one: PastReview, other: PastReview, today: date) -> None:
        """Show two sessions, the earlier one above."""
        reviews = sorted((one, other), key=_start_s)
        scale = compute_common_scale([(review.judged, review.rounds) for review in reviews])
        names = (history_strings.EARLIER, history_strings.LATER)
        for review, caption, chart, name in zip(
            reviews, self.captions, self.charts, names, strict=True
        ):
            fields = review.summary
            urges = (fields.urge_before, fields.urge_after)
            chart.show_session(
                review.judged,
                review.spans,
                review.rounds,
                urges,
                scale,
                heart=formatting.heart_of(fields),
                marks=review.marks,
                gaps=fields.gaps,
            )
            words = [translate(name), history_strings.format_caption(fields, today)]
            words += [] if fields.beats else [translate(history_strings.COMPARE_NONE)]
            words += history_strings.list_marks(fields)
            caption.show_text(" · ".join(words))
        self.table.show_figures(_figure_column(reviews[0]), _figure_column(reviews[1]))
        self.lay_out_again()
        self.scroll_page.scroll_to_top()

    def place(self, width: int, height: int) -> None:
        beside = width >= scaled_px(SIDE_BY_SIDE_WIDTH_PX)
        self._figures_action.in_bar = not beside
        self._figures_action.setEnabled(not beside)
        top, detail = (40, 28) if height >= TALL_HEIGHT_PX else (10, 6)
        first = top + scaled_px(36) + detail
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: first + self._min_height(w) + 8
        )
        self.bar.lay_out()
        self.title.setGeometry(self.margin, top, width - 2 * self.margin, scaled_px(36))
        wide, line, bottom = self._chart_width(width), self._caption_height(width), available - 8
        each = min(MAX_CHART_HEIGHT_PX + line, (bottom - first) // 2)
        for place, (caption, picture) in enumerate(zip(self.captions, self.charts, strict=True)):
            y = first + place * each
            caption.setGeometry(self.margin, y, wide, line)
            picture.setGeometry(self.margin, y + line, wide, max(40, each - line - CHART_GAP_PX))
        table = min(self.table.preferred_height, bottom - first)
        if beside:
            left = width - self.margin - scaled_px(TABLE_WIDTH_PX)
            self.table.setGeometry(
                left, first + line, scaled_px(TABLE_WIDTH_PX), min(table, bottom - first - line)
            )
        else:
            across = min(width - 2 * self.margin, scaled_px(560))
            self.table.setGeometry((width - across) // 2, first, across, table)
        self._show_parts()
        self.scroll_page.ensure_focus_visible()

    def _chart_width(self, width: int) -> int:
        """The width of the charts, beside the figures or alone."""
        inner = width - 2 * self.margin
        return (
            inner - scaled_px(TABLE_WIDTH_PX) - COLUMN_GAP_PX
            if self.width() >= scaled_px(SIDE_BY_SIDE_WIDTH_PX)
            else inner
        )

    def _caption_height(self, width: int) -> int:
        """The height of a caption."""
        wanted = (caption.min_height(self._chart_width(width)) for caption in self.captions)
        return max(scaled_px(MIN_CAPTION_HEIGHT_PX), *wanted)

    def _min_height(self, width: int) -> int:
        """The minimum height of what is shown under the title."""
        line = self._caption_height(width)
        pictures = 2 * (line + scaled_px(MIN_CHART_HEIGHT_PX) + CHART_GAP_PX)
        if self.width() >= scaled_px(SIDE_BY_SIDE_WIDTH_PX):
            return max(pictures, line + self.table.min_height)
        return self.table.min_height if self.with_figures else pictures

    def _toggle_figures(self) -> None:
        self.with_figures = not self.with_figures
        word = strings.KEY_PICTURE if self.with_figures else strings.KEY_FIGURES
        self._figures_action.set_word(word)
        self.lay_out_again()
        self.scroll_page.scroll_to_top()

    def _show_parts(self) -> None:
        beside = self.width() >= scaled_px(SIDE_BY_SIDE_WIDTH_PX)
        self.table.setVisible(beside or self.with_figures)
        for part in (*self.captions, *self.charts):
            part.setVisible(beside or not self.with_figures)


def _start_s(review: PastReview) -> float:
    """Start as a timestamp in seconds; undated sessions count as the oldest."""
    return to_timestamp(review.summary.started) or 0.0


def _figure_column(review: PastReview) -> FigureColumn:
    figures = {**review.summary.figures, "beats": review.summary.beats}
    return [
        (figures.get(name), describe_reason(review.reasons, name)) for name, *_ in strings.FIGURES
    ]
