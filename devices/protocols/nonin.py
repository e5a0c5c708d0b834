"""Nonin's oximeters (Xpod, OEM III): five bytes with a checksum, 75 times a second.

Format 2 begins with 01 and has 8 bits of pulse wave; format 7 begins with the status and has 16. The
fourth byte belongs to a figure that takes 25 frames to say: the first of them is marked, and the heart
rate stands in it and in the next one.
"""

from typing import Final

from devices.protocols.decoder import (
    ChangeFilter,
    Decoded,
    OnSkin,
    ProtocolInfo,
    Sample,
    valid_rate_or_none,
)
from devices.protocols.framing import Frames

SAMPLES_HZ: Final = 75.0
PULSE_WAVE_MS: Final = 2.0  # how finely intervals are found in such a wave
NONIN2: Final = ProtocolInfo("nonin2", False, "pulse", SAMPLES_HZ, PULSE_WAVE_MS)
NONIN7: Final = ProtocolInfo("nonin7", False, "pulse", SAMPLES_HZ, PULSE_WAVE_MS)
START: Final = 0x01
ALWAYS_SET: Final = 0x80
DISCONNECTED: Final = 0x40
UNUSABLE: Final = 0x08  # also when the finger is taken out
FIRST_OF_25: Final = 0x01


class _Figures:
    """Puts the heart rate together, and says what is new."""

    def __init__(self) -> None:
        self._changes = ChangeFilter()
        self._high: int | None = None  # the upper two bits, if the frame before held them

    def told(self, status: int, figure: int, lost: int) -> list[Decoded]:
        on_skin = not status & (DISCONNECTED | UNUSABLE)
        high, self._high = self._high, figure & 3 if status & FIRST_OF_25 else None
        if high is None or lost or not on_skin or status & FIRST_OF_25:
            return self._changes.new_only([OnSkin(on_skin)])
        return self._changes.new_only(
            [OnSkin(on_skin), *valid_rate_or_none(high << 7 | figure & 0x7F)]
        )


class _Nonin2:
    def __init__(self) -> None:
        self._figures = _Figures()

    def __call__(self, frame: bytes, lost: int) -> list[Decoded] | None:
        start, status, wave, figure, _ = frame
        if start != START or not status & ALWAYS_SET or not _adds_up(frame):
            return None
        return [*self._figures.told(status, figure, lost), Sample(wave)]


class _Nonin7:
    def __init__(self) -> None:
        self._figures = _Figures()

    def __call__(self, frame: bytes, lost: int) -> list[Decoded] | None:
        status, wave_high, wave_low, figure, _ = frame
        if not status & ALWAYS_SET or not _adds_up(frame):
            return None
        return [*self._figures.told(status, figure, lost), Sample(wave_high << 8 | wave_low)]


def _adds_up(frame: bytes) -> bool:
    return sum(frame[:-1]) & 0xFF == frame[-1]


def nonin2() -> Frames:
    return Frames(NONIN2, 5, _Nonin2())


def nonin7() -> Frames:
    return Frames(NONIN7, 5, _Nonin7())
