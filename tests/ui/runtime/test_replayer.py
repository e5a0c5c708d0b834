"""A past session again: the same snapshots, at any speed, from any moment, and nothing recorded."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser, show
from tests.ui.i18n.test_strings import TODAY
from tests.ui.recorded_sessions import STARTED, a_rough_one, sat
from trainer.events import Beat
from trainer.recording import Recording
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage
from ui.runtime.replayer import AHEAD_EVENTS, SessionReplayer, can_replay
from ui.screens.history.history import HistoryScreen
from ui.screens.history.replay import ReplayScreen
from ui.settings import DEFAULTS
from ui.style.theme import DARK

Key = Qt.Key


class HandClock:
    """Time that the test moves; all clocks of a replay go by it."""

    def __init__(self) -> None:
        self.real_s = 0.0

    def at(self, rate: float) -> "OneClock":
        return OneClock(self, rate)


class OneClock:
    def __init__(self, hand: HandClock, rate: float) -> None:
        self._hand, self._rate, self._began = hand, rate, hand.real_s

    def now(self) -> float:
        return (self._hand.real_s - self._began) * self._rate

    async def sleep_until(self, t: float) -> None:
        raise AssertionError("a replay waits for nothing")


@pytest.fixture
def hand() -> HandClock:
    return HandClock()


@pytest.fixture
def screen(qtbot: QtBot, hand: HandClock) -> ReplayScreen:
    made = ReplayScreen(DARK, clock_at=hand.at)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    show(qtbot, made)
    made.open_for(a_rough_one(), DEFAULTS, TODAY)
    return made


def replaying(screen: ReplayScreen) -> SessionReplayer:
    assert screen.replayer is not None
    return screen.replayer


def press(screen: ReplayScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(screen.seek_bar, key)
    screen.advance()


def snapshots(recording: Recording) -> list[Snapshot]:
    assert recording.plan is not None
    session = Session(recording.plan)
    return [session.feed(event) for event in recording.events]


def test_every_snapshot_is_the_one_of_that_day(
    user: WindowUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the person saw while it was recorded is what the replay shows, to the last bit."""
    seen: list[Snapshot] = []
    user.press(Key.Key_Space)
    publish = user.session.bridge.publish

    def watched(snapshot: Snapshot) -> None:
        seen.append(snapshot)
        publish(snapshot)

    monkeypatch.setattr(user.session.bridge, "publish", watched)
    user.press(Key.Key_8)
    user.at(300.0)
    user.press(Key.Key_4, Key.Key_P)
    hand = HandClock()
    again = SessionReplayer(user.session_library.recordings[0], hand.at)
    again.go_to(again.ends)
    assert seen
    assert again._snapshots[-len(seen) :] == seen


@given(st.lists(st.floats(-20.0, 500.0), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_any_leaps_lead_to_the_snapshot_of_that_moment(leaps: list[float]) -> None:
    recording = sat(round_s=60.0)
    all_of_them = snapshots(recording)
    again = SessionReplayer(recording, HandClock().at)
    for t in leaps:
        again.go_to(t)
        here = min(max(0.0, t), again.ends)
        assert again.now() == here
        assert again.bridge.latest == [s for s in all_of_them if s.t <= here][-1]


def test_it_goes_at_the_pace_it_had_and_four_and_sixteen_times_as_fast(
    screen: ReplayScreen, hand: HandClock
) -> None:
    hand.real_s += 2.0
    assert replaying(screen).now() == pytest.approx(2.0)
    press(screen, Key.Key_2)
    hand.real_s += 2.0
    assert replaying(screen).now() == pytest.approx(10.0)
    press(screen, Key.Key_3)
    hand.real_s += 2.0
    assert replaying(screen).now() == pytest.approx(42.0)
    assert [s for s, action in screen._speed_actions.items() if action.isChecked()] == [16]


def test_space_stops_it_and_lets_it_go_on(screen: ReplayScreen, hand: HandClock) -> None:
    hand.real_s += 5.0
    press(screen, Key.Key_Space)
    hand.real_s += 60.0
    assert replaying(screen).now() == pytest.approx(5.0)
    press(screen, Key.Key_Space)
    hand.real_s += 1.0
    assert replaying(screen).now() == pytest.approx(6.0)


def test_the_arrows_leap_ten_seconds_and_the_line_shows_it(screen: ReplayScreen) -> None:
    press(screen, Key.Key_Space, *[Key.Key_Right] * 9)
    assert screen.seek_bar.at_s == pytest.approx(90.0)
    press(screen, Key.Key_Left)
    assert screen.seek_bar.at_s == pytest.approx(80.0)
    press(screen, *[Key.Key_Left] * 20)
    assert screen.seek_bar.at_s == 0.0


def test_the_line_can_be_pulled_with_the_mouse(screen: ReplayScreen) -> None:
    middle = QPoint(screen.seek_bar.width() // 2, screen.seek_bar.height() // 2)
    QTest.mouseClick(screen.seek_bar, Qt.MouseButton.LeftButton, pos=middle)
    assert 0.4 < replaying(screen).now() / replaying(screen).ends < 0.6


def test_after_a_leap_the_last_minute_is_there_as_if_it_had_been_watched(
    screen: ReplayScreen,
) -> None:
    press(screen, Key.Key_Space, *[Key.Key_Right] * 6)
    graph = screen.pause.heart.graph
    latest = replaying(screen).bridge.latest
    assert latest is not None
    assert graph._beats == latest.recent
    patterns = {str(p.pattern) for t in range(60) if (p := graph._pacer_history.at(float(t)))}
    assert patterns == {"4-0-4-0", "4-0-4.5-0", "4-0-5-0"}


def test_where_the_person_looked_again_that_is_said(screen: ReplayScreen) -> None:
    press(screen, Key.Key_Space)
    replaying(screen).go_to(185.0)
    screen.advance()
    assert not screen.pause.isVisible()
    assert screen.message.text() == "Here you looked back and chose."
    assert "3 minutes" in screen.message_detail.text()
    replaying(screen).go_to(replaying(screen).ends)
    screen.advance()
    assert screen.message.text() == "The pause ended here."


def test_at_its_end_it_rests_and_space_begins_anew(screen: ReplayScreen, hand: HandClock) -> None:
    hand.real_s += 10_000.0
    screen.advance()
    assert not replaying(screen).goes
    latest = replaying(screen).bridge.latest
    assert latest is not None
    assert latest.stage is Stage.DONE
    press(screen, Key.Key_Space)
    assert replaying(screen).now() == pytest.approx(0.0)
    assert screen.pause.isVisible()


def test_it_says_that_it_is_a_replay_and_asks_nothing(screen: ReplayScreen) -> None:
    assert screen.badge.text.startswith("Replay · Today")
    assert screen.badge.text.endswith("nothing is being recorded")
    assert screen.badge.isVisible()
    assert not screen.pause.question.isVisible()
    assert not screen.pause.cues.is_wanted


def test_a_replay_thinks_ahead_a_little_at_a_time() -> None:
    again = SessionReplayer(sat(), HandClock().at)
    before = len(again._snapshots)
    again.advance()
    assert len(again._snapshots) == before + AHEAD_EVENTS


def test_leaving_it_leaves_no_timer(screen: ReplayScreen) -> None:
    screen.hide()
    assert not [t for t in screen.findChildren(QTimer) if t.isActive()]
    assert not replaying(screen).goes


def test_from_the_past_pauses_and_back_with_nothing_recorded(user: WindowUser) -> None:
    user.session_library.recordings.append(a_rough_one())
    user.press(Key.Key_H, Key.Key_R)
    assert user.screen == "ReplayScreen"
    user.press(Key.Key_3, Key.Key_Right, Key.Key_M, Key.Key_8, Key.Key_Space)
    assert user.session_library.recordings == [a_rough_one()]
    assert user.sessions == []
    user.press(Key.Key_Escape)
    assert user.screen == "HistoryScreen"
    user.press(Key.Key_Return, Key.Key_R)
    assert user.screen == "ReplayScreen"
    user.press(Key.Key_Escape)
    assert user.screen == "ReviewScreen"


def test_beats_of_another_program_are_no_pause_to_replay(user: WindowUser) -> None:
    beats = tuple(Beat(float(t), 1000.0) for t in range(1, 30))
    bare = Recording("bare", STARTED, "import", None, None, beats)
    assert not can_replay(bare)
    assert not can_replay(replace(sat(), events=()))
    user.session_library.recordings.append(bare)
    user.press(Key.Key_H, Key.Key_R)
    assert user.screen == "HistoryScreen"
    assert "nothing to replay" in user.window.notice.text


def test_a_replay_that_cannot_be_read_is_said(user: WindowUser) -> None:
    user.session_library.recordings.append(sat())
    user.press(Key.Key_H)
    assert isinstance(user.window.pages.current, HistoryScreen)
    user.session_library.trouble = "The library is on a disk that is gone."
    user.press(Key.Key_R)
    assert user.screen == "HistoryScreen"
    assert user.window.notice.text == user.session_library.trouble
