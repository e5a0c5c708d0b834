"""Keyboard focus: the tab order of a screen, focus within a dialog, and restoring an earlier focus."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_TAB_FOCUS_BIT = int(Qt.FocusPolicy.TabFocus.value)


def set_tab_order(widgets: Sequence[QWidget]) -> None:
    """Set the tab order to the order of the widgets."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def can_take_focus_again(widget: QWidget | None, within: QWidget) -> TypeGuard[QWidget]:
    """Whether the widget still exists within the parent and can be focused."""
    if widget is None or not isValid(widget):
        return False
    return within.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()


def restore_focus(focused: QWidget | None, within: QWidget, fallback: QWidget) -> None:
    """Focus the widget that had the focus before, or the fallback where that is not possible."""
    widget = focused if can_take_focus_again(focused, within) else fallback
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def can_take_focus(widget: QWidget) -> bool:
    """Whether the widget accepts the focus at all."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def move_focus_within(layer: QWidget, *, forward: bool) -> bool:
    """Focus the next or previous tab stop within the layer, cyclically."""
    widgets = [widget for widget in _tab_chain(layer) if _is_tab_stop(widget)]
    if not widgets:
        return True
    focused = QApplication.focusWidget()
    at = widgets.index(focused) if focused in widgets else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widgets[(at + (1 if forward else -1)) % len(widgets)].setFocus(reason)
    return True


def _tab_chain(layer: QWidget) -> list[QWidget]:
    """The widgets of the layer in tab order."""
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
