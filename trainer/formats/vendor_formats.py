"""Texts of other programs that are no plain table of intervals: which one it is, and the beats in it.

Each is known by what stands in it, never by its name:
Polar .hrm ([Params] ... [HRData], R-R where Interval=238), Polar Flow CSV and daily tables of HRV4Training
and Elite HRV (no intervals: refused with a reason), OpenHRV (event,value,timestamp), HRV Logger
(date,rr,since start), the report of Kubios HRV as text.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, islice, takewhile
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import TextFile
from trainer.formats.csv_text.cells import parse_text_cell
from trainer.formats.messages import (
    ClockSet,
    DailyFigures,
    KubiosReportWithoutIntervals,
    LinesWithoutNumberLeftOut,
    NoIntervalsToImport,
    OtherEventsLeftOut,
    PolarFlowHeartRates,
    PolarHrmHeartRates,
    PolarHrmWithoutIntervals,
    ProgramTableWithoutIntervals,
    SensorLoggerHeartRates,
)
from trainer.formats.tables.clocks import format_start, parse_iso
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.tables.units import FloatArray
from trainer.messages import Message

KUBIOS_FIRST_ROWS: Final = 100
MAX_STEP_ERROR: Final = 0.05  # of the interval
MAX_COLUMNS: Final = 64
NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{0,12})?", re.ASCII)
HRM_SECTION: Final = re.compile(r"\[([A-Za-z0-9 -]{1,40})\]")
HRM_INTERVAL: Final = re.compile(r"Interval=([0-9]{1,4})\b")
HRM_START: Final = re.compile(
    r"(Date|StartTime)=([0-9]{8}|[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?)\s*$", re.ASCII
)
HRM_RR: Final = "238"
KUBIOS_RR: Final = re.compile(r"RR INTERVAL DATA", re.IGNORECASE)
IBI_EVENTS: Final = frozenset({"ibi", "rr", "interbeatinterval", "inter_beat_interval"})


@dataclass(frozen=True, slots=True, eq=False)
class VendorSeries:
    """Beats of another program: `t` (s) is None where the file has no times.

    `started` is the moment of the beginning, as ISO 8601 with its zone, where the file tells it;
    `missing` says what of it is not there where the end was cut off, `resolution_ms` how finely the
    intervals are told where the format says so.
    """

    program: str
    rr_ms: FloatArray
    t: FloatArray | None
    unit: str
    left_out: tuple[Message, ...] = ()
    started: str | None = None
    missing: Message | None = None
    resolution_ms: float | None = None


@dataclass(frozen=True, slots=True)
class VendorFormat:
    """A text of another program: how it is known, and how it is read.

    `is_match` gets the first line, stripped and in lower case, and the text. `read` gets the lines and
    raises RecordingError where they hold no intervals.
    """

    program: str
    is_match: Callable[[str, TextFile], bool]
    read: Callable[[Iterable[str]], VendorSeries]


def detect_vendor_format(text: TextFile) -> VendorFormat | None:
    """The first of `VENDOR_FORMATS` that the text is in."""
    first = text.head().split("\n", 1)[0].strip().lower()
    return next((known for known in VENDOR_FORMATS if known.is_match(first, text)), None)


def _polar_hrm(lines: Iterable[str]) -> VendorSeries:
    rest, began = iter(lines), _HrmStart()
    interval = _hrm_interval(began.watch(rest))
    if interval != HRM_RR:
        raise RecordingError(
            PolarHrmHeartRates(interval) if interval else PolarHrmWithoutIntervals()
        )
    rr_ms, skipped = _numbers(row[0] for row in map(str.split, _up_to_section(rest)) if row)
    return VendorSeries(
        "Polar .hrm", rr_ms, None, "ms", _describe_skipped(skipped), began.started()
    )


class _HrmStart:
    """Keeps what the header says of the date and the time of the beginning."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def watch(self, lines: Iterable[str]) -> Iterator[str]:
        """The same lines."""
        for line in lines:
            if match := HRM_START.match(line):
                self._found.setdefault(match[1], match[2])
            yield line

    def started(self) -> str | None:
        day, time = self._found.get("Date"), self._found.get("StartTime")
        if day is None or time is None:
            return None
        return _format_moment(f"{day[:4]}-{day[4:6]}-{day[6:8]}T{time}", 0.0)


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


def _open_hrv(lines: Iterable[str]) -> VendorSeries:
    table = _TimestampedIntervals()
    others = 0
    for row in _rows(lines, ","):
        if len(row) >= 3 and _event(row[0]) in IBI_EVENTS:
            table.add(row[2], row[1])
        else:
            others += 1
    left_out = (OtherEventsLeftOut(others),) if others else ()
    return table.series("OpenHRV", left_out)


def _event(cell: str) -> str:
    return parse_text_cell(cell.strip(' "')).lower()


def _rows(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """The rows below the heading; no more cells than are looked at."""
    for line in islice(lines, 1, None):
        if line.strip():
            yield line.rstrip("\n").split(separator, 3)


def _hrv_logger(lines: Iterable[str]) -> VendorSeries:
    """`since start` is when the interval began, ms."""
    since, rr_ms, skipped, first = array("d"), array("d"), 0, ""
    for row in _rows(lines, ","):
        pair = _pair(row[2], row[1]) if len(row) > 2 else None
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
    left_out = (*_describe_skipped(skipped), *_describe_jumps(jumps))
    return VendorSeries("HRV Logger", intervals, t, "ms", left_out, _format_moment(first, 0.0))


def _describe_jumps(jumps: int) -> tuple[Message, ...]:
    return (ClockSet(jumps),) if jumps else ()


class _TimestampedIntervals:
    """Intervals that each have the moment of their arrival as a date and time."""

    def __init__(self) -> None:
        self._arrived, self._rr_ms = array("d"), array("d")
        self._skipped, self._first = 0, ""

    def add(self, stamp: str, cell: str) -> None:
        moment, rr_ms = parse_iso(stamp.strip(' "')), _number(cell)
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
        left_out += _describe_skipped(self._skipped)
        started = _format_moment(self._first, float(t[0]))
        return VendorSeries(program, rr_ms, t, "ms", (*left_out, *_describe_jumps(jumps)), started)


def _kubios(lines: Iterable[str]) -> VendorSeries:
    """The first two columns of numbers after the heading: times and intervals, both in seconds."""
    t, rr = array("d"), array("d")
    below = dropwhile(lambda line: KUBIOS_RR.search(line) is None, lines)
    rows = (_kubios_cells(KUBIOS_RR.split(line, maxsplit=1)[-1]) for line in below)
    first = list(islice(rows, KUBIOS_FIRST_ROWS))
    place = _kubios_place(first)
    for row in chain(first, rows):
        pair = None if place is None else _pair(*row[place : place + 2])
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


def _kubios_place(rows: Sequence[Sequence[str]]) -> int | None:
    """The column of times beside which intervals stand: those of most rows are the steps between its times.

    A spectrum stands beside them. Where no step tells, it is the first column with a number to its right.
    """
    found: Counter[int] = Counter()
    before: dict[int, float] = {}
    for row in rows:
        for place in range(len(row) - 1):
            pair = _pair(*row[place : place + 2])
            if pair is None:
                continue
            step = pair[0] - before.get(place, pair[0])
            found[place] += step > 0.0 and abs(step - pair[1]) < MAX_STEP_ERROR * pair[1]
            before[place] = pair[0]
    return max(found, key=lambda place: (found[place], -place), default=None)


def _refusal(reason: Message) -> Callable[[Iterable[str]], VendorSeries]:
    def refuse(_: Iterable[str]) -> VendorSeries:
        raise RecordingError(reason)

    return refuse


def _numbers(cells: Iterable[str]) -> tuple[FloatArray, int]:
    good, skipped = array("d"), 0
    for cell in cells:
        value = _number(cell)
        if value is None:
            skipped += 1
        else:
            good.append(value)
    if not good:
        raise RecordingError(NoIntervalsToImport())
    return np.frombuffer(good), skipped


def _pair(one: str = "", other: str = "") -> tuple[float, float] | None:
    a, b = _number(one), _number(other)
    return None if a is None or b is None else (a, b)


def _number(cell: str) -> float | None:
    plain = cell.strip(' "')
    return float(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None


def _format_moment(stamp: str, t_s: float) -> str | None:
    """The moment `t_s` before a date and time, as ISO 8601 with its zone."""
    plain = stamp.strip(' "')
    moment = parse_iso(plain)
    if moment is None:
        return None
    return format_start(moment[0] - t_s, has_zone=moment[1], zone_of=plain)


def _describe_skipped(number: int) -> tuple[Message, ...]:
    return (LinesWithoutNumberLeftOut(number),) if number else ()


def _words(line: str) -> Iterator[str]:
    yield from re.findall(r"[a-z0-9]+", line)


def _is_daily_table(first: str, _: TextFile) -> bool:
    words = set(_words(first))
    return bool({"rmssd", "lnrmssd"} & words) and bool({"date", "datetime", "timestamp"} & words)


def _is_kubios(_: str, text: TextFile) -> bool:
    """Its reports name the program in front; how far down the intervals stand depends on their results."""
    head = text.head()
    is_named = "kubios" in head.lower() or KUBIOS_RR.search(head) is not None
    return is_named and any(KUBIOS_RR.search(block) for block in text.blocks())


def _starts_with(beginning: str) -> Callable[[str, TextFile], bool]:
    return lambda first, _: first.startswith(beginning)


VENDOR_FORMATS: Final = (
    VendorFormat("Polar .hrm", lambda first, _: first == "[params]", _polar_hrm),
    VendorFormat("OpenHRV", _starts_with("event,value,timestamp"), _open_hrv),
    VendorFormat(
        "HRV Logger",
        lambda first, _: first.replace(" ", "").startswith("date,rr,sincestart"),
        _hrv_logger,
    ),
    VendorFormat(
        "Polar Sensor Logger, heart rates",
        _starts_with("phone timestamp;hr [bpm]"),
        _refusal(SensorLoggerHeartRates()),
    ),
    VendorFormat(
        "Polar Flow",
        _starts_with("name,sport,date,start time"),
        _refusal(PolarFlowHeartRates()),
    ),
    VendorFormat(
        "HRV4Training, Elite HRV",
        _is_daily_table,
        _refusal(DailyFigures()),
    ),
    # Last: its heading may stand anywhere, so all of the text is searched for it.
    VendorFormat("Kubios HRV", _is_kubios, _kubios),
)
