"""Where a person's sessions are kept, and what to do first with those that were cut off."""

import argparse
import os
from pathlib import Path
from typing import Final

from trainer.library.store import Library, SessionEntry
from trainer.recording import Ended
from trainer.summary import Review, summarise

VARIABLE: Final = "OUTBREATH_LIBRARY"


def folder_of(asked: argparse.Namespace) -> Path:
    """The folder that was asked for; else of the environment; else where this system keeps data."""
    chosen = getattr(asked, "library", None) or os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("outbreath", appauthor=False)


def review_of(library: Library, session_id: str) -> Review:
    """The review of a stored session, worked out from its events.

    Raises:
        LibraryError: there is no such session, or it cannot be read.
    """
    recording = library.recording(session_id)
    return summarise(recording, interrupted=not library.entry(session_id).closed)


def json_of(library: Library, entry: SessionEntry) -> dict[str, object]:
    """What `show --json` says of a session: the kept figures, or worked out where there are none."""
    summary = entry.summary
    if summary is not None:
        return dict(summary)
    return review_of(library, entry.id).json


def close_interrupted(library: Library) -> list[str]:
    """Close the sessions that a crash or a power cut left open, as they are. Their ids."""
    ids = library.unclosed()
    for session_id in ids:
        review = summarise(library.recording(session_id), interrupted=True)
        library.close_session(session_id, Ended.INTERRUPTED, review.json)
    return ids


def told_of(interrupted: list[str]) -> str | None:
    """One sentence on the sessions that were found cut off; None where there were none."""
    if not interrupted:
        return None
    if len(interrupted) == 1:
        return f"An earlier session was cut off; all of it that was recorded is kept ({interrupted[0]})."
    return (
        f"{len(interrupted)} earlier sessions were cut off; all that was recorded of them is kept."
    )
