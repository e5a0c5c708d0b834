"""What a recording says of itself before its events: who, when, from where, what was agreed."""

import re
from datetime import datetime
from typing import Final

from trainer.errors import RecordingError, TrainerError
from trainer.events import Event
from trainer.library import strict_json as read
from trainer.library.event_json import pattern_fields, pattern_of, word_of
from trainer.library.strict_json import Fields
from trainer.plan import Exercise, ExhaleMode, Guide, SessionPlan
from trainer.recording import Doubt, Ended, Recording

SAFE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}", re.ASCII)  # it becomes a file name
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
