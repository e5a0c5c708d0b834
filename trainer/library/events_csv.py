"""What happened in a session besides the beats, as a table: what the person said and did, how the sensor fared.

The table is for people and spreadsheets; the exact and complete record is the jsonl.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from trainer.events import (
    BatteryTold,
    Beat,
    BodyFelt,
    ChestMoved,
    ContactChanged,
    Decided,
    Event,
    HeartRateTold,
    LinkChanged,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    TriggerNamed,
    Unencodable,
    UrgeRated,
)
from trainer.library.csv_cells import line_of, number_cell, text_cell
from trainer.library.event_json import KINDS

HEADER: Final = "t_s,event,value,detail"
LEFT_OUT: Final = (
    Beat,
    Tick,
    ChestMoved,
)  # beats have a table; ticks say nothing; movement is long


def dumps(events: Iterable[Event]) -> Iterator[str]:
    """The lines of the table, each with its line end."""
    yield HEADER + "\n"
    for event in events:
        if not isinstance(event, LEFT_OUT):
            value, detail = value_and_detail(event)
            cells = (f"{event.t:.6f}", KINDS[type(event)], text_cell(value), text_cell(detail))
            yield line_of(cells)


def value_and_detail(event: Event) -> tuple[str, str]:
    """What the event says, in a word or number, and what it says more."""
    match event:
        case UrgeRated(urge=urge, moment=moment):
            return str(urge), moment.value
        case Decided(decision=decision):
            return decision.value, ""
        case PatternChosen(pattern=pattern):
            return str(pattern), ""
        case NoteWritten(text=text) | TriggerNamed(text=text) | Unencodable(text=text):
            return "", text
        case BodyFelt(places=places):
            return "", ", ".join(places)
        case PredictionMade(text=text, sure_percent=sure):
            return "" if sure is None else str(sure), text
        case _:
            return _of_the_sensor(event)


def _of_the_sensor(event: Event) -> tuple[str, str]:
    match event:
        case ContactChanged(contact=contact, detail=detail):
            return contact.value, detail
        case LinkChanged(link=link, detail=detail):
            return link.value, detail
        case SourceChanged(source=source, resolution_ms=resolution_ms):
            return source, f"{number_cell(resolution_ms)} ms"
        case HeartRateTold(hr_bpm=hr_bpm):
            return number_cell(hr_bpm), "beats/min"
        case BatteryTold(percent=percent):
            return str(percent), "%"
        case _:
            return "", ""
