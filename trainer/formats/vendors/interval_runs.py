"""Collects intervals that come in runs, each with the moment when it began or arrived."""

from array import array
from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.messages import FillsLeftOut, ProgramFileWithoutIntervals
from trainer.formats.tables.clocks import format_start, parse_iso
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message

MIN_MS: Final = 1.0
MAX_MS: Final = 60_000.0


def _is_interval(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and MIN_MS <= value <= MAX_MS


class IntervalRuns:
    """Collects intervals in ms with their arrivals (s), of one program."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._arrived, self._rr_ms = array("d"), array("d")
        self._fills = 0
        self._has_zone, self._zone_of = False, ""
        self._has_times = True

    def add(self, values: Iterable[Any], stamp: Any = None, *, is_start: bool = False) -> None:
        """Add intervals (ms) that had arrived at a moment, or began at it (`is_start`).

        Raises
        ------
        RecordingError
            There are more than a recording may have.
        """
        moment = parse_iso(stamp.strip()) if isinstance(stamp, str) else None
        at_s = 0.0 if moment is None else moment[0]
        if moment is None:
            self._has_times = False
        elif not self._zone_of:
            self._has_zone, self._zone_of = moment[1], str(stamp).strip()
        for value in values:
            if not _is_interval(value):
                self._fills += 1
                continue
            at_s += float(value) / 1000.0 if is_start else 0.0
            if len(self._rr_ms) >= MAX_BEATS:
                raise RecordingError(TOO_MANY_BEATS)
            self._rr_ms.append(value)
            self._arrived.append(at_s)

    def series(self) -> VendorSeries:
        """Raises: RecordingError, where there were no intervals."""
        if not self._rr_ms:
            raise RecordingError(ProgramFileWithoutIntervals(self._program))
        arrived, rr_ms = np.frombuffer(self._arrived), np.frombuffer(self._rr_ms)
        left_out: tuple[Message, ...] = (FillsLeftOut(self._fills),) if self._fills else ()
        if not self._has_times:
            return VendorSeries(self._program, rr_ms, None, "ms", left_out)
        order = np.argsort(arrived, kind="stable")
        arrived, rr_ms = arrived[order], rr_ms[order]
        t = compute_beat_times(arrived, rr_ms)[0]
        began_s = float(arrived[0] - rr_ms[0] / 1000.0)
        started = format_start(began_s, has_zone=self._has_zone, zone_of=self._zone_of)
        return VendorSeries(self._program, rr_ms, t, "ms", left_out, started)
