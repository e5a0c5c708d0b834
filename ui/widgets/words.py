"""Words on the screen: one family, three levels, six sizes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.theme import Hex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class Words(QLabel):
    """A line or a few of plain text that is never markup, whatever a file or a device calls itself."""

    def __init__(
        self,
        text: str,
        size: int,
        colour: Hex,
        align: Qt.AlignmentFlag = LEFT,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight, tabular=tabular))
        self.setAlignment(align)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tint(colour)
        self.say(text)

    def say(self, text: str) -> None:
        if text != self.text():
            self.setText(text)

    def tint(self, colour: Hex) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(colours)
