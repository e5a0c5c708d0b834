"""The figures of each minute of the pacing, as a table. A minute that cannot be judged has empty cells and a reason.

Rule: each minute is judged by itself, by the same functions as the whole record.
"""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, nan
from typing import Final

import numpy as np

from trainer.figures import RecordFigures, record_figures
from trainer.library.csv_cells import line_of, number_cell, text_cell
from trainer.pacing import Pacer
from trainer.tachogram import JudgedBeat

MINUTE_S: Final = 60.0
SHORTEST_S: Final = 10.0  # what is left of a round after its last minute
FIGURES: Final = ("mean_hr_bpm", "rmssd_ms", "sdnn_ms", "rsa_ms", "rsa_bpm")
HEADER: Final = ",".join(
    (
        *("round", "from_s", "to_s", "beats", "corrected"),
        *FIGURES,
        *("pattern", "pacer_breaths_per_min", "quality", "reason"),
    )
)

PacerAt = Callable[[float], Pacer | None]
Span = tuple[float, float]


def dumps(
    judged: Sequence[JudgedBeat],
    rounds: Sequence[Span],
    pacer_at: PacerAt,
    resolution_ms: float | None,
) -> Iterator[str]:
    """The lines of the table, each with its line end."""
    yield HEADER + "\n"
    t = np.array([j.beat.t for j in judged], dtype=np.float64)
    for number, (began, ended) in enumerate(rounds, start=1):
        for a, b in minutes_of(began, ended):
            inside = [judged[i] for i in np.flatnonzero((t > a) & (t <= b)).tolist()]
            figures = _figures(inside, pacer_at, resolution_ms)
            yield line_of((str(number), *_cells(a, b, figures, pacer_at(b - 1e-3))))


def minutes_of(began: float, ended: float) -> list[Span]:
    """
    >>> minutes_of(0.0, 130.0)
    [(0.0, 60.0), (60.0, 120.0), (120.0, 130.0)]
    """
    count = ceil((ended - began) / MINUTE_S - 1e-9)
    spans = [(began + i * MINUTE_S, min(ended, began + (i + 1) * MINUTE_S)) for i in range(count)]
    return [span for span in spans if span[1] - span[0] >= SHORTEST_S]


def _figures(
    judged: Sequence[JudgedBeat], pacer_at: PacerAt, resolution_ms: float | None
) -> RecordFigures:
    pacers = [(pacer_at(j.beat.t), j.beat.t) for j in judged]
    phases = [pacer.cycle_phase(t) if pacer else nan for pacer, t in pacers]
    return record_figures(
        np.array([j.beat.t for j in judged], dtype=np.float64),
        np.array([j.beat.rr_ms for j in judged], dtype=np.float64),
        resolution_ms=resolution_ms,
        cycle_phase=np.array(phases) if any(pacer for pacer, _ in pacers) else None,
    )


def _cells(a: float, b: float, told: RecordFigures, pacer: Pacer | None) -> Iterator[str]:
    yield number_cell(a, 3)
    yield number_cell(b, 3)
    yield str(told.codes.size)
    yield str(sum(told.corrected.values()))
    for name in FIGURES:
        yield number_cell(told.figures[name], 3)
    yield "" if pacer is None else text_cell(str(pacer.pattern))
    yield "" if pacer is None else number_cell(pacer.pattern.breaths_per_min, 3)
    yield str(told.quality.verdict)
    yield text_cell(told.quality.reason)
