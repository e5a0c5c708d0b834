"""Sentences of the window's own parts: recording, sound, settings, profiles, export."""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui.i18n import messages
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    messages.ImportUnclear: mark(
        "it is unclear which numbers are RR intervals ({weighed:clause}). Choose below how to read it."
    ),
    messages.ImportOfSignal: mark(
        "column {column} looks like a signal, not like RR intervals: choose below if it is an ECG or a pulse wave."
    ),
    messages.ImportOfSignalWithoutRate: mark(
        "column {column} looks like a signal, not like RR intervals: choose below if it is an ECG or a "
        "pulse wave, and enter the samples per second."
    ),
    messages.ImportNeedsRate: mark("the samples per second are unknown: enter them below."),
    messages.ImportRateUnusual: mark(
        "no heartbeats can be found at {rate_hz:.4g} samples per second: enter between {low_hz:.0f} "
        "and {high_hz:.0f} below."
    ),
    messages.SettingsUnread: mark(
        "Your settings couldn't be read, so the defaults are used. The old file will be "
        "kept as {aside}: {why}."
    ),
    messages.SettingUnread: mark(
        "One setting couldn't be read, so its default is used. The old file will be kept "
        "as {aside}: {why}."
    ),
    messages.SettingsTooLong: mark("{file} is much too large"),
    messages.SettingsAltered: mark("{file} is damaged"),
    messages.SettingInvalid: mark("'{setting}' has an invalid value"),
    messages.SettingsNotKept: mark("Your settings couldn't be saved: {why:clause}."),
    messages.BackupNotMade: mark("The session is saved, but today's backup couldn't be made."),
    messages.EventsLeftInFile: plural(
        "The last %n events of the session couldn't be saved in the library. They are in "
        "{file} and will be added when the next session starts.",
        "The last event of the session couldn't be saved in the library. It is in "
        "{file} and will be added when the next session starts.",
        "events",
    ),
    messages.EventsLeftInTemporaryFile: plural(
        "The last %n events of the session couldn't be saved in the library. They are in "
        "{file}, a folder that may be emptied when the computer restarts. Free some disk "
        "space, then start a session to add them.",
        "The last event of the session couldn't be saved in the library. It is in "
        "{file}, a folder that may be emptied when the computer restarts. Free some disk "
        "space, then start a session to add it.",
        "events",
    ),
    messages.EventsWithoutPassphrase: plural(
        "The last %n events of the session were not saved, because the library is locked "
        "and was not unlocked.",
        "The last event of the session was not saved, because the library is locked and "
        "was not unlocked.",
        "events",
    ),
    messages.EventsNotWritten: plural(
        "The last %n events of the session couldn't be saved on any disk.",
        "The last event of the session couldn't be saved on any disk.",
        "events",
    ),
    messages.SessionNotStored: mark(
        "The session has ended, but not all of it is in the library (see above)."
    ),
    messages.SessionStopped: mark(
        "The session stopped because of an error in Outbreath. Everything recorded is saved."
    ),
    messages.KeptUntilUnlocked: mark(
        "Your library is locked. This pause will be saved, encrypted, and added when you unlock."
    ),
    messages.NotKeptWithoutPackage: mark(
        "Your library is locked, so this pause will not be saved. To save pauses while it is locked, run `pip install 'outbreath[encryption]'`."
    ),
    messages.NotKeptBeforeUnlock: mark(
        "Your library is locked, so this pause will not be saved. Unlock it once, and later pauses will be saved even while it is locked."
    ),
    messages.PauseBeginsAnyway: mark("The pause starts anyway."),
    messages.LibraryOpeningDefect: mark(
        "The library couldn't be opened because of an error in Outbreath."
    ),
    messages.LibraryWritingDefect: mark(
        "The library couldn't be saved because of an error in Outbreath. Trying again."
    ),
    messages.SoundDefect: mark(
        "The sound stopped because of an error in Outbreath: turn it off and on again, or "
        "follow the disc."
    ),
    messages.SoundPackageMissing: mark(
        "Sound needs the miniaudio package: run `pip install miniaudio`, or follow the disc."
    ),
    messages.NoLoudspeaker: mark(
        "No audio output found: connect speakers or headphones. The sound then starts by itself."
    ),
    messages.LoudspeakerStalled: mark(
        "The audio output stopped working: check that it is connected. The sound then comes "
        "back by itself."
    ),
    messages.TimbreUnknown: mark("Unknown sound '{timbre}': choose {known}."),
    messages.BackgroundUnknown: mark("Unknown background '{background}': choose {known}."),
    messages.ToneLengthUnsuitable: mark("A tone can last {shortest_s:g} to {longest_s:g} seconds."),
    messages.NotImportedYet: mark("{file} is not in the library yet: {why:clause}."),
    messages.NotImportable: mark(
        "{file} couldn't be added to the library and was left in place: {why:clause}."
    ),
    messages.UnsavedImported: mark(
        "Data that an earlier session couldn't save is in the library now ({session_ids})."
    ),
    messages.SealedImported: plural(
        "Added %n pauses you made while your library was locked.",
        "Added %n pause you made while your library was locked.",
        "sessions",
    ),
    messages.SealedInPart: mark(
        "Part of a pause was damaged. The rest was added, and the file was saved as {file}."
    ),
    messages.EventsMissingBefore: plural(
        "%n earlier events of session {session_id} are missing.",
        "%n earlier event of session {session_id} is missing.",
        "events",
    ),
    messages.SessionCutOff: mark(
        "An earlier session was interrupted. Everything recorded is saved."
    ),
    messages.SessionsCutOff: plural(
        "%n earlier sessions were interrupted. Everything recorded is saved.",
        "%n earlier session was interrupted. Everything recorded is saved.",
        "sessions",
    ),
    messages.NameUnusable: mark("A name needs at least 1 letter or digit: try another."),
    messages.ProfileNotKept: mark("This couldn't be saved: {why:clause}."),
    messages.NoProfiles: mark("Nothing is saved here, so there are no profiles to choose from."),
    messages.NotesNotKept: mark("There is no library, so nothing can be saved."),
    messages.PredictionUnknown: mark(
        "Prediction {wanted} is not in this library: see `outbreath followup --all`."
    ),
    messages.PredictionAmbiguous: mark(
        "More than 1 prediction starts with {wanted}: type more of it."
    ),
    messages.WorksheetUnknown: mark(
        "No {kind} starts with {wanted}: see `outbreath {kind} --list`."
    ),
    messages.WorksheetAmbiguous: mark(
        "More than 1 {kind} starts with {wanted}: see `outbreath {kind} --list`."
    ),
    messages.FormatNotMade: mark(
        "{format} couldn't be made because of an error in Outbreath: export jsonl, which "
        "has everything that was recorded."
    ),
    messages.FilesNotMade: mark(
        "{files} couldn't be made because of an error in Outbreath. The others are in {folder}."
    ),
    messages.FormatNotText: mark("{format} is not text: give a file name after -o instead of -."),
    messages.DrawingPartMissing: mark(
        "The report and charts need Qt, which is missing: install PySide6-Essentials, or "
        "export csv, rr, jsonl, edf or json."
    ),
    messages.CommandUnclear: mark(
        "That isn't a command: type a program and its arguments, and close every quotation mark."
    ),
    messages.CommandNotRun: mark(
        "Your command {program} couldn't be started. Check it under Settings, Reminders and tray."
    ),
    messages.CommandEndedWith: mark(
        "Your command {program} ended with status {status}, so it may not have done its work."
    ),
    messages.CommandTookTooLong: mark(
        "Your command {program} was stopped because it ran longer than {limit_s:.0f} seconds."
    ),
    messages.NothingWritten: mark("Nothing written yet."),
    messages.OnlyInLibrary: mark("{why:clause}. It is saved in the library as {worksheet_id}."),
    messages.TerminalText: "{text}",
    messages.CohortPackageMissing: mark(
        'The package {package} is missing: run `pip install "outbreath[cohort]"`.'
    ),
    messages.ClusterPackageMissing: mark(
        'A cluster needs dask.distributed: run `pip install "outbreath[cohort]" distributed`.'
    ),
    messages.ClusterUnreachable: mark(
        "The cluster {address} doesn't answer: check the address, and that its scheduler is running."
    ),
    messages.ClusterWithoutWorkers: mark("The cluster {address} has no workers: start some."),
    messages.ClusterWithoutOutbreath: mark(
        "The cluster {address} doesn't have this version of Outbreath: install it where its "
        "scheduler and its workers run."
    ),
    messages.ClusterLost: mark(
        "The connection to the cluster {address} was lost. Finished parts are saved: "
        "run the same command again to continue."
    ),
    messages.DatasetInUse: mark(
        "Another run is writing to {folder}: wait for it, or choose another folder with -o."
    ),
    messages.DatasetIsOther: mark(
        "{folder} was made with other options ({options}): use the same ones, or choose "
        "another folder with -o."
    ),
    messages.DatasetHasOtherFiles: mark(
        "{folder} contains other files: choose an empty or new folder with -o."
    ),
    messages.DatasetMissing: mark(
        "{folder} has no dataset: give files to analyse, or choose another folder with -o."
    ),
    messages.PluginFigureMissing: mark(
        "{folder} has a column for {key} of the plug-in {package}, which can't be used now: "
        "install it again, or choose another folder with -o."
    ),
    messages.PluginFigureNew: mark(
        "{folder} was begun without the plug-in figure {key}, so it has no column for it: "
        "to have one, choose another folder with -o."
    ),
    messages.PluginFigureNotComputed: mark(
        "the plug-in of {key} isn't installed where this file was analysed"
    ),
    messages.WorkbookIsOther: mark(
        "{path} already exists and wasn't made from {folder}: choose another name with -o."
    ),
    messages.WorkbookTooLong: mark(
        "The table has {rows} rows and a spreadsheet at most {most_rows}, so no workbook was written: "
        "use the files in {folder}."
    ),
    messages.PartDamaged: mark(
        "{part} can't be read ({why}): delete it, and run the same command again."
    ),
    messages.SourceMissing: mark(
        "{path} doesn't exist: give a folder, files, a pattern in quotation marks or a list of files."
    ),
    messages.LinkLoop: mark("This link leads back to a folder it is in, so it was not followed."),
    messages.WorkerKilled: mark(
        "Its analysis was stopped by the system each time: the file may need more memory "
        "than there is."
    ),
    messages.AnalysisDefect: mark(
        "It couldn't be analysed because of an error in Outbreath ({kind})."
    ),
    messages.TableWithoutFigures: mark(
        "{path} can't be compared: it needs a column with file names and one with a figure, "
        "such as rmssd_ms."
    ),
    messages.TableUnread: mark("{path} can't be read as a table ({why})."),
}
