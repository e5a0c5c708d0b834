"""Which passphrase opens which library, kept in memory for as long as this program runs."""

from pathlib import Path

from trainer.library.cipher import looks_locked
from trainer.library.refusals import NAME, LibraryLockedError, in_words

__all__ = ["NAME", "is_locked", "keep_key", "key_for", "known_key"]

_known: dict[Path, str] = {}


def is_locked(folder: Path) -> bool:
    """Does the library in this folder need a passphrase, whether or not it is known already?

    Raises:
        LibraryError: its file cannot be read.
    """
    with in_words(folder / NAME):
        return looks_locked(folder / NAME)


def known_key(folder: Path) -> str | None:
    return _known.get(folder.resolve())


def keep_key(folder: Path, key: str | None) -> None:
    """From now on this opens the library in the folder; None forgets."""
    if key is None:
        _known.pop(folder.resolve(), None)
    else:
        _known[folder.resolve()] = key


def key_for(folder: Path, given: str | None) -> str | None:
    """What to open the library with; None for one that is not locked.

    A library that is not there yet is made with the key, where there is one: given, or known from a
    library that was there before.

    Raises:
        LibraryLockedError: it is locked, and nobody gave the passphrase.
    """
    key = given if given is not None else known_key(folder)
    if is_locked(folder):
        if key is None:
            raise LibraryLockedError(
                f"The library {folder / NAME} is locked with a passphrase: give it, in the window, "
                "when asked in a terminal, or in OUTBREATH_PASSPHRASE "
                "(if you never set one, the file is damaged: put a backup in its place)."
            )
        return key
    return None if (folder / NAME).exists() else key
