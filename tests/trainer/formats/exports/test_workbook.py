"""A workbook holds what the table holds, as Excel and LibreOffice understand it."""

import tempfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import RecordingError
from trainer.formats.csv_text.cells import Number
from trainer.formats.exports import workbook
from trainer.formats.exports.workbook import CellValue, Sheet, format_workbook, local_time

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `formats`")
pytest.importorskip("xlsxwriter", reason="XlsxWriter is in the extra `formats`")
WHEN = datetime(2026, 11, 21, 20, 50, 17, 250_000)  # noqa: DTZ001 -- a workbook knows no zone


def opened(*sheets: Sheet) -> Any:
    return openpyxl.load_workbook(BytesIO(format_workbook(sheets)))


def cells_of(page: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_numbers_dates_and_texts_come_back_as_what_they_are() -> None:
    row = (Number("69.634"), Number("833.0"), WHEN, "12.5", "=1+1", "", None, True, float("nan"))
    names = ("rr_ms", "t_s", "time", "note", "detail", "value", "event", "ended", "quality")
    page = opened(Sheet("Beats", names, [row]))["Beats"]
    values = cells_of(page)[1]
    assert values == [69.634, 833, WHEN, "12.5", "=1+1", None, None, True, None]
    assert [cell.data_type for cell in page[2]][:5] == ["n", "n", "d", "s", "s"]


def test_the_heading_tells_the_unit_and_stays_in_view() -> None:
    page = opened(Sheet("Minutes", ("rmssd_ms", "pnn50", "fullness"), [(Number("1"),) * 3]))[
        "Minutes"
    ]
    assert cells_of(page)[0] == ["rmssd_ms", "pnn50 [%]", "fullness [0 to 1]"]
    assert page.freeze_panes == "A2"
    assert all(cell.font.bold for cell in page[1])


def test_a_column_is_as_wide_as_its_texts_within_bounds() -> None:
    rows = [("a", "a note of some words", "long " * 1000)]
    page = opened(Sheet("Pauses", ("id", "note", "detail"), rows))["Pauses"]
    widths = [page.column_dimensions[letter].width for letter in "ABC"]
    assert widths == sorted(widths)
    assert 8 <= widths[0] < 10
    assert 20 < widths[1] < 30
    assert 45 < widths[2] < 55


def test_each_column_is_explained_on_a_sheet_of_its_own() -> None:
    book = opened(Sheet("Beats", ("rr_ms", "verdict"), []))
    assert book.sheetnames == ["Beats", "Columns"]
    (rr, verdict) = cells_of(book["Columns"])[1:]
    assert rr[:3] == ["Beats", "rr_ms", "ms"]
    assert "sensor" in str(rr[3])
    assert verdict[2] is None


def test_equal_tables_give_equal_bytes_and_no_file_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sheet = Sheet("Beats", ("rr_ms",), [(Number("800"),)])
    assert format_workbook([sheet]) == format_workbook([sheet])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("limit", ["MAX_ROWS", "MAX_CELLS"])
def test_more_than_a_workbook_takes_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(workbook, limit, 3)
    rows = [(Number("800"),)] * 4
    with refused(RecordingError, match="export csv instead"):
        format_workbook([Sheet("Beats", ("rr_ms",), rows)])


def test_without_the_library_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    assert not workbook.is_available()
    with refused(RecordingError, match=r"pip install 'outbreath\[formats\]'"):
        format_workbook([])


@pytest.mark.parametrize("text", [None, "", "yesterday", "0001-01-01T00:00:00"])
def test_what_is_no_date_of_a_workbook_is_none(text: str | None) -> None:
    assert local_time(text) is None


values = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-(10**14), 10**14),
    st.text(max_size=40),
    st.floats(0, 1e6).map(lambda number: Number(repr(number))),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 1, 1)),  # noqa: DTZ001
)


@given(st.lists(st.tuples(values, values), max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_cells_make_a_workbook_that_opens(rows: list[tuple[CellValue, CellValue]]) -> None:
    page = opened(Sheet("Any", ("a", "b"), rows))["Any"]
    assert cells_of(page)[0] == ["a", "b"]
    for row, read in zip(rows, page.iter_rows(min_row=2), strict=False):
        for cell, result in zip(row, read, strict=True):
            assert result.data_type != "f"
            if isinstance(cell, Number):
                assert result.value == pytest.approx(float(cell), rel=1e-15)
