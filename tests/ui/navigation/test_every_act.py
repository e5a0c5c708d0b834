"""Whoever has only a mouse, only a keyboard or a screen reader can do the same things, on every screen."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import page_walk
from tests.ui.act_table import ActRow, format_table, list_acts
from tests.ui.page_walk import PLACES, come_to, settings_of
from ui.actions.table import CLOSE_DIALOG, EARLIER_WORDS, MENU, list_rows
from ui.navigation.look_back_offer import LookBackOffer
from ui.style.theme import DARK

VIEWS: Final = (((1280, 800), 100), ((500, 900), 200))
SAME_ACTS: Final = {
    "small home",
    "map of keys",
    "settings in large letters",
    "past in a small window",
    "past with only demonstrations",
    "review of a demonstration",
    "figures",
    "predictions that are all told",
    "pause whose keys have faded",
    "review after the pause",
    *("deleting", "copy", "note", "add details", "keep"),
}
"""Places with the acts of another one, or under a dialog."""
IN_DIALOGS: Final = {CLOSE_DIALOG.name, EARLIER_WORDS.name}


def walk(qtbot: QtBot, folder: Path, size: tuple[int, int]) -> list[ActRow]:
    """The table of all places."""
    rows: list[ActRow] = []
    for number, place in enumerate(place for place in PLACES if place not in SAME_ACTS):
        room = come_to(place, qtbot, folder / str(number))
        room.window.resize(*size)
        room.settle()
        if place == "home":
            LookBackOffer(DARK, room.window.home)
        rows += list_acts(room)
        room.close()
    return list(dict.fromkeys(rows))


@pytest.mark.parametrize(("size", "text_percent"), VIEWS)
def test_every_act_is_reached_by_mouse_by_key_in_the_menu_and_by_a_screen_reader(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    text_percent: int,
) -> None:
    monkeypatch.setattr(
        page_walk,
        "settings_of",
        lambda place: replace(settings_of(place), text_percent=text_percent),
    )
    rows = walk(qtbot, tmp_path, size)
    assert [row for row in rows if row.missing] == [], format_table(rows)
    done = {row.act for row in rows} | IN_DIALOGS | {MENU.name}
    assert sorted({row.name for row in list_rows()} - done) == []
