"""Nonin's oximeters (Xpod, OEM III): five bytes with a checksum, 75 times a second.

Format 2 begins with 01 and has 8 bits of pulse wave; format 7 begins with the status and has 16. The
fourth bytes of 25 frames together carry the other figures: the first frame is marked, and the heart rate is
in it and in the next one.
"""

from typing import Final

from devices.protocols.decoder import (
    ChangeFilter,
    Decoded,
    OnSkin,
    ProtocolInfo,
    Sample,
    to_heart_rate,
)
from devices.protocols.framing import FrameDecoder

SAMPLES_HZ: Final = 75.0
RESOLUTION_MS: Final = 2.0  # resolution of intervals found in such a wave
NONIN2: Final = ProtocolInfo("nonin2", False, "pulse", SAMPLES_HZ, RESOLUTION_MS)
NONIN7: Final = ProtocolInfo("nonin7", False, "pulse", SAMPLES_HZ, RESOLUTION_MS)
START: Final = 0x01
ALWAYS_SET: Final = 0x80
DISCONNECTED: Final = 0x40
UNUSABLE: Final = 0x08  # also when the finger is taken out
FIRST_OF_25: Final = 0x01


class _StatusReader:
    """Assembles the heart rate from two frames; passes on what has changed."""

    def __init__(self) -> None:
        self._change_filter = ChangeFilter()
        self._high: int | None = None  # the upper two bits, if the frame before held them

    def add(self, status: int, figure: int, lost: int) -> list[Decoded]:
        """Add the status and the fourth byte of a frame, before which `lost` frames were lost."""
        on_skin = not status & (DISCONNECTED | UNUSABLE)
        high, self._high = self._high, figure & 3 if status & FIRST_OF_25 else None
        if high is None or lost or not on_skin or status & FIRST_OF_25:
            return self._change_filter.new_only([OnSkin(on_skin)])
        return self._change_filter.new_only(
            [OnSkin(on_skin), *to_heart_rate(high << 7 | figure & 0x7F)]
        )


class _Nonin2:
    """Reads a frame of format 2."""

    def __init__(self) -> None:
        self._status_reader = _StatusReader()

    def __call__(self, frame: bytes, lost: int) -> list[Decoded] | None:
        start, status, wave, figure, _ = frame
        if start != START or not status & ALWAYS_SET or not _has_valid_checksum(frame):
            return None
        return [*self._status_reader.add(status, figure, lost), Sample(wave)]


class _Nonin7:
    """Reads a frame of format 7."""

    def __init__(self) -> None:
        self._status_reader = _StatusReader()

    def __call__(self, frame: bytes, lost: int) -> list[Decoded] | None:
        status, wave_high, wave_low, figure, _ = frame
        if not status & ALWAYS_SET or not _has_valid_checksum(frame):
            return None
        return [*self._status_reader.add(status, figure, lost), Sample(wave_high << 8 | wave_low)]


def _has_valid_checksum(frame: bytes) -> bool:
    return sum(frame[:-1]) & 0xFF == frame[-1]


def nonin2() -> FrameDecoder:
    """A decoder of serial format 2."""
    return FrameDecoder(NONIN2, 5, _Nonin2())


def nonin7() -> FrameDecoder:
    """A decoder of serial format 7."""
    return FrameDecoder(NONIN7, 5, _Nonin7())
