"""Every serial board and oximeter by the name a person types: port settings, commands and decoder of each.

A new serial sensor gets an entry here. The order matters: where two decoders understand a stream equally
well, the earlier one wins, so the more specific one comes first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from devices.protocols import contec, nonin, pulsesensor_plotter, text_lines
from devices.protocols.decoder import Decoder


@dataclass(frozen=True, slots=True)
class PortSettings:
    """How a serial port is set; always 8 data bits."""

    baud: int
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: int = 1


@dataclass(frozen=True, slots=True)
class SerialDevice:
    """How to talk to a board or an oximeter.

    Attributes
    ----------
    decoder
        Creates a decoder of its bytes.
    settings
        The port settings to try, in this order.
    records_per_s
        Least and greatest number of good frames or lines a second. Bare numbers are intervals when they
        come with the beats, and samples when they come faster: nothing else distinguishes the two.
    hello, goodbye
        What is sent to a device that waits for a command, and before it is left; empty if nothing.
    keep_alive, keep_alive_every_s
        What has to be sent how often; None if nothing.
    """

    decoder: Callable[[], Decoder]
    settings: tuple[PortSettings, ...]
    records_per_s: tuple[float, float]
    hello: bytes = b""
    keep_alive: bytes = b""
    keep_alive_every_s: float | None = None
    goodbye: bytes = b""


_ARDUINO: Final = PortSettings(115_200)
_SLOW: Final = PortSettings(9_600)
_SAMPLES_PER_S: Final = (20.0, 2000.0)

SERIAL_DEVICES: Final[Mapping[str, SerialDevice]] = MappingProxyType(
    {
        "coach": SerialDevice(text_lines.coach, (_ARDUINO,), _SAMPLES_PER_S),
        "pulsesensor": SerialDevice(
            text_lines.pulsesensor, (_ARDUINO,), (0.5, 2000.0)
        ),  # some print no signal
        "plotter": SerialDevice(pulsesensor_plotter.plotter, (_ARDUINO,), (25.0, 100.0)),
        "nonin8500": SerialDevice(text_lines.nonin8500, (_SLOW,), (0.3, 3.0)),
        "nonin2": SerialDevice(nonin.nonin2, (_SLOW,), (40.0, 90.0)),
        "nonin7": SerialDevice(nonin.nonin7, (_SLOW,), (40.0, 90.0)),
        "contec9": SerialDevice(
            contec.contec9,
            (_ARDUINO,),
            (30.0, 75.0),
            hello=contec.START_COMMAND,
            keep_alive=contec.KEEP_ALIVE_COMMAND,
            keep_alive_every_s=contec.KEEP_ALIVE_EVERY_S,
            goodbye=contec.STOP_COMMAND,
        ),
        "contec": SerialDevice(contec.contec, (PortSettings(19_200, "O"),), (30.0, 75.0)),
        "ibi": SerialDevice(text_lines.ibi, (_ARDUINO, _SLOW), (0.2, 8.0)),
        "adc": SerialDevice(text_lines.adc, (_ARDUINO, _SLOW), _SAMPLES_PER_S),
        "max30102": SerialDevice(text_lines.max30102, (_ARDUINO,), _SAMPLES_PER_S),
        "bpm": SerialDevice(text_lines.bpm, (_ARDUINO, _SLOW), (0.2, 250.0)),
    }
)
