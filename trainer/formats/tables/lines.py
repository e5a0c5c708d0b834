"""How the lines of a text are split into cells: separators, decimal commas, lists within a cell, quotes.

Every line is first written in one way: numbers with a point, a list of numbers within a cell as `812|820`,
a date and its time as one cell. Then it can be split at its separator alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from trainer.files.text_file import TextFile

MAX_COLUMNS: Final = 64
MAX_NUMBER: Final = 1e13  # milliseconds since 1970 fit
CUT_OFF: Final = "-"
COMMENT: Final = ("#", "%", "//")
DIGITS: Final = r"([+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][+-]?[0-9]{1,2})?)"
NUMBER: Final = re.compile(rf"[\s\"]*{DIGITS}[\s\"]*")
QUOTED_COMMA: Final = re.compile(r'"\s*([+-]?[0-9]+),([0-9]+)\s*"')
DECIMAL_COMMA: Final = re.compile(r"[\s\"]*[+-]?[0-9]+,[0-9]+[\s\"]*")
PLAIN: Final = r"[0-9]{1,6}(?:\.[0-9]{1,6})?"
QUOTED_LIST: Final = re.compile(rf'"\s*({PLAIN}(?:\s*[,;| ]\s*{PLAIN})+)\s*"')
BRACKETED_LIST: Final = re.compile(rf'"?[\[(]\s*((?:{PLAIN}(?:\s*[,;| ]\s*{PLAIN})*)?)\s*[\])]"?')
CELL_LIST: Final = re.compile(rf"\s*{PLAIN}(?:(?:\s*[,;|]\s*|\s+){PLAIN})+\s*")
COMMA_LIST: Final = re.compile(r"\s*[0-9]{1,6}(?:\.[0-9]+)?(?:\s*,\s*[0-9]{1,6}(?:\.[0-9]+)?)*\s*")
LIST_GAP: Final = re.compile(r"\s*[,;|]\s*|\s+")
DATE_AND_TIME: Final = re.compile(
    r"([0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}) +(?=[0-9]{1,2}:[0-9]{2})"
)
HALF_OF_DAY: Final = re.compile(r"(:[0-9]{2}(?:[.,][0-9]+)?) +(?=[AaPp]\.?[Mm]\b)")
SIMILAR: Final = (0.6, 1.67)  # two intervals in one row are as alike as neighbours
MIN_SIMILAR_FRACTION: Final = 0.8
MIN_PAIRS: Final = 6
MIN_MOMENTS: Final = 3
LABEL: Final = r"[^\W\d_][^\W\d]{0,24}(?:[ .-][^\W\d]{1,24}){0,2}\.?"
LABELLED: Final = re.compile(
    rf"({LABEL})\s*[:=]\s*{DIGITS}(?: ?(?:bpm|BPM|ms|s|/min))?(?=[,;|\s]|$)[,;|\s]*+"
)
LABELLED_LINE: Final = re.compile(rf"\s*(?:{LABELLED.pattern}){{1,16}}")
MIN_LABELLED: Final = 3
MIN_LABELLED_FRACTION: Final = 0.8
LABELLED_SEPARATOR: Final = ";"
ONE_LINE_GAP: Final = re.compile(r"[\[\](),;\s]+")
MAX_LINES_OF_LIST: Final = 2
MIN_LIST_NUMBERS: Final = 8
BEAT_STEPS_S: Final = (0.3, 2.5)
PLAUSIBLE: Final = ((0.25, 3.0), (250.0, 3000.0))  # an interval in s, and in ms


@dataclass(frozen=True, slots=True)
class LineFormat:
    """How a line is split: `separator` None means at blanks.

    `comma_lists`: a comma between two numbers of one cell separates two numbers, and is no decimal comma.
    `is_one_line`: all numbers stand in one line, or in one list, instead of a line each.
    `labels`: the names that stand before each number in every line.
    """

    separator: str | None = None
    decimal_comma: bool = False
    comma_lists: bool = False
    is_one_line: bool = False
    labels: tuple[str, ...] = ()

    def normalize(self, text: str) -> str:
        """The text with points, lists and times written in one way."""
        if self.is_one_line:
            return ONE_LINE_GAP.sub("\n", text)
        if self.labels:
            return "\n".join(self._without_labels(line) for line in text.split("\n"))
        if '"' in text:
            if self.comma_lists:
                text = QUOTED_LIST.sub(_joined, text)
            text = QUOTED_COMMA.sub(r"\1.\2", text)
        if "[" in text or "(" in text:
            text = BRACKETED_LIST.sub(_joined, text)
        if self.separator is None and ":" in text:
            text = HALF_OF_DAY.sub(r"\1", DATE_AND_TIME.sub(r"\1T", text))
        return text.replace(",", ".") if self.decimal_comma else text

    def _without_labels(self, line: str) -> str:
        parts = LABELLED.findall(line) if LABELLED_LINE.fullmatch(line) else ()
        is_usual = tuple(label for label, _ in parts) == self.labels
        return LABELLED_SEPARATOR.join(number for _, number in parts) if is_usual else line

    def cells(self, line: str) -> list[str]:
        """No more than may be columns."""
        return line.split(self.separator, MAX_COLUMNS)[:MAX_COLUMNS]


def _joined(match: re.Match[str]) -> str:
    return "|".join(part for part in LIST_GAP.split(match[1]) if part)


def split_list(cell: str) -> list[float]:
    """The numbers of a cell that holds one or several; none where it holds anything else."""
    plain = cell.strip(' \t"')
    number = NUMBER.fullmatch(plain)
    if number is not None:
        return [float(number[1])]
    if not CELL_LIST.fullmatch(plain):
        return []
    return [float(part) for part in LIST_GAP.split(plain.strip())]


def data_lines(text: TextFile, form: LineFormat, least: int = 0) -> Iterator[list[str]]:
    """The lines that are neither blank nor remarks, many at a time.

    Of a file that was cut off, the last line has no end and fewer cells than `least`: no number of it is
    known, and it comes as a line without one.
    """
    for block in text.blocks():
        rows = [line for line in form.normalize(block).split("\n") if line.strip()]
        if _has_remarks(block):
            rows = [line for line in rows if not line.lstrip().startswith(COMMENT)]
        if rows and not block.endswith("\n") and len(form.cells(rows[-1])) < least:
            rows[-1] = (form.separator or " ").join([CUT_OFF] * least)
        yield rows


def skip_lines(blocks: Iterable[list[str]], count: int) -> Iterator[list[str]]:
    """The blocks without their first lines, however many of the blocks these fill."""
    for block in blocks:
        yield block[count:]
        count = max(0, count - len(block))


def raw_lines(text: TextFile) -> Iterator[str]:
    """The lines that are neither blank nor remarks, as they stand there."""
    for block in text.blocks():
        lines = (line for line in block.split("\n") if line.strip())
        if _has_remarks(block):
            lines = (line for line in lines if not line.lstrip().startswith(COMMENT))
        yield from lines


def remarks(text: TextFile) -> Iterator[str]:
    for block in text.blocks():
        if _has_remarks(block):
            yield from (x for x in block.split("\n") if x.lstrip().startswith(COMMENT))


def _has_remarks(text: str) -> bool:
    return any(mark in text for mark in COMMENT)


def detect_line_format(sample: Sequence[str]) -> LineFormat:
    """How these lines are split."""
    if _is_one_line(sample):
        return LineFormat(is_one_line=True)
    labels = _labels(sample)
    if labels:
        return LineFormat(LABELLED_SEPARATOR, labels=labels)
    if 2 * sum("|" in line for line in sample) > len(sample) and not _is_in_cells(sample):
        return LineFormat("|")
    quoted = [match[1] for line in sample if '"' in line for match in QUOTED_LIST.finditer(line)]
    lists = LineFormat(comma_lists=_are_lists(quoted, other_cells=False))
    plain = [lists.normalize(line) if '"' in line or "[" in line else line for line in sample]
    separator = _separator(plain)
    if separator == ",":
        return LineFormat(separator, comma_lists=lists.comma_lists)
    cells = [cell for line in plain for cell in line.split(separator)[:MAX_COLUMNS]]
    with_comma = [cell for cell in cells if "," in cell and COMMA_LIST.fullmatch(cell)]
    if separator is None:
        with_comma = [line for line in plain if "," in line and COMMA_LIST.fullmatch(line)]
    others = any(_is_interval(cell) for cell in cells if "," not in cell)
    if lists.comma_lists or _are_lists(with_comma, other_cells=others):
        return LineFormat(separator, comma_lists=True)
    return LineFormat(separator, any(DECIMAL_COMMA.fullmatch(cell) for cell in cells))


def _labels(sample: Sequence[str]) -> tuple[str, ...]:
    """The names before the numbers, as in `BPM: 72 IBI: 812`, where all lines but a few have the same."""
    lines = [line for line in sample if LABELLED_LINE.fullmatch(line)]
    if len(lines) < max(MIN_LABELLED, MIN_LABELLED_FRACTION * len(sample)):
        return ()
    labels = {tuple(match[1] for match in LABELLED.finditer(line)) for line in lines}
    return labels.pop() if len(labels) == 1 else ()


def _is_in_cells(sample: Sequence[str]) -> bool:
    """Whether upright bars stand within the cells of another separator."""
    return any(2 * sum(mark in line for line in sample) > len(sample) for mark in "\t;,")


def _is_one_line(sample: Sequence[str]) -> bool:
    """Whether there is hardly more than one line, and it is a list of many numbers."""
    longest = max(sample, key=len)
    numbers = [part for part in ONE_LINE_GAP.split(longest) if part]
    if len(sample) > MAX_LINES_OF_LIST or len(numbers) < MIN_LIST_NUMBERS:
        return False
    return all(NUMBER.fullmatch(part) for part in numbers)


def _are_lists(cells: Sequence[str], *, other_cells: bool) -> bool:
    """Whether the numbers beside a comma are neighbouring intervals, not the two halves of one number.

    Behind a decimal comma stand digits of every size; two intervals are alike. `other_cells`: some cells
    hold an interval alone.
    """
    parts = [[float(x) for x in LIST_GAP.split(cell.strip()) if x] for cell in cells]
    several = [part for part in parts if len(part) > 1]
    if not several:
        return False
    alike = sum(_are_alike(part) for part in several)
    is_certain = len(several) >= MIN_PAIRS or other_cells or any(len(p) > 2 for p in several)
    return is_certain and alike >= MIN_SIMILAR_FRACTION * len(several)


def _are_alike(values: Sequence[float]) -> bool:
    low, high = SIMILAR
    in_range = any(all(a <= v <= b for v in values) for a, b in PLAUSIBLE)
    return in_range and all(low < b / a < high for a, b in pairwise(values))


def _is_interval(cell: str) -> bool:
    match = NUMBER.fullmatch(cell)
    return match is not None and any(a <= float(match[1]) <= b for a, b in PLAUSIBLE)


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
    halves = [line.strip(' \t"').split(",") for line in lines]
    if _are_rising([int(half[0]) for half in halves]):
        return _are_beat_times(halves)
    is_clock = len(halves) >= MIN_PAIRS and _are_rising([int(half[1]) for half in halves])
    return not is_clock  # the digits behind a decimal comma do not rise from row to row


def _are_rising(values: Sequence[int]) -> bool:
    is_clock = len(set(values)) >= min(len(values), MIN_MOMENTS)  # and no 0 before one 65
    return is_clock and values[-1] > values[0] and all(a <= b for a, b in pairwise(values))


def _are_beat_times(halves: Sequence[Sequence[str]]) -> bool:
    """Whether 600,850 and 601,690 are times of beats: as many digits each, and steps of an interval."""
    if len({len(half[1]) for half in halves}) != 1 or len(halves) < MIN_PAIRS:
        return False
    times = [float(f"{half[0]}.{half[1]}") for half in halves]
    low, high = BEAT_STEPS_S
    steps = sum(low <= b - a <= high for a, b in pairwise(times))
    alone = [float(half[1]) for half in halves]
    alike = sum(_are_alike(pair) for pair in pairwise(alone))
    return steps >= 0.85 * (len(times) - 1) and 2 * alike < len(alone)
