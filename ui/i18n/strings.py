"""The texts of the window that several screens share.

Rule: practice, notice, choose. Plain, warm, short; nobody is graded and time waited is always enough.
Constants are marked for Qt's translation tools and translated by `say` when they are shown.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from trainer.events import Contact, Decision, Link
from trainer.hrv.figures import window_displays
from trainer.pacing import BreathPhase

CONTEXT: Final = "Outbreath"


_marked: Final[dict[str, None]] = {}


def _mark(text: str) -> str:
    """Named for the translators (`ui.i18n.extract`); the text itself stays as it is until it is shown."""
    _marked[text] = None
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


def _mark_unit(unit: str) -> str:
    """Mark a unit; a figure without one has nothing to translate."""
    return _mark(unit) if unit else ""


def marked_texts() -> tuple[str, ...]:
    """Every text marked so far; those of a module count once it is imported."""
    return tuple(_marked)


LANGUAGE: Final = _mark("en")
"""Translated by the code of the language: which pages to read, for instance."""
APP: Final = _mark("Outbreath")
BEGIN: Final = _mark("Begin")
BEGIN_HINT: Final = _mark("Begin the pause")
INVITATION: Final = _mark("When the pull is strong, wait with it")
FIRST_PAUSE: Final = _mark("One hand on the chest, and a slow way out")
NO_SENSOR: Final = _mark("No sensor. The pause works without one")
SIMULATED: Final = _mark("Simulated heart")
REPLAY: Final = _mark("Replay of {name}")
STARTING: Final = _mark("Getting ready")

PHASES: Final[Mapping[BreathPhase, str]] = {
    BreathPhase.INHALE: _mark("Breathe in"),
    BreathPhase.HOLD_FULL: _mark("Hold, softly"),
    BreathPhase.EXHALE: _mark("Breathe out"),
    BreathPhase.HOLD_EMPTY: _mark("Rest"),
}
CARE: Final = (
    _mark("a hand on your chest"),
    _mark("slow and easy"),
    _mark("easy and shallow, through the nose"),
    _mark("nothing to settle right now"),
    _mark("if you feel light-headed, breathe as you like"),
    _mark("let the out-breath be soft"),
    _mark("the pull can be there, and you can wait"),
    _mark("shoulders down, jaw loose"),
)
MARKED: Final = _mark("this moment is marked")
SHORTER: Final = _mark("a shorter way out, from the next breath")
SHORTEST: Final = _mark("this is the shortest way out there is")
LONGER: Final = _mark("a longer way out, from the next breath")
NO_LONGER_AVAILABLE: Final = _mark("the breath is yours now, and the search for it ends here")
LONGEST: Final = _mark("this is the longest way out there is")
LEFT: Final = _mark("{time} left")

CONTACTS: Final[Mapping[Contact, str]] = {
    Contact.NONE: _mark("no sensor"),
    Contact.GOOD: _mark("good contact"),
    Contact.POOR: _mark("weak contact, the pause goes on"),
    Contact.LOST: _mark("signal lost, the pause goes on"),
}
HEART_RATE: Final = _mark("Heart rate")
HEART_UNIT: Final = _mark("beats/min")
ANSWER: Final = _mark("Answer to the breath")
ANSWER_UNIT: Final = _mark("ms")
ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "rsa_ms": (ANSWER, ANSWER_UNIT),
    "coherence_ratio": (_mark("Coherence, over a minute"), ""),
    "rmssd_ms": (_mark("RMSSD, over a minute"), _mark("ms")),
}
SO_FAR: Final = _mark("so far")
ABSENT: Final = "–"
NOT_YET: Final = _mark("listening")
NO_INTERVALS: Final = _mark("this sensor does not tell")
NO_HEART: Final = _mark("no sensor")
NO_SIGNAL: Final = _mark("no signal")
WINDOW_BEGAN: Final = _mark("60 s ago")
WINDOW_HALF: Final = _mark("30 s")
WINDOW_NOW: Final = _mark("now")
GRAPH_NAME: Final = _mark("Heart rate over the last minute, with the breath behind it")
TREND_NAME: Final = _mark("Answer to the breath since the pause began")
DISC_NAME: Final = _mark("Breathing disc")

CAPS: Final = tuple(_mark(cap) for cap in ("Space", "Enter", "Esc", "Tab", "Del", "PgUp", "PgDn"))
KEY_FOCUS: Final = _mark("focus")
KEY_GRAPH: Final = _mark("graph")
KEY_TOO_LONG: Final = _mark("too long")
KEY_LONGER: Final = _mark("longer")
KEY_MARK: Final = _mark("mark a moment")
KEY_END: Final = _mark("end kindly")
KEY_BEGIN: Final = _mark("begin")
KEY_PAST: Final = _mark("past pauses")
KEY_BACK: Final = _mark("back")
KEY_FIGURES: Final = _mark("figures")
KEY_PICTURE: Final = _mark("picture")
KEY_EXPORT: Final = _mark("keep a copy")
KEY_OPEN: Final = _mark("look at it")
KEY_LATER: Final = _mark("decide later")

KEY_SENSOR: Final = _mark("sensor")
KEY_URGE: Final = _mark("how strong the pull is")
KEY_LOOK: Final = _mark("look again")
KEY_LAST: Final = _mark("connect to the last one")
KEY_CONNECT: Final = _mark("connect")

SENSOR: Final = _mark("Where your heartbeat comes from")
LOOKING: Final = _mark("Looking for sensors. Put yours on, so that it wakes.")
NO_SENSORS_FOUND: Final = _mark("No sensor was found just now. The pause works without one.")
SENSORS_FOUND: Final = _mark("These can be connected now.")
LISTENING_TO: Final = _mark("Now: {what}")
WITHOUT: Final = (_mark("No sensor"), _mark("the pause works without one"))
WITH_SIMULATED: Final = (_mark("Simulated heart"), _mark("to see what it looks like"))
SIGNALS: Final = (_mark("signal strong"), _mark("signal good"), _mark("signal weak"))
BATTERY: Final = _mark("battery {percent} %")
LINKS: Final[Mapping[Link, str]] = {
    Link.SEARCHING: _mark("searching"),
    Link.CONNECTING: _mark("connecting"),
    Link.CONNECTED: _mark("connected, listening for beats"),
    Link.STREAMING: _mark("good contact"),
    Link.LOST: _mark("lost, trying again; the pause goes on"),
    Link.UNAVAILABLE: _mark("not there; the pause goes on"),
}

KEY_BREATH: Final = _mark("how to breathe")
KEY_RESONANCE: Final = _mark("find your breath")
KEY_USE: Final = _mark("breathe like this from now on")

BREATH: Final = _mark("How would you like to breathe?")
HOW_LONG: Final = _mark("How long")
MINUTES_UNIT: Final = _mark("minutes")
WHICH_BREATH: Final = _mark("Which breath, in and out")
BREATHS: Final[Mapping[str, tuple[str, str]]] = {
    "4-0-6-0": (_mark("4 · 6"), _mark("the usual")),
    "5-0-5-0": (_mark("5 · 5"), _mark("even")),
    "4-0-7-0": (_mark("4 · 7"), _mark("a longer way out")),
    "4-2-6-0": (_mark("4 · 2 · 6"), _mark("with a soft hold")),
}
OWN_BREATH: Final = (_mark("Yours"), "")
OWN_RATE: Final = _mark("yours, {rate} a minute")
GIVEN_BREATH: Final = (_mark("As now"), _mark("as now"))
WAY_OUT: Final = _mark("How the way out grows")
EXHALES: Final[Mapping[str, tuple[str, str]]] = {
    "fixed": (_mark("It stays"), _mark("the same breath throughout")),
    "ramp": (_mark("Little by little"), _mark("half a second at a time")),
    "adaptive": (_mark("With your heart"), _mark("where it answers most")),
}
HOW_LED: Final = _mark("How much leads you")
GUIDES: Final[Mapping[str, tuple[str, str]]] = {
    "full": (_mark("Everything"), _mark("disc, words and wave")),
    "disc": (_mark("The disc"), _mark("without words")),
    "sound": (_mark("Sound"), _mark("eyes may close")),
    "timer": (_mark("Nothing"), _mark("the time alone")),
}
SUGGESTED: Final[Mapping[str, str]] = {
    "full": _mark(
        "The breath went its own way lately. Everything may lead you again, if you like."
    ),
    "disc": _mark("You held the rhythm lately. The disc alone may do, if you like to try."),
    "sound": _mark("You held the rhythm lately. Sound alone may do, if you like to try."),
    "timer": _mark("You held the rhythm lately. You may not need a guide, if you like to try."),
}
RESONANCE: Final = _mark("Find your breath")
RESONANCE_ABOUT: Final = _mark(
    "Most hearts answer one rate of breathing more than any other, somewhere between four and a half "
    "and six and a half breaths a minute. Breathe with the disc through these rates, and notice which "
    "one is yours."
)
RESONANCE_NEEDS: Final = _mark(
    "It needs a heart sensor. Sit still, breathe easily and not deeper than is comfortable. You can end "
    "it at any time."
)
PROTOCOLS: Final = (
    (_mark("In steps"), _mark("ten minutes, five rates")),
    (_mark("Sliding"), _mark("fifteen minutes, every rate")),
)
PERSONAL_PATTERN_RESULT: Final = _mark(
    "Last time your heart answered most near {rate} breaths a minute."
)
RESONANCE_RESULT_LINE: Final = _mark("Your heart answers most near {rate} breaths a minute.")
RESONANCE_OPEN: Final = _mark("This time no rate stands out clearly.")
RESONANCE_SURE: Final = _mark("{percent} % sure within a quarter of a breath")
RESONANCE_PICTURE: Final = _mark("How much the heart swung at each rate of breathing")
SWING_AT: Final = _mark("{rsa} ms at {rate} a minute")
RATE_AXIS: Final = _mark("breaths a minute")
SWING_AXIS: Final = _mark("swing of the heart, ms")
TIMER_NAME: Final = _mark("The time of the pause")

URGE_BEFORE: Final = _mark("How strong is the pull?")
URGE_AFTER: Final = _mark("How strong is the pull to reach out now?")
URGE_KEY: Final = _mark("Pull {number}")
URGE_NONE: Final = _mark("none")
URGE_ALL: Final = _mark("overwhelming")
URGE_EARLIER: Final = _mark("before")

WAITED: Final = _mark("You waited {time}.")
WHAT_NOW: Final = _mark("What would you like to do?")
LATER: Final = _mark("Each of these is a choice. You can also decide later.")
CHOICES: Final[Mapping[Decision, tuple[str, str]]] = {
    Decision.PASSED: (_mark("The urge has passed"), _mark("no need to reach out now")),
    Decision.WAIT_AGAIN: (_mark("Wait again"), _mark("another {time}")),
    Decision.REACH_OUT: (_mark("Reach out"), _mark("on purpose, in my own words")),
}
CHOICE_KEYS: Final[Mapping[Decision, str]] = {
    Decision.PASSED: _mark("passed"),
    Decision.WAIT_AGAIN: _mark("wait again"),
    Decision.REACH_OUT: _mark("reach out"),
}
DECIDED: Final[Mapping[str | None, str]] = {
    "passed": _mark("the urge passed"),
    "wait_again": _mark("waited again"),
    "reach_out": _mark("reached out on purpose"),
    None: _mark("decided later"),
}
KEEPING: Final = _mark("Keeping this pause")
NOT_CLOSED: Final = _mark("cut short, and kept")
RUNNING: Final = _mark("being recorded now")

SCROLL: Final = _mark("further up or down")

PAST: Final = _mark("Past pauses")
LAST: Final = _mark("Last pause · {what}")
NOT_READ: Final = _mark("The past pauses cannot be read just now")
NO_PAST: Final = _mark("No pauses here yet")
NO_PAST_MORE: Final = _mark("When the pull comes, wait with it once. It will be here afterwards.")
URGE_WENT: Final = _mark("The pull went from {before} to {after}.")
URGE_STAYED: Final = _mark("The pull stayed at {after}, and you waited with it.")
HEART_WENT: Final = _mark("Your heart rate went from {first} to {last} beats a minute.")
HEART_STAYED: Final = _mark("Your heart rate stayed near {last} beats a minute.")
HEART_ANSWERED: Final = _mark("It answered the breath by {rsa} ms.")
NO_HEART_HERE: Final = _mark("No heart was recorded here. The waiting counts all the same.")
PICTURE_NAME: Final = _mark("Heart rate over the whole pause, with the breath behind it")
URGE_AT: Final = _mark("pull {number}")
START: Final = _mark("start")
MINUTE: Final = _mark("{number} min")

FIGURES: Final[tuple[tuple[str, str, str, int], ...]] = (
    *(
        (key, _mark(shown.label), _mark_unit(shown.unit), shown.decimals)
        for key, shown in window_displays()
    ),
    ("beats", _mark("Beats"), "", 0),
)

COPY_WHERE: Final = _mark("Where to put it")
COPY_SAVE: Final = _mark("Save")
COPY_KEYS: Final = _mark("Enter saves · arrows choose · Esc closes")
COPY_DONE: Final = _mark("Kept as {path}")
FORMAT_LABELS: Final[tuple[tuple[str, str, str], ...]] = (
    ("csv", _mark("Table"), _mark("csv: every beat with its time, for a spreadsheet")),
    ("rr", _mark("Intervals"), _mark("text: one RR interval a line, for other programs")),
    ("jsonl", _mark("Events"), _mark("json lines: all that was recorded, to replay it")),
    ("edf", _mark("EDF+"), _mark("edf: for programs of the lab")),
    ("json", _mark("Figures"), _mark("json: what the review says")),
    ("pdf", _mark("Report"), _mark("pdf: one page to read, or to show someone")),
    ("png", _mark("Picture"), _mark("png: the heart and the breath, as a picture")),
    ("all", _mark("All"), _mark("a folder with each of them, and the pictures")),
)
NOTICEABLE_BPM: Final = 2
STRONG_DBM, GOOD_DBM = -60, -80

SOME_DAY: Final = _mark("Some day")
TODAY: Final = _mark("Today, {time}")
YESTERDAY: Final = _mark("Yesterday, {time}")
MONTHS: Final = tuple(
    _mark(m)
    for m in [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)

DAY: Final = _mark("{day} {month}")
DAY_OF_YEAR: Final = _mark("{day} {month} {year}")
AT_TIME: Final = _mark("{day}, {time}")
DECIMAL: Final = _mark("{whole}.{part}")
A_MOMENT: Final = _mark("a moment")
BOTH: Final = _mark("{one} and {other}")
ONE_MINUTE: Final = _mark("one minute")
MANY_MINUTES: Final = _mark("{number} minutes")
ONE_SECOND: Final = _mark("one second")
MANY_SECONDS: Final = _mark("{number} seconds")

_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: Final = tuple(  # each a word of its own: forty-two, zweiundvierzig, quarante-deux
    _mark(word)
    for word in (*_ONES, *(t if o == "zero" else f"{t}-{o}" for t in _TENS for o in _ONES[:10]))
)


_MINUTES: Final = (ONE_MINUTE, MANY_MINUTES)
_SECONDS: Final = (ONE_SECOND, MANY_SECONDS)


_TURNING: Final = frozenset(("R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"))
