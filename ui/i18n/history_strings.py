"""The texts of the history: search, comparison, replay, deletion and lock.

Rule: as in `ui.i18n.strings`: practice, notice, choose. Plain, warm, short.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.figure_labels import window_displays
from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.i18n.timestamps import to_local

KEY_FIND: Final = mark("find")
KEY_TICK: Final = mark("choose more")
KEY_COMPARE: Final = mark("compare two")
KEY_REPLAY: Final = mark("replay")
KEY_NOTE: Final = mark("note")
KEY_DELETE: Final = mark("delete")
KEY_KIND: Final = mark("kind")
KEY_NONE: Final = mark("choose none")
KEY_ALL: Final = mark("show all")

FIND: Final = mark("Find in notes, tags, exercises and decisions")
FIND_HINT: Final = mark("Find a word in notes, tags, exercises, decisions")
NOTHING_LIKE_IT: Final = mark("Nothing here is like that")
NOTHING_LIKE_IT_MORE: Final = mark("Esc shows all of them again.")
TICKED: Final = mark("{count} chosen")
COUNTED: Final = mark("{count} of {all}")
ONE_TICKED: Final = mark("chosen")
EVERY_KIND: Final = mark("All")
KINDS: Final[Mapping[str, str]] = {
    "pause": mark("Pauses"),
    "resonance": mark("Finding your breath"),
    "free": mark("Free breathing"),
    "certainty_audit": mark("Certainty"),
    "name_the_feeling": mark("Feelings"),
    "demo": mark("Demos"),
}
ONLY_DEMOS: Final = mark("Demos are kept apart: press K, or choose the filter “Demos”.")
DAY_TODAY: Final = mark("Today")
DAY_YESTERDAY: Final = mark("Yesterday")

COMPARE: Final = mark("Two pauses in one scale")
EARLIER: Final = mark("Earlier")
LATER: Final = mark("Later")
COMPARE_NONE: Final = mark("no heart was recorded here")

REPLAY_OF: Final = mark("Replay · {when}")
REPLAY_QUIET: Final = mark("nothing is recorded")
REPLAY_AT: Final = mark("{now} of {all}")
REPLAY_PLACE: Final = mark("Place in the replay")
IN_DOUBT: Final = mark("in doubt")
DOUBTS: Final = {
    "rescued": mark(
        "This was rescued from a damaged library, and nobody can vouch for it: parts may be missing "
        "or changed."
    ),
    "changed": mark(
        "This is not as it was recorded: the disk changed it, and nobody can vouch for it."
    ),
}
REPLAY_OVER: Final = mark("Here the pause ended.")
REPLAY_DECIDING: Final = mark("Here you looked again.")
REPLAY_NONE: Final = mark(
    "This one holds heart beats and no pause, so there is nothing to replay. Its review shows them."
)
KEY_GO: Final = mark("go on")
KEY_STOP: Final = mark("stop")
KEY_BACK_10: Final = mark("10 s back")
KEY_ON_10: Final = mark("10 s on")
SPEEDS: Final = ((1, mark("1 ×")), (4, mark("4 ×")), (16, mark("16 ×")))
SPEED: Final = mark("Speed {speed}")

NOTE: Final = mark("What you would like to remember of it")
TAGS: Final = mark("Tags, with commas between")
NOTE_KEYS: Final = mark("Enter keeps it · Shift+Enter begins a line · Tab to the tags · Esc closes")
NOTE_SAVE: Final = mark("Keep")

READING: Final = mark("{time} · {rate} beats/min")
READING_CORRECTED: Final = mark("{time} · {rate} beats/min · corrected")
KEY_ALONG: Final = mark("along the picture")
GROUNDS: Final = mark("From {beats} beats in {time}, {share} % of them corrected.")
FIGURE_ABOUT: Final[Mapping[str, str]] = {
    **{key: shown.about for key, shown in window_displays()},
    "beats": mark("Beats: all that were heard while the breath was led."),
}

DELETE_ONE: Final = mark("Delete this pause for good?")
DELETE_MANY: Final = mark("Delete these {count} pauses for good?")
DELETE_WHAT: Final = mark(
    "Its beats, figures, notes and tags leave the library. Nobody can undo it."
)
DELETE_WHAT_MANY: Final = mark(
    "Their beats, figures, notes and tags leave the library. Nobody can undo it."
)
IN_BACKUPS_MANY: Final = mark("{count} of the backups beside the library hold them too.")
IN_NONE_MANY: Final = mark("No backup and no copy holds them.")
CANCEL_DELETE_MANY: Final = mark("Keep them")
IN_BACKUPS: Final = mark("{count} of the backups beside the library hold it too.")
IN_EXPORTS: Final = mark("Copies you made stay where they are: {names}.")
IN_DAMAGED: Final = mark("A damaged library that was kept may hold it: {names}.")
IN_NONE: Final = mark("No backup and no copy holds it.")
CANCEL_DELETE: Final = mark("Keep it")
DELETE_IT: Final = mark("Delete")
DELETE_TOO: Final = mark("Delete, also in backups")
DELETED: Final = mark("Deleted.")
LEFT_IN_BACKUPS: Final = mark("{count} of the backups hold it until newer ones take their place.")
AND_MORE: Final = mark("{names} and {count} more")

EXPORT_FOLDER: Final = mark("The folder to put them in")
EXPORT_PROGRESS: Final = mark("{done} of {all}. Esc stops.")
EXPORT_STOPPED: Final = mark("Stopped after {done} of {all}.")
EXPORTS_DONE: Final = mark("{all} kept in {path}")

LOCK: Final = mark("Who may read this")
LOCK_OPEN: Final = mark("The library is not locked: who reads this disk can read it.")
LOCK_CLOSED: Final = mark("The library is locked with a passphrase.")
LOCK_ASK: Final = mark("Your past pauses are locked")
LOCK_ASK_MORE: Final = mark(
    "You can also begin a pause without unlocking. It is saved encrypted, and added when you unlock."
)
HOME_LOCKED: Final = mark("Past pauses are locked. This one will be saved, encrypted.")
HOME_LOCKED_NOT_KEPT: Final = mark("Past pauses are locked. This one will not be saved.")
KEY_UNLOCK: Final = mark("unlock")
PASSPHRASE: Final = mark("Passphrase")
PASSPHRASE_NOW: Final = mark("Passphrase as it is now")
PASSPHRASE_NEW: Final = mark("New passphrase")
PASSPHRASE_AGAIN: Final = mark("New passphrase once more")
PASSPHRASE_ABOUT: Final = mark(
    "Four words that nobody would guess are a good one. Nobody can find it out for you: keep it safe."
)
NOT_THE_SAME: Final = mark("The two are not the same: nothing was changed, try again.")
LOCK_SET: Final = mark("Lock it")
LOCK_CHANGE: Final = mark("Change it")
LOCK_REMOVE: Final = mark("Take the lock away")
LOCK_UNLOCK: Final = mark("Unlock")
LOCK_WORKING: Final = mark("Writing the library anew. This may take a minute.")
LOCK_OPENING: Final = mark("Opening")
LOCKED_NOW: Final = mark("The library and its backups are locked now.")
UNLOCKED_NOW: Final = mark("The library and its backups are no longer locked.")
LOCK_OVERWRITTEN: Final = mark(
    "Old copies were overwritten. An SSD, a snapshot or a disk backup may still hold them."
)
LOCK_LEFT: Final = mark(
    "These stayed as they were; delete them when you need them no more: {names}."
)
NEUTRAL_TITLE: Final = mark("Notes")
HIDE_ABOUT: Final = mark(
    "F9 or Ctrl+H hides everything at once, anywhere, and brings it back. A pause goes on."
)
KEY_LOCK: Final = mark("privacy")
KEY_NOT_NOW: Final = mark("not now")


def format_session_day(started: str | None, today: date) -> str:
    """The day of a session as a heading, equal for all sessions of a day.

    >>> format_session_day("2025-03-05T10:00:00+00:00", date(2026, 11, 21))
    '5 March 2025'
    """
    moment = to_local(started)
    if moment is None:
        return translate(strings.SOME_DAY)
    that = moment.date()
    days = (today - that).days
    if days in (0, 1):
        return translate(DAY_YESTERDAY if days else DAY_TODAY)
    return formatting.format_day(that, today.year)


def format_time_of_day(started: str | None) -> str:
    moment = to_local(started)
    if moment is None:
        return strings.ABSENT
    return f"{moment.hour}:{moment.minute:02d}"


def describe_kind(exercise: str) -> str:
    """The display name of an exercise; an unknown one keeps its own name."""
    known = KINDS.get(exercise)
    return translate(known) if known else exercise.replace("_", " ").capitalize()


def doubt(session: SessionSummary) -> str:
    """Why the recording is in doubt; empty where it is not."""
    word = session.doubt
    return translate(DOUBTS[word]) if word in DOUBTS else ""


def list_marks(session: SessionSummary) -> list[str]:
    """What a line about a session says before all else: that it is a demonstration, or in doubt."""
    demo = [translate(strings.DEMO)] if session.is_demo else []
    return [*demo, *([translate(IN_DOUBT)] if session.doubt else [])]


def format_caption(session: SessionSummary, today: date) -> str:
    text = (
        formatting.format_when(session.started, today),
        formatting.format_duration(session.duration_s),
    )
    return " · ".join([*text, *filter(None, [formatting.describe_decision(session)])])


def format_tags(tags: tuple[str, ...]) -> str:
    """
    >>> format_tags(("morning", "after a call"))
    'morning, after a call'
    """
    return ", ".join(tags)


def parse_tags(typed: str) -> tuple[str, ...]:
    """The tags of a comma-separated line, each once.

    >>> parse_tags(" morning,, after a call,morning ")
    ('morning', 'after a call')
    """
    return tuple(dict.fromkeys(t for t in (part.strip() for part in typed.split(",")) if t))


def describe_grounds(summary: SessionSummary) -> str:
    """What the figures of a session were measured on."""
    beats, corrected = summary.beats, sum(summary.corrected.values())
    time = formatting.format_duration(summary.duration_s)
    share = round(100.0 * corrected / max(1, beats))
    return translate(GROUNDS, beats=beats, time=time, share=share)


def shorten_list(names: list[str], max_names: int = 3) -> str:
    """The first names of a list, and how many more there are."""
    if len(names) <= max_names:
        return ", ".join(names)
    return translate(AND_MORE, names=", ".join(names[:max_names]), count=len(names) - max_names)
