"""Calibration of predictions: how sure a person was, beside how often it happened.

Rule: confidence and outcome stand side by side, without a mark for either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray
from trainer.messages import Message, Sentences
from trainer.practice import messages
from trainer.practice.annotations import Outcome
from trainer.practice.predictions import Prediction
from trainer.practice.statistics.poisson_binomial import clopper_pearson_interval, poisson_binomial
from trainer.practice.statistics.regression import Interval, wilson_interval

MIN_PREDICTIONS: Final = 5
HALF: Final = 0.5  # %: how sure one is, is given in whole percent
BRIER_OF_HALF: Final = 0.25  # of saying 50 % each time
BRIER_STEP: Final = 0.01  # below it, two scores are the same
EDGES: Final = (0, 20, 40, 60, 80, 100)  # %


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions that felt about equally sure: how sure, and how many came as feared, %."""

    from_percent: int
    to_percent: int
    predictions: int
    sure_percent: float
    as_feared_percent: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Calibration:
    """`brier` is the mean squared distance between how sure one was and what happened (Brier 1950,
    doi 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2): 0 for who knows, 0.25 for who says 50 % each time.

    `ahead_percent` is the mean confidence less the share that happened, with its 99 % interval: a
    direction is named only where that excludes zero. All are None, with a `reason`, below five predictions.
    Their names are keys of `trends --json`.
    """

    predictions: int
    bins: tuple[Bin, ...]
    brier: float | None
    ahead_percent: float | None
    ahead_interval: Interval | None
    reason: Message | None
    sentence: Message


def compute_calibration(predictions: Sequence[Prediction]) -> Calibration:
    """Compute the calibration of the predictions that have a stated confidence and an outcome.

    A prediction has come true if it happened as feared. Less than feared is not as feared.

    A difference is named only where an exact two-sided test at 99 % finds one: the count that happened as
    feared is Poisson-binomial under the stated probabilities, and the interval inverts that test (see
    `trainer.practice.statistics.poisson_binomial`). So of those who are right as often as they are sure, at
    most one in a hundred reads of a difference, with five predictions as with many.

    Parameters
    ----------
    predictions : sequence of Prediction
        All that were made.
    """
    stated = [
        (p.sure_percent, _outcome_fraction(p))
        for p in predictions
        if p.sure_percent is not None and p.outcome
    ]
    if len(stated) < MIN_PREDICTIONS:
        reason = messages.TooFewStatedOutcomes(len(stated), MIN_PREDICTIONS)
        return Calibration(len(stated), (), None, None, None, reason, Sentences((reason,)))
    sure = np.array([sure for sure, _ in stated], dtype=np.float64)
    outcomes = np.array([outcome for _, outcome in stated], dtype=np.float64)
    middle = float(sure.mean() - outcomes.mean())
    interval = _overconfidence_interval(sure, outcomes)
    brier = float((((sure - outcomes) / 100.0) ** 2).mean())
    sentence = _describe(float(sure.mean()), float(outcomes.mean()), interval, brier)
    return Calibration(
        len(stated), tuple(_bins(sure, outcomes)), brier, middle, interval, None, sentence
    )


def _outcome_fraction(prediction: Prediction) -> float:
    return 100.0 if prediction.outcome is Outcome.AS_FEARED else 0.0


def _overconfidence_interval(sure: FloatArray, outcomes: FloatArray) -> Interval:
    """The interval by the counts, half a percent wider: the confidence is given in whole percent."""
    chances = np.clip(sure, HALF, 100.0 - HALF) / 100.0
    count = round(float(outcomes.sum()) / 100.0)
    low, high = (100.0 * end for end in clopper_pearson_interval(count, poisson_binomial(chances)))
    mean = float(sure.mean())
    return max(mean - 100.0, mean - high - HALF), min(mean, mean - low + HALF)


def _bins(sure: FloatArray, outcomes: FloatArray) -> list[Bin]:
    """Only those in which there is a prediction; 100 % belongs to the last."""
    place = np.clip(np.searchsorted(EDGES, sure, side="right") - 1, 0, len(EDGES) - 2)
    return [
        Bin(
            EDGES[i],
            EDGES[i + 1],
            count,
            float(sure[place == i].mean()),
            float(outcomes[place == i].mean()),
            wilson_interval(round(float(outcomes[place == i].sum()) / 100.0), count),
        )
        for i in range(len(EDGES) - 1)
        if (count := int((place == i).sum()))
    ]


def _describe(sure: float, as_feared: float, overconfidence: Interval, brier: float) -> Message:
    average: Message = messages.ConfidenceFits(sure, as_feared)
    if overconfidence[0] > 0.0:
        average = messages.Overconfident(sure, as_feared)
    elif overconfidence[1] < 0.0:
        average = messages.Underconfident(sure, as_feared)
    single: Message = messages.AsNearAsHalf(brier)
    if abs(brier - BRIER_OF_HALF) >= BRIER_STEP:
        nearer = brier < BRIER_OF_HALF
        single = messages.NearerThanHalf(brier) if nearer else messages.FurtherThanHalf(brier)
    return Sentences((average, single))
