"""All rows of a table, read a block at a time: only the numbers and times of one reading are kept."""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.messages import TableLinesMostlyText
from trainer.formats.tables.clocks import unwrap_days
from trainer.formats.tables.lines import DIGITS, MAX_NUMBER, LineFormat, skip_lines, split_list
from trainer.formats.tables.sample import TableClock
from trainer.formats.tables.units import FloatArray, IntArray

BLANK: Final = ' \t"'
PLAIN_CHARACTERS: Final = b"0123456789.+-eE \n"


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The numbers of a reading, in the order of the file.

    Parameters
    ----------
    numbers : array
        Shape (n,), as written.
    t : array or None
        Shape (n,), the time beside each, s; None where the reading has no clock.
    holes : array
        Shape (n,), how many lines that should hold a number and do not stood before each.
    skipped : int
        How many lines hold a text in place of a number.
    empty : int
        How many lines hold nothing there.
    """

    numbers: FloatArray
    t: FloatArray | None
    holes: IntArray
    skipped: int
    empty: int

    def reversed(self) -> "Rows":
        """The last row first."""
        holes = np.concatenate((np.zeros(1, dtype=np.int64), self.holes[:0:-1]))
        t = None if self.t is None else self.t[::-1]
        return replace(self, numbers=self.numbers[::-1], t=t, holes=holes[: self.holes.size])


def scan_rows(
    blocks: Iterable[list[str]],
    form: LineFormat,
    first: int,
    columns: tuple[int, ...],
    clock: TableClock | None,
    *,
    has_lists: bool = False,
) -> Rows:
    """Read the numbers of some columns, and the clock beside them.

    Parameters
    ----------
    blocks
        The lines, normalized by `form`, many at a time.
    first
        How many lines stand before the first row.

    Raises
    ------
    RecordingError
        Most lines hold no number.
    """
    lines = _ListScan(form, columns, clock) if has_lists else _Scan(form, columns[0], clock)
    for rows in skip_lines(blocks, first):
        lines.add(rows)
    return lines.rows()


def scan_times(
    blocks: Iterable[list[str]], form: LineFormat, first: int, clock: TableClock
) -> Rows:
    """Read the times of a clock as `numbers`, s."""
    if clock.form is None:
        rows = scan_rows(blocks, form, first, (clock.column,), None)
        return Rows(rows.numbers * clock.unit_s, None, rows.holes, rows.skipped, rows.empty)
    times, skipped = [np.zeros(0)], 0
    for lines in skip_lines(blocks, first):
        cells = [form.cells(line) for line in lines]
        columns = {i: [row[i] if i < len(row) else "" for row in cells] for i in clock.columns}
        t = _clock_seconds(clock, columns)
        skipped += int(np.count_nonzero(~np.isfinite(t)))
        times.append(t[np.isfinite(t)])
    t = _whole_clock(clock, np.concatenate(times))
    return Rows(t, None, np.zeros(t.size, dtype=np.int64), skipped, 0)


class _Scan:
    """One number a row."""

    def __init__(self, form: LineFormat, column: int, clock: TableClock | None) -> None:
        self._form, self._column, self._clock = form, column, clock
        texts = clock.columns if clock is not None and clock.form is not None else ()
        numbers = {column} | (set(clock.columns) if clock is not None and not texts else set())
        self._indices = sorted(numbers | set(texts))
        self._are_numbers = not texts
        self._pattern = line_pattern(form.separator, self._indices, texts)
        self._alone = line_pattern(form.separator, [column], ())
        self._numbers, self._times = [np.zeros(0)], [np.zeros(0)]
        self._holes: list[IntArray] = [np.zeros(0, dtype=np.int64)]
        self._missing = self._skipped = self._empty = self._count = 0

    def add(self, lines: Sequence[str]) -> None:
        plain = self._load_plain(lines)
        if plain is not None:
            self._keep(plain, self._zero_holes(len(lines)))
            return
        values = self._pattern.findall("\n".join(lines))
        columns = self._to_columns(values)
        fits = np.abs(columns[0]) <= MAX_NUMBER
        if self._clock is not None and self._clock.form is None:
            fits &= np.abs(columns[1]) <= MAX_NUMBER
        if len(values) == len(lines) and fits.all():
            holes = self._zero_holes(len(lines))
        else:
            holes = self._count_holes(lines, int(np.count_nonzero(fits)))
        self._keep([column[fits] for column in columns], holes)

    def _keep(self, columns: Sequence[FloatArray], holes: IntArray) -> None:
        self._holes.append(holes)
        self._numbers.append(columns[0])
        if self._clock is not None:
            self._times.append(columns[1] * self._clock.unit_s)

    def _zero_holes(self, count: int) -> IntArray:
        """Of lines that all hold a number: those that are missing stand before the first."""
        holes: IntArray = np.zeros(count, dtype=np.int64)
        holes[:1] = self._missing
        self._missing = 0 if count else self._missing
        return holes

    def _load_plain(self, lines: Sequence[str]) -> list[FloatArray] | None:
        """The columns of lines of nothing but numbers; None for any others, which a pattern reads.

        Ten times as fast as the pattern, and with the same numbers.
        """
        if not (lines and self._are_numbers and _is_plain(lines, self._form.separator)):
            return None
        indices = [self._column, *(self._clock.columns if self._clock is not None else ())]
        try:
            loaded = np.loadtxt(
                lines,
                delimiter=self._form.separator,
                usecols=indices,
                comments=None,
                ndmin=2,
                encoding=None,
            )
        except ValueError:  # an empty cell, or a line with too few
            return None
        is_whole = len(loaded) == len(lines) and bool((np.abs(loaded) <= MAX_NUMBER).all())
        return list(loaded.T) if is_whole else None

    def _to_columns(self, matches: Sequence[str] | Sequence[tuple[str, ...]]) -> list[FloatArray]:
        if self._clock is None:
            return [np.fromiter(map(float, matches), np.float64)]  # type: ignore[arg-type]
        cells = list(zip(*matches, strict=True)) or [()] * len(self._indices)
        place: Mapping[int, Sequence[str]] = {
            index: cells[i] for i, index in enumerate(self._indices)
        }
        numbers = np.fromiter(map(float, place[self._column]), np.float64)
        return [numbers, _clock_seconds(self._clock, place)]

    def _count_holes(self, lines: Sequence[str], count: int) -> IntArray:
        """How many lines without a number stand before each line with one; an empty cell is none."""
        holes: list[int] = []
        for line in lines:
            if self._is_read(line):
                holes.append(self._missing)
                self._missing = 0
            elif self._is_empty(line):
                self._empty += 1
            else:
                self._skipped += 1
                self._missing += 1
        if len(holes) != count:  # lines were understood in two ways
            return np.zeros(count, dtype=np.int64)
        return np.array(holes, dtype=np.int64)

    def _is_read(self, line: str) -> bool:
        match = self._pattern.match(line)
        if match is None:
            return False
        number = self._alone.match(line)
        if number is None or not abs(float(number[1])) <= MAX_NUMBER:
            return False
        if self._clock is None or self._clock.form is not None:
            return True
        return all(abs(float(part)) <= MAX_NUMBER for part in match.groups())

    def _is_empty(self, line: str) -> bool:
        cells = self._form.cells(line)
        return self._column < len(cells) and not cells[self._column].strip(BLANK)

    def rows(self) -> Rows:
        numbers = np.concatenate(self._numbers)
        if self._skipped >= max(1, numbers.size):
            raise RecordingError(TableLinesMostlyText())
        t = None if self._clock is None else _whole_clock(self._clock, np.concatenate(self._times))
        holes = np.concatenate(self._holes)
        holes[:1] = 0  # nobody knows what came before the first
        return Rows(numbers, t, holes, self._skipped, self._empty)


def _is_plain(lines: Sequence[str], separator: str | None) -> bool:
    """Whether there is nothing in them but numbers and what separates them."""
    text = "\n".join(lines)
    allowed = PLAIN_CHARACTERS + (separator or "\t").encode()
    return text.isascii() and not text.encode().translate(None, allowed)


class _ListScan:
    """Several numbers a row: in one cell, or in several."""

    def __init__(
        self, form: LineFormat, columns: tuple[int, ...], clock: TableClock | None
    ) -> None:
        self._form, self._columns, self._clock = form, columns, clock
        self._numbers, self._row_times, self._counts = array("d"), [np.zeros(0)], array("q")
        self._holes = array("q")
        self._missing = self._skipped = self._empty = 0

    def add(self, lines: Sequence[str]) -> None:
        texts: dict[int, list[str]] = {i: [] for i in (self._clock.columns if self._clock else ())}
        for line in lines:
            cells = self._form.cells(line)
            written = [cells[i] for i in self._columns if i < len(cells) and cells[i].strip(BLANK)]
            values = [x for cell in written for x in split_list(cell) if abs(x) <= MAX_NUMBER]
            numbers = [x for x in values if x != 0.0]  # what fills a list up
            if not numbers:
                is_text = bool(written) and not values
                self._empty += not is_text
                self._skipped += is_text
                self._missing += is_text
                continue
            self._numbers.extend(numbers)
            self._counts.append(len(numbers))
            self._holes.extend([self._missing] + [0] * (len(numbers) - 1))
            self._missing = 0
            for i, column in texts.items():
                column.append(cells[i] if i < len(cells) else "")
            if len(self._numbers) > MAX_BEATS:
                raise RecordingError(TOO_MANY_BEATS)
        if self._clock is not None:
            self._row_times.append(self._seconds(texts))

    def _seconds(self, texts: dict[int, list[str]]) -> FloatArray:
        if self._clock is None:
            return np.zeros(0)
        if self._clock.form is None:
            return self._clock.seconds(texts[self._clock.column])
        return _clock_seconds(self._clock, texts)

    def rows(self) -> Rows:
        if self._skipped >= max(1, len(self._counts)):
            raise RecordingError(TableLinesMostlyText())
        t = None
        if self._clock is not None:
            t = _whole_clock(self._clock, np.concatenate(self._row_times))
            t = np.repeat(t, np.array(self._counts, dtype=np.int64))
        holes = np.array(self._holes, dtype=np.int64)
        holes[:1] = 0
        return Rows(np.array(self._numbers), t, holes, self._skipped, self._empty)


def _clock_seconds(clock: TableClock, cells: Mapping[int, Sequence[str]]) -> FloatArray:
    """Seconds of some rows; times of day begin anew each day."""
    if clock.form is None:
        return np.fromiter(map(float, cells[clock.column]), np.float64)
    if clock.date is None:
        return clock.form.seconds(cells[clock.column])
    pairs = zip(cells[clock.date], cells[clock.column], strict=True)
    return clock.form.seconds(f"{day}T{time}" for day, time in pairs)


def _whole_clock(clock: TableClock, t: FloatArray) -> FloatArray:
    return unwrap_days(t) if clock.form is not None and not clock.form.order else t


def line_pattern(
    separator: str | None, indices: Sequence[int], texts: Sequence[int]
) -> re.Pattern[str]:
    """Finds the cells of these columns in one go: reading cell by cell took three times as long.

    Those of `texts` may hold anything, the others are numbers.
    """
    gap, any_cell, number = (
        re.escape(separator or ""),
        rf"[^{separator}\n]*",
        rf"[ \"]*{DIGITS}[ \"]*",
    )
    if separator is None:
        gap, any_cell, number = r"[ \t]+", r"[^ \t\n]+", rf"\"?{DIGITS}\"?"
    cells = [
        f"({any_cell})" if i in texts else number if i in indices else any_cell
        for i in range(max(indices) + 1)
    ]
    begin = r"^[ \t]*" if separator is None else "^"
    return re.compile(f"{begin}{gap.join(cells)}(?={gap}|[ \t]*$)", re.MULTILINE)
