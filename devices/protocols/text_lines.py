"""Decoders of boards that print lines of text.

A pattern is matched before a number is parsed: Python itself would accept `1_000`, `nan` and digits of any
script or length.
"""

import re
from typing import Final

from devices.protocols.corrupt_numbers import CorruptNumberDetector
from devices.protocols.decoder import (
    ChangeFilter,
    Decoded,
    DecodedInterval,
    Lost,
    OnSkin,
    ProtocolInfo,
    Sample,
    to_heart_rate,
)
from devices.protocols.framing import LineDecoder

MAX_INTERVAL_MS: Final = 10_000  # a longer one is no time between two heart beats
MIN_FINGER_LIGHT: Final = 50_000  # the threshold of the MAX30102 sketches
MAX_LIGHT: Final = (1 << 18) - 1
MIN_REPEATS: Final = 3  # so that one damaged digit does not report the finger as removed
ADC_RANGE: Final = range(-(1 << 15), 1 << 16)

PULSE_SENSOR_RESOLUTION_MS: Final = 2.0  # it samples every 2 ms
PULSESENSOR: Final = ProtocolInfo("pulsesensor", True, "pulse", None, PULSE_SENSOR_RESOLUTION_MS)
COACH: Final = ProtocolInfo("coach", True, "pulse", None, PULSE_SENSOR_RESOLUTION_MS)
IBI: Final = ProtocolInfo("ibi", True, None, None, 1.0)
ADC: Final = ProtocolInfo("adc", False, "either", None, 2.0)
MAX30102: Final = ProtocolInfo("max30102", False, "pulse", None, 4.0)
NONIN8500: Final = ProtocolInfo("nonin8500", False, None, None, 1000.0)
BPM: Final = ProtocolInfo("bpm", False, None, None, 1000.0)

_PULSESENSOR: Final = re.compile(rb"([SBQ])([0-9]{1,5})")
_COACH: Final = re.compile(
    rb"PSWS,[12],(LIVE|SIM),([0-9]{1,10}),[0-9]{1,10},([0-9]{1,5}),([0-9]{1,3})(?:\.[0-9]{1,3})?,"
    rb"([0-9]{1,5})(?:\.[0-9]{1,3})?,([01]),[0-9]{1,3}(?:\.[0-9]{1,3})?,[A-Z_]{1,32}(?:,[ -~]*)?"
)
_IBI: Final = re.compile(rb"(?:(?:RR|IBI)\s?[:=]\s?)?([0-9]{1,5})(?:\.([0-9]{1,6}))?(?:\s?ms)?")
_ADC: Final = re.compile(rb"-?[0-9]{1,5}")
_MAX30102: Final = re.compile(
    rb"(?:IR=)?([0-9]{1,6})"
    rb"(?:,\s?BPM=[0-9]{1,4}(?:\.[0-9]{1,4})?,\s?Avg BPM=([0-9]{1,3})(?:\s?No finger\?)?)?"
)
_BPM: Final = re.compile(
    rb"(?:(?:avg|average|mean)\.?\s?)?(?:bpm|hr|heart\s?(?:rate|beat)|pulse(?:\s?rate)?)"
    rb"(?:\s?\(bpm\))?\s?[:=]\s{0,4}([0-9]{1,3})(?:\.[0-9]{1,4})?(?:\s?(?:bpm|/min))?"
    rb"(?:\s?[,;/|\t ]\s?[ -~\t]{0,80})?",
    re.IGNORECASE,
)
_NONIN8500: Final = re.compile(rb"SPO2=(?:[0-9]{3}|---)\s{1,2}HR=([0-9]{3}|---)(?:\s[ -~]*)?")


def to_interval(ms: int, fraction: float = 0.0) -> list[Decoded] | None:
    """The interval of `ms + part` milliseconds, or None if it cannot be one."""
    return [DecodedInterval(ms + fraction, ms)] if 0 < ms < MAX_INTERVAL_MS else None


class _PulseSensor:
    """A beat is two lines, B and then Q. A flipped bit turns an S into a Q, but then no B is before it."""

    def __init__(self) -> None:
        self._may_follow = True  # whether the line before was a B, or unreadable

    def __call__(self, line: bytes) -> list[Decoded] | None:
        fields = _PULSESENSOR.fullmatch(line)
        may_follow, self._may_follow = self._may_follow, fields is None or fields[1] == b"B"
        if fields is None:
            return None
        number = int(fields[2])
        match fields[1]:
            case b"S":
                return [Sample(number)]
            case b"B":
                return to_heart_rate(number)
            case _:
                return to_interval(number) if may_follow else None


class _Coach:
    """Reads a line of the PulseSensor Signal Coach. The board's own simulation (SIM) is ignored.

    The line that is marked as a beat may be lost. The interval is repeated in the lines after it: where
    lines are missing and two in a row have another interval than before, there was a beat.
    """

    def __init__(self) -> None:
        self._change_filter = ChangeFilter()
        self._number = -1  # of the last line that was read
        self._reported_ms = self._unconfirmed_ms = 0

    def __call__(self, line: bytes) -> list[Decoded] | None:
        match = _COACH.fullmatch(line)
        if match is None:
            return None
        if match[1] == b"SIM":
            return self._change_filter.new_only([OnSkin(False)])
        number, signal, hr_bpm, ibi_ms, beat = (int(match[i]) for i in (2, 3, 4, 5, 6))
        if beat and to_interval(ibi_ms) is None:
            return None
        intervals = self._find_beats(number, ibi_ms, is_marked=bool(beat))
        return [
            *self._change_filter.new_only([OnSkin(True), *to_heart_rate(hr_bpm)]),
            Sample(signal),
            *intervals,
        ]

    def _find_beats(self, number: int, ibi_ms: int, *, is_marked: bool) -> list[Decoded]:
        has_gap, self._number = number - self._number > 1 and self._number >= 0, number
        unconfirmed_ms, self._unconfirmed_ms = self._unconfirmed_ms, 0
        if is_marked or (ibi_ms != self._reported_ms and unconfirmed_ms == ibi_ms):
            self._reported_ms = ibi_ms
            return to_interval(ibi_ms) or []
        if ibi_ms != self._reported_ms and (has_gap or unconfirmed_ms):
            self._unconfirmed_ms = ibi_ms
        return []


def _read_ibi(line: bytes) -> list[Decoded] | None:
    match = _IBI.fullmatch(line)
    if match is None:
        return None
    return to_interval(int(match[1]), float(b"0." + (match[2] or b"0")))


class _Adc:
    """Reads a bare number. The sketch of the AD8232 prints `!` instead while an electrode is off."""

    def __init__(self) -> None:
        self._change_filter = ChangeFilter(MIN_REPEATS)
        self._corrupt_numbers = CorruptNumberDetector()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        if line == b"!":
            return [*self._change_filter.new_only([OnSkin(False)]), Lost(1)]
        if not _ADC.fullmatch(line) or int(line) not in ADC_RANGE:
            return None
        if self._corrupt_numbers.is_corrupt(line):
            return None
        return [*self._change_filter.new_only([OnSkin(True)]), Sample(int(line))]


class _Max30102:
    """Reads the intensity of the light, and the heart rate some sketches print beside it."""

    def __init__(self) -> None:
        self._change_filter = ChangeFilter(MIN_REPEATS)
        self._corrupt_numbers = CorruptNumberDetector()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        match = _MAX30102.fullmatch(line)
        if match is None or int(match[1]) > MAX_LIGHT or self._corrupt_numbers.is_corrupt(match[1]):
            return None
        light = int(match[1])
        on_skin = light >= MIN_FINGER_LIGHT
        rate = to_heart_rate(int(match[2] or b"0")) if on_skin else []
        return [*self._change_filter.new_only([OnSkin(on_skin), *rate]), Sample(light)]


class _RateOnly:
    """Reads a heart rate, without intervals; the first group of the pattern is the rate, or dashes for none."""

    def __init__(self, pattern: re.Pattern[bytes]) -> None:
        self._pattern = pattern
        self._change_filter = ChangeFilter()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        match = self._pattern.fullmatch(line)
        if match is None:
            return None
        rate = to_heart_rate(int(match[1])) if match[1] != b"---" else []
        return self._change_filter.new_only([OnSkin(bool(rate)), *rate])


def pulsesensor() -> LineDecoder:
    """A decoder of the PulseSensor Playground's S, B and Q lines."""
    return LineDecoder(PULSESENSOR, _PulseSensor())


def coach() -> LineDecoder:
    """A decoder of the PulseSensor Signal Coach."""
    return LineDecoder(COACH, _Coach())


def ibi() -> LineDecoder:
    """A decoder of lines that hold one interval in ms."""
    return LineDecoder(IBI, _read_ibi)


def adc() -> LineDecoder:
    """A decoder of bare samples of an ECG or pulse wave, such as the AD8232 sketch prints."""
    return LineDecoder(ADC, _Adc())


def max30102() -> LineDecoder:
    """A decoder of the usual MAX30102 sketches."""
    return LineDecoder(MAX30102, _Max30102())


def nonin8500() -> LineDecoder:
    """A decoder of the Nonin 8500, which sends the mean heart rate once a second."""
    return LineDecoder(NONIN8500, _RateOnly(_NONIN8500))


def bpm() -> LineDecoder:
    """A decoder of a heart rate with its name before it, as many sketches print it at each beat or second."""
    return LineDecoder(BPM, _RateOnly(_BPM))
