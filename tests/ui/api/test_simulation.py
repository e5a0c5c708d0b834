"""A simulated heart in Python: the one of the terminal, whose answer is known."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fixtures.make import output_of
from trainer.hrv.tachogram import arrays_of
from trainer.library.store import Library
from trainer.plan import ExhaleMode


@pytest.mark.parametrize(
    ("arguments", "source"),
    [
        ({"seed": 3}, "simulated:seed=3"),
        ({"seed": 9, "hr_bpm": 61.5, "rsa_ms": 120.0, "adherence": 0.7}, None),
        ({"seed": 4, "ectopic": 0.02, "extra": 0.01, "drop": [(20, 35)]}, None),
        ({"seed": 5, "exhale": "ramp", "noise_ms": 8.0, "contact": [(10.0, 20.5)]}, None),
        ({"seed": 6, "exhale": "adaptive", "chest_mg": 20.0}, None),
    ],
)
def test_its_beats_are_those_of_the_terminal(
    outbreath: Any, tmp_path: Path, arguments: dict[str, Any], source: str | None
) -> None:
    recording = outbreath.simulate(2.0, **arguments)
    assert source in (None, recording.name)
    folder = tmp_path / "library"
    words = ("--exercise", "free", "--minutes", "2", "--speed", "max", "--json")
    exhale = ("--exhale", arguments.get("exhale", "fixed"))
    printed = json.loads(output_of(folder, "session", "--source", recording.name, *exhale, *words))
    with Library.open(folder, write=False) as library:
        t, rr_ms = arrays_of(library.recording(printed["id"]).events)
    inside = t <= 120.0
    assert recording.t_s.tolist() == t[inside].tolist()
    assert recording.rr_ms.tolist() == rr_ms[inside].tolist()


def test_the_same_arguments_give_the_same_recording(outbreath: Any) -> None:
    first, second = (outbreath.simulate(1.0, seed=8, ectopic=0.02) for _ in range(2))
    assert first.id == second.id
    assert first.events == second.events
    assert outbreath.simulate(1.0, seed=9, ectopic=0.02).id != first.id


def test_the_rsa_that_was_asked_for_is_found(outbreath: Any) -> None:
    for rsa_ms in (40.0, 80.0, 160.0):
        recording = outbreath.simulate(
            5.0, rsa_ms=rsa_ms, pattern="5-0-5.5-0", resonance_breaths_per_min=5.7, noise_ms=1.0
        )
        outcome = outbreath.analyze(recording).figures["rsa_ms"]
        assert outcome == pytest.approx(rsa_ms, rel=0.1)


def test_without_a_pacer_the_person_breathes_at_their_own_rate(outbreath: Any) -> None:
    recording = outbreath.simulate(5.0, pattern=None, own_breaths_per_min=10.0, rsa_ms=200.0)
    assert recording.plan is None
    result = outbreath.analyze(recording)
    assert result.reasons["rsa_ms"] == "the times of the breaths are unknown"
    assert result.figures["mean_hr_bpm"] == pytest.approx(69.0, abs=2.0)


def test_with_a_pacer_the_plan_says_which(outbreath: Any) -> None:
    plan = outbreath.simulate(2.0, pattern="5-0-7-0", exhale="ramp").plan
    assert str(plan.pattern) == "5-0-7-0"
    assert (plan.round_s, plan.exhale) == (120.0, ExhaleMode.RAMP)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"hr_bpm": 500.0}, "hr must be a number from 30 to 180 bpm"),
        ({"seed": -1}, "seed"),
        ({"ectopic": 0.4, "missed": 0.4}, "ectopic"),
        ({"drop": [(30.0, 20.0)]}, "drop"),
        ({"pattern": "9-9-9-9"}, "seconds|hold"),
        ({"minutes": 0.0}, "0.01 to 1500"),
        ({"minutes": float("nan")}, "0.01 to 1500"),
    ],
)
def test_an_argument_out_of_its_range_is_refused_in_a_sentence(
    outbreath: Any, arguments: dict[str, Any], says: str
) -> None:
    with pytest.raises(outbreath.Error, match=says):
        outbreath.simulate(**arguments)


def test_a_way_to_lengthen_the_exhale_that_is_none_is_refused(outbreath: Any) -> None:
    with pytest.raises(ValueError, match="fixed, ramp, adaptive"):
        outbreath.simulate(1.0, exhale="longer")


def test_hours_are_simulated_without_a_pacer(outbreath: Any) -> None:
    recording = outbreath.simulate(120.0, pattern=None)
    assert recording.t_s[-1] == pytest.approx(7200.0, abs=2.0)
    assert np.all(np.diff(recording.t_s) > 0.0)
