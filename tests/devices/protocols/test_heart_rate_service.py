"""The heart rate measurement, read from good bytes, odd bytes and noise."""

import random

import pytest
from bumble.profiles.heart_rate_service import HeartRateService
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.errors import ProtocolError
from devices.protocols.heart_rate_service import (
    BodySensorLocation,
    HeartRateMeasurement,
    parse_battery_level,
    parse_body_sensor_location,
    parse_heart_rate_measurement,
)

CASES = 5_000


@given(st.binary(max_size=30))
def test_any_bytes_are_a_measurement_or_a_protocol_error(payload: bytes) -> None:
    try:
        measurement = parse_heart_rate_measurement(payload)
    except ProtocolError:
        return
    assert 0 <= measurement.hr_bpm <= 0xFFFF
    assert all(0 <= rr <= 0xFFFF for rr in measurement.rr_1024)
    assert len(measurement.rr_1024) <= len(payload) // 2


def test_five_thousand_measurements_encoded_by_bumble_are_read_back() -> None:
    rng = random.Random(2037)
    for _ in range(CASES):
        measurement = HeartRateMeasurement(
            hr_bpm=rng.choice((rng.randrange(256), rng.randrange(0x10000))),
            in_contact=rng.choice((None, True, False)),
            energy_kj=rng.choice((None, rng.randrange(0x10000))),
            rr_1024=tuple(rng.randrange(0x10000) for _ in range(rng.randrange(10))),
        )
        encoded = HeartRateService.HeartRateMeasurement(
            heart_rate=measurement.hr_bpm,
            sensor_contact_detected=measurement.in_contact,
            energy_expended=measurement.energy_kj,
            rr_intervals=[rr / 1024 for rr in measurement.rr_1024] or None,
        )
        assert parse_heart_rate_measurement(bytes(encoded)) == measurement


@pytest.mark.parametrize("reserved", [0x00, 0x20, 0x40, 0x80, 0xE0])
def test_bits_that_mean_nothing_yet_are_ignored(reserved: int) -> None:
    assert parse_heart_rate_measurement(bytes([0x10 | reserved, 60, 0, 4])) == HeartRateMeasurement(
        60, None, None, (1024,)
    )


@pytest.mark.parametrize(
    ("flags", "in_contact"), [(0x00, None), (0x02, None), (0x04, False), (0x06, True)]
)
def test_contact_is_unknown_unless_the_strap_can_feel_it(
    flags: int, in_contact: bool | None
) -> None:
    assert parse_heart_rate_measurement(bytes([flags, 60])).in_contact is in_contact


def test_an_announced_interval_that_does_not_come_is_no_beat() -> None:
    assert parse_heart_rate_measurement(bytes([0x10, 60])).rr_1024 == ()


def test_bytes_that_nobody_announced_are_no_beats() -> None:
    assert parse_heart_rate_measurement(bytes([0x00, 60, 0, 4])).rr_1024 == ()


@pytest.mark.parametrize(
    "cut_off",
    ["", "00", "10", "01 3c", "08 3c", "08 3c 01", "09 3c 00 01", "10 3c 00", "10 3c 000400"],
)
def test_a_payload_that_was_cut_off_is_refused(cut_off: str) -> None:
    with pytest.raises(ProtocolError, match=r"cut off|empty|within"):
        parse_heart_rate_measurement(bytes.fromhex(cut_off))


def test_where_a_sensor_is_worn() -> None:
    assert parse_body_sensor_location(b"\x01") is BodySensorLocation.CHEST
    assert parse_body_sensor_location(b"\x05") is BodySensorLocation.EAR_LOBE
    assert parse_body_sensor_location(b"\xff") is BodySensorLocation.OTHER
    for odd in (b"", b"\x01\x01"):
        with pytest.raises(ProtocolError, match="location"):
            parse_body_sensor_location(odd)


def test_what_is_left_in_the_battery() -> None:
    assert [parse_battery_level(bytes([percent])) for percent in (0, 55, 100)] == [0, 55, 100]
    for odd in (b"", b"\x65", b"\x01\x02"):
        with pytest.raises(ProtocolError, match="battery"):
            parse_battery_level(odd)


def test_random_and_mutated_payloads_raise_nothing_else() -> None:
    """The million is `python -m tests.benchmarks.fuzz`."""
    rng = random.Random(1)
    refused = 0
    for _ in range(100_000):
        payload = bytearray.fromhex("1e 3c 10 27 00 04 33 03 40 03")
        payload[rng.randrange(len(payload))] = rng.randrange(256)
        if rng.random() < 0.5:
            payload = bytearray(rng.randbytes(rng.randrange(23)))
        try:
            measurement = parse_heart_rate_measurement(
                bytes(payload[: rng.randrange(len(payload) + 1)])
            )
        except ProtocolError:
            refused += 1
        else:
            assert all(0 <= rr <= 0xFFFF for rr in measurement.rr_1024)
    assert 2_000 < refused < 60_000
