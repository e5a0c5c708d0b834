"""Sentences on trouble with the library and with files."""

from collections.abc import Mapping
from typing import Final

from trainer.files import messages as file_messages
from trainer.library import messages
from trainer.messages import Message
from ui.i18n.marking import Text, mark, plural

TEMPLATES: Final[Mapping[type[Message], Text]] = {
    messages.DiskFull: mark("The disk is full, so {db} cannot be written: make some room."),
    messages.DiskFailed: mark(
        "The disk failed while {db} was used: look whether it is full, unplugged or failing."
    ),
    messages.UnsafeDisk: mark(
        "The disk of {db} cannot keep a library safely ({setting} is not possible there): "
        "choose a folder on a local disk with --library."
    ),
    messages.TooLittleSpace: mark(
        "Only {free_mb} MB are free beside {db}: make {needed_mb} MB of room, or choose "
        "another with --library."
    ),
    messages.LibraryDamaged: mark(
        "The library {db} is damaged. It was left as it is: what can still be read is rescued"
        " when the next session starts."
    ),
    messages.LibraryUnrecognized: mark(
        "{db} is not a library of Outbreath, or it is damaged. It was left as it is: what can"
        " still be read is rescued when the next session starts."
    ),
    messages.LibraryEmpty: mark(
        "The library {db} is empty, so it is damaged. It was left as it is: what can still be"
        " read is rescued when the next session starts."
    ),
    messages.LibraryAltered: mark(
        "The library {db} is not as Outbreath made it ({error}). It was left as it is: what "
        "can still be read is rescued when the next session starts."
    ),
    messages.LibraryReadOnly: mark(
        "The library {db} can only be read: allow writing to its folder, or choose another "
        "with --library."
    ),
    messages.LibraryNotPermitted: mark(
        "There is no permission to open {db}: allow it, or choose another library."
    ),
    messages.LibraryNotOpened: mark(
        "The library {db} cannot be opened: look whether its folder is there and may be read "
        "and written, or choose another with --library."
    ),
    messages.LibraryBusy: mark(
        "Another program is busy with {db}: close it, or try again in a moment."
    ),
    messages.LibraryUnusable: mark(
        "The library {db} cannot be used now ({error}): close other programs that use it, and"
        " try again."
    ),
    messages.LibraryFileUnusable: mark(
        "{path} cannot be used ({error}): look whether it is there and may be read and "
        "written, or choose another with --library."
    ),
    messages.LibraryInUse: mark(
        "Another Outbreath is using this library ({folder}): close it, or choose another with"
        " --library."
    ),
    messages.LibraryMissing: mark(
        "{db} is missing, but its journal {journal} is there: put the missing file back, or "
        "move the journal away to begin a new library."
    ),
    messages.LibraryReplaced: mark(
        "The library {db} was deleted, moved or replaced while it was open: put it back, or "
        "close Outbreath and start it again."
    ),
    messages.LibraryIsNewer: mark(
        "The library {db} was written by a newer Outbreath: update this one to open it."
    ),
    messages.LibraryIsForReading: mark(
        "The library was opened for reading: nothing can be changed in it."
    ),
    messages.LibraryIsNoFile: mark(
        "{db} is not a file: move it away, or choose another library with --library."
    ),
    messages.DatabaseOfAnother: mark(
        "{db} is not a library of Outbreath but another program's database: move it away, or "
        "choose another folder with --library."
    ),
    messages.FolderIsFile: mark(
        "{folder} is a file, not a folder: choose a folder for the library with --library."
    ),
    messages.FolderMadePrivate: mark(
        "Other people who use this computer could open your library's folder ({folder}). It "
        "is private now."
    ),
    messages.FolderStaysReadable: mark(
        "Other people who use this computer can open your library's folder ({folder}), and "
        "its disk does not allow changing that: lock the library with a passphrase."
    ),
    messages.FolderOfAnother: mark(
        "{folder} belongs to somebody else, and others may change what is in it: choose a "
        "folder of your own with --library."
    ),
    messages.FolderShared: mark(
        "Others may change what is in {folder}, and it holds more than a library: choose a "
        "folder of its own with --library."
    ),
    messages.LibraryInSharedFolder: mark(
        "Others may change what is in {folder}, your library too. It holds other files, so "
        "its permissions were left as they are: move the library to a folder of its own."
    ),
    messages.LibraryLocked: mark(
        "The library {db} is locked with a passphrase: give it, in the window, when asked in "
        "a terminal, or in OUTBREATH_PASSPHRASE (if you never set one, the file is damaged: "
        "put a backup in its place)."
    ),
    messages.RecordingLocked: mark(
        "{file} is locked with a passphrase: give it in OUTBREATH_PASSPHRASE or with "
        "--passphrase-file."
    ),
    messages.RecordingIsLibrary: mark(
        "{file} is a whole library, not one recording: open it by giving its folder with --library."
    ),
    messages.SealedForAnother: mark(
        "This was recorded while another library was locked: it is added once that one is unlocked."
    ),
    messages.SealedUnreadable: mark("This is damaged, and nothing of it can be decrypted."),
    messages.PublicKeyPackageMissing: mark(
        "Pauses from a locked library need PyNaCl, which is not installed here: install it with "
        "`pip install 'outbreath[encryption]'`."
    ),
    messages.CipherMissing: mark(
        "A library with a passphrase needs SQLCipher, which is not installed here: install it"
        " with `pip install 'outbreath[encryption]'`."
    ),
    messages.WrongPassphrase: mark(
        "That is not the passphrase of {db}: try again (if you are sure of it, the file is "
        "damaged: put a backup in its place)."
    ),
    messages.PassphraseExists: mark(
        "The library has a passphrase already: change or remove that one."
    ),
    messages.PassphraseMissing: mark("The library has no passphrase: set one first."),
    messages.PassphraseTooShort: mark(
        "A passphrase has {least_chars} characters or more: four words that nobody would "
        "guess are a good one."
    ),
    messages.LibraryBeingRead: mark(
        "Another program is reading the library: close it, then try again. Nothing was changed."
    ),
    messages.SessionBeingRecorded: mark(
        "A session is being recorded: end it first, then try again."
    ),
    messages.CopyDiffers: mark("{path} does not hold what the library holds: try again."),
    messages.BackupDiffers: mark("The backup {path} does not hold what the library holds."),
    messages.NoSessions: mark("There is no session in this library yet."),
    messages.SessionUnknown: mark(
        "There is no session {wanted} in this library: see `outbreath sessions`."
    ),
    messages.SessionAmbiguous: mark("More than one session begins with {wanted}: say more."),
    messages.SessionExists: mark("There is a session {session_id} already: begin again."),
    messages.SessionDiffers: mark(
        "The library holds another session with the id {session_id}: delete that one first, "
        "or keep it."
    ),
    messages.WorksheetGone: mark("There is no sheet {worksheet_id} in this library any more."),
    messages.PredictionGone: mark(
        "That prediction is not there any more, so nothing can come of it."
    ),
    messages.EventDamaged: mark("An event is damaged: {time}, {kind}."),
    messages.SettingDamaged: mark("What was remembered as '{key}' is damaged: choose it anew."),
    messages.SessionsReadWhole: plural(
        "%n sessions were read whole",
        "%n session was read whole",
        "sessions",
    ),
    messages.SessionsFromBackup: mark("{sessions} taken from a backup"),
    messages.SessionsReadInPart: mark("{sessions} read in part ({session_ids})"),
    messages.LibraryRescued: mark(
        "The library was damaged: {parts}. The damaged file is kept as {kept_as}."
    ),
    messages.PartsInDoubt: mark(
        "What was read in part is marked, because nobody can vouch for it."
    ),
    # what is said of a file follows its name
    file_messages.InFile: mark("{name}: {reason}"),
    file_messages.TargetIsFolder: mark("{path} is a folder: give the name of a file in it."),
    file_messages.TargetIsNoFile: mark("{path} is no ordinary file: choose another name."),
    file_messages.FileExists: mark("{path} is there already: choose another name, or use --force."),
    file_messages.FileNotWritten: mark("{path} could not be written: {why}."),
    file_messages.RecordingIsFolder: mark("{path} is a folder: choose a file with a recording."),
    file_messages.RecordingIsNoFile: mark(
        "{path} is no ordinary file: choose a file with a recording."
    ),
    file_messages.FileNotOpened: mark("{path} cannot be opened: {why}."),
    file_messages.NoFileName: mark(
        "{path} is no name that a file can have: choose a file with a recording."
    ),
    file_messages.FileTooLarge: mark(
        "it is larger than {most_mb} MB: no recording of RR intervals is."
    ),
    file_messages.FileCutShort: mark(
        "it is damaged or cut short and cannot be unpacked: get another copy."
    ),
    file_messages.FileEmpty: mark("it is empty: choose another file."),
    file_messages.FileIsZip: mark("it is a zip archive: unpack it and import what is in it."),
    file_messages.NoText: mark(
        "it is no text: choose a CSV or text file with RR intervals, EDF+, or a jsonl of ours."
    ),
    file_messages.TooManyLines: mark(
        "it has more than 2 million lines: cut it into shorter recordings."
    ),
    file_messages.TooManyBeats: mark(
        "it has more than a million beats: cut it into shorter recordings."
    ),
    file_messages.LineTooLong: mark("a line is far too long: put one RR interval on each line."),
}
WENT_WRONG: Final = mark(
    "This did not work because of an error in Outbreath; everything else goes on. "
    "The file faults.log beside your library says where, and holds nothing of yours."
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
