"""One recorded session, whatever its origin: its plan and its events."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.events import Event
from trainer.plan import SessionPlan


class Completion(StrEnum):
    """How a session ended. `INTERRUPTED`: the program ended before the session was closed."""

    COMPLETED = "completed"
    EARLY = "early"
    INTERRUPTED = "interrupted"


class Doubt(StrEnum):
    """Why a recording may be incomplete or wrong.

    `RESCUED`: it was read from a damaged library, whole or in part. `CHANGED`: it is not what was written when
    it was closed.
    """

    RESCUED = "rescued"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Recording:
    """A session as it is stored, imported and exported.

    Attributes
    ----------
    started
        Wall-clock time of t = 0, ISO 8601 with its zone; None where it is unknown.
    plan
        None for a series of beats from another program.
    events
        In the order in which the session received them: a tuple, or an `EventSeries`.
    doubt
        None where nothing is known to be wrong.
    """

    id: str
    started: str | None
    source: str
    plan: SessionPlan | None
    ended: Completion | None
    events: Sequence[Event]
    doubt: Doubt | None = None
