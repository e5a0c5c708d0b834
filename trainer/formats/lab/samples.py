"""What several formats of samples have in common: 24 bits, cells of a text, samples that are missing, names."""

import re
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import ProgramFileWithoutIntervals
from trainer.formats.tables.units import FloatArray

PULSE_NAME: Final = re.compile(r"ppg|pleth|bvp|pulse", re.IGNORECASE)


def unpack_24(content: bytes | bytearray) -> FloatArray:
    """Samples of 24 bits with a sign, the lowest byte first.

    >>> unpack_24(bytes([1, 0, 0, 255, 255, 255])).tolist()
    [1.0, -1.0]
    """
    triples = np.frombuffer(content, np.uint8, len(content) // 3 * 3).reshape(-1, 3)
    low = triples[:, 0] + (triples[:, 1].astype(np.int32) << 8)
    samples: FloatArray = np.array(low, dtype=np.float64)
    samples += triples[:, 2].astype(np.int8).astype(np.int32) << 16
    return samples


def parse_cell(line: str, column: int) -> float:
    """The number in a column of a line, whose cells are apart by tabs; NaN where there is none."""
    cells = line.split("\t")
    try:
        return float(cells[column])
    except (IndexError, ValueError):
        return np.nan


def interpolate_missing(samples: FloatArray, program: str) -> FloatArray:
    """The samples with a straight line in place of those that are NaN.

    Raises
    ------
    RecordingError
        There is no other.
    """
    known = np.flatnonzero(np.isfinite(samples))
    if not known.size:
        raise RecordingError(ProgramFileWithoutIntervals(program))
    interpolated: FloatArray = np.interp(np.arange(samples.size), known, samples[known])
    return interpolated
