"""The trends over all pauses: three cards at a glance, and the figures of every measure one step deeper."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from trainer.practice.overview import Overview, compute_overview
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings, trend_strings
from ui.screens.practice.trend_cards import TrendCards
from ui.screens.practice.trend_details import TrendDetails
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px, scaled_px_within
from ui.widgets.actions import table
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import Label

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause
    from trainer.practice.predictions import Prediction

MAX_WIDTH_PX: Final = 1120
TALL_HEIGHT_PX: Final = 600
TITLE_HEIGHT_PX: Final = 36
BOTTOM_GAP_PX: Final = 8
SEEN_BELOW_LIST_PX: Final = 130  # name, unit and some of the chart
WAITED: Final = "waited"


class TrendsScreen(Screen):
    back = Signal()
    why_wanted = Signal()
    report_wanted = Signal()
    figures_opened = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.with_figures = False
        self.overview: Overview | None = None
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        title = translate(practice_strings.TRENDS)
        self.title = Label(title, FontSize.TITLE, colours.ink, parent=page)
        self.subtitle = Label("", FontSize.BODY, colours.soft, parent=page)
        self.subtitle.setWordWrap(True)
        self.cards = TrendCards(colours, page)
        self.cards.opened.connect(self._open_figures)
        self.details = TrendDetails(colours, page)
        self.details.changed.connect(self._show_from_top)
        self.details.hide()
        self._figures_action = self.add_action(table.FIGURES, self._turn_figures)
        self._step_actions = [
            self.add_action(row, partial(self._step, step))
            for row, step in ((table.NEXT, 1), (table.PREVIOUS, -1))
        ]
        for action in self._step_actions:
            action.in_bar = False
        self.add_action(table.SHOW_REPORT, self.report_wanted.emit)
        self.add_action(table.WHY, self.why_wanted.emit)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self._back)

    def show_series(self, pauses: "Sequence[Pause]", predictions: "Sequence[Prediction]") -> None:
        """Show pauses and predictions, oldest first, at a glance."""
        self.overview = compute_overview(pauses, predictions)
        self.cards.show_overview(self.overview)
        self.details.set_series(pauses, predictions)
        self._show_view(with_figures=False)

    def own_state(self) -> object:
        return self.details.current_name if self.with_figures else None

    def restore_own(self, state: object) -> None:
        if isinstance(state, str):
            self.details.open_at(state)
            self._show_view(with_figures=True)

    def take_focus(self) -> None:
        if self.with_figures:
            self.details.take_focus()
        else:
            self.cards.take_focus(self.details.current_name)
            if self.cards.cards[0].hasFocus():
                self.scroll_page.reveal(self.title)  # large cards would open without it

    def place(self, width: int, height: int) -> None:
        top = 36 if height >= max(TALL_HEIGHT_PX, scaled_px(420)) else 8
        self.details.max_list_height = self._max_list_height(width, height, top)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._min_height(w, top)
        )
        inner = self._inner(width)
        left, first = (width - inner) // 2, top + self._head_height(inner)
        self.title.setGeometry(left, top, inner, self._title_height)
        self.subtitle.setGeometry(
            left, top + self._title_height + 4, inner, self.subtitle.min_height(inner)
        )
        space = available - first - BOTTOM_GAP_PX
        if self.with_figures:
            self.details.setGeometry(left, first, inner, space)
            self.details.place(inner, space)
        else:
            self.cards.setGeometry(left, first, inner, self.cards.place(inner, space))
        self.scroll_page.ensure_focus_visible()

    def _max_list_height(self, width: int, height: int, top: int) -> int:
        """The height for the list of measures that leaves the beginning of its chart in view, in pixels."""
        first = top + self._head_height(self._inner(width))
        return height - KEY_BAR_HEIGHT_PX - first - scaled_px(SEEN_BELOW_LIST_PX)

    def _inner(self, width: int) -> int:
        return min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _head_height(self, inner: int) -> int:
        """The height of title and subtitle with the space below them, in pixels."""
        subtitle = self.subtitle.min_height(inner) + 4 if self.subtitle.text() else 0
        gap = 24 if self.height() >= TALL_HEIGHT_PX else 10
        return self._title_height + subtitle + gap

    @property
    def _title_height(self) -> int:
        """Above the figures less in a low window, in which the chart would begin too far down."""
        if self.with_figures:
            return scaled_px_within(self.height(), TITLE_HEIGHT_PX)
        return scaled_px(TITLE_HEIGHT_PX)

    def _min_height(self, width: int, top: int) -> int:
        inner = self._inner(width)
        shown = self.details if self.with_figures else self.cards
        return top + self._head_height(inner) + shown.min_height(inner) + BOTTOM_GAP_PX

    def _step(self, by: int) -> None:
        if self.with_figures:
            self.details.list.step(by)

    def _turn_figures(self) -> None:
        if self.with_figures:
            self._show_view(with_figures=False)
        else:
            focused = next((c.name for c in self.cards.cards if c.hasFocus()), WAITED)
            self._open_figures(focused)

    def _open_figures(self, name: str) -> None:
        self.details.open_at(name)
        self._show_view(with_figures=True)
        self.figures_opened.emit()

    def _show_view(self, *, with_figures: bool) -> None:
        self.with_figures = with_figures
        self.cards.setVisible(not with_figures)
        self.details.setVisible(with_figures)
        empty = self.overview is not None and not self.overview.pauses
        text = practice_strings.TRENDS_EMPTY if empty else trend_strings.OVERVIEW_HINT
        self.subtitle.show_text("" if with_figures and not empty else translate(text))
        word = trend_strings.KEY_OVERVIEW if with_figures else strings.KEY_FIGURES
        self._figures_action.set_word(word)
        self.bar.lay_out()
        if self.width() > 0:
            self._show_from_top()
        if self.isVisible():
            self.take_focus()

    def _show_from_top(self) -> None:
        self.lay_out_again()
        self.scroll_page.scroll_to_top()

    def _back(self) -> None:
        """From the figures to the cards, and from these to where one came from."""
        if self.with_figures:
            self._show_view(with_figures=False)
        else:
            self.back.emit()
