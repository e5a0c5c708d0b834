"""Every act of a place, and how one comes to it: with the mouse, by a key, in the menu, by a screen reader.

The cells are found out in the window: by what is hit where it is seen, by what a key or a shortcut does, and by
what the accessible objects offer. An empty cell means that there is no such way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.page_walk import shown
from tests.ui.practice_window import LibraryUser
from ui.screens.action_menu import ActionMenu
from ui.screens.screen import Screen
from ui.widgets.actions.action import Action

Key = Qt.Key
LEFT: Final = Qt.MouseButton.LeftButton
MOST_STEPS: Final = 200


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act on a screen, and the ways to it; an empty one is missing."""

    screen: str
    act: str
    mouse: str
    key: str
    menu: str
    reader: str

    @property
    def missing(self) -> list[str]:
        return [way for way in ("mouse", "key", "menu", "reader") if not getattr(self, way)]


class ActRecorder:
    """Acts that say that they were done, in place of doing it."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self.names: list[str] = []
        self._before = {action: action._press for action in actions}
        for action in self._before:
            action._press = self._listener(action.row.name)

    def forget(self) -> None:
        for action, press in self._before.items():
            action._press = press

    def last(self) -> str:
        """What was done since the last question."""
        names, self.names = self.names, []
        return names[-1] if names else ""

    def _listener(self, name: str) -> "_Listener":
        return _Listener(self, name)


class _Listener:
    def __init__(self, interface: ActRecorder, name: str) -> None:
        self._received, self._name = interface, name

    def __call__(self) -> None:
        self._received.names.append(self._name)


def actions_of_menu(menu: ActionMenu) -> list[Action]:
    """Every act that is in the menu or in one of its submenus."""
    menus = (menu, *menu.submenus)
    return [a for each in menus for a in each.actions() if isinstance(a, Action)]


def acts_of(page: Screen) -> list[Action]:
    """All that can be done on this page now."""
    menu = page.create_menu()
    every = [*page.page_actions, *actions_of_menu(menu), page.keys_action]
    menu.deleteLater()
    return list(dict.fromkeys(action for action in every if action.isEnabled()))


def list_acts(user: LibraryUser) -> list[ActRow]:
    """The rows of the table for the page that is shown, also of what works at other moments only."""
    page = shown(user)
    for action in page.page_actions:
        action.setEnabled(True)
    acts = acts_of(page)
    interface = ActRecorder([*acts, *page.window_actions])
    try:
        by_cap = {action: _hit_cap(page, action, interface) for action in acts}
        by_key = {action: _press_keys(page, action, interface) for action in acts}
        menu = _open_menu_with_mouse(page)
        hovered = _hover(menu)
        reader = _accessible_names(menu)
        _close(menu)
        walked = _walk_menu(page)
        menu_key = _menu_key(page)
    finally:
        interface.forget()
    return [
        ActRow(
            screen=user.screen,
            act=action.row.name,
            mouse=by_cap[action] or ("menu" if action in hovered else ""),
            key=by_key[action] or (menu_key if action in walked else ""),
            menu="menu" if action in walked and action in hovered else "",
            reader=reader.get(action, ""),
        )
        for action in acts
    ]


def _hit_cap(page: Screen, action: Action, interface: ActRecorder) -> str:
    """Click where the cap of the act is seen."""
    cap = next((c for c in page.bar.every_cap if c.action is action and c.isVisible()), None)
    if cap is None or not is_in_view(cap):
        return ""
    interface.last()
    QTest.mouseClick(cap, LEFT)
    return "bar" if interface.last() == action.row.name else ""


def is_in_view(widget: QWidget) -> bool:
    """Whether all of it is within the window, and nothing lies over its middle."""
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.rect().contains(box) and window.childAt(box.center()) is widget


def _press_keys(page: Screen, action: Action, interface: ActRecorder) -> str:
    """Press each of its keys and shortcuts, with no text field or button focused; all have to do it."""
    ways = []
    focused = page.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for key in action.keys:
        interface.last()
        QTest.keyClick(page, key)
        if interface.last() == action.row.name:
            ways.append(key)
    if len(ways) < len(action.keys):
        return ""
    if action.row.shortcut is not None:
        for sequence in action.shortcuts():
            interface.last()
            QTest.keySequence(page, sequence)
            if interface.last() != action.row.name:
                return ""
    return " ".join(action.caps)


def _open_menu_with_mouse(page: Screen) -> ActionMenu:
    button = page.bar.corner
    assert button is not None
    assert is_in_view(button), f"the menu of {type(page).__name__} is not seen"
    QTest.mouseClick(button, LEFT)
    menu = opened_menu(page)
    box = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    assert not menu.geometry().intersects(box), "a second click would hit an act"
    return menu


def opened_menu(page: Screen) -> ActionMenu:
    menus = [menu for menu in page.findChildren(ActionMenu) if menu.isVisible()]
    assert menus, f"the menu of {type(page).__name__} does not open"
    return menus[-1]


def _hover(menu: ActionMenu) -> set[QAction]:
    """The acts that the mouse comes to: each is lit where it lies, by rolling the wheel where there are many."""
    found = {action for action in menu.actions() if _is_lit(menu, action)}
    for submenu in menu.submenus:
        opener = submenu.menuAction()
        if _is_lit(menu, opener):
            submenu.popup(menu.mapToGlobal(menu.actionGeometry(opener).topRight()))
            found |= {action for action in submenu.actions() if _is_lit(submenu, action)}
            submenu.close()
    return found


def _is_lit(menu: QMenu, action: QAction) -> bool:
    """Roll to the act, and see whether the mouse lights it where it lies."""
    if not action.isEnabled() or action.isSeparator():
        return False
    for _ in range(MOST_STEPS):
        box = menu.actionGeometry(action)
        if menu.rect().contains(box):
            return menu.actionAt(box.center()) is action
        roll(menu, 120 if box.top() < 0 else -120)
    return False


def roll(widget: QWidget, by: int) -> None:
    """Turn the wheel over the middle of a widget."""
    spot = QPointF(widget.rect().center())
    wheel = QWheelEvent(
        spot, widget.mapToGlobal(spot), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, wheel)


def _accessible_names(menu: ActionMenu) -> dict[QAction, str]:
    """What a screen reader says of each act that it can press."""
    names = {}
    for each in (menu, *menu.submenus):
        about = QAccessible.queryAccessibleInterface(each)
        actions = each.actions()
        assert about.childCount() == len(actions)
        for at, action in enumerate(actions):
            item = about.child(at)
            pressable = item.actionInterface()
            if pressable is not None and "Press" in pressable.actionNames():
                names[action] = item.text(QAccessible.Text.Name)
    return names


def _menu_key(page: Screen) -> str:
    return page.menu_action.cap


def _walk_menu(page: Screen) -> set[QAction]:
    """Open the menu by its key, and go through it by the arrow keys."""
    page.window().activateWindow()  # as a window manager does when a menu is closed
    QApplication.processEvents()
    QTest.keyClick(page, Key.Key_F10)
    menu = opened_menu(page)
    found = _walk(menu)
    for submenu in menu.submenus:
        _walk_to(menu, submenu.menuAction())
        QTest.keyClick(menu, Key.Key_Right)
        QApplication.processEvents()
        if submenu.isVisible():
            found |= _walk(submenu)
            submenu.close()
    _close(menu)
    return found


def _close(menu: QMenu) -> None:
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def _walk(menu: QMenu) -> set[QAction]:
    found: list[QAction] = []
    for _ in range(MOST_STEPS):
        QTest.keyClick(menu, Key.Key_Down)
        action = menu.activeAction()
        if action in found:
            break
        found.append(action)
    return set(found)


def _walk_to(menu: QMenu, action: QAction) -> None:
    for _ in range(MOST_STEPS):
        if menu.activeAction() is action:
            return
        QTest.keyClick(menu, Key.Key_Down)


def format_table(rows: Sequence[ActRow]) -> str:
    """The table as text."""
    heads = ("screen", "act", "mouse", "key", "menu", "reader")
    lines = [heads, *((r.screen, r.act, r.mouse, r.key, r.menu, r.reader) for r in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
