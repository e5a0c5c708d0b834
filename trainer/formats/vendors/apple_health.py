"""The export of Apple Health: the beats of each measurement of heart rate variability of an Apple Watch.

`export.xml`, alone or in `export.zip`. A `Record` of `HeartRateVariabilitySDNN` has a list of beats, each with
its time of day to 0.01 s and a rate in whole beats per minute. The interval is the time since the beat before;
where a beat was lost it follows from the rate alone.

The file is read a piece at a time and nothing of it is kept but beats. It defines its elements in front, but
no entity is ever needed: one that is defined ends the reading.
"""

import re
import zipfile
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import IO, Final
from xml.parsers import expat

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS, open_unpacked, translate_read_errors
from trainer.formats.messages import EndMissing, ProgramFileWithoutIntervals
from trainer.formats.source_file import (
    MAX_STREAMED_BYTES,
    Contents,
    FileFormat,
    SourceFile,
    translate_parser_errors,
)
from trainer.formats.tables.units import FloatArray
from trainer.formats.vendor_series import VendorSeries
from trainer.formats.vendors.xml_stream import MAX_DEPTH, MAX_NAMES, create_xml_parser, feed

PROGRAM: Final = "Apple Health"
ENTRY: Final = re.compile(
    r"(?:^|/)(?:apple_health_export/)?(?:export|exportation|exportar|datei)\.xml$"
)
FOLDER: Final = "apple_health_export/"
MARKS: Final = ("<HealthData", "<!DOCTYPE HealthData")
RECORD_TYPE: Final = "HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
TIME_OF_DAY: Final = re.compile(
    r"\s*([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]{1,6}))?\s*([AaPp]\.?\s?[Mm]\.?)?\s*"
)
HALF_DAY_S: Final = 43_200.0
RATE_RANGE_BPM: Final = (20.0, 300.0)
MAX_STEP_FACTOR: Final = (
    1.25  # of the interval by its rate: a longer step to the beat before is a lost beat
)
MIN_STEP_S: Final = 0.02
MAX_SPAN_S: Final = 900_000_000.0
RESOLUTION_MS: Final = 10.0


def _is_match(source: SourceFile) -> bool:
    return any(mark in source.first_text for mark in MARKS) or _entry(source) is not None


def _entry(source: SourceFile) -> str | None:
    """The name of the export in a zip; its words are of the language of the phone."""
    names = [n for n in source.zip_names if n.startswith(FOLDER) and n.endswith(".xml")]
    plain = [n for n in names if "/" not in n[len(FOLDER) :] and "_cda" not in n]
    return plain[0] if plain else next(filter(ENTRY.search, source.zip_names), None)


def _read(source: SourceFile) -> Contents:
    collector = _Collector()
    with translate_parser_errors(PROGRAM), _open(source) as file, translate_read_errors():
        _parse(file, collector)
    return collector.series()


@contextmanager
def _open(source: SourceFile) -> Iterator[IO[bytes]]:
    name = _entry(source)
    if name is None:
        with open_unpacked(source.path) as file:
            yield file
        return
    with zipfile.ZipFile(source.path) as archive, archive.open(name) as file:
        yield file


def _parse(file: IO[bytes], collector: "_Collector") -> None:
    parser = create_xml_parser()
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    feed(parser, file)
    try:
        parser.Parse(b"", True)
    except expat.ExpatError:
        collector.is_cut_short = True


class _Collector:
    """Collects beats, and nothing else of the elements that pass by."""

    def __init__(self) -> None:
        self._t, self._rr_ms = array("d"), array("d")
        self._began_s: float | None = None  # of the measurement that is read
        self._before_s: float | None = None
        self._zone: datetime | None = None
        self._names: set[str] = set()
        self._depth = 0
        self.is_cut_short = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._names.add(name)
        self._names |= attributes.keys()
        if self._depth > MAX_DEPTH or len(self._names) > MAX_NAMES:
            raise ValueError("no export has so many elements")
        if name == "Record" and attributes.get("type") == RECORD_TYPE:
            self._begin(attributes.get("startDate", ""))
        elif name == "InstantaneousBeatsPerMinute" and self._began_s is not None:
            self._add(attributes.get("time", ""), attributes.get("bpm", ""))

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == "Record":
            self._began_s = self._before_s = None

    def _begin(self, stamp: str) -> None:
        self._before_s = None
        try:
            began = datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S %z")
        except ValueError:
            self._began_s = None
            return
        self._zone = self._zone or began
        self._began_s = began.timestamp()
        self._day_s = 3600.0 * began.hour + 60.0 * began.minute + began.second

    def _add(self, time: str, bpm: str) -> None:
        of_day_s, rate = _parse_time(time), _parse_rate(bpm)
        if of_day_s is None or rate is None or self._began_s is None:
            self._before_s = None
            return
        since_s = of_day_s - self._day_s
        # Past midnight, or past noon where the half of the day is not told, or of another zone.
        since_s -= HALF_DAY_S * round(since_s / HALF_DAY_S)
        at_s = self._began_s + since_s
        expected_s = 60.0 / rate
        step_s = at_s - self._before_s if self._before_s is not None else np.inf
        is_next = expected_s / MAX_STEP_FACTOR <= step_s <= expected_s * MAX_STEP_FACTOR
        if len(self._t) >= MAX_BEATS:
            raise RecordingError(TOO_MANY_BEATS)
        self._t.append(at_s)
        self._rr_ms.append(round(1000.0 * (step_s if is_next else expected_s), 3))
        self._before_s = at_s

    def series(self) -> VendorSeries:
        if not self._t or self._zone is None:
            raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
        t, rr_ms = _without_repeats(np.frombuffer(self._t), np.frombuffer(self._rr_ms))
        began_s = float(t[0] - rr_ms[0] / 1000.0)
        started = datetime.fromtimestamp(0, UTC) + timedelta(seconds=round(began_s, 3))
        return VendorSeries(
            PROGRAM,
            rr_ms,
            t - began_s,
            "s",
            started=started.astimezone(self._zone.tzinfo).isoformat(),
            missing=EndMissing(int(t.size)) if self.is_cut_short else None,
            resolution_ms=RESOLUTION_MS,
        )


def _without_repeats(t: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, FloatArray]:
    """In order of time, each beat once: a phone may have the measurements of a watch twice."""
    order = np.argsort(t, kind="stable")
    t, rr_ms = t[order], rr_ms[order]
    is_possible = (np.diff(t, prepend=-np.inf) > MIN_STEP_S) & (t > t[-1] - MAX_SPAN_S)
    return t[is_possible], rr_ms[is_possible]


def _parse_time(text: str) -> float | None:
    match = TIME_OF_DAY.fullmatch(text)
    if match is None:
        return None
    hours = int(match[1])
    if match[5]:
        hours = hours % 12 + (12 if match[5][0] in "pP" else 0)
    return 3600.0 * hours + 60.0 * int(match[2]) + int(match[3]) + float(f"0.{match[4] or 0}")


def _parse_rate(text: str) -> float | None:
    low, high = RATE_RANGE_BPM
    try:
        rate = float(text)
    except ValueError:
        return None
    return rate if low <= rate <= high else None


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, MAX_STREAMED_BYTES)
