"""The closing moment of a pause: three short lines, one small picture, one next act. The rest is in the details."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from trainer.events import Decision
from trainer.exercises.name_the_feeling import Feeling
from trainer.practice.summary import SessionSummary
from ui.i18n import strings
from ui.i18n.formatting import heart_of, translate
from ui.i18n.texts import closing_strings as texts
from ui.screens.ports import PastReview
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.screens.session.closing_text import describe_closing
from ui.screens.session.feeling_form import FeelingForm
from ui.services.look_back import is_open
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.charts.closing_picture import MIN_CURVES_HEIGHT_PX, ClosingPicture
from ui.widgets.controls.choices import CHOICE_GAPS_PX, Choice, ChoiceRow
from ui.widgets.controls.undo_notice import UNDO_GRACE_S, UndoNotice
from ui.widgets.layout.focus import restore_focus
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, SCROLL_BAR_PX
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

TITLE_PX: Final = 30
MAX_WIDTH_PX: Final = 720
MAX_PICTURE_HEIGHT_PX: Final = 168
PICTURE_HEIGHT_WITH_FORM_PX: Final = 96
CHOICE_HEIGHT_PX: Final = 60
MIN_CHOICE_HEIGHT_PX: Final = 34
MIN_LARGE_CHOICE_HEIGHT_PX: Final = 26  # of large text, which needs less space around it
MIN_HEIGHT_WITH_FORM_PX: Final = 620  # in a lower window the form takes the picture's place
MAX_CHOICE_WIDTH_PX: Final = 220
SMALLEST_TEXT_SCALE: Final = 0.5


class ClosingScreen(Screen):
    done = Signal()
    details_wanted = Signal(str)
    undone = Signal(str)
    """The decision about this pause is taken back."""
    look_back_wanted = Signal(str)
    copied = Signal(object)
    """A `Feeling`, to be saved."""
    left_with_form = Signal(object)
    """The parts of the sentence that are typed and not copied, to be kept."""

    def __init__(self, colours: Theme, fill_sentence: Callable[[Feeling], str]) -> None:
        super().__init__(colours)
        self.summary: SessionSummary | None = None
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.demo = Label(
            translate(strings.DEMO_SESSION), FontSize.SMALL, colours.faint, MIDDLE, parent=page
        )
        self.waited = Label("", TITLE_PX, colours.ink, MIDDLE, parent=page)
        self.urge = Label("", FontSize.LEAD, colours.soft, MIDDLE, parent=page)
        self.seen = Label("", FontSize.LEAD, colours.soft, MIDDLE, parent=page)
        self.picture = ClosingPicture(colours, page)
        self.hint = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        self.form = FeelingForm(colours, fill_sentence, page)
        self.form.copied.connect(self.copied)
        self.form.message_changed.connect(self._show_message)
        self.row = ChoiceRow(page, MAX_CHOICE_WIDTH_PX, CHOICE_GAPS_PX)
        self.buttons = {
            "done": self._button(texts.DONE, self.done.emit),
            "look back": self._button(texts.LOOK_BACK, self._look_back),
            "details": self._button(texts.DETAILS, self._open_details),
        }
        self.footer = QWidget(self)  # over the page, so that it is seen wherever that is scrolled
        self.undo = UndoNotice(colours, self.footer)
        self.undo.undone.connect(self._undo)
        self.undo.changed.connect(self._undo_changed)
        for words in (self.demo, self.waited, self.urge, self.seen, self.hint):
            words.setWordWrap(True)
        self._add_actions()

    def _button(self, text: str, press: Callable[[], None]) -> Choice:
        button = self.row.add(Choice(self.colours, translate(text)))
        button.clicked.connect(press)
        return button

    def _add_actions(self) -> None:
        self._look_back_action = self.add_action(table.LOOK_BACK, self._look_back)
        self._details_action = self.add_action(table.DETAILS, self._open_details)
        self._undo_action = self.add_action(table.UNDO, self.undo.undo)
        self.scroll_page.add_actions(self)
        self.add_action(table.DONE, self.done.emit)

    def show_closing(self, review: PastReview, *, is_locked: bool = False) -> None:
        """Show the end of this pause; while the library is locked without what would need it."""
        summary = self.summary = review.summary
        self.demo.setVisible(summary.is_demo)
        lines = describe_closing(review)
        for label, line in zip((self.waited, self.urge, self.seen), lines, strict=True):
            label.show_text(line)
            label.setVisible(bool(line))
        heart = heart_of(summary)
        self.picture.show_pause(
            review.spans,
            review.rounds,
            review.judged,
            heart=heart,
            marks=review.marks,
            waited_s=summary.duration_s,
            gaps=summary.gaps,
        )
        self._show_act(summary, is_locked)
        if self.width() > 0:
            self.lay_out_again()

    def _show_act(self, summary: SessionSummary, is_locked: bool) -> None:
        """Offer what follows on the decision, and to take it back for a while."""
        decision, open_still = summary.decision, is_open(summary) and not is_locked
        self.buttons["details"].setVisible(not is_locked)
        self._details_action.setEnabled(not is_locked)
        self._details_action.in_bar = not is_locked
        reaches_out = decision is Decision.REACH_OUT
        hint = texts.LEFT_OPEN if open_still else texts.SAY_IT if reaches_out else ""
        self.hint.show_text(translate(hint) if hint else "")
        self.hint.setVisible(bool(self.hint.text()))
        self.form.setVisible(reaches_out)
        if reaches_out:
            self.form.start()
        self.buttons["look back"].setVisible(open_still)
        self._look_back_action.setEnabled(open_still)
        self._look_back_action.in_bar = open_still
        self.bar.lay_out()
        self.undo.withdraw()
        self._undo_action.setEnabled(False)
        chosen = None if decision is None or is_locked else texts.CHOSEN.get(decision)
        self.footer.setVisible(chosen is not None)
        if chosen is not None:
            self.undo.offer(translate(chosen), UNDO_GRACE_S)

    @property
    def can_be_remade(self) -> bool:
        """What is written here is sent or kept first."""
        return False

    def take_focus(self) -> None:
        form = self.form
        first = self.buttons["done"] if form.isHidden() else form.fields["situation"]
        restore_focus(self.last_focused, self.scroll_page, first)

    def leave(self) -> None:
        self.undo.withdraw()
        if not self.form.isHidden():
            self.left_with_form.emit(self.form.draft)

    def place(self, width: int, height: int) -> None:
        bottom = height - KEY_BAR_HEIGHT_PX
        self._make_room(width, bottom)
        pins_undo = self._layout(width, 0).min_height > bottom
        pinned = self._pinned_undo(width, bottom) if pins_undo else QRect()
        width, available = self.scroll_page.fit(
            width,
            bottom - pinned.height(),
            lambda w: self._layout(w, 0, has_undo=not pins_undo).min_height,
        )
        inner = self._inner(width)
        layout = self._layout(width, available, has_undo=not pins_undo)
        layout.place((width - inner) // 2, inner, round((available - layout.height) * 0.46))
        self.row.lay_out()
        if pins_undo:
            self.footer.setGeometry(pinned)
        self.undo.setGeometry(self.footer.rect())
        self.scroll_page.ensure_focus_visible()

    def _make_room(self, width: int, bottom: int) -> None:
        """Leave out the picture, and above a form secondary lines too, where the page then opens at its top.

        It is the same while the decision can be taken back and after, so that nothing appears later.
        """
        steps = self._list_steps()
        for left_out in steps:
            self._leave_out(left_out)
            if self._opens_at_top(width, bottom):
                return
        self._leave_out(steps[0])

    def _list_steps(self) -> list[tuple[QWidget, ...]]:
        """What may be left out, the least first."""
        if self.form.isHidden():
            return [(), (self.picture,)]
        is_low = self.height() < theme.scaled_px(MIN_HEIGHT_WITH_FORM_PX)
        order: tuple[QWidget, ...] = (self.picture, self.seen, self.hint)
        return [order[:n] for n in range(1 if is_low else 0, len(order) + 1)]

    def _leave_out(self, left_out: Sequence[QWidget]) -> None:
        self.picture.setHidden(self.picture in left_out)
        for line in (self.seen, self.hint):
            line.setHidden(line in left_out or not line.text())

    def _opens_at_top(self, width: int, bottom: int) -> bool:
        """Whether all is seen without scrolling, or what is above a form and its first field."""
        layout = self._layout(width, 0)
        if layout.min_height <= bottom or self.form.isHidden():
            return layout.min_height <= bottom
        inner = self._inner(width - SCROLL_BAR_PX)
        layout = self._layout(width - SCROLL_BAR_PX, 0)
        needed = layout.min_top(self.form) + self.form.first_field_bottom(inner)
        return needed + FOCUS_CONTEXT_PX <= bottom - self.undo.min_height(inner)

    def _pinned_undo(self, width: int, bottom: int) -> QRect:
        """Where the decision can be taken back below a page that scrolls; nowhere once it cannot."""
        if not self.undo.is_offered:
            return QRect()
        inner = self._inner(width)
        tall = self.undo.min_height(inner)
        return QRect((width - inner) // 2, bottom - tall, inner, tall)

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin) + 2 * FOCUS_MARGIN_PX

    def _layout(self, width: int, available: int, *, has_undo: bool = True) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        share = max(0.35, min(1.0, self.height() / px(720)))
        full = MAX_PICTURE_HEIGHT_PX if self.form.isHidden() else PICTURE_HEIGHT_WITH_FORM_PX
        curves = max(MIN_CURVES_HEIGHT_PX, round(px(full) * share))
        row = self.row.height_for(inner, MIN_LARGE_CHOICE_HEIGHT_PX, MIN_CHOICE_HEIGHT_PX)
        items = [
            label_item(self.waited, inner, px(38), space_above=0, scale=SMALLEST_TEXT_SCALE),
            *(
                label_item(line, inner, px(26), space_above=8, scale=SMALLEST_TEXT_SCALE)
                for line in (self.urge, self.seen)
            ),
            LayoutItem(
                self.picture,
                self.picture.min_height(inner),
                self.picture.height_for_curves(inner, curves),
                space_above=36,
            ),
            label_item(self.demo, inner, px(22), space_above=8, scale=SMALLEST_TEXT_SCALE),
            *self._form_items(inner),
            LayoutItem(self.row, row, max(row, px(CHOICE_HEIGHT_PX)), space_above=32),
            *([self._undo_item(inner)] if has_undo else []),
        ]
        return VerticalLayout(items, available)

    def _form_items(self, inner: int) -> list[LayoutItem]:
        form = self.form.height_for(inner)
        hint = label_item(self.hint, inner, space_above=32, scale=SMALLEST_TEXT_SCALE)
        return [
            hint,
            LayoutItem(self.form, form, form, space_above=10),
        ]

    def _undo_item(self, inner: int) -> LayoutItem:
        least, whole = self.undo.min_height(inner), self.undo.height_for(inner)
        return LayoutItem(self.footer, least, whole, space_above=20)

    def _show_message(self) -> None:
        """Scroll to what the form says."""
        self.scroll_page.ensureWidgetVisible(self.form.message)

    def _look_back(self) -> None:
        if self.summary is not None:
            self.look_back_wanted.emit(self.summary.id)

    def _open_details(self) -> None:
        if self.summary is not None:
            self.details_wanted.emit(self.summary.id)

    def _undo(self) -> None:
        if self.summary is not None:
            self.undone.emit(self.summary.id)

    def _undo_changed(self) -> None:
        self._undo_action.setEnabled(self.undo.is_offered)
        self._undo_action.in_bar = self.undo.is_offered
        self.bar.lay_out()
        if self.width() > 0:
            self.lay_out_again()
