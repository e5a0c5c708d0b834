"""The files of a dataset: Parquet, CSV or JSON lines, each with all columns, and read back by any program."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple, TypeAlias

from trainer.formats.csv_text.cells import Number, format_line, parse_text_cell
from trainer.formats.csv_text.dialect import STANDARD, CsvDialect
from ui.cohort.packages import load_package
from ui.cohort.rows import Cell, DatasetColumn, Kind, Row

Columns: TypeAlias = Mapping[str, Sequence[Cell]]
Schema: TypeAlias = Sequence[DatasetColumn]
COMPRESSION: Final = "snappy"  # every reader of Parquet knows it


class PartFormat(NamedTuple):
    """How the rows of a part are written, and chosen columns of it are read.

    Parameters
    ----------
    suffix : str
        Ending of the file.
    write : callable
        The bytes of the file, of the columns of its rows.
    read : callable
        Raises OSError, ValueError or UnicodeError where the file is damaged.
    check : callable
        Raises TrainerError where a package is missing.
    """

    suffix: str
    write: Callable[[Schema, Sequence[Row]], Iterator[bytes]]
    read: Callable[[Path, Schema], Columns]
    check: Callable[[], object]


def _write_parquet(columns: Schema, rows: Sequence[Row]) -> Iterator[bytes]:
    pyarrow, parquet = load_package("pyarrow"), load_package("pyarrow.parquet")
    arrays = [
        pyarrow.array([row[i] for row in rows], type=_arrow_type(pyarrow, column.kind))
        for i, column in enumerate(columns)
    ]
    sink = pyarrow.BufferOutputStream()
    table = pyarrow.Table.from_arrays(arrays, schema=_arrow_schema(pyarrow, columns))
    parquet.write_table(table, sink, compression=COMPRESSION)
    yield memoryview(sink.getvalue()).tobytes()


def _arrow_schema(pyarrow: ModuleType, columns: Schema) -> Any:
    return pyarrow.schema(
        pyarrow.field(
            column.name,
            _arrow_type(pyarrow, column.kind),
            metadata={"unit": column.unit, "description": column.description},
        )
        for column in columns
    )


def _arrow_type(pyarrow: ModuleType, kind: Kind) -> Any:
    types = {"text": pyarrow.string, "whole": pyarrow.int64, "number": pyarrow.float64}
    return types[kind]()


def _read_parquet(path: Path, columns: Schema) -> Columns:
    load_package("pyarrow")
    names = [column.name for column in columns]
    # A folder called like "name=value" would become a column of its own.
    table = load_package("pyarrow.parquet").ParquetFile(path).read(columns=names)
    return {name: table.column(name).to_pylist() for name in names}


def format_csv_header(columns: Schema, dialect: CsvDialect = STANDARD) -> str:
    return dialect.start + format_line((column.name for column in columns), dialect)


def format_csv_row(row: Row, dialect: CsvDialect = STANDARD) -> str:
    """Return a line; a number reads back as the same number, a text is no formula for a spreadsheet."""
    return format_line(map(_format_cell, row), dialect)


def _format_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else Number(repr(cell))


def _write_csv(dialect: CsvDialect, columns: Schema, rows: Iterable[Row]) -> Iterator[bytes]:
    yield format_csv_header(columns, dialect).encode()
    for row in rows:
        yield format_csv_row(row, dialect).encode("utf-8")


def _read_csv(dialect: CsvDialect, path: Path, columns: Schema) -> Columns:
    cells_of: dict[str, list[Cell]] = {column.name: [] for column in columns}
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=dialect.separator)
        header = next(reader, [])
        places = [(column, header.index(column.name)) for column in columns]
        for cells in reader:
            for column, place in places:
                cell = _parse_cell(cells[place], column.kind, dialect.decimal)
                cells_of[column.name].append(cell)
    return cells_of


def _parse_cell(cell: str, kind: Kind, decimal: str) -> Cell:
    if not cell:
        return None
    if kind == "text":
        return parse_text_cell(cell)
    return int(cell) if kind == "whole" else float(cell.replace(decimal, "."))


def _write_jsonl(columns: Schema, rows: Sequence[Row]) -> Iterator[bytes]:
    names = [column.name for column in columns]
    for row in rows:
        fields = dict(zip(names, row, strict=True))
        yield (json.dumps(fields, allow_nan=False) + "\n").encode()


def _read_jsonl(path: Path, columns: Schema) -> Columns:
    cells_of: dict[str, list[Cell]] = {column.name: [] for column in columns}
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            for name, cells in cells_of.items():
                cells.append(fields[name])
    return cells_of


def csv_format(dialect: CsvDialect = STANDARD) -> PartFormat:
    """CSV in a dialect."""
    return PartFormat(
        ".csv", partial(_write_csv, dialect), partial(_read_csv, dialect), lambda: None
    )


CSV: Final = "csv"
FORMATS: Final[Mapping[str, PartFormat]] = {
    "parquet": PartFormat(
        ".parquet", _write_parquet, _read_parquet, lambda: load_package("pyarrow.parquet")
    ),
    CSV: csv_format(),
    "jsonl": PartFormat(".jsonl", _write_jsonl, _read_jsonl, lambda: None),
}
