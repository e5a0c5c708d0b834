"""Where a person's sessions are kept, what is told of them, and what to do with those cut off.

Figures are worked out only where none were kept, so NumPy is imported only then.
"""

import argparse
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.errors import LibraryError
from trainer.faults import attempt
from trainer.library.store import Library, SessionEntry
from trainer.practice import with_later
from trainer.quality import COULD_NOT
from trainer.recording import Doubt, Ended, Recording
from ui import profiles
from ui.faults import report

if TYPE_CHECKING:
    from trainer.summary import Review

VARIABLE: Final = "OUTBREATH_LIBRARY"


def folder_of(asked: argparse.Namespace) -> Path:
    """The folder of the person who was asked for, or who was chosen last in the window.

    Raises:
        ProfileError: the name cannot be used.
    """
    library = library_of(asked)
    name = getattr(asked, "profile", None)
    return profiles.folder_for(library, profiles.chosen(library) if name is None else name)


def library_of(asked: argparse.Namespace) -> Path:
    """The folder that was asked for; else of the environment; else where this system keeps data."""
    chosen = getattr(asked, "library", None) or os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("outbreath", appauthor=False)


def review_of(library: Library, session_id: str) -> "Review":
    """The review of a stored session, worked out from its events, with the note as it reads now.

    Raises:
        LibraryError: there is no such session, or it cannot be read.
    """
    from trainer.summary import summarise

    recording = library.recording(session_id)
    entry = library.entry(session_id)
    review = summarise(recording, interrupted=not entry.closed, on_fault=report)
    told = with_state(review.json, entry, recording.doubt)
    return replace(review, json=_with_later(library, with_remark(told, entry), entry))


def json_of(library: Library, entry: SessionEntry) -> dict[str, object]:
    """What `show --json` says of a session: the kept figures, or worked out where there are none.

    A session that is damaged or cannot be summarised has no figures and says so, and keeps nobody from
    the others.
    """
    try:
        summary = entry.summary
        if summary is not None:
            told = with_state(summary, entry)
            return _with_later(library, with_remark(told, entry), entry)
        return review_of(library, entry.id).json
    except LibraryError as exc:
        return without_figures(entry, str(exc))
    except Exception as exc:  # noqa: BLE001  reported
        report("session-of-the-library", exc)
        return without_figures(entry)


def with_state(
    told: Mapping[str, object], entry: SessionEntry, doubt: Doubt | None = None
) -> dict[str, object]:
    """With why nobody can vouch for it, where that is so; and with no end yet while it is recorded."""
    doubt = doubt or entry.doubt
    in_doubt = {} if doubt is None else {"doubt": doubt.value}
    return {**told, **({"ended": None} if entry.is_running else {}), **in_doubt}


def with_remark(told: Mapping[str, object], entry: SessionEntry) -> dict[str, object]:
    """The note as it reads now, and the tags where there are some."""
    remark = entry.remark
    if remark is None:
        return {**told}
    tags = {"tags": list(remark.tags)} if remark.tags else {}
    return {**told, "note": remark.note, **tags}


def _with_later(
    library: Library, told: Mapping[str, object], entry: SessionEntry
) -> dict[str, object]:
    """With what was told of the pause after it was over."""
    return with_later(told, library.notebook.told_later(entry.id))


def without_figures(entry: SessionEntry, why: str = COULD_NOT) -> dict[str, object]:
    """What is told of a session that is damaged or cannot be summarised."""
    from trainer.summary import summarise

    nothing = Recording(entry.id, entry.started, entry.source, None, entry.ended, ())
    told = summarise(nothing, interrupted=not entry.closed, on_fault=report).json
    told = with_state(told, entry)
    return {**told, "exercise": entry.exercise, "quality": {"verdict": "none", "reason": why}}


def note_export(folder: Path, session_id: str, path: Path) -> None:
    """Keep in mind where a session was written to, so that deleting it can name the file.

    Where another program writes the library this is left undone: the export itself is whole.
    """
    with suppress(LibraryError), Library.open(folder, write=True) as library:
        library.exported(session_id, path)


def close_interrupted(library: Library) -> list[str]:
    """Close the sessions that a crash or a power cut left open, as they are. Their ids."""
    ids = library.unclosed()
    for session_id in ids:
        summary = attempt("summary", partial(_summary, library, session_id), None, report)
        library.close_session(session_id, Ended.INTERRUPTED, summary)
    return ids


def _summary(library: Library, session_id: str) -> dict[str, object] | None:
    """The figures of a session that was cut off; None where damage leaves none."""
    from trainer.summary import summarise

    try:
        recording = library.recording(session_id)
        return summarise(recording, interrupted=True, on_fault=report).json
    except LibraryError:
        return None


def told_of(interrupted: list[str]) -> str | None:
    """One sentence on the sessions that were found cut off; None where there were none."""
    if not interrupted:
        return None
    if len(interrupted) == 1:
        return f"An earlier session was cut off; all of it that was recorded is kept ({interrupted[0]})."
    return (
        f"{len(interrupted)} earlier sessions were cut off; all that was recorded of them is kept."
    )
