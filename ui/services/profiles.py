"""Where a person's sessions are stored: the library's folder, and one folder for each profile.

A typed name never leads out of the folder, and two names never share one.

    library/                  of the default profile, as if there were no other
    library/profile.txt       the profile that was chosen last
    library/profiles/Anna/    Anna's library and settings
"""

import argparse
import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from trainer.errors import EXPECTED_ERRORS, TrainerError, message_of
from trainer.files.atomic_write import write_text_atomic
from trainer.files.digest import compute_digest
from ui.i18n.messages import NameUnusable, NoProfiles, ProfileNotKept

FOLDER: Final = "profiles"
CHOSEN: Final = "profile.txt"
DEFAULT_PROFILE: Final = ""
"""The name of who has the library's own folder."""
MAX_NAME_CHARS: Final = 40
RESERVED_NAMES: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{p}{n}" for p in ("com", "lpt") for n in range(10)),
}


class ProfileError(TrainerError):
    """The name or its folder cannot be used; the message says what to do instead."""


def safe_name(typed: str) -> str:
    """The folder name for a typed name. If characters had to be removed, a hash is appended.

    >>> safe_name(" Anna Maria ")
    'Anna Maria'
    >>> safe_name("../Anna")
    'Anna-3ea758'

    Raises
    ------
    ProfileError
        No character of it can be used.
    """
    name = unicodedata.normalize("NFC", typed.strip())
    usable = "".join(c for c in name if c.isalnum() or c in " -_")[:MAX_NAME_CHARS].strip()
    if not any(c.isalnum() for c in usable):
        raise ProfileError(NameUnusable())
    if usable == name and usable.lower() not in RESERVED_NAMES:
        return usable
    digest = compute_digest(name.encode("utf-8", "replace"))[:6]
    return f"{usable[: MAX_NAME_CHARS - len(digest) - 1].strip()}-{digest}"


def folder_for(library: Path, name: str) -> Path:
    """The folder of a profile's library. Raises ProfileError."""
    if not name.strip():
        return library
    safe = safe_name(name)
    known = {other.lower(): other for other in list_profiles(library)}
    return library / FOLDER / known.get(safe.lower(), safe)


def list_profiles(library: Path) -> list[str]:
    """The profiles that have a folder here, sorted."""
    with suppress(OSError):
        return sorted((f.name for f in (library / FOLDER).iterdir() if f.is_dir()), key=str.lower)
    return []


def current_profile(library: Path) -> str:
    """The profile chosen last; the default profile if there is none, or its folder is gone."""
    with suppress(OSError, ValueError, ProfileError):
        text = (library / CHOSEN).read_bytes()[:1000].decode("utf-8").strip()
        if text and folder_for(library, text).is_dir():
            return folder_for(library, text).name
    return DEFAULT_PROFILE


def choose_profile(library: Path, name: str) -> str:
    """Store the choice of a profile, and return its name. Raises ProfileError."""
    folder = folder_for(library, name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        chosen = DEFAULT_PROFILE if folder == library else folder.name
        write_text_atomic(library / CHOSEN, [chosen + "\n"], force=True)
    except EXPECTED_ERRORS as exc:
        raise ProfileError(ProfileNotKept(message_of(exc))) from exc
    return chosen


class ProfileList(Struct, frozen=True):
    """The profiles on this computer, and the one shown in the window. Without a library there are no others."""

    library: Path | None = None
    now: str = DEFAULT_PROFILE

    def names(self) -> list[str]:
        return list_profiles(self.library) if self.library is not None else []

    def choose(self, name: str) -> str:
        """Choose a profile, and return its name. Raises ProfileError."""
        if self.library is None:
            raise ProfileError(NoProfiles())
        return choose_profile(self.library, name)


VARIABLE: Final = "OUTBREATH_LIBRARY"


def folder_from_arguments(args: argparse.Namespace) -> Path:
    """The folder of the profile in the arguments, or of the one chosen last in the window.

    Raises
    ------
    ProfileError
        The name cannot be used.
    """
    library = library_from_arguments(args)
    name = getattr(args, "profile", None)
    return folder_for(library, current_profile(library) if name is None else name)


def library_from_arguments(args: argparse.Namespace) -> Path:
    """The library's folder: from the arguments, else the environment, else where this system keeps data."""
    chosen = getattr(args, "library", None) or os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("outbreath", appauthor=False)
