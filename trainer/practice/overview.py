"""A series of pauses at a glance: counts, sums and averages of what happened, without statistics.

Rule: what is counted here needs no threshold but the average of the urge, which is given from `MIN_RATED_PAUSES` on.
What can be inferred from the series is in `trainer.practice.trends`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from trainer.practice.annotations import Outcome
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction

MIN_RATED_PAUSES: Final = 5
MAX_RECENT_PAUSES: Final = 40


@dataclass(frozen=True, slots=True)
class Overview:
    """What happened in a series of pauses.

    Attributes
    ----------
    pauses
        Those in which any time was waited.
    recent_waits_s
        The time waited in each of the latest `MAX_RECENT_PAUSES`, oldest first.
    recent_ends
        When the first and the last of these began, ISO 8601, as far as it is known.
    urge_pairs
        How many pauses had these urges before and after, 0 to 10.
    outcomes
        How many predictions had this outcome.
    unanswered
        Predictions whose outcome is not known.
    """

    pauses: int
    waited_total_s: float
    waited_longest_s: float
    recent_waits_s: tuple[float, ...]
    recent_ends: tuple[str | None, str | None]
    urge_pairs: Mapping[tuple[int, int], int]
    outcomes: Mapping[Outcome, int]
    unanswered: int

    @property
    def rated(self) -> int:
        """Pauses with an urge before and after."""
        return sum(self.urge_pairs.values())

    @property
    def mean_urges(self) -> tuple[float, float] | None:
        """The mean urge before and after; None below `MIN_RATED_PAUSES`."""
        if self.rated < MIN_RATED_PAUSES:
            return None
        before = sum(pair[0] * count for pair, count in self.urge_pairs.items())
        after = sum(pair[1] * count for pair, count in self.urge_pairs.items())
        return before / self.rated, after / self.rated

    @property
    def answered(self) -> int:
        """Predictions whose outcome is known."""
        return sum(self.outcomes.values())


def compute_overview(pauses: Sequence[Pause], predictions: Sequence[Prediction]) -> Overview:
    """Count what happened; pauses and predictions are oldest first."""
    waited = [pause for pause in pauses if pause.waited_s > 0.0]
    recent = waited[-MAX_RECENT_PAUSES:]
    return Overview(
        pauses=len(waited),
        waited_total_s=sum(pause.waited_s for pause in waited),
        waited_longest_s=max((pause.waited_s for pause in waited), default=0.0),
        recent_waits_s=tuple(pause.waited_s for pause in recent),
        recent_ends=(recent[0].started, recent[-1].started) if recent else (None, None),
        urge_pairs=Counter(pause.urges for pause in waited if pause.urges is not None),
        outcomes=Counter(p.outcome for p in predictions if p.outcome is not None),
        unanswered=sum(p.outcome is None for p in predictions),
    )
