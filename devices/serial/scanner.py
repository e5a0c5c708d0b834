"""Which serial ports there are, the likely ones first, and what keeps them from being opened."""

import os
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from devices.serial.messages import port_denied
from devices.source import DiscoveredSensor, Obstacle

if TYPE_CHECKING:
    from serial.tools.list_ports_common import ListPortInfo

LOOK_AGAIN_S: Final = 0.25
LONGEST_NAME: Final = 200
NO_PRODUCT: Final = 0
UNNAMED: Final = ("", "n/a")
LIKELY: Final = {  # (maker, product), 0 for any product. A hint for the order, no more
    (0x2341, NO_PRODUCT): "Arduino",
    (0x2A03, NO_PRODUCT): "Arduino",
    (0x1A86, NO_PRODUCT): "CH340 cable, as on many Arduinos",
    (0x10C4, 0xEA60): "CP210x cable, as on ESP32 boards and Contec oximeters",
    (0x0403, 0x6001): "FTDI cable",
}
NEVER: Final = ("Bluetooth-Incoming-Port", "debug-console", "wlan-debug")  # macOS: no sensor there


def scan_ports(
    seconds: float, over: threading.Event | None = None
) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """The ports there are now; where there is none, look again for so long, or until it is `over`.

    Blocks meanwhile.
    """
    until, over = time.monotonic() + seconds, over or threading.Event()
    ports = _ports()
    while not ports and time.monotonic() < until and not over.wait(LOOK_AGAIN_S):
        ports = _ports()
    closed = [port for port in ports if not _may_open(port.device)]
    found = [_discovered_port(port) for port in sorted(ports, key=_rank) if port not in closed]
    sentences = dict.fromkeys(port_denied(port.device) for port in closed)
    return found, [Obstacle("serial", sentence) for sentence in sentences]


def _ports() -> "Sequence[ListPortInfo]":
    from serial.tools import list_ports

    return [port for port in list_ports.comports() if not port.device.endswith(NEVER)]


def _may_open(device: str) -> bool:
    return sys.platform == "win32" or os.access(device, os.R_OK | os.W_OK)


def _rank(port: "ListPortInfo") -> tuple[bool, bool, str]:
    return _hint(port) is None, port.vid is None, port.device


def _hint(port: "ListPortInfo") -> str | None:
    if port.vid is None:
        return None
    return LIKELY.get((port.vid, port.pid or NO_PRODUCT)) or LIKELY.get((port.vid, NO_PRODUCT))


def _discovered_port(port: "ListPortInfo") -> DiscoveredSensor:
    label = _shown(port.product or port.description or "")
    named = f"{label} ({port.device})" if label not in UNNAMED else port.device
    return DiscoveredSensor(f"serial:{port.device}", named, _hint(port) or "")


def _shown(name: str) -> str:
    """Whatever the maker wrote into the chip, fit to be shown."""
    return "".join(c for c in name if c.isprintable())[:LONGEST_NAME].strip()
