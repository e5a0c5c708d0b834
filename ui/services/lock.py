"""The lock of the library as the window sees it. No Qt.

Rule: a passphrase is handed on and never kept here.
"""

from dataclasses import dataclass
from pathlib import Path

from trainer.library import passphrase
from trainer.library.passphrase import Rewritten
from ui.services.maintenance import look_after
from ui.services.unsaved import is_shut, take_in_waiting, with_unsaved


@dataclass(frozen=True, slots=True)
class Lock:
    """Each method but the first two may raise a LibraryError with a sentence to show."""

    folder: Path

    @property
    def is_shut(self) -> bool:
        """Locked, and nobody gave the passphrase since the program began."""
        return is_shut(self.folder)

    @property
    def is_locked(self) -> bool:
        return self.is_shut or passphrase.is_locked(self.folder)

    def unlock(self, now: str) -> None:
        passphrase.unlock(self.folder, now)
        take_in_waiting(self.folder)

    def set_first(self, new: str) -> Rewritten:
        look_after(self.folder)  # nothing may lie beside it that is not in it
        return with_unsaved(self.folder, passphrase.set_first(self.folder, new))

    def change(self, now: str, new: str) -> Rewritten:
        passphrase.unlock(self.folder, now)
        look_after(self.folder)
        return with_unsaved(self.folder, passphrase.change(self.folder, now, new))

    def remove(self, now: str) -> Rewritten:
        passphrase.unlock(self.folder, now)
        look_after(self.folder)
        return with_unsaved(self.folder, passphrase.remove(self.folder, now))
