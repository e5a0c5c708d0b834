"""A session's record: opened before its first event, closed after its last."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from trainer.errors import LibraryError
from trainer.library.folder_access import take_notices
from trainer.library.refusals import LibraryDamagedError
from trainer.library.salvage import rescue
from trainer.library.store import Library, new_id
from trainer.plan import SessionPlan
from trainer.recording import Recording
from ui import faults
from ui.left_behind import take_in_all
from ui.library_folder import close_interrupted, told_of
from ui.recorder import NOT_OPENED, Recorder

ALL_THE_SAME: Final = "The pause begins all the same."


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    started: datetime
    recorder: Recorder


def new_record(
    folder: Path, plan: SessionPlan, source: str, on_trouble: Callable[[str | None], None]
) -> Record:
    """A record with a name of its own. Nothing is on the disk before its recorder starts."""
    started = wall_time()
    id_ = new_id(started, secrets.token_hex(2))
    blank = Recording(id_, started.isoformat(timespec="seconds"), source, plan, None, ())
    return Record(id_, started, Recorder(folder, blank, on_trouble, started.date()))


@contextmanager
def kept(
    folder: Path, plan: SessionPlan, source: str, say: Callable[[str | None], None]
) -> Iterator[Record]:
    """Keep a session in the library. Where that cannot be opened, say so; the session begins all the same.

    Raises:
        LibraryError: the session is over, and the library did not take all of it.
    """
    record = new_record(folder, plan, source, say)
    start(folder, record, say)
    try:
        yield record
    finally:
        all_kept = record.recorder.stop()
    if not all_kept:
        raise LibraryError("The session is over, but not all of it is in the library: see above.")


def start(folder: Path, record: Record, say: Callable[[str | None], None]) -> None:
    """Put right what an earlier session left, and begin to record; what is in the way is said.

    A library that cannot be opened keeps nobody from the pause: its events are written at the end.
    """
    faults.keep_in(folder)
    troubles: list[str] = []
    with _saying(troubles):
        say(look_after(folder))
    with _saying(troubles):
        record.recorder.start()
        return
    say(" ".join([*dict.fromkeys(troubles), ALL_THE_SAME]))


@contextmanager
def _saying(troubles: list[str]) -> Iterator[None]:
    try:
        yield
    except LibraryError as exc:
        troubles.append(str(exc))
    except Exception as exc:  # noqa: BLE001  reported; the pause begins all the same
        faults.report("library", exc)
        troubles.append(NOT_OPENED)


def look_after(folder: Path) -> str | None:
    """Before a session: put right what an earlier one left, and say so; None if all was well.

    Before the first session of a day, and after damage was met, the library is checked. What can be read
    of a damaged one is rescued; what was left beside the library is taken in; sessions that a crash left
    open are closed.

    Raises:
        LibraryError: the library cannot be used.
    """
    try:
        told = _put_right(folder)
    except LibraryDamagedError:  # wherever in it the damage lies
        told = [rescue(folder, f"{wall_time():%Y%m%dT%H%M%S}").in_words(), *_put_right(folder)]
    return " ".join(sentence for sentence in (*take_notices(), *told) if sentence) or None


def _put_right(folder: Path) -> list[str | None]:
    """Raises: LibraryDamagedError."""
    with Library.open(folder, write=True) as library:
        library.check_before_session(wall_time().date())
        return [take_in_all(folder, library), told_of(close_interrupted(library))]
