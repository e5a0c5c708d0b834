"""Before a session: rescue a damaged library, import unsaved sessions, close interrupted ones."""

from functools import partial
from pathlib import Path

from devices.clock import wall_time
from trainer.errors import LibraryError, attempt
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.errors import LibraryDamagedError
from trainer.library.folder_access import take_folder_notices
from trainer.library.store import Library
from trainer.messages import Message
from trainer.recording import Completion
from ui.faults import report
from ui.i18n.messages import SessionCutOff, SessionsCutOff
from ui.i18n.rendering import to_english
from ui.services.unsaved.remainders import import_all_unsaved


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
        return summary_to_json(review.summary, to_english)
    except LibraryError:
        return None


def _interrupted_messages(interrupted: list[str]) -> tuple[Message, ...]:
    if not interrupted:
        return ()
    if len(interrupted) == 1:
        return (SessionCutOff(interrupted[0]),)
    return (SessionsCutOff(len(interrupted)),)


def maintain_library(folder: Path) -> tuple[Message, ...]:
    """Repair what an earlier session left, and return what is to be said of it.

    The library is checked before the first session of a day, and after damage was noticed. What can be read of
    a damaged one is rescued; unsaved events are imported; sessions left open by a crash are closed.

    Raises
    ------
    LibraryError
        The library cannot be used.
    """
    try:
        messages = _repair(folder)
    except LibraryDamagedError:  # found by the check or later
        from trainer.library.recovery.rescue import rescue_library

        rescued = rescue_library(folder, f"{wall_time():%Y%m%dT%H%M%S}")
        messages = (*rescued.messages(), *_repair(folder))
    return (*take_folder_notices(), *messages)


def _repair(folder: Path) -> tuple[Message, ...]:
    """Import unsaved events and close interrupted sessions. Raises LibraryDamagedError."""
    with Library.open(folder, write=True) as library:
        library.check_before_session(wall_time().date())
        imported = import_all_unsaved(folder, library)
        return (*imported, *_interrupted_messages(close_interrupted(library)))
