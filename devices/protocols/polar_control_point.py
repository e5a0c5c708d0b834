"""What the control point of Polar's measurement service answers to a command."""

from dataclasses import dataclass
from math import isfinite
from struct import unpack
from types import MappingProxyType
from typing import Final

from devices.protocols.errors import ProtocolError
from devices.protocols.polar_pmd import FACTOR, RANGE, RESOLUTION, SAMPLE_RATE, Kind

RESPONSE_CODE: Final = 0xF0
SUCCESS: Final = 0
ERROR_REASONS: Final = MappingProxyType(
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
VALUE_BYTES: Final = MappingProxyType(
    {SAMPLE_RATE: 2, RESOLUTION: 2, RANGE: 2, 3: 4, 4: 1, FACTOR: 4}
)


@dataclass(frozen=True, slots=True)
class ControlPointResponse:
    """The answer to a command.

    Attributes
    ----------
    command, kind
        What was asked: start or stop, of which measurement.
    error
        Why the strap did not do it; None if it did.
    factor
        What the samples of compressed frames are multiplied by, for `parse_frame`.
    """

    command: int
    kind: Kind
    error: str | None
    factor: float = 1.0


def parse_response(payload: bytes) -> ControlPointResponse:
    """Read an indication of the control point.

    Raises
    ------
    ProtocolError
        It is no answer, or one about a measurement that is not known.
    """
    if len(payload) < 4 or payload[0] != RESPONSE_CODE:
        raise ProtocolError("it is no answer of the control point")
    command, kind, status = payload[1:4]
    if kind not in tuple(Kind):
        raise ProtocolError(f"measurement {kind} is neither ECG nor accelerometer")
    if status != SUCCESS:
        error = ERROR_REASONS.get(status, f"error {status}")
        return ControlPointResponse(command, Kind(kind), error)
    return ControlPointResponse(command, Kind(kind), None, _factor(_settings(payload[5:])))


def _settings(data: bytes) -> dict[int, bytes]:
    """The first value of each setting: its number, how many values, the values, each of a known width."""
    settings: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        setting, count = data[at], data[at + 1] if at + 1 < len(data) else 0
        width = VALUE_BYTES.get(setting)
        end = at + 2 + count * (width or 0)
        if width is None or not count or end > len(data):
            raise ProtocolError(f"setting {setting} cannot be read")
        settings[setting] = data[at + 2 : at + 2 + width]
        at = end
    return settings


def _factor(settings: dict[int, bytes]) -> float:
    if FACTOR not in settings:
        return 1.0
    (factor,) = unpack("<f", settings[FACTOR])
    if not isfinite(factor) or factor <= 0.0:
        raise ProtocolError(f"the samples cannot be multiplied by {factor}")
    return float(factor)
