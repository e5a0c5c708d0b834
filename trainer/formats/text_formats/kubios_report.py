"""The report of Kubios HRV as text: the intervals stand below a heading, far down."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, dropwhile, islice
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import TextFile
from trainer.formats.messages import KubiosReportWithoutIntervals
from trainer.formats.tables.lines import MAX_COLUMNS
from trainer.formats.text_formats.cells import pair_from_cells
from trainer.formats.vendor_series import VendorSeries

FIRST_ROWS: Final = 100  # that are asked where the times stand
MAX_STEP_ERROR: Final = 0.05  # of the interval
RR_HEADING: Final = re.compile(r"RR INTERVAL DATA", re.IGNORECASE)


def is_kubios_report(_: str, text: TextFile) -> bool:
    """Return whether it is such a report.

    It names the program in front; how far down the intervals stand depends on its results.
    """
    head = text.head()
    is_named = "kubios" in head.lower() or RR_HEADING.search(head) is not None
    return is_named and any(RR_HEADING.search(block) for block in text.blocks())


def read_kubios_report(lines: Iterable[str]) -> VendorSeries:
    """Read the first two columns of numbers below the heading: times (s) and intervals (s or ms).

    Raises
    ------
    RecordingError
        There are none.
    """
    t, rr = array("d"), array("d")
    below = dropwhile(lambda line: RR_HEADING.search(line) is None, lines)
    rows = map(_kubios_cells, below)
    first = list(islice(rows, FIRST_ROWS))
    place = _find_times(first)
    for row in chain(first, rows):
        pair = None if place is None else pair_from_cells(*row[place : place + 2])
        if pair is not None:
            t.append(pair[0])
            rr.append(pair[1])
    if not t:
        raise RecordingError(KubiosReportWithoutIntervals())
    intervals = np.frombuffer(rr)
    unit_ms = 1000.0 if float(np.median(intervals)) < 10.0 else 1.0
    rr_ms = np.round(intervals * unit_ms, 6)
    return VendorSeries("Kubios HRV", rr_ms, np.frombuffer(t), "s" if unit_ms > 1.0 else "ms")


def _kubios_cells(line: str) -> list[str]:
    separator = next((s for s in ("\t", ";") if s in line), ",")
    cells = [cell.strip() for cell in line.split(separator, MAX_COLUMNS)[:MAX_COLUMNS]]
    return line.split(None, MAX_COLUMNS)[:MAX_COLUMNS] if len(cells) == 1 else cells


def _find_times(rows: Sequence[Sequence[str]]) -> int | None:
    """The column of times: most of the steps between them are the intervals to their right.

    A spectrum may stand beside both. Where no step fits, it is the first column with a number to its right.
    """
    counts: Counter[int] = Counter()
    before: dict[int, float] = {}
    for row in rows:
        for place in range(len(row) - 1):
            pair = pair_from_cells(*row[place : place + 2])
            if pair is None:
                continue
            step = pair[0] - before.get(place, pair[0])
            counts[place] += abs(step - pair[1]) < MAX_STEP_ERROR * pair[1]
            before[place] = pair[0]
    return max(counts, key=lambda place: (counts[place], -place), default=None)
