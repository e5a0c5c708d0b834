"""What there is to listen to, how to find it, and how to open it by its name."""

import asyncio
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from devices.replay import open_recording
from devices.simulation import source
from devices.source import DiscoveredSensor, NoSensor, Obstacle, PacerView, Source, SourceError

KNOWN: Final = (
    "none, simulated, simulated:seed=7, replay:FILE, serial:PORT, ble:ADDRESS or lsl:NAME"
)
REAL: Final = ("ble", "serial", "lsl")
"""Kinds of sources that measure a heart."""


def source_kind(name: str) -> str:
    """ "simulated" of "simulated:seed=7"."""
    return name.partition(":")[0]


def open_source(name: str, guide: PacerView) -> Source:
    """Open a source by the name a person typed; `guide` is what a simulated person breathes with.

    Raises:
        SourceError: there is no such source, or it cannot be opened; the sentence says what to do.
    """
    kind, _, rest = name.partition(":")
    if name == "none":
        return NoSensor()
    if kind == "simulated":
        return source.parse_simulated(rest, guide)
    if kind == "replay" and rest:
        return open_recording(_path(rest))
    if kind in REAL and rest:
        return _open_sensor(kind, rest)
    raise SourceError(f"There is no source {name[:60]!r}: use {KNOWN}.")


def _open_sensor(kind: str, name: str) -> Source:
    """Open a sensor; its libraries are imported only when one of its kind is asked for."""
    if kind == "ble":
        from devices.ble.strap import open_strap

        return open_strap(name)
    if kind == "serial":
        from devices.serial.port import open_port

        return open_port(name)
    from devices.lsl.inlet import open_inlet

    return open_inlet(name)


def _path(typed: str) -> Path:
    """Where `~` stands for nobody's home, it is a letter like any other."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


async def find_sensors(
    seconds: float, over: threading.Event | None = None
) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """Every sensor that can be connected now, and what is in the way of finding more.

    Who cancels it sets `over` too: for those that look in a thread of their own.
    """
    from devices.ble import strap
    from devices.lsl import inlet
    from devices.serial import scanner

    over = over or threading.Event()
    looks = [strap.scan(seconds), asyncio.to_thread(scanner.scan_ports, seconds, over)]
    if find_spec("pylsl") is not None:
        looks.append(asyncio.to_thread(inlet.scan_streams, seconds, over))
    told = await asyncio.gather(*looks)
    found = [sensor for sensors, _ in told for sensor in sensors]
    return found, [obstacle for _, obstacles in told for obstacle in obstacles]
