"""The layout of the pause screen; it depends on the size alone, so that nothing jumps."""

from math import sqrt

from msgspec import Struct, structs
from PySide6.QtCore import QRect

from ui.screens.screen import KEY_BAR_HEIGHT_PX, WIDE_PX
from ui.style.theme import scaled_px, scaled_px_within
from ui.widgets.text.sensor_status import STATUS_HEIGHT_PX

MIN_HEIGHT_WITH_GRAPH_PX = 400  # in a lower window there is the disc alone
MIN_HEIGHT_WITH_QUESTION_PX = 376  # what a notice leaves of the window to the disc and the question
FIGURES_WIDTH_PX = 144
FIGURES_COLUMN_HEIGHT_PX = 262  # two figures and the sparkline
FIGURES_GAP_PX = 40
LABELS_WIDTH_PX = 44  # the graph's own labels at its left
RATING_ROW_WIDTH_PX = 638
MIN_RATING_ROW_WIDTH_PX = 352  # in a narrower one the keys are too small to read and to hit
TOP_LINE_PX = 31  # where the line with the sensor and the time left begins
TOP_LINE_GAP_PX = 16
MIN_TOP_LINE_PX = (
    150  # a narrower one beside the ring says too little, so that the ring begins below it
)
TIME_LEFT_WIDTH_PX = 72
ROOMY_WIDTH_PX = 1000
MAX_BESIDE_TEXT_PERCENT = 125  # with a larger text size the texts need the whole width


class PauseLayout(Struct, frozen=True):
    disc: QRect
    phase: QRect
    care: QRect
    graph: QRect
    figures: QRect
    question: QRect
    row: QRect


def layout_with_graph(
    width: int, height: int, margin: int, *, has_question: bool = False
) -> PauseLayout:
    """The disc above, the graph below it, the figures at its right.

    In a low window there is none, unless the question is to be seen in its place.
    """
    bottom = height - KEY_BAR_HEIGHT_PX - 10
    tall = (
        _clamp(round(height * 0.235), scaled_px_within(height, 96), scaled_px_within(height, 240))
        if has_question or height >= MIN_HEIGHT_WITH_GRAPH_PX
        else 0
    )
    graph_top = bottom - tall
    care_top = graph_top - (_care_height(height) + (32 if height >= 640 else 12))
    phase_top = care_top - scaled_px_within(height, 38)
    disc = _centred_square(width, 44 if height >= 640 else 24, phase_top - 8)
    if height >= 640 and _width_beside(disc, width, margin) < scaled_px(MIN_TOP_LINE_PX):
        disc = _centred_square(width, _top_line_bottom(), phase_top - 8)
    lower = QRect(0, graph_top, width, tall)
    return _complete_layout(width, height, margin, lower, disc, phase_top, care_top)


def layout_focus(width: int, height: int, margin: int) -> PauseLayout:
    """The disc alone, with the phase and the care line."""
    care_top = height - KEY_BAR_HEIGHT_PX - _care_height(height) - (10 if height >= 600 else 4)
    phase_top = care_top - scaled_px_within(height, 38)
    disc = _centred_square(width, round(height * 0.09), phase_top - 12)
    tall = scaled_px_within(height, 96)
    lower = QRect(0, height - KEY_BAR_HEIGHT_PX - tall, width, tall)
    return _complete_layout(width, height, margin, lower, disc, phase_top, care_top)


def centre_question(places: PauseLayout, width: int, margin: int) -> PauseLayout:
    """The question in the middle, below the disc, as wide as it may be: no figures stand beside it."""
    row_width = min(scaled_px(RATING_ROW_WIDTH_PX), max(40, width - 2 * margin))
    left = (width - row_width) // 2
    question = QRect(left, places.question.top(), row_width, places.question.height())
    row = QRect(left, places.row.top(), row_width, places.row.height())
    return structs.replace(places, question=question, row=row)


def is_question_cramped(places: PauseLayout) -> bool:
    """Whether the figures leave the question too little width to stand beside it."""
    return places.row.width() < scaled_px(MIN_RATING_ROW_WIDTH_PX)


def layout_top_line(disc: QRect, width: int, margin: int, *, has_time: bool) -> tuple[QRect, QRect]:
    """Where the sensor and the time left stand at the top: beside the ring, or above it with the whole width."""
    tall = scaled_px(STATUS_HEIGHT_PX)
    beside = _width_beside(disc, width, margin)
    time = scaled_px(TIME_LEFT_WIDTH_PX) if has_time else 0
    above = width - 2 * margin - time - (TOP_LINE_GAP_PX if has_time else 0)
    is_above = disc.top() >= _top_line_bottom()
    status, time = (above, time) if is_above else (beside, min(beside, width // 2 - margin))
    return (
        QRect(margin, TOP_LINE_PX, max(60, status), tall),
        QRect(width - margin - time, TOP_LINE_PX, time, tall),
    )


def _top_line_bottom() -> int:
    return TOP_LINE_PX + scaled_px(STATUS_HEIGHT_PX)


def _width_beside(disc: QRect, width: int, margin: int) -> int:
    """The width of a line at the top that ends before the ring."""
    radius = disc.width() / 2.0
    rise = max(0.0, radius - max(0.0, _top_line_bottom() - disc.top()))
    half = sqrt(radius**2 - rise**2) if disc.top() < _top_line_bottom() else 0.0
    return max(60, int(width / 2.0 - half) - margin - TOP_LINE_GAP_PX)


def _care_height(height: int) -> int:
    """The height of the line below the phase; with large text, in which it would be too wide, of two."""
    lines = 2 if height >= 640 and scaled_px(100) > MAX_BESIDE_TEXT_PERCENT else 1
    return lines * scaled_px_within(height, 22)


def _complete_layout(
    width: int, height: int, margin: int, lower: QRect, disc: QRect, phase_top: int, care_top: int
) -> PauseLayout:
    words = care_top - phase_top
    narrow = width < WIDE_PX
    column = _figures_height(width, lower, disc)
    figures = 0 if width < scaled_px(480) else scaled_px(120 if narrow else FIGURES_WIDTH_PX)
    gap = 20 if narrow else FIGURES_GAP_PX
    right = width - margin - figures - (gap if figures else 0)
    graph = QRect(margin, lower.top(), max(40, right - margin), lower.height())
    row_left, row_width = _rating_row(width, margin, right, bool(figures))
    question_height = (
        _clamp(scaled_px(34), round(lower.height() * 0.2), round(lower.height() * 0.3))
        if lower.height() < scaled_px(96)
        else scaled_px(34)
    )
    row = QRect(
        row_left,
        lower.top() + question_height,
        row_width,
        max(20, lower.height() - question_height),
    )
    side_margin = margin + (figures + gap if column > lower.height() else 0)
    return PauseLayout(
        disc=disc,
        phase=QRect(side_margin, phase_top, width - 2 * side_margin, words - 2),
        care=QRect(side_margin, care_top, width - 2 * side_margin, _care_height(height)),
        graph=graph,
        figures=QRect(width - margin - figures, lower.bottom() + 1 - column, figures, column),
        question=QRect(row_left, lower.top(), row.width(), question_height - 6),
        row=row,
    )


def _figures_height(width: int, lower: QRect, disc: QRect) -> int:
    """The height of the figures' column, which may reach above the graph beside the disc."""
    beside = (
        scaled_px(100) <= MAX_BESIDE_TEXT_PERCENT
        and (width - disc.width()) // 2 > scaled_px(FIGURES_WIDTH_PX) + 2 * FIGURES_GAP_PX
    )
    return (
        max(lower.height(), scaled_px(FIGURES_COLUMN_HEIGHT_PX))
        if width >= ROOMY_WIDTH_PX and beside
        else lower.height()
    )


def _rating_row(width: int, margin: int, right: int, beside_figures: bool) -> tuple[int, int]:
    """Left and width of the rating row: centred if it fits, else beside the figures."""
    if (width + scaled_px(RATING_ROW_WIDTH_PX)) // 2 <= right:
        return (width - scaled_px(RATING_ROW_WIDTH_PX)) // 2, scaled_px(RATING_ROW_WIDTH_PX)
    left = margin + scaled_px(LABELS_WIDTH_PX) if beside_figures else margin
    return left, max(40, right - left)


def _centred_square(width: int, top: int, bottom: int) -> QRect:
    side = max(24, min(bottom - top, width - 24))
    return QRect((width - side) // 2, top + (bottom - top - side) // 2, side, side)


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(high, value))
