"""The practice around the pauses, as the terminal and the window reach it in the library."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import inf
from typing import Final

from devices.clock import wall_time
from trainer.errors import LibraryError, RecordingError, TrainerError
from trainer.exercises.certainty_audit import audit_of
from trainer.library.said_later import Sheet
from trainer.library.session_rows import SHORTEST_ID
from trainer.library.store import Library, new_id
from trainer.library.strict_json import excerpt
from trainer.practice import OutcomeTold, Pause, Prediction
from ui.library_folder import json_of
from ui.moments import instant

AUDIT: Final = "audit"
FEELING: Final = "feeling"
LONG_AGO: Final = -inf


def now() -> str:
    """When something is told: date and time with the zone."""
    return wall_time().isoformat(timespec="seconds")


def new_sheet(kind: str, body: Mapping[str, object]) -> Sheet:
    """A sheet with a name of its own."""
    written = wall_time()
    session_like = new_id(written, secrets.token_hex(2))
    return Sheet(session_like, kind, written.isoformat(timespec="seconds"), body)


def pauses_of(library: Library) -> list[Pause]:
    """All pauses, oldest first, with all that was told of them."""
    return library.notebook.pauses(lambda wanted: json_of(library, library.entry(wanted)))


def predictions_of(library: Library, pauses: list[Pause] | None = None) -> list[Prediction]:
    """All predictions, oldest first: those of the pauses, and those carried over from audits."""
    of_pauses = pauses_of(library) if pauses is None else pauses
    found = [pause.prediction for pause in of_pauses if pause.prediction is not None]
    return sorted([*found, *_of_audits(library)], key=_when)


def tell_outcome(library: Library, wanted: str, came: OutcomeTold) -> Prediction:
    """Keep what came of a prediction; the prediction as it stands now.

    Args:
        wanted: its id, the unmistakable beginning of it, or "last".
        came: without a note the one that is there stays; an empty one takes it back.

    Raises:
        LibraryError: there is none, or none any more.
    """
    prediction = found(predictions_of(library), wanted)
    note = prediction.note if came.note is None else came.note or None
    came = replace(came, note=note)
    sheet_id, _, number = prediction.id.partition(".")
    if number:
        placed = replace(came, place=int(number) - 1, of=prediction.text)
        library.notebook.tell_of_sheet(sheet_id, now(), placed)
    else:
        library.notebook.tell_later(prediction.id, now(), came)
    return replace(prediction, outcome=came.outcome, note=came.note)


def found(predictions: list[Prediction], wanted: str) -> Prediction:
    """Raises: LibraryError, where none or more than one is meant."""
    if wanted == "last" and predictions:
        return predictions[-1]
    exact = [p for p in predictions if p.id == wanted]
    like = exact or [
        p for p in predictions if len(wanted) >= SHORTEST_ID and p.id.startswith(wanted)
    ]
    if len(like) > 1:
        raise LibraryError(f"More than one prediction begins with {excerpt(wanted)}: say more.")
    if not like:
        raise LibraryError(
            f"There is no prediction {excerpt(wanted)} in this library, or none any more: "
            "see `outbreath followup --all`."
        )
    return like[0]


def found_sheet(library: Library, kind: str, wanted: str) -> Sheet:
    """A sheet by its id, the unmistakable beginning of it, or "last".

    Raises:
        LibraryError: none or more than one is meant.
    """
    sheets = [sheet for sheet in library.notebook.sheets() if sheet.kind == kind]
    if wanted == "last" and sheets:
        return sheets[0]
    exact = [sheet for sheet in sheets if sheet.id == wanted]
    is_long = len(wanted) >= SHORTEST_ID
    like = exact or [sheet for sheet in sheets if is_long and sheet.id.startswith(wanted)]
    if len(like) != 1:
        what = "More than one" if like else "No"
        raise LibraryError(
            f"{what} {kind} begins with {excerpt(wanted)}: see `outbreath {kind} --list`."
        )
    return like[0]


def _of_audits(library: Library) -> Iterator[Prediction]:
    came = library.notebook.sheet_outcomes()
    for sheet in library.notebook.sheets():
        if sheet.kind == AUDIT:
            yield from _of_audit(sheet, came.get(sheet.id, {}))


def _of_audit(sheet: Sheet, came: Mapping[int, OutcomeTold]) -> Iterator[Prediction]:
    try:
        audit = audit_of(sheet.body)
    except (RecordingError, TrainerError):
        return
    for place, line in enumerate(audit.lines):
        if line.followed:
            told = came.get(place)
            if told is not None and told.of not in (None, line.text):
                told = None  # it came of what stood there before
            yield Prediction(
                id=f"{sheet.id}.{place + 1}",
                made=sheet.written,
                text=line.text,
                sure_percent=line.sure_percent,
                outcome=told.outcome if told else None,
                note=told.note if told else None,
            )


def _when(prediction: Prediction) -> float:
    """Those that nobody dated come first, so that "last" is one that was."""
    made = instant(prediction.made)
    return LONG_AGO if made is None else made
