"""The menu of a screen: every act of the screen and of the window, at any size of the window."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem, QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import menu_strings
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.actions.action import Action, Section
from ui.widgets.actions.icons import create_icon

ICON_PX: Final = 16
ROW_PADDINGS_PX: Final = (5, 3, 1)
STYLE: Final = """
QMenu {{ background: {panel}; color: {ink}; border: 1px solid {line}; padding: {gap}px 0px; icon-size: {size}px;
    menu-scrollable: 1; }}
QMenu::item {{ padding: {row}px {side}px {row}px {gap}px; background: transparent; }}
QMenu::item:selected {{ background: {lit}; color: {ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::icon {{ padding-left: {icon}px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {gap}px {side}px; }}
"""


class KeyMenu(QMenu):
    """A menu that names plain keys as the key bar does: ↓, and not as Qt's own language files do."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:  # noqa: N802
        super().initStyleOption(option, action)
        text, tab, _ = option.text.partition("\t")
        if tab and isinstance(action, Action) and action.row.shortcut is None:
            option.text = f"{text}{tab}{action.cap}"


class ActionMenu(KeyMenu):
    """The acts of a screen, the pages to go to, and what works in the whole window.

    Where all of it is taller than the display, its rows move together, then the acts of the screen become a
    menu of their own: nothing is left out, and the mouse comes to everything.

    Parameters
    ----------
    page_actions, window_actions
        An act of both is shown among those of the screen.
    """

    def __init__(
        self,
        colours: Theme,
        page_actions: Sequence[Action],
        window_actions: Sequence[Action],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self.submenus: list[QMenu] = []
        self._page_actions = page_actions
        self._others = list_other_actions(page_actions, window_actions)
        self._fill(has_page_menu=False)
        if not self._fits():
            self._fill(has_page_menu=True)
            self._fits()

    def open_at(self, button: QWidget) -> None:
        """Open above a button, else beside it: not over it, where a second click would hit an act."""
        box = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        size, display = self.sizeHint(), self.screen().availableGeometry()
        x, y = box.right() + 1 - size.width(), box.top() - size.height()
        if y < display.top():
            x, y = box.left() - size.width(), max(display.top(), box.bottom() - size.height())
            x = x if x >= display.left() else box.right() + 1
        self.popup(QPoint(x, y))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the shortcuts of the window work while the menu is open: everything can be hidden at once."""
        pressed = QKeySequence(event.keyCombination())
        action = next((a for a in self._others if pressed in a.shortcuts() and a.isEnabled()), None)
        if action is None or action.row.shortcut is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()

    def _fill(self, *, has_page_menu: bool) -> None:
        self.clear()
        for menu in self.submenus:
            menu.deleteLater()
        self.submenus.clear()
        if has_page_menu:
            self._add_submenu(menu_strings.PAGE, self._page_actions)
        else:
            self._add(self, self._page_actions)
            self.addSeparator()
        for section, name in SUBMENUS:
            self._add_submenu(name, [a for a in self._others if a.row.section is section])
        for sections in GROUPS:
            self.addSeparator()
            self._add(self, [a for a in self._others if a.row.section in sections])

    def _fits(self) -> bool:
        """Move the rows of each menu together where it is too tall; return whether this menu fits then."""
        available = self.screen().availableGeometry().height()
        for menu in (*self.submenus, self):
            for row_px in ROW_PADDINGS_PX:
                dress(menu, self._colours, row_px)
                if menu.sizeHint().height() < available:
                    break
        return self.sizeHint().height() < available

    def _add_submenu(self, name: str, actions: Sequence[Action]) -> None:
        if actions:
            menu = KeyMenu(translate(name), self)
            self.addMenu(menu)
            self._add(menu, actions)
            self.submenus.append(menu)

    def _add(self, menu: QMenu, actions: Iterable[Action]) -> None:
        ratio = self.devicePixelRatioF()
        for action in actions:
            colour = self._colours.soft if action.isEnabled() else self._colours.line
            side = theme.scaled_px(ICON_PX)
            action.setIcon(create_icon(action.row.icon, side, colour, ratio))
            action.setIconVisibleInMenu(True)
            action.setShortcutVisibleInContextMenu(theme.shows_key_hints())
            menu.addAction(action)


SUBMENUS: Final = ((Section.GO, menu_strings.GO),)
GROUPS: Final = ((Section.TOOLS, Section.VIEW), (Section.END,))


def dress(menu: QMenu, colours: Theme, row_px: int = ROW_PADDINGS_PX[0]) -> None:
    """Give a menu the colours and the font of the window, and its rows this space above and below the text."""
    px = theme.scaled_px
    menu.setFont(theme.font(FontSize.SMALL))
    menu.setToolTipsVisible(False)
    menu.setStyleSheet(
        STYLE.format(
            panel=colours.panel,
            ink=colours.ink,
            line=colours.line,
            lit=colours.chosen,
            faint=colours.faint,
            gap=px(6),
            row=px(row_px),
            side=px(20),
            icon=px(10),
            size=px(ICON_PX),
        )
    )


def list_menu_actions(actions: Iterable[Action]) -> list[Action]:
    """The acts to show: those that work, and those that are seen although they do not work now."""
    return [a for a in actions if a.isEnabled() or a.in_bar or a.row.stays_in_menu]


def list_other_actions(
    page_actions: Iterable[Action], window_actions: Iterable[Action]
) -> list[Action]:
    """The acts of the window that the screen has none of its own for, by row or by shortcut."""
    page = list(page_actions)
    rows = [action.row for action in page]
    shortcuts = [row.shortcut for row in rows if row.shortcut is not None]
    return [a for a in window_actions if a.row not in rows and a.row.shortcut not in shortcuts]
