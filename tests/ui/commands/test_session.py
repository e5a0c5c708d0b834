"""`outbreath session` from end to end: simulated, replayed and missing hearts, and what is left after."""

import asyncio
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from devices.ble import scanner
from devices.lsl import outlet
from tests.devices.lsl.fake_pylsl import Lab
from tests.devices.radio.packets import golden, packet
from tests.devices.radio.virtual_air import Air, AirStrap, VirtualLoop
from tests.docs.test_code_blocks import blocks_run_by
from ui.commands import session
from ui.commands.cli import main

FIXED = ("session", "--exhale", "fixed", "--speed", "max", "--json")


@pytest.fixture
def run_json(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str) -> Any:
        assert main(list(words)) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_a_simulated_pause_is_five_minutes_and_thirty_breaths(run_json: Any) -> None:
    answers = ("--urge-before", "8", "--urge-after", "4", "--decision", "passed")
    review = run_json(*FIXED, "--source", "simulated:seed=7", *answers)
    assert review["duration_s"] == pytest.approx(300.0, abs=0.2)
    assert review["breaths"] == 30
    assert (review["urge_before"], review["urge_after"]) == (8, 4)
    assert (review["decision"], review["ended"], review["rounds"]) == ("passed", "completed", 1)
    assert review["figures"]["mean_hr_bpm"] == pytest.approx(68.0, abs=8.0)
    assert review["quality"]["verdict"] == "good"
    assert review == run_json("show", "last", "--json")
    assert review == run_json("sessions", "--json")[0]


def test_the_same_heart_twice_gives_the_same_figures(run_json: Any) -> None:
    one = run_json(*FIXED, "--source", "simulated:seed=7")
    two = run_json(*FIXED, "--source", "simulated:seed=7")
    other = run_json(*FIXED, "--source", "simulated:seed=8")
    assert one["figures"] == two["figures"]
    assert one["beats"] == two["beats"]
    assert one["figures"] != other["figures"]
    assert one["id"] != two["id"]


def test_without_a_sensor_the_session_is_whole_and_no_figure_is_made_up(run_json: Any) -> None:
    review = run_json(*FIXED, "--source", "none")
    assert (review["duration_s"], review["breaths"], review["beats"]) == (300.0, 30, 0)
    assert set(review["figures"].values()) == {None}
    assert review["quality"]["verdict"] == "none"
    assert review["gaps"] == []


def test_a_sensor_that_drops_out_leaves_gaps_and_the_timer_alone(run_json: Any) -> None:
    review = run_json(*FIXED, "--source", "simulated:seed=7,drop=60-105;150-195")
    assert review["duration_s"] == 300.0
    first, second = review["gaps"]
    assert first == [pytest.approx(60.0, abs=1.5), pytest.approx(105.0, abs=2.5)]
    assert second == [pytest.approx(150.0, abs=1.5), pytest.approx(195.0, abs=2.5)]
    assert review["figures"]["rmssd_ms"] < 120.0


def test_waiting_again_adds_a_round_of_the_same_length(run_json: Any) -> None:
    words = ("--source", "none", "--decision", "wait_again,reach_out", "--urge-after", "3")
    review = run_json(*FIXED, *words)
    assert (review["rounds"], review["duration_s"], review["planned_s"]) == (2, 600.0, 300.0)
    assert (review["decision"], review["urge_after"], review["breaths"]) == ("reach_out", 3, 60)


def test_a_real_heart_is_replayed_beat_for_beat_and_exported_again(
    run_json: Any, shared_data: Path, tmp_path: Path
) -> None:
    original = _rr_of(shared_data / "rr" / "physio_1.csv")
    review = run_json(*FIXED, "--source", f"replay:{shared_data / 'rr' / 'physio_1.csv'}")
    assert review["beats"] == len(original)
    assert review["source"] == "replay:physio_1.csv"
    path = tmp_path / "again.txt"
    assert main(["export", "last", "--format", "rr", "-o", str(path)]) == 0
    again = [float(line) for line in path.read_text().split()]
    assert again == pytest.approx(original, abs=0.1)
    assert main(["export", "last", "--format", "csv", "-o", str(tmp_path / "b.csv")]) == 0
    rows = (tmp_path / "b.csv").read_text().splitlines()
    times = [float(row.split(",")[0]) for row in rows[-len(original) :]]
    assert times == pytest.approx(_t_of(shared_data / "rr" / "physio_1.csv"), abs=0.001)


def test_an_export_is_there_once_and_is_replaced_only_when_asked(
    run_json: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*FIXED, "--minutes", "1")
    words = ["export", "last", "--format", "jsonl", "-o", str(tmp_path / "pause.jsonl")]
    assert main(words) == 0
    assert main(words) == 1
    assert "already exists" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0


def test_a_recording_taken_to_another_library_has_the_same_review(
    run_json: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = run_json(
        *FIXED, "--minutes", "2", "--note", "=SUM(1)", "--source", "simulated:ectopic=0.02"
    )
    path = tmp_path / "pause.jsonl"
    main(["export", "last", "--format", "jsonl", "-o", str(path)])
    capsys.readouterr()
    elsewhere = ("--library", str(tmp_path / "elsewhere"))
    assert run_json("import", str(path), "--json", *elsewhere)[0]["imported"] is True
    assert run_json("show", "last", "--json", *elsewhere) == review
    assert run_json("import", str(path), "--json", *elsewhere)[0]["imported"] is False


@pytest.mark.parametrize("minutes", ["1", "7.5"])
def test_a_session_is_as_long_as_was_asked(run_json: Any, minutes: str) -> None:
    review = run_json(*FIXED, "--minutes", minutes, "--source", "none")
    assert review["duration_s"] == review["planned_s"] == float(minutes) * 60.0


def test_free_breathing_asks_for_no_decision(run_json: Any) -> None:
    review = run_json(*FIXED, "--exercise", "free", "--minutes", "1", "--source", "none")
    assert (review["exercise"], review["decision"], review["ended"]) == ("free", None, "completed")


def _rr_of(path: Path) -> list[float]:
    return [float(line.split(",")[1]) for line in path.read_text().splitlines()[1:]]


def _t_of(path: Path) -> list[float]:
    return [float(line.split(",")[0]) for line in path.read_text().splitlines()[1:]]


@pytest.mark.parametrize("minutes", ["7.7777", "16.5572", "0.3333"])
def test_a_length_that_no_binary_number_holds_ends_on_time_too(run_json: Any, minutes: str) -> None:
    review = run_json(*FIXED, "--minutes", minutes, "--source", "none")
    assert review["duration_s"] == review["planned_s"] == round(float(minutes) * 60.0, 3)


def test_a_sensor_that_is_silent_at_the_end_is_spoken_of(run_json: Any) -> None:
    review = run_json(*FIXED, "--source", "simulated:drop=270-400")
    assert "heartbeats are missing for 30 of" in review["quality"]["reason"]


def test_a_note_is_kept_as_it_was_typed_on_any_terminal(run_json: Any) -> None:
    note = "=1+1 é😀 \x07 \n second line"
    assert run_json(*FIXED, "--minutes", "0.2", "--note", note)["note"] == note
    assert run_json("show", "last", "--json")["note"] == note


def test_a_device_is_never_replaced_by_an_export(
    run_json: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(*FIXED, "--minutes", "0.2", "--source", "none")
    os.mkfifo(tmp_path / "pipe")
    words = ["export", "last", "--format", "json", "-o", str(tmp_path / "pipe"), "--force"]
    assert main(words) == 1
    assert "not a regular file" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_be_written_to(encoding: str, tmp_path: Path) -> None:
    words = [*FIXED[:-1], "--minutes", "1", "--library", str(tmp_path)]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "ui", *words]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")


class ClockOfLoop:
    """The session clock: the time of a virtual loop."""

    def __init__(self, loop: VirtualLoop) -> None:
        self._loop = loop

    def now(self) -> float:
        return self._loop.time()

    async def sleep_until(self, t: float) -> None:
        await asyncio.sleep(max(0.0, t - self.now()))


def test_the_session_on_the_page_for_the_lab_sends_the_beats_of_a_strap(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five minutes of a strap in the air pass in virtual time, and a lab records what is sent."""
    (block,) = blocks_run_by(__file__)
    program, *words = shlex.split(block.code)
    loop, lab, strap = VirtualLoop(), Lab(), AirStrap("A0:9E:1A:00:00:01", "Polar H10 01234567")
    monkeypatch.setattr(asyncio, "new_event_loop", lambda: loop)
    monkeypatch.setattr(session, "SystemClock", lambda _: ClockOfLoop(loop))
    monkeypatch.setattr(scanner, "Radio", Air(strap).radio)
    monkeypatch.setattr(outlet, "load_pylsl", lambda: lab)
    series = golden(320, 800, 1000)
    t = 2.0  # the strap is found by then
    for raw in series:
        t += raw / 1024
        loop.call_at(t, strap.notify, packet([raw]))
    assert (program, main(words)) == ("outbreath", 0)
    assert "beats" in capsys.readouterr().out
    sent = {name: [x for n, x, _ in lab.pushed if n == name] for name in lab.streams}
    assert sent["Outbreath beats"] == [[raw * 1000 / 1024] for raw in series]
    assert ["begin"] in sent["Outbreath markers"]
    assert len(sent["Outbreath pacer"]) == pytest.approx(300 * outlet.PACER_HZ, rel=0.02)
