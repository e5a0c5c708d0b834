"""A table in the dialect of a spreadsheet: the same numbers and texts, and the same beats when it comes back."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import RecordingError
from trainer.events import Beat, MomentMarked
from trainer.formats.csv_text.cells import EVENTS_COLUMNS, Number, format_table, parse_text_cell
from trainer.formats.csv_text.dialect import BYTE_ORDER_MARK, CSV_DIALECTS, STANDARD, CsvDialect
from trainer.formats.exports.csv_export import BEATS_COLUMNS, beat_rows, event_rows
from trainer.formats.reader import read_file
from trainer.hrv.tachogram import JudgedBeat, Verdict
from ui.i18n.rendering import to_english

dialects = pytest.mark.parametrize("name", CSV_DIALECTS)


def table(rows: Sequence[Sequence[str]], dialect: CsvDialect) -> str:
    return "".join(format_table(("number", "text"), rows, dialect))


def read_back(text: str, dialect: CsvDialect) -> list[list[str]]:
    plain = text.removeprefix(BYTE_ORDER_MARK)
    return list(csv.reader(StringIO(plain, newline=""), delimiter=dialect.separator))


def test_a_german_spreadsheet_finds_its_separator_its_comma_and_its_encoding() -> None:
    text = table([(Number("69.634"), "1.5; so")], CSV_DIALECTS["excel-de"])
    assert text == '\ufeffnumber;text\r\n69,634;"1.5; so"\r\n'


def test_the_standard_is_what_it_always_was() -> None:
    assert CSV_DIALECTS["standard"] is STANDARD
    assert table([(Number("69.634"), "1,5")], STANDARD) == 'number,text\n69.634,"1,5"\n'


@dialects
@given(
    number=st.floats(-1e6, 1e6, allow_nan=False),
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")),
)
def test_any_row_comes_back(name: str, number: float, text: str) -> None:
    dialect = CSV_DIALECTS[name]
    cells = read_back(table([(Number(repr(number)), text)], dialect), dialect)[1]
    assert float(cells[0].replace(dialect.decimal, ".")) == number
    assert parse_text_cell(cells[1]) == text


@dialects
def test_a_formula_is_a_text_in_every_dialect(name: str) -> None:
    dialect = CSV_DIALECTS[name]
    assert read_back(table([(Number("1"), "=1+1")], dialect), dialect)[1][1] == "'=1+1"


def beats_csv(judged: Sequence[JudgedBeat], dialect: CsvDialect) -> bytes:
    rows = beat_rows(judged, lambda _: None)
    return "".join(format_table(BEATS_COLUMNS, rows, dialect)).encode()


def series(unit_ms: float, count: int = 400) -> list[JudgedBeat]:
    """Of any resolution: also intervals that look like two numbers beside a comma (833,984)."""
    random, t, beats = Random(3), 0.0, []
    for _ in range(count):
        rr_ms = round(random.uniform(700.0, 990.0) / unit_ms) * unit_ms
        t += rr_ms / 1000.0
        beats.append(JudgedBeat(Beat(round(t, 6), rr_ms), Verdict.NORMAL, rr_ms))
    return beats


@dialects
@pytest.mark.parametrize("unit_ms", [1.0, 1000 / 1024, 0.001, 0.5, 1000 / 360])
def test_our_own_beats_come_back_exactly(tmp_path: Path, name: str, unit_ms: float) -> None:
    judged, path = series(unit_ms), tmp_path / "beats.csv"
    path.write_bytes(beats_csv(judged, CSV_DIALECTS[name]))
    beats = [event for event in read_file(path).recording.events if isinstance(event, Beat)]
    assert [(beat.t, beat.rr_ms) for beat in beats] == [(j.beat.t, j.beat.rr_ms) for j in judged]


@dialects
def test_the_id_of_a_recording_is_that_of_its_beats(tmp_path: Path, name: str) -> None:
    ids = []
    for each in ("standard", name):
        path = tmp_path / "beats.csv"
        path.write_bytes(beats_csv(series(1.0), CSV_DIALECTS[each]))
        ids.append(read_file(path).recording.id)
    assert ids[0] == ids[1]


def test_three_beats_of_a_german_table_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "beats.csv"
    path.write_text(";".join(BEATS_COLUMNS) + "\n0,812000;812,984;normal;812,984;;;;;\n")
    (beat,) = [e for e in read_file(path).recording.events if isinstance(e, Beat)]
    assert (beat.t, beat.rr_ms) == (0.812, 812.984)


@dialects
def test_a_table_of_events_is_refused_by_its_name_in_every_dialect(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "events.csv"
    events = [MomentMarked(1.5 + i) for i in range(9)]
    lines = format_table(EVENTS_COLUMNS, event_rows(events, to_english), CSV_DIALECTS[name])
    path.write_bytes("".join(lines).encode())
    with refused(RecordingError, match="table of events"):
        read_file(path)
