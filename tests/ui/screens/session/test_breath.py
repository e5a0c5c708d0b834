"""How to breathe is a matter of choice, and one's own breath can be found: by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Room, leave
from trainer.plan import Exercise, ExhaleMode, Guide
from ui.screens.history.review import ReviewScreen
from ui.screens.session.breath import BreathScreen
from ui.screens.session.resonance import ResonanceScreen

Key = Qt.Key


def breath(room: Room) -> BreathScreen:
    screen = room.window.pages.current
    assert isinstance(screen, BreathScreen)
    return screen


def review(room: Room) -> ReviewScreen:
    screen = room.window.pages.current
    assert isinstance(screen, ReviewScreen)
    return screen


def resonance(room: Room) -> ResonanceScreen:
    screen = room.window.pages.current
    assert isinstance(screen, ResonanceScreen)
    return screen


def sit(room: Room, minutes: float = 5.0) -> None:
    room.press(Key.Key_Space)
    room.at(60.0 * minutes + 1.0)
    room.press(Key.Key_P)
    room.press(Key.Key_Escape)


def test_everything_about_the_breath_is_chosen_with_the_arrows(room: Room) -> None:
    room.press(Key.Key_B)
    room.press(Key.Key_Left, Key.Key_Down, Key.Key_Right)
    room.press(Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Right)
    room.press(Key.Key_Escape, Key.Key_Space)
    plan = room.sitting.plan
    assert (plan.round_s, str(plan.pattern)) == (120.0, "5-0-5-0")
    assert (plan.exhale, plan.guide) == (ExhaleMode.ADAPTIVE, Guide.DISC)


def test_with_the_disc_alone_there_are_no_words_to_follow(room: Room) -> None:
    room.press(Key.Key_Space)
    room.at(3.0)
    assert room.window.pause.phase.text() == "Breathe in"
    room.end()
    for _ in ("decide later", "done"):
        room.press(Key.Key_Escape)

    room.press(Key.Key_B, Key.Key_Up, Key.Key_Right, Key.Key_Escape, Key.Key_Space)
    room.at(3.0)
    assert room.window.pause.phase.text() == ""
    assert not room.window.pause.disc.is_still


def test_without_a_guide_nothing_moves_but_the_time(room: Room) -> None:
    room.press(Key.Key_B, Key.Key_Up, *[Key.Key_Right] * 3, Key.Key_Escape, Key.Key_Space)
    room.at(2.0)
    pause = room.window.pause
    assert pause.disc.is_still
    assert pause.disc.accessibleName() == "Time in this pause"
    before = pause.disc._radius_fraction()
    room.at(5.0)
    assert pause.disc._radius_fraction() == before
    assert pause.time_left.text().endswith("left")


def test_after_three_pauses_in_the_rhythm_less_is_suggested_and_never_taken(room: Room) -> None:
    for _ in range(3):
        sit(room)
    room.press(Key.Key_B)
    assert "disc alone" in breath(room).hint.text()
    assert breath(room).guide.value == "full"


def test_a_breath_is_found_in_steps_and_taken_along(room: Room) -> None:
    room.press(Key.Key_B)
    assert breath(room).breath.choices["own"].isHidden()
    room.press(Key.Key_R, Key.Key_S)
    assert room.screen == "PauseScreen"
    plan = room.sitting.plan
    assert (plan.exercise, plan.round_s) == (Exercise.RESONANCE, 600.0)
    room.at(601.0)
    told = review(room)
    assert told.sentence.text() == "Your heart responds most at about 5.7 breaths per minute."
    assert told.resonance.isVisible()
    assert not told.chart.isVisible()
    room.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(room).breath.value == "own"
    room.press(Key.Key_Escape, Key.Key_Space)
    assert abs(room.sitting.plan.pattern.breaths_per_min - 5.7) < 0.1


def test_its_result_leads_on_with_one_click(room: Room) -> None:
    room.press(Key.Key_B, Key.Key_R, Key.Key_S)
    assert not room.window.pause.question.is_open, "an assessment has no urge"
    assert room.window.pause.spoken_title == "Finding your pace"
    said = set()
    for t in range(20, 600, 20):
        room.at(float(t))
        said |= {room.window.pause.care.text(), room.window.pause.contact.text}
        assert not any("urge" in text or "pause" in text for text in said)
    assert len(said) > 5
    room.at(601.0)
    use = review(room).page.use_breath
    assert (use.isVisible(), use.isEnabled()) == (True, True)
    assert use.accessibleDescription().endswith("seconds in and out, from your next pause on")
    use.click()
    assert not use.isEnabled()
    assert use.accessibleDescription() == "Your next pauses will use this pace."
    assert room.window.settings.now.plan.pattern.breaths_per_min == pytest.approx(5.7, abs=0.1)


def test_a_heart_that_is_not_heard_leads_to_no_breath(qtbot: QtBot) -> None:
    room = Room(qtbot, options="drop=0-601")
    room.press(Key.Key_B, Key.Key_R, Key.Key_S)
    room.at(60.0)
    assert "pause" not in room.window.pause.contact.text
    room.at(601.0)
    told = review(room)
    assert told.sentence.text() == "No pace stood out clearly this time."
    assert told.breath.text() == "Not enough breaths to tell."
    assert not told.page.use_breath.isVisible()
    room.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(room).breath.choices["own"].isHidden()
    leave(room.window)


def test_without_a_sensor_the_assessment_says_so_before_and_leads_to_one(
    room_without_sensor: Room,
) -> None:
    room = room_without_sensor
    room.press(Key.Key_B, Key.Key_R)
    page = resonance(room)
    assert page.sensor_text.text() == "This needs a heart sensor. None is selected."
    assert not page.row.isVisible()
    room.press(Key.Key_S, Key.Key_L)
    assert room.screen == "ResonanceScreen"
    assert not room.sittings
    room.press(Key.Key_C)
    assert room.screen == "SensorScreen"
    room.window.listen_to("simulated")
    room.press(Key.Key_Escape)
    assert resonance(room).sensor_text.text().startswith("Demo: ")
    room.press(Key.Key_S)
    assert room.screen == "PauseScreen"


def test_the_breath_of_a_simulated_heart_is_nobody_s(room_with_demo: Room) -> None:
    room = room_with_demo
    room.press(Key.Key_B, Key.Key_R, Key.Key_S)
    room.at(601.0)
    told = review(room)
    assert (
        told.sentence.text() == "The simulated heart responds most at about 5.7 breaths per minute."
    )
    assert told.page.demo.isVisible()
    assert not told.page.use_breath.isVisible()
    room.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(room).breath.choices["own"].isHidden()
    room.press(Key.Key_R)
    assert resonance(room).last_result.text() == ""


def test_the_review_says_what_the_breath_did(room: Room) -> None:
    room.press(Key.Key_Space)
    room.at(301.0)
    room.press(Key.Key_P)
    room.open_details()
    assert review(room).breath.text() == "The exhale gradually got longer, from 4 s to 6 s."
