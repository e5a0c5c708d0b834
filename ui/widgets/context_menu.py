"""The menu of a right click, of the menu key and of Shift+F10."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class MenuEntry(NamedTuple):
    """One act.

    Parameters
    ----------
    text : str
        In the person's language; empty for a line between two groups.
    press : callable
    key : str
        Its key cap, which stands at the end of the line.
    """

    text: str
    press: Callable[[], object]
    key: str = ""


SEPARATOR = MenuEntry("", lambda: None)


def open_context_menu(
    parent: QWidget,
    entries: Sequence[MenuEntry],
    at: QPoint,
    dress: Callable[[QMenu], object] = lambda _: None,
) -> QMenu | None:
    """Open a menu; it is deleted when it is closed.

    Parameters
    ----------
    parent : QWidget
    entries : sequence of MenuEntry
        Without any, no menu is opened.
    at : QPoint
        On the screen.
    dress : callable
        Gives the menu its look.
    """
    if not any(entry.text for entry in entries):
        return None
    menu = QMenu(parent)
    for entry in entries:
        if not entry.text:
            menu.addSeparator()
            continue
        action = QAction(_sentence_case(entry.text), menu)
        if entry.key:
            action.setText(f"{action.text()}\t{entry.key}")
        action.triggered.connect(lambda _=False, press=entry.press: press())
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    dress(menu)
    menu.popup(at)
    return menu


def _sentence_case(text: str) -> str:
    """The text as it begins a line; a menu reads `&` as the mark of a key."""
    return (text[:1].upper() + text[1:]).replace("&", "&&")
