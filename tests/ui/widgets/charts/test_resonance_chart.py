"""The chart of an assessment names the best pace where its number can be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.text_checks import painted_texts
from trainer.breathing.resonance_assessment import NOT_ENOUGH
from trainer.breathing.resonance_result import RateResponse, ResonanceResult
from ui.i18n import formatting
from ui.style import theme
from ui.style.theme import DARK
from ui.widgets.charts.resonance_chart import ResonanceChart

RATES = ((4.5, 57.0), (5.0, 69.0), (5.5, 79.0), (6.0, 78.0), (6.5, 63.0))
CURVE = tuple((r / 10.0, 80.0 - 12.0 * (r / 10.0 - 5.7) ** 2) for r in range(40, 73))


@pytest.fixture(params=[100, 200])
def percent(request: pytest.FixtureRequest) -> Iterator[int]:
    theme.scale_text(request.param)
    yield request.param
    theme.scale_text(100)


@pytest.mark.parametrize("width", [300, 450, 900])
@pytest.mark.parametrize("best", [5.3, 5.7, 6.2])
def test_no_dot_covers_the_best_pace(qtbot: QtBot, percent: int, width: int, best: float) -> None:
    rates = tuple(RateResponse(rate, 0.0, 120.0, ms) for rate, ms in RATES)
    chart = ResonanceChart(DARK)
    qtbot.addWidget(chart)
    chart.resize(width, theme.scaled_px(170))
    chart.show_result(ResonanceResult(best, 0.97, rates, CURVE, NOT_ENOUGH))
    show(qtbot, chart)
    with painted_texts() as painted:
        image = chart.grab().toImage()
    number = next(
        p
        for p in painted
        if p.text == formatting.format_rate(best) and p.colour == QColor(DARK.ink)
    )
    box = number.box.toAlignedRect().intersected(image.rect())
    dot = QColor(DARK.heart).rgb()
    covered = [
        (x, y)
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
        if image.pixel(x, y) == dot
    ]
    assert covered == []
