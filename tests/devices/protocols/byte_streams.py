"""The bytes of each board for a heart, composed from the makers' tables."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from devices.protocols.decoder import Decoder
from devices.protocols.serial_devices import SERIAL_DEVICES
from tests.devices.waveforms.waves import ECG, NOTCHED, beats, quantize, wave


def contec_frame(wave: int, *, hr_bpm: int = 72, spo2: int = 98, finger_out: bool = False) -> bytes:
    state = 0x80 | 0x08 | (0x10 if finger_out else 0)
    return bytes((state, wave, 0x05 | (hr_bpm >> 7) << 6, hr_bpm & 0x7F, spo2))


def contec9_frame(
    wave: int, *, hr_bpm: int = 72, spo2: int = 98, probe_error: bool = False
) -> bytes:
    seven = (0x08 | probe_error << 7, wave, 0x15, hr_bpm, spo2, 0x74, 0x01)
    high = sum((byte >> 7) << index for index, byte in enumerate(seven))
    return bytes((0x01, 0x80 | high, *(0x80 | byte for byte in seven)))


def nonin2_frame(wave: int, *, status: int = 0x80, figure: int = 0) -> bytes:
    return with_sum(0x01, status, wave, figure)


def nonin7_frame(wave: int, *, status: int = 0x80, figure: int = 0) -> bytes:
    return with_sum(status, wave >> 8, wave & 0xFF, figure)


def with_sum(*four: int) -> bytes:
    return bytes((*four, sum(four) % 256))


def _of_25(index: int, hr_bpm: int) -> tuple[int, int]:
    """Status and figure of one of 25 frames."""
    figures = {0: hr_bpm >> 7, 1: hr_bpm & 0x7F, 2: 98}
    return 0x81 if index == 0 else 0x80, figures.get(index, 0)


def _pulse(rate_hz: float, seconds: float, highest: int) -> list[int]:
    return quantize(wave(NOTCHED, beats(11, seconds), rate_hz), highest // 20, highest)


def contec(seconds: float) -> bytes:
    return b"".join(map(contec_frame, _pulse(60.0, seconds, 120)))


def contec9(seconds: float) -> bytes:
    return b"".join(map(contec9_frame, _pulse(60.0, seconds, 120)))


def nonin2(seconds: float) -> bytes:
    stream = b""
    for n, height in enumerate(_pulse(75.0, seconds, 250)):
        status, figure = _of_25(n % 25, 72)
        stream += nonin2_frame(height, status=status, figure=figure)
    return stream


def nonin7(seconds: float) -> bytes:
    stream = b""
    for n, height in enumerate(_pulse(75.0, seconds, 60_000)):
        status, figure = _of_25(n % 25, 72)
        stream += nonin7_frame(height, status=status, figure=figure)
    return stream


def nonin8500(seconds: float) -> bytes:
    return b"".join(b"SPO2=098 HR=%03d\r\n" % (70 + n % 4) for n in range(round(seconds)))


def bpm(seconds: float) -> bytes:
    return b"".join(
        b"Heart rate:%dbpm / SpO2:97%%\r\n" % (70 + n % 4) for n in range(round(seconds))
    )


def bare_bpm(seconds: float) -> bytes:
    return b"".join(b"BPM: %d\r\n" % (60_000 // rr_ms) for rr_ms in _intervals_ms(seconds))


def ibi(seconds: float) -> bytes:
    return b"".join(b"RR:%d\r\n" % rr_ms for rr_ms in _intervals_ms(seconds))


def bare_ibi(seconds: float) -> bytes:
    return b"".join(b"%d\r\n" % rr_ms for rr_ms in _intervals_ms(seconds))


def adc(seconds: float) -> bytes:
    samples = quantize(wave(ECG, beats(11, seconds), 250.0), 280, 790)
    return b"".join(b"%d\r\n" % value for value in samples)


def max30102(seconds: float) -> bytes:
    return b"".join(
        b"IR=%d, BPM=71.43, Avg BPM=72\r\n" % (101_000 + value)
        for value in _pulse(50.0, seconds, 900)
    )


def bare_max30102(seconds: float) -> bytes:
    return b"".join(b"%d\r\n" % (101_000 + value) for value in _pulse(50.0, seconds, 900))


def _intervals_ms(seconds: float) -> list[int]:
    return [round(1000.0 * (b - a)) for a, b in pairwise(beats(11, seconds).tolist())]


def _with_beats(seconds: float, line: Callable[[int, int, int, bool], bytes]) -> bytes:
    """Fifty lines a second: their number, the signal, the last interval and whether a beat begins."""
    ends = [round(50.0 * t) for t in beats(11, seconds).tolist()]
    rr_at = dict(zip(ends[1:], _intervals_ms(seconds), strict=True))
    stream, rr_ms = b"", 0
    for n, signal in enumerate(_pulse(50.0, seconds, 900)):
        rr_ms = rr_at.get(n, rr_ms)
        stream += line(n, signal, rr_ms, n in rr_at)
    return stream


def pulsesensor(seconds: float) -> bytes:
    def line(_n: int, signal: int, rr_ms: int, beat: bool) -> bytes:
        beat_lines = b"B%d\r\nQ%d\r\n" % (60_000 // rr_ms, rr_ms) if beat else b""
        return b"S%d\r\n" % signal + beat_lines

    return _with_beats(seconds, line)


def plotter(seconds: float) -> bytes:
    def line(_n: int, signal: int, rr_ms: int, _beat: bool) -> bytes:
        return b"%d,%d,%d\r\n" % (60_000 // rr_ms if rr_ms else 0, rr_ms or 600, signal)

    return _with_beats(seconds, line)


def coach(seconds: float) -> bytes:
    def line(n: int, signal: int, rr_ms: int, beat: bool) -> bytes:
        hr_bpm = 60_000 // rr_ms if rr_ms else 0
        figures = b"%d,%d,%d,%d,%d,%d" % (n, 20 * n, signal, hr_bpm, rr_ms, beat)
        return b"PSWS,1,LIVE,%s,87,LOCKED\r\n" % figures

    return _with_beats(seconds, line)


BYTE_STREAMS: Final[Mapping[str, tuple[Callable[[float], bytes], ...]]] = MappingProxyType(
    {
        "coach": (coach,),
        "pulsesensor": (pulsesensor,),
        "plotter": (plotter,),
        "nonin8500": (nonin8500,),
        "nonin2": (nonin2,),
        "nonin7": (nonin7,),
        "contec9": (contec9,),
        "contec": (contec,),
        "ibi": (ibi, bare_ibi),
        "adc": (adc,),
        "max30102": (max30102, bare_max30102),
        "bpm": (bpm, bare_bpm),
    }
)
FRAME_BYTES: Final[Mapping[str, int]] = MappingProxyType(
    {"contec": 5, "contec9": 9, "nonin2": 5, "nonin7": 5}
)


def create_decoder(name: str) -> Decoder:
    return SERIAL_DEVICES[name].decoder()
