"""The tables of a session: beats, minutes and events, as CSV and as the sheets of a workbook."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.csv_text.cells import EVENTS_COLUMNS, format_table
from trainer.formats.exports.column_descriptions import unit_of
from trainer.formats.exports.csv_export import (
    BEATS_COLUMNS,
    MINUTES_COLUMNS,
    Row,
    beat_rows,
    event_rows,
    minute_rows,
)
from trainer.formats.exports.workbook import FIRST_YEAR, MOMENT_COLUMN, CellValue, Sheet, local_time
from ui.i18n.rendering import to_english
from ui.reports.session_document import SessionDocument

SESSION_COLUMNS: Final = ("name", "value", "unit")


def format_beats_table(document: SessionDocument) -> Iterator[str]:
    return format_table(BEATS_COLUMNS, _beats(document), document.csv_dialect)


def format_minutes_table(document: SessionDocument) -> Iterator[str]:
    return format_table(MINUTES_COLUMNS, _minutes(document), document.csv_dialect)


def format_events_table(document: SessionDocument) -> Iterator[str]:
    return format_table(EVENTS_COLUMNS, _events(document), document.csv_dialect)


def session_sheets(document: SessionDocument) -> tuple[Sheet, ...]:
    """The sheets of a workbook: beats first, from which a recording is read back."""
    began = local_time(document.recording.started)
    moment = () if began is None else (MOMENT_COLUMN,)
    return (
        Sheet("Beats", (*BEATS_COLUMNS, *moment), _with_moment(_beats(document), began)),
        Sheet("Minutes", MINUTES_COLUMNS, _minutes(document)),
        Sheet("Events", (*EVENTS_COLUMNS, *moment), _with_moment(_events(document), began)),
        Sheet("Session", SESSION_COLUMNS, _figures(document)),
    )


def _beats(document: SessionDocument) -> Iterator[Row]:
    review = document.review
    return beat_rows(review.judged, document.pacer_at, review.rounds)


def _minutes(document: SessionDocument) -> Iterator[Row]:
    review, resolution_ms = document.review, document.resolution_ms
    return minute_rows(review.judged, review.rounds, document.pacer_at, resolution_ms, to_english)


def _events(document: SessionDocument) -> Iterator[Row]:
    return event_rows(document.recording.events, to_english)


def _with_moment(rows: Iterable[Row], began: datetime | None) -> Iterator[tuple[CellValue, ...]]:
    """Each row with the moment of its time by the clock of the place, to the millisecond."""
    for row in rows:
        yield row if began is None else (*row, _moment(began, float(row[0])))


def _moment(began: datetime, t: float) -> datetime | None:
    """None for what is no date of a workbook."""
    try:
        moment = began + timedelta(milliseconds=round(1000.0 * t))
    except OverflowError:
        return None
    return moment if moment.year >= FIRST_YEAR else None


def _figures(document: SessionDocument) -> Iterator[tuple[CellValue, ...]]:
    fields = summary_to_json(document.review.summary, to_english)
    return _rows_of(fields)


def _rows_of(fields: Mapping[str, object], within: str = "") -> Iterator[tuple[CellValue, ...]]:
    """A row for each value, by its full name."""
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _rows_of(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", _cell(name, value), unit_of(name)


def _cell(name: str, value: object) -> CellValue:
    if name == "started" and isinstance(value, str):
        return local_time(value) or value
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if isinstance(value, str | int | float) else None
