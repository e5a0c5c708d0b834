"""Recordings from the memory of a strap: as a session of the library, and whether the library has it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from devices.ble.messages import MemoryWithoutIntervals
from devices.ble.strap_memory import FetchedRecording
from devices.source import SourceError
from trainer.formats.reader import ImportedRecording
from trainer.formats.tables.rr_series import recording_from_beats

if TYPE_CHECKING:
    from trainer.library.store import Library

RESOLUTION_MS: Final = 1.0
KIND: Final = "a recording in the memory of a strap"


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


def is_kept(library: "Library", imported: ImportedRecording) -> bool:
    """Whether the library has it."""
    return any(entry.id == imported.recording.id for entry in library.sessions())
