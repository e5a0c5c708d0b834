"""The files of a dataset: Parquet, CSV or JSON lines, each with all columns and read back by any program."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

from trainer.formats.csv_cells import Number, format_line, parse_text_cell
from ui.cohort.packages import load_package
from ui.cohort.rows import COLUMNS, NAMES, Cell, Kind, Row

Columns: TypeAlias = Mapping[str, Sequence[Cell]]
COMPRESSION: Final = "snappy"  # every reader of Parquet knows it
_KINDS: Final[Mapping[str, Kind]] = {column.name: column.kind for column in COLUMNS}


class PartFormat(NamedTuple):
    """How the rows of a part are written, and chosen columns of it are read.

    Parameters
    ----------
    suffix : str
        Ending of the file.
    write : callable
        The bytes of the file.
    read : callable
        Raises OSError, ValueError or UnicodeError where the file is damaged.
    check : callable
        Raises TrainerError where a package is missing.
    """

    suffix: str
    write: Callable[[Sequence[Row]], Iterator[bytes]]
    read: Callable[[Path, Sequence[str]], Columns]
    check: Callable[[], object]


def _write_parquet(rows: Sequence[Row]) -> Iterator[bytes]:
    pyarrow, parquet = load_package("pyarrow"), load_package("pyarrow.parquet")
    arrays = [
        pyarrow.array([row[i] for row in rows], type=_arrow_type(pyarrow, column.kind))
        for i, column in enumerate(COLUMNS)
    ]
    sink = pyarrow.BufferOutputStream()
    table = pyarrow.Table.from_arrays(arrays, schema=_arrow_schema(pyarrow))
    parquet.write_table(table, sink, compression=COMPRESSION)
    yield memoryview(sink.getvalue()).tobytes()


def _arrow_schema(pyarrow: ModuleType) -> Any:
    return pyarrow.schema(
        pyarrow.field(
            column.name,
            _arrow_type(pyarrow, column.kind),
            metadata={"unit": column.unit, "description": column.description},
        )
        for column in COLUMNS
    )


def _arrow_type(pyarrow: ModuleType, kind: Kind) -> Any:
    types = {"text": pyarrow.string, "whole": pyarrow.int64, "number": pyarrow.float64}
    return types[kind]()


def _read_parquet(path: Path, names: Sequence[str]) -> Columns:
    load_package("pyarrow")
    # A folder called like "name=value" would become a column of its own.
    table = load_package("pyarrow.parquet").ParquetFile(path).read(columns=list(names))
    return {name: table.column(name).to_pylist() for name in names}


def format_csv_header() -> str:
    return format_line(NAMES)


def format_csv_row(row: Row) -> str:
    """Return a line; a number reads back as the same number, a text is no formula for a spreadsheet."""
    return format_line(map(_format_cell, row))


def _format_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else Number(repr(cell))


def _write_csv(rows: Sequence[Row]) -> Iterator[bytes]:
    yield format_csv_header().encode()
    for row in rows:
        yield format_csv_row(row).encode("utf-8")


def _read_csv(path: Path, names: Sequence[str]) -> Columns:
    columns: dict[str, list[Cell]] = {name: [] for name in names}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        places = [(name, header.index(name)) for name in names]
        for cells in reader:
            for name, place in places:
                columns[name].append(_parse_cell(cells[place], _KINDS[name]))
    return columns


def _parse_cell(cell: str, kind: Kind) -> Cell:
    if not cell:
        return None
    if kind == "text":
        return parse_text_cell(cell)
    return int(cell) if kind == "whole" else float(cell)


def format_json_row(row: Row) -> str:
    """Return a row as a line of JSON; what is absent is null."""
    return json.dumps(dict(zip(NAMES, row, strict=True)), allow_nan=False) + "\n"


def _write_jsonl(rows: Sequence[Row]) -> Iterator[bytes]:
    for row in rows:
        yield format_json_row(row).encode()


def _read_jsonl(path: Path, names: Sequence[str]) -> Columns:
    columns: dict[str, list[Cell]] = {name: [] for name in names}
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            for name in names:
                columns[name].append(fields[name])
    return columns


FORMATS: Final[Mapping[str, PartFormat]] = {
    "parquet": PartFormat(
        ".parquet", _write_parquet, _read_parquet, lambda: load_package("pyarrow.parquet")
    ),
    "csv": PartFormat(".csv", _write_csv, _read_csv, lambda: None),
    "jsonl": PartFormat(".jsonl", _write_jsonl, _read_jsonl, lambda: None),
}
