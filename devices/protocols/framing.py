"""Finds frames or lines in a stream of bytes that may begin, break off and be damaged anywhere.

When a frame cannot be read, only its first byte is skipped, and the search goes on behind it. What can be
read is reported at once and never revoked. At most one frame or line is buffered.
"""

import re
from collections.abc import Callable, Sequence
from math import ceil
from typing import Final, TypeAlias

from devices.protocols.decoder import Decoded, Lost, ProtocolInfo, Sample, Wave

MAX_LINE_BYTES: Final = 160  # the longest a board sends is about half of that
LINE_LENGTH_TAU_LINES: Final = 16
LENGTH_SLACK_BYTES: Final = 0.5  # damage removes bytes more often than it adds some
LINE_END: Final = re.compile(rb"([\r\n]+)")

ReadFrame: TypeAlias = Callable[[bytes, int], Sequence[Decoded] | None]
"""Reads a frame, given how many were lost since the last good one; None if it is no valid frame."""

ReadLine: TypeAlias = Callable[[bytes], Sequence[Decoded] | None]
"""Reads a line; None if it is not of this protocol."""


class _BaseDecoder:
    """What frames and lines have in common: the `ProtocolInfo` as attributes, and the count of good ones."""

    def __init__(self, info: ProtocolInfo) -> None:
        self.name: str = info.name
        self.gives_rr: bool = info.gives_rr
        self.wave: Wave | None = info.wave
        self.sample_rate_hz: float | None = info.sample_rate_hz
        self.resolution_ms: float = info.resolution_ms
        self.good = 0


class FrameDecoder(_BaseDecoder):
    """A decoder of frames of one length, recognized by their content.

    Parameters
    ----------
    info
        The protocol.
    length
        Bytes of a frame.
    read
        Reads one frame.
    """

    def __init__(self, info: ProtocolInfo, length: int, read: ReadFrame) -> None:
        super().__init__(info)
        self._length = length
        self._read = read
        self._buffer = b""
        self._skipped = 0  # bytes since the last good frame
        self._skipped_earlier = 0

    @property
    def bad(self) -> int:
        return -(-(self._skipped_earlier + self._skipped) // self._length)

    def feed(self, data: bytes) -> list[Decoded]:
        data, at, length = self._buffer + data, 0, self._length
        decoded: list[Decoded] = []
        while at + length <= len(data):
            content = self._read(data[at : at + length], self._count_lost())
            if content is None:
                self._skipped += 1
                at += 1
                continue
            decoded += self._accept(content)
            at += length
        self._buffer = data[at:]
        return decoded

    def _count_lost(self) -> int:
        return (self._skipped + self._length // 2) // self._length

    def _accept(self, decoded: Sequence[Decoded]) -> list[Decoded]:
        lost = self._count_lost()
        is_synchronized = self.good > 0
        self._skipped_earlier += self._skipped
        self._skipped = 0
        self.good += 1
        return [Lost(lost), *decoded] if lost and is_synchronized else list(decoded)


class LineDecoder(_BaseDecoder):
    """A decoder of lines of text. The first one is ignored, for its beginning may have been missed.

    Where beats are found in the wave, damaged lines were samples. How many is estimated from their bytes,
    for a damaged line end joins two lines, and a wrong one splits a line.

    Parameters
    ----------
    info
        The protocol.
    read
        Reads one line.
    """

    def __init__(self, info: ProtocolInfo, read: ReadLine) -> None:
        super().__init__(info)
        self._read = read
        self._buffer = b""
        self._length = 0  # of the line that has not ended, with what was dropped of it
        self._is_synchronized = False
        self._mean_bytes = self._max_bytes = 0.0  # bytes from one sample's line to the next
        self._bytes_since_good = 0
        self._is_damaged = False
        self.bad = 0

    def feed(self, data: bytes) -> list[Decoded]:
        *ended, rest = LINE_END.split(data)
        decoded: list[Decoded] = []
        for line, end in zip(ended[::2], ended[1::2], strict=True):
            self._append(line)
            decoded += self._read_line()
            self._bytes_since_good += len(end)
        self._append(rest)
        return decoded

    def _append(self, part: bytes) -> None:
        """Add to the line that has not ended; drop it when it is longer than any line."""
        self._bytes_since_good += len(part)
        self._length += len(part)
        self._buffer = b"" if self._length > MAX_LINE_BYTES else self._buffer + part

    def _read_line(self) -> list[Decoded]:
        line, too_long = self._buffer.strip(), self._length > MAX_LINE_BYTES
        self._buffer, self._length = b"", 0
        if not self._is_synchronized:
            self._is_synchronized = True
            self._bytes_since_good = 0
            return []
        if not line and not too_long:
            return []
        decoded = None if too_long else self._read(line)
        if decoded is None:
            self.bad += 1
            self._is_damaged = True
            return []
        return [*self._estimate_lost(), *self._accept(decoded)]

    def _estimate_lost(self) -> list[Decoded]:
        if not (self._is_damaged and self._mean_bytes and self.wave) or self.gives_rr:
            return []
        slack = self._max_bytes - self._mean_bytes + LENGTH_SLACK_BYTES
        return [Lost(max(1, ceil((self._bytes_since_good - slack) / self._mean_bytes) - 1))]

    def _accept(self, decoded: Sequence[Decoded]) -> Sequence[Decoded]:
        self.good += 1
        if not self._is_damaged and any(isinstance(item, Sample) for item in decoded):
            line_bytes = self._bytes_since_good
            self._mean_bytes += (line_bytes - self._mean_bytes) / (
                LINE_LENGTH_TAU_LINES if self._mean_bytes else 1
            )
            self._max_bytes = max(line_bytes, self._max_bytes - 1 / LINE_LENGTH_TAU_LINES)
        self._bytes_since_good, self._is_damaged = 0, False
        return decoded
