"""Empatica E4: IBI.csv and BVP.csv, alone or in the zip of a session; and the bare heart rates of HR.csv.

IBI.csv begins with `1777032616.0, IBI`, then a line for each interval: when it ended (s from there), and how
long it was (s). BVP.csv begins with the moment and the rate of its samples.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import IO, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, MAX_FILE_BYTES, TOO_MANY_BEATS
from trainer.formats.messages import FileOfProgramDamaged, ProgramFileWithoutIntervals
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorSignal,
    read_limited,
    translate_parser_errors,
)
from trainer.formats.tables.clocks import format_start
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import MAX_SIGNAL_SAMPLES, even_signal
from trainer.formats.tables.units import FloatArray
from trainer.formats.vendor_series import VendorSeries

PROGRAM: Final = "Empatica"
INTERVALS, PULSE = "IBI.csv", "BVP.csv"
IBI_START: Final = re.compile(r"\s*([0-9]{9,11}(?:\.[0-9]{1,6})?)\s*,\s*IBI\s*(?:\n|$)")
BVP_START: Final = re.compile(
    r"\s*([0-9]{9,11}(?:\.[0-9]{1,6})?)\s*\n\s*64(?:\.0+)?\s*\n\s*-?[0-9]"
)
BVP_HZ: Final = 64.0
MIN_BEATS: Final = 3


def _is_match(source: SourceFile) -> bool:
    start = source.first_text.replace("\r\n", "\n")
    return bool(
        IBI_START.match(start)
        or BVP_START.match(start)
        or any(name in source.zip_names for name in (INTERVALS, PULSE))
    )


def _read(source: SourceFile) -> Contents:
    if source.zip_names:
        return _read_zip(source)
    lines = (line.rstrip("\n") for line in source.text.lines())
    is_ibi = IBI_START.match(source.first_text.replace("\r\n", "\n"))
    return _read_intervals(lines) if is_ibi else _read_pulse(lines)


def _read_zip(source: SourceFile) -> Contents:
    """The intervals where there are some, or else those in the pulse wave."""
    with translate_parser_errors(PROGRAM), zipfile.ZipFile(source.path) as archive:
        if INTERVALS in source.zip_names:
            lines = list(_lines(archive, INTERVALS))
            if len(lines) > MIN_BEATS:
                return _read_intervals(iter(lines))
        if PULSE in source.zip_names:
            return _read_pulse(_lines(archive, PULSE))
    raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    with archive.open(name) as file:
        content: IO[bytes] = BytesIO(read_limited(file, MAX_FILE_BYTES))
    yield from (line.rstrip("\r\n") for line in TextIOWrapper(content, "utf-8", "replace"))


def _read_intervals(lines: Iterator[str]) -> VendorSeries:
    began_s = _number(next(lines, "").split(",")[0])
    pairs = [pair for line in islice(lines, MAX_BEATS + 1) if (pair := _pair(line)) is not None]
    if not pairs:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    if len(pairs) > MAX_BEATS:
        raise RecordingError(TOO_MANY_BEATS)
    t, rr_s = np.array(pairs).T
    # A time is that of the beat which begins the interval in some exports, which ends it in others.
    ends = t + rr_s if _is_begin(t, rr_s) else t
    first_s = float(ends[0] - rr_s[0])
    return VendorSeries(
        PROGRAM, np.round(1000.0 * rr_s, 6), ends - first_s, "s", started=_moment(began_s + first_s)
    )


def _is_begin(t: FloatArray, rr_s: FloatArray) -> bool:
    """Whether the next time is rather this time and this interval than this time and the next."""
    steps = np.diff(t)
    return (
        float(np.median(np.abs(steps - rr_s[:-1]))) < float(np.median(np.abs(steps - rr_s[1:])))
        if steps.size
        else False
    )


def _read_pulse(lines: Iterator[str]) -> VendorSignal:
    began_s, rate_hz = _number(next(lines, "")), _number(next(lines, ""))
    samples = np.fromiter(map(_number, islice(lines, MAX_SIGNAL_SAMPLES + 1)), np.float64)
    known = np.isfinite(samples)
    if not known[:-1].all():  # nobody knows how many were there; the last may be cut off
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    samples = samples[known]
    rate_hz = rate_hz if np.isfinite(rate_hz) else BVP_HZ
    signal = even_signal(samples, rate_hz, ReadAs.PPG, "BVP")
    return VendorSignal(PROGRAM, signal, started=_moment(began_s))


def _pair(line: str) -> tuple[float, float] | None:
    cells = line.split(",", 2)
    pair = (_number(cells[0]), _number(cells[1])) if len(cells) > 1 else (np.nan, np.nan)
    return pair if all(np.isfinite(pair)) and pair[1] > 0.0 else None


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return np.nan


def _moment(seconds: float) -> str | None:
    if not 0.0 < seconds < 4.1e9:
        return None
    return format_start(seconds, has_zone=True)


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, is_table=True)
