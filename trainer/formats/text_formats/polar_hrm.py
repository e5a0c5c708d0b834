"""Polar .hrm: [Params] ... [HRData], with RR intervals where Interval=238."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from trainer.errors import RecordingError
from trainer.formats.messages import PolarHrmHeartRates, PolarHrmWithoutIntervals
from trainer.formats.text_formats.cells import describe_skipped, format_moment, read_numbers
from trainer.formats.vendor_series import VendorSeries

HRM_SECTION: Final = re.compile(r"\[([A-Za-z0-9 -]{1,40})\]")
HRM_INTERVAL: Final = re.compile(r"Interval=([0-9]{1,4})\b")
HRM_START: Final = re.compile(
    r"(Date|StartTime)=([0-9]{8}|[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?)\s*$", re.ASCII
)
HRM_RR: Final = "238"


def read_polar_hrm(lines: Iterable[str]) -> VendorSeries:
    """Read the intervals below [HRData].

    Raises
    ------
    RecordingError
        It holds heart rates, or nothing.
    """
    rest, began = iter(lines), _HrmStart()
    interval = _hrm_interval(began.watch(rest))
    if interval != HRM_RR:
        raise RecordingError(
            PolarHrmHeartRates(interval) if interval else PolarHrmWithoutIntervals()
        )
    rr_ms, skipped = read_numbers(row[0] for row in map(str.split, _up_to_section(rest)) if row)
    return VendorSeries("Polar .hrm", rr_ms, None, "ms", describe_skipped(skipped), began.started())


class _HrmStart:
    """The date and the time of the beginning, from the header."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}

    def watch(self, lines: Iterable[str]) -> Iterator[str]:
        """The same lines."""
        for line in lines:
            if match := HRM_START.match(line):
                self._fields.setdefault(match[1], match[2])
            yield line

    def started(self) -> str | None:
        day, time = self._fields.get("Date"), self._fields.get("StartTime")
        if day is None or time is None:
            return None
        return format_moment(f"{day[:4]}-{day[4:6]}-{day[6:8]}T{time}", 0.0)


def _hrm_interval(lines: Iterator[str]) -> str | None:
    """What Interval= says, wherever it stands before the data; `lines` go on with the data."""
    interval = None
    for line in lines:
        if line.startswith("[HRData]"):
            break
        match = HRM_INTERVAL.match(line)
        interval = match[1] if match and interval is None else interval
    return interval


def _up_to_section(lines: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda line: HRM_SECTION.match(line) is None, lines)
