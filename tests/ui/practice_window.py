"""The window with a real library behind it, and a person who has only a keyboard."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, SupportsIndex

from pytestqt.qtbot import QtBot

from tests.ui.conftest import ManualSession, MemorySessionLibrary, WindowUser, leave, show
from trainer.events import Begin, Decided, Decision, Event, Moment, PredictionMade, UrgeRated
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.file_header import NAME
from trainer.library.store import Library
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.services.practice import PracticeLibrary
from ui.settings import SettingsFile


class LibraryRecordings(list[Recording]):
    """What a session hands over goes into the library, as the recorder would put it there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def insert(self, index: SupportsIndex, recording: Recording) -> None:
        over = replace(recording, ended=Completion.COMPLETED)
        with Library.open(self._folder, write=True) as library:
            library.add_recording(over, summary_to_json(summarize(over).summary, to_english))
        super().insert(index, over)


class LibraryUser(WindowUser):
    """Also closes the window and opens it again, as on the next day."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: SettingsFile | None = None) -> None:
        self.folder, self._qtbot = folder, qtbot
        self.session_library = MemorySessionLibrary(recordings=LibraryRecordings(folder))
        self.sessions: list[ManualSession] = []
        self.refused = ""
        self._options, self._source_name = None, "none"
        self._settings = settings
        self.open()

    def open(self) -> None:
        self.window = MainWindow(
            self._start,
            ExportingSessionLibrary(self.folder),
            "none",
            settings=self._settings,
            practice_library=PracticeLibrary(self.folder),
        )
        self._qtbot.addWidget(self.window)
        show(self._qtbot, self.window)
        self.settle()

    def close(self) -> None:
        leave(self.window)

    def next_day(self) -> None:
        self.close()
        self.open()


@dataclass(frozen=True)
class Day:
    """One pause of a person's record, without the session: quick to make many of."""

    number: int
    before: int = 8
    after: int = 4
    minutes: float = 5.0
    decision: Decision = Decision.PASSED
    prediction: str = ""
    sure_percent: int | None = None
    started: str = ""
    source: str = "none"


MAX_CACHED_DAYS: Final = 31
_cached_files: dict[tuple[Day, ...], bytes] = {}
"""Files of libraries that began with these pauses: hundreds of tests begin with the same few."""


def put(folder: Path, *days: Day) -> None:
    """Pauses in the library, one a day."""
    db = folder / NAME
    if db.exists() or len(days) > MAX_CACHED_DAYS:
        _add(folder, days)
        return
    if days not in _cached_files:
        _add(folder, days)
        _cached_files[days] = db.read_bytes()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    db.touch(mode=0o600)
    db.write_bytes(_cached_files[days])


def _add(folder: Path, days: Iterable[Day]) -> None:
    with Library.open(folder, write=True) as library:
        for day in days:
            recording = _recorded(day)
            library.add_recording(
                recording, summary_to_json(summarize(recording).summary, to_english)
            )


def _recorded(day: Day) -> Recording:
    plan = SessionPlan(round_s=60.0 * day.minutes)
    month, date = divmod(day.number, 28)
    started = day.started or f"2026-{5 + month:02d}-{date + 1:02d}T18:00:00+00:00"
    events = tuple(_events(day))
    return Recording(
        f"day-{day.number:04d}", started, day.source, plan, Completion.COMPLETED, events
    )


def _events(day: Day) -> Iterator[Event]:
    end = 60.0 * day.minutes
    yield Begin(0.0)
    yield UrgeRated(2.0, day.before, Moment.BEFORE)
    if day.prediction:
        yield PredictionMade(9.0, day.prediction, day.sure_percent)
    yield UrgeRated(end + 2.0, day.after, Moment.AFTER)
    yield Decided(end + 4.0, day.decision)
