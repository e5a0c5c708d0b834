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
from trainer.exercises.certainty_audit import audit_of
from trainer.formats.json_validation import excerpt
from trainer.library.annotation_table import Sheet
from trainer.library.session_table import SHORTEST_ID
from trainer.library.store import Library, new_id
from trainer.practice.annotations import Later, OutcomeTold
from trainer.practice.pauses import Pause, Prediction, own_triggers, still_open
from trainer.practice.safety_notices import KindLine, kind_line
from ui.i18n.timestamps import instant
from ui.services.reviews import json_of
from ui.services.unsaved import is_shut

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


CARE: Final = "care"
LET_GO: Final = "follow_up_let_go"
OFTEN: Final = 2  # times that a prediction was let go
MOST_KEPT: Final = 50  # times that figures were opened; more say nothing more
NOWHERE: Final = "There is no library here, so nothing can be kept."


@dataclass(frozen=True, slots=True)
class Desk:
    """Every method may raise LibraryError. Without a folder there is nothing to read."""

    folder: Path | None = None

    def pauses(self) -> list[Pause]:
        """All of them, oldest first."""
        if self.folder is None:
            return []
        with Library.open(self.folder, write=False) as library:
            return pauses_of(library)

    def series(self) -> tuple[list[Pause], list[Prediction]]:
        """All pauses and all predictions, oldest first."""
        if self.folder is None:
            return [], []
        with Library.open(self.folder, write=False) as library:
            pauses = pauses_of(library)
            return pauses, predictions_of(library, pauses)

    @property
    def is_shut(self) -> bool:
        """Locked, and nobody gave the passphrase yet."""
        return self.folder is not None and is_shut(self.folder)

    def overview(self) -> tuple[list[Prediction], tuple[str, ...]]:
        """The predictions to ask about, for nobody told what came or put them away; and the triggers
        that were named before.
        """
        if self.folder is None:
            return [], ()
        with Library.open(self.folder, write=False) as library:
            let_go = _days(library.remembered(LET_GO))
            pauses = pauses_of(library)
            found = still_open(predictions_of(library, pauses))
        waiting = [p for p in found if not _is_let_go(let_go.get(p.id, ()))]
        return waiting, own_triggers(pauses)

    def let_go(self, prediction_id: str) -> None:
        """Do not ask about this one again today, and after a second time never. It can still be answered
        in its pause, or on the command line.
        """
        with self._writing() as library:
            before = _days(library.remembered(LET_GO)).get(prediction_id, ())
            said = {**_days(library.remembered(LET_GO)), prediction_id: [*before, _today()]}
            library.remember(LET_GO, {"days": said})

    def answer(self, prediction_id: str, came: OutcomeTold) -> None:
        with self._writing() as library:
            tell_outcome(library, prediction_id, came)

    def tell(self, session_id: str, later: Iterable[Later]) -> None:
        """Keep what is told of a pause after it."""
        with self._writing() as library:
            for said in later:
                library.notebook.tell_later(session_id, now(), said)

    def sheets(self, kind: str) -> list[Sheet]:
        """The audits or the feelings, newest first."""
        if self.folder is None:
            return []
        with Library.open(self.folder, write=False) as library:
            return [sheet for sheet in library.notebook.sheets() if sheet.kind == kind]

    def keep(self, sheet: Sheet) -> None:
        with self._writing() as library:
            library.notebook.keep(sheet)

    def figures_opened(self) -> None:
        """Remember that figures were looked at, for the one kind line."""
        with self._writing() as library:
            care = dict(library.remembered(CARE) or {})
            opened = [*_numbers(care.get("opened")), now_s()]
            library.remember(CARE, {**care, "opened": opened[-MOST_KEPT:]})

    def kind_line(self, begun: Iterable[str | None]) -> KindLine | None:
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
        due = kind_line(_numbers(care.get("opened")), _times(begun), now_s(), said_at)
        if due is not None:
            with self._writing() as library:
                library.remember(CARE, {**care, "said_at": now_s()})
        return due

    def _writing(self) -> Library:
        if self.folder is None:
            raise LibraryError(NOWHERE)
        return Library.open(self.folder, write=True)


def now_s() -> float:
    """The present moment, seconds since 1970."""
    return wall_time().timestamp()


def _times(begun: Iterable[str | None]) -> list[float]:
    return [at for started in begun if (at := instant(started)) is not None]


def _numbers(value: object) -> list[float]:
    listed = value if isinstance(value, list) else []
    return [float(each) for each in listed if isinstance(each, int | float)]


def _today() -> str:
    return wall_time().astimezone().date().isoformat()


def _is_let_go(days: Sequence[str]) -> bool:
    """Twice is enough to understand that it is not wanted."""
    return len(days) >= OFTEN or _today() in days


def _days(fields: Mapping[str, object] | None) -> dict[str, Sequence[str]]:
    """On which days each prediction was let go."""
    value = (fields or {}).get("days")
    told = value.items() if isinstance(value, dict) else ()
    return {str(name): [str(day) for day in days] for name, days in told if isinstance(days, list)}
