"""One recorded session, wherever it came from: what was agreed, and all that happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.events import Event
from trainer.plan import SessionPlan


class Completion(StrEnum):
    """How a session came to its end. `INTERRUPTED`: the program was gone before it could be closed."""

    COMPLETED = "completed"
    EARLY = "early"
    INTERRUPTED = "interrupted"


class Doubt(StrEnum):
    """Why nobody can vouch for a recording. `RESCUED`: it is what was left of it in a damaged library, or
    a part of that. `CHANGED`: it is not what was written when it was closed.
    """

    RESCUED = "rescued"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Recording:
    """`started` is the wall-clock time of t = 0, ISO 8601 with its zone; None where nobody knows it.

    `events` are in the order in which the session was told of them: a tuple, or an `EventSeries`.
    `plan` is None for a bare series of beats from another program. `doubt` is None where nothing is
    known against what it holds.
    """

    id: str
    started: str | None
    source: str
    plan: SessionPlan | None
    ended: Completion | None
    events: Sequence[Event]
    doubt: Doubt | None = None
