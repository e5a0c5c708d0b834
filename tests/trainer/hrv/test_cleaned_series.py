"""A whole record: what stands in for a beat that went wrong, and for how long none is known."""

import numpy as np
import pytest

from tests.trainer.hearts import a_heart, ends_of
from trainer.hrv.cleaned_series import CleanedSeries
from trainer.hrv.tachogram import FloatArray
from ui.i18n.rendering import to_english

STEADY = a_heart(3, seconds=100.0, rsa_ms=20.0, noise_ms=5.0)


def record_of(rr_ms: FloatArray, t: FloatArray | None = None) -> CleanedSeries:
    return CleanedSeries(ends_of(rr_ms) if t is None else t, rr_ms, None, None, correct=True)


def test_between_two_normal_beats_a_wrong_one_has_a_stand_in_between_them() -> None:
    rr = STEADY.copy()
    rr[50] = 2600.0
    result = record_of(rr).all_corrected_ms
    assert min(rr[49], rr[51]) <= result[50] <= max(rr[49], rr[51])
    assert result[49] == rr[49]


@pytest.mark.parametrize("wrong", [[0], [0, 1], [-1], [-2, -1]])
def test_nothing_stands_in_for_a_beat_with_a_normal_one_on_one_side_only(wrong: list[int]) -> None:
    rr = STEADY.copy()
    rr[wrong] = 2600.0
    result = record_of(rr).all_corrected_ms
    assert np.isnan(result[wrong]).all()
    assert np.isnan(result).sum() == len(wrong)


def test_gaps_are_added_up_as_long_as_they_are() -> None:
    t = ends_of(STEADY)
    for at in (20, 40, 60, 80):
        t[at:] += 0.6
    result = to_english(record_of(STEADY, t).quality.reason)
    assert "heartbeats are missing for 2 of 102 s" in result
