"""Finds the frames or lines in a stream of bytes that may begin, break and be damaged anywhere.

Rule: a frame that is not sound costs one byte, the first; everything behind it is looked at again. What
is sound is told at once and never taken back, and no more than one frame or line is ever kept.
"""

import re
from collections.abc import Callable, Sequence
from math import ceil
from typing import Final, TypeAlias

from devices.protocols.decoder import Decoded, Lost, ProtocolInfo, Sample, Wave

LONGEST_LINE: Final = 160  # bytes; the longest a board sends is about half of that
USUAL_OVER: Final = 16  # lines
SLACK: Final = 0.5  # bytes; more of them are lost on the way than come to it
LINE_END: Final = re.compile(rb"([\r\n]+)")

ReadFrame: TypeAlias = Callable[[bytes, int], Sequence[Decoded] | None]
"""What a frame says, or None if it is none; also told how many were lost since the last."""

ReadLine: TypeAlias = Callable[[bytes], Sequence[Decoded] | None]
"""What a line says, or None if it is not of this protocol."""


class _Stream:
    def __init__(self, speech: ProtocolInfo) -> None:
        self.name: str = speech.name
        self.gives_rr: bool = speech.gives_rr
        self.wave: Wave | None = speech.wave
        self.sample_rate_hz: float | None = speech.sample_rate_hz
        self.resolution_ms: float = speech.resolution_ms
        self.good = 0


class Frames(_Stream):
    """Frames of one length, known from others by what is in them."""

    def __init__(self, speech: ProtocolInfo, length: int, read: ReadFrame) -> None:
        super().__init__(speech)
        self._length = length
        self._read = read
        self._kept = b""
        self._skipped = 0  # bytes since the last sound frame
        self._skipped_before = 0

    @property
    def bad(self) -> int:
        return -(-(self._skipped_before + self._skipped) // self._length)

    def feed(self, data: bytes) -> list[Decoded]:
        data, at, length = self._kept + data, 0, self._length
        decoded: list[Decoded] = []
        while at + length <= len(data):
            said = self._read(data[at : at + length], self._lost())
            if said is None:
                self._skipped += 1
                at += 1
                continue
            decoded += self._told(said)
            at += length
        self._kept = data[at:]
        return decoded

    def _lost(self) -> int:
        return (self._skipped + self._length // 2) // self._length

    def _told(self, said: Sequence[Decoded]) -> list[Decoded]:
        lost = self._lost()
        joined_later = self.good > 0
        self._skipped_before += self._skipped
        self._skipped = 0
        self.good += 1
        return [Lost(lost), *said] if lost and joined_later else list(said)


class Lines(_Stream):
    """Lines of text. Nothing is told of the first one: whoever joins in may have missed its beginning.

    Where beats are found in the wave, damaged lines were samples: how many is told by their characters,
    for a line whose end is damaged makes one of two, and one that breaks makes two of one.
    """

    def __init__(self, speech: ProtocolInfo, read: ReadLine) -> None:
        super().__init__(speech)
        self._read = read
        self._kept = b""
        self._length = 0  # of the line that has not ended, with what of it is no longer kept
        self._joined = False
        self._usual = self._longest = 0.0  # bytes from one sample's line to the next, lately
        self._passed = 0  # bytes since the last sound line
        self._damaged = False
        self.bad = 0

    def feed(self, data: bytes) -> list[Decoded]:
        *ended, rest = LINE_END.split(data)
        decoded: list[Decoded] = []
        for line, end in zip(ended[::2], ended[1::2], strict=True):
            self._keep(line)
            decoded += self._line_ended()
            self._passed += len(end)
        self._keep(rest)
        return decoded

    def _keep(self, part: bytes) -> None:
        """Add to the line that has not ended, and give it up when it is longer than lines are."""
        self._passed += len(part)
        self._length += len(part)
        self._kept = b"" if self._length > LONGEST_LINE else self._kept + part

    def _line_ended(self) -> list[Decoded]:
        line, too_long = self._kept.strip(), self._length > LONGEST_LINE
        self._kept, self._length = b"", 0
        if not self._joined:
            self._joined = True
            self._passed = 0
            return []
        if not line and not too_long:
            return []
        said = None if too_long else self._read(line)
        if said is None:
            self.bad += 1
            self._damaged = True
            return []
        return [*self._lost(), *self._sound(said)]

    def _lost(self) -> list[Decoded]:
        if not (self._damaged and self._usual and self.wave) or self.gives_rr:
            return []
        slack = self._longest - self._usual + SLACK
        return [Lost(max(1, ceil((self._passed - slack) / self._usual) - 1))]

    def _sound(self, said: Sequence[Decoded]) -> Sequence[Decoded]:
        self.good += 1
        if not self._damaged and any(isinstance(word, Sample) for word in said):
            passed = self._passed
            self._usual += (passed - self._usual) / (USUAL_OVER if self._usual else 1)
            self._longest = max(passed, self._longest - 1 / USUAL_OVER)
        self._passed, self._damaged = 0, False
        return said
