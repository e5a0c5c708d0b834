"""The history of ten thousand pauses in the window: `python -m tests.benchmarks.history [--pauses 10000]`.

Every pause has a trigger and a note, some of 100,000 characters. What is timed is what a person waits for: from the
key to the painted list, and from each typed letter to the painted list, with letters typed at once and later.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NoReturn, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from tests.benchmarks.practice import SimulatedPerson, add_annotations, build, series, slowness
from trainer.events import TriggerNamed
from trainer.library.store import Library
from trainer.library.tables import annotations as annotation_table
from trainer.library.tables import metadata as metadata_tables
from trainer.library.tables import sessions as session_table
from trainer.library.tables.sessions import Remark
from trainer.practice.pauses import Pause
from trainer.session.heart_line import HEART_LINE_POINTS
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.screens.history.history import HistoryScreen
from ui.screens.history.triggers import TriggersScreen
from ui.services.practice import PracticeLibrary

WORDS: Final = "it came and went as I watched the river from the bridge near home and breathed"
LONG_CHARS: Final = 100_000
LONG_EVERY: Final = 500  # pauses
TYPED: Final = ("river", "no answer", "qqq", "e")
Clock: TypeAlias = Callable[[], float]


def write_more(folder: Path, pauses: Sequence[Pause]) -> None:
    """A note for every pause, and for some a note and a trigger of 100,000 characters; a line of the heart."""
    with Library.open(folder, write=True) as library, library._change():
        connection = library._connection
        for n, pause in enumerate(pauses):
            number, written = session_table.session_number(connection, pause.id), str(pause.started)
            is_long = n % LONG_EVERY == 0
            note = (WORDS * (LONG_CHARS // len(WORDS)))[:LONG_CHARS] if is_long else f"{WORDS} {n}"
            metadata_tables.insert_remark(connection, number, Remark(written, note, ("evening",)))
            if is_long:
                trigger = TriggerNamed(0.0, f"trigger {n} {note}"[:LONG_CHARS])
                annotation_table.insert_annotation(connection, number, written, trigger)
            _keep_line(library, number, n)


def _keep_line(library: Library, number: int, n: int) -> None:
    """The summary once more, with the line that a real one has."""
    connection = library._connection
    (text,) = connection.execute(
        "SELECT summary FROM session WHERE number = ?", (number,)
    ).fetchone()
    line = [60.0 + (n + k) % 17 for k in range(HEART_LINE_POINTS)]
    fields = {**json.loads(text), "beats": 300, "heart_line": line}
    session_table.close_session_row(connection, number, None, fields)


def painted_s(clock: Clock, do: Callable[[], object], page: Callable[[], object]) -> float:
    """Seconds from an act to the painted page."""
    began = clock()
    do()
    widget = page()
    assert isinstance(widget, HistoryScreen | TriggersScreen)
    widget.grab()
    return clock() - began


def letters_s(clock: Clock, screen: HistoryScreen, words: str) -> Iterator[float]:
    """Seconds of each letter until what is found is painted, with the steps of reading between them."""
    field = screen.search_bar.field
    field.clear()
    for end in range(1, len(words) + 1):
        yield painted_s(clock, lambda end=end: field.setText(words[:end]), lambda: screen)  # type: ignore[misc]
        yield _longest_step_s(clock)


def _longest_step_s(clock: Clock) -> float:
    """The longest time in which the window could not answer, in one round of its events."""
    began = clock()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    return clock() - began


def measure(folder: Path, clock: Clock = time.perf_counter) -> dict[str, float]:
    """Seconds by what was done."""
    window = MainWindow(
        _nobody_begins,
        ExportingSessionLibrary(folder),
        "none",
        practice_library=PracticeLibrary(folder),
    )
    window.resize(1280, 800)
    window.show()
    for _ in range(5):
        QCoreApplication.processEvents()
    navigator = window.session_navigator
    first = [
        painted_s(clock, navigator.open_history, lambda: window.pages.current) for _ in range(5)
    ]
    window.pages.finish_fade()
    screen = window.pages.current
    assert isinstance(screen, HistoryScreen)
    screen.refresh()
    at_once = list(letters_s(clock, screen, TYPED[0]))
    while screen._search.prepare(1000):
        pass
    later = [took for words in TYPED for took in letters_s(clock, screen, words)]
    screen.search_bar.clear()
    practice = window.practice_navigator
    triggers = painted_s(clock, practice._open_triggers, lambda: window.pages.current)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        "first list, first time": first[0],
        "first list, median": median(first),
        "a letter while it is being read, longest": max(at_once),
        "a letter later, median": median(later[::2]),
        "a letter later, longest": max(later),
        "what sets it off": triggers,
    }


def _nobody_begins(*_: object) -> NoReturn:
    raise AssertionError("nothing is begun here")


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--pauses", type=int, default=10_000)
    words.add_argument("--cpu", action="store_true", help="of this process, where others work too")
    asked = words.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pauses = series(SimulatedPerson(), 1, asked.pauses)
        build(folder, pauses)
        add_annotations(folder, pauses)
        write_more(folder, pauses)
        for name, took_s in measure(
            folder, time.process_time if asked.cpu else time.perf_counter
        ).items():
            print(f"{name}: {1000.0 * took_s:.0f} ms")
    print(f"on a machine that is {slowness():.2f} times as slow as an idle one")
    del app


if __name__ == "__main__":
    main()
