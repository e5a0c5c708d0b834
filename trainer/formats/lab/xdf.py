"""XDF of LabRecorder: the RR intervals of a stream of Lab Streaming Layer, ours among them, or the beats of an ECG.

`pyxdf` believes every length that a file tells. So the chunks are walked first: each must lie within the file,
and can hold no more values than it has bytes.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Final, NamedTuple

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import BLOCK_CHARS, open_unpacked, translate_read_errors
from trainer.formats.messages import FileOfProgramDamaged, ProgramFileWithoutIntervals
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorSignal,
    load_extra,
    translate_parser_errors,
)
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.tables.signal import signal_from_times
from trainer.formats.tables.units import MS, SECONDS, STRAP_UNITS, UNIT_NAMES, FloatArray
from trainer.formats.tables.words import ECG_WORDS, PULSE_WORDS, RR_WORDS
from trainer.formats.vendor_series import VendorSeries

PROGRAM: Final = "XDF"
MARK: Final = b"XDF:"
FILE_HEADER, STREAM_HEADER, SAMPLES = 1, 2, 3
STREAM_CHUNKS: Final = (2, 3, 4, 6)
MAX_HEADER_BYTES: Final = 1_000_000
MAX_CHANNELS: Final = 1024
MAX_XDF_BYTES: Final = 256_000_000
MAX_INTERVAL_S: Final = 10.0  # where no unit is stated: no interval in ms is shorter
MAX_DEVIATION_S: Final = 0.02
UNITS_MS: Final = {
    "ms": MS,
    "msec": MS,
    "milliseconds": MS,
    "s": SECONDS,
    "sec": SECONDS,
    "seconds": SECONDS,
    "1/1024 s": STRAP_UNITS,
}
WORDS: Final = re.compile(r"[a-z0-9]+")
COUNT: Final = re.compile(rb"<channel_count>\s*([0-9]{1,9})\s*</channel_count>")
DATE: Final = re.compile(rb"<datetime>\s*([0-9T:.+-]{10,40}Z?)\s*</datetime>")


class Chunk(NamedTuple):
    """A part of the file; `content` is of headers, and the first bytes of others."""

    tag: int
    stream: int | None
    size: int
    content: bytes


@dataclass(frozen=True, slots=True)
class XdfChannel:
    """One channel of a stream that may be read: where it stands, and what it is."""

    index: int
    words: frozenset[str]
    unit: str
    name: str


def _is_match(source: SourceFile) -> bool:
    return source.first.startswith(MARK)


def _read(source: SourceFile) -> Contents:
    pyxdf = load_extra("pyxdf", PROGRAM)
    with open_unpacked(source.path) as file, translate_read_errors():
        started = _check(file)
        file.seek(0)
        with translate_parser_errors(PROGRAM):
            pyxdf.pyxdf.logger.disabled = True  # what is damaged in it is told here
            streams, _ = pyxdf.load_xdf(file, dejitter_timestamps=False)
    for kinds in (RR_WORDS, ECG_WORDS, PULSE_WORDS):
        for stream in streams:
            with translate_parser_errors(PROGRAM):
                channel = next((c for c in _channels(stream) if c.words & kinds), None)
            if channel is not None and len(stream["time_stamps"]):
                return _contents(stream, channel, kinds, started)
    raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))


def _contents(
    stream: Mapping[str, Any], channel: XdfChannel, kinds: frozenset[str], started: str | None
) -> Contents:
    t = np.asarray(stream["time_stamps"], dtype=np.float64)
    values = np.asarray(stream["time_series"], dtype=np.float64)[:, channel.index]
    if kinds is not RR_WORDS:
        wave = ReadAs.ECG if kinds is ECG_WORDS else ReadAs.PPG
        signal = signal_from_times(values, t - t[0], wave, channel.name)
        return VendorSignal(PROGRAM, signal, started=started)
    known = np.isfinite(values) & np.isfinite(t) & (values > 0.0)
    if not known.any():
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    t, values = t[known], values[known]
    unit_ms = UNITS_MS.get(channel.unit.strip().lower(), 0.0)
    if not unit_ms:
        unit_ms = SECONDS if float(np.median(values)) < MAX_INTERVAL_S else MS
    rr_ms = values * unit_ms
    return VendorSeries(PROGRAM, rr_ms, _beat_times(t, rr_ms), UNIT_NAMES[unit_ms], started=started)


def _beat_times(t: FloatArray, rr_ms: FloatArray) -> FloatArray:
    """The stamps themselves if they are those of the beats; else they are of packets that arrived."""
    t = t - t.min() + rr_ms[0] / 1000.0
    deviation_s = np.abs(np.diff(t) - rr_ms[1:] / 1000.0)
    is_exact = not deviation_s.size or float(np.median(deviation_s)) <= MAX_DEVIATION_S
    return np.round(t, 6) if is_exact else compute_beat_times(t, rr_ms)[0]


def _channels(stream: Mapping[str, Any]) -> Iterator[XdfChannel]:
    """The channels of a stream of numbers; one without a label is called as its stream."""
    info = stream["info"]
    if _text(info, "channel_format") == "string":
        return
    labels = _labels(info)
    for index in range(min(int(_text(info, "channel_count") or 1), MAX_CHANNELS)):
        label, unit, kind = labels[index] if index < len(labels) else ("", "", "")
        is_only = _text(info, "channel_count") == "1"
        of_stream = f"{_text(info, 'type')} {_text(info, 'name')}" if is_only or not labels else ""
        words = frozenset(WORDS.findall(f"{label} {kind} {of_stream}".lower()))
        yield XdfChannel(index, words, unit, label or _text(info, "name"))


def _labels(info: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    with suppress(KeyError, IndexError, TypeError):
        channels = info["desc"][0]["channels"][0]["channel"]
        return [(_text(c, "label"), _text(c, "unit"), _text(c, "type")) for c in channels]
    return []


def _text(element: Any, name: str) -> str:
    with suppress(KeyError, IndexError, TypeError):
        return str(element[name][0] or "")
    return ""


def _check(file: IO[bytes]) -> str | None:
    """The date of the file.

    Raises
    ------
    RecordingError
        A chunk goes beyond the end, tells of more values than it has bytes, or defines entities.
    """
    started, channels = None, {}
    for chunk in _walk(file):
        if chunk.tag in (FILE_HEADER, STREAM_HEADER):
            if b"<!" in chunk.content or chunk.size > MAX_HEADER_BYTES:
                raise RecordingError(FileOfProgramDamaged(PROGRAM))
            started = started or _date(chunk.content)
        if chunk.tag == STREAM_HEADER:
            count = COUNT.search(chunk.content)
            channels[chunk.stream] = int(count[1]) if count else 1
        if chunk.tag == SAMPLES:
            values = _sample_count(chunk.content) * max(1, channels.get(chunk.stream, 1))
            if values > chunk.size:
                raise RecordingError(FileOfProgramDamaged(PROGRAM))
    if not channels:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    return started


def _walk(file: IO[bytes]) -> Iterator[Chunk]:
    """The chunks; the last may be cut short, which `pyxdf` knows to handle."""
    if file.read(len(MARK)) != MARK:
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    read = len(MARK)
    while (size := _length(file)) is not None:
        head = file.read(min(size, 6))
        if len(head) < 2:
            return
        tag = int.from_bytes(head[:2], "little")
        stream = int.from_bytes(head[2:], "little") if tag in STREAM_CHUNKS else None
        is_header = tag in (FILE_HEADER, STREAM_HEADER)
        wanted = min(size - len(head), MAX_HEADER_BYTES if is_header else 16)
        content = file.read(wanted)
        yield Chunk(tag, stream, size, (head[2:] if tag == FILE_HEADER else b"") + content)
        rest = size - len(head) - wanted
        read += size
        if len(content) < wanted or read > MAX_XDF_BYTES:
            raise RecordingError(FileOfProgramDamaged(PROGRAM))
        if not _skip(file, rest):
            raise RecordingError(FileOfProgramDamaged(PROGRAM))


def _skip(file: IO[bytes], count: int) -> bool:
    while count > 0:
        part = file.read(min(count, BLOCK_CHARS))
        if not part:
            return False
        count -= len(part)
    return True


def _length(file: IO[bytes]) -> int | None:
    """A number of 1, 4 or 8 bytes, behind the number of its bytes; None at the end."""
    width = file.read(1)
    if width not in (b"\x01", b"\x04", b"\x08"):
        if width:
            raise RecordingError(FileOfProgramDamaged(PROGRAM))
        return None
    return int.from_bytes(file.read(width[0]), "little")


def _sample_count(content: bytes) -> int:
    return int.from_bytes(content[1 : 1 + content[0]], "little") if content else 0


def _date(content: bytes) -> str | None:
    match = DATE.search(content)
    if match is None:
        return None
    with suppress(ValueError):
        return datetime.fromisoformat(match[1].decode()).astimezone().isoformat()
    return None


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, MAX_XDF_BYTES)
