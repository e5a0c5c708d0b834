"""The review of a stored session: the stored figures with the latest note and annotations.

Figures are computed only where none were stored, so NumPy is imported only then.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import structs

from trainer.errors import LibraryError
from trainer.hrv.quality import COULD_NOT, Grade, Quality
from trainer.library.errors import LibraryDamagedError
from trainer.library.store import Library, SessionEntry
from trainer.messages import Message
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from trainer.recording import Doubt, Recording
from ui.faults import report

if TYPE_CHECKING:
    from trainer.session.review import Review


def load_review(library: Library, session_id: str) -> "Review":
    """The review of a stored session, computed from its events, with the note as it reads now.

    Raises
    ------
    LibraryError
        There is no such session, or it cannot be read.
    """
    from trainer.session.review import summarize

    recording = library.recording(session_id)
    entry = library.entry(session_id)
    review = summarize(recording, interrupted=not entry.closed, on_fault=report)
    summary = apply_remark(with_state(review.summary, entry, recording.doubt), entry)
    return replace(review, summary=_with_annotations(library, summary, entry))


def load_summary(library: Library, entry: SessionEntry) -> SessionSummary:
    """The summary of a session: the stored figures, or computed ones where none are stored.

    The summary of a damaged session has no figures and the reason, so that the others can still be listed.
    """
    try:
        summary = entry.summary
        if summary is not None:
            return _with_annotations(
                library, apply_remark(with_state(summary, entry), entry), entry
            )
        return load_review(library, entry.id).summary
    except LibraryError as exc:
        return without_figures(entry, exc.message)
    except Exception as exc:  # noqa: BLE001  reported
        report("session-of-the-library", exc)
        return without_figures(entry)


def with_state(
    summary: SessionSummary, entry: SessionEntry, doubt: Doubt | None = None
) -> SessionSummary:
    """The summary with the reason for doubt if there is one, and without an end while the session is recorded."""
    if entry.is_running:
        summary = structs.replace(summary, completion=None)
    doubt = doubt or entry.doubt
    return summary if doubt is None else structs.replace(summary, doubt=doubt)


def apply_remark(summary: SessionSummary, entry: SessionEntry) -> SessionSummary:
    """The summary with the note as it reads now, and with the tags."""
    remark = entry.remark
    return (
        summary if remark is None else structs.replace(summary, note=remark.note, tags=remark.tags)
    )


def _with_annotations(
    library: Library, summary: SessionSummary, entry: SessionEntry
) -> SessionSummary:
    """Return the summary with the annotations made after the pause."""
    try:
        annotations = library.notebook.annotations(entry.id)
    except LibraryDamagedError:  # noted for the next session, which rescues what is left of them
        return summary
    return summary.with_annotations(annotations)


def without_figures(entry: SessionEntry, why: Message = COULD_NOT) -> SessionSummary:
    """The summary of a session that is damaged or cannot be summarized."""
    from trainer.session.review import summarize

    empty = Recording(entry.id, entry.started, entry.source, None, entry.ended, ())
    review = summarize(empty, interrupted=not entry.closed, on_fault=report)
    return structs.replace(
        with_state(review.summary, entry),
        exercise=_EXERCISES.get(entry.exercise, Exercise.FREE),
        quality=Quality(Grade.NONE, why),
    )


_EXERCISES: Final[Mapping[str | None, Exercise]] = {word.value: word for word in Exercise}


def record_export(folder: Path, session_id: str, path: Path) -> None:
    """Remember where a session was exported to, so that deleting the session can name the file.

    Nothing is done while another program writes the library: the export itself is complete.
    """
    with suppress(LibraryError), Library.open(folder, write=True) as library:
        library.exported(session_id, path)
