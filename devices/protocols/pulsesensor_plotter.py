"""The lines of the PulseSensor for the plotter, `BPM,IBI,signal` 50 times a second.

A beat shows as a change of IBI or BPM that is the same in two lines in a row, for one line alone may be
damaged. A beat with the same interval and rate as the one before changes nothing; it is found by counting
lines: at the next change, the time since the last beat is that beat's own interval and as many repeats of
the old one as fit. When nothing has changed for two and a half intervals, the first repeat is certain and is
reported without waiting longer. BPM 0 means that the board has lost the pulse; the IBI beside it is
meaningless.
"""

import re
from typing import Final

from devices.protocols.decoder import (
    MAX_BPM,
    Decoded,
    DecodedInterval,
    OnSkin,
    ProtocolInfo,
    Sample,
    to_heart_rate,
)
from devices.protocols.framing import LineDecoder
from devices.protocols.text_lines import MAX_INTERVAL_MS, PULSE_SENSOR_RESOLUTION_MS

LINE_MS: Final = 20.0
MIN_UNCHANGED_INTERVALS: Final = 2.5
PLOTTER: Final = ProtocolInfo(
    "plotter", True, "pulse", 1000.0 / LINE_MS, PULSE_SENSOR_RESOLUTION_MS
)

_LINE: Final = re.compile(rb"([0-9]{1,3}),\s?([0-9]{1,5}),\s?([0-9]{1,5})")


class _LineReader:
    """Reads a line, and finds the beats by the changes from line to line."""

    def __init__(self) -> None:
        self._bpm = self._ibi_ms = 0
        self._lines = 0  # since the last reported beat, or since the pulse was found
        self._unconfirmed: tuple[int, int] | None = None  # (bpm, ibi_ms) of one line alone

    def __call__(self, line: bytes) -> list[Decoded] | None:
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        bpm, ibi_ms, signal = (int(number) for number in match.groups())
        if bpm > MAX_BPM or ibi_ms >= MAX_INTERVAL_MS or (bpm and not ibi_ms):
            return None
        return [*self._confirm(bpm, ibi_ms), Sample(signal)]

    def _confirm(self, bpm: int, ibi_ms: int) -> list[Decoded]:
        """Take over the values of a line once the next one has the same; until then only count it."""
        if (bpm, ibi_ms) in (self._unconfirmed, (self._bpm, self._ibi_ms)):
            is_late = self._unconfirmed == (bpm, ibi_ms)
            self._unconfirmed = None
            return self._add_confirmed(bpm, ibi_ms, is_late=is_late)
        self._unconfirmed = bpm, ibi_ms
        self._lines += 1
        return []

    def _add_confirmed(self, bpm: int, ibi_ms: int, *, is_late: bool) -> list[Decoded]:
        last_bpm, last_ms = self._bpm, self._ibi_ms
        self._bpm, self._ibi_ms = bpm, ibi_ms
        if not (bpm and last_bpm):
            return self._on_pulse_change(bpm, last_bpm)
        if (bpm, ibi_ms) == (last_bpm, last_ms):
            self._lines += 1
            return self._beats_of_repeat(ibi_ms)
        rate = to_heart_rate(bpm) if bpm != last_bpm else []
        return [
            *rate,
            *self._beats_of_change(last_ms, ibi_ms),
            *self._count_confirmation(is_late=is_late),
        ]

    def _on_pulse_change(self, bpm: int, last_bpm: int) -> list[Decoded]:
        self._lines = 0
        if bpm:
            return [OnSkin(True), *to_heart_rate(bpm)]
        return [OnSkin(False)] if last_bpm else []

    def _beats_of_change(self, last_ms: int, ibi_ms: int) -> list[Decoded]:
        repeats = round((self._lines * LINE_MS - ibi_ms) / last_ms)
        self._lines = 0
        return [*_repeat_interval(last_ms, repeats), *_repeat_interval(ibi_ms, 1)]

    def _count_confirmation(self, *, is_late: bool) -> list[Decoded]:
        """The beat was one line earlier, if it had to be confirmed."""
        self._lines += is_late
        return []

    def _beats_of_repeat(self, ibi_ms: int) -> list[Decoded]:
        if self._lines * LINE_MS < MIN_UNCHANGED_INTERVALS * ibi_ms:
            return []
        self._lines -= round(ibi_ms / LINE_MS)
        return _repeat_interval(ibi_ms, 1)


def _repeat_interval(ibi_ms: int, times: int) -> list[Decoded]:
    return [DecodedInterval(float(ibi_ms), ibi_ms)] * times


def plotter() -> LineDecoder:
    """A decoder of the plotter lines."""
    return LineDecoder(PLOTTER, _LineReader())
