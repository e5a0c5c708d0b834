"""The charts of the report, as SVG within the page; colours come from its style."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from ui.cohort.report.agreement import Agreement
from ui.cohort.report.summary import Distribution

BAR_WIDTH: Final = 6
BARS_HEIGHT: Final = 36
WIDTH: Final = 640
HEIGHT: Final = 320
LEFT: Final = 70
RIGHT: Final = 140
TOP: Final = 15
BOTTOM: Final = 45
MAX_DOTS: Final = 2_000
MARGIN_FRACTION: Final = 0.05


def draw_histogram(values: Distribution) -> str:
    """Return the histogram as SVG; nothing of no values."""
    if not values.counts:
        return ""
    width, most = BAR_WIDTH * len(values.counts), max(values.counts)
    bars = "".join(
        f'<rect class="bar" x="{i * BAR_WIDTH}" y="{BARS_HEIGHT - h:.1f}" '
        f'width="{BAR_WIDTH - 1}" height="{h:.1f}"/>'
        for i, n in enumerate(values.counts)
        if (h := BARS_HEIGHT * n / most) > 0.0
    )
    low, high = values.edges[0], values.edges[-1]
    label = f"Histogram from {low:.6g} to {high:.6g}"
    return (
        f'<svg role="img" aria-label="{label}" width="{width}" height="{BARS_HEIGHT}" '
        f'viewBox="0 0 {width} {BARS_HEIGHT}"><title>{label}</title>{bars}</svg>'
    )


def draw_agreement(agreement: Agreement, unit: str) -> str:
    """Return the differences over the means as SVG, with the limits; nothing of too few pairs."""
    if agreement.bias is None or agreement.lower is None or agreement.upper is None:
        return ""
    step = -(-agreement.pairs // MAX_DOTS)
    x, y = agreement.mean[::step], agreement.difference[::step]
    across = _Axis(float(x.min()), float(x.max()), LEFT, WIDTH - RIGHT)
    low, high = min(float(y.min()), agreement.lower[1]), max(float(y.max()), agreement.upper[2])
    up = _Axis(low, high, HEIGHT - BOTTOM, TOP)
    parts = [*_limits(agreement, up), *_axes(across, up, unit)]
    spots = zip(across.places(x), up.places(y), strict=True)
    parts += (f'<circle class="dot" cx="{a:.1f}" cy="{b:.1f}" r="2.5"/>' for a, b in spots)
    label = f"{agreement.pairs} differences over their means"
    return (
        f'<svg role="img" aria-label="{label}" width="100%" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'style="max-width:{WIDTH}px">{"".join(parts)}</svg>'
    )


class _Axis:
    """Numbers to pixels."""

    def __init__(self, low: float, high: float, begin: float, end: float) -> None:
        margin = MARGIN_FRACTION * (high - low) or 1.0
        self.low, self.high = low, high
        self._from, self._span = low - margin, high - low + 2.0 * margin
        self._begin, self._length = begin, end - begin

    def place(self, value: float) -> float:
        return self._begin + self._length * (value - self._from) / self._span

    def places(self, values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> list[float]:
        return [self.place(value) for value in values.tolist()]


def _limits(agreement: Agreement, up: _Axis) -> Iterator[str]:
    names = ("+1.96 SD", "bias", "−1.96 SD")
    bias = agreement.bias or 0.0
    values = (agreement.upper, (bias, *(agreement.bias_interval or (bias, bias))), agreement.lower)
    for name, limit in zip(names, values, strict=True):
        if limit is None:
            continue
        value, low, high = limit
        y, top, bottom = up.place(value), up.place(high), up.place(low)
        right = WIDTH - RIGHT
        yield (
            f'<rect class="band" x="{LEFT}" y="{top:.1f}" width="{right - LEFT}" '
            f'height="{bottom - top:.1f}"/>'
            f'<path class="limit" d="M{LEFT} {y:.1f}H{right}"/>'
            f'<text x="{right + 6}" y="{y + 4:.1f}">{name} {value:.4g}</text>'
        )


def _axes(across: _Axis, up: _Axis, unit: str) -> Iterator[str]:
    bottom = HEIGHT - BOTTOM
    yield f'<path class="axis" d="M{LEFT} {TOP}V{bottom}H{WIDTH - RIGHT}"/>'
    for value in (across.low, (across.low + across.high) / 2.0, across.high):
        x = across.place(value)
        yield f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{value:.4g}</text>'
    for value in (up.low, 0.0, up.high):
        if up.low <= value <= up.high:
            y = up.place(value) + 4
            yield f'<text x="{LEFT - 6}" y="{y:.1f}" text-anchor="end">{value:.4g}</text>'
    in_unit = f", {unit}" if unit else ""
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">mean of both{in_unit}</text>'
    yield (
        f'<text transform="translate(14 {(TOP + bottom) / 2}) rotate(-90)" '
        f'text-anchor="middle">difference{in_unit}</text>'
    )
