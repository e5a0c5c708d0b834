"""Records of WFDB, opened by their header (.hea) or their samples (.dat): annotated beats, or else a signal.

Of the ways to store samples those of nearly all published records are read: 8, 16, 24 and 32 bits, and three
bytes for two samples of 12 bits (212).
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_FILE_BYTES
from trainer.formats.lab.samples import PULSE_NAME, interpolate_missing, unpack_24
from trainer.formats.lab.wfdb_annotations import format_date, read_beats
from trainer.formats.lab.wfdb_header import (
    PROGRAM,
    WfdbHeader,
    WfdbSignal,
    find_header,
    is_header,
    read_header,
)
from trainer.formats.messages import (
    CompanionMissing,
    FileOfProgramDamaged,
    ProgramFileWithoutIntervals,
    SignalLeftAside,
)
from trainer.formats.source_file import Contents, FileFormat, SourceFile, VendorSignal
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import check_signal, even_signal
from trainer.formats.tables.units import FloatArray, IntArray

ANNOTATORS: Final = ("atr", "ecg", "qrs", "ann", "wqrs", "gqrs", "xqrs", "sqrs", "ari")
ECG_NAME: Final = re.compile(
    r"ecg|ekg|ml?i{1,3}|\bi{1,3}\b|\bav[rlf]|\bv[1-6]?\b|lead", re.IGNORECASE
)
MAX_SAMPLE_BYTES: Final = 4
CHECKSUM_MASK: Final = 0xFFFF
MAX_MORE_FRAMES: Final = 2  # that fill up the last three bytes of format 212
INVALID: Final = {16: -32768, 61: -32768, 212: -2048, 80: -128, 24: -(1 << 23), 32: -(1 << 31)}


def _unpack_212(content: bytes) -> FloatArray:
    """Two samples of 12 bits in three bytes; the upper bits of both stand in the middle one."""
    triples = np.frombuffer(content[: len(content) // 3 * 3], np.uint8).reshape(-1, 3)
    first = triples[:, 0] + ((triples[:, 1] & 0x0F).astype(np.int32) << 8)
    second = triples[:, 2] + ((triples[:, 1] & 0xF0).astype(np.int32) << 4)
    both = np.stack([first, second], axis=1).reshape(-1)
    signed = np.where(both > 2047, both - 4096, both)
    return signed.astype(np.float64)


def _unpack_80(content: bytes) -> FloatArray:
    return np.frombuffer(content, np.uint8).astype(np.float64) - 128.0


def _unpacker(kind: str, size: int) -> Callable[[bytes], FloatArray]:
    def unpack(content: bytes) -> FloatArray:
        stored = np.frombuffer(content[: len(content) // size * size], kind)
        samples: FloatArray = np.array(stored, dtype=np.float64)
        return samples

    return unpack


UNPACK: Final[Mapping[int, Callable[[bytes], FloatArray]]] = {
    16: _unpacker("<i2", 2),
    61: _unpacker(">i2", 2),
    32: _unpacker("<i4", 4),
    24: unpack_24,
    80: _unpack_80,
    212: _unpack_212,
}


def _is_match(source: SourceFile) -> bool:
    return is_header(source) or _header_of_samples(source) is not None


def _header_of_samples(source: SourceFile) -> WfdbHeader | None:
    """The header beside a file of samples that names it."""
    if b"\0" not in source.first and source.first.isascii():
        return None
    header = find_header(source)
    names = {signal.file for signal in header.signals} if header is not None else set()
    return header if source.path.name in names else None


def _read(source: SourceFile) -> Contents:
    header = read_header(source) if is_header(source) else _header_of_samples(source)
    if header is None:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    stem = source.path.name.rpartition(".")[0]
    for annotator in ANNOTATORS if is_header(source) else ():
        annotations = source.beside(f"{stem}.{annotator}")
        if annotations is not None:
            return read_beats(annotations.read_bytes(), header)
    return _read_signal(source, header)


def _read_signal(source: SourceFile, header: WfdbHeader) -> VendorSignal:
    place = _choose(header)
    if place is None:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    signal = header.signals[place]
    file = source.beside(signal.file) if "/" not in signal.file else None
    if file is None:
        raise RecordingError(CompanionMissing(signal.file))
    unpack = UNPACK.get(signal.format)
    if unpack is None or header.has_segments:
        raise RecordingError(SignalLeftAside(PROGRAM))
    content = file.read_bytes(MAX_FILE_BYTES)[signal.offset :]
    check_signal(header.rate_hz * signal.per_frame, len(content) // MAX_SAMPLE_BYTES)
    samples = _channel(unpack(content), header, place)
    frames = samples.size // signal.per_frame
    _check_samples(samples, frames, signal, header.frames)
    samples = np.where(samples == INVALID.get(signal.format), np.nan, samples)
    filled = interpolate_missing(samples, PROGRAM)
    wave = ReadAs.PPG if PULSE_NAME.search(signal.description) else ReadAs.ECG
    rate_hz = header.rate_hz * signal.per_frame
    waveform = even_signal(filled, rate_hz, wave, signal.description or "1")
    is_cut_short = header.frames is not None and frames < header.frames
    return VendorSignal(PROGRAM, waveform, started=format_date(header), is_cut_short=is_cut_short)


def _check_samples(
    samples: FloatArray, frames: int, signal: WfdbSignal, known_frames: int | None
) -> None:
    """Raises: RecordingError, where there are more than the header says, or others."""
    if known_frames is None or frames < known_frames:
        return
    if frames > known_frames + MAX_MORE_FRAMES or _are_others(samples.astype(np.int64), signal):
        raise RecordingError(FileOfProgramDamaged(PROGRAM))


def _are_others(samples: IntArray, signal: WfdbSignal) -> bool:
    """Whether both the first sample and the checksum differ: some programs write a wrong checksum."""
    if signal.checksum is None or not (signal.checksum or signal.first):
        return False
    is_sum = (int(samples.sum()) - signal.checksum) & CHECKSUM_MASK == 0
    return not is_sum and samples[:1].tolist() != [signal.first]


def _choose(header: WfdbHeader) -> int | None:
    """The signal that is called an ECG, or else a pulse wave, or else the only one."""
    for pattern in (ECG_NAME, PULSE_NAME):
        for place, signal in enumerate(header.signals):
            if pattern.search(signal.description):
                return place
    return 0 if len(header.signals) == 1 else None


def _channel(samples: FloatArray, header: WfdbHeader, place: int) -> FloatArray:
    """Those of one signal: a frame has the samples of each signal of the file, one after the other."""
    in_file = [s for s in header.signals if s.file == header.signals[place].file]
    before = header.signals[:place]
    start = sum(s.per_frame for s in before if s.file == header.signals[place].file)
    size = sum(s.per_frame for s in in_file)
    frames = samples[: samples.size // size * size].reshape(-1, size)
    channel: FloatArray = frames[:, start : start + header.signals[place].per_frame].reshape(-1)
    return channel


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
