"""Words for who listens to the screen instead of looking at it: said politely, between other things."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, words: str) -> None:
    """Let a screen reader say it, if there is one; nothing that is being said is cut short."""
    if not words or not QAccessible.isActive():
        return
    told = QAccessibleAnnouncementEvent(about, words)
    told.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(told)
