"""A chart says what its curves are, whose heart it is, and when a moment was marked."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from tests.ui.recorded_sessions import sat
from tests.ui.text_checks import painted_texts
from trainer.events import MomentMarked
from trainer.pacing import BreathPattern, Pacer
from trainer.session.review import summarize
from ui.i18n.texts import chart_strings
from ui.style import theme
from ui.style.theme import DARK, LIGHT, FontSize, Theme
from ui.widgets.charts.closing_picture import ClosingPicture
from ui.widgets.charts.heart_graph import HeartGraph
from ui.widgets.charts.legend import GLYPH_WIDTH_EM, Legend, LegendEntry, draw_glyph
from ui.widgets.charts.moment_marks import MomentMark, draw_moment_marks
from ui.widgets.charts.session_chart import SessionChart

ENTRIES = (
    LegendEntry("your heart, beats per minute", is_heart=True, short_text="your heart"),
    LegendEntry("breath guide", is_heart=False),
)


def review_chart(
    qtbot: QtBot, *marks: float, heart: str = "own", width: int = 1000
) -> SessionChart:
    review = summarize(sat(asked=tuple(MomentMarked(t) for t in marks)))
    chart = SessionChart(DARK)
    qtbot.addWidget(chart)
    chart.resize(width, 300)
    chart.show_session(
        review.judged, review.spans, review.rounds, (8, 4), heart=heart, marks=review.marks
    )
    show(qtbot, chart)
    return chart


def test_a_review_names_heart_and_breath_with_the_unit(qtbot: QtBot) -> None:
    chart = review_chart(qtbot)
    assert chart.legend.texts == ("your heart, beats per minute", "breath guide")
    assert "your heart, beats per minute" in chart.accessibleDescription()


@pytest.mark.parametrize(("heart", "named"), [("simulated", "simulated"), ("replay", "replayed")])
def test_the_heart_of_a_demonstration_is_never_called_yours(
    qtbot: QtBot, heart: str, named: str
) -> None:
    for text in review_chart(qtbot, heart=heart).legend.texts:
        assert "your heart" not in text
    graph = HeartGraph(DARK)
    qtbot.addWidget(graph)
    graph.name_heart(chart_strings.find_heart_kind(f"{heart}:x"))
    graph._has_heart = True
    graph._update_legend()
    assert graph.legend.texts == (f"{named} heart, beats per minute",)


def test_without_a_heart_only_the_breath_is_named(qtbot: QtBot) -> None:
    graph = HeartGraph(DARK)
    qtbot.addWidget(graph)
    assert not graph.legend.texts
    graph.follow(Pacer(BreathPattern.parse("4-0-6-0"), 0.0), 0.0)
    assert graph.legend.texts == ("breath guide",)


def test_who_hides_numbers_reads_no_unit(qtbot: QtBot) -> None:
    graph = HeartGraph(DARK)
    qtbot.addWidget(graph)
    graph._has_heart = True
    graph.show_numbers(False)
    assert graph.legend.texts == ("your heart",)


def test_marked_moments_stand_in_the_review_with_their_time(qtbot: QtBot) -> None:
    chart = review_chart(qtbot, 42.0, 128.5)
    marks = chart._place_marks()
    assert [mark.text for mark in marks] == ["0:42", "2:08"]
    assert marks[0].x == pytest.approx(42.0 / 300.0 * chart.pane.width(), rel=0.02)
    assert "Marked at 0:42, 2:08." in chart.accessibleDescription()
    assert chart.grab().toImage() != review_chart(qtbot).grab().toImage()


def test_a_mark_is_in_the_snapshots_that_follow() -> None:
    review = summarize(sat(asked=(MomentMarked(30.0),)))
    assert review.marks == (30.0,)


def test_the_closing_picture_says_whose_heart_and_when(qtbot: QtBot) -> None:
    review = summarize(sat())
    picture = ClosingPicture(DARK, None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(picture)
    picture.show_pause(review.spans, review.rounds, review.judged, heart="replay", marks=(60.0,))
    breath, heart = picture.texts
    assert breath == "breath guide, 5:00"
    assert heart.startswith("replayed heart, ")
    assert "Marked at 1:00." in picture.accessibleDescription()


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_line_and_hill_are_told_apart_without_colour(colours: Theme) -> None:
    """In grey: the hill fills its spot, the line does not."""
    filled = []
    for is_heart in (True, False):
        image = QImage(44, 44, QImage.Format.Format_RGB32)
        image.fill(QColor(colours.ground_bottom))
        painter = QPainter(image)
        draw_glyph(painter, QRectF(0, 0, 44, 44), colours, is_heart=is_heart)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        ground = grey.pixelColor(0, 0)
        filled.append(
            sum(grey.pixelColor(x, y) != ground for x in range(44) for y in range(44)) / 44.0**2
        )
    line, hill = filled
    assert 0.02 < line < 0.5 * hill


def glyph_columns(entry: LegendEntry) -> list[frozenset[int]]:
    """In which rows something is drawn beside the text of an entry, column by column."""
    font, image = theme.font(FontSize.TITLE), QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    Legend(DARK, (entry,)).draw(painter, QRectF(0.0, 0.0, 300.0, 80.0), font)
    painter.end()
    ground = QColor("#000000")
    return [
        frozenset(y for y in range(80) if image.pixelColor(x, y) != ground)
        for x in range(round(GLYPH_WIDTH_EM * font.pixelSize()))
    ]


def test_a_gap_is_named_beside_the_line_of_the_heart_with_a_gap(qtbot: QtBot) -> None:
    whole = glyph_columns(LegendEntry("gap", is_heart=True))
    parted = glyph_columns(LegendEntry("gap", is_heart=True, is_gap=True))
    third, middle = len(whole) // 3, len(whole) // 2
    assert all(whole[1:])
    assert parted[1:third] == whole[1:third]
    assert parted[-third:-1] == whole[-third:-1]
    assert not any(parted[middle - 1 : middle + 2])


def test_names_that_fit_beside_each_other_share_a_line(qtbot: QtBot) -> None:
    font = theme.font(FontSize.SMALL)
    short, long = LegendEntry("breath", is_heart=False), ENTRIES[0]
    width = Legend(DARK, (short, long)).width(font)
    alone = Legend(DARK, (short, long)).height_for(width, font)
    three = Legend(DARK, (short, long, short)).height_for(width, font)
    assert alone < three <= 2 * alone


@pytest.mark.parametrize("width", [60, 200, 330, 1000])
def test_the_names_stay_within_any_width(width: int, qtbot: QtBot) -> None:
    font = theme.font(FontSize.TINY)
    legend = Legend(DARK, ENTRIES)
    height = legend.height_for(width, font)
    image = QImage(width + 40, height + 40, QImage.Format.Format_RGB32)
    for draw in (legend.draw, legend.draw_on_one_line):
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        draw(painter, QRectF(0.0, 0.0, width, height), font)
        painter.end()
        beyond = {
            image.pixelColor(x, y).name() for x in (width + 2, width + 20) for y in range(height)
        }
        if width >= 200:
            assert beyond == {"#000000"}


def test_times_of_marks_do_not_lie_on_each_other(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(
        "ui.widgets.charts.moment_marks._draw_label",
        lambda _, box, text, colours: drawn.append(text),
    )
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    marks = [MomentMark(10.0, "0:10"), MomentMark(12.0, "0:12"), MomentMark(298.0, "4:58")]
    draw_moment_marks(painter, QRectF(image.rect()), marks, DARK, theme.font(FontSize.TINY))
    painter.end()
    assert drawn == ["0:10", "4:58"]


def test_in_a_low_window_the_words_of_the_graph_grow_with_the_text_as_far_as_they_fit(
    qtbot: QtBot,
) -> None:
    def pixels(percent: int, height: int) -> set[float]:
        theme.scale_text(percent)
        graph = HeartGraph(DARK)
        qtbot.addWidget(graph)
        graph.resize(560, height)
        with painted_texts() as painted:
            graph.grab()
        assert all(QRectF(graph.rect()).contains(p.box) for p in painted)
        return {p.pixels for p in painted}

    usual = pixels(100, 115)
    assert min(pixels(200, 115)) >= 1.25 * max(usual)
    assert min(pixels(200, 240)) >= 1.9 * max(usual)
