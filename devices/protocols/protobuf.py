"""The wire format of Protocol Buffers, as far as straps use it: varints and fields with a length.

References
----------
https://protobuf.dev/programming-guides/encoding
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from devices.protocols.errors import ProtocolError

VARINT: Final = 0
LENGTH_DELIMITED: Final = 2
FIXED_BYTES: Final[Mapping[int, int]] = {1: 8, 5: 4}  # by wire type: numbers of 64 and of 32 bits
MAX_VARINT_BYTES: Final = 10

Field: TypeAlias = tuple[int, int | bytes]
"""The number of a field, and its value."""


def encode_varint(value: int) -> bytes:
    """Encode a number that is not negative, seven bits a byte.

    >>> encode_varint(300).hex()
    'ac02'
    """
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*encoded, value))


def encode_field(number: int, value: int | bytes | str) -> bytes:
    """Encode a field: an integer as a varint, bytes and text with their length.

    >>> encode_field(2, "/").hex(), encode_field(1, 16).hex()
    ('12012f', '0810')
    """
    if isinstance(value, int):
        return encode_varint(number << 3 | VARINT) + encode_varint(value)
    content = value.encode() if isinstance(value, str) else value
    return encode_varint(number << 3 | LENGTH_DELIMITED) + encode_varint(len(content)) + content


def read_fields(message: bytes) -> Iterator[Field]:
    """The fields of a message, in their order; those of a fixed width are skipped.

    Raises
    ------
    ProtocolError
        The message is cut off, or holds what the format does not know.
    """
    at = 0
    while at < len(message):
        key, at = _read_varint(message, at)
        number, wire_type = key >> 3, key & 7
        if not number:
            raise ProtocolError("a message with a field of number 0")
        if wire_type == VARINT:
            value, at = _read_varint(message, at)
            yield number, value
            continue
        length, at = _read_length(message, at, wire_type)
        if at + length > len(message):
            raise ProtocolError(f"a message cut off after {len(message)} bytes")
        if wire_type == LENGTH_DELIMITED:
            yield number, message[at : at + length]
        at += length


def _read_length(message: bytes, at: int, wire_type: int) -> tuple[int, int]:
    if wire_type == LENGTH_DELIMITED:
        return _read_varint(message, at)
    if wire_type in FIXED_BYTES:
        return FIXED_BYTES[wire_type], at
    raise ProtocolError(f"a message with a field of kind {wire_type}")


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n, byte in enumerate(message[at : at + MAX_VARINT_BYTES]):
        value |= (byte & 0x7F) << 7 * n
        if byte < 0x80:
            return value, at + n + 1
    raise ProtocolError("a number that does not end")


def read_packed(content: int | bytes) -> list[int]:
    """The numbers of a repeated field: packed into one, or a single one."""
    if isinstance(content, int):
        return [content]
    numbers, at = [], 0
    while at < len(content):
        value, at = _read_varint(content, at)
        numbers.append(value)
    return numbers
