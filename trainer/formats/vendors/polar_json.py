"""Polar Flow (what it hands out on request: training sessions, and the PP intervals of day and night) and AccessLink."""

import re
from collections.abc import Iterator
from typing import Any, Final

from trainer.errors import RecordingError
from trainer.formats.messages import ProgramFileOfHeartRates
from trainer.formats.vendor_series import VendorSeries
from trainer.formats.vendors.interval_runs import IntervalRuns

FLOW: Final = "Polar Flow"
ACCESS_LINK: Final = "Polar AccessLink"
RR_SAMPLE_TYPE: Final = "11"
DURATION: Final = re.compile(r"PT(?:([0-9]{1,3})M)?([0-9]{1,5}(?:\.[0-9]{1,9})?)S")
MAX_DAYS: Final = 10_000


def read_polar(document: Any) -> VendorSeries | None:
    """The beats of a document of Polar, or None where it is of another program.

    Raises
    ------
    RecordingError
        It is of Polar and has no intervals.
    """
    if isinstance(document, dict) and isinstance(document.get("exercises"), list):
        return _read_session(document)
    days = document if isinstance(document, list) else [document]
    if any("devicePpiSamplesList" in day for day in days[:MAX_DAYS] if isinstance(day, dict)):
        return _read_days(days)
    samples = _access_link_samples(document)
    return _read_access_link(document, samples) if samples else None


def _read_session(document: dict[str, Any]) -> VendorSeries:
    runs, has_intervals = IntervalRuns(FLOW), False
    for exercise in filter(_is_object, document["exercises"]):
        samples = exercise.get("samples")
        rr = samples.get("rr") if isinstance(samples, dict) else None
        if isinstance(rr, list) and rr:
            has_intervals = True
            stamp = exercise.get("startTime") or document.get("startTime")
            runs.add(map(_duration_ms, rr), stamp, is_start=True)
    if not has_intervals:
        raise RecordingError(ProgramFileOfHeartRates(FLOW))
    return runs.series()


def _duration_ms(sample: Any) -> float | None:
    """`{"duration": "PT0.812S"}`; the interval of a strap that had no contact is none."""
    if not isinstance(sample, dict) or sample.get("offline") is True:
        return None
    match = DURATION.fullmatch(str(sample.get("duration")))
    return round(60_000.0 * int(match[1] or 0) + 1000.0 * float(match[2]), 6) if match else None


def _read_days(days: list[Any]) -> VendorSeries:
    runs = IntervalRuns(FLOW)
    for day in filter(_is_object, days):
        for device in filter(_is_object, day.get("devicePpiSamplesList") or ()):
            for sample in filter(_is_object, device.get("ppiSamples") or ()):
                runs.add([sample.get("pulseLength")], sample.get("sampleDateTime"))
    return runs.series()


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _access_link_samples(document: Any) -> list[dict[str, Any]]:
    """Samples as AccessLink tells them, alone or in an exercise."""
    samples = document.get("samples", document) if isinstance(document, dict) else document
    rows = samples if isinstance(samples, list) else [samples]
    return [row for row in rows if isinstance(row, dict) and _sample_type(row) is not None]


def _sample_type(row: dict[str, Any]) -> str | None:
    kind = row.get("sample-type", row.get("sample_type"))
    return None if kind is None else str(kind)


def _read_access_link(document: Any, samples: list[dict[str, Any]]) -> VendorSeries:
    stamp = None
    if isinstance(document, dict):
        stamp = document.get("start-time", document.get("start_time"))
    runs, has_intervals = IntervalRuns(ACCESS_LINK), False
    for row in samples:
        if _sample_type(row) == RR_SAMPLE_TYPE:
            has_intervals = True
            runs.add(_numbers(row.get("data")), stamp, is_start=True)
    if not has_intervals:
        raise RecordingError(ProgramFileOfHeartRates(ACCESS_LINK))
    return runs.series()


def _numbers(data: Any) -> Iterator[float | None]:
    """`"812,820,null"`."""
    cells = data.split(",") if isinstance(data, str) else data if isinstance(data, list) else ()
    for cell in cells:
        try:
            yield float(cell)
        except (TypeError, ValueError):
            yield None
