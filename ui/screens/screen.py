"""The base class of all screens: margins, acts with their keys, the menu, key help and focus.

An act is one `Action`: its key, its cap in the key bar and its place in the menu are enabled and disabled together.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeGuard, cast

from msgspec import Struct
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    Qt,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import MARGIN, Theme
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, ActionRow, Section
from ui.widgets.controls.button import Button
from ui.widgets.controls.key_bar import BOTTOM_MARGIN_PX, CAP_HEIGHT_PX, KeyBar, KeyCap
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.layout.focus import can_take_focus, set_tab_order
from ui.widgets.text.label import find_title

if TYPE_CHECKING:
    from ui.screens.action_menu import ActionMenu
    from ui.screens.key_help import KeyHelp
    from ui.screens.screen_state import WidgetState
    from ui.widgets.context_menu import MenuEntry

KEY_BAR_HEIGHT_PX: Final = BOTTOM_MARGIN_PX + CAP_HEIGHT_PX + 8
WIDE_PX: Final = 820
NARROW_PX: Final = 480
ALT_TAP_MS: Final = 400
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScreenState(Struct, frozen=True):
    """What a person did on a page: see `ui.screens.screen_state`."""

    widgets: "WidgetState"
    own: object


class Screen(QWidget):
    ROLE = Role.Grouping
    ROW: ActionRow | None = None
    """The act of the window that opens this screen."""

    keeps_input = False
    """Whether what was entered is still there when the page is left and opened again."""

    moves_for_notice = True
    """Whether everything moves up where a notice lies above the key bar."""

    leaves_corner = False
    """Whether nothing but the sensor status lies at the top left of a wide window, so that a notice may."""

    def __init__(self, colours: Theme, *, bar_fades: bool = False) -> None:
        super().__init__()
        self.colours = colours
        self.bar = KeyBar(colours, self, fades=bar_fades)
        self.page_actions: list[Action] = []
        """The acts of this screen, in the order of the key bar."""
        self.window_actions: Sequence[Action] = ()
        """The acts of the window that the screen is shown in."""
        self._extra_help_lines: list[tuple[str, str]] = []
        self._key_help: KeyHelp | None = None
        self._menu: ActionMenu | None = None
        self._focused_before_help: QWidget | None = None
        self._covered_px = 0
        self._alt_pressed_ms: int | None = None
        self.context_menu: QMenu | None = None
        self.has_text_cursor = False
        """Whether texts are stops of the Tab key."""
        self.last_focused: QWidget | None = None
        """The widget of the screen that was focused last, apart from its keys."""
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._note_focus)
        self.spoken_title = ""
        """The name for screen readers, where the largest label is not the title."""
        self.keys_action = self._create_action(table.KEYS, self.show_keys)
        self.text_action = self._create_action(table.SELECT_TEXT, self.toggle_text_cursor)
        self.menu_action = self._create_action(table.MENU, self.open_menu)
        self.bar.add_corner(self.menu_action, self.keys_action)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to its widgets, not to itself

    @property
    def margin(self) -> int:
        if self.width() >= WIDE_PX:
            return MARGIN
        return 24 if self.width() >= NARROW_PX else 12

    def add_action(
        self, row: ActionRow, press: Callable[[], object], *, before_last: bool = False
    ) -> Action:
        """Bind an act of the table to what it does on this screen.

        Parameters
        ----------
        row
            The row of the table.
        press
            What it does.
        before_last
            Whether it is shown before the last act so far (Esc) instead of after it.
        """
        action = self._create_action(row, press)
        self.bar.add(action)
        self.page_actions.append(action)
        if before_last and len(self.page_actions) > 1:
            self.page_actions.insert(-1, self.page_actions.pop())
            self.bar.caps.insert(-1, self.bar.caps.pop())
        return action

    def _create_action(self, row: ActionRow, press: Callable[[], object]) -> Action:
        registers = row.section is Section.PAGE  # the window registers its own shortcuts
        action = Action(row, partial(self._press, press), self, registers=registers)
        action.triggered.connect(partial(self._announce_overlay, action))
        if registers:
            self.addAction(action)
        return action

    def _press(self, press: Callable[[], object]) -> None:
        """Do what an act does, unless the screen is hidden, or a dialog or the key help lies over it."""
        if not self.isVisible():
            return
        self.bar.wake()
        if self._key_help is not None:
            self._close_keys()
        elif self.open_overlay is None:
            press()

    def add_help_line(self, cap: str, word: str) -> None:
        """Add a line to the key help for keys of a widget, which are no act of the screen."""
        self._extra_help_lines.append((cap, translate(word)))

    def key_lines(self) -> list[tuple[str, str]]:
        """All keys that work now with their acts, those of the whole window last."""
        others = [*self.help_lines_now(), ("Tab", translate(settings_strings.TAB))]
        return [*map(_key_line, self._pressable_actions), *others]

    @property
    def _pressable_actions(self) -> list[Action]:
        """The acts that work now and have a key."""
        from ui.screens.action_menu import list_other_actions

        own = [*self.page_actions, self.keys_action, self.text_action, self.menu_action]
        every = [
            *self.page_actions,
            *list_other_actions(own, self.window_actions),
            self.menu_action,
            self.text_action,
            self.keys_action,
        ]
        return [action for action in every if action.isEnabled() and action.caps]

    def help_lines_now(self) -> list[tuple[str, str]]:
        """The keys of widgets that work at the moment."""
        return self._extra_help_lines

    def show_keys(self) -> None:
        from ui.screens.key_help import KeyHelp

        if self._key_help is None:
            focused = self.focusWidget()
            actions = self._pressable_actions
            self._key_help = KeyHelp(self.colours, self.key_lines(), self, pressable=len(actions))
            self._key_help.closed.connect(self._close_keys)
            self._key_help.chosen.connect(lambda line: actions[line].trigger())
            self._focused_before_help = focused

    def open_menu(self) -> None:
        """Open the menu of this screen above its button."""
        menu = self._menu = self.create_menu()
        menu.aboutToHide.connect(self._forget_menu)
        menu.open_at(self.bar.corner or self.bar)

    def _forget_menu(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()

    def create_menu(self) -> "ActionMenu":
        """The menu of this screen as it is now."""
        from ui.screens.action_menu import ActionMenu, list_menu_actions

        window_actions = [*self.window_actions, self.text_action, self.keys_action]
        return ActionMenu(self.colours, list_menu_actions(self.page_actions), window_actions, self)

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
        """Lay out again, with less height where large text makes the key bar taller, or a notice lies over it."""
        taller = theme.scaled_px(CAP_HEIGHT_PX) - CAP_HEIGHT_PX
        self.place(self.width(), self.height() - taller - self._covered_px)

    def make_room(self, covered_px: int) -> None:
        """Leave so much of the height above the key bar to a notice."""
        if self.moves_for_notice and covered_px != self._covered_px:
            self._covered_px = covered_px
            self.lay_out_again()

    @property
    def may_be_left(self) -> bool:
        """Whether another page may be opened now: no dialog is open, whose input would be lost."""
        return self.open_overlay is None

    def reload(self) -> None:
        """Show changed annotations of what is shown."""

    def enter(self) -> None:
        """Called when the screen is shown."""

    def leave(self) -> None:
        """Called when the screen is hidden: stop all timers."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done here, and to copy what is read."""
        from ui.screens.action_menu import dress
        from ui.widgets.context_menu import SEPARATOR, open_context_menu

        acts = self.context_acts() if self.open_overlay is None else []
        copying = self._copy_acts(self.childAt(event.pos()))
        entries = [*acts, SEPARATOR, *copying] if acts else copying
        look = partial(dress, colours=self.colours)
        self.context_menu = open_context_menu(self, entries, event.globalPos(), look)

    def context_acts(self) -> "list[MenuEntry]":
        """The acts of the menu: those of the screen that work now."""
        return list_menu_entries(self.page_actions)

    def _copy_acts(self, under: QWidget | None) -> "list[MenuEntry]":
        """Copy what is selected, else the text under the pointer or of the focus; and the whole page."""
        from ui.i18n.texts import saving_strings
        from ui.screens.page_text import page_text, widget_text
        from ui.widgets.context_menu import MenuEntry
        from ui.widgets.text.selection import selected_text

        texts = (selected_text(self), widget_text(under), widget_text(self.focusWidget()))
        text, whole = next(filter(None, texts), ""), page_text(self)
        acts = []
        if text:
            copy = translate(saving_strings.COPY)
            acts.append(MenuEntry(copy, partial(self.copy_to_clipboard, text), _copy_keys()))
        if whole and whole != text:
            acts.append(
                MenuEntry(
                    translate(saving_strings.COPY_ALL), partial(self.copy_to_clipboard, whole)
                )
            )
        return acts

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard, and say so to a screen reader."""
        from ui.i18n.texts import saving_strings
        from ui.widgets.text.selection import copy_text

        copy_text(text)
        announce(self, translate(saving_strings.COPIED))

    def copy_selected(self) -> bool:
        """Copy what is selected, or the text of the focused figure or row; whether there was any."""
        from ui.screens.page_text import widget_text
        from ui.widgets.text.selection import selected_text

        text = selected_text(self) or widget_text(self.focusWidget())
        if text:
            self.copy_to_clipboard(text)
        return bool(text)

    def toggle_text_cursor(self) -> None:
        """Let Tab stop at texts, in which the arrow keys select; or no longer."""
        from ui.widgets.text.selection import use_text_cursor

        self.has_text_cursor = not self.has_text_cursor
        first = use_text_cursor(self, on=self.has_text_cursor)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.bar.wake()
        self._alt_pressed_ms = event.timestamp() if _is_alt_alone(event) else None
        if event.matches(QKeySequence.StandardKey.Copy) and self.copy_selected():
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_at_focus()
            return
        key = Qt.Key(event.key())
        focused = self.focusWidget()
        if key in _ENTER and isinstance(focused, Button) and focused.shows_focus_ring:
            focused.click()
            return
        action = self._action_of_key(Qt.Key.Key_Return if key in _ENTER else key)
        if action is None or event.isAutoRepeat() or _has_modifier(event):
            super().keyPressEvent(event)
            return
        action.trigger()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A tap of Alt opens the menu; held down it belongs to the window manager."""
        pressed_ms, self._alt_pressed_ms = self._alt_pressed_ms, None
        is_tap = pressed_ms is not None and event.timestamp() - pressed_ms <= ALT_TAP_MS
        if is_tap and event.key() == Qt.Key.Key_Alt and sys.platform != "darwin":
            self.menu_action.trigger()
        else:
            super().keyReleaseEvent(event)

    def _action_of_key(self, key: Qt.Key) -> Action | None:
        """The act that a plain key does now."""
        every = (*self.page_actions, self.text_action, self.keys_action)
        return next((a for a in every if key in a.keys and a.isEnabled()), None)

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

    def _open_menu_at_focus(self) -> None:
        """The menu for who has no mouse: at the focused widget."""
        focused = self.focusWidget() or self
        at = (
            focused.mapTo(self, focused.rect().center())
            if focused is not self
            else self.rect().center()
        )
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(self, QContextMenuEvent(reason, at, self.mapToGlobal(at)))

    @property
    def open_overlay(self) -> OverlayDialog | None:
        """The dialog that is open over the screen, if any."""
        dialogs = [d for d in self.findChildren(OverlayDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else None  # the topmost is the last child

    def _note_focus(self, _: QWidget | None, widget: QWidget | None) -> None:
        if widget is not None and self.isAncestorOf(widget) and not isinstance(widget, KeyCap):
            self.last_focused = widget
        self.bar.show_typing(_is_text_field(widget) and self.isAncestorOf(widget))

    @property
    def can_be_remade(self) -> bool:
        """Whether the page can be made again at this moment without a loss. A dialog cannot."""
        return self.open_overlay is None and self._key_help is None

    def keep_state(self) -> ScreenState:
        """What the person did here."""
        from ui.screens.screen_state import capture_widgets

        return ScreenState(capture_widgets(self), self.own_state())

    def restore_state(self, state: ScreenState) -> None:
        """Restore what was kept of another page of the same class."""
        from ui.screens.screen_state import restore_widgets

        self.restore_own(state.own)
        restore_widgets(self, state.widgets)

    def own_state(self) -> object:
        """What of it is in no text field, scroll bar or focus."""
        return None

    def restore_own(self, state: object) -> None:
        """Restore what `own_state` returned."""

    def take_focus(self) -> None:
        """Focus the widget that should be focused first; none by default."""

    @property
    def heading(self) -> str:
        """The name announced when the page is shown."""
        largest = find_title(self)
        return self.spoken_title or (largest.text() if largest is not None else "")

    def _announce_overlay(self, action: Action, *_: object) -> None:
        """Announce a dialog that the act has opened."""
        for dialog in self.findChildren(OverlayDialog):
            if dialog.isVisible():
                dialog.announce_open(action.word)

    def _tab_order(self) -> list[QWidget]:
        """The widgets of the screen, then its keys, the menu last."""
        parts = [widget for widget in self.findChildren(QWidget) if can_take_focus(widget)]
        inside = [widget for widget in parts if not self.bar.isAncestorOf(widget)]
        return [*inside, *self.bar.every_cap]

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
        if self.has_text_cursor:
            from ui.widgets.text.selection import use_text_cursor

            self.has_text_cursor = False
            use_text_cursor(self, on=False)
        if self._menu is not None:
            self._menu.close()  # its acts are those of this page
        self.bar.sleep()
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.bar.place(
            self.margin, self.height() - BOTTOM_MARGIN_PX, self.width() - 2 * self.margin
        )
        self.lay_out_again()
        if self._key_help is not None:
            self._key_help.setGeometry(self.rect())


def list_menu_entries(actions: Sequence[Action]) -> "list[MenuEntry]":
    """The lines of a menu for the acts that work now."""
    from ui.widgets.context_menu import MenuEntry

    return [MenuEntry(a.text(), a.trigger, a.cap) for a in actions if a.isEnabled()]


def _is_text_field(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether letters are typed into the widget."""
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()


def _copy_keys() -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(QKeySequence.StandardKey.Copy).toString(native)


def _key_line(action: Action) -> tuple[str, str]:
    return "  ".join(action.caps), action.word


def _is_alt_alone(event: QKeyEvent) -> bool:
    ignored = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_Alt and not event.modifiers() & ~ignored


def _has_modifier(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta is pressed."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (modifiers | Qt.KeyboardModifier.MetaModifier))
