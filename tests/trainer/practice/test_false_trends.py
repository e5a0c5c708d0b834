"""Where nothing changes no trend is named, though one pause is like the one before; what changes is still found."""

import pytest

from tests.benchmarks.false_trends import KINDS, false_names, power_percent

SERIES = 20


@pytest.mark.parametrize("phi", [0.3, 0.6])
def test_pauses_that_are_like_those_before_them_name_a_trend_in_at_most_seven_of_a_hundred(
    phi: float,
) -> None:
    """Seven hundredths and twice what chance adds to so few series; without the widening, twice as many."""
    result = [
        names
        for n in (10, 15, 30)
        for kind in KINDS
        for names in false_names(phi, n, kind, SERIES, 1)
    ]
    assert sum(map(bool, result)) <= 0.07 * len(result) + 2.0 * (0.07 * len(result)) ** 0.5


def test_a_change_of_three_standard_deviations_is_found_in_thirty_pauses_and_told_less_often() -> (
    None
):
    wide, narrow = power_percent(30, 200, 1)
    assert 45.0 < wide < narrow
    assert power_percent(60, 200, 1)[0] > 95.0
