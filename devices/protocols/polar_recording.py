"""The recording in the memory of a Polar H10: starting and stopping it, its file, and what is in that.

The strap keeps one recording, of RR intervals or of heart rates. Its file tells no time of day, so the time
of the start is kept in its name.

References
----------
polarofficial/polar-ble-sdk: pftp_request.proto, pftp_response.proto, exercise_samples.proto and
exercise_rr_samples.proto; issues 102, 168 and 269.
"""

import re
from dataclasses import dataclass
from typing import Final

from devices.protocols.errors import ProtocolError
from devices.protocols.polar_file_transfer import encode_query
from devices.protocols.protobuf import encode_field, read_fields, read_packed

START_QUERY: Final = 14
STOP_QUERY: Final = 15
STATUS_QUERY: Final = 16
RR_SAMPLES: Final = 16  # of `PbSampleType`
FILE_NAME: Final = "SAMPLES.BPB"
MAX_ENTRIES: Final = 512
OUR_NAME: Final = re.compile(r"OUTBREATH-(\d{8}T\d{6}Z)")
SAFE_NAME: Final = re.compile(r"[A-Za-z0-9_.+-]{1,64}")


@dataclass(frozen=True, slots=True)
class RecordingStatus:
    """Whether the strap records now, and under which name."""

    is_recording: bool
    name: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file, or a folder, whose name ends with a slash."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class StrapRecording:
    """What a recording holds.

    Attributes
    ----------
    rr_ms
        RR intervals, in their order; none in a recording of heart rates.
    hr_bpm, interval_s
        Heart rates, and the time from one to the next.
    """

    rr_ms: tuple[int, ...]
    hr_bpm: tuple[int, ...]
    interval_s: float


def encode_start(name: str) -> bytes:
    """The query that starts a recording of RR intervals. The strap ignores the interval of one second."""
    interval = encode_field(3, 1)
    return encode_query(
        START_QUERY,
        encode_field(1, RR_SAMPLES) + encode_field(2, interval) + encode_field(3, name),
    )


def parse_status(response: bytes) -> RecordingStatus:
    """Read the response to `STATUS_QUERY`; an empty one means that it does not record.

    Raises
    ------
    ProtocolError
        It is no such response.
    """
    is_recording, name = False, ""
    for number, value in read_fields(response):
        match number, value:
            case 1, int(flag):
                is_recording = bool(flag)
            case 2, bytes(text):
                name = _to_text(text)
    return RecordingStatus(is_recording, name)


def parse_directory(response: bytes) -> list[FileEntry]:
    """Read the entries of a folder. Names that no strap would choose are left out.

    Raises
    ------
    ProtocolError
        It is no folder.
    """
    entries = []
    for number, value in read_fields(response):
        if number == 1 and isinstance(value, bytes):
            fields = dict(read_fields(value))
            name, size = fields.get(1), fields.get(2, 0)
            if isinstance(name, bytes) and isinstance(size, int):
                entries.append(FileEntry(_to_text(name), size))
    if len(entries) > MAX_ENTRIES:
        raise ProtocolError(f"a folder of {len(entries)} files")
    return [entry for entry in entries if is_safe_name(entry.name.removesuffix("/"))]


def is_safe_name(name: str) -> bool:
    """Whether it may be part of a path."""
    return bool(SAFE_NAME.fullmatch(name)) and name.strip(".") != ""


def parse_recording(content: bytes) -> StrapRecording:
    """Read the file of a recording.

    Raises
    ------
    ProtocolError
        It is no such file, or holds neither intervals nor rates.
    """
    rr_ms: list[int] = []
    hr_bpm: list[int] = []
    interval_s = 1.0
    for number, value in read_fields(content):
        match number, value:
            case 1, bytes(duration):
                interval_s = _to_seconds(duration)
            case 2, _:
                hr_bpm += read_packed(value)
            case 28, bytes(intervals):
                for inner, numbers in read_fields(intervals):
                    rr_ms += read_packed(numbers) if inner == 1 else []
    if not rr_ms and not hr_bpm:
        raise ProtocolError("a recording without intervals and without rates")
    return StrapRecording(tuple(rr_ms), tuple(hr_bpm), interval_s)


def _to_seconds(duration: bytes) -> float:
    units_s = {1: 3600.0, 2: 60.0, 3: 1.0, 4: 0.001}
    seconds = sum(
        units_s.get(number, 0.0) * value
        for number, value in read_fields(duration)
        if isinstance(value, int)
    )
    if not 0.0 < seconds <= 3600.0:
        raise ProtocolError(f"heart rates every {seconds:g} s")
    return seconds


def _to_text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def name_from_time(stamp: str) -> str:
    """The name of a recording that starts at this time, in the basic form of ISO 8601 and in UTC.

    >>> name_from_time("20261130T072300Z")
    'OUTBREATH-20261130T072300Z'
    """
    return f"OUTBREATH-{stamp}"


def time_from_name(name: str) -> str | None:
    """When a recording started, if we named it, in ISO 8601.

    >>> time_from_name("OUTBREATH-20261130T072300Z"), time_from_name("RUN 1")
    ('2026-11-30T07:23:00+00:00', None)
    """
    match = OUR_NAME.fullmatch(name)
    if match is None:
        return None
    t = match[1]
    return f"{t[:4]}-{t[4:6]}-{t[6:8]}T{t[9:11]}:{t[11:13]}:{t[13:15]}+00:00"
