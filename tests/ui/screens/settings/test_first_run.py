"""The first pages: the way on, and the button that begins, are seen at every size."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.i18n import translator
from ui.screens.settings.first_run import FirstRunScreen
from ui.style import theme
from ui.style.theme import DARK


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    translator.set_language(request.param)
    yield request.param
    translator.set_language("en")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(("width", "height"), [(500, 900), (640, 480), (1280, 800)])
def test_the_way_on_is_seen_on_each_page(
    qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    theme.scale_text(percent)
    screen = FirstRunScreen(DARK, calm=True)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    for page in range(3):
        assert screen.page == page
        assert screen.bar.cap_of(screen._next_action).isVisible()
        assert screen.begin.isVisible()
        assert screen.rect().contains(screen.begin.geometry())
        assert screen.begin.geometry().bottom() < screen.title.y()
        screen._next_page()
