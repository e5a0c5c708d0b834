"""Whoever sits in the terminal is met as kindly as in the window: one line, and not again."""

from datetime import timedelta
from pathlib import Path

import pytest

from devices.clock import wall_time
from tests.ui.practice_room import Day, put
from trainer.care import LINES, KindLine
from ui.commands.session import DIZZY, _take_care


def test_the_first_sessions_begin_with_what_to_do_when_light_headed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(4):
        _take_care(tmp_path)
        assert (DIZZY in capsys.readouterr().err) is (n < 3)
        put(tmp_path, Day(n))


def test_many_pauses_in_an_hour_are_met_with_one_kind_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(6):
        began = wall_time() - timedelta(minutes=5 * n + 2)
        put(tmp_path, Day(n, started=began.isoformat(timespec="seconds")))
    _take_care(tmp_path)
    assert LINES[KindLine.PAUSES] in capsys.readouterr().err
    _take_care(tmp_path)
    assert capsys.readouterr().err == ""
