"""A stack of pages of which one is shown; a change cross-fades in `FADE_MS`."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEasingCurve, QPoint, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.style.theme import FADE_MS
from ui.widgets.painting import guarded

DONE: Final = 1.0


@runtime_checkable
class FocusingPage(Protocol):
    """A page that chooses what is focused first."""

    def focus_first(self) -> None: ...


class FadeOverlay(QWidget):
    """A picture of the old page that fades out over the new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._pixmap = QPixmap()
        self._opacity = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._animation.valueChanged.connect(self._set_progress)
        self.hide()

    def start(self, picture: QPixmap) -> None:
        self._pixmap, self._opacity = picture, 1.0
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        self._animation.stop()
        self._animation.start()

    def stop(self) -> None:
        self._animation.stop()
        self._pixmap = QPixmap()
        self.hide()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(QPoint(0, 0), self._pixmap)
        painter.end()

    def _set_progress(self, share: object) -> None:
        self._opacity = 1.0 - float(str(share))
        if self._opacity <= 0.0:
            self.stop()
        self.update()


class PageStack(QWidget):
    def __init__(self, parent: QWidget, *, at_once: bool = False) -> None:
        super().__init__(parent)
        self._without_fade = at_once
        self._fade_overlay = FadeOverlay(self)
        self.current: QWidget | None = None

    def show_page(self, page: QWidget, *, fade: bool = True) -> None:
        if page is self.current:
            return
        old, self.current = self.current, page
        fade = fade and not self._without_fade and old is not None and self.isVisible()
        picture = self.window().grab() if fade else QPixmap()
        page.setParent(self)
        page.setGeometry(self.rect())
        if old is not None:
            old.hide()
        page.show()
        if fade:
            self._fade_overlay.start(picture)
        if isinstance(page, FocusingPage):
            page.focus_first()
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_fade(self) -> None:
        """End a running fade at once."""
        self._fade_overlay.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._fade_overlay.stop()
        if self.current is not None:
            self.current.setGeometry(self.rect())
