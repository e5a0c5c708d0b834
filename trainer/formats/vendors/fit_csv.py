"""What `FitCSVTool` of the FIT SDK makes of an activity: a line for each message, its fields behind one another."""

import csv
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.messages import ProgramFileOfHeartRates
from trainer.formats.source_file import Contents, FileFormat, SourceFile, translate_parser_errors
from trainer.formats.vendors.fit import series_from_arrivals

PROGRAM: Final = "FitCSVTool"
BEGINNING: Final = "Type,Local Number,Message,Field 1,Value 1,Units 1"
FIELDS_FROM: Final = 3
INVALID_S: Final = 65.535


def _is_match(source: SourceFile) -> bool:
    return source.first_text.startswith(BEGINNING)


def _read(source: SourceFile) -> Contents:
    rr_ms, arrived, now_s = array("d"), array("d"), 0.0
    with translate_parser_errors(PROGRAM):
        for row in csv.reader(source.text.lines()):
            if row[:1] != ["Data"] or len(row) <= FIELDS_FROM:
                continue
            if row[2] == "record":
                now_s = max(now_s, *_values(row, "timestamp"), 0.0)
            elif row[2] == "hrv":
                for value in _values(row, "time"):
                    rr_ms.append(round(1000.0 * value, 6))
                    arrived.append(now_s)
            if len(rr_ms) > MAX_BEATS:
                raise RecordingError(TOO_MANY_BEATS)
    if not rr_ms:
        raise RecordingError(ProgramFileOfHeartRates(PROGRAM))
    return series_from_arrivals(PROGRAM, rr_ms, arrived, "s")


def _values(row: Sequence[str], name: str) -> Iterator[float]:
    """Of the field of that name: `hrv,time,0.812|0.820|65.535,s`."""
    for place in range(FIELDS_FROM, len(row) - 1, 3):
        if row[place] != name:
            continue
        for cell in row[place + 1].split("|"):
            try:
                value = float(cell)
            except ValueError:
                continue
            if 0.0 < value != INVALID_S:
                yield value


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, is_table=True)
