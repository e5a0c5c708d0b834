"""The charts of the report, as SVG within the page; colours come from its style."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from ui.cohort.report.agreement import Agreement
from ui.cohort.report.summary import Distribution

BAR_WIDTH_PX: Final = 6
HISTOGRAM_HEIGHT_PX: Final = 36
WIDTH_PX: Final = 640
HEIGHT_PX: Final = 320
LEFT_PX: Final = 70  # the edges of the pane
RIGHT_PX: Final = 500
TOP_PX: Final = 15
BOTTOM_PX: Final = 275
DOT_RADIUS_PX: Final = 2.5
BAR_GAP_PX: Final = 1
LABEL_GAP_PX: Final = 6
LABEL_RISE_PX: Final = 4  # from the middle of the letters down to the line they stand on
NUMBER_DEPTH_PX: Final = 16  # of the numbers below the axis
NAME_MARGIN_PX: Final = 8  # below the name of the axis
NAME_INSET_PX: Final = 14  # of the name beside the axis
MAX_DOTS: Final = 2_000
MARGIN_FRACTION: Final = 0.05


def draw_histogram(values: Distribution) -> str:
    """Return the histogram as SVG; nothing of no values."""
    if not values.counts:
        return ""
    width, most = BAR_WIDTH_PX * len(values.counts), max(values.counts)
    bars = "".join(
        f'<rect class="bar" x="{i * BAR_WIDTH_PX}" y="{HISTOGRAM_HEIGHT_PX - h:.1f}" '
        f'width="{BAR_WIDTH_PX - BAR_GAP_PX}" height="{h:.1f}"/>'
        for i, n in enumerate(values.counts)
        if (h := HISTOGRAM_HEIGHT_PX * n / most) > 0.0
    )
    low, high = values.edges[0], values.edges[-1]
    label = f"Histogram from {low:.6g} to {high:.6g}"
    return (
        f'<svg role="img" aria-label="{label}" width="{width}" height="{HISTOGRAM_HEIGHT_PX}" '
        f'viewBox="0 0 {width} {HISTOGRAM_HEIGHT_PX}"><title>{label}</title>{bars}</svg>'
    )


def draw_agreement(agreement: Agreement, unit: str) -> str:
    """Return the differences over the means as SVG, with the limits; nothing of too few pairs."""
    if agreement.bias is None or agreement.lower is None or agreement.upper is None:
        return ""
    step = -(-agreement.pairs // MAX_DOTS)
    x, y = agreement.mean[::step], agreement.difference[::step]
    across = _Axis(float(x.min()), float(x.max()), LEFT_PX, RIGHT_PX)
    low, high = min(float(y.min()), agreement.lower[1]), max(float(y.max()), agreement.upper[2])
    up = _Axis(low, high, BOTTOM_PX, TOP_PX)
    parts = [*_limits(agreement, up), *_axes(across, up, unit)]
    spots = zip(across.places(x), up.places(y), strict=True)
    radius = DOT_RADIUS_PX
    parts += (f'<circle class="dot" cx="{a:.1f}" cy="{b:.1f}" r="{radius}"/>' for a, b in spots)
    label = f"{agreement.pairs} differences over their means"
    return (
        f'<svg role="img" aria-label="{label}" width="100%" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}" '
        f'style="max-width:{WIDTH_PX}px">{"".join(parts)}</svg>'
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
        yield (
            f'<rect class="band" x="{LEFT_PX}" y="{top:.1f}" width="{RIGHT_PX - LEFT_PX}" '
            f'height="{bottom - top:.1f}"/>'
            f'<path class="limit" d="M{LEFT_PX} {y:.1f}H{RIGHT_PX}"/>'
            f'<text x="{RIGHT_PX + LABEL_GAP_PX}" y="{y + LABEL_RISE_PX:.1f}">{name} {value:.4g}</text>'
        )


def _axes(across: _Axis, up: _Axis, unit: str) -> Iterator[str]:
    yield f'<path class="axis" d="M{LEFT_PX} {TOP_PX}V{BOTTOM_PX}H{RIGHT_PX}"/>'
    for value in (across.low, (across.low + across.high) / 2.0, across.high):
        x, below = across.place(value), BOTTOM_PX + NUMBER_DEPTH_PX
        yield f'<text x="{x:.1f}" y="{below}" text-anchor="middle">{value:.4g}</text>'
    for value in (up.low, 0.0, up.high):
        if up.low <= value <= up.high:
            left, y = LEFT_PX - LABEL_GAP_PX, up.place(value) + LABEL_RISE_PX
            yield f'<text x="{left}" y="{y:.1f}" text-anchor="end">{value:.4g}</text>'
    in_unit = f", {unit}" if unit else ""
    middle, below = (LEFT_PX + RIGHT_PX) / 2, HEIGHT_PX - NAME_MARGIN_PX
    yield f'<text x="{middle}" y="{below}" text-anchor="middle">mean of both{in_unit}</text>'
    yield (
        f'<text transform="translate({NAME_INSET_PX} {(TOP_PX + BOTTOM_PX) / 2}) rotate(-90)" '
        f'text-anchor="middle">difference{in_unit}</text>'
    )
