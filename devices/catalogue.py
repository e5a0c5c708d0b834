"""What there is to listen to, and how to open it by its name."""

from pathlib import Path
from typing import Final

from devices import simulated
from devices.replay import open_recording
from devices.silent import NoSensor
from devices.source import Guide, Source, SourceError

KNOWN: Final = (
    "none, simulated, simulated:seed=7, replay:FILE, serial:PORT, ble:ADDRESS or lsl:NAME"
)
LATER: Final = {
    "serial": "Serial sensors come in a later version",
    "ble": "Bluetooth straps come in a later version",
    "lsl": "Lab Streaming Layer comes in a later version",
}


def kind_of(name: str) -> str:
    """ "simulated" of "simulated:seed=7"."""
    return name.partition(":")[0]


def open_source(name: str, guide: Guide) -> Source:
    """Open a source by the name a person typed; `guide` is what a simulated person breathes with.

    Raises:
        SourceError: there is no such source, or it cannot be opened; the sentence says what to do.
    """
    kind, _, rest = name.partition(":")
    if name == "none":
        return NoSensor()
    if kind == "simulated":
        return simulated.parse(rest, guide)
    if kind == "replay" and rest:
        return open_recording(Path(rest).expanduser())
    if kind in LATER and rest:
        raise SourceError(f"{LATER[kind]}: use simulated, replay:FILE or none for now.")
    raise SourceError(f"There is no source {name[:60]!r}: use {KNOWN}.")
