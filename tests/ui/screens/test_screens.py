"""The screens by themselves: where things lie, what may be pressed, what is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary, ended, show
from trainer.breathing.resonance_result import ResonanceResult
from trainer.events import Begin, Decided, Decision, FinishRequested, Moment, UrgeRated
from trainer.hrv.messages import TooManyCorrections
from trainer.hrv.quality import Grade, Quality
from trainer.hrv.tachogram import JudgedBeat
from trainer.messages import Message
from trainer.plan import SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion
from trainer.session.progress import PacerSpan
from trainer.session.review import summarize
from trainer.session.session import Session
from ui.i18n import strings
from ui.reports.export import list_labels, suffix_of
from ui.screens.heart_change import compute_heart_change
from ui.screens.history.history import HistoryScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.history.row_text import RowText, row_text
from ui.screens.saving.purposes import session_options
from ui.screens.saving.save_panel import find_free_path
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.screens.session.pause_layout import PauseLayout, layout_focus, layout_with_graph
from ui.screens.session.reassess import ReassessScreen
from ui.style.theme import DARK
from ui.widgets.charts.session_chart import choose_minute_step

SIZES = [(640, 480), (800, 600), (1024, 768), (1280, 800), (1920, 1080), (3840, 2160)]
TODAY = date(2026, 11, 21)


def sat(
    options: str | None, until: float = 300.0, *, pulls: tuple[int, int] = (8, 4)
) -> ManualSession:
    """A pause as it was sat, from Begin to the decision."""
    manual_session = ManualSession(SessionPlan(), options, MemorySessionLibrary())
    manual_session.post(Begin(0.0))
    manual_session.post(UrgeRated(3.0, pulls[0], Moment.BEFORE))
    manual_session.go_to(until)
    if until < manual_session.plan.round_s:
        manual_session.post(FinishRequested(until))
    manual_session.post(UrgeRated(until + 1.0, pulls[1], Moment.AFTER))
    manual_session.post(Decided(until + 2.0, Decision.PASSED))
    return manual_session


def parts(places: PauseLayout) -> list[QRect]:
    return [places.disc, places.phase, places.care, places.graph, places.figures]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_the_pause_lies_over_another(size: tuple[int, int]) -> None:
    shown = parts(layout_with_graph(*size, 40))
    for i, one in enumerate(shown):
        assert QRect(0, 0, *size).contains(one)
        assert not any(one.intersects(other) for other in shown[i + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_the_disc_stays_in_the_middle_in_both_views(size: tuple[int, int]) -> None:
    for view in (layout_with_graph, layout_focus):
        disc = view(*size, 40).disc
        assert disc.width() == disc.height()
        assert abs(disc.center().x() - size[0] // 2) <= 1
    assert layout_focus(*size, 40).care.bottom() < size[1] - KEY_BAR_HEIGHT_PX
    assert layout_focus(*size, 40).disc.width() > layout_with_graph(*size, 40).disc.width()


def test_the_places_grow_without_a_jump() -> None:
    """A pixel more of window moves nothing by more than a few pixels."""
    for width in range(830, 1600):
        a, b = layout_with_graph(width, 800, 40), layout_with_graph(width + 1, 800, 40)
        assert abs(a.disc.width() - b.disc.width()) <= 2
        assert abs(a.graph.width() - b.graph.width()) <= 2


def test_reassess_marks_the_pull_before_and_shows_what_was_rated(qtbot: QtBot) -> None:
    screen = ReassessScreen(DARK)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    session = Session(SessionPlan())
    for event in (Begin(0.0), UrgeRated(2.0, 8, Moment.BEFORE), FinishRequested(45.0)):
        session.feed(event)
    snapshot = session.feed(UrgeRated(46.0, 3, Moment.AFTER))
    manual_session = ManualSession(SessionPlan(), None, MemorySessionLibrary())
    screen.follow(manual_session, snapshot)
    assert screen.waited.text() == "You waited 45 seconds."
    assert [k.urge for k in screen.scale.keys if k.is_chosen] == [3]
    assert all(c.isEnabled() for c in screen.choices.values())
    snapshot = session.feed(Decided(50.0, Decision.PASSED))
    screen.follow(manual_session, snapshot)
    assert not any(c.isEnabled() for c in screen.choices.values())
    assert not screen.scale.isEnabled()
    screen.grab()


def test_the_three_choices_are_equal(qtbot: QtBot) -> None:
    screen = ReassessScreen(DARK)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    sizes = {(c.width(), c.height()) for c in screen.choices.values()}
    assert len(sizes) == 1
    assert len({c.y() for c in screen.choices.values()}) == 1


def test_a_review_speaks_first(qtbot: QtBot) -> None:
    manual_session = sat("seed=7,rsa=90")
    session_library = MemorySessionLibrary([ended("a", None, manual_session)])
    screen = ReviewScreen(DARK, session_library)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show()
    screen.show_review(session_library.review("a"), from_past=False)
    assert screen.sentence.text() == "You waited 5 minutes. The urge went from 8 to 4."
    assert "beats per minute" in screen.heart.text()
    assert not any(f.isVisible() for f in screen.figures)
    QTest.keyClick(screen, Qt.Key.Key_F)
    assert all(f.isVisible() for f in screen.figures)
    assert screen.figures[0].text != strings.ABSENT
    screen.grab()


def test_a_review_with_gaps_draws_them_as_gaps(qtbot: QtBot) -> None:
    manual_session = sat("seed=7,drop=60-105;150-195")
    session_library = MemorySessionLibrary([ended("a", None, manual_session)])
    screen = ReviewScreen(DARK, session_library)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.show_review(session_library.review("a"), from_past=False)
    drawn = screen.chart._line.path()
    begun = [i for i in range(drawn.elementCount()) if drawn.elementAt(i).isMoveTo()]
    assert len(begun) >= 3
    screen.grab()


@dataclass
class BareReview:
    """A review as another program might hand it over."""

    summary: SessionSummary
    judged: Sequence[JudgedBeat] = ()
    spans: Sequence[PacerSpan] = ()
    rounds: Sequence[tuple[float, float]] = ()
    reasons: dict[str, Message] = field(default_factory=dict)
    breath_explanation: Message | None = None
    resonance: ResonanceResult | None = None
    marks: Sequence[float] = ()


def test_poor_grounds_are_told_instead_of_a_rate(qtbot: QtBot) -> None:
    whole = summarize(ended("a", None, sat("seed=7")))
    poor = structs.replace(whole.summary, quality=Quality(Grade.POOR, TooManyCorrections(50.0)))
    review = BareReview(poor, whole.judged, whole.spans, whole.rounds)
    assert compute_heart_change(review) == (None, None)
    screen = ReviewScreen(DARK, MemorySessionLibrary())
    qtbot.addWidget(screen)
    screen.show_review(review, from_past=False)
    assert screen.heart.text() == (
        "50 % of the beats would need correction; above 10 % no figure is reliable."
    )


def test_a_bare_recording_from_elsewhere_can_be_looked_at(qtbot: QtBot) -> None:
    whole = summarize(ended("a", None, sat("seed=7"))).summary
    bare = SessionSummary(whole.id, completion=whole.completion, figures=whole.figures)
    screen = ReviewScreen(DARK, MemorySessionLibrary())
    qtbot.addWidget(screen)
    screen.show_review(BareReview(bare), from_past=True)
    screen.grab()
    assert screen.sentence.text() == "Recording, a moment"
    expected = ("Unknown date", "Unknown date", "–", "a moment", "–", "–", "Free breathing", "", "")
    assert row_text(bare, TODAY) == RowText(*expected)


@pytest.fixture
def session_library() -> MemorySessionLibrary:
    return MemorySessionLibrary(
        [
            ended("new", None, sat("seed=1")),
            ended("cut", Completion.INTERRUPTED, sat(None, 95.0), "2026-11-19T20:50:17+00:00"),
        ]
    )


@pytest.fixture
def past(qtbot: QtBot, session_library: MemorySessionLibrary) -> HistoryScreen:
    screen = HistoryScreen(DARK, session_library)
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.refresh()
    show(qtbot, screen)
    return screen


def test_past_pauses_newest_first_each_in_words(past: HistoryScreen) -> None:
    rows = past.list.rows
    spoken = [rows.index(i).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(2)]
    assert "5 minutes, The urge went from 8 to 4., chose not to reach out" in spoken[0]
    assert "1 minute and 35 seconds" in spoken[1]
    assert spoken[1].endswith("interrupted · saved")
    past.grab()


def test_the_chosen_pause_is_opened(past: HistoryScreen, qtbot: QtBot) -> None:
    opened: list[str] = []
    past.opened.connect(opened.append)
    QTest.keyClick(past.list, Qt.Key.Key_Down)
    QTest.keyClick(past.list, Qt.Key.Key_Return)
    assert opened == ["cut"]


OFFERED = [option.fmt for options in session_options() for option in options]


def test_every_format_with_a_label_is_offered_once() -> None:
    assert sorted(OFFERED) == sorted(fmt for fmt, *_ in list_labels())


@pytest.mark.parametrize(("arrows", "fmt"), list(enumerate(OFFERED)))
def test_a_copy_in_each_format(past: HistoryScreen, tmp_path: Path, arrows: int, fmt: str) -> None:
    QTest.keyClick(past.list, Qt.Key.Key_E)
    dialog = past.export_dialog
    assert dialog.isVisible()
    dialog.set_target(tmp_path / "mine.pdf")
    dialog.more_button.click()
    dialog.formats["pdf"].setFocus()
    for _ in range(arrows):
        QTest.keyClick(past.window().focusWidget() or dialog, Qt.Key.Key_Right)
    QTest.keyClick(past.window().focusWidget() or dialog, Qt.Key.Key_Return)
    stored = tmp_path / f"mine{suffix_of(fmt)}"
    assert f'"format": "{fmt}"' in stored.read_text(encoding="utf-8")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_copy_that_cannot_be_written_says_why(past: HistoryScreen, tmp_path: Path) -> None:
    QTest.keyClick(past.list, Qt.Key.Key_E)
    past.export_dialog.set_target(tmp_path / "no" / "such" / "folder.csv")
    past.export_dialog.save()
    assert "No such file or directory" in past.export_dialog.message.text()
    assert past.export_dialog.isVisible()


def test_a_copy_never_replaces_another(tmp_path: Path) -> None:
    first = tmp_path / "outbreath-a.rr.txt"
    assert find_free_path(first) == first
    first.write_text("", encoding="utf-8")
    assert find_free_path(first).name == "outbreath-a-2.rr.txt"


def test_an_empty_shelf_has_kind_words(
    past: HistoryScreen, session_library: MemorySessionLibrary
) -> None:
    session_library.recordings.clear()
    past.refresh()
    assert not past.list.isVisible()
    assert past.empty.text() == "No pauses yet"
    assert [c.cap for c in past.bar.caps if c.isVisible()] == ["I", "Esc"]
    past.grab()


@pytest.mark.parametrize("minutes", [1, 5, 20, 60, 120])
def test_the_labels_of_a_long_session_do_not_touch(minutes: int) -> None:
    for width in (400.0, 1100.0, 3000.0):
        step = choose_minute_step(minutes * 60.0, width)
        assert step * width / minutes >= 80.0 or step == 60
