"""What a session could not write to the library: kept in a file beside it, and taken in when it can be.

Rule: what is left behind of a locked library is locked with the same passphrase, or not kept at all;
the person is told which. A file is removed only after all of it is committed to the library.
"""

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Final

from trainer.errors import LibraryError, RecordingError
from trainer.library.event_rows import row_of
from trainer.library.importers import read_file
from trainer.library.jsonl import dumps
from trainer.library.keys import is_locked, known_key
from trainer.library.safe_write import ExportError, write_text
from trainer.library.store import Library
from trainer.recording import Ended, Recording
from trainer.summary import summarise
from ui.faults import report

REST: Final = re.compile(r"(?P<session>.+)-rest-(?P<seq>[0-9]{1,9})", re.ASCII)


def rest_id(session_id: str, seq: int) -> str:
    """The id of what is left of a session from its event number `seq` on."""
    return f"{session_id}-rest-{seq}"


def is_shut(folder: Path) -> bool:
    """Is the library locked, and its passphrase not known?"""
    with suppress(LibraryError):
        return is_locked(folder) and known_key(folder) is None
    return False


def leave(folder: Path, rest: Recording) -> Path | None:
    """Keep the rest of a session in a file; None where no disk takes it, or none may."""
    with suppress(LibraryError):
        if is_locked(folder):
            return _leave_locked(folder, rest)
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / f"outbreath-{rest.id}.jsonl"
        with suppress(ExportError):
            write_text(path, dumps(rest), force=True)
            return path
    return None


def _leave_locked(folder: Path, rest: Recording) -> Path | None:
    key = known_key(folder)
    if key is None:
        return None
    place = folder / f"outbreath-{rest.id}"
    with suppress(LibraryError):
        with Library.open(place, write=True, key=key) as library:
            library.add_recording(rest, {})
        return place
    return None


def take_in_all(folder: Path, library: Library) -> str | None:
    """Take in what earlier sessions left beside the library, and say so; None if there was nothing."""
    taken: list[str] = []
    refused: list[str] = []
    for path in sorted(folder.glob("outbreath-*-rest-*")):
        reader = _read_locked if path.is_dir() else _read_plain
        if path.suffix not in ("", ".jsonl"):
            continue
        try:
            taken.append(_take_in_file(library, path, reader))
        except LibraryError as exc:  # there may be room, or the passphrase, the next time
            refused.append(f"{path.name} is not in the library yet: {exc}")
        except RecordingError as exc:
            path.rename(path.with_name(f"{path.name}.unreadable"))
            refused.append(f"{path.name} could not be taken in and is kept: {exc}")
    if taken:
        sessions = ", ".join(dict.fromkeys(taken))
        refused.insert(0, f"What was left beside the library is in it now ({sessions}).")
    return " ".join(refused) or None


def take_in(library: Library, rest: Recording) -> str:
    """Put the rest of a session where it belongs; the session's id.

    Raises:
        LibraryError: the library does not take it.
    """
    found = REST.fullmatch(rest.id)
    session_id, seq = (found["session"], int(found["seq"])) if found else (rest.id, 0)
    if session_id not in _ids(library):
        if seq > 0:  # the library that held its beginning is gone
            library.add_recording(rest, summarise(rest, on_fault=report).json)
            return rest.id
        library.begin_session(session_id, rest.started, rest.source, rest.plan)
    rows = [row_of(seq + place, event) for place, event in enumerate(rest.events)]
    library.append(session_id, rows)
    if rest.ended is not None or library.entry(session_id).closed:
        ended = rest.ended or Ended.INTERRUPTED
        whole = replace(library.recording(session_id), ended=ended)
        library.close_session(session_id, ended, summarise(whole, on_fault=report).json)
    return session_id


def _ids(library: Library) -> set[str]:
    return {entry.id for entry in library.sessions()}


def _take_in_file(library: Library, path: Path, read: Callable[[Path], Recording]) -> str:
    session_id = take_in(library, read(path))
    if path.is_dir():
        rmtree(path)
    else:
        path.unlink()
    return session_id


def _read_plain(path: Path) -> Recording:
    return read_file(path).recording


def _read_locked(place: Path) -> Recording:
    """Raises: LibraryError, also for one of another passphrase."""
    with Library.open(place, write=False, key=known_key(place.parent)) as library:
        return library.recording(library.find("last"))
