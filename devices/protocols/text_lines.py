"""Boards that print lines of text: what each line says.

A pattern is matched before a number is read: Python itself would take `1_000`, `nan` and digits of any
script or length.
"""

import re
from typing import Final

from devices.protocols.corrupt_numbers import Levels
from devices.protocols.decoder import (
    ChangeFilter,
    Decoded,
    DecodedInterval,
    Lost,
    OnSkin,
    ProtocolInfo,
    Sample,
    valid_rate_or_none,
)
from devices.protocols.framing import Lines

LONGEST_MS: Final = 10_000  # nothing above is the time between two heart beats
FINGER_LIGHT: Final = 50_000  # what the sketches of the MAX30102 themselves take for a finger
BRIGHTEST_LIGHT: Final = (1 << 18) - 1
BELIEVED_AFTER: Final = 3  # lines: one damaged digit must not take the finger off the light
ADC_RANGE: Final = range(-(1 << 15), 1 << 16)

PULSE_SENSOR_MS: Final = 2.0  # it looks every 2 ms
PULSESENSOR: Final = ProtocolInfo("pulsesensor", True, "pulse", None, PULSE_SENSOR_MS)
COACH: Final = ProtocolInfo("coach", True, "pulse", None, PULSE_SENSOR_MS)
IBI: Final = ProtocolInfo("ibi", True, None, None, 1.0)
ADC: Final = ProtocolInfo("adc", False, "either", None, 2.0)
MAX30102: Final = ProtocolInfo("max30102", False, "pulse", None, 4.0)
NONIN8500: Final = ProtocolInfo("nonin8500", False, None, None, 1000.0)

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
_NONIN8500: Final = re.compile(rb"SPO2=(?:[0-9]{3}|---)\s{1,2}HR=([0-9]{3}|---)(?:\s[ -~]*)?")


def interval_or_none(ms: int, part: float = 0.0) -> list[Decoded] | None:
    """None for what cannot be one."""
    return [DecodedInterval(ms + part, ms)] if 0 < ms < LONGEST_MS else None


class _PulseSensor:
    """A beat is two lines, B and then Q. One flipped bit makes a Q of an S, which no B comes before."""

    def __init__(self) -> None:
        self._may_follow = True  # was the line before a B, or unreadable?

    def __call__(self, line: bytes) -> list[Decoded] | None:
        found = _PULSESENSOR.fullmatch(line)
        may_follow, self._may_follow = self._may_follow, found is None or found[1] == b"B"
        if found is None:
            return None
        number = int(found[2])
        match found[1]:
            case b"S":
                return [Sample(number)]
            case b"B":
                return valid_rate_or_none(number)
            case _:
                return interval_or_none(number) if may_follow else None


class _Coach:
    """While the board plays its own example (SIM), it listens to nobody: none of it is told.

    The line that says "beat" may be lost. The interval stays on the lines after it: where lines are
    missing and two in a row tell another interval than before, there was a beat.
    """

    def __init__(self) -> None:
        self._changes = ChangeFilter()
        self._number = -1  # of the last line that was read
        self._told_ms = self._doubted_ms = 0

    def __call__(self, line: bytes) -> list[Decoded] | None:
        found = _COACH.fullmatch(line)
        if found is None:
            return None
        if found[1] == b"SIM":
            return self._changes.new_only([OnSkin(False)])
        number, signal, hr_bpm, ibi_ms, beat = (int(found[i]) for i in (2, 3, 4, 5, 6))
        if beat and interval_or_none(ibi_ms) is None:
            return None
        beats = self._beats(number, ibi_ms, told=bool(beat))
        return [
            *self._changes.new_only([OnSkin(True), *valid_rate_or_none(hr_bpm)]),
            Sample(signal),
            *beats,
        ]

    def _beats(self, number: int, ibi_ms: int, *, told: bool) -> list[Decoded]:
        missed, self._number = number - self._number > 1 and self._number >= 0, number
        doubted, self._doubted_ms = self._doubted_ms, 0
        if told or (ibi_ms != self._told_ms and doubted == ibi_ms):
            self._told_ms = ibi_ms
            return interval_or_none(ibi_ms) or []
        if ibi_ms != self._told_ms and (missed or doubted):
            self._doubted_ms = ibi_ms
        return []


def _read_ibi(line: bytes) -> list[Decoded] | None:
    found = _IBI.fullmatch(line)
    if found is None:
        return None
    return interval_or_none(int(found[1]), float(b"0." + (found[2] or b"0")))


class _Adc:
    """`!` is how the sketch of the AD8232 says, in the place of a sample, that an electrode is off."""

    def __init__(self) -> None:
        self._changes = ChangeFilter(BELIEVED_AFTER)
        self._levels = Levels()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        if line == b"!":
            return [*self._changes.new_only([OnSkin(False)]), Lost(1)]
        if not _ADC.fullmatch(line) or int(line) not in ADC_RANGE:
            return None
        if self._levels.is_strange(line):
            return None
        return [*self._changes.new_only([OnSkin(True)]), Sample(int(line))]


class _Max30102:
    def __init__(self) -> None:
        self._changes = ChangeFilter(BELIEVED_AFTER)
        self._levels = Levels()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        found = _MAX30102.fullmatch(line)
        if found is None or int(found[1]) > BRIGHTEST_LIGHT or self._levels.is_strange(found[1]):
            return None
        light = int(found[1])
        touched = light >= FINGER_LIGHT
        told = valid_rate_or_none(int(found[2] or b"0")) if touched else []
        return [*self._changes.new_only([OnSkin(touched), *told]), Sample(light)]


class _Nonin8500:
    """Tells a mean of the heart rate once a second, from which no interval can be found."""

    def __init__(self) -> None:
        self._changes = ChangeFilter()

    def __call__(self, line: bytes) -> list[Decoded] | None:
        found = _NONIN8500.fullmatch(line)
        if found is None:
            return None
        told = valid_rate_or_none(int(found[1])) if found[1] != b"---" else []
        return self._changes.new_only([OnSkin(bool(told)), *told])


def pulsesensor() -> Lines:
    return Lines(PULSESENSOR, _PulseSensor())


def coach() -> Lines:
    return Lines(COACH, _Coach())


def ibi() -> Lines:
    return Lines(IBI, _read_ibi)


def adc() -> Lines:
    return Lines(ADC, _Adc())


def max30102() -> Lines:
    return Lines(MAX30102, _Max30102())


def nonin8500() -> Lines:
    return Lines(NONIN8500, _Nonin8500())
