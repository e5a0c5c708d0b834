"""Listings of WFDB's `rdann`: a line for each annotation, with its time, its sample and the letter of its kind."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from trainer.errors import RecordingError
from trainer.formats.lab.wfdb_annotations import series_from_samples
from trainer.formats.messages import FileOfProgramDamaged, ProgramFileWithoutIntervals
from trainer.formats.source_file import Contents, FileFormat, SourceFile

PROGRAM: Final = "rdann"
LINE: Final = re.compile(
    r"\s*\[?(?P<clock>(?:[0-9]{1,4}:){0,2}[0-9]{1,2}:[0-9]{2}(?:\.[0-9]{1,6})?|[0-9]{1,9}\.[0-9]{1,6})"
    r"(?:\s[0-9/]{8,10})?\]?\s+(?P<sample>[0-9]{1,12})\s+(?P<kind>\S{1,2})\s+-?[0-9]+\s+-?[0-9]+\s+-?[0-9]+(?:\s.*)?"
)
BEATS: Final = frozenset("NLRBAaJSVrFejnE/fQ?")
HEADING: Final = re.compile(r"\s*(?:Elapsed )?Time\s+Sample #\s+Type.*")
MIN_LINES: Final = 3
MIN_KNOWN_LINES: Final = 2  # of a listing that was cut off
MAX_CLOCK_ERROR_S: Final = 0.003


class Row(NamedTuple):
    """A line of the listing."""

    t_s: float
    sample: int
    kind: str


def _is_match(source: SourceFile) -> bool:
    lines = [line for line in source.first_text.split("\n")[:12] if line.strip()]
    rows = [line for line in lines if not HEADING.fullmatch(line)][: MIN_LINES + 1]
    whole = rows[:-1] if len(rows) <= MIN_LINES else rows[:MIN_LINES]  # the last may be cut off
    return len(whole) >= MIN_KNOWN_LINES and all(
        LINE.fullmatch(line.rstrip("\r")) for line in whole
    )


def _read(source: SourceFile) -> Contents:
    rows = list(_rows(source))
    beats = [row.sample for row in rows if row.kind in BEATS]
    rate_hz = _rate_hz(rows)
    if rate_hz is None:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    return series_from_samples(PROGRAM, beats, rate_hz)


def _rows(source: SourceFile) -> Iterator[Row]:
    """Each line; the last may be cut off.

    Raises
    ------
    RecordingError
        A line in between is damaged: a beat that nobody knows makes one interval of two.
    """
    is_damaged = False
    for line in source.text.lines():
        plain = line.rstrip("\r\n")
        match = LINE.fullmatch(plain)
        if is_damaged:
            raise RecordingError(FileOfProgramDamaged(PROGRAM))
        if match is not None:
            yield Row(_seconds(match["clock"]), int(match["sample"]), match["kind"])
        else:
            is_damaged = bool(plain.strip()) and HEADING.fullmatch(plain) is None


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.split(":"):
        total = 60.0 * total + float(part)
    return total


def _rate_hz(rows: list[Row]) -> float | None:
    """Samples a second, by the first and the last line: times are told to a thousandth of a second.

    Raises
    ------
    RecordingError
        The time and the sample of a line do not go together: one of them is damaged.
    """
    if len(rows) < MIN_LINES or rows[-1].t_s <= rows[0].t_s:
        return None
    seconds, samples = rows[-1].t_s - rows[0].t_s, rows[-1].sample - rows[0].sample
    rate = samples / seconds
    error = 2.0 * rate * 0.001 / seconds
    rate = float(round(rate)) if abs(rate - round(rate)) <= error else rate
    if rate <= 0.0 or any(_clock_error_s(rows[0], row, rate) > MAX_CLOCK_ERROR_S for row in rows):
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    return rate


def _clock_error_s(first: Row, row: Row, rate_hz: float) -> float:
    return abs((row.sample - first.sample) / rate_hz - (row.t_s - first.t_s))


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, is_table=True)
