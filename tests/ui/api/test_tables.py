"""Tables in Python: rows, columns, and the dataframes that others make of them."""

import math
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from ui.api import tables
from ui.api.tables import ColumnKind, Table, make_column, parse_utc_moment

STARTED = ("2026-11-21T20:50:17+01:00", None, "2026-11-22T07:05:00+00:00")


@pytest.fixture
def table() -> Table:
    """Three sessions; of the second nothing is known."""
    started = [parse_utc_moment(text) for text in STARTED]
    return Table(
        {
            "id": make_column(ColumnKind.TEXT, ["a", "b", "c"]),
            "started": make_column(ColumnKind.MOMENT, started),
            "demo": make_column(ColumnKind.FLAG, [True, False, False]),
            "urge": make_column(ColumnKind.COUNT, [8, None, 3]),
            "beats": make_column(ColumnKind.COUNT, [340, 0, 351]),
            "rmssd_ms": make_column(ColumnKind.NUMBER, [16.1, None, 23.5], "ms"),
            "note": make_column(ColumnKind.TEXT, ["evening", None, "it, =1+1"]),
        }
    )


def test_a_table_is_a_sequence_of_rows(table: Table) -> None:
    assert len(table) == 3
    assert table[0]["started"] == datetime.fromisoformat(str(STARTED[0]))
    assert table[1] == {
        **dict.fromkeys(("started", "urge", "rmssd_ms", "note")),
        "id": "b",
        "demo": False,
        "beats": 0,
    }
    assert table[-1] == list(table)[2]
    assert [row["id"] for row in table[1:]] == ["b", "c"]
    with pytest.raises(IndexError):
        table[3]


def test_a_column_is_an_array_in_which_what_is_absent_is_no_number(table: Table) -> None:
    assert table["beats"].tolist() == [340, 0, 351]
    assert table["urge"].tolist() == [8.0, pytest.approx(math.nan, nan_ok=True), 3.0]
    assert table["note"].tolist() == ["evening", None, "it, =1+1"]
    assert table.units == {"rmssd_ms": "ms"}
    with pytest.raises(KeyError, match="choose one of id, started"):
        table["sdnn_ms"]


def test_its_first_rows_are_shown(table: Table) -> None:
    assert repr(table).startswith("Table of 3 rows: id, started, demo")
    long = Table({"n": make_column(ColumnKind.COUNT, range(100))})
    assert len(repr(long).splitlines()) == 10
    assert repr(Table({})) == "Table of 0 rows:"


def read_back(frame: Any, name: str) -> list[Any]:
    """The values of a column of a dataframe, None for whatever it calls absent."""
    column = frame[name]
    values = column.to_list() if hasattr(column, "to_list") else column.to_pylist()
    return [None if value is None or value != value else value for value in values]


WITHOUT_ARROW = pytest.param(True, id="without pyarrow")
WITH_ARROW = pytest.param(False, id="with pyarrow")


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("is_without_arrow", [WITH_ARROW, WITHOUT_ARROW])
def test_a_dataframe_holds_what_the_table_holds(
    table: Table, library: str, is_without_arrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(library)
    if is_without_arrow:
        monkeypatch.setattr(tables, "find_spec", lambda name: name != "pyarrow" and find_spec(name))
    else:
        pytest.importorskip("pyarrow")
    frame = table.to_dataframe(library)
    assert type(frame).__module__.partition(".")[0] == library
    assert tuple(frame.columns) == table.columns
    for name in table.columns:
        assert read_back(frame, name) == [row[name] for row in table]
    assert str(frame["started"].dtype) in (
        "datetime64[us, UTC]",
        "datetime64[ns, UTC]",
        "Datetime(time_unit='us', time_zone='UTC')",
    )


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("is_without_arrow", [WITH_ARROW, WITHOUT_ARROW])
def test_a_table_without_rows_has_the_same_types(
    table: Table, library: str, is_without_arrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(library)
    if is_without_arrow:
        monkeypatch.setattr(tables, "find_spec", lambda name: name != "pyarrow" and find_spec(name))
    full, empty = table[:1].to_dataframe(library), table[:0].to_dataframe(library)
    assert len(empty) == 0
    assert [str(t) for t in empty.dtypes] == [str(t) for t in full.dtypes]


def test_arrow_takes_the_table_with_its_units(table: Table) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    arrow = pyarrow.table(table)
    assert arrow.schema.field("rmssd_ms").metadata == {b"unit": b"ms"}
    assert str(arrow.schema.field("started").type) == "timestamp[us, tz=UTC]"
    assert arrow.to_pylist() == [dict(row) for row in table]
    assert arrow["rmssd_ms"].null_count == 1


def test_polars_takes_a_table_as_it_is(table: Table) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    assert polars.DataFrame(table).equals(table.to_dataframe("polars"))


def test_moments_are_in_utc_whatever_their_zone_was(table: Table) -> None:
    polars = pytest.importorskip("polars")
    frame = table.to_dataframe("polars")
    assert frame["started"][0] == datetime(2026, 11, 21, 19, 50, 17, tzinfo=UTC)
    assert frame.filter(polars.col("started").is_null())["id"].to_list() == ["b"]


def test_the_library_that_is_in_use_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda _: object())
    monkeypatch.setattr(sys, "modules", {"polars": np})
    assert tables._choose_library() == "polars"
    monkeypatch.setattr(sys, "modules", {})
    assert tables._choose_library() == "pandas"


def test_without_any_of_them_a_sentence_says_what_to_install(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "modules", {})
    with pytest.raises(ImportError, match=r"needs pandas or polars.*pip install pandas"):
        tables._choose_library()

    def refuse(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(tables, "import_module", refuse)
    for ask in (lambda: table.to_dataframe("polars"), table.to_arrow, table.__arrow_c_stream__):
        with pytest.raises(ImportError, match="is not installed: run `pip install"):
            ask()


def test_another_library_is_refused(table: Table) -> None:
    with pytest.raises(ValueError, match="of pandas or polars, not of 'vaex'"):
        table.to_dataframe("vaex")
