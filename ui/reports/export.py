"""One stored session as files in the formats that were asked for: each written whole, or not at all."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

from trainer.errors import TrainerError
from trainer.faults import attempt
from trainer.files import atomic_write, names
from trainer.files.atomic_write import ExportError
from trainer.formats import csv_export, edf_export, jsonl
from trainer.formats.redaction import redacted
from trainer.library.store import Library
from trainer.session.review import summarise
from ui.faults import report
from ui.reports.session_document import Paper, Told
from ui.services.reviews import note_export, review_of, with_state
from ui.services.sessions import Shelf

STDOUT: Final = Path("-")
ENDINGS: Final = {
    "csv": ".csv",
    "rr": ".rr.txt",
    "jsonl": ".jsonl",
    "edf": ".edf",
    "json": ".json",
    "pdf": ".pdf",
    "png": ".png",
    "svg": ".svg",
    "all": "",
}
NOT_WORKED_OUT: Final = (
    "{fmt} could not be worked out because of an error in Outbreath: "
    "jsonl has all that was recorded."
)
SOME_MISSING: Final = (
    "{names} could not be worked out because of an error in Outbreath; the others are in {folder}."
)
TEXTS: Final = ("csv", "rr", "jsonl", "json")


Writer: TypeAlias = Callable[[Told], Iterable[bytes]]


class ExportingShelf(Shelf):
    """The stored sessions, which can also be written to files."""

    def export(self, session_id: str, fmt: str, path: Path) -> Path:
        """Raises: LibraryError, ExportError."""
        with Library.open(self.folder, write=False) as library:
            written = export_session(library, session_id, fmt, path, force=True)
        note_export(self.folder, session_id, written)
        return written


def export_session(
    library: Library,
    session_id: str,
    fmt: str,
    path: Path | None = None,
    *,
    force: bool = False,
    redact: bool = False,
    paper: Paper | None = None,
) -> Path:
    """Write the session and return where. Without a path: a name of its own, in the present folder.

    Raises:
        LibraryError: the session cannot be read.
        ExportError: the file is there already, cannot be written, or lacks a part of the program.
    """
    told = _told(library, session_id, redact=redact, paper=paper)
    if path == STDOUT:
        _to_stdout(told, fmt)
        return STDOUT
    target = _target(told, fmt, path)
    if fmt == "all":
        _write_folder(target, told, force=force)
    else:
        atomic_write.write_bytes(target, _made(fmt, told), force=force)
    return target


def _made(fmt: str, told: Told) -> Iterator[bytes]:
    """Raises: ExportError, where an error of our own is in the way of this format."""
    try:
        yield from WRITERS[fmt](told)
    except TrainerError:
        raise
    except Exception as exc:
        report(f"export-as-{fmt}", exc)
        raise ExportError(NOT_WORKED_OUT.format(fmt=fmt)) from exc


def _told(library: Library, session_id: str, *, redact: bool, paper: Paper | None) -> Told:
    recording = library.recording(session_id)
    if redact:
        closed = library.entry(session_id).closed
        recording = redacted(recording)
        review = summarise(recording, interrupted=not closed, on_fault=report)
        told = with_state(review.json, library.entry(session_id), recording.doubt)
        return Told(recording, replace(review, json=told), paper)
    later = library.notebook.written_later(session_id)
    return Told(recording, review_of(library, session_id), paper, later)


def _to_stdout(told: Told, fmt: str) -> None:
    if fmt not in TEXTS:
        raise ExportError(f"{fmt} is no text: give the name of a file after -o instead of -.")
    for chunk in _made(fmt, told):
        sys.stdout.write(chunk.decode("utf-8"))
    sys.stdout.flush()


def _target(told: Told, fmt: str, path: Path | None) -> Path:
    recording = told.recording
    in_doubt = " in doubt" if recording.doubt is not None else ""
    word = f"{told.review.json['exercise']}{in_doubt}"
    name = names.file_stem(recording.id, recording.started, word) + ENDINGS[fmt]
    if path is None:
        return Path(name)
    return path / name if path.is_dir() and fmt != "all" else path


def _write_folder(folder: Path, told: Told, *, force: bool) -> None:
    """All formats in one folder, which appears when it is whole.

    In a folder that is there already (with `force`) one file after the other is replaced, once all of
    them are written.
    """
    if folder.exists() and not (force and folder.is_dir()):
        raise ExportError(f"{folder} is there already: choose another name, or use --force.")
    try:
        growing = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".outbreath-", suffix=".part"))
        try:
            missing = _write_files(growing, told)
            _put_in_place(growing, folder)
        finally:
            shutil.rmtree(growing, ignore_errors=True)
    except OSError as exc:
        raise ExportError(f"{folder} could not be written: {exc.strerror or exc}.") from exc
    if missing:
        raise ExportError(SOME_MISSING.format(names=", ".join(missing), folder=folder))


def _put_in_place(growing: Path, folder: Path) -> None:
    if folder.exists():
        for path in growing.iterdir():
            path.replace(folder / path.name)
        atomic_write.sync_folder(folder)
    else:
        growing.rename(folder)
    atomic_write.sync_folder(folder.parent)


def _write_files(folder: Path, told: Told) -> list[str]:
    """Write every file; the names of those that could not be worked out.

    Raises:
        ExportError: a file cannot be written.
    """
    missing = []
    for name, write in FILES.items():
        writing = partial(_write_file, folder / name, write, told)
        outcome = attempt(f"export-of-{name}", writing, None, report)
        if isinstance(outcome, ExportError):
            raise outcome
        if outcome is None:
            missing.append(name)
    none: dict[str, bytes] = {}
    for name, data in attempt("export-of-pictures", partial(_pictures, told), none, report).items():
        atomic_write.write_bytes(folder / name, [data])
    return missing


def _write_file(path: Path, write: Writer, told: Told) -> bool | ExportError:
    """True, or why the disk did not take it: no fault of what is written."""
    try:
        atomic_write.write_bytes(path, write(told))
    except ExportError as exc:
        return exc
    return True


def _encoded(lines: Iterable[str]) -> Iterable[bytes]:
    return (line.encode("utf-8") for line in lines)


def _csv(told: Told) -> Iterable[bytes]:
    rounds = told.review.rounds
    return _encoded(csv_export.format_beats_csv(told.review.judged, told.pacer_at, rounds))


def _minutes(told: Told) -> Iterable[bytes]:
    review = told.review
    lines = csv_export.format_minutes_csv(
        review.judged, review.rounds, told.pacer_at, told.resolution_ms
    )
    return _encoded(lines)


def _rr(told: Told) -> Iterable[bytes]:
    return _encoded(csv_export.format_rr_text(told.review.judged))


def _jsonl(told: Told) -> Iterable[bytes]:
    return _encoded(jsonl.dumps(told.recording, told.later))


def _json(told: Told) -> Iterable[bytes]:
    text = json.dumps(told.review.json, ensure_ascii=False, allow_nan=False, indent=2)
    return [(text + "\n").encode("utf-8")]


def _edf(told: Told) -> Iterable[bytes]:
    review = told.review
    return edf_export.format_session_edf(
        told.recording, review.judged, review.rounds, told.gaps, review.spans
    )


def _pdf(told: Told) -> Iterable[bytes]:
    return [_drawing().pdf(told)]


def _png(told: Told) -> Iterable[bytes]:
    return [_drawing().picture(told, "png")]


def _svg(told: Told) -> Iterable[bytes]:
    return [_drawing().picture(told, "svg")]


def _pictures(told: Told) -> dict[str, bytes]:
    """Each chart as PNG and SVG."""
    made: dict[str, bytes] = _drawing().pictures(told)
    return made


def _drawing() -> ModuleType:
    """What draws, loaded only when it is needed: all other formats are written without Qt.

    Raises:
        ExportError: Qt is not installed here.
    """
    try:
        from ui.reports import render
    except ImportError as exc:
        raise ExportError(
            "The report and its pictures are drawn with Qt, which is missing here: install "
            "PySide6-Essentials, or export csv, rr, jsonl, edf or json."
        ) from exc
    return render


FILES: Final[Mapping[str, Writer]] = {
    "beats.csv": _csv,
    "minutes.csv": _minutes,
    "events.csv": lambda told: _encoded(csv_export.format_events_csv(told.recording.events)),
    "rr.txt": _rr,
    "session.jsonl": _jsonl,
    "session.json": _json,
    "session.edf": _edf,
    "report.pdf": _pdf,
}
WRITERS: Final[Mapping[str, Writer]] = {
    "csv": _csv,
    "rr": _rr,
    "jsonl": _jsonl,
    "edf": _edf,
    "json": _json,
    "pdf": _pdf,
    "png": _png,
    "svg": _svg,
}
