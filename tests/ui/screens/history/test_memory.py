"""History as memory: what was written is found again, grouped, and deleted only when that is meant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import leave, show
from tests.ui.recorded_sessions import sat
from tests.ui.text_checks import letters_of, painted_texts
from trainer.events import BodyFelt, Event, NoteWritten, PredictionMade, TriggerNamed
from trainer.exercises.certainty_audit import Audit, Column, audit_to_fields
from trainer.exercises.name_the_feeling import Feeling, feeling_to_fields
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from trainer.practice.annotations import Annotations, Outcome, OutcomeReported
from trainer.practice.summary import SessionSummary
from trainer.recording import Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english
from ui.i18n.texts.history_groups import Grouping, format_group
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.history import HistoryScreen
from ui.screens.history.pause_row import GROUP_ROLE, HEART_LINE_ROLE, TEXT_ROLE
from ui.screens.history.row_text import MAX_WORDS_CHARS, RowText
from ui.screens.history.triggers import TriggersScreen
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.services.history import WorksheetSummary, session_list_from
from ui.services.practice import PracticeLibrary
from ui.services.search import SessionSearch, quote_query, split_query
from ui.widgets.text.label import Label

Key = Qt.Key
NOW = "2026-11-22T08:00:00+00:00"
FIRST = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
LONG = "endless words " * 7_200  # 100,800 characters


def keep(library: Library, recording: Recording, *, with_line: bool = True) -> None:
    summary = summary_to_json(summarize(recording).summary, to_english)
    if not with_line:
        summary.pop("heart_line", None)
    library.add_recording(recording, summary)


def pause(n: int, *asked: Event, heart: bool = False) -> Recording:
    recording = sat("seed=7" if heart else None, round_s=60.0, asked=asked)
    return replace(recording, id=f"s{n}", started=(FIRST - timedelta(days=9 * n)).isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pauses in which all kinds of things were written, and two exercises with words."""
    audit = (
        Audit().with_line("They read it", Column.KNOWN).with_line("They leave", Column.PREDICTING)
    )
    feeling = Feeling("nobody calls", "lonely", "company")
    with Library.open(tmp_path, write=True) as library:
        words = (
            TriggerNamed(1.0, "Silence\non the phone"),
            PredictionMade(2.0, "she moves out", 80),
        )
        keep(library, pause(0, *words, BodyFelt(3.0, ("stomach", "left ear")), heart=True))
        keep(library, pause(1, TriggerNamed(1.0, LONG), NoteWritten(2.0, LONG)), with_line=False)
        keep(
            library,
            pause(2, TriggerNamed(1.0, "silence on the Phone"), heart=True),
            with_line=False,
        )
        library.notebook.add_annotation(
            "s0", NOW, OutcomeReported(Outcome.NOTHING, "she stayed in")
        )
        library.remark("s2", NOW, "A walk by the river", ("evening",))
        for worksheet in (
            Worksheet("an-audit", "audit", NOW, audit_to_fields(audit.with_follow_up(1))),
            Worksheet("a-feeling", "feeling", NOW, feeling_to_fields(feeling)),
        ):
            library.notebook.save_worksheet(worksheet)
        later = OutcomeReported(Outcome.LESS, "only a misunderstanding", place=1, of="They leave")
        library.notebook.add_worksheet_outcome("an-audit", NOW, later)
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    opened = open_window(qtbot, folder)
    yield opened
    leave(opened)


def open_window(qtbot: QtBot, folder: Path) -> MainWindow:
    def nobody_begins(*_: object) -> NoReturn:
        raise AssertionError

    window = MainWindow(
        nobody_begins,
        ExportingSessionLibrary(folder),
        "none",
        practice_library=PracticeLibrary(folder),
    )
    window.resize(1280, 800)
    qtbot.addWidget(window)
    show(qtbot, window)
    settle(window)
    return window


def settle(window: MainWindow) -> None:
    for _ in range(6):
        QApplication.processEvents()
    window.pages.finish_fade()


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget() or window.pages.current
        assert focused is not None
        QTest.keyClick(focused, key)
        settle(window)


def letters_on_page(label: Label) -> QRect:
    return letters_of(label).translated(label.pos())


def history(window: MainWindow) -> HistoryScreen:
    press(window, Key.Key_H)
    screen = window.pages.current
    assert isinstance(screen, HistoryScreen)
    return screen


def listed(screen: HistoryScreen) -> list[str]:
    rows = screen.list.rows
    return [session.id for n in range(rows.rowCount()) if (session := rows.session(n)) is not None]


def row_of(screen: HistoryScreen, session_id: str) -> int:
    row = screen.list.rows.row_of(session_id)
    assert row is not None
    return row


def text_of(screen: HistoryScreen, session_id: str) -> RowText:
    text = screen.list.rows.index(row_of(screen, session_id)).data(TEXT_ROLE)
    assert isinstance(text, RowText)
    return text


def line_of(screen: HistoryScreen, session_id: str) -> tuple[float | None, ...]:
    line = screen.list.rows.index(row_of(screen, session_id)).data(HEART_LINE_ROLE)
    assert isinstance(line, tuple)
    return line


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("SILENCE phone", ["s0", "s2"]),
        ("moves out", ["s0"]),
        ("stayed in", ["s0"]),
        ("stomach", ["s0"]),
        ("left ear", ["s0"]),
        ("river", ["s2"]),
        ("evening", ["s2"]),
        ("endless", ["s1"]),
        ("they leave", ["an-audit"]),
        ("misunderstanding", ["an-audit"]),
        ("lonely", ["a-feeling"]),
        ("company nobody", ["a-feeling"]),
        ('"silence on the phone"', ["s0", "s2"]),
        ('"phone silence"', []),
    ],
)
def test_everything_that_was_written_is_found(
    window: MainWindow, query: str, outcome: list[str]
) -> None:
    screen = history(window)
    press(window, Key.Key_F)
    QTest.keyClicks(screen.search_bar.field, query)
    assert listed(screen) == outcome


def test_a_row_shows_the_trigger_the_first_words_and_the_heart(window: MainWindow) -> None:
    screen = history(window)
    assert text_of(screen, "s0").trigger == "Silence on the phone"
    assert text_of(screen, "s2").note == "A walk by the river"
    assert line_of(screen, "s0")
    assert line_of(screen, "s1") == ()
    spoken = screen.list.rows.index(row_of(screen, "s2")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "silence on the Phone, A walk by the river" in spoken


def test_a_line_that_was_not_stored_is_drawn_from_the_beats(
    qtbot: QtBot, window: MainWindow
) -> None:
    screen = history(window)
    screen.list.scrollToBottom()
    screen.grab()
    qtbot.waitUntil(lambda: bool(line_of(screen, "s2")))
    assert line_of(screen, "s1") == ()


def test_a_text_without_end_neither_breaks_nor_fills_a_row(window: MainWindow) -> None:
    screen = history(window)
    text = text_of(screen, "s1")
    assert len(text.trigger) == len(text.note) == MAX_WORDS_CHARS
    screen.list.choose_row(row_of(screen, "s1"))
    screen.grab()
    press(window, Key.Key_N)
    assert screen.note_dialog.isVisible()
    press(window, Key.Key_Escape, Key.Key_Return)
    assert window.screen_name == "ReviewScreen"
    window.grab()


def test_pauses_are_grouped_by_day_week_and_month(window: MainWindow) -> None:
    screen = history(window)
    rows = screen.list.rows
    for grouping in (Grouping.DAY, Grouping.WEEK, Grouping.MONTH):
        assert rows.grouping is grouping
        today = date.today()  # noqa: DTZ011  the person's own day
        started = [session.started for n in range(rows.rowCount()) if (session := rows.session(n))]
        assert [rows.index(n).data(GROUP_ROLE) for n in range(rows.rowCount())] == [
            format_group(each, today, grouping) for each in started
        ]
        screen.grab()
        press(window, Key.Key_G)
    assert screen.groupings[Grouping.DAY].is_chosen
    QTest.mouseClick(screen.groupings[Grouping.MONTH], Qt.MouseButton.LeftButton)
    assert screen.groupings[Grouping.MONTH].is_chosen


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_the_groupings_never_cover_the_title(qtbot: QtBot, folder: Path, percent: int) -> None:
    """However large the letters are: with no room beside the title they are in the menu."""
    window = open_window(qtbot, folder)
    window.settings.change(replace(window.settings.now, text_percent=percent))
    window._refresh_appearance()
    settle(window)
    screen = history(window)
    row, title = screen.groupings[Grouping.DAY].parentWidget(), letters_on_page(screen.title)
    assert row is not None
    assert row.isHidden() or row.geometry().right() < title.left()
    leave(window)


@pytest.mark.parametrize(
    ("started", "grouping", "heading"),
    [
        ("2026-11-22T10:00:00+00:00", Grouping.WEEK, "This week"),
        ("2026-11-15T10:00:00+00:00", Grouping.WEEK, "Last week"),
        ("2025-12-31T10:00:00+00:00", Grouping.WEEK, "Week of 29 December 2025"),
        ("2026-11-01T10:00:00+00:00", Grouping.MONTH, "This month"),
        ("2025-11-01T10:00:00+00:00", Grouping.MONTH, "November 2025"),
        (None, Grouping.MONTH, "Unknown date"),
    ],
)
def test_a_heading_says_which_days_it_stands_for(
    started: str | None, grouping: Grouping, heading: str
) -> None:
    assert format_group(started, date(2026, 11, 22), grouping) == heading


def test_an_audit_and_a_feeling_are_opened_from_the_history_and_left_to_it(
    window: MainWindow,
) -> None:
    screen = history(window)
    screen.list.choose_row(row_of(screen, "an-audit"))
    assert isinstance(screen.list.rows.session(row_of(screen, "an-audit")), WorksheetSummary)
    press(window, Key.Key_Return)
    page = window.pages.current
    assert isinstance(page, AuditScreen)
    assert [line.text for line in page.audit.lines] == ["They read it", "They leave"]
    press(window, Key.Key_Escape)
    assert window.screen_name == "HistoryScreen"
    screen.list.choose_row(row_of(screen, "a-feeling"))
    press(window, Key.Key_Return)
    page = window.pages.current
    assert isinstance(page, FeelingScreen)
    assert page.parts["emotion"].field.text() == "lonely"
    press(window, Key.Key_Escape)
    assert window.screen_name == "HistoryScreen"


def test_what_sets_it_off_leads_to_its_pauses(window: MainWindow) -> None:
    screen = history(window)
    press(window, Key.Key_T)
    page = window.pages.current
    assert isinstance(page, TriggersScreen)
    assert page.about.text().splitlines() == [
        "You named what set it off in 3 of 3 pauses.",
        "The longer the line, the more pauses.",
    ]
    trigger = page.list.current
    assert trigger is not None
    assert (trigger.text, trigger.pauses) == ("Silence on the phone", 2)
    page.grab()
    press(window, Key.Key_Return)
    assert window.pages.current is screen
    assert listed(screen) == ["s0", "s2"]
    press(window, Key.Key_Escape)
    assert len(listed(screen)) == 5


def test_all_of_it_by_mouse(window: MainWindow) -> None:
    screen = history(window)
    row = screen.list.visualRect(screen.list.rows.index(row_of(screen, "an-audit"))).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    click(screen.bar.cap_of(screen._delete_action))
    assert screen.delete_dialog.question.text() == "Delete this entry?"
    click(screen.delete_dialog.delete_button)
    settle(window)
    assert "an-audit" not in listed(screen)
    click(screen.undo_notice.button)
    settle(window)
    assert "an-audit" in listed(screen)
    click(screen.bar.cap_of(screen._triggers_action))
    settle(window)
    page = window.pages.current
    assert isinstance(page, TriggersScreen)
    first = page.list.visualRect(page.list.rows.index(0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    settle(window)
    assert listed(screen) == ["s0", "s2"]


def click(widget: object) -> None:
    assert hasattr(widget, "isVisible")
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))  # type: ignore[call-overload]


def test_closing_the_window_deletes_pauses_and_sheets_for_good(qtbot: QtBot, folder: Path) -> None:
    window = open_window(qtbot, folder)
    screen = history(window)
    for session_id in ("s2", "a-feeling"):
        screen.list.choose_row(row_of(screen, session_id))
        press(window, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert PracticeLibrary(folder).worksheets("feeling") == []
    assert [each.id for each in PracticeLibrary(folder).pauses()] == ["s1", "s0"]
    with Library.open(folder, write=False) as library:
        assert library.has("s2")
    leave(window)
    assert is_gone(folder, "s2", b"A walk by the river", b"lonely")


def test_a_killed_window_shows_nothing_again_that_was_deleted(qtbot: QtBot, folder: Path) -> None:
    session_library = ExportingSessionLibrary(folder)
    session_library.discard("s2", "a-feeling", backups_too=False)  # and then it was killed
    assert list(session_library.history().ids) == ["an-audit", "s0", "s1"]
    window = open_window(qtbot, folder)
    assert sorted(listed(history(window))) == ["an-audit", "s0", "s1"]
    assert is_gone(folder, "s2", b"A walk by the river", b"lonely")
    leave(window)


def is_gone(folder: Path, session_id: str, *words: bytes) -> bool:
    with Library.open(folder, write=False) as library:
        if library.has(session_id) or library.discarded():
            return False
    read = b"".join(path.read_bytes() for path in folder.glob("library.db*"))
    return not any(word in read for word in words)


def test_a_query_is_words_and_what_is_quoted_together() -> None:
    assert split_query('one "two  three" four"') == ["one", "two three", 'four"']
    assert split_query(quote_query('She said "no"\nagain')) == ["she said no again"]
    assert len(split_query(quote_query(LONG))) == 1


@pytest.mark.parametrize("trigger", ['She said "no"\n again', LONG, "Ärger, laut"])
def test_the_pauses_of_a_trigger_are_found_by_it(trigger: str) -> None:
    pause = SessionSummary("s", annotations=Annotations(trigger=trigger))
    assert len(SessionSearch(session_list_from([pause])).find(quote_query(trigger))) == 1


@pytest.mark.parametrize(
    ("worksheet_id", "page"), [("an-audit", AuditScreen), ("a-feeling", FeelingScreen)]
)
def test_an_exercise_with_words_is_exported_from_its_row_and_the_list_is_back(
    window: MainWindow, worksheet_id: str, page: type[AuditScreen | FeelingScreen]
) -> None:
    screen = history(window)
    screen.list.choose_row(row_of(screen, worksheet_id))
    QTest.keyClick(screen, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    shown = window.pages.current
    assert isinstance(shown, page)
    assert shown.save_dialog.isVisible()
    press(window, Key.Key_Escape)
    assert window.screen_name == "HistoryScreen"
    assert screen.list.current_id == worksheet_id
    press(window, Key.Key_Return)
    assert window.screen_name == page.__name__
    assert not shown.save_dialog.isVisible()
    QTest.keyClick(shown, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert shown.save_dialog.isVisible()
    press(window, Key.Key_Escape)
    assert window.screen_name == page.__name__, "only the export from the list leads back to it"


def test_where_only_pauses_are_exported_together_it_is_said(window: MainWindow) -> None:
    screen = history(window)
    for session_id in ("s0", "an-audit"):
        screen.list.choose_row(row_of(screen, session_id))
        press(window, Key.Key_Space)
    assert len(screen.list.ticked_ids) == 2
    press(window, Key.Key_E)
    assert window.pages.current is screen
    assert not screen.export_dialog.isVisible()
    assert window.notice.text.startswith("Only pauses can be exported together.")


def test_a_row_says_urge_before_the_two_numbers_and_the_head_says_what_the_line_is(
    window: MainWindow,
) -> None:
    screen = history(window)
    with painted_texts() as painted:
        screen.list.grab()
    assert "urge" in [each.text for each in painted]
    assert screen.count.text() == "5 entries"
    assert screen.heart_key.isVisible()
    assert screen.heart_key.accessibleName() == "your heart"
    for size in ((1920, 1080), (1280, 800), (800, 600), (640, 480), (500, 900)):
        window.resize(*size)
        settle(window)
        place = screen.heart_key.geometry()
        if screen.heart_key.isVisible():
            assert not place.intersects(letters_on_page(screen.title)), size
            assert not place.intersects(letters_on_page(screen.count)), size
    assert not screen.heart_key.isVisible(), "in the narrow window there is no room"
