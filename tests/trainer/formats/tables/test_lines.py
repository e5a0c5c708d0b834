"""Whether a comma stands in a number or between two intervals."""

import pytest

from trainer.formats.tables.lines import LineFormat, detect_line_format

LISTS, DECIMALS = LineFormat(";", comma_lists=True), LineFormat(";", decimal_comma=True)


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        (["2900,2950"] * 6, LISTS),
        (["2900,3000"] * 6, LISTS),
        (["2950,3001"] * 6, DECIMALS),  # no heart beats so slowly: these are numbers of four digits
        (["250,255"] * 6, LISTS),
        (["249,255"] * 6, DECIMALS),
        (["250", "252,255"], LISTS),
        (["249", "252,255"], DECIMALS),
        (["3000", "2900,2950"], LISTS),
        (["3001", "2900,2950"], DECIMALS),
    ],
)
def test_a_comma_separates_only_numbers_that_are_intervals(
    cells: list[str], form: LineFormat
) -> None:
    assert detect_line_format([f"a;{cell}" for cell in cells]) == form
