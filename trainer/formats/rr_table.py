"""A text with RR intervals in it: which column is which, in what unit, and the numbers as written.

Names of columns are in any language, so what a column is gets decided by its numbers: a column of times
is one whose steps are the intervals of another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Final, TypeAlias, cast

import numpy as np
import numpy.typing as npt

from trainer.errors import RecordingError
from trainer.files.text_file import LONG_LINE, TextFile
from trainer.formats.messages import (
    IntervalColumnUnclear,
    NoNumbersInTable,
    NumbersNotIntervals,
    TableLinesMostlyText,
    TableMostlyText,
)

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]

MAX_SAMPLE_LINES: Final = 500
MAX_COLUMNS: Final = 64
MAX_LINE_CHARS: Final = 10_000
MAX_NUMBER: Final = 1e13  # milliseconds since 1970 fit
MAX_MISFIT: Final = 0.02  # of the interval: by how much a step of the time column may miss it
COMMENT: Final = ("#", "%", "//")
RR_WORDS: Final = frozenset({"rr", "rri", "rrs", "ibi", "nn", "nni", "rrinterval", "rrintervals"})

DIGITS: Final = r"([+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][+-]?[0-9]{1,2})?)"
NUMBER: Final = re.compile(rf"[\s\"]*{DIGITS}[\s\"]*")
QUOTED_COMMA: Final = re.compile(r'"\s*([+-]?[0-9]+),([0-9]+)\s*"')
DECIMAL_COMMA: Final = re.compile(r"[\s\"]*[+-]?[0-9]+,[0-9]+[\s\"]*")

# How many milliseconds one unit of an interval is.
MS: Final = 1.0
SECONDS: Final = 1000.0
STRAP_UNITS: Final = 1000.0 / 1024.0
UNIT_NAMES: Final = {MS: "ms", SECONDS: "s", STRAP_UNITS: "1/1024 s"}


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a line is split (None: at blanks), and which columns hold what.

    `rr_unit_ms` is how many milliseconds one unit of the interval is, `t_unit_s` how many seconds one
    of the times; `is_ours` says that the file is an export of ours.
    """

    separator: str | None
    decimal_comma: bool
    first: int
    rr: int
    rr_unit_ms: float
    t: int | None = None
    t_unit_s: float = 1.0
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers as written; `t` is None where the file has no times. `skipped` lines had none.

    `holes` says how many such lines stood before each interval, of a file without times.
    """

    layout: TableLayout
    rr: FloatArray
    t: FloatArray | None
    skipped: int
    holes: IntArray | None = None


def read_columns(text: TextFile) -> Columns:
    """Find the intervals, and their times if there are any.

    The text is read three times, a block at a time, so that only the numbers found are kept.

    Raises
    ------
    RecordingError
        There are no RR intervals in the text, or it is not clear which they are.
    """
    if text.longest > MAX_LINE_CHARS:
        raise RecordingError(LONG_LINE)
    sample = list(islice(chain.from_iterable(_data_lines(text)), MAX_SAMPLE_LINES))
    remarks = " ".join(islice(_remarks(text), MAX_SAMPLE_LINES))
    return _numbers(_layout(sample, remarks), _data_lines(text))


def _data_lines(text: TextFile) -> Iterator[list[str]]:
    """The lines that are neither blank nor remarks, many at a time."""
    for block in text.blocks():
        plain = QUOTED_COMMA.sub(r"\1.\2", block) if '"' in block else block
        rows = [line for line in plain.split("\n") if line.strip()]
        if _has_remarks(plain):
            rows = [line for line in rows if not line.lstrip().startswith(COMMENT)]
        yield rows


def _remarks(text: TextFile) -> Iterator[str]:
    for block in text.blocks():
        if _has_remarks(block):
            yield from (x for x in block.split("\n") if x.lstrip().startswith(COMMENT))


def _has_remarks(text: str) -> bool:
    return any(mark in text for mark in COMMENT)


def _layout(sample: Sequence[str], remarks: str) -> TableLayout:
    separator = _separator(sample)
    decimal_comma = separator != "," and any(
        DECIMAL_COMMA.fullmatch(cell) for line in sample for cell in _cells(line, separator)
    )
    rows = list(_rows(sample, separator, decimal_comma))
    first = next((i for i, row in enumerate(rows) if any(map(NUMBER.fullmatch, row))), None)
    if first is None:
        raise RecordingError(NoNumbersInTable())
    header = [cell.strip(' \t"').lower() for cell in rows[first - 1]] if first else []
    columns = _numeric_columns(rows[first:])
    if header[:2] == ["t_s", "rr_ms"]:
        is_ours = "verdict" in header
        return TableLayout(separator, decimal_comma, first, 1, MS, 0, 1.0, is_ours)
    rr, rr_unit_ms = _rr_column(columns, header, remarks)
    t, t_unit_s, rr_unit_ms = _t_column(columns, rr, rr_unit_ms)
    return TableLayout(separator, decimal_comma, first, rr, rr_unit_ms, t, t_unit_s)


def _separator(sample: Sequence[str]) -> str | None:
    for separator in ("\t", ";"):
        if 2 * sum(separator in line for line in sample) > len(sample):
            return separator
    with_comma = [line for line in sample if "," in line]
    if 2 * len(with_comma) <= len(sample) or _is_one_column_with_commas(with_comma):
        return None
    return ","


def _is_one_column_with_commas(lines: Sequence[str]) -> bool:
    """812,5 is one number where the digits before the comma do not rise as times do."""
    if not all(DECIMAL_COMMA.fullmatch(line) for line in lines):
        return False
    before = [int(line.strip(' \t"').split(",")[0]) for line in lines]
    return not (before[-1] > before[0] and all(a <= b for a, b in pairwise(before)))


def _rows(lines: Sequence[str], separator: str | None, decimal_comma: bool) -> Iterator[list[str]]:
    for line in lines:
        yield _cells(line.replace(",", ".") if decimal_comma else line, separator)


def _cells(line: str, separator: str | None) -> list[str]:
    """No more than may be columns."""
    return line.split(separator, MAX_COLUMNS)[:MAX_COLUMNS]


def _numeric_columns(rows: Sequence[Sequence[str]]) -> dict[int, FloatArray]:
    """Columns that are mostly numbers; NaN stands where a line has none."""
    columns: dict[int, FloatArray] = {}
    for index in range(min(MAX_COLUMNS, max(map(len, rows)))):
        values = [_value(row[index]) if index < len(row) else np.nan for row in rows]
        if 2 * np.count_nonzero(np.isfinite(values)) > len(values):
            columns[index] = np.array(values)
    if not columns:
        raise RecordingError(TableMostlyText())
    return columns


def _value(cell: str) -> float:
    match = NUMBER.fullmatch(cell)
    return float(match[1]) if match else np.nan


def _rr_column(
    columns: dict[int, FloatArray], header: Sequence[str], remarks: str
) -> tuple[int, float]:
    """Which column holds the intervals, and their unit in ms."""
    if "rr_ms" in header and header.index("rr_ms") in columns:
        named = header.index("rr_ms")
        return named, SECONDS if _likely_unit(columns[named]) == SECONDS else MS
    index = _find_named_column(columns, header)
    if index is None:
        index = next(iter(columns)) if len(columns) == 1 else _find_step_column(columns)
    if index is None:
        raise RecordingError(IntervalColumnUnclear())
    name = header[index] if index < len(header) else ""
    if len(columns) == 1:
        name = " ".join(header)  # split at blanks, the unit may have become a column of its own
    return index, _unit(columns[index], f"{name} {remarks}")


def _find_named_column(columns: dict[int, FloatArray], header: Sequence[str]) -> int | None:
    for index, name in enumerate(header):
        joined = name.replace("r-r", "rr")
        if index in columns and RR_WORDS & set(re.findall(r"[a-z]+", joined)):
            return index
    return None


def _find_step_column(columns: dict[int, FloatArray]) -> int | None:
    """The column whose numbers are the steps of another one: then that one is the time."""
    for index, values in columns.items():
        unit = _likely_unit(values)
        if unit is not None and _t_column(columns, index, unit)[0] is not None:
            return index
    return None


def _unit(values: FloatArray, text: str) -> float:
    unit = _likely_unit(values)
    if unit is None:
        raise RecordingError(NumbersNotIntervals())
    return STRAP_UNITS if unit == MS and "1024" in text else unit


def _likely_unit(values: FloatArray) -> float | None:
    """By the median: hearts beat every 0.2 to 3 seconds. 1/1024 s look like ms and must be said."""
    positive = values[values > 0.0]
    median = float(np.median(positive)) if positive.size else 0.0
    if 0.2 <= median <= 3.0:
        return SECONDS
    return MS if 200.0 <= median <= 3000.0 else None


def _t_column(
    columns: dict[int, FloatArray], rr: int, rr_unit_ms: float
) -> tuple[int | None, float, float]:
    """The column whose steps are the intervals, its unit in s, and the unit of the intervals.

    Only beside times can 1/1024 s be told from ms by the numbers alone.
    """
    units = (MS, STRAP_UNITS) if rr_unit_ms == MS else (rr_unit_ms,)
    fits = [
        (_misfit(times * t_unit_s, columns[rr] * unit), index, t_unit_s, unit)
        for index, times in columns.items()
        if index != rr
        for t_unit_s in (1.0, 0.001)
        for unit in units
    ]
    misfit, index, t_unit_s, unit = min(fits, default=(np.inf, rr, 1.0, rr_unit_ms))
    if misfit > MAX_MISFIT:
        return None, 1.0, rr_unit_ms
    return index, t_unit_s, unit


def _misfit(t: FloatArray, rr_ms: FloatArray) -> float:
    """By how much the steps of `t` miss the intervals, as a share of one: the median of all."""
    steps, intervals = 1000.0 * np.diff(t), rr_ms[1:]
    known = np.isfinite(steps) & np.isfinite(intervals) & (intervals > 0.0)
    if not known.any():
        return np.inf
    return float(np.median(np.abs(steps[known] - intervals[known]) / intervals[known]))


def _numbers(layout: TableLayout, blocks: Iterable[list[str]]) -> Columns:
    indices = sorted({layout.rr} if layout.t is None else {layout.rr, layout.t})
    patterns = (
        _line_pattern(layout.separator, indices),
        _line_pattern(layout.separator, [layout.rr]),
    )
    to_pass, count, missing = layout.first, 0, 0
    parts, holes = [np.empty((len(indices), 0))], [np.zeros(0, dtype=np.int64)]
    for block in blocks:
        lines = block[to_pass:]
        to_pass -= len(block) - len(lines)
        if layout.decimal_comma:
            lines = [line.replace(",", ".") for line in lines]
        part = _columns_in(lines, patterns[0], len(indices))
        parts.append(part)
        count += len(lines)
        if layout.t is None:
            before, missing = _holes(lines, patterns[1], missing, part.shape[1])
            holes.append(before)
    columns = np.concatenate(parts, axis=1)
    rr = columns[indices.index(layout.rr)]
    t = None if layout.t is None else columns[indices.index(layout.t)]
    if count - rr.size >= rr.size:
        raise RecordingError(TableLinesMostlyText())
    return Columns(layout, rr, t, count - rr.size, _join_holes(holes, rr.size))


def _columns_in(lines: Sequence[str], pattern: re.Pattern[str], columns: int) -> FloatArray:
    """The numbers of some lines, a row for each column."""
    numbers = _to_floats(pattern.findall("\n".join(lines)), columns)
    return numbers[:, np.all(np.abs(numbers) <= MAX_NUMBER, axis=0)]


def _holes(
    lines: Sequence[str], pattern: re.Pattern[str], missing: int, found: int
) -> tuple[IntArray, int]:
    """How many lines without a number stand before each line with one, and at the end.

    `missing` is how many stood at the end of the lines before, `found` how many numbers there are.
    """
    holes: list[int] = []
    if found == len(lines):
        return np.array(([missing] + [0] * found)[:found], dtype=np.int64), 0 if found else missing
    for line in lines:
        number = pattern.match(line)
        if number is None or not abs(float(number[1])) <= MAX_NUMBER:
            missing += 1
            continue
        holes.append(missing)
        missing = 0
    return np.array(holes, dtype=np.int64), missing


def _join_holes(holes: Sequence[IntArray], count: int) -> IntArray | None:
    """One array of them; None where there are none, or where lines were understood in two ways."""
    found = np.concatenate(holes)
    found[:1] = 0  # nobody knows what came before the first
    return found if found.size == count and found.any() else None


def _to_floats(found: Sequence[str] | Sequence[tuple[str, ...]], columns: int) -> FloatArray:
    """The texts as numbers, a row for each column. One column is found bare, not as tuples."""
    cells: Iterable[str] = (
        cast(Sequence[str], found) if columns == 1 else chain.from_iterable(found)
    )
    return np.fromiter(map(float, cells), np.float64).reshape(-1, columns).T


def _line_pattern(separator: str | None, indices: Sequence[int]) -> re.Pattern[str]:
    """Finds the numbers of these columns in one go: reading cell by cell took three times as long."""
    gap, any_cell, number = separator or "", rf"[^{separator}\n]*", rf"[ \"]*{DIGITS}[ \"]*"
    if separator is None:
        gap, any_cell, number = r"[ \t]+", r"[^ \t\n]+", rf"\"?{DIGITS}\"?"
    cells = [number if i in indices else any_cell for i in range(max(indices) + 1)]
    begin = r"^[ \t]*" if separator is None else "^"
    return re.compile(f"{begin}{gap.join(cells)}(?={gap}|[ \t]*$)", re.MULTILINE)
