"""Nothing of the page is seen in slices beside a dialog or the list of keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import come_to, on_top, shown
from tests.ui.practice_window import LibraryUser
from ui.screens.key_help import KeyHelp
from ui.widgets.layout.dialog import EDGE_GAP_PX, OverlayDialog

Key = Qt.Key
SIZES = ((640, 480), (1280, 800), (500, 900))
TOLERANCE = 3  # of 255: the ground is dithered


@pytest.fixture(params=["copy", "report", "deleting"])
def user(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = come_to(request.param, qtbot, tmp_path / "library")
    if request.param == "report":
        made.press(Key.Key_E)
    yield made
    made.close()


def open_dialog(user: LibraryUser) -> OverlayDialog:
    return next(s for s in shown(user).findChildren(OverlayDialog) if s.isVisible())


def is_like(one: QColor, other: QColor) -> bool:
    pairs = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return all(abs(a - b) <= TOLERANCE for a, b in pairs)


def lines_that_vary(image: QImage, left: int, right: int, top: int, bottom: int) -> list[int]:
    """The lines in which not every pixel has the same colour, but for the noise of the ground."""
    return [
        y
        for y in range(top, bottom)
        if not all(
            is_like(image.pixelColor(left, y), image.pixelColor(x, y)) for x in range(left, right)
        )
    ]


@pytest.mark.parametrize("size", SIZES)
def test_beside_a_dialog_lies_only_the_ground(user: LibraryUser, size: tuple[int, int]) -> None:
    user.window.resize(*size)
    user.settle()
    dialog = open_dialog(user)
    at = dialog.mapTo(user.window, QPoint(0, 0))
    top, bottom = at.y() - EDGE_GAP_PX, at.y() + dialog.height()
    image = user.window.grab().toImage()
    assert lines_that_vary(image, 0, at.x() - 1, top, bottom) == []
    assert lines_that_vary(image, at.x() + dialog.width() + 1, image.width(), top, bottom) == []


def test_beside_a_wide_list_of_keys_lies_only_the_ground(qtbot: QtBot, tmp_path: Path) -> None:
    home = come_to("home", qtbot, tmp_path)
    home.window.resize(640, 480)
    home.press(Key.Key_Question)
    assert isinstance(on_top(home), KeyHelp)
    image = home.window.grab().toImage()
    assert lines_that_vary(image, 0, image.width(), 0, 8) == []
    assert lines_that_vary(image, 0, image.width(), image.height() - 24, image.height()) == []
    home.close()


def test_below_a_narrow_list_of_keys_those_of_the_page_are_hidden(
    qtbot: QtBot, tmp_path: Path
) -> None:
    home = come_to("home", qtbot, tmp_path)
    home.window.resize(1280, 640)
    home.press(Key.Key_Question)
    image = home.window.grab().toImage()
    below = range(image.height() - 30, image.height())
    assert lines_that_vary(image, 0, 200, below.start, below.stop) == []
    home.close()
