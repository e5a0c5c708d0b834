"""One way to read a table, and what speaks for it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from trainer.errors import RecordingError
from trainer.formats.messages import ColumnNotThere
from trainer.formats.tables.sample import TableClock, TableColumn, TableSample
from trainer.formats.tables.timing import Role
from trainer.formats.tables.units import FloatArray, IntArray
from trainer.messages import Message

MAX_NAMED_COLUMNS: Final = 12
MAX_RATE_HZ: Final = 100_000.0  # samples per second that a person may name


class ReadAs(StrEnum):
    """What a person may say that a file is."""

    RR = "rr"
    BEAT_TIMES = "beat-times"
    HEART_RATE = "heart-rate"
    ECG = "ecg"
    PPG = "ppg"


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What a person said of a file; None where the file is to tell.

    Parameters
    ----------
    column : str or None
        A name, or the number of a column from 1 on.
    unit_ms : float or None
        How many milliseconds one unit of the intervals or beat times is.
    rate_hz : float or None
        Samples per second, of signals and of beat positions told in samples.
    """

    read_as: ReadAs | None = None
    column: str | None = None
    unit_ms: float | None = None
    rate_hz: float | None = None


NO_CHOICE: Final = ReadingChoice()


class Evidence(NamedTuple):
    """What speaks for a reading, or against it where the weight is below zero."""

    weight: float
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a table.

    Parameters
    ----------
    columns : tuple of int
        One, or several whose numbers follow one another in a row.
    name : str
        What the first of them is called.
    unit_ms : float
        How many milliseconds one unit of the intervals, or of the beat times, is.
    clock : TableClock or None
        The times beside the intervals, or the beat times themselves.
    role : Role or None
        What the clock tells of an interval.
    evidence : tuple of Evidence
        The heaviest first.
    has_lists : bool
        Whether a row may hold several intervals.
    """

    meaning: ReadAs
    columns: tuple[int, ...]
    name: str
    unit_ms: float
    clock: TableClock | None = None
    role: Role | None = None
    evidence: tuple[Evidence, ...] = ()
    has_lists: bool = False

    @property
    def score(self) -> float:
        return sum(each.weight for each in self.evidence)

    @property
    def reasons(self) -> tuple[Message, ...]:
        return tuple(each.reason for each in self.evidence if each.reason is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Numbers of the columns of a reading, row by row: `rows` says which row each is from."""

    numbers: FloatArray
    rows: IntArray


class RejectedColumn(NamedTuple):
    """Why a column was not taken."""

    column: TableColumn
    why: Message


def find_chosen_column(sample: TableSample, choice: ReadingChoice) -> TableColumn | None:
    """The column that a person named, or gave the number of.

    Raises
    ------
    RecordingError
        There is none such.
    """
    if choice.column is None:
        return None
    wanted = choice.column.strip().lower()
    for column in sample.columns:
        if column.name.lower() == wanted:
            return column
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sample.columns):
        return sample.columns[int(wanted) - 1]
    there = tuple(column.title for column in sample.columns[:MAX_NAMED_COLUMNS])
    raise RecordingError(ColumnNotThere(choice.column, there))
