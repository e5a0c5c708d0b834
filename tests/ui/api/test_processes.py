"""Results, recordings and events in other processes: pickled, and computed there."""

import pickle
from typing import Any

import numpy as np
import pytest

from trainer.errors import TrainerError
from ui.api.analyses import Analysis, analyze
from ui.api.recordings import Recording, read
from ui.api.simulation import simulate

SEEDS = range(4)


def roundtrip(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


def test_a_recording_and_its_figures_are_pickled_whole() -> None:
    recording = simulate(2.0, seed=5, ectopic=0.02, chest_mg=20.0, drop=[(30.0, 40.0)])
    result = analyze(recording)
    back = roundtrip(recording)
    assert back.events == recording.events
    assert (back.id, back.plan, back.understood) == (
        recording.id,
        recording.plan,
        recording.understood,
    )
    assert roundtrip(result).to_json() == result.to_json()
    assert roundtrip(result).reasons == result.reasons
    assert list(roundtrip(result.beats)) == list(result.beats)
    assert analyze(back).figures == result.figures


@pytest.mark.parametrize("kind", ["SourceChanged", "Beat", "ContactChanged", "ChestMoved", "Begin"])
def test_every_event_of_a_simulated_strap_is_pickled(kind: str) -> None:
    recording = simulate(1.0, seed=2, chest_mg=20.0, contact=[(10.0, 20.0)])
    event = next(event for event in recording.events if type(event).__name__ == kind)
    assert roundtrip(event) == event


def test_a_refusal_is_pickled_with_its_sentence() -> None:
    with pytest.raises(TrainerError) as refused:
        read(b"hello\n")
    assert str(roundtrip(refused.value)) == str(refused.value)


def figures_of(recording: Recording) -> Analysis:
    return analyze(recording)


def analyse_or_refuse(data: bytes) -> Any:
    return analyze(read(data)).figures


def test_other_processes_give_the_same_figures() -> None:
    joblib = pytest.importorskip("joblib")
    recordings = [simulate(1.0, seed=seed) for seed in SEEDS]
    here = [analyze(recording).figures for recording in recordings]
    with joblib.parallel_config("loky", n_jobs=2):
        there = joblib.Parallel()(joblib.delayed(figures_of)(each) for each in recordings)
        with pytest.raises(TrainerError, match="recording"):
            joblib.Parallel()(joblib.delayed(analyse_or_refuse)(b"hello\n") for _ in range(2))
    _stop_workers()
    assert [result.figures for result in there] == here
    assert all(
        np.array_equal(a.recording.rr_ms, b.rr_ms) for a, b in zip(there, recordings, strict=True)
    )


def _stop_workers() -> None:
    """No process may outlive the test."""
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)
