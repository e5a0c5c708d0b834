"""Frames of Polar's measurement service, against an encoder written from the maker's document."""

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.errors import ProtocolError
from devices.protocols.polar_control_point import parse_response
from devices.protocols.polar_pmd import (
    AccFrame,
    Kind,
    parse_frame,
    start_acc,
    stop,
)

short = st.integers(-(1 << 15), (1 << 15) - 1)
walks = st.lists(st.tuples(short, short, short), min_size=1, max_size=40)


def header(kind: int, last_ns: int, packing: int) -> bytes:
    return struct.pack("<BQB", kind, last_ns, packing)


def bits_needed(number: int) -> int:
    """In two's complement."""
    return (number if number >= 0 else -number - 1).bit_length() + 1


def packed(samples: list[tuple[int, int, int]], per_block: int) -> bytes:
    """The first sample whole; then the differences as a string of bits, the lowest bit first."""
    encoded = struct.pack("<3h", *samples[0])
    steps = [[b - a for a, b in zip(one, other, strict=True)] for one, other in pairwise(samples)]
    for at in range(0, len(steps), per_block):
        block = [step for sample in steps[at : at + per_block] for step in sample]
        wide = max(bits_needed(step) for step in block)
        text = "".join(format(step % (1 << wide), f"0{wide}b")[::-1] for step in block)
        text += "0" * (-len(text) % 8)
        encoded += bytes((wide, len(block) // 3))
        encoded += bytes(int(text[i : i + 8][::-1], 2) for i in range(0, len(text), 8))
    return encoded


def test_the_words_for_the_control_point() -> None:
    assert start_acc(200) == bytes.fromhex("02 02 00 01 C8 00 01 01 10 00 02 01 08 00")
    assert start_acc(25)[4:6] == bytes((25, 0))
    assert stop(Kind.ECG) == bytes.fromhex("03 00")
    with pytest.raises(ValueError, match="none of the accelerometer's rates"):
        start_acc(130)


def test_a_raw_frame_of_the_accelerometer_is_in_thousandths_of_g() -> None:
    payload = header(2, 7, 1) + struct.pack("<6h", 20, -1000, 13, 32767, -32768, 0)
    assert parse_frame(payload) == AccFrame(7, ((20, -1000, 13), (32767, -32768, 0)))
    narrow = header(2, 7, 0) + struct.pack("<3b", -128, 0, 127)
    assert parse_frame(narrow) == AccFrame(7, ((-128, 0, 127),))


def test_a_compressed_frame_by_hand() -> None:
    """A sample; two of 4 bits; one of 3: the differences of the document's own kind."""
    blocks = bytes.fromhex("04 02 F1 12 FE") + bytes.fromhex("03 01 88 00")
    frame = parse_frame(header(2, 7, 0x81) + struct.pack("<3h", 10, -5, 0) + blocks)
    assert frame == AccFrame(7, ((10, -5, 0), (11, -6, 2), (12, -8, 1), (12, -7, 3)))


@given(walks, st.integers(1, 9))
def test_whatever_was_compressed_comes_out_again(
    samples: list[tuple[int, int, int]], per_block: int
) -> None:
    payload = header(2, 1, 0x81) + packed(samples, per_block)
    if len(payload) <= 512:
        assert parse_frame(payload) == AccFrame(1, tuple(samples))


@given(walks, st.floats(1e-6, 10.0))
def test_a_strap_that_counts_in_parts_of_g_is_scaled_by_its_factor(
    samples: list[tuple[int, int, int]], factor: float
) -> None:
    payload = header(2, 1, 0x80) + packed(samples[:5], 3)
    frame = parse_frame(payload, factor)
    assert isinstance(frame, AccFrame)
    for got, sent in zip(frame.samples, samples[:5], strict=True):
        assert got == pytest.approx([1000.0 * factor * number for number in sent])


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        header(0, 1, 0),
        header(0, 1, 0) + b"\x01\x02",
        header(0, 1, 0x80) + b"\x01\x02\x03",
        header(0, 1, 1) + b"\x01\x02\x03",
        header(1, 1, 0) + b"\x01\x02\x03",
        header(2, 1, 1) + bytes(7),
        header(2, 1, 3) + bytes(12),
        header(2, 1, 0x82) + bytes(12),
        header(2, 1, 0x81) + bytes(5),
        header(2, 1, 0x81) + bytes(6) + b"\x04",
        header(2, 1, 0x81) + bytes(6) + b"\x04\x02\x00",
        header(2, 1, 0x81) + bytes(6) + b"\x21\x01" + bytes(13),
        header(2, 1, 0x81) + bytes(6) + b"\x00\xff" * 200,
        header(2, 1, 1) + bytes(600),
    ],
)
def test_a_frame_that_is_none_is_refused(payload: bytes) -> None:
    with pytest.raises(ProtocolError):
        parse_frame(payload)


def test_an_answer_to_a_start_may_carry_the_factor_of_its_samples() -> None:
    payload = bytes.fromhex("F0 02 02 00 00 05 01") + struct.pack("<f", 0.000244140625)
    assert parse_response(payload).factor == 0.000244140625
    with pytest.raises(ProtocolError, match="multiplied"):
        parse_response(payload[:-4] + struct.pack("<f", float("nan")))


@pytest.mark.parametrize("settings", ["05 00", "05", "09 01 00", "00 02 19 00 32"])
def test_settings_that_cannot_be_read_are_refused(settings: str) -> None:
    with pytest.raises(ProtocolError, match="cannot be read"):
        parse_response(bytes.fromhex("F0 02 02 00 00" + settings))


def test_a_refusal_says_why() -> None:
    assert parse_response(bytes.fromhex("F0 02 00 06")).error == "it is doing that already"
    unknown = parse_response(bytes.fromhex("F0 02 00 63 00"))
    assert (unknown.error, unknown.factor) == ("error 99", 1.0)


@given(st.binary(max_size=60).map(lambda data: b"\xf0\x02\x02\x00" + data) | st.binary(max_size=60))
def test_any_bytes_at_all_are_an_answer_or_refused(payload: bytes) -> None:
    try:
        answer = parse_response(payload)
    except ProtocolError:
        return
    assert answer.factor > 0.0


@given(st.binary(max_size=80).map(lambda data: header(2, 1, 0x81) + data) | st.binary(max_size=80))
def test_any_bytes_at_all_are_a_frame_or_refused(payload: bytes) -> None:
    try:
        frame = parse_frame(payload)
    except ProtocolError:
        return
    assert frame.samples


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("01", "does not know the command"),
        ("02", "does not know this measurement"),
        ("03", "does not support this"),
        ("04", "wrong length"),
        ("05", "parameter was wrong"),
        ("07", "this resolution"),
        ("08", "this sample rate"),
        ("09", "this range"),
        ("0A", "carries too little"),
        ("0B", "so many channels"),
        ("0C", "cannot do that now"),
        ("0D", "is charging"),
        ("0E", "memory is full"),
    ],
)
def test_every_refusal_of_the_makers_document_has_its_words(status: str, reason: str) -> None:
    error = parse_response(bytes.fromhex(f"F0 02 00 {status}")).error
    assert error is not None
    assert reason in error


def test_settings_that_are_not_asked_for_are_passed_over_by_their_width() -> None:
    """A range takes two bytes, in thousandths four, a number of channels one."""
    settings = "02 02 08 00 04 00 03 01 E8 03 00 00 04 02 07 08 00 01 64 00 01 01 0E 00 05 01"
    payload = bytes.fromhex(f"F0 02 02 00 01 {settings}") + struct.pack("<f", 0.5)
    assert parse_response(payload).factor == 0.5
