"""The base class of all screens: margins, keys with their caps, key help and focus.

A key and its cap are one object and are enabled or disabled together.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import MARGIN, Theme
from ui.widgets.controls.button import Button
from ui.widgets.controls.key_bar import CAP_HEIGHT_PX, KeyBar, KeyCap
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.layout.focus import can_take_focus, set_tab_order
from ui.widgets.text.label import find_title

if TYPE_CHECKING:
    from ui.screens.key_help import KeyHelp

BOTTOM_MARGIN_PX: Final = 16
KEY_BAR_HEIGHT_PX: Final = BOTTOM_MARGIN_PX + CAP_HEIGHT_PX + 8
WIDE_PX: Final = 820
NARROW_PX: Final = 480
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Screen(QWidget):
    ROLE = Role.Grouping

    def __init__(self, colours: Theme, *, bar_fades: bool = False) -> None:
        super().__init__()
        self.colours = colours
        self.bar = KeyBar(colours, self, fades=bar_fades)
        self._keys: dict[Qt.Key, KeyCap] = {}
        self._extra_help_lines: list[tuple[str, str]] = []
        self._aliases: dict[KeyCap, list[str]] = {}
        self._key_help: KeyHelp | None = None
        self._focused_before_help: QWidget | None = None
        self.last_focused: QWidget | None = None
        """The widget of the screen that was focused last, apart from its keys."""
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._note_focus)
        self.spoken_title = ""
        """The name for screen readers, where the largest label is not the title."""
        self.bar.add_corner_key("?", settings_strings.KEY_KEYS, self.show_keys)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to its widgets, not to itself

    @property
    def margin(self) -> int:
        if self.width() >= WIDE_PX:
            return MARGIN
        return 24 if self.width() >= NARROW_PX else 12

    def add_key(self, key: Qt.Key, cap: str, word: str, press: Callable[[], None]) -> KeyCap:
        key_cap = self.bar.add(cap, word, press)
        key_cap.clicked.connect(partial(self._announce_overlay, key_cap))
        self._keys[key] = key_cap
        return key_cap

    def alias(self, key: Qt.Key, cap: str, of: KeyCap) -> None:
        """Add another key for the same action."""
        self._keys[key] = of
        self._aliases.setdefault(of, []).append(cap)

    def add_help_line(self, cap: str, word: str) -> None:
        """Add a line to the key help for a key without a cap."""
        self._extra_help_lines.append((cap, translate(word)))

    def add_settings_key(self, press: Callable[[], None]) -> KeyCap:
        key_cap = self.add_key(Qt.Key.Key_O, "O", settings_strings.KEY_SETTINGS, press)
        self.alias(Qt.Key.Key_Comma, ",", key_cap)
        return key_cap

    def key_lines(self) -> list[tuple[str, str]]:
        """All keys of this screen with their actions; keys of the same action share a line."""
        lines = [
            (
                "  ".join(name for cap in caps for name in (cap.cap, *self._aliases.get(cap, []))),
                word,
            )
            for word, caps in self._keys_by_word().items()
        ]
        everywhere = (
            ("Tab", settings_strings.TAB),
            ("F9", settings_strings.HIDE),
            ("?", settings_strings.KEY_KEYS),
        )
        return [
            *lines,
            *self.help_lines_now(),
            *((cap, translate(word)) for cap, word in everywhere),
        ]

    def help_lines_now(self) -> list[tuple[str, str]]:
        """The keys without a cap that work at the moment."""
        return self._extra_help_lines

    def _keys_by_word(self) -> dict[str, list[KeyCap]]:
        """The enabled keys by their action."""
        lines: dict[str, list[KeyCap]] = {}
        for cap in (c for c in self.bar.caps if c.isEnabled()):
            lines.setdefault(cap.text(), []).append(cap)
        return lines

    def show_keys(self) -> None:
        from ui.screens.key_help import KeyHelp

        if self._key_help is None:
            focused = self.focusWidget()
            self._key_help = KeyHelp(
                self.colours, self.key_lines(), self, pressable=len(self._keys_by_word())
            )
            self._key_help.closed.connect(self._close_keys)
            self._key_help.chosen.connect(self._press_line)
            self._focused_before_help = focused

    def _press_line(self, line: int) -> None:
        """Do what the key of a clicked line does."""
        pressed = [caps[0] for caps in self._keys_by_word().values()]
        if line < len(pressed):
            pressed[line].click()

    def _close_keys(self) -> None:
        shown, self._key_help = self._key_help, None
        if shown is not None:
            shown.hide()
            shown.deleteLater()
            (self._focused_before_help or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, width: int, height: int) -> None:
        """Lay out all widgets for this size in pixels."""
        raise NotImplementedError

    def lay_out_again(self) -> None:
        """Lay out again, with less height where a large text size makes the key bar taller."""
        taller = theme.scaled_px(CAP_HEIGHT_PX) - CAP_HEIGHT_PX
        self.place(self.width(), self.height() - taller)

    def reload(self) -> None:
        """Show changed annotations of what is shown."""

    def enter(self) -> None:
        """Called when the screen is shown."""

    def leave(self) -> None:
        """Called when the screen is hidden: stop all timers."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.bar.wake()
        key = Qt.Key(event.key())
        focused = self.focusWidget()
        if key in _ENTER and isinstance(focused, Button) and focused.shows_focus_ring:
            focused.click()
            return
        if key == Qt.Key.Key_Question:
            self.show_keys()
            return
        cap = self._keys.get(Qt.Key.Key_Return if key in _ENTER else key)
        if cap is None or not cap.isEnabled() or event.isAutoRepeat() or _has_modifier(event):
            super().keyPressEvent(event)
            return
        cap.click()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Pass the focus to an open dialog, else to the widget that the screen chooses."""
        super().focusInEvent(event)
        self._pass_focus_on()

    def focus_first(self) -> None:
        """Focus an open dialog or what the screen chooses, and else itself.

        Screen readers are told of the widget alone. Passed on in `focusInEvent`, the focus of the page would be
        told of too, and last.
        """
        self._pass_focus_on()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass_focus_on(self) -> None:
        dialog = self.open_overlay
        if dialog is not None:
            dialog.refocus()
        else:
            self.take_focus()

    @property
    def open_overlay(self) -> OverlayDialog | None:
        """The dialog that is open over the screen, if any."""
        return next(
            (dialog for dialog in self.findChildren(OverlayDialog) if dialog.isVisible()), None
        )

    def _note_focus(self, _: QWidget | None, widget: QWidget | None) -> None:
        if widget is not None and self.isAncestorOf(widget) and not isinstance(widget, KeyCap):
            self.last_focused = widget

    def take_focus(self) -> None:
        """Focus the widget that should be focused first; none by default."""

    @property
    def heading(self) -> str:
        """The name announced when the page is shown."""
        largest = find_title(self)
        return self.spoken_title or (largest.text() if largest is not None else "")

    def _announce_overlay(self, key: KeyCap, *_: object) -> None:
        """Announce a dialog that the key has opened."""
        for dialog in self.findChildren(OverlayDialog):
            if dialog.isVisible():
                dialog.announce_open(key.text())

    def _tab_order(self) -> list[QWidget]:
        """The widgets of the screen, then its keys, the key help last."""
        parts = [widget for widget in self.findChildren(QWidget) if can_take_focus(widget)]
        inside = [widget for widget in parts if not self.bar.isAncestorOf(widget)]
        corner = [self.bar.corner] if self.bar.corner is not None else []
        return [*inside, *self.bar.caps, *corner]

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        """Set the tab order again, since widgets may have been added after the screen was shown."""
        set_tab_order(self._tab_order())
        return super().focusNextPrevChild(next_)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        set_tab_order(self._tab_order())
        self._put_bar_last()
        self.setAccessibleName(self.heading)
        self.bar.wake()
        self.enter()
        super().showEvent(event)

    def _put_bar_last(self) -> None:
        """A screen reader reads in the order of the children: what the page says, then its keys."""
        self.bar.raise_()
        if self.open_overlay is not None:
            self.open_overlay.raise_()

    def hideEvent(self, event: object) -> None:  # noqa: N802
        self._close_keys()
        self.bar.sleep()
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.bar.place(
            self.margin, self.height() - BOTTOM_MARGIN_PX, self.width() - 2 * self.margin
        )
        self.lay_out_again()
        if self._key_help is not None:
            self._key_help.setGeometry(self.rect())


def _has_modifier(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is pressed."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (modifiers | Qt.KeyboardModifier.MetaModifier))
