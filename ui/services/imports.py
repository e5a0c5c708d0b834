"""Files of others: found in folders, read for a preview, and imported in the library.

A preview holds no recording: a thousand files are looked at in little memory, and each is read again when it
is imported.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from devices.waveforms.records import find_beats
from trainer.errors import TrainerError
from trainer.files.text_file import to_printable
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.reader import ImportedRecording, read_file
from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from trainer.library.keys import known_key
from trainer.library.sealed.key_pairs import private_keys
from trainer.library.sealed.recording import ENDING, is_sealed, read_sealed
from trainer.library.store import Library
from trainer.messages import Message
from trainer.practice.summary import SessionSummary
from trainer.session.review import Review, summarize
from ui.faults import report
from ui.i18n.rendering import to_english
from ui.services.unsaved.remainders import (
    import_unsaved,
    is_remainder,
    is_sealed_log,
    read_remainder,
)

MAX_FILES: Final = 10_000
MAX_FOLDERS: Final = 10_000
PREVIEW_S: Final = 60.0
MS_PER_MIN: Final = 60_000.0

RatePoint: TypeAlias = tuple[float, float]
IsStopped: TypeAlias = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What a file was understood to be.

    Parameters
    ----------
    choice : ReadingChoice
        What a person said of it, which is imported with it.
    understood, reasons : tuple of Message
        How it was understood, and what spoke for that.
    missing : Message or None
        What of it is not there, where its end was cut off.
    unit : str
    is_table : bool
        Whether it can be read in another way.
    summary : SessionSummary
    first_minute : tuple of (float, float)
        Heart rates of its first minute: s from the first beat on, and beats per minute.
    """

    path: Path
    choice: ReadingChoice
    understood: tuple[Message, ...]
    reasons: tuple[Message, ...]
    missing: Message | None
    unit: str
    is_table: bool
    summary: SessionSummary
    first_minute: tuple[RatePoint, ...]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not understood, or could not be imported, and why."""

    path: Path
    reason: Message
    choice: ReadingChoice = NO_CHOICE


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that is in the library now.

    Parameters
    ----------
    is_new : bool
        False where it was in the library before.
    """

    path: Path
    session_id: str
    is_new: bool


def find_files(paths: Iterable[Path], is_stopped: IsStopped = lambda: False) -> list[Path]:
    """Return the files, and those in the folders with all their folders, sorted; hidden ones are left out.

    Links to folders are not followed. There are at most `MAX_FILES`.
    """
    files: dict[Path, None] = {}
    for path in paths:
        inside = _files_below(path) if path.is_dir() else iter([path])
        for file in inside:
            if is_stopped() or len(files) >= MAX_FILES:
                return list(files)
            files[file] = None
    return list(files)


def _files_below(folder: Path) -> Iterator[Path]:
    for n, (here, folders, names) in enumerate(os.walk(folder)):
        if n >= MAX_FOLDERS:
            return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and path.is_file():
                yield path


def read_importable(path: Path, choice: ReadingChoice = NO_CHOICE) -> ImportedRecording:
    """Read any file that can be imported, with the beats of raw signals detected.

    Raises
    ------
    RecordingError
        It cannot be read or understood.
    """
    return complete_with_pacer(read_file(path, choice, find_beats))


def import_recording(
    library: Library, imported: ImportedRecording
) -> tuple[SessionSummary, bool, int]:
    """Add a recording to the library, unless it is there.

    Returns
    -------
    tuple
        Its summary, whether it is new, and how many later annotations were new.
    """
    recording = imported.recording
    summary = summarize(recording, on_fault=report).summary
    is_new = library.add_recording(recording, summary_to_json(summary, to_english))
    later = 0
    if imported.annotations:
        later = library.notebook.merge_annotations(recording.id, imported.annotations)
    return summary, is_new, later


def preview_file(
    folder: Path, path: Path, choice: ReadingChoice = NO_CHOICE
) -> FilePreview | RefusedFile:
    """Read a file and say what it is. `folder` is that of the library, which may hold the passphrase."""
    try:
        imported = _read(folder, path, choice)
        review = summarize(imported.recording, on_fault=report)
    except TrainerError as exc:
        return RefusedFile(path, exc.message, choice)
    return FilePreview(
        path,
        choice,
        imported.understood,
        imported.reasons,
        imported.missing,
        imported.unit,
        imported.reading is not None,
        review.summary,
        tuple(_first_minute(review)),
    )


def import_files(
    folder: Path,
    wanted: Sequence[tuple[Path, ReadingChoice]],
    is_stopped: IsStopped = lambda: False,
) -> Iterator[ImportedFile | RefusedFile]:
    """Import files into the library one by one.

    Raises
    ------
    LibraryError
        The library cannot be written.
    """
    with Library.open(folder, write=True) as library:
        for path, choice in wanted:
            if is_stopped():
                return
            try:
                yield _import_one(library, path, _read(folder, path, choice))
            except TrainerError as exc:
                yield RefusedFile(path, exc.message, choice)


def _read(folder: Path, path: Path, choice: ReadingChoice) -> ImportedRecording:
    if is_sealed_log(path):
        with Library.open(folder, write=False) as library:
            recording = read_remainder(path, None, private_keys(library))
    elif path.suffix == ENDING and is_sealed(path):
        recording = read_sealed(path, known_key(folder))
    else:
        return read_importable(path, choice)
    return ImportedRecording(recording, (), kind=to_printable(path.name))


def _import_one(library: Library, path: Path, imported: ImportedRecording) -> ImportedFile:
    if is_remainder(imported.recording):
        result = import_unsaved(library, imported.recording)
        return ImportedFile(path, result.session_id, result.is_change)
    summary, is_new, _ = import_recording(library, imported)
    return ImportedFile(path, summary.id, is_new)


def _first_minute(review: Review) -> Iterator[RatePoint]:
    beats = [judged.beat for judged in review.judged if judged.beat.rr_ms > 0.0]
    for beat in beats:
        t = beat.t - beats[0].t
        if t > PREVIEW_S:
            return
        yield t, MS_PER_MIN / beat.rr_ms
