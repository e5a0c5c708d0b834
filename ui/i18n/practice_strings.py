"""The texts of the practice: exercises, annotations, trends and report.

Rule: as in `ui.i18n.strings`: practice, notice, choose. Nothing is asked twice, and nothing has to be told.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from trainer.practice.safety_notices import OveruseNotice
from ui.i18n import formatting, strings
from ui.i18n.formatting import quote_text, translate
from ui.i18n.strings import _mark

if TYPE_CHECKING:
    from trainer.practice.trends import Trends

KEY_PRACTICE: Final = _mark("practice")
KEY_ANNOTATE: Final = _mark("say more")
KEY_WHY: Final = _mark("why it works")
KEY_DOCTOR: Final = _mark("ask a doctor first")
KEY_NEW: Final = _mark("begin anew")
KEY_MOVE: Final = _mark("move the line")
KEY_CARRY: Final = _mark("ask me later")
KEY_SURER: Final = _mark("more sure")
KEY_LESS_SURE: Final = _mark("less sure")
KEY_TAKE_AWAY: Final = _mark("take it away")
KEY_COPY: Final = _mark("copy the sentence")
KEY_COPY_PAGE: Final = _mark("copy")
KEY_REPORT: Final = _mark("a report")
KEY_NEXT: Final = _mark("next")
KEY_PREVIOUS: Final = _mark("back one")
KEY_DOWN: Final = _mark("further down")
KEY_UP: Final = _mark("further up")
KEY_LONGER_MINUTE: Final = _mark("a minute more")
KEY_SHORTER_MINUTE: Final = _mark("a minute less")
KEY_TAKE: Final = _mark("take it from now on")
KEY_GUIDE: Final = _mark("with that guide")
KEY_BEGIN_STEP: Final = _mark("begin now")
KEY_EARLIER: Final = _mark("an earlier one")

PRACTICE: Final = _mark("The practice")
PRACTICE_UNDER: Final = _mark("What surrounds the pause. All of it can wait.")
PLACES: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("audit", "C", _mark("Certainty audit"), _mark("What I know, what I am predicting")),
    (
        "feeling",
        "N",
        _mark("Name the feeling"),
        _mark("The feeling and the need, not the partner"),
    ),
    ("trends", "T", _mark("Trends"), _mark("What your pauses tell, seen together")),
    ("ladder", "L", _mark("The next step"), _mark("How long to wait next, if you like")),
    ("why", "W", _mark("Why it works"), _mark("A few short pages")),
    ("report", "R", _mark("A report"), _mark("To keep, or to talk over with someone")),
)

ANNOTATE: Final = _mark("All of it is optional.")
ANNOTATE_KEYS: Final = _mark("Tab goes on · Enter keeps it · Esc closes")
ANNOTATE_SAVE: Final = _mark("Keep")
ANNOTATE_TRIGGER: Final = _mark("What set it off?")
ANNOTATE_TRIGGER_HINT: Final = _mark("in your own words · ↓ for those of before")
ANNOTATE_BODY: Final = _mark("Where do you feel it?")
ANNOTATE_PREDICTION: Final = _mark("If I wait, then ...")
ANNOTATE_PREDICTION_HINT: Final = _mark("what you expect to happen")
ANNOTATE_SURE: Final = _mark("How sure? %")
ANNOTATE_ELSEWHERE: Final = _mark("Somewhere else")
ANNOTATE_ELSEWHERE_HINT: Final = _mark("somewhere else, in your own words")
ANNOTATE_NOTE: Final = _mark("A word on what happened")
ANNOTATE_NOTE_HINT: Final = _mark("a word on it, if you like")
ANNOTATE_BEFORE: Final = _mark("How strong was the pull before?")
ANNOTATE_AFTER: Final = _mark("And after the pause?")
ANNOTATE_DECIDED: Final = _mark("What did you choose?")
ANNOTATE_DECISIONS: Final[Mapping[str, str]] = {
    "passed": _mark("the urge had passed"),
    "reach_out": _mark("reached out on purpose"),
}
BODY: Final[Mapping[str, str]] = {
    "chest": _mark("chest"),
    "stomach": _mark("stomach"),
    "throat": _mark("throat"),
    "shoulders": _mark("shoulders"),
    "jaw": _mark("jaw"),
    "hands": _mark("hands"),
    "head": _mark("head"),
    "legs": _mark("legs"),
}

AUDIT: Final = _mark("Certainty audit")
AUDIT_ABOUT: Final = _mark("Three minutes, two columns. Nothing has to be solved.")
AUDIT_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "known": (_mark("What I know is true right now"), _mark("something anybody could have seen")),
    "predicting": (_mark("What I am predicting"), _mark("something that may or may not come")),
}
AUDIT_KEYS: Final = _mark("Enter adds a line · Tab to the other column · ↑ to the lines")
AUDIT_LINE_KEYS: Final = _mark("M moves it · A: ask me later what came · Del takes it away")
STORED_AUDIT_KEYS: Final = _mark("M moves it · A: ask me later what came")
AUDIT_STAYS: Final = _mark("What is asked about later stays, and so do the lines before it.")
AUDIT_ASKS: Final = _mark("“{word}” · {question}")
AUDIT_SUGGESTION: Final = _mark("a suggestion; the line stays where you put it · M moves it")
AUDIT_FOLLOWED: Final = _mark("asked about later · + − how sure")
AUDIT_SURE: Final = _mark("asked about later · {percent} % sure")
AUDIT_FOLLOWED_NAME: Final = _mark("{words}, will be asked about later")
AUDIT_ASKED_NAME: Final = _mark("{words}, reads like a guess")
AUDIT_ONLY_PREDICTIONS: Final = _mark("Only what you predict can be asked about. M moves it.")
NOTHING_WRITTEN: Final = _mark("Nothing is written here yet.")
TIME_LEFT: Final = _mark("{time} left")
TIME_OVER: Final = _mark("Three minutes. Stay as long as you like.")
TIME_NAME: Final = _mark("Three quiet minutes")
COPIED: Final = _mark("Copied. It is yours to send, or to keep.")
SAVED_COUNT: Final = _mark("Kept: {when}")
NONE_EARLIER: Final = _mark("There is no earlier one.")
SAVE_WHERE: Final = _mark("Where to put it")
SAVE_EXISTS: Final = _mark("{name} is there already. Enter once more puts this in its place.")
SAVE_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("txt", _mark("Text"), _mark("plain words, for any program")),
    ("pdf", _mark("PDF"), _mark("a page to read or print")),
)

FEELING: Final = _mark("Name the feeling, not the partner")
FEELING_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "situation": (_mark("When ..."), _mark("what happened, as a camera would have seen it")),
    "emotion": (_mark("I notice I feel ..."), _mark("one word is enough · ↓ for words")),
    "need": (
        _mark("and what I'm actually needing is ..."),
        _mark("what it would give you · ↓ for words"),
    ),
}
FEELING_WORDS: Final[Mapping[str, str]] = {
    "emotion": _mark("Words for feelings"),
    "need": _mark("Words for needs"),
}
FEELING_PREVIEW: Final = _mark("Your sentence")
FEELING_KEYS: Final = _mark("Tab goes on · ↓ looks through words · nothing is ever sent")
FEELING_COPY: Final = _mark("Copy the sentence")
HINT_OF: Final = _mark("“{word}” · {suggestion}")

EXPECTED: Final = _mark("You expected: {words}")
OUTCOMES_TITLE: Final = _mark("What happened?")
OUTCOMES: Final[Mapping[str, str]] = {
    "as_feared": _mark("as feared"),
    "less": _mark("less"),
    "nothing": _mark("nothing"),
}
LET_GO: Final = _mark("not today")
THANKS: Final = _mark("Thank you. It is kept.")
FOLLOW_UP_NAME: Final = _mark("What came of what you expected")

LADDER: Final = _mark("The next step")
LADDER_ABOUT: Final = _mark(
    "Slightly longer than feels comfortable, each time. A step down is as welcome as a step up."
)
LADDER_HINT: Final = _mark("Nothing changes by itself. Choose what suits today.")
LADDER_OWN: Final = _mark("own")
LADDER_GUIDE_TAKEN: Final = _mark("In your next pauses you are led by: {guide}.")
LADDER_TAKEN: Final = _mark("Your next pauses last {time}.")

TRENDS: Final = _mark("Trends")
TRENDS_EMPTY: Final = _mark("No pauses here yet. The first one says nothing about you, and counts.")
TREND_LIST: Final = _mark("What is to be seen")
TREND_PICTURE: Final = _mark("Picture: {sentence}")
TREND_TOTAL_ONE: Final = _mark("{total} waited in one pause")
TREND_TOTAL: Final = _mark("{total} waited in {count} pauses · the longest {longest}")
TRENDS_KEYS: Final = _mark("↑ ↓ go through them · F shows the figures")
TREND_NAMES: Final[Mapping[str, str]] = {
    "waited": _mark("How long you wait"),
    "urge_change": _mark("The pull, before and after"),
    "urge_half_time": _mark("Until the pull is half"),
    "contact_not_needed": _mark("When contact was not needed"),
    "predictions_not_come_true": _mark("What came of predictions"),
    "calibration": _mark("How sure, and what came"),
    "pulse": _mark("Heart rate in the pause"),
    "rsa": _mark("Answer to the breath"),
}
UNITS: Final[Mapping[str, str]] = {
    "min": _mark("minutes"),
    "points": _mark("points"),
    "%": _mark("%"),
    "beats/min": _mark("beats/min"),
    "ms": _mark("ms"),
}
HOLLOW_BEFORE: Final = _mark("before")
FULL_AFTER: Final = _mark("after")
SHARE_LEGEND: Final[Mapping[str, tuple[str, str]]] = {
    "contact_not_needed": (_mark("the urge had passed"), _mark("reached out on purpose")),
    "predictions_not_come_true": (_mark("less, or nothing"), _mark("as feared")),
}
ONE_IN: Final = _mark("{unit} · one in {each} is drawn, every one is counted")
SURE_AXIS: Final = _mark("how sure you were, %")
OUTCOME_AXIS: Final = _mark("came as feared, %")
THE_FIRST: Final = _mark("the first")
THE_LATEST: Final = _mark("the latest")
FIGURE_ROWS: Final[Mapping[str, str]] = {
    "pauses": _mark("out of"),
    "value": _mark("on average"),
    "first": _mark("at first"),
    "last": _mark("lately"),
    "change": _mark("change"),
}
FIGURE_BETWEEN: Final = _mark("{value} {unit} ({low} to {high})")
FIGURE_ALONE: Final = _mark("{value} {unit}")
FIGURE_OPEN: Final = _mark("more")
FIGURE_FACTOR: Final = _mark("times")
BRIER: Final = _mark("Brier, 0.25 is saying 50 % each time")
FIGURES_NOTE: Final = _mark("In brackets: between these it lies with 99 % confidence.")

REPORT: Final = _mark("A report of the practice")
REPORT_ABOUT: Final = _mark("To keep, or to talk over with someone. Leave out what is yours alone.")
REPORT_SPAN: Final = _mark("Over which time")
REPORT_SPANS: Final[Mapping[str, tuple[str, str]]] = {
    "0": (_mark("All"), _mark("from the first pause")),
    "90": (_mark("90 days"), _mark("the last three months")),
    "30": (_mark("30 days"), _mark("the last month")),
    "7": (_mark("7 days"), _mark("the last week")),
}
REPORT_PARTS: Final = _mark("What to leave out")
REPORT_LEAVE: Final[Mapping[str, str]] = {
    "words": _mark("everything in my own words"),
    "dates": _mark("dates"),
    "heart": _mark("the heart"),
}
REPORT_HOLDS: Final = _mark("{count} pauses are in it.")
REPORT_FORMATS: Final[tuple[tuple[str, str, str], ...]] = (
    ("pdf", _mark("Report"), _mark("pdf: to read or print")),
    ("csv", _mark("Table"), _mark("csv: one line for each pause")),
)
REPORT_TITLE: Final = _mark("Practice in waiting")
REPORT_OVER: Final = _mark("{first} to {last}")
REPORT_ANNOTATIONS: Final = _mark("What was expected, and what came")
REPORT_OPEN: Final = _mark("not told yet")
REPORT_EMPTY: Final = _mark("There is no pause in this time.")
REPORT_SURE: Final = _mark("{words} ({percent} % sure)")
REPORT_TRIGGERS: Final = _mark("What set it off")
REPORT_BODY: Final = _mark("Where it was felt")
REPORT_TIMES: Final = _mark("{what}, {count} times")
REPORT_ONCE: Final = _mark("{what}, once")

WHY_PAGE: Final = _mark("The page {title}")
WHY_PAGES: Final = _mark("The pages")
WHY_NONE: Final = _mark("The pages are missing from this installation.")
CRISIS: Final = _mark("In a crisis, contact a local crisis line or the emergency services.")

DIZZY: Final = _mark("easy and shallow; if you feel light-headed, breathe as you like")
KIND: Final[Mapping[OveruseNotice, str]] = {
    OveruseNotice.FIGURES: _mark("The figures will wait for you. How are you, without them?"),
    OveruseNotice.PAUSES: _mark(
        "Many pauses in one hour: this is a hard hour. Someone you trust, a walk, or water "
        "may help more than the next one."
    ),
}


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


def describe_annotations(fields: Mapping[str, Any], longest: int = 0) -> list[str]:
    """What was told of a pause, a line each: what set it off, where it was felt, what was expected, what came.

    Args:
        told: what `show --json` says of it.
        longest: how many characters of each of the person's own texts are told; 0: all.
    """
    lines = []
    if fields.get("trigger"):
        lines.append(f"{translate(REPORT_TRIGGERS)}: {quote_text(fields['trigger'], longest)}")
    if fields.get("body"):
        felt = ", ".join(
            translate(BODY[p]) if p in BODY else quote_text(p, longest) for p in fields["body"]
        )
        lines.append(f"{translate(REPORT_BODY)}: {felt}")
    prediction, outcome = fields.get("prediction"), fields.get("outcome")
    if prediction:
        text, sure = quote_text(prediction["text"], longest), prediction["sure_percent"]
        text = text if sure is None else translate(REPORT_SURE, words=text, percent=sure)
        end = translate(REPORT_OPEN) if not outcome else translate(OUTCOMES[outcome["outcome"]])
        note = f" · {quote_text(outcome['note'], longest)}" if outcome and outcome["note"] else ""
        lines.append(f"{translate(EXPECTED, words=text)} → {end}{note}")
    return lines


def describe_unit(unit: str, one_in: int) -> str:
    """The unit of a chart, and which fraction of a very long series is drawn."""
    text = translate(UNITS[unit]) if unit else ""
    return text if one_in == 1 else translate(ONE_IN, unit=text, each=one_in)


def list_outcome_keys() -> list[tuple[str, str, str]]:
    """Key, outcome and label, in the order in which they are offered."""
    return [(str(i), name, label) for i, (name, label) in enumerate(OUTCOMES.items(), 1)]
