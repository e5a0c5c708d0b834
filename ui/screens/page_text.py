"""The texts of a page as plain text, as they stand from top to bottom."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextBrowser, QWidget

from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.text.figure import Figure


def page_text(page: QWidget) -> str:
    """All that can be read on a page: titles, sentences and figures. What is behind a dialog is left out."""
    dialogs = [d for d in page.findChildren(OverlayDialog) if d.isVisible()]
    root = dialogs[-1] if dialogs else page
    placed_texts = [
        (w.mapTo(page, QPoint(0, 0)).toTuple()[::-1], text)
        for kind in (QLabel, QTextBrowser, Figure)
        for w in root.findChildren(kind)
        if w.isVisible() and (text := widget_text(w))
    ]
    return "\n".join(text for _, text in sorted(placed_texts))


def widget_text(widget: QWidget | None) -> str:
    """The text of one widget that is only read; of a list, that of its current row."""
    match widget:
        case QLabel():
            return widget.text().strip()
        case QTextBrowser():
            return widget.toPlainText().strip()
        case Figure():
            return widget.accessibleName()
        case QAbstractItemView():
            return _row_text(widget)
    return ""


def _row_text(view: QAbstractItemView) -> str:
    index = view.currentIndex()
    spoken = index.data(int(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else None
    return str(spoken or (index.data() if index.isValid() else "") or "")
