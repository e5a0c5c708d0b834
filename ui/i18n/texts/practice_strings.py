"""The texts of the practice: exercises, annotations, trends and report.

Rule: as in `ui.i18n.strings`: practice, notice, choose. Nothing is asked twice, and everything is optional.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from trainer.practice.annotations import WORDS_FIELDS, Annotations
from ui.i18n import formatting
from ui.i18n.formatting import quote_text, translate
from ui.i18n.marking import mark, plural
from ui.i18n.texts.annotation_labels import WORDS_LABELS

if TYPE_CHECKING:
    from trainer.practice.trends import Trends

KEY_PRACTICE: Final = mark("practice")
KEY_ANNOTATE: Final = mark("add details")
KEY_WHY: Final = mark("why it works")
KEY_DOCTOR: Final = mark("health notes")
KEY_NEW: Final = mark("start over")
KEY_MOVE: Final = mark("move the line")
KEY_CARRY: Final = mark("ask me later")
KEY_SURER: Final = mark("more sure")
KEY_LESS_SURE: Final = mark("less sure")
KEY_TAKE_AWAY: Final = mark("remove")
KEY_COPY: Final = mark("copy")
KEY_REPORT: Final = mark("report")
KEY_NEXT: Final = mark("next")
KEY_PREVIOUS: Final = mark("previous")
KEY_DOWN: Final = mark("scroll down")
KEY_UP: Final = mark("scroll up")
KEY_LONGER_MINUTE: Final = mark("1 minute more")
KEY_SHORTER_MINUTE: Final = mark("1 minute less")
KEY_TAKE: Final = mark("make this my usual")
KEY_GUIDE: Final = mark("use this guidance")
KEY_BEGIN_STEP: Final = mark("begin now")
KEY_EARLIER: Final = mark("open an earlier one")

PRACTICE: Final = mark("Practice")
PRACTICE_UNDER: Final = mark("Tools around the pause. None is urgent.")
PREDICTIONS: Final = mark("Your predictions")
PREDICTIONS_WAITING: Final = plural(
    "%n to look back on, when you like", "%n to look back on, when you like", "count"
)
PREDICTION_SURE: Final = mark("{percent} % sure")
ALL_ANSWERED: Final = mark("No predictions are waiting for your answer.")
KEY_PRACTICE_MARKED: Final = mark("practice · look back")
MARKED_KEY: Final = mark("There is something to look back on, when you like")
PLACES: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("audit", "C", mark("Certainty audit"), mark("What you know, what you're predicting")),
    (
        "feeling",
        "N",
        mark("Name the feeling"),
        mark("The feeling and the need, not the partner"),
    ),
    ("predictions", "P", PREDICTIONS, ""),
    ("trends", "T", mark("Trends"), mark("How your pauses change over time")),
    ("ladder", "L", mark("The next step"), mark("How long to wait next time")),
    ("why", "W", mark("Why it works"), mark("A few short pages to read")),
    ("report", "R", mark("Report"), mark("For yourself, or to share with someone")),
)

ANNOTATE: Final = mark("Everything here is optional.")
ANNOTATE_KEYS: Final = mark("Tab: next · Enter: save")
ANNOTATE_SAVE: Final = mark("Save")
ANNOTATE_TRIGGER_HINT: Final = mark("in your own words · ↓ shows earlier ones")
ANNOTATE_PREDICTION: Final = mark("If I wait, then …")
ANNOTATE_PREDICTION_HINT: Final = mark("what you expect to happen")
ANNOTATE_SURE: Final = mark("How sure? %")
ANNOTATE_ELSEWHERE: Final = mark("Somewhere else")
ANNOTATE_ELSEWHERE_HINT: Final = mark("somewhere else, in your own words")
ANNOTATE_NOTE: Final = mark("Note on what happened")
ANNOTATE_NOTE_HINT: Final = mark("a note, if you like")
ANNOTATE_BEFORE: Final = mark("How strong was the urge before?")
ANNOTATE_AFTER: Final = mark("And after the pause?")
ANNOTATE_DECIDED: Final = mark("What did you choose?")
ANNOTATE_DECISIONS: Final[Mapping[str, str]] = {
    "passed": mark("not to reach out"),
    "reach_out": mark("to reach out"),
}
BODY: Final[Mapping[str, str]] = {
    "chest": mark("chest"),
    "stomach": mark("stomach"),
    "throat": mark("throat"),
    "shoulders": mark("shoulders"),
    "jaw": mark("jaw"),
    "hands": mark("hands"),
    "head": mark("head"),
    "legs": mark("legs"),
}

AUDIT: Final = mark("Certainty audit")
AUDIT_ABOUT: Final = mark("3 minutes, 2 columns. You don't have to solve anything.")
AUDIT_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "known": (mark("What I know is true right now"), mark("something anyone could have seen")),
    "predicting": (mark("What I am predicting"), mark("something that may happen")),
}
AUDIT_KEYS: Final = mark("Enter: add line · Tab: other column · ↑: go to lines")
AUDIT_LINE_KEYS: Final = mark("M: move · A: ask me later what happened · Del: remove")
STORED_AUDIT_KEYS: Final = mark("M: move · A: ask me later what happened")
AUDIT_SURE_KEYS: Final = mark("M: move · A: don't ask me later · + and −: how sure you are")
AUDIT_STAYS: Final = mark("Lines you'll be asked about can't be removed, nor the lines above them.")
AUDIT_ASKS: Final = mark("“{word}” · {question}")
AUDIT_SUGGESTION: Final = mark("just a suggestion · M moves the line")
AUDIT_FOLLOWED: Final = mark("I'll ask later · + − how sure you are")
AUDIT_SURE: Final = mark("I'll ask later · {percent} % sure")
AUDIT_FOLLOWED_NAME: Final = mark("{words}, will be asked about later")
AUDIT_ASKED_NAME: Final = mark("{words}, sounds like a guess")
AUDIT_ONLY_PREDICTIONS: Final = mark("Only predictions can be asked about later. M moves the line.")
TIME_LEFT: Final = mark("{time} left")
TIME_OVER: Final = mark("3 minutes are up. Stay as long as you like.")
TIME_NAME: Final = mark("3 quiet minutes")
COPIED: Final = mark("Copied. Send it or keep it, as you like.")
SAVED_COUNT: Final = mark("Saved {when}")
NONE_EARLIER: Final = mark("There are no earlier ones.")
SAVE_EXISTS: Final = mark("{name} already exists. Save again to replace it.")
SAVE_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("txt", mark("Text"), mark("plain text, for any program")),
    ("pdf", mark("PDF"), mark("a page to read or print")),
)

FEELING: Final = mark("Name the feeling, not the partner")
FEELING_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "situation": (mark("When …"), mark("what happened, the way a camera would show it")),
    "emotion": (mark("I notice I feel …"), mark("one word is enough · ↓ for ideas")),
    "need": (
        mark("and what I'm actually needing is …"),
        mark("what would help you · ↓ for ideas"),
    ),
}
FEELING_WORDS: Final[Mapping[str, str]] = {
    "emotion": mark("Words for feelings"),
    "need": mark("Words for needs"),
}
FEELING_PREVIEW: Final = mark("Your sentence")
FEELING_KEYS: Final = mark("Tab: next · ↓: ideas · nothing is ever sent")
FEELING_COPY: Final = mark("Copy sentence")
HINT_OF: Final = mark("“{word}” · {suggestion}")

EXPECTED: Final = mark("You expected: {words}")
OUTCOMES_TITLE: Final = mark("What happened?")
OUTCOMES: Final[Mapping[str, str]] = {
    "as_feared": mark("It happened"),
    "less": mark("Partly"),
    "nothing": mark("It didn't happen"),
}
LET_GO: Final = mark("Ask me later")
THANKS: Final = mark("Thank you. Saved.")

LADDER: Final = mark("The next step")
LADDER_ABOUT: Final = mark(
    "Slightly longer than feels comfortable, each time. A shorter step is just as welcome."
)
LADDER_HINT: Final = mark("Nothing changes on its own. Choose what feels right today.")
LADDER_OWN: Final = mark("custom")
LADDER_GUIDE_TAKEN: Final = mark("Guidance in your next pauses: {guide}.")
LADDER_TAKEN: Final = mark("Your next pauses will last {time}.")

TRENDS: Final = mark("Trends")
TRENDS_EMPTY: Final = mark("No pauses yet. After a few, you'll see here how they change.")
TREND_LIST: Final = mark("Trends to choose from")
TREND_PICTURE: Final = mark("Chart: {sentence}")
TREND_TOTAL_ONE: Final = mark("{total} waited in 1 pause")
TREND_TOTAL: Final = mark("{total} waited in {count} pauses · longest {longest}")
TREND_NAMES: Final[Mapping[str, str]] = {
    "waited": mark("How long you wait"),
    "urge_change": mark("The urge, before and after"),
    "urge_half_time": mark("Time until the urge halves"),
    "contact_not_needed": mark("Choosing not to reach out"),
    "predictions_not_come_true": mark("What happened to your predictions"),
    "calibration": mark("How sure, and what happened"),
    "pulse": mark("Average heart rate in the pause"),
    "rsa": mark("Heart's response (RSA)"),
}
UNITS: Final[Mapping[str, str]] = {
    "min": mark("minutes"),
    "points": mark("points"),
    "%": mark("%"),
    "beats/min": mark("beats/min"),
    "ms": mark("ms"),
}
LONGER_THAN_WAITED: Final = mark("longer than you waited")
LONGER_THAN_LIMIT: Final = mark("longer than {longest}")
HOLLOW_BEFORE: Final = mark("before")
FULL_AFTER: Final = mark("after")
SHARE_LEGEND: Final[Mapping[str, tuple[str, str]]] = {
    "contact_not_needed": (mark("chose not to reach out"), mark("reached out")),
    "predictions_not_come_true": (mark("partly or not at all"), mark("it happened")),
}
SHARE_DOTS: Final[Mapping[str, str]] = {
    "contact_not_needed": mark("each pause"),
    "predictions_not_come_true": mark("each prediction"),
}
"""What each dot of a share stands for."""
ONE_IN: Final = mark("{unit} · 1 in {each} is drawn, all are counted")
SURE_AXIS: Final = mark("how sure you were, %")
OUTCOME_AXIS: Final = mark("how often it happened, %")
DIAGONAL: Final = mark("as often as expected")
"""The diagonal between both axes."""
THE_FIRST: Final = mark("first")
THE_LATEST: Final = mark("latest")
FIGURE_ROWS: Final[Mapping[str, str]] = {
    "pauses": mark("pauses"),
    "predictions": mark("predictions"),
    "value": mark("on average"),
    "first": mark("at first"),
    "last": mark("lately"),
    "change": mark("change"),
}
FIGURE_BETWEEN: Final = mark("{value} {unit} ({low} to {high})")
FIGURE_ALONE: Final = mark("{value} {unit}")
FIGURE_OPEN: Final = mark("unlimited")
FIGURE_FACTOR: Final = mark("×")
BRIER: Final = mark("Brier (always 50 %: 0.25)")
SURE_RANGE: Final = mark("{low}–{high} % sure: happened")
FIGURES_NOTE: Final = mark("In brackets: the 99 % confidence interval.")
SHADED_NOTE: Final = mark("Shaded, and in brackets: the 99 % confidence interval.")
AVERAGE_LINE_NOTE: Final = mark(
    "Each dot is a pause, the line is the average. Shaded, and in brackets: the 99 % confidence interval."
)
TREND_LINE_NOTE: Final = mark(
    "Each dot is a pause, the line is the trend. Shaded, and in brackets: the 99 % confidence interval."
)
CALIBRATION_NOTE: Final = mark(
    "A dot stands for predictions you were about equally sure of. × says how many. "
    "Shaded, and in brackets: the 99 % confidence interval."
)
"""What the marks of a chart mean that have no name in it."""

REPORT: Final = mark("Report on your practice")
REPORT_ABOUT: Final = mark(
    "For yourself, or to share with someone. Leave out anything you'd rather keep private."
)
REPORT_SPAN: Final = mark("Period")
REPORT_SPANS: Final[Mapping[str, tuple[str, str]]] = {
    "0": (mark("All time"), mark("since your first pause")),
    "90": (mark("90 days"), mark("the last 3 months")),
    "30": (mark("30 days"), mark("the last month")),
    "7": (mark("7 days"), mark("the last week")),
}
REPORT_PARTS: Final = mark("Leave out")
REPORT_LEAVE: Final[Mapping[str, str]] = {
    "words": mark("everything I wrote"),
    "dates": mark("dates"),
    "heart": mark("heart data"),
}
REPORT_HOLDS: Final = plural("%n pauses in the report", "%n pause in the report", "pauses")
REPORT_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("pdf", mark("Report"), mark("pdf: to read or print")),
    ("csv", mark("Table"), mark("csv: one line per pause")),
    ("xlsx", mark("Spreadsheet"), mark("xlsx: one line per pause")),
)
REPORT_TITLE: Final = mark("Practice in waiting")
REPORT_OVER: Final = mark("{first} to {last}")
REPORT_ANNOTATIONS: Final = mark("What you expected, and what happened")
REPORT_OPEN: Final = mark("no answer yet")
REPORT_EMPTY: Final = mark("There are no pauses in this period.")
REPORT_SURE: Final = mark("{words} ({percent} % sure)")
REPORT_MARKS: Final = mark(
    "The shaded areas in the charts are 99 % confidence intervals. "
    "The number before × says how many predictions a dot stands for."
)
REPORT_TIMES: Final = mark("{what}, {count} times")
REPORT_ONCE: Final = mark("{what}, 1 time")

WHY_PAGE: Final = mark("Page: {title}")
WHY_PAGES: Final = mark("Pages")
WHY_NONE: Final = mark("The pages are missing. Please install Outbreath again.")
CRISIS: Final = mark("In a crisis, contact a local crisis line or emergency services.")

DIZZY: Final = mark("gentle and shallow · if you feel light-headed, breathe normally")


def format_short_day(started: str | None) -> str:
    """The date alone; empty where it is unknown.

    >>> format_short_day("2026-03-05T10:00:00+00:00"), format_short_day(None)
    ('5 March 2026', '')
    """
    try:
        day = datetime.fromisoformat(started or "")
    except ValueError:
        return ""
    return formatting.format_day(day)


def describe_total(trends: "Trends") -> str:
    """The total time waited; empty without a pause."""
    if not trends.pauses:
        return ""
    total, longest = map(
        formatting.format_duration, (trends.waited_total_s, trends.waited_longest_s)
    )
    template = TREND_TOTAL_ONE if trends.pauses == 1 else TREND_TOTAL
    text = translate(template, total=total, count=trends.pauses, longest=longest)
    return text[:1].upper() + text[1:]


def describe_annotations(annotations: Annotations, longest: int = 0) -> list[str]:
    """The annotations of a pause, a line each: what set it off, where it was felt, what was expected and happened.

    Parameters
    ----------
    annotations : Annotations
        The annotations of the pause.
    longest : int
        How many characters of each of the person's own texts are shown; 0: all.
    """
    lines = [
        f"{translate(WORDS_LABELS[field.name].label)}: {_quote_words(annotations.words(field), longest)}"
        for field in WORDS_FIELDS
        if annotations.words(field)
    ]
    if annotations.prediction:
        text, sure = quote_text(annotations.prediction, longest), annotations.sure_percent
        text = text if sure is None else translate(REPORT_SURE, words=text, percent=sure)
        end = translate(
            REPORT_OPEN if annotations.outcome is None else OUTCOMES[annotations.outcome]
        )
        note = (
            f" · {quote_text(annotations.outcome_note, longest)}"
            if annotations.outcome_note
            else ""
        )
        lines.append(f"{translate(EXPECTED, words=text)} → {end}{note}")
    return lines


def _quote_words(words: str | tuple[str, ...], longest: int) -> str:
    """The person's own words; a place of the body that can be chosen is in their language."""
    if isinstance(words, str):
        return quote_text(words, longest)
    return ", ".join(translate(BODY[p]) if p in BODY else quote_text(p, longest) for p in words)


def describe_unit(unit: str, one_in: int) -> str:
    """The unit of a chart, and which fraction of a very long series is drawn."""
    text = translate(UNITS[unit]) if unit else ""
    return text if one_in == 1 else translate(ONE_IN, unit=text, each=one_in)


def list_outcome_keys() -> list[tuple[str, str, str]]:
    """Key, outcome and label, in the order in which they are offered."""
    return [(str(i), name, label) for i, (name, label) in enumerate(OUTCOMES.items(), 1)]
