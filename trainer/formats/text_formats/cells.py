"""Numbers, rows and moments in the lines of a text."""

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import LinesWithoutNumberLeftOut, NoIntervalsToImport
from trainer.formats.tables.clocks import format_start, parse_iso
from trainer.formats.tables.units import FloatArray
from trainer.messages import Message

NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{0,12})?", re.ASCII)


def split_rows(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """Yield the rows below the heading; no more cells than are looked at."""
    for line in islice(lines, 1, None):
        if line.strip():
            yield line.rstrip("\n").split(separator, 3)


def read_numbers(cells: Iterable[str]) -> tuple[FloatArray, int]:
    """Return the numbers, and how many cells are none.

    Raises
    ------
    RecordingError
        None of them is a number.
    """
    good, skipped = array("d"), 0
    for cell in cells:
        value = number_from_cell(cell)
        if value is None:
            skipped += 1
        else:
            good.append(value)
    if not good:
        raise RecordingError(NoIntervalsToImport())
    return np.frombuffer(good), skipped


def pair_from_cells(one: str = "", other: str = "") -> tuple[float, float] | None:
    """Return two cells as numbers; None unless both are."""
    a, b = number_from_cell(one), number_from_cell(other)
    return None if a is None or b is None else (a, b)


def number_from_cell(cell: str) -> float | None:
    """Return a cell as a number, with a point or a comma; None where it is none."""
    plain = cell.strip(' "')
    return float(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None


def format_moment(stamp: str, t_s: float) -> str | None:
    """Return the moment `t_s` seconds before a date and time, as ISO 8601 with its zone."""
    plain = stamp.strip(' "')
    moment = parse_iso(plain)
    if moment is None:
        return None
    return format_start(moment[0] - t_s, has_zone=moment[1], zone_of=plain)


def describe_skipped(number: int) -> tuple[Message, ...]:
    """Say how many lines have no number, if there are any."""
    return (LinesWithoutNumberLeftOut(number),) if number else ()
