"""Which pause was left without its reassessment, and whether it was offered already.

A pause is offered once, at the next start. After that it is found in the history.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from trainer.events import Decision
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from ui.i18n.timestamps import to_timestamp
from ui.services.passphrase_state import needs_passphrase

if TYPE_CHECKING:
    from trainer.library.store import Library

OFFERED_KEY: Final = "look_back"
MAX_STORED_IDS: Final = 50
MAX_AGE_S: Final = 7 * 24 * 3600.0
MIN_WAITED_S: Final = 1.0
OPEN_DECISIONS: Final = (None, Decision.WAIT_AGAIN)
"""After *wait again* another round was begun; without a decision after it, that one is open."""


def is_open(summary: SessionSummary) -> bool:
    """Whether the pause has no decision at its end, so that it can be looked back at."""
    return summary.exercise is Exercise.PAUSE and summary.decision in OPEN_DECISIONS


def can_be_offered(summary: SessionSummary, now: datetime) -> bool:
    """Whether to offer the reassessment of the newest pause.

    Not while it is being recorded, not for a demonstration or a pause of no length, and not after a week.
    A pause that lies in the future was before the clock went back.
    """
    started = to_timestamp(summary.started)
    age_s = 0.0 if started is None else now.timestamp() - started
    is_over = summary.completion is not None and summary.duration_s >= MIN_WAITED_S
    return is_open(summary) and is_over and age_s <= MAX_AGE_S and not summary.is_demo


def find_offer(sessions: Sequence[SessionSummary], now: datetime) -> SessionSummary | None:
    """The newest session, if its reassessment can be offered."""
    newest = sessions[0] if sessions else None
    return newest if newest is not None and can_be_offered(newest, now) else None


class LookBackLibrary(Struct, frozen=True):
    """What was offered, in the library of a folder; without a folder nothing is remembered."""

    folder: Path | None = None

    def was_offered(self, session_id: str) -> bool:
        """Whether this pause was offered already.

        Raises
        ------
        LibraryError
            The library cannot be read.
        """
        if self.folder is None or needs_passphrase(self.folder):
            return False
        with self._open(self.folder) as library:
            return session_id in _ids(library.remembered(OFFERED_KEY))

    def note_offered(self, session_id: str) -> None:
        """Remember that it was offered.

        Raises
        ------
        LibraryError
            The library cannot be written.
        """
        if self.folder is None:
            return
        with self._open(self.folder, write=True) as library:
            before = [i for i in _ids(library.remembered(OFFERED_KEY)) if i != session_id]
            library.remember(OFFERED_KEY, {"offered": [*before, session_id][-MAX_STORED_IDS:]})

    def _open(self, folder: Path, *, write: bool = False) -> "Library":
        from trainer.library.store import Library

        return Library.open(folder, write=write)


def _ids(fields: Mapping[str, object] | None) -> list[str]:
    value = (fields or {}).get("offered")
    return [str(each) for each in value] if isinstance(value, list) else []
