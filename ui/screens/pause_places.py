"""Where everything lies on the pause screen, from its size alone, so that nothing jumps."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QRect

from ui.screens.screen import BAR_ROOM, WIDE

FIGURES_WIDTH = 144
FIGURES_GAP = 40
LABELS = 44  # the graph's own labels at its left
ROW_WIDTH = 638
TOP_LINE_BOTTOM = 52


@dataclass(frozen=True, slots=True)
class Places:
    disc: QRect
    phase: QRect
    care: QRect
    graph: QRect
    figures: QRect
    question: QRect
    row: QRect


def graph_view(width: int, height: int, margin: int) -> Places:
    """The disc above, the last minute below it, two figures at its right."""
    bottom = height - BAR_ROOM - 10
    tall = _between(round(height * 0.235), 96, 240) if height >= 400 else 0
    graph_top = bottom - tall
    care_top = graph_top - (54 if height >= 640 else 34)
    phase_top = care_top - 38
    disc = _square(width, 44 if height >= 640 else 24, phase_top - 8)
    return _with_lower(width, margin, QRect(0, graph_top, width, tall), disc, phase_top, care_top)


def focus_view(width: int, height: int, margin: int) -> Places:
    """The disc alone, with two words and a line of care."""
    care_top = height - BAR_ROOM - (32 if height >= 600 else 26)
    phase_top = care_top - 38
    disc = _square(width, round(height * 0.09), phase_top - 12)
    tall = 96
    lower = QRect(0, height - BAR_ROOM - tall, width, tall)
    return _with_lower(width, margin, lower, disc, phase_top, care_top)


def line_beside(disc: QRect, width: int, margin: int) -> int:
    """How long a line at the top may be without touching the ring."""
    radius = disc.width() / 2.0
    rise = radius - max(0.0, TOP_LINE_BOTTOM - disc.top())
    half = sqrt(max(0.0, radius**2 - max(0.0, rise) ** 2)) if disc.top() < TOP_LINE_BOTTOM else 0.0
    return max(60, int(width / 2.0 - half) - margin - 16)


def _with_lower(
    width: int, margin: int, lower: QRect, disc: QRect, phase_top: int, care_top: int
) -> Places:
    narrow = width < WIDE
    figures = 0 if width < 480 else (120 if narrow else FIGURES_WIDTH)
    gap = 20 if narrow else FIGURES_GAP
    right = width - margin - figures - (gap if figures else 0)
    graph = QRect(margin, lower.top(), max(40, right - margin), lower.height())
    row_left, row_width = _row_across(width, margin, right, bool(figures))
    row = QRect(row_left, lower.top() + 34, row_width, max(20, lower.height() - 34))
    return Places(
        disc=disc,
        phase=QRect(0, phase_top, width, 36),
        care=QRect(0, care_top, width, 22),
        graph=graph,
        figures=QRect(width - margin - figures, lower.top(), figures, lower.height()),
        question=QRect(row_left, lower.top(), row.width(), 24),
        row=row,
    )


def _row_across(width: int, margin: int, right: int, beside_figures: bool) -> tuple[int, int]:
    """In the middle of the window if it fits there, else in what the figures leave."""
    if (width + ROW_WIDTH) // 2 <= right:
        return (width - ROW_WIDTH) // 2, ROW_WIDTH
    left = margin + LABELS if beside_figures else margin
    return left, max(40, right - left)


def _square(width: int, top: int, bottom: int) -> QRect:
    side = max(24, min(bottom - top, width - 24))
    return QRect((width - side) // 2, top + (bottom - top - side) // 2, side, side)


def _between(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))
