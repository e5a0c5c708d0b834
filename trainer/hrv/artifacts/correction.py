"""Beats put back, for a try, where the time between their neighbours says they were.

What it takes to put a beat right tells which beat was wrong. Only verdicts come of it: no figure is
measured on intervals that are made here.

A missed, an extra or a misplaced beat takes no time away: the sum of the intervals it spoils is that of
the true ones. So a missed beat parts the sum in two, an extra one is joined, a misplaced one is moved,
and the true intervals are taken to lie on the line between the neighbours, stretched to that sum.

Rule: a beat is put right only where that makes the rhythm a good deal smoother, measured by how far
the intervals go up and down (total variation). A breath, however deep, goes up once and down once.
"""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.artifacts.lipponen_tarvainen import PLAUSIBLE_MS
from trainer.hrv.tachogram import (
    EXTRA,
    LONG,
    MISSED,
    NORMAL,
    SHORT,
    BoolArray,
    CodeArray,
    FloatArray,
    IntArray,
)

AROUND: Final = 8  # intervals on both sides of a wrong one that are looked at with it
WORTH_A_LOOK: Final = 0.8  # of what a remedy needs, measured by the interval before
MOST: Final = 12  # beats put right in one place; where there are more nobody knows the rhythm
NEAR: Final = 3  # so far from a beat put right, it is the reason why a neighbour looked wrong
TOO_MANY: Final = 0.1  # of the intervals


class Correction(NamedTuple):
    """So many intervals are replaced by so many others.

    `needs`: by how much of an interval the way up and down must become shorter. Healthy hearts reach
    0.02 for a beat that is missed or extra, and 0.37 for one that has moved, even at 300 ms of RSA.
    `costs`: of two that help alike, the lesser change is taken.
    """

    used: int
    made: int
    needs: float
    costs: float


SPLIT: Final = Correction(1, 2, 0.1, 0.0)
MERGE: Final = Correction(2, 1, 0.1, 0.0)
SHIFT: Final = Correction(2, 2, 0.45, 0.35)
REMEDIES: Final = (SPLIT, MERGE, SHIFT)


class CorrectedRun(NamedTuple):
    """Intervals after their beats were put right: their lengths; which had a verdict; which are made
    anew; and the rows that each stands for, from `row` to before `end`."""

    rr_ms: FloatArray
    wrong: BoolArray
    made: BoolArray
    row: IntArray
    end: IntArray


def try_corrections(rr_ms: FloatArray, wrong: BoolArray) -> CorrectedRun:
    """One run with its beats put right. A beat is moved only if the judge found it wrong."""
    rows = np.arange(rr_ms.size)
    whole = CorrectedRun(rr_ms, wrong, np.zeros(rr_ms.size, dtype=np.bool_), rows, rows + 1)
    parts, done = [], 0
    for a, b in _places(rr_ms, wrong):
        parts += [_cut(whole, done, a), _put_right(_cut(whole, a, b))]
        done = b
    return _joined([*parts, _cut(whole, done, rr_ms.size)]) if done else whole


def refine_verdicts(rr_ms: FloatArray, codes: CodeArray, deep: BoolArray) -> None:
    """Corrects the verdicts of one run by what putting its beats right has shown.

    At 300 ms of RSA an interval may double within two beats. A beat missed just there makes a step
    that is hardly larger than the heart's own, and is noticed only here; and an artefact there makes
    its neighbours look wrong, which in a deep rhythm they are not. Where many beats are wrong there
    is no rhythm to hold any against.
    """
    if np.count_nonzero(codes) > TOO_MANY * codes.size:
        return
    run = try_corrections(rr_ms, codes != NORMAL)
    touched = np.zeros(codes.size, dtype=np.bool_)
    for k in np.flatnonzero(run.made).tolist():
        row, end = int(run.row[k]), int(run.end[k])
        touched[row:end] = True
        if not codes[row:end].any():
            codes[row] = MISSED if end - row == SPLIT.used else EXTRA
            codes[row + 1 : end] = SHORT
        for other in range(row, end):  # a beat out of place spoils the intervals on both sides
            if codes[other] == NORMAL and deep[other]:
                codes[other] = LONG if rr_ms[other] > run.rr_ms[k] else SHORT
    codes[_near(touched) & ~touched & deep & _can_be(rr_ms)] = NORMAL


def _near(made: BoolArray) -> BoolArray:
    near = made.copy()
    for k in range(1, NEAR + 1):
        near[k:] |= made[:-k]
        near[:-k] |= made[k:]
    return near


def _can_be(rr_ms: FloatArray) -> BoolArray:
    return (rr_ms >= PLAUSIBLE_MS[0]) & (rr_ms <= PLAUSIBLE_MS[1])


def _places(rr_ms: FloatArray, wrong: BoolArray) -> list[tuple[int, int]]:
    """Where something may be put right, with the intervals around it; no two places overlap."""
    found = [_worth_a_look(rr_ms, wrong, remedy) for remedy in REMEDIES]
    places: list[tuple[int, int]] = []
    for at in np.unique(np.concatenate(found)).tolist():
        a, b = max(0, at - AROUND), min(rr_ms.size, at + AROUND + 1)
        if places and a < places[-1][1]:
            a = places.pop()[0]
        places.append((a, b))
    return places


def _worth_a_look(rr_ms: FloatArray, wrong: BoolArray, remedy: Correction) -> IntArray:
    gain, _ = _gains(rr_ms, wrong, remedy)
    return np.flatnonzero(gain > WORTH_A_LOOK * remedy.needs * rr_ms[: gain.size]) + 1


def _put_right(place: CorrectedRun) -> CorrectedRun:
    """The remedy that helps most, and again, until none helps enough."""
    usual_ms = float(np.median(place.rr_ms))
    for _ in range(MOST):
        found = [_best(place, remedy, usual_ms) for remedy in REMEDIES]
        worth, at, remedy = max(found)
        if worth <= 0.0:
            break
        place = _with(place, at, remedy)
    return place


def _best(
    place: CorrectedRun, remedy: Correction, usual_ms: float
) -> tuple[float, int, Correction]:
    """Where in a place a remedy is worth most, and how much; 0 where it does not help enough."""
    gain = _gains(place.rr_ms, place.wrong | place.made, remedy)[0] / usual_ms
    if not gain.size:
        return 0.0, 0, remedy
    k = int(gain.argmax())
    return (float(gain[k]) - remedy.costs if gain[k] > remedy.needs else 0.0), k + 1, remedy


def _gains(
    rr_ms: FloatArray, wrong: BoolArray, remedy: Correction
) -> tuple[FloatArray, list[FloatArray]]:
    """By how much a remedy shortens the way up and down, ms, and what it makes; entry k is for row
    k + 1. Nothing is gained where it may not be applied."""
    places = max(0, rr_ms.size - remedy.used - 1)
    before, *inside, after = (rr_ms[k : k + places] for k in range(remedy.used + 2))
    share = 1.0 / (remedy.made + 1)
    line = [before + (after - before) * (share * k) for k in range(1, remedy.made + 1)]
    stretch = sum(inside) / sum(line)
    made = [level * stretch for level in line]
    gain = _way(before, *inside, after) - _way(before, *made, after)
    longest = np.maximum.reduce((before, after, made[0], made[-1]))
    gain[(longest > PLAUSIBLE_MS[1]) | (np.minimum(made[0], made[-1]) < PLAUSIBLE_MS[0])] = 0.0
    if remedy is SHIFT:
        gain[~(wrong[1 : 1 + places] | wrong[2 : 2 + places])] = 0.0
    return gain, made


def _way(*levels: FloatArray) -> FloatArray:
    """How far it goes up and down from each level to the next."""
    steps = [np.abs(later - level) for level, later in pairwise(levels)]
    way: FloatArray = np.add.reduce(steps)
    return way


def _with(place: CorrectedRun, at: int, remedy: Correction) -> CorrectedRun:
    end, count = at + remedy.used, remedy.made
    _, made = _gains(place.rr_ms[at - 1 : end + 1], place.wrong[at - 1 : end + 1], remedy)
    new = CorrectedRun(
        np.concatenate(made),
        np.full(count, bool(place.wrong[at:end].any())),
        np.ones(count, dtype=np.bool_),
        np.full(count, place.row[at:end].min()),
        np.full(count, place.end[at:end].max()),
    )
    return _joined([_cut(place, 0, at), new, _cut(place, end, place.rr_ms.size)])


def _cut(run: CorrectedRun, a: int, b: int) -> CorrectedRun:
    return CorrectedRun(run.rr_ms[a:b], run.wrong[a:b], run.made[a:b], run.row[a:b], run.end[a:b])


def _joined(parts: list[CorrectedRun]) -> CorrectedRun:
    rr_ms, wrong, made, row, end = (np.concatenate(fields) for fields in zip(*parts, strict=True))
    return CorrectedRun(rr_ms, wrong, made, row, end)
