"""Review: a sentence first, then the picture of the whole pause, then figures for those who ask."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeyEvent, Qt

from trainer.errors import TrainerError
from trainer.own_breath import OwnBreath, own_breath
from ui import strings, words_core, words_history
from ui.screens.review_words import breath_words, grounds_words, heart_words, resonance_words
from ui.screens.screen import BAR_ROOM, Screen
from ui.screens.sitting import PastReview, Shelf
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.asked_figure import AskedFigure
from ui.widgets.copy_sheet import CopySheet
from ui.widgets.figure import NAME_HEIGHT, NUMBER_HEIGHT
from ui.widgets.note_sheet import NoteSheet
from ui.widgets.resonance_picture import ResonancePicture
from ui.widgets.session_picture import SessionPicture
from ui.widgets.words import MIDDLE, Words

FIGURE_ROW: Final = NAME_HEIGHT + NUMBER_HEIGHT + 8
ROOMY: Final = 700  # from this height on, figures and picture fit together
COLUMNS: Final = 4
MEASURE: Final = 760  # a line longer than that is hard to read
NOTE_LINES: Final = 2
LINE: Final = 20
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -4, Qt.Key.Key_Down: 4}
FLAT: Final = 0.27  # height of the picture over its width: steeper, a calm heart looks wild


class ReviewScreen(Screen):
    back = Signal(bool)
    """Leave; whether to the past pauses, where the person came from."""
    past_wanted = Signal()
    figures_opened = Signal()
    replayed = Signal(str)
    breath_chosen = Signal(str)
    """A pattern, "4-0-6-0", to breathe from now on."""

    def __init__(self, look: Theme, shelf: Shelf) -> None:
        super().__init__(look)
        self._from_past = self._is_assessment = False
        self._id = ""
        self._shelf = shelf
        self._note: str | None = None
        self._tags: tuple[str, ...] = ()
        self.sentence = Words("", Size.TITLE, look.ink, MIDDLE, parent=self)
        self.heart = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        self.heart.setWordWrap(True)
        self.decided = Words("", Size.SMALL, look.faint, MIDDLE, parent=self)
        self.breath = Words("", Size.SMALL, look.soft, MIDDLE, parent=self)
        self.breath.setWordWrap(True)
        self.note = Words("", Size.SMALL, look.ink, MIDDLE, parent=self)
        self.note.setWordWrap(True)
        self.picture = SessionPicture(look, self)
        self.resonance = ResonancePicture(look, self)
        self._found: OwnBreath | None = None
        self.figures = [AskedFigure(look, name, unit, self) for _, name, unit, _ in strings.FIGURES]
        self.grounds = Words("", Size.SMALL, look.soft, parent=self)
        self.grounds.setWordWrap(True)
        for figure in self.figures:
            figure.asked.connect(self.grounds.say)
        self.with_figures = False
        self.sheet = CopySheet(look, shelf.export, self)
        self.note_sheet = NoteSheet(look, shelf.remark, self)
        for sheet in (self.sheet, self.note_sheet):
            sheet.closed.connect(self._sheet_closed)
        self.note_sheet.kept.connect(self._read_note)
        self._figures_key = self.add_key(Qt.Key.Key_F, "F", strings.KEY_FIGURES, self._turn_figures)
        self._use_key = self.add_key(Qt.Key.Key_U, "U", strings.KEY_USE, self._use)
        self._replay_key = self.add_key(Qt.Key.Key_R, "R", words_history.KEY_REPLAY, self._replay)
        self.add_key(Qt.Key.Key_N, "N", words_history.KEY_NOTE, self._write_note)
        self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._copy)
        self.add_key(Qt.Key.Key_H, "H", strings.KEY_PAST, self.past_wanted.emit)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self._back)

    def show_review(self, review: PastReview, *, from_past: bool) -> None:
        told = review.json
        self._id, self._from_past = str(told["id"]), from_past
        for sheet in (self.sheet, self.note_sheet):
            sheet.hide()
        self.bar.show()
        self._show_note(told.get("note"), told.get("tags", ()))
        self._replay_key.setEnabled(told["planned_s"] is not None)
        before, after = told["urge_before"], told["urge_after"]
        self._show_resonance(review)
        waited = say(strings.WAITED, time=strings.duration(told["duration_s"]))
        self.sentence.say(
            resonance_words(review.resonance)
            or f"{waited} {strings.urge_sentence(before, after)}".strip()
        )
        self.heart.say(heart_words(review))
        self.decided.say(strings.decided(told))
        self.breath.say(breath_words(review))
        self.picture.show_session(review.judged, review.spans, review.rounds, (before, after))
        self._show_figures(review)
        if self.width() > 0:
            self.place_again()

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
        above = self.breath if height >= 480 and self.breath.text() else self.decided
        note = self._fold_note(wide) if height >= 480 else 0
        self.note.setGeometry(self.breath.x(), above.geometry().bottom() + 5, wide, note)
        self.note.setVisible(note > 0)
        above = self.note if note else above
        picture_top = above.geometry().bottom() + (24 if height >= 600 else 8)
        bottom = height - BAR_ROOM - 12
        figures_top = bottom - 2 * FIGURE_ROW - LINE if height >= ROOMY else picture_top
        below = figures_top - 20 if height >= ROOMY else bottom
        tallest = max(240, round(inner * FLAT))
        tall = max(60, min(tallest, below - picture_top))
        self.picture.setGeometry(self.margin, picture_top, inner, tall)
        wide = min(inner, 2 * tall)
        self.resonance.setGeometry((width - wide) // 2, picture_top, wide, tall)
        self._place_figures(figures_top, inner)
        for sheet in (self.sheet, self.note_sheet):
            sheet.lie_in(self, self.margin, bottom)
        grounds_top = min(figures_top + 2 * FIGURE_ROW, bottom - LINE)
        lines = LINE if not narrow else max(LINE, min(2 * LINE, bottom - grounds_top))
        self.grounds.setGeometry(self.margin, grounds_top, inner, lines)
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
        self.grounds.setVisible(self.with_figures)
        pictured = not (small and self.with_figures)
        self.picture.setVisible(pictured and not self._is_assessment)
        self.resonance.setVisible(pictured and self._is_assessment)
        hidden = small and self.with_figures
        self._figures_key.reword(strings.KEY_PICTURE if hidden else strings.KEY_FIGURES)

    def _show_figures(self, review: PastReview) -> None:
        told = {**review.json["figures"], "beats": review.json["beats"]}
        for figure, (name, _, _, digits) in zip(self.figures, strings.FIGURES, strict=True):
            why = review.reasons.get(name, "")
            figure.show_value(told.get(name), digits, why)
            from_what = why if told.get(name) is None else grounds_words(review)
            figure.show_grounds(f"{say(words_history.FIGURE_ABOUT[name])} {from_what}".strip())

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
        if self.with_figures:
            self.figures_opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """With the figures shown, the arrows go from one to the next."""
        step = _STEP.get(Qt.Key(event.key()))
        if step is None or not self.with_figures:
            super().keyPressEvent(event)
            return
        held = next((i for i, f in enumerate(self.figures) if f.hasFocus()), -1)
        wanted = held + step if held >= 0 else 0
        if 0 <= wanted < len(self.figures):
            self.figures[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _copy(self) -> None:
        self.bar.hide()
        self.sheet.open_for(self._id)

    def _replay(self) -> None:
        self.replayed.emit(self._id)

    def _write_note(self) -> None:
        self.bar.hide()
        self.note_sheet.open_for(self._id, self._note, self._tags)

    def _read_note(self) -> None:
        """As it stands in the library now."""
        try:
            told = self._shelf.review(self._id).json
        except (TrainerError, OSError) as exc:
            self.grounds.say(words_core.told(str(exc)))
            return
        self._show_note(told.get("note"), told.get("tags", ()))
        self.place_again()

    def _show_note(self, note: str | None, tags: Sequence[str]) -> None:
        self._note, self._tags = note, tuple(tags)

    def _fold_note(self, wide: int) -> int:
        """The note and its tags in two lines at most; how high they are."""
        words = " ".join((self._note or "").split())
        told = " · ".join(filter(None, [words, words_history.tags(self._tags)]))
        letters = self.note.fontMetrics()
        room = NOTE_LINES * wide - (80 if letters.horizontalAdvance(told) > wide else 0)
        self.note.say(letters.elidedText(told, Qt.TextElideMode.ElideRight, room))
        if not told:
            return 0
        return LINE if letters.horizontalAdvance(told) <= wide else NOTE_LINES * LINE

    def _sheet_closed(self) -> None:
        self.bar.show()
        self.setFocus()

    def _back(self) -> None:
        self.back.emit(self._from_past)


def _title_font(font: QFont, narrow: bool) -> QFont:
    font.setPixelSize(Size.LEAD if narrow else Size.TITLE)
    return font
