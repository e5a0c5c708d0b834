"""The verdicts on hearts of every kind, beat by beat and over the whole record, as they are known."""

import numpy as np
import pytest

from tests.expected_values import assert_as_expected
from tests.trainer.hearts import a_heart, disturbed
from trainer.hrv.artifacts.correction import try_corrections
from trainer.hrv.artifacts.online import (
    OnlineArtifactDetector,
    corrected_verdicts,
    count_corrected_beats,
    detect_artifacts,
    irregular_fraction,
)
from trainer.hrv.tachogram import FloatArray

ALL_KINDS = ("missed", "extra", "misplaced")


def with_ectopics(rr_ms: FloatArray, every: int, early: float) -> FloatArray:
    """A beat too early, then a pause, at every so manyth beat."""
    changed = rr_ms.copy()
    for k in range(every, rr_ms.size - 1, every):
        changed[k] -= early * rr_ms[k]
        changed[k + 1] += early * rr_ms[k]
    return changed


def a_rhythm_without_one(seed: int, beats: int, low_ms: float, high_ms: float) -> FloatArray:
    return np.random.default_rng(seed).uniform(low_ms, high_ms, beats)


HEARTS = {
    "calm": a_heart(1, seconds=140.0, rsa_ms=30.0, noise_ms=8.0),
    "calm, few wrong": disturbed(a_heart(2, rsa_ms=40.0), 2, ALL_KINDS)[0],
    "a deep breath, few wrong": disturbed(a_heart(3, rsa_ms=300.0), 3, ALL_KINDS, 0.03)[0],
    "a deeper breath, missed": disturbed(a_heart(4, rsa_ms=400.0), 4, ("missed",), 0.04)[0],
    "a deep breath, extra": disturbed(a_heart(5, rsa_ms=300.0), 5, ("extra",), 0.04)[0],
    "a deep breath, misplaced": disturbed(a_heart(6, rsa_ms=300.0), 6, ("misplaced",), 0.04)[0],
    "many wrong": disturbed(a_heart(7, rsa_ms=120.0), 7, ALL_KINDS, 0.09)[0],
    "more wrong": disturbed(a_heart(8, rsa_ms=60.0), 8, ALL_KINDS, 0.14)[0],
    "ectopic": with_ectopics(a_heart(9, seconds=160.0, rsa_ms=60.0), 17, 0.3),
    "ectopic in a deep breath": with_ectopics(a_heart(10, rsa_ms=300.0), 13, 0.35),
    "coarse": np.round(a_heart(11, seconds=160.0, rsa_ms=20.0, noise_ms=3.0) / 20.0) * 20.0,
    "very slow": a_heart(12, seconds=200.0, rr_ms=1900.0, rsa_ms=300.0),
    "very fast": a_heart(13, seconds=60.0, rr_ms=320.0, rsa_ms=60.0, noise_ms=10.0),
    "no rhythm": a_rhythm_without_one(14, 160, 400.0, 1200.0),
    "hardly a rhythm": a_rhythm_without_one(15, 200, 600.0, 900.0),
    "anything": a_rhythm_without_one(16, 160, 200.0, 2400.0),
    "too few for thresholds": a_rhythm_without_one(17, 19, 300.0, 1500.0),
    "just enough for thresholds": a_rhythm_without_one(18, 20, 300.0, 1500.0),
}


def test_the_ends_of_short_records_get_the_verdicts_that_are_known() -> None:
    """There are too few beats on one side of them."""
    results = {}
    for seed in range(90):
        rng = np.random.default_rng(seed)
        size = int(rng.integers(20, 34))
        rr_ms = rng.normal(800.0, float(rng.choice([5.0, 40.0, 120.0])), size)
        for at in (*rng.integers(0, 4, 2), *rng.integers(size - 4, size, 2)):
            rr_ms[at] *= float(rng.choice([0.35, 0.5, 0.7, 1.3, 1.6, 2.0, 2.6]))
        results[f"{seed}"] = [
            as_text(detect_artifacts(rr_ms).tolist()),
            as_text(online(rr_ms, 1.0)),
        ]
    assert_as_expected("verdicts_at_ends", results)


def test_beats_that_are_doubled_several_times_in_a_row_get_the_verdicts_that_are_known() -> None:
    results = {}
    for seed in (*range(24), 1116):
        rng = np.random.default_rng(seed)
        size = int(rng.integers(40, 90))
        rr_ms = rng.normal(800.0, float(rng.choice([5.0, 40.0, 80.0])), size)
        rr_ms += float(rng.choice([0, 80, 150])) * np.cos(np.arange(size) / 2)
        for at in rng.integers(3, size - 4, 4):
            rr_ms[at] *= float(rng.choice([0.35, 0.5, 0.6, 0.7, 1.3, 1.6, 2.0]))
            if rng.random() < 0.5:
                rr_ms[at + 1] *= float(rng.choice([0.5, 0.7, 1.3, 1.6]))
        first, count = int(rng.integers(10, size - 12)), int(rng.integers(3, 7))
        rr_ms[first : first + count] *= float(rng.choice([0.4, 0.5, 0.55]))
        rr_ms = np.clip(rr_ms, 100.0, 3000.0)
        results[f"{seed}"] = [
            as_text(detect_artifacts(rr_ms).tolist()),
            as_text(online(rr_ms, 1.0)),
        ]
    assert_as_expected("verdicts_on_doubled_beats", results)


def test_a_long_record_with_some_wrong_beats_keeps_its_thresholds() -> None:
    results = {}
    for n, (rsa_ms, share) in enumerate(((60.0, 0.04), (200.0, 0.05), (120.0, 0.06), (40.0, 0.1))):
        rr_ms = disturbed(a_heart(70 + n, seconds=900.0, rsa_ms=rsa_ms), n, ALL_KINDS, share)[0]
        codes = np.array(online(rr_ms, 1.0))
        wrong = np.flatnonzero(codes).tolist()
        results[f"{rsa_ms} ms, {share}"] = [[k, int(codes[k])] for k in wrong]
    assert_as_expected("online_verdicts_of_long_records", results)


def as_text(codes: list[int]) -> str:
    return "".join(str(code) for code in codes)


def online(rr_ms: FloatArray, resolution_ms: float) -> list[int]:
    detector = OnlineArtifactDetector(resolution_ms)
    codes = (detector.add(rr) for rr in rr_ms.tolist())
    return [code for code in codes if code is not None]


def test_every_heart_gets_the_verdicts_that_are_known_for_it() -> None:
    results = {}
    for name, rr_ms in HEARTS.items():
        codes = detect_artifacts(rr_ms)
        results[name] = {
            "whole": as_text(codes.tolist()),
            "online": as_text(online(rr_ms, 1.0)),
            "coarse sensor": as_text(detect_artifacts(rr_ms, resolution_ms=20.0).tolist()),
            "coarse sensor, online": as_text(online(rr_ms, 20.0)),
            "beats": as_text(corrected_verdicts(codes)),
            "irregular": irregular_fraction(rr_ms),
        }
        assert count_corrected_beats(codes) == len(corrected_verdicts(codes))
    assert_as_expected("verdicts", results)


def test_what_a_trial_correction_makes_of_a_record_is_known() -> None:
    results = {}
    for name, rr_ms in HEARTS.items():
        run = try_corrections(rr_ms, detect_artifacts(rr_ms) != 0)
        made = np.flatnonzero(run.is_corrected)
        assert run.rr_ms.sum() == pytest.approx(rr_ms.sum())  # no time is taken away
        results[name] = {
            "rows": run.row[made].tolist(),
            "ends": run.end[made].tolist(),
            "rr_ms": run.rr_ms[made].tolist(),
            "wrong": run.wrong[made].tolist(),
        }
    assert_as_expected("trial_corrections", results)


def test_each_run_of_a_record_is_judged_by_itself() -> None:
    rr_ms = np.concatenate([HEARTS["many wrong"], HEARTS["a deep breath, extra"]])
    starts = np.zeros(rr_ms.size, dtype=np.bool_)
    starts[HEARTS["many wrong"].size] = True
    expected = [detect_artifacts(HEARTS[n]) for n in ("many wrong", "a deep breath, extra")]
    assert detect_artifacts(rr_ms, starts=starts).tolist() == np.concatenate(expected).tolist()
