"""The words of the past pauses: looking for one, two side by side, a replay, and who may read them.

Rule: as in `ui.i18n.strings`: practice, notice, choose. Plain, warm, short.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from trainer.hrv.figures import window_displays
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.strings import _mark
from ui.i18n.timestamps import to_local

KEY_FIND: Final = _mark("find")
KEY_TICK: Final = _mark("choose more")
KEY_COMPARE: Final = _mark("compare two")
KEY_REPLAY: Final = _mark("replay")
KEY_NOTE: Final = _mark("note")
KEY_DELETE: Final = _mark("delete")
KEY_KIND: Final = _mark("kind")
KEY_NONE: Final = _mark("choose none")
KEY_ALL: Final = _mark("show all")

FIND: Final = _mark("Find in notes, tags, exercises and decisions")
FIND_HINT: Final = _mark("Find a word in notes, tags, exercises, decisions")
NOTHING_LIKE_IT: Final = _mark("Nothing here is like that")
NOTHING_LIKE_IT_MORE: Final = _mark("Esc shows all of them again.")
TICKED: Final = _mark("{count} chosen")
COUNTED: Final = _mark("{count} of {all}")
ONE_TICKED: Final = _mark("chosen")
EVERY_KIND: Final = _mark("All")
KINDS: Final[Mapping[str, str]] = {
    "pause": _mark("Pauses"),
    "resonance": _mark("Finding your breath"),
    "free": _mark("Free breathing"),
    "certainty_audit": _mark("Certainty"),
    "name_the_feeling": _mark("Feelings"),
}
DAY_TODAY: Final = _mark("Today")
DAY_YESTERDAY: Final = _mark("Yesterday")

COMPARE: Final = _mark("Two pauses in one scale")
EARLIER: Final = _mark("Earlier")
LATER: Final = _mark("Later")
COMPARE_NONE: Final = _mark("no heart was recorded here")

REPLAY_OF: Final = _mark("Replay · {when}")
REPLAY_QUIET: Final = _mark("nothing is recorded")
REPLAY_AT: Final = _mark("{now} of {all}")
REPLAY_PLACE: Final = _mark("Place in the replay")
IN_DOUBT: Final = _mark("in doubt")
DOUBTS: Final = {
    "rescued": _mark(
        "This was rescued from a damaged library, and nobody can vouch for it: parts may be missing "
        "or changed."
    ),
    "changed": _mark(
        "This is not as it was recorded: the disk changed it, and nobody can vouch for it."
    ),
}
REPLAY_OVER: Final = _mark("Here the pause ended.")
REPLAY_DECIDING: Final = _mark("Here you looked again.")
REPLAY_NONE: Final = _mark(
    "This one holds heart beats and no pause, so there is nothing to replay. Its review shows them."
)
KEY_GO: Final = _mark("go on")
KEY_STOP: Final = _mark("stop")
KEY_BACK_10: Final = _mark("10 s back")
KEY_ON_10: Final = _mark("10 s on")
SPEEDS: Final = ((1, _mark("1 ×")), (4, _mark("4 ×")), (16, _mark("16 ×")))
SPEED: Final = _mark("Speed {speed}")

NOTE: Final = _mark("What you would like to remember of it")
TAGS: Final = _mark("Tags, with commas between")
NOTE_KEYS: Final = _mark(
    "Enter keeps it · Shift+Enter begins a line · Tab to the tags · Esc closes"
)
NOTE_SAVE: Final = _mark("Keep")

READING: Final = _mark("{time} · {rate} beats/min")
READING_CORRECTED: Final = _mark("{time} · {rate} beats/min · corrected")
KEY_ALONG: Final = _mark("along the picture")
GROUNDS: Final = _mark("From {beats} beats in {time}, {share} % of them corrected.")
FIGURE_ABOUT: Final[Mapping[str, str]] = {
    **{key: _mark(shown.about) for key, shown in window_displays()},
    "beats": _mark("Beats: all that were heard while the breath was led."),
}

DELETE_ONE: Final = _mark("Delete this pause for good?")
DELETE_MANY: Final = _mark("Delete these {count} pauses for good?")
DELETE_WHAT: Final = _mark(
    "Its beats, figures, notes and tags leave the library. Nobody can undo it."
)
DELETE_WHAT_MANY: Final = _mark(
    "Their beats, figures, notes and tags leave the library. Nobody can undo it."
)
IN_BACKUPS_MANY: Final = _mark("{count} of the backups beside the library hold them too.")
IN_NONE_MANY: Final = _mark("No backup and no copy holds them.")
KEEP_THEM: Final = _mark("Keep them")
IN_BACKUPS: Final = _mark("{count} of the backups beside the library hold it too.")
IN_EXPORTS: Final = _mark("Copies you made stay where they are: {names}.")
IN_DAMAGED: Final = _mark("A damaged library that was kept may hold it: {names}.")
IN_NONE: Final = _mark("No backup and no copy holds it.")
KEEP_IT: Final = _mark("Keep it")
DELETE_IT: Final = _mark("Delete")
DELETE_TOO: Final = _mark("Delete, also in backups")
DELETED: Final = _mark("Deleted.")
LEFT_IN_BACKUPS: Final = _mark("{count} of the backups hold it until newer ones take their place.")
AND_MORE: Final = _mark("{names} and {count} more")

COPY_FOLDER: Final = _mark("The folder to put them in")
COPY_GOES: Final = _mark("{done} of {all}. Esc stops.")
COPY_STOPPED: Final = _mark("Stopped after {done} of {all}.")
COPIES_DONE: Final = _mark("{all} kept in {path}")

LOCK: Final = _mark("Who may read this")
LOCK_OPEN: Final = _mark("The library is not locked: who reads this disk can read it.")
LOCK_CLOSED: Final = _mark("The library is locked with a passphrase.")
LOCK_ASK: Final = _mark("Your past pauses are locked")
LOCK_NOT_SAVED: Final = _mark(
    "The library is locked, so this pause cannot be kept. The waiting counts all the same."
)
LOCK_ASK_MORE: Final = _mark("A pause can begin without the passphrase; it may not be kept, then.")
PASSPHRASE: Final = _mark("Passphrase")
PASSPHRASE_NOW: Final = _mark("Passphrase as it is now")
PASSPHRASE_NEW: Final = _mark("New passphrase")
PASSPHRASE_AGAIN: Final = _mark("New passphrase once more")
PASSPHRASE_ABOUT: Final = _mark(
    "Four words that nobody would guess are a good one. Nobody can find it out for you: keep it safe."
)
NOT_THE_SAME: Final = _mark("The two are not the same: nothing was changed, try again.")
LOCK_SET: Final = _mark("Lock it")
LOCK_CHANGE: Final = _mark("Change it")
LOCK_REMOVE: Final = _mark("Take the lock away")
LOCK_UNLOCK: Final = _mark("Unlock")
LOCK_WORKING: Final = _mark("Writing the library anew. This may take a minute.")
LOCK_OPENING: Final = _mark("Opening")
LOCKED_NOW: Final = _mark("The library and its backups are locked now.")
UNLOCKED_NOW: Final = _mark("The library and its backups are no longer locked.")
LOCK_OVERWRITTEN: Final = _mark(
    "Old copies were overwritten. An SSD, a snapshot or a disk backup may still hold them."
)
LOCK_LEFT: Final = _mark(
    "These stayed as they were; delete them when you need them no more: {names}."
)
NEUTRAL_TITLE: Final = _mark("Notes")
HIDE_ABOUT: Final = _mark(
    "F9 or Ctrl+H hides everything at once, anywhere, and brings it back. A pause goes on."
)
KEY_LOCK: Final = _mark("privacy")
KEY_NOT_NOW: Final = _mark("not now")


def format_session_day(started: str | None, today: date) -> str:
    """The day of a session as a heading; the same words for all of one day.

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
    """An exercise as people say it; one of a later version is called by its own name."""
    known = KINDS.get(exercise)
    return translate(known) if known else exercise.replace("_", " ").capitalize()


def doubt(session: Mapping[str, Any]) -> str:
    """Why nobody can vouch for it; empty where nothing is known against it."""
    word = session.get("doubt")
    return translate(DOUBTS[word]) if word in DOUBTS else ""


def format_caption(session: Mapping[str, Any], today: date) -> str:
    told = (
        formatting.format_when(session["started"], today),
        formatting.format_duration(session["duration_s"]),
    )
    return " · ".join([*told, *filter(None, [formatting.describe_decision(session)])])


def format_tags(words: tuple[str, ...]) -> str:
    """
    >>> format_tags(("morning", "after a call"))
    'morning, after a call'
    """
    return ", ".join(words)


def parse_tags(typed: str) -> tuple[str, ...]:
    """The tags in a typed line, each once.

    >>> parse_tags(" morning,, after a call,morning ")
    ('morning', 'after a call')
    """
    return tuple(dict.fromkeys(t for t in (part.strip() for part in typed.split(",")) if t))


def describe_grounds(beats: int, corrected: Mapping[str, int], seconds: float) -> str:
    share = round(100.0 * sum(corrected.values()) / max(1, beats))
    return translate(GROUNDS, beats=beats, time=formatting.format_duration(seconds), share=share)


def shorten_list(names: list[str], most: int = 3) -> str:
    """A few of many names, and how many more."""
    if len(names) <= most:
        return ", ".join(names)
    return translate(AND_MORE, names=", ".join(names[:most]), count=len(names) - most)
