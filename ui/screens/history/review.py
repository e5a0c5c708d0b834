"""The review of a session: a sentence, the chart of the whole session, and figures on request."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from trainer.breathing.personal_pattern import PersonalPattern, find_personal_pattern
from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.practice.annotations import Annotations
from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings, practice_strings
from ui.i18n.texts.report_strings import describe_reason
from ui.screens.history.export_dialog import ExportDialog
from ui.screens.history.note_dialog import NoteDialog
from ui.screens.history.review_layout import ReviewPage
from ui.screens.history.review_text import (
    describe_assessment,
    describe_breath,
    describe_choice,
    describe_demo,
    describe_heart_change,
    describe_time,
)
from ui.screens.ports import PastReview, SessionLibraryPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.look_back import is_open
from ui.style.theme import Theme
from ui.widgets.actions import table
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX, ScrollArea

_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
MAX_ANNOTATION_CHARS: Final = 100  # characters of one of the person's texts
_ROW: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewScreen(Screen):
    back = Signal(bool)
    """Leave; True to return to the history."""
    history_wanted = Signal()
    figures_opened = Signal()
    replayed = Signal(str)
    look_back_wanted = Signal(str)
    """The id of a pause whose reassessment is open."""
    breath_chosen = Signal(str)
    """A pattern, "4-0-6-0", to breathe from now on."""

    def __init__(self, colours: Theme, session_library: SessionLibraryPort) -> None:
        super().__init__(colours)
        self._from_past = False
        self._id = ""
        self._has_heart = False
        """Whether there is a heartbeat in it."""
        self._counts_figures = True
        """Whether opening the figures counts for the overuse notice."""
        self._session_library = session_library
        self._note: str | None = None
        self._tags: tuple[str, ...] = ()
        self.page = page = ReviewPage(colours)
        self.sentence, self.heart, self.note = page.sentence, page.heart, page.note
        self.decided, self.breath, self.explanation = page.decided, page.breath, page.explanation
        self.chart, self.resonance, self.figures = page.chart, page.resonance, page.figures
        self.scroll_area = ScrollArea(colours, page, self)
        for part in (self.chart, *self.figures):
            self.scroll_area.keep_visible_on_focus(part)
        page.use_breath.clicked.connect(self._use)
        self._pattern: PersonalPattern | None = None
        self.export_dialog = ExportDialog(colours, session_library, self)
        self.note_dialog = NoteDialog(colours, session_library.remark, self)
        for dialog in (self.export_dialog, self.note_dialog):
            dialog.closed.connect(self._overlay_closed)
        self.note_dialog.saved.connect(self._read_note)
        self._figures_action = self.add_action(table.FIGURES, self._turn_figures)
        self._use_action = self.add_action(table.USE_PACE, self._use)
        self._replay_action = self.add_action(table.REPLAY, self._replay)
        self.add_action(table.NOTE, self._write_note)
        self.add_action(table.EXPORT, self._copy)
        self.add_action(table.PRINT, self._show_report)
        self.add_action(table.HISTORY, self.history_wanted.emit)
        self._look_back_action = self.add_action(table.LOOK_BACK, self._look_back)
        self.add_help_line("Tab ← →", history_strings.KEY_ALONG)
        self.add_action(table.BACK, self._back)

    def show_review(self, review: PastReview, *, from_past: bool) -> None:
        summary = review.summary
        self._id, self._from_past = summary.id, from_past
        self._has_heart = summary.beats > 0
        for dialog in (self.export_dialog, self.note_dialog):
            dialog.hide()
        self.page.covered = False
        self.bar.show()
        self._show_note(summary.note, summary.tags)
        self._replay_action.setEnabled(summary.planned_s is not None)
        can_look_back = is_open(summary) and summary.completion is not None
        self._look_back_action.setEnabled(can_look_back)
        self._look_back_action.in_bar = can_look_back
        before, after = summary.urge_before, summary.urge_after
        self._show_resonance(review)
        self.page.demo.show_text(describe_demo(summary))
        self._counts_figures = not summary.is_demo
        self.sentence.show_text(
            describe_assessment(summary, review.resonance)
            or f"{describe_time(review)} {formatting.describe_urges(before, after)}".strip()
        )
        self.heart.show_text(
            f"{describe_heart_change(review)} {history_strings.doubt(summary)}".strip()
        )
        self.decided.show_text(describe_choice(summary))
        self.breath.show_text(describe_breath(review))
        self._show_own_words(summary.annotations)
        self.chart.show_session(
            review.judged,
            review.spans,
            review.rounds,
            (before, after),
            heart=formatting.heart_of(summary),
            marks=review.marks,
            gaps=summary.gaps,
        )
        self._show_figures(review)
        if self.width() > 0:
            self.lay_out_again()

    @property
    def shown_id(self) -> str:
        """The id of the session that is shown."""
        return self._id

    @property
    def is_from_history(self) -> bool:
        return self._from_past

    def own_state(self) -> object:
        return self.with_figures

    def restore_own(self, state: object) -> None:
        if self.page.with_figures is not bool(state) and self._figures_action.isEnabled():
            self.page.with_figures = bool(state)
            self.lay_out_again()
            self.bar.lay_out()

    def place(self, width: int, height: int) -> None:
        inner = width - 2 * self.margin
        bottom = height - KEY_BAR_HEIGHT_PX - 12
        self.scroll_area.setGeometry(self.margin, 0, inner + SCROLL_BAR_PX, bottom)
        self.page.fold_note(self._note_changed(), inner)
        self.page.lay_out(inner, bottom)
        for dialog in (self.export_dialog, self.note_dialog):
            dialog.place_over(self, self.margin, bottom)
        hidden = self.page.with_figures and self.chart.isHidden() and self.resonance.isHidden()
        shown = strings.KEY_HIDE_FIGURES if self.page.with_figures else strings.KEY_FIGURES
        self._figures_action.set_word(strings.KEY_PICTURE if hidden else shown)

    def _show_figures(self, review: PastReview) -> None:
        """Show the figures; where there was no heart, one sentence above says so, and there are none."""
        has_heart = review.summary.beats > 0
        self.page.with_figures = self.page.with_figures and has_heart
        self._figures_action.setEnabled(has_heart)
        self._figures_action.in_bar = has_heart
        values = {**review.summary.figures, "beats": review.summary.beats}
        for figure, (name, _, _, digits) in zip(self.figures, strings.FIGURES, strict=True):
            reason = describe_reason(review.reasons, name)
            figure.show_value(values.get(name), digits, reason)
            basis = (
                reason
                if values.get(name) is None
                else history_strings.describe_grounds(review.summary)
            )
            about = [translate(history_strings.FIGURE_ABOUT[name]), basis]
            if name == "rsa_ms":
                interval_ms = review.summary.rsa_interval_ms
                about.insert(1, formatting.describe_uncertainty(values.get(name), interval_ms))
            figure.set_explanation(" ".join(sentence for sentence in about if sentence))

    def _show_resonance(self, review: PastReview) -> None:
        """Show the chart of an assessment, and offer its pattern.

        Of one that was left before a pace was measured the chart of the session is shown.
        """
        self._pattern = find_personal_pattern([review.summary])
        if review.resonance is not None:
            self.resonance.show_result(review.resonance)
        self.page.is_assessment = review.resonance is not None and self.resonance.has_points
        self._use_action.setEnabled(self._pattern is not None)
        self._use_action.in_bar = self._pattern is not None
        self.page.offers_breath = self._pattern is not None
        self.page.use_breath.setEnabled(True)
        if self._pattern is not None:
            pattern = formatting.format_breath_pattern(str(self._pattern.pattern))
            detail = translate(strings.USE_BREATH_DETAIL, pattern=pattern)
            self.page.use_breath.set_detail(detail)

    def _use(self) -> None:
        if self._pattern is None:
            return
        self.breath_chosen.emit(str(self._pattern.pattern))
        self._use_action.setEnabled(False)
        self.page.use_breath.setEnabled(False)
        self.page.use_breath.set_detail(translate(strings.BREATH_USED))

    @property
    def with_figures(self) -> bool:
        return self.page.with_figures

    def _turn_figures(self) -> None:
        self.page.with_figures = not self.page.with_figures
        self.lay_out_again()
        self.bar.lay_out()
        self.scroll_area.ensureWidgetVisible(
            self.figures[0] if self.with_figures else self.sentence
        )
        if self.with_figures and self._counts_figures:
            self.figures_opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move between the figures while they are shown."""
        key = Qt.Key(event.key())
        step = _STEP.get(key, 0) + _ROW.get(key, 0) * self.page.columns
        if not step or not self.with_figures:
            super().keyPressEvent(event)
            return
        focused_index = next((i for i, f in enumerate(self.figures) if f.hasFocus()), -1)
        wanted = focused_index + step if focused_index >= 0 else 0
        if 0 <= wanted < len(self.figures):
            self.figures[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _cover(self, *, covered: bool) -> None:
        self.bar.setVisible(not covered)
        self.page.covered = covered
        self.lay_out_again()

    def _copy(self) -> None:
        self._cover(covered=True)
        self.export_dialog.open_for(self._id, has_heart=self._has_heart)

    def _show_report(self) -> None:
        """Show the report, from which it is printed."""
        self._cover(covered=True)
        self.export_dialog.show_report(self._id, has_heart=self._has_heart)

    def _look_back(self) -> None:
        self.look_back_wanted.emit(self._id)

    def _replay(self) -> None:
        self.replayed.emit(self._id)

    def _write_note(self) -> None:
        self._cover(covered=True)
        self.note_dialog.open_for(self._id, self._note, self._tags)

    def reload(self) -> None:
        """Show changed annotations of this pause."""
        self._read_note()

    def _read_note(self) -> None:
        """Read note and annotations from the library again."""
        try:
            summary = self._session_library.review(self._id).summary
        except EXPECTED_ERRORS as exc:
            self.explanation.show_text(window_text.to_text(message_of(exc)))
            return
        self._show_note(summary.note, summary.tags)
        self._show_own_words(summary.annotations)
        self.lay_out_again()

    def _show_own_words(self, annotations: Annotations) -> None:
        self.page.annotations.show_text(
            "\n".join(practice_strings.describe_annotations(annotations, MAX_ANNOTATION_CHARS))
        )

    def _show_note(self, note: str | None, tags: Sequence[str]) -> None:
        self._note, self._tags = note, tuple(tags)

    def _note_changed(self) -> str:
        words = " ".join((self._note or "").split())
        return " · ".join(filter(None, [words, history_strings.format_tags(self._tags)]))

    def _overlay_closed(self) -> None:
        self._cover(covered=False)

    def _back(self) -> None:
        self.back.emit(self._from_past)
