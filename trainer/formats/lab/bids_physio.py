"""Physiological recordings of BIDS: columns without a heading (.tsv.gz), described by the .json beside them.

A recording of ours has its beats in the table of events (`_events.tsv`) beside the signals.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.lab.samples import interpolate_missing, parse_cell
from trainer.formats.messages import ProgramFileWithoutIntervals
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorSignal,
    VendorTable,
    table_text,
)
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.sample import words_of
from trainer.formats.tables.signal import even_signal
from trainer.formats.tables.words import ECG_WORDS, PULSE_WORDS, RR_WORDS

PROGRAM: Final = "BIDS"
ENDINGS: Final = (".tsv.gz", ".tsv")
SIGNALS_NAME: Final = "_physio"
EVENTS_NAME: Final = "_events.tsv"
EVENT_COLUMNS: Final = ("onset", "duration", "trial_type", "rr_ms", "verdict", "value", "detail")
EVENTS_HEADER: Final = "\t".join(EVENT_COLUMNS)
BEAT: Final = "beat"
MAX_SIDECAR_BYTES: Final = 1_000_000
MAX_COLUMNS: Final = 64
ECG_COLUMNS: Final = ECG_WORDS | {"cardiac"}
RESPONSE_WORDS: Final = PULSE_WORDS | {"pulse"}


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the .json says of the columns."""

    rate_hz: float
    columns: tuple[str, ...]


def _sidecar(source: SourceFile) -> Sidecar | None:
    name = source.path.name
    ending = next((ending for ending in ENDINGS if name.endswith(ending)), None)
    beside = source.beside(f"{name[: -len(ending)]}.json") if ending else None
    if beside is None:
        return None
    try:
        document = json.loads(beside.read_bytes(MAX_SIDECAR_BYTES))
        return _parse(document)
    except (ValueError, RecursionError, RecordingError):
        return None


def _parse(document: Any) -> Sidecar | None:
    """None where it is no description of physiological recordings."""
    if not isinstance(document, dict) or not isinstance(document.get("Columns"), list):
        return None
    columns = tuple(" ".join(str(name).split())[:60] for name in document["Columns"][:MAX_COLUMNS])
    rate = document.get("SamplingFrequency")
    if not isinstance(rate, int | float) or not 0.0 < rate < 1e6:
        return None
    return Sidecar(float(rate), columns)


def _is_match(source: SourceFile) -> bool:
    return _is_events(source) or _sidecar(source) is not None


def _is_events(source: SourceFile) -> bool:
    """Whether it is a table of events as we write it."""
    return source.first_text.startswith(EVENTS_HEADER)


def _events_beside(source: SourceFile) -> SourceFile | None:
    stem, is_signals, _ = source.path.name.rpartition(SIGNALS_NAME)
    beside = source.beside(f"{stem}{EVENTS_NAME}") if is_signals else None
    return beside if beside is not None and _is_events(beside) else None


def _read_events(source: SourceFile) -> Contents:
    """Its beats as a table of ours, which comes back to the letter."""
    lines = ["t_s\trr_ms\tverdict"]
    for line in source.text.lines():
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) > 4 and cells[2] == BEAT:
            lines.append(f"{cells[0]}\t{cells[3]}\t{cells[4]}")
    if len(lines) == 1:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    return VendorTable(PROGRAM, table_text(source, "\n".join(lines)))


def _read(source: SourceFile) -> Contents:
    if _is_events(source):
        return _read_events(source)
    sidecar = _sidecar(source)
    if sidecar is None:
        raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))
    words = [words_of(name) for name in sidecar.columns]
    if any(each & RR_WORDS for each in words):
        body = "".join(source.text.lines())
        return VendorTable(PROGRAM, table_text(source, "\t".join(sidecar.columns) + "\n" + body))
    for wave, named in ((ReadAs.ECG, ECG_COLUMNS), (ReadAs.PPG, RESPONSE_WORDS)):
        for place, each in enumerate(words):
            if each & named:
                return _read_signal(source, sidecar, place, wave)
    events = _events_beside(source)
    if events is not None:
        return _read_events(events)
    raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))


def _read_signal(source: SourceFile, sidecar: Sidecar, place: int, wave: ReadAs) -> VendorSignal:
    name = sidecar.columns[place]
    if name.lower() == "cardiac" and sidecar.rate_hz < 100.0:
        wave = ReadAs.PPG  # most scanners have an oximeter
    samples = np.fromiter(
        (parse_cell(line, place) for line in source.text.lines()),
        np.float64,
    )
    filled = interpolate_missing(samples, PROGRAM)  # `n/a` is a straight line
    return VendorSignal(PROGRAM, even_signal(filled, sidecar.rate_hz, wave, name))


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
