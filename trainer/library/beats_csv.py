"""The beats of a recording as a table for spreadsheets: what the sensor told, beside what we think of it.

Rule: what the pacer did is worked out from the texts that stand in the row (`breath_began_s`, `pattern`),
so that whoever reads the table finds the very same phase and fullness, and so do we.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from trainer.library.csv_cells import line_of, text_cell
from trainer.pacing import EDGE_S, BreathPattern, Pacer
from trainer.tachogram import JudgedBeat

PACER_COLUMNS: Final = ("pacer_phase", "fullness", "breath_began_s", "pattern", "round")
HEADER: Final = ",".join(("t_s", "rr_ms", "verdict", "corrected_ms", *PACER_COLUMNS))

Span = tuple[float, float]


def dumps(
    judged: Iterable[JudgedBeat],
    pacer_at: Callable[[float], Pacer | None],
    rounds: Sequence[Span] = (),
) -> Iterator[str]:
    """The lines of the table, each with its line end. What is not known is an empty cell.

    `rr_ms` is written so that reading it gives the very same number.
    """
    yield HEADER + "\n"
    for opinion in judged:
        t = opinion.beat.t
        yield line_of((*_opinion_cells(opinion), *pacer_cells(pacer_at(t), t, rounds)))


def pacer_cells(pacer: Pacer | None, t: float, rounds: Sequence[Span] = ()) -> tuple[str, ...]:
    """Where the breath was at `t`, when it began, and in which pattern and round it was."""
    if pacer is None:
        return ("",) * len(PACER_COLUMNS)
    pattern = pattern_text(pacer.pattern)
    breaths = (t - pacer.began + EDGE_S) // pacer.pattern.period_s
    began = f"{pacer.began + breaths * pacer.pattern.period_s:.6f}"
    point = Pacer(pattern_of(pattern), float(began)).at(float(f"{t:.6f}"))
    number = next((i for i, (a, b) in enumerate(rounds, start=1) if a <= t <= b), None)
    return (
        text_cell(point.phase.value),
        f"{point.fullness:.4f}",
        began,
        text_cell(pattern),
        "" if number is None else str(number),
    )


def pattern_text(pattern: BreathPattern) -> str:
    """
    >>> pattern_text(BreathPattern(4.0, 0.0, 6.5, 0.0))
    '4-0-6.5-0'
    """
    return "-".join(f"{s:.10g}" for _, s in pattern.parts())


def pattern_of(text: str) -> BreathPattern:
    """Raises: ValueError or PatternError, when the text is no pattern of ours."""
    inhale_s, hold_full_s, exhale_s, hold_empty_s = map(float, text.split("-"))
    return BreathPattern(inhale_s, hold_full_s, exhale_s, hold_empty_s)


def _opinion_cells(judged: JudgedBeat) -> tuple[str, ...]:
    verdict = "" if judged.verdict is None else text_cell(judged.verdict.value)
    corrected = "" if judged.corrected_ms is None else repr(judged.corrected_ms)
    return f"{judged.beat.t:.6f}", repr(judged.beat.rr_ms), verdict, corrected
