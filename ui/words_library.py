"""What the library has to say when it cannot be read or written: the sentences of the core.

Rule: each as it stands there, with names for what is filled in; `ui.words_core` finds it again.
"""

from typing import Final

from ui.strings import _mark

SENTENCES: Final = (
    # trainer/library/refusals.py
    _mark("It was left as it is: what can still be read is rescued when the next session starts"),
    _mark("The disk is full, so {db} cannot be written: make some room"),
    _mark(
        "The library {db} can only be read: allow writing to its folder, or choose another "
        "with --library"
    ),
    _mark("There is no permission to open {db}: allow it, or choose another library"),
    _mark(
        "The library {db} cannot be opened: look whether its folder is there and may be read "
        "and written, or choose another with --library"
    ),
    _mark("Another program is busy with {db}: close it, or try again in a moment"),
    _mark("The disk failed while {db} was used: look whether it is full, unplugged or failing"),
    _mark("The library {db} is not as Outbreath made it ({error})."),
    _mark(
        "The library {db} cannot be used now ({error}): close other programs that use it, "
        "and try again."
    ),
    _mark(
        "{db} cannot be used ({error}): look whether it is there and may be read and written,"
        " or choose another with --library."
    ),
    # trainer/library/keys.py
    _mark(
        "The library {name} is locked with a passphrase: give it, in the window, when asked "
        "in a terminal, or in OUTBREATH_PASSPHRASE (if you never set one, the file is "
        "damaged: put a backup in its place)."
    ),
    # trainer/library/cipher.py
    _mark(
        "A library with a passphrase needs SQLCipher, which is not installed here: install it"
        " with `pip install 'outbreath[encryption]'`."
    ),
    _mark(
        "That is not the passphrase of {db}: try again (if you are sure of it, the file is "
        "damaged: put a backup in its place)."
    ),
    # trainer/library/connecting.py
    _mark(
        "{db} is missing, but its journal {name} is there: put the missing file back, or move"
        " the journal away to begin a new library."
    ),
    _mark(
        "The disk of {db} cannot keep a library safely ({name} is not possible there): choose"
        " a folder on a local disk with --library."
    ),
    _mark(
        "{db} is not a library of Outbreath but another program's database: move it away, or "
        "choose another folder with --library."
    ),
    _mark("The library {db} was written by a newer Outbreath: update this one to open it."),
    # trainer/library/library_file.py
    _mark("The library was opened for reading: nothing can be changed in it."),
    _mark(
        "The library {db} was deleted, moved or replaced while it was open: put it back, or "
        "close Outbreath and start it again."
    ),
    _mark(
        "Only {megabyte} MB are free beside {db}: make {megabyte2} MB of room, or choose "
        "another with --library."
    ),
    _mark(
        "Another Outbreath is using this library ({folder}): close it, or choose another with"
        " --library."
    ),
    _mark("{folder} is a file, not a folder: choose a folder for the library with --library."),
    _mark("{db} is not a file: move it away, or choose another library with --library."),
    # trainer/library/folder_access.py
    _mark(
        "Other people who use this computer could open your library's folder ({folder}). "
        "It is private now."
    ),
    _mark(
        "Other people who use this computer can open your library's folder ({folder}), and its "
        "disk does not allow changing that: lock the library with a passphrase."
    ),
    _mark(
        "{folder} belongs to somebody else, and others may change what is in it: "
        "choose a folder of your own with --library."
    ),
    _mark(
        "Others may change what is in {folder}, and it holds more than a library: "
        "choose a folder of its own with --library."
    ),
    _mark(
        "Others may change what is in {folder}, your library too. It holds other files, so its "
        "permissions were left as they are: move the library to a folder of its own."
    ),
    # trainer/library/sealed.py
    _mark(
        "{name} is locked with a passphrase: give it in OUTBREATH_PASSPHRASE "
        "or with --passphrase-file."
    ),
    _mark(
        "{name} is a whole library, not one recording: open it by giving its folder with --library."
    ),
    # trainer/library/passphrase.py
    _mark("The library has a passphrase already: change or remove that one."),
    _mark("The library has no passphrase: set one first."),
    _mark(
        "A passphrase has {shortest} characters or more: four words that nobody would guess "
        "are a good one."
    ),
    _mark("Another program is reading the library: close it, then try again. Nothing was changed."),
    _mark("A session is being recorded: end it first, then try again."),
    _mark("{written} does not hold what the library holds: try again."),
    # trainer/library/safe_write.py
    _mark("{path} is a folder: give the name of a file in it."),
    _mark("{path} is no ordinary file: choose another name."),
    _mark("{path} is there already: choose another name, or use --force."),
    _mark("{path} could not be written: {strerror}."),
    # trainer/library/session_rows.py
    _mark("There is a session {id} already: begin again."),
    _mark("More than one session begins with {wanted}: say more."),
    _mark(
        "The library holds another session with the id {session_id}: delete that one first, "
        "or keep it."
    ),
    _mark("There is no session in this library yet."),
    _mark("There is no session {wanted} in this library: see `outbreath sessions`."),
    # trainer/library/salvage.py
    _mark("The library was damaged: {parts}. The damaged file is kept as {kept_as}."),
    _mark("What was read in part is marked, because nobody can vouch for it."),
    # trainer/library/said_later.py
    _mark("There is no sheet {sheet_id} in this library any more."),
    _mark("That prediction is not there any more, so nothing can come of it."),
    # put together there from parts
    _mark("The library {db} is damaged."),
    _mark("{db} is not a library of Outbreath, or it is damaged."),
    _mark("The library {db} is empty, so it is damaged."),
)
PARTS: Final = (  # only within another sentence
    _mark("{count} sessions were read whole"),
    _mark("{count} taken from a backup"),
    _mark("{count} read in part ({names})"),
)
