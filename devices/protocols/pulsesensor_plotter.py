"""The PulseSensor's plotter lines, `BPM,IBI,signal` 50 times a second: which of them begins a beat.

Rule: a beat shows as a change of IBI or of BPM that two lines in a row tell alike, for one line alone
may be damaged. A beat whose interval and rate equal those before changes
nothing and is found by counting lines: at the next change, the time since the last beat is that beat's own
interval and as many repeats of the old one as fit. When nothing has changed for two and a half old
intervals, the first of the repeats is certain and is told without waiting longer. BPM 0 is the board's way
to say that it has lost the pulse; the IBI beside it is a number it made up.
"""

import re
from typing import Final

from devices.protocols.decoder import (
    FASTEST_BPM,
    Decoded,
    DecodedInterval,
    OnSkin,
    ProtocolInfo,
    Sample,
    valid_rate_or_none,
)
from devices.protocols.framing import Lines
from devices.protocols.text_lines import LONGEST_MS, PULSE_SENSOR_MS

LINE_MS: Final = 20.0
CERTAIN: Final = 2.5  # intervals without a change
PLOTTER: Final = ProtocolInfo("plotter", True, "pulse", 1000.0 / LINE_MS, PULSE_SENSOR_MS)

_LINE: Final = re.compile(rb"([0-9]{1,3}),\s?([0-9]{1,5}),\s?([0-9]{1,5})")


class _Beats:
    def __init__(self) -> None:
        self._bpm = self._ibi_ms = 0
        self._lines = 0  # since the last beat that was told, or since the pulse was found
        self._doubted: tuple[int, int] | None = None  # what one line alone has told

    def __call__(self, line: bytes) -> list[Decoded] | None:
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        bpm, ibi_ms, signal = (int(number) for number in found.groups())
        if bpm > FASTEST_BPM or ibi_ms >= LONGEST_MS or (bpm and not ibi_ms):
            return None
        return [*self._seen_twice(bpm, ibi_ms), Sample(signal)]

    def _seen_twice(self, bpm: int, ibi_ms: int) -> list[Decoded]:
        """What this line tells, once the next one tells the same; meanwhile time goes by."""
        if (bpm, ibi_ms) in (self._doubted, (self._bpm, self._ibi_ms)):
            late = self._doubted == (bpm, ibi_ms)
            self._doubted = None
            return self._seen(bpm, ibi_ms, late=late)
        self._doubted = bpm, ibi_ms
        self._lines += 1
        return []

    def _seen(self, bpm: int, ibi_ms: int, *, late: bool) -> list[Decoded]:
        before_bpm, before_ms = self._bpm, self._ibi_ms
        self._bpm, self._ibi_ms = bpm, ibi_ms
        if not (bpm and before_bpm):
            return self._found_or_lost(bpm, before_bpm)
        if (bpm, ibi_ms) == (before_bpm, before_ms):
            self._lines += 1
            return self._unchanged(ibi_ms)
        told = valid_rate_or_none(bpm) if bpm != before_bpm else []
        return [*told, *self._changed(before_ms, ibi_ms), *self._after(late=late)]

    def _found_or_lost(self, bpm: int, before_bpm: int) -> list[Decoded]:
        self._lines = 0
        if bpm:
            return [OnSkin(True), *valid_rate_or_none(bpm)]
        return [OnSkin(False)] if before_bpm else []

    def _changed(self, before_ms: int, ibi_ms: int) -> list[Decoded]:
        repeats = round((self._lines * LINE_MS - ibi_ms) / before_ms)
        self._lines = 0
        return [*_decode_line(before_ms, repeats), *_decode_line(ibi_ms, 1)]

    def _after(self, *, late: bool) -> list[Decoded]:
        """The beat was a line ago, if it had to be told twice."""
        self._lines += late
        return []

    def _unchanged(self, ibi_ms: int) -> list[Decoded]:
        if self._lines * LINE_MS < CERTAIN * ibi_ms:
            return []
        self._lines -= round(ibi_ms / LINE_MS)
        return _decode_line(ibi_ms, 1)


def _decode_line(ibi_ms: int, times: int) -> list[Decoded]:
    return [DecodedInterval(float(ibi_ms), ibi_ms)] * times


def plotter() -> Lines:
    return Lines(PLOTTER, _Beats())
