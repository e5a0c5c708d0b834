"""One recorded session, wherever it came from: what was agreed, and all that happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.events import Event
from trainer.plan import SessionPlan


class Ended(StrEnum):
    """How a session came to its end. `INTERRUPTED`: the program was gone before it could be closed."""

    COMPLETED = "completed"
    EARLY = "early"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Recording:
    """`started` is the wall-clock time of t = 0, ISO 8601 with its zone; None where nobody knows it.

    `events` are in the order in which the session was told of them: a tuple, or an `EventSeries`.
    `plan` is None for a bare series of beats from another program.
    """

    id: str
    started: str | None
    source: str
    plan: SessionPlan | None
    ended: Ended | None
    events: Sequence[Event]
