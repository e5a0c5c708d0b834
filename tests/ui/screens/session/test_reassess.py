"""The reassessment stays where it is while somebody reaches for a key."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary
from trainer.events import Begin, FinishRequested, Moment, UrgeRated
from trainer.plan import SessionPlan
from ui.screens.session.reassess import ReassessScreen
from ui.style import theme
from ui.style.theme import DARK


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(640, 480), (500, 900), (1280, 800)])
def test_nothing_moves_when_the_end_can_no_longer_be_taken_back(
    qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    session = ManualSession(SessionPlan(), None, MemorySessionLibrary())
    session.post(Begin(0.0))
    session.post(UrgeRated(3.0, 8, Moment.BEFORE))
    session.go_to(60.0)
    session.post(FinishRequested(60.0))
    screen = ReassessScreen(DARK)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    snapshot = session.bridge.latest
    assert snapshot is not None
    screen.follow(session, snapshot)
    assert screen.undo.is_offered
    before = places(screen)
    screen.undo.withdraw()
    assert places(screen) == before


def places(screen: ReassessScreen) -> list[QRect]:
    return [part.geometry() for part in (screen.waited, screen.scale, screen.choice_row)]
