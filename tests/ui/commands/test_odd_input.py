"""Files and words as people really have them: read as they were meant, or refused in one sentence."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ui.commands.cli import main


@pytest.fixture
def rr() -> list[int]:
    rng = np.random.default_rng(3)
    beats = np.arange(400)
    swing = 850 + 60 * np.sin(beats / 3.0) + rng.normal(0.0, 8.0, 400)
    return [round(x) for x in swing.tolist()]


def analyze(path: Path, text: str, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    path.write_text(text, encoding="utf-8")
    assert main(["analyze", str(path), "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("header", ["RR (1/1024 s)", "RR [1/1024 s]", "R-R (1/1024 s)", "rr_1024"])
def test_a_unit_in_the_header_counts_however_it_is_written(
    rr: list[int], header: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = "\n".join([header, *(str(round(x * 1.024)) for x in rr)])
    result = analyze(tmp_path / "raw.csv", raw, capsys)
    assert "1/1024 s" in result["understood"]
    assert result["figures"]["mean_nn_ms"] == pytest.approx(np.mean(rr), rel=1e-3)


def test_decimal_commas_within_quotes_are_no_columns(
    rr: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    t = np.cumsum(rr) / 1000.0
    rows = [
        f'"{at:.3f}";"{x:.1f}"'.replace(".", ",").replace(";", ",")
        for at, x in zip(t, rr, strict=True)
    ]
    result = analyze(tmp_path / "german.csv", "\n".join(['"t_s","rr_ms"', *rows]), capsys)
    assert (result["beats"], result["gaps"]) == (400, [])
    assert result["figures"]["mean_nn_ms"] == pytest.approx(np.mean(rr))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_of_another_encoding_is_json_for_every_program(
    rr: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / os.fsdecode(b"f\xfcr Anna.txt")
    path.write_text("\n".join(map(str, rr)), encoding="utf-8")
    results = []
    for words in (["analyze", "--json"], ["analyze", "--jsonl"], ["import", "--json"]):
        assert main([*words, str(path)]) == 0
        results.append(json.loads(capsys.readouterr().out))
    assert main(["session", "--source", f"replay:{path}", "--speed", "max", "--json"]) == 0
    results.append(json.loads(capsys.readouterr().out))
    for words in (["sessions", "--json"], ["show", "last", "--recompute", "--json"]):
        assert main(words) == 0
        results.append(json.loads(capsys.readouterr().out))
    assert results[-1]["differs"] == {}
    for result in results:
        str(result).encode("utf-8")
    assert results[0]["file"].endswith(r"f\xfcr Anna.txt")
    assert results[2][0]["file"].endswith(r"f\xfcr Anna.txt")


def test_no_difference_crosses_a_line_that_holds_no_number(
    rr: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["NaN" if i % 50 == 49 else str(x) for i, x in enumerate(rr)]
    result = analyze(tmp_path / "holes.txt", "\n".join(lines), capsys)
    steps = np.diff(rr)
    beside = [i for i in range(399) if i % 50 in (48, 49)]
    known = np.delete(steps, beside)
    assert result["figures"]["rmssd_ms"] == pytest.approx(np.sqrt((known**2).mean()))
    assert len(result["gaps"]) == 7  # the last line holds none either, but nothing comes after it


def test_raw_takes_the_series_as_it_is_even_where_a_beat_was_taken_out(
    rr: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    t = np.cumsum(rr) / 1000.0
    left = [i for i in range(400) if i not in (100, 200)]
    rows = [f"{t[i]:.3f},{rr[i]}" for i in left]
    text = "\n".join(["t_s,rr_ms", *rows])
    result = analyze(tmp_path / "nn.csv", text, capsys, "--raw")
    steps = np.diff([rr[i] for i in left])
    assert result["figures"]["rmssd_ms"] == pytest.approx(np.sqrt((steps**2).mean()))
    apart = analyze(tmp_path / "nn.csv", text, capsys)
    assert apart["figures"]["rmssd_ms"] != pytest.approx(result["figures"]["rmssd_ms"], rel=1e-6)


def test_a_dozen_calm_beats_are_a_dozen_good_beats(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calm = [846, 863, 880, 897, 854, 846, 863, 880, 897, 854, 846, 863]
    result = analyze(tmp_path / "few.txt", "\n".join(map(str, calm)), capsys)
    assert result["corrected"] == dict.fromkeys(result["corrected"], 0)


def test_our_own_recording_has_the_same_figures_wherever_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["session", "--source", "simulated:seed=4", "--speed", "max", "--json"]
    assert main([*words, "--exercise", "free"]) == 0
    session = json.loads(capsys.readouterr().out)
    copy = tmp_path / "copy.jsonl"
    assert main(["export", "last", "--format", "jsonl", "-o", str(copy)]) == 0
    capsys.readouterr()
    assert main(["analyze", str(copy), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"] == session["figures"]


def test_a_sensor_that_gives_nothing_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["session", "--source", f"serial:{tmp_path / 'gone'}", "--minutes", "0.02", "--json"]
    assert main(words) == 0
    captured = capsys.readouterr()
    result = json.loads(captured.out)
    assert "plug the board in" in captured.err
    assert "plug the board in" in result["quality"]["reason"]
    assert result["gaps"] == [[0.0, pytest.approx(1.2, abs=0.1)]]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["session", "--exercise", "x"], "pause, resonance, free"),
        (["session", "--exhale", "x"], "fixed, ramp, adaptive"),
        (["session", "--guide", "x"], "full, disc, sound, timer"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_ones(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert says in capsys.readouterr().err


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err
