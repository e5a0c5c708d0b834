"""Sentences on trouble with the library and with files."""

from collections.abc import Mapping
from typing import Final

from trainer.files import messages as file_messages
from trainer.library import messages
from trainer.messages import Message
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    messages.DiskFull: mark("The disk is full, so {db} can't be saved: free some space."),
    messages.DiskFailed: mark(
        "There was a disk error with {db}: check whether the disk is full, unplugged or broken."
    ),
    messages.UnsafeDisk: mark(
        "The disk of {db} can't store a library safely ({setting} is not possible there): "
        "choose a folder on a local disk with --library."
    ),
    messages.TooLittleSpace: mark(
        "Only {free_mb} MB of disk space left for {db}: free {needed_mb} MB, or choose "
        "another library with --library."
    ),
    messages.LibraryDamaged: mark(
        "The library {db} is damaged. It was not changed. Everything still readable will "
        "be recovered when the next session starts."
    ),
    messages.LibraryUnrecognized: mark(
        "{db} is not an Outbreath library, or it is damaged. It was not changed. "
        "Everything still readable will be recovered when the next session starts."
    ),
    messages.LibraryEmpty: mark(
        "The library {db} is an empty file, so it is damaged. It was not changed. "
        "Everything still readable will be recovered when the next session starts."
    ),
    messages.LibraryAltered: mark(
        "The library {db} was changed by something else ({error}). It was left as it is. "
        "Everything still readable will be recovered when the next session starts."
    ),
    messages.LibraryReadOnly: mark(
        "The library {db} is read-only: allow writing to its folder, or choose another "
        "with --library."
    ),
    messages.LibraryNotPermitted: mark(
        "Outbreath is not allowed to open {db}: change its permissions, or choose another library."
    ),
    messages.LibraryNotOpened: mark(
        "The library {db} can't be opened: check that its folder exists and can be read "
        "and written, or choose another with --library."
    ),
    messages.LibraryBusy: mark(
        "Another program is using your library: close it, or try again in a moment."
    ),
    messages.LibraryUnusable: mark(
        "Your library can't be used right now ({error}): close other programs that use it "
        "and try again."
    ),
    messages.LibraryFileUnusable: mark(
        "{path} can't be used ({error}): check that it exists and can be read and written, "
        "or choose another with --library."
    ),
    messages.LibraryInUse: mark(
        "Another Outbreath is using this library ({folder}): close it, or choose another with"
        " --library."
    ),
    messages.LibraryMissing: mark(
        "{db} is missing, but its journal {journal} is there: put the missing file back, "
        "or move the journal away to start a new library."
    ),
    messages.LibraryNotThere: mark(
        "There is no library in {folder}: choose the folder that contains {file}."
    ),
    messages.LibraryReplaced: mark(
        "The library {db} was deleted, moved or replaced while it was open: put it back, or "
        "close Outbreath and start it again."
    ),
    messages.LibraryIsNewer: mark(
        "Your library was made by a newer version: update Outbreath to open it."
    ),
    messages.LibraryIsForReading: mark(
        "The library is open for reading only, so nothing can be changed."
    ),
    messages.LibraryIsNoFile: mark(
        "{db} is not a file: move it away, or choose another library with --library."
    ),
    messages.DatabaseOfAnother: mark(
        "{db} is another program's database, not an Outbreath library: move it away, or "
        "choose another folder with --library."
    ),
    messages.FolderIsFile: mark(
        "{folder} is a file, not a folder: choose a folder for the library with --library."
    ),
    messages.FolderMadePrivate: mark(
        "Other people using this computer could open your library's folder ({folder}). It "
        "is private now."
    ),
    messages.FolderStaysReadable: mark(
        "Other people using this computer can open your library's folder ({folder}), and "
        "this disk doesn't allow changing that: lock the library with a passphrase."
    ),
    messages.FolderOfAnother: mark(
        "{folder} belongs to another user, and others can change its files: choose a "
        "folder of your own with --library."
    ),
    messages.FolderShared: mark(
        "Others can change the files in {folder}, and it contains more than a library: "
        "choose a separate folder with --library."
    ),
    messages.LibraryInSharedFolder: mark(
        "Others can change the files in {folder}, including your library. Because it "
        "contains other files, its permissions were not changed: move the library to a "
        "separate folder."
    ),
    messages.LibraryLocked: mark(
        "Your library is locked: enter its passphrase in the window, in the terminal, or in "
        "OUTBREATH_PASSPHRASE. If you never set one, the library is damaged: restore a "
        "backup."
    ),
    messages.RecordingLocked: mark(
        "{file} is locked: enter its passphrase in OUTBREATH_PASSPHRASE or with --passphrase-file."
    ),
    messages.RecordingIsLibrary: mark(
        "{file} is a whole library, not a single recording: open its folder with --library."
    ),
    messages.SealedForAnother: mark(
        "This was recorded while another library was locked: unlock that one to add it."
    ),
    messages.SealedUnreadable: mark("This is damaged and can't be decrypted."),
    messages.PublicKeyPackageMissing: mark(
        "Pauses from a locked library need PyNaCl, which is not installed: run `pip install 'outbreath[encryption]'`."
    ),
    messages.CipherMissing: mark(
        "A locked library needs SQLCipher, which is not installed: run `pip install "
        "'outbreath[encryption]'`."
    ),
    messages.WrongPassphrase: mark(
        "Wrong passphrase: try again. If you are sure it is right, the library is damaged: "
        "restore a backup."
    ),
    messages.PassphraseExists: mark("The library already has a passphrase: change or remove it."),
    messages.PassphraseMissing: mark("The library has no passphrase: set one first."),
    messages.PassphraseTooShort: mark(
        "A passphrase needs at least {least_chars} characters: try 4 words nobody would guess."
    ),
    messages.LibraryBeingRead: mark(
        "Another program is reading the library: close it, then try again. Nothing was changed."
    ),
    messages.SessionBeingRecorded: mark(
        "A session is being recorded: end it first, then try again."
    ),
    messages.CopyDiffers: mark("{path} differs from the library: try again."),
    messages.BackupDiffers: mark("The backup {path} differs from the library."),
    messages.NoSessions: mark("There are no sessions in this library yet."),
    messages.SessionUnknown: mark(
        "Session {wanted} is not in this library: see `outbreath sessions`."
    ),
    messages.SessionAmbiguous: mark("More than 1 session starts with {wanted}: type more of it."),
    messages.SessionExists: mark("Session {session_id} already exists: start again."),
    messages.SessionDiffers: mark(
        "The library already has a different session with the id {session_id}: keep that "
        "one, or delete it first."
    ),
    messages.WorksheetGone: mark("Worksheet {worksheet_id} is no longer in this library."),
    messages.PredictionGone: mark("That prediction no longer exists, so it can't be answered."),
    messages.EventDamaged: mark("An event is damaged: {time}, {kind}."),
    messages.SettingDamaged: mark("The saved setting '{key}' is damaged: choose it again."),
    messages.SessionsReadWhole: plural(
        "%n sessions recovered in full", "%n session recovered in full", "sessions"
    ),
    messages.SessionsFromBackup: mark("{sessions} restored from a backup"),
    messages.SessionsReadInPart: mark("{sessions} recovered in part ({session_ids})"),
    messages.LibraryRescued: mark(
        "The library was damaged: {parts}. The damaged file was kept as {kept_as}."
    ),
    messages.PartsInDoubt: mark(
        "Sessions recovered in part are marked, because they may be incomplete."
    ),
    # what is said of a file follows its name, or begins with it: see `ui.i18n.rendering.FILE`
    file_messages.InFile: mark("{name}: {reason}"),
    file_messages.TargetIsFolder: mark("{path} is a folder: give the name of a file in it."),
    file_messages.TargetIsNoFile: mark("{path} is not a regular file: choose another name."),
    file_messages.FileExists: mark("{path} already exists: choose another name, or use --force."),
    file_messages.FileNotWritten: mark("{path} couldn't be saved: {why}."),
    file_messages.RecordingIsFolder: mark("{path} is a folder: choose a file with a recording."),
    file_messages.RecordingIsNoFile: mark(
        "{path} is not a regular file: choose a file with a recording."
    ),
    file_messages.FileNotOpened: mark("{path} can't be opened: {why}."),
    file_messages.NoFileName: mark(
        "{path} is not a valid file name: choose a file with a recording."
    ),
    file_messages.FileTooLarge: mark(
        "{it:it} is larger than {most_mb} MB, too large for a recording of RR intervals: choose "
        "another file."
    ),
    file_messages.FileCutShort: mark(
        "{it:it} is damaged or incomplete and can't be unpacked: get another copy."
    ),
    file_messages.FileEmpty: mark("{it:it} is empty: choose another file."),
    file_messages.FileIsZip: mark("{it:it} is a zip archive: unpack it and import what is in it."),
    file_messages.NoText: mark(
        "{it:it} is not text: choose a CSV or text file with RR intervals, an EDF+ file or an "
        "Outbreath jsonl."
    ),
    file_messages.TooManyLines: mark(
        "{it:it} has more than 2 million lines: split it into shorter recordings."
    ),
    file_messages.TooManyBeats: mark(
        "{it:it} has more than 1 million beats: split it into shorter recordings."
    ),
    file_messages.LineTooLong: mark("a line is much too long: put 1 RR interval on each line."),
}
WENT_WRONG: Final = mark(
    "That didn't work because of an error in Outbreath. Everything else keeps running. "
    "Details are in faults.log next to your library, without anything personal."
)
SYSTEM: Final = (  # what the operating system says of files, where it says it in English
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Operation not permitted"),
    mark("Read-only file system"),
    mark("No space left on device"),
    mark("Disk quota exceeded"),
    mark("Is a directory"),
    mark("Not a directory"),
    mark("File exists"),
    mark("Input/output error"),
    mark("Too many open files"),
    mark("File name too long"),
    mark("Device or resource busy"),
)
