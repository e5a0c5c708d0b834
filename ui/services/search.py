"""Searching the past sessions by typed words and by exercise. Nothing is prepared before someone types.

Every typed word must occur in a note, a tag, the exercise or the decision, in upper or lower case.
"""

from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, history_strings
from ui.services.history import LazySessionList


class SessionSearch:
    """The sessions, and their searchable texts, which are made once."""

    def __init__(self, sessions: LazySessionList) -> None:
        self.sessions = sessions
        self._texts: list[str] = []

    def kinds(self) -> list[str]:
        """The exercises of the sessions in a fixed order, unknown ones last."""
        present = set(self.sessions.exercises)
        known = [kind for kind in history_strings.KINDS if kind in present]
        return known + sorted(present.difference(history_strings.KINDS))

    def find(self, typed: str, kind: str = "") -> LazySessionList:
        """The sessions of this exercise (of any, if empty) that contain all the words."""
        words = typed.casefold().split()
        if not words and not kind:
            return self.sessions
        exercises = self.sessions.exercises
        rows = [row for row, exercise in enumerate(exercises) if not kind or exercise == kind]
        if words:
            texts = self._all_texts()
            rows = [row for row in rows if all(word in texts[row] for word in words)]
        return self.sessions.only(rows)

    def prepare(self, max_sessions: int) -> bool:
        """Make the searchable texts of up to so many more sessions. Returns whether some are left."""
        begin = len(self._texts)
        self._texts += [
            searchable_text(session) for session in self.sessions[begin : begin + max_sessions]
        ]
        return len(self._texts) < len(self.sessions)

    def _all_texts(self) -> list[str]:
        self.prepare(len(self.sessions))
        return self._texts


def searchable_text(session: SessionSummary) -> str:
    """The text in which typed words are searched."""
    texts = [
        session.note or "",
        *session.tags,
        history_strings.describe_kind(session.exercise),
        session.exercise,
        formatting.describe_decision(session),
        session.decision or "",
    ]
    return "\n".join(texts).casefold()
