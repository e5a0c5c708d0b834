"""Sentences of the window's own parts: recording, sound, settings, profiles, export."""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui import messages
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    messages.SettingsUnread: mark(
        "The settings could not be read, so they are as on the first day, and the file will "
        "be kept as {aside}: {why}."
    ),
    messages.SettingUnread: mark(
        "One of the settings could not be read, so it is as on the first day, and the file "
        "will be kept as {aside}: {why}."
    ),
    messages.SettingsTooLong: mark("{file} is far too long"),
    messages.SettingsAltered: mark("{file} is not what was written"),
    messages.SettingInvalid: mark("'{setting}' makes no sense"),
    messages.SettingsNotKept: mark("The settings could not be kept: {why:clause}."),
    messages.BackupNotMade: mark("The session is kept, but today's backup could not be made."),
    messages.EventsLeftInFile: plural(
        "The last %n events of the session could not be written to the library: they are in "
        "{file}. The next session that starts takes them in.",
        "The last %n event of the session could not be written to the library: it is in "
        "{file}. The next session that starts takes it in.",
        "events",
    ),
    messages.EventsLeftInTemporaryFile: plural(
        "The last %n events of the session could not be written to the library: they are in "
        "{file}, and the system may empty that folder when it restarts. Make some room, then "
        "start a session: it takes them in.",
        "The last %n event of the session could not be written to the library: it is in "
        "{file}, and the system may empty that folder when it restarts. Make some room, then "
        "start a session: it is taken in.",
        "events",
    ),
    messages.EventsWithoutPassphrase: plural(
        "The last %n events of the session are not kept: the library is locked, and nobody "
        "gave its passphrase.",
        "The last %n event of the session is not kept: the library is locked, and nobody gave"
        " its passphrase.",
        "events",
    ),
    messages.EventsNotWritten: plural(
        "The last %n events of the session could not be written to the library: no disk took them.",
        "The last %n event of the session could not be written to the library: no disk took it.",
        "events",
    ),
    messages.SessionNotStored: mark(
        "The session is over, but not all of it is in the library: see above."
    ),
    messages.SessionStopped: mark(
        "The session had to stop because of an error in Outbreath. What was recorded is kept."
    ),
    messages.KeptUntilUnlocked: mark(
        "Your library is locked. This pause is saved encrypted, and added when you unlock."
    ),
    messages.NotKeptWithoutPackage: mark(
        "Your library is locked, so this pause will not be saved: that needs "
        "`pip install 'outbreath[encryption]'`."
    ),
    messages.NotKeptBeforeUnlock: mark(
        "Your library is locked, so this pause will not be saved. Once you have unlocked it, later "
        "ones will be, also while it is locked."
    ),
    messages.PauseBeginsAnyway: mark("The pause begins all the same."),
    messages.LibraryOpeningDefect: mark(
        "The library could not be opened because of an error in Outbreath."
    ),
    messages.LibraryWritingDefect: mark(
        "The library could not be written because of an error in Outbreath: it is tried again."
    ),
    messages.SoundDefect: mark(
        "The sound stopped because of an error in Outbreath: turn the sound off and on, or "
        "follow the disc."
    ),
    messages.SoundPackageMissing: mark(
        "Sound needs the package miniaudio, which is not here: run `pip install miniaudio`, "
        "or follow the disc."
    ),
    messages.NoLoudspeaker: mark(
        "No loudspeaker answers: plug in or switch on a loudspeaker or headphones, then turn "
        "the sound off and on."
    ),
    messages.LoudspeakerStalled: mark(
        "The loudspeaker takes no more sound: see that it is connected, then turn the sound "
        "off and on."
    ),
    messages.TimbreUnknown: mark("There is no sound called '{timbre}': choose {known}."),
    messages.ToneLengthUnsuitable: mark("A tone lasts {shortest_s:g} to {longest_s:g} seconds."),
    messages.NotImportedYet: mark("{file} is not in the library yet: {why:clause}."),
    messages.NotImportable: mark("{file} could not be taken in and is kept: {why:clause}."),
    messages.UnsavedImported: mark(
        "What an earlier session could not write to the library is in it now ({session_ids})."
    ),
    messages.SealedImported: plural(
        "Added %n pauses from while your library was locked.",
        "Added %n pause from while your library was locked.",
        "sessions",
    ),
    messages.SealedInPart: mark(
        "Part of a pause was damaged. The rest was added, and the file is kept as {file}."
    ),
    messages.EventsMissingBefore: plural(
        "%n events of session {session_id} are missing before it.",
        "%n event of session {session_id} is missing before it.",
        "events",
    ),
    messages.SessionCutOff: mark(
        "An earlier session was cut off; all of it that was recorded is kept ({session_id})."
    ),
    messages.SessionsCutOff: plural(
        "%n earlier sessions were cut off; all that was recorded of them is kept.",
        "%n earlier session was cut off; all that was recorded of it is kept.",
        "sessions",
    ),
    messages.NameUnusable: mark("A name needs at least one letter or number: try another."),
    messages.ProfileNotKept: mark("This could not be kept: {why:clause}."),
    messages.NoProfiles: mark("Nothing is kept here, so there is nobody to choose."),
    messages.NotesNotKept: mark("There is no library here, so nothing can be kept."),
    messages.PredictionUnknown: mark(
        "There is no prediction {wanted} in this library, or none any more: see `outbreath "
        "followup --all`."
    ),
    messages.PredictionAmbiguous: mark("More than one prediction begins with {wanted}: say more."),
    messages.WorksheetUnknown: mark(
        "No {kind} begins with {wanted}: see `outbreath {kind} --list`."
    ),
    messages.WorksheetAmbiguous: mark(
        "More than one {kind} begins with {wanted}: see `outbreath {kind} --list`."
    ),
    messages.FormatNotMade: mark(
        "{format} could not be worked out because of an error in Outbreath: jsonl has all "
        "that was recorded."
    ),
    messages.FilesNotMade: mark(
        "{files} could not be worked out because of an error in Outbreath; the others are in "
        "{folder}."
    ),
    messages.FormatNotText: mark(
        "{format} is no text: give the name of a file after -o instead of -."
    ),
    messages.DrawingPartMissing: mark(
        "The report and its pictures are drawn with Qt, which is missing here: install "
        "PySide6-Essentials, or export csv, rr, jsonl, edf or json."
    ),
    messages.NothingWritten: mark("Nothing is written here yet."),
    messages.OnlyInLibrary: mark("{why:clause}; in the library it is kept as {worksheet_id}."),
    messages.TerminalText: "{text}",
}
