"""Where the keyboard goes when what has the focus is hidden."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def hand_focus_back(leaving: QWidget) -> None:
    """Focus the parent of what is about to be hidden, if the focus is in it: Qt would focus what is next, a key."""
    focused, parent = QApplication.focusWidget(), leaving.parentWidget()
    if parent is not None and focused is not None and leaving.isAncestorOf(focused):
        parent.setFocus(Qt.FocusReason.OtherFocusReason)
