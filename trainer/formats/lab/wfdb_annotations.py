"""Annotation files of WFDB (.atr, .qrs, .ecg ...): the times of beats of each kind, in samples.

The format is that of the MIT, a word of 16 bits an annotation: six bits of its kind, ten of the samples since
the one before. It says nothing of a second: the header of the record stands beside it. It is taken apart
here, because `wfdb` brings pandas, matplotlib and aiohttp.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.lab.wfdb_header import PROGRAM, WfdbHeader, find_header
from trainer.formats.messages import (
    CompanionMissing,
    EndMissing,
    FileOfProgramDamaged,
    ProgramFileWithoutIntervals,
)
from trainer.formats.source_file import Contents, FileFormat, SourceFile
from trainer.formats.tables.clocks import detect_clock, format_start
from trainer.formats.tables.units import FloatArray
from trainer.formats.vendor_series import VendorSeries

BEAT_CODES: Final = frozenset({*range(1, 14), 25, 30, 34, 35, 38, 41})
LAST_CODE: Final = 49
NO_CODE: Final = -1
SKIP, NUMBER, SUBTYPE, CHANNEL, AUX = 59, 60, 61, 62, 63
MODIFIERS: Final = (NUMBER, SUBTYPE, CHANNEL)
RESOLUTION: Final = re.compile(rb"## time resolution: ([0-9]{1,7}(?:\.[0-9]{1,6})?)(?![0-9.])")
PRINTABLE: Final = bytes(range(0x20, 0x7F))
CHARACTERS: Final = PRINTABLE + b"\t\n\r"
START_BYTES: Final = 256
MAX_PRINTABLE_FRACTION: Final = 0.25  # as little of a text is not printable
STEPS: Final = 1 << 10
MIN_TEXT_WORDS: Final = 6
MIN_TEXT_KINDS: Final = 3
# Of 8 bits, some with a sign.
MODIFIER_VALUES: Final = frozenset({*range(256), *range(0x380, STEPS)})
MAX_SAMPLES: Final = 1 << 44
MIN_BEATS: Final = 3
MIN_BEAT_FRACTION: Final = 0.5


class WfdbAnnotation(NamedTuple):
    """Its place in samples, and the code of its kind."""

    sample: int
    code: int


def parse_wfdb_annotations(content: bytes) -> tuple[list[WfdbAnnotation], int | None]:
    """The annotations, up to the word that ends them, and where that word ends; None where there is none.

    The last annotation has `NO_CODE` where a word is none.

    >>> parse_wfdb_annotations(bytes([100, 4, 5, 4, 0, 0]))
    ([WfdbAnnotation(sample=100, code=1), WfdbAnnotation(sample=105, code=1)], 6)
    """
    words = np.frombuffer(content[: len(content) // 2 * 2], "<u2").tolist()
    annotations: list[WfdbAnnotation] = []
    at = sample = code = 0
    while at < len(words):
        is_skipped = code == SKIP
        code, value = words[at] >> 10, words[at] & 0x3FF
        at += 1
        if code == value == 0:
            return annotations, 2 * at
        if code == SKIP:
            is_whole = at + 1 < len(words)
            jump = words[at] << 16 | words[at + 1] if is_whole else 0
            sample += jump - (1 << 32 if jump >> 31 else 0)
            at += 2
        elif code == AUX:
            at += (value + 1) // 2
        elif code not in MODIFIERS or value not in MODIFIER_VALUES:
            sample += value
            # Behind a remark on the rate, a code of 0 may follow a skip.
            is_known = 0 < code <= LAST_CODE or (code == 0 and is_skipped)
            annotations.append(WfdbAnnotation(sample, code if is_known else NO_CODE))
            if not is_known:
                break
    return annotations, None


def read_beats(content: bytes, header: WfdbHeader) -> VendorSeries:
    """The intervals between the beats.

    Raises
    ------
    RecordingError
        Fewer than three beats are annotated, or something else than annotations stands among or behind them.
    """
    annotations, end = parse_wfdb_annotations(content)
    is_other = any(annotation.code == NO_CODE for annotation in annotations)
    is_behind = header.frames is not None and any(a.sample > header.frames for a in annotations)
    is_other |= end is not None and bool(content[end:].strip(b"\0"))
    if is_other or is_behind or _is_going_back(annotations) or _holds_text(annotations):
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    samples = [annotation.sample for annotation in annotations if annotation.code in BEAT_CODES]
    series = series_from_samples(PROGRAM, samples, header.rate_hz, format_date(header))
    return replace(series, missing=EndMissing(len(samples)) if end is None else None)


def _is_going_back(annotations: Sequence[WfdbAnnotation]) -> bool:
    return any(after.sample < before.sample for before, after in pairwise(annotations))


def _holds_text(annotations: Sequence[WfdbAnnotation]) -> bool:
    """Whether so many words in turn are characters, and of more kinds than a rhythm has."""
    codes: list[int] = []
    before = 0
    for annotation in annotations:
        step, before = annotation.sample - before, annotation.sample
        word = annotation.code << 10 | step if 0 <= step < STEPS else 0
        is_text = word & 0xFF in CHARACTERS and word >> 8 in CHARACTERS
        codes = [*codes[1 - MIN_TEXT_WORDS :], annotation.code] if is_text else []
        if len(codes) == MIN_TEXT_WORDS and len(set(codes)) >= MIN_TEXT_KINDS:
            return True
    return False


def series_from_samples(
    program: str, samples: list[int], rate_hz: float, started: str | None = None
) -> VendorSeries:
    """The intervals between beats whose places are told in samples."""
    places: FloatArray = np.unique(np.array(samples, dtype=np.float64))
    places = places[(places >= 0) & (places < MAX_SAMPLES)]
    if places.size < MIN_BEATS:
        raise RecordingError(ProgramFileWithoutIntervals(program))
    if places.size > MAX_BEATS:
        raise RecordingError(TOO_MANY_BEATS)
    t = places / rate_hz
    rr_ms = np.round(1000.0 * np.diff(places) / rate_hz, 6)
    return VendorSeries(
        program,
        rr_ms,
        t[1:],
        "ms",
        started=started,
        resolution_ms=round(1000.0 / rate_hz, 6),
    )


def format_date(header: WfdbHeader) -> str | None:
    """When a record began, as ISO 8601; its header tells no zone."""
    if header.started is None:
        return None
    form = detect_clock([header.started, header.started])
    seconds = float(form.seconds([header.started])[0]) if form else np.nan
    return format_start(seconds, has_zone=False) if np.isfinite(seconds) else None


def _is_match(source: SourceFile) -> bool:
    """Whether it is binary, its words are annotations, and most of them beats."""
    if len(source.first) < 8 or b"\0" not in source.first or _is_mostly_text(source.first):
        return False
    annotations = [a for a in parse_wfdb_annotations(source.first)[0] if a.code != NO_CODE]
    beats = sum(annotation.code in BEAT_CODES for annotation in annotations)
    is_whole = _reaches_end(annotations, len(source.first))
    return is_whole and beats >= max(MIN_BEATS, MIN_BEAT_FRACTION * len(annotations))


def _is_mostly_text(content: bytes) -> bool:
    start = content[:START_BYTES]
    return len(start.translate(None, PRINTABLE)) < MAX_PRINTABLE_FRACTION * len(start)


def _reaches_end(annotations: Sequence[WfdbAnnotation], size: int) -> bool:
    """Whether so many bytes are annotations as far as they go, with time that goes forward."""
    return not _is_going_back(annotations) and 2 * len(annotations) >= 0.2 * size / 2


def _read(source: SourceFile) -> Contents:
    header = find_header(source) or _header_within(source)
    if header is None:
        stem = source.path.name.rpartition(".")[0] or source.path.name
        raise RecordingError(CompanionMissing(f"{stem}.hea"))
    return read_beats(source.read_bytes(), header)


def _header_within(source: SourceFile) -> WfdbHeader | None:
    """Newer annotation files tell in a first remark how many of their samples a second has."""
    match = RESOLUTION.search(source.first)
    rate_hz = float(match[1]) if match else 0.0
    return WfdbHeader("", rate_hz, None, (), has_segments=False) if rate_hz > 0.0 else None


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
