"""The guide fades as the person holds the rhythm, for leaning on a guide is not the aim.

Rule: it is only ever suggested. A fuller guide is as welcome as a fainter one.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from trainer.plan import Exercise, Guide

IN_A_ROW: Final = 3
CLOSE: Final = 0.5  # breaths/min between the breath that was led and the one that was breathed
STEPS: Final = tuple(Guide)


def suggested(sessions: Iterable[Mapping[str, object]], guide: Guide) -> Guide | None:
    """Another guide than this one to try next, or None.

    A step fainter after three pauses in a row with this guide in which the breath was seen to hold the
    rhythm; a step fuller after three in which it was seen to be another. Pauses in which no breath was
    seen, because no heart was heard, say nothing.

    Args:
        sessions: newest first, each as in `show --json`.
    """
    pauses = (s for s in sessions if s.get("exercise") == Exercise.PAUSE)
    seen = [_held(s) for s in islice(pauses, IN_A_ROW) if s.get("guide", "full") == guide]
    at = STEPS.index(guide)
    if len(seen) < IN_A_ROW:
        return None
    if all(held is True for held in seen) and at + 1 < len(STEPS):
        return STEPS[at + 1]
    if all(held is False for held in seen) and at > 0:
        return STEPS[at - 1]
    return None


def _held(session: Mapping[str, object]) -> bool | None:
    """Did they breathe as they were led, to the end? None: nobody can tell."""
    figures = session.get("figures")
    breathed = figures.get("breaths_per_min") if isinstance(figures, dict) else None
    led = session.get("breaths_per_min_last")
    if not isinstance(breathed, int | float) or not isinstance(led, int | float):
        return None
    return session.get("ended") == "completed" and abs(breathed - led) <= CLOSE
