"""Lists the serial ports, the likely ones first, and what keeps others from being opened."""

import os
import re
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from devices.serial.messages import ArduinoBoard, Ch340Cable, Cp210xCable, FtdiCable, port_denied
from devices.serial.reader import port_errors
from devices.source import DiscoveredSensor, Obstacle, SearchResult
from trainer.messages import Message

if TYPE_CHECKING:
    from serial.tools.list_ports_common import ListPortInfo

POLL_S: Final = 0.25
BAUD: Final = 115_200
BUILT_IN_PORT: Final = re.compile(r"tty(?:S|AMA|THS|O|mxc|PS)[0-9]+")
MAX_NAME_CHARS: Final = 200
ANY_PRODUCT: Final = 0
EMPTY_LABELS: Final = ("", "n/a")
KNOWN_CHIPS: Final[
    Mapping[tuple[int, int], Message]
] = {  # by (vendor, product), 0 for any product; only for the order and as a hint
    (0x2341, ANY_PRODUCT): ArduinoBoard(),
    (0x2A03, ANY_PRODUCT): ArduinoBoard(),
    (0x1A86, ANY_PRODUCT): Ch340Cable(),
    (0x10C4, 0xEA60): Cp210xCable(),
    (0x0403, 0x6001): FtdiCable(),
}
IGNORED_SUFFIXES: Final = ("Bluetooth-Incoming-Port", "debug-console", "wlan-debug")  # of macOS


def scan_ports(seconds: float, stop: threading.Event | None = None) -> SearchResult:
    """The ports that can be opened now, and what keeps others from being opened.

    Ports that are soldered to the computer are there whether or not a sensor is: they count only if
    something sends on them. Blocks until there is a port, for so many seconds at most, or until `stop` is set.
    """
    deadline, stop = time.monotonic() + seconds, stop or threading.Event()
    ports = _list_ports()
    built_in = [port for port in ports if _is_built_in(port) and _can_open(port.device)]
    sending = _find_sending([port.device for port in built_in], deadline, stop)
    if built_in:
        ports = _list_ports()  # one may have been plugged in meanwhile
    ports = [port for port in ports if not _is_built_in(port)]
    while not (ports or sending) and time.monotonic() < deadline and not stop.wait(POLL_S):
        ports = [port for port in _list_ports() if not _is_built_in(port)]
    closed = [port for port in ports if not _can_open(port.device)]
    ports = [port for port in ports if port not in closed]
    ports += [port for port in built_in if port.device in sending]
    sensors = [_discovered_port(port) for port in sorted(ports, key=_rank)]
    denied = dict.fromkeys(port_denied(port.device) for port in closed)
    return sensors, [Obstacle("serial", message) for message in denied]


def _is_built_in(port: "ListPortInfo") -> bool:
    """Whether it is a port of the mainboard, without a plug of its own."""
    name = port.device.rpartition("/")[2]
    is_on_board = bool(BUILT_IN_PORT.fullmatch(name)) or port.hwid.startswith("ACPI")
    return port.vid is None and is_on_board


def _find_sending(devices: Sequence[str], deadline: float, stop: threading.Event) -> set[str]:
    """Listen to all of these ports at once; returns those on which anything came."""
    sending: set[str] = set()
    threads = [
        threading.Thread(target=_listen, args=(device, deadline, stop, sending), daemon=True)
        for device in devices
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sending


def _listen(device: str, deadline: float, stop: threading.Event, sending: set[str]) -> None:
    """At the wrong rate bytes are garbled, but they come."""
    import serial

    with (
        suppress(*port_errors()),
        serial.Serial(device, BAUD, timeout=POLL_S, exclusive=True) as port,
    ):
        while True:
            if port.read(1):
                sending.add(device)
            if device in sending or time.monotonic() >= deadline or stop.is_set():
                return


def _list_ports() -> "Sequence[ListPortInfo]":
    from serial.tools import list_ports

    return [port for port in list_ports.comports() if not port.device.endswith(IGNORED_SUFFIXES)]


def _can_open(device: str) -> bool:
    return sys.platform == "win32" or os.access(device, os.R_OK | os.W_OK)


def _rank(port: "ListPortInfo") -> tuple[bool, bool, str]:
    return _hint(port) is None, port.vid is None, port.device


def _hint(port: "ListPortInfo") -> Message | None:
    if port.vid is None:
        return None
    return KNOWN_CHIPS.get((port.vid, port.pid or ANY_PRODUCT)) or KNOWN_CHIPS.get(
        (port.vid, ANY_PRODUCT)
    )


def _discovered_port(port: "ListPortInfo") -> DiscoveredSensor:
    label = _clean_name(port.product or port.description or "")
    shown = f"{label} ({port.device})" if label not in EMPTY_LABELS else port.device
    return DiscoveredSensor(f"serial:{port.device}", shown, _hint(port))


def _clean_name(name: str) -> str:
    """The product name that the vendor wrote into the chip, without unprintable characters."""
    return "".join(c for c in name if c.isprintable())[:MAX_NAME_CHARS].strip()
