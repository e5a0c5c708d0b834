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
from trainer.exercises.text_rules import find_first, normalize_text, rules_for_language

USUAL_MINUTES: Final = 3.0
TITLES: Final = {
    "known": "What I know is true right now",
    "predicting": "What I am predicting",
}


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
    """Lines keep their places, so that what came of a prediction finds it again."""

    lines: tuple[AuditLine, ...] = ()

    def in_column(self, column: Column) -> list[tuple[int, AuditLine]]:
        """The lines of one column, each with its place."""
        return [(place, line) for place, line in enumerate(self.lines) if line.column is column]

    def with_line(self, text: str, column: Column) -> "Audit":
        """One line more. Raises: TrainerError, for an empty one."""
        if not text.strip():
            raise TrainerError(
                "A line of the audit is empty: write what you know or predict in it."
            )
        return Audit((*self.lines, AuditLine(text, column)))

    def with_line_moved(self, place: int) -> "Audit":
        """The line in the other column. One that becomes known is no longer asked about."""
        line = self._at(place)
        other = Column.PREDICTING if line.column is Column.KNOWN else Column.KNOWN
        return self._with(place, AuditLine(line.text, other))

    def with_follow_up(self, place: int, sure_percent: int | None = None) -> "Audit":
        """Carry a prediction into the follow-up, to tell later what came of it.

        Raises:
            TrainerError: there is no such line, it is not a prediction, or nobody can be so sure.
        """
        line = self._at(place)
        if line.column is not Column.PREDICTING:
            raise TrainerError(
                f"Line {place + 1} is something you know, so nothing needs to come of it: move it first."
            )
        low, high = SURE_RANGE
        if sure_percent is not None and not low <= sure_percent <= high:
            raise TrainerError(f"How sure you are is told from {low} to {high} %.")
        return self._with(place, replace(line, asks_later=True, sure_percent=sure_percent))

    def _at(self, place: int) -> AuditLine:
        if not 0 <= place < len(self.lines):
            raise TrainerError(
                f"There is no line {place + 1} in this audit: it has {len(self.lines)}."
            )
        return self.lines[place]

    def _with(self, place: int, line: AuditLine) -> "Audit":
        return Audit((*self.lines[:place], line, *self.lines[place + 1 :]))


@dataclass(frozen=True, slots=True)
class AuditHint:
    """A gentle question, and the word in the line that led to it."""

    word: str
    question: str


_FUTURE: Final = "That speaks of what is still to come. Would it sit better among the predictions?"
_MIND: Final = (
    "That speaks of what goes on in somebody else. Did they say so, or is it a prediction?"
)
_GUESS: Final = "That word leaves a door open. Is it something you know, or something you expect?"
_ALL: Final = "Is that so every single time, or does it feel so right now?"
_MEANING: Final = "That is what it might mean. What happened, that anybody would have seen?"
QUESTIONS: Final[Mapping[str, str]] = {
    "guess": _GUESS,
    "future": _FUTURE,
    "mind": _MIND,
    "all": _ALL,
    "meaning": _MEANING,
}


def find_audit_hint(text: str, language: str = "en") -> AuditHint | None:
    """A question for a line among the known that reads like a guess; None where nothing does.

    Plain rules on words, so that anybody can see why: words that leave a door open, the future, somebody
    else's mind, "always" and "never", and what a thing "means". What somebody said, wrote or promised
    was heard, and is not asked about.

    Args:
        language: in which the line is written, "de" or "en".
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
    """As it is kept and told."""
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
        raise RecordingError("That sheet is no certainty audit.")
    return Audit(tuple(_line_of(line) for line in lines))


def audit_to_text(audit: Audit) -> str:
    """To read, print and share: two titles with their lines below."""
    parts = []
    for column in Column:
        lines = [_format_line(line) for _, line in audit.in_column(column)]
        parts.append("\n".join([TITLES[column], *(lines or ["(nothing yet)"])]))
    return "\n\n".join(parts) + "\n"


def _format_line(line: AuditLine) -> str:
    words = " ".join(line.text.split())
    return f"- {words}" + (
        f" ({line.sure_percent} % sure)" if line.sure_percent is not None else ""
    )


def _line_of(fields: object) -> AuditLine:
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise RecordingError("A line of that certainty audit is not what was written.")
    sure = fields.get("sure_percent")
    is_sure = isinstance(sure, int) and not isinstance(sure, bool)
    try:
        column = Column(str(fields.get("column")))
    except ValueError as exc:
        raise RecordingError("A line of that certainty audit is in no column.") from exc
    return AuditLine(
        fields["text"], column, fields.get("followed") is True, sure if is_sure else None
    )
