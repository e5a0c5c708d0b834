"""Locking and unlocking the library for the window. A passphrase is passed on and never stored here."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from trainer.messages import Message
from ui.services.passphrase_state import (
    describe_locked,
    keeps_locked_sessions,
    needs_passphrase,
)

if TYPE_CHECKING:
    from trainer.library.passphrase import RewriteResult


class Lock(Struct, frozen=True):
    """The lock of the library in a folder. Methods raise `LibraryError` with a sentence to show; properties do not."""

    folder: Path

    @property
    def needs_passphrase(self) -> bool:
        """Whether the library is locked, and was not unlocked since the program began."""
        return needs_passphrase(self.folder)

    @property
    def is_locked(self) -> bool:
        from trainer.library import passphrase

        return self.needs_passphrase or passphrase.is_locked(self.folder)

    @property
    def obstacle(self) -> Message | None:
        """Why no passphrase can be set here; None if one can."""
        from trainer.library.encryption import has_cipher
        from trainer.library.messages import CipherMissing

        return None if has_cipher() else CipherMissing()

    @property
    def keeps_sessions(self) -> bool:
        """Whether a pause that begins while the library is locked is kept, encrypted."""
        return keeps_locked_sessions(self.folder)

    def describe(self) -> Message:
        """What is said before a pause that begins while the library is locked."""
        return describe_locked(self.folder)

    def unlock(self, now: str) -> tuple[Message, ...]:
        """Unlock the library and import what waits; return what is to be said of it."""
        from trainer.library import passphrase
        from ui.services.unsaved.remainders import import_waiting

        passphrase.unlock(self.folder, now)
        return import_waiting(self.folder)

    def set_passphrase(self, new: str) -> "RewriteResult":
        from trainer.library import passphrase
        from ui.services.maintenance import maintain_library
        from ui.services.unsaved.remainders import with_unsaved

        maintain_library(
            self.folder
        )  # imports what lies beside the library, so that it is encrypted too
        return with_unsaved(self.folder, passphrase.set_passphrase(self.folder, new))

    def change_passphrase(self, now: str, new: str) -> "RewriteResult":
        from trainer.library import passphrase
        from ui.services.maintenance import maintain_library
        from ui.services.unsaved.remainders import with_unsaved

        passphrase.unlock(self.folder, now)
        maintain_library(self.folder)
        return with_unsaved(self.folder, passphrase.change_passphrase(self.folder, now, new))

    def remove_passphrase(self, now: str) -> "RewriteResult":
        from trainer.library import passphrase
        from ui.services.maintenance import maintain_library
        from ui.services.unsaved.remainders import with_unsaved

        passphrase.unlock(self.folder, now)
        maintain_library(self.folder)
        return with_unsaved(self.folder, passphrase.remove_passphrase(self.folder, now))
