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
INVITATION: Final = mark("When the urge is strong, wait with it")
FIRST_PAUSE: Final = mark("One hand on your chest, and a slow breath out")
NO_SENSOR: Final = mark("No sensor. The pause works without one")
SIMULATED: Final = mark("Demo · simulated heart")
REPLAY: Final = mark("Demo · replay of {name}")
DEMO: Final = mark("Demo")
DEMO_SESSION: Final = mark("Demo: not your own heart, so your trends leave it out")
DEMO_NOW: Final = mark("Demo is on. Demo sessions are kept apart from your own pauses.")
STARTING: Final = mark("Getting ready")

PHASES: Final[Mapping[BreathPhase, str]] = {
    BreathPhase.INHALE: mark("Breathe in"),
    BreathPhase.HOLD_FULL: mark("Hold gently"),
    BreathPhase.EXHALE: mark("Breathe out"),
    BreathPhase.HOLD_EMPTY: mark("Rest"),
}
CARE: Final = (
    mark("a hand on your chest"),
    mark("slow and easy"),
    mark("gently, no deeper than feels comfortable"),
    mark("nothing to solve right now"),
    mark("if you feel light-headed, breathe normally"),
    mark("let each breath be soft"),
    mark("you can feel the urge and still wait"),
    mark("shoulders down, jaw relaxed"),
)
PAUSE_CARE: Final = CARE[6]
"""Of a pause only: other exercises have no urge."""
MARKED: Final = mark("Moment marked")
SHORTER: Final = mark("Shorter exhale from the next breath")
SHORTEST: Final = mark("This is already the shortest exhale")
LONGER: Final = mark("Longer exhale from the next breath")
NO_LONGER_AVAILABLE: Final = mark("You set the breath yourself now, so the search ends here")
LONGEST: Final = mark("This is already the longest exhale")
LEFT: Final = mark("{time} left")

CONTACTS: Final[Mapping[Contact, str]] = {
    Contact.NONE: mark("no sensor"),
    Contact.GOOD: mark("good contact"),
    Contact.POOR: mark("weak contact · your pause continues"),
    Contact.LOST: mark("signal lost · your pause continues"),
}
HEART_RATE: Final = mark("Heart rate")
HEART_UNIT: Final = mark("beats/min")
ANSWER: Final = mark("Heart's response")
ANSWER_UNIT: Final = mark("ms")
ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "rsa_ms": (ANSWER, ANSWER_UNIT),
    "coherence_ratio": (mark("Coherence, last minute"), ""),
    "rmssd_ms": (mark("RMSSD, last minute"), mark("ms")),
}
SO_FAR: Final = mark("so far")
ABSENT: Final = "–"
NOT_YET: Final = mark("measuring")
NOT_YET_THERE: Final = mark("not yet")
"""In a replay, in which nothing is measured."""
NO_INTERVALS: Final = mark("not sent by this sensor")
NO_SIGNAL: Final = mark("no signal")
WINDOW_BEGAN: Final = mark("60 s ago")
WINDOW_HALF: Final = mark("30 s")
WINDOW_NOW: Final = mark("now")
GRAPH_NAME: Final = mark("Heart rate over the last minute, with the breath guide in the background")
TREND_NAME: Final = mark("Heart's response to your breath (RSA) since the pause began")
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
KEY_TOO_LONG: Final = mark("shorter exhale")
KEY_LONGER: Final = mark("longer exhale")
KEY_MARK: Final = mark("mark this moment")
KEY_END: Final = mark("end")
KEY_BEGIN: Final = mark("begin")
KEY_PAST: Final = mark("past pauses")
KEY_BACK: Final = mark("back")
KEY_FIGURES: Final = mark("figures")
KEY_HIDE_FIGURES: Final = mark("hide figures")
KEY_PICTURE: Final = mark("chart")
KEY_EXPORT: Final = mark("export…")
KEY_OPEN: Final = mark("open")
KEY_LATER: Final = mark("decide later")

KEY_SENSOR: Final = mark("sensor")
KEY_URGE: Final = mark("rate the urge")
KEY_SEARCH: Final = mark("search again")
KEY_LAST: Final = mark("connect last sensor")

SENSOR: Final = mark("Choose a sensor")
SEARCHING: Final = mark("Looking for sensors. Put yours on so it wakes up.")
NO_SENSORS_FOUND: Final = mark("No sensor found. The pause works without one.")
SENSORS_FOUND: Final = mark("Choose one to connect.")
HOW_TO_CONNECT: Final = (mark("How to connect"), mark("on Linux, Windows and macOS"))
OPEN_STRAP_MEMORY: Final = (mark("Recording in the strap"), mark("Polar H10, without the computer"))
STRAP_MEMORY: Final = mark("Recording in the strap")
STRAP_MEMORY_ABOUT: Final = mark(
    "A Polar H10 can record on its own for about half a day. Start the recording here, walk away, "
    "and import it later."
)
STRAP_START: Final = mark("Start recording")
STRAP_FETCH: Final = mark("Import recording")
STRAP_STOP_AND_FETCH: Final = mark("Stop and import")
STRAP_ERASE: Final = mark("Erase it from the strap")
STRAP_LOOKING: Final = mark("Looking for the strap. Put it on so it wakes up.")
STRAP_FETCHING: Final = mark("Importing. Stay close: half a day takes a few minutes.")
STRAP_ERASING: Final = mark("Checking that it is in your library, then erasing it from the strap.")
STRAP_EMPTY: Final = mark("There is no recording in the strap.")
STRAP_RECORDING: Final = mark("The strap is recording (started: {when}). You can walk away.")
STRAP_RECORDING_UNDATED: Final = mark("The strap is recording. You can walk away.")
STRAP_STORED: Final = mark("There is a recording in the strap (started: {when}).")
STRAP_STORED_UNDATED: Final = mark("There is a recording in the strap.")
STRAP_KEPT: Final = mark("Now in your library: {long}. It stays in the strap until you erase it.")
LISTENING_TO: Final = mark("In use: {what}")
WITHOUT: Final = (mark("No sensor"), mark("the pause works without one"))
WITH_SIMULATED: Final = (
    mark("Simulated heart"),
    mark("for trying things out, kept apart from your own pauses"),
)
SIGNALS: Final = (mark("strong signal"), mark("good signal"), mark("weak signal"))
BATTERY: Final = mark("battery {percent} %")
LINKS: Final[Mapping[Link, str]] = {
    Link.SEARCHING: mark("searching"),
    Link.CONNECTING: mark("connecting"),
    Link.CONNECTED: mark("connected, waiting for heartbeats"),
    Link.STREAMING: mark("connected"),
    Link.LOST: mark("connection lost, reconnecting · your pause continues"),
    Link.UNAVAILABLE: mark("not available · your pause continues"),
}
OUTSIDE_A_PAUSE: Final[Mapping[str, str]] = {
    CONTACTS[Contact.POOR]: mark("weak contact · keep breathing"),
    CONTACTS[Contact.LOST]: mark("signal lost · keep breathing"),
    LINKS[Link.LOST]: mark("connection lost, reconnecting · keep breathing"),
    LINKS[Link.UNAVAILABLE]: mark("not available · keep breathing"),
    NO_SENSOR: mark("No sensor"),
}
"""What stands instead in an exercise that is no pause."""

KEY_BREATH: Final = mark("breathing")
KEY_RESONANCE: Final = mark("find your pace")
KEY_USE: Final = mark("use this pace")
USE_BREATH: Final = mark("Use this pace")
USE_BREATH_DETAIL: Final = mark("{pattern} seconds in and out, from your next pause on")
BREATH_USED: Final = mark("Your next pauses will use this pace.")

BREATH: Final = mark("How would you like to breathe?")
HOW_LONG: Final = mark("Duration in minutes")
WHICH_BREATH: Final = mark("Seconds in and out")
BREATHS: Final[Mapping[str, tuple[str, str]]] = {
    "4-0-6-0": (mark("4\u00a0·\u00a06"), mark("usual")),
    "5-0-5-0": (mark("5\u00a0·\u00a05"), mark("even")),
    "4-0-7-0": (mark("4\u00a0·\u00a07"), mark("longer exhale")),
    "4-2-6-0": (mark("4\u00a0·\u00a02\u00a0·\u00a06"), mark("with a short hold")),
}
OWN_BREATH: Final = (mark("Yours"), "")
OWN_RATE: Final = mark("your pace, {rate} per minute")
GIVEN_BREATH: Final = (mark("As it is now"), mark("as it is now"))
EXHALE_GROWTH: Final = mark("Exhale length")
EXHALES: Final[Mapping[str, tuple[str, str]]] = {
    "fixed": (mark("Stays the same"), mark("no change during the pause")),
    "ramp": (mark("Gets longer gradually"), mark("by 0.5 seconds at a time")),
    "adaptive": (mark("Follows your heart"), mark("toward its strongest response")),
}
GUIDANCE: Final = mark("Guidance")
GUIDES: Final[Mapping[str, tuple[str, str]]] = {
    "full": (mark("Full"), mark("disc, words and curve")),
    "disc": (mark("Disc only"), mark("no words")),
    "sound": (mark("Sound only"), mark("with your eyes closed")),
    "timer": (mark("Timer only"), mark("no guidance")),
}
SUGGESTED: Final[Mapping[str, str]] = {
    "full": mark(
        "You've been breathing at your own pace lately. Full guidance might help, if you like."
    ),
    "disc": mark(
        "You've kept the rhythm lately. The disc alone may be enough, if you'd like to try."
    ),
    "sound": mark(
        "You've kept the rhythm lately. Sound alone may be enough, if you'd like to try."
    ),
    "timer": mark(
        "You've kept the rhythm lately. You may not need guidance, if you'd like to try."
    ),
}
RESONANCE: Final = mark("Find your pace")
RESONANCE_ABOUT: Final = mark(
    "Most hearts respond to one breathing pace more than to others, usually between "
    "4.5 and 6.5 breaths per minute. Breathe with the disc at several paces and see "
    "which one is yours."
)
RESONANCE_NEEDS: Final = mark(
    "Sit still and breathe gently, no deeper than feels comfortable. You can stop at any time."
)
RESONANCE_NO_SENSOR: Final = mark("This needs a heart sensor. None is selected.")
RESONANCE_DEMO: Final = mark("Demo: this will find the pace of a simulated heart, not yours.")
CHOOSE_SENSOR: Final = mark("Choose a sensor")
KEY_CHOOSE_SENSOR: Final = mark("choose a sensor")
KEY_END_EXERCISE: Final = mark("end")
EXERCISE_NAMES: Final[Mapping[Exercise, str]] = {
    Exercise.RESONANCE: mark("Finding your pace"),
    Exercise.FREE: mark("Free breathing"),
}
PROTOCOLS: Final = (
    (mark("Step by step"), mark("10 minutes, 5 paces")),
    (mark("Gradual"), mark("15 minutes, all paces")),
)
KEY_PROTOCOLS: Final = (mark("step by step"), mark("gradual"))
PERSONAL_PATTERN_RESULT: Final = mark(
    "Last time your heart responded most at about {rate} breaths per minute."
)
RESONANCE_RESULT_LINES: Final[Mapping[str, str]] = {
    "own": mark("Your heart responds most at about {rate} breaths per minute."),
    "simulated": mark("The simulated heart responds most at about {rate} breaths per minute."),
    "replay": mark("The replayed heart responds most at about {rate} breaths per minute."),
}
RESONANCE_OPEN: Final = mark("No pace stood out clearly this time.")
RESONANCE_SURE: Final = mark("{percent} % sure, to within 0.25 breaths per minute")
RESONANCE_PICTURE: Final = mark("Heart's response (RSA) at each breathing pace")
SWING_AT: Final = mark("{rsa} ms at {rate} per minute")
RATE_AXIS: Final = mark("breaths per minute")
SWING_AXIS: Final = mark("heart's response (RSA), ms")
RESONANCE_DOTS: Final = mark("each pace you tried")
RESONANCE_LINE: Final = mark("estimated in between")
TIMER_NAME: Final = mark("Time in this pause")

URGE_BEFORE: Final = mark("How strong is the urge? (optional)")
URGE_AT_FIRST: Final = mark("How strong was the urge when you began? (optional)")
URGE_KEY: Final = mark("Urge {number}")
URGE_NONE: Final = mark("none")
URGE_ALL: Final = mark("overwhelming")
URGE_EARLIER: Final = mark("before")

WAITED: Final = mark("You waited {time}.")
WHAT_NOW: Final = mark("What would you like to do?")
LATER: Final = mark("Whatever you choose is fine. You can also decide later.")
CHOICES: Final[Mapping[Decision, tuple[str, str]]] = {
    Decision.PASSED: (mark("The urge has passed"), mark("no need to reach out right now")),
    Decision.WAIT_AGAIN: (mark("Wait again"), mark("for another {time}")),
    Decision.REACH_OUT: (mark("Reach out"), mark("in your own words")),
}
CHOICE_KEYS: Final[Mapping[Decision, str]] = {
    Decision.PASSED: mark("passed"),
    Decision.WAIT_AGAIN: mark("wait again"),
    Decision.REACH_OUT: mark("reach out"),
}
DECIDED: Final[Mapping[str | None, str]] = {
    "passed": mark("chose not to reach out"),
    "wait_again": mark("waited again"),
    "reach_out": mark("reached out"),
    None: mark("not decided yet"),
}
SAVING: Final = mark("Saving this pause")
NOT_CLOSED: Final = mark("interrupted · saved")
RUNNING: Final = mark("recording now")

SCROLL: Final = mark("scroll")

PAST: Final = mark("Past pauses")
LAST: Final = mark("Last pause · {what}")
NOT_READ: Final = mark("Your past pauses can't be read right now")
NO_PAST: Final = mark("No pauses yet")
NO_PAST_MORE: Final = mark("When an urge comes, wait with it once. The pause will show up here.")
URGE_WENT: Final = mark("The urge went from {before} to {after}.")
URGE_STAYED: Final = mark("The urge stayed at {after}. You waited with it.")
HEARTS: Final[Mapping[str, tuple[str, str]]] = {
    "own": (
        mark("Your heart rate went from {first} to {last} beats per minute."),
        mark("Your heart rate stayed around {last} beats per minute."),
    ),
    "simulated": (
        mark("The simulated heart went from {first} to {last} beats per minute."),
        mark("The simulated heart stayed around {last} beats per minute."),
    ),
    "replay": (
        mark("The replayed heart went from {first} to {last} beats per minute."),
        mark("The replayed heart stayed around {last} beats per minute."),
    ),
}
"""How the heart rate went and how it stayed, by whose heart it was."""
HEART_ANSWERED: Final = mark("It rose and fell with your breath by {rsa} ms.")
HEART_ANSWERED_ABOUT: Final = mark(
    "It rose and fell with your breath by {rsa} ms, give or take {uncertainty}."
)
DEMO_ANSWERED: Final = mark("It rose and fell with the breath by {rsa} ms.")
DEMO_ANSWERED_ABOUT: Final = mark(
    "It rose and fell with the breath by {rsa} ms, give or take {uncertainty}."
)
GIVE_OR_TAKE: Final = mark("Give or take {uncertainty} ms.")
NO_HEART_HERE: Final = mark("No heart data in this one. The waiting counts just the same.")
PICTURE_NAME: Final = mark(
    "Heart rate over the whole pause, with the breath guide in the background"
)
URGE_AT: Final = mark("urge {number}")
START: Final = mark("start")
MINUTE: Final = mark("{number} min")

FIGURES: Final[tuple[tuple[str, str, str, int], ...]] = (
    *((key, shown.label, shown.unit, shown.decimals) for key, shown in window_displays()),
    ("beats", mark("Beats"), "", 0),
)

EXPORT_SAVE: Final = mark("Save")
EXPORT_KEYS: Final = mark("Enter: save · arrows: choose")
EXPORT_DONE: Final = mark("Saved as {name} in {folder}.")
NOTICEABLE_BPM: Final = 2
STRONG_DBM, GOOD_DBM = -60, -80

SOME_DAY: Final = mark("Unknown date")
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

_TURNING: Final = frozenset(("R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"))
