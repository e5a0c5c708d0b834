"""When a breath pattern changed is found again from the breaths before and after."""

import pytest

from trainer.formats.csv_pacer_import import find_pattern_change, is_same_breath
from trainer.pacing import BreathPattern, Pacer

OLD = Pacer(BreathPattern(4.0, 1.0, 6.0, 1.0), 3.0)


@pytest.mark.parametrize("pattern", ["5-0-7-0", "4-2-6-1", "3-1-9-1", "5-1-5-2"])
@pytest.mark.parametrize("into_s", [0.0, 1.5, 4.5, 6.25, 9.0, 10.75, 11.5])
def test_a_change_in_any_part_of_a_breath_leads_to_the_breath_that_followed(
    pattern: str, into_s: float
) -> None:
    new, t = BreathPattern.parse(pattern), 3.0 + 24.0 + into_s
    led = OLD.with_pattern(new, t)
    began = led.began + 4.0 * new.period_s
    result = find_pattern_change(OLD, new, round(began, 6), 27.0 - 0.5, 39.0)
    assert 26.5 <= result <= 39.0
    assert is_same_breath(OLD.with_pattern(new, result), new, round(began, 6))


def test_a_breath_that_no_change_leads_to_is_not_explained() -> None:
    with pytest.raises(ValueError, match="no change leads"):
        find_pattern_change(OLD, BreathPattern.parse("5-0-7-0"), 30.0, 27.0, 27.1)
