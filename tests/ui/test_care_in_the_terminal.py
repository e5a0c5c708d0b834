"""Whoever sits in the terminal is met as kindly as in the window: one line, and not again."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from devices.clock import wall_time
from tests.ui.practice_room import Day, put
from trainer.care import LINES, KindLine
from ui.cli import main
from ui.commands.session import DIZZY, care_for

SITTING = ["session", "--source", "none", "--speed", "max", "--minutes", "1"]


def test_the_first_sessions_begin_with_what_to_do_when_light_headed(
    tmp_path: Path,
) -> None:
    for n in range(4):
        assert care_for(tmp_path) == ([DIZZY] if n < 3 else [])
        put(tmp_path, Day(n))


def test_many_pauses_in_an_hour_are_met_with_one_kind_line(tmp_path: Path) -> None:
    for n in range(6):
        began = wall_time() - timedelta(minutes=5 * n + 2)
        put(tmp_path, Day(n, started=began.isoformat(timespec="seconds")))
    assert care_for(tmp_path) == [LINES[KindLine.PAUSES]]
    assert care_for(tmp_path) == []


def test_sessions_of_another_kind_make_no_hard_hour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(6):
        assert main([*SITTING, "--exercise", "free", "--library", str(tmp_path)]) == 0
    assert LINES[KindLine.PAUSES] not in capsys.readouterr().err


def test_the_kind_words_stand_beside_the_review_and_never_in_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*SITTING, "--library", str(tmp_path)]
    for n in range(6):
        assert main([*words, "--json"] if n % 2 else words) == 0
        out, err = capsys.readouterr()
        assert (DIZZY in err) is (n in (0, 2))
        assert DIZZY not in out
        assert not n % 2 or isinstance(json.loads(out), dict)
    assert main(words) == 0
    assert LINES[KindLine.PAUSES] in capsys.readouterr().err


def test_what_is_in_the_way_is_one_sentence_and_nothing_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["session", "--source", "replay:nowhere.csv", "--library", str(tmp_path)]
    assert main(words) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
