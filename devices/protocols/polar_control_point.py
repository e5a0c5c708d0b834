"""What the control point of Polar's measurement service answers to a command."""

from dataclasses import dataclass
from math import isfinite
from struct import unpack
from types import MappingProxyType
from typing import Final

from devices.protocols.errors import ProtocolError
from devices.protocols.polar_pmd import FACTOR, RANGE, RESOLUTION, SAMPLE_RATE, Kind

ANSWER: Final = 0xF0
SUCCESS: Final = 0
WHY_NOT: Final = MappingProxyType(
    {
        1: "it does not know the command",
        2: "it does not know this measurement",
        3: "it does not support this",
        4: "the command had a wrong length",
        5: "a parameter was wrong",
        6: "it is doing that already",
        7: "it does not have this resolution",
        8: "it does not have this sample rate",
        9: "it does not have this range",
        10: "the connection carries too little at a time",
        11: "it does not have so many channels",
        12: "it cannot do that now",
        13: "it is charging",
        14: "its memory is full",
    }
)
BYTES_OF: Final = MappingProxyType({SAMPLE_RATE: 2, RESOLUTION: 2, RANGE: 2, 3: 4, 4: 1, FACTOR: 4})


@dataclass(frozen=True, slots=True)
class ControlPointResponse:
    """To `command` (settings, start or stop) about a `kind`; `refused` says why not, None if it was done.

    `factor` is for `parse_frame`. `more`: the settings go on in another answer.
    """

    command: int
    kind: Kind
    refused: str | None
    sample_rates_hz: tuple[int, ...] = ()
    resolutions_bits: tuple[int, ...] = ()
    ranges_g: tuple[int, ...] = ()
    factor: float = 1.0
    more: bool = False


def parse_response(payload: bytes) -> ControlPointResponse:
    """Read an indication of the control point.

    Raises:
        ProtocolError: it is no answer, or one about a measurement that was not asked for.
    """
    if len(payload) < 4 or payload[0] != ANSWER:
        raise ProtocolError("it is no answer of the control point")
    command, measured, status = payload[1:4]
    if measured not in tuple(Kind):
        raise ProtocolError(f"measurement {measured} is neither ECG nor accelerometer")
    if status != SUCCESS:
        return ControlPointResponse(command, Kind(measured), WHY_NOT.get(status, f"error {status}"))
    settings = _settings(payload[5:])
    return ControlPointResponse(
        command,
        Kind(measured),
        None,
        _numbers(settings, SAMPLE_RATE),
        _numbers(settings, RESOLUTION),
        _numbers(settings, RANGE),
        _factor(settings),
        more=payload[4:5] > b"\x00",
    )


def _settings(data: bytes) -> dict[int, list[bytes]]:
    """Each is its number, how many values, and the values, of a width that goes with the number."""
    found: dict[int, list[bytes]] = {}
    at = 0
    while at < len(data):
        what, count = data[at], data[at + 1] if at + 1 < len(data) else 0
        width = BYTES_OF.get(what)
        ends = at + 2 + count * (width or 0)
        if width is None or not count or ends > len(data):
            raise ProtocolError(f"setting {what} cannot be read")
        found[what] = [data[i : i + width] for i in range(at + 2, ends, width)]
        at = ends
    return found


def _numbers(settings: dict[int, list[bytes]], what: int) -> tuple[int, ...]:
    return tuple(int.from_bytes(value, "little") for value in settings.get(what, ()))


def _factor(settings: dict[int, list[bytes]]) -> float:
    if FACTOR not in settings:
        return 1.0
    (factor,) = unpack("<f", settings[FACTOR][0])
    if not isfinite(factor) or factor <= 0.0:
        raise ProtocolError(f"the samples cannot be multiplied by {factor}")
    return float(factor)
