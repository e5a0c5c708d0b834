"""`outbreath memory`: what a strap recorded by itself comes into the library, and only then is it erased."""

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from devices.ble.strap_memory import open_memory
from tests.devices.radio.fake_memory import FakeMemory, samples_file
from tests.devices.radio.packets import golden
from tests.devices.radio.virtual_air import Air, run_virtually
from trainer.events import Beat
from trainer.library.store import Library
from ui.commands.cli import main
from ui.services import strap_recordings

NAME = "Polar H10 01234567"
RR_MS = golden(600, 700, 1000)
FILE = "/OUTBREATH-20261130T072300Z/SAMPLES.BPB"


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> FakeMemory:
    """A strap in the air, on a virtual clock."""
    fake = FakeMemory(RR_MS)
    radio = Air(fake.strap("A0:9E:1A:00:00:01", NAME)).radio()
    monkeypatch.setattr(strap_recordings, "open_memory", partial(open_memory, radio=radio))
    monkeypatch.setattr(asyncio, "run", run_virtually)
    return fake


def run(action: str, folder: Path, *words: str) -> int:
    return main(["memory", action, NAME, "--library", str(folder), *words])


def test_a_recording_is_started_fetched_and_erased(
    memory: FakeMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run_json(action: str) -> Any:
        assert run(action, tmp_path, "--json") == 0
        return json.loads(capsys.readouterr().out)

    assert run_json("status") == {
        "recording": False,
        "name": None,
        "started": None,
        "size_bytes": 0,
    }
    started = run_json("start")
    assert started["recording"] is True
    fetched = run_json("fetch")
    assert (fetched["imported"], fetched["beats"]) == (True, len(RR_MS))
    assert fetched["started"] == started["started"]
    assert run_json("fetch")["imported"] is False
    assert run_json("erase") == {"erased": True, "name": fetched["name"]}
    assert not memory.files
    with Library.open(tmp_path, write=False) as library:
        (entry,) = library.sessions()
        recording = library.recording(entry.id)
    assert recording.started == fetched["started"]
    assert [event.rr_ms for event in recording.events if isinstance(event, Beat)] == RR_MS


def test_what_was_not_fetched_is_erased_only_by_force(
    memory: FakeMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.files[FILE] = samples_file(RR_MS)
    Library.open(tmp_path, write=True).close()
    assert run("erase", tmp_path) == 1
    assert "import it first" in capsys.readouterr().err
    assert memory.files
    assert run("erase", tmp_path, "--force") == 0
    assert not memory.files


def test_a_recording_that_runs_is_not_stopped_by_erasing(
    memory: FakeMemory, tmp_path: Path
) -> None:
    memory.recording = "RUN"
    assert run("erase", tmp_path) == 1
    assert memory.recording == "RUN"


def test_a_recording_of_heart_rates_is_no_recording_of_beats(
    memory: FakeMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory.files["/RUN/SAMPLES.BPB"] = samples_file([], [60, 61, 62])
    assert run("fetch", tmp_path) == 1
    assert "no intervals" in capsys.readouterr().err
    assert memory.files


def test_each_state_is_a_sentence(
    memory: FakeMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for action in ("status", "start", "status", "fetch", "status", "erase"):
        assert run(action, tmp_path) == 0
    result = capsys.readouterr().out.splitlines()
    assert result[0] == "There is no recording in the strap."
    assert result[1] == result[2]
    assert all(line.endswith(".") for line in result)


def test_force_without_erase_is_refused(tmp_path: Path) -> None:
    assert run("fetch", tmp_path, "--force") == 2
