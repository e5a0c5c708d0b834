"""Every column of our tables tells its unit and what it holds."""

import pytest

from trainer.formats.csv_text.cells import EVENTS_COLUMNS
from trainer.formats.exports.column_descriptions import describe_column, heading_of, unit_of
from trainer.formats.exports.csv_export import BEATS_COLUMNS, FIRST_COLUMNS, MINUTES_COLUMNS
from trainer.hrv.figures import FIGURES

OURS = {*BEATS_COLUMNS, *MINUTES_COLUMNS, *EVENTS_COLUMNS, *FIRST_COLUMNS}


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_column_is_explained(name: str) -> None:
    assert describe_column(name)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_the_unit_that_it_has_everywhere(name: str) -> None:
    assert unit_of(name) == FIGURES[name].unit


def test_a_heading_tells_a_unit_once() -> None:
    assert heading_of("breaths_per_min") == "breaths_per_min"
    assert heading_of("rsa_bpm") == "rsa_bpm"
    assert heading_of("sampen") == "sampen"
    assert heading_of("started") == "started [local time]"
