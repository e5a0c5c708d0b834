"""A person at the keyboard, a session that runs here and now, and a library in memory.

The session is the real session with the real simulated heart, under the name of a strap unless a test asks
for a demonstration; only the thread and the clock are the test's own: time passes when the test says so.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from devices.simulation import source
from devices.source import SourceError
from tests.ui.recorded_sessions import STRAP, named_as
from trainer.errors import LibraryError
from trainer.events import Event, SensorEvent, SourceChanged, Tick
from trainer.messages import LegacyText
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Recording
from trainer.session.review import Review, summarize
from trainer.session.session import Session
from ui.desktop import recent_folders
from ui.desktop.desktop_file import DesktopFile
from ui.navigation.main_window import MainWindow
from ui.reports.printed_pages import PrintedDocument
from ui.reports.text_page import text_document
from ui.runtime.bridge import Bridge
from ui.screens.session.closing import ClosingScreen
from ui.services.deletion import DeletionResult
from ui.services.history import LazySessionList, session_list_from
from ui.services.lock import Lock
from ui.style import theme
from ui.widgets.layout import background
from ui.widgets.layout.page_stack import PageStack

STARTED = "2026-11-21T20:50:17+00:00"
NEVER = 1e9
AN_HOUR_MS = 3_600_000


@pytest.fixture(autouse=True, scope="session")
def one_application(qapp: QApplication) -> QApplication:
    """For all tests of the window. A report alone would begin one that can show no widgets."""
    return qapp


@pytest.fixture(autouse=True, scope="session")
def backgrounds_rendered_once(one_application: QApplication) -> Iterator[None]:
    """Thousands of windows have one of a few backgrounds, each of which takes as long as the rest of a page."""
    render_tile = lru_cache(maxsize=16)(background.render_tile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(background, "render_tile", render_tile)
        yield
    render_tile.cache_clear()  # a pixmap must not outlive the application


@pytest.fixture(autouse=True)
def windows_closed_for_good(one_application: QApplication) -> Iterator[None]:
    """What a test has left is deleted: only an event loop would do that, and few tests run one.

    Each change of a look would ask all of them again, and a window takes 8 MB.
    """
    before = one_application.topLevelWidgets()
    yield
    for widget in one_application.topLevelWidgets():
        if widget not in before:
            widget.deleteLater()
    one_application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def letters_of_the_usual_size() -> Iterator[None]:
    """A test that has made them larger, hidden key hints or saved somewhere would change those after it too."""
    yield
    theme.scale_text(100)
    theme.show_key_hints(True)
    recent_folders.remember_in(DesktopFile())


@pytest.fixture(autouse=True)
def pages_change_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each that fades is painted three times more, and nobody looks at it; `pages_that_fade` lets them fade."""
    monkeypatch.setattr("ui.navigation.main_window.PageStack", _stack_of_pages)


def _stack_of_pages(parent: QWidget, **_: bool) -> PageStack:
    return PageStack(parent, at_once=True)


@pytest.fixture(autouse=True)
def pages_stay_while_a_test_looks_at_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow machine a page would be made again, with other letters, in the middle of a test that resizes.

    A test about that sets the times to 0.
    """
    monkeypatch.setattr("ui.navigation.main_window.RESIZED_MS", AN_HOUR_MS)
    monkeypatch.setattr("ui.navigation.main_window.PENDING_MS", AN_HOUR_MS)


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of the desktop at which the tests run change none of them."""
    monkeypatch.setattr("ui.style.desktop_settings.has_session_bus", lambda: False)
    monkeypatch.setattr("ui.style.appearance._Desktop.reduces_motion", None)


class ManualSession:
    """A session whose time the test moves by hand."""

    def __init__(
        self,
        plan: SessionPlan,
        options: str | None,
        session_library: "MemorySessionLibrary",
        source_name: str = STRAP,
    ) -> None:
        self.plan, self.source_name = plan, "none" if options is None else source_name
        self._began_with = self.source_name
        self.bridge = Bridge()
        self.events: list[Event] = []
        self.stops = 0
        self.t = 0.0
        self._session_library = session_library
        self._source = "none" if options is None else "simulated"
        self._session = Session(plan)
        heart = (
            source.parse_simulated(options, self._guide).moments()
            if options is not None
            else iter(())
        )
        self._heart = iter(heart)
        self._coming: tuple[float, tuple[SensorEvent, ...]] = next(self._heart, (NEVER, ()))

    def now(self) -> float:
        return self.t

    def post(self, event: Event) -> None:
        if self._session.is_over or not self._session.accepts(event):
            return
        self.events.append(event)
        self.bridge.publish(self._session.feed(event))
        if self._session.is_over:
            QTimer.singleShot(0, self.bridge, self._close)

    def listen_to(self, source_name: str) -> None:
        kind, _, rest = source_name.partition(":")
        if kind not in ("none", "simulated"):
            raise SourceError(LegacyText(f"There is no {source_name} here."))
        self._heart = iter(())
        self.source_name = source_name
        if kind == "none":
            self.post(SourceChanged(self.t, source_name, gives_rr=False))
        else:
            self._heart = _later(source.parse_simulated(rest, self._guide).moments(), self.t)
        self._coming = next(self._heart, (NEVER, ()))

    def stop(self) -> None:
        self.stops += 1

    def go_to(self, t: float) -> None:
        """Let everything happen until `t`."""
        while not self._session.is_over:
            due = min(self._session.deadline, self._coming[0])
            if due > t:
                break
            self.t = max(self.t, due)
            if self._coming[0] > due:
                self.post(Tick(due))
                continue
            for event in self._coming[1]:
                self.post(named_as(self.source_name, event))
            self._coming = next(self._heart, (NEVER, ()))
        self.t = max(self.t, t)

    def _guide(self) -> Pacer | None:
        return self.bridge.latest.pacer if self.bridge.latest else None

    def _close(self) -> None:
        id_ = f"20261121-{len(self._session_library.recordings):04d}"
        recording = Recording(id_, STARTED, self._began_with, self.plan, None, tuple(self.events))
        self._session_library.recordings.insert(0, recording)
        self.bridge.ended.emit(id_)


def _later(
    moments: Iterable[tuple[float, tuple[SensorEvent, ...]]], by_s: float
) -> Iterator[tuple[float, tuple[SensorEvent, ...]]]:
    for t, events in moments:
        yield t + by_s, tuple(replace(event, t=event.t + by_s) for event in events)


@dataclass
class MemorySessionLibrary:
    recordings: list[Recording] = field(default_factory=list)
    trouble: str = ""
    remarks: dict[str, tuple[str | None, tuple[str, ...]]] = field(default_factory=dict)
    backups: list[str] = field(default_factory=list)
    """Ids of the sessions that a backup holds."""
    discarded: dict[str, bool] = field(default_factory=dict)
    """Deleted, and whether in the backups too, but not for good yet."""
    lock: Lock = field(default_factory=lambda: Lock(Path("/dev/null/library")))
    folder: Path = Path("/dev/null/library")

    def sessions(self) -> LazySessionList:
        self._complain()
        stored = [r for r in self.recordings if r.id not in self.discarded]
        return session_list_from([self._remarked(summarize(r).summary) for r in stored])

    def review(self, session_id: str) -> Review:
        self._complain()
        review = summarize(self.recording(session_id))
        return replace(review, summary=self._remarked(review.summary))

    def recording(self, session_id: str) -> Recording:
        self._complain()
        return next(r for r in self.recordings if r.id == session_id)

    def holding(self, session_ids: Sequence[str]) -> list[DeletionResult]:
        self._complain()
        return [self._find_copies(id_) for id_ in session_ids]

    def history(self) -> LazySessionList:
        return self.sessions()

    def heart_line(self, session_id: str) -> tuple[float | None, ...]:
        return self.review(session_id).summary.heart_line

    def discard(self, *session_ids: str, backups_too: bool = False) -> list[DeletionResult]:
        self._complain()
        self.discarded.update(dict.fromkeys(session_ids, backups_too))
        results = [self._find_copies(id_) for id_ in session_ids]
        return [replace(one, backups=()) for one in results] if backups_too else results

    def restore(self, *session_ids: str) -> None:
        self._complain()
        for id_ in session_ids:
            self.discarded.pop(id_, None)

    def delete_discarded(self) -> None:
        self._complain()
        self.recordings[:] = [r for r in self.recordings if r.id not in self.discarded]
        gone = [id_ for id_, too in self.discarded.items() if too]
        self.backups[:] = [b for b in self.backups if b not in gone]
        self.discarded.clear()

    def remark(self, session_id: str, note: str | None, tags: Sequence[str] = ()) -> None:
        self._complain()
        self.remarks[session_id] = (note, tuple(tags))

    def export(self, session_id: str, fmt: str, path: Path) -> Path:
        self._complain()
        path.write_text(json.dumps({"id": session_id, "format": fmt}), encoding="utf-8")
        return path

    def copy_out(self, session_id: str, fmt: str, path: Path) -> Path:
        return self.export(session_id, fmt, path)

    def report(self, session_id: str) -> PrintedDocument:
        self._complain()
        return text_document(session_id, session_id, "A pause.")

    def _find_copies(self, session_id: str) -> DeletionResult:
        backups = (Path("/backups/today.db"),) if session_id in self.backups else ()
        return DeletionResult(session_id, backups, (), ())

    def _remarked(self, summary: SessionSummary) -> SessionSummary:
        if summary.id not in self.remarks:
            return summary
        note, tags = self.remarks[summary.id]
        return structs.replace(summary, note=note, tags=tags)

    def _complain(self) -> None:
        if self.trouble:
            raise LibraryError(LegacyText(self.trouble))


class WindowUser:
    """The window with a person before it, who has only a keyboard."""

    def __init__(
        self,
        qtbot: QtBot,
        options: str | None = "seed=7,rsa=90",
        source_name: str = STRAP,
        session_library: MemorySessionLibrary | None = None,
    ) -> None:
        self.session_library = session_library or MemorySessionLibrary()
        self.sessions: list[ManualSession] = []
        self.refused = ""
        self._options, self._source_name = options, source_name
        self.window = MainWindow(
            self._start, self.session_library, "none" if options is None else source_name
        )
        qtbot.addWidget(self.window)
        show(qtbot, self.window)
        self.settle()

    @property
    def session(self) -> ManualSession:
        return self.sessions[-1]

    @property
    def screen(self) -> str:
        return self.window.screen_name

    @property
    def pattern(self) -> str:
        """The breath that the pacer leads now."""
        latest = self.session.bridge.latest
        return str(latest.pacer.pattern) if latest and latest.pacer else ""

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = QApplication.focusWidget() or self.window.pages.current
            assert focused is not None
            QTest.keyClick(focused, key)
        self.settle()

    def end(self) -> None:
        """End the pause, as one does: by the question and its answer."""
        self.press(Qt.Key.Key_Escape, Qt.Key.Key_E)

    def open_details(self) -> None:
        """From the closing moment to the review."""
        closing = self.window.pages.current
        assert isinstance(closing, ClosingScreen)
        closing.buttons["details"].click()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
        self.window.pages.finish_fade()

    def at(self, t: float) -> None:
        """Let the session's time pass, and the screen show it."""
        self.session.go_to(t)
        self.settle()
        for _ in range(30):
            self.window.pause.show_frame()
        self.settle()

    def _start(self, plan: SessionPlan, _: str) -> ManualSession:
        if self.refused:
            raise SourceError(LegacyText(self.refused))
        self.sessions.append(
            ManualSession(plan, self._options, self.session_library, self._source_name)
        )
        return self.sessions[-1]


@pytest.fixture
def user(qtbot: QtBot) -> Iterator[WindowUser]:
    made = WindowUser(qtbot)
    yield made
    leave(made.window)


@pytest.fixture
def user_without_sensor(qtbot: QtBot) -> Iterator[WindowUser]:
    made = WindowUser(qtbot, options=None)
    yield made
    leave(made.window)


@pytest.fixture
def user_with_demo(qtbot: QtBot) -> Iterator[WindowUser]:
    made = WindowUser(qtbot, source_name="simulated:seed=7")
    yield made
    leave(made.window)


@pytest.fixture
def past(user: WindowUser) -> Callable[..., None]:
    """Put pauses in the library that were made before."""

    def put(*recordings: Recording) -> None:
        user.session_library.recordings.extend(recordings)

    return put


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show it as the window that has the keyboard."""
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    QApplication.processEvents()


def leave(window: QWidget) -> None:
    """Close it, and see that nothing goes on behind."""
    window.close()
    QApplication.processEvents()
    ticking = [t for t in window.findChildren(QTimer) if t.isActive()]
    assert not ticking, f"timers left running: {ticking}"


def ended(
    id_: str, how: Completion | None, session: ManualSession, started: str = STARTED
) -> Recording:
    source = session.source_name
    return Recording(id_, started, source, session.plan, how, tuple(session.events))
