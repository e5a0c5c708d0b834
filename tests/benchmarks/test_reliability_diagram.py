"""The picture of how sure the resonance is stated, from a table as it is printed."""

from xml.etree import ElementTree as ET

from tests.benchmarks.reliability_diagram import Bin, Covered, draw, read_bins, read_covered
from tests.benchmarks.resonance import SETTINGS, Assessed, Ended, format_row, reliability_rows
from trainer.breathing.resonance_assessment import NOT_ENOUGH
from trainer.breathing.resonance_result import ResonanceResult

ENDED = [Ended(5.5, 5.6, (5.6, 0.2)), Ended(5.5, 5.9, (5.9, 0.2)), Ended(5.0, 6.0, None)]


def test_the_tables_of_the_benchmark_are_read_back() -> None:
    numbers = ResonanceResult(5.5, 0.85, (), (), NOT_ENOUGH)
    rows = reliability_rows([Assessed(5.5, numbers), Assessed(6.5, numbers)])
    assert read_bins("\n".join(rows)) == [Bin(2, 85.0, 50.0)]
    result = format_row(2, SETTINGS[3], ENDED)
    assert read_covered(result) == [Covered("2", "2 % missed, 2 % ectopic", 50.0)]
    assert read_bins(result) == []
    assert read_covered(rows[0]) == []


def test_each_row_is_a_dot_in_the_picture() -> None:
    covered = [Covered("1", "lag +0 s", 69.8), Covered("2", "chest measured", 40.0)]
    picture = ET.fromstring(draw([Bin(90, 85.0, 86.0), Bin(10, 55.0, 40.0)], covered))
    assert len(picture.findall("{*}circle")) == 4
    assert "2, chest measured" in {
        text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")
    }
    assert len(ET.fromstring(draw([], [])).findall("{*}circle")) == 0
