"""Simulated hearts, recorded ones, and what a bad sensor does to both."""

import csv
import gzip
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from trainer.events import Beat
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.present_figures import LiveFigures
from trainer.hrv.tachogram import BoolArray, FloatArray, gaps_between, valid_rows
from trainer.pacing import BreathPattern, Pacer

SIX_A_MINUTE = Pacer(BreathPattern.parse("4-0-6-0"), 0.0)


class Recording(NamedTuple):
    t: FloatArray
    rr_ms: FloatArray
    labels: tuple[str, ...]


@cache
def recording(data: Path, name: str) -> Recording:
    path = data / "rr" / name
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        rows = list(csv.DictReader(file))
    t, rr_ms = (np.array([float(row[key]) for row in rows]) for key in ("t_s", "rr_ms"))
    return Recording(t, rr_ms, tuple(row.get("label") or "" for row in rows))


def find_gaps(t: FloatArray, rr_ms: FloatArray) -> tuple[tuple[float, float], ...]:
    """The gaps of beats in any order."""
    rows = valid_rows(t, rr_ms)
    return gaps_between(t[rows], rr_ms[rows])


def ends_of(rr_ms: FloatArray) -> FloatArray:
    return np.cumsum(rr_ms) / 1000.0


def a_heart(
    seed: int,
    *,
    seconds: float = 300.0,
    rr_ms: float = 850.0,
    rsa_ms: float = 100.0,
    breath_s: float = 10.0,
    noise_ms: float = 20.0,
    calm_until_s: float = 0.0,
) -> FloatArray:
    """Intervals of a heart that is slowest when the breath begins; its answer is peak to trough."""
    rng = np.random.default_rng(seed)
    t, intervals = 0.0, []
    while t < seconds:
        answer = rsa_ms / 2.0 * np.cos(2.0 * np.pi * t / breath_s) if t >= calm_until_s else 0.0
        intervals.append(float(rr_ms + answer + rng.normal(0.0, noise_ms)))
        t += intervals[-1] / 1000.0
    return np.array(intervals)


def live(rr_ms: FloatArray, pacer: Pacer | None = SIX_A_MINUTE) -> list[LiveFigures]:
    """The figures after each beat."""
    analysis, figures = LiveAnalysis(), []
    for t, rr in zip(ends_of(rr_ms).tolist(), rr_ms.tolist(), strict=True):
        analysis.add(Beat(t, rr), pacer)
        figures.append(analysis.figures(t))
    return figures


def disturbed(
    rr_ms: FloatArray, seed: int, kinds: Sequence[str], share: float = 0.02
) -> tuple[FloatArray, BoolArray]:
    """The same beats with some missed, some extra, some misplaced; and which intervals were touched."""
    rng = np.random.default_rng(seed)
    kind_at = dict(
        zip(_spots(rng, rr_ms.size, round(share * rr_ms.size)), _in_turn(kinds), strict=False)
    )
    out: list[float] = []
    touched: list[bool] = []
    i = 0
    while i < rr_ms.size:
        beats, used = _disturb(rng, kind_at.get(i), float(rr_ms[i]), rr_ms[i + 1 : i + 2].tolist())
        out += beats
        touched += [i in kind_at] * len(beats)
        i += used
    return np.array(out), np.array(touched)


def _in_turn(kinds: Sequence[str]) -> list[str]:
    return list(kinds) * 1000


def _spots(rng: np.random.Generator, beats: int, count: int) -> list[int]:
    spots: list[int] = []
    for spot in rng.permutation(np.arange(12, beats - 12)).tolist():
        if len(spots) < count and all(abs(spot - other) >= 6 for other in spots):
            spots.append(spot)
    return spots


def _disturb(
    rng: np.random.Generator, kind: str | None, rr: float, following: list[float]
) -> tuple[list[float], int]:
    match kind:
        case "missed":
            return [rr + following[0]], 2
        case "extra":
            part = rng.uniform(0.3, 0.7)
            return [rr * part, rr * (1.0 - part)], 1
        case "misplaced":
            shift = float(rng.uniform(0.2, 0.4) * rr * rng.choice([-1, 1]))
            return [rr + shift, following[0] - shift], 2
        case _:
            return [rr], 1
