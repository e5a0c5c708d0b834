"""Selecting and copying the texts of a page, with the mouse or by keyboard.

A text can be selected with the mouse without taking the focus from what holds it, so that Space still does what the
page is for. F7 makes texts stops of the Tab key (see `ui.screens.screen`); the arrow keys select in them then.
"""

from typing import Final
from weakref import ref

from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from ui.style.text_measure import undo_keep_units

BY_MOUSE: Final = Qt.TextInteractionFlag.TextSelectableByMouse
BY_KEYS: Final = BY_MOUSE | Qt.TextInteractionFlag.TextSelectableByKeyboard


class _Selection:
    """At most one text of the program has a selection."""

    label: "ref[QLabel] | None" = None


def begin_selection(label: QLabel) -> None:
    """Let the mouse select in this label from now on, and in no other."""
    if _selecting() is not label:
        end_selection()
    _Selection.label = ref(label)
    if not label.textInteractionFlags() & BY_MOUSE:
        label.setTextInteractionFlags(BY_MOUSE)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def end_selection() -> None:
    """Forget the selection, and draw its text as before."""
    label, _Selection.label = _selecting(), None
    if label is None:
        return
    label.setSelection(0, 0)
    if label.focusPolicy() == Qt.FocusPolicy.NoFocus:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def selected_text(page: QWidget) -> str:
    """The text that is selected on a page."""
    label = _selecting()
    if label is not None and page.isAncestorOf(label) and label.isVisible():
        return undo_keep_units(label.selectedText())
    browsers = [b for b in page.findChildren(QTextBrowser) if b.isVisible()]
    texts = (b.textCursor().selection().toPlainText() for b in browsers)
    return next(filter(None, texts), "")


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def use_text_cursor(page: QWidget, *, on: bool) -> QWidget | None:
    """Make the texts of a page stops of the Tab key, or no longer; returns the first of them."""
    end_selection()
    texts = [t for t in _texts(page) if t.isVisible()]
    for text in texts:
        if isinstance(text, QLabel):
            flags = BY_KEYS if on else Qt.TextInteractionFlag.NoTextInteraction
            text.setTextInteractionFlags(flags)
        elif isinstance(text, QTextBrowser):
            text.setTextInteractionFlags(BY_KEYS if on else BY_MOUSE)
        text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
    return texts[0] if texts and on else None


def _texts(page: QWidget) -> list[QWidget]:
    labels = [label for label in page.findChildren(QLabel) if label.text().strip()]
    return [*labels, *page.findChildren(QTextBrowser)]


def _selecting() -> QLabel | None:
    from shiboken6 import isValid

    label = _Selection.label() if _Selection.label is not None else None
    return label if label is not None and isValid(label) else None
