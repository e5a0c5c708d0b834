"""OpenHRV (event,value,timestamp) and HRV Logger (date,rr,since start): each interval has its time."""

from array import array
from collections.abc import Iterable
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.csv_text.cells import parse_text_cell
from trainer.formats.messages import ClockSet, OtherEventsLeftOut, ProgramTableWithoutIntervals
from trainer.formats.tables.clocks import parse_iso
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.text_formats.cells import (
    describe_skipped,
    format_moment,
    number_from_cell,
    pair_from_cells,
    split_rows,
)
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message

IBI_EVENTS: Final = frozenset({"ibi", "rr", "interbeatinterval", "inter_beat_interval"})


def read_open_hrv(lines: Iterable[str]) -> VendorSeries:
    """Read the rows of intervals among those of other events.

    Raises
    ------
    RecordingError
        There are none.
    """
    table = TimestampedIntervals()
    others = 0
    for row in split_rows(lines, ","):
        if len(row) >= 3 and _event(row[0]) in IBI_EVENTS:
            table.add(row[2], row[1])
        else:
            others += 1
    left_out = (OtherEventsLeftOut(others),) if others else ()
    return table.series("OpenHRV", left_out)


def _event(cell: str) -> str:
    return parse_text_cell(cell.strip(' "')).lower()


def read_hrv_logger(lines: Iterable[str]) -> VendorSeries:
    """Read the intervals; `since start` is when each began, ms.

    Raises
    ------
    RecordingError
        There are none.
    """
    since, rr_ms, skipped, first = array("d"), array("d"), 0, ""
    for row in split_rows(lines, ","):
        pair = pair_from_cells(row[2], row[1]) if len(row) > 2 else None
        if pair is None:
            skipped += 1
            continue
        first = first or row[0]
        since.append(pair[0])
        rr_ms.append(pair[1])
    if not since:
        raise RecordingError(ProgramTableWithoutIntervals("HRV Logger"))
    intervals = np.frombuffer(rr_ms)
    t, jumps = compute_beat_times((np.frombuffer(since) + intervals) / 1000.0, intervals)
    left_out = (*describe_skipped(skipped), *_describe_jumps(jumps))
    return VendorSeries("HRV Logger", intervals, t, "ms", left_out, format_moment(first, 0.0))


def _describe_jumps(jumps: int) -> tuple[Message, ...]:
    return (ClockSet(jumps),) if jumps else ()


class TimestampedIntervals:
    """Intervals that each have the moment of their arrival as a date and time."""

    def __init__(self) -> None:
        self._arrived, self._rr_ms = array("d"), array("d")
        self._skipped, self._first = 0, ""

    def add(self, stamp: str, cell: str) -> None:
        moment, rr_ms = parse_iso(stamp.strip(' "')), number_from_cell(cell)
        if moment is None or rr_ms is None:
            self._skipped += 1
            return
        self._first = self._first or stamp
        self._arrived.append(moment[0])
        self._rr_ms.append(rr_ms)

    def series(self, program: str, left_out: tuple[Message, ...]) -> VendorSeries:
        if not self._arrived:
            raise RecordingError(ProgramTableWithoutIntervals(program))
        rr_ms = np.frombuffer(self._rr_ms)
        t, jumps = compute_beat_times(np.frombuffer(self._arrived), rr_ms)
        left_out += describe_skipped(self._skipped)
        started = format_moment(self._first, float(t[0]))
        return VendorSeries(program, rr_ms, t, "ms", (*left_out, *_describe_jumps(jumps)), started)
