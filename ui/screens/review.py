"""Review: a sentence first, then the picture of the whole pause, then figures for those who ask."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, Qt

from trainer.own_breath import OwnBreath, own_breath
from trainer.resonance import ResonanceResult
from trainer.tachogram import JudgedBeat, Verdict
from ui import strings
from ui.screens.screen import BAR_ROOM, Screen
from ui.screens.sitting import PastReview, Shelf
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.copy_sheet import HEIGHT as SHEET_HEIGHT
from ui.widgets.copy_sheet import CopySheet
from ui.widgets.figure import NAME_HEIGHT, NUMBER_HEIGHT, Figure
from ui.widgets.resonance_picture import ResonancePicture
from ui.widgets.session_picture import SessionPicture
from ui.widgets.words import MIDDLE, Words

FIRST_S: Final = 30.0  # the heart at first: so many seconds, and at last twice as many
LAST_S: Final = 60.0
FEWEST_BEATS: Final = 15
GROUNDS: Final = ("good", "fair")
FIGURE_ROW: Final = NAME_HEIGHT + NUMBER_HEIGHT + 8
ROOMY: Final = 700  # from this height on, figures and picture fit together
COLUMNS: Final = 4
MEASURE: Final = 760  # a line longer than that is hard to read
FLAT: Final = 0.27  # height of the picture over its width: steeper, a calm heart looks wild


class ReviewScreen(Screen):
    back = Signal(bool)
    """Leave; whether to the past pauses, where the person came from."""
    past_wanted = Signal()
    breath_chosen = Signal(str)
    """A pattern, "4-0-6-0", to breathe from now on."""

    def __init__(self, look: Theme, shelf: Shelf) -> None:
        super().__init__(look)
        self._from_past = self._is_assessment = False
        self._id = ""
        self.sentence = Words("", Size.TITLE, look.ink, MIDDLE, parent=self)
        self.heart = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        self.heart.setWordWrap(True)
        self.decided = Words("", Size.SMALL, look.faint, MIDDLE, parent=self)
        self.breath = Words("", Size.SMALL, look.soft, MIDDLE, parent=self)
        self.breath.setWordWrap(True)
        self.picture = SessionPicture(look, self)
        self.resonance = ResonancePicture(look, self)
        self._found: OwnBreath | None = None
        self.figures = [Figure(look, name, unit, self) for _, name, unit, _ in strings.FIGURES]
        self.with_figures = False
        self.sheet = CopySheet(look, shelf.export, self)
        self.sheet.closed.connect(self._sheet_closed)
        self._figures_key = self.add_key(Qt.Key.Key_F, "F", strings.KEY_FIGURES, self._turn_figures)
        self._use_key = self.add_key(Qt.Key.Key_U, "U", strings.KEY_USE, self._use)
        self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._copy)
        self.add_key(Qt.Key.Key_H, "H", strings.KEY_PAST, self.past_wanted.emit)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self._back)

    def show_review(self, review: PastReview, *, from_past: bool) -> None:
        told = review.json
        self._id, self._from_past = str(told["id"]), from_past
        self.sheet.hide()
        self.bar.show()
        before, after = told["urge_before"], told["urge_after"]
        self._show_resonance(review)
        waited = say(strings.WAITED, time=strings.duration(told["duration_s"]))
        self.sentence.say(
            _resonance_words(review.resonance)
            or f"{waited} {strings.urge_sentence(before, after)}".strip()
        )
        self.heart.say(_heart_words(review))
        self.decided.say(strings.decided(told))
        self.breath.say(_breath_words(review))
        self.picture.show_session(review.judged, review.spans, review.rounds, (before, after))
        self._show_figures(review)
        self._show_parts()

    def enter(self) -> None:
        self._show_parts()

    def place(self, width: int, height: int) -> None:
        inner = width - 2 * self.margin
        top = max(16, min(96, (height - 480) // 4))
        narrow = width < 760
        self.sentence.setWordWrap(narrow)
        self.sentence.setFont(_title_font(self.sentence.font(), narrow))
        tall = 40 if not narrow else 48
        self.sentence.setGeometry(self.margin, top, inner, tall)
        self.heart.setGeometry(self.margin, top + tall + 4, inner, 22 if not narrow else 40)
        self.decided.setGeometry(self.margin, self.heart.geometry().bottom() + 4, inner, 20)
        breath_top = self.heart.geometry().bottom() + (28 if self.decided.text() else 6)
        wide = min(inner, MEASURE)
        lines = 3 if self._is_assessment else 1
        folded = 20 * (lines + (wide < MEASURE))
        self.breath.setGeometry((width - wide) // 2, breath_top, wide, folded)
        self.breath.setVisible(height >= 480)
        above = self.breath if height >= 480 else self.decided
        picture_top = above.geometry().bottom() + (24 if height >= 600 else 8)
        bottom = height - BAR_ROOM - 12
        figures_top = bottom - 2 * FIGURE_ROW if height >= ROOMY else picture_top
        below = figures_top - 20 if height >= ROOMY else bottom
        tallest = max(240, round(inner * FLAT))
        tall = max(60, min(tallest, below - picture_top))
        self.picture.setGeometry(self.margin, picture_top, inner, tall)
        wide = min(inner, 2 * tall)
        self.resonance.setGeometry((width - wide) // 2, picture_top, wide, tall)
        self._place_figures(figures_top, inner)
        sheet = min(inner, 880)
        self.sheet.setGeometry((width - sheet) // 2, bottom - SHEET_HEIGHT, sheet, SHEET_HEIGHT)
        self._show_parts()

    def _place_figures(self, top: int, inner: int) -> None:
        wide = inner // COLUMNS
        for i, figure in enumerate(self.figures):
            row, column = divmod(i, COLUMNS)
            left = self.margin + column * wide
            figure.setGeometry(left, top + row * FIGURE_ROW, wide - 16, FIGURE_ROW)

    def _show_parts(self) -> None:
        small = self.height() < ROOMY
        for figure in self.figures:
            figure.setVisible(self.with_figures)
        pictured = not (small and self.with_figures)
        self.picture.setVisible(pictured and not self._is_assessment)
        self.resonance.setVisible(pictured and self._is_assessment)
        hidden = small and self.with_figures
        self._figures_key.reword(strings.KEY_PICTURE if hidden else strings.KEY_FIGURES)

    def _show_figures(self, review: PastReview) -> None:
        told = {**review.json["figures"], "beats": review.json["beats"]}
        for figure, (name, _, _, digits) in zip(self.figures, strings.FIGURES, strict=True):
            figure.show_value(told.get(name), digits, review.reasons.get(name, ""))

    def _show_resonance(self, review: PastReview) -> None:
        """An assessment has a picture of its own, and a breath to take along."""
        self._is_assessment = review.resonance is not None
        self._found = own_breath([review.json])
        if review.resonance is not None:
            self.resonance.show_result(review.resonance)
        self._use_key.setEnabled(self._found is not None)
        self._use_key.wanted = self._found is not None
        self.bar.lay_out()

    def _use(self) -> None:
        if self._found is not None:
            self.breath_chosen.emit(str(self._found.pattern))
            self._use_key.setEnabled(False)

    def _turn_figures(self) -> None:
        self.with_figures = not self.with_figures
        self._show_parts()
        self.bar.lay_out()

    def _copy(self) -> None:
        self.bar.hide()
        self.sheet.open_for(self._id)

    def _sheet_closed(self) -> None:
        self.bar.show()
        self.setFocus()

    def _back(self) -> None:
        self.back.emit(self._from_past)


def heart_change(review: PastReview) -> tuple[float | None, float | None]:
    """Mean heart rate at first and at last, where there are beats enough to say so."""
    if not review.rounds or review.json["quality"]["verdict"] not in GROUNDS:
        return None, None
    begin, end = review.rounds[0][0], review.rounds[-1][1]
    return (
        _mean_rate(review.judged, begin, begin + FIRST_S),
        _mean_rate(review.judged, end - LAST_S, end),
    )


def _heart_words(review: PastReview) -> str:
    first, last = heart_change(review)
    if review.json["beats"] and first is None:
        return str(review.json["quality"]["reason"])
    return strings.heart_sentence(first, last, review.json["figures"]["rsa_ms"])


def _resonance_words(found: ResonanceResult | None) -> str:
    if found is None:
        return ""
    if found.breaths_per_min is None:
        return say(strings.RESONANCE_OPEN)
    return say(strings.RESONANCE_FOUND, rate=strings.rate(found.breaths_per_min))


def _breath_words(review: PastReview) -> str:
    """How the breath changed; of an assessment, why it came out as it did."""
    found = review.resonance
    if found is None:
        return review.breath_told or ""
    reason = f"{found.reason[:1].upper()}{found.reason[1:].rstrip('.')}."
    if found.breaths_per_min is None:
        return reason
    sure = say(strings.RESONANCE_SURE, percent=round(100.0 * min(0.99, found.confidence)))
    return f"{sure}. {reason}"


def _mean_rate(judged: Sequence[JudgedBeat], begin: float, end: float) -> float | None:
    intervals = [
        j.beat.rr_ms for j in judged if begin <= j.beat.t <= end and j.verdict is Verdict.NORMAL
    ]
    if len(intervals) < FEWEST_BEATS:
        return None
    rate = 60_000.0 * len(intervals) / sum(intervals)
    return rate if isfinite(rate) else None


def _title_font(font: QFont, narrow: bool) -> QFont:
    font.setPixelSize(Size.LEAD if narrow else Size.TITLE)
    return font
