"""Sentences on trouble with the library and with files, marked for translation.

Rule: each as the core writes it, with names for what is filled in; `ui.i18n.core_messages` finds it again.
"""

from collections.abc import Mapping
from typing import Final

from trainer.messages import Message
from ui.i18n.marking import Text, mark

TEMPLATES: Final[Mapping[type[Message], Text]] = {}

LIBRARY_SENTENCES: Final = (
    # trainer/library/errors.py
    mark("It was left as it is: what can still be read is rescued when the next session starts"),
    mark("The disk is full, so {db} cannot be written: make some room"),
    mark(
        "The library {db} can only be read: allow writing to its folder, or choose another "
        "with --library"
    ),
    mark("There is no permission to open {db}: allow it, or choose another library"),
    mark(
        "The library {db} cannot be opened: look whether its folder is there and may be read "
        "and written, or choose another with --library"
    ),
    mark("Another program is busy with {db}: close it, or try again in a moment"),
    mark("The disk failed while {db} was used: look whether it is full, unplugged or failing"),
    mark("The library {db} is not as Outbreath made it ({error})."),
    mark(
        "The library {db} cannot be used now ({error}): close other programs that use it, "
        "and try again."
    ),
    mark(
        "{db} cannot be used ({error}): look whether it is there and may be read and written,"
        " or choose another with --library."
    ),
    # trainer/library/keys.py
    mark(
        "The library {name} is locked with a passphrase: give it, in the window, when asked "
        "in a terminal, or in OUTBREATH_PASSPHRASE (if you never set one, the file is "
        "damaged: put a backup in its place)."
    ),
    # trainer/library/encryption.py
    mark(
        "A library with a passphrase needs SQLCipher, which is not installed here: install it"
        " with `pip install 'outbreath[encryption]'`."
    ),
    mark(
        "That is not the passphrase of {db}: try again (if you are sure of it, the file is "
        "damaged: put a backup in its place)."
    ),
    # trainer/library/connection.py
    mark(
        "{db} is missing, but its journal {name} is there: put the missing file back, or move"
        " the journal away to begin a new library."
    ),
    mark(
        "The disk of {db} cannot keep a library safely ({name} is not possible there): choose"
        " a folder on a local disk with --library."
    ),
    mark(
        "{db} is not a library of Outbreath but another program's database: move it away, or "
        "choose another folder with --library."
    ),
    mark("The library {db} was written by a newer Outbreath: update this one to open it."),
    # trainer/library/library_file.py
    mark("The library was opened for reading: nothing can be changed in it."),
    mark(
        "The library {db} was deleted, moved or replaced while it was open: put it back, or "
        "close Outbreath and start it again."
    ),
    mark(
        "Only {megabyte} MB are free beside {db}: make {megabyte2} MB of room, or choose "
        "another with --library."
    ),
    mark(
        "Another Outbreath is using this library ({folder}): close it, or choose another with"
        " --library."
    ),
    mark("{folder} is a file, not a folder: choose a folder for the library with --library."),
    mark("{db} is not a file: move it away, or choose another library with --library."),
    # trainer/library/folder_access.py
    mark(
        "Other people who use this computer could open your library's folder ({folder}). "
        "It is private now."
    ),
    mark(
        "Other people who use this computer can open your library's folder ({folder}), and its "
        "disk does not allow changing that: lock the library with a passphrase."
    ),
    mark(
        "{folder} belongs to somebody else, and others may change what is in it: "
        "choose a folder of your own with --library."
    ),
    mark(
        "Others may change what is in {folder}, and it holds more than a library: "
        "choose a folder of its own with --library."
    ),
    mark(
        "Others may change what is in {folder}, your library too. It holds other files, so its "
        "permissions were left as they are: move the library to a folder of its own."
    ),
    # trainer/library/sealed_recording.py
    mark(
        "{name} is locked with a passphrase: give it in OUTBREATH_PASSPHRASE "
        "or with --passphrase-file."
    ),
    mark(
        "{name} is a whole library, not one recording: open it by giving its folder with --library."
    ),
    # trainer/library/passphrase.py
    mark("The library has a passphrase already: change or remove that one."),
    mark("The library has no passphrase: set one first."),
    mark(
        "A passphrase has {shortest} characters or more: four words that nobody would guess "
        "are a good one."
    ),
    mark("Another program is reading the library: close it, then try again. Nothing was changed."),
    mark("A session is being recorded: end it first, then try again."),
    mark("{written} does not hold what the library holds: try again."),
    # trainer/files/atomic_write.py
    mark("{path} is a folder: give the name of a file in it."),
    mark("{path} is no ordinary file: choose another name."),
    mark("{path} is there already: choose another name, or use --force."),
    mark("{path} could not be written: {strerror}."),
    # trainer/library/session_table.py
    mark("There is a session {id} already: begin again."),
    mark("More than one session begins with {wanted}: say more."),
    mark(
        "The library holds another session with the id {session_id}: delete that one first, "
        "or keep it."
    ),
    mark("There is no session in this library yet."),
    mark("There is no session {wanted} in this library: see `outbreath sessions`."),
    # trainer/library/recovery/rescue.py
    mark("The library was damaged: {parts}. The damaged file is kept as {kept_as}."),
    mark("What was read in part is marked, because nobody can vouch for it."),
    # trainer/library/annotation_table.py
    mark("There is no sheet {sheet_id} in this library any more."),
    mark("That prediction is not there any more, so nothing can come of it."),
    # put together there from parts
    mark("The library {db} is damaged."),
    mark("{db} is not a library of Outbreath, or it is damaged."),
    mark("The library {db} is empty, so it is damaged."),
)
LIBRARY_PARTS: Final = (  # only within another sentence
    mark("{count} sessions were read whole"),
    mark("{count} taken from a backup"),
    mark("{count} read in part ({names})"),
)


WENT_WRONG: Final = mark(
    "This did not work because of an error in Outbreath; everything else goes on. "
    "The file faults.log beside your library says where, and holds nothing of yours."
)
TROUBLE_SENTENCES: Final = (
    # ui/settings.py
    mark(
        "The settings could not be read, so they are as on the first day, "
        "and the file will be kept as {aside}: {why}."
    ),
    mark(
        "One of the settings could not be read, so it is as on the first day, "
        "and the file will be kept as {aside}: {why}."
    ),
    mark("The settings could not be kept: {why}."),
    # ui/style/theme.py, ui/i18n/translator.py
    mark(
        "Letters of this program are missing or damaged ({names}), so those of the system are shown: "
        "install Outbreath again."
    ),
    mark(
        "The words in {language} are missing or damaged, so all is said in English: "
        "install Outbreath again."
    ),
    # ui/runtime/recorder.py, ui/runtime/recorder.py, ui/runtime/worker.py
    mark("The session is kept, but today's backup could not be made."),
    mark(
        "The last {count} events of the session could not be written to the library: "
        "they are in {left_in}. The next session that starts takes them in."
    ),
    mark(
        "The last {count} events of the session could not be written to the library: "
        "they are in {left_in}, and the system may empty that folder when it restarts. "
        "Make some room, then start a session: it takes them in."
    ),
    mark(
        "The last {count} events of the session are not kept: the library is locked, "
        "and nobody gave its passphrase."
    ),
    mark(
        "The last {count} events of the session could not be written to the library: "
        "no disk took them."
    ),
    mark("The session is over, but not all of it is in the library: see above."),
    mark("The session had to stop because of an error in Outbreath. What was recorded is kept."),
    mark("The pause begins all the same."),
    mark("Outbreath made a mistake with this sensor ({what}): choose it again. The pause goes on."),
    mark("The library could not be opened because of an error in Outbreath."),
    mark("The library could not be written because of an error in Outbreath: it is tried again."),
    # ui/reports/export.py
    mark(
        "{fmt} could not be worked out because of an error in Outbreath: "
        "jsonl has all that was recorded."
    ),
    mark(
        "{names} could not be worked out because of an error in Outbreath; "
        "the others are in {folder}."
    ),
    # ui/services/unsaved.py, ui/services/reviews.py
    mark("{name} is not in the library yet: {exc}"),
    mark("{name} could not be taken in and is kept: {exc}"),
    mark("What an earlier session could not write to the library is in it now ({sessions})."),
    mark("{count} events of session {session} are missing before it."),
    mark("An earlier session was cut off; all of it that was recorded is kept ({interrupted})."),
    mark("{count} earlier sessions were cut off; all that was recorded of them is kept."),
    # ui/services/history.py
    # ui/audio/output.py, ui/audio/breath_audio.py
    mark(
        "Sound needs the package miniaudio, which is not here: run `pip install miniaudio`, "
        "or follow the disc."
    ),
    mark(
        "No loudspeaker answers: plug in or switch on a loudspeaker or headphones, "
        "then turn the sound off and on."
    ),
    mark(
        "The loudspeaker takes no more sound: see that it is connected, "
        "then turn the sound off and on."
    ),
    mark(
        "The sound stopped because of an error in Outbreath: turn the sound off and on, "
        "or follow the disc."
    ),
    # ui/services/profiles.py
    mark("A name needs at least one letter or number: try another."),
    mark("This could not be kept: {why}."),
    mark("Nothing is kept here, so there is nobody to choose."),
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
TROUBLE_PARTS: Final = (
    *SYSTEM,
    mark("{name} is far too long"),
    mark("{name} is not what was written"),
    mark("{name} makes no sense"),
)
