"""Whether a library waits for its passphrase: asked before anything is read from it, also by the first frame."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.library.file_header import NAME, is_certainly_plain
from trainer.library.sealed.public_key import is_installed, read_public_key
from trainer.messages import Message
from ui.i18n.messages import KeptUntilUnlocked, NotKeptBeforeUnlock, NotKeptWithoutPackage

UNLOCKING_VARIABLE: Final = "OUTBREATH_PASSPHRASE"
"""The variable of the environment that unlocks a library without a question."""


def needs_passphrase(folder: Path) -> bool:
    """Whether the library is locked, and its passphrase is not known."""
    with suppress(LibraryError, OSError):
        if is_certainly_plain(folder / NAME):
            return False
        from trainer.library.keys import is_locked, known_key

        return known_key(folder) is None and is_locked(folder)
    return False


def keeps_locked_sessions(folder: Path) -> bool:
    """Whether a session that begins while the library is locked will be kept."""
    return is_installed() and read_public_key(folder) is not None


def describe_locked(folder: Path) -> Message:
    """What is said before a session that begins while the library is locked: whether it will be kept."""
    if keeps_locked_sessions(folder):
        return KeptUntilUnlocked()
    return NotKeptBeforeUnlock() if is_installed() else NotKeptWithoutPackage()
