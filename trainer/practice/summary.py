"""The summary of a session: what is listed, stored beside its events, exported and compared.

This module imports no NumPy: ten thousand summaries are listed without it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from trainer.breathing.resonance_result import ResonanceResult
from trainer.events import Decided, Decision, Moment, UrgeRated
from trainer.hrv.messages import NoBeats
from trainer.hrv.quality import COULD_NOT, Grade, Quality
from trainer.messages import Message
from trainer.plan import Exercise, Guide
from trainer.practice.annotations import NO_ANNOTATIONS, Annotation, Annotations, DecisionWithdrawn
from trainer.practice.heart_source import NO_SENSOR
from trainer.recording import Completion, Doubt

Span: TypeAlias = tuple[float, float]
HeartLine: TypeAlias = tuple[float | None, ...]

NOT_ASSESSED: Final = Quality(Grade.NONE, COULD_NOT)


class SessionSummary(Struct, frozen=True):
    """The summary of one session.

    Attributes
    ----------
    started
        Wall-clock time of t = 0, ISO 8601; None where it is unknown.
    guide, planned_s
        Of the plan; None for a series of beats from another program.
    duration_s
        Waited, over all rounds, in seconds.
    completion
        None while it is being recorded.
    urge_before, urge_after
        0 to 10, None where it was not rated.
    corrected
        Number of corrected beats by verdict.
    gaps
        Where no beat is known, in seconds on the session clock.
    breaths
        Whole breaths under the pacer.
    pattern_first, pattern_last
        As `BreathPattern` writes them; None without a pacer.
    breaths_per_min_last
        Of the pacer at the end.
    resonance_breaths_per_min, resonance
        What an assessment found, and the result that says more. None: see its reason.
    figures
        By the keys of `trainer.hrv.figures.FIGURES`; None where a figure is absent.
    rsa_interval_ms
        95 % confidence interval of the RSA; None where it is not known.
    annotations
        The annotations of the urge, as they are now.
    doubt
        Why the session is in doubt; None where nothing is known to be wrong.
    heart_line
        The mean heart rate in equal parts of the time waited, beats per minute, None where none is known.
    is_demo
        Whether its heart was simulated or replayed: it is in no trend, and nothing is suggested from it.
    """

    id: str
    started: str | None = None
    exercise: Exercise = Exercise.FREE
    guide: Guide | None = None
    source: str = "unknown"
    planned_s: float | None = None
    duration_s: float = 0.0
    completion: Completion | None = None
    urge_before: int | None = None
    urge_after: int | None = None
    decision: Decision | None = None
    rounds: int = 0
    note: str | None = None
    beats: int = 0
    corrected: Mapping[str, int] = field(default_factory=dict)
    gaps: tuple[Span, ...] = ()
    breaths: int = 0
    pattern_first: str | None = None
    pattern_last: str | None = None
    breaths_per_min_last: float | None = None
    resonance_breaths_per_min: float | None = None
    quality: Quality = NOT_ASSESSED
    figures: Mapping[str, float | None] = field(default_factory=dict)
    rsa_interval_ms: Span | None = None
    annotations: Annotations = NO_ANNOTATIONS
    resonance: ResonanceResult | None = None
    doubt: Doubt | None = None
    tags: tuple[str, ...] = ()
    is_demo: bool = False
    heart_line: HeartLine = ()

    @property
    def sensor_reason(self) -> Message | None:
        """Why no beat came from a sensor, as far as more is known than that; None without a sensor."""
        reason = self.quality.reason
        return None if self.source == NO_SENSOR or reason == NoBeats() else reason

    def with_annotations(self, later: Iterable[Annotation]) -> "SessionSummary":
        """Return the summary with the annotations made after the pause."""
        return replace(self, **self.changes_by(later))

    def changes_by(self, later: Iterable[Annotation]) -> dict[str, Any]:
        """Return the fields that annotations made after the pause change, with their new values."""
        changes: dict[str, Any] = {}
        annotations = self.annotations
        for annotation in later:
            match annotation:
                case UrgeRated(urge=urge, moment=Moment.BEFORE):
                    changes["urge_before"] = urge
                case UrgeRated(urge=urge, moment=Moment.AFTER):
                    changes["urge_after"] = urge
                case Decided(decision=decision):
                    changes["decision"] = decision
                case DecisionWithdrawn():
                    changes["decision"] = None
                case _:
                    changes["annotations"] = annotations = annotations.apply(annotation)
        return changes


EMPTY_SUMMARY: Final = SessionSummary("")
"""Of a pause that has just begun."""
