"""The three lines and the small picture at the end of a pause say what was there, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from msgspec import structs
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary, ended, show
from tests.ui.text_checks import is_whole
from trainer.events import Begin, Decided, Decision, FinishRequested, Moment, UrgeRated
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import Review, summarize
from ui.i18n import translator
from ui.i18n.formatting import format_duration
from ui.i18n.texts.closing_strings import describe_rated_urges
from ui.screens.practice.feeling import fill_sentence
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.closing_text import describe_closing
from ui.screens.session.end_question import find_prompt_area
from ui.style import theme
from ui.style.theme import DARK, LIGHT
from ui.widgets.charts.closing_picture import ClosingPicture

STRAP = "ble:Polar H10"


def sat(
    options: str | None,
    until: float = 300.0,
    *,
    source: str = STRAP,
    urges: tuple[int | None, int | None] = (8, 4),
    decision: Decision | None = Decision.PASSED,
    gap: tuple[float, float] | None = None,
) -> Review:
    session = ManualSession(SessionPlan(), options, MemorySessionLibrary())
    before, after = urges
    session.post(Begin(0.0))
    if before is not None:
        session.post(UrgeRated(3.0, before, Moment.BEFORE))
    for at, recorded in zip(gap or (), ("none", f"simulated:{options}"), strict=gap is not None):
        session.go_to(at)
        session.listen_to(recorded)
    session.go_to(until)
    if until < session.plan.round_s:
        session.post(FinishRequested(until))
    if after is not None:
        session.post(UrgeRated(until + 1.0, after, Moment.AFTER))
    end = FinishRequested(until + 2.0) if decision is None else Decided(until + 2.0, decision)
    session.post(end)
    recording: Recording = ended("one", Completion.COMPLETED, session)
    return summarize(replace(recording, source=source))


def seen(review: Review) -> str:
    return describe_closing(review).seen


def test_a_heart_that_slowed_is_told_in_one_sentence() -> None:
    lines = describe_closing(sat("seed=7,rsa=90"))
    assert lines.waited == "You waited 5 minutes."
    assert lines.urge == "The urge went from 8 to 4."
    assert lines.seen.startswith("Your heart ")
    assert lines.seen.count(".") == 1


def test_a_demonstration_is_never_called_your_heart(qtbot: QtBot) -> None:
    review = sat("seed=7,rsa=90", source="simulated:seed=7")
    assert seen(review) == f"That was time for {review.summary.breaths} slow breaths."
    screen = shown(qtbot, review)
    assert any(text.startswith("simulated heart") for text in screen.picture.texts)
    assert not any("your heart" in text for text in screen.picture.texts)


@pytest.mark.parametrize(
    ("gap", "texts", "described"),
    [
        ((100.0, 150.0), ["gap: no beats were received"], "No beats were received from 1:"),
        ((100.0, 102.0), [], ""),
        (None, [], ""),
    ],
)
def test_a_gap_in_the_line_of_the_heart_says_what_it_is(
    qtbot: QtBot, gap: tuple[float, float] | None, texts: list[str], described: str
) -> None:
    screen = ClosingScreen(DARK, fill_sentence)
    qtbot.addWidget(screen)
    screen.show_closing(sat("seed=7,rsa=90", gap=gap))
    assert list(screen.picture.texts[2:]) == texts
    sentence = screen.picture.accessibleDescription()
    assert described in sentence
    assert ("No beats" in sentence) is bool(described)


def test_without_a_heart_no_gap_is_named(qtbot: QtBot) -> None:
    screen = ClosingScreen(DARK, fill_sentence)
    qtbot.addWidget(screen)
    screen.show_closing(sat(None))
    assert len(screen.picture.texts) == 1


def test_without_a_heart_the_breaths_are_told(qtbot: QtBot) -> None:
    review = sat(None, source="none")
    assert seen(review) == f"That was time for {review.summary.breaths} slow breaths."
    assert shown(qtbot, review).picture.texts == ("breath guide, 5:00",)


@pytest.mark.parametrize(("until", "length"), [(143.4, "2:23"), (143.6, "2:24")])
def test_the_line_and_the_picture_say_the_same_length(
    qtbot: QtBot, until: float, length: str
) -> None:
    review = sat(None, until, source="none")
    assert format_duration(143.6) == "2 minutes and 24 seconds"
    assert describe_closing(review).waited == f"You waited {format_duration(until)}."
    assert shown(qtbot, review).picture.texts == (f"breath guide, {length}",)


def test_a_pause_of_a_moment_says_only_how_long() -> None:
    lines = describe_closing(sat(None, 2.0, source="none", urges=(None, None)))
    assert lines == ("You waited 2 seconds.", "", "")


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (8, 4, "The urge went from 8 to 4."),
        (6, 6, "The urge stayed at 6. You waited with it."),
        (8, None, "The urge was 8 at the start."),
        (None, 0, "The urge was 0 at the end."),
        (None, None, ""),
    ],
)
def test_of_the_urge_is_said_what_was_rated(
    before: int | None, after: int | None, text: str
) -> None:
    assert describe_rated_urges(before, after) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "a moment"),
        (1.0, "1 second"),
        (60.0, "1 minute"),
        (61.0, "1 minute and 1 second"),
        (3600.0, "60 minutes"),
    ],
)
def test_a_wait_is_told_in_digits(seconds: float, text: str) -> None:
    assert format_duration(seconds) == text


def shown(qtbot: QtBot, review: Review, size: tuple[int, int] = (1280, 800)) -> ClosingScreen:
    screen = ClosingScreen(DARK, fill_sentence)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.show_closing(review)
    return screen


@pytest.mark.parametrize("decision", [*Decision, None])
@pytest.mark.parametrize("size", [(640, 480), (500, 900), (1280, 800), (1920, 1080)])
def test_nothing_lies_over_another(
    qtbot: QtBot, decision: Decision | None, size: tuple[int, int]
) -> None:
    if decision is Decision.WAIT_AGAIN:
        decision = None  # a round that goes on has no end yet
    screen = shown(qtbot, sat("seed=7,rsa=90", 60.0, decision=decision), size)
    page = screen.scroll_page.content
    parts: Sequence[QRect] = [
        part.geometry()
        for part in (
            *(screen.waited, screen.urge, screen.seen, screen.picture, screen.hint),
            *(screen.form, screen.row, screen.footer),
        )
        if not part.isHidden()
    ]
    for i, one in enumerate(parts):
        assert page.rect().contains(one)
        assert not any(one.intersects(other) for other in parts[i + 1 :])
    assert screen.grab().width() == size[0]


@pytest.mark.parametrize(
    ("decision", "buttons"),
    [
        (Decision.PASSED, ["done", "details"]),
        (Decision.REACH_OUT, ["done", "details"]),
        (None, ["done", "look back", "details"]),
    ],
)
def test_the_next_act_follows_what_was_chosen(
    qtbot: QtBot, decision: Decision | None, buttons: list[str]
) -> None:
    screen = shown(qtbot, sat(None, 60.0, source="none", decision=decision))
    assert [name for name, b in screen.buttons.items() if not b.isHidden()] == buttons
    assert screen.form.isHidden() is (decision is not Decision.REACH_OUT)
    assert screen.undo.is_offered is (decision is not None)


def test_undo_goes_by_itself_and_nothing_moves(qtbot: QtBot) -> None:
    screen = shown(qtbot, sat(None, 60.0, source="none"))
    before = [b.geometry() for b in screen.buttons.values()], screen.picture.geometry()
    screen.undo.withdraw()
    screen.lay_out_again()
    assert ([b.geometry() for b in screen.buttons.values()], screen.picture.geometry()) == before
    undone: list[str] = []
    screen.undone.connect(undone.append)
    screen.undo.undo()
    assert undone == []


@pytest.mark.parametrize("minutes", [1, 10, 180])
def test_the_picture_of_a_pause_of_any_length_is_drawn(qtbot: QtBot, minutes: int) -> None:
    review = sat("seed=7,rsa=90", 60.0)
    picture = ClosingPicture(LIGHT, None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(picture)
    picture.resize(640, 150)
    rounds = [(0.0, 60.0 * minutes)]
    picture.show_pause(review.spans, rounds, review.judged, marks=(20.0,))
    colours = {picture.grab().toImage().pixelColor(x, 100).name() for x in range(0, 640, 3)}
    assert len(colours) >= 2
    assert picture.accessibleName()


def demo_with_gap_and_mark() -> Review:
    review = sat("seed=7,rsa=90", 136.0, source="simulated:seed=7", gap=(110.0, 120.0))
    return replace(review, marks=(89.0,))


@cache
def ends_of_pauses() -> dict[tuple[object, ...], Review]:
    """Every way in which a pause ends: whose heart, with or without a gap and a marked moment, what was decided."""
    ends: dict[tuple[object, ...], Review] = {}
    for heart, has_gap in (("none", False), *product(("own", "simulated"), (False, True))):
        options = None if heart == "none" else "seed=7,rsa=90"
        source = {"none": "none", "own": STRAP, "simulated": "simulated:seed=7"}[heart]
        gap = (110.0, 120.0) if has_gap else None
        for decision in (Decision.PASSED, Decision.REACH_OUT, None):
            review = sat(options, 136.0, source=source, gap=gap, decision=decision)
            summary = structs.replace(review.summary, is_demo=heart == "simulated")
            for marks in ((), (89.0,)):
                ends[heart, has_gap, marks, decision] = replace(
                    review, summary=summary, marks=marks
                )
    return ends


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(640, 480), (500, 900)])
def test_every_end_of_a_pause_opens_at_its_top_with_the_next_act_in_view(
    qtbot: QtBot, language: str, percent: int, size: tuple[int, int]
) -> None:
    theme.scale_text(percent)
    translator.set_language(language)
    screen = ClosingScreen(DARK, fill_sentence)
    qtbot.addWidget(screen)
    screen.resize(*size)
    show(qtbot, screen)
    try:
        for end, review in ends_of_pauses().items():
            screen.leave()
            screen.last_focused = None
            screen.show_closing(review)
            screen.take_focus()
            screen.lay_out_again()
            bar = screen.scroll_page.verticalScrollBar()
            assert bar.value() == 0, end
            assert is_whole(screen.waited), end
            assert is_whole(screen.urge), end
            if review.summary.decision is Decision.REACH_OUT:
                assert is_whole(screen.form.fields["situation"]), end
            else:
                assert bar.maximum() == 0, end
                assert is_whole(screen.picture), end
                assert is_whole(screen.seen), end
                assert is_whole(screen.buttons["done"]), end
            if screen.undo.is_offered:
                assert is_whole(screen.undo.button), end
            if review.summary.is_demo:
                assert is_whole(screen.demo), end
    finally:
        translator.set_language("en")


@pytest.mark.parametrize("size", [(640, 480), (640, 400), (500, 900)])
def test_once_it_cannot_be_taken_back_nothing_new_appears(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    theme.scale_text(200)
    for end, review in ends_of_pauses().items():
        screen = shown(qtbot, review, size)
        parts = (screen.picture, screen.seen, screen.hint)
        before = [part.isHidden() for part in parts]
        screen.undo.withdraw()
        assert [part.isHidden() for part in parts] == before, end
        screen.hide()


def test_large_text_in_a_low_window_opens_at_the_top(qtbot: QtBot) -> None:
    theme.scale_text(200)
    screen = shown(qtbot, demo_with_gap_and_mark(), (640, 480))
    show(qtbot, screen)
    screen.take_focus()
    screen.lay_out_again()
    assert len(screen.picture.texts) == 3
    assert screen.buttons["done"].hasFocus()
    assert screen.scroll_page.verticalScrollBar().value() == 0
    assert not screen.waited.visibleRegion().isEmpty()


@pytest.mark.parametrize(("percent", "height"), [(100, 110), (100, 260), (200, 130), (200, 400)])
def test_the_time_of_a_mark_stands_above_the_heart(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, percent: int, height: int
) -> None:
    theme.scale_text(percent)
    labels: list[QRectF] = []
    monkeypatch.setattr(
        "ui.widgets.charts.moment_marks._draw_label",
        lambda _, box, text, colours: labels.append(box),
    )
    review = demo_with_gap_and_mark()
    picture = ClosingPicture(LIGHT, None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(picture)
    picture.resize(600, height)
    picture.show_pause(review.spans, review.rounds, review.judged, marks=review.marks)
    image, (label,) = picture.grab().toImage(), labels
    heart = QColor(LIGHT.heart)
    rows = (y for y in range(height) if any(image.pixelColor(x, y) == heart for x in range(600)))
    assert label.bottom() <= next(rows)
    assert picture.min_height(600) <= height


@pytest.mark.parametrize("size", [(300, 200), (640, 480), (500, 900), (1280, 800)])
def test_the_question_lies_within_every_window(size: tuple[int, int]) -> None:
    width, height = size
    assert QRect(0, 0, width, height).contains(find_prompt_area(width, height, 12))


@pytest.mark.parametrize("size", [(640, 480), (500, 900), (1280, 800)])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_ring_of_a_field_is_whole(qtbot: QtBot, size: tuple[int, int], percent: int) -> None:
    theme.scale_text(percent)
    form = shown(qtbot, sat(None, 60.0, decision=Decision.REACH_OUT), size).form
    for field in form.fields.values():
        assert form.rect().contains(field.geometry().adjusted(-5, -4, 5, 4))
