"""In which order Tab goes through the parts of a screen, and that it stays in what lies on top."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_TAB_FOCUS_BIT = int(Qt.FocusPolicy.TabFocus.value)


def set_tab_order(widgets: Sequence[QWidget]) -> None:
    """Tab goes from each to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def can_take_focus_again(part: QWidget | None, within: QWidget) -> TypeGuard[QWidget]:
    """It is still there, and the keyboard can be given back to it."""
    if part is None or not isValid(part):
        return False
    return within.isAncestorOf(part) and part.isVisible() and part.isEnabled()


def restore_focus(held: QWidget | None, within: QWidget, other: QWidget) -> None:
    """The keyboard, back to what held it there; to the other, where that is gone."""
    part = held if can_take_focus_again(held, within) else other
    part.setFocus(Qt.FocusReason.OtherFocusReason)


def can_take_focus(part: QWidget) -> bool:
    """The keyboard can be brought to it now."""
    return part.focusPolicy() != Qt.FocusPolicy.NoFocus


def move_focus_within(layer: QWidget, *, forward: bool) -> bool:
    """To the next part of the layer that Tab reaches, round and round."""
    parts = [part for part in _tab_chain(layer) if _is_tab_stop(part)]
    if not parts:
        return True
    held = QApplication.focusWidget()
    at = parts.index(held) if held in parts else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    parts[(at + (1 if forward else -1)) % len(parts)].setFocus(reason)
    return True


def _tab_chain(layer: QWidget) -> list[QWidget]:
    """The parts of the layer, in the order of Tab."""
    found: list[QWidget] = []
    part = layer.nextInFocusChain()
    while part is not None and part is not layer:
        if layer.isAncestorOf(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def _is_tab_stop(part: QWidget) -> bool:
    by_tab = bool(int(part.focusPolicy().value) & _TAB_FOCUS_BIT)
    return by_tab and part.isVisible() and part.isEnabled()
