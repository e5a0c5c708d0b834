"""The lines or frames that each board sends for a heart, each with its time.

Written from the makers' descriptions, independently of the decoders.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.devices.boards.pty_board import TimedBytes
from tests.devices.boards.synthetic_heart import beat_times, ecg, pulse, sample_times

CONTEC_HELLO: Final = bytes((0x7D, 0x81, 0xA1)) + bytes((0x80,)) * 6
CONTEC_STAY: Final = bytes((0x7D, 0x81, 0xAF)) + bytes((0x80,)) * 6
CONTEC_STOP: Final = bytes((0x7D, 0x81, 0xA2)) + bytes((0x80,)) * 6


def pulsesensor(
    rr_ms: list[int], began: float = 0.0, *, with_signal: bool = True
) -> Iterator[TimedBytes]:
    """PulseSensor Playground: the signal fifty times a second, and two lines a beat."""
    beats = beat_times(rr_ms, began)
    lines = [
        TimedBytes(t, b"B%d\r\nQ%d\r\n" % (60000 // rr, rr))
        for t, rr in zip(beats, rr_ms, strict=True)
    ]
    t = sample_times(beats[-1], 50.0, began)
    if with_signal:
        lines += _each(t, pulse(t, beats, 300, 400), b"S%d\r\n")
    return iter(sorted(lines))


def plotter(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """PulseSensor Playground for the plotter: the last interval again and again."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], 50.0, began)
    last = np.searchsorted(beats, t, side="right") - 1
    for when, beat, level in zip(t.tolist(), last.tolist(), pulse(t, beats, 300, 400), strict=True):
        rr = rr_ms[beat] if beat >= 0 else 0
        yield TimedBytes(when, b"%d,%d,%d\r\n" % (60000 // rr if rr else 0, rr, level))


def coach(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """PulseSensor Signal Coach: one line each 20 ms; `beat` is 1 in the line after a beat."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1] + 0.04, 50.0, began)
    last = np.searchsorted(beats, t, side="right") - 1
    levels = pulse(t, beats, 300, 400).tolist()
    before = -1
    for seq, (when, beat, level) in enumerate(zip(t.tolist(), last.tolist(), levels, strict=True)):
        rr = rr_ms[beat] if beat >= 0 else 0
        bpm = 60000 // rr if rr else 0
        figures = (seq, round(1000 * (when - began)), level, bpm, rr, beat != before)
        yield TimedBytes(when, b"PSWS,1,LIVE,%d,%d,%d,%d,%d,%d,90,TRACKING\r\n" % figures)
        before = beat


def ibi(rr_ms: list[int], began: float = 0.0, line: bytes = b"IBI=%d\n") -> Iterator[TimedBytes]:
    """Any sketch that prints each interval and nothing else."""
    return (TimedBytes(t, line % rr) for t, rr in zip(beat_times(rr_ms, began), rr_ms, strict=True))


def ad8232(
    rr_ms: list[int], began: float = 0.0, rate_hz: float = 250.0, off: tuple[float, float] = (0, 0)
) -> Iterator[TimedBytes]:
    """The AD8232 sketch: a bare number of the converter, `!` while a lead is off."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], rate_hz, began)
    for typed in _each(t, ecg(t, beats, 350, 480), b"%d\r\n"):
        yield TimedBytes(typed.t, b"!\r\n") if off[0] <= typed.t < off[1] else typed


def pulse_board(
    rr_ms: list[int], began: float = 0.0, rate_hz: float = 100.0, noise: float = 0.0, seed: int = 0
) -> Iterator[TimedBytes]:
    """A pulse sensor on a bare converter: nothing but numbers, like the AD8232 sketch."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], rate_hz, began)
    return iter(_each(t, pulse(t, beats, 300, 400) + _noise(t.size, noise, seed), b"%d\r\n"))


def max30102(
    rr_ms: list[int], began: float = 0.0, rate_hz: float = 100.0, noise: float = 20.0, seed: int = 0
) -> Iterator[TimedBytes]:
    """The bare light of a MAX30102: six digits a line."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], rate_hz, began)
    return iter(_each(t, pulse(t, beats, 2000, 110_000) + _noise(t.size, noise, seed), b"%d\r\n"))


def _noise(size: int, spread: float, seed: int) -> NDArray[np.int64]:
    return np.rint(np.random.default_rng(seed).normal(0.0, spread, size)).astype(np.int64)


def contec5(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """Contec CMS50D+ up to 4.5: five bytes sixty times a second; only the first has bit 7."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], 60.0, began)
    for when, level in zip(t.tolist(), pulse(t, beats, 85, 15).tolist(), strict=True):
        yield TimedBytes(when, bytes((0x80 | 6, level, level >> 3, 72, 98)))


def contec9(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """Contec CMS50D+ 4.6 and later: nine bytes, the high bits gathered in the second."""
    for when, frame in contec5(rr_ms, began):
        seven = (frame[0] & 0x7F, frame[1], frame[2], frame[3], frame[4], 0xFF, 0xFF)
        high = sum(1 << i for i, byte in enumerate(seven) if byte & 0x80)
        yield TimedBytes(when, bytes((0x01, 0x80 | high, *(byte | 0x80 for byte in seven))))


def nonin2(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """Nonin, serial format 2: three packets of 25 frames a second; the first frame has SYNC."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], 75.0, began)
    for n, (when, level) in enumerate(
        zip(t.tolist(), pulse(t, beats, 170, 40).tolist(), strict=True)
    ):
        figures = (72, 98)[n % 25 == 2] if n % 25 in (1, 2) else 0
        yield TimedBytes(when, _nonin(0x80 | (n % 25 == 0), level, figures, first=0x01))


def nonin7(rr_ms: list[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """Nonin, serial format 7: the wave with sixteen bits."""
    beats = beat_times(rr_ms, began)
    t = sample_times(beats[-1], 75.0, began)
    for n, (when, level) in enumerate(
        zip(t.tolist(), pulse(t, beats, 40000, 9000).tolist(), strict=True)
    ):
        body = (0x80 | (n % 25 == 0), level >> 8, level & 0xFF, 72 if n % 25 == 1 else 0)
        yield TimedBytes(when, bytes((*body, sum(body) & 0xFF)))


def nonin8500(seconds: int, began: float = 0.0) -> Iterator[TimedBytes]:
    """Nonin 8500: figures once a second, no beats at all."""
    return (TimedBytes(began + s, b"SPO2=098 HR=072\r\n") for s in range(1, seconds))


def bpm(rr_ms: Sequence[int], began: float = 0.0) -> Iterator[TimedBytes]:
    """The first lesson of the PulseSensor: the rate at each beat, and a line that greets it."""
    for t, rr in zip(beat_times(list(rr_ms), began), rr_ms, strict=True):
        yield TimedBytes(t, b"A HeartBeat Happened !\r\nBPM: %d\r\n" % (60_000 // rr))


def _nonin(status: int, level: int, figures: int, first: int) -> bytes:
    body = (first, status, level, figures)
    return bytes((*body, sum(body) & 0xFF))


def _each(t: Iterable[float], levels: Iterable[int], line: bytes) -> list[TimedBytes]:
    return [TimedBytes(float(when), line % level) for when, level in zip(t, levels, strict=True)]


def late(script: Iterable[TimedBytes], most_s: float, seed: int = 2) -> Iterator[TimedBytes]:
    """The same on a slow cable: each comes up to so much later, and none overtakes another."""
    random = np.random.default_rng(seed)
    before = -1.0
    for typed in script:
        before = max(before, typed.t + float(random.uniform(0.0, most_s)))
        yield TimedBytes(before, typed.data)


def flipped(script: Iterable[TimedBytes], share: float, seed: int = 3) -> Iterator[TimedBytes]:
    """The same on a bad cable: one bit is turned over in this share of the bytes."""
    random = np.random.default_rng(seed)
    for t, data in script:
        wrong = np.frombuffer(data, np.uint8).copy()
        hit = random.random(len(wrong)) < share
        wrong[hit] ^= (1 << random.integers(0, 8, int(hit.sum()))).astype(np.uint8)
        yield TimedBytes(t, wrong.tobytes())


def damaged(
    script: Iterable[TimedBytes], share: float, how: str, seed: int = 4
) -> Iterator[TimedBytes]:
    """In this share of the lines one bit is turned over, one character falls out, or all from one on do."""
    random = np.random.default_rng(seed)
    for t, data in script:
        line = bytearray(data)
        at = int(random.integers(0, len(line)))
        if random.random() < share:
            if how == "bit":
                line[at] ^= 1 << int(random.integers(0, 8))
            else:
                del line[at : at + 1 if how == "character" else None]
        yield TimedBytes(t, bytes(line))


def intervals_between(beats: Sequence[float]) -> list[float]:
    return [1000.0 * (later - earlier) for earlier, later in pairwise(beats)]
