"""The trends on one page: three cards that say what happened; figures one step deeper."""

import re
from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.benchmarks.practice import STEADY, SimulatedPerson, series
from tests.ui.conftest import show
from tests.ui.text_checks import drawn_texts, is_whole, painted_texts
from trainer.practice.annotations import Outcome
from trainer.practice.overview import MAX_RECENT_PAUSES, compute_overview
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.trends import compute_trends
from ui.i18n import translator
from ui.reports.canvas import Canvas
from ui.reports.practice.trend_charts import Pen, draw_series
from ui.reports.practice.trend_data import compute_trend_series
from ui.screens.practice.trend_pictures import draw_waits
from ui.screens.practice.trends import TrendsScreen
from ui.style import theme
from ui.style.theme import DARK, FontSize

Key = Qt.Key


def opened(
    qtbot: QtBot,
    pauses: list[Pause],
    predictions: list[Prediction] | None = None,
    size: tuple[int, int] = (1280, 800),
) -> TrendsScreen:
    screen = TrendsScreen(DARK)
    qtbot.addWidget(screen)
    screen.resize(*size)
    made = [p.prediction for p in pauses if p.prediction] if predictions is None else predictions
    screen.show_series(pauses, made)
    show(qtbot, screen)
    return screen


def sentences(screen: TrendsScreen) -> list[str]:
    return [card.sentence for card in screen.cards.cards]


def predictions_with(*outcomes: Outcome | None) -> list[Prediction]:
    return [Prediction(str(i), None, "they leave", 70, o) for i, o in enumerate(outcomes)]


def test_the_first_view_has_three_sentences_and_no_statistics(qtbot: QtBot) -> None:
    screen = opened(qtbot, series(STEADY, 1))
    waited, urge, predicted = sentences(screen)
    assert waited.startswith("In 60 pauses you waited ")
    assert re.fullmatch(r"On average the urge went from [\d.]+ to [\d.]+\.", urge)
    assert re.match(r"Of \d+ predictions, \d+ happened, ", predicted)
    for sentence in sentences(screen):
        assert "Brier" not in sentence
        assert "%" not in sentence
    assert screen.cards.isVisible()
    assert not screen.details.isVisible()
    assert screen.details.trends is None, "statistics are computed once they are wanted"


def test_a_card_leads_to_its_figures_and_escape_back(qtbot: QtBot) -> None:
    screen = opened(qtbot, series(STEADY, 1))
    backs: list[None] = []
    screen.back.connect(lambda: backs.append(None))
    screen.cards.cards[1].click()
    assert screen.details.isVisible()
    assert screen.details.current_name == "urge_change"
    QTest.keyClick(screen, Key.Key_Escape)
    assert screen.cards.isVisible()
    assert screen.cards.cards[1].hasFocus()
    assert not backs
    QTest.keyClick(screen, Key.Key_Escape)
    assert len(backs) == 1


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (640, 480), (500, 900)])
def test_the_list_of_measures_never_vanishes(
    qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    try:
        screen = opened(qtbot, series(STEADY, 1), size=size)
        QTest.keyClick(screen, Key.Key_F)
        listed = screen.details.list
        assert len(listed.items) == 8
        for item in listed.items:
            assert item.isVisible()
            assert item.width() >= 100
            assert item.height() >= FontSize.BODY
            assert listed.rect().contains(item.geometry())
        area = screen.details.list_area.geometry()
        assert not area.intersects(screen.details.chart.geometry())
        assert not listed.items[0].visibleRegion().isEmpty()
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", [(640, 480), (500, 900)])
def test_twice_as_large_the_measures_are_as_large_as_other_text(
    qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    theme.scale_text(200)
    translator.set_language(language)
    try:
        screen = opened(qtbot, series(STEADY, 1), size=size)
        QTest.keyClick(screen, Key.Key_F)
        details = screen.details
        for at, item in enumerate(details.list.items):
            details.list.choose(at)
            assert is_whole(item), item.text()
            assert details.chart.visibleRegion().boundingRect().height() >= 60
            with painted_texts() as painted:
                item.grab()
            [name] = [each for each in painted if each.text == item.text()]
            assert name.pixels >= theme.scaled_px(FontSize.BODY)
            assert QRectF(item.rect()).contains(name.box)
    finally:
        translator.set_language("en")
        theme.scale_text(100)


def test_every_measure_is_reached_by_the_arrows_in_columns_too(qtbot: QtBot) -> None:
    screen = opened(qtbot, series(STEADY, 1), size=(640, 480))
    QTest.keyClick(screen, Key.Key_F)
    seen = []
    for _ in range(8):
        seen.append(screen.details.current_name)
        QTest.keyClick(screen, Key.Key_Right)
    assert len(set(seen)) == 8
    screen.details.list.choose(0)
    QTest.keyClick(screen.details.list, Key.Key_Down)
    assert screen.details.list.current_index == 2, "the name below"


@pytest.mark.parametrize(
    ("predictions", "sentence"),
    [
        ([], "Write down what you expect before a pause, and you'll see here what happened."),
        (
            predictions_with(None),
            "1 prediction is waiting for your answer. You'll find it under Your predictions.",
        ),
        (predictions_with(Outcome.LESS), "Your first prediction partly happened."),
        (
            predictions_with(Outcome.AS_FEARED, Outcome.NOTHING, Outcome.NOTHING, None),
            "Of 3 predictions, 1 happened, 0 partly happened and 2 didn't.",
        ),
    ],
)
def test_what_happened_is_said_of_any_number(
    qtbot: QtBot, predictions: list[Prediction], sentence: str
) -> None:
    screen = opened(qtbot, [], predictions)
    assert sentences(screen)[2] == sentence
    screen.grab()


def test_an_empty_practice_is_met_without_figures(qtbot: QtBot) -> None:
    screen = opened(qtbot, [])
    assert "No pauses yet" in screen.subtitle.text()
    assert not any(re.search(r"\d", sentence) for sentence in sentences(screen))
    screen.grab()


class BarCanvas(Canvas):
    """Also keeps where its bars are."""

    def __init__(self, painter: QPainter) -> None:
        super().__init__(painter)
        self.bars: list[QRectF] = []

    def fill(self, box: QRectF, colour: str, strength: float = 1.0, radius: float = 0.0) -> None:
        super().fill(box, colour, strength, radius)
        self.bars.append(box)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("waits_s", [(15.0, 30.0), (84.0, 42.0), (600.0, 150.0)])
def test_every_pause_is_drawn_within_its_picture_however_short(
    waits_s: tuple[float, float],
) -> None:
    image, box = QImage(240, 160, QImage.Format.Format_RGB32), QRectF(0.0, 0.0, 240.0, 160.0)
    painter = QPainter(image)
    canvas = BarCanvas(painter)
    overview = compute_overview([Pause(str(s), None, None, s) for s in waits_s], [])
    draw_waits(Pen(canvas, box, DARK, 12.0), overview)
    painter.end()
    first, second = canvas.bars
    assert first.height() / second.height() == pytest.approx(waits_s[0] / waits_s[1])
    assert min(first.top(), second.top()) >= 2.0 * 12.0, "the title is above them"


def test_below_five_ratings_no_average_is_given(qtbot: QtBot) -> None:
    screen = opened(qtbot, series(STEADY, 1, pauses=4))
    assert sentences(screen)[1] == ("4 rated pauses so far. From 5 on you'll see an average here.")


def test_what_is_drawn_of_ten_thousand_pauses_is_no_more_than_of_a_few(qtbot: QtBot) -> None:
    screen = opened(qtbot, series(STEADY, 3, pauses=10_000))
    assert screen.overview is not None
    assert screen.overview.pauses == 10_000
    assert len(screen.overview.recent_waits_s) <= MAX_RECENT_PAUSES
    assert len(screen.overview.urge_pairs) <= 11 * 11
    assert screen.details.trends is None
    screen.grab()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (640, 480), (500, 900)])
def test_the_sentence_of_every_measure_is_whole_and_in_its_full_size(
    qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    try:
        screen = opened(qtbot, series(STEADY, 1), size=size)
        QTest.keyClick(screen, Key.Key_F)
        details = screen.details
        for _ in range(8):
            sentence = details.sentence
            assert sentence.font().pixelSize() == sentence.full_px
            assert sentence.height() >= sentence.heightForWidth(sentence.width())
            assert details.figures.y() >= sentence.geometry().bottom() + 8
            assert not details.unit.geometry().intersects(details.chart.geometry())
            QTest.keyClick(screen, Key.Key_Right)
    finally:
        theme.scale_text(100)


@pytest.mark.parametrize("size", [(640, 480), (500, 900)])
def test_below_the_list_the_chart_is_seen_without_scrolling(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    theme.scale_text(200 if size == (500, 900) else 100)
    try:
        screen = opened(qtbot, series(STEADY, 1), size=size)
        QTest.keyClick(screen, Key.Key_F)
        seen = screen.details.chart.visibleRegion().boundingRect()
        assert seen.height() >= 100
    finally:
        theme.scale_text(100)


def labels_of_share(width: int) -> list[tuple[str, QRectF]]:
    """The percentages that are drawn, and where, for a share in a chart of this width."""
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas, drawn = Canvas(painter), []
    draw = canvas.draw_text

    def noting(text: str, box: QRectF, *args: object, **more: object) -> float:
        if "%" in text:
            drawn.append((text, box))
        return draw(text, box, *args, **more)  # type: ignore[arg-type]

    canvas.draw_text = noting  # type: ignore[method-assign]
    pauses = series(STEADY, 1)
    predictions = [p.prediction for p in pauses if p.prediction]
    name = "predictions_not_come_true"
    trend = compute_trends(pauses, predictions).trends[name]
    result = compute_trend_series(name, trend, pauses, predictions)
    draw_series(Pen(canvas, QRectF(0, 0, width, 200), DARK, 12.0), result)
    painter.end()
    return drawn


@pytest.mark.parametrize(("width", "is_named"), [(800, True), (220, False)])
def test_a_share_says_of_what_it_is_where_there_is_room(
    qtbot: QtBot, width: int, is_named: bool
) -> None:
    texts = dict(labels_of_share(width))
    [value] = [text for text in texts if not re.fullmatch(r"(0|50|100) %", text)]
    assert ("partly or not at all" in value) is is_named
    assert QRectF(0, 0, width, 200).contains(texts[value])


@pytest.mark.parametrize("size", [(1280, 800), (640, 480), (500, 900)])
def test_both_axes_of_how_sure_and_what_happened_have_numbers(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    screen = opened(qtbot, series(STEADY, 1), size=size)
    QTest.keyClick(screen, Key.Key_F)
    screen.details.open_at("calibration")
    chart = screen.details.chart
    with drawn_texts() as painted:
        chart.grab()
    places = dict(painted)
    numbers = [text for text, _ in painted if text in ("0", "50", "100")]
    assert sorted(numbers) == sorted(2 * ["0", "50", "100"])
    assert places["how sure you were, %"].top() > places["100"].top()
    for text, box in painted:
        assert chart.rect().contains(box.toAlignedRect()), text
    assert ("as often as expected" in places) is (size[0] >= 640)


@pytest.mark.parametrize(
    ("name", "counted", "note"),
    [
        ("pulse", "pauses", "the line is the average"),
        ("urge_half_time", "pauses", "the line is the trend"),
        ("urge_change", "pauses", "In brackets"),
        ("contact_not_needed", "pauses", "Shaded, and in brackets"),
        ("predictions_not_come_true", "predictions", "Shaded, and in brackets"),
        ("calibration", "predictions", "A dot stands for"),
    ],
)
def test_each_chart_says_what_its_marks_are(
    qtbot: QtBot, name: str, counted: str, note: str
) -> None:
    screen = opened(qtbot, series(SimulatedPerson(), 1))
    QTest.keyClick(screen, Key.Key_F)
    screen.details.open_at(name)
    assert note in screen.details.note.text()
    assert screen.details.figure_names.text().startswith(counted)


def test_the_numbers_of_an_axis_are_in_the_language_of_the_person(qtbot: QtBot) -> None:
    pauses = [replace(p, mean_hr_bpm=68.4 + n % 3 / 2.0) for n, p in enumerate(series(STEADY, 1))]
    translator.set_language("de")
    try:
        screen = opened(qtbot, pauses)
        QTest.keyClick(screen, Key.Key_F)
        screen.details.open_at("pulse")
        with drawn_texts() as painted:
            screen.details.chart.grab()
    finally:
        translator.set_language("en")
    texts = [text for text, _ in painted]
    assert "68,5" in texts
    assert not any("68.5" in text for text in texts)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (640, 480), (500, 900)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_legend_and_the_axis_lie_within_the_chart(
    qtbot: QtBot, language: str, size: tuple[int, int], percent: int
) -> None:
    theme.scale_text(percent)
    translator.set_language(language)
    try:
        screen = opened(qtbot, series(STEADY, 1), size=size)
        QTest.keyClick(screen, Key.Key_F)
        for name in ("contact_not_needed", "predictions_not_come_true", "urge_change"):
            screen.details.open_at(name)
            screen.details.chart.show()
            with drawn_texts() as painted:
                screen.details.chart.grab()
            assert len(painted) > 4
            for text, box in painted:
                assert screen.details.chart.rect().contains(box.toAlignedRect()), (name, text)
            for (one, left), (other, right) in combinations(painted, 2):
                assert not left.intersects(right), (name, one, other)
    finally:
        translator.set_language("en")
        theme.scale_text(100)


@pytest.mark.parametrize("language", ["en", "de"])
def test_in_large_letters_the_page_opens_at_its_title(qtbot: QtBot, language: str) -> None:
    theme.scale_text(200)
    translator.install_language(language)
    try:
        pauses = [Pause(str(n), f"2026-03-{n:02}T10:00:00+00:00", None, 300.0) for n in (1, 2)]
        screen = opened(qtbot, pauses, size=(640, 480))
        screen.take_focus()
        assert screen.scroll_page.verticalScrollBar().value() == 0
        screen.cards.cards[1].setFocus(Qt.FocusReason.TabFocusReason)
        assert screen.scroll_page.verticalScrollBar().value() > 0
    finally:
        translator.install_language("en")
