"""Work beside the window: its result or its error comes back to the main thread, and closing waits for it."""

import asyncio
import threading

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from devices.source import DiscoveredSensor, Obstacle
from tests.refusals import english_of
from trainer.errors import TrainerError
from trainer.messages import LegacyText
from ui.runtime.background import BackgroundTask, SensorSearch


class Receiver(QObject):
    """Keeps what a task emits, and the thread in which it arrives."""

    def __init__(self, task: BackgroundTask) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.threads: set[threading.Thread] = set()
        task.done.connect(self.take_result)
        task.failed.connect(self.take_error)

    @Slot(object)
    def take_result(self, result: object) -> None:
        self.threads.add(threading.current_thread())
        self.results.append(result)

    @Slot(object)
    def take_error(self, error: object) -> None:
        self.threads.add(threading.current_thread())
        self.errors.append(error)


@pytest.fixture
def task(qtbot: QtBot) -> BackgroundTask:
    return BackgroundTask("test")


def test_the_result_of_work_in_a_thread_comes_back_to_the_window(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    receiver = Receiver(task)
    task.start(threading.current_thread)
    qtbot.waitUntil(lambda: bool(receiver.results))
    task.stop()
    (worker,) = receiver.results
    assert isinstance(worker, threading.Thread)
    assert worker.name == "test"
    assert worker is not threading.main_thread()
    assert receiver.threads == {threading.main_thread()}


@pytest.mark.parametrize("error", [TrainerError(LegacyText("Wrong passphrase.")), OSError("disk")])
def test_what_stands_in_the_way_of_the_work_is_told_to_the_window(
    task: BackgroundTask, qtbot: QtBot, error: Exception
) -> None:
    def refuse() -> None:
        raise error

    receiver = Receiver(task)
    task.start(refuse)
    qtbot.waitUntil(lambda: bool(receiver.errors))
    task.stop()
    assert receiver.errors == [error]
    assert receiver.threads == {threading.main_thread()}
    assert not receiver.results


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_after_a_defect_the_window_is_told_and_waits_no_longer(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    receiver = Receiver(task)
    task.start(lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(receiver.errors))
    task.stop()
    assert isinstance(receiver.errors[0], ZeroDivisionError)
    assert not task.is_running


def test_work_that_runs_is_finished_before_other_work_and_before_the_window_closes(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    receiver = Receiver(task)
    may_end = threading.Event()
    task.start(may_end.wait)
    task.start(lambda: "other")
    assert task.is_running
    threading.Timer(0.05, may_end.set).start()
    task.stop()
    assert not task.is_running
    qtbot.waitUntil(lambda: bool(receiver.results))
    assert receiver.results == [True]


def test_work_that_was_put_off_does_not_begin_after_the_window_is_closed(
    task: BackgroundTask, qtbot: QtBot
) -> None:
    receiver = Receiver(task)
    task.start(lambda: "late", delay_ms=1)
    assert task.is_running
    task.stop()
    assert not task.is_running
    qtbot.wait(20)
    assert not receiver.results


def test_work_that_was_put_off_begins_by_itself(task: BackgroundTask, qtbot: QtBot) -> None:
    receiver = Receiver(task)
    task.start(lambda: "late", delay_ms=1)
    qtbot.waitUntil(lambda: receiver.results == ["late"])
    task.stop()


def test_closing_the_window_cancels_a_search_for_sensors(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    has_begun = threading.Event()

    async def search_forever(*_: object) -> None:
        has_begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("devices.registry.find_sensors", search_forever)
    search = SensorSearch()
    results: list[object] = []
    search.finished.connect(lambda *outcome: results.append(outcome))
    search.start()
    assert has_begun.wait(10.0)
    search.stop()
    assert not search.is_running
    search.start()
    assert not search.is_running
    qtbot.wait(1)
    assert not results


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_search_that_breaks_off_says_so(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    async def break_off(*_: object) -> None:
        raise ZeroDivisionError("no radio")

    monkeypatch.setattr("devices.registry.find_sensors", break_off)
    search = SensorSearch()
    results: list[tuple[list[DiscoveredSensor], list[Obstacle]]] = []
    search.finished.connect(lambda *outcome: results.append(outcome))
    search.start()
    qtbot.waitUntil(lambda: bool(results))
    search.stop()
    ((sensors, (obstacle,)),) = results
    assert sensors == []
    assert english_of(obstacle.message) == "The search for sensors stopped: no radio."
