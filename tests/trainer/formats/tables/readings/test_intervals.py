"""Why a column is not read as intervals is said in the unit that its name tells."""

from itertools import accumulate
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import intervals, read_back
from trainer.errors import RecordingError

RR = (812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822) * 5


def beside_a_quick_clock(name: str, share: float) -> str:
    """Beside a clock of whole seconds on which less time passes than the intervals take."""
    rows = []
    for end, rr in zip(accumulate(RR), RR, strict=True):
        seconds = int(share * end / 1000)
        rows.append(f"10:00:{seconds:02d},{rr}")
    return "\n".join((f"time,{name}", *rows, ""))


@pytest.mark.parametrize(
    ("name", "share", "sentence"),
    [
        ("rr_ms", 0.91, "48.2 s of heartbeats in 44.0 s"),  # which 1/1024 s would just fit
        ("rr_ms", 0.80, "48.2 s of heartbeats in 39.0 s"),
        ("rr 1/1024 s", 0.80, "47.0 s of heartbeats in 39.0 s"),
    ],
)
def test_more_intervals_than_time_are_told_in_the_unit_of_the_column(
    tmp_path: Path, name: str, share: float, sentence: str
) -> None:
    with refused(RecordingError, match=sentence):
        read_back(tmp_path, beside_a_quick_clock(name, share))


def test_a_clock_that_is_a_little_quick_is_no_reason_against_intervals(tmp_path: Path) -> None:
    assert intervals(read_back(tmp_path, beside_a_quick_clock("rr_ms", 0.92))) == list(RR)
