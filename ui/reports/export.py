"""Export of a stored session in one of the formats. Each file is written completely, or not at all."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeAlias

from trainer.errors import TrainerError, attempt, system_text
from trainer.files import atomic_write, names
from trainer.files.atomic_write import ExportError
from trainer.files.messages import FileExists, FileNotWritten
from trainer.formats import jsonl
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.csv_text.dialect import STANDARD, CsvDialect, to_stdout_text
from trainer.formats.exports import bids_physio, csv_export, edf_export, nn_text, workbook
from trainer.formats.exports.redaction import redact_recording
from trainer.library.store import Library
from trainer.session.review import summarize
from ui.faults import report
from ui.i18n.marking import mark
from ui.i18n.messages import DrawingPartMissing, FilesNotMade, FormatNotMade, FormatNotText
from ui.i18n.rendering import to_english
from ui.reports.session_document import Paper, SessionDocument
from ui.reports.session_tables import (
    format_beats_table,
    format_events_table,
    format_minutes_table,
    session_sheets,
)
from ui.services.reviews import load_review, with_state

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

STDOUT: Final = Path("-")
FOLDER: Final = "all"
"""The word for a folder with a file of each kind, in the place of a format."""
Writer: TypeAlias = Callable[[SessionDocument], Iterable[bytes]]
DatasetWriter: TypeAlias = Callable[[SessionDocument], Mapping[str, Iterable[bytes]]]


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
    labels : tuple of str, optional
        Its name and a line about it, with which the window offers it.
    """

    suffix: str
    write: Writer
    is_text: bool = False
    labels: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DatasetFormat:
    """A format that is a folder, to which other sessions can be added.

    Parameters
    ----------
    suffix : str
        End of the name of the folder.
    write : callable
        Returns the bytes of each file by its path in the folder.
    shared_files : tuple of str
        Of the whole dataset: those that are there already are kept.
    """

    suffix: str
    write: DatasetWriter
    shared_files: tuple[str, ...] = ()


def export_session(
    library: Library,
    session_id: str,
    fmt: str,
    path: Path | None = None,
    *,
    force: bool = False,
    redact: bool = False,
    paper: Paper | None = None,
    csv_dialect: CsvDialect = STANDARD,
) -> Path:
    """Export a session.

    Parameters
    ----------
    library : Library
    session_id : str
    fmt : str
        One of `FORMAT_WORDS`.
    path : Path, optional
        File, folder, or `STDOUT`. Without it the file gets a name of its own in the current folder.
    force : bool
        Replace a file that exists.
    redact : bool
        Leave out notes, dates, and names or addresses of sensors and files.
    paper : {"a4", "letter"}, optional
        Paper of the PDF; else as is usual in this country.
    csv_dialect : CsvDialect
        In which tables of text are written.

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
    document = replace(
        _session_document(library, session_id, redact=redact, paper=paper), csv_dialect=csv_dialect
    )
    if path == STDOUT:
        _to_stdout(document, fmt)
        return STDOUT
    target = _target(document, fmt, path)
    if fmt == FOLDER:
        _write_folder(target, document, force=force)
    elif fmt in DATASETS:
        _write_dataset(target, fmt, document, force=force)
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
    if fmt not in FORMATS or not FORMATS[fmt].is_text:
        raise ExportError(FormatNotText(fmt))
    for chunk in _encode(fmt, document):
        sys.stdout.write(to_stdout_text(chunk.decode("utf-8")))
    sys.stdout.flush()


def _target(document: SessionDocument, fmt: str, path: Path | None) -> Path:
    recording = document.recording
    in_doubt = " in doubt" if recording.doubt is not None else ""
    word = f"{document.review.summary.exercise}{in_doubt}"
    name = names.file_stem(recording.id, recording.started, word) + suffix_of(fmt)
    if path is None:
        return Path(name)
    is_folder = fmt == FOLDER or fmt in DATASETS
    return path / name if path.is_dir() and not is_folder else path


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


def _write_dataset(folder: Path, fmt: str, document: SessionDocument, *, force: bool) -> None:
    """Write the files of a session into a dataset, which appears once it is complete.

    In a dataset that exists each file appears once all of them are written; no file is replaced without
    `force`, and those of the whole dataset stay as they are.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(FileExists(str(folder)))
    try:
        unfinished = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".outbreath-", suffix=".part"))
        try:
            for name, chunks in _dataset_files(fmt, document).items():
                path = unfinished / name
                _make_folder(path.parent)
                atomic_write.write_bytes_atomic(path, chunks)
            _join_dataset(unfinished, folder, DATASETS[fmt].shared_files, force=force)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as exc:
        raise ExportError(FileNotWritten(str(folder), system_text(exc))) from exc


def _make_folder(folder: Path) -> None:
    """Make a folder that only its owner can open, and those above it."""
    for path in (*reversed(folder.parents), folder):
        if not path.exists():
            path.mkdir(mode=0o700)


def _dataset_files(fmt: str, document: SessionDocument) -> Mapping[str, Iterable[bytes]]:
    """The files of a dataset. Raises ExportError if the program's own code fails."""
    try:
        return {name: list(chunks) for name, chunks in DATASETS[fmt].write(document).items()}
    except TrainerError:
        raise
    except Exception as exc:
        report(f"export-as-{fmt}", exc)
        raise ExportError(FormatNotMade(fmt)) from exc


def _join_dataset(
    unfinished: Path, folder: Path, shared_files: tuple[str, ...], *, force: bool
) -> None:
    if not folder.exists():
        unfinished.rename(folder)
        atomic_write.sync_folder(folder.parent)
        return
    names = [
        path.relative_to(unfinished) for path in sorted(unfinished.rglob("*")) if path.is_file()
    ]
    new = [name for name in names if str(name) not in shared_files or not (folder / name).exists()]
    taken = next((folder / name for name in new if (folder / name).exists()), None)
    if taken is not None and not force:
        raise ExportError(FileExists(str(taken)))
    for name in new:
        target = folder / name
        _make_folder(target.parent)
        (unfinished / name).replace(target)
        atomic_write.sync_folder(target.parent)


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
    files = {**FILES, WORKBOOK_NAME: _xlsx} if workbook.is_available() else FILES
    for name, write in files.items():
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
    return _encoded(format_beats_table(document))


def _minutes_csv(document: SessionDocument) -> Iterable[bytes]:
    return _encoded(format_minutes_table(document))


def _xlsx(document: SessionDocument) -> Iterable[bytes]:
    return [workbook.format_workbook(session_sheets(document))]


def _rr(document: SessionDocument) -> Iterable[bytes]:
    return _encoded(csv_export.format_rr_text(document.review.judged))


def _nn(document: SessionDocument) -> Iterable[bytes]:
    return _encoded(nn_text.format_nn_text(document.review.judged, document.recording.started))


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


def _bids(document: SessionDocument) -> Mapping[str, Iterable[bytes]]:
    review = document.review
    task = review.summary.exercise.value
    return bids_physio.format_bids(
        document.recording, review.judged, review.rounds, review.spans, to_english, task
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
    "events.csv": lambda document: _encoded(format_events_table(document)),
    "rr.txt": _rr,
    "nn.txt": _nn,
    "session.jsonl": _jsonl,
    "session.json": _json,
    "session.edf": _edf,
    "report.pdf": _pdf,
}
"""What a folder of all formats holds. Pictures are added, and a workbook where XlsxWriter is installed."""
WORKBOOK_NAME: Final = "session.xlsx"
BEATS_ONLY: Final = frozenset({"csv", "rr", "nn"})
"""The formats that hold heartbeats and nothing else."""
FORMATS: Final[Mapping[str, ExportFormat]] = {
    "csv": ExportFormat(
        ".csv",
        _csv,
        is_text=True,
        labels=(mark("Table"), mark("csv: every heartbeat with its time, for statistics programs")),
    ),
    "xlsx": ExportFormat(
        ".xlsx",
        _xlsx,
        labels=(
            mark("Spreadsheet"),
            mark("xlsx: every heartbeat and every minute, for Excel and others"),
        ),
    ),
    "rr": ExportFormat(
        ".rr.txt",
        _rr,
        is_text=True,
        labels=(mark("Intervals"), mark("text: one RR interval per line, for other programs")),
    ),
    "nn": ExportFormat(
        ".nn.txt",
        _nn,
        is_text=True,
        labels=(
            mark("Corrected"),
            mark("text: one interval per line, artefacts corrected (NN)"),
        ),
    ),
    "jsonl": ExportFormat(
        ".jsonl",
        _jsonl,
        is_text=True,
        labels=(mark("Events"), mark("json lines: everything that was recorded, can be replayed")),
    ),
    "edf": ExportFormat(".edf", _edf, labels=(mark("EDF+"), mark("edf: for lab software"))),
    "json": ExportFormat(
        ".json",
        _json,
        is_text=True,
        labels=(mark("Figures"), mark("json: the figures of this page")),
    ),
    "pdf": ExportFormat(
        ".pdf", _pdf, labels=(mark("Report"), mark("pdf: one page to read or share"))
    ),
    "png": ExportFormat(
        ".png", _png, labels=(mark("Picture"), mark("png: heart and breath as an image"))
    ),
    "svg": ExportFormat(".svg", _svg, is_text=True),
}
"""The formats by their word on the command line. The window offers those with labels that `writable_formats` names."""
FOLDER_LABELS: Final = (mark("All"), mark("one folder with all of these and the charts"))
DATASETS: Final[Mapping[str, DatasetFormat]] = {
    "bids": DatasetFormat("-bids", _bids, bids_physio.DATASET_FILES),
}
FORMAT_WORDS: Final = (*FORMATS, *DATASETS, FOLDER)
"""Every word after `export --format`."""


def writable_formats() -> frozenset[str]:
    """The words of the formats whose libraries are installed. Those that draw count as written."""
    return frozenset(FORMAT_WORDS) - (frozenset() if workbook.is_available() else {"xlsx"})


def list_labels() -> Sequence[tuple[str, str, str]]:
    """Return each format that the window can offer, with its labels."""
    labels = [(fmt, *each.labels) for fmt, each in FORMATS.items() if each.labels is not None]
    return [*labels, (FOLDER, *FOLDER_LABELS)]


def suffix_of(fmt: str) -> str:
    """The end of the name of an exported file or dataset; empty for `FOLDER`."""
    if fmt == FOLDER:
        return ""
    return DATASETS[fmt].suffix if fmt in DATASETS else FORMATS[fmt].suffix
