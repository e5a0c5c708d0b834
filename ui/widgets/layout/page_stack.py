"""The screens, one at a time. A change fades in 180 ms; nothing else moves."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QPoint, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.style.theme import FADE_MS
from ui.widgets.painting import guarded

DONE: Final = 1.0


class FadeOverlay(QWidget):
    """The old page, growing thin over the new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._picture = QPixmap()
        self._opacity = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(FADE_MS)
        self._fading.setStartValue(0.0)
        self._fading.setEndValue(1.0)
        self._fading.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fading.valueChanged.connect(self._thin)
        self.hide()

    def lift(self, picture: QPixmap) -> None:
        self._picture, self._opacity = picture, 1.0
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        self._fading.stop()
        self._fading.start()

    def drop(self) -> None:
        self._fading.stop()
        self._picture = QPixmap()
        self.hide()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(QPoint(0, 0), self._picture)
        painter.end()

    def _thin(self, share: object) -> None:
        self._opacity = 1.0 - float(str(share))
        if self._opacity <= 0.0:
            self.drop()
        self.update()


class PageStack(QWidget):
    def __init__(self, parent: QWidget, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._veil = FadeOverlay(self)
        self.current: QWidget | None = None

    def turn_to(self, page: QWidget, *, fade: bool = True) -> None:
        if page is self.current:
            return
        old, self.current = self.current, page
        fade = fade and not self._at_once and old is not None and self.isVisible()
        picture = self.window().grab() if fade else QPixmap()
        page.setParent(self)
        page.setGeometry(self.rect())
        if old is not None:
            old.hide()
        page.show()
        if fade:
            self._veil.lift(picture)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """End a running fade at once."""
        self._veil.drop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._veil.drop()
        if self.current is not None:
            self.current.setGeometry(self.rect())
