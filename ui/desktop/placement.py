"""Where the window opens, and how it stays within the screens that are there.

A window is never larger than its screen. Where a screen is unplugged or changes its size, the window moves
into one that is there.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desktop.desktop_file import DesktopFile, WindowPlace

USUAL_FRAME: Final = QMargins(2, 36, 2, 2)
"""Of a window that is not shown yet, whose frame nobody knows."""
SETTLE_MS: Final = 200
"""After a screen changed: its panel, and the window manager, move things too."""
MAX_FITS: Final = 3
"""How often a window manager is asked; one that tiles windows decides by itself."""


def fit_window(wanted: QRect, available: QRect, frame: QMargins) -> QRect:
    """The rectangle, made no larger than the screen and moved into it.

    Parameters
    ----------
    wanted : QRect
        The window without its frame.
    available : QRect
        The part of the screen that windows may cover.
    frame : QMargins
        The window's frame.

    Returns
    -------
    QRect
        Without the frame, as `wanted`.
    """
    usable = available.marginsRemoved(frame)
    size = wanted.size().boundedTo(usable.size()).expandedTo(QSize(1, 1))
    left = max(usable.left(), min(wanted.left(), usable.left() + usable.width() - size.width()))
    top = max(usable.top(), min(wanted.top(), usable.top() + usable.height() - size.height()))
    return QRect(left, top, size.width(), size.height())


def find_screen(place: WindowPlace, screens: Sequence[tuple[str, QRect]]) -> int | None:
    """The index of the screen the window was on, else of the one it would cover most; None for neither."""
    window = QRect(place.x, place.y, place.width, place.height)
    covered = [_area(window.intersected(available)) for _, available in screens]
    named = [i for i, (name, _) in enumerate(screens) if name == place.screen and covered[i]]
    if named:
        return named[0]
    best = max(range(len(screens)), key=covered.__getitem__, default=None)
    return best if best is not None and covered[best] else None


def _area(box: QRect) -> int:
    return box.width() * box.height() if box.isValid() else 0


class WindowPlacement(QObject):
    """Opens a window where it was, keeps it within its screen, and remembers where it was closed.

    Parameters
    ----------
    usual
        The size of a window that was never opened before.
    """

    def __init__(self, file: DesktopFile, usual: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._usual = file, usual
        self._window: QWidget | None = None
        self._fits = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._fit)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self._screens_changed)
        app.primaryScreenChanged.connect(self._screens_changed)
        for screen in app.screens():
            self._watch(screen)

    @property
    def first_size(self) -> QSize:
        """The size with which the window will open."""
        place, screen = self._file.place, self._first_screen()
        if screen is None:
            return self._usual
        available = screen.availableGeometry()
        if place is not None and (place.is_maximized or place.is_full_screen):
            return available.size()
        return self._first_box(available).size()

    def open(self, window: QWidget) -> None:
        """Show the window at its place, and keep it from now on."""
        self._window = window
        window.installEventFilter(self)
        screen, place = self._first_screen(), self._file.place
        if screen is not None:
            box = self._first_box(screen.availableGeometry())
            if place is None or find_screen(place, _boxes()) is None:
                window.resize(box.size())  # the window manager knows a good place
            else:
                window.setGeometry(box)
        if place is not None and place.is_full_screen:
            window.showFullScreen()
        elif place is not None and place.is_maximized:
            window.showMaximized()
        else:
            window.show()
        self._screens_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind == QEvent.Type.Close:
            self.remember()
        elif kind in (QEvent.Type.ScreenChangeInternal, QEvent.Type.DevicePixelRatioChange):
            self._screens_changed()
        return super().eventFilter(watched, event)

    def remember(self) -> None:
        """Write down where the window is."""
        window = self._present_window()
        if window is None or not window.isVisible():
            return
        is_usual = not window.windowState() & _NOT_NORMAL
        box = window.geometry() if is_usual else window.normalGeometry()
        if box.width() <= 0 or box.height() <= 0:
            return
        state = window.windowState()
        place = WindowPlace(
            *(box.x(), box.y(), box.width(), box.height(), window.screen().name()),
            is_maximized=bool(state & Qt.WindowState.WindowMaximized),
            is_full_screen=bool(state & Qt.WindowState.WindowFullScreen),
        )
        self._file.set_place(place)

    def _present_window(self) -> QWidget | None:
        """The window, unless Qt has deleted it: another profile has another window."""
        return self._window if self._window is not None and isValid(self._window) else None

    def _first_screen(self) -> QScreen | None:
        place, screens = self._file.place, QGuiApplication.screens()
        at = None if place is None else find_screen(place, _boxes())
        return QGuiApplication.primaryScreen() if at is None else screens[at]

    def _first_box(self, available: QRect) -> QRect:
        place = self._file.place
        if place is None:
            return fit_window(QRect(available.topLeft(), self._usual), available, USUAL_FRAME)
        wanted = QRect(place.x, place.y, place.width, place.height)
        return fit_window(wanted, available, QMargins())  # its frame was there before

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self, *_: object) -> None:
        self._fits = 0
        self._timer.start()

    def _fit(self) -> None:
        """Move the window into its screen, and look again, since its frame may have changed with it."""
        window = self._present_window()
        if window is None or not window.isVisible() or window.windowState() & _NOT_NORMAL:
            return
        screen = window.screen()
        box = window.geometry()
        frame = _frame(window)
        fitted = fit_window(box, screen.availableGeometry(), frame)
        if fitted != box and self._fits < MAX_FITS:
            window.setGeometry(fitted)
            self._fits += 1
            self._timer.start()


_NOT_NORMAL: Final = (
    Qt.WindowState.WindowMaximized
    | Qt.WindowState.WindowFullScreen
    | Qt.WindowState.WindowMinimized
)


def _frame(window: QWidget) -> QMargins:
    inner, outer = window.geometry(), window.frameGeometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def _boxes() -> list[tuple[str, QRect]]:
    return [(s.name(), s.availableGeometry()) for s in QGuiApplication.screens()]
