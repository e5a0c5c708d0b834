"""Searching the past sessions by typed words and by exercise. Nothing is prepared before someone types.

Demonstrations are listed under a kind of their own, and in no other. Every typed word must occur in a note, a tag, the exercise or the decision, in upper or lower case.
"""

from typing import Final

from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, history_strings
from ui.services.history import LazySessionList

DEMO_KIND: Final = "demo"


class SessionSearch:
    """The sessions, and their searchable texts, which are made once."""

    def __init__(self, sessions: LazySessionList) -> None:
        self.sessions = sessions
        self._texts: list[str] = []
        self._kinds = [
            DEMO_KIND if is_demo else exercise
            for exercise, is_demo in zip(sessions.exercises, sessions.are_demos, strict=True)
        ]

    def kinds(self) -> list[str]:
        """The exercises of the sessions in a fixed order, unknown ones last, then demonstrations."""
        present = set(self._kinds)
        known = [kind for kind in history_strings.KINDS if kind in present]
        unknown = sorted(present.difference(history_strings.KINDS))
        return [*known[:-1], *unknown, *known[-1:]] if DEMO_KIND in present else known + unknown

    @property
    def count(self) -> int:
        """The number of sessions that are no demonstrations."""
        return len(self._kinds) - self._kinds.count(DEMO_KIND)

    def find(self, typed: str, kind: str = "") -> LazySessionList:
        """The sessions of this kind (of any but demonstrations, if empty) that contain all the words."""
        words = typed.casefold().split()
        if not words and not kind and DEMO_KIND not in self._kinds:
            return self.sessions
        rows = [row for row, each in enumerate(self._kinds) if _is_listed(each, kind)]
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


def _is_listed(each: str, kind: str) -> bool:
    return each == kind if kind else each != DEMO_KIND


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
