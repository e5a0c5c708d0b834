"""Small files of other programs, made after their public descriptions: the same ten intervals in each.

What each holds is known beforehand, and none is made by the code that reads it.
"""

import io
import json
import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from importlib.util import find_spec
from itertools import accumulate, pairwise
from math import exp
from pathlib import Path
from typing import Any

import pytest

from trainer.events import Beat
from trainer.formats.reader import ImportedRecording, read_file

RR_MS = (812, 833, 801, 790, 845, 820, 811, 799, 806, 840)
ENDS_MS = tuple(accumulate(RR_MS))
BEGAN = datetime(2026, 4, 24, 14, 10, 16)  # noqa: DTZ001  as the programs write it, without a zone


def needs(module: str) -> pytest.MarkDecorator:
    """Skip where a library of the extra is missing."""
    return pytest.mark.skipif(
        find_spec(module) is None,
        reason=f"{module} is missing: install the extra with `pip install -e '.[formats]'`.",
    )


def read_back(
    folder: Path, content: bytes | str, name: str = "no-name-helps.dat"
) -> ImportedRecording:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path)


def intervals(result: ImportedRecording) -> list[float]:
    return [event.rr_ms for event in result.recording.events if isinstance(event, Beat)]


def times(result: ImportedRecording) -> list[float]:
    return [event.t for event in result.recording.events if isinstance(event, Beat)]


def lines(rows: Iterable[object]) -> str:
    return "".join(f"{row}\n" for row in rows)


def fit_crc(content: bytes) -> int:
    """The checksum of the FIT protocol, bit by bit: CRC-16 with the polynomial A001."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def fit(rr_ms: Sequence[int] = RR_MS, *, has_hrv: bool = True, crc_offset: int = 0) -> bytes:
    """An activity: a `record` (time, heart rate) each second, and behind it the beats that had come."""
    stamp = round((BEGAN - datetime(1989, 12, 31)).total_seconds())  # noqa: DTZ001
    body = bytes([0x40, 0, 0, 20, 0, 2, 253, 4, 0x86, 3, 1, 0x02])  # record: timestamp, heart rate
    body += bytes([0x41, 0, 0, 78, 0, 1, 0, 10, 0x84])  # hrv: five uint16
    waiting, now_ms, seconds = list(rr_ms), 0, 0
    while waiting:
        body += struct.pack("<BIB", 0, stamp + seconds, 73)
        come = []
        while waiting and now_ms + waiting[0] <= 1000 * seconds:
            now_ms += waiting[0]
            come.append(waiting.pop(0))
        if come and has_hrv:
            body += struct.pack("<B5H", 1, *(come + [0xFFFF] * 5)[:5])
        seconds += 1
    head = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    whole = head + struct.pack("<H", fit_crc(head)) + body
    return whole + struct.pack("<H", fit_crc(whole) ^ crc_offset)


def xlsx() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Time", "RR (ms)", "Note"])
    for end, rr in zip(ENDS_MS, RR_MS, strict=True):
        book.active.append([BEGAN + timedelta(milliseconds=end), rr, "lying"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


APPLE_DOCTYPE = """<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record type CDATA #REQUIRED value CDATA #IMPLIED>
]>
"""


def apple_record(
    began: datetime, ends_ms: Sequence[int], time_format: str = "%-I:%M:%S.{} %p"
) -> str:
    """A measurement of a watch: its beats with their time of day to 0.01 s, and whole rates."""
    beats, before = [], 0
    for end in ends_ms:
        at = began + timedelta(milliseconds=end)
        time = at.strftime(time_format).format(f"{at.microsecond // 10_000:02d}")
        beats.append(
            f'<InstantaneousBeatsPerMinute bpm="{round(60000 / (end - before))}" time="{time}"/>'
        )
        before = end
    stamps = (
        f'startDate="{began:%Y-%m-%d %H:%M:%S} +0200" endDate="{began:%Y-%m-%d %H:%M:%S} +0200"'
    )
    return (
        '<Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" unit="ms" '
        f'{stamps} value="41.2"><HeartRateVariabilityMetadataList>{"".join(beats)}'
        "</HeartRateVariabilityMetadataList></Record>\n"
    )


def apple(records: str = "", doctype: str = APPLE_DOCTYPE) -> bytes:
    steps = (
        '<Record type="HKQuantityTypeIdentifierStepCount" unit="count" startDate="2026-04-24 14:00:00 +0200" '
        'endDate="2026-04-24 14:01:00 +0200" value="80"/>\n'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<HealthData locale="de_DE">\n'
        f'<ExportDate value="2026-05-01 10:00:00 +0200"/>\n{steps}{records or apple_record(BEGAN, ENDS_10_MS)}'
        "</HealthData>\n"
    ).encode()


# Ends of the same ten intervals, to 0.01 s.
ENDS_10_MS = tuple(round(end, -1) for end in ENDS_MS)
RR_10_MS = tuple(b - a for a, b in pairwise((0, *ENDS_10_MS)))


def stamps() -> list[str]:
    return [
        (BEGAN + timedelta(milliseconds=end)).isoformat(timespec="milliseconds") for end in ENDS_MS
    ]


def polar_session() -> dict[str, Any]:
    rr = [{"duration": f"PT{rr / 1000:.3f}S", "offline": False} for rr in RR_MS]
    exercise = {
        "startTime": BEGAN.isoformat(timespec="milliseconds"),
        "sport": "OTHER",
        "samples": {"rr": rr},
    }
    return {"exportVersion": "1.6", "startTime": BEGAN.isoformat(), "exercises": [exercise]}


def polar_night() -> list[dict[str, Any]]:
    samples = [
        {"sampleDateTime": at, "pulseLength": rr} for at, rr in zip(stamps(), RR_MS, strict=True)
    ]
    return [
        {"date": "2026-04-24", "devicePpiSamplesList": [{"deviceId": "A", "ppiSamples": samples}]}
    ]


def access_link() -> dict[str, Any]:
    rate = {"recording-rate": 5, "sample-type": "0", "data": "72,73"}
    rr = {"recording-rate": 0, "sample-type": "11", "data": ",".join(map(str, RR_MS))}
    return {"id": "2AC312F", "start-time": BEGAN.isoformat(), "samples": [rate, rr]}


def suunto_app() -> dict[str, Any]:
    packets = [RR_MS[:4], RR_MS[4:7], RR_MS[7:]]
    ends = accumulate(sum(packet) for packet in packets)
    samples = [
        {
            "Attributes": {"suunto/sml": {"R-R": {"IBI": list(packet)}}},
            "TimeISO8601": (BEGAN + timedelta(milliseconds=end)).isoformat(timespec="milliseconds")
            + "+02:00",
        }
        for packet, end in zip(packets, ends, strict=True)
    ]
    rate = {
        "Attributes": {"suunto/sml": {"Sample": {"HR": 1.2}}},
        "TimeISO8601": samples[0]["TimeISO8601"],
    }
    return {"Samples": [rate, *samples]}


def oura() -> dict[str, Any]:
    rows = [
        {"ibi": rr, "validity": 1, "timestamp": f"{at}+02:00"}
        for at, rr in zip(stamps(), RR_MS, strict=True)
    ]
    return {"data": rows, "next_token": None}


JSON_FILES: dict[str, tuple[str, Any]] = {
    "Polar Flow, session": ("Polar Flow", polar_session()),
    "Polar Flow, night": ("Polar Flow", polar_night()),
    "AccessLink": ("Polar AccessLink", access_link()),
    "Suunto app": ("Suunto", suunto_app()),
    "Oura": ("Oura", oura()),
}


def json_file(name: str) -> Callable[[], bytes]:
    return lambda: json.dumps(JSON_FILES[name][1]).encode()


def pulses(rate_hz: float, rr_s: float, length_s: float, width_s: float = 0.012) -> list[float]:
    """R waves alone, 1000 high, every `rr_s`; `width_s` is their standard deviation."""
    t = [i / rate_hz for i in range(round(length_s * rate_hz))]
    phases = ((at + rr_s / 2) % rr_s - rr_s / 2 for at in t)
    return [1000.0 * exp(-(phase**2) / (2 * width_s**2)) for phase in phases]


FILES: dict[str, Callable[[], bytes]] = {
    "Excel": xlsx,
    "Garmin FIT": fit,
    "Apple Health": apple,
    **{name: json_file(name) for name in JSON_FILES},
}
