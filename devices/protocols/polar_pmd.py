"""Polar's measurement service: the ECG and the accelerometer of a chest strap, and the words to ask for them.

The control point takes commands and answers them; the data come in frames. A frame carries the time of its
LAST sample. It is raw, or compressed: one whole sample, then blocks of differences as narrow as they fit,
packed from the lowest bit up. Documented in polarofficial/polar-ble-sdk, `online_measurement.pdf`.
"""

from dataclasses import dataclass
from enum import IntEnum
from struct import unpack_from
from typing import Final, TypeAlias

from devices.protocols.errors import ProtocolError

SERVICE: Final = "fb005c80-02e7-f387-1cad-8acd2d8df0c8"
CONTROL_POINT: Final = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
DATA: Final = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"
ECG_RATE_HZ: Final = 130
ACC_RATES_HZ: Final = (25, 50, 100, 200)

HEADER: Final = 10
LONGEST: Final = 512  # bytes: no Bluetooth attribute is longer
MOST_SAMPLES: Final = 2000  # several times what a strap puts into a frame
AXES: Final = 3
COMPRESSED: Final = 0x80
COMPRESSED_ACC_BYTES: Final = 2
MILLI_PER_UNIT: Final = {0: 1000.0, 1: 1.0}  # compressed type 0 counts in g, type 1 in thousandths

SETTINGS, START, STOP = 0x01, 0x02, 0x03
SAMPLE_RATE, RESOLUTION, RANGE, FACTOR = 0, 1, 2, 5


class Kind(IntEnum):
    ECG = 0
    ACC = 2


@dataclass(frozen=True, slots=True)
class EcgFrame:
    """`last_ns`: when the last sample was taken, on the strap's clock, ns since the year 2000."""

    last_ns: int
    microvolts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccFrame:
    """Samples are (x, y, z) in thousandths of g; `last_ns` as for the ECG."""

    last_ns: int
    samples: tuple[tuple[float, float, float], ...]


Whole: TypeAlias = tuple[int, ...]
"""One sample: a number for each channel."""


def settings_command(kind: Kind) -> bytes:
    """Ask which rates, resolutions and ranges there are."""
    return bytes((SETTINGS, kind))


def start_ecg() -> bytes:
    return bytes((START, Kind.ECG)) + _setting(SAMPLE_RATE, ECG_RATE_HZ) + _setting(RESOLUTION, 14)


def start_acc(rate_hz: int) -> bytes:
    """16 bits and 8 g, which every strap has."""
    if rate_hz not in ACC_RATES_HZ:
        raise ValueError(f"{rate_hz} Hz is none of the accelerometer's rates {ACC_RATES_HZ}")
    settings = _setting(SAMPLE_RATE, rate_hz) + _setting(RESOLUTION, 16) + _setting(RANGE, 8)
    return bytes((START, Kind.ACC)) + settings


def stop(kind: Kind) -> bytes:
    return bytes((STOP, kind))


def _setting(what: int, value: int) -> bytes:
    return bytes((what, 1)) + value.to_bytes(2, "little")


def parse_frame(payload: bytes, factor: float = 1.0) -> EcgFrame | AccFrame:
    """Read a notification of the data characteristic; `factor` is from the answer to the start.

    Raises:
        ProtocolError: it is not such a frame, or one of a kind that was not asked for.
    """
    if not HEADER < len(payload) <= LONGEST:
        raise ProtocolError(f"a frame of {len(payload)} bytes: more than 10, at most 512 are sent")
    measured, last_ns, packing = unpack_from("<BQB", payload)
    data, compressed, layout = payload[HEADER:], bool(packing & COMPRESSED), packing & 0x7F
    if measured == Kind.ECG:
        return EcgFrame(last_ns, _ecg(data, compressed, layout))
    if measured == Kind.ACC:
        return AccFrame(last_ns, _acc(data, compressed, layout, factor))
    raise ProtocolError(f"measurement {measured} is neither ECG nor accelerometer")


def _ecg(data: bytes, compressed: bool, layout: int) -> tuple[int, ...]:
    if compressed or layout != 0:
        raise ProtocolError(f"an ECG in a layout that is not known: {layout}, {compressed=}")
    return tuple(value for (value,) in _raw(data, 3, 1))


def _acc(
    data: bytes, compressed: bool, layout: int, factor: float
) -> tuple[tuple[float, float, float], ...]:
    if compressed and layout in MILLI_PER_UNIT:
        scale, found = factor * MILLI_PER_UNIT[layout], _differences(data)
    elif not compressed and layout <= 2:
        scale, found = 1.0, _raw(data, layout + 1, AXES)
    else:
        raise ProtocolError(f"accelerometer data in a layout that is not known: {layout}")
    return tuple((x * scale, y * scale, z * scale) for x, y, z in found)


def _raw(data: bytes, width: int, channels: int) -> list[Whole]:
    if len(data) % (width * channels):
        raise ProtocolError(f"{len(data)} bytes are no whole number of samples")
    numbers = [_signed(data[at : at + width]) for at in range(0, len(data), width)]
    return list(zip(*[iter(numbers)] * channels, strict=True))


def _differences(data: bytes) -> list[Whole]:
    """One whole sample, then blocks: bits per difference, how many samples, the differences."""
    at = COMPRESSED_ACC_BYTES * AXES
    if len(data) < at:
        raise ProtocolError("the frame ends within its first sample")
    found = _raw(data[:at], COMPRESSED_ACC_BYTES, AXES)
    while at < len(data):
        if at + 2 > len(data):
            raise ProtocolError("the frame ends within the head of a block")
        bits, count = data[at], data[at + 1]
        ends = at + 2 + (bits * count * AXES + 7) // 8
        if bits > 32 or ends > len(data) or len(found) + count > MOST_SAMPLES:
            raise ProtocolError(f"a block of {count} samples of {bits} bits does not fit here")
        _add_block(found, data[at + 2 : ends], bits, count)
        at = ends
    return found


def _add_block(found: list[Whole], packed: bytes, bits: int, count: int) -> None:
    word, half, whole = int.from_bytes(packed, "little"), 1 << bits >> 1, (1 << bits) - 1
    for place in range(count):
        low = word >> (place * AXES * bits)
        steps = (((low >> (axis * bits) & whole) ^ half) - half for axis in range(AXES))
        found.append(tuple(was + step for was, step in zip(found[-1], steps, strict=True)))


def _signed(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)
