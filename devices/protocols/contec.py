"""Contec's finger oximeters (CMS50 family): two formats of the same pulse wave, 60 times a second.

Neither has a checksum. Frames are recognized by bit 7: in the older format only the first byte has it, in
the newer one all bytes but the first; there the second byte carries the bits that were cut off.
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

SAMPLES_HZ: Final = 60.0
RESOLUTION_MS: Final = 2.0  # resolution of intervals found in such a wave
CONTEC: Final = ProtocolInfo("contec", False, "pulse", SAMPLES_HZ, RESOLUTION_MS)
CONTEC9: Final = ProtocolInfo("contec9", False, "pulse", SAMPLES_HZ, RESOLUTION_MS)
MIN_REPEATS: Final = 3  # so that one damaged bit does not report the finger as removed
MAX_SPO2_PERCENT: Final = 100
NO_SPO2: Final = 127
NO_FINGER: Final = 0x10  # "searching too long" in some documents
PROBE_ERROR: Final = 0x10
SENSOR_FAULT: Final = 0x80  # of the newer format
REALTIME: Final = 0x01

START_COMMAND: Final = bytes((0x7D, 0x81, 0xA1, *[0x80] * 6))
KEEP_ALIVE_COMMAND: Final = bytes((0x7D, 0x81, 0xAF, *[0x80] * 6))
STOP_COMMAND: Final = bytes((0x7D, 0x81, 0xA2, *[0x80] * 6))
KEEP_ALIVE_EVERY_S: Final = 5.0


class _Contec:
    """Reads a frame of the older format."""

    def __init__(self) -> None:
        self._change_filter = ChangeFilter(MIN_REPEATS)

    def __call__(self, frame: bytes, _lost: int) -> list[Decoded] | None:
        state, sample, bar, low_bpm, spo2 = frame
        if state < 0x80 or max(sample, bar, low_bpm, spo2) >= 0x80:
            return None
        if spo2 > MAX_SPO2_PERCENT and spo2 != NO_SPO2:
            return None
        on_skin = not (state & NO_FINGER or bar & PROBE_ERROR)
        hr_bpm = (bar & 0x40) << 1 | low_bpm
        return _to_decoded(self._change_filter, on_skin, hr_bpm, sample)


class _Contec9:
    """Reads a frame of the newer format."""

    def __init__(self) -> None:
        self._change_filter = ChangeFilter(MIN_REPEATS)

    def __call__(self, frame: bytes, _lost: int) -> list[Decoded] | None:
        kind, high, *low = frame
        if kind != REALTIME or min(high, *low) < 0x80:
            return None
        state, sample, _bar, hr_bpm, *_ = (
            byte & 0x7F | (high >> bit & 1) << 7 for bit, byte in enumerate(low)
        )
        on_skin = not state & (NO_FINGER | SENSOR_FAULT)
        return _to_decoded(self._change_filter, on_skin, hr_bpm, sample & 0x7F)


def _to_decoded(
    change_filter: ChangeFilter, on_skin: bool, hr_bpm: int, sample: int
) -> list[Decoded]:
    rate = to_heart_rate(hr_bpm) if on_skin and hr_bpm < 0xFF else []
    return [*change_filter.new_only([OnSkin(on_skin), *rate]), Sample(sample)]


def contec() -> FrameDecoder:
    """A decoder of the older format, 5 bytes."""
    return FrameDecoder(CONTEC, 5, _Contec())


def contec9() -> FrameDecoder:
    """A decoder of the newer format, 9 bytes."""
    return FrameDecoder(CONTEC9, 9, _Contec9())
