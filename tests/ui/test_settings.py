"""What was chosen is there the next day; a file that makes no sense keeps nobody from the pause."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.plan import ExhaleMode, Guide
from ui.settings import FIRST_DAY, Settings, SettingsFile, read

CHOSEN = Settings(10.0, "5-0-5-0", ExhaleMode.ADAPTIVE, Guide.SOUND)


def test_on_the_first_day_nothing_needs_choosing(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "library")
    assert (kept.now, kept.trouble) == (FIRST_DAY, "")
    assert not (tmp_path / "library").exists()
    assert str(kept.now.plan.pattern) == "4-0-6-0"


def test_what_was_chosen_is_there_the_next_day_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    SettingsFile(folder).change(CHOSEN)
    assert SettingsFile(folder).now == CHOSEN
    assert stat.S_IMODE((folder / "settings.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "\x00\x01",
        "[" * 100_000,
        '{"minutes": 5e400}',
        '{"minutes": true}',
        '{"breath": "0-0-0-0"}',
        '{"guide": 7}',
        '{"guide": "loud"}',
        '{"minutes": -3}',
        "x" * 200_000,
    ],
)
def test_a_broken_file_is_said_in_one_sentence_and_the_rest_counts(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, trouble = read(path)
    assert settings == FIRST_DAY
    assert trouble.endswith(".")
    assert trouble.count(". ") == 0


def test_one_strange_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"minutes": 2, "guide": "loud", "from_later": 1}), encoding="utf-8")
    settings, trouble = read(path)
    assert settings == replace(FIRST_DAY, minutes=2.0)
    assert "guide" in trouble


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("", encoding="utf-8")
    kept = SettingsFile(tmp_path / "library")
    kept.change(CHOSEN)
    assert kept.now == CHOSEN
    assert "could not be kept" in kept.trouble


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(data)
    settings, _ = read(path)
    assert settings.plan.round_s > 0.0
