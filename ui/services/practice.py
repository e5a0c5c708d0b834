"""The practice of one person for window and terminal: pauses, predictions, worksheets.

Each call opens the library and closes it again. What cannot be read or saved is reported in one sentence,
and keeps nobody from the pause.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from trainer.errors import LibraryError, RecordingError, TrainerError
from trainer.exercises.certainty_audit import audit_from_fields
from trainer.formats.json_validation import excerpt
from trainer.library.annotation_table import Worksheet
from trainer.library.session_table import MIN_PREFIX_CHARS
from trainer.library.store import Library, new_id
from trainer.practice.annotations import Annotation, OutcomeReported
from trainer.practice.pauses import Pause, Prediction, frequent_triggers, open_predictions
from trainer.practice.safety_notices import OveruseNotice, overuse_notice
from ui.i18n.timestamps import to_timestamp
from ui.services.reviews import load_summary
from ui.services.unsaved import needs_passphrase

AUDIT: Final = "audit"
FEELING: Final = "feeling"
LONG_AGO: Final = -inf


def current_timestamp() -> str:
    """When something is told: date and time with the zone."""
    return wall_time().isoformat(timespec="seconds")


def create_worksheet(kind: str, body: Mapping[str, object]) -> Worksheet:
    """A sheet with a name of its own."""
    written = wall_time()
    session_like = new_id(written, secrets.token_hex(2))
    return Worksheet(session_like, kind, written.isoformat(timespec="seconds"), body)


def load_pauses(library: Library) -> list[Pause]:
    """All pauses, oldest first, with all that was told of them."""
    return library.notebook.pauses(lambda wanted: load_summary(library, library.entry(wanted)))


def load_predictions(library: Library, pauses: list[Pause] | None = None) -> list[Prediction]:
    """All predictions, oldest first: those of the pauses, and those carried over from audits."""
    of_pauses = load_pauses(library) if pauses is None else pauses
    found = [pause.prediction for pause in of_pauses if pause.prediction is not None]
    return sorted([*found, *_of_audits(library)], key=_when)


def report_outcome(library: Library, wanted: str, outcome: OutcomeReported) -> Prediction:
    """Keep what came of a prediction; the prediction as it stands now.

    Args:
        wanted: its id, the unmistakable beginning of it, or "last".
        came: without a note the one that is there stays; an empty one takes it back.

    Raises:
        LibraryError: there is none, or none any more.
    """
    prediction = find_prediction(load_predictions(library), wanted)
    note = prediction.note if outcome.note is None else outcome.note or None
    outcome = replace(outcome, note=note)
    sheet_id, _, number = prediction.id.partition(".")
    if number:
        placed = replace(outcome, place=int(number) - 1, of=prediction.text)
        library.notebook.add_worksheet_outcome(sheet_id, current_timestamp(), placed)
    else:
        library.notebook.add_annotation(prediction.id, current_timestamp(), outcome)
    return replace(prediction, outcome=outcome.outcome, note=outcome.note)


def find_prediction(predictions: list[Prediction], wanted: str) -> Prediction:
    """Raises: LibraryError, where none or more than one is meant."""
    if wanted == "last" and predictions:
        return predictions[-1]
    exact = [p for p in predictions if p.id == wanted]
    like = exact or [
        p for p in predictions if len(wanted) >= MIN_PREFIX_CHARS and p.id.startswith(wanted)
    ]
    if len(like) > 1:
        raise LibraryError(f"More than one prediction begins with {excerpt(wanted)}: say more.")
    if not like:
        raise LibraryError(
            f"There is no prediction {excerpt(wanted)} in this library, or none any more: "
            "see `outbreath followup --all`."
        )
    return like[0]


def find_worksheet(library: Library, kind: str, wanted: str) -> Worksheet:
    """A sheet by its id, the unmistakable beginning of it, or "last".

    Raises:
        LibraryError: none or more than one is meant.
    """
    sheets = [sheet for sheet in library.notebook.worksheets() if sheet.kind == kind]
    if wanted == "last" and sheets:
        return sheets[0]
    exact = [sheet for sheet in sheets if sheet.id == wanted]
    is_long = len(wanted) >= MIN_PREFIX_CHARS
    like = exact or [sheet for sheet in sheets if is_long and sheet.id.startswith(wanted)]
    if len(like) != 1:
        what = "More than one" if like else "No"
        raise LibraryError(
            f"{what} {kind} begins with {excerpt(wanted)}: see `outbreath {kind} --list`."
        )
    return like[0]


def _of_audits(library: Library) -> Iterator[Prediction]:
    came = library.notebook.worksheet_outcomes()
    for sheet in library.notebook.worksheets():
        if sheet.kind == AUDIT:
            yield from _of_audit(sheet, came.get(sheet.id, {}))


def _of_audit(worksheet: Worksheet, came: Mapping[int, OutcomeReported]) -> Iterator[Prediction]:
    try:
        audit = audit_from_fields(worksheet.body)
    except (RecordingError, TrainerError):
        return
    for place, line in enumerate(audit.lines):
        if line.asks_later:
            told = came.get(place)
            if told is not None and told.of not in (None, line.text):
                told = None  # it came of what stood there before
            yield Prediction(
                id=f"{worksheet.id}.{place + 1}",
                made=worksheet.written,
                text=line.text,
                sure_percent=line.sure_percent,
                outcome=told.outcome if told else None,
                note=told.note if told else None,
            )


def _when(prediction: Prediction) -> float:
    """Those that nobody dated come first, so that "last" is one that was."""
    made = to_timestamp(prediction.made)
    return LONG_AGO if made is None else made


CARE: Final = "care"
LET_GO: Final = "follow_up_let_go"
MAX_DISMISSALS: Final = 2  # times that a prediction was let go
MAX_STORED_OPENINGS: Final = 50  # times that figures were opened; more say nothing more
NOWHERE: Final = "There is no library here, so nothing can be kept."


@dataclass(frozen=True, slots=True)
class PracticeLibrary:
    """Every method may raise LibraryError. Without a folder there is nothing to read."""

    folder: Path | None = None

    def pauses(self) -> list[Pause]:
        """All of them, oldest first."""
        if self.folder is None:
            return []
        with Library.open(self.folder, write=False) as library:
            return load_pauses(library)

    def series(self) -> tuple[list[Pause], list[Prediction]]:
        """All pauses and all predictions, oldest first."""
        if self.folder is None:
            return [], []
        with Library.open(self.folder, write=False) as library:
            pauses = load_pauses(library)
            return pauses, load_predictions(library, pauses)

    @property
    def needs_passphrase(self) -> bool:
        """Locked, and nobody gave the passphrase yet."""
        return self.folder is not None and needs_passphrase(self.folder)

    def overview(self) -> tuple[list[Prediction], tuple[str, ...]]:
        """The predictions to ask about, for nobody told what came or put them away; and the triggers
        that were named before.
        """
        if self.folder is None:
            return [], ()
        with Library.open(self.folder, write=False) as library:
            let_go = _days(library.remembered(LET_GO))
            pauses = load_pauses(library)
            found = open_predictions(load_predictions(library, pauses))
        waiting = [p for p in found if not _is_let_go(let_go.get(p.id, ()))]
        return waiting, frequent_triggers(pauses)

    def dismiss(self, prediction_id: str) -> None:
        """Do not ask about this one again today, and after a second time never. It can still be answered
        in its pause, or on the command line.
        """
        with self._writing() as library:
            before = _days(library.remembered(LET_GO)).get(prediction_id, ())
            said = {**_days(library.remembered(LET_GO)), prediction_id: [*before, _today()]}
            library.remember(LET_GO, {"days": said})

    def report_outcome(self, prediction_id: str, outcome: OutcomeReported) -> None:
        with self._writing() as library:
            report_outcome(library, prediction_id, outcome)

    def add_annotations(self, session_id: str, later: Iterable[Annotation]) -> None:
        """Keep what is told of a pause after it."""
        with self._writing() as library:
            for said in later:
                library.notebook.add_annotation(session_id, current_timestamp(), said)

    def worksheets(self, kind: str) -> list[Worksheet]:
        """The audits or the feelings, newest first."""
        if self.folder is None:
            return []
        with Library.open(self.folder, write=False) as library:
            return [sheet for sheet in library.notebook.worksheets() if sheet.kind == kind]

    def save_worksheet(self, worksheet: Worksheet) -> None:
        with self._writing() as library:
            library.notebook.save_worksheet(worksheet)

    def figures_opened(self) -> None:
        """Remember that figures were looked at, for the one kind line."""
        with self._writing() as library:
            care = dict(library.remembered(CARE) or {})
            opened = [*_numbers(care.get("opened")), current_time_s()]
            library.remember(CARE, {**care, "opened": opened[-MAX_STORED_OPENINGS:]})

    def overuse_notice(self, begun: Iterable[str | None]) -> OveruseNotice | None:
        """The line that is due now, if one is; it is due once.

        Args:
            begun: when the latest pauses began, ISO 8601, as far as anybody knows.
        """
        if self.folder is None:
            return None
        with Library.open(self.folder, write=False) as library:
            care = library.remembered(CARE) or {}
        said = care.get("said_at")
        said_at = float(said) if isinstance(said, int | float) else None
        due = overuse_notice(_numbers(care.get("opened")), _times(begun), current_time_s(), said_at)
        if due is not None:
            with self._writing() as library:
                library.remember(CARE, {**care, "said_at": current_time_s()})
        return due

    def _writing(self) -> Library:
        if self.folder is None:
            raise LibraryError(NOWHERE)
        return Library.open(self.folder, write=True)


def current_time_s() -> float:
    """The present moment, seconds since 1970."""
    return wall_time().timestamp()


def _times(begun: Iterable[str | None]) -> list[float]:
    return [at for started in begun if (at := to_timestamp(started)) is not None]


def _numbers(value: object) -> list[float]:
    listed = value if isinstance(value, list) else []
    return [float(each) for each in listed if isinstance(each, int | float)]


def _today() -> str:
    return wall_time().astimezone().date().isoformat()


def _is_let_go(days: Sequence[str]) -> bool:
    """Twice is enough to understand that it is not wanted."""
    return len(days) >= MAX_DISMISSALS or _today() in days


def _days(fields: Mapping[str, object] | None) -> dict[str, Sequence[str]]:
    """On which days each prediction was let go."""
    value = (fields or {}).get("days")
    told = value.items() if isinstance(value, dict) else ()
    return {str(name): [str(day) for day in days] for name, days in told if isinstance(days, list)}
