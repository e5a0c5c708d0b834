"""The pacer of our own table of beats, reconstructed as events.

The table says for every beat in which breath it fell, when that breath began and in which pattern. From
this the rounds and pattern changes are derived and verified: they become part of the recording only if
the pacer they lead reproduces every cell of the table. Otherwise they are left out, and the description of the import says so.

A pattern change keeps the fullness of the lungs (`Pacer.with_pattern`), so the breath after it shows when
it was.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby, islice, pairwise
from math import ceil, floor
from typing import Final

from trainer.errors import RecordingError, TrainerError
from trainer.event_series import beats_in
from trainer.events import Beat, Begin, Decided, Decision, Event, FinishRequested, PatternChosen
from trainer.files.text_file import TextFile
from trainer.formats.csv_text.cells import parse_text_cell
from trainer.formats.exports.csv_export import PACER_COLUMNS, format_pacer_cells, parse_pattern_cell
from trainer.formats.jsonl import MAX_ENTRIES
from trainer.formats.messages import (
    PacerColumns,
    PacerColumnsLeftOut,
    TooManyPatternChanges,
    WithPacer,
)
from trainer.formats.reader import ImportedRecording
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Recording
from trainer.session.progress import find_pacer
from trainer.session.review import replay_progress

TIME_TOLERANCE_S: Final = 1.5e-6  # the table has microseconds
MAX_BREATHS: Final = 2000  # of a gap
MAX_TRIES: Final = 20_000
TIME_OFFSETS_US: Final = range(-4, 5)


def is_same_breath(pacer: Pacer, pattern: BreathPattern, began: float) -> bool:
    """Does a breath of this pattern that began then belong to the pacer?"""
    return pattern == pacer.pattern and _distance_to_breath_s(pacer, began) <= TIME_TOLERANCE_S


def find_pattern_change(
    pacer: Pacer, pattern: BreathPattern, began: float, after: float, until: float
) -> float:
    """When the pacer changed to `pattern`, so that a breath began (or would have begun) at `began`.

    Raises
    ------
    ValueError
        No change between `after` and `until` leads there.
    """
    for tries, t in enumerate(_candidates(pacer, pattern, began, after, until)):
        if tries > MAX_TRIES:
            break
        if (
            after <= t <= until
            and _distance_to_breath_s(pacer.with_pattern(pattern, t), began)
            <= TIME_TOLERANCE_S / 3.0
        ):
            return t
    raise ValueError(f"no change leads to a breath at {began}")


def _distance_to_breath_s(pacer: Pacer, began: float) -> float:
    period = pacer.pattern.period_s
    off = (began - pacer.began) % period
    return min(off, period - off)


def _candidates(
    pacer: Pacer, pattern: BreathPattern, began: float, after: float, until: float
) -> Iterator[float]:
    """Beginnings of breaths first, where changes mostly are; then moments inside one."""
    old, new = pacer.pattern, pattern
    first = floor((after - pacer.began) / old.period_s)
    last = ceil((until - pacer.began) / old.period_s)
    breaths = range(first, min(last, first + MAX_BREATHS) + 1)
    for k in breaths:
        yield round(pacer.began + k * old.period_s, 6)
    for k in breaths:
        old_began, new_elapsed_s = pacer.began + k * old.period_s, 0.0
        for (_, old_s), (_, new_s) in zip(old.parts(), new.parts(), strict=True):
            if old_s > 0.0:
                yield from _candidates_in_phase(
                    old_began, old_s, new_elapsed_s, new_s, new.period_s, began
                )
            old_began, new_elapsed_s = old_began + old_s, new_elapsed_s + new_s


def _candidates_in_phase(
    old_began: float,
    old_s: float,
    new_elapsed_s: float,
    new_s: float,
    period_s: float,
    began: float,
) -> Iterator[float]:
    """Moments in one part of a breath that lead to a breath at `began`, less any number of breaths.

    At t the part is (t - was) / old_s through, and the new breath began that share of new_s, and
    `comes`, before t. For that to be `began` less m breaths, t follows from a line.
    """
    slope = 1.0 - new_s / old_s
    if abs(slope) < 1e-12:
        yield round(old_began + old_s / 2.0, 6)
        return
    ends = sorted((old_began - new_elapsed_s, old_began + old_s - new_elapsed_s - new_s))
    for m in range(
        ceil((began - ends[1]) / period_s - 1e-6), floor((began - ends[0]) / period_s + 1e-6) + 1
    ):
        t = (began - m * period_s + new_elapsed_s - old_began * new_s / old_s) / slope
        for us in TIME_OFFSETS_US:
            yield round(t + us * 1e-6, 6)


MAX_ROWS: Final = 200_000  # beats: the longest round is a day and a night
LAST_ROUND_S: Final = 1.0  # a round lasted a little longer than its last beat


@dataclass(frozen=True, slots=True)
class PacedRow:
    t: float
    began: float
    pattern: BreathPattern
    round: str


def complete_with_pacer(imported: ImportedRecording) -> ImportedRecording:
    """The import of a table of ours with its pacer, if the table has one."""
    if imported.paced_table is None:
        return imported
    paced = reconstruct_pacer(imported.recording, *imported.paced_table)
    if paced is None:
        return replace(
            imported,
            understood=(*imported.understood, PacerColumnsLeftOut()),
            left_out=(*imported.left_out, PacerColumns()),
        )
    return replace(imported, recording=paced, understood=(*imported.understood, WithPacer()))


def reconstruct_pacer(recording: Recording, text: TextFile, separator: str) -> Recording | None:
    """The recording of these beats with the pacer that the table describes; None if it cannot be
    reconstructed, or would be longer than any session."""
    try:
        cells = list(islice(_cells(text, separator), MAX_ROWS + 1))
        beats = list(beats_in(islice(recording.events, MAX_ROWS + 2)))
        if len(cells) != len(beats) or not 0 < len(cells) <= MAX_ROWS:
            return None
        paced = _recording(recording, beats, list(_rows(cells, beats)))
        return paced if _is_reproduced_by(paced, beats, cells) else None
    except (csv.Error, ValueError, ArithmeticError, TrainerError):
        return None


def _cells(text: TextFile, separator: str) -> Iterator[tuple[str, ...]]:
    """The pacer's cells of every row, each text once for all rows that hold it."""
    rows = csv.reader(text.lines(), delimiter=separator)
    header = [name.strip() for name in next(rows, [])]
    places = [_place_of(name, header) for name in PACER_COLUMNS]
    known: dict[str, str] = {}
    for row in rows:
        if row:
            cells = (parse_text_cell(row[i].strip()) if i < len(row) else "" for i in places)
            phase, fullness, began, pattern, number = cells
            written = (phase, _as_written(fullness, 4), _as_written(began, 6), pattern, number)
            yield tuple(known.setdefault(cell, cell) for cell in written)


def _place_of(name: str, header: Sequence[str]) -> int:
    """Where a column stands; a workbook tells the unit behind its name. Raises ValueError."""
    names = [cell.partition(" [")[0] for cell in header]
    return names.index(name)


def _as_written(cell: str, decimals: int) -> str:
    """A number as the standard dialect writes it: without a decimal comma, and with all its zeros.

    >>> _as_written("0,12", 4)
    '0.1200'
    """
    return f"{float(cell.replace(',', '.')):.{decimals}f}" if cell else ""


def _rows(cells: Sequence[tuple[str, ...]], beats: Sequence[Beat]) -> Iterator[PacedRow]:
    known: dict[str, BreathPattern] = {}
    for (_, _, began, pattern, number), beat in zip(cells, beats, strict=True):
        if pattern not in known:
            known[pattern] = parse_pattern_cell(pattern)
        yield PacedRow(beat.t, float(began), known[pattern], number)


def _recording(recording: Recording, beats: Sequence[Beat], rows: list[PacedRow]) -> Recording:
    rounds = [list(group) for _, group in groupby(rows, key=lambda row: row.round)]
    lasts = [group[-1].t - group[0].began for group in rounds]
    plan = SessionPlan(
        Exercise.PAUSE if len(rounds) > 1 else Exercise.FREE,
        max(lasts) + (LAST_ROUND_S if len(rounds) > 1 else 0.0),
        rows[0].pattern,
        ExhaleMode.FIXED,
    )
    changes = list(islice(_pacer_events(rounds), MAX_ENTRIES + 1))
    if len(changes) > MAX_ENTRIES:
        raise RecordingError(TooManyPatternChanges())
    digest = sha256(repr((recording.id, changes)).encode()).hexdigest()
    first, *_ = recording.events
    return replace(
        recording,
        id=f"import-{digest[:12]}",
        plan=plan,
        events=(first, *_sort_by_time(changes, beats)),
    )


def _pacer_events(rounds: Sequence[Sequence[PacedRow]]) -> Iterator[Event]:
    """Every event of the rounds but the beats: begun, changed, waited again."""
    for number, rows in enumerate(rounds):
        begins = rows[0].began
        pacer = Pacer(rows[0].pattern, begins)
        yield Begin(begins) if number == 0 else Decided(begins, Decision.WAIT_AGAIN)
        if number > 0 and rounds[number - 1][-1].pattern != rows[0].pattern:
            yield PatternChosen(begins, rows[0].pattern)
        for before, row in pairwise(rows):
            if is_same_breath(pacer, row.pattern, row.began):
                continue
            t = find_pattern_change(pacer, row.pattern, row.began, before.t, row.t)
            yield PatternChosen(t, row.pattern)
            pacer = pacer.with_pattern(row.pattern, t)
        if number < len(rounds) - 1:
            yield FinishRequested(rows[-1].t)


def _sort_by_time(changes: Sequence[Event], beats: Sequence[Beat]) -> list[Event]:
    """By time. A round ends with its last beat, and everything else comes before the beat of its time."""
    return sorted(
        [*changes, *beats], key=lambda e: (e.t, isinstance(e, Beat), isinstance(e, FinishRequested))
    )


def _is_reproduced_by(
    recording: Recording, beats: Sequence[Beat], cells: Sequence[tuple[str, ...]]
) -> bool:
    progress = replay_progress(recording)
    rounds = tuple((began, min(ended, beats[-1].t)) for began, ended in progress.rounds_led())
    return all(
        format_pacer_cells(find_pacer(progress.spans, beat.t), beat.t, rounds) == row
        for beat, row in zip(beats, cells, strict=True)
    )
