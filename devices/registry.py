"""Finds the sensors that can be connected, and opens a source by its name.

A new kind of sensor is registered here: in `SENSOR_KINDS`, `_open_sensor` and `find_sensors`.
"""

import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from devices.messages import SourceUnknown
from devices.source import NoSensor, PacerView, SearchResult, Source, SourceError
from trainer.plugins import entry_points
from trainer.practice.heart_source import DEMO_KINDS, NO_SENSOR

MAX_TYPED_CHARS: Final = 60
SENSOR_KINDS: Final = ("ble", "serial", "lsl")
"""The kinds of sources that measure a real heart. Plug-ins add others, by names of their own."""


def source_kind(name: str) -> str:
    """The kind of source, which stands before the colon.

    >>> source_kind("simulated:seed=7")
    'simulated'
    """
    return name.partition(":")[0]


def is_sensor(name: str) -> bool:
    """Whether this is the name of a source that measures a real heart, of Outbreath or of a plug-in.

    >>> is_sensor("ble:Polar H10"), is_sensor("acme:1"), is_sensor("simulated"), is_sensor("none")
    (True, True, False, False)
    """
    return source_kind(name) not in ("", NO_SENSOR, *DEMO_KINDS)


def open_source(name: str, guide: PacerView) -> Source:
    """Open a source by its name.

    Parameters
    ----------
    name
        As a person typed it: "none", "simulated", "simulated:seed=7", "replay:FILE", "serial:PORT",
        "ble:ADDRESS", "lsl:NAME" or, of a plug-in, "PLUGIN:ADDRESS".
    guide
        What a simulated person breathes with.

    Raises
    ------
    SourceError
        There is no such source, or it cannot be opened; its message says what to do.
    """
    kind, _, rest = name.partition(":")
    if name == "none":
        return NoSensor()
    if kind == "simulated":
        from devices.simulation.source import parse_simulated

        return parse_simulated(rest, guide)
    if kind == "replay" and rest:
        from devices.replay import open_recording  # brings every importer along

        return open_recording(_expand_path(rest))
    if kind in SENSOR_KINDS and rest:
        return _open_sensor(kind, rest)
    if rest and kind not in DEMO_KINDS and entry_points.installed(entry_points.SOURCES):
        from devices.plugins.source import open_plugin_source

        source = open_plugin_source(kind, rest)
        if source is not None:
            return source
    raise SourceError(SourceUnknown(name[:MAX_TYPED_CHARS]))


def _open_sensor(kind: str, name: str) -> Source:
    """Open a sensor. Its libraries are imported only here, which keeps the start of the program fast."""
    if kind == "ble":
        from devices.ble.strap import open_strap

        return open_strap(name)
    if kind == "serial":
        from devices.serial.port import open_port

        return open_port(name)
    from devices.lsl.inlet import open_inlet

    return open_inlet(name)


def _expand_path(typed: str) -> Path:
    """Expand `~`; where it stands for no user's home, leave it as a part of the file name."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


async def find_sensors(seconds: float, stop: threading.Event | None = None) -> SearchResult:
    """Search for all kinds of sensors at once.

    Parameters
    ----------
    seconds
        How long to search.
    stop
        Ends the searches that run in threads. Whoever cancels this coroutine sets it too.

    Returns
    -------
    sensors
        Every sensor that can be connected now.
    obstacles
        What keeps others from being found.
    """
    import asyncio  # the window is painted without it

    from devices.ble import strap
    from devices.lsl import inlet
    from devices.serial import scanner

    stop = stop or threading.Event()
    searches = [
        strap.scan(seconds),
        asyncio.to_thread(scanner.scan_ports, seconds, stop),
    ]
    if entry_points.installed(entry_points.SOURCES):
        from devices.plugins.source import find_plugin_sensors

        searches.append(find_plugin_sensors(seconds))
    if find_spec("pylsl") is not None:
        searches.append(asyncio.to_thread(inlet.scan_streams, seconds, stop))
    results = await asyncio.gather(*searches)
    sensors = [sensor for connectable, _ in results for sensor in connectable]
    return sensors, [obstacle for _, obstacles in results for obstacle in obstacles]
