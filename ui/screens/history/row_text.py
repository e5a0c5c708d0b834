"""What a row of the history says of a session: when, how long, the trigger, the first words of the note."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.i18n.texts.history_groups import Grouping, format_day_of
from ui.services.history import WorksheetSummary, kind_of

MAX_WORDS_CHARS: Final = 160
"""Of what the person wrote; more is never drawn in a row, however long the text is."""
MAX_READ_CHARS: Final = 1000


@dataclass(frozen=True, slots=True)
class RowText:
    """The texts of a row; what is not known is empty.

    Attributes
    ----------
    when
        Date and time, for a list without headings.
    day, time
        The two parts of it.
    waited, urge_before, urge_after, choice
        How long, how strong the urge was, and the decision or the kind.
    trigger, note
        The first words of each, on one line.
    """

    when: str
    day: str
    time: str
    waited: str
    urge_before: str
    urge_after: str
    choice: str
    trigger: str
    note: str

    @property
    def has_urges(self) -> bool:
        return not self.urge_before == self.urge_after == strings.ABSENT

    def first_lines(self, grouping: Grouping) -> tuple[str, str]:
        """The two lines that say when it was, under a heading that says the day, the week or the month."""
        if grouping is Grouping.DAY:
            return self.time, self.waited
        return self.day, " · ".join(filter(None, (self.time, self.waited)))


def row_text(session: SessionSummary, today: date) -> RowText:
    started = session.started
    before, after = map(formatting.format_urge, (session.urge_before, session.urge_after))
    return RowText(
        when=formatting.format_when(started, today),
        day=format_day_of(started, today),
        time=history_strings.format_time_of_day(started),
        waited=_describe_wait(session),
        urge_before=before,
        urge_after=after,
        choice=describe_choice(session),
        trigger=first_words(session.annotations.trigger),
        note=first_words(session.note or ""),
    )


def first_words(text: str) -> str:
    """The first words of what the person wrote, on one line.

    >>> first_words("It came\\n  and went."), len(first_words("a long note " * 10_000))
    ('It came and went.', 160)
    """
    return formatting.quote_text(text[:MAX_READ_CHARS], MAX_WORDS_CHARS)


def describe_row(session: SessionSummary, today: date, *, ticked: bool = False) -> list[str]:
    """What a screen reader says of a row."""
    urges = formatting.describe_urges(session.urge_before, session.urge_after)
    parts = (
        translate(history_strings.ONE_TICKED) if ticked else "",
        formatting.format_when(session.started, today),
        _describe_wait(session),
        urges,
        describe_choice(session),
        first_words(session.annotations.trigger),
        first_words(session.note or ""),
    )
    return [part for part in parts if part]


def describe_choice(session: SessionSummary) -> str:
    """The decision, or the kind of a session without one; marked if it is a demo or in doubt."""
    decision = formatting.describe_decision(session)
    text = decision or history_strings.describe_one_of_kind(kind_of(session))
    return " · ".join([*history_strings.list_marks(session), text])


def _describe_wait(session: SessionSummary) -> str:
    """How long; nothing for an exercise with words, which takes the time it takes."""
    is_worksheet = isinstance(session, WorksheetSummary)
    return "" if is_worksheet else formatting.format_duration(session.duration_s)
