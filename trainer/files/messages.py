"""What is said of files that cannot be read or written."""

from trainer.messages import Message, SystemText


class InFile(Message, frozen=True):
    """What is wrong with a file, behind its name."""

    name: str
    reason: Message


class TargetIsFolder(Message, frozen=True):
    path: str


class TargetIsNoFile(Message, frozen=True):
    path: str


class FileExists(Message, frozen=True):
    path: str


class FileNotWritten(Message, frozen=True):
    path: str
    why: SystemText


class RecordingIsFolder(Message, frozen=True):
    path: str


class RecordingIsNoFile(Message, frozen=True):
    path: str


class FileNotOpened(Message, frozen=True):
    path: str
    why: SystemText


class NoFileName(Message, frozen=True):
    """No file can have this name: it holds a NUL, or half a character."""

    path: str


class FileTooLarge(Message, frozen=True):
    most_mb: int


class FileCutShort(Message, frozen=True):
    """A compressed file that cannot be unpacked."""


class FileEmpty(Message, frozen=True):
    pass


class FileIsZip(Message, frozen=True):
    pass


class NoText(Message, frozen=True):
    pass


class TooManyLines(Message, frozen=True):
    pass


class TooManyBeats(Message, frozen=True):
    pass


class LineTooLong(Message, frozen=True):
    pass
