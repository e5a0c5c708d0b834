"""Texts of other programs that are no plain table of intervals: which one it is, and the beats in it.

Each is known by what stands in it, never by its name:
Polar .hrm ([Params] ... [HRData], R-R where Interval=238), Polar Flow CSV and daily tables of HRV4Training
and Elite HRV (no intervals: refused with a reason), OpenHRV (event,value,timestamp), Polar Sensor Logger
(Phone timestamp;RR-interval [ms]), HRV Logger (date,rr,since start), the report of Kubios HRV as text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.library.arrivals import beat_times
from trainer.library.csv_cells import text_of_cell
from trainer.library.rr_table import FloatArray

HEAD_CHARS: Final = 4000
NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{0,12})?", re.ASCII)
HRM_SECTION: Final = re.compile(r"^\[([A-Za-z0-9 -]{1,40})\]", re.MULTILINE)
HRM_INTERVAL: Final = re.compile(r"^Interval=([0-9]{1,4})\b", re.MULTILINE)
HRM_RR: Final = "238"
KUBIOS_RR: Final = re.compile(r"RR INTERVAL DATA", re.IGNORECASE)
NO_RR: Final = "it holds no RR intervals, so there is nothing to import"
IBI_EVENTS: Final = frozenset({"ibi", "rr", "interbeatinterval", "inter_beat_interval"})


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Beats of another program: `t` (s) is None where the file has no times."""

    program: str
    rr_ms: FloatArray
    t: FloatArray | None
    unit: str
    left_out: tuple[str, ...] = ()


def recognised(text: str) -> Series | None:
    """The beats, if the text is of a program that is known here; None if it is not.

    Raises:
        RecordingError: it is known, but holds no intervals.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text[:HEAD_CHARS].split("\n", 1)[0].strip().lower()
    for known, read in _READERS:
        if known(first):
            return read(text)
    heading = KUBIOS_RR.search(text)
    return _kubios(text[heading.end() :]) if heading else None


def _polar_hrm(text: str) -> Series:
    interval = HRM_INTERVAL.search(text)
    if interval is None or interval[1] != HRM_RR:
        every = f" but a heart rate every {interval[1]} s" if interval else ""
        raise RecordingError(f"it is a Polar .hrm without R-R{every}: {NO_RR}.")
    data = text.partition("[HRData]")[2]
    rows = [line.split() for line in HRM_SECTION.split(data)[0].split("\n")]
    cells = [row[0] for row in rows if row]
    rr_ms, skipped = _numbers(cells)
    return Series("Polar .hrm", rr_ms, None, "ms", _lines_left_out(skipped))


def _open_hrv(text: str) -> Series:
    rows = [line.split(",") for line in text.split("\n") if line.strip()]
    beats = [row for row in rows[1:] if len(row) >= 3 and _event(row[0]) in IBI_EVENTS]
    others = len(rows) - 1 - len(beats)
    left_out = (f"{others} rows of other events were left out",) if others else ()
    return _stamped("OpenHRV", [(row[2], row[1]) for row in beats], left_out)


def _event(cell: str) -> str:
    return text_of_cell(cell.strip(' "')).lower()


def _sensor_logger(text: str) -> Series:
    rows = [line.split(";") for line in text.split("\n")[1:] if line.strip()]
    return _stamped("Polar Sensor Logger", [(r[0], r[1]) for r in rows if len(r) > 1], ())


def _hrv_logger(text: str) -> Series:
    """`since start` is when the interval began, ms."""
    rows = [line.split(",") for line in text.split("\n")[1:] if line.strip()]
    told = [(_number(row[2]), _number(row[1])) for row in rows if len(row) > 2]
    good = [(since, rr_ms) for since, rr_ms in told if since is not None and rr_ms is not None]
    if not good:
        raise RecordingError(f"it is a table of HRV Logger, but {NO_RR}.")
    since, rr_ms = np.array(good, dtype=np.float64).T
    t, moved = beat_times((since + rr_ms) / 1000.0, rr_ms)
    left_out = _lines_left_out(len(rows) - len(good))
    return Series("HRV Logger", rr_ms, t, "ms", (*left_out, *_jumps(moved)))


def _jumps(moved: int) -> tuple[str, ...]:
    return (f"the clock was set {moved} times, which is made up for",) if moved else ()


def _stamped(program: str, rows: Sequence[tuple[str, str]], left_out: tuple[str, ...]) -> Series:
    """Intervals that each have the moment of their arrival as a date and time."""
    found = [(moment, cell) for stamp, cell in rows if (moment := _moment(stamp)) is not None]
    told = [(moment, _number(cell)) for moment, cell in found]
    good = [(moment, rr_ms) for moment, rr_ms in told if rr_ms is not None]
    if not good:
        raise RecordingError(f"it is a table of {program}, but {NO_RR}.")
    arrived, rr_ms = np.array(good, dtype=np.float64).T
    t, moved = beat_times(arrived, rr_ms)
    left_out += _lines_left_out(len(rows) - len(good))
    return Series(program, rr_ms, t, "ms", (*left_out, *_jumps(moved)))


def _kubios(text: str) -> Series:
    """The first two columns of numbers after the heading: times and intervals, both in seconds."""
    rows = [_kubios_cells(line) for line in text.split("\n")]
    place = next((i for row in rows if (i := _first_pair(row)) is not None), None)
    if place is None:
        raise RecordingError(f"it is a report of Kubios HRV, but {NO_RR}.")
    pairs = [tuple(map(_number, row[place : place + 2])) for row in rows]
    told = [(p[0], p[1]) for p in pairs if len(p) == 2 and None not in p]
    t, rr = np.array(told, dtype=np.float64).T
    unit_ms = 1000.0 if float(np.median(rr)) < 10.0 else 1.0
    rr_ms = np.round(rr * unit_ms, 6)
    return Series("Kubios HRV", rr_ms, t, "s" if unit_ms > 1.0 else "ms")


def _kubios_cells(line: str) -> list[str]:
    separator = next((s for s in ("\t", ";") if s in line), ",")
    cells = [cell.strip() for cell in line.split(separator)]
    return line.split() if len(cells) == 1 else cells


def _first_pair(row: Sequence[str]) -> int | None:
    """Where two numbers stand side by side."""
    kinds = [_number(cell) is not None for cell in row]
    return next((i for i in range(len(row) - 1) if kinds[i] and kinds[i + 1]), None)


def _refusal(what: str) -> Callable[[str], Series]:
    def refuse(_: str) -> Series:
        raise RecordingError(f"it is {what}: {NO_RR}.")

    return refuse


def _numbers(cells: Sequence[str]) -> tuple[FloatArray, int]:
    values = [_number(cell) for cell in cells]
    good = [value for value in values if value is not None]
    if not good:
        raise RecordingError(f"{NO_RR}.")
    return np.array(good), len(values) - len(good)


def _number(cell: str) -> float | None:
    plain = cell.strip(' "')
    return float(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None


def _moment(stamp: str) -> float | None:
    """A date and time as seconds; one without a zone is taken as it stands."""
    try:
        at = datetime.fromisoformat(stamp.strip(' "'))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _lines_left_out(number: int) -> tuple[str, ...]:
    return (f"{number} lines without a number were left out",) if number else ()


def _words(line: str) -> Iterator[str]:
    yield from re.findall(r"[a-z0-9]+", line)


def _is_daily(first: str) -> bool:
    words = set(_words(first))
    return bool({"rmssd", "lnrmssd"} & words) and bool({"date", "datetime"} & words)


_READERS: Final[tuple[tuple[Callable[[str], bool], Callable[[str], Series]], ...]] = (
    (lambda first: first == "[params]", _polar_hrm),
    (lambda first: first.startswith("event,value,timestamp"), _open_hrv),
    (lambda first: first.startswith("phone timestamp;rr-interval"), _sensor_logger),
    (lambda first: first.replace(" ", "").startswith("date,rr,sincestart"), _hrv_logger),
    (
        lambda first: first.startswith("phone timestamp;hr [bpm]"),
        _refusal("a table of heart rates from Polar Sensor Logger"),
    ),
    (
        lambda first: first.startswith("name,sport,date,start time"),
        _refusal("a CSV of Polar Flow, a heart rate every second"),
    ),
    (_is_daily, _refusal("a table of daily figures, as HRV4Training and Elite HRV make")),
)
