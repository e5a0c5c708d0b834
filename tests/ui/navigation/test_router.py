"""Pages are opened by name, whoever creates them."""

from dataclasses import dataclass

import pytest

from tests.ui.conftest import WindowUser
from ui.navigation.router import PageName, Router


@dataclass
class Opened:
    session_id: str = ""


def test_a_page_is_opened_with_what_it_needs() -> None:
    router, opened = Router(), Opened()
    router.add(PageName.REVIEW, lambda session_id: setattr(opened, "session_id", session_id))
    router.show(PageName.REVIEW, session_id="s1")
    assert opened.session_id == "s1"
    router.opener(PageName.REVIEW, session_id="s2")()
    assert opened.session_id == "s2"


def test_a_page_that_nobody_opens_is_an_error() -> None:
    with pytest.raises(KeyError):
        Router().show(PageName.HOME)


def test_every_page_of_the_window_can_be_opened_by_its_name(user: WindowUser) -> None:
    assert set(user.window.router.pages) == set(PageName)
