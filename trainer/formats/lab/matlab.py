"""MATLAB files: the results of Kubios HRV (`Res.HRV.Data`), and vectors that are called intervals.

Up to version 7 by scipy, from 7.3 on (which is HDF5) by h5py. scipy unpacks whatever a file packs and follows
whatever lies in whatever, so the parts are measured before it sees them.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, cast

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.lab.hdf5 import check_hdf5
from trainer.formats.messages import NoIntervalsToImport, UnpackedTooLarge
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorTable,
    load_extra,
    table_text,
    translate_parser_errors,
)
from trainer.formats.tables.sample import words_of
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import RR_WORDS
from trainer.formats.vendor_series import VendorSeries

PROGRAM: Final = "MATLAB"
KUBIOS: Final = "Kubios HRV"
MARK: Final = b"MATLAB 5.0 MAT-file"
HDF_MARK: Final = b"MATLAB 7.3 MAT-file"
HEADER_BYTES: Final = 128
COMPRESSED, MATRIX = 15, 14
MAX_UNPACKED_BYTES: Final = 64_000_000
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 2_000_000
RESULT: Final = "Res"
PATH: Final = ("HRV", "Data")
INTERVALS, TIMES = "RR", "T_RR"
MAX_INTERVAL_S: Final = 10.0
MIN_VECTOR: Final = 3


def _is_match(source: SourceFile) -> bool:
    return source.first.startswith((MARK, HDF_MARK))


def _read(source: SourceFile) -> Contents:
    variables = _read_hdf(source) if source.first.startswith(HDF_MARK) else _read_plain(source)
    data = _inner(variables.get(RESULT), PATH)
    if isinstance(data, Mapping):
        return _kubios(data)
    vectors = {name: v for name, value in variables.items() if (v := _vector(value)) is not None}
    named = [name for name in vectors if words_of(name) & RR_WORDS]
    if not vectors:
        raise RecordingError(NoIntervalsToImport())
    name = named[0] if named else max(vectors, key=lambda each: vectors[each].size)
    lines = [name, *map(repr, vectors[name].tolist())]
    return VendorTable(PROGRAM, table_text(source, "\n".join(lines)))


def _kubios(data: Mapping[str, Any]) -> VendorSeries:
    """Intervals and the times of their ends in s."""
    rr, t = _vector(data.get(INTERVALS)), _vector(data.get(TIMES))
    if rr is None:
        raise RecordingError(NoIntervalsToImport())
    unit_ms = 1000.0 if float(np.median(rr)) < MAX_INTERVAL_S else 1.0
    times = t if t is not None and t.size == rr.size else None
    return VendorSeries(KUBIOS, np.round(rr * unit_ms, 6), times, "s" if unit_ms > 1.0 else "ms")


def _inner(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _vector(value: Any) -> FloatArray | None:
    """A vector of numbers; scipy gives what is in a cell of one as that one."""
    array = np.asarray(value) if isinstance(value, np.ndarray) else None
    if array is None or array.dtype.kind not in "fiu" or not MIN_VECTOR <= array.size <= MAX_VALUES:
        return None
    is_vector = max(array.shape) == array.size
    return np.array(array.ravel(), dtype=np.float64) if is_vector else None


def _read_plain(source: SourceFile) -> Mapping[str, Any]:
    from io import BytesIO

    content = source.read_bytes()
    with translate_parser_errors(PROGRAM):
        from scipy.io import loadmat

        _check(content)
        variables = loadmat(cast(str, BytesIO(content)), simplify_cells=True)  # a file will do
    return {name: value for name, value in variables.items() if not name.startswith("__")}


def _check(content: bytes) -> None:
    """Raises: RecordingError where it unpacks into too much, ValueError where it is nested too deeply."""
    order = "<" if content[126:128] == b"IM" else ">"
    at, total = HEADER_BYTES, len(content)
    while at < len(content):
        kind, size = struct.unpack_from(f"{order}II", content, at)
        element = content[at + 8 : at + 8 + size]
        if kind == COMPRESSED:
            unpacker = zlib.decompressobj()
            element = unpacker.decompress(element, MAX_UNPACKED_BYTES)
            total += len(element)
            if total > MAX_UNPACKED_BYTES:
                raise RecordingError(UnpackedTooLarge(MAX_UNPACKED_BYTES // 1_000_000))
            _check_depth(element, order)
        else:
            _check_depth(content[at : at + 8 + size], order)
        at += 8 + size


def _check_depth(content: bytes, order: str) -> None:
    """Walks the elements within elements; a matrix may hold others."""
    ends: list[int] = []
    at = 0
    while at + 8 <= len(content):
        while ends and at >= ends[-1]:
            ends.pop()
        kind, size = struct.unpack_from(f"{order}II", content, at)
        if kind == MATRIX:
            ends.append(at + 8 + size)
            if len(ends) > MAX_DEPTH:
                raise ValueError("a matrix within too many others")
            at += 8
        elif kind >> 16:  # up to four bytes stand within the tag
            at += 8
        else:
            at += 8 + (size + 7) // 8 * 8


def _read_hdf(source: SourceFile) -> Mapping[str, Any]:
    h5py = load_extra("h5py", PROGRAM)
    check_hdf5(source, PROGRAM)
    with translate_parser_errors(PROGRAM), h5py.File(source.path, "r") as file:
        data = file.get("/".join((RESULT, *PATH)))
        if data is not None:
            names = (INTERVALS, TIMES)
            vectors = {name: _dataset(h5py, file, data.get(name)) for name in names}
            return {RESULT: {PATH[0]: {PATH[1]: vectors}}}
        return dict(_root_vectors(h5py, file))


def _root_vectors(h5py: Any, file: Any) -> Iterator[tuple[str, Any]]:
    for name in list(file)[:100]:
        with suppress(KeyError, OSError, TypeError, ValueError):
            yield name, _dataset(h5py, file, file.get(name))


def _dataset(h5py: Any, file: Any, value: Any) -> Any:
    """The numbers of a dataset, if they are no more than a recording has; a cell refers to them."""
    for _ in range(2):
        if not isinstance(value, h5py.Dataset) or not 0 < value.size <= MAX_VALUES:
            return None
        if value.dtype.kind != "O":
            is_modest = value.dtype.kind in "iuf" and _is_modest(value)
            return np.asarray(value[()]) if is_modest else None
        if h5py.check_ref_dtype(value.dtype) is None:
            return None
        value = file[value[()].ravel()[0]]
    return None


def _is_modest(dataset: Any) -> bool:
    """Whether one chunk of it is no larger than that of any recording."""
    chunks = dataset.chunks
    return chunks is None or int(np.prod(chunks)) <= MAX_VALUES


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
