"""The recording in the memory of a strap: started, kept in the library, and erased once it is there.

For window and terminal alike. Each function connects to the strap and leaves it again.
"""

from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Final

import numpy as np

from devices.ble.messages import MemoryNotKept, MemoryWithoutIntervals
from devices.ble.strap_memory import (
    FetchedRecording,
    MemoryState,
    StrapMemory,
    open_memory,
)
from devices.clock import wall_time
from devices.source import SourceError
from trainer.formats.reader import ImportedRecording
from trainer.formats.tables.rr_series import recording_from_beats
from trainer.library.store import Library
from ui.services.imports import import_recording

RESOLUTION_MS: Final = 1.0
KIND: Final = "a recording in the memory of a strap"
STAMP_FORMAT: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class ImportedStrapRecording:
    """A recording that was brought over and is in the library.

    Attributes
    ----------
    name, started
        Its name in the strap, and when it was started, in ISO 8601; None where nobody knows.
    is_new
        False where it was in the library before.
    """

    name: str
    started: str | None
    session_id: str
    beats: int
    duration_s: float
    is_new: bool


async def read_state(strap: str) -> MemoryState:
    """What is in the memory."""
    async with open_memory(strap) as memory:
        return await memory.read_state()


async def start(strap: str) -> MemoryState:
    """Start a recording; its name tells the time."""
    async with open_memory(strap) as memory:
        return await memory.start(wall_time().astimezone(UTC).strftime(STAMP_FORMAT))


async def fetch(strap: str, folder: Path) -> ImportedStrapRecording:
    """Stop recording, and keep the recording in the library in this folder. It stays in the strap.

    Raises
    ------
    SourceError, LibraryError
        It cannot be brought over, or not be kept.
    """
    async with open_memory(strap) as memory:
        fetched = await memory.fetch()
    imported = to_imported(fetched, strap)
    with Library.open(folder, write=True) as library:
        summary, is_new, _ = import_recording(library, imported)
    return ImportedStrapRecording(
        fetched.name,
        fetched.started,
        imported.recording.id,
        summary.beats,
        summary.duration_s,
        is_new,
    )


async def erase(strap: str, folder: Path) -> str:
    """Erase the recording if the library has it: it is fetched again, for only its beats tell.

    Returns its name.

    Raises
    ------
    SourceError
        It still runs, or the library does not have it.
    """
    async with open_memory(strap) as memory:
        fetched = await _fetch_stored(memory)
    with Library.open(folder, write=False) as library:
        if not library.has(to_imported(fetched, strap).recording.id):
            raise SourceError(MemoryNotKept())
    async with open_memory(strap) as memory:
        await memory.erase(fetched.name)
    return fetched.name


async def erase_unseen(strap: str) -> str:
    """Erase the recording, whatever it is. Returns its name."""
    async with open_memory(strap) as memory:
        name = await memory.stop()
        await memory.erase(name)
        return name


async def _fetch_stored(memory: StrapMemory) -> FetchedRecording:
    """As `StrapMemory.fetch`, without stopping a recording that runs."""
    if (await memory.read_state()).is_recording:
        raise SourceError(MemoryNotKept())
    return await memory.fetch()


def to_imported(fetched: FetchedRecording, strap: str) -> ImportedRecording:
    """The recording with its beats end to end: the strap does not tell when any were missed.

    Raises
    ------
    SourceError
        It holds heart rates only.
    """
    rr_ms = np.array([rr for rr in fetched.content.rr_ms if rr > 0], dtype=np.float64)
    if not rr_ms.size:
        raise SourceError(MemoryWithoutIntervals())
    recording = recording_from_beats(None, rr_ms, f"ble:{strap}", resolution_ms=RESOLUTION_MS)
    return ImportedRecording(replace(recording, started=fetched.started), (), kind=KIND)
