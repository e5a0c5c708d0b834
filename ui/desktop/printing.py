"""The system's dialog for printing. Qt's part for printers is imported when something is printed."""

import sys
from collections.abc import Callable
from enum import Enum, auto
from typing import TypeAlias

from PySide6.QtGui import QPagedPaintDevice, QPageSize
from PySide6.QtWidgets import QDialog, QWidget


class Printing(Enum):
    """What came of it."""

    DONE = auto()
    NO_PRINTER = auto()
    NOT_BEGUN = auto()
    """The printer, or the file it prints to, could not be written."""


DrawOn: TypeAlias = Callable[[QPagedPaintDevice], bool]
"""Draw on a printer; False if that could not be begun."""


def print_pages(
    parent: QWidget,
    name: str,
    size: QPageSize,
    draw_on: DrawOn,
    then: Callable[[Printing], object],
) -> None:
    """Ask on which printer, and print. The window goes on meanwhile.

    Parameters
    ----------
    parent : QWidget
    name : str
        The name of the document in the printer's queue.
    size : QPageSize
        The paper to begin with.
    draw_on : callable
        Draws all pages on the printer.
    then : callable
        Gets what came of it; it is not called when the person cancels.
    """
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
    except ImportError:  # its system library (CUPS) is missing
        then(Printing.NO_PRINTER)
        return
    if not QPrinterInfo.availablePrinterNames():
        then(Printing.NO_PRINTER)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(size)
    dialog = QPrintDialog(printer, parent)

    def accepted() -> None:
        then(Printing.DONE if draw_on(printer) else Printing.NOT_BEGUN)

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    if sys.platform == "linux":
        QDialog.open(dialog)  # its own `open` wants a receiver
    else:
        dialog.exec()  # the dialogs of Windows and macOS cannot be opened otherwise
