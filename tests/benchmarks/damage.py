"""Damage a small library in many ways and use it: `python -m tests.benchmarks.damage N [seed]`.

Each copy of a library (plain, locked, and one whose events an earlier version wrote) is damaged, listed, shown and
exported as it is, then a session begins in it, it is rescued, and read again. Counted: tracebacks, and beats that
are not those that were recorded in a session that is not marked. Both are to be 0.
"""

import argparse
import io
import json
import os
import random
import re
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from trainer.errors import LibraryError, TrainerError
from trainer.events import (
    Beat,
    Begin,
    Event,
    FinishRequested,
    Moment,
    SourceChanged,
    Tick,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.formats.jsonl import parse_jsonl
from trainer.library.connection import open_connection
from trainer.library.errors import LibraryDamagedError, database_errors
from trainer.library.keys import keep_key, known_key
from trainer.library.messages import LibraryRescued
from trainer.library.recovery.rescue import rescue_library
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from trainer.session.review import summarize
from ui.commands.cli import main as outbreath
from ui.i18n.rendering import to_english
from ui.runtime.recorder import new_record
from ui.services.maintenance import maintain_library

PAGE: Final = 4096
KEY: Final = "four words nobody guesses"
SESSIONS: Final = 6  # closed ones; one more was cut off
BEATS: Final = 90
FIRST_PAGE_BYTES: Final = 5
FORMATS: Final = ("jsonl", "json", "csv", "rr", "edf")
IN_DIGIT: Final = re.compile(rb'"rr_ms":(\d)')
MEMORY: Final = "/dev/shm"
KINDS: Final = ("plain", "locked", "without sums")

Truth: TypeAlias = Mapping[str, Recording]
Damage: TypeAlias = Callable[[Path, random.Random], None]


@dataclass
class DamageOutcome:
    """What came of the damaged copies of one kind of damage."""

    counts: Counter[str] = field(default_factory=Counter)
    tracebacks: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)


@cache
def recordings() -> Truth:
    """What was recorded, by ids; the last one was cut off."""
    made = [_recording(n, Completion.COMPLETED) for n in range(SESSIONS)]
    return {one.id: one for one in (*made, _recording(SESSIONS, None))}


@cache
def worked_out(session_id: str) -> Mapping[str, object]:
    return summary_to_json(summarize(recordings()[session_id]).summary, to_english)


def _recording(n: int, ended: Completion | None) -> Recording:
    started = f"2026-11-{10 + n}T20:50:17+00:00"
    name = f"202611{10 + n}T205017Z-{n:04x}"
    return Recording(name, started, "none", SessionPlan(round_s=60.0), ended, tuple(_events(n)))


def _events(n: int) -> Iterator[Event]:
    yield SourceChanged(0.0, "simulated", 1.0, gives_rr=True)
    yield UrgeRated(0.0, 7, Moment.BEFORE)
    yield Begin(0.1)
    t = 0.1
    for i in range(BEATS):
        rr_ms = 820.0 + 7.0 * n + 40.0 * ((3 * i + n) % 9 - 4) / 4.0
        t = round(t + rr_ms / 1000.0, 6)
        if i % 4 == 0:
            yield Tick(t)
        yield Beat(t, rr_ms)
    yield FinishRequested(t)


def build(folder: Path, kind: str) -> None:
    """A library of this kind: with a backup of all but the last two, and a journal that holds the last one."""
    keep_key(folder, KEY if kind == "locked" else None)
    *before, closed, cut_off = recordings().values()
    with Library.open(folder, write=True) as library:
        for one in before:
            library.add_recording(one, summary_to_json(summarize(one).summary, to_english))
        library.remark(before[0].id, "2026-11-20T08:00:00+00:00", "easier", ("morning",))
        library.back_up(date(2026, 11, 20))
        library.add_recording(closed, summary_to_json(summarize(closed).summary, to_english))
        if kind == "without sums":
            library._connection.execute("UPDATE event SET sum = NULL")
    beside = folder.with_name(f"{folder.name}-open")
    with Library.open(folder, write=True) as library:
        library.begin_session(cut_off.id, cut_off.started, cut_off.source, cut_off.plan)
        library.append(
            cut_off.id, [event_to_row(i, event) for i, event in enumerate(cut_off.events)]
        )
        shutil.copytree(folder, beside)  # as a power cut leaves it
    keep_key(folder, None)


def first_page(folder: Path, chance: random.Random) -> None:
    _change_bytes(folder / "library.db", chance, 1 + chance.randrange(FIRST_PAGE_BYTES), PAGE)


def some_bytes(folder: Path, chance: random.Random) -> None:
    db = folder / "library.db"
    _change_bytes(db, chance, 1 + chance.randrange(8), db.stat().st_size)


def many_bytes(folder: Path, chance: random.Random) -> None:
    db = folder / "library.db"
    _change_bytes(db, chance, 20 + chance.randrange(400), db.stat().st_size)


def digits(folder: Path, chance: random.Random) -> None:
    """Digits of beats, straight on the disk; in a locked library, by its passphrase."""
    if known_key(folder) is not None:
        _by_statement(folder, chance)
        return
    for path in (folder / "library.db", folder / "library.db-wal"):
        content = bytearray(path.read_bytes()) if path.exists() else bytearray()
        places = [match.start(1) for match in IN_DIGIT.finditer(content)]
        for place in chance.sample(places, min(len(places), 1 + chance.randrange(3))):
            content[place] = ord("0") + (content[place] - ord("0") + 1 + chance.randrange(8)) % 10
        if places and (path.suffix == ".db" or chance.random() < 0.5):
            path.write_bytes(content)


def _by_statement(folder: Path, chance: random.Random) -> None:
    statements = (
        "UPDATE event SET body = replace(body, '8', '9') WHERE session = ?1 AND seq = ?2",
        "UPDATE event SET t_us = t_us + 352000000 WHERE session = ?1 AND seq = ?2",
        "UPDATE event SET kind = 'tick' WHERE session = ?1 AND seq = ?2",
        "UPDATE event SET seq = seq + 100000 WHERE session = ?1 AND seq = ?2",
        "UPDATE event SET body = '{' WHERE session = ?1 AND seq = ?2",
        "DELETE FROM event WHERE session = ?1 AND seq = ?2",
        "UPDATE session SET digest = NULL WHERE number = ?1 AND ?2 > -1",
        "UPDATE session SET digest = hex(?2) WHERE number = ?1",
        "UPDATE session SET plan = '{' WHERE number = ?1 AND ?2 > -1",
        "UPDATE session SET started = 'soon' WHERE number = ?1 AND ?2 > -1",
        "UPDATE session SET summary = replace(summary, '8', '3') WHERE number = ?1 AND ?2 > -1",
        "UPDATE session SET summary = '[1,' WHERE number = ?1 AND ?2 > -1",
        "INSERT INTO event SELECT session, 5000 + seq, t_us, kind, body, sum FROM event"
        " WHERE session = ?1 AND seq = ?2",
        "UPDATE event SET session = session + 1, seq = seq + 900 WHERE session = ?1 AND seq = ?2",
    )
    with closing(
        open_connection(folder / "library.db", "mode=rw", known_key(folder))
    ) as connection:
        for _ in range(1 + chance.randrange(3)):
            values = 1 + chance.randrange(SESSIONS), chance.randrange(BEATS)
            connection.execute(chance.choice(statements), values)


def cut_short(folder: Path, chance: random.Random) -> None:
    db = folder / "library.db"
    length = chance.randrange(db.stat().st_size)
    os.truncate(db, length if chance.random() < 0.5 else length // PAGE * PAGE)


def zeroed_pages(folder: Path, chance: random.Random) -> None:
    _replace_pages(folder / "library.db", chance, lambda: bytes(PAGE))


def spoilt_pages(folder: Path, chance: random.Random) -> None:
    _replace_pages(folder / "library.db", chance, lambda: chance.randbytes(PAGE))


def journal(folder: Path, chance: random.Random) -> None:
    path = folder / "library.db-wal"
    if not path.exists():
        some_bytes(folder, chance)
    elif chance.random() < 0.3:
        os.truncate(path, chance.randrange(path.stat().st_size))
    else:
        _change_bytes(path, chance, 1 + chance.randrange(20), path.stat().st_size)


def backup_too(folder: Path, chance: random.Random) -> None:
    for path in (folder / "backups").glob("*.db"):
        _change_bytes(path, chance, 1 + chance.randrange(40), path.stat().st_size)
    chance.choice((first_page, some_bytes, zeroed_pages, cut_short))(folder, chance)


DAMAGES: Final[Mapping[str, Damage]] = {
    "1-5 bytes on page 1": first_page,
    "1-8 bytes anywhere": some_bytes,
    "20-400 bytes anywhere": many_bytes,
    "digits of beats": digits,
    "values of rows": _by_statement,
    "cut short": cut_short,
    "pages of zeros": zeroed_pages,
    "pages of rubbish": spoilt_pages,
    "the journal": journal,
    "a backup too": backup_too,
}


def _change_bytes(path: Path, chance: random.Random, count: int, within: int) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(count):
        content[chance.randrange(min(within, len(content)))] = chance.randrange(256)
    path.write_bytes(content)


def _replace_pages(path: Path, chance: random.Random, page: Callable[[], bytes]) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(1 + chance.randrange(4)):
        at = chance.randrange(len(content) // PAGE) * PAGE
        content[at : at + PAGE] = page()
    path.write_bytes(content)


@contextmanager
def _watched(outcome: DamageOutcome, what: str, *, may_be_damaged: bool = True) -> Iterator[None]:
    """A sentence for the person is an answer; anything else is a traceback.

    Only reading may say that the library is damaged: `may_be_damaged`.
    """
    try:
        yield
    except LibraryDamagedError as exc:
        if not may_be_damaged:
            outcome.tracebacks.append(f"{what}: {exc}")
    except TrainerError:
        outcome.counts["refused with a sentence"] += 1
    except Exception:  # noqa: BLE001  counted
        outcome.tracebacks.append(f"{what}\n{traceback.format_exc()}")


def use(folder: Path, truth: Truth, outcome: DamageOutcome, what: str) -> None:
    """Read it as it is, begin a session in it, rescue it, and read it again."""
    _read(folder, truth, outcome, f"{what}, as it is")
    begun: list[str] = []
    with _watched(outcome, f"{what}, begin", may_be_damaged=False):
        _begin(folder, begun, outcome)
    _read(folder, truth, outcome, f"{what}, after a session")
    with _watched(outcome, f"{what}, rescue", may_be_damaged=False):
        rescue_library(folder, "20261201T080000", known_key(folder))
        outcome.counts["rescued"] += 1
    still = _read(folder, truth, outcome, f"{what}, after a rescue")
    outcome.counts["sessions lost"] += len(truth.keys() - still)
    outcome.counts["libraries"] += 1


def _begin(folder: Path, begun: list[str], outcome: DamageOutcome) -> None:
    """One short session, recorded as any other."""
    messages = maintain_library(folder)
    outcome.counts["rescued at the start"] += any(isinstance(m, LibraryRescued) for m in messages)
    record = new_record(folder, SessionPlan(), "none", lambda _: None)
    record.recorder.start()
    for event in (Begin(0.0), Beat(0.8, 800.0), FinishRequested(1.0)):
        record.recorder.write(event)
    whole = Recording(
        record.id, None, "none", SessionPlan(), None, (Begin(0.0), FinishRequested(1.0))
    )
    record.recorder.finish(Completion.EARLY, summary_to_json(summarize(whole).summary, to_english))
    begun.append(record.id)
    if record.recorder.stop():
        outcome.counts["sessions begun and kept"] += 1


def _read(folder: Path, truth: Truth, outcome: DamageOutcome, what: str) -> set[str]:
    """List, show and export all of it; the ids that are there."""
    ids: set[str] = set()
    with _watched(outcome, what), Library.open(folder, write=False) as library:
        entries = library.sessions()
        ids = {entry.id for entry in entries}
        for entry in entries:
            with _watched(outcome, f"{what}, {entry.id}"):
                recording = library.recording(entry.id)
                is_whole = entry.closed and recording.ended is not Completion.INTERRUPTED
                _compare(recording, truth, outcome, f"{what}, {entry.id}", is_whole=is_whole)
                outcome.counts["marked"] += recording.doubt is not None
                if what.endswith("after a rescue") and entry.doubt is not recording.doubt:
                    outcome.altered.append(f"{what}, {entry.id} is not marked in the list")
    _listed(folder, truth, outcome, what)
    for session_id in sorted(ids & truth.keys())[-2:]:
        _exported(folder, session_id, truth, outcome, what)
    return ids


def _compare(
    recording: Recording, truth: Truth, outcome: DamageOutcome, what: str, *, is_whole: bool
) -> None:
    if recording.doubt is not None or (recording.id not in truth and len(recording.events) == 3):
        return
    true = truth.get(recording.id)
    events = () if true is None else true.events
    is_same = recording.events == (events if is_whole else events[: len(recording.events)])
    head = true is not None and (recording.started, recording.plan) == (true.started, true.plan)
    if not (is_same and head):
        outcome.altered.append(
            f"{what}: {len(recording.events)} events of {len(events)}, same: {is_same}"
        )


def _listed(folder: Path, truth: Truth, outcome: DamageOutcome, what: str) -> None:
    """What the list shows of a session that is not marked is what was worked out of it."""
    for words in (["sessions"], ["sessions", "--json"]):
        status, text = _said(outcome, folder, words, what)
        if status != 0 or words[-1] != "--json":
            continue
        for result in json.loads(text):
            true = truth.get(result["id"])
            if true is None or "doubt" in result or result["ended"] != "completed":
                continue
            if result["quality"]["verdict"] == "none":  # no figure is shown, and the reason is said
                assert not any(value for value in result["figures"].values())
                continue
            right = worked_out(result["id"])
            wrong = [
                k for k in ("started", "duration_s", "beats", "figures") if result[k] != right[k]
            ]
            if wrong:
                outcome.altered.append(f"{what}: {result['id']} is listed with another {wrong}")


def _exported(
    folder: Path, session_id: str, truth: Truth, outcome: DamageOutcome, what: str
) -> None:
    _said(outcome, folder, ["show", session_id], what)
    _said(outcome, folder, ["show", session_id, "--json"], what)
    for fmt in FORMATS:
        path = folder / f"export.{fmt}"
        words = ["export", session_id, "--format", fmt, "--force", "-o", str(path)]
        status, _ = _said(outcome, folder, words, what)
        if status == 0 and fmt == "jsonl":
            with (
                _watched(outcome, f"{what}, reading the export"),
                path.open(encoding="utf-8") as file,
            ):
                result = parse_jsonl(file).recording
                is_whole = result.ended not in (None, Completion.INTERRUPTED)
                _compare(
                    result, truth, outcome, f"{what}, export of {session_id}", is_whole=is_whole
                )


def _said(outcome: DamageOutcome, folder: Path, words: list[str], what: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = outbreath([*words, "--library", str(folder)])
        except Exception:  # noqa: BLE001  counted
            outcome.tracebacks.append(f"{what}, {' '.join(words)}\n{traceback.format_exc()}")
            return 99, ""
    if status == 1 and not err.getvalue().strip():
        outcome.tracebacks.append(f"{what}, {' '.join(words)}: refused without a word")
    return status, out.getvalue()


def run(count: int, seed: int, scratch: Path) -> dict[str, DamageOutcome]:
    """Use so many damaged copies; what came of each kind of damage."""
    for kind in KINDS:
        build(scratch / kind, kind)
    all_results = {name: DamageOutcome() for name in DAMAGES}
    for n in range(count):
        chance = random.Random(f"{seed} {n}")
        name = list(DAMAGES)[n % len(DAMAGES)]
        kind = KINDS[n // len(DAMAGES) % len(KINDS)]
        is_open = chance.random() < 0.5 or name == "the journal"
        folder = scratch / "copy" / str(n)
        shutil.copytree(scratch / (f"{kind}-open" if is_open else kind), folder)
        damaged_and_used(folder, kind, name, chance, all_results[name], what=f"{n} {kind} {name}")
        shutil.rmtree(folder)
    return all_results


def damaged_and_used(
    folder: Path,
    kind: str,
    name: str,
    chance: random.Random,
    outcome: DamageOutcome,
    what: str = "",
) -> None:
    """Damage this copy of a library of this kind, and use it."""
    keep_key(folder, KEY if kind == "locked" else None)
    try:
        with suppress(*database_errors(), LibraryError):
            DAMAGES[name](folder, chance)
        use(folder, recordings(), outcome, what)
    finally:
        keep_key(folder, None)


def table_of(all_results: Mapping[str, DamageOutcome]) -> str:
    columns = (
        "libraries",
        "rescued at the start",
        "sessions begun and kept",
        "marked",
        "sessions lost",
    )
    lines = [" | ".join(("damage", *columns, "tracebacks", "altered and not marked"))]
    for name, outcome in all_results.items():
        counts = (
            *(outcome.counts[c] for c in columns),
            len(outcome.tracebacks),
            len(outcome.altered),
        )
        lines.append(" | ".join((name, *map(str, counts))))
    return "\n".join(lines)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int, nargs="?", default=200)
    asked.add_argument("seed", type=int, nargs="?", default=7)
    words = asked.parse_args()
    with TemporaryDirectory(dir=MEMORY if Path(MEMORY).is_dir() else None) as scratch:
        all_results = run(words.count, words.seed, Path(scratch))
    print(table_of(all_results))
    faults = [
        result
        for outcome in all_results.values()
        for result in (*outcome.tracebacks, *outcome.altered)
    ]
    for result in faults[:20]:
        print(f"\n{result}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
