"""The beats of a recording as a table for spreadsheets: what the sensor told, beside what we think of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from trainer.pacing import BreathPoint
from trainer.tachogram import JudgedBeat

HEADER: Final = "t_s,rr_ms,verdict,corrected_ms,pacer_phase,fullness"
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def dumps(
    judged: Iterable[JudgedBeat], pacer_at: Callable[[float], BreathPoint | None]
) -> Iterator[str]:
    """The lines of the table, each with its line end. What is not known is an empty cell.

    `rr_ms` is written so that reading it gives the very same number.
    """
    yield HEADER + "\n"
    for opinion in judged:
        cells = (*_opinion_cells(opinion), *_pacer_cells(pacer_at(opinion.beat.t)))
        yield ",".join(cells) + "\n"


def text_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, quoted where it must be.

    >>> text_cell("=1+1")
    "'=1+1"
    """
    safe = f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in ',"\r\n') else safe


def _opinion_cells(judged: JudgedBeat) -> tuple[str, ...]:
    verdict = "" if judged.verdict is None else text_cell(judged.verdict.value)
    corrected = "" if judged.corrected_ms is None else repr(judged.corrected_ms)
    return f"{judged.beat.t:.6f}", repr(judged.beat.rr_ms), verdict, corrected


def _pacer_cells(point: BreathPoint | None) -> tuple[str, ...]:
    if point is None:
        return "", ""
    return text_cell(point.phase.value), f"{point.fullness:.4f}"
