"""The finger clips of Contec (CMS50 family): two ways of sending the same pulse wave, 60 times a second.

Neither has a checksum. What holds a frame together is bit 7: in the older one only the first byte has
it, in the newer one all but the first, which carries what was cut off in a byte of its own.
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

SAMPLES_HZ: Final = 60.0
PULSE_WAVE_MS: Final = 2.0  # how finely intervals are found in such a wave
CONTEC: Final = ProtocolInfo("contec", False, "pulse", SAMPLES_HZ, PULSE_WAVE_MS)
CONTEC9: Final = ProtocolInfo("contec9", False, "pulse", SAMPLES_HZ, PULSE_WAVE_MS)
BELIEVED_AFTER: Final = 3  # frames: one damaged bit must not take the finger out of the clip
MOST_SPO2: Final = 100
NO_SPO2: Final = 127
NO_FINGER: Final = 0x10  # some call it "searched too long"
PROBE_ERROR: Final = 0x10
SENSOR_FAULT: Final = 0x80  # the newer clips' word for the same
REALTIME: Final = 0x01

ASK: Final = bytes((0x7D, 0x81, 0xA1, *[0x80] * 6))
STAY: Final = bytes((0x7D, 0x81, 0xAF, *[0x80] * 6))
STOP: Final = bytes((0x7D, 0x81, 0xA2, *[0x80] * 6))
STAY_EVERY_S: Final = 5.0


class _Contec:
    def __init__(self) -> None:
        self._changes = ChangeFilter(BELIEVED_AFTER)

    def __call__(self, frame: bytes, _lost: int) -> list[Decoded] | None:
        state, wave, bar, low_bpm, spo2 = frame
        if state < 0x80 or max(wave, bar, low_bpm, spo2) >= 0x80:
            return None
        if spo2 > MOST_SPO2 and spo2 != NO_SPO2:
            return None
        on_skin = not (state & NO_FINGER or bar & PROBE_ERROR)
        hr_bpm = (bar & 0x40) << 1 | low_bpm
        return _decode_values(self._changes, on_skin, hr_bpm, wave)


class _Contec9:
    def __init__(self) -> None:
        self._changes = ChangeFilter(BELIEVED_AFTER)

    def __call__(self, frame: bytes, _lost: int) -> list[Decoded] | None:
        kind, high, *low = frame
        if kind != REALTIME or min(high, *low) < 0x80:
            return None
        state, wave, _bar, hr_bpm, *_ = (
            byte & 0x7F | (high >> place & 1) << 7 for place, byte in enumerate(low)
        )
        on_skin = not state & (NO_FINGER | SENSOR_FAULT)
        return _decode_values(self._changes, on_skin, hr_bpm, wave & 0x7F)


def _decode_values(changes: ChangeFilter, on_skin: bool, hr_bpm: int, wave: int) -> list[Decoded]:
    found = valid_rate_or_none(hr_bpm) if on_skin and hr_bpm < 0xFF else []
    return [*changes.new_only([OnSkin(on_skin), *found]), Sample(wave)]


def contec() -> Frames:
    return Frames(CONTEC, 5, _Contec())


def contec9() -> Frames:
    return Frames(CONTEC9, 9, _Contec9())
