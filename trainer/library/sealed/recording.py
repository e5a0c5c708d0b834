"""One recording in one file that opens with the library's passphrase, for a folder outside the library.

The file is a library of its own with one session in it, encrypted as a locked library is (`encryption`).
"""

from contextlib import closing
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.files.atomic_write import sync_folder
from trainer.files.secure_delete import remove
from trainer.library import encryption
from trainer.library.connection import (
    check_version,
    create_database,
    leave_one_file,
    open_for_reading,
    shm_path,
    wal_path,
)
from trainer.library.errors import LibraryLockedError, translate_sqlite_errors
from trainer.library.library_file import LibraryFile
from trainer.library.messages import RecordingIsLibrary, RecordingLocked
from trainer.library.store import Library
from trainer.recording import Recording

ENDING: Final = ".locked"


def is_sealed(path: Path) -> bool:
    """Is this a file that only a passphrase opens? Raises: LibraryError, if it cannot be read."""
    with translate_sqlite_errors(path):
        return encryption.is_encrypted_file(path)


def write_sealed(path: Path, recording: Recording, key: str) -> None:
    """Write the recording so that only `key` opens it: whole, or nothing is left of it.

    Raises
    ------
    LibraryError
        The disk does not take it.
    """
    part = path.with_name(path.name + ".part")
    with translate_sqlite_errors(path):
        try:
            _write(part, recording, key)
            part.replace(path)
        except BaseException:
            for half in (part, wal_path(part), shm_path(part)):
                remove(half)
            raise
        sync_folder(path.parent)


def read_sealed(path: Path, key: str | None) -> Recording:
    """The recording that was sealed.

    Raises
    ------
    LibraryLockedError
        The passphrase is missing, or another one.
    LibraryError
        The file cannot be read, or holds no recording.
    """
    if key is None:
        raise LibraryLockedError(RecordingLocked(path.name))
    with translate_sqlite_errors(path):
        connection = open_for_reading(path, key)
        with closing(connection):
            check_version(connection, path)
            library = Library(LibraryFile(path, connection, key, was={}, release=None))
            entries = library.sessions()
            if len(entries) != 1:
                raise LibraryError(RecordingIsLibrary(path.name))
            return library.recording(entries[0].id)


def _write(part: Path, recording: Recording, key: str) -> None:
    with closing(create_database(part, key)) as connection:
        status = part.stat()
        file = LibraryFile(
            part, connection, key, {part: (status.st_dev, status.st_ino)}, release=None
        )
        Library(file).add_recording(recording, {})
        leave_one_file(connection, part)
