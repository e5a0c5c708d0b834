"""Which clocks tell the samples of a signal."""

import pytest

from trainer.formats.tables.lines import LineFormat
from trainer.formats.tables.sample import TableSample
from trainer.formats.tables.sample_rate import sample_rates_hz


@pytest.mark.parametrize(("count", "rates_hz"), [(19, []), (20, [50.0])])
def test_twenty_rows_tell_how_many_samples_a_second_has(count: int, rates_hz: list[float]) -> None:
    sample = TableSample(
        ["time_s,ecg", *(f"{n / 50},{n % 7}" for n in range(count))], LineFormat(",")
    )
    assert [rate for _, rate in sample_rates_hz(sample)] == pytest.approx(rates_hz)
