"""One stored session as files in the formats that were asked for: each written whole, or not at all."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

from trainer.library import (
    beats_csv,
    edf_session,
    events_csv,
    jsonl,
    minutes_csv,
    names,
    rr_text,
    safe_write,
)
from trainer.library.redacted import redacted
from trainer.library.safe_write import ExportError
from trainer.library.store import Library
from trainer.summary import summarise
from ui.library_folder import review_of, with_state
from ui.told import Paper, Told

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
TEXTS: Final = ("csv", "rr", "jsonl", "json")


Writer: TypeAlias = Callable[[Told], Iterable[bytes]]


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
        safe_write.write_bytes(target, WRITERS[fmt](told), force=force)
    return target


def _told(library: Library, session_id: str, *, redact: bool, paper: Paper | None) -> Told:
    recording = library.recording(session_id)
    if redact:
        closed = library.entry(session_id).closed
        recording = redacted(recording)
        review = summarise(recording, interrupted=not closed)
        told = with_state(review.json, library.entry(session_id), recording.doubt)
        return Told(recording, replace(review, json=told), paper)
    later = library.notebook.written_later(session_id)
    return Told(recording, review_of(library, session_id), paper, later)


def _to_stdout(told: Told, fmt: str) -> None:
    if fmt not in TEXTS:
        raise ExportError(f"{fmt} is no text: give the name of a file after -o instead of -.")
    for chunk in WRITERS[fmt](told):
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

    In a folder that is there already (with `force`) one file after the other is replaced.
    """
    if folder.exists() and not (force and folder.is_dir()):
        raise ExportError(f"{folder} is there already: choose another name, or use --force.")
    files = _files(told)
    if folder.exists():
        for name, chunks in files.items():
            safe_write.write_bytes(folder / name, chunks, force=True)
        return
    try:
        _write_new_folder(folder, files)
    except OSError as exc:
        raise ExportError(f"{folder} could not be written: {exc.strerror or exc}.") from exc


def _write_new_folder(folder: Path, files: Mapping[str, Iterable[bytes]]) -> None:
    growing = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".outbreath-", suffix=".part"))
    try:
        for name, chunks in files.items():
            safe_write.write_bytes(growing / name, chunks)
        growing.rename(folder)
    except BaseException:
        shutil.rmtree(growing, ignore_errors=True)
        raise
    safe_write.sync_folder(folder.parent)


def _files(told: Told) -> dict[str, Iterable[bytes]]:
    """Every file of the folder, worked out before the first is written."""
    made: dict[str, Iterable[bytes]] = {
        "beats.csv": list(_csv(told)),
        "minutes.csv": list(_minutes(told)),
        "events.csv": list(_encoded(events_csv.dumps(told.recording.events))),
        "rr.txt": list(_rr(told)),
        "session.jsonl": list(_jsonl(told)),
        "session.json": list(_json(told)),
        "session.edf": list(_edf(told)),
        "report.pdf": list(_pdf(told)),
    }
    return made | {name: [data] for name, data in _pictures(told).items()}


def _encoded(lines: Iterable[str]) -> Iterable[bytes]:
    return (line.encode("utf-8") for line in lines)


def _csv(told: Told) -> Iterable[bytes]:
    rounds = told.review.rounds
    return _encoded(beats_csv.dumps(told.review.judged, told.pacer_at, rounds))


def _minutes(told: Told) -> Iterable[bytes]:
    review = told.review
    lines = minutes_csv.dumps(review.judged, review.rounds, told.pacer_at, told.resolution_ms)
    return _encoded(lines)


def _rr(told: Told) -> Iterable[bytes]:
    return _encoded(rr_text.dumps(told.review.judged))


def _jsonl(told: Told) -> Iterable[bytes]:
    return _encoded(jsonl.dumps(told.recording, told.later))


def _json(told: Told) -> Iterable[bytes]:
    text = json.dumps(told.review.json, ensure_ascii=False, allow_nan=False, indent=2)
    return [(text + "\n").encode("utf-8")]


def _edf(told: Told) -> Iterable[bytes]:
    review = told.review
    return edf_session.dumps(told.recording, review.judged, review.rounds, told.gaps, review.spans)


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
        return import_module("ui.paper")
    except ImportError as exc:
        raise ExportError(
            "The report and its pictures are drawn with Qt, which is missing here: install "
            "PySide6-Essentials, or export csv, rr, jsonl, edf or json."
        ) from exc


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
