"""The program as a whole on a desktop: closed, hidden, started again and asked from outside."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUser
from tests.ui.desktop.presence.session_bus import Desktop
from trainer.files.messages import RecordingIsFolder
from ui import app as app_module
from ui.app import Application
from ui.commands.cli import create_parser
from ui.desktop.presence.instance import claim_or_hand_over
from ui.i18n.rendering import to_english
from ui.services.desktop.window_request import WindowRequest, message_to_line
from ui.settings import Settings, SettingsFile

ROOT = Path(__file__).parents[4]


def arguments(library: Path, *words: str) -> argparse.Namespace:
    args = create_parser().parse_args(["--library", str(library), *words])
    args.claim, _ = claim_or_hand_over(library, WindowRequest)
    return args


Start = Callable[..., Application]


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Starts the program with settings, and waits until everything of it is there."""
    monkeypatch.setattr(app_module, "PRESENCE_MS", 0)
    made: list[Application] = []

    def begin(*words: str, settings: Settings | None = None) -> Application:
        SettingsFile(tmp_path).change(settings or Settings(met=True))
        application = Application(arguments(tmp_path, *words))
        made.append(application)
        application.open()
        qtbot.waitUntil(lambda: application._presence is not None, timeout=60_000)
        QApplication.processEvents()
        return application

    yield begin
    for application in made:
        application.close()
        window = application._window
        if window is not None:
            for timer in window.findChildren(QTimer):
                timer.stop()
            window.deleteLater()
        application.deleteLater()
    QApplication.processEvents()
    QGuiApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desktop.presence.tray.has_tray", lambda: True)


def second_start(library: Path, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ui", "--library", str(library), *words]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_second_start_begins_the_pause_in_the_first_window(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    first.window.showMinimized()
    with second_start(tmp_path, "--start", "--source", "simulated:seed=7") as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.communicate() == ("", "")
        assert second.returncode == 0
    assert not first.window.isMinimized()
    assert first.window.is_session_running
    assert first.window._source_name == "simulated:seed=7"
    assert SettingsFile(tmp_path).now.source == ""  # a demonstration is asked for each time


def test_a_second_start_with_a_source_that_is_none_says_so_itself(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    with second_start(tmp_path, "--start", "--source", "nonsense:1") as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        assert second.returncode == 1
        second.communicate()
    assert not first.window.is_session_running


def test_a_pause_that_is_running_goes_on(start: Start) -> None:
    first = start("--start")
    running = first.window._session
    assert running is not None
    first._follow_request(WindowRequest(start=True, source="simulated:seed=7"))
    assert first.window._session is running
    assert first.window._source_name != "simulated:seed=7"


def test_who_hid_everything_sees_the_pause_that_was_asked_for(start: Start) -> None:
    first = start()
    first.window.privacy_screen.toggle()
    first._follow_request(WindowRequest())
    assert first.window.privacy_screen.is_hidden
    first._follow_request(WindowRequest(start=True))
    assert not first.window.privacy_screen.is_hidden
    assert first.window.is_session_running


def test_a_second_start_for_the_tray_leaves_the_window_as_it_is(start: Start) -> None:
    first = start()
    first.window.showMinimized()
    first._follow_request(WindowRequest(hidden=True))
    assert first.window.isMinimized()


def test_the_token_of_the_desktop_is_passed_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    first = start()
    first._follow_request(WindowRequest(activation_token="abc"))
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "abc"


def test_a_recording_that_was_opened_again_is_shown_in_the_first_window(start: Start) -> None:
    first = start()
    first._follow_request(WindowRequest(notice="No such file: gone.jsonl."))
    assert first.window.notice.text == "No such file: gone.jsonl."
    first._follow_request(WindowRequest(session_id="unknown"))
    assert first.window.screen_name == "HomeScreen"


def test_a_second_start_is_answered_in_the_language_of_the_window(start: Start) -> None:
    first = start()
    first.window.settings.change(replace(first.window.settings.now, language="de"))
    first.window._refresh_appearance()
    message = RecordingIsFolder("/home/me/sleep")
    first._follow_request(
        WindowRequest(notice=to_english(message), message=message_to_line(message))
    )
    assert first.window.notice.text.startswith("/home/me/sleep ist ein Ordner")


def test_without_an_icon_closing_the_window_ends_the_program(start: Start) -> None:
    first = start()
    first.window.close()
    assert not first.window.isVisible()
    assert QGuiApplication.quitOnLastWindowClosed()


@pytest.mark.usefixtures("tray")
def test_with_an_icon_a_closed_window_waits_in_the_tray(start: Start) -> None:
    first = start("--start", settings=Settings(met=True, tray=True))
    window = first.window
    window.close()
    assert not window.isVisible()
    assert window.is_session_running  # nothing ends a pause but the person or the timer
    first._come_forward()
    assert window.isVisible()
    first.quit()
    assert not window.isVisible()
    assert not window.is_session_running


@pytest.mark.usefixtures("tray")
def test_who_quits_from_the_tray_ends_the_pause_that_runs_there(start: Start) -> None:
    first = start("--start", settings=Settings(met=True, tray=True))
    first.window.close()
    assert first.window.is_session_running
    assert first._presence is not None
    assert first._presence.tray is not None
    first._presence.tray.quit.trigger()
    assert not first.window.is_session_running


@pytest.mark.usefixtures("tray")
def test_quitting_from_the_window_is_not_closing_it(start: Start) -> None:
    first = start("--start", settings=Settings(met=True, tray=True))
    first.window.quit()
    assert not first.window.isVisible()
    assert not first.window.is_session_running
    assert first._presence is not None
    assert first._presence.is_quitting


@pytest.mark.usefixtures("tray")
def test_who_logs_out_is_not_kept_by_the_icon(start: Start) -> None:
    first = start(settings=Settings(met=True, tray=True))
    first.note_quitting()
    assert first.window.close()
    assert not first.window.is_session_running


@pytest.mark.usefixtures("tray")
def test_started_hidden_the_window_is_made_when_it_is_wanted(start: Start) -> None:
    first = start("--hidden")
    assert first._window is None
    assert first._presence is not None
    assert first._presence.tray is not None
    first._presence.tray.start.trigger()
    assert first.window.isVisible()
    assert first.window.is_session_running
    assert first._presence._is_pacing or first.window.is_pacing is False


def test_another_profile_is_another_window(start: Start, tmp_path: Path) -> None:
    first = start()
    before = first._server
    first._change_person("Anna")
    assert first._server is not None
    assert first._server is not before
    assert first._server._server.isListening()
    claim, is_done = claim_or_hand_over(tmp_path, WindowRequest)
    assert claim is not None  # the first profile may be opened beside it
    assert not is_done
    claim.release()


@pytest.mark.parametrize("words", [(), ("--hidden",)])
@pytest.mark.usefixtures("tray")
def test_who_declined_the_key_is_not_asked_at_the_next_start(
    start: Start, desktop: Desktop, qtbot: QtBot, tmp_path: Path, words: tuple[str, ...]
) -> None:
    desktop.order("respond", status=1)
    start(*words, settings=Settings(met=True, shortcut=True))
    qtbot.waitUntil(lambda: not SettingsFile(tmp_path).now.shortcut, timeout=60_000)


def test_a_pause_says_when_it_begins_and_when_its_time_is_over(user: WindowUser) -> None:
    told: list[bool] = []
    closed: list[bool] = []
    user.window.pacing_changed.connect(told.append)
    user.window.session_closed.connect(lambda: closed.append(True))
    user.window.begin()
    user.at(301.0)
    assert told == [True, False]
    assert user.window.is_session_running
    assert closed == []
    user.window.close()
    assert told == [True, False]
    assert closed == [True]


LOADED = """
import os, sys
from pathlib import Path
from ui.commands.cli import create_parser
from ui.commands import window as command
args = create_parser().parse_args(["--library", sys.argv[1], *sys.argv[2:]])
command._is_handed_over(args)
command.prepare_start()
from PySide6.QtCore import QTimer
from ui.app import Application, GuiApplication
import ui.desktop.presence.tray
ui.desktop.presence.tray.has_tray = lambda: True
app = GuiApplication([])
application = Application(args)
def report():
    names = sys.argv[0:0] + [n for n in sys.modules if n in WATCHED]
    print(sorted(names), flush=True)
    os._exit(0)
WATCHED = ("numpy", "scipy", "pyqtgraph", "sqlite3", "dbus_fast", "PySide6.QtDBus", "asyncio",
    "ui.navigation.main_window", "ui.desktop.presence.notifications", "ui.desktop.presence.reminder_timer",
    "ui.services.desktop.pause_commands", "trainer.session.session")
application.open()
QTimer.singleShot(600, report)
app.exec()
"""


def test_in_the_tray_alone_next_to_nothing_is_loaded(tmp_path: Path, runtime: Path) -> None:
    SettingsFile(tmp_path).change(Settings(met=True, tray=True))
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path), "--hidden"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "[]"
