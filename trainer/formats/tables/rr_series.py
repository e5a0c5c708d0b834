"""A series of RR intervals as a recording: when each beat happened, and at which resolution.

Lines out of order of time are sorted, not dropped, and two beats at one time stay two. Without times a
beat happens when the intervals before it and its own are over; an interval below zero takes no time. A
series that starts late is moved to zero, unless we wrote it ourselves.

Where a phone stored when it received each interval, the intervals are exact and the arrivals are not:
beats follow one another by their intervals, and an arrival counts only where it shows that some are missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.event_series import EventSeries, beats_in
from trainer.events import Event, SourceChanged
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.codecs.event_codec import MAX_EVENT_TIME_S
from trainer.formats.messages import (
    BeatTimesOutOfRange,
    ClockSet,
    ColumnTaken,
    DecimalCommas,
    FillsLeftOut,
    IntervalsBetweenTimes,
    IntervalsInSequence,
    IntervalsWithTimes,
    LinesWithoutNumberLeftOut,
    NoIntervalsInTable,
    OnlyColumnOfNumbers,
    RepeatedRowsLeftOut,
    SortedByTime,
    TooManyHoles,
)
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.table import Columns
from trainer.formats.tables.timing import Role
from trainer.formats.tables.units import MS, STRAP_UNITS, UNIT_NAMES, FloatArray, IntArray
from trainer.hrv.tachogram import arrays_of, find_starts, valid_rows
from trainer.messages import Message
from trainer.recording import Recording

MIN_GAP_S: Final = 3.0  # later than this is no late packet
MIN_JUMP_S: Final = 86_400.0  # and more than a day is no gap: the clock was set
MAX_STEP_BACK_S: Final = 2.0  # rough stamps may swap, but not by more
MAX_JUMP_RATIO: Final = (
    0.02  # of the rows: a clock is set a few times, a shuffled table is another thing
)


def compute_beat_times(arrived: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, int]:
    """When each beat was (s, from the first interval on), and how often the clock was set.

    Parameters
    ----------
    arrived : FloatArray
        Shape (n,): when each interval arrived, s.
    rr_ms : FloatArray
        Shape (n,): the intervals, ms.
    """
    intervals = np.maximum(rr_ms, 0.0) / 1000.0
    times = np.empty(arrived.size)
    now, shifted, offset = 0.0, 0, float(arrived[0]) - float(intervals[0])
    for i, (moment, interval) in enumerate(zip(arrived.data, intervals.data, strict=True)):
        now += interval
        late = moment - offset - now
        if late < -MIN_GAP_S or late > MIN_JUMP_S:
            offset, shifted = offset + late, shifted + 1
        elif late > MIN_GAP_S:
            now += late
        times[i] = now
    return times, shifted


def remove_clock_jumps(t: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, int]:
    """The same times as if no clock had been set, and how often one was.

    A table that is merely out of order is left as it is.

    Parameters
    ----------
    t : FloatArray
        Shape (n,): times of the beats, s.
    rr_ms : FloatArray
        Shape (n,): the intervals, ms.
    """
    steps = np.diff(t)
    back = np.flatnonzero((steps < -MAX_STEP_BACK_S) | (steps > MIN_JUMP_S))
    if not 0 < back.size <= max(1, int(MAX_JUMP_RATIO * t.size)):
        return t, 0
    shift_s = np.zeros(t.size)
    shift_s[back + 1] = t[back] + np.maximum(rr_ms[back + 1], 0.0) / 1000.0 - t[back + 1]
    return t + np.cumsum(shift_s), int(back.size)


MAX_START_S: Final = 10.0
PLAUSIBLE_MS: Final = (300.0, 2000.0)
MIN_RESOLUTION_MS: Final = (
    0.0015  # files give three decimals at most, so a smaller step is rounding
)
SOURCE: Final = "file"
MAX_HOLES: Final = 100_000


def recording_from_table(columns: Columns, name: str) -> Recording:
    """The recording in a table. Its id is made of its beats, so that the same file is known again.

    Parameters
    ----------
    columns : Columns
        What was found in the table.
    name : str
        Of the file; it becomes the source.

    Raises
    ------
    RecordingError
        The times are beyond every measure.
    """
    unit = columns.reading.unit_ms if columns.reading.meaning is ReadAs.RR else MS
    rr_ms = columns.rr_ms
    if columns.t is None:
        t = None if columns.holes is None else _compute_times_over_holes(rr_ms, columns.holes)
    else:
        t = _times_of(columns)[0]
    recording = recording_from_beats(
        t, rr_ms, name, written=columns.written, unit=unit, is_ours=columns.is_ours
    )
    return _with_start(recording, columns, t)


def _times_of(columns: Columns) -> tuple[FloatArray, int]:
    """When each beat was, and how often the clock was set."""
    if columns.t is None:
        return np.zeros(0), 0
    if columns.reading.role in (Role.ENDS, Role.BEGINS):
        return remove_clock_jumps(columns.t, columns.rr_ms)
    return columns.t, 0


def _with_start(recording: Recording, columns: Columns, t: FloatArray | None) -> Recording:
    """With its date, where the file tells one."""
    if columns.started is None:
        return recording
    first = next(beats_in(recording.events)).t
    in_file = float(columns.rr_ms[0]) / 1000.0 if columns.t is None or t is None else float(t.min())
    return replace(recording, started=columns.started.format(in_file - first))


def recording_from_beats(
    t: FloatArray | None,
    rr_ms: FloatArray,
    name: str,
    *,
    written: FloatArray | None = None,
    unit: float = MS,
    is_ours: bool = False,
    resolution_ms: float | None = None,
    others: Sequence[Event] = (),
) -> Recording:
    """Return the recording of beats, and of the other events of the file.

    Raises
    ------
    RecordingError
        There are no beats, or the times are beyond every measure.
    """
    if not rr_ms.size:
        raise RecordingError(NoIntervalsInTable())
    if rr_ms.size > MAX_BEATS:
        raise RecordingError(TOO_MANY_BEATS)
    if t is None:
        t = np.cumsum(np.maximum(rr_ms, 0.0)) / 1000.0
    order = np.argsort(t, kind="stable")
    t, rr_ms = t[order], rr_ms[order]
    t = _round_to_microseconds(_shift_to_zero(t, rr_ms, is_ours))
    if not float(np.abs(t).max()) <= MAX_EVENT_TIME_S:
        raise RecordingError(BeatTimesOutOfRange())
    resolution = estimate_interval_resolution_ms(rr_ms) if resolution_ms is None else resolution_ms
    digest = sha256(t.data)
    digest.update(rr_ms.data)
    raw = written[order].data if written is not None and unit == STRAP_UNITS else None
    first = SourceChanged(0.0, SOURCE, resolution)
    events = EventSeries.of_beats(
        t.data, rr_ms.data, raw, [(0, first), *_places_among_beats(others, t)]
    )
    refuse_too_many_gaps(events)
    return Recording(
        id=f"import-{digest.hexdigest()[:12]}",
        started=None,
        source=name,
        plan=None,
        ended=None,
        events=events,
    )


def refuse_too_many_gaps(events: Sequence[Event]) -> None:
    """A hole here and there is a gap; where there are so many more, the times are no times of beats.

    Raises
    ------
    RecordingError
        There are more holes than a whole day has beats.
    """
    if len(events) <= MAX_HOLES:
        return
    t, rr_ms = arrays_of(events)
    rows = valid_rows(t, rr_ms)
    if np.count_nonzero(find_starts(t[rows], rr_ms[rows])) > MAX_HOLES:
        raise RecordingError(TooManyHoles())


def _places_among_beats(others: Sequence[Event], t: FloatArray) -> Iterator[tuple[int, Event]]:
    """Where they stand among the beats and behind the first event; after a beat of the same time."""
    in_time = sorted(others, key=_event_time)
    after = np.searchsorted(t, [event.t for event in in_time], side="right").tolist()
    for number, (place, event) in enumerate(zip(after, in_time, strict=True), start=1):
        yield place + number, event


def _compute_times_over_holes(rr_ms: FloatArray, holes: IntArray) -> FloatArray:
    """A line that should hold a number is a beat that nobody knows: as long as the usual one."""
    steps_ms = np.maximum(rr_ms, 0.0)
    t: FloatArray = np.cumsum(steps_ms + holes * np.median(steps_ms)) / 1000.0
    return t


def _event_time(event: Event) -> float:
    return event.t


def describe_columns(columns: Columns) -> tuple[Message, ...]:
    """What was taken for what."""
    reading, count = columns.reading, columns.rr_ms.size
    unit = UNIT_NAMES.get(reading.unit_ms, "ms")
    parts: list[Message] = []
    if reading.meaning is ReadAs.BEAT_TIMES:
        parts.append(IntervalsBetweenTimes(count, unit))
    else:
        parts.append(
            (IntervalsInSequence if columns.t is None else IntervalsWithTimes)(count, unit)
        )
    if columns.form.decimal_comma:
        parts.append(DecimalCommas())
    parts += _describe_times(columns)
    if columns.skipped:
        parts.append(LinesWithoutNumberLeftOut(columns.skipped))
    if columns.repeats:
        parts.append(RepeatedRowsLeftOut(columns.repeats))
    if columns.fills:
        parts.append(FillsLeftOut(columns.fills))
    if reading.reasons not in ((), (OnlyColumnOfNumbers(),)):
        parts.append(ColumnTaken(reading.name, reading.reasons))
    return tuple(parts)


def _describe_times(columns: Columns) -> list[Message]:
    if columns.is_newest_first:
        return [SortedByTime()]
    if columns.t is None:
        return []
    shifted, jumps = _times_of(columns)
    remarks: list[Message] = [ClockSet(jumps)] if jumps else []
    if np.any(np.diff(shifted) < 0.0):
        remarks.append(SortedByTime())
    return remarks


def estimate_interval_resolution_ms(rr_ms: FloatArray) -> float:
    """How fine the intervals are: the step between the values that occur, in ms.

    >>> estimate_interval_resolution_ms(np.array([800.0, 801.0, 803.0, 810.0]))
    1.0
    """
    low, high = PLAUSIBLE_MS
    values = np.unique(rr_ms[(rr_ms >= low) & (rr_ms <= high)])
    steps = np.diff(values)
    steps = steps[steps > MIN_RESOLUTION_MS]
    if not steps.size:
        return 1.0
    single = steps[steps < 1.5 * steps.min()]  # files round them, so they differ a little
    return round(float(single.mean()), 4)


def _shift_to_zero(t: FloatArray, rr_ms: FloatArray, is_ours: bool) -> FloatArray:
    """The same series, begun at zero if it began much later or before."""
    begins = t[0] - max(0.0, rr_ms[0]) / 1000.0
    if is_ours or (begins <= MAX_START_S and t[0] >= 0.0):
        return t
    shifted: FloatArray = t - begins
    return shifted


def _round_to_microseconds(t: FloatArray) -> FloatArray:
    return np.rint(t * 1e6) / 1e6
