"""Fields of Protocol Buffers: each kind that straps write, and what is refused of a message that is none."""

import pytest

from devices.protocols.errors import ProtocolError
from devices.protocols.protobuf import encode_field, encode_varint, read_fields, read_packed

KNOWN = encode_field(7, 300)


def test_numbers_of_a_fixed_width_are_passed_over_to_the_field_behind_them() -> None:
    """Kind 1 has eight bytes, and kind 5 has four."""
    for kind, width in ((1, 8), (5, 4)):
        fixed = encode_varint(2 << 3 | kind) + b"\xff" * width
        assert list(read_fields(KNOWN + fixed + KNOWN)) == [(7, 300), (7, 300)]
        assert list(read_fields(KNOWN + fixed)) == [(7, 300)]
        with pytest.raises(ProtocolError, match=f"cut off after {width} bytes"):
            list(read_fields(fixed[:-1]))


@pytest.mark.parametrize("kind", [3, 4, 6, 7])
def test_a_field_of_a_kind_that_straps_do_not_write_is_named(kind: int) -> None:
    with pytest.raises(ProtocolError, match=f"a field of kind {kind}"):
        list(read_fields(encode_varint(2 << 3 | kind) + bytes(20)))


def test_a_field_without_a_number_is_no_field() -> None:
    with pytest.raises(ProtocolError, match="a field of number 0"):
        list(read_fields(KNOWN + b"\0\0"))


def test_text_is_as_long_as_it_says() -> None:
    assert list(read_fields(encode_field(3, "Ä/"))) == [(3, "Ä/".encode())]
    with pytest.raises(ProtocolError, match="cut off after 4 bytes"):
        list(read_fields(encode_field(3, "Ä/")[:-1]))


@pytest.mark.parametrize(
    ("number", "content"),
    [(0, "00"), (126, "7e"), (127, "7f"), (128, "8001"), (255, "ff01"), (16_384, "808001")],
)
def test_a_number_has_seven_bits_a_byte(number: int, content: str) -> None:
    assert encode_varint(number).hex() == content
    assert read_packed(bytes.fromhex(content)) == [number]


def test_a_number_has_ten_bytes_at_most() -> None:
    assert list(read_fields(b"\x08" + b"\x80" * 9 + b"\x01")) == [(1, 1 << 63)]
    assert read_packed(b"\x80" * 9 + b"\x01" + b"\x02") == [1 << 63, 2]
    for content in (b"\x80" * 10 + b"\x01", b"\x80"):
        with pytest.raises(ProtocolError, match="a number that does not end"):
            list(read_fields(b"\x08" + content))
        with pytest.raises(ProtocolError, match="a number that does not end"):
            read_packed(content)
