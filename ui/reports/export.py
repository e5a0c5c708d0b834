"""Export of a stored session in one of the formats. Each file is written completely, or not at all."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeAlias

from trainer.errors import TrainerError, system_text
from trainer.faults import attempt
from trainer.files import atomic_write, names
from trainer.files.atomic_write import ExportError
from trainer.files.messages import FileExists, FileNotWritten
from trainer.formats import csv_export, edf_export, jsonl
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.redaction import redact_recording
from trainer.library.store import Library
from trainer.session.review import summarize
from ui.faults import report
from ui.i18n.rendering import to_english
from ui.messages import DrawingPartMissing, FilesNotMade, FormatNotMade, FormatNotText
from ui.reports.session_document import Paper, SessionDocument
from ui.services.reviews import load_review, with_state

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

STDOUT: Final = Path("-")
FOLDER: Final = "all"
"""The word for a folder with a file of each kind, in the place of a format."""
Writer: TypeAlias = Callable[[SessionDocument], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format in which a session is exported.

    Parameters
    ----------
    suffix : str
        End of the file name.
    write : callable
        Returns the bytes of the file, in chunks.
    is_text : bool
        Whether it can be written to stdout.
    """

    suffix: str
    write: Writer
    is_text: bool = False


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
    """Export a session.

    Parameters
    ----------
    library : Library
    session_id : str
    fmt : str
        A key of `FORMATS`, or `FOLDER`.
    path : Path, optional
        File, folder, or `STDOUT`. Without it the file gets a name of its own in the current folder.
    force : bool
        Replace a file that exists.
    redact : bool
        Leave out notes, dates, and names or addresses of sensors and files.
    paper : {"a4", "letter"}, optional
        Paper of the PDF; else as is usual in this country.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    LibraryError
        The session cannot be read.
    ExportError
        The file exists, cannot be written, or needs a part of the program that is missing.
    """
    document = _session_document(library, session_id, redact=redact, paper=paper)
    if path == STDOUT:
        _to_stdout(document, fmt)
        return STDOUT
    target = _target(document, fmt, path)
    if fmt == FOLDER:
        _write_folder(target, document, force=force)
    else:
        atomic_write.write_bytes_atomic(target, _encode(fmt, document), force=force)
    return target


def load_report(library: Library, session_id: str) -> "PrintedDocument":
    """The report of a session as pages, to look at and to print.

    Raises
    ------
    LibraryError
        The session cannot be read.
    ExportError
        The part of the program that draws is missing.
    """
    document = _session_document(library, session_id, redact=False, paper=None)
    render = _import_render()
    from ui.reports.printed_pages import PrintedDocument, default_page_size

    name = _target(document, "pdf", None).stem
    return PrintedDocument(name, render.report_pages(document), default_page_size())


def _encode(fmt: str, document: SessionDocument) -> Iterator[bytes]:
    """The bytes of one format. Raises ExportError if the program's own code fails."""
    try:
        yield from FORMATS[fmt].write(document)
    except TrainerError:
        raise
    except Exception as exc:
        report(f"export-as-{fmt}", exc)
        raise ExportError(FormatNotMade(fmt)) from exc


def _session_document(
    library: Library, session_id: str, *, redact: bool, paper: Paper | None
) -> SessionDocument:
    recording = library.recording(session_id)
    if redact:
        closed = library.entry(session_id).closed
        recording = redact_recording(recording)
        review = summarize(recording, interrupted=not closed, on_fault=report)
        summary = with_state(review.summary, library.entry(session_id), recording.doubt)
        return SessionDocument(recording, replace(review, summary=summary), paper)
    later = library.notebook.dated_annotations(session_id)
    return SessionDocument(recording, load_review(library, session_id), paper, later)


def _to_stdout(document: SessionDocument, fmt: str) -> None:
    if fmt == FOLDER or not FORMATS[fmt].is_text:
        raise ExportError(FormatNotText(fmt))
    for chunk in _encode(fmt, document):
        sys.stdout.write(chunk.decode("utf-8"))
    sys.stdout.flush()


def _target(document: SessionDocument, fmt: str, path: Path | None) -> Path:
    recording = document.recording
    in_doubt = " in doubt" if recording.doubt is not None else ""
    word = f"{document.review.summary.exercise}{in_doubt}"
    name = names.file_stem(recording.id, recording.started, word) + suffix_of(fmt)
    if path is None:
        return Path(name)
    return path / name if path.is_dir() and fmt != FOLDER else path


def _write_folder(folder: Path, document: SessionDocument, *, force: bool) -> None:
    """Write a file of each kind into a folder, which appears once it is complete.

    In a folder that exists (with `force`) the files are replaced one by one, once all of them are written.
    """
    if folder.exists() and not (force and folder.is_dir()):
        raise ExportError(FileExists(str(folder)))
    try:
        unfinished = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".outbreath-", suffix=".part"))
        try:
            missing = _write_files(unfinished, document)
            _move_into_place(unfinished, folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as exc:
        raise ExportError(FileNotWritten(str(folder), system_text(exc))) from exc
    if missing:
        raise ExportError(FilesNotMade(tuple(missing), str(folder)))


def _move_into_place(unfinished: Path, folder: Path) -> None:
    if folder.exists():
        for path in unfinished.iterdir():
            path.replace(folder / path.name)
        atomic_write.sync_folder(folder)
    else:
        unfinished.rename(folder)
    atomic_write.sync_folder(folder.parent)


def _write_files(folder: Path, document: SessionDocument) -> list[str]:
    """Write every file. Returns the names of those which the program failed to make.

    Raises
    ------
    ExportError
        A file cannot be written.
    """
    missing = []
    for name, write in FILES.items():
        writing = partial(_write_file, folder / name, write, document)
        outcome = attempt(f"export-of-{name}", writing, None, report)
        if isinstance(outcome, ExportError):
            raise outcome
        if outcome is None:
            missing.append(name)
    none: dict[str, bytes] = {}
    for name, data in attempt(
        "export-of-pictures", partial(_pictures, document), none, report
    ).items():
        atomic_write.write_bytes_atomic(folder / name, [data])
    return missing


def _write_file(path: Path, write: Writer, document: SessionDocument) -> bool | ExportError:
    """True, or the error of the disk."""
    try:
        atomic_write.write_bytes_atomic(path, write(document))
    except ExportError as exc:
        return exc
    return True


def _encoded(lines: Iterable[str]) -> Iterable[bytes]:
    return (line.encode("utf-8") for line in lines)


def _csv(document: SessionDocument) -> Iterable[bytes]:
    rounds = document.review.rounds
    return _encoded(csv_export.format_beats_csv(document.review.judged, document.pacer_at, rounds))


def _minutes_csv(document: SessionDocument) -> Iterable[bytes]:
    review = document.review
    lines = csv_export.format_minutes_csv(
        review.judged, review.rounds, document.pacer_at, document.resolution_ms, to_english
    )
    return _encoded(lines)


def _rr(document: SessionDocument) -> Iterable[bytes]:
    return _encoded(csv_export.format_rr_text(document.review.judged))


def _jsonl(document: SessionDocument) -> Iterable[bytes]:
    return _encoded(jsonl.format_jsonl(document.recording, document.later, to_english))


def _json(document: SessionDocument) -> Iterable[bytes]:
    fields = summary_to_json(document.review.summary, to_english)
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False, indent=2)
    return [(text + "\n").encode("utf-8")]


def _edf(document: SessionDocument) -> Iterable[bytes]:
    review = document.review
    return edf_export.format_session_edf(
        document.recording, review.judged, review.rounds, document.gaps, review.spans
    )


def _pdf(document: SessionDocument) -> Iterable[bytes]:
    return [_import_render().render_pdf(document)]


def _png(document: SessionDocument) -> Iterable[bytes]:
    return [_import_render().render_heart_chart(document, "png")]


def _svg(document: SessionDocument) -> Iterable[bytes]:
    return [_import_render().render_heart_chart(document, "svg")]


def _pictures(document: SessionDocument) -> dict[str, bytes]:
    """Each chart as PNG and SVG, by file name."""
    charts: dict[str, bytes] = _import_render().render_charts(document)
    return charts


def _import_render() -> ModuleType:
    """The module that draws with Qt. All other formats are written without Qt.

    Raises
    ------
    ExportError
        Qt is not installed.
    """
    try:
        from ui.reports import render
    except ImportError as exc:
        raise ExportError(DrawingPartMissing()) from exc
    return render


FILES: Final[Mapping[str, Writer]] = {
    "beats.csv": _csv,
    "minutes.csv": _minutes_csv,
    "events.csv": lambda document: _encoded(
        csv_export.format_events_csv(document.recording.events, to_english)
    ),
    "rr.txt": _rr,
    "session.jsonl": _jsonl,
    "session.json": _json,
    "session.edf": _edf,
    "report.pdf": _pdf,
}
FORMATS: Final[Mapping[str, ExportFormat]] = {
    "csv": ExportFormat(".csv", _csv, is_text=True),
    "rr": ExportFormat(".rr.txt", _rr, is_text=True),
    "jsonl": ExportFormat(".jsonl", _jsonl, is_text=True),
    "edf": ExportFormat(".edf", _edf),
    "json": ExportFormat(".json", _json, is_text=True),
    "pdf": ExportFormat(".pdf", _pdf),
    "png": ExportFormat(".png", _png),
    "svg": ExportFormat(".svg", _svg),
}
"""The formats by their word on the command line. The window offers those with a label in
`ui.i18n.strings.FORMAT_LABELS`.
"""


def suffix_of(fmt: str) -> str:
    """The end of the name of an exported file; empty for `FOLDER`."""
    return "" if fmt == FOLDER else FORMATS[fmt].suffix
