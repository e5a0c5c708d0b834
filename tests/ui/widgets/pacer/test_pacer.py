"""The breath can be followed by anyone: by its shape, and not by its hue."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QImage, QPaintEvent
from pytestqt.qtbot import QtBot

from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from ui.style import theme
from ui.style.theme import DARK, LIGHT, Theme, raise_contrast
from ui.widgets.layout.background import Background
from ui.widgets.pacer.pacer_disc import PacerDisc

SEEN = 3.0
SIDE = 300
THEMES = [DARK, LIGHT, raise_contrast(DARK), raise_contrast(LIGHT)]
# Machado, Oliveira & Fernandes 2009, doi 10.1109/TVCG.2009.113, severity 1.0, for linear RGB.
EYES = {
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    "no colours": [[0.2126, 0.7152, 0.0722]] * 3,
}

Levels = NDArray[np.float64]


@pytest.fixture(autouse=True)
def letters_of_usual_size() -> None:
    theme.scale_text(100)


def picture(qtbot: QtBot, look: Theme, t: float, *, calm: bool) -> Levels:
    """The disc at a moment of the breath, in linear light."""
    ground = Background(look)
    ground.fit(SIDE)
    disc = PacerDisc(look, ground, calm=calm)
    qtbot.addWidget(disc)
    disc.resize(SIDE, SIDE)
    disc.follow(Pacer(SessionPlan().pattern, 0.0), (0.0, 1e9), lambda: t)
    image = disc.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    levels = raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3) / 255.0
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def light(levels: Levels, eyes: str) -> Levels:
    """How light each point is for these eyes."""
    seen = np.clip(levels @ np.array(EYES[eyes]).T, 0.0, 1.0)
    return np.asarray(seen @ np.array([0.2126, 0.7152, 0.0722]))


def standing_out(levels: Levels, eyes: str) -> float:
    """The share of the picture that stands out from its ground, 3:1."""
    result = light(levels, eyes)
    low = np.minimum(result, result[2, 2]) + 0.05
    return float(np.mean((np.maximum(result, result[2, 2]) + 0.05) / low >= SEEN))


def test_a_calm_breath_is_a_bar_that_fills_and_not_a_disc_that_grows(qtbot: QtBot) -> None:
    widths = []
    for calm in (False, True):
        empty, full = (picture(qtbot, DARK, t, calm=calm) for t in (0.0, 4.0))
        moved = np.abs(full - empty).max(axis=(0, 2)) > 0.05
        widths.append(np.count_nonzero(moved) / SIDE)
    assert widths[0] > 0.5
    assert widths[1] < 0.2


@pytest.mark.parametrize("calm", [False, True], ids=["disc", "bar"])
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_full_and_empty_lungs_differ_for_all_eyes(
    qtbot: QtBot, look: Theme, eyes: str, calm: bool
) -> None:
    shares = [standing_out(picture(qtbot, look, t, calm=calm), eyes) for t in (0.0, 2.0, 4.0)]
    assert shares[0] < shares[1] < shares[2]
    assert shares[2] - shares[0] > 0.03


class PaintedParts(QObject):
    """Which parts of a widget were painted, one after another."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[QRect] = []

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.parts.append(QRect(event.rect()))
        return False


@pytest.mark.parametrize(("before", "after"), [(0.0, 4.0), (4.0, 0.0)], ids=["grew", "shrank"])
def test_a_disc_that_moved_far_between_two_frames_has_its_whole_glow(
    qtbot: QtBot, before: float, after: float
) -> None:
    now = [before]
    ground = Background(DARK)
    ground.fit(SIDE)
    disc = PacerDisc(DARK, ground)
    qtbot.addWidget(disc)
    disc.resize(SIDE, SIDE)
    disc.follow(Pacer(SessionPlan().pattern, 0.0), (0.0, 1e9), lambda: now[0])
    painted = PaintedParts()
    with qtbot.waitExposed(disc):
        disc.show()
    qtbot.waitUntil(lambda: disc.frames > 0)
    disc.installEventFilter(painted)
    now[0] = after
    disc.advance()
    qtbot.waitUntil(lambda: bool(painted.parts))
    one, other = (picture(qtbot, DARK, t, calm=False) for t in (before, after))
    rows, columns = np.nonzero(np.abs(other - one).max(axis=2) > 0.002)
    part = painted.parts[0]
    assert part.top() <= rows.min()
    assert part.bottom() >= rows.max()
    assert part.left() <= columns.min()
    assert part.right() >= columns.max()
