"""What a session could not write to the library: saved to a file, and imported once it is possible.

The file lies beside the library or, where nothing can be written there, in a folder of the person's own
(see `fallback_folders`). The remainder of a session of a library with a passphrase is encrypted: with the
passphrase where it is known, else with the library's public key (see `sealed_session`), or it is not saved at
all; a message says which. A file is removed, and overwritten, only after
all of it is committed to the library.
"""

import tempfile
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from types import MappingProxyType
from typing import Final

from trainer.errors import LibraryError, RecordingError, system_text
from trainer.files.atomic_write import ExportError, write_text_atomic
from trainer.files.secure_delete import remove
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.keys import known_key
from trainer.library.passphrase import RewriteResult
from trainer.library.sealed import log as sealed_log
from trainer.library.sealed.key_pairs import PrivateKeys, private_keys, private_keys_in_backups
from trainer.library.sealed.log import SealedForAnotherError, is_being_appended, sealed_for
from trainer.library.sealed.public_key import key_id, read_public_key
from trainer.library.sealed.recording import ENDING, read_sealed, write_sealed
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.library.tables.session_ids import (
    REMAINDER_ID,
    REMAINDER_PREFIX,
    split_remainder_id,
)
from trainer.library.tables.sessions import SessionEntry
from trainer.messages import Message
from trainer.recording import Completion, Recording
from ui.faults import report
from ui.i18n.messages import (
    EventsMissingBefore,
    NotImportable,
    NotImportedYet,
    SealedImported,
    SealedInPart,
    UnsavedImported,
)
from ui.i18n.rendering import to_english
from ui.services.passphrase_state import needs_passphrase
from ui.services.unsaved.fallback_folders import (
    candidate_folders,
    folders_in_use,
    is_own,
    remove_if_empty,
)
from ui.services.unsaved.sealed_session import save_sealed

REMAINDER_GLOB: Final = f"{REMAINDER_PREFIX}*-rest-*"
FILE_SUFFIXES: Final = ("", ".jsonl", ENDING, sealed_log.SUFFIX)
"""A folder, by an earlier version; a text; encrypted with the passphrase; with the public key."""
ASIDE: Final = ".aside"  # encrypted for another library: tried again once its key is there
DAMAGED: Final = ".damaged"  # what could be decrypted is in the library
UNREADABLE: Final = ".unreadable"  # nothing of it could be read
ALL_SUFFIXES: Final = (*FILE_SUFFIXES, ASIDE, DAMAGED, UNREADABLE)
"""Also of those that are kept and not tried again."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of importing the remainder of a session.

    Parameters
    ----------
    session_id : str
    added : int
        Events that are new in the library.
    missing : int
        Events between those in the library and the remainder.
    is_change : bool
        False if all of it was in the library before.
    was_sealed : bool
        It was recorded while the library was locked.
    """

    session_id: str
    added: int
    missing: int = 0
    is_change: bool = True
    was_sealed: bool = False


def is_remainder(recording: Recording) -> bool:
    """Whether this is the remainder of a session, rather than a session."""
    return split_remainder_id(recording.id) is not None


def save_unsaved(folder: Path, rest: Recording) -> Path | None:
    """Save the remainder of a session; None if no disk takes it, or it may not be saved unencrypted."""
    if needs_passphrase(folder):
        return save_sealed(folder, rest)
    key = known_key(folder)  # also if the library itself is gone by now
    for candidate in candidate_folders(folder):
        with suppress(ExportError, LibraryError, OSError):
            return _write_in(candidate, rest, key)
        remove_if_empty(candidate)
    return None


def _write_in(candidate: Path, rest: Recording, key: str | None) -> Path:
    path = candidate / f"{REMAINDER_PREFIX}{rest.id}{'.jsonl' if key is None else ENDING}"
    if key is None:
        from trainer.formats.jsonl import format_jsonl

        write_text_atomic(path, format_jsonl(rest), force=True)
    else:
        write_sealed(path, rest, key)
    return path


def find_unsaved_files(
    folder: Path, session_id: str = "*", suffixes: tuple[str, ...] = FILE_SUFFIXES
) -> list[Path]:
    """The files with unsaved events of the library's sessions, or of one of them."""
    pattern = f"{REMAINDER_PREFIX}{session_id}-rest-*"
    beside = [path for path in folder.glob(pattern) if not path.is_symlink()]
    apart = [path for fallback in folders_in_use(folder) for path in fallback.glob(pattern)]
    files = (*sorted(beside), *sorted(path for path in apart if is_own(path)))
    return [path for path in files if path.suffix in suffixes]


def discard(path: Path) -> None:
    """Overwrite and remove a file of unsaved events, and its fallback folder if that is empty then."""
    if path.is_dir():
        for inner in path.rglob("*"):
            if inner.is_file():
                remove(inner)
        rmtree(path)
    else:
        remove(path)
        remove(sealed_log.lock_path(path))
    remove_if_empty(path.parent)


def import_all_unsaved(folder: Path, library: Library) -> tuple[Message, ...]:
    """Import what earlier sessions left, and return what is to be said of it."""
    unsaved = _UnsavedFiles(folder, library)
    for path in unsaved.find():
        try:
            unsaved.import_file(path)
        except SealedForAnotherError as exc:
            unsaved.set_aside(path, ASIDE)
            unsaved.refused.append(NotImportable(path.name, exc.message))
        except LibraryError as exc:  # the disk or the passphrase may be there the next time
            unsaved.refused.append(NotImportedYet(path.name, exc.message))
        except RecordingError as exc:
            unsaved.set_aside(path, UNREADABLE)
            unsaved.refused.append(NotImportable(path.name, exc.message))
        except OSError as exc:
            unsaved.refused.append(NotImportedYet(path.name, system_text(exc)))
    return (*_import_messages(unsaved.taken), *unsaved.refused)


class _UnsavedFiles:
    """The files that earlier sessions left, and what became of them."""

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder, self._library = folder, library
        self._keys = private_keys(library)
        self.taken: list[ImportResult] = []
        self.refused: list[Message] = []

    def find(self) -> list[Path]:
        """The files that can be imported, the beginning of a session before its end."""
        waiting = _find_waiting(self._folder, self._keys)
        free = [path for path in waiting if not is_being_appended(path)]
        return [*sorted(free, key=_first_seq), *_files_of_earlier_versions(self._library)]

    def import_file(self, path: Path) -> None:
        """Import a file and remove it; one that could not be read whole is kept."""
        rest = read_remainder(path, known_key(self._folder), self._keys_for(path))
        result = import_unsaved(self._library, rest)
        self.taken.append(replace(result, was_sealed=is_sealed_log(path)))
        if rest.doubt is None:
            discard(path)
        else:
            aside = self.set_aside(path, DAMAGED)
            self.refused.append(SealedInPart(aside.name))

    def set_aside(self, path: Path, suffix: str) -> Path:
        """Rename a file, so that it is kept and not tried again."""
        aside = path.with_name(path.name.removesuffix(ASIDE) + suffix)
        path.rename(aside)
        remove(sealed_log.lock_path(path))
        return aside

    def _keys_for(self, path: Path) -> PrivateKeys:
        """The library's private keys; those in backups too, if it was encrypted with another one."""
        if is_sealed_log(path) and sealed_for(path) not in self._keys:
            passphrase = known_key(self._folder)
            return {**private_keys_in_backups(self._folder, passphrase), **self._keys}
        return self._keys


def is_sealed_log(path: Path) -> bool:
    """Whether the file is one of a session that was recorded while the library was locked."""
    return path.name.removesuffix(ASIDE).endswith(sealed_log.SUFFIX)


def _sealed_for(path: Path) -> str:
    with suppress(OSError):
        return sealed_for(path)
    return ""


def _first_seq(path: Path) -> int:
    match = REMAINDER_ID.match(path.name.removeprefix(REMAINDER_PREFIX))
    return int(match["seq"]) if match else 0


def with_unsaved(folder: Path, done: RewriteResult) -> RewriteResult:
    """Name what could not be taken in among what was left as it was when the lock was turned."""
    return replace(done, left=tuple(dict.fromkeys((*done.left, *find_unsaved_files(folder)))))


def import_waiting(folder: Path) -> tuple[Message, ...]:
    """As `import_all_unsaved` if there are files and the library can be written; else nothing is done."""
    public_key = read_public_key(folder)
    if _find_waiting(folder, () if public_key is None else (key_id(public_key),)):
        with suppress(LibraryError), Library.open(folder, write=True) as library:
            return import_all_unsaved(folder, library)
    return ()


def _find_waiting(folder: Path, key_ids: Container[str]) -> list[Path]:
    """The files to import; of those that were set aside, the ones that one of these keys decrypts."""
    waiting = find_unsaved_files(folder, suffixes=(*FILE_SUFFIXES, ASIDE))
    return [path for path in waiting if path.suffix != ASIDE or _sealed_for(path) in key_ids]


def _import_messages(taken: list[ImportResult]) -> Iterator[Message]:
    changed = dict.fromkeys(one.session_id for one in taken if one.is_change and not one.was_sealed)
    if changed:
        yield UnsavedImported(tuple(changed))
    unsealed = {one.session_id for one in taken if one.is_change and one.was_sealed}
    if unsealed:
        yield SealedImported(len(unsealed))
    for one in taken:
        if one.missing:
            yield EventsMissingBefore(one.missing, one.session_id)


def _files_of_earlier_versions(library: Library) -> list[Path]:
    """Files in the temporary folder itself, of sessions in this library only."""
    match: list[Path] = []
    with suppress(OSError):
        for path in Path(tempfile.gettempdir()).glob(f"{REMAINDER_GLOB}.jsonl"):
            named = REMAINDER_ID.fullmatch(path.stem.removeprefix(REMAINDER_PREFIX))
            if named and is_own(path) and library.has(named["session"]):
                match.append(path)
    return sorted(match)


def read_remainder(
    path: Path, key: str | None, keys: PrivateKeys = MappingProxyType({})
) -> Recording:
    """Read a file with the remainder of a session; the passphrase `key` or one of the `keys` decrypts it.

    Raises
    ------
    LibraryError
        It is encrypted, and the key is missing or wrong.
    RecordingError
        It contains no recording.
    """
    if is_sealed_log(path):
        return sealed_log.read_sealed_log(path, keys)
    if path.is_dir():
        with Library.open(path, write=False, key=key) as library:
            return library.recording(library.find("last"))
    if path.suffix == ENDING:
        return read_sealed(path, key)
    from trainer.formats.reader import read_file  # brings every importer along

    return read_file(path).recording


def import_unsaved(library: Library, rest: Recording) -> ImportResult:
    """Append the remainder of a session to its beginning. Importing it twice changes nothing more.

    Raises
    ------
    LibraryError
        The library refuses it, or has other events in its place.
    """
    session_id, seq = split_remainder_id(rest.id) or (rest.id, 0)
    is_new = not library.has(session_id)
    if rest.doubt is not None:  # nobody can say which places its events have
        return _import_alone(library, replace(rest, id=session_id) if is_new else rest)
    if is_new and seq > 0:  # the library that held its beginning is gone
        return _import_alone(library, rest)
    if is_new:
        library.begin_session(session_id, rest.started, rest.source, rest.plan)
    before = library.entry(session_id)
    rows = [event_to_row(seq + index, event) for index, event in enumerate(rest.events)]
    stored, added = library.join(session_id, rows)
    ended = _completion_after(before, rest.ended)
    if ended is not None:
        library.close_session(session_id, ended, _summary(library, session_id, ended))
    missing = max(0, seq - stored) if added else 0
    return ImportResult(
        session_id, added, missing, is_change=is_new or added > 0 or ended != before.ended
    )


def _import_alone(library: Library, rest: Recording) -> ImportResult:
    """As a session of its own."""
    is_new = library.add_recording(rest, _summarize(rest))
    return ImportResult(rest.id, len(rest.events) if is_new else 0, is_change=is_new)


def _completion_after(entry: SessionEntry, reported_end: Completion | None) -> Completion | None:
    """How the session ended; None if nobody closed it and the remainder does not say."""
    if reported_end is not None:
        return reported_end
    return (entry.ended or Completion.INTERRUPTED) if entry.closed else None


def _summary(library: Library, session_id: str, ended: Completion) -> dict[str, object] | None:
    """None if the beginning is damaged: the events after it are stored all the same."""
    try:
        recording = replace(library.recording(session_id), ended=ended)
        return _summarize(recording)
    except LibraryError:
        return None


def _summarize(recording: Recording) -> dict[str, object]:
    from trainer.session.review import summarize  # with NumPy

    return summary_to_json(summarize(recording, on_fault=report).summary, to_english)
