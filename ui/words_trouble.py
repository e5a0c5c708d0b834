"""What the window says of trouble on its own side, made where no translation is at hand.

Rule: each as it stands there, with names for what is filled in; `ui.words_core` finds it again.
"""

from typing import Final

from ui.strings import _mark

WENT_WRONG: Final = _mark(
    "This did not work because of an error in Outbreath; everything else goes on. "
    "The file faults.log beside your library says where, and holds nothing of yours."
)
SENTENCES: Final = (
    # ui/settings.py
    _mark(
        "The settings could not be read, so they are as on the first day, "
        "and the file will be kept as {aside}: {why}."
    ),
    _mark(
        "One of the settings could not be read, so it is as on the first day, "
        "and the file will be kept as {aside}: {why}."
    ),
    _mark("The settings could not be kept: {why}."),
    # ui/theme.py, ui/translation.py
    _mark(
        "Letters of this program are missing or damaged ({names}), so those of the system are shown: "
        "install Outbreath again."
    ),
    _mark(
        "The words in {language} are missing or damaged, so all is said in English: "
        "install Outbreath again."
    ),
    # ui/recorder.py, ui/record.py, ui/session_worker.py
    _mark("The session is kept, but today's backup could not be made."),
    _mark(
        "The last {count} events of the session could not be written to the library: "
        "they are in {left_in}. The next session that starts takes them in."
    ),
    _mark(
        "The last {count} events of the session could not be written to the library: "
        "they are in {left_in}, and the system may empty that folder when it restarts. "
        "Make some room, then start a session: it takes them in."
    ),
    _mark(
        "The last {count} events of the session are not kept: the library is locked, "
        "and nobody gave its passphrase."
    ),
    _mark(
        "The last {count} events of the session could not be written to the library: "
        "no disk took them."
    ),
    _mark("The session is over, but not all of it is in the library: see above."),
    _mark("The session had to stop because of an error in Outbreath. What was recorded is kept."),
    _mark("The pause begins all the same."),
    _mark(
        "Outbreath made a mistake with this sensor ({what}): choose it again. The pause goes on."
    ),
    _mark("The library could not be opened because of an error in Outbreath."),
    _mark("The library could not be written because of an error in Outbreath: it is tried again."),
    # ui/exports.py
    _mark(
        "{fmt} could not be worked out because of an error in Outbreath: "
        "jsonl has all that was recorded."
    ),
    _mark(
        "{names} could not be worked out because of an error in Outbreath; "
        "the others are in {folder}."
    ),
    # ui/left_behind.py, ui/library_folder.py
    _mark("{name} is not in the library yet: {exc}"),
    _mark("{name} could not be taken in and is kept: {exc}"),
    _mark("What an earlier session could not write to the library is in it now ({sessions})."),
    _mark("{count} events of session {session} are missing before it."),
    _mark("An earlier session was cut off; all of it that was recorded is kept ({interrupted})."),
    _mark("{count} earlier sessions were cut off; all that was recorded of them is kept."),
    # ui/history.py
    _mark("the figures that were kept are damaged"),
    # ui/player.py, ui/sound.py
    _mark(
        "Sound needs the package miniaudio, which is not here: run `pip install miniaudio`, "
        "or follow the disc."
    ),
    _mark(
        "No loudspeaker answers: plug in or switch on a loudspeaker or headphones, "
        "then turn the sound off and on."
    ),
    _mark(
        "The loudspeaker takes no more sound: see that it is connected, "
        "then turn the sound off and on."
    ),
    _mark(
        "The sound stopped because of an error in Outbreath: turn the sound off and on, "
        "or follow the disc."
    ),
    # ui/profiles.py
    _mark("A name needs at least one letter or number: try another."),
    _mark("This could not be kept: {why}."),
    _mark("Nothing is kept here, so there is nobody to choose."),
)
SYSTEM: Final = (  # what the operating system says of files, where it says it in English
    _mark("No such file or directory"),
    _mark("Permission denied"),
    _mark("Operation not permitted"),
    _mark("Read-only file system"),
    _mark("No space left on device"),
    _mark("Disk quota exceeded"),
    _mark("Is a directory"),
    _mark("Not a directory"),
    _mark("File exists"),
    _mark("Input/output error"),
    _mark("Too many open files"),
    _mark("File name too long"),
    _mark("Device or resource busy"),
)
PARTS: Final = (
    *SYSTEM,
    _mark("{name} is far too long"),
    _mark("{name} is not what was written"),
    _mark("{name} makes no sense"),
)
