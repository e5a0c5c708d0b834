"""The formats that one session is exported in: one table, read by the terminal, the window and the export.

To add a format: an entry here, and its label in `ui.i18n.strings.FORMATS` if the window offers it. What
writes it is imported when it is needed, so that the command line knows the names at no cost.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeAlias

from trainer.files.atomic_write import ExportError

if TYPE_CHECKING:
    from ui.reports.session_document import SessionDocument

Writer: TypeAlias = Callable[["SessionDocument"], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """How a session is written to a file.

    Parameters
    ----------
    name : str
        As it is typed on the command line.
    ending : str
        Of the file's name, with its point.
    media_type : str
        IANA's name of it. What is text may go to the terminal.
    write : Writer
        The bytes of the file, piece by piece. Raises ExportError, where a part of the program is missing.
    file_name : str or None
        Its name in the folder of all formats; None where it is not among them.
    beside : Mapping[str, Writer]
        Further files of that folder that belong to it, by their names.
    """

    name: str
    ending: str
    media_type: str
    write: Writer
    file_name: str | None = None
    beside: Mapping[str, Writer] = field(default_factory=dict)

    @property
    def is_text(self) -> bool:
        """Whether it may be written to the terminal."""
        return self.media_type.startswith("text/") or self.media_type in JSON_TYPES


JSON_TYPES: Final = ("application/json", "application/x-ndjson")


def write_charts(document: "SessionDocument") -> dict[str, bytes]:
    """Each chart as PNG and SVG, by its file's name. Raises: ExportError, where Qt is missing."""
    charts: dict[str, bytes] = _import_render().render_charts(document)
    return charts


def _write_beats(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import csv_export

    review = document.review
    return _encode(csv_export.format_beats_csv(review.judged, document.pacer_at, review.rounds))


def _write_minutes(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import csv_export

    review = document.review
    lines = csv_export.format_minutes_csv(
        review.judged, review.rounds, document.pacer_at, document.resolution_ms
    )
    return _encode(lines)


def _write_events(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import csv_export

    return _encode(csv_export.format_events_csv(document.recording.events))


def _write_rr(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import csv_export

    return _encode(csv_export.format_rr_text(document.review.judged))


def _write_jsonl(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import jsonl

    return _encode(jsonl.format_jsonl(document.recording, document.later))


def _write_json(document: "SessionDocument") -> Iterable[bytes]:
    text = json.dumps(document.review.json, ensure_ascii=False, allow_nan=False, indent=2)
    return [(text + "\n").encode("utf-8")]


def _write_edf(document: "SessionDocument") -> Iterable[bytes]:
    from trainer.formats import edf_export

    review = document.review
    return edf_export.format_session_edf(
        document.recording, review.judged, review.rounds, document.gaps, review.spans
    )


def _write_pdf(document: "SessionDocument") -> Iterable[bytes]:
    return [_import_render().render_pdf(document)]


def _write_png(document: "SessionDocument") -> Iterable[bytes]:
    return [_import_render().render_heart_chart(document, "png")]


def _write_svg(document: "SessionDocument") -> Iterable[bytes]:
    return [_import_render().render_heart_chart(document, "svg")]


def _encode(lines: Iterable[str]) -> Iterable[bytes]:
    return (line.encode("utf-8") for line in lines)


def _import_render() -> ModuleType:
    """What draws with Qt: all other formats are written without it. Raises: ExportError."""
    try:
        from ui.reports import render
    except ImportError as exc:
        raise ExportError(
            "The report and its pictures are drawn with Qt, which is missing here: install "
            "PySide6-Essentials, or export csv, rr, jsonl, edf or json."
        ) from exc
    return render


_CSV_BESIDE: Final = {"minutes.csv": _write_minutes, "events.csv": _write_events}
EXPORT_FORMATS: Final[Mapping[str, ExportFormat]] = {
    each.name: each
    for each in (
        ExportFormat("csv", ".csv", "text/csv", _write_beats, "beats.csv", _CSV_BESIDE),
        ExportFormat("rr", ".rr.txt", "text/plain", _write_rr, "rr.txt"),
        ExportFormat("jsonl", ".jsonl", "application/x-ndjson", _write_jsonl, "session.jsonl"),
        ExportFormat("edf", ".edf", "application/octet-stream", _write_edf, "session.edf"),
        ExportFormat("json", ".json", "application/json", _write_json, "session.json"),
        ExportFormat("pdf", ".pdf", "application/pdf", _write_pdf, "report.pdf"),
        ExportFormat("png", ".png", "image/png", _write_png),
        ExportFormat("svg", ".svg", "image/svg+xml", _write_svg),
    )
}
ALL_FORMATS: Final = "all"  # a folder with each of them, and the charts
FORMAT_NAMES: Final = (*EXPORT_FORMATS, ALL_FORMATS)
ENDINGS: Final[Mapping[str, str]] = {
    **{name: each.ending for name, each in EXPORT_FORMATS.items()},
    ALL_FORMATS: "",
}
FOLDER_FILES: Final[Mapping[str, Writer]] = {
    name: write
    for each in EXPORT_FORMATS.values()
    if each.file_name is not None
    for name, write in {each.file_name: each.write, **each.beside}.items()
}
