"""The truth about the heart in the terminal: none unless it is asked for, and a demonstration says so."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ui.practice_window import Day, put
from tests.ui.recorded_sessions import sat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.recording import Completion
from trainer.session.review import summarize
from ui.commands.cli import main
from ui.i18n.rendering import to_english
from ui.settings import Settings, SettingsFile

QUICK = ("--speed", "max", "--minutes", "1")
SIMULATED = ("--source", "simulated:seed=7")
RunText = Callable[..., str]


@pytest.fixture
def run_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> RunText:
    def run(*words: str) -> str:
        assert main([*words, "--library", str(tmp_path)]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def run_json(run_text: RunText) -> Callable[..., Any]:
    return lambda *words: json.loads(run_text(*words, "--json"))


def test_a_fresh_library_begins_without_a_sensor(run_json: Callable[..., Any]) -> None:
    review = run_json("session", *QUICK)
    assert review["source"] == "none"
    assert review["beats"] == 0
    assert "demo" not in review


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), "none"),
        (Settings(source="none", sensor="ble:AA"), "none"),
        (Settings(source="ble:BB", sensor="ble:BB"), "ble:BB"),
        (Settings(source="simulated", sensor="ble:AA"), "ble:AA"),
        (Settings(source="replay:a.csv"), "none"),
    ],
)
def test_without_a_word_the_sensor_chosen_last_is_taken_and_never_a_demonstration(
    settings: Settings, expected: str
) -> None:
    assert settings.last_source == expected


def test_the_sensor_of_the_settings_is_the_one_that_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SettingsFile(tmp_path).change(Settings(source="serial:/dev/nowhere,protocol=none"))
    assert main(["session", "--minutes", "1", "--library", str(tmp_path)]) == 1
    assert "protocol" in capsys.readouterr().err


def test_a_real_heart_has_one_speed_and_the_sentence_names_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SettingsFile(tmp_path).change(Settings(source="ble:AA", sensor="ble:AA"))
    assert main(["session", *QUICK, "--library", str(tmp_path)]) == 1
    assert "choose another --source" in capsys.readouterr().err


def test_a_demonstration_says_so_everywhere_and_is_in_no_trend(
    run_json: Callable[..., Any], run_text: RunText, tmp_path: Path
) -> None:
    put(tmp_path, *(Day(i) for i in range(5)))
    before = run_json("trends")
    words = ("--prediction", "a storm", "--trigger", "rain", "--decision", "passed")
    demo = run_json("session", *QUICK, *SIMULATED, *words, "--urge-before", "9")
    assert demo["demo"] is True
    assert run_json("show", "last")["demo"] is True
    assert [s.get("demo", False) for s in run_json("sessions")] == [True, *[False] * 5]
    assert run_json("trends") == before
    assert "rain" not in before["triggers"]
    assert run_json("followup") == []
    assert run_text("show", "last").startswith("Demo: a simulated or replayed heart")
    assert "good, demo" in run_text("sessions")
    exported = json.loads(run_text("export", "last", "--format", "json", "-o", "-"))
    assert exported["demo"] is True


def test_what_an_earlier_version_kept_of_a_demonstration_says_so_too(
    run_json: Callable[..., Any], tmp_path: Path
) -> None:
    recording = replace(sat(), source="simulated:seed=7", ended=Completion.COMPLETED)
    fields = summary_to_json(summarize(recording).summary, to_english)
    stored = {**{k: v for k, v in fields.items() if k != "demo"}, "source": "simulated:seed=7"}
    with Library.open(tmp_path, write=True) as library:
        library.add_recording(recording, stored)
        assert library.sessions()[0].is_demo
    assert run_json("sessions")[0]["demo"] is True
    assert run_json("show", "last")["demo"] is True
    assert run_json("trends")["pauses"] == 0


def test_without_a_heart_one_sentence_says_so_and_there_is_no_table(run_text: RunText) -> None:
    result = run_text("session", *QUICK)
    assert result.count("heart") == 1
    assert "No heart data. The waiting counts just the same." in result
    assert "no beats" not in result


def test_the_assessment_says_before_that_it_needs_a_heart(
    run_text: RunText, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["session", "--exercise", "resonance", *QUICK, "--library", str(tmp_path)]
    assert main(words) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "needs a heart sensor" in err
    result = run_text("session", "--exercise", "resonance", "--speed", "max", *SIMULATED)
    assert "The simulated heart's resonance" in result
    assert "You waited" not in result
    assert "--pattern own" not in result
    assert main(["session", "--pattern", "own", *QUICK, "--library", str(tmp_path)]) == 1
    assert "No resonance assessment has found your pace" in capsys.readouterr().err
