"""A dataset in numbers: what was refused and why, how good the signals are, how each figure is distributed."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray
from ui.cohort.part_formats import Columns
from ui.cohort.rows import (
    CORRECTED_COLUMNS,
    DURATION_S,
    FIGURE_COLUMNS,
    PATH,
    REFUSED,
    REFUSED_CODE,
    VERDICT,
)

BEATS: Final = "beats"
SUMMARY_COLUMNS: Final = (
    PATH,
    REFUSED,
    REFUSED_CODE,
    VERDICT,
    DURATION_S,
    BEATS,
    *(column.name for column in CORRECTED_COLUMNS),
    *(column.name for column in FIGURE_COLUMNS),
)
PERCENTILES: Final = (5, 25, 50, 75, 95)
HISTOGRAM_BINS: Final = 24
HISTOGRAM_PERCENTILES: Final = (0.5, 99.5)  # what is further out is drawn in the first and last bin


@dataclass(frozen=True, slots=True)
class Distribution:
    """The values of one figure.

    Attributes
    ----------
    count, absent : int
        Rows with and without the figure.
    mean, sd : float or None
        None of no values; the standard deviation of fewer than two.
    percentiles : mapping of int to float
        The least and largest value are 0 and 100.
    counts, edges : tuple
        Of the histogram.
    """

    count: int
    absent: int
    mean: float | None = None
    sd: float | None = None
    percentiles: Mapping[int, float] = field(default_factory=dict)
    counts: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()


@dataclass(slots=True)
class RefusalCount:
    """A reason for which files were refused, and the first of them."""

    count: int
    sentence: str
    example: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A dataset in numbers.

    Attributes
    ----------
    rows
        Recordings or windows that were analysed.
    corrected
        Beats that were corrected, by verdict.
    """

    rows: int
    refused: int
    duration_s: float
    beats: int
    corrected: Mapping[str, int]
    verdicts: Mapping[str, int]
    refusals: Mapping[str, RefusalCount]
    figures: Mapping[str, Distribution]


def summarize_dataset(parts: Iterable[Columns], plugin_figures: Sequence[str] = ()) -> Summary:
    """Return the summary of the parts, each with `SUMMARY_COLUMNS` and the figures of plug-ins."""
    totals: Counter[str] = Counter()
    verdicts: Counter[str] = Counter()
    refusals: dict[str, RefusalCount] = {}
    names = (*(column.name for column in FIGURE_COLUMNS), *plugin_figures)
    values = {name: array("d") for name in names}
    for part in parts:
        _add_refusals(part, refusals)
        verdicts.update(str(verdict) for verdict in part[VERDICT] if verdict is not None)
        for name in (DURATION_S, BEATS, *(column.name for column in CORRECTED_COLUMNS)):
            totals[name] += sum(float(value) for value in part[name] if value is not None)  # type: ignore[assignment]
        for name, known in values.items():
            known.extend(float(value) for value in part[name] if value is not None)
    rows = sum(verdicts.values())
    return Summary(
        rows=rows,
        refused=sum(refusal.count for refusal in refusals.values()),
        duration_s=float(totals[DURATION_S]),
        beats=int(totals[BEATS]),
        corrected={
            c.name.removeprefix("corrected_"): int(totals[c.name]) for c in CORRECTED_COLUMNS
        },
        verdicts=dict(verdicts),
        refusals=dict(sorted(refusals.items(), key=lambda item: -item[1].count)),
        figures={
            name: describe_values(np.frombuffer(known), rows - len(known))
            for name, known in values.items()
        },
    )


def _add_refusals(part: Columns, refusals: dict[str, RefusalCount]) -> None:
    for code, sentence, path in zip(part[REFUSED_CODE], part[REFUSED], part[PATH], strict=True):
        if code is None:
            continue
        refusal = refusals.setdefault(str(code), RefusalCount(0, str(sentence), str(path)))
        refusal.count += 1


def describe_values(values: FloatArray, absent: int) -> Distribution:
    """Return the distribution of some values."""
    if not values.size:
        return Distribution(0, absent)
    wanted = (0, *PERCENTILES, 100)
    percentiles = np.percentile(values, wanted)
    low, high = np.percentile(values, HISTOGRAM_PERCENTILES)
    counts, edges = np.histogram(np.clip(values, low, high), bins=HISTOGRAM_BINS)
    return Distribution(
        count=int(values.size),
        absent=absent,
        mean=float(values.mean()),
        sd=float(values.std(ddof=1)) if values.size > 1 else None,
        percentiles=dict(zip(wanted, map(float, percentiles), strict=True)),
        counts=tuple(counts.tolist()),
        edges=tuple(edges.tolist()),
    )
