"""What is said of the library of sessions and of its folder. `db` is the library's file."""

from trainer.messages import Message, SystemText


class DiskFull(Message, frozen=True):
    db: str


class DiskFailed(Message, frozen=True):
    db: str


class UnsafeDisk(Message, frozen=True):
    """A setting of SQLite that keeps every commit is not possible there."""

    db: str
    setting: str


class TooLittleSpace(Message, frozen=True):
    db: str
    free_mb: int
    needed_mb: int


class LibraryDamaged(Message, frozen=True):
    db: str


class LibraryUnrecognized(Message, frozen=True):
    """Not even its first page is one of a database."""

    db: str


class LibraryEmpty(Message, frozen=True):
    db: str


class LibraryAltered(Message, frozen=True):
    """A table is not as it was made."""

    db: str
    error: SystemText


class LibraryReadOnly(Message, frozen=True):
    db: str


class LibraryNotPermitted(Message, frozen=True):
    db: str


class LibraryNotOpened(Message, frozen=True):
    db: str


class LibraryBusy(Message, frozen=True):
    """Another program is within a transaction."""

    db: str


class LibraryUnusable(Message, frozen=True):
    db: str
    error: SystemText


class LibraryFileUnusable(Message, frozen=True):
    path: str
    error: SystemText


class LibraryInUse(Message, frozen=True):
    folder: str


class LibraryMissing(Message, frozen=True):
    db: str
    journal: str


class LibraryNotThere(Message, frozen=True):
    """Nothing to read: there is no file of that name in the folder."""

    folder: str
    file: str


class LibraryReplaced(Message, frozen=True):
    db: str


class LibraryIsNewer(Message, frozen=True):
    db: str


class LibraryIsForReading(Message, frozen=True):
    pass


class LibraryIsNoFile(Message, frozen=True):
    db: str


class DatabaseOfAnother(Message, frozen=True):
    db: str


class FolderIsFile(Message, frozen=True):
    folder: str


class FolderMadePrivate(Message, frozen=True):
    folder: str


class FolderStaysReadable(Message, frozen=True):
    """Its disk does not allow taking away what others may do."""

    folder: str


class FolderOfAnother(Message, frozen=True):
    folder: str


class FolderShared(Message, frozen=True):
    """A folder that others may change, where a new library is refused."""

    folder: str


class LibraryInSharedFolder(Message, frozen=True):
    folder: str


class LibraryLocked(Message, frozen=True):
    db: str


class RecordingLocked(Message, frozen=True):
    file: str


class RecordingIsLibrary(Message, frozen=True):
    """A locked file that holds more than one session."""

    file: str


class SealedForAnother(Message, frozen=True):
    """A session that was recorded while a library was locked, and not this one."""


class SealedUnreadable(Message, frozen=True):
    """A session that was recorded while the library was locked, of which nothing can be decrypted."""


class PublicKeyPackageMissing(Message, frozen=True):
    pass


class CipherMissing(Message, frozen=True):
    pass


class WrongPassphrase(Message, frozen=True):
    db: str


class PassphraseExists(Message, frozen=True):
    pass


class PassphraseMissing(Message, frozen=True):
    pass


class PassphraseTooShort(Message, frozen=True):
    least_chars: int


class LibraryBeingRead(Message, frozen=True):
    pass


class SessionBeingRecorded(Message, frozen=True):
    pass


class CopyDiffers(Message, frozen=True):
    path: str


class BackupDiffers(Message, frozen=True):
    path: str


class NoSessions(Message, frozen=True):
    pass


class SessionUnknown(Message, frozen=True):
    wanted: str


class SessionAmbiguous(Message, frozen=True):
    wanted: str


class SessionExists(Message, frozen=True):
    session_id: str


class SessionDiffers(Message, frozen=True):
    """The library has other events under this id."""

    session_id: str


class WorksheetGone(Message, frozen=True):
    worksheet_id: str


class PredictionGone(Message, frozen=True):
    pass


class EventDamaged(Message, frozen=True):
    time: str
    kind: str


class SettingDamaged(Message, frozen=True):
    key: str


class SessionsReadWhole(Message, frozen=True):
    sessions: int


class SessionsFromBackup(Message, frozen=True):
    sessions: int


class SessionsReadInPart(Message, frozen=True):
    """`session_ids` are the first few of them."""

    sessions: int
    session_ids: tuple[str, ...]


class LibraryRescued(Message, frozen=True):
    parts: tuple[SessionsReadWhole | SessionsFromBackup | SessionsReadInPart, ...]
    kept_as: str


class PartsInDoubt(Message, frozen=True):
    """Said beside `LibraryRescued` where a session was read in part."""
