"""Where the remainder of a session is saved when the library's own folder cannot be written.

Lasting folders of the person come first; the system's temporary folder is used only if none of them can be
written. Each library has a folder of its own there, named by a hash of the library's path, so that nothing
of one person is imported into the library of another.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import Final

from trainer.files.digest import compute_digest

UNSAVED: Final = "unsaved"
IN_HOME: Final = ".outbreath-unsaved"
IN_TEMPORARY: Final = "outbreath-unsaved-"
HASH_DIGITS: Final = 16
OTHERS_MODE_BITS: Final = 0o077  # the permission bits of everyone but the owner


def candidate_folders(library: Path) -> Iterator[Path]:
    """Where to write, in order: beside the library, the lasting folders, a new temporary one.

    Each is there and private when it is yielded; whether it takes anything shows when it is written to.
    """
    if library.is_dir():
        yield library
    for folder in lasting_folders(library):
        with suppress(OSError):
            create_private(folder)
            yield folder
    with suppress(OSError):
        yield make_temporary(library)


def lasting_folders(library: Path) -> list[Path]:
    """The folders to try, in order: below the person's state, data and cache folders, then their home."""
    from platformdirs import user_cache_path, user_data_path, user_state_path

    path_hash = _path_hash(library)
    paths = (user_state_path, user_data_path, user_cache_path)
    folders = [path("outbreath", appauthor=False) / UNSAVED / path_hash for path in paths]
    with suppress(RuntimeError):  # the home folder is unknown
        folders.append(Path.home() / IN_HOME / path_hash)
    return list(dict.fromkeys(folders))


def create_private(folder: Path) -> None:
    """Make the folder, readable by its owner only.

    Raises
    ------
    OSError
        It cannot be made, or belongs to somebody else.
    """
    for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if not is_own(folder) or not folder.is_dir():
        raise PermissionError(f"{folder} belongs to somebody else")
    if os.name == "posix" and S_IMODE(folder.stat().st_mode) & OTHERS_MODE_BITS:
        folder.chmod(0o700)


def make_temporary(library: Path) -> Path:
    """A new folder below the system's temporary one. Raises OSError."""
    return Path(tempfile.mkdtemp(prefix=f"{IN_TEMPORARY}{_path_hash(library)}-"))


def is_temporary(path: Path) -> bool:
    """Whether the path is in a folder which the system may empty."""
    with suppress(OSError):
        return path.is_relative_to(tempfile.gettempdir()) and IN_TEMPORARY in path.parent.name
    return False


def remove_if_empty(folder: Path) -> None:
    """Remove a fallback folder that is empty. Any other folder stays."""
    is_one = folder.parent.name in (UNSAVED, IN_HOME) or folder.name.startswith(IN_TEMPORARY)
    if is_one and is_own(folder):
        with suppress(OSError):
            folder.rmdir()


def folders_in_use(library: Path) -> Iterator[Path]:
    """The library's fallback folders that exist and belong to this person."""
    yield from (folder for folder in lasting_folders(library) if _is_own_folder(folder))
    with suppress(OSError):
        candidates = Path(tempfile.gettempdir()).glob(f"{IN_TEMPORARY}{_path_hash(library)}-*")
        yield from (folder for folder in candidates if _is_own_folder(folder))


def is_own(path: Path) -> bool:
    """Whether the path belongs to this person, and is no link."""
    try:
        status = path.lstat()
    except OSError:
        return False
    is_plain = S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)
    return is_plain and (os.name != "posix" or status.st_uid == os.geteuid())


def _is_own_folder(folder: Path) -> bool:
    return is_own(folder) and folder.is_dir()


def _path_hash(library: Path) -> str:
    return compute_digest(os.fsencode(library.resolve()))[:HASH_DIGITS]
