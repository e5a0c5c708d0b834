"""What a person did on a page, kept while its widgets are made again in another look, language or text size.

Text fields, scroll bars and the focus are found by their kind and their order, which is the same in a page of the
same class. What else a page shows, it keeps itself: see `Screen.own_state`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import Qt, QTextCursor
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from ui.widgets.layout.dialog import OverlayDialog

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text with the cursor and the other end of the selection, in characters."""

    text: str
    anchor: int
    cursor: int


@dataclass(frozen=True, slots=True)
class WidgetState:
    """The state of the widgets of a page."""

    lines: tuple[TypedText, ...]
    texts: tuple[TypedText, ...]
    scrolled: tuple[int, ...]
    focused: tuple[str, int] | None
    """The class of the focused widget, and which of its kind it is."""


def capture_widgets(page: QWidget) -> WidgetState:
    """The state of the text fields, the scroll bars and the focus of a page."""
    return WidgetState(
        tuple(map(_capture_line, _find(page, QLineEdit))),
        tuple(map(_capture_text, _find(page, QPlainTextEdit))),
        tuple(bar.value() for bar in _bars(page)),
        _capture_focus(page),
    )


def restore_widgets(page: QWidget, state: WidgetState) -> None:
    """Restore it in another page of the same class; what has no counterpart is left out."""
    for line, typed in zip(_find(page, QLineEdit), state.lines, strict=False):
        _restore_line(line, typed)
    for field, typed in zip(_find(page, QPlainTextEdit), state.texts, strict=False):
        _restore_text(field, typed)
    _restore_focus(page, state.focused)
    _restore_bars(page, state.scrolled)
    QTimer.singleShot(0, page, lambda: _restore_bars(page, state.scrolled))  # once it is laid out


def _find(page: QWidget, kind: type[W]) -> list[W]:
    """The widgets of this kind, without those of dialogs."""
    dialogs = page.findChildren(OverlayDialog)
    return [
        w for w in page.findChildren(kind) if not any(dialog.isAncestorOf(w) for dialog in dialogs)
    ]


def _bars(page: QWidget) -> list[QScrollBar]:
    return [area.verticalScrollBar() for area in _find(page, QAbstractScrollArea)]


def _restore_bars(page: QWidget, values: Sequence[int]) -> None:
    for bar, value in zip(_bars(page), values, strict=False):
        bar.setValue(min(value, bar.maximum()))


def _capture_line(line: QLineEdit) -> TypedText:
    start, length = line.selectionStart(), len(line.selectedText())
    cursor = line.cursorPosition()
    if start < 0:
        return TypedText(line.text(), cursor, cursor)
    return TypedText(line.text(), start if cursor != start else start + length, cursor)


def _restore_line(line: QLineEdit, typed: TypedText) -> None:
    if line.text() != typed.text:
        line.setText(typed.text)
    line.setCursorPosition(typed.anchor)
    if typed.cursor != typed.anchor:
        line.setSelection(typed.anchor, typed.cursor - typed.anchor)


def _capture_text(field: QPlainTextEdit) -> TypedText:
    cursor = field.textCursor()
    return TypedText(field.toPlainText(), cursor.anchor(), cursor.position())


def _restore_text(field: QPlainTextEdit, typed: TypedText) -> None:
    if field.toPlainText() != typed.text:
        field.setPlainText(typed.text)
    cursor = field.textCursor()
    cursor.setPosition(typed.anchor)
    cursor.setPosition(typed.cursor, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _capture_focus(page: QWidget) -> tuple[str, int] | None:
    widget = QApplication.focusWidget() or page.focusWidget()
    if widget is None or widget is page or not page.isAncestorOf(widget):
        return None
    kind = type(widget)
    alike = [w for w in page.findChildren(kind) if type(w) is kind]
    return kind.__name__, alike.index(widget)


def _restore_focus(page: QWidget, focused: tuple[str, int] | None) -> None:
    if focused is None or not page.isVisible():
        return
    name, at = focused
    alike = [w for w in page.findChildren(QWidget) if type(w).__name__ == name]
    if at < len(alike) and alike[at].isEnabled() and not alike[at].isHidden():
        alike[at].setFocus(Qt.FocusReason.OtherFocusReason)
