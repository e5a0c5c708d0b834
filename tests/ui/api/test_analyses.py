"""The figures in Python are those of the terminal, to the last digit."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.fixtures.make import output_of
from trainer.hrv.figures import FIGURES
from trainer.plugins.errors import NoFigureError
from trainer.plugins.figures import Beats

SIMULATED: dict[str, dict[str, Any]] = {
    "paced": {"seed": 7},
    "rough": {"seed": 3, "ectopic": 0.015, "missed": 0.01, "drop": [(70.0, 110.0)]},
    "resting": {"seed": 5, "pattern": None, "hr_bpm": 58.0},
}
PARTS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"start": 30.0, "stop": 200.0}, ("--from", "30", "--to", "200")),
    ({"spectrum": "kubios"}, ("--spectrum", "kubios")),
    ({"correct": False}, ("--raw",)),
]


@pytest.mark.parametrize(("arguments", "words"), PARTS)
@pytest.mark.parametrize("name", SIMULATED)
def test_a_figure_is_the_same_in_python_and_in_the_terminal_to_the_last_digit(
    outbreath: Any, tmp_path: Path, name: str, arguments: dict[str, Any], words: tuple[str, ...]
) -> None:
    path = tmp_path / f"{name}.jsonl"
    outbreath.simulate(5.0, **SIMULATED[name]).save(path)
    printed = json.loads(output_of(tmp_path / "library", "analyze", str(path), "--json", *words))
    result = outbreath.analyze(outbreath.read(path), **arguments)
    assert result.figures == printed["figures"]
    assert json.loads(json.dumps(result.to_json())) == {**printed, "file": result.recording.name}


def test_recorded_hearts_have_the_same_figures_in_python_and_in_the_terminal(
    outbreath: Any, shared_data: Path, tmp_path: Path
) -> None:
    for name in ("hrvpkg_rest_rri.csv", "physio_1.txt", "mitdb100.txt"):
        path = next(iter((shared_data / "rr").glob(name)), None)
        if path is None:
            continue
        printed = json.loads(output_of(tmp_path / "library", "analyze", str(path), "--json"))
        assert outbreath.analyze(outbreath.read(path)).figures == printed["figures"]


def test_each_figure_has_a_unit_and_either_a_value_or_a_reason(outbreath: Any) -> None:
    for minutes in (0.2, 2.0, 12.0):
        result = outbreath.analyze(outbreath.simulate(minutes, seed=4))
        assert list(result.figures) == list(FIGURES)
        assert result.units.keys() == result.grounds.keys() == result.figures.keys()
        absent = {key for key, value in result.figures.items() if value is None}
        assert absent == result.reasons.keys()
        assert all(reason and not reason.endswith(".") for reason in result.reasons.values())


def test_the_figures_are_a_table_with_a_row_each(outbreath: Any) -> None:
    result = outbreath.analyze(outbreath.simulate(2.0, seed=4))
    rows = {row["figure"]: row for row in result.table}
    assert list(rows) == list(FIGURES)
    assert {key: row["value"] for key, row in rows.items()} == result.figures
    assert rows["rmssd_ms"]["unit"] == "ms"
    assert rows["rmssd_ms"]["reason"] is None
    assert rows["vlf_ms2"]["reason"] == result.reasons["vlf_ms2"]


class Count:
    label, unit, decimals = "Normal intervals", "1", 0

    def compute(self, beats: Beats) -> float:
        return float(np.count_nonzero(beats.is_normal))


class Groundless(Count):
    def compute(self, beats: Beats) -> float:
        raise NoFigureError("this record has no such thing")


def test_a_figure_of_a_plug_in_is_among_the_others(
    outbreath: Any, tmp_path: Path, install: Install
) -> None:
    entries = FakeEntryPoint("count", Count), FakeEntryPoint("groundless", Groundless)
    install("outbreath.figures", *entries)
    recording = outbreath.simulate(2.0, seed=4)
    result = outbreath.analyze(recording)
    assert result.figures["outbreath_toy.count"] == len(recording.beats)
    assert result.units["outbreath_toy.count"] == "1"
    assert result.reasons["outbreath_toy.groundless"] == "this record has no such thing"
    assert result.table[len(FIGURES)]["figure"] == "outbreath_toy.count"
    recording.save(tmp_path / "pause.jsonl")
    printed = json.loads(
        output_of(tmp_path / "library", "analyze", str(tmp_path / "pause.jsonl"), "--json")
    )
    assert result.figures == printed["figures"]
    assert outbreath.analyze(recording).to_json()["plugin_figures"] == printed["plugin_figures"]


def test_a_plug_in_that_cannot_be_used_is_a_warning_and_no_figure(
    outbreath: Any, install: Install
) -> None:
    recording = outbreath.simulate(1.0, seed=4)
    install("outbreath.figures", FakeEntryPoint("gone", ImportError("no such module")))
    with pytest.warns(UserWarning, match="gone"):
        result = outbreath.analyze(recording)
    assert list(result.figures) == list(FIGURES)


def test_the_grounds_say_from_how_much_a_figure_was_computed(outbreath: Any) -> None:
    recording = outbreath.simulate(5.0, seed=3, ectopic=0.02, drop=[(100.0, 130.0)])
    result = outbreath.analyze(recording)
    grounds = result.grounds
    verdicts = result.beats["verdict"].tolist()
    assert grounds["mean_nn_ms"] == {"nn_intervals": verdicts.count("normal")}
    assert grounds["rmssd_ms"]["differences"] < grounds["mean_nn_ms"]["nn_intervals"]
    assert grounds["hf_ms2"]["span_s"] == pytest.approx(170.0, abs=2.0)
    assert grounds["hf_ms2"]["bpm"] == result.figures["mean_hr_bpm"]
    assert grounds["coherence_ratio"] == {"last_span_s": pytest.approx(64.0, abs=1.0)}
    assert grounds["rsa_ms"]["breaths"] == pytest.approx(27.0, abs=1.0)


def test_the_figures_follow_from_the_beats_that_are_called_normal(outbreath: Any) -> None:
    result = outbreath.analyze(outbreath.simulate(3.0, seed=6, missed=0.02))
    beats = result.beats
    nn = beats["rr_ms"][beats["verdict"] == "normal"]
    assert nn.mean() == pytest.approx(result.figures["mean_nn_ms"])
    assert sum(result.corrected.values()) > 0
    assert result.quality.verdict in ("good", "fair")
    assert str(sum(result.corrected.values())) in result.quality.reason


def test_where_beats_are_missing_there_is_a_gap(outbreath: Any) -> None:
    result = outbreath.analyze(outbreath.simulate(3.0, seed=6, drop=[(60.0, 90.0)]))
    ((begin, end),) = result.gaps
    assert begin == pytest.approx(60.0, abs=1.5)
    assert end == pytest.approx(90.0, abs=1.5)
    assert result.duration_s - result.heart_time_s == pytest.approx(end - begin, abs=0.01)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ({"start": 100.0, "stop": 50.0}, "starts at 100 s and stops at 50 s"),
        ({"start": 9999.0}, "no heartbeats in this part"),
        ({"stop": -1.0}, "no heartbeats in this part"),
        ({"start": math.nan}, "starts at nan s"),
    ],
)
def test_a_part_in_which_there_is_nothing_is_refused_in_a_sentence(
    outbreath: Any, part: dict[str, float], says: str
) -> None:
    recording = outbreath.simulate(1.0)
    with pytest.raises(outbreath.Error, match=says):
        outbreath.analyze(recording, **part)


def test_rates_without_intervals_are_read_but_have_no_figures(outbreath: Any) -> None:
    rates = outbreath.read(b"time,hr\n" + b"".join(b"%d,%d\n" % (s, 70 + s % 5) for s in range(90)),
                           read_as="heart-rate")  # fmt: skip
    assert len(rates.events) > 80
    with pytest.raises(outbreath.Error, match="no heartbeats in this recording"):
        outbreath.analyze(rates)


def test_what_is_no_recording_is_refused_with_what_makes_one(outbreath: Any) -> None:
    with pytest.raises(TypeError, match=r"use outbreath.read\(path\) or"):
        outbreath.analyze([812.0, 790.0])
    with pytest.raises(ValueError, match="welch or kubios"):
        outbreath.analyze(outbreath.simulate(1.0), spectrum="lomb")


@pytest.mark.parametrize("rr_ms", [[800.0], [0.0] * 50, [-800.0] * 50, [65535.0] * 9])
def test_whatever_the_numbers_are_there_is_a_figure_or_a_reason(
    outbreath: Any, rr_ms: list[float]
) -> None:
    result = outbreath.analyze(outbreath.Recording.from_rr(rr_ms))
    assert all(value is None or math.isfinite(value) for value in result.figures.values())
    assert result.reasons
    assert result.quality.reason
