"""One stored session as a file in the format that was asked for."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from trainer.library import beats_csv, jsonl, rr_text, safe_write
from trainer.library.store import Library
from trainer.recording import Recording
from trainer.summary import Review
from ui.library_folder import review_of

LATER: Final = {
    "edf": "EDF+ comes in a later version: use --format csv, rr, jsonl or json for now.",
    "pdf": "The PDF report comes in a later version: use --format csv, rr, jsonl or json for now.",
    "all": "A folder of all formats comes in a later version: export csv, rr, jsonl and json one by one.",
}
ENDINGS: Final = {"csv": ".csv", "rr": ".rr.txt", "jsonl": ".jsonl", "json": ".json"}


def export_session(
    library: Library, session_id: str, fmt: str, path: Path | None = None, *, force: bool = False
) -> Path:
    """Write the session and return where. Without a path: the session's id, in the present folder.

    Raises:
        LibraryError: the session cannot be read.
        ExportError: the file is there already, or cannot be written.
    """
    target = _target(session_id, fmt, path)
    recording = library.recording(session_id)
    review = review_of(library, session_id)
    safe_write.write_text(target, _lines(recording, review, fmt), force=force)
    return target


def _target(session_id: str, fmt: str, path: Path | None) -> Path:
    name = f"outbreath-{session_id}{ENDINGS[fmt]}"
    if path is None:
        return Path(name)
    return path / name if path.is_dir() else path


def _lines(recording: Recording, review: Review, fmt: str) -> Iterable[str]:
    match fmt:
        case "csv":
            return beats_csv.dumps(review.judged, review.breath_at)
        case "rr":
            return rr_text.dumps(review.judged)
        case "jsonl":
            return jsonl.dumps(recording)
    return [json.dumps(review.json, ensure_ascii=False, allow_nan=False, indent=2) + "\n"]
