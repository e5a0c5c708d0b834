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
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def can_take_focus_again(widget: QWidget | None, within: QWidget) -> TypeGuard[QWidget]:
    """It is still there, and the keyboard can be given back to it."""
    if widget is None or not isValid(widget):
        return False
    return within.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()


def restore_focus(focused: QWidget | None, within: QWidget, fallback: QWidget) -> None:
    """The keyboard, back to what held it there; to the other, where that is gone."""
    widget = focused if can_take_focus_again(focused, within) else fallback
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def can_take_focus(widget: QWidget) -> bool:
    """The keyboard can be brought to it now."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def move_focus_within(layer: QWidget, *, forward: bool) -> bool:
    """To the next part of the layer that Tab reaches, round and round."""
    widgets = [widget for widget in _tab_chain(layer) if _is_tab_stop(widget)]
    if not widgets:
        return True
    focused = QApplication.focusWidget()
    at = widgets.index(focused) if focused in widgets else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widgets[(at + (1 if forward else -1)) % len(widgets)].setFocus(reason)
    return True


def _tab_chain(layer: QWidget) -> list[QWidget]:
    """The parts of the layer, in the order of Tab."""
    chain: list[QWidget] = []
    widget = layer.nextInFocusChain()
    while widget is not None and widget is not layer:
        if layer.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _is_tab_stop(widget: QWidget) -> bool:
    by_tab = bool(int(widget.focusPolicy().value) & _TAB_FOCUS_BIT)
    return by_tab and widget.isVisible() and widget.isEnabled()
