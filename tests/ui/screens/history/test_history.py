"""The past pauses by keyboard: find one, set two side by side, write a note, keep copies, delete."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser, leave, show
from tests.ui.practice_window import LibraryUser
from tests.ui.recorded_sessions import a_rough_one, sat
from trainer.events import Beat
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n import strings
from ui.i18n.rendering import to_english
from ui.i18n.texts import history_strings
from ui.reports.export import list_labels
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.compare import CompareScreen
from ui.screens.history.history import HistoryScreen
from ui.screens.history.pause_list import PauseModel
from ui.screens.history.pause_row import GROUP_ROLE, IS_FIRST_ROLE
from ui.screens.history.replay import ReplayScreen
from ui.screens.history.review import ReviewScreen
from ui.services.history import LazySessionList, session_list_from
from ui.services.search import SessionSearch
from ui.style.theme import DARK
from ui.widgets.charts.session_chart import compute_common_scale

Key = Qt.Key
FIRST = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)


def some(count: int = 4) -> list[Recording]:
    """Newest first: pauses, one that was rough, and one of free breathing."""
    kinds = [sat(), a_rough_one(), sat(None, urges=(9, 2)), sat(exercise=Exercise.FREE)]
    return [
        replace(kinds[n % 4], id=f"s{n}", started=(FIRST - timedelta(hours=9 * n)).isoformat())
        for n in range(count)
    ]


@pytest.fixture
def past(user: WindowUser) -> Iterator[HistoryScreen]:
    user.session_library.recordings.extend(some())
    user.session_library.remarks["s2"] = ("Easier, after all", ("evening", "after a call"))
    user.press(Key.Key_H)
    screen = user.window.pages.current
    assert isinstance(screen, HistoryScreen)
    yield screen
    leave(user.window)


def listed(past: HistoryScreen) -> list[str]:
    rows = past.list.rows
    return [summary.id for n in range(rows.rowCount()) if (summary := rows.session(n))]


def typed(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def test_sessions_stand_under_their_day_once(past: HistoryScreen) -> None:
    rows = past.list.rows
    days = [rows.index(n).data(GROUP_ROLE) for n in range(rows.rowCount())]
    first = [rows.index(n).data(IS_FIRST_ROLE) for n in range(rows.rowCount())]
    assert first == [n == 0 or days[n] != days[n - 1] for n in range(len(days))]
    assert first.count(True) == len(set(days)) == 2


def test_a_word_finds_the_pause_by_its_note_its_tag_and_its_decision(
    user: WindowUser, past: HistoryScreen
) -> None:
    for words, outcome in (
        ("EASIER", ["s2"]),
        ("after call", ["s2"]),
        ("reached out", ["s1"]),
        ("free breathing", ["s3"]),
        ("nothing like it", []),
    ):
        user.press(Key.Key_F)
        typed(words)
        assert listed(past) == outcome
        user.press(Key.Key_Escape)
        assert listed(past) == ["s0", "s1", "s2", "s3"]


def test_what_was_found_is_opened_by_two_enters(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_F)
    typed("easier")
    user.press(Key.Key_Return, Key.Key_Return)
    assert user.screen == "ReviewScreen"
    user.press(Key.Key_Escape)
    assert past.search_bar.typed == "easier"
    user.press(Key.Key_Escape)
    assert listed(past) == ["s0", "s1", "s2", "s3"]
    assert user.screen == "HistoryScreen"
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"


def test_one_kind_at_a_time_and_then_all_again(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_K)
    assert listed(past) == ["s0", "s1", "s2"]
    user.press(Key.Key_K)
    assert listed(past) == ["s3"]
    assert past.count.text() == "Free breathing: 1 of 4"
    user.press(Key.Key_K)
    assert listed(past) == ["s0", "s1", "s2", "s3"]


def test_nothing_found_is_said_and_is_no_empty_shelf(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_F)
    typed("zebra")
    assert past.empty.isVisible()
    assert past.empty.text() == "No pauses match"
    user.press(Key.Key_Escape)
    assert past.list.isVisible()


def test_two_pauses_are_set_side_by_side_in_one_scale(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_C)
    assert user.screen == "HistoryScreen"
    user.press(Key.Key_Space, Key.Key_C)
    screen = user.window.pages.current
    assert isinstance(screen, CompareScreen)
    assert screen.captions[0].text().startswith("Earlier")
    assert screen.charts[0]._grid == screen.charts[1]._grid
    spans = [end - begin for begin, end in (p._scale_span for p in screen.charts)]
    assert spans[0] == spans[1]
    earlier, later = (
        summarize(user.session_library.recording(i)).summary.beats for i in ("s1", "s0")
    )
    assert [words.text() for words in screen.table.rows[-1][1:3]] == [str(earlier), str(later)]
    user.press(Key.Key_Escape)
    assert user.screen == "HistoryScreen"


def test_two_without_a_heart_can_be_compared_too() -> None:
    review = summarize(sat(None))
    scale = compute_common_scale([(review.judged, review.rounds)] * 2)
    assert scale.seconds == pytest.approx(300.0)


def test_nothing_is_deleted_by_enter_alone(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Delete, Key.Key_Return)
    assert len(user.session_library.recordings) == 4
    assert not past.delete_dialog.isVisible()


def test_a_pause_is_deleted_and_what_still_holds_it_is_said(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.session_library.backups.append("s0")
    user.press(Key.Key_Delete)
    assert "1 backup also contains it." in past.delete_dialog.details.text()
    user.press(Key.Key_Right, Key.Key_Return)
    assert listed(past) == ["s1", "s2", "s3"]
    assert user.window.notice.text.startswith("1 backup still contains what you deleted.")
    assert past.undo_notice.label.text() == "Deleted. You can undo this until you close Outbreath."
    assert past.list.hasFocus()
    user.press(Key.Key_Escape)
    assert user.window.notice.text == ""


@pytest.mark.parametrize("size", [(900, 600), (500, 900), (640, 480)])
def test_what_still_holds_a_deleted_pause_does_not_lie_over_the_way_back(
    user: WindowUser, past: HistoryScreen, size: tuple[int, int]
) -> None:
    user.window.resize(*size)
    user.session_library.backups.append("s0")
    user.press(Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    notice = user.window.notice
    button = past.undo_notice.button
    box = QRect(button.mapTo(user.window, QPoint(0, 0)), button.size())
    assert notice.isVisible()
    assert not notice.geometry().intersects(box)
    notice.dismiss()
    assert box.top() < button.mapTo(user.window, QPoint(0, 0)).y(), "the page takes its place again"


def test_it_is_deleted_in_the_backups_too_if_that_is_chosen(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.session_library.backups.append("s0")
    user.press(Key.Key_Delete, Key.Key_Right, Key.Key_Right, Key.Key_Space)
    assert user.window.notice.text == ""
    assert user.session_library.backups == ["s0"]
    user.window.close()
    assert user.session_library.backups == []


def test_what_was_deleted_can_be_taken_back_as_long_as_the_window_is_open(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    user.press(Key.Key_Escape, Key.Key_H)
    assert listed(past) == ["s1", "s2", "s3"]
    assert past.undo_notice.isVisible()
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert listed(past) == ["s3"]
    assert past.undo_notice.label.text().startswith("2 deleted.")
    past.undo_notice.button.click()
    assert listed(past) == ["s1", "s2", "s3"]
    user.press(Key.Key_Z)
    assert listed(past) == ["s0", "s1", "s2", "s3"]
    assert past.list.current_id == "s0"
    assert not past.undo_notice.isVisible()
    user.window.close()
    assert len(user.session_library.recordings) == 4


def test_with_ticks_the_key_says_that_it_deletes_those_and_not_the_row_in_focus(
    user: WindowUser, past: HistoryScreen
) -> None:
    assert past._delete_action.word == "delete"
    user.press(Key.Key_Space, Key.Key_Space)
    assert past._delete_action.word == "delete selected"
    user.press(Key.Key_Delete, Key.Key_Escape, Key.Key_Escape)
    assert past._delete_action.word == "delete"


def test_closing_the_window_deletes_for_good(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert len(user.session_library.recordings) == 4
    user.window.close()
    assert [recording.id for recording in user.session_library.recordings] == ["s1", "s2", "s3"]


def test_where_it_cannot_be_taken_back_now_it_is_said_and_still_offered(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    user.session_library.trouble = "Another Outbreath is using this library: close it."
    past.undo_notice.button.click()
    assert user.window.notice.text == user.session_library.trouble
    assert past.undo_notice.isVisible()
    user.session_library.trouble = ""
    past.undo_notice.button.click()
    assert len(listed(past)) == 4


def test_after_a_kill_what_was_seen_to_go_is_gone(qtbot: QtBot) -> None:
    before = WindowUser(qtbot)
    before.session_library.recordings.extend(some())
    before.session_library.discard("s0")
    after = WindowUser(qtbot, session_library=before.session_library)
    after.press(Key.Key_H)
    screen = after.window.pages.current
    assert isinstance(screen, HistoryScreen)
    assert listed(screen) == ["s1", "s2", "s3"]
    assert len(after.session_library.recordings) == 3
    assert not screen.undo_notice.isVisible()
    leave(after.window)
    leave(before.window)


def test_several_are_deleted_together(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_Delete)
    assert past.delete_dialog.question.text() == "Delete these 2 pauses?"
    user.press(Key.Key_Right, Key.Key_Return)
    assert listed(past) == ["s2", "s3"]
    assert past.list.ticked_ids == []


def test_what_cannot_be_deleted_stays_and_says_why(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Delete)
    user.session_library.trouble = "Another Outbreath is using this library: close it."
    user.press(Key.Key_Right, Key.Key_Return)
    assert past.delete_dialog.details.text() == user.session_library.trouble
    assert not user.session_library.discarded
    assert len(user.session_library.recordings) == 4


def test_a_note_and_tags_are_written_afterwards(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_N)
    typed("It came and went.")
    user.press(Key.Key_Tab)
    typed("morning, alone,")
    user.press(Key.Key_Return)
    assert user.session_library.remarks["s0"] == ("It came and went.", ("morning", "alone"))
    assert past.list.current_id == "s0"
    user.press(Key.Key_F)
    typed("alone")
    assert listed(past) == ["s0"]


def test_a_note_has_lines_and_escape_leaves_it_as_it_was(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_Down, Key.Key_Down, Key.Key_N)
    assert past.note_dialog.note.toPlainText() == "Easier, after all"
    QTest.keyClick(past.note_dialog.note, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    typed("And short")
    assert past.note_dialog.note.toPlainText() == "Easier, after all\nAnd short"
    user.press(Key.Key_Escape)
    assert user.session_library.remarks["s2"][0] == "Easier, after all"
    assert past.list.hasFocus()


def test_a_note_that_cannot_be_kept_is_not_lost(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_N)
    typed("words")
    user.session_library.trouble = (
        "The disk is full, so the library can't be saved: free some space."
    )
    user.press(Key.Key_Return)
    assert past.note_dialog.isVisible()
    assert past.note_dialog.message.text() == user.session_library.trouble
    assert past.note_dialog.note.toPlainText() == "words"


def test_many_are_copied_into_one_folder_and_none_replaces_another(
    user: WindowUser, past: HistoryScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    taken = tmp_path / "outbreath-s1.csv"
    taken.write_text("mine", encoding="utf-8")
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_Space, Key.Key_E)
    past.export_dialog.choose("csv")
    past.export_dialog.set_target(tmp_path)
    user.press(Key.Key_Return)
    qtbot.waitUntil(lambda: past.export_dialog.message.text().startswith("3 saved"), timeout=60_000)
    assert {p.name for p in tmp_path.glob("outbreath-*")} == {
        "outbreath-s0.csv",
        "outbreath-s1.csv",
        "outbreath-s1-2.csv",
        "outbreath-s2.csv",
    }
    assert taken.read_text(encoding="utf-8") == "mine"


def test_copying_many_can_be_stopped(user: WindowUser, past: HistoryScreen, tmp_path: Path) -> None:
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_E)
    past.export_dialog.set_target(tmp_path)
    past.export_dialog.save()
    QTest.keyClick(past.export_dialog, Key.Key_Escape)
    assert past.export_dialog.message.text() == "Stopped after 1 of 2."
    assert past.export_dialog.isVisible()
    user.settle()
    assert len(list(tmp_path.glob("outbreath-*"))) == 1


def test_a_replay_is_silent_for_who_hears_every_pause(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.window.settings.change(replace(user.window.settings.now, sound=True, voice=True))
    user.press(Key.Key_R)
    replay = user.window.pages.current
    assert isinstance(replay, ReplayScreen)
    assert not replay.pause.cues.is_wanted


def test_copying_many_stops_when_the_sheet_is_left(
    user: WindowUser, past: HistoryScreen, tmp_path: Path
) -> None:
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_E)
    past.export_dialog.set_target(tmp_path)
    past.export_dialog.save()
    past.export_dialog.close_unless_changed()
    assert past.export_dialog.isHidden()
    user.settle()
    assert len(list(tmp_path.glob("outbreath-*"))) == 1


def test_the_review_shows_the_note_and_lets_it_be_changed(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    review = user.window.pages.current
    assert isinstance(review, ReviewScreen)
    assert review.note.text() == "Easier, after all · evening, after a call"
    user.press(Key.Key_N)
    typed(" of it")
    user.press(Key.Key_Return)
    assert review.note.text() == "Easier, after all of it · evening, after a call"


def test_a_figure_tells_its_grounds_when_it_is_asked(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Return, Key.Key_F, Key.Key_Right, Key.Key_Right)
    review = user.window.pages.current
    assert isinstance(review, ReviewScreen)
    beats = summarize(user.session_library.recording("s0")).summary.beats
    assert review.figures[1].hasFocus()
    assert review.explanation.text().startswith("Heart's response (RSA):")
    assert f"Heartbeats: {beats} in 5 minutes" in review.explanation.text()
    user.press(Key.Key_F)
    assert not review.explanation.isVisible()


@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (1920, 1080)])
def test_the_grounds_of_every_figure_are_read_at_full_size(
    user: WindowUser, past: HistoryScreen, size: tuple[int, int]
) -> None:
    user.window.resize(*size)
    user.press(Key.Key_Return)
    review = user.window.pages.current
    assert isinstance(review, ReviewScreen)
    user.press(Key.Key_F)
    for figure in review.figures:
        figure.setFocus()
        QApplication.processEvents()
        assert review.explanation.text() == figure.explanation
        assert review.explanation.font().pixelSize() == review.explanation.full_px


def test_a_figure_without_grounds_tells_why(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_F)
    review = user.window.pages.current
    assert isinstance(review, ReviewScreen)
    assert review.figures[0].text == strings.ABSENT
    assert "beats in" not in review.figures[0].explanation
    assert review.figures[0].explanation.count(".") >= 1


def test_ten_thousand_sessions_are_listed_without_reading_one() -> None:
    read: list[int] = []

    def reading(row: int) -> SessionSummary:
        read.append(row)
        return SessionSummary(f"s{row}", exercise=Exercise.PAUSE)

    ids = [f"s{n}" for n in range(10_000)]
    history = LazySessionList(ids, ["pause"] * 10_000, [False] * 10_000, reading)
    model = PauseModel(None)  # type: ignore[arg-type]
    model.show(history, TODAY)
    assert SessionSearch(history).kinds() == ["pause"]
    assert model.row_of("s9999") == 9999
    assert model.rowCount() == 10_000
    assert read == []
    assert history[9999].id == history[-1].id == "s9999"
    assert read == [9999]


def test_the_history_tells_what_the_library_tells(tmp_path: Path) -> None:
    recordings = some(3)
    with Library.open(tmp_path, write=True) as library:
        for recording in recordings:
            library.add_recording(
                recording, summary_to_json(summarize(recording).summary, to_english)
            )
    session_library = ExportingSessionLibrary(tmp_path)
    session_library.remark("s1", "Easier", ("evening",))
    result = session_library.sessions()
    assert [one.id for one in result] == ["s0", "s1", "s2"]
    computed = summarize(recordings[0]).summary
    assert summary_to_json(result[0], to_english) == summary_to_json(computed, to_english)
    assert (result[1].note, result[1].tags) == ("Easier", ("evening",))
    assert session_library.review("s1").summary.tags == ("evening",)
    gone = session_library.discard("s0", "s2", backups_too=False)
    assert [one.id for one in gone] == ["s0", "s2"]
    assert list(session_library.sessions().ids) == ["s1"]
    session_library.restore("s2")
    assert list(session_library.history().ids) == ["s1", "s2"]
    session_library.discard("s2", backups_too=False)
    session_library.delete_discarded()
    with Library.open(tmp_path, write=False) as library:
        assert not library.discarded()
        assert [library.has(name) for name in ("s0", "s1", "s2")] == [False, True, False]
    assert session_library.holding(["s1"])[0].exports == ()
    assert session_library.recording("s1") == recordings[1]


def test_every_format_that_is_offered_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    recording = some(1)[0]
    with Library.open(tmp_path / "kept", write=True) as library:
        library.add_recording(recording, summary_to_json(summarize(recording).summary, to_english))
    screen = HistoryScreen(DARK, ExportingSessionLibrary(tmp_path / "kept"))
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    screen.refresh()
    show(qtbot, screen)
    QTest.keyClick(screen.list, Key.Key_E)
    for fmt, *_ in list_labels():
        screen.export_dialog.set_target(tmp_path / f"copy-{fmt}")
        screen.export_dialog.fmt = fmt
        screen.export_dialog.save()
        stored = tmp_path / f"copy-{fmt}"
        saved = f"Saved as {stored.name} in {stored.parent.name}."
        assert screen.export_dialog.message.text() == saved
        assert stored.is_dir() if fmt == "all" else stored.stat().st_size > 0
    screen.hide()


words = st.lists(st.sampled_from(["calm", "Sea", "hand", "42"]), max_size=3)


@given(st.lists(words, max_size=8), words)
def test_a_search_finds_those_that_hold_all_its_words_and_no_other(
    notes: list[list[str]], asked: list[str]
) -> None:
    result = [
        SessionSummary(str(n), completion=Completion.EARLY, note=" ".join(note))
        for n, note in enumerate(notes)
    ]
    outcome = SessionSearch(session_list_from(result)).find(" ".join(asked))
    lowered = [{w.casefold() for w in note} for note in notes]
    wanted = {w.casefold() for w in asked}
    assert list(outcome.ids) == [str(n) for n, note in enumerate(lowered) if wanted <= note]


@given(st.text(max_size=40))
def test_tags_are_whole_once_and_come_back_as_they_were(line: str) -> None:
    tags = history_strings.parse_tags(line)
    assert all(tag and tag == tag.strip() and "," not in tag for tag in tags)
    assert history_strings.parse_tags(history_strings.format_tags(tags)) == tags


@pytest.mark.parametrize("size", [(300, 200), (640, 480), (1920, 1080)])
def test_every_sheet_fits_every_window(
    user: WindowUser, past: HistoryScreen, size: tuple[int, int]
) -> None:
    user.window.resize(*size)
    user.window._apply_pending_appearance()  # text grows with the window, on a page made again
    user.settle()
    shown = user.window.pages.current
    assert isinstance(shown, HistoryScreen)
    for key in (Key.Key_N, Key.Key_E, Key.Key_Delete):
        user.press(key)
        user.window.grab()
        dialog = next(s for s in shown.dialogs if s.isVisible())
        assert shown.rect().contains(dialog.geometry())
        user.press(Key.Key_Escape)
        assert not dialog.isVisible()


def test_what_is_chosen_together_is_seen(user: WindowUser, past: HistoryScreen) -> None:
    before = past.list.grab().toImage()
    user.press(Key.Key_Space)
    after = past.list.grab().toImage()
    assert before != after


def test_in_a_replay_nothing_is_said_to_be_measured(user: WindowUser, past: HistoryScreen) -> None:
    user.press(Key.Key_R)
    replay = user.window.pages.current
    assert isinstance(replay, ReplayScreen)
    reasons = {f.toolTip() for f in (replay.pause.heart.rate, replay.pause.heart.second_figure)}
    assert "measuring" not in reasons
    assert user.window.pause.heart.measures


def test_at_both_ends_the_ring_of_the_handle_is_whole(
    user: WindowUser, past: HistoryScreen
) -> None:
    user.press(Key.Key_R)
    replay = user.window.pages.current
    assert isinstance(replay, ReplayScreen)
    bar = replay.seek_bar
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    for value in (bar.minimum(), bar.maximum()):
        bar.setValue(value)
        x, y = round(bar._x_of(value)), bar.height() // 2
        with_ring, middle = bar.grab().toImage(), QColor(bar._colours.breath)
        for side in (-1, 1):
            ring = [with_ring.pixelColor(x + side * n, y) for n in range(8, 12)]
            assert any(abs(c.hue() - middle.hue()) < 20 and c.saturation() > 40 for c in ring)


def test_who_searches_an_empty_history_gets_back_with_esc(qtbot: QtBot, tmp_path: Path) -> None:
    user = LibraryUser(qtbot, tmp_path / "own library")
    QTest.keyClick(user.window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    user.settle()
    assert user.screen == "HistoryScreen"
    QTest.keyClick(QApplication.focusWidget() or user.window, Key.Key_Escape)
    user.settle()
    assert user.screen != "HistoryScreen"
    user.window.close()


def test_only_a_pause_is_called_one_before_it_is_deleted(past: HistoryScreen) -> None:
    rows = past.list.rows
    for n in range(rows.rowCount()):
        session = rows.session(n)
        assert session is not None
        past.list.choose_row(n)
        QTest.keyClick(past, Key.Key_Delete)
        is_pause = session.exercise is Exercise.PAUSE
        wanted = "Delete this pause?" if is_pause else "Delete this entry?"
        assert past.delete_dialog.question.text() == wanted
        past.delete_dialog.close_overlay()


def only_beats(recording: Recording) -> Recording:
    """What a file of beats has of it."""
    beats = tuple(event for event in recording.events if isinstance(event, Beat))
    return replace(recording, plan=None, events=beats)


@pytest.mark.parametrize(
    ("recording", "sentence"),
    [
        (sat(exercise=Exercise.FREE), "Breathing with the pacer, 5 minutes"),
        (only_beats(sat()), "Recording, 5 minutes and 20 seconds"),
    ],
    ids=["breathing alone", "from another program"],
)
def test_nobody_waited_in_what_was_no_pause(
    user: WindowUser, recording: Recording, sentence: str
) -> None:
    user.session_library.recordings.append(replace(recording, id="other"))
    user.press(Key.Key_H, Key.Key_Return)
    page = user.window.pages.current
    assert isinstance(page, ReviewScreen)
    assert page.sentence.text() == sentence
