"""The header of a recording (who, when, from where, which plan) and its annotations, as plain values."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from trainer.errors import RecordingError, TrainerError
from trainer.events import BodyFelt, Decided, Event, PredictionMade, TriggerNamed, UrgeRated
from trainer.files.names import SAFE_ID
from trainer.formats import json_validation as read
from trainer.formats.event_codec import decode, encode, pattern_fields, pattern_of, word_of
from trainer.formats.json_validation import Fields, writable
from trainer.plan import Exercise, ExhaleMode, Guide, SessionPlan
from trainer.practice.annotations import Later, Outcome, OutcomeTold
from trainer.recording import Doubt, Ended, Recording

MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)
LAST: Final = "last"  # means the newest one, whatever its id


def header_fields(recording: Recording) -> dict[str, object]:
    """All of a recording but its events; `doubt` only where there is one."""
    doubt = {} if recording.doubt is None else {"doubt": recording.doubt.value}
    return {
        "id": recording.id,
        "started": recording.started,
        "source": recording.source,
        "plan": None if recording.plan is None else plan_fields(recording.plan),
        "ended": None if recording.ended is None else recording.ended.value,
        **doubt,
    }


def recording_of(fields: Fields, events: tuple[Event, ...]) -> Recording:
    """Raises: RecordingError, when a field is missing, unknown or of the wrong kind."""
    read.only(fields, "id", "started", "source", "plan", "ended", "doubt", of="recording")
    return Recording(
        id=checked_id(read.words(fields, "id")),
        started=checked_time(read.words_or_none(fields, "started")),
        source=read.words(fields, "source"),
        plan=None if fields.get("plan") is None else plan_of(read.part(fields, "plan")),
        ended=None if fields.get("ended") is None else word_of(Ended, fields, "ended"),
        events=events,
        doubt=None if fields.get("doubt") is None else word_of(Doubt, fields, "doubt"),
    )


def plan_fields(plan: SessionPlan) -> dict[str, object]:
    return {
        "exercise": plan.exercise.value,
        "round_s": plan.round_s,
        "pattern": pattern_fields(plan.pattern),
        "exhale": plan.exhale.value,
        "guide": plan.guide.value,
    }


def plan_of(fields: Fields) -> SessionPlan:
    """Raises: RecordingError, also for a plan that no session could follow."""
    read.only(fields, "exercise", "round_s", "pattern", "exhale", "guide", of="plan")
    try:
        return SessionPlan(
            exercise=word_of(Exercise, fields, "exercise"),
            round_s=read.number(fields, "round_s"),
            pattern=pattern_of(read.part(fields, "pattern")),
            exhale=word_of(ExhaleMode, fields, "exhale"),
            guide=word_of(Guide, {"guide": Guide.FULL.value, **fields}, "guide"),
        )
    except RecordingError:
        raise
    except TrainerError as exc:
        raise RecordingError(str(exc)) from exc


def checked_id(session_id: str) -> str:
    if session_id == LAST or SAFE_ID.fullmatch(session_id) is None:
        raise RecordingError(
            f"A session's id is letters, digits and dashes, and not '{LAST}'; "
            f"{read.excerpt(session_id)} is not one."
        )
    return session_id


def checked_time(moment: str | None, name: str = "started") -> str | None:
    """A date and time with its zone, as it was written: so that every program can put it in order."""
    if moment is None:
        return None
    try:
        zoned = datetime.fromisoformat(moment).tzinfo is not None
    except ValueError:
        zoned = False
    if not zoned or MOMENT.match(moment) is None:
        raise RecordingError(
            f"'{name}' must be a date and time with its zone, not {read.excerpt(moment)}."
        )
    return moment


OUTCOME: Final = "outcome_told"
TOLD: Final = "told_later"


class Written(NamedTuple):
    """What was told, and when: date and time with the zone."""

    when: str
    said: Later


def encoded(said: Later) -> tuple[str, Mapping[str, object]]:
    """Its kind, and the rest."""
    if isinstance(said, OutcomeTold):
        note = None if said.note is None else writable(said.note)
        of = {} if said.of is None else {"of": writable(said.of)}
        return OUTCOME, {"outcome": said.outcome.value, "note": note, **of}
    return encode(said)


def decoded(kind: str, place: int, fields: Fields) -> Later | None:
    """None for a kind that nobody tells later. Raises: RecordingError."""
    if kind == OUTCOME:
        outcome = word_of(Outcome, fields, "outcome")
        note = read.words_or_none(fields, "note")
        return OutcomeTold(outcome, note, place, read.words_or_none(fields, "of"))
    event = decode(kind, 0.0, fields)
    if isinstance(event, TriggerNamed | BodyFelt | PredictionMade | UrgeRated | Decided):
        return event
    return None


def line_fields(written: Written) -> dict[str, object]:
    """As a line of our interchange."""
    kind, fields = encoded(written.said)
    return {TOLD: kind, "written": written.when, **fields}


def of_line(fields: Fields) -> Written:
    """Raises: RecordingError, for a line that is not what was written."""
    kind, when = read.words(fields, TOLD), checked_time(read.words(fields, "written"), "written")
    rest = {name: value for name, value in fields.items() if name not in (TOLD, "written")}
    said = decoded(kind, 0, rest)
    if said is None or when is None:
        raise RecordingError(f"{read.excerpt(kind)} is nothing that is told later.")
    return Written(when, said)
