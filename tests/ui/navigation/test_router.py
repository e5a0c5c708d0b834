"""Pages are opened by name, whoever creates them."""

from dataclasses import dataclass

import pytest

from tests.ui.conftest import Room
from ui.navigation.router import Page, Router


@dataclass
class Opened:
    session_id: str = ""


def test_a_page_is_opened_with_what_it_needs() -> None:
    router, opened = Router(), Opened()
    router.add(Page.REVIEW, lambda session_id: setattr(opened, "session_id", session_id))
    router.show(Page.REVIEW, session_id="s1")
    assert opened.session_id == "s1"
    router.opener(Page.REVIEW, session_id="s2")()
    assert opened.session_id == "s2"


def test_a_page_that_nobody_opens_is_an_error() -> None:
    with pytest.raises(KeyError):
        Router().show(Page.HOME)


def test_every_page_of_the_window_can_be_opened_by_its_name(room: Room) -> None:
    assert set(room.window.router.pages) == set(Page)
