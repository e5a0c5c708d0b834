"""The unit of a column of times: its name says it, or a number that is a date."""

import pytest

from trainer.formats.tables.sample import TableColumn, _time_units_s

DAY_S = 86_400.0


@pytest.mark.parametrize(
    ("name", "numbers", "units_s"),
    [
        ("t", [], ()),
        ("t", [1.0, 2.0], (1.0, 0.001)),
        ("t min", [1.0, 2.0], (60.0,)),
        ("t hours", [1.0, 2.0], (3600.0,)),
        ("t us", [1.0, 2.0], (1e-6,)),
        ("hour min", [1.0, 2.0], (60.0,)),  # the finer one
        ("t", [9.4e8] * 3, (1.0,)),
        ("t", [9.4e8 - 1] * 3, (1.0, 0.001)),
        ("t", [4.1e9] * 3, (1.0,)),
        ("t", [4.1e9 + 1] * 3, (1.0, 0.001)),
        ("t", [9.4e11] * 3, (0.001,)),
        ("t", [4.1e12] * 3, (0.001,)),
        ("t", [4.1e12 + 1000] * 3, (1.0, 0.001)),
        ("t", [35_000.0, 73_000.0, 40_000.5], (1.0, 0.001, DAY_S)),
        ("t", [34_999.9, 73_000.0], (1.0, 0.001)),
        ("t", [35_000.0, 73_000.1], (1.0, 0.001)),
        ("t", [35_000.0, 73_000.0], (1.0, 0.001)),  # no time of day
        ("x", [35_000.0, 73_000.0, 40_000.5], (1.0, 0.001)),
    ],
)
def test_times_are_in_the_unit_that_they_can_be_in(
    name: str, numbers: list[float], units_s: tuple[float, ...]
) -> None:
    assert _time_units_s(TableColumn(0, name, ["?", *map(repr, numbers)])) == units_s
