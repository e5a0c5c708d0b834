"""A recording as tables for spreadsheets: beats, events, minutes; all pauses; and bare RR intervals.

Rules: what the pacer did is computed from the texts in the row (`breath_began_s`, `pattern`), so that
every reader finds the same phase and fullness. Each minute is judged by itself, by the functions of the
whole record; one that cannot be judged has empty cells and a reason. What is to be left out is left out
before a line is written; its columns stay, and are empty. The exact and complete format is jsonl.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, nan
from typing import Final

import numpy as np

from trainer.events import (
    BatteryReported,
    Beat,
    ChestMoved,
    ContactChanged,
    Decided,
    Event,
    HeartRateReported,
    LinkChanged,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    Unencodable,
    UrgeRated,
)
from trainer.formats.codecs.event_codec import KINDS
from trainer.formats.csv_text.cells import (
    Number,
    format_number_cell,
    format_table,
    format_thousandths,
)
from trainer.formats.csv_text.dialect import STANDARD, CsvDialect
from trainer.hrv.figures import MINUTE_FIGURES
from trainer.hrv.record_figures import RecordFigures, compute_record_figures
from trainer.hrv.tachogram import JudgedBeat
from trainer.messages import Describe
from trainer.pacing import EDGE_S, BreathPattern, Pacer
from trainer.practice.annotations import WORDS_FIELDS, join_words, words_in
from trainer.practice.pauses import Pause

PACER_COLUMNS: Final = ("pacer_phase", "fullness", "breath_began_s", "pattern", "round")
BEATS_COLUMNS: Final = ("t_s", "rr_ms", "verdict", "corrected_ms", *PACER_COLUMNS)

RoundSpan = tuple[float, float]
Row = tuple[str, ...]
"""The cells of a row: numbers are `Number`, everything else is a text as it is."""


def beat_rows(
    judged: Iterable[JudgedBeat],
    pacer_at: Callable[[float], Pacer | None],
    rounds: Sequence[RoundSpan] = (),
) -> Iterator[Row]:
    """The rows of the table of beats. What is not known is an empty cell.

    `rr_ms` is written so that reading it gives the very same number.

    Parameters
    ----------
    judged : iterable of JudgedBeat
        The beats in order, each with its verdict.
    pacer_at : callable
        The pacer that led at a session time, s, if one did.
    rounds : sequence of RoundSpan
        Begin and end of each, s.
    """
    for judged_beat in judged:
        t = judged_beat.beat.t
        yield (*_judged_cells(judged_beat), *format_pacer_cells(pacer_at(t), t, rounds))


def format_pacer_cells(
    pacer: Pacer | None, t: float, rounds: Sequence[RoundSpan] = ()
) -> tuple[str, ...]:
    """Where the breath was at `t`, when it began, and in which pattern and round it was.

    Parameters
    ----------
    pacer : Pacer or None
        None: the cells stay empty.
    t : float
        Session time, s.
    rounds : sequence of RoundSpan
        Begin and end of each, s.

    Returns
    -------
    tuple[str, ...]
        One cell for each of `PACER_COLUMNS`.
    """
    if pacer is None:
        return ("",) * len(PACER_COLUMNS)
    pattern = format_pattern(pacer.pattern)
    breaths = (t - pacer.began + EDGE_S) // pacer.pattern.period_s
    began = f"{pacer.began + breaths * pacer.pattern.period_s:.6f}"
    point = Pacer(parse_pattern_cell(pattern), float(began)).at(float(f"{t:.6f}"))
    number = next((i for i, (a, b) in enumerate(rounds, start=1) if a <= t <= b), None)
    return (
        point.phase.value,
        Number(f"{point.fullness:.4f}"),
        Number(began),
        pattern,
        "" if number is None else Number(number),
    )


def format_pattern(pattern: BreathPattern) -> str:
    """
    >>> format_pattern(BreathPattern(4.0, 0.0, 6.5, 0.0))
    '4-0-6.5-0'
    """
    return "-".join(f"{s:.10g}" for _, s in pattern.parts())


def parse_pattern_cell(text: str) -> BreathPattern:
    """Raises: ValueError or PatternError, when the text is no pattern of ours."""
    inhale_s, hold_full_s, exhale_s, hold_empty_s = map(float, text.split("-"))
    return BreathPattern(inhale_s, hold_full_s, exhale_s, hold_empty_s)


def _judged_cells(judged: JudgedBeat) -> Row:
    verdict = "" if judged.verdict is None else judged.verdict.value
    corrected = "" if judged.corrected_ms is None else Number(repr(judged.corrected_ms))
    return Number(f"{judged.beat.t:.6f}"), Number(repr(judged.beat.rr_ms)), verdict, corrected


EXCLUDED_EVENTS: Final = (
    Beat,
    Tick,
    ChestMoved,
)  # beats have a table; ticks say nothing; movement is long


def event_rows(events: Iterable[Event], describe: Describe) -> Iterator[Row]:
    """The rows of the table of events; `describe` says what the sensor said."""
    for event in events:
        if not isinstance(event, EXCLUDED_EVENTS):
            value, detail = value_and_detail(event, describe)
            yield Number(f"{event.t:.6f}"), KINDS[type(event)], value, detail


def value_and_detail(event: Event, describe: Describe) -> tuple[str, str]:
    """What the event says, in a word or number, and what it says more."""
    match event:
        case UrgeRated(urge=urge, moment=moment):
            return Number(urge), moment.value
        case Decided(decision=decision):
            return decision.value, ""
        case PatternChosen(pattern=pattern):
            return str(pattern), ""
        case NoteWritten(text=text) | Unencodable(text=text):
            return "", text
        case PredictionMade(text=text, sure_percent=sure):
            return "" if sure is None else Number(sure), text
    named = words_in(event)
    return _of_the_sensor(event, describe) if named is None else ("", join_words(named[1]))


def _of_the_sensor(event: Event, describe: Describe) -> tuple[str, str]:
    match event:
        case ContactChanged(contact=contact, detail=detail):
            return contact.value, describe(detail) if detail else ""
        case LinkChanged(link=link, detail=detail):
            return link.value, describe(detail) if detail else ""
        case SourceChanged(source=source, resolution_ms=resolution_ms):
            return source, f"{format_number_cell(resolution_ms)} ms"
        case HeartRateReported(hr_bpm=hr_bpm):
            return format_number_cell(hr_bpm), "beats/min"
        case BatteryReported(percent=percent):
            return Number(percent), "%"
        case _:
            return "", ""


MINUTE_S: Final = 60.0
MIN_SPAN_S: Final = 10.0  # what is left of a round after its last minute
MINUTES_COLUMNS: Final = (
    *("round", "from_s", "to_s", "beats", "corrected"),
    *MINUTE_FIGURES,
    *("pattern", "pacer_breaths_per_min", "quality", "reason"),
)

PacerAt = Callable[[float], Pacer | None]


def minute_rows(
    judged: Sequence[JudgedBeat],
    rounds: Sequence[RoundSpan],
    pacer_at: PacerAt,
    resolution_ms: float | None,
    describe: Describe,
) -> Iterator[Row]:
    """The rows of the table of minutes.

    Parameters
    ----------
    judged : sequence of JudgedBeat
        The beats in order, each with its verdict.
    rounds : sequence of RoundSpan
        Begin and end of each, s.
    pacer_at : PacerAt
        The pacer that led at a session time, s, if one did.
    resolution_ms : float or None
        Time resolution of the intervals; None: estimated from them.
    describe : Describe
        Makes the sentence of a reason.
    """
    t = np.array([j.beat.t for j in judged], dtype=np.float64)
    for number, (began, ended) in enumerate(rounds, start=1):
        for a, b in split_minutes(began, ended):
            inside = [judged[i] for i in np.flatnonzero((t > a) & (t <= b)).tolist()]
            figures = _figures(inside, pacer_at, resolution_ms)
            yield (Number(number), *_cells(a, b, figures, pacer_at(b - 1e-3), describe))


def split_minutes(began: float, ended: float) -> list[RoundSpan]:
    """
    >>> split_minutes(0.0, 130.0)
    [(0.0, 60.0), (60.0, 120.0), (120.0, 130.0)]
    """
    count = ceil((ended - began) / MINUTE_S - 1e-9)
    spans = [(began + i * MINUTE_S, min(ended, began + (i + 1) * MINUTE_S)) for i in range(count)]
    return [span for span in spans if span[1] - span[0] >= MIN_SPAN_S]


def _figures(
    judged: Sequence[JudgedBeat], pacer_at: PacerAt, resolution_ms: float | None
) -> RecordFigures:
    pacers = [(pacer_at(j.beat.t), j.beat.t) for j in judged]
    phases = [pacer.cycle_phase(t) if pacer else nan for pacer, t in pacers]
    return compute_record_figures(
        np.array([j.beat.t for j in judged], dtype=np.float64),
        np.array([j.beat.rr_ms for j in judged], dtype=np.float64),
        resolution_ms=resolution_ms,
        cycle_phase=np.array(phases) if any(pacer for pacer, _ in pacers) else None,
    )


def _cells(
    a: float, b: float, figures: RecordFigures, pacer: Pacer | None, describe: Describe
) -> Iterator[str]:
    yield format_number_cell(a, 3)
    yield format_number_cell(b, 3)
    yield Number(figures.codes.size)
    yield Number(sum(figures.corrected.values()))
    for name in MINUTE_FIGURES:
        yield format_number_cell(figures.figures[name], 3)
    yield "" if pacer is None else str(pacer.pattern)
    yield "" if pacer is None else format_number_cell(pacer.pattern.breaths_per_min, 3)
    yield str(figures.quality.verdict)
    yield describe(figures.quality.reason)


NUMBERS: Final = ("waited_s", "urge_before", "urge_after")
DATES: Final = ("id", "started")  # an id holds the date and the time
HEART: Final = ("mean_hr_bpm", "rsa_ms")
WORDS_COLUMNS: Final = tuple(field.name for field in WORDS_FIELDS)
WORDS: Final = (*WORDS_COLUMNS, "prediction", "outcome_note", "note")
FIRST_COLUMNS: Final = (
    *(*DATES, *NUMBERS, "decision", "ended", "guide", *HEART),
    *("trigger", "body", "prediction", "sure_percent", "outcome", "outcome_note", "note"),
)
COLUMNS: Final = (*FIRST_COLUMNS, *(name for name in WORDS_COLUMNS if name not in FIRST_COLUMNS))
"""A column that is added later goes to the end: scripts may count them."""
LEAVING_OUT: Final = {"words": WORDS, "dates": DATES, "heart": HEART}


def format_pauses_csv(
    pauses: Iterable[Pause], leave_out: Iterable[str] = (), dialect: CsvDialect = STANDARD
) -> Iterator[str]:
    """The lines of the table of `pause_rows`, each with its line end."""
    return format_table(COLUMNS, pause_rows(pauses, leave_out), dialect)


def pause_rows(pauses: Iterable[Pause], leave_out: Iterable[str] = ()) -> Iterator[Row]:
    """The rows of the table of pauses.

    Parameters
    ----------
    pauses
        Oldest first.
    leave_out
        Of "words", "dates" and "heart".
    """
    empty = {column for part in leave_out for column in LEAVING_OUT[part]}
    for pause in pauses:
        cells = _pause_cells(pause)
        yield tuple("" if column in empty else cells[column] for column in COLUMNS)


def _pause_cells(pause: Pause) -> dict[str, str]:
    annotations = pause.annotations
    return {
        "id": pause.id,
        "started": pause.started or "",
        "waited_s": format_number_cell(pause.waited_s, 3),
        "urge_before": format_number_cell(pause.urge_before),
        "urge_after": format_number_cell(pause.urge_after),
        "decision": pause.decision or "",
        "ended": pause.ended or "",
        "guide": pause.guide or "",
        "mean_hr_bpm": format_number_cell(pause.mean_hr_bpm, 1),
        "rsa_ms": format_number_cell(pause.rsa_ms, 1),
        **{field.name: join_words(annotations.words(field)) for field in WORDS_FIELDS},
        "prediction": annotations.prediction,
        "sure_percent": format_number_cell(annotations.sure_percent),
        "outcome": annotations.outcome or "",
        "outcome_note": annotations.outcome_note or "",
        "note": pause.note or "",
    }


def format_rr_text(judged: Iterable[JudgedBeat]) -> Iterator[str]:
    """Yield the intervals as the sensor measured them, one a line, at most 0.0005 ms from the truth. Times and gaps are lost."""
    for judged_beat in judged:
        yield format_thousandths(judged_beat.beat.rr_ms) + "\n"
