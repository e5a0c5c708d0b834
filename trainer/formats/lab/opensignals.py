"""OpenSignals of PLUX and BITalino: text with its description in front, and HDF5.

`# {"00:07:80:3B:46:61": {"sampling rate": 1000, "column": ["nSeq", ..., "A1"], "sensor": ["ECG"], ...}}` stands
in the second line of the text. In HDF5 a group for each device has the rate, and the samples under `raw`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import Any, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.lab.hdf5 import SIGNATURE, check_hdf5
from trainer.formats.lab.samples import parse_cell
from trainer.formats.messages import FileIsHdf5, FileOfProgramDamaged, ProgramFileWithoutIntervals
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorSignal,
    load_extra,
    translate_parser_errors,
)
from trainer.formats.tables.clocks import format_start, parse_moment
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import MAX_SIGNAL_SAMPLES, even_signal

PROGRAM: Final = "OpenSignals"
MARK: Final = "# OpenSignals"
ATTRIBUTE_TYPES: Final = ("TypeStringID", "TypeIntegerID", "TypeFloatID")
MAX_ATTRIBUTE_BYTES: Final = 4_096
MAX_GROUPS: Final = 32
SENSORS: Final = (
    (re.compile(r"ecg|ekg", re.IGNORECASE), ReadAs.ECG),
    (re.compile(r"bvp|ppg|pulse", re.IGNORECASE), ReadAs.PPG),
)


@dataclass(frozen=True, slots=True)
class SensorColumn:
    """Which column holds the samples, of which rate, and when they began."""

    column: int
    name: str
    wave: ReadAs
    rate_hz: float
    started: str | None


def _is_match(source: SourceFile) -> bool:
    return source.first_text.startswith(MARK)


def _read(source: SourceFile) -> Contents:
    channel = _find(_description(source))
    samples = np.fromiter(_samples(source.text.lines(), channel.column), np.float64)
    signal = even_signal(samples, channel.rate_hz, channel.wave, channel.name)
    return VendorSignal(PROGRAM, signal, started=channel.started)


def _samples(lines: Iterable[str], column: int) -> Iterator[float]:
    """The samples of a column. The last line may be cut off.

    Raises
    ------
    RecordingError
        Another line has no number there, or not as many cells as the first: lines are lost.
    """
    tabs: int | None = None
    is_damaged = False
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        if is_damaged:
            raise RecordingError(FileOfProgramDamaged(PROGRAM))
        tabs = line.count("\t") if tabs is None else tabs
        sample = parse_cell(line, column)
        is_damaged = line.count("\t") != tabs or not isfinite(sample)
        if not is_damaged:
            yield sample


def _description(source: SourceFile) -> dict[str, Any]:
    for line in islice(source.text.lines(), 5):
        with suppress(ValueError, RecursionError):
            document = json.loads(line.removeprefix("#"))
            if isinstance(document, dict):
                return document
    raise RecordingError(FileOfProgramDamaged(PROGRAM))


def _find(document: Mapping[str, Any]) -> SensorColumn:
    """The first ECG of any device, or else the first pulse wave."""
    devices = [device for device in document.values() if isinstance(device, dict)]
    for pattern, wave in SENSORS:
        for device in devices:
            for column, name in _channels(device):
                if pattern.search(name):
                    return SensorColumn(column, name, wave, _rate(device), _started(device))
    raise RecordingError(ProgramFileWithoutIntervals(PROGRAM))


def _channels(device: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """The columns of the sensors: the last ones, as many as there are sensors."""
    columns, sensors = device.get("column"), device.get("sensor", device.get("label"))
    if isinstance(columns, list) and isinstance(sensors, list):
        first = len(columns) - len(sensors)
        for number, name in enumerate(sensors):
            yield first + number, str(name)


def _rate(device: Mapping[str, Any]) -> float:
    rate = device.get("sampling rate")
    return float(rate) if isinstance(rate, int | float) else 0.0


def _started(device: Mapping[str, Any]) -> str | None:
    moment = parse_moment(f"{device.get('date')} {device.get('time')}")
    return None if moment is None else format_start(moment[0], has_zone=moment[1])


def _is_hdf5(source: SourceFile) -> bool:
    return source.first.startswith(SIGNATURE)


def _read_hdf5(source: SourceFile) -> Contents:
    """Only what stands at the one place is looked at, so that no link can lead round and round."""
    h5py = load_extra("h5py", PROGRAM)
    check_hdf5(source, PROGRAM)
    with translate_parser_errors(PROGRAM), h5py.File(source.path, "r") as file:
        for name in list(file)[:MAX_GROUPS]:
            group = file.get(name)
            channel = _channel_of_group(h5py, group) if isinstance(group, h5py.Group) else None
            if channel is not None:
                return channel
    raise RecordingError(FileIsHdf5())


def _channel_of_group(h5py: Any, group: Any) -> VendorSignal | None:
    raw, rate = group.get("raw"), _attribute(group, "sampling rate")
    if not isinstance(raw, h5py.Group) or not rate:
        return None
    rate_hz = float(rate)
    for pattern, wave in SENSORS:
        for name in list(raw)[:MAX_GROUPS]:
            dataset = raw.get(name)
            if isinstance(dataset, h5py.Dataset) and pattern.search(_sensor(dataset)):
                return _signal_of_dataset(dataset, rate_hz, wave, _started_of_group(group))
    return None


def _sensor(dataset: Any) -> str:
    return _attribute(dataset, "sensor") or _attribute(dataset, "label")


def _signal_of_dataset(
    dataset: Any, rate_hz: float, wave: ReadAs, started: str | None
) -> VendorSignal | None:
    chunks = int(np.prod(dataset.chunks)) if dataset.chunks else 0
    if (
        not 0 < dataset.size <= MAX_SIGNAL_SAMPLES
        or chunks > MAX_SIGNAL_SAMPLES
        or dataset.dtype.kind not in "iuf"
    ):
        return None
    samples = np.array(dataset[()].reshape(-1), dtype=np.float64)
    return VendorSignal(
        PROGRAM, even_signal(samples, rate_hz, wave, _sensor(dataset)), started=started
    )


def _started_of_group(group: Any) -> str | None:
    stamps = {name: _attribute(group, name) for name in ("date", "time")}
    return _started(stamps)


def _attribute(owner: Any, name: str) -> str:
    """As text; empty where there is none, or none that is text or a number, or one longer than any word.

    Of other kinds, libhdf5 may follow a damaged reference and end the whole program.
    """
    if name not in owner.attrs:
        return ""
    attribute = owner.attrs.get_id(name)
    if type(attribute.get_type()).__name__ not in ATTRIBUTE_TYPES:
        return ""
    if attribute.dtype.itemsize * int(np.prod(attribute.shape)) > MAX_ATTRIBUTE_BYTES:
        return ""
    values = np.ravel(owner.attrs[name]).tolist()
    value = values[0] if values else ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, is_table=True)
HDF5_FORMAT: Final = FileFormat(PROGRAM, _is_hdf5, _read_hdf5)
