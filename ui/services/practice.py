"""The practice of one person for window and terminal: pauses, predictions, worksheets.

Each call opens the library, whose store is imported at the first call, and closes it again. What cannot be read or saved is a `LibraryError` with one
sentence, and does not keep anyone from the pause.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from devices.clock import wall_time
from trainer.errors import LibraryError, RecordingError, TrainerError
from trainer.practice.annotations import Annotation, OutcomeReported
from trainer.practice.pauses import Pause, without_collection
from trainer.practice.predictions import Prediction, predictions_to_ask
from trainer.practice.safety_notices import OveruseNotice, overuse_notice
from ui.i18n.messages import (
    NotesNotKept,
    PredictionAmbiguous,
    PredictionUnknown,
    WorksheetAmbiguous,
    WorksheetUnknown,
)
from ui.i18n.timestamps import to_timestamp
from ui.services.passphrase_state import needs_passphrase

if TYPE_CHECKING:
    from trainer.library.store import Library
    from trainer.library.tables.annotations import Worksheet

AUDIT: Final = "audit"
FEELING: Final = "feeling"
BEFORE_ALL_S: Final = -inf


def current_timestamp() -> str:
    """The present date and time with its zone, ISO 8601."""
    return wall_time().isoformat(timespec="seconds")


def create_worksheet(kind: str, body: Mapping[str, object]) -> "Worksheet":
    """A worksheet with a new id, dated now."""
    from trainer.library.tables.annotations import Worksheet
    from trainer.library.tables.session_ids import new_id

    written = wall_time()
    worksheet_id = new_id(written, os.urandom(2).hex())
    return Worksheet(worksheet_id, kind, written.isoformat(timespec="seconds"), body)


def load_pauses(library: "Library") -> list[Pause]:
    """All pauses with their annotations, oldest first."""
    from ui.services.reviews import load_summary

    return library.notebook.pauses(lambda wanted: load_summary(library, library.entry(wanted)))


@without_collection()
def load_predictions(library: "Library", pauses: list[Pause] | None = None) -> list[Prediction]:
    """All predictions, oldest first: those of the pauses, and those which audits ask about later."""
    of_pauses = load_pauses(library) if pauses is None else pauses
    predictions = [made for pause in of_pauses if (made := pause.prediction) is not None]
    return sorted([*predictions, *_audit_predictions(library)], key=_when)


def report_outcome(library: "Library", wanted: str, outcome: OutcomeReported) -> Prediction:
    """Store the outcome of a prediction.

    Parameters
    ----------
    library : Library
        Open for writing.
    wanted : str
        The id of the prediction, an unambiguous beginning of it, or "last".
    outcome : OutcomeReported
        With `note` None the stored note stays; an empty note removes it.

    Returns
    -------
    Prediction
        With the outcome.

    Raises
    ------
    LibraryError
        There is no such prediction, or none any more.
    """
    prediction = find_prediction(load_predictions(library), wanted)
    note = prediction.note if outcome.note is None else outcome.note or None
    outcome = replace(outcome, note=note)
    worksheet_id, _, number = prediction.id.partition(".")
    if number:
        located_outcome = replace(outcome, place=int(number) - 1, of=prediction.text)
        library.notebook.add_worksheet_outcome(worksheet_id, current_timestamp(), located_outcome)
    else:
        library.notebook.add_annotation(prediction.id, current_timestamp(), outcome)
    return replace(prediction, outcome=outcome.outcome, note=outcome.note)


def find_prediction(predictions: list[Prediction], wanted: str) -> Prediction:
    """The prediction with this id, an unambiguous beginning of it, or "last".

    Raises
    ------
    LibraryError
        None or more than one matches.
    """
    from trainer.formats.codecs.json_validation import excerpt
    from trainer.library.tables.sessions import MIN_PREFIX_CHARS

    if wanted == "last" and predictions:
        return predictions[-1]
    exact = [p for p in predictions if p.id == wanted]
    matches = exact or [
        p for p in predictions if len(wanted) >= MIN_PREFIX_CHARS and p.id.startswith(wanted)
    ]
    if len(matches) > 1:
        raise LibraryError(PredictionAmbiguous(excerpt(wanted)))
    if not matches:
        raise LibraryError(PredictionUnknown(excerpt(wanted)))
    return matches[0]


def find_worksheet(library: "Library", kind: str, wanted: str) -> "Worksheet":
    """The worksheet with this id, an unambiguous beginning of it, or "last".

    Raises
    ------
    LibraryError
        None or more than one matches.
    """
    from trainer.formats.codecs.json_validation import excerpt
    from trainer.library.tables.sessions import MIN_PREFIX_CHARS

    worksheets = [
        worksheet for worksheet in library.notebook.worksheets() if worksheet.kind == kind
    ]
    if wanted == "last" and worksheets:
        return worksheets[0]
    exact = [worksheet for worksheet in worksheets if worksheet.id == wanted]
    is_long = len(wanted) >= MIN_PREFIX_CHARS
    matches = exact or [
        worksheet for worksheet in worksheets if is_long and worksheet.id.startswith(wanted)
    ]
    if len(matches) != 1:
        refusal = WorksheetAmbiguous if matches else WorksheetUnknown
        raise LibraryError(refusal(kind, excerpt(wanted)))
    return matches[0]


def _audit_predictions(library: "Library") -> Iterator[Prediction]:
    outcomes = library.notebook.worksheet_outcomes()
    for worksheet in library.notebook.worksheets():
        if worksheet.kind == AUDIT:
            yield from _predictions_of(worksheet, outcomes.get(worksheet.id, {}))


def _predictions_of(
    worksheet: "Worksheet", outcomes: Mapping[int, OutcomeReported]
) -> Iterator[Prediction]:
    from trainer.exercises.certainty_audit import audit_from_fields

    try:
        audit = audit_from_fields(worksheet.body)
    except (RecordingError, TrainerError):
        return
    for index, line in enumerate(audit.lines):
        if line.asks_later:
            outcome = outcomes.get(index)
            if outcome is not None and outcome.of not in (None, line.text):
                outcome = None  # the line was changed since
            yield Prediction(
                id=f"{worksheet.id}.{index + 1}",
                made=worksheet.written,
                text=line.text,
                sure_percent=line.sure_percent,
                outcome=outcome.outcome if outcome else None,
                note=outcome.note if outcome else None,
            )


def _when(prediction: Prediction) -> float:
    """The sort key. Predictions without a date come first, so that "last" is one with a date."""
    made = to_timestamp(prediction.made)
    return BEFORE_ALL_S if made is None else made


NOTICES_KEY: Final = "care"
FEELING_DRAFT_KEY: Final = "feeling_draft"
DISMISSALS_KEY: Final = "follow_up_let_go"
MAX_STORED_OPENINGS: Final = 50  # more make no difference to the notice


class PracticeLibrary(Struct, frozen=True):
    """The practice in the library of a folder; without a folder it is empty.

    Every method may raise `LibraryError`.
    """

    folder: Path | None = None

    def pauses(self) -> list[Pause]:
        """All pauses, oldest first."""
        if self.folder is None:
            return []
        with self._open(self.folder) as library:
            return load_pauses(library)

    def series(self) -> tuple[list[Pause], list[Prediction]]:
        """All pauses and all predictions, oldest first."""
        if self.folder is None:
            return [], []
        with self._open(self.folder) as library:
            pauses = load_pauses(library)
            return pauses, load_predictions(library, pauses)

    @property
    def exists(self) -> bool:
        """Whether anything was kept before. The library is not opened for that."""
        from trainer.library.file_header import NAME

        return self.folder is not None and (self.folder / NAME).exists()

    @property
    def needs_passphrase(self) -> bool:
        """Whether the library is locked, and was not unlocked yet."""
        return self.folder is not None and needs_passphrase(self.folder)

    def overview(self) -> tuple[list[Prediction], tuple[str, ...]]:
        """What the screens need at once.

        Returns
        -------
        predictions : list of Prediction
            Those to ask about: without an outcome, and not dismissed.
        triggers : tuple of str
            Triggers that were named before, the most frequent first.
        """
        from trainer.practice.triggers import frequent_triggers  # with `statistics`

        if self.folder is None:
            return [], ()
        with self._open(self.folder) as library:
            dismissals = _dismissal_days(library.remembered(DISMISSALS_KEY))
            pauses = load_pauses(library)
            predictions = load_predictions(library, pauses)
        return predictions_to_ask(predictions, dismissals, _today()), frequent_triggers(pauses)

    def dismiss(self, prediction_id: str) -> None:
        """Note that the person was not to be asked about this prediction today, see `predictions_to_ask`."""
        with self._open_for_writing() as library:
            dismissals = _dismissal_days(library.remembered(DISMISSALS_KEY))
            days = [*dismissals.get(prediction_id, ()), _today()]
            library.remember(DISMISSALS_KEY, {"days": {**dismissals, prediction_id: days}})

    def report_outcome(self, prediction_id: str, outcome: OutcomeReported) -> None:
        with self._open_for_writing() as library:
            report_outcome(library, prediction_id, outcome)

    def add_annotations(self, session_id: str, later: Iterable[Annotation]) -> None:
        """Store annotations made after the pause."""
        with self._open_for_writing() as library:
            for annotation in later:
                library.notebook.add_annotation(session_id, current_timestamp(), annotation)

    def worksheets(self, kind: str) -> "list[Worksheet]":
        """The worksheets of one kind, newest first."""
        return [worksheet for worksheet in self._all_worksheets() if worksheet.kind == kind]

    def worksheet(self, worksheet_id: str) -> "Worksheet":
        """The worksheet with just this id, of any kind. Raises LibraryError if there is none."""
        from trainer.formats.codecs.json_validation import excerpt
        from trainer.library.messages import WorksheetGone

        worksheet = next((w for w in self._all_worksheets() if w.id == worksheet_id), None)
        if worksheet is None:
            raise LibraryError(WorksheetGone(excerpt(worksheet_id)))
        return worksheet

    def _all_worksheets(self) -> "list[Worksheet]":
        if self.folder is None:
            return []
        with self._open(self.folder) as library:
            return library.notebook.worksheets()

    def save_worksheet(self, worksheet: "Worksheet") -> None:
        with self._open_for_writing() as library:
            library.notebook.save_worksheet(worksheet)

    def feeling_draft(self) -> dict[str, str]:
        """The parts of the sentence that was begun and not copied; empty where none was."""
        if self.folder is None:
            return {}
        with self._open(self.folder) as library:
            stored = library.remembered(FEELING_DRAFT_KEY) or {}
        return {name: text for name, text in stored.items() if isinstance(text, str)}

    def keep_feeling_draft(self, parts: Mapping[str, str]) -> None:
        """Keep a sentence that was begun; an empty one forgets it."""
        if dict(parts) == self.feeling_draft():
            return
        with self._open_for_writing() as library:
            library.remember(FEELING_DRAFT_KEY, dict(parts))

    def figures_opened(self) -> None:
        """Remember that figures were opened, for `overuse_notice`."""
        with self._open_for_writing() as library:
            care = dict(library.remembered(NOTICES_KEY) or {})
            opened = [*_numbers(care.get("opened")), current_time_s()]
            library.remember(NOTICES_KEY, {**care, "opened": opened[-MAX_STORED_OPENINGS:]})

    def overuse_notice(self, starts: Iterable[str | None]) -> OveruseNotice | None:
        """The notice that is due now, if one is. Each is due once.

        Parameters
        ----------
        starts : iterable of str or None
            When the latest pauses began, ISO 8601, as far as it is known.
        """
        if self.folder is None:
            return None
        with self._open(self.folder) as library:
            care = library.remembered(NOTICES_KEY) or {}
        shown_at = care.get("said_at")
        notified_at = float(shown_at) if isinstance(shown_at, int | float) else None
        due = overuse_notice(
            _numbers(care.get("opened")), _start_times(starts), current_time_s(), notified_at
        )
        if due is not None:
            with self._open_for_writing() as library:
                library.remember(NOTICES_KEY, {**care, "said_at": current_time_s()})
        return due

    def _open_for_writing(self) -> "Library":
        if self.folder is None:
            raise LibraryError(NotesNotKept())
        return self._open(self.folder, write=True)

    def _open(self, folder: Path, *, write: bool = False) -> "Library":
        from trainer.library.store import Library

        return Library.open(folder, write=write)


def current_time_s() -> float:
    """The present moment, s since 1970."""
    return wall_time().timestamp()


def _start_times(starts: Iterable[str | None]) -> list[float]:
    return [at for started in starts if (at := to_timestamp(started)) is not None]


def _numbers(value: object) -> list[float]:
    listed = value if isinstance(value, list) else []
    return [float(each) for each in listed if isinstance(each, int | float)]


def _today() -> str:
    return wall_time().date().isoformat()


def _dismissal_days(fields: Mapping[str, object] | None) -> dict[str, Sequence[str]]:
    """On which days each prediction was let go."""
    value = (fields or {}).get("days")
    outcome = value.items() if isinstance(value, dict) else ()
    return {
        str(name): [str(day) for day in days] for name, days in outcome if isinstance(days, list)
    }
