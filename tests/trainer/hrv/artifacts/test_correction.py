"""Beats put back where they were: nothing healthy is touched, and no time is lost."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.hearts import a_heart, disturbed, recording
from trainer.hrv.artifacts.correction import try_corrections
from trainer.hrv.artifacts.online import detect_artifacts
from trainer.hrv.tachogram import MISSED, NORMAL, FloatArray

CALM = a_heart(2, seconds=200.0, rsa_ms=60.0, noise_ms=10.0)


def corrected_ms(rr_ms: FloatArray) -> FloatArray:
    """The intervals after their beats were put right."""
    return try_corrections(rr_ms, detect_artifacts(rr_ms) != NORMAL).rr_ms


def test_a_false_beat_is_taken_away_to_the_bit() -> None:
    extra = np.concatenate((CALM[:100], [CALM[100] * 0.25, CALM[100] * 0.75], CALM[101:]))
    assert corrected_ms(extra).tolist() == pytest.approx(CALM.tolist(), rel=1e-12)


def test_a_missed_and_a_misplaced_beat_come_back_near_to_where_they_were() -> None:
    missed = np.concatenate((CALM[:100], [CALM[100] + CALM[101]], CALM[102:]))
    moved = CALM.copy()
    moved[100:102] += [-300.0, 300.0]
    for wrong in (missed, moved):
        right = corrected_ms(wrong)
        assert right.size == CALM.size
        assert np.abs(right - CALM).max() < 40.0
        assert right.sum() == pytest.approx(CALM.sum(), rel=1e-12)


@pytest.mark.parametrize(
    "name", ["physio_1.csv", "nk_bio_resting_8min.csv", "hrvpkg_rest_rri.csv", "pyhrv_short.csv"]
)
def test_no_beat_of_a_healthy_heart_is_moved(shared_data: Path, name: str) -> None:
    rr = recording(shared_data, name).rr_ms
    assert not try_corrections(rr, detect_artifacts(rr) != NORMAL).is_corrected.any()


def test_a_beat_missed_where_a_deep_breath_turns_is_noticed(shared_data: Path) -> None:
    """There the interval doubles within two beats, and the step is hardly larger than the heart's own."""
    rr = recording(shared_data, "physio_1.csv").rr_ms
    for at in (40, 317, 370):
        missed = np.concatenate((rr[:at], [rr[at] + rr[at + 1]], rr[at + 2 :]))
        codes = detect_artifacts(missed)
        assert codes[at] == MISSED
        assert np.count_nonzero(codes) == 1


@pytest.mark.parametrize("kind", ["missed", "extra", "misplaced"])
def test_an_artefact_in_a_deep_breath_is_flagged_on_both_sides_and_nowhere_else(
    shared_data: Path, kind: str
) -> None:
    clean, beside, passed, intervals = recording(shared_data, "physio_1.csv").rr_ms, 0, 0, 0
    for seed in range(20):
        rr, touched = disturbed(clean, seed, [kind])
        wrong = detect_artifacts(rr) != NORMAL
        beside += int(np.count_nonzero(wrong & ~touched))
        passed += int(np.count_nonzero(touched & ~wrong))
        intervals += int(np.count_nonzero(touched))
    assert beside < 0.06 * intervals
    assert passed < 0.15 * intervals


def test_an_interval_of_seven_seconds_is_no_beat_to_put_right() -> None:
    long = np.concatenate((CALM[:100], [7477.0], CALM[100:]))
    wrong = detect_artifacts(long) != NORMAL
    assert wrong[100]
    assert not try_corrections(long, wrong).is_corrected[98:104].any()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.floats(20.0, 5000.0), st.booleans()), max_size=60),
)
def test_no_time_is_lost_or_made(rows: list[tuple[float, bool]]) -> None:
    rr = np.array([row[0] for row in rows], dtype=np.float64)
    wrong = np.array([row[1] for row in rows], dtype=np.bool_)
    corrected = try_corrections(rr, wrong)
    assert corrected.rr_ms.sum() == pytest.approx(rr.sum())
    assert np.isfinite(corrected.rr_ms).all()
    assert (
        corrected.rr_ms[~corrected.is_corrected] == rr[corrected.row[~corrected.is_corrected]]
    ).all()
