"""What numbers say of themselves: each needs more than one of them."""

import numpy as np
import pytest

from trainer.formats.tables import evidence
from trainer.formats.tables.units import FloatArray


def array(*numbers: float) -> FloatArray:
    return np.array(numbers, dtype=np.float64)


def test_one_number_alone_is_neither_a_flag_nor_a_constant_nor_a_counter() -> None:
    """It may be one beat of a second."""
    for numbers in ((), (1.0,)):
        assert not evidence.is_flag(array(*numbers))
        assert not evidence.is_constant(array(*numbers))
        assert not evidence.is_counter(array(*numbers))
    assert evidence.is_flag(array(1.0, 1.0))
    assert evidence.is_constant(array(1.0, 1.0))
    assert not evidence.is_constant(array(1.0, 2.0))


def test_a_flag_is_nought_or_one_in_four_of_five() -> None:
    assert evidence.is_flag(array(0.0, 1.0, 1.0, 0.0, 7.0))
    assert not evidence.is_flag(array(0.0, 1.0, 1.0, 7.0))


def test_a_counter_goes_on_by_the_same_in_nine_of_ten() -> None:
    steps = [2.0] * 9 + [5.0]
    assert evidence.is_counter(np.concatenate(([0.0], np.cumsum(steps))))
    assert not evidence.is_counter(np.concatenate(([0.0], np.cumsum([*steps[1:], 5.0]))))
    assert not evidence.is_counter(array(3.0, 3.0, 3.0))
    assert evidence.is_counter(array(3.0, 2.0, 1.0))
    assert not evidence.is_counter(array(2.0, 1.0)), "any two numbers have one step"


@pytest.mark.parametrize(
    ("median", "unit_ms"),
    [
        (0.19, None),
        (0.2, 1000.0),
        (3.0, 1000.0),
        (3.01, None),
        (199.0, None),
        (200.0, 1.0),
        (3000.0, 1.0),
        (3001.0, None),
    ],
)
def test_hearts_beat_every_fifth_of_a_second_to_three_seconds(
    median: float, unit_ms: float | None
) -> None:
    assert evidence.likely_unit(array(*[median] * 9)) == unit_ms


@pytest.mark.parametrize(("rows_after", "beats"), [(4, 2), (6, 1), (8, 3)])
def test_at_the_end_of_a_table_a_beat_repeats_only_where_whole_beats_went_by(
    rows_after: int, beats: int
) -> None:
    """Rows every quarter of a second, and beats of 0.9 and 1 s: after 1.5 s it may be another beat."""
    rr_ms = array(*[900.0] * 4, *[1000.0] * (1 + rows_after))
    t: FloatArray = 0.25 * np.arange(float(rr_ms.size))
    rows = evidence.keep_each_beat_once(t, rr_ms, 0.25)
    assert rr_ms[rows].tolist() == [900.0] + [1000.0] * beats
