"""The header of a recording (who, when, from where, which plan) and its annotations, as plain values."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from trainer.errors import RecordingError, TrainerError
from trainer.events import Event
from trainer.files.names import SAFE_ID
from trainer.formats.codecs import json_validation as read
from trainer.formats.codecs.event_codec import (
    decode_event,
    encode_event,
    enum_from_fields,
    pattern_from_fields,
    pattern_to_fields,
)
from trainer.formats.codecs.json_validation import Fields, replace_surrogates
from trainer.formats.messages import AnnotationUnknown, SessionIdNotAllowed, TimestampNotAllowed
from trainer.plan import Exercise, ExhaleMode, Guide, SessionPlan, uses_resonance_model
from trainer.practice.annotations import (
    Annotation,
    AnnotationEvent,
    DecisionWithdrawn,
    Outcome,
    OutcomeReported,
)
from trainer.recording import Completion, Doubt, Recording

TIMESTAMP: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)
RESONANCE_MODEL_0_1: Final = 1
LAST_ID: Final = "last"  # means the newest one, whatever its id


def header_to_fields(recording: Recording) -> dict[str, object]:
    """All of a recording but its events; `doubt` only where there is one."""
    doubt = {} if recording.doubt is None else {"doubt": recording.doubt.value}
    return {
        "id": recording.id,
        "started": recording.started,
        "source": recording.source,
        "plan": None if recording.plan is None else plan_to_fields(recording.plan),
        "ended": None if recording.ended is None else recording.ended.value,
        **doubt,
    }


def recording_from_fields(fields: Fields, events: tuple[Event, ...]) -> Recording:
    """Raises: RecordingError, when a field is missing, unknown or of the wrong kind."""
    read.refuse_unknown_fields(
        fields, "id", "started", "source", "plan", "ended", "doubt", of="recording"
    )
    return Recording(
        id=check_id(read.read_text(fields, "id")),
        started=check_timestamp(read.read_text_or_none(fields, "started")),
        source=read.read_text(fields, "source"),
        plan=None
        if fields.get("plan") is None
        else plan_from_fields(read.read_object(fields, "plan")),
        ended=None
        if fields.get("ended") is None
        else enum_from_fields(Completion, fields, "ended"),
        events=events,
        doubt=None if fields.get("doubt") is None else enum_from_fields(Doubt, fields, "doubt"),
    )


def plan_to_fields(plan: SessionPlan) -> dict[str, object]:
    """The resonance model only where something depends on it, and it is not that of version 0.1."""
    has_model = uses_resonance_model(plan) and plan.resonance_model != RESONANCE_MODEL_0_1
    return {
        "exercise": plan.exercise.value,
        "round_s": plan.round_s,
        "pattern": pattern_to_fields(plan.pattern),
        "exhale": plan.exhale.value,
        "guide": plan.guide.value,
        **({"resonance_model": plan.resonance_model} if has_model else {}),
    }


def plan_from_fields(fields: Fields) -> SessionPlan:
    """Raises: RecordingError, also for a plan that no session could follow."""
    read.refuse_unknown_fields(
        fields, "exercise", "round_s", "pattern", "exhale", "guide", "resonance_model", of="plan"
    )
    try:
        plan = SessionPlan(
            exercise=enum_from_fields(Exercise, fields, "exercise"),
            round_s=read.read_number(fields, "round_s"),
            pattern=pattern_from_fields(read.read_object(fields, "pattern")),
            exhale=enum_from_fields(ExhaleMode, fields, "exhale"),
            guide=enum_from_fields(Guide, {"guide": Guide.FULL.value, **fields}, "guide"),
        )
        if not uses_resonance_model(plan):
            return plan
        return replace(plan, resonance_model=_read_resonance_model(fields))
    except RecordingError:
        raise
    except TrainerError as exc:
        raise RecordingError(exc.message) from exc


def _read_resonance_model(fields: Fields) -> int:
    if "resonance_model" not in fields:
        return RESONANCE_MODEL_0_1
    return read.read_int(fields, "resonance_model")


def check_id(session_id: str) -> str:
    """Return the id of a session. Raises: RecordingError, when it is none that a library may hold."""
    if session_id == LAST_ID or SAFE_ID.fullmatch(session_id) is None:
        raise RecordingError(SessionIdNotAllowed(read.excerpt(session_id)))
    return session_id


def check_timestamp(timestamp: str | None, name: str = "started") -> str | None:
    """A date and time with its zone, as it was written: so that every program can put it in order."""
    if timestamp is None:
        return None
    try:
        has_zone = datetime.fromisoformat(timestamp).tzinfo is not None
    except ValueError:
        has_zone = False
    if not has_zone or TIMESTAMP.match(timestamp) is None:
        raise RecordingError(TimestampNotAllowed(name, read.excerpt(timestamp)))
    return timestamp


OUTCOME_KIND: Final = "outcome_told"
DECIDED_KIND: Final = "decided"  # with no decision it takes the one before back
ANNOTATION_FIELD: Final = "told_later"


class DatedAnnotation(NamedTuple):
    """An annotation, and when it was written: date and time with the zone."""

    written: str
    annotation: Annotation


def encode_annotation(annotation: Annotation) -> tuple[str, Mapping[str, object]]:
    """Its kind, and the rest."""
    if isinstance(annotation, OutcomeReported):
        note = None if annotation.note is None else replace_surrogates(annotation.note)
        of = {} if annotation.of is None else {"of": replace_surrogates(annotation.of)}
        return OUTCOME_KIND, {"outcome": annotation.outcome.value, "note": note, **of}
    if isinstance(annotation, DecisionWithdrawn):
        return DECIDED_KIND, {"decision": None}
    return encode_event(annotation)


def decode_annotation(kind: str, place: int, fields: Fields) -> Annotation | None:
    """None for a kind that is no annotation. Raises: RecordingError."""
    if kind == OUTCOME_KIND:
        outcome = enum_from_fields(Outcome, fields, "outcome")
        note = read.read_text_or_none(fields, "note")
        return OutcomeReported(outcome, note, place, read.read_text_or_none(fields, "of"))
    if kind == DECIDED_KIND and fields.get("decision", "") is None:
        return DecisionWithdrawn()
    event = decode_event(kind, 0.0, fields)
    return event if isinstance(event, AnnotationEvent) else None


def annotation_to_fields(annotation: DatedAnnotation) -> dict[str, object]:
    """As a line of our interchange."""
    kind, fields = encode_annotation(annotation.annotation)
    return {ANNOTATION_FIELD: kind, "written": annotation.written, **fields}


def annotation_from_fields(fields: Fields) -> DatedAnnotation:
    """Raises: RecordingError, for a line that is not what was written."""
    kind, when = (
        read.read_text(fields, ANNOTATION_FIELD),
        check_timestamp(read.read_text(fields, "written"), "written"),
    )
    rest = {
        name: value for name, value in fields.items() if name not in (ANNOTATION_FIELD, "written")
    }
    annotation = decode_annotation(kind, 0, rest)
    if annotation is None or when is None:
        raise RecordingError(AnnotationUnknown(read.excerpt(kind)))
    return DatedAnnotation(when, annotation)
