"""The export of a phone."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.formats.vendor_files import (
    BEGAN,
    ENDS_10_MS,
    RR_10_MS,
    apple,
    apple_record,
    intervals,
    read_back,
    times,
)
from trainer.errors import RecordingError
from trainer.formats.reader import read_file

FIRST_MS = 60_000 / round(60_000 / RR_10_MS[0])  # the first interval is told by its rate alone


def zipped(content: bytes, name: str = "apple_health_export/export.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>")
        archive.writestr("apple_health_export/workout-routes/route.gpx", "<gpx/>")
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        apple(),
        zipped(apple()),
        zipped(apple(), "apple_health_export/Exportación.xml"),
        apple(apple_record(BEGAN, ENDS_10_MS, "%H:%M:%S,{}")),
    ],
    ids=["xml", "zip", "zip, Spanish", "24 hours, commas"],
)
def test_the_beats_of_a_measurement_are_read_to_a_hundredth(tmp_path: Path, content: bytes) -> None:
    result = read_back(tmp_path, content)
    assert intervals(result) == pytest.approx([FIRST_MS, *RR_10_MS[1:]], abs=0.001)
    assert (result.kind, result.unit, result.reading) == ("Apple Health", "s", "rr")
    assert str(result.recording.started).startswith("2026-04-24T14:10:1")
    assert str(result.recording.started).endswith("+02:00")


def test_measurements_of_other_hours_are_gaps_apart(tmp_path: Path) -> None:
    records = "".join(
        apple_record(BEGAN + timedelta(hours=hours), ENDS_10_MS) for hours in (0, 5, 30)
    )
    t = times(read_back(tmp_path, apple(records)))
    assert len(t) == 30
    assert t[10] - t[0] == pytest.approx(5 * 3600, abs=0.1)
    assert t[20] - t[0] == pytest.approx(30 * 3600, abs=0.1)


def test_beats_after_midnight_belong_to_their_evening(tmp_path: Path) -> None:
    began = BEGAN.replace(hour=23, minute=59, second=57)
    result = read_back(tmp_path, apple(apple_record(began, ENDS_10_MS)))
    assert intervals(result)[1:] == pytest.approx(RR_10_MS[1:], abs=0.001)


def test_a_lost_beat_is_a_gap_and_no_long_interval(tmp_path: Path) -> None:
    record = apple_record(BEGAN, ENDS_10_MS)
    beats = record.split("<InstantaneousBeatsPerMinute")
    result = read_back(tmp_path, apple("<InstantaneousBeatsPerMinute".join(beats[:5] + beats[7:])))
    assert len(intervals(result)) == 8
    assert max(intervals(result)) < 900


def test_an_export_cut_short_says_so_and_keeps_its_beats(tmp_path: Path) -> None:
    whole = apple()
    result = read_back(tmp_path, whole[: len(whole) - 30])
    assert result.missing is not None
    assert len(intervals(result)) == 10


def test_a_measurement_that_stands_there_twice_counts_once(tmp_path: Path) -> None:
    result = read_back(tmp_path, apple(apple_record(BEGAN, ENDS_10_MS) * 2))
    assert len(intervals(result)) == 10


@pytest.mark.parametrize(
    "content",
    [
        apple(doctype='<!DOCTYPE HealthData [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>'),
        apple(doctype='<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        b"<HealthData>" + b"<a>" * 100_000,
        b'<HealthData><Record a="' + b"a" * 3_000_000,
        b"<HealthData>" + b"".join(b"<a%d/>" % n for n in range(3000)),
    ],
    ids=["entities", "a file of the system", "depth", "an endless tag", "names"],
)
def test_hostile_xml_ends_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    with refused(RecordingError, match="damaged"):
        read_back(tmp_path, content)


def test_an_export_without_a_watch_is_named(tmp_path: Path) -> None:
    with refused(RecordingError, match="Apple Health format without RR intervals"):
        read_back(tmp_path, apple("<Me/>"))


def chunks_of_large_export(size: int) -> Iterator[bytes]:
    steps = apple("<Me/>").split(b"<Me/>")[0]
    yield steps
    record = apple_record(BEGAN, ENDS_10_MS).encode()
    other = (
        b'<Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="71"/>\n' * 500
    )
    for _ in range(size // len(record + other)):
        yield record + other


def test_a_large_export_takes_no_more_memory_than_its_beats(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    with path.open("wb") as file:
        for chunk in chunks_of_large_export(8_000_000):
            file.write(chunk)
    tracemalloc.start()
    try:
        with suppress(RecordingError):
            read_file(path)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
