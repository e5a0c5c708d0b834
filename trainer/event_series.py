"""Events of a long recording in little memory: beats as numbers, all others as objects.

A beat as an object takes 112 bytes, and a tuple of two million of them 240 MB; here a beat takes 16, or 32 where
the sensor's own number or the time of its arrival is known. The events read back are equal to those put in.
"""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import isnan, nan
from typing import Final, NamedTuple, Self, cast, overload

from trainer.events import Beat, ChestMoved, Event

MAX_EXACT_INTEGER: Final = 2**53  # whole numbers up to here are exact as a float
MAX_RUN_BEATS: Final = 128  # longer runs are hardly faster, and take more memory at once


class BeatColumns(NamedTuple):
    """Beats that follow one another, as columns of the same length: the fields of `Beat`, in its order."""

    t: Sequence[float]
    rr_ms: Sequence[float]
    raw: Sequence[int | None]
    received: Sequence[float | None]


class EventSeries(Sequence[Event]):
    """A sequence of events that equals the tuple of them.

    Parameters
    ----------
    events : Iterable[Event]
        Read once, in order.
    """

    __hash__ = None  # type: ignore[assignment]  # it equals tuples, but could not have their hash

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._t = array("d")
        self._rr_ms = array("d")
        self._raw: array[float] | None = None  # NaN: unknown
        self._received: array[float] | None = None
        self._other_indices = array("q")  # indices of the other events
        self._others: list[Event | _Movement] = []
        for event in events:
            self.append(event)

    @classmethod
    def of_beats(
        cls,
        t: memoryview,
        rr_ms: memoryview,
        raw: memoryview | None = None,
        others: Iterable[tuple[int, Event]] = (),
    ) -> Self:
        """Return a series of beats from contiguous doubles.

        Parameters
        ----------
        t, rr_ms : memoryview
            Times (s) and intervals (ms).
        raw : memoryview or None
            The sensor's own numbers; what is no whole number is absent.
        others : Iterable[tuple[int, Event]]
            Other events, each with its index in the whole series, rising.
        """
        series = cls()
        for index, event in others:
            series._other_indices.append(index)
            series._others.append(_packed(event))
        series._t.frombytes(t.cast("B"))
        series._rr_ms.frombytes(rr_ms.cast("B"))
        if raw is not None:
            series._raw = array("d", (x if float(x).is_integer() else nan for x in raw))
        return series

    def append(self, event: Event) -> None:
        if type(event) is Beat and _is_packable(event):
            self.append_beat(event.t, event.rr_ms, event.raw, event.received)
        else:
            self._other_indices.append(len(self))
            self._others.append(_packed(event))

    def append_beat(
        self, t: float, rr_ms: float, raw: int | None = None, received: float | None = None
    ) -> None:
        """Append a beat that is not made yet: real floats, `raw` at most 2**53, `received` no NaN."""
        self._raw = _appended(self._raw, raw, len(self._t))
        self._received = _appended(self._received, received, len(self._t))
        self._t.append(t)
        self._rr_ms.append(rr_ms)

    @property
    def columns(self) -> tuple[memoryview, memoryview] | None:
        """Return times (s) and intervals (ms) of the beats, if all of them are stored as numbers."""
        if any(isinstance(event, Beat) for event in self._others):
            return None
        return memoryview(self._t), memoryview(self._rr_ms)

    def others(self) -> Iterator[Event]:
        """Yield all events that are not stored as the numbers of a beat."""
        return map(_unpacked, self._others)

    def runs(self) -> Iterator[BeatColumns | Event]:
        """Yield the events in order, beats as columns; see `beat_runs`."""
        beats_done = 0
        for k, index in enumerate(self._other_indices):
            yield from self._columns(beats_done, index - k)
            yield _unpacked(self._others[k])
            beats_done = index - k
        yield from self._columns(beats_done, len(self._t))

    def __len__(self) -> int:
        return len(self._t) + len(self._others)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        i = index + len(self) if index < 0 else index
        if not 0 <= i < len(self):
            raise IndexError(index)
        others = bisect_left(self._other_indices, i)
        if others < len(self._other_indices) and self._other_indices[others] == i:
            return _unpacked(self._others[others])
        return self._beat(i - others)

    def __iter__(self) -> Iterator[Event]:
        for run in self.runs():
            if isinstance(run, BeatColumns):
                yield from map(Beat, *run)
            else:
                yield run

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EventSeries | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"<{len(self._t)} beats and {len(self._others)} other events>"

    def _columns(self, begin: int, end: int) -> Iterator[BeatColumns]:
        raw, received = self._raw, self._received
        for a in range(begin, end, MAX_RUN_BEATS):
            run = slice(a, min(a + MAX_RUN_BEATS, end))
            unknown = [None] * (run.stop - a)
            yield BeatColumns(
                self._t[run],
                self._rr_ms[run],
                unknown if raw is None else [None if isnan(x) else int(x) for x in raw[run]],
                unknown if received is None else [None if isnan(x) else x for x in received[run]],
            )

    def _beat(self, i: int) -> Beat:
        (column,) = self._columns(i, i + 1)
        return next(map(Beat, *column))


class BeatSeries(Sequence[Beat]):
    """Beats alone, stored as in an `EventSeries`."""

    def __init__(self, beats: Iterable[Beat] = ()) -> None:
        self._events = EventSeries(beats)

    @property
    def columns(self) -> tuple[memoryview, memoryview] | None:
        """See `EventSeries.columns`."""
        return self._events.columns

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, index: int) -> Beat: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Beat]: ...
    def __getitem__(self, index: int | slice) -> Beat | Sequence[Beat]:
        return cast(Beat | Sequence[Beat], self._events[index])

    def __iter__(self) -> Iterator[Beat]:
        return cast(Iterator[Beat], iter(self._events))


def beat_runs(events: Iterable[Event]) -> Iterator[BeatColumns | Event]:
    """Yield the events in order, beats that follow one another as columns of at most `MAX_RUN_BEATS`.

    What is done with many beats is done faster with columns, and those of an `EventSeries` need not be made.
    """
    if isinstance(events, EventSeries):
        yield from events.runs()
        return
    beats: list[Beat] = []
    for event in events:
        if type(event) is Beat:
            beats.append(event)
            if len(beats) < MAX_RUN_BEATS:
                continue
        if beats:
            yield _columns_of(beats)
            beats = []
        if type(event) is not Beat:
            yield event
    if beats:
        yield _columns_of(beats)


def others_in(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events that are no beats, in order."""
    others = events.others() if isinstance(events, EventSeries) else events
    return (event for event in others if not isinstance(event, Beat))


def beats_in(events: Iterable[Event]) -> Iterator[Beat]:
    """Yield the beats among the events, in order."""
    return (event for event in events if isinstance(event, Beat))


def _columns_of(beats: Sequence[Beat]) -> BeatColumns:
    return BeatColumns(
        [beat.t for beat in beats],
        [beat.rr_ms for beat in beats],
        [beat.raw for beat in beats],
        [beat.received for beat in beats],
    )


class _Movement(NamedTuple):
    """A `ChestMoved` whose accelerations are two bytes each: as a tuple of tuples they take forty."""

    t: float
    rate_hz: float
    mg: bytes


def _packed(event: Event) -> Event | _Movement:
    if not isinstance(event, ChestMoved):
        return event
    numbers = [axis for sample in event.mg for axis in sample]
    try:
        return _Movement(event.t, event.rate_hz, struct.pack(f"<{len(numbers)}h", *numbers))
    except struct.error:  # out of the range of any sensor
        return event


def _unpacked(packed: Event | _Movement) -> Event:
    if not isinstance(packed, _Movement):
        return packed
    x_y_z = ((x, y, z) for x, y, z in struct.iter_unpack("<3h", packed.mg))
    return ChestMoved(packed.t, packed.rate_hz, tuple(x_y_z))


def _appended(
    column: "array[float] | None", value: float | None, count: int
) -> "array[float] | None":
    """The column with the value appended; None as long as no value was known."""
    if column is None:
        if value is None:
            return None
        column = array("d", [nan]) * count
    column.append(nan if value is None else value)
    return column


def _is_packable(beat: Beat) -> bool:
    """Whether an equal beat would be read back: not with whole numbers as times, NaN and the like."""
    if type(beat.t) is not float or type(beat.rr_ms) is not float:
        return False
    is_raw = beat.raw is None or (type(beat.raw) is int and abs(beat.raw) <= MAX_EXACT_INTEGER)
    received = beat.received
    return is_raw and (received is None or (type(received) is float and not isnan(received)))
