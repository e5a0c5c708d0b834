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
from ui.i18n.marking import mark, plural
from ui.i18n.timestamps import to_local

KEY_FIND: Final = mark("search")
KEY_TICK: Final = mark("select")
KEY_COMPARE: Final = mark("compare 2")
KEY_REPLAY: Final = mark("replay")
KEY_NOTE: Final = mark("note")
KEY_DELETE: Final = mark("delete")
KEY_DELETE_TICKED: Final = mark("delete selected")
KEY_KIND: Final = mark("filter")
KEY_IMPORT: Final = mark("import")
KEY_TRIGGERS: Final = mark("what sets it off")
KEY_NONE: Final = mark("clear selection")
KEY_ALL: Final = mark("show all")

FIND: Final = mark("Search everything you wrote, exercises and decisions")
FIND_HINT: Final = mark("Search everything you wrote")
NOTHING_LIKE_IT: Final = mark("No pauses match")
NOTHING_LIKE_IT_MORE: Final = mark("Press Esc to show all.")
TICKED: Final = mark("{count} selected")
COUNTED: Final = mark("{count} of {all}")
ALL_COUNTED: Final = plural("%n entries", "%n entry", "count")
HEART_KEY: Final = mark("your heart")
"""What the small line in a row is."""
KIND_COUNTED: Final = mark("{kind}: {count}")
ONE_TICKED: Final = mark("selected")
EVERY_KIND: Final = mark("All")
EVERY_OWN_KIND: Final = mark("Yours")
"""The same where there are demos, which stand under their own filter."""
KINDS: Final[Mapping[str, str]] = {
    "pause": mark("Pauses"),
    "resonance": mark("Finding your pace"),
    "free": mark("Free breathing"),
    "certainty_audit": mark("Certainty audits"),
    "name_the_feeling": mark("Named feelings"),
    "demo": mark("Demos"),
}
KIND_OF_ONE: Final[Mapping[str, str]] = {
    "certainty_audit": mark("Certainty audit"),
    "name_the_feeling": mark("Named feeling"),
}
"""What one entry of a kind is called, where this differs from what many are called."""
ONLY_DEMOS: Final = mark("Demos are listed separately: press K or choose the filter “Demos”.")

IMPORT: Final = mark("Import recordings")
IMPORT_ABOUT: Final = mark(
    "Drop files or folders here, or choose them: beats, RR intervals or a raw ECG from any program. You'll see how each file was read before anything is imported. Your files stay unchanged."
)
IMPORT_DROP: Final = mark("Drop to import")
IMPORT_FILES: Final = mark("Choose files…")
IMPORT_FOLDER: Final = mark("Choose a folder…")
IMPORT_READING: Final = plural("Read: {done} of %n files", "Read: {done} of 1 file", "files")
IMPORT_IMPORTING: Final = plural(
    "Imported: {done} of %n files", "Imported: {done} of 1 file", "files"
)
IMPORT_READ: Final = plural("%n files can be imported.", "1 file can be imported.", "files")
IMPORT_REFUSED_ONE: Final = mark("This file couldn't be read.")
IMPORT_REFUSED: Final = plural(
    "%n couldn't be read. The list says why.", "1 couldn't be read. The list says why.", "files"
)
IMPORT_DONE: Final = plural(
    "%n files are now in your library.", "1 file is now in your library.", "files"
)
IMPORT_NONE: Final = mark("No files found.")
IMPORT_LIST: Final = mark("Files")
IMPORT_ONE: Final = mark("Import this one")
IMPORT_ALL: Final = plural("Import all %n", "Import it", "files")
IMPORT_IS_NEW: Final = mark("in your library")
IMPORT_IS_KNOWN: Final = mark("already in your library")
IMPORT_NOT_READ: Final = mark("not read")
KEY_IMPORT_ONE: Final = mark("import this one")
KEY_IMPORT_ALL: Final = mark("import all")
KEY_FILES: Final = mark("choose files")
KEY_FOLDER: Final = mark("choose a folder")
FIRST_MINUTE: Final = mark("First minute, beats per minute")
BEATS_IN: Final = plural("%n beats in {duration}", "1 beat in {duration}", "beats")
READ_AS: Final = mark("Read as")
READ_AS_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "": (mark("Detect automatically"), ""),
    "rr": (mark("RR intervals"), ""),
    "beat-times": (mark("Times of beats"), ""),
    "heart-rate": (mark("Heart rates"), ""),
    "ecg": (mark("A raw ECG"), ""),
    "ppg": (mark("A raw pulse wave"), ""),
}
READ_UNIT: Final = mark("Unit")
READ_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "": (mark("Detect automatically"), ""),
    "ms": (mark("milliseconds"), ""),
    "s": (mark("seconds"), ""),
    "1/1024": (mark("1/1024 seconds"), ""),
}
READ_COLUMN: Final = mark("Column, by name or number")
READ_RATE: Final = mark("Samples per second")

COMPARE: Final = mark("Two pauses side by side")
EARLIER: Final = mark("Earlier")
LATER: Final = mark("Later")
COMPARE_NONE: Final = mark("no heart data")

REPLAY_OF: Final = mark("Replay · {when}")
REPLAY_QUIET: Final = mark("nothing is being recorded")
REPLAY_AT: Final = mark("{now} of {all}")
REPLAY_PLACE: Final = mark("Position in the replay")
IN_DOUBT: Final = mark("incomplete or changed")
DOUBTS: Final = {
    "rescued": mark("Recovered from a damaged library. Parts may be missing or changed."),
    "changed": mark("This recording was changed on the disk. It may not be what was recorded."),
}
REPLAY_OVER: Final = mark("The pause ended here.")
REPLAY_DECIDING: Final = mark("Here you looked back and chose.")
REPLAY_NONE: Final = mark(
    "This recording has heartbeats but no pause, so there is nothing to replay. The "
    "review shows them."
)
KEY_GO: Final = mark("play")
KEY_STOP: Final = mark("pause replay")
KEY_BACK_10: Final = mark("10 s back")
KEY_ON_10: Final = mark("10 s forward")
SPEEDS: Final = (
    (1, mark("1 ×"), mark("normal speed")),
    (4, mark("4 ×"), mark("4 times as fast")),
    (16, mark("16 ×"), mark("16 times as fast")),
)

NOTE: Final = mark("Note: what you'd like to remember")
TAGS: Final = mark("Tags, separated by commas")
NOTE_KEYS: Final = mark("Enter: save · Shift+Enter: new line · Tab: tags")
NOTE_SAVE: Final = mark("Save")

READING: Final = mark("{time} · {rate} beats/min")
READING_CORRECTED: Final = mark("{time} · {rate} beats/min · corrected")
KEY_ALONG: Final = mark("move along the chart")
GROUNDS: Final = mark("Heartbeats: {beats} in {time}, {share} % of them corrected.")
FIGURE_ABOUT: Final[Mapping[str, str]] = {
    **{key: shown.about for key, shown in window_displays()},
    "beats": mark("Beats: all heartbeats recorded during the pause."),
}

DELETE_PAUSES: Final = plural("Delete these %n pauses?", "Delete this pause?", "count")
DELETE_ENTRIES: Final = plural("Delete these %n entries?", "Delete this entry?", "count")
DELETE_WHAT: Final = mark(
    "You can undo this until you close Outbreath. After that all of it is deleted permanently."
)
MAY_HOLD: Final = mark("Backups may contain it until newer ones replace them.")
IN_BACKUPS_MANY: Final = plural(
    "%n backups also contain them.", "%n backup also contains them.", "count"
)
IN_NONE_MANY: Final = mark("No backup or exported copy contains them.")
CANCEL_DELETE_MANY: Final = mark("Keep them")
IN_BACKUPS: Final = plural("%n backups also contain it.", "%n backup also contains it.", "count")
IN_EXPORTS: Final = mark("Copies you exported stay where they are: {names}.")
IN_DAMAGED: Final = mark("An old damaged library may still contain it: {names}.")
IN_NONE: Final = mark("No backup or exported copy contains it.")
CANCEL_DELETE: Final = mark("Keep it")
DELETE_IT: Final = mark("Delete")
DELETE_TOO: Final = mark("Delete, including backups")
DELETED: Final = plural(
    "%n deleted. You can undo this until you close Outbreath.",
    "Deleted. You can undo this until you close Outbreath.",
    "count",
)
LEFT_IN_BACKUPS: Final = plural(
    "%n backups still contain what you deleted. Newer ones will replace them.",
    "%n backup still contains what you deleted. Newer ones will replace it.",
    "count",
)
AND_MORE: Final = mark("{names} and {count} more")

EXPORT_MIXED: Final = mark(
    "Only pauses can be exported together. Select a single audit or feeling to export it."
)
EXPORT_PROGRESS: Final = mark("{done} of {all} · Esc: stop")
EXPORT_STOPPED: Final = mark("Stopped after {done} of {all}.")
EXPORTS_DONE: Final = mark("{all} saved in {folder}.")

LOCK: Final = mark("Privacy")
LOCK_OPEN: Final = mark(
    "You can lock your pauses with a passphrase. Until then, anyone who can open this computer's "
    "files can read them."
)
LOCK_CLOSED: Final = mark("Your pauses are locked with a passphrase.")
LOCK_ASK: Final = mark("Your past pauses are locked")
LOCK_ASK_MORE: Final = mark(
    "You can also begin a pause without unlocking. It will be saved, encrypted, and added when you unlock."
)
HOME_LOCKED: Final = mark("Past pauses are locked. This one will be saved, encrypted.")
HOME_LOCKED_NOT_KEPT: Final = mark("Past pauses are locked. This one will not be saved.")
KEY_UNLOCK: Final = mark("unlock")
PASSPHRASE: Final = mark("Passphrase")
PASSPHRASE_NOW: Final = mark("Current passphrase")
PASSPHRASE_NEW: Final = mark("New passphrase")
PASSPHRASE_AGAIN: Final = mark("Repeat new passphrase")
PASSPHRASE_ABOUT: Final = mark(
    "Try 4 words nobody would guess, and keep them safe. A lost passphrase cannot be recovered."
)
NOT_THE_SAME: Final = mark("The two passphrases don't match. Nothing was changed. Try again.")
LOCK_SET: Final = mark("Lock")
LOCK_CHANGE: Final = mark("Change")
LOCK_REMOVE: Final = mark("Remove lock")
LOCK_UNLOCK: Final = mark("Unlock")
LOCK_WORKING: Final = mark("Rewriting the library. This may take a minute.")
LOCK_OPENING: Final = mark("Opening…")
LOCKED_NOW: Final = mark("Your pauses and their backups are now locked.")
UNLOCKED_NOW: Final = mark("Your pauses and their backups are no longer locked.")
LOCK_OVERWRITTEN: Final = mark(
    "Old copies were overwritten. An SSD, a snapshot or a disk backup may still contain them."
)
LOCK_LEFT: Final = mark(
    "These files were left unlocked. Delete them when you no longer need them: {names}."
)
NEUTRAL_TITLE: Final = mark("Notes")
HIDE_ABOUT: Final = mark(
    "F9 or Ctrl+H hides everything at once. Press again to show it. A running pause continues."
)
KEY_LOCK: Final = mark("privacy")
KEY_SET_LOCK: Final = mark("lock")
KEY_CHANGE_LOCK: Final = mark("change passphrase")
KEY_NOT_NOW: Final = mark("not now")


def format_time_of_day(started: str | None) -> str:
    moment = to_local(started)
    if moment is None:
        return strings.ABSENT
    return f"{moment.hour}:{moment.minute:02d}"


def describe_kind(exercise: str) -> str:
    """The display name of an exercise; an unknown one keeps its own name."""
    known = KINDS.get(exercise)
    return translate(known) if known else exercise.replace("_", " ").capitalize()


def describe_one_of_kind(exercise: str) -> str:
    """What a single entry of this exercise is called."""
    one = KIND_OF_ONE.get(exercise)
    return translate(one) if one else describe_kind(exercise)


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
