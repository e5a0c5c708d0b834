"""A recording in Python: from a path, bytes, an open file, an array, and what is refused."""

import gzip
import io
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.errors import TrainerError
from ui.api.recordings import Recording, read

STEADY = [round(800.0 + 40.0 * math.sin(2 * math.pi * beat / 12), 3) for beat in range(400)]
LINES = "\n".join(map(str, STEADY)).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "rr.txt"
    path.write_bytes(LINES)
    return path


def test_a_file_is_read_from_its_path_its_bytes_and_while_it_is_open(path: Path) -> None:
    with path.open("rb") as file:
        recordings = [read(path), read(str(path)), read(LINES), read(file), read(io.BytesIO(LINES))]
    for recording in recordings:
        assert recording.rr_ms.tolist() == STEADY
        assert recording.id == recordings[0].id
    assert {recording.name for recording in recordings} == {"rr.txt", "recording"}


@pytest.mark.parametrize("name", ["../../etc/passwd", "<stdin>", "CON", "a\nb.csv", "", 7])
def test_no_name_of_an_open_file_becomes_part_of_a_path(name: Any) -> None:
    file = io.BytesIO(LINES)
    file.name = name
    recording = read(file)
    assert recording.rr_ms.tolist() == STEADY
    assert recording.name.isprintable()
    assert "/" not in recording.name


def test_what_is_read_from_bytes_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(gzip.compress(LINES))
    with pytest.raises(TrainerError):
        read(b"hello")
    assert list(tmp_path.iterdir()) == []


def test_a_recording_says_how_its_file_was_understood(path: Path) -> None:
    recording = read(path)
    assert recording.understood == "400 RR intervals in ms, in sequence"
    assert repr(recording) == "<Recording rr.txt: 400 beats in 320 s>"
    assert recording.plan is None
    assert recording.started is None


def test_a_table_is_read_as_it_is_told_to_be() -> None:
    table = b"subject,heart\n" + b"".join(b"7,%.3f\n" % (rr / 1000.0) for rr in STEADY)
    result = read(table, read_as="rr", column="heart", unit="s")
    assert result.rr_ms == pytest.approx(STEADY, abs=0.5)
    assert read(table, column=2, unit="s").rr_ms.tolist() == result.rr_ms.tolist()


def test_the_beats_of_an_ecg_are_found() -> None:
    beats = np.exp(-(((np.arange(0.0, 60.0, 0.004) + 0.4) % 0.8 - 0.4) ** 2) / 0.0002)
    recording = read("\n".join(f"{x:.4f}" for x in beats).encode(), read_as="ecg", rate_hz=250.0)
    assert np.median(recording.rr_ms) == pytest.approx(800.0, abs=4.0)


def test_intervals_in_memory_are_a_recording_too() -> None:
    one_by_one = Recording.from_rr(STEADY)
    timed = Recording.from_rr(np.array(STEADY), np.cumsum(STEADY) / 1000.0, name="strap")
    assert one_by_one.id == timed.id
    assert (one_by_one.name, timed.name) == ("array", "strap")
    assert timed.t_s[-1] == pytest.approx(sum(STEADY) / 1000.0)


def test_a_gap_between_times_stays_a_gap() -> None:
    t = np.cumsum(STEADY) / 1000.0
    t[200:] += 60.0
    assert Recording.from_rr(STEADY, t).t_s[-1] == pytest.approx(t[-1], abs=1e-6)


@pytest.mark.parametrize(
    ("rr_ms", "t_s", "says"),
    [
        ([[800.0, 810.0]], None, "2 dimensions"),
        ([800.0, math.nan], None, "no finite number"),
        ([800.0, 810.0], [0.8], "2 intervals but 1 times"),
        ([800.0], [math.inf], "t_s"),
    ],
)
def test_an_array_that_is_no_series_is_refused_in_a_sentence(
    rr_ms: Any, t_s: Any, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Recording.from_rr(rr_ms, t_s)


@pytest.mark.parametrize(
    ("rr_ms", "says"), [([], "no RR intervals"), ([1e300] * 20, "times are out of range")]
)
def test_an_array_without_an_interval_of_a_heart_is_refused_like_such_a_file(
    rr_ms: list[float], says: str
) -> None:
    with pytest.raises(TrainerError, match=says):
        Recording.from_rr(rr_ms)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("/nowhere/polar.csv", "/nowhere/polar.csv can't be opened: No such file"),
        (b"", "empty"),
        (b"hello\nworld\n", "recording"),
        (b"\x00\x01\x02" * 400, "recording"),
        (b'{"outbreath": 1}', "recording"),
        (os.devnull, os.devnull),
    ],
)
def test_a_file_that_is_no_recording_is_refused_in_one_sentence(
    source: str | bytes, says: str
) -> None:
    with pytest.raises(TrainerError) as refused:
        read(source)
    assert says in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"unit": "furlongs"}, "choose ms, s, 1/1024"),
        ({"read_as": "novel"}, "choose rr, beat-times"),
        ({"rate_hz": -1.0}, "-1.0 is not a number of samples"),
        ({"rate_hz": math.nan}, "nan is not a number of samples"),
    ],
)
def test_an_argument_that_makes_no_sense_is_refused_in_a_sentence(
    arguments: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        read(LINES, **arguments)


@pytest.mark.parametrize("source", [7, None, STEADY])
def test_what_is_neither_path_nor_file_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="a path, bytes or an open file"):
        read(source)


def test_a_file_that_is_open_as_text_is_refused_with_the_mode_it_needs(path: Path) -> None:
    with path.open(encoding="utf-8") as file, pytest.raises(TypeError, match="mode 'rb'"):
        read(file)  # type: ignore[arg-type]


@given(st.binary(max_size=400))
@example(b"\x89HDF\r\n\x1a\n")
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    sentence = ""
    try:
        assert read(data).rr_ms.size >= 0
    except TrainerError as refused:
        sentence = str(refused)
    assert len(sentence.splitlines()) <= 1


def test_a_recording_never_changes_by_what_is_done_with_its_arrays(path: Path) -> None:
    recording = read(path)
    recording.rr_ms[:] = 0.0
    recording.beats["rr_ms"][:] = 0.0
    assert recording.rr_ms.tolist() == STEADY


def test_a_saved_recording_reads_back_as_the_same(outbreath: Any, tmp_path: Path) -> None:
    recording = outbreath.simulate(1.0, seed=5, chest_mg=20.0, drop=[(20.0, 30.0)])
    recording.save(tmp_path / "pause.jsonl")
    back = outbreath.read(tmp_path / "pause.jsonl")
    assert back.events == recording.events
    assert (back.id, back.name, back.plan) == (recording.id, recording.name, recording.plan)
    with pytest.raises(outbreath.Error, match=r"pause\.jsonl"):
        recording.save(tmp_path / "pause.jsonl")
    recording.save(tmp_path / "pause.jsonl", force=True)
