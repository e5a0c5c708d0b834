"""A language in which every word is wrapped: what is not wrapped was never given to translate."""

import re
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.i18n.marking import CONTEXT

WORD: Final = re.compile(r"[^\W\d_]{2,}²?")
_WRAPPED: Final = re.compile("⟦[^⟦⟧]*⟧")


class Wrapping(QTranslator):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: set[str] = set()

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != CONTEXT:
            return ""
        self.asked.add(text)
        return f"⟦{text}⟧"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def unwrapped(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The words of a text that are outside of every wrapping.

    >>> unwrapped("⟦Last pause · ⟦five⟧⟧ (now)")
    ['now']
    """
    while _WRAPPED.search(text):
        text = _WRAPPED.sub(" ", text)
    return [word for word in WORD.findall(text) if word not in known]


def read_aloud(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text of a window that a person may see or hear, with its widget."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible():
            yield from ((widget, text) for text in _texts(widget) if text)


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
