"""Tables with named columns, and how other libraries take them over: Arrow, pandas, polars."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final, Generic, TypeAlias, TypeVar, overload

import numpy as np

PANDAS: Final = "pandas"
POLARS: Final = "polars"
DATAFRAME_LIBRARIES: Final = (PANDAS, POLARS)
MAX_SHOWN_ROWS: Final = 8

Row: TypeAlias = Mapping[str, Any]
T = TypeVar("T")


class ColumnKind(Enum):
    """What the values of a column are; the value is the type in Arrow."""

    NUMBER = "float64"
    COUNT = "int64"
    TEXT = "string"
    FLAG = "bool"
    MOMENT = "timestamp"


@dataclass(frozen=True, slots=True, eq=False)
class ArrowColumn:
    """One column of a table.

    Attributes
    ----------
    kind : ColumnKind
        What its values are.
    values : sequence
        A NumPy array where every value is a number; else a list. What is absent is NaN in an array of
        numbers, and None in a list.
    unit : str
        Of the numbers; empty where they have none.
    """

    kind: ColumnKind
    values: Sequence[Any] | np.ndarray[Any, Any]
    unit: str = ""

    def cell(self, index: int) -> Any:
        """The value in a row as Python has it; None where it is absent."""
        value = self.values[index]
        if isinstance(value, np.generic):
            value = value.item()
        return None if value != value else value

    def as_array(self) -> np.ndarray[Any, Any]:
        """The column as a NumPy array: absent numbers are NaN, absent texts None."""
        if isinstance(self.values, np.ndarray):
            return self.values
        if self.kind is ColumnKind.COUNT and None not in self.values:
            return np.array(self.values, dtype=np.int64)
        if self.kind in (ColumnKind.NUMBER, ColumnKind.COUNT):
            return np.array(self.values, dtype=np.float64)
        return np.array(self.values, dtype=object)


class Table(Sequence[Row]):
    """Rows with named columns: a sequence of rows, each a mapping, with a way into dataframes.

    Any library that reads the Arrow C data interface takes a table as it is, where pyarrow is installed:
    ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``duckdb.from_arrow(table)``.

    Attributes
    ----------
    columns : tuple of str
        Names of the columns.
    units : dict of str
        Unit of each column that has one.

    Examples
    --------
    >>> beats = outbreath.simulate(1.0, seed=7).beats
    >>> beats.columns, beats.units
    (('t_s', 'rr_ms'), {'t_s': 's', 'rr_ms': 'ms'})
    >>> beats[0]
    {'t_s': 1.023, 'rr_ms': 867.0}
    """

    def __init__(self, columns: Mapping[str, ArrowColumn]) -> None:
        self._columns = dict(columns)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self._columns)

    @property
    def units(self) -> dict[str, str]:
        return {name: column.unit for name, column in self._columns.items() if column.unit}

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())).values) if self._columns else 0

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "Table": ...
    @overload
    def __getitem__(self, index: str) -> np.ndarray[Any, Any]: ...
    def __getitem__(self, index: int | slice | str) -> "Row | Table | np.ndarray[Any, Any]":
        """A row by its number, some rows by a slice, or a column by its name, as a NumPy array."""
        if isinstance(index, str):
            return self._named(index).as_array()
        if isinstance(index, slice):
            return Table(
                {
                    name: ArrowColumn(column.kind, column.values[index], column.unit)
                    for name, column in self._columns.items()
                }
            )
        row = range(len(self))[index]
        return {name: column.cell(row) for name, column in self._columns.items()}

    def __iter__(self) -> Iterator[Row]:
        return (self[row] for row in range(len(self)))

    def __repr__(self) -> str:
        rows = "\n".join(f"  {row}" for row in self[:MAX_SHOWN_ROWS])
        more = f"\n  … {len(self)} rows" if len(self) > MAX_SHOWN_ROWS else ""
        return f"Table of {len(self)} rows: {', '.join(self._columns)}\n{rows}{more}".rstrip()

    def to_arrow(self) -> Any:
        """The table as a ``pyarrow.Table``; units are in the metadata of its fields.

        Raises
        ------
        ImportError
            pyarrow is not installed.
        """
        arrow = _import_or_refuse("pyarrow")
        fields, arrays = [], []
        for name, column in self._columns.items():
            type_ = _arrow_type(arrow, column.kind)
            metadata = {"unit": column.unit} if column.unit else None
            fields.append(arrow.field(name, type_, metadata=metadata))
            arrays.append(arrow.array(column.values, type_, from_pandas=True))
        return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields))

    def to_dataframe(self, library: str | None = None) -> Any:
        """The table as a dataframe of pandas or polars.

        Parameters
        ----------
        library : {"pandas", "polars"}, optional
            By default the one that is imported already, else the one that is installed, pandas first.

        Returns
        -------
        pandas.DataFrame or polars.DataFrame
            Moments are in UTC. What is absent is NaN, NaT, None or null, as the library has it.

        Raises
        ------
        ImportError
            It is not installed.
        ValueError
            It is another library.
        """
        chosen = _choose_library() if library is None else library
        if chosen not in DATAFRAME_LIBRARIES:
            raise ValueError(f"A dataframe is of pandas or polars, not of {chosen!r}.")
        module = _import_or_refuse(chosen)
        if find_spec("pyarrow") is not None:
            table = self.to_arrow()
            return table.to_pandas() if chosen == PANDAS else module.from_arrow(table)
        return _frame_of_columns(module, self._columns)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow PyCapsule interface. Raises ImportError where pyarrow is not installed."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _named(self, name: str) -> ArrowColumn:
        try:
            return self._columns[name]
        except KeyError:
            known = ", ".join(self._columns)
            raise KeyError(f"There is no column {name!r}: choose one of {known}.") from None


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A column to be made of values: what it holds, and how it is taken from each of them."""

    kind: ColumnKind
    value: Callable[[T], Any]
    unit: str = ""


def table_of(values: Sequence[T], fields: Mapping[str, Field[T]]) -> Table:
    """Return the table with a row for each of the values."""
    columns = {name: [field.value(value) for value in values] for name, field in fields.items()}
    return Table(
        {name: make_column(fields[name].kind, c, fields[name].unit) for name, c in columns.items()}
    )


def make_column(kind: ColumnKind, values: Sequence[Any], unit: str = "") -> ArrowColumn:
    """Return a column of values, of which some are None."""
    if kind is ColumnKind.NUMBER:
        return ArrowColumn(kind, np.array(values, dtype=np.float64), unit)
    return ArrowColumn(kind, list(values), unit)


def parse_utc_moment(text: str | None) -> datetime | None:
    """The moment that a text names, with its zone; None where it names none."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment


def _arrow_type(arrow: ModuleType, kind: ColumnKind) -> Any:
    return (
        arrow.timestamp("us", "UTC")
        if kind is ColumnKind.MOMENT
        else arrow.type_for_alias(kind.value)
    )


def _choose_library() -> str:
    imported = [name for name in DATAFRAME_LIBRARIES if name in sys.modules]
    installed = imported or [name for name in DATAFRAME_LIBRARIES if find_spec(name) is not None]
    if not installed:
        raise ImportError(
            "A dataframe needs pandas or polars, and neither is installed: run `pip install pandas`."
        )
    return installed[0]


def _import_or_refuse(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as exc:
        raise ImportError(f"{name} is not installed: run `pip install {name}`.") from exc


def _frame_of_columns(module: ModuleType, columns: Mapping[str, ArrowColumn]) -> Any:
    """The dataframe where Arrow is not installed."""
    if module.__name__ == POLARS:
        return module.DataFrame({name: _polars_series(module, c) for name, c in columns.items()})
    frame = module.DataFrame({name: column.as_array() for name, column in columns.items()})
    for name, column in columns.items():
        if column.kind is ColumnKind.MOMENT:
            frame[name] = module.to_datetime(frame[name], utc=True)
    return frame


def _polars_series(polars: ModuleType, column: ArrowColumn) -> Any:
    types = {
        ColumnKind.NUMBER: polars.Float64,
        ColumnKind.COUNT: polars.Int64,
        ColumnKind.TEXT: polars.String,
        ColumnKind.FLAG: polars.Boolean,
        ColumnKind.MOMENT: polars.Datetime("us", "UTC"),
    }
    return polars.Series(values=column.values, dtype=types[column.kind], nan_to_null=True)
