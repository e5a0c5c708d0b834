"""Searching the past sessions by typed words and by exercise. Nothing is prepared before someone types.

Demonstrations are listed under a kind of their own, and in no other. Every typed word must occur, in upper or
lower case, in what the person wrote or chose: the trigger, the places in the body, the prediction and what came
of it, the note, the tags, an audit or a feeling, the exercise, the decision.
"""

import re
from collections.abc import Iterator
from typing import Final

from trainer.practice.annotations import Annotations
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings, practice_strings
from ui.services.history import LazySessionList, kind_of

DEMO_KIND: Final = "demo"
QUOTED_OR_WORD: Final = re.compile(r'"([^"]+)"|(\S+)')
MAX_QUERY_CHARS: Final = 200


class SessionSearch:
    """The sessions, and their searchable texts, which are made once and in the order of the list."""

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

    @property
    def is_prepared(self) -> bool:
        """Whether the texts of all sessions are made."""
        return len(self._texts) >= len(self.sessions)

    def find(self, typed: str, kind: str = "") -> LazySessionList:
        """The sessions of this kind (of any but demonstrations, if empty) that contain all the words."""
        self.prepare(len(self.sessions) if typed.strip() else 0)
        return self.find_prepared(typed, kind)

    def find_prepared(self, typed: str, kind: str = "") -> LazySessionList:
        """The same of the sessions whose texts are made: while they are being made, words are searched in those."""
        words = split_query(typed)
        if not words and not kind and DEMO_KIND not in self._kinds:
            return self.sessions
        rows = [row for row, each in enumerate(self._kinds) if _is_listed(each, kind)]
        if words:
            texts, count = self._texts, len(self._texts)
            rows = [
                row for row in rows if row < count and all(word in texts[row] for word in words)
            ]
        return self.sessions.only(rows)

    def prepare(self, max_sessions: int) -> bool:
        """Make the searchable texts of up to so many more sessions. Returns whether some are left."""
        begin, end = len(self._texts), len(self.sessions)
        rows = range(begin, min(begin + max_sessions, end))
        self._texts += [searchable_text(self.sessions.peek(row)) for row in rows]
        return not self.is_prepared


def split_query(typed: str) -> list[str]:
    """The words of a query; words in quotation marks are looked for together.

    >>> split_query('"No answer" yet'), split_query('"')
    (['no answer', 'yet'], ['"'])
    """
    terms = QUOTED_OR_WORD.findall(typed[:MAX_QUERY_CHARS].casefold())
    return [
        " ".join((phrase or word).split()) for phrase, word in terms if (phrase or word).strip()
    ]


def quote_query(text: str) -> str:
    """The query that finds this text as a whole, or the beginning of a long one."""
    words = _without_quotes(text[:MAX_QUERY_CHARS])
    return f'"{words[: MAX_QUERY_CHARS - 2].strip()}"'


def _without_quotes(text: str) -> str:
    return " ".join(text.replace('"', " ").split())


def _is_listed(each: str, kind: str) -> bool:
    return each == kind if kind else each != DEMO_KIND


def searchable_text(session: SessionSummary) -> str:
    """The text in which typed words are searched."""
    kind = kind_of(session)
    texts = [
        session.note or "",
        *session.tags,
        *_annotation_texts(session.annotations),
        history_strings.describe_kind(kind),
        history_strings.describe_one_of_kind(kind),
        kind,
        formatting.describe_decision(session),
        session.decision or "",
    ]
    return "\n".join(texts).casefold()


def _annotation_texts(annotations: Annotations) -> Iterator[str]:
    yield annotations.trigger
    yield _without_quotes(annotations.trigger)  # as `quote_query` asks for it
    yield annotations.prediction
    yield annotations.outcome_note or ""
    for place in annotations.body:
        yield place
        if place in practice_strings.BODY:
            yield translate(practice_strings.BODY[place])
    if annotations.outcome is not None:
        yield translate(practice_strings.OUTCOMES[annotations.outcome.value])
