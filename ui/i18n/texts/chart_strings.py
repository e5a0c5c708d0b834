"""The texts in charts: what each curve is, and the units of the axes.

Rule: a heart is called the person's own only where it is. A demonstration is named as such.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from trainer.practice.heart_source import is_demo
from ui.i18n.formatting import OWN_HEART, find_demo_kind, format_clock_time, translate
from ui.i18n.marking import mark

BREATH_GUIDE: Final = mark("breath guide")
"""The curve of the pacer: how the person breathed is not measured."""
HEARTS: Final[Mapping[str, str]] = {
    "own": mark("your heart"),
    "simulated": mark("simulated heart"),
    "replay": mark("replayed heart"),
}
HEARTS_WITH_UNIT: Final[Mapping[str, str]] = {
    "own": mark("your heart, beats per minute"),
    "simulated": mark("simulated heart, beats per minute"),
    "replay": mark("replayed heart, beats per minute"),
}
HEARTS_WITH_RANGE: Final[Mapping[str, str]] = {
    "own": mark("your heart, {low} to {high} beats per minute"),
    "simulated": mark("simulated heart, {low} to {high} beats per minute"),
    "replay": mark("replayed heart, {low} to {high} beats per minute"),
}
"""By whose heart it is, as `formatting.heart_of` says."""
BREATH_GUIDE_WITH_LENGTH: Final = mark("breath guide, {length}")
NO_BEATS_HERE: Final = (mark("no beats were received here"), mark("no signal"))
"""In a gap of the heart line: where it fits, and shorter."""
GAP_HERE: Final = mark("gap: no beats were received")
"""Below a small picture: what a gap of the heart line is."""
NO_BEATS_AT: Final = mark("No beats were received from {begin} to {end}.")
SO_FAR_IN: Final = mark("so far, {unit}")
MARKED_AT: Final = mark("Marked at {times}.")


def find_heart_kind(source: str | None) -> str:
    """Return whose heart a source gives: "own", or the kind of a demonstration.

    >>> find_heart_kind("ble:Polar H10"), find_heart_kind("replay:a.csv")
    ('own', 'replay')
    """
    return find_demo_kind(source) if is_demo(source) else OWN_HEART


def describe_marks(seconds: list[float]) -> str:
    """Return the marked moments in a sentence, for a screen reader; empty without any."""
    times = ", ".join(format_clock_time(t) for t in seconds)
    return translate(MARKED_AT, times=times) if times else ""


def describe_gaps(gaps: Sequence[tuple[float, float]]) -> str:
    """Return the times without beats, in seconds since the start, in sentences; empty without any."""
    return " ".join(
        translate(NO_BEATS_AT, begin=format_clock_time(begin), end=format_clock_time(end))
        for begin, end in gaps
    )
