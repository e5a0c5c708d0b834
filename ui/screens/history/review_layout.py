"""The content of a review from top to bottom; taller than the window where it does not fit."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.text_measure import keep_units, line_width_px
from ui.style.theme import FontSize, Theme
from ui.widgets.charts.resonance_chart import ResonanceChart
from ui.widgets.charts.session_chart import SessionChart
from ui.widgets.controls.choices import Choice
from ui.widgets.text.figure import NAME_HEIGHT_PX, NUMBER_HEIGHT_PX, ExplainedFigure
from ui.widgets.text.label import MIDDLE, Label

FIGURE_ROW_HEIGHT_PX: Final = NAME_HEIGHT_PX + NUMBER_HEIGHT_PX + 8
MIN_FIGURE_WIDTH_PX: Final = 140
MAX_COLUMNS: Final = 4
ROOMY_HEIGHT_PX: Final = 700  # from this height on, figures and chart fit together
USE_BREATH_WIDTH_PX: Final = 380
USE_BREATH_HEIGHT_PX: Final = 66
MAX_LINE_WIDTH_PX: Final = 760  # longer lines are hard to read
MAX_SENTENCE_PX: Final = 72  # of height
MAX_NOTE_LINES: Final = 2
LINE_HEIGHT_PX: Final = 20
MIN_RESONANCE_HEIGHT_PX: Final = 170  # with the rates, the axis and the legend
MIN_RESONANCE_WIDTH_PX: Final = 460  # for its legend
MIN_CHART_HEIGHT_PX: Final = 130  # of a picture
MAX_CHART_ASPECT: Final = (
    0.27  # height over width of the chart: in a steeper one a calm heart looks agitated
)


class ReviewPage(QWidget):
    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.demo = self._words(FontSize.SMALL, colours.faint)
        """That it is a demonstration; empty where it is not."""
        self.sentence = self._words(FontSize.TITLE, colours.ink)
        self.heart = self._words(FontSize.BODY, colours.soft)
        self.decided = self._words(FontSize.SMALL, colours.soft)
        self.breath = self._words(FontSize.SMALL, colours.soft)
        self.annotations = self._words(FontSize.SMALL, colours.soft)
        """The annotations of the urge, and the outcome of the prediction."""
        self.note = self._words(FontSize.SMALL, colours.ink)
        self.use_breath = Choice(colours, translate(strings.USE_BREATH), "", self)
        """The act that the result of an assessment leads to."""
        self.offers_breath = False
        self.chart = SessionChart(colours, self)
        self.resonance = ResonanceChart(colours, self)
        self.figures = [
            ExplainedFigure(colours, name, unit, self) for _, name, unit, _ in strings.FIGURES
        ]
        self.explanation = Label("", FontSize.SMALL, colours.soft, parent=self)
        self.explanation.setWordWrap(True)
        for figure in self.figures:
            figure.explanation_shown.connect(self.explanation.show_text)
        self.with_figures = False
        self.is_assessment = False
        """Whether the paces of an assessment are the picture, and not the session."""
        self.covered = False
        """Whether a dialog covers the lower part, so that the figures are hidden."""

    def lay_out(self, width: int, height: int) -> None:
        """Place everything for this width; the chart gets the height that the text leaves."""
        px = theme.scaled_px
        below = self._below_the_picture(width)
        small = height < px(ROOMY_HEIGHT_PX)
        pictured = not (small and self.with_figures)
        below_height = below if self.with_figures or not small else 0
        y = self._lay_words(width, max(16, min(96, (height - px(480)) // 4)))
        self._show_parts(pictured=pictured)
        if pictured:
            tallest = max(240, round(width * MAX_CHART_ASPECT))
            self.chart.resize(width, self.chart.height())
            tall = max(
                *(px(self._min_picture_height), self.chart.min_height),
                min(tallest, height - y - below_height - (20 if below_height else 0)),
            )
            self._lay_pictures(width, y, tall)
            y += tall
        if self.with_figures:
            y = self._lay_figures(width, max(y + 20, height - below) if pictured else y)
        self.resize(width, max(height, y))

    @property
    def _min_picture_height(self) -> int:
        return MIN_RESONANCE_HEIGHT_PX if self.is_assessment else MIN_CHART_HEIGHT_PX

    def fold_note(self, text: str, width: int) -> None:
        """Show note and tags, elided to `MAX_NOTE_LINES`."""
        font, wide = self.note.fontMetrics(), min(width, MAX_LINE_WIDTH_PX)
        below_height = MAX_NOTE_LINES * wide - (80 if font.horizontalAdvance(text) > wide else 0)
        self.note.show_text(font.elidedText(text, Qt.TextElideMode.ElideRight, below_height))

    def _lay_words(self, width: int, y: int) -> int:
        narrow = min(width, theme.scaled_px(MAX_LINE_WIDTH_PX))
        for words in (
            *(self.sentence, self.demo, self.heart, self.decided, self.breath),
            *(self.annotations, self.note),
        ):
            wide = width if words in (self.sentence, self.heart) else narrow
            words.setVisible(bool(words.text()))
            if words.text():
                tall = words.heightForWidth(wide)
                if words is self.sentence:  # it shrinks, so that the picture stays in sight
                    tall = min(tall, max(words.min_height(wide), theme.scaled_px(MAX_SENTENCE_PX)))
                words.setGeometry((width - wide) // 2, y, wide, tall)
                y += tall + theme.scaled_px(8 if words in (self.sentence, self.demo) else 4)
        y += theme.scaled_px(14)
        return self._lay_use_breath(width, y)

    def _lay_use_breath(self, width: int, y: int) -> int:
        self.use_breath.setVisible(self.offers_breath)
        if not self.offers_breath:
            return y
        wide = min(width, theme.scaled_px(USE_BREATH_WIDTH_PX))
        tall = theme.scaled_px(USE_BREATH_HEIGHT_PX)
        self.use_breath.setGeometry((width - wide) // 2, y, wide, tall)
        return y + tall + theme.scaled_px(14)

    def _lay_pictures(self, width: int, y: int, tall: int) -> None:
        self.chart.setGeometry(0, y, width, tall)
        wide = min(width, max(2 * tall, theme.scaled_px(MIN_RESONANCE_WIDTH_PX)))
        self.resonance.setGeometry((width - wide) // 2, y, wide, tall)

    def _lay_figures(self, width: int, y: int) -> int:
        columns, row = self._columns(width), theme.scaled_px(FIGURE_ROW_HEIGHT_PX)
        wide = width // columns
        for i, figure in enumerate(self.figures):
            line, column = divmod(i, columns)
            figure.setGeometry(column * wide, y + line * row, wide - 16, row)
        y += -(-len(self.figures) // columns) * row
        tall = self._explanation_height(width)
        self.explanation.setGeometry(0, y, width, tall)
        return y + tall

    def _show_parts(self, *, pictured: bool) -> None:
        for part in self._of_figures():
            part.setVisible(self.with_figures and not self.covered)
        self.chart.setVisible(pictured and not self.is_assessment)
        self.resonance.setVisible(pictured and self.is_assessment)

    def _of_figures(self) -> Iterable[QWidget]:
        return (*self.figures, self.explanation)

    @property
    def columns(self) -> int:
        """The number of columns of figures."""
        return self._columns(self.width())

    def _columns(self, width: int) -> int:
        return max(1, min(MAX_COLUMNS, width // theme.scaled_px(MIN_FIGURE_WIDTH_PX)))

    def _below_the_picture(self, width: int) -> int:
        rows = -(-len(self.figures) // self._columns(width))
        return rows * theme.scaled_px(FIGURE_ROW_HEIGHT_PX) + self._explanation_height(width)

    def _explanation_height(self, width: int) -> int:
        """The height for the longest explanation, so that nothing moves when another one is shown."""
        font = self.explanation.full_font
        metrics, wide = QFontMetrics(font), min(width, line_width_px(font))
        wrap = int(Qt.TextFlag.TextWordWrap)
        longest = max(
            metrics.boundingRect(0, 0, wide, 100_000, wrap, keep_units(f.explanation)).height()
            for f in self.figures
        )
        return max(theme.scaled_px(LINE_HEIGHT_PX), longest + 2)

    def _words(self, size: int, colour: str) -> Label:
        label = Label("", size, colour, MIDDLE, parent=self)
        label.setWordWrap(True)
        return label
