"""The words below the eleven keys: all of them are there, whatever was rated before."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.text_checks import painted_texts
from ui.i18n import strings, translator
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.theme import DARK
from ui.widgets.controls.rating_scale import RatingScale

WIDTHS = (284, 440, 560, 1208)


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    translator.set_language(request.param)
    yield request.param
    translator.set_language("en")


def marks(qtbot: QtBot, earlier: int | None, width: int) -> dict[str, QRectF]:
    """The words below the keys, and where they are."""
    scale = RatingScale(DARK)
    qtbot.addWidget(scale)
    scale.show_rating(4, earlier)
    scale.resize(width, 60 + scale.marks_height(width))
    with painted_texts() as painted:
        scale.grab()
    return {one.text: one.box for one in painted if one.widget is scale}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", WIDTHS)
def test_none_before_and_overwhelming_are_all_read(
    qtbot: QtBot, language: str, percent: int, width: int
) -> None:
    theme.scale_text(percent)
    ends = {translate(strings.URGE_NONE), translate(strings.URGE_ALL)}
    for earlier in (None, *range(11)):
        words = marks(qtbot, earlier, width)
        assert set(words) == ends | (
            {translate(strings.URGE_EARLIER)} if earlier is not None else set()
        )
        for box in words.values():
            assert box.left() >= -1.0
            assert box.right() <= width + 1.0
        for (one, first), (other, second) in combinations(words.items(), 2):
            shared = first & second
            assert shared.width() <= 1.0 or shared.height() <= 1.0, (one, other, earlier)


def test_before_stands_below_its_key(qtbot: QtBot, language: str) -> None:
    for earlier in range(11):
        scale = RatingScale(DARK)
        qtbot.addWidget(scale)
        scale.show_rating(None, earlier)
        scale.resize(640, 60 + scale.marks_height(640))
        box = marks(qtbot, earlier, 640)[translate(strings.URGE_EARLIER)]
        key = scale.keys[earlier].geometry()
        assert key.left() <= box.center().x() <= key.right()
        assert box.top() - key.bottom() < 8
