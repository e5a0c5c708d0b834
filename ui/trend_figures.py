"""The figures of a trend, for who asks: each with its unit and between what it lies."""

from trainer.calibration import Calibration
from trainer.trends import Open, Trend
from ui import strings, words_practice
from ui.strings import say

Row = tuple[str, str]


def figures_of(trend: Trend) -> list[Row]:
    """A name and a value each; nothing where there is nothing to show."""
    words = words_practice
    unit = say(words.UNITS[trend.unit])
    told = {
        "value": (trend.value, trend.interval),
        "first": (trend.first, trend.first_interval),
        "last": (trend.last, trend.last_interval),
        "change": (trend.change, trend.change_interval),
    }
    is_factor = trend.first_interval is not None
    rows = [(say(words.FIGURE_ROWS["pauses"]), str(trend.pauses))]
    for name, (value, interval) in told.items():
        if value is not None:
            its_unit = say(words.FIGURE_FACTOR) if name == "change" and is_factor else unit
            rows.append((say(words.FIGURE_ROWS[name]), _between(value, interval, its_unit)))
    return rows


def figures_of_calibration(found: Calibration) -> list[Row]:
    rows = [(say(words_practice.FIGURE_ROWS["pauses"]), str(found.predictions))]
    rows += [
        (
            f"{one.from_percent}–{one.to_percent} %",
            _between(one.as_feared_percent, one.interval, say(words_practice.UNITS["%"])),
        )
        for one in found.bins
    ]
    if found.brier is not None:
        rows.append((say(words_practice.BRIER), f"{found.brier:.2f}"))
    return rows


def _between(value: float, interval: Open | None, unit: str) -> str:
    digits = 1 if abs(value) < 20.0 else 0
    shown = strings.figure(value, digits)
    if interval is None:
        return say(words_practice.FIGURE_ALONE, value=shown, unit=unit)
    low, high = interval
    top = say(words_practice.FIGURE_OPEN) if high is None else strings.figure(high, digits)
    return say(
        words_practice.FIGURE_BETWEEN,
        value=shown,
        unit=unit,
        low=strings.figure(low, digits),
        high=top,
    )
