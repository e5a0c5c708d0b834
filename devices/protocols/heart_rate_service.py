"""The Bluetooth Heart Rate Service (0x180D), and the battery level that straps report beside it.

References
----------
Bluetooth SIG: Heart Rate Service 1.0, and GATT Specification Supplement.
"""

from dataclasses import dataclass
from enum import IntEnum
from struct import unpack_from
from typing import Final

from devices.protocols.errors import ProtocolError

SERVICE: Final = "0000180d-0000-1000-8000-00805f9b34fb"
MEASUREMENT: Final = "00002a37-0000-1000-8000-00805f9b34fb"
BODY_SENSOR_LOCATION: Final = "00002a38-0000-1000-8000-00805f9b34fb"
BATTERY_LEVEL: Final = "00002a19-0000-1000-8000-00805f9b34fb"
RR_PER_SECOND: Final = 1024

RATE_16_BIT_FLAG: Final = 0x01
IN_CONTACT_FLAG: Final = 0x02
CONTACT_SUPPORTED_FLAG: Final = 0x04
ENERGY_FLAG: Final = 0x08
RR_FLAG: Final = 0x10


@dataclass(frozen=True, slots=True)
class HeartRateMeasurement:
    """One notification.

    Attributes
    ----------
    hr_bpm
        Heart rate; 0 if there is none.
    in_contact
        Whether the sensor touches the skin; None if it cannot detect that.
    energy_kj
        Energy expended, if it is sent.
    rr_1024
        RR intervals in 1/1024 s, oldest first.
    """

    hr_bpm: int
    in_contact: bool | None
    energy_kj: int | None
    rr_1024: tuple[int, ...]


class BodySensorLocation(IntEnum):
    """Where the sensor is worn."""

    OTHER = 0
    CHEST = 1
    WRIST = 2
    FINGER = 3
    HAND = 4
    EAR_LOBE = 5
    FOOT = 6


def parse_heart_rate_measurement(payload: bytes) -> HeartRateMeasurement:
    """Read one Heart Rate Measurement.

    >>> parse_heart_rate_measurement(bytes.fromhex("10 3c 00 04 33 03"))
    HeartRateMeasurement(hr_bpm=60, in_contact=None, energy_kj=None, rr_1024=(1024, 819))

    Raises
    ------
    ProtocolError
        The payload ends before its heart rate or energy, or within an RR interval.
    """
    if not payload:
        raise ProtocolError("an empty heart rate measurement")
    flags = payload[0]
    rate_end = 3 if flags & RATE_16_BIT_FLAG else 2
    energy_end = rate_end + (2 if flags & ENERGY_FLAG else 0)
    if len(payload) < energy_end:
        raise ProtocolError(f"a heart rate measurement cut off after {len(payload)} bytes")
    return HeartRateMeasurement(
        hr_bpm=int.from_bytes(payload[1:rate_end], "little"),
        in_contact=bool(flags & IN_CONTACT_FLAG) if flags & CONTACT_SUPPORTED_FLAG else None,
        energy_kj=_uint16(payload, rate_end) if flags & ENERGY_FLAG else None,
        rr_1024=_intervals(payload[energy_end:]) if flags & RR_FLAG else (),
    )


def _uint16(payload: bytes, at: int) -> int:
    return int.from_bytes(payload[at : at + 2], "little")


def _intervals(rest: bytes) -> tuple[int, ...]:
    if len(rest) % 2:
        raise ProtocolError("a heart rate measurement that ends within an RR interval")
    return unpack_from(f"<{len(rest) // 2}H", rest)


def parse_body_sensor_location(payload: bytes) -> BodySensorLocation:
    """Read where the sensor is worn; a location that the standard does not know (yet) counts as other.

    Raises
    ------
    ProtocolError
        The payload is not one byte.
    """
    location = _one_byte(payload, "a body sensor location")
    if location > BodySensorLocation.FOOT:
        return BodySensorLocation.OTHER
    return BodySensorLocation(location)


def parse_battery_level(payload: bytes) -> int:
    """Read the charge of the battery, %.

    Raises
    ------
    ProtocolError
        The payload is not one byte, or it is more than 100 %.
    """
    percent = _one_byte(payload, "a battery level")
    if percent > 100:
        raise ProtocolError(f"a battery level of {percent} %")
    return percent


def _one_byte(payload: bytes, what: str) -> int:
    if len(payload) != 1:
        raise ProtocolError(f"{what} of {len(payload)} bytes")
    return payload[0]
