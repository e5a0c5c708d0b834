"""Two past sessions: one heart over the other in the same scale, and their figures side by side."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from ui.i18n import history_strings, strings
from ui.i18n.formatting import say
from ui.i18n.timestamps import instant
from ui.screens.history.figure_table import Column, FigureTable
from ui.screens.ports import PastReview
from ui.screens.screen import BAR_ROOM, Screen
from ui.style.theme import Size, Theme, px
from ui.widgets.charts.session_chart import SessionPicture, common_scale
from ui.widgets.layout.scroll_page import Roll
from ui.widgets.text.label import LEFT, MIDDLE, Words

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
        self.roll = Roll(look, self)
        page = self.roll.inside
        self.title = Words(say(history_strings.COMPARE), Size.TITLE, look.ink, MIDDLE, parent=page)
        self.captions = [Words("", Size.BODY, look.ink, LEFT, parent=page) for _ in range(2)]
        for caption in self.captions:
            caption.setWordWrap(True)
        self.pictures = [SessionPicture(look, page) for _ in range(2)]
        heads = (say(history_strings.EARLIER), say(history_strings.LATER))
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
            words = [say(name), history_strings.caption(told, today)]
            words += [] if told["beats"] else [say(history_strings.COMPARE_NONE)]
            words += [say(history_strings.IN_DOUBT)] if told.get("doubt") else []
            caption.say(" · ".join(words))
        self.table.show_figures(_column(pair[0]), _column(pair[1]))
        self.place_again()
        self.roll.to_top()

    def place(self, width: int, height: int) -> None:
        beside = width >= px(BESIDE)
        self._figures_key.wanted = not beside
        self._figures_key.setEnabled(not beside)
        top, under = (40, 28) if height >= TALL else (10, 6)
        first = top + px(36) + under
        width, room = self.roll.lay(width, height - BAR_ROOM, lambda w: first + self._least(w) + 8)
        self.bar.lay_out()
        self.title.setGeometry(self.margin, top, width - 2 * self.margin, px(36))
        wide, line, bottom = self._wide(width), self._line(width), room - 8
        each = min(TALLEST + line, (bottom - first) // 2)
        for place, (caption, picture) in enumerate(zip(self.captions, self.pictures, strict=True)):
            y = first + place * each
            caption.setGeometry(self.margin, y, wide, line)
            picture.setGeometry(self.margin, y + line, wide, max(40, each - line - BELOW))
        table = min(self.table.wanted_height, bottom - first)
        if beside:
            left = width - self.margin - px(TABLE)
            self.table.setGeometry(left, first + line, px(TABLE), min(table, bottom - first - line))
        else:
            across = min(width - 2 * self.margin, px(560))
            self.table.setGeometry((width - across) // 2, first, across, table)
        self._show_parts()
        self.roll.keep_in_sight()

    def _wide(self, width: int) -> int:
        """Of the pictures, beside the figures or alone."""
        inner = width - 2 * self.margin
        return inner - px(TABLE) - BETWEEN if self.width() >= px(BESIDE) else inner

    def _line(self, width: int) -> int:
        """How high a caption is."""
        wanted = (caption.least_height(self._wide(width)) for caption in self.captions)
        return max(px(CAPTION), *wanted)

    def _least(self, width: int) -> int:
        """Of what is shown under the title."""
        line = self._line(width)
        pictures = 2 * (line + px(LEAST_PICTURE) + BELOW)
        if self.width() >= px(BESIDE):
            return max(pictures, line + self.table.least_height)
        return self.table.least_height if self.with_figures else pictures

    def _turn(self) -> None:
        self.with_figures = not self.with_figures
        word = strings.KEY_PICTURE if self.with_figures else strings.KEY_FIGURES
        self._figures_key.reword(word)
        self.place_again()
        self.roll.to_top()

    def _show_parts(self) -> None:
        beside = self.width() >= px(BESIDE)
        self.table.setVisible(beside or self.with_figures)
        for part in (*self.captions, *self.pictures):
            part.setVisible(beside or not self.with_figures)


def _began(review: PastReview) -> float:
    """Undated ones count as the oldest."""
    return instant(review.json["started"]) or 0.0


def _column(review: PastReview) -> Column:
    told = {**review.json["figures"], "beats": review.json["beats"]}
    return [(told.get(name), review.reasons.get(name, "")) for name, *_ in strings.FIGURES]
