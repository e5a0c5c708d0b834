"""A library of ten thousand sessions: `python -m tests.benchmarks.library [--sessions 10000]`.

Each session is a five-minute pause of 300 beats, as the recorder writes it; its summary is the real one
of a simulated pause. What is timed in a process of its own counts all that process does.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from trainer.events import Beat, Begin, Event, FinishRequested
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.connection import file_size
from trainer.library.store import Library, new_id
from trainer.library.tables import sessions as session_table
from trainer.library.tables.events import event_to_row
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.i18n.rendering import to_english
from ui.runtime.recorder import Recorder
from ui.services.reviews import load_review

BEATS: Final = 300
FIRST: Final = datetime(2020, 1, 1, 7, 30, tzinfo=UTC)
AT_ONCE: Final = 200  # sessions in one transaction while building
HOUR_BEATS: Final = 4_000
OPENING: Final = """
import sys, time
from pathlib import Path
from trainer.library.store import Library
from ui.services.sessions import SessionLibrary
began = time.perf_counter()
Library.open(Path(sys.argv[1]), write=True).close()
SessionLibrary(Path(sys.argv[1])).sessions()
print(time.perf_counter() - began)
"""


def build(folder: Path, sessions: int) -> None:
    """Fill a library, without the wait for the disk at every beat."""
    with Library.open(folder, write=True) as library:
        connection = library._connection
        for first in range(0, sessions, AT_ONCE):
            connection.execute("BEGIN")
            for n in range(first, min(first + AT_ONCE, sessions)):
                _add(library, n)
            connection.execute("COMMIT")


def _add(library: Library, n: int) -> None:
    recording = a_session(n)
    number = session_table.insert_session(library._connection, recording)
    rows = [event_to_row(seq, event) for seq, event in enumerate(recording.events)]
    session_table.insert_rows(library._connection, number, rows)
    summary = {**THE_SUMMARY, "id": recording.id, "started": recording.started}
    session_table.close_session_row(library._connection, number, recording.ended, summary)


def a_session(n: int) -> Recording:
    started = FIRST + timedelta(hours=6 * n)
    session_id = new_id(started, f"{n:04x}")
    return Recording(
        session_id,
        started.isoformat(),
        "simulated",
        SessionPlan(),
        Completion.COMPLETED,
        tuple(_events(n)),
    )


def _events(n: int) -> Iterator[Event]:
    yield Begin(0.0)
    t = 0.0
    for i in range(BEATS):
        rr_ms = 950.0 + 60.0 * ((i * 7 + n) % 11 - 5) / 5.0
        t = round(t + rr_ms / 1000.0, 6)
        yield Beat(t, rr_ms, round(rr_ms * 1.024), t)
    yield FinishRequested(round(t + 0.5, 6))


THE_SUMMARY: Final = summary_to_json(summarize(a_session(0)).summary, to_english)


def opening_s(folder: Path) -> float:
    """Seconds to open for writing and list the history, as the window does; the best of three."""
    return min(float(_output("-c", OPENING, str(folder))) for _ in range(3))


def listing_s(folder: Path) -> tuple[float, int]:
    """Wall seconds of `outbreath sessions --json`, best of three, and how many it listed."""
    best, listed = 99.0, 0
    for _ in range(3):
        began = time.perf_counter()
        text = _output("-m", "ui", "sessions", "--json", "--library", str(folder))
        best = min(best, time.perf_counter() - began)
        listed = len(json.loads(text))
    return best, listed


def review_s(folder: Path) -> float:
    """Seconds for one review of a large library, worked out from its events; the best of five."""
    with Library.open(folder, write=False) as library:
        session_id = library.find("last")
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        with Library.open(folder, write=False) as library:
            load_review(library, session_id)
        taken.append(time.perf_counter() - began)
    return min(taken)


def recording_costs(folder: Path) -> tuple[float, float]:
    """CPU milliseconds an event of an hour at real pace, a commit each; and megabytes it adds."""
    before = file_size(folder / "library.db")
    blank = Recording(f"hour-{secrets.token_hex(4)}", FIRST.isoformat(), "none", None, None, ())
    recorder = Recorder(folder, blank, lambda _: None)
    recorder.start()
    cpu = time.process_time()
    for i in range(HOUR_BEATS):
        recorder.write(Beat(round(i * 0.9, 6), 900.0 + i % 50, 900 + i % 50, round(i * 0.9, 6)))
        _let_it_commit(recorder)
    recorder.finish(Completion.COMPLETED, {})
    assert recorder.stop(60.0)
    cpu = time.process_time() - cpu
    return 1000.0 * cpu / HOUR_BEATS, (file_size(folder / "library.db") - before) / 1e6


def _let_it_commit(recorder: Recorder) -> None:
    while not recorder._queue.empty():
        os.sched_yield()


def _output(*words: str) -> str:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=True
    ).stdout


def measure(sessions: int) -> None:
    """Build the library and print what it costs."""
    with TemporaryDirectory() as scratch:
        empty, full = Path(scratch) / "empty", Path(scratch) / "full"
        build(empty, 0)
        began = time.perf_counter()
        build(full, sessions)
        print(
            f"built {sessions} sessions, {sessions * BEATS} beats, in {time.perf_counter() - began:.0f} s, {file_size(full / 'library.db') / 1e6:.0f} MB"
        )
        with_none, with_all = opening_s(empty), opening_s(full)
        print(
            f"open and list the history: {with_none:.3f} s empty, {with_all:.3f} s full: {with_all - with_none:+.3f} s (at most 0.3)"
        )
        listing, listed = listing_s(full)
        nothing, _ = listing_s(empty)
        print(
            f"`sessions --json` of {listed}: {listing:.2f} s (at most 0.5), of none {nothing:.2f} s"
        )
        print(f"one review: {review_s(full):.3f} s (at most 0.2)")
        cpu_ms, megabytes = recording_costs(full)
        print(
            f"recording: {cpu_ms:.3f} ms CPU an event (at most 1), {megabytes:.2f} MB an hour (at most 2)"
        )
        began = time.perf_counter()
        with Library.open(full, write=True) as library:
            library.back_up(FIRST.date())
        print(f"the day's backup: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sessions", type=int, default=10_000)
    measure(asked.parse_args().sessions)
