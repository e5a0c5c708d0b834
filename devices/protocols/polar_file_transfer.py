"""Polar's file transfer over Bluetooth (PSFTP): messages in frames as long as one write carries.

A frame is one byte of header, `sequence << 4 | status << 1 | is_continued`, and a part of the message. The
sequence begins at 0 with each message. A query asks for something by its number; a request names a file.

References
----------
polarofficial/polar-ble-sdk: BlePsFtpUtils (RFC 60 and RFC 76), pftp_request.proto, pftp_error.proto.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from devices.protocols.errors import ProtocolError
from devices.protocols.protobuf import encode_field

TRANSFER: Final = "fb005c51-02e7-f387-1cad-8acd2d8df0c8"  # requests and responses
NOTIFICATIONS: Final = "fb005c52-02e7-f387-1cad-8acd2d8df0c8"  # device to host
MIN_FRAME_BYTES: Final = 20
MAX_FRAME_BYTES: Final = 509
MAX_RESPONSE_BYTES: Final = 8 << 20
QUERY_FLAG: Final = 0x8000
MAX_REQUEST_BYTES: Final = 0x7FFF


class FrameStatus(IntEnum):
    """What follows the frame. `RESULT` holds an error code of 16 bits, 0 for none."""

    RESULT = 0
    LAST = 1
    MORE = 3


class Command(IntEnum):
    """What a request does with a file."""

    GET = 0
    REMOVE = 3


class TransferError(ProtocolError):
    """The strap refused, with this code of `PbPFtpError`."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the strap refused with code {code}")
        self.code = code


def encode_query(number: int, parameters: bytes = b"") -> bytes:
    """A query by its number.

    >>> encode_query(16).hex()
    '1080'
    """
    return (number | QUERY_FLAG).to_bytes(2, "little") + parameters


def encode_request(command: Command, path: str) -> bytes:
    """A request for a file, or for a folder, whose path ends with a slash.

    >>> encode_request(Command.GET, "/").hex()
    '0500080012012f'

    Raises
    ------
    ProtocolError
        The path is too long.
    """
    operation = encode_field(1, command) + encode_field(2, path)
    if len(operation) > MAX_REQUEST_BYTES:
        raise ProtocolError("a path that is too long")
    return len(operation).to_bytes(2, "little") + operation


def split_into_frames(message: bytes, frame_bytes: int) -> Iterator[bytes]:
    """The frames of a message, each of at most `frame_bytes`."""
    step = frame_bytes - 1
    parts = [message[at : at + step] for at in range(0, len(message), step)] or [b""]
    for n, part in enumerate(parts):
        status = FrameStatus.LAST if n + 1 == len(parts) else FrameStatus.MORE
        yield bytes((n % 16 << 4 | status << 1 | (n > 0), *part))


class ResponseAssembler:
    """Puts a response together from its frames."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, frame: bytes) -> bytes | None:
        """Add the next frame; the whole response when it was the last one.

        Raises
        ------
        TransferError
            The strap refused.
        ProtocolError
            A frame is missing, or is none; the transfer cannot go on.
        """
        if not frame:
            raise ProtocolError("an empty frame")
        count = len(self._parts)
        is_expected = frame[0] >> 4 == count % 16 and frame[0] & 1 == (count > 0)
        if not is_expected or frame[0] >> 1 & 3 == 2:
            raise ProtocolError(f"frame {count} of a response is missing")
        status, content = FrameStatus(frame[0] >> 1 & 3), frame[1:]
        if status is FrameStatus.RESULT:
            self._raise_error(content)
            content = b""
        self._parts.append(content)
        self._size += len(content)
        if self._size > MAX_RESPONSE_BYTES:
            raise ProtocolError("a response that is longer than the memory of a strap")
        return None if status is FrameStatus.MORE else b"".join(self._parts)

    def _raise_error(self, content: bytes) -> None:
        if len(content) < 2:
            raise ProtocolError("a result without a code")
        code = int.from_bytes(content[:2], "little")
        if code:
            raise TransferError(code)
