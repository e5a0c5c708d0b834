"""Events of a long recording in little room: beats as numbers, all others as they are.

A beat as an object takes 112 bytes, and a tuple of two million of them 240 MB; here a beat takes 16, or
32 where the sensor's own number or the time of its arrival is known. What is read is the very same event.
"""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import isnan, nan
from typing import Final, NamedTuple, Self, cast, overload

from trainer.events import Beat, ChestMoved, Event

LARGEST_EXACT: Final = 2**53  # whole numbers up to here are exact as a float


class EventSeries(Sequence[Event]):
    """A sequence of events that equals the tuple of them.

    Parameters
    ----------
    events : Iterable[Event]
        Read once, in order.
    """

    __hash__ = None  # type: ignore[assignment]  # equal to tuples, whose hash is another

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._t = array("d")
        self._rr_ms = array("d")
        self._raw: array[float] | None = None  # NaN: not told
        self._received: array[float] | None = None
        self._places = array("q")  # of the others
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
        """Beats from contiguous doubles.

        Parameters
        ----------
        t, rr_ms : memoryview
            Times (s) and intervals (ms).
        raw : memoryview or None
            The sensor's own numbers; what is no whole number is absent.
        others : Iterable[tuple[int, Event]]
            Other events, each with its place in the whole, rising.
        """
        made = cls()
        for place, event in others:
            made._places.append(place)
            made._others.append(_packed(event))
        made._t.frombytes(t.cast("B"))
        made._rr_ms.frombytes(rr_ms.cast("B"))
        if raw is not None:
            made._raw = array("d", (x if float(x).is_integer() else nan for x in raw))
        return made

    def append(self, event: Event) -> None:
        if type(event) is Beat and _is_packable(event):
            self.append_beat(event.t, event.rr_ms, event.raw, event.received)
        else:
            self._places.append(len(self))
            self._others.append(_packed(event))

    def append_beat(
        self, t: float, rr_ms: float, raw: int | None = None, received: float | None = None
    ) -> None:
        """Append a beat that is not made yet: real floats, `raw` at most 2**53, `received` no NaN."""
        self._raw = _kept(self._raw, raw, len(self._t))
        self._received = _kept(self._received, received, len(self._t))
        self._t.append(t)
        self._rr_ms.append(rr_ms)

    @property
    def columns(self) -> tuple[memoryview, memoryview] | None:
        """Times (s) and intervals (ms) of the beats in order, if each of them is kept as numbers."""
        if any(isinstance(event, Beat) for event in self._others):
            return None
        return memoryview(self._t), memoryview(self._rr_ms)

    def others(self) -> Iterator[Event]:
        """All that is not kept as the numbers of a beat."""
        return map(_unpacked, self._others)

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
        others = bisect_left(self._places, i)
        if others < len(self._places) and self._places[others] == i:
            return _unpacked(self._others[others])
        return self._beat(i - others)

    def __iter__(self) -> Iterator[Event]:
        done = 0
        for number, place in enumerate(self._places):
            yield from self._beats(done, place - number)
            yield _unpacked(self._others[number])
            done = place - number
        yield from self._beats(done, len(self._t))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, EventSeries | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"<{len(self._t)} beats and {len(self._others)} other events>"

    def _beats(self, begin: int, end: int) -> Iterator[Beat]:
        if self._raw is None and self._received is None:
            yield from map(Beat, memoryview(self._t)[begin:end], memoryview(self._rr_ms)[begin:end])
        else:
            yield from map(self._beat, range(begin, end))

    def _beat(self, i: int) -> Beat:
        raw = nan if self._raw is None else self._raw[i]
        received = nan if self._received is None else self._received[i]
        return Beat(
            self._t[i],
            self._rr_ms[i],
            None if isnan(raw) else int(raw),
            None if isnan(received) else received,
        )


class BeatSeries(Sequence[Beat]):
    """Beats alone, kept as an `EventSeries` keeps them."""

    def __init__(self, beats: Iterable[Beat] = ()) -> None:
        self._kept = EventSeries(beats)

    @property
    def columns(self) -> tuple[memoryview, memoryview] | None:
        """See `EventSeries.columns`."""
        return self._kept.columns

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, index: int) -> Beat: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Beat]: ...
    def __getitem__(self, index: int | slice) -> Beat | Sequence[Beat]:
        return cast(Beat | Sequence[Beat], self._kept[index])

    def __iter__(self) -> Iterator[Beat]:
        return cast(Iterator[Beat], iter(self._kept))


def others_in(events: Iterable[Event]) -> Iterator[Event]:
    """The events that are no beats, in their order."""
    some = events.others() if isinstance(events, EventSeries) else events
    return (event for event in some if not isinstance(event, Beat))


def beats_in(events: Iterable[Event]) -> Iterator[Beat]:
    """The beats among the events, in their order."""
    return (event for event in events if isinstance(event, Beat))


class _Movement(NamedTuple):
    """A `ChestMoved` whose accelerations are two bytes each: as a tuple of tuples they take forty."""

    t: float
    rate_hz: float
    mg: bytes


def _packed(event: Event) -> Event | _Movement:
    if not isinstance(event, ChestMoved):
        return event
    numbers = [number for three in event.mg for number in three]
    try:
        return _Movement(event.t, event.rate_hz, struct.pack(f"<{len(numbers)}h", *numbers))
    except struct.error:  # larger than any sensor's
        return event


def _unpacked(kept: Event | _Movement) -> Event:
    if not isinstance(kept, _Movement):
        return kept
    x_y_z = ((x, y, z) for x, y, z in struct.iter_unpack("<3h", kept.mg))
    return ChestMoved(kept.t, kept.rate_hz, tuple(x_y_z))


def _kept(column: "array[float] | None", value: float | None, count: int) -> "array[float] | None":
    """The column with the value at its end; none is kept as long as there is no value."""
    if column is None:
        if value is None:
            return None
        column = array("d", [nan]) * count
    column.append(nan if value is None else value)
    return column


def _is_packable(beat: Beat) -> bool:
    """Would the very same beat come back? Whole numbers as times, NaN and the like are kept as they are."""
    if type(beat.t) is not float or type(beat.rr_ms) is not float:
        return False
    is_raw = beat.raw is None or (type(beat.raw) is int and abs(beat.raw) <= LARGEST_EXACT)
    received = beat.received
    return is_raw and (received is None or (type(received) is float and not isnan(received)))
