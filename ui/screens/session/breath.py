"""The breathing settings: duration, pattern, growth of the exhale, and guidance."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from trainer.breathing.personal_pattern import PersonalPattern, find_personal_pattern
from trainer.plan import ExhaleMode, Guide
from trainer.practice.guide_fading import suggest_guide
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.settings import DEFAULT_PATTERN, MINUTES, Settings, SettingsFile
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.options import OPTION_ROW_HEIGHT_PX as ROW_HEIGHT
from ui.widgets.controls.options import OptionRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 880
OWN_PATTERN: Final = "own"
OTHER_PATTERN: Final = "given"  # a pattern that is none of the other answers
TOP_MARGIN_PX: Final = 96
_UP_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BreathScreen(Screen):
    ROW = table.BREATH

    back = Signal()
    resonance_wanted = Signal()

    def __init__(self, colours: Theme, settings: SettingsFile) -> None:
        super().__init__(colours)
        self._settings = settings
        self._own: PersonalPattern | None = None
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(strings.BREATH), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        minutes = {f"{m:g}": (f"{m:g}", "") for m in MINUTES}
        self.minutes = OptionRow(colours, strings.HOW_LONG, minutes, page)
        breaths = {
            **strings.BREATHS,
            OWN_PATTERN: strings.OWN_BREATH,
            OTHER_PATTERN: strings.GIVEN_BREATH,
        }
        self.breath = OptionRow(colours, strings.WHICH_BREATH, breaths, page)
        self.exhale = OptionRow(colours, strings.EXHALE_GROWTH, strings.EXHALES, page)
        self.guide = OptionRow(colours, strings.GUIDANCE, strings.GUIDES, page)
        self.hint = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        self.hint.setWordWrap(True)
        self.minutes.chosen.connect(self._choose_minutes)
        self.breath.chosen.connect(self._choose_breath)
        self.exhale.chosen.connect(self._choose_exhale)
        self.guide.chosen.connect(self._choose_guide)
        self.add_action(table.RESONANCE, self.resonance_wanted.emit)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    @property
    def rows(self) -> tuple[OptionRow, ...]:
        return (self.minutes, self.breath, self.exhale, self.guide)

    def refresh(self, sessions: Sequence[SessionSummary]) -> None:
        """Show the settings, with the pattern and guide suggested by past sessions."""
        self._own = find_personal_pattern(sessions)
        wanted = suggest_guide(sessions, self._settings.now.guide)
        self.hint.show_text(translate(strings.SUGGESTED[wanted.value]) if wanted else "")
        self._show()

    def take_focus(self) -> None:
        """Focus the first row."""
        chosen = self.minutes.choices.get(self.minutes.value)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        wanted = len(self.rows) * theme.scaled_px(ROW_HEIGHT) + theme.scaled_px(120)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        layout.place((width - inner) // 2, inner, max(8, min(TOP_MARGIN_PX, available - wanted)))
        for options in self.rows:
            options.lay_out()
        self.scroll_page.ensure_focus_visible()

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        rows = [
            LayoutItem(
                r,
                r.height_for(inner),
                max(px(ROW_HEIGHT), r.height_with_details(inner)),
                space_above=28,
            )
            for r in self.rows
        ]
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), space_above=0),
                rows[0]._replace(space_above=24),
                *rows[1:],
                label_item(self.hint, inner, px(28), space_above=28),
            ],
            available,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _UP_DOWN.get(Qt.Key(event.key()))
        focused_index = next(
            (i for i, row in enumerate(self.rows) if row.isAncestorOf(self.focusWidget() or self)),
            None,
        )
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        row = self.rows[(focused_index + step) % len(self.rows)]
        chosen = row.choices.get(row.value) or next(iter(row.choices.values()))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        now = self._settings.now
        self.minutes.set_value(f"{now.minutes:g}")
        self.exhale.set_value(now.exhale.value)
        self.guide.set_value(now.guide.value)
        self._show_breath(now)
        if self.width() > 0:
            self.lay_out_again()

    def _show_breath(self, now: Settings) -> None:
        own = str(self._own.pattern) if self._own else ""
        value = now.breath if now.breath in strings.BREATHS else OTHER_PATTERN
        if self._own is not None:
            value = OWN_PATTERN if now.breath == own else value
            rate = formatting.format_rate(self._own.breaths_per_min)
            self.breath.set_answer(
                OWN_PATTERN,
                formatting.format_breath_pattern(own),
                translate(strings.OWN_RATE, rate=rate),
            )
        self.breath.choices[OWN_PATTERN].setVisible(self._own is not None)
        self.breath.choices[OTHER_PATTERN].setVisible(value == OTHER_PATTERN)
        if value == OTHER_PATTERN:
            self.breath.set_answer(
                OTHER_PATTERN,
                formatting.format_breath_pattern(now.breath),
                translate(strings.GIVEN_BREATH[1]),
            )
        self.breath.set_value(value)

    def _change(self, settings: Settings) -> None:
        self._settings.change(settings)
        if self._settings.trouble is not None:
            self.hint.show_text(window_text.to_text(self._settings.trouble))
        self._show()

    def _choose_minutes(self, value: str) -> None:
        self._change(replace(self._settings.now, minutes=float(value)))

    def _choose_breath(self, value: str) -> None:
        own = str(self._own.pattern) if self._own else DEFAULT_PATTERN
        if value != OTHER_PATTERN:
            breath = own if value == OWN_PATTERN else value
            self._change(replace(self._settings.now, breath=breath))

    def _choose_exhale(self, value: str) -> None:
        self._change(replace(self._settings.now, exhale=ExhaleMode(value)))

    def _choose_guide(self, value: str) -> None:
        self._change(replace(self._settings.now, guide=Guide(value)))
