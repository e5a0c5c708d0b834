"""All pauses as one table, a row for each, with what was told of it. For people and spreadsheets.

Rule: what is to be left out is left out before a line is written; its columns stay, and are empty.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from trainer.library.csv_cells import line_of, number_cell, text_cell
from trainer.practice import Pause, Prediction

NUMBERS: Final = ("waited_s", "urge_before", "urge_after")
DATES: Final = ("id", "started")  # an id holds the date and the time
HEART: Final = ("mean_hr_bpm", "rsa_ms")
WORDS: Final = ("trigger", "body", "prediction", "outcome_note", "note")
COLUMNS: Final = (
    *(*DATES, *NUMBERS, "decision", "ended", "guide", *HEART),
    *("trigger", "body", "prediction", "sure_percent", "outcome", "outcome_note", "note"),
)
LEAVING_OUT: Final = {"words": WORDS, "dates": DATES, "heart": HEART}
NOTHING: Final = Prediction("", None, "", None)


def dumps(pauses: Iterable[Pause], leave_out: Iterable[str] = ()) -> Iterator[str]:
    """The lines of the table, each with its line end.

    Args:
        pauses: oldest first.
        leave_out: of "words", "dates" and "heart".
    """
    empty = {column for part in leave_out for column in LEAVING_OUT[part]}
    yield line_of(COLUMNS)
    for pause in pauses:
        cells = _cells(pause)
        yield line_of("" if column in empty else cells[column] for column in COLUMNS)


def _cells(pause: Pause) -> dict[str, str]:
    prediction = pause.prediction or NOTHING
    return {
        "id": text_cell(pause.id),
        "started": text_cell(pause.started or ""),
        "waited_s": number_cell(pause.waited_s, 3),
        "urge_before": number_cell(pause.urge_before),
        "urge_after": number_cell(pause.urge_after),
        "decision": pause.decision or "",
        "ended": pause.ended or "",
        "guide": pause.guide or "",
        "mean_hr_bpm": number_cell(pause.mean_hr_bpm, 1),
        "rsa_ms": number_cell(pause.rsa_ms, 1),
        "trigger": text_cell(pause.trigger),
        "body": text_cell(", ".join(pause.body)),
        "prediction": text_cell(prediction.text),
        "sure_percent": number_cell(prediction.sure_percent),
        "outcome": prediction.outcome or "",
        "outcome_note": text_cell(prediction.note or ""),
        "note": text_cell(pause.note or ""),
    }
