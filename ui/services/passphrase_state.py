"""Whether a library waits for its passphrase: asked before anything is read from it, also by the first frame."""

from contextlib import suppress
from pathlib import Path

from trainer.errors import LibraryError
from trainer.library.file_header import NAME, is_certainly_plain


def needs_passphrase(folder: Path) -> bool:
    """Whether the library is locked, and its passphrase is not known."""
    with suppress(LibraryError, OSError):
        if is_certainly_plain(folder / NAME):
            return False
        from trainer.library.keys import is_locked, known_key

        return is_locked(folder) and known_key(folder) is None
    return False
