"""A table of beats that left the program comes back with its breaths, its rounds and their length."""

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.events import Beat, Begin, Decided, Decision, Event, Tick
from trainer.files.atomic_write import write_text_atomic
from trainer.formats.csv_pacer_import import complete_with_pacer
from trainer.formats.csv_text.cells import format_table
from trainer.formats.exports import csv_export
from trainer.formats.messages import WithPacer
from trainer.formats.reader import read_file
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Recording
from trainer.session.progress import find_pacer
from trainer.session.review import replay_progress, summarize


def pause_of(round_s: float, *rounds: float) -> Recording:
    """A heart like a clock, and rounds that begin at these times."""
    plan = SessionPlan(round_s=round_s, exhale=ExhaleMode.FIXED)
    starts: list[Event] = [Begin(rounds[0])]
    starts += [Decided(t, Decision.WAIT_AGAIN) for t in rounds[1:]]
    ends = [Tick(t + round_s) for t in rounds]
    until = rounds[-1] + round_s - 0.4
    beats = [Beat(0.8 * n, 800.0) for n in range(1, int(until / 0.8) + 1)]
    events = sorted([*starts, *ends, *beats], key=lambda e: (e.t, isinstance(e, Beat)))
    return Recording("one", None, "none", plan, None, tuple(events))


def table_of(recording: Recording, path: Path) -> Path:
    course = replay_progress(recording)
    judged = summarize(recording).judged
    rows = csv_export.beat_rows(judged, lambda t: find_pacer(course.spans, t), course.rounds_led())
    path.parent.mkdir(exist_ok=True)
    write_text_atomic(path, format_table(csv_export.BEATS_COLUMNS, rows))
    return path


def brought_back(recording: Recording, folder: Path) -> Recording:
    taken = complete_with_pacer(read_file(table_of(recording, folder / "beats.csv")))
    assert taken.understood[-1] == WithPacer()
    return taken.recording


def test_two_rounds_come_back_as_two_each_as_long_as_it_was(tmp_path: Path) -> None:
    back = brought_back(pause_of(120.0, 0.0, 140.0), tmp_path)
    assert back.plan is not None
    assert back.plan.exercise is Exercise.PAUSE
    assert back.plan.round_s == pytest.approx(120.0, abs=1.0)
    (first, again) = replay_progress(back).rounds_led()
    assert first == pytest.approx((0.0, 120.0), abs=1.0)
    assert again == pytest.approx((140.0, 260.0), abs=1.0)


def test_the_longer_of_two_rounds_is_the_length_that_was_agreed(tmp_path: Path) -> None:
    whole = pause_of(120.0, 0.0, 140.0)
    cut = replace(whole, events=tuple(e for e in whole.events if e.t < 200.0))
    back = brought_back(cut, tmp_path)
    assert back.plan is not None
    assert back.plan.round_s == pytest.approx(120.0, abs=1.0)


def test_one_round_alone_comes_back_as_breathing_for_as_long_as_its_beats(tmp_path: Path) -> None:
    back = brought_back(pause_of(120.0, 0.0), tmp_path)
    assert back.plan is not None
    assert back.plan.exercise is Exercise.FREE
    assert back.plan.round_s == pytest.approx(119.2, abs=0.5)


def test_the_same_table_is_the_same_session_and_another_is_another(tmp_path: Path) -> None:
    names = [
        brought_back(recording, tmp_path / str(n)).id
        for n, recording in enumerate(
            (pause_of(120.0, 0.0), pause_of(120.0, 0.0), pause_of(90.0, 0.0))
        )
    ]
    assert names[0] == names[1]
    assert names[0] != names[2]
