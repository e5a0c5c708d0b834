"""The texts of the window that several screens share.

Rule: practice, notice, choose. Plain, warm, short; nobody is graded and time waited is always enough.
Constants are marked for Qt's translation tools and translated by `translate` when they are shown.
"""

from collections.abc import Mapping
from typing import Final

from trainer.events import Contact, Decision, Link
from trainer.pacing import BreathPhase
from trainer.plan import Exercise
from ui.i18n.figure_labels import window_displays
from ui.i18n.marking import mark

LANGUAGE: Final = mark("en")
"""Its translation is the code of the language, which selects for instance the help pages."""
APP: Final = mark("Outbreath")
BEGIN: Final = mark("Begin")
BEGIN_HINT: Final = mark("Begin the pause")
INVITATION: Final = mark("When the pull is strong, wait with it")
FIRST_PAUSE: Final = mark("One hand on the chest, and a slow way out")
NO_SENSOR: Final = mark("No sensor. The pause works without one")
SIMULATED: Final = mark("Demo · simulated heart")
REPLAY: Final = mark("Demo · replay of {name}")
DEMO: Final = mark("Demo")
DEMO_SESSION: Final = mark("Demo: not your own heart, so it is in none of your trends")
DEMO_NOW: Final = mark("Demo is on. What you do with it is not part of your practice.")
STARTING: Final = mark("Getting ready")

PHASES: Final[Mapping[BreathPhase, str]] = {
    BreathPhase.INHALE: mark("Breathe in"),
    BreathPhase.HOLD_FULL: mark("Hold, softly"),
    BreathPhase.EXHALE: mark("Breathe out"),
    BreathPhase.HOLD_EMPTY: mark("Rest"),
}
CARE: Final = (
    mark("a hand on your chest"),
    mark("slow and easy"),
    mark("easy and shallow, through the nose"),
    mark("nothing to settle right now"),
    mark("if you feel light-headed, breathe as you like"),
    mark("let the out-breath be soft"),
    mark("the pull can be there, and you can wait"),
    mark("shoulders down, jaw loose"),
)
PAUSE_CARE: Final = CARE[6]
"""Of a pause only: other exercises have no pull."""
MARKED: Final = mark("this moment is marked")
SHORTER: Final = mark("a shorter way out, from the next breath")
SHORTEST: Final = mark("this is the shortest way out there is")
LONGER: Final = mark("a longer way out, from the next breath")
NO_LONGER_AVAILABLE: Final = mark("the breath is yours now, and the search for it ends here")
LONGEST: Final = mark("this is the longest way out there is")
LEFT: Final = mark("{time} left")

CONTACTS: Final[Mapping[Contact, str]] = {
    Contact.NONE: mark("no sensor"),
    Contact.GOOD: mark("good contact"),
    Contact.POOR: mark("weak contact, the pause goes on"),
    Contact.LOST: mark("signal lost, the pause goes on"),
}
HEART_RATE: Final = mark("Heart rate")
HEART_UNIT: Final = mark("beats/min")
ANSWER: Final = mark("Answer to the breath")
ANSWER_UNIT: Final = mark("ms")
ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "rsa_ms": (ANSWER, ANSWER_UNIT),
    "coherence_ratio": (mark("Coherence, over a minute"), ""),
    "rmssd_ms": (mark("RMSSD, over a minute"), mark("ms")),
}
SO_FAR: Final = mark("so far")
ABSENT: Final = "–"
NOT_YET: Final = mark("listening")
NO_INTERVALS: Final = mark("this sensor does not tell")
NO_SIGNAL: Final = mark("no signal")
WINDOW_BEGAN: Final = mark("60 s ago")
WINDOW_HALF: Final = mark("30 s")
WINDOW_NOW: Final = mark("now")
GRAPH_NAME: Final = mark("Heart rate over the last minute, with the breath behind it")
TREND_NAME: Final = mark("Answer to the breath since the pause began")
DISC_NAME: Final = mark("Breathing disc")

CAPS: Final = (
    mark("Space"),
    mark("Enter"),
    mark("Esc"),
    mark("Tab"),
    mark("Del"),
    mark("PgUp"),
    mark("PgDn"),
)
KEY_FOCUS: Final = mark("focus")
KEY_GRAPH: Final = mark("graph")
KEY_TOO_LONG: Final = mark("too long")
KEY_LONGER: Final = mark("longer")
KEY_MARK: Final = mark("mark a moment")
KEY_END: Final = mark("end")
KEY_BEGIN: Final = mark("begin")
KEY_PAST: Final = mark("past pauses")
KEY_BACK: Final = mark("back")
KEY_FIGURES: Final = mark("figures")
KEY_PICTURE: Final = mark("picture")
KEY_EXPORT: Final = mark("keep a copy")
KEY_OPEN: Final = mark("look at it")
KEY_LATER: Final = mark("decide later")

KEY_SENSOR: Final = mark("sensor")
KEY_URGE: Final = mark("how strong the pull is")
KEY_SEARCH: Final = mark("look again")
KEY_LAST: Final = mark("connect to the last one")
KEY_CONNECT: Final = mark("connect")

SENSOR: Final = mark("Where your heartbeat comes from")
SEARCHING: Final = mark("Looking for sensors. Put yours on, so that it wakes.")
NO_SENSORS_FOUND: Final = mark("No sensor was found just now. The pause works without one.")
SENSORS_FOUND: Final = mark("These can be connected now.")
HOW_TO_CONNECT: Final = (mark("How to connect"), mark("on Linux, Windows and macOS"))
OPEN_STRAP_MEMORY: Final = (mark("Recording in the strap"), mark("Polar H10, without the computer"))
STRAP_MEMORY: Final = mark("Recording in the strap")
STRAP_MEMORY_ABOUT: Final = mark(
    "A Polar H10 can record on its own for about half a day. Start it here, leave the computer, "
    "and bring the recording over later."
)
STRAP_START: Final = mark("Start recording")
STRAP_FETCH: Final = mark("Bring it over")
STRAP_STOP_AND_FETCH: Final = mark("Stop and bring it over")
STRAP_ERASE: Final = mark("Erase it in the strap")
STRAP_LOOKING: Final = mark("Looking for the strap. Put it on, so that it wakes.")
STRAP_FETCHING: Final = mark("Bringing it over. Stay close: half a day takes a few minutes.")
STRAP_ERASING: Final = mark("Checking that your history has it, then erasing it in the strap.")
STRAP_EMPTY: Final = mark("The strap holds no recording.")
STRAP_RECORDING: Final = mark("The strap is recording (started: {when}). You can walk away.")
STRAP_RECORDING_UNDATED: Final = mark("The strap is recording. You can walk away.")
STRAP_STORED: Final = mark("The strap holds a recording (started: {when}).")
STRAP_STORED_UNDATED: Final = mark("The strap holds a recording.")
STRAP_KEPT: Final = mark(
    "In your history now: {long}. It is still in the strap until you erase it there."
)
LISTENING_TO: Final = mark("Now: {what}")
WITHOUT: Final = (mark("No sensor"), mark("the pause works without one"))
WITH_SIMULATED: Final = (mark("Simulated heart"), mark("a demo, not part of your practice"))
SIGNALS: Final = (mark("signal strong"), mark("signal good"), mark("signal weak"))
BATTERY: Final = mark("battery {percent} %")
LINKS: Final[Mapping[Link, str]] = {
    Link.SEARCHING: mark("searching"),
    Link.CONNECTING: mark("connecting"),
    Link.CONNECTED: mark("connected, listening for beats"),
    Link.STREAMING: mark("good contact"),
    Link.LOST: mark("lost, trying again; the pause goes on"),
    Link.UNAVAILABLE: mark("not there; the pause goes on"),
}
OUTSIDE_A_PAUSE: Final[Mapping[str, str]] = {
    CONTACTS[Contact.POOR]: mark("weak contact, keep breathing"),
    CONTACTS[Contact.LOST]: mark("signal lost, keep breathing"),
    LINKS[Link.LOST]: mark("lost, trying again; keep breathing"),
    LINKS[Link.UNAVAILABLE]: mark("not there; keep breathing"),
    NO_SENSOR: mark("No sensor"),
}
"""What stands instead in an exercise that is no pause."""

KEY_BREATH: Final = mark("how to breathe")
KEY_RESONANCE: Final = mark("find your breath")
KEY_USE: Final = mark("use this breath")
USE_BREATH: Final = mark("Use this breath")
USE_BREATH_DETAIL: Final = mark("{pattern} seconds in and out, in your next pauses")
BREATH_USED: Final = mark("Your next pauses use this breath.")

BREATH: Final = mark("How would you like to breathe?")
HOW_LONG: Final = mark("How long")
MINUTES_UNIT: Final = mark("minutes")
WHICH_BREATH: Final = mark("Which breath, in and out")
BREATHS: Final[Mapping[str, tuple[str, str]]] = {
    "4-0-6-0": (mark("4 · 6"), mark("the usual")),
    "5-0-5-0": (mark("5 · 5"), mark("even")),
    "4-0-7-0": (mark("4 · 7"), mark("a longer way out")),
    "4-2-6-0": (mark("4 · 2 · 6"), mark("with a soft hold")),
}
OWN_BREATH: Final = (mark("Yours"), "")
OWN_RATE: Final = mark("yours, {rate} a minute")
GIVEN_BREATH: Final = (mark("As now"), mark("as now"))
EXHALE_GROWTH: Final = mark("How the way out grows")
EXHALES: Final[Mapping[str, tuple[str, str]]] = {
    "fixed": (mark("It stays"), mark("the same breath throughout")),
    "ramp": (mark("Little by little"), mark("half a second at a time")),
    "adaptive": (mark("With your heart"), mark("where it answers most")),
}
GUIDANCE: Final = mark("How much leads you")
GUIDES: Final[Mapping[str, tuple[str, str]]] = {
    "full": (mark("Everything"), mark("disc, words and wave")),
    "disc": (mark("The disc"), mark("without words")),
    "sound": (mark("Sound"), mark("eyes may close")),
    "timer": (mark("Nothing"), mark("the time alone")),
}
SUGGESTED: Final[Mapping[str, str]] = {
    "full": mark("The breath went its own way lately. Everything may lead you again, if you like."),
    "disc": mark("You held the rhythm lately. The disc alone may do, if you like to try."),
    "sound": mark("You held the rhythm lately. Sound alone may do, if you like to try."),
    "timer": mark("You held the rhythm lately. You may not need a guide, if you like to try."),
}
RESONANCE: Final = mark("Find your breath")
RESONANCE_ABOUT: Final = mark(
    "Most hearts answer one rate of breathing more than any other, somewhere between four and a half "
    "and six and a half breaths a minute. Breathe with the disc through these rates, and notice which "
    "one is yours."
)
RESONANCE_NEEDS: Final = mark(
    "Sit still, and breathe easily, not deeper than is comfortable. You can end it at any time."
)
RESONANCE_NO_SENSOR: Final = mark("This needs a heart sensor, and none is chosen.")
RESONANCE_DEMO: Final = mark("Demo: this finds the breath of a heart that is not yours.")
CHOOSE_SENSOR: Final = mark("Choose a sensor")
KEY_CHOOSE_SENSOR: Final = mark("choose a sensor")
KEY_END_EXERCISE: Final = mark("end")
EXERCISE_NAMES: Final[Mapping[Exercise, str]] = {
    Exercise.RESONANCE: mark("Finding your breath"),
    Exercise.FREE: mark("Free breathing"),
}
PROTOCOLS: Final = (
    (mark("In steps"), mark("ten minutes, five rates")),
    (mark("Sliding"), mark("fifteen minutes, every rate")),
)
PERSONAL_PATTERN_RESULT: Final = mark(
    "Last time your heart answered most near {rate} breaths a minute."
)
RESONANCE_RESULT_LINES: Final[Mapping[str, str]] = {
    "own": mark("Your heart answers most near {rate} breaths a minute."),
    "simulated": mark("The simulated heart answers most near {rate} breaths a minute."),
    "replay": mark("The replayed heart answers most near {rate} breaths a minute."),
}
RESONANCE_OPEN: Final = mark("This time no rate stands out clearly.")
RESONANCE_SURE: Final = mark("{percent} % sure within a quarter of a breath")
RESONANCE_PICTURE: Final = mark("How much the heart swung at each rate of breathing")
SWING_AT: Final = mark("{rsa} ms at {rate} a minute")
RATE_AXIS: Final = mark("breaths a minute")
SWING_AXIS: Final = mark("swing of the heart, ms")
TIMER_NAME: Final = mark("The time of the pause")

URGE_BEFORE: Final = mark("How strong is the pull?")
URGE_KEY: Final = mark("Pull {number}")
URGE_NONE: Final = mark("none")
URGE_ALL: Final = mark("overwhelming")
URGE_EARLIER: Final = mark("before")

WAITED: Final = mark("You waited {time}.")
WHAT_NOW: Final = mark("What would you like to do?")
LATER: Final = mark("Each of these is a choice. You can also decide later.")
CHOICES: Final[Mapping[Decision, tuple[str, str]]] = {
    Decision.PASSED: (mark("The urge has passed"), mark("no need to reach out now")),
    Decision.WAIT_AGAIN: (mark("Wait again"), mark("another {time}")),
    Decision.REACH_OUT: (mark("Reach out"), mark("on purpose, in my own words")),
}
CHOICE_KEYS: Final[Mapping[Decision, str]] = {
    Decision.PASSED: mark("passed"),
    Decision.WAIT_AGAIN: mark("wait again"),
    Decision.REACH_OUT: mark("reach out"),
}
DECIDED: Final[Mapping[str | None, str]] = {
    "passed": mark("the urge passed"),
    "wait_again": mark("waited again"),
    "reach_out": mark("reached out on purpose"),
    None: mark("decided later"),
}
SAVING: Final = mark("Keeping this pause")
NOT_CLOSED: Final = mark("cut short, and kept")
RUNNING: Final = mark("being recorded now")

SCROLL: Final = mark("further up or down")

PAST: Final = mark("Past pauses")
LAST: Final = mark("Last pause · {what}")
NOT_READ: Final = mark("The past pauses cannot be read just now")
NO_PAST: Final = mark("No pauses here yet")
NO_PAST_MORE: Final = mark("When the pull comes, wait with it once. It will be here afterwards.")
URGE_WENT: Final = mark("The pull went from {before} to {after}.")
URGE_STAYED: Final = mark("The pull stayed at {after}, and you waited with it.")
HEARTS: Final[Mapping[str, tuple[str, str]]] = {
    "own": (
        mark("Your heart rate went from {first} to {last} beats a minute."),
        mark("Your heart rate stayed near {last} beats a minute."),
    ),
    "simulated": (
        mark("The simulated heart went from {first} to {last} beats a minute."),
        mark("The simulated heart stayed near {last} beats a minute."),
    ),
    "replay": (
        mark("The replayed heart went from {first} to {last} beats a minute."),
        mark("The replayed heart stayed near {last} beats a minute."),
    ),
}
"""How the heart rate went and how it stayed, by whose heart it was."""
HEART_ANSWERED: Final = mark("It answered the breath by {rsa} ms.")
HEART_ANSWERED_ABOUT: Final = mark(
    "It answered the breath by {rsa} ms, give or take {uncertainty}."
)
DEMO_ANSWERED: Final = mark("The heart answered the breath by {rsa} ms.")
DEMO_ANSWERED_ABOUT: Final = mark(
    "The heart answered the breath by {rsa} ms, give or take {uncertainty}."
)
GIVE_OR_TAKE: Final = mark("Give or take {uncertainty} ms.")
NO_HEART_HERE: Final = mark("No heart was recorded here. The waiting counts all the same.")
PICTURE_NAME: Final = mark("Heart rate over the whole pause, with the breath behind it")
URGE_AT: Final = mark("pull {number}")
START: Final = mark("start")
MINUTE: Final = mark("{number} min")

FIGURES: Final[tuple[tuple[str, str, str, int], ...]] = (
    *((key, shown.label, shown.unit, shown.decimals) for key, shown in window_displays()),
    ("beats", mark("Beats"), "", 0),
)

EXPORT_WHERE: Final = mark("Where to put it")
EXPORT_SAVE: Final = mark("Save")
EXPORT_KEYS: Final = mark("Enter saves · arrows choose · Esc closes")
EXPORT_DONE: Final = mark("Kept as {path}")
FORMAT_LABELS: Final[tuple[tuple[str, str, str], ...]] = (
    ("csv", mark("Table"), mark("csv: every beat with its time, for a spreadsheet")),
    ("rr", mark("Intervals"), mark("text: one RR interval a line, for other programs")),
    ("jsonl", mark("Events"), mark("json lines: all that was recorded, to replay it")),
    ("edf", mark("EDF+"), mark("edf: for programs of the lab")),
    ("json", mark("Figures"), mark("json: what the review says")),
    ("pdf", mark("Report"), mark("pdf: one page to read, or to show someone")),
    ("png", mark("Picture"), mark("png: the heart and the breath, as a picture")),
    ("all", mark("All"), mark("a folder with each of them, and the pictures")),
)
NOTICEABLE_BPM: Final = 2
STRONG_DBM, GOOD_DBM = -60, -80

SOME_DAY: Final = mark("Some day")
TODAY: Final = mark("Today, {time}")
YESTERDAY: Final = mark("Yesterday, {time}")
MONTHS: Final = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


DAY: Final = mark("{day} {month}")
DAY_OF_YEAR: Final = mark("{day} {month} {year}")
AT_TIME: Final = mark("{day}, {time}")
DECIMAL: Final = mark("{whole}.{part}")
A_MOMENT: Final = mark("a moment")
BOTH: Final = mark("{one} and {other}")
ONE_MINUTE: Final = mark("one minute")
MANY_MINUTES: Final = mark("{number} minutes")
ONE_SECOND: Final = mark("one second")
MANY_SECONDS: Final = mark("{number} seconds")

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
NUMBERS: Final = tuple(
    word
    for word in (*_ONES, *(t if o == "zero" else f"{t}-{o}" for t in _TENS for o in _ONES[:10]))
)


_MINUTES: Final = (ONE_MINUTE, MANY_MINUTES)
_SECONDS: Final = (ONE_SECOND, MANY_SECONDS)


_TURNING: Final = frozenset(("R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"))
