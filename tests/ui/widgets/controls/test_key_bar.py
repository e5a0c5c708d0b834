"""The acts along the bottom edge: what does not work now is seen, with and without the names of the keys."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.style import theme
from ui.style.theme import DARK, LIGHT, Theme, raise_contrast
from ui.widgets.actions import table
from ui.widgets.actions.action import Action
from ui.widgets.controls.key_bar import KeyCap


@pytest.mark.parametrize("hints", [True, False])
@pytest.mark.parametrize("colours", [DARK, LIGHT, raise_contrast(DARK)], ids=lambda c: c.name)
def test_an_act_that_does_not_work_now_has_another_form(
    qtbot: QtBot, colours: Theme, hints: bool
) -> None:
    """Not a fainter colour alone: the corners of the cap, or of the icon, differ in shape."""
    theme.show_key_hints(hints)
    parent = QWidget()
    qtbot.addWidget(parent)
    act = Action(table.NOTE, parent.update, parent)
    cap = KeyCap(colours, act, parent)
    cap.resize(cap.sizeHint())
    before = cap.grab().toImage()
    act.setEnabled(False)
    after = cap.grab().toImage()
    changed = {
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixelColor(x, y) != after.pixelColor(x, y)
    }
    wide, high = (max(p[n] for p in changed) - min(p[n] for p in changed) for n in (0, 1))
    assert wide >= 12
    assert high >= 12
