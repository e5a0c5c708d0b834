"""Two pauses set side by side, and what is told of one: read at every size of the letters, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import shown
from tests.ui.practice_window import LibraryUser
from tests.ui.recorded_sessions import a_rough_one, sat
from tests.ui.text_checks import faults
from trainer.events import BodyFelt, Decision
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.store import Library
from trainer.practice.annotations import Outcome
from trainer.practice.pauses import Pause
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n import translator
from ui.i18n.rendering import to_english
from ui.screens.history.compare import MIN_CHART_HEIGHT_PX, CompareScreen
from ui.screens.practice.annotation_dialog import AnnotationDialog
from ui.services.practice import load_pauses
from ui.settings import Settings, SettingsFile
from ui.style.theme import scaled_px

Key = Qt.Key
SIZES = ((640, 480), (1280, 800))
BOTH = ("en", "de")
TWO = (Key.Key_H, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_C)
EVERY = [(percent, language) for percent in (100, 200) for language in BOTH]


def store_recordings(folder: Path, *recordings: Recording) -> None:
    with Library.open(folder, write=True) as library:
        for number, recording in enumerate(recordings):
            one = replace(
                recording,
                id=f"s{number}",
                started=f"2026-11-2{number}T18:00:00+00:00",
                ended=Completion.COMPLETED,
            )
            library.add_recording(one, summary_to_json(summarize(one).summary, to_english))


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LibraryUser]:
    percent, language = getattr(request, "param", (100, "en"))
    store_recordings(tmp_path, sat(None, urges=(9, 2)), a_rough_one(), sat())
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True, text_percent=percent, language=language))
    translator.set_language(language)
    made = LibraryUser(qtbot, tmp_path, settings)
    try:
        yield made
    finally:
        made.close()
        translator.set_language("en")


def compared(user: LibraryUser) -> CompareScreen:
    user.press(*TWO)
    page = shown(user)
    assert isinstance(page, CompareScreen)
    return page


def annotation_dialog_of(user: LibraryUser) -> AnnotationDialog:
    dialog = shown(user).findChild(AnnotationDialog)
    assert dialog is not None
    return dialog


def the_review(user: LibraryUser) -> AnnotationDialog:
    """Of the newest pause, with the sheet open."""
    user.press(Key.Key_H, Key.Key_Return, Key.Key_T)
    assert user.screen == "ReviewScreen"
    dialog = annotation_dialog_of(user)
    assert dialog.isVisible()
    return dialog


def pause_of(user: LibraryUser, session_id: str = "s2") -> Pause:
    with Library.open(user.folder, write=False) as library:
        return next(p for p in load_pauses(library) if p.id == session_id)


@pytest.mark.parametrize("user", EVERY, indirect=True)
def test_two_pauses_are_read_at_every_size(user: LibraryUser) -> None:
    page = compared(user)
    problems = []
    for size in SIZES:
        user.window.resize(*size)
        user.settle()
        for _ in range(2):
            problems += [f"{size[0]}: {fault}" for fault in faults(page)]
            if page._figures_action.isEnabled():
                user.press(Key.Key_F)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("user", EVERY, indirect=True)
def test_each_of_two_pictures_is_high_enough_to_be_read(user: LibraryUser) -> None:
    page = compared(user)
    for size in SIZES:
        user.window.resize(*size)
        user.settle()
        one, other = page.charts
        assert min(one.height(), other.height()) >= scaled_px(MIN_CHART_HEIGHT_PX)
        assert one.geometry().bottom() < page.captions[1].y()
        for picture in page.charts:
            lines = [  # where the labels of the rates lie
                picture.pane.height()
                * (rate - picture._grid.bottom)
                / (picture._grid.top - picture._grid.bottom)
                for rate in picture._grid.lines
            ]
            assert all(upper - lower >= scaled_px(12) for upper, lower in pairwise(lines))


@pytest.mark.parametrize("user", [(200, "en")], indirect=True)
def test_who_walks_with_tab_sees_the_picture_that_has_the_keyboard(user: LibraryUser) -> None:
    page = compared(user)
    user.window.resize(640, 480)
    user.settle()
    for picture in page.charts:
        picture.setFocus(Qt.FocusReason.TabFocusReason)
        user.settle()
        assert picture.visibleRegion().boundingRect().height() >= scaled_px(100)


def test_with_usual_letters_two_pauses_stand_still(user: LibraryUser) -> None:
    page = compared(user)
    for size in SIZES:
        user.window.resize(*size)
        user.settle()
        assert page.scroll_page.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("user", EVERY, indirect=True)
def test_what_is_told_of_a_pause_that_is_over_is_read_at_every_size(user: LibraryUser) -> None:
    dialog = the_review(user)
    dialog.prediction.setText("they leave")
    user.press(Key.Key_Return, Key.Key_T)
    assert dialog.note.isVisibleTo(dialog)
    problems = []
    for size in SIZES:
        user.window.resize(*size)
        user.settle()
        problems += [f"{size[0]}: {fault}" for fault in faults(shown(user))]
    assert not problems, "\n".join(problems)


def with_places_of_their_own(user: LibraryUser) -> AnnotationDialog:
    with Library.open(user.folder, write=True) as library:
        felt = BodyFelt(0.0, ("neck", "chest", "belly"))
        library.notebook.add_annotation("s2", "2026-11-23T00:00:00+00:00", felt)
    return the_review(user)


def test_places_that_are_in_no_list_stay_when_another_is_ticked(user: LibraryUser) -> None:
    dialog = with_places_of_their_own(user)
    assert dialog.elsewhere.text() == "neck, belly"
    dialog.body.check_boxes["jaw"].click()
    dialog.trigger.setFocus()
    user.press(Key.Key_Return)
    assert pause_of(user).body == ("chest", "jaw", "neck", "belly")


def test_who_changes_nothing_of_the_body_has_it_told_as_it_was(user: LibraryUser) -> None:
    dialog = with_places_of_their_own(user)
    dialog.trigger.setText("an evening alone")
    user.press(Key.Key_Return)
    pause = pause_of(user)
    assert (pause.trigger, pause.body) == ("an evening alone", ("neck", "chest", "belly"))


def test_one_place_more_is_written_and_a_place_twice_is_one(user: LibraryUser) -> None:
    dialog = with_places_of_their_own(user)
    dialog.elsewhere.setFocus()
    QTest.keyClicks(dialog.elsewhere, ", chest, behind the eyes")
    user.press(Key.Key_Return)
    assert not dialog.isVisible()
    assert pause_of(user).body == ("chest", "neck", "belly", "behind the eyes")


def test_a_word_on_what_came_waits_until_it_is_told_what_came(user: LibraryUser) -> None:
    dialog = the_review(user)
    dialog.prediction.setText("they leave")
    user.press(Key.Key_Return, Key.Key_T)
    assert not dialog.note.isEnabled()
    dialog.outcome.choices["less"].click()
    assert dialog.note.isEnabled()
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note, "they were tired")
    user.press(Key.Key_Return)
    prediction = pause_of(user).prediction
    assert prediction is not None
    assert (prediction.outcome, prediction.note) == (Outcome.LESS, "they were tired")


@pytest.mark.parametrize("user", [(100, language) for language in BOTH], indirect=True)
def test_enter_keeps_on_every_answer(user: LibraryUser) -> None:
    dialog = the_review(user)
    dialog.prediction.setText("they leave")
    dialog.sure.choices["0"].setFocus(Qt.FocusReason.TabFocusReason)
    user.press(Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert not dialog.isVisible()
    prediction = pause_of(user).prediction
    assert prediction is not None
    assert (prediction.text, prediction.sure_percent) == ("they leave", 20)
    for row, answer in (("before", "9"), ("after", "2"), ("decided", "reach_out")):
        user.press(Key.Key_T)
        answers = getattr(dialog, row)
        answers.choices[answer].click()
        answers.choices[answer].setFocus(Qt.FocusReason.TabFocusReason)
        user.press(Key.Key_Return)
        assert not dialog.isVisible(), row
    pause = pause_of(user)
    assert (pause.urge_before, pause.urge_after) == (9, 2)
    assert pause.decision is Decision.REACH_OUT


def test_esc_keeps_nothing_of_what_was_typed(user: LibraryUser) -> None:
    dialog = the_review(user)
    QTest.keyClicks(dialog.trigger, "a door")
    dialog.body.check_boxes["jaw"].click()
    dialog.trigger.setFocus()
    user.press(Key.Key_Escape)
    assert not dialog.isVisible()
    pause = pause_of(user)
    assert (pause.trigger, pause.body) == ("", ())


def test_in_a_pause_that_runs_no_more_is_asked_than_fits_it(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    user.press(Key.Key_T)
    dialog = annotation_dialog_of(user)
    assert dialog.sure.isVisible()
    over = (dialog.before, dialog.after, dialog.decided, dialog.outcome, dialog.note)
    assert not any(part.isVisible() for part in over)


def test_round_a_field_that_is_not_asked_there_is_no_box(user: LibraryUser) -> None:
    user.press(Key.Key_Space)
    user.at(20.0)
    user.press(Key.Key_T)
    dialog = annotation_dialog_of(user)
    page = dialog.scroll_page.content
    corner = page.grab().toImage().copy(0, 0, scaled_px(60), scaled_px(14))
    colours = {corner.pixel(x, y) for x in range(corner.width()) for y in range(corner.height())}
    assert len(colours) == 1
