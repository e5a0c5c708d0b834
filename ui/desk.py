"""The practice of one person as the window reaches it. Each call opens the library and closes it again.

Rule: what cannot be read or kept is told in one sentence, and keeps nobody from the pause.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from trainer.care import KindLine, kind_line
from trainer.errors import LibraryError
from trainer.library.said_later import Sheet
from trainer.library.store import Library
from trainer.practice import Later, OutcomeTold, Pause, Prediction, own_triggers, still_open
from ui import practice
from ui.left_behind import is_shut
from ui.moments import instant

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
            return practice.pauses_of(library)

    def series(self) -> tuple[list[Pause], list[Prediction]]:
        """All pauses and all predictions, oldest first."""
        if self.folder is None:
            return [], []
        with Library.open(self.folder, write=False) as library:
            pauses = practice.pauses_of(library)
            return pauses, practice.predictions_of(library, pauses)

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
            pauses = practice.pauses_of(library)
            found = still_open(practice.predictions_of(library, pauses))
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
            practice.tell_outcome(library, prediction_id, came)

    def tell(self, session_id: str, later: Iterable[Later]) -> None:
        """Keep what is told of a pause after it."""
        with self._writing() as library:
            for said in later:
                library.notebook.tell_later(session_id, practice.now(), said)

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
