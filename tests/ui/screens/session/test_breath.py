"""How to breathe is a matter of choice, and one's own breath can be found: by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser, leave
from trainer.plan import Exercise, ExhaleMode, Guide
from ui.screens.history.review import ReviewScreen
from ui.screens.session.breath import BreathScreen
from ui.screens.session.resonance import ResonanceScreen

Key = Qt.Key


def breath(user: WindowUser) -> BreathScreen:
    screen = user.window.pages.current
    assert isinstance(screen, BreathScreen)
    return screen


def review(user: WindowUser) -> ReviewScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ReviewScreen)
    return screen


def resonance(user: WindowUser) -> ResonanceScreen:
    screen = user.window.pages.current
    assert isinstance(screen, ResonanceScreen)
    return screen


def sit(user: WindowUser, minutes: float = 5.0) -> None:
    user.press(Key.Key_Space)
    user.at(60.0 * minutes + 1.0)
    user.press(Key.Key_P)
    user.press(Key.Key_Escape)


def test_everything_about_the_breath_is_chosen_with_the_arrows(user: WindowUser) -> None:
    user.press(Key.Key_B)
    user.press(Key.Key_Left, Key.Key_Down, Key.Key_Right)
    user.press(Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Right)
    user.press(Key.Key_Escape, Key.Key_Space)
    plan = user.session.plan
    assert (plan.round_s, str(plan.pattern)) == (120.0, "5-0-5-0")
    assert (plan.exhale, plan.guide) == (ExhaleMode.ADAPTIVE, Guide.DISC)


def test_with_the_disc_alone_there_are_no_words_to_follow(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(3.0)
    assert user.window.pause.phase.text() == "Breathe in"
    user.end()
    for _ in ("decide later", "done"):
        user.press(Key.Key_Escape)

    user.press(Key.Key_B, Key.Key_Up, Key.Key_Right, Key.Key_Escape, Key.Key_Space)
    user.at(3.0)
    assert user.window.pause.phase.text() == ""
    assert not user.window.pause.disc.is_still


def test_without_a_guide_nothing_moves_but_the_time(user: WindowUser) -> None:
    user.press(Key.Key_B, Key.Key_Up, *[Key.Key_Right] * 3, Key.Key_Escape, Key.Key_Space)
    user.at(2.0)
    pause = user.window.pause
    assert pause.disc.is_still
    assert pause.disc.accessibleName() == "Time in this pause"
    before = pause.disc._radius_fraction()
    user.at(5.0)
    assert pause.disc._radius_fraction() == before
    assert pause.time_left.text().endswith("left")


def test_after_three_pauses_in_the_rhythm_less_is_suggested_and_never_taken(
    user: WindowUser,
) -> None:
    for _ in range(3):
        sit(user)
    user.press(Key.Key_B)
    assert "disc alone" in breath(user).hint.text()
    assert breath(user).guide.value == "full"


def test_a_breath_is_found_in_steps_and_taken_along(user: WindowUser) -> None:
    user.press(Key.Key_B)
    assert breath(user).breath.choices["own"].isHidden()
    user.press(Key.Key_R, Key.Key_S)
    assert user.screen == "PauseScreen"
    plan = user.session.plan
    assert (plan.exercise, plan.round_s) == (Exercise.RESONANCE, 600.0)
    user.at(601.0)
    page = review(user)
    assert page.sentence.text() == "Your heart responds most at about 5.7 breaths per minute."
    assert page.resonance.isVisible()
    assert not page.chart.isVisible()
    user.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(user).breath.value == "own"
    user.press(Key.Key_Escape, Key.Key_Space)
    assert abs(user.session.plan.pattern.breaths_per_min - 5.7) < 0.1


def test_an_assessment_left_at_once_shows_the_heart_and_no_empty_axes(user: WindowUser) -> None:
    user.press(Key.Key_B, Key.Key_R, Key.Key_S)
    user.at(8.0)
    user.press(Key.Key_Escape, Key.Key_E)
    page = review(user)
    assert page.sentence.text() == "No pace stood out clearly this time."
    assert page.chart.isVisible()
    assert not page.resonance.isVisible()


def test_its_result_leads_on_with_one_click(user: WindowUser) -> None:
    user.press(Key.Key_B, Key.Key_R, Key.Key_S)
    assert not user.window.pause.question.is_open, "an assessment has no urge"
    assert user.window.pause.spoken_title == "Finding your pace"
    texts = set()
    for t in range(20, 600, 20):
        user.at(float(t))
        texts |= {user.window.pause.care.text(), user.window.pause.contact.text}
        assert not any("urge" in text or "pause" in text for text in texts)
    assert len(texts) > 5
    user.at(601.0)
    use = review(user).page.use_breath
    assert (use.isVisible(), use.isEnabled()) == (True, True)
    assert use.accessibleDescription().endswith("seconds in and out, from your next pause on")
    use.click()
    assert not use.isEnabled()
    assert use.accessibleDescription() == "Your next pauses will use this pace."
    assert user.window.settings.now.plan.pattern.breaths_per_min == pytest.approx(5.7, abs=0.1)


def test_a_heart_that_is_not_heard_leads_to_no_breath(qtbot: QtBot) -> None:
    user = WindowUser(qtbot, options="drop=0-601")
    user.press(Key.Key_B, Key.Key_R, Key.Key_S)
    user.at(60.0)
    assert "pause" not in user.window.pause.contact.text
    user.at(601.0)
    page = review(user)
    assert page.sentence.text() == "No pace stood out clearly this time."
    assert page.breath.text() == "Not enough breaths to tell."
    assert not page.page.use_breath.isVisible()
    user.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(user).breath.choices["own"].isHidden()
    leave(user.window)


def test_without_a_sensor_the_assessment_says_so_before_and_leads_to_one(
    user_without_sensor: WindowUser,
) -> None:
    user = user_without_sensor
    user.press(Key.Key_B, Key.Key_R)
    page = resonance(user)
    assert page.sensor_text.text() == "This needs a heart sensor. None is selected."
    assert not page.row.isVisible()
    user.press(Key.Key_S, Key.Key_L)
    assert user.screen == "ResonanceScreen"
    assert not user.sessions
    user.press(Key.Key_C)
    assert user.screen == "SensorScreen"
    user.window.listen_to("simulated")
    user.press(Key.Key_Escape)
    assert resonance(user).sensor_text.text().startswith("Demo: ")
    user.press(Key.Key_S)
    assert user.screen == "PauseScreen"


def test_the_breath_of_a_simulated_heart_is_nobody_s(user_with_demo: WindowUser) -> None:
    user = user_with_demo
    user.press(Key.Key_B, Key.Key_R, Key.Key_S)
    user.at(601.0)
    page = review(user)
    assert (
        page.sentence.text() == "The simulated heart responds most at about 5.7 breaths per minute."
    )
    assert page.page.demo.isVisible()
    assert not page.page.use_breath.isVisible()
    user.press(Key.Key_U, Key.Key_Escape, Key.Key_B)
    assert breath(user).breath.choices["own"].isHidden()
    user.press(Key.Key_R)
    assert resonance(user).last_result.text() == ""


def test_the_review_says_what_the_breath_did(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(301.0)
    user.press(Key.Key_P)
    user.open_details()
    assert review(user).breath.text() == "The exhale gradually got longer, from 4 s to 6 s."
