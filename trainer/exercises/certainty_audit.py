"""The certainty audit: what I know is true right now, beside what I am predicting.

Rule: a line stands where the person puts it. What looks like a guess among the known is asked about once,
as a suggestion with its reason, and never moved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from trainer.errors import RecordingError, TrainerError
from trainer.events import SURE_RANGE
from trainer.exercises import messages
from trainer.exercises.text_rules import find_first, normalize_text, rules_for_language
from trainer.messages import Message

USUAL_MINUTES: Final = 3.0


class Column(StrEnum):
    KNOWN = "known"
    PREDICTING = "predicting"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line, as it was written. `followed`: a prediction to ask about later, with how sure it feels."""

    text: str
    column: Column
    asks_later: bool = False
    sure_percent: int | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """The lines of an audit. Each keeps its place, by which outcomes are stored."""

    lines: tuple[AuditLine, ...] = ()

    def in_column(self, column: Column) -> list[tuple[int, AuditLine]]:
        """The lines of one column, each with its place."""
        return [(place, line) for place, line in enumerate(self.lines) if line.column is column]

    def with_line(self, text: str, column: Column) -> "Audit":
        """One line more. Raises: TrainerError, for an empty one."""
        if not text.strip():
            raise TrainerError(messages.AuditLineEmpty())
        return Audit((*self.lines, AuditLine(text, column)))

    def with_line_moved(self, place: int) -> "Audit":
        """The line in the other column. One that becomes known is no longer asked about."""
        line = self._at(place)
        other = Column.PREDICTING if line.column is Column.KNOWN else Column.KNOWN
        return self._with(place, AuditLine(line.text, other))

    def with_follow_up(self, place: int, sure_percent: int | None = None) -> "Audit":
        """Return the audit with a follow-up of one prediction, whose outcome is asked for later.

        Raises:
            TrainerError: there is no such line, it is not a prediction, or nobody can be so sure.
        """
        line = self._at(place)
        if line.column is not Column.PREDICTING:
            raise TrainerError(messages.KnownLineHasNoOutcome(place + 1))
        low, high = SURE_RANGE
        if sure_percent is not None and not low <= sure_percent <= high:
            raise TrainerError(messages.SureOutOfRange(low, high))
        return self._with(place, replace(line, asks_later=True, sure_percent=sure_percent))

    def _at(self, place: int) -> AuditLine:
        if not 0 <= place < len(self.lines):
            raise TrainerError(messages.NoAuditLine(place + 1, len(self.lines)))
        return self.lines[place]

    def _with(self, place: int, line: AuditLine) -> "Audit":
        return Audit((*self.lines[:place], line, *self.lines[place + 1 :]))


@dataclass(frozen=True, slots=True)
class AuditHint:
    """A gentle question, and the word in the line that led to it."""

    word: str
    question: Message


QUESTIONS: Final[Mapping[str, Message]] = {
    "guess": messages.LeavesDoorOpen(),
    "future": messages.SpeaksOfFuture(),
    "mind": messages.SpeaksOfOthersMind(),
    "all": messages.SaysEveryTime(),
    "meaning": messages.SaysWhatItMeans(),
}


def find_audit_hint(text: str, language: str = "en") -> AuditHint | None:
    """A question for a line among the known that reads like a guess; None where nothing does.

    Plain rules on words, so that anybody can see why: words that leave a door open, the future, somebody
    else's mind, "always" and "never", and what a thing "means". What somebody said, wrote or promised
    was heard, and is not asked about.

    Parameters
    ----------
    text : str
        The line as it was typed.
    language : str
        In which it is written: "de" or "en".
    """
    rules = rules_for_language(language)
    # Small letters where a sentence begins: only a name keeps its capital.
    line = rules.small_at_first.sub(lambda m: m[0].lower(), normalize_text(text))
    if rules.reported_speech.search(line):
        return None
    match = find_first(line, rules.guesses)
    return None if match is None else AuditHint(match.word, QUESTIONS[match.kind])


def find_audit_hints(audit: Audit, language: str = "en") -> dict[int, AuditHint]:
    """The questions for the known lines, by their places."""
    known = audit.in_column(Column.KNOWN)
    asked = ((place, find_audit_hint(line.text, language)) for place, line in known)
    return {place: hint for place, hint in asked if hint is not None}


def audit_to_fields(audit: Audit) -> dict[str, object]:
    """Return the audit as it is stored and shown by `audit --json`."""
    return {
        "lines": [
            {
                "text": line.text,
                "column": line.column.value,
                "followed": line.asks_later,
                "sure_percent": line.sure_percent,
            }
            for line in audit.lines
        ]
    }


def audit_from_fields(fields: Mapping[str, object]) -> Audit:
    """Raises: RecordingError, for fields that are no audit."""
    lines = fields.get("lines")
    if not isinstance(lines, list):
        raise RecordingError(messages.NoAudit())
    return Audit(tuple(_line_of(line) for line in lines))


def _line_of(fields: object) -> AuditLine:
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise RecordingError(messages.AuditLineDamaged())
    sure = fields.get("sure_percent")
    is_sure = isinstance(sure, int) and not isinstance(sure, bool)
    try:
        column = Column(str(fields.get("column")))
    except ValueError as exc:
        raise RecordingError(messages.AuditLineInNoColumn()) from exc
    return AuditLine(
        fields["text"], column, fields.get("followed") is True, sure if is_sure else None
    )
