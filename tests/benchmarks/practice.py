"""What the trends find in simulated people, and what they cost: `python -m tests.benchmarks.practice`.

Two hundred people of sixty pauses whose urge halves ever sooner (after 6 minutes at first, after 3 in the
end), two hundred in whom nothing changes, and a library of ten thousand pauses as a person would leave it:
half of the outcomes told later, triggers, notes, and two hundred audits.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path
from statistics import median
from typing import Final

from trainer.events import Decision, PredictionMade, TriggerNamed
from trainer.exercises.certainty_audit import Audit, Column, audit_to_fields
from trainer.library.store import Library, new_id
from trainer.library.tables import annotations as annotation_table
from trainer.library.tables import sessions as session_table
from trainer.library.tables.annotations import Worksheet
from trainer.library.tables.events import event_to_row
from trainer.plan import SessionPlan
from trainer.practice.annotations import Annotations, Outcome, OutcomeReported
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.trends import Trend, Trends, compute_trends
from trainer.recording import Completion, Recording
from ui.services.practice import load_pauses, load_predictions

FIRST: Final = datetime(2024, 1, 1, 8, tzinfo=UTC)
HOURS_APART: Final = 30.0
AUDITS: Final = 200
YARDSTICK_S: Final = 0.0125  # see `slowness`: two idle cores, on which the trends take 0.24 s
TRIGGERS: Final = ("an evening alone", "no answer yet", "a short answer", "they were late")


@dataclass(frozen=True, slots=True)
class SimulatedPerson:
    """How their urge halves at first and in the end, and how unevenly they are and rate.

    `uneven` is the spread of a pause's half-time (as a logarithm), `rough` that of a rating, points.
    """

    first_half_min: float = 6.0
    last_half_min: float = 3.0
    uneven: float = 0.2
    rough: float = 0.7
    passed: float = 0.6
    as_feared: float = 0.25
    minutes: tuple[float, ...] = (2.0, 5.0, 5.0, 5.0, 10.0)


STEADY: Final = SimulatedPerson(last_half_min=6.0)


def series(person: SimulatedPerson, seed: int, pauses: int = 60) -> list[Pause]:
    """Their pauses, oldest first, all different, the same for the same seed."""
    chance = random.Random(seed)
    return [_pause(person, n, n / max(1, pauses - 1), chance) for n in range(pauses)]


def compute_all_trends(pauses: list[Pause]) -> Trends:
    return compute_trends(pauses, [pause.prediction for pause in pauses if pause.prediction])


def is_recovered(trend: Trend, person: SimulatedPerson) -> bool:
    """Do the stated intervals hold the truth at the first pause, at the last, and in between?"""
    factor = person.last_half_min / person.first_half_min
    return (
        _holds(trend.first_interval, person.first_half_min)
        and _holds(trend.last_interval, person.last_half_min)
        and _holds(trend.change_interval, factor)
    )


def named(trends: Trends) -> list[str]:
    """The trends in which a change is named."""
    return [name for name, trend in trends.trends.items() if trend.direction is not None]


def build(folder: Path, pauses: Sequence[Pause]) -> None:
    """A library with the summaries of these pauses; of their events only what was predicted."""
    with Library.open(folder, write=True) as library, library._change():
        for pause in pauses:
            recording = Recording(pause.id, pause.started, "none", SessionPlan(), None, ())
            number = session_table.insert_session(library._connection, recording)
            if prediction := pause.prediction:
                made = PredictionMade(9.0, prediction.text, prediction.sure_percent)
                session_table.insert_rows(library._connection, number, [event_to_row(0, made)])
            session_table.close_session_row(
                library._connection, number, Completion.COMPLETED, summary_of(pause)
            )


def add_annotations(folder: Path, pauses: Sequence[Pause], audits: int = AUDITS) -> None:
    """What stands beside the pauses after some years: of every second one what came was told later, of
    every third the trigger; and audits, with what came of their predictions.
    """
    with Library.open(folder, write=True) as library, library._change():
        connection = library._connection
        for n, pause in enumerate(pauses):
            number, written = session_table.session_number(connection, pause.id), str(pause.started)
            if n % 3 == 0:
                trigger = TriggerNamed(0.0, TRIGGERS[n // 3 % len(TRIGGERS)])
                annotation_table.insert_annotation(connection, number, written, trigger)
            if n % 2 == 0 and pause.prediction and pause.prediction.outcome:
                note = f"a word on it, {n}" if n % 8 == 0 else None
                outcome = OutcomeReported(pause.prediction.outcome, note)
                annotation_table.insert_annotation(connection, number, written, outcome)
        for n in range(audits):
            worksheet = _audit(n)
            annotation_table.insert_worksheet(connection, worksheet)
            outcome = OutcomeReported(Outcome.LESS, place=1, of="they leave")
            annotation_table.insert_worksheet_outcome(
                connection, worksheet.id, worksheet.written, outcome
            )


def _audit(n: int) -> Worksheet:
    audit = Audit().with_line("it is late", Column.KNOWN)
    audit = audit.with_line("they leave", Column.PREDICTING).with_follow_up(1, 70)
    written = FIRST + timedelta(hours=HOURS_APART * n)
    name = new_id(written, f"a{n:04x}")
    return Worksheet(name, "audit", written.isoformat(), audit_to_fields(audit))


def summary_of(pause: Pause) -> dict[str, object]:
    """As large as a real one, for reading it is what costs."""
    result = pause.prediction
    return {
        "id": pause.id,
        "started": pause.started,
        "exercise": "pause",
        "guide": "full",
        "planned_s": pause.planned_s,
        "duration_s": pause.waited_s,
        "ended": pause.ended,
        "urge_before": pause.urge_before,
        "urge_after": pause.urge_after,
        "decision": None if pause.decision is None else str(pause.decision),
        "corrected": {"ectopic": 0, "missed": 1, "extra": 0, "long": 0, "short": 0},
        "gaps": [[60.0 * n, 60.0 * n + 5.25] for n in range(4)],
        "quality": {"verdict": "good", "reason": "1 of 361 beats was corrected"},
        "figures": {
            **{f"a_figure_{n}_ms": 123.456789 / (n + 1) for n in range(19)},
            "mean_hr_bpm": pause.mean_hr_bpm,
            "rsa_ms": pause.rsa_ms,
        },
        **(_predicted(result) if result else {}),
    }


def _predicted(prediction: Prediction) -> dict[str, object]:
    return {"prediction": {"text": prediction.text, "sure_percent": prediction.sure_percent}}


def reading_s(folder: Path, times: int = 9) -> float:
    """From a closed library to all trends, s: the median of some."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        with Library.open(folder, write=False) as library:
            pauses = load_pauses(library)
            compute_trends(pauses, load_predictions(library, pauses))
        took.append(time.perf_counter() - began)
    return median(took)


def command_s(*words: str, times: int = 5) -> float:
    """The whole command in a process of its own, s: the median of some."""
    start = "import sys; from ui.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    took = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", start, *words],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        took.append(time.perf_counter() - began)
    return median(took)


def slowness(times: int = 9) -> float:
    """How much slower this machine is just now than the one of `YARDSTICK_S`; never below 1.

    Where others work at the same time a reading takes longer too, and that is not the reading's doing.
    """
    took = []
    for _ in range(times):
        began = time.process_time()
        sum(n * n % 7 for n in range(300_000))
        took.append(time.process_time() - began)
    return max(1.0, median(took) / YARDSTICK_S)


def _pause(person: SimulatedPerson, n: int, at: float, chance: random.Random) -> Pause:
    half_min = person.first_half_min + (person.last_half_min - person.first_half_min) * at
    half_min *= 2.0 ** (person.uneven * chance.gauss(0.0, 1.0) / log(2.0))
    before, minutes = chance.randint(5, 9), chance.choice(person.minutes)
    left = before * 2.0 ** (-minutes / half_min) + person.rough * chance.gauss(0.0, 1.0)
    started = FIRST + timedelta(hours=HOURS_APART * n)
    name = new_id(started, f"{n:04x}")
    outcome = Outcome.AS_FEARED if chance.random() < person.as_feared else Outcome.NOTHING
    return Pause(
        id=name,
        started=started.isoformat(),
        day=HOURS_APART / 24.0 * n,
        waited_s=60.0 * minutes,
        planned_s=60.0 * minutes,
        urge_before=before,
        urge_after=min(10, max(0, round(left))),
        decision=Decision.PASSED if chance.random() < person.passed else Decision.REACH_OUT,
        mean_hr_bpm=chance.gauss(70.0, 4.0),
        rsa_ms=chance.gauss(60.0, 12.0),
        ended="completed",
        annotations=Annotations(
            prediction="it ends", sure_percent=chance.randint(50, 95), outcome=outcome
        ),
    )


def _holds(interval: tuple[float, float | None] | None, truth: float) -> bool:
    if interval is None:
        return False
    low, high = interval
    return low <= truth and (high is None or truth <= high)


def main(arguments: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=200)
    words.add_argument("--pauses", type=int, default=10_000)
    asked = words.parse_args(arguments)
    seeds = range(asked.people)
    sooner = SimulatedPerson()
    changing = [compute_all_trends(series(sooner, seed)) for seed in seeds]
    half_times = [trends.trends["urge_half_time"] for trends in changing]
    recovered = sum(is_recovered(trend, sooner) for trend in half_times)
    directed = sum(trend.direction is not None for trend in half_times)
    steady = [named(compute_all_trends(series(STEADY, seed))) for seed in seeds]
    print(
        f"6 to 3 minutes: within the stated intervals {recovered} of {asked.people}, named {directed}"
    )
    print(f"no change: no trend named in {steady.count([])} of {asked.people}")
    with tempfile.TemporaryDirectory() as folder:
        pauses = series(sooner, 1, asked.pauses)
        build(Path(folder), pauses)
        add_annotations(Path(folder), pauses)
        took_s = reading_s(Path(folder))
        print(
            f"trends of {asked.pauses} pauses: {1000.0 * took_s:.0f} ms (median), on a machine that is "
            f"{slowness():.2f} times as slow as an idle one"
        )
        whole_s, version_s = (
            command_s("trends", "--json", "--library", folder),
            command_s("--version"),
        )
        print(
            f"the whole command `trends --json`: {1000.0 * whole_s:.0f} ms, "
            f"of which `--version` alone takes {1000.0 * version_s:.0f} ms (medians)"
        )


if __name__ == "__main__":
    main()
