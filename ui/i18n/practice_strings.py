"""The texts of the practice: exercises, annotations, trends and report.

Rule: as in `ui.i18n.strings`: practice, notice, choose. Nothing is asked twice, and nothing has to be told.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from trainer.practice.annotations import WORDS_FIELDS, Annotations
from ui.i18n import formatting, strings
from ui.i18n.annotation_labels import WORDS_LABELS
from ui.i18n.formatting import quote_text, translate
from ui.i18n.marking import mark, plural

if TYPE_CHECKING:
    from trainer.practice.trends import Trends

KEY_PRACTICE: Final = mark("practice")
KEY_ANNOTATE: Final = mark("say more")
KEY_WHY: Final = mark("why it works")
KEY_DOCTOR: Final = mark("ask a doctor first")
KEY_NEW: Final = mark("begin anew")
KEY_MOVE: Final = mark("move the line")
KEY_CARRY: Final = mark("ask me later")
KEY_SURER: Final = mark("more sure")
KEY_LESS_SURE: Final = mark("less sure")
KEY_TAKE_AWAY: Final = mark("take it away")
KEY_COPY: Final = mark("copy the sentence")
KEY_COPY_PAGE: Final = mark("copy")
KEY_REPORT: Final = mark("a report")
KEY_NEXT: Final = mark("next")
KEY_PREVIOUS: Final = mark("back one")
KEY_DOWN: Final = mark("further down")
KEY_UP: Final = mark("further up")
KEY_LONGER_MINUTE: Final = mark("a minute more")
KEY_SHORTER_MINUTE: Final = mark("a minute less")
KEY_TAKE: Final = mark("take it from now on")
KEY_GUIDE: Final = mark("with that guide")
KEY_BEGIN_STEP: Final = mark("begin now")
KEY_EARLIER: Final = mark("an earlier one")

PRACTICE: Final = mark("The practice")
PRACTICE_UNDER: Final = mark("What surrounds the pause. All of it can wait.")
PREDICTIONS: Final = mark("Your predictions")
PREDICTIONS_WAITING: Final = plural(
    "%n to look back on, when you like", "%n to look back on, when you like", "count"
)
PREDICTION_SURE: Final = mark("{percent} % sure")
ALL_ANSWERED: Final = mark("No prediction is waiting for an answer.")
MARKED_KEY: Final = mark("Something to look back on, when you like")
PLACES: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("audit", "C", mark("Certainty audit"), mark("What I know, what I am predicting")),
    (
        "feeling",
        "N",
        mark("Name the feeling"),
        mark("The feeling and the need, not the partner"),
    ),
    ("predictions", "P", PREDICTIONS, ""),
    ("trends", "T", mark("Trends"), mark("What your pauses tell, seen together")),
    ("ladder", "L", mark("The next step"), mark("How long to wait next, if you like")),
    ("why", "W", mark("Why it works"), mark("A few short pages")),
    ("report", "R", mark("A report"), mark("To keep, or to talk over with someone")),
)

ANNOTATE: Final = mark("All of it is optional.")
ANNOTATE_KEYS: Final = mark("Tab goes on · Enter keeps it · Esc closes")
ANNOTATE_SAVE: Final = mark("Keep")
ANNOTATE_TRIGGER_HINT: Final = mark("in your own words · ↓ for those of before")
ANNOTATE_PREDICTION: Final = mark("If I wait, then ...")
ANNOTATE_PREDICTION_HINT: Final = mark("what you expect to happen")
ANNOTATE_SURE: Final = mark("How sure? %")
ANNOTATE_ELSEWHERE: Final = mark("Somewhere else")
ANNOTATE_ELSEWHERE_HINT: Final = mark("somewhere else, in your own words")
ANNOTATE_NOTE: Final = mark("A word on what happened")
ANNOTATE_NOTE_HINT: Final = mark("a word on it, if you like")
ANNOTATE_BEFORE: Final = mark("How strong was the pull before?")
ANNOTATE_AFTER: Final = mark("And after the pause?")
ANNOTATE_DECIDED: Final = mark("What did you choose?")
ANNOTATE_DECISIONS: Final[Mapping[str, str]] = {
    "passed": mark("the urge had passed"),
    "reach_out": mark("reached out on purpose"),
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
AUDIT_ABOUT: Final = mark("Three minutes, two columns. Nothing has to be solved.")
AUDIT_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "known": (mark("What I know is true right now"), mark("something anybody could have seen")),
    "predicting": (mark("What I am predicting"), mark("something that may or may not come")),
}
AUDIT_KEYS: Final = mark("Enter adds a line · Tab to the other column · ↑ to the lines")
AUDIT_LINE_KEYS: Final = mark("M moves it · A: ask me later what came · Del takes it away")
STORED_AUDIT_KEYS: Final = mark("M moves it · A: ask me later what came")
AUDIT_STAYS: Final = mark("What is asked about later stays, and so do the lines before it.")
AUDIT_ASKS: Final = mark("“{word}” · {question}")
AUDIT_SUGGESTION: Final = mark("a suggestion; the line stays where you put it · M moves it")
AUDIT_FOLLOWED: Final = mark("asked about later · + − how sure")
AUDIT_SURE: Final = mark("asked about later · {percent} % sure")
AUDIT_FOLLOWED_NAME: Final = mark("{words}, will be asked about later")
AUDIT_ASKED_NAME: Final = mark("{words}, reads like a guess")
AUDIT_ONLY_PREDICTIONS: Final = mark("Only what you predict can be asked about. M moves it.")
TIME_LEFT: Final = mark("{time} left")
TIME_OVER: Final = mark("Three minutes. Stay as long as you like.")
TIME_NAME: Final = mark("Three quiet minutes")
COPIED: Final = mark("Copied. It is yours to send, or to keep.")
SAVED_COUNT: Final = mark("Kept: {when}")
NONE_EARLIER: Final = mark("There is no earlier one.")
SAVE_WHERE: Final = mark("Where to put it")
SAVE_EXISTS: Final = mark("{name} is there already. Enter once more puts this in its place.")
SAVE_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("txt", mark("Text"), mark("plain words, for any program")),
    ("pdf", mark("PDF"), mark("a page to read or print")),
)

FEELING: Final = mark("Name the feeling, not the partner")
FEELING_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "situation": (mark("When ..."), mark("what happened, as a camera would have seen it")),
    "emotion": (mark("I notice I feel ..."), mark("one word is enough · ↓ for words")),
    "need": (
        mark("and what I'm actually needing is ..."),
        mark("what it would give you · ↓ for words"),
    ),
}
FEELING_WORDS: Final[Mapping[str, str]] = {
    "emotion": mark("Words for feelings"),
    "need": mark("Words for needs"),
}
FEELING_PREVIEW: Final = mark("Your sentence")
FEELING_KEYS: Final = mark("Tab goes on · ↓ looks through words · nothing is ever sent")
FEELING_COPY: Final = mark("Copy the sentence")
HINT_OF: Final = mark("“{word}” · {suggestion}")

EXPECTED: Final = mark("You expected: {words}")
OUTCOMES_TITLE: Final = mark("What happened?")
OUTCOMES: Final[Mapping[str, str]] = {
    "as_feared": mark("as feared"),
    "less": mark("less"),
    "nothing": mark("nothing"),
}
LET_GO: Final = mark("not today")
THANKS: Final = mark("Thank you. It is kept.")

LADDER: Final = mark("The next step")
LADDER_ABOUT: Final = mark(
    "Slightly longer than feels comfortable, each time. A step down is as welcome as a step up."
)
LADDER_HINT: Final = mark("Nothing changes by itself. Choose what suits today.")
LADDER_OWN: Final = mark("own")
LADDER_GUIDE_TAKEN: Final = mark("In your next pauses you are led by: {guide}.")
LADDER_TAKEN: Final = mark("Your next pauses last {time}.")

TRENDS: Final = mark("Trends")
TRENDS_EMPTY: Final = mark("No pauses here yet. The first one says nothing about you, and counts.")
TREND_LIST: Final = mark("What is to be seen")
TREND_PICTURE: Final = mark("Picture: {sentence}")
TREND_TOTAL_ONE: Final = mark("{total} waited in one pause")
TREND_TOTAL: Final = mark("{total} waited in {count} pauses · the longest {longest}")
TRENDS_KEYS: Final = mark("↑ ↓ go through them · F shows the figures")
TREND_NAMES: Final[Mapping[str, str]] = {
    "waited": mark("How long you wait"),
    "urge_change": mark("The pull, before and after"),
    "urge_half_time": mark("Until the pull is half"),
    "contact_not_needed": mark("When contact was not needed"),
    "predictions_not_come_true": mark("What came of predictions"),
    "calibration": mark("How sure, and what came"),
    "pulse": mark("Heart rate in the pause"),
    "rsa": mark("Answer to the breath"),
}
UNITS: Final[Mapping[str, str]] = {
    "min": mark("minutes"),
    "points": mark("points"),
    "%": mark("%"),
    "beats/min": mark("beats/min"),
    "ms": mark("ms"),
}
HOLLOW_BEFORE: Final = mark("before")
FULL_AFTER: Final = mark("after")
SHARE_LEGEND: Final[Mapping[str, tuple[str, str]]] = {
    "contact_not_needed": (mark("the urge had passed"), mark("reached out on purpose")),
    "predictions_not_come_true": (mark("less, or nothing"), mark("as feared")),
}
ONE_IN: Final = mark("{unit} · one in {each} is drawn, every one is counted")
SURE_AXIS: Final = mark("how sure you were, %")
OUTCOME_AXIS: Final = mark("came as feared, %")
THE_FIRST: Final = mark("the first")
THE_LATEST: Final = mark("the latest")
FIGURE_ROWS: Final[Mapping[str, str]] = {
    "pauses": mark("out of"),
    "value": mark("on average"),
    "first": mark("at first"),
    "last": mark("lately"),
    "change": mark("change"),
}
FIGURE_BETWEEN: Final = mark("{value} {unit} ({low} to {high})")
FIGURE_ALONE: Final = mark("{value} {unit}")
FIGURE_OPEN: Final = mark("more")
FIGURE_FACTOR: Final = mark("times")
BRIER: Final = mark("Brier, 0.25 is saying 50 % each time")
FIGURES_NOTE: Final = mark("In brackets: between these it lies with 99 % confidence.")

REPORT: Final = mark("A report of the practice")
REPORT_ABOUT: Final = mark("To keep, or to talk over with someone. Leave out what is yours alone.")
REPORT_SPAN: Final = mark("Over which time")
REPORT_SPANS: Final[Mapping[str, tuple[str, str]]] = {
    "0": (mark("All"), mark("from the first pause")),
    "90": (mark("90 days"), mark("the last three months")),
    "30": (mark("30 days"), mark("the last month")),
    "7": (mark("7 days"), mark("the last week")),
}
REPORT_PARTS: Final = mark("What to leave out")
REPORT_LEAVE: Final[Mapping[str, str]] = {
    "words": mark("everything in my own words"),
    "dates": mark("dates"),
    "heart": mark("the heart"),
}
REPORT_HOLDS: Final = mark("{count} pauses are in it.")
REPORT_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("pdf", mark("Report"), mark("pdf: to read or print")),
    ("csv", mark("Table"), mark("csv: one line for each pause")),
)
REPORT_TITLE: Final = mark("Practice in waiting")
REPORT_OVER: Final = mark("{first} to {last}")
REPORT_ANNOTATIONS: Final = mark("What was expected, and what came")
REPORT_OPEN: Final = mark("not told yet")
REPORT_EMPTY: Final = mark("There is no pause in this time.")
REPORT_SURE: Final = mark("{words} ({percent} % sure)")
REPORT_TIMES: Final = mark("{what}, {count} times")
REPORT_ONCE: Final = mark("{what}, once")

WHY_PAGE: Final = mark("The page {title}")
WHY_PAGES: Final = mark("The pages")
WHY_NONE: Final = mark("The pages are missing from this installation.")
CRISIS: Final = mark("In a crisis, contact a local crisis line or the emergency services.")

DIZZY: Final = mark("easy and shallow; if you feel light-headed, breathe as you like")


def format_short_day(started: str | None) -> str:
    """The date alone; empty where it is unknown.

    >>> format_short_day("2026-03-05T10:00:00+00:00"), format_short_day(None)
    ('5 March 2026', '')
    """
    try:
        day = datetime.fromisoformat(started or "")
    except ValueError:
        return ""
    return f"{day.day} {translate(strings.MONTHS[day.month - 1])} {day.year}"


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
    """What was told of a pause, a line each: what set it off, where it was felt, what was expected, what came.

    Parameters
    ----------
    annotations : Annotations
        What was told of the pause.
    longest : int
        How many characters of each of the person's own texts are told; 0: all.
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
