"""Two past sessions: one heart over the other in the same scale, and their figures side by side."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from ui.i18n import history_strings, strings
from ui.i18n.formatting import translate
from ui.i18n.timestamps import to_timestamp
from ui.screens.history.figure_table import Column, FigureTable
from ui.screens.ports import PastReview
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.charts.session_chart import SessionChart, common_scale
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import LEFT, MIDDLE, Label

BESIDE: Final = 1000  # from this width on, pictures and figures fit side by side
TABLE: Final = 380
BETWEEN: Final = 48
CAPTION: Final = 26
BELOW: Final = 12  # each picture
TALLEST: Final = 300
LEAST_PICTURE: Final = 130
TALL: Final = 600


class CompareScreen(Screen):
    back = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self.with_figures = False
        self.roll = ScrollPage(look, self)
        page = self.roll.inside
        self.title = Label(
            translate(history_strings.COMPARE), FontSize.TITLE, look.ink, MIDDLE, parent=page
        )
        self.captions = [Label("", FontSize.BODY, look.ink, LEFT, parent=page) for _ in range(2)]
        for caption in self.captions:
            caption.setWordWrap(True)
        self.pictures = [SessionChart(look, page) for _ in range(2)]
        heads = (translate(history_strings.EARLIER), translate(history_strings.LATER))
        self.table = FigureTable(look, heads, page)
        self._figures_key = self.add_key(Qt.Key.Key_F, "F", strings.KEY_FIGURES, self._turn)
        self.roll.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_two(self, one: PastReview, other: PastReview, today: date) -> None:
        """The earlier one above."""
        pair = sorted((one, other), key=_began)
        scale = common_scale([(review.judged, review.rounds) for review in pair])
        names = (history_strings.EARLIER, history_strings.LATER)
        for review, caption, picture, name in zip(
            pair, self.captions, self.pictures, names, strict=True
        ):
            told = review.json
            pulls = (told["urge_before"], told["urge_after"])
            picture.show_session(review.judged, review.spans, review.rounds, pulls, scale)
            words = [translate(name), history_strings.format_caption(told, today)]
            words += [] if told["beats"] else [translate(history_strings.COMPARE_NONE)]
            words += [translate(history_strings.IN_DOUBT)] if told.get("doubt") else []
            caption.say(" · ".join(words))
        self.table.show_figures(_column(pair[0]), _column(pair[1]))
        self.place_again()
        self.roll.to_top()

    def place(self, width: int, height: int) -> None:
        beside = width >= scaled_px(BESIDE)
        self._figures_key.wanted = not beside
        self._figures_key.setEnabled(not beside)
        top, under = (40, 28) if height >= TALL else (10, 6)
        first = top + scaled_px(36) + under
        width, room = self.roll.lay(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: first + self._least(w) + 8
        )
        self.bar.lay_out()
        self.title.setGeometry(self.margin, top, width - 2 * self.margin, scaled_px(36))
        wide, line, bottom = self._wide(width), self._line(width), room - 8
        each = min(TALLEST + line, (bottom - first) // 2)
        for place, (caption, picture) in enumerate(zip(self.captions, self.pictures, strict=True)):
            y = first + place * each
            caption.setGeometry(self.margin, y, wide, line)
            picture.setGeometry(self.margin, y + line, wide, max(40, each - line - BELOW))
        table = min(self.table.wanted_height, bottom - first)
        if beside:
            left = width - self.margin - scaled_px(TABLE)
            self.table.setGeometry(
                left, first + line, scaled_px(TABLE), min(table, bottom - first - line)
            )
        else:
            across = min(width - 2 * self.margin, scaled_px(560))
            self.table.setGeometry((width - across) // 2, first, across, table)
        self._show_parts()
        self.roll.keep_in_sight()

    def _wide(self, width: int) -> int:
        """Of the pictures, beside the figures or alone."""
        inner = width - 2 * self.margin
        return inner - scaled_px(TABLE) - BETWEEN if self.width() >= scaled_px(BESIDE) else inner

    def _line(self, width: int) -> int:
        """How high a caption is."""
        wanted = (caption.least_height(self._wide(width)) for caption in self.captions)
        return max(scaled_px(CAPTION), *wanted)

    def _least(self, width: int) -> int:
        """Of what is shown under the title."""
        line = self._line(width)
        pictures = 2 * (line + scaled_px(LEAST_PICTURE) + BELOW)
        if self.width() >= scaled_px(BESIDE):
            return max(pictures, line + self.table.least_height)
        return self.table.least_height if self.with_figures else pictures

    def _turn(self) -> None:
        self.with_figures = not self.with_figures
        word = strings.KEY_PICTURE if self.with_figures else strings.KEY_FIGURES
        self._figures_key.reword(word)
        self.place_again()
        self.roll.to_top()

    def _show_parts(self) -> None:
        beside = self.width() >= scaled_px(BESIDE)
        self.table.setVisible(beside or self.with_figures)
        for part in (*self.captions, *self.pictures):
            part.setVisible(beside or not self.with_figures)


def _began(review: PastReview) -> float:
    """Undated ones count as the oldest."""
    return to_timestamp(review.json["started"]) or 0.0


def _column(review: PastReview) -> Column:
    told = {**review.json["figures"], "beats": review.json["beats"]}
    return [(told.get(name), review.reasons.get(name, "")) for name, *_ in strings.FIGURES]
