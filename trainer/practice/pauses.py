"""The pauses as one series: triggers, and how each pause went.

Rule: what a person wrote is kept as they wrote it, and nothing is asked twice. An answer that is missing
counts neither for nor against. A pause that broke off by itself, or ended because the urge had passed, was not
too hard, and it was not waited to its end either.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from trainer.events import Decision
from trainer.messages import Message
from trainer.practice.annotations import NO_ANNOTATIONS, Annotations
from trainer.practice.messages import LastThreePauses, LastTwoPauses, TwoOfLastThreePauses
from trainer.practice.predictions import Prediction
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion

NOTHING_LATER: Final[Mapping[str, Any]] = MappingProxyType({})
PLACES: Final = ("chest", "stomach", "throat", "shoulders", "jaw", "hands", "head", "legs")


class Pause(Struct, frozen=True):
    """One pause as the series sees it. `day` counts days, and is None where nobody dated it."""

    id: str
    started: str | None
    day: float | None
    waited_s: float
    planned_s: float | None = None
    urge_before: int | None = None
    urge_after: int | None = None
    decision: Decision | None = None
    mean_hr_bpm: float | None = None
    rsa_ms: float | None = None
    guide: str | None = None
    ended: str | None = None
    annotations: Annotations = NO_ANNOTATIONS
    note: str | None = None

    @property
    def trigger(self) -> str:
        return self.annotations.trigger

    @property
    def body(self) -> tuple[str, ...]:
        return self.annotations.body

    @property
    def urges(self) -> tuple[int, int] | None:
        """The urge before and after; None unless both were rated."""
        if self.urge_before is None or self.urge_after is None:
            return None
        return self.urge_before, self.urge_after

    @property
    def prediction(self) -> Prediction | None:
        annotations = self.annotations
        if not annotations.prediction:
            return None
        return Prediction(
            id=self.id,
            made=self.started,
            text=annotations.prediction,
            sure_percent=annotations.sure_percent,
            outcome=annotations.outcome,
            note=annotations.outcome_note,
        )


def pause_from_summary(
    summary: SessionSummary, day: float | None, later: Mapping[str, Any] = NOTHING_LATER
) -> Pause:
    """Return the pause of a summary; the figures of a session in doubt are in no series.

    Parameters
    ----------
    summary : SessionSummary
        Of a session that was a pause.
    day : float or None
        Its start in days, on any scale; None where nobody dated it.
    later : mapping of str
        Fields of the summary that annotations made afterwards change (`SessionSummary.changes_by`).
    """
    figures = {} if summary.doubt else summary.figures
    now = later.get
    return Pause(
        id=summary.id,
        started=summary.started,
        day=day,
        waited_s=summary.duration_s,
        planned_s=summary.planned_s,
        urge_before=now("urge_before", summary.urge_before),
        urge_after=now("urge_after", summary.urge_after),
        decision=now("decision", summary.decision),
        mean_hr_bpm=figures.get("mean_hr_bpm"),
        rsa_ms=figures.get("rsa_ms"),
        guide=summary.guide,
        ended=summary.completion,
        annotations=now("annotations", summary.annotations),
        note=now("note", summary.note),
    )


LOOKED_AT: Final = 3
A_LOT: Final = 2  # of those, and less may be enough


def completed_without_increase(pause: Pause) -> bool:
    """Return whether the person waited to the end, and the urge was not stronger after than before."""
    return pause.ended == Completion.COMPLETED and not _grew(pause)


def was_too_hard(pause: Pause) -> bool:
    """Return whether it ended early although the urge had not passed, or the urge was stronger after than before."""
    cut_short = pause.ended == Completion.EARLY and pause.decision is not Decision.PASSED
    return cut_short or _grew(pause)


def describe_hard_pauses(recent: Sequence[Pause]) -> Message:
    """How a sentence about them begins, where two or more of two or three were.

    >>> hard = Pause("a", None, None, 60.0, ended="early")
    >>> describe_hard_pauses([hard, hard]), describe_hard_pauses([Pause("b", None, None, 60.0), hard, hard])
    (LastTwoPauses(), TwoOfLastThreePauses())
    """
    if all(map(was_too_hard, recent)):
        return LastThreePauses() if len(recent) == LOOKED_AT else LastTwoPauses()
    return TwoOfLastThreePauses()


def _grew(pause: Pause) -> bool:
    before, after = pause.urge_before, pause.urge_after
    return before is not None and after is not None and after > before


@contextmanager
def without_collection() -> Iterator[None]:
    """Nothing is looked for that could be thrown away: among ten thousand new pauses that takes a sixth of
    the time of reading them, and finds none.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
