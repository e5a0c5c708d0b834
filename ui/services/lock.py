"""The lock of the library as the window sees it. No Qt.

Rule: a passphrase is handed on and never kept here.
"""

from dataclasses import dataclass
from pathlib import Path

from trainer.library import passphrase
from trainer.library.passphrase import RewriteResult
from ui.services.maintenance import maintain_library
from ui.services.unsaved import needs_passphrase, take_in_waiting, with_unsaved


@dataclass(frozen=True, slots=True)
class Lock:
    """Each method but the first two may raise a LibraryError with a sentence to show."""

    folder: Path

    @property
    def needs_passphrase(self) -> bool:
        """Locked, and nobody gave the passphrase since the program began."""
        return needs_passphrase(self.folder)

    @property
    def is_locked(self) -> bool:
        return self.needs_passphrase or passphrase.is_locked(self.folder)

    def unlock(self, now: str) -> None:
        passphrase.unlock(self.folder, now)
        take_in_waiting(self.folder)

    def set_passphrase(self, new: str) -> RewriteResult:
        maintain_library(self.folder)  # nothing may lie beside it that is not in it
        return with_unsaved(self.folder, passphrase.set_passphrase(self.folder, new))

    def change_passphrase(self, now: str, new: str) -> RewriteResult:
        passphrase.unlock(self.folder, now)
        maintain_library(self.folder)
        return with_unsaved(self.folder, passphrase.change_passphrase(self.folder, now, new))

    def remove_passphrase(self, now: str) -> RewriteResult:
        passphrase.unlock(self.folder, now)
        maintain_library(self.folder)
        return with_unsaved(self.folder, passphrase.remove_passphrase(self.folder, now))
