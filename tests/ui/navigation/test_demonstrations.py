"""The truth about the heart in the window: none in a new library, and a demonstration is marked wherever it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser, leave, show
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.recorded_sessions import sat
from trainer.plan import Exercise
from trainer.recording import Recording
from ui.app import create_main_window
from ui.commands.shared.arguments import Parser
from ui.commands.window import add_arguments
from ui.navigation.main_window import MainWindow
from ui.navigation.router import PageName
from ui.screens.history.compare import CompareScreen
from ui.screens.history.history import HistoryScreen
from ui.screens.history.replay import ReplayScreen
from ui.screens.history.review import ReviewScreen
from ui.screens.practice.menu import PracticeScreen
from ui.screens.session.closing import ClosingScreen
from ui.screens.session.reassess import ReassessScreen
from ui.services.practice import PracticeLibrary
from ui.settings import Settings, SettingsFile

Key = Qt.Key
DEMO = "Demo · simulated heart"


def page(user: WindowUser, kind: type[ReviewScreen]) -> ReviewScreen:
    screen = user.window.pages.current
    assert isinstance(screen, kind)
    return screen


def history(user: WindowUser) -> HistoryScreen:
    screen = user.window.pages.current
    assert isinstance(screen, HistoryScreen)
    return screen


def demo(id_: str = "demo-0001", source: str = "simulated:seed=7") -> Recording:
    return replace(sat(), id=id_, source=source)


def opened(qtbot: QtBot, folder: Path, *words: str) -> MainWindow:
    """The window as the program opens it, on a library in a folder."""
    parser = Parser()
    parser.add_argument("--library", type=Path)
    parser.add_argument("--profile")
    add_arguments(parser)
    args = parser.parse_args([*words, "--library", str(folder)])
    window = create_main_window(args)
    qtbot.addWidget(window)
    return window


def test_a_new_library_begins_without_a_sensor(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    assert window.home.source.text == "No sensor. The pause works without one"
    leave(window)


def test_the_next_start_has_the_sensor_of_before_and_not_the_demonstration(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    window.listen_to("ble:Polar H10")
    window.listen_to("simulated")
    assert window.home.source.text == DEMO
    leave(window)
    again = opened(qtbot, tmp_path)
    assert again.home.source.text == "Polar H10"
    leave(again)
    by_name = opened(qtbot, tmp_path, "--source", "simulated:seed=7")
    assert by_name.home.source.text == DEMO
    leave(by_name)


def test_a_demonstration_is_marked_on_every_screen_of_the_pause(user_with_demo: WindowUser) -> None:
    user = user_with_demo
    assert user.window.home.source.text == DEMO
    user.press(Key.Key_Space)
    user.at(100.0)
    assert user.window.pause.contact.text == f"{DEMO} · good contact"
    user.press(Key.Key_G)
    assert user.window.pause.contact.isVisible(), "also where only the disc is shown"
    user.at(301.0)
    reassess = user.window.pages.current
    assert isinstance(reassess, ReassessScreen)
    assert reassess.demo.isVisible()
    user.press(Key.Key_P)
    closing = user.window.pages.current
    assert isinstance(closing, ClosingScreen)
    assert closing.demo.isVisible()
    user.press(Key.Key_D)
    review = page(user, ReviewScreen)
    assert review.page.demo.text() == "Demo: not your own heart, so your trends leave it out"
    assert review.heart.text().startswith("The simulated heart ")
    assert "Your heart" not in review.heart.text()
    user.press(Key.Key_R)
    replayed = user.window.pages.current
    assert isinstance(replayed, ReplayScreen)
    assert replayed.badge.text.startswith("Demo · Replay")
    user.press(*[Key.Key_Escape] * 4)
    assert user.window.home.last_pause.text() == "", "it is no pause of the person"
    user.press(Key.Key_P)
    practice = user.window.pages.current
    assert isinstance(practice, PracticeScreen)
    assert practice.subtitle.text().startswith("Demo is on.")


def test_with_a_strap_nothing_is_marked(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(301.0)
    reassess = user.window.pages.current
    assert isinstance(reassess, ReassessScreen)
    assert not reassess.demo.isVisible()
    user.press(Key.Key_P)
    closing = user.window.pages.current
    assert isinstance(closing, ClosingScreen)
    assert not closing.demo.isVisible()
    user.press(Key.Key_D)
    review = page(user, ReviewScreen)
    assert not review.page.demo.isVisible()
    assert review.heart.text().startswith("Your heart rate ")
    user.press(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    assert user.window.home.last_pause.text().startswith("Last pause")


def test_a_replayed_heart_is_called_what_it_is(user: WindowUser, past: Callable[..., None]) -> None:
    past(demo(source="replay:physio.csv"))
    user.window.router.show(PageName.REVIEW, session_id="demo-0001", from_past=True)
    user.settle()
    assert page(user, ReviewScreen).heart.text().startswith("The replayed heart ")


def test_demonstrations_have_a_filter_of_their_own(
    user: WindowUser, past: Callable[..., None]
) -> None:
    past(demo("demo-0001"), replace(sat(), id="mine-0001"), demo("demo-0002"))
    user.press(Key.Key_H)
    screen = history(user)
    assert list(screen.search_bar.kinds) == ["", "pause", "demo"]
    assert screen.search_bar.kinds[""].text() == "Yours", "not all: the demos are not among them"
    assert screen.list.rows.rowCount() == 1
    assert screen.count.text() == "1 entry"
    screen.search_bar.field.setText("passed")
    assert screen.list.rows.rowCount() == 1
    screen.search_bar.clear()
    user.press(Key.Key_K, Key.Key_K)
    assert screen.search_bar.kind == "demo"
    assert screen.list.rows.rowCount() == 2
    spoken = screen.list.rows.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "Demo · chose not to reach out" in spoken
    user.press(Key.Key_Space, Key.Key_Space, Key.Key_C)
    compared = user.window.pages.current
    assert isinstance(compared, CompareScreen)
    assert all("Demo" in caption.text() for caption in compared.captions)


def test_a_library_of_demonstrations_only_says_where_they_are(
    user: WindowUser, past: Callable[..., None]
) -> None:
    past(demo())
    user.press(Key.Key_H)
    screen = history(user)
    assert screen.list.isHidden()
    assert screen.empty.text() == "No pauses yet"
    assert "filter “Demos”" in screen.empty_more.text()
    user.press(Key.Key_K, Key.Key_Return)
    assert page(user, ReviewScreen).page.demo.isVisible()


def test_the_last_pause_is_a_pause_and_no_assessment(
    user: WindowUser, past: Callable[..., None]
) -> None:
    past(replace(sat(exercise=Exercise.RESONANCE), id="res-0001"), replace(sat(), id="mine-0001"))
    user.window.go_home()
    user.settle()
    assert user.window.home.last_pause.text().endswith("5 minutes")


def test_figures_of_a_demonstration_count_for_no_notice(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    monkeypatch.setattr(PracticeLibrary, "figures_opened", lambda _: counted.append(True))
    for source, expected in (("simulated:seed=7", 0), ("ble:Strap", 1)):
        made = WindowUser(qtbot, source_name=source)
        made.press(Key.Key_Space)
        made.at(301.0)
        made.press(Key.Key_P)
        made.press(Key.Key_D)
        made.press(Key.Key_F)
        assert page(made, ReviewScreen).with_figures
        assert len(counted) == expected
        leave(made.window)


def test_without_a_sensor_no_number_stands_in_for_a_heart(user_without_sensor: WindowUser) -> None:
    user = user_without_sensor
    user.press(Key.Key_Space)
    user.at(100.0)
    heart = user.window.pause.heart
    assert heart.isVisible()
    for figure in (heart.rate, heart.second_figure, heart.trend):
        assert not figure.isVisible()
    user.at(301.0)
    user.press(Key.Key_P)
    user.press(Key.Key_D)
    review = page(user, ReviewScreen)
    assert review.heart.text() == "No heart data in this one. The waiting counts just the same."
    user.press(Key.Key_F)
    assert not review.with_figures
    assert not any(figure.isVisible() for figure in review.figures)


def test_figures_come_and_go_with_the_sensor(user: WindowUser) -> None:
    user.press(Key.Key_Space)
    user.at(100.0)
    heart = user.window.pause.heart
    assert heart.rate.isVisible()
    user.window.listen_to("none")
    user.at(110.0)
    assert not heart.rate.isVisible()
    user.window.listen_to("simulated")
    user.at(120.0)
    assert heart.rate.isVisible()
    assert user.window.pause.contact.text.startswith(DEMO)


def test_a_person_with_pauses_is_never_introduced(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, Day(1))
    user = LibraryUser(qtbot, tmp_path, settings=SettingsFile(tmp_path))
    assert user.window.settings.now == Settings(), "the settings are gone, or of another machine"
    assert user.screen == "HomeScreen"
    user.close()
    fresh = opened(qtbot, tmp_path / "new")
    show(qtbot, fresh)
    assert fresh.screen_name == "FirstRunScreen"
    leave(fresh)


def test_no_prediction_of_a_demonstration_is_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    put(tmp_path, Day(1, prediction="a storm", source="simulated:seed=7"), Day(2))
    pauses = PracticeLibrary(tmp_path).pauses()
    assert [pause.id for pause in pauses] == ["day-0002"]
    assert PracticeLibrary(tmp_path).overview()[0] == []
