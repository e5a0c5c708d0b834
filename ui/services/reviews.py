"""The review of a stored session: the stored figures with the latest note and annotations.

Figures are computed only where none were stored, so NumPy is imported only then.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import LibraryError
from trainer.formats.summary_codec import summary_to_json
from trainer.hrv.quality import COULD_NOT
from trainer.library.errors import LibraryDamagedError
from trainer.library.store import Library, SessionEntry
from trainer.messages import Message
from trainer.practice.annotations import apply_annotations
from trainer.recording import Doubt, Recording
from ui.faults import report
from ui.i18n.rendering import to_english

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
    fields = with_state(review.json, entry, recording.doubt)
    return replace(review, json=_with_annotations(library, apply_remark(fields, entry), entry))


def load_summary(library: Library, entry: SessionEntry) -> dict[str, object]:
    """The summary of a session: the stored figures, or computed ones where none are stored.

    The summary of a damaged session has no figures and the reason, so that the others can still be listed.
    """
    try:
        summary = entry.summary
        if summary is not None:
            fields = with_state(summary, entry)
            return _with_annotations(library, apply_remark(fields, entry), entry)
        return summary_to_json(load_review(library, entry.id).json, to_english)
    except LibraryError as exc:
        return without_figures(entry, exc.message)
    except Exception as exc:  # noqa: BLE001  reported
        report("session-of-the-library", exc)
        return without_figures(entry)


def with_state(
    fields: Mapping[str, object], entry: SessionEntry, doubt: Doubt | None = None
) -> dict[str, object]:
    """The summary with the reason for doubt if there is one, and without an end while the session is recorded."""
    doubt = doubt or entry.doubt
    in_doubt = {} if doubt is None else {"doubt": doubt.value}
    return {**fields, **({"ended": None} if entry.is_running else {}), **in_doubt}


def apply_remark(fields: Mapping[str, object], entry: SessionEntry) -> dict[str, object]:
    """The summary with the note as it reads now, and with the tags if there are any."""
    remark = entry.remark
    if remark is None:
        return {**fields}
    tags = {"tags": list(remark.tags)} if remark.tags else {}
    return {**fields, "note": remark.note, **tags}


def _with_annotations(
    library: Library, fields: Mapping[str, object], entry: SessionEntry
) -> dict[str, object]:
    """With what was told of the pause after it was over."""
    try:
        annotations = library.notebook.annotations(entry.id)
    except LibraryDamagedError:  # noted for the next session, which rescues what is left of them
        return dict(fields)
    return apply_annotations(fields, annotations)


def without_figures(entry: SessionEntry, why: Message = COULD_NOT) -> dict[str, object]:
    """The summary of a session that is damaged or cannot be summarized."""
    from trainer.session.review import summarize

    empty = Recording(entry.id, entry.started, entry.source, None, entry.ended, ())
    review = summarize(empty, interrupted=not entry.closed, on_fault=report)
    summary = with_state(summary_to_json(review.json, to_english), entry)
    return {
        **summary,
        "exercise": entry.exercise,
        "quality": {"verdict": "none", "reason": to_english(why)},
    }


def record_export(folder: Path, session_id: str, path: Path) -> None:
    """Remember where a session was exported to, so that deleting the session can name the file.

    Nothing is done while another program writes the library: the export itself is complete.
    """
    with suppress(LibraryError), Library.open(folder, write=True) as library:
        library.exported(session_id, path)
