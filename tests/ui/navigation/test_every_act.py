"""Whoever has only a mouse, only a keyboard or a screen reader can do the same things, on every screen."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import page_walk
from tests.ui.act_table import ActRow, format_table, is_in_view, list_acts
from tests.ui.page_walk import PLACES, come_to, on_top, settings_of, shown
from ui.navigation.look_back_offer import LookBackOffer
from ui.style.theme import DARK
from ui.widgets.actions import table
from ui.widgets.actions.action import ActionRow
from ui.widgets.actions.table import CLOSE_DIALOG, EARLIER_WORDS, MENU
from ui.widgets.controls.button import Button
from ui.widgets.layout.dialog import OverlayDialog, TextField

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
        user = come_to(place, qtbot, folder / str(number))
        user.window.resize(*size)
        user.settle()
        if place == "home":
            LookBackOffer(DARK, user.window.home)
        rows += list_acts(user)
        user.close()
    return list(dict.fromkeys(rows))


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0][0]}x{view[0][1]} {view[1]} %")
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """The size of the window, with the text size that goes with it."""
    window_size, text_percent = request.param
    monkeypatch.setattr(
        page_walk,
        "settings_of",
        lambda place: replace(settings_of(place), text_percent=text_percent),
    )
    return tuple(window_size)


def list_rows() -> list[ActionRow]:
    """Every row of the table."""
    return [row for value in vars(table).values() for row in _rows_in(value)]


def _rows_in(value: object) -> Iterable[ActionRow]:
    members = value.values() if isinstance(value, dict) else value
    candidates = members if isinstance(members, Iterable) else (value,)
    return (row for row in candidates if isinstance(row, ActionRow))


def test_every_act_is_reached_by_mouse_by_key_in_the_menu_and_by_a_screen_reader(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    rows = walk(qtbot, tmp_path, size)
    assert [row for row in rows if row.missing] == [], format_table(rows)
    done = {row.act for row in rows} | IN_DIALOGS | {MENU.name}
    assert sorted({row.name for row in list_rows()} - done) == []


@pytest.mark.parametrize("place", ["deleting", "copy", "note", "add details", "keep"])
def test_in_a_dialog_everything_can_be_seen_and_has_a_name(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], place: str
) -> None:
    user = come_to(place, qtbot, tmp_path)
    user.window.resize(*size)
    user.settle()
    dialog = on_top(user)
    assert isinstance(dialog, OverlayDialog)
    controls = [w for w in dialog.findChildren(QWidget) if isinstance(w, Button | TextField)]
    offered = [w for w in controls if w.isVisible() and w.isEnabled()]
    assert [type(w) for w in offered if not w.accessibleName()] == []
    for widget in offered:
        widget.setFocus(Qt.FocusReason.TabFocusReason)  # scrolls to it, as the wheel does
        user.settle()
        assert is_in_view(widget), widget.accessibleName()
    assert is_in_view(dialog.close_cap)
    assert dialog.close_cap.accessibleName() == "close"
    QTest.mouseClick(dialog.close_cap, Qt.MouseButton.LeftButton)
    assert on_top(user) is shown(user)
    user.close()
