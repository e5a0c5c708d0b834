"""Before a session: rescue a damaged library, import unsaved sessions, close interrupted ones."""

from functools import partial
from pathlib import Path

from devices.clock import wall_time
from trainer.errors import LibraryError
from trainer.faults import attempt
from trainer.formats.summary_codec import summary_to_json
from trainer.library.errors import LibraryDamagedError
from trainer.library.folder_access import take_notices
from trainer.library.recovery.rescue import rescue_library
from trainer.library.store import Library
from trainer.recording import Completion
from ui.faults import report
from ui.i18n.rendering import to_english
from ui.services.unsaved import import_all_unsaved


def close_interrupted(library: Library) -> list[str]:
    """Close the sessions which a crash or a power cut left open, and return their ids."""
    ids = library.unclosed()
    for session_id in ids:
        summary = attempt("summary", partial(_summary, library, session_id), None, report)
        library.close_session(session_id, Completion.INTERRUPTED, summary)
    return ids


def _summary(library: Library, session_id: str) -> dict[str, object] | None:
    """The summary of an interrupted session; None if it cannot be read."""
    from trainer.session.review import summarize

    try:
        recording = library.recording(session_id)
        review = summarize(recording, interrupted=True, on_fault=report)
        return summary_to_json(review.json, to_english)
    except LibraryError:
        return None


def interrupted_message(interrupted: list[str]) -> str | None:
    """One sentence on the interrupted sessions; None if there are none."""
    if not interrupted:
        return None
    if len(interrupted) == 1:
        return f"An earlier session was cut off; all of it that was recorded is kept ({interrupted[0]})."
    return (
        f"{len(interrupted)} earlier sessions were cut off; all that was recorded of them is kept."
    )


def maintain_library(folder: Path) -> str | None:
    """Repair what an earlier session left, and describe it; None if nothing was to do.

    The library is checked before the first session of a day, and after damage was noticed. What can be read of
    a damaged one is rescued; unsaved events are imported; sessions left open by a crash are closed.

    Raises
    ------
    LibraryError
        The library cannot be used.
    """
    try:
        sentences = _repair(folder)
    except LibraryDamagedError:  # found by the check or later
        sentences = [
            rescue_library(folder, f"{wall_time():%Y%m%dT%H%M%S}").message(),
            *_repair(folder),
        ]
    return " ".join(sentence for sentence in (*take_notices(), *sentences) if sentence) or None


def _repair(folder: Path) -> list[str | None]:
    """Import unsaved events and close interrupted sessions. Raises LibraryDamagedError."""
    with Library.open(folder, write=True) as library:
        library.check_before_session(wall_time().date())
        return [
            import_all_unsaved(folder, library),
            interrupted_message(close_interrupted(library)),
        ]
