"""What was chosen is there the next day; a file that makes no sense keeps nobody from the pause."""

import json
import os
import re
import stat
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.plan import ExhaleMode, Guide
from ui.i18n.messages import (
    SettingInvalid,
    SettingsAltered,
    SettingsNotKept,
    SettingsUnread,
    SettingUnread,
)
from ui.i18n.rendering import to_english
from ui.settings import DEFAULTS, Settings, SettingsFile, read_settings

CHOSEN = Settings(10.0, "5-0-5-0", ExhaleMode.ADAPTIVE, Guide.SOUND)


def test_on_the_first_day_nothing_needs_choosing(tmp_path: Path) -> None:
    stored = SettingsFile(tmp_path / "library")
    assert (stored.now, stored.trouble) == (DEFAULTS, None)
    assert not (tmp_path / "library").exists()
    assert str(stored.now.plan.pattern) == "4-0-6-0"


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
        '{"minutes": 1' + 400 * "0" + "}",
        '{"volume": 1' + 400 * "0" + "}",
        '{"volume": NaN}',
        '{"source": "replay:/x\\u0000y"}',
        '{"sensor": "ble:\\u001b[31m"}',
        '{"source": "replay:/\\ud800"}',
        '{"source": "replay:/' + 9_000 * "x" + '"}',
    ],
)
def test_a_broken_file_is_said_in_one_sentence_and_the_rest_counts(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, trouble = read_settings(path)
    assert settings == DEFAULTS
    assert trouble is not None
    sentence = to_english(trouble)
    assert sentence.endswith(".")
    assert sentence.count(". ") <= 1


@pytest.mark.parametrize(("stored", "calm"), [("true", True), ("false", False), ("null", None)])
def test_the_bar_or_the_disc_that_was_chosen_long_ago_is_still_there(
    tmp_path: Path, stored: str, calm: bool | None
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"calm": {stored}}}', encoding="utf-8")
    assert read_settings(path) == (replace(DEFAULTS, calm=calm), None)


@pytest.mark.parametrize("stored", ["1", "0", '"system"', "[]", "1.0"])
def test_movement_is_never_guessed(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"calm": {stored}}}', encoding="utf-8")
    settings, trouble = read_settings(path)
    assert settings == DEFAULTS
    assert trouble == SettingUnread("settings.json.unread", SettingInvalid("calm"))


def test_one_strange_setting_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"minutes": 2, "guide": "loud", "from_later": 1}), encoding="utf-8")
    settings, trouble = read_settings(path)
    assert settings == replace(DEFAULTS, minutes=2.0)
    assert trouble == SettingUnread("settings.json.unread", SettingInvalid("guide"))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("", encoding="utf-8")
    stored = SettingsFile(tmp_path / "library")
    stored.change(CHOSEN)
    assert stored.now == CHOSEN
    assert isinstance(stored.trouble, SettingsNotKept)


def unlike(folder: Path, content: bytes) -> SettingsFile:
    """A library with a settings file that nobody can read."""
    folder.mkdir()
    (folder / "settings.json").write_bytes(content)
    return SettingsFile(folder)


def test_what_could_not_be_read_is_still_there_after_the_next_choice(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    stored = unlike(folder, b'{"minutes": 20.0, "text_perc')
    aside = folder / "settings.json.unread"
    assert stored.trouble == SettingsUnread(aside.name, SettingsAltered("settings.json"))
    assert not aside.exists()
    stored.change(CHOSEN)
    stored.change(replace(CHOSEN, numbers=False))
    assert stored.trouble is None
    assert aside.read_bytes() == b'{"minutes": 20.0, "text_perc'
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert SettingsFile(folder).now == replace(CHOSEN, numbers=False)
    (folder / "settings.json").write_bytes(b"once more")
    SettingsFile(folder).change(CHOSEN)
    assert aside.read_bytes() == b"once more"
    assert len(list(folder.iterdir())) == 2


def test_settings_that_could_all_be_read_leave_nothing_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for chosen in (CHOSEN, DEFAULTS):
        SettingsFile(folder).change(chosen)
    assert [path.name for path in folder.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="pipes have no names elsewhere")
@pytest.mark.parametrize("kind", ["folder", "pipe", "endless"])
def test_something_else_in_the_place_of_the_file_keeps_nobody_waiting(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "settings.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    stored = SettingsFile(tmp_path)
    assert stored.now == DEFAULTS
    assert stored.trouble is not None
    assert re.search(r"[^.]\.$", to_english(stored.trouble))
    stored.change(CHOSEN)
    assert SettingsFile(tmp_path).now == CHOSEN


def is_valid(settings: Settings) -> bool:
    usual = asdict(DEFAULTS)
    others = {name: value for name, value in asdict(settings).items() if name != "calm"}
    kinds = [isinstance(value, type(usual[name])) for name, value in others.items()]
    return (
        all(kinds)
        and settings.calm in (None, False, True)
        and settings.plan.round_s > 0.0
        and 0.0 <= settings.volume <= 1.0
    )


def read_and_kept_again(path: Path, data: bytes) -> None:
    """Whatever was in the file, what was understood of it is there the next day."""
    path.write_bytes(data)
    settings, trouble = read_settings(path)
    assert is_valid(settings)
    assert trouble is None or to_english(trouble).endswith(".")
    SettingsFile(path.parent).change(settings)
    assert read_settings(path) == (settings, None)


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read_and_kept_again(tmp_path_factory.mktemp("settings") / "settings.json", data)


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([10**400, -(10**400), "\x00", "replay:\ud800", "4-0-6-0", "de", 150, 2.5])
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
settings_like = st.dictionaries(st.sampled_from(sorted(asdict(DEFAULTS))) | st.text(), anything)


@given(settings_like | anything)
def test_no_json_is_too_strange(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    data = json.dumps(content).encode("utf-8", "surrogatepass")
    read_and_kept_again(tmp_path_factory.mktemp("settings") / "settings.json", data)
