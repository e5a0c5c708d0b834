"""Does any sequence of events end a session, or leave a figure without grounds?

    python -m tests.benchmarks.sessions [--sequences 2000 | --minutes 10] [--seed 1]
    python -m tests.benchmarks.sessions --one 4711
    python -m tests.benchmarks.sessions --simulated 2000 [--seed 1]
    python -m tests.benchmarks.sessions --day

The first draws sequences of everything that a source and a person can send (see
`tests.trainer.event_sequences`), over every exercise, exhale mode and length, and puts each through the
session, the summary, a summary cut off, the recomputation and the exports; some through a library.
A fault is shown with the number that draws it again, which `--one` shows with its traceback.

The second runs five-minute sessions of simulated people whose sensors miss, add, drop, stall and lose
contact, by the command line itself and into one library: each must end at its time with status 0, and
the library must list them all. The third runs a day and a night at 1 % ectopic beats.
"""

import argparse
import json
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field, fields
from io import StringIO
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from tests.trainer.event_sequences import SimulatedRun, arrivals_of, drawn, reviewed
from trainer.events import Beat
from trainer.formats import jsonl
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.exports.redaction import redact_recording
from trainer.hrv.record_figures import compute_record_figures
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import Review, summarize
from ui.commands import cli
from ui.commands.library import print_recomputed
from ui.i18n.rendering import to_english
from ui.reports import session_tables
from ui.reports.export import FORMATS as EXPORT_FORMATS
from ui.reports.export import export_session
from ui.reports.session_document import SessionDocument

FORMATS: Final = ("csv", "rr", "jsonl", "edf", "json")
OTHERWISE: Final = 3  # each so many sequences are measured in other ways and redacted
IN_A_LIBRARY: Final = 25  # each so many sequences go through a library as well
DRAWN: Final = 400  # and each so many through the report and the pictures
MOST_SHOWN: Final = 10
ROUND_S: Final = 300.0
DAY_S: Final = 86_400.0
MOST_FAULTY: Final = 0.3


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sequences", type=int, default=2000)
    words.add_argument("--minutes", type=float, help="instead of a number of sequences")
    words.add_argument("--one", type=int, help="only this sequence, with its traceback")
    words.add_argument("--simulated", type=int, help="so many sessions of simulated people instead")
    words.add_argument("--day", action="store_true", help="one session of 24 hours instead")
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    warnings.simplefilter("error")
    if asked.one is not None:
        return 1 if _run(asked.one, shows_it=True)[1] else 0
    if asked.simulated is not None:
        return _simulated(asked.simulated, asked.seed)
    if asked.day:
        return _day()
    return _sequences(asked.seed, asked.sequences, asked.minutes)


# ---------------------------------------------------------------------------- sequences


@dataclass
class Tally:
    sequences: int = 0
    events: int = 0
    faults: int = 0
    took_s: float = 0.0


@dataclass
class Table:
    """What was run, by exercise and exhale mode; and what went wrong, by its kind."""

    rows: dict[str, Tally] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, plan: SessionPlan, events: int, fault: str | None, took_s: float) -> None:
        row = self.rows.setdefault(f"{plan.exercise} {plan.exhale}", Tally())
        row.sequences += 1
        row.events += events
        row.took_s += took_s
        if fault is not None:
            row.faults += 1
            self.kinds[fault] += 1

    def total(self) -> Tally:
        total = Tally()
        for row in self.rows.values():
            for f in fields(Tally):
                setattr(total, f.name, getattr(total, f.name) + getattr(row, f.name))
        return total

    def show(self) -> None:
        print(f"{'exercise':20} {'sequences':>9} {'events':>11} {'faults':>7} {'a second':>9}")
        for name, row in [*sorted(self.rows.items()), ("all", self.total())]:
            pace = row.sequences / max(row.took_s, 1e-9)
            print(f"{name:20} {row.sequences:9,} {row.events:11,} {row.faults:7} {pace:9.1f}")
        for kind, times in self.kinds.most_common():
            print(f"{times:6} x {kind}")


def _sequences(seed: int, sequences: int, minutes: float | None) -> int:
    table, began = Table(), time.monotonic()
    for number in count(seed * 1_000_000):
        spent_s = time.monotonic() - began
        if spent_s > 60.0 * minutes if minutes else table.total().sequences >= sequences:
            break
        at = time.monotonic()
        events, fault = _run(number, shows_it=False)
        table.add(drawn(number)[0], events, fault, time.monotonic() - at)
        if fault and table.total().faults <= MOST_SHOWN:
            print(f"--one {number}: {fault}", file=sys.stderr, flush=True)
    table.show()
    return 1 if table.total().faults else 0


def _run(number: int, *, shows_it: bool) -> tuple[int, str | None]:
    """How many events it had, and the kind of its fault, if it had one."""
    plan, parts = drawn(number)
    simulated_run = SimulatedRun(plan)
    try:
        simulated_run.run(arrivals_of(parts))
        recording, review = reviewed(simulated_run)
        _export(recording, review)
        if number % OTHERWISE == 0:
            _measure_otherwise(recording)
            shown = redact_recording(recording)
            _write(SessionDocument(shown, summarize(shown)), FORMATS)
        if number % IN_A_LIBRARY == 0:
            _keep(recording, review)
        if number % DRAWN == 0:
            _write(SessionDocument(recording, review), ("pdf", "png", "svg"))
    except Exception as exc:  # noqa: BLE001 - whatever it is, it is what is looked for
        if shows_it:
            traceback.print_exc()
        where = traceback.extract_tb(exc.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        return len(simulated_run.events), f"{type(exc).__name__} in {place}: {str(exc)[:80]}"
    return len(simulated_run.events), None


def _measure_otherwise(recording: Recording) -> None:
    """As `analyze` does on request: all that came, uncorrected, and in the way of Kubios."""
    beats = [event for event in recording.events if isinstance(event, Beat)]
    t, rr_ms = np.array([b.t for b in beats]), np.array([b.rr_ms for b in beats])
    for result in (
        compute_record_figures(t, rr_ms, correct=False),
        compute_record_figures(t, rr_ms, method="kubios"),
        compute_record_figures(t, rr_ms, correct=False, method="kubios"),
    ):
        json.dumps(result.figures, allow_nan=False)
        for name, figure in result.figures.items():
            assert (figure is None) == bool(result.reasons.get(name)), name


def _export(recording: Recording, review: Review) -> None:
    _write(SessionDocument(recording, review), FORMATS)
    read = jsonl.parse_jsonl(jsonl.format_jsonl(recording)).recording
    assert read.events == recording.events
    again = summary_to_json(summarize(read).summary, to_english)
    earlier = summary_to_json(review.summary, to_english)
    assert again == earlier, {k for k in again if again[k] != earlier.get(k)}


def _write(document: SessionDocument, formats: Iterable[str]) -> None:
    for fmt in formats:
        for piece in EXPORT_FORMATS[fmt].write(document):
            assert piece
    if "csv" in formats:
        for line in session_tables.format_minutes_table(document):
            assert "nan" not in line.split(",")
        for line in session_tables.format_events_table(document):
            assert line


def _keep(recording: Recording, review: Review) -> None:
    """Through a library: kept, listed, recomputed without a difference, exported."""
    with TemporaryDirectory() as place, redirect_stdout(StringIO()) as text:
        folder = Path(place) / "library"
        with Library.open(folder, write=True) as library:
            id_ = recording.id
            library.begin_session(id_, recording.started, recording.source, recording.plan)
            library.append(
                id_, [event_to_row(i, event) for i, event in enumerate(recording.events)]
            )
            fields = summary_to_json(review.summary, to_english)
            library.close_session(id_, review.summary.completion, fields)
            print_recomputed(library, id_, as_json=True)
            for fmt in FORMATS:
                export_session(library, id_, fmt, Path(place))
        assert json.loads(text.getvalue())["differs"] == {}
        assert cli.main(["sessions", "--library", str(folder)]) == 0


# ---------------------------------------------------------------------------- simulated people


def _simulated(sessions: int, seed: int) -> int:
    table, began, ids = Table(), time.monotonic(), []
    with TemporaryDirectory() as folder:
        for number in range(sessions):
            plan, source = _drawn_person(seed * 1_000_000 + number)
            at = time.monotonic()
            result, fault = _sat(plan, source, Path(folder))
            ids.append(result.get("id"))
            table.add(plan, int(result.get("beats", 0)), fault, time.monotonic() - at)
            if fault:
                print(f"{plan.exercise} {plan.exhale} {source}: {fault}", file=sys.stderr)
        missing = _not_listed(ids, Path(folder))
    table.show()
    took_s = time.monotonic() - began
    print(f"{took_s:.1f} s, {sessions / took_s:.1f} sessions a second; {missing} not listed")
    return 1 if table.total().faults or missing else 0


def _drawn_person(number: int) -> tuple[SessionPlan, str]:
    """A five-minute session, and a person whose sensor has one fault, or some, or all."""
    chance = Random(f"person {number}")
    exercise = chance.choice((Exercise.PAUSE, Exercise.PAUSE, Exercise.FREE, Exercise.RESONANCE))
    plan = SessionPlan(exercise, ROUND_S, exhale=chance.choice(tuple(ExhaleMode)))
    shares, spans = ["missed", "extra", "ectopic"], ["drop", "stall", "contact"]
    wanted = chance.sample(shares + spans, chance.choice((1, 1, 2, 3, 6)))
    words = [f"seed={chance.randrange(100_000)}", f"hr={chance.randrange(45, 120)}"]
    left = 0.5
    for key in shares:
        if key in wanted:
            share = round(chance.uniform(0.0, min(MOST_FAULTY, left)), 4)
            left -= share
            words.append(f"{key}={share:.4f}")
    words += [f"{key}={_spans(chance)}" for key in spans if key in wanted]
    return plan, "simulated:" + ",".join(words)


def _spans(chance: Random) -> str:
    """Silences that take up to 30 % of the session, in one piece or some."""
    pieces = chance.choice((1, 1, 2, 4))
    lasts_s = max(0.2, chance.uniform(0.0, MOST_FAULTY) * ROUND_S / pieces)
    starts = sorted(chance.uniform(0.0, ROUND_S) for _ in range(pieces))
    spans, last = [], 0.0
    for start in starts:
        begins = round(max(start, last), 3)
        last = round(begins + lasts_s, 3)
        spans.append(f"{begins:.3f}-{last:.3f}")
    return ";".join(spans)


def _sat(plan: SessionPlan, source: str, folder: Path) -> tuple[dict[str, Any], str | None]:
    """What the session came to, and what is wrong with that."""
    words = ["session", "--source", source, "--speed", "max", "--json", "--library", str(folder)]
    words += ["--exercise", plan.exercise, "--exhale", plan.exhale]
    words += ["--minutes", f"{plan.round_s / 60.0:g}"]
    try:
        with redirect_stdout(StringIO()) as text:
            status = cli.main(words)
        result = json.loads(text.getvalue()) if status == 0 else {}
    except Exception as exc:  # noqa: BLE001 - whatever it is, it is what is looked for
        return {}, f"{type(exc).__name__}: {exc}"
    ended = (status, result.get("ended"), result.get("duration_s"))
    is_right = ended == (0, Completion.COMPLETED, plan.round_s)
    return result, None if is_right else f"ended with {ended}"


def _not_listed(ids: Sequence[object], folder: Path) -> int:
    """How many of the sessions are not in the list, or how few the list can say."""
    with redirect_stdout(StringIO()) as text:
        status = cli.main(["sessions", "--json", "--library", str(folder)])
    listed = {result["id"] for result in json.loads(text.getvalue())} if status == 0 else set()
    return len([id_ for id_ in ids if id_ not in listed])


def _day() -> int:
    plan = SessionPlan(Exercise.PAUSE, DAY_S, exhale=ExhaleMode.ADAPTIVE)
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        result, fault = _sat(plan, "simulated:seed=1,ectopic=0.01", Path(folder))
        missing = _not_listed([result.get("id")], Path(folder))
    print(
        f"24 hours at 1 % ectopic beats: {result.get('beats', 0):,} beats in "
        f"{time.monotonic() - began:.0f} s; {fault or 'ended at its time'}; {missing} not listed"
    )
    return 1 if fault or missing else 0


if __name__ == "__main__":
    sys.exit(main())
