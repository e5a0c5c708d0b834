"""Polar's measurement service (PMD): commands and frames of a chest strap's accelerometer.

The control point takes commands and answers them; the samples come in frames. A frame carries the time of
its LAST sample. It is raw, or compressed: one whole sample, then blocks of differences with as few bits as
they need, packed from the lowest bit up. The service also carries an ECG, which is not used here.

References
----------
polarofficial/polar-ble-sdk, `online_measurement.pdf`.
"""

from dataclasses import dataclass
from enum import IntEnum
from struct import unpack_from
from typing import Final, TypeAlias

from devices.protocols.errors import ProtocolError

CONTROL_POINT: Final = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
DATA: Final = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"
ACC_RATES_HZ: Final = (25, 50, 100, 200)

HEADER_BYTES: Final = 10
MAX_FRAME_BYTES: Final = 512  # no Bluetooth attribute is longer
MAX_FRAME_SAMPLES: Final = 2000  # several times what a strap puts into a frame
AXES: Final = 3
COMPRESSED_FLAG: Final = 0x80
COMPRESSED_VALUE_BYTES: Final = 2
MILLI_G_PER_UNIT: Final = {
    0: 1000.0,
    1: 1.0,
}  # compressed layout 0 counts in g, layout 1 in milli-g

START, STOP = 0x02, 0x03
SAMPLE_RATE, RESOLUTION, RANGE, FACTOR = 0, 1, 2, 5


class Kind(IntEnum):
    """What is measured, by its number in commands, answers and frames."""

    ECG = 0
    ACC = 2


@dataclass(frozen=True, slots=True)
class AccFrame:
    """One notification of the accelerometer.

    Attributes
    ----------
    last_ns
        When the last sample was taken, on the strap's clock, ns since the year 2000.
    samples
        (x, y, z) of each sample in milli-g, oldest first.
    """

    last_ns: int
    samples: tuple[tuple[float, float, float], ...]


RawSample: TypeAlias = tuple[int, ...]
"""One sample: an integer for each channel."""


def start_acc(rate_hz: int) -> bytes:
    """The command that starts the accelerometer, with 16 bits and 8 g, which every strap has.

    Raises
    ------
    ValueError
        The accelerometer does not have this rate.
    """
    if rate_hz not in ACC_RATES_HZ:
        raise ValueError(f"{rate_hz} Hz is none of the accelerometer's rates {ACC_RATES_HZ}")
    settings = _setting(SAMPLE_RATE, rate_hz) + _setting(RESOLUTION, 16) + _setting(RANGE, 8)
    return bytes((START, Kind.ACC)) + settings


def stop(kind: Kind) -> bytes:
    """The command that stops a measurement."""
    return bytes((STOP, kind))


def _setting(setting: int, value: int) -> bytes:
    return bytes((setting, 1)) + value.to_bytes(2, "little")


def parse_frame(payload: bytes, factor: float = 1.0) -> AccFrame:
    """Read a notification of the data characteristic.

    Parameters
    ----------
    payload
        The bytes of the notification.
    factor
        What compressed samples are multiplied by, from the answer to the start command.

    Raises
    ------
    ProtocolError
        It is not such a frame, or one of another measurement.
    """
    if not HEADER_BYTES < len(payload) <= MAX_FRAME_BYTES:
        raise ProtocolError(f"a frame of {len(payload)} bytes: more than 10, at most 512 are sent")
    kind, last_ns, frame_type = unpack_from("<BQB", payload)
    if kind != Kind.ACC:
        raise ProtocolError(f"measurement {kind} is not the accelerometer")
    compressed, layout = bool(frame_type & COMPRESSED_FLAG), frame_type & 0x7F
    return AccFrame(last_ns, _acc_samples(payload[HEADER_BYTES:], compressed, layout, factor))


def _acc_samples(
    data: bytes, compressed: bool, layout: int, factor: float
) -> tuple[tuple[float, float, float], ...]:
    if compressed and layout in MILLI_G_PER_UNIT:
        scale, samples = factor * MILLI_G_PER_UNIT[layout], _decode_compressed(data)
    elif not compressed and layout <= 2:
        scale, samples = 1.0, _decode_raw(data, layout + 1)
    else:
        raise ProtocolError(f"accelerometer data in a layout that is not known: {layout}")
    return tuple((x * scale, y * scale, z * scale) for x, y, z in samples)


def _decode_raw(data: bytes, value_bytes: int) -> list[RawSample]:
    if len(data) % (value_bytes * AXES):
        raise ProtocolError(f"{len(data)} bytes are no whole number of samples")
    values = [_signed(data[at : at + value_bytes]) for at in range(0, len(data), value_bytes)]
    return list(zip(*[iter(values)] * AXES, strict=True))


def _decode_compressed(data: bytes) -> list[RawSample]:
    """One whole sample, then blocks: bits per difference, how many samples, the differences."""
    at = COMPRESSED_VALUE_BYTES * AXES
    if len(data) < at:
        raise ProtocolError("the frame ends within its first sample")
    samples = _decode_raw(data[:at], COMPRESSED_VALUE_BYTES)
    while at < len(data):
        if at + 2 > len(data):
            raise ProtocolError("the frame ends within the head of a block")
        bits, count = data[at], data[at + 1]
        end = at + 2 + (bits * count * AXES + 7) // 8
        if bits > 32 or end > len(data) or len(samples) + count > MAX_FRAME_SAMPLES:
            raise ProtocolError(f"a block of {count} samples of {bits} bits does not fit here")
        _add_block(samples, data[at + 2 : end], bits, count)
        at = end
    return samples


def _add_block(samples: list[RawSample], packed: bytes, bits: int, count: int) -> None:
    block, sign_bit, mask = int.from_bytes(packed, "little"), 1 << bits >> 1, (1 << bits) - 1
    for index in range(count):
        shifted = block >> (index * AXES * bits)
        steps = (((shifted >> (axis * bits) & mask) ^ sign_bit) - sign_bit for axis in range(AXES))
        samples.append(
            tuple(before + step for before, step in zip(samples[-1], steps, strict=True))
        )


def _signed(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)
