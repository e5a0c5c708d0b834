"""The corrected (NN) intervals as text, one a line, behind lines that begin with `#`.

Rule: the file says that it is corrected, so that nobody takes it for what the sensor measured. NumPy (and
with it NeuroKit2, hrv-analysis and pyHRV), R's `read.table` (RHRV) and Kubios HRV pass over such lines; a
reader that does not stops at the first one, and takes no wrong number.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from trainer.formats.csv_text.cells import format_thousandths
from trainer.hrv.tachogram import JudgedBeat, Verdict, arrays_of, find_starts, valid_rows

TITLE: Final = "NN intervals in ms: RR intervals after artefact correction, one per line"
METHOD: Final = (
    "Method: Lipponen and Tarvainen 2019, doi 10.1080/03091902.2019.1640306; replaced intervals are "
    "interpolated"
)


def format_nn_text(judged: Sequence[JudgedBeat], started: str | None = None) -> Iterator[str]:
    """The lines of the file, each with its line end.

    An interval that nothing may replace is left out, and counted in the head. Where one line does not follow
    the one before in time, after a gap or because intervals were left out, the head says so.

    Parameters
    ----------
    judged : sequence of JudgedBeat
        The beats in order, each with its verdict.
    started : str or None
        The moment of the beginning, ISO 8601.
    """
    yield from (f"# {line}\n" for line in _head(judged, started))
    for beat in judged:
        if beat.corrected_ms is not None:
            yield format_thousandths(beat.corrected_ms) + "\n"


def _head(judged: Sequence[JudgedBeat], started: str | None) -> Iterator[str]:
    yield TITLE
    yield METHOD
    if started is not None:
        yield f"Start: {started}"
    written = [beat for beat in judged if beat.corrected_ms is not None]
    replaced = sum(beat.corrected_ms != beat.beat.rr_ms for beat in written)
    left_out = len(judged) - len(written)
    yield f"Intervals: {len(written)}, of these interpolated: {replaced}, left out: {left_out}"
    for number in find_breaks(judged):
        yield f"Not continuous: time is missing before interval {number}"


def find_breaks(judged: Sequence[JudgedBeat]) -> Iterator[int]:
    """The number (from 1 on) of each written interval that does not follow the one before it in time.

    An extra beat splits one interval into two, so leaving out its own leaves out no time.
    """
    t, rr_ms = arrays_of([beat.beat for beat in judged])
    rows = valid_rows(t, rr_ms)
    starts = np.zeros(t.size, dtype=np.bool_)
    starts[rows] = find_starts(t[rows], rr_ms[rows])
    written, is_broken = 0, False
    for beat, starts_run in zip(judged, starts.tolist(), strict=True):
        if beat.corrected_ms is None:
            is_broken |= starts_run or beat.verdict is not Verdict.EXTRA
            continue
        written += 1
        if written > 1 and (is_broken or starts_run):
            yield written
        is_broken = False
