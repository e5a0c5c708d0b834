"""Would the tests notice a slip? Makes small wrong changes in a copy of the project and runs the tests.

    python -m tests.benchmarks.mutants [100] [--seed 1] [--workers 1]

One run of the tests tells which of them run which function. Then, for every change of the sample, those
that run the changed function are run in the copy until one fails: then the change is "killed". First come
the tests of the folder that mirrors the module's, then those of the core and of the devices, and for what
is left those of the window and the command line, in which the parts work together. A change with which
the tests go on for ever is killed too. What was found out is kept in build/mutants, so that a run
that was stopped goes on, and after a change of the project only what it concerns is asked again. The same
seed gives the same sample, wherever the modules lie. The exit status is 1 if fewer than 90 % were killed.

Changes that no test can see, because the program does the same, are listed with the reason in
equivalent_mutants.toml and are not counted. With `--near` the tests of window and command line are not
asked. Needs a system with fork.
"""

import argparse
import importlib
import json
import multiprocessing
import os
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from textwrap import shorten
from time import perf_counter
from typing import Any, Final

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy: a fork has none of its threads
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.forked import run_forked
from tests.benchmarks.mutations import Mutation, find_mutations, number_mutations
from tests.benchmarks.project_copy import (
    ROOT,
    copy_project,
    digest_of,
    list_modules,
    list_test_files,
    run_pytest,
    swap_in,
)
from tests.benchmarks.reach import (
    CallRecorder,
    FirstFailure,
    Reach,
    Source,
    find_reaching_tests,
)

MUTATED_FOLDERS: Final = ("trainer", "devices/protocols")
NEAR_FOLDERS: Final = ("tests/trainer", "tests/devices", "trainer", "devices")
FAR_FOLDERS: Final = ("tests",)
NOT_ASKED: Final = ("tests/benchmarks/", "tests/test_package.py", "tests/test_realtime.py")
EQUIVALENT_FILE: Final = Path(__file__).with_name("equivalent_mutants.toml")
STATE_FOLDER: Final = ROOT / "build" / "mutants"
MIN_KILLED_FRACTION: Final = 0.9
IMPORTED_ONCE: Final = ("hypothesis", "numpy", "scipy.signal", "scipy.stats", "PySide6.QtWidgets")
STARTUP_CPU_S: Final = 15.0  # to import everything
TIMEOUT_CPU_RATIO: Final = 5.0  # to the time that the tests took unchanged
TIMEOUT_WALL_RATIO: Final = 20.0  # the same on the clock of a busy machine
MAX_TESTS_S: Final = 60.0  # of tests for one change, the quickest first
# Of pytest: all passed, some failed, there were none. With any other it stopped before it ran them.
MEASURED_STATUSES: Final = (0, 1, 5)
MEASURE_S: Final = 3600.0  # at most, for a run that tells which test of a folder runs what


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by` is the test that killed it, or why else it was killed; empty where it survived `tests`."""

    by: str
    tests: int
    valid_for: str  # a digest of the module, and for a survivor of its tests


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `groups` of tests, one after the other, notice a change of the module `text`."""

    mutation: Mutation
    text: bytes
    groups: tuple[tuple[str, ...], ...]
    took_s: float  # that the tests take unchanged

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(test for group in self.groups for test in group)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A copy of the project, in which one change at a time is tried."""

    copy: Path
    log: Path


def main() -> int:
    words = argparse.ArgumentParser(description="Make small wrong changes; would a test notice?")
    words.add_argument("sample", nargs="?", type=int, default=100, help="how many (default 100)")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--only", default="", help="of modules, or module:line, with this in it")
    words.add_argument("--but", nargs="*", default=[], help="of no module with this in it")
    words.add_argument("--near", action="store_true", help="ask no tests of window or command line")
    words.add_argument("--workers", type=int, default=1, help="changes tried at a time (default 1)")
    words.add_argument("--afresh", action="store_true", help="forget what was found out")
    asked = words.parse_args()
    if asked.afresh:
        shutil.rmtree(STATE_FOLDER, ignore_errors=True)
    STATE_FOLDER.mkdir(parents=True, exist_ok=True)
    texts = {name: (ROOT / name).read_bytes() for name in list_modules(MUTATED_FOLDERS)}
    sample, equivalent = _draw_sample(texts, asked)
    for name in IMPORTED_ONCE:
        with suppress(ImportError):
            importlib.import_module(name)
    with ExitStack() as stack:
        places = [
            Workplace(stack.enter_context(copy_project()), STATE_FOLDER / f"last-{n}.log")
            for n in range(max(1, asked.workers))
        ]
        near = _tests_in(NEAR_FOLDERS)
        verdicts = _judge_all(places, sample, near, texts, "near")
        left = [m for m in sample if not verdicts[m.key].by]
        if left and not asked.near:
            print(f"{len(left)} survived; asking the tests of window and command line", flush=True)
            far = [file for file in _tests_in(FAR_FOLDERS) if file not in near]
            for key, verdict in _judge_all(places, left, far, texts, "far").items():
                tests = verdict.tests + verdicts[key].tests
                verdicts[key] = Verdict(verdict.by, tests, verdict.valid_for)
    return _report(sample, verdicts, equivalent)


def _tests_in(folders: Sequence[str]) -> list[str]:
    return [file for file in list_test_files(folders) if not file.startswith(NOT_ASKED)]


def _draw_sample(
    texts: Mapping[str, bytes], asked: argparse.Namespace
) -> tuple[list[Mutation], Counter[str]]:
    """The sample, and for each reason how many were left out of it because they change nothing.

    Each change has its own place in the draw, so that new code adds to the sample and does not draw
    another.
    """
    mutations = number_mutations(
        [m for name, text in texts.items() for m in find_mutations(name, text)]
    )
    drawn = sorted(
        (m for m in mutations if _is_wanted(m, asked)),
        key=lambda m: sha256(f"{asked.seed} {m.key}".encode()).digest(),
    )
    reasons = _read_equivalent(mutations)
    sample: list[Mutation] = []
    equivalent: Counter[str] = Counter()
    for mutation in drawn:
        if len(sample) == asked.sample:
            break
        at = mutation.line_text, mutation.change
        reason = reasons.get((*at, mutation.scope)) or reasons.get((*at, ""))
        if reason is None:
            sample.append(mutation)
        else:
            equivalent[reason] += 1
    return sorted(sample, key=lambda m: (m.module, m.start, m.new)), equivalent


def _is_wanted(mutation: Mutation, asked: argparse.Namespace) -> bool:
    place = f"{mutation.module}:{mutation.line}:"
    return asked.only in place and not any(part in mutation.module for part in asked.but)


def _read_equivalent(mutations: Sequence[Mutation]) -> dict[tuple[str, str, str], str]:
    """The reason by line, change and function (empty: any); says which entries speak of a line that is
    no more."""
    known = {(m.line_text, m.change, scope) for m in mutations for scope in (m.scope, "")}
    reasons = {}
    for entry in tomllib.loads(EQUIVALENT_FILE.read_text(encoding="utf-8")).get("mutant", []):
        for change in entry["changes"]:
            at = entry["line"], change, entry.get("scope", "")
            if at not in known:
                print(f"{EQUIVALENT_FILE.name}: there is no longer {change!r} in {entry['line']!r}")
            reasons[at] = entry["reason"]
    return reasons


def _measure_reach(copy: Path, files: Sequence[str]) -> dict[str, Reach]:
    """What every test runs. Only files of tests that are new or changed are run for it."""
    stored = STATE_FOLDER / "reach.json"
    known = {file: reach for file, reach in _read(stored).items() if (ROOT / file).exists()}
    tree = sha256(repr(list_modules(MUTATED_FOLDERS)).encode()).hexdigest()[:12]
    digests = {file: f"{tree} {digest_of(copy / file)}" for file in files}
    new = [file for file in files if known.get(file, {}).get("of") != digests[file]]
    for folder, group in groupby(new, key=_measured_with):
        part = list(group)
        print(f"which functions do the tests in {folder} run ({len(part)} files) ...", flush=True)
        known.update({file: {"of": digests[file], "tests": {}} for file in part})
        for name, reach in _measured(copy, part).items():
            known[name.partition("::")[0]]["tests"][name] = reach
        _write(stored, known)
    return {
        name: Reach(took_s, frozenset((module, function) for module, function in places))
        for file in files
        for name, (took_s, places) in known[file]["tests"].items()
    }


def _measured_with(file: str) -> str:
    """The folder that is measured in one run: windows take memory that is only given back at its end."""
    parts = Path(file).parts[:-1]
    return "/".join(parts if parts[:2] == ("tests", "ui") else parts[:2])


def _measured(copy: Path, files: Sequence[str]) -> dict[str, Any]:
    recorder = CallRecorder(copy, MUTATED_FOLDERS)

    def run() -> object:
        status = run_pytest(copy, [*files, "--maxfail=1000000"], [recorder])
        return status, {name: (r.took_s, sorted(r.places)) for name, r in recorder.reach().items()}

    log = STATE_FOLDER / "reach.log"
    answer = run_forked(run, MEASURE_S, MEASURE_S, log)
    if isinstance(answer, str):
        raise SystemExit(f"the run of the tests {answer}: see {log}")
    status, reach = answer
    if status not in MEASURED_STATUSES:
        raise SystemExit(f"the tests could not be run (status {status}): see {log}")
    return dict(reach)


def _judge_all(
    places: Sequence[Workplace],
    sample: Sequence[Mutation],
    files: Sequence[str],
    texts: Mapping[str, bytes],
    asked_of: str,
) -> dict[str, Verdict]:
    """The verdict of each by its key; those of an earlier run stay, where nothing concerns them."""
    reach = _measure_reach(places[0].copy, files)
    source = Source({**{name: (ROOT / name).read_bytes() for name in files}, **texts})
    stored = STATE_FOLDER / f"verdicts-{asked_of}.json"
    known = {key: Verdict(**verdict) for key, verdict in _read(stored).items()}
    questions = [_question(m, texts[m.module], reach, source) for m in sample]
    open_ = [q for q in questions if not _is_answered(q, known.get(q.mutation.key))]
    for n, (question, by, took_s) in enumerate(_answers(places, open_), 1):
        mutation = question.mutation
        verdict = Verdict(by, len(question.tests), _fingerprint(by, question))
        known[mutation.key] = verdict
        _write(stored, {key: asdict(verdict) for key, verdict in known.items()})
        line = _format_line(mutation, verdict)
        print(f"{n:4} of {len(open_)} {took_s:6.1f} s  {line}", flush=True)
    return {m.key: known[m.key] for m in sample}


def _question(
    mutation: Mutation, text: bytes, reach: Mapping[str, Reach], source: Source
) -> Question:
    tests = _choose_affordable(find_reaching_tests(mutation, reach, source), reach)
    mirrors = [test for test in tests if _is_mirror(test, mutation.module)]
    others = [test for test in tests if test not in mirrors]
    groups = tuple(tuple(group) for group in (mirrors, others) if group)
    return Question(mutation, text, groups, sum(reach[test].took_s for test in tests))


def _is_mirror(test: str, module: str) -> bool:
    """Whether a test stands in the module itself, or in the folder that mirrors that of the module."""
    folder = str(Path(module).parent)
    return test.startswith((f"{module}::", f"tests/{folder}/"))


def _is_answered(question: Question, before: Verdict | None) -> bool:
    return before is not None and before.valid_for == _fingerprint(before.by, question)


def _answers(
    places: Sequence[Workplace], questions: Sequence[Question]
) -> Iterator[tuple[Question, str, float]]:
    """Each question with the test that notices the change (empty: none) and the time it took, s."""
    if len(places) == 1:
        for question in questions:
            yield question, *_answer(places[0], question)
        return
    context = multiprocessing.get_context("fork")
    free: SimpleQueue[Workplace] = context.SimpleQueue()
    for place in places:
        free.put(place)
    with ProcessPoolExecutor(len(places), context, _take_workplace, (free,)) as pool:
        asked = {pool.submit(_answer_in_worker, question): question for question in questions}
        for future in as_completed(asked):
            yield asked[future], *future.result()


_workplace: list[Workplace] = []  # of this worker


def _take_workplace(free: "SimpleQueue[Workplace]") -> None:
    _workplace.append(free.get())


def _answer_in_worker(question: Question) -> tuple[str, float]:
    return _answer(_workplace[0], question)


def _answer(place: Workplace, question: Question) -> tuple[str, float]:
    began = perf_counter()
    killers = (_find_killer(place, question, group) for group in question.groups)
    return next((by for by in killers if by), ""), perf_counter() - began


def _choose_affordable(tests: Sequence[str], reach: Mapping[str, Reach]) -> list[str]:
    took_s = 0.0
    chosen: list[str] = []
    for test in tests:
        took_s += reach[test].took_s
        if chosen and took_s > MAX_TESTS_S:
            break
        chosen.append(test)
    return chosen


def _fingerprint(by: str, question: Question) -> str:
    digest = sha256(question.text)
    if not by:
        for file in sorted({test.partition("::")[0] for test in question.tests}):
            digest.update(digest_of(ROOT / file).encode())
    return digest.hexdigest()[:16]


def _find_killer(place: Workplace, question: Question, tests: Sequence[str]) -> str:
    """The first test that fails, or what else becomes of the tests; empty where all pass."""
    failure = FirstFailure()
    mutation = question.mutation

    def run() -> object:
        return run_pytest(place.copy, tests, [failure]), failure.test, failure.unread

    with swap_in(place.copy / mutation.module, mutation.applied(question.text)):
        cpu_s = STARTUP_CPU_S + TIMEOUT_CPU_RATIO * question.took_s
        wall_s = 4.0 * STARTUP_CPU_S + TIMEOUT_WALL_RATIO * question.took_s
        answer = run_forked(run, cpu_s, wall_s, place.log)
    if isinstance(answer, str):
        return f"a run that {answer}"
    status, test, unread = answer
    if status not in (0, 1) and not unread:
        where = f"{mutation.module}:{mutation.line} {mutation.change}"
        raise SystemExit(f"pytest could not be run (status {status}) for {where}: see {place.log}")
    return str(test)


def _report(
    sample: Sequence[Mutation], verdicts: Mapping[str, Verdict], equivalent: Counter[str]
) -> int:
    survived = [m for m in sample if not verdicts[m.key].by]
    print()
    for mutation in sample:
        print(_format_line(mutation, verdicts[mutation.key]))
    print()
    for module, number in sorted(Counter(m.module for m in survived).items()):
        print(f"{number:4} survived in {module}")
    for reason, number in sorted(equivalent.items()):
        print(f"{number:4} not counted: {reason}")
    killed = len(sample) - len(survived)
    fraction = killed / max(1, len(sample))
    print(f"{killed} of {len(sample)} killed, {100.0 * fraction:.1f} %")
    return 0 if fraction >= MIN_KILLED_FRACTION else 1


def _format_line(mutation: Mutation, verdict: Verdict) -> str:
    place = f"{mutation.module}:{mutation.line}"
    by = f"killed by {verdict.by}" if verdict.by else f"SURVIVED {verdict.tests} tests"
    change = f"{shorten(mutation.old, 60)} -> {shorten(mutation.new, 60)}"
    return f"{mutation.key} {place:42} {change}   {by}"


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _write(path: Path, fields: Mapping[str, object]) -> None:
    new = path.with_suffix(".new")
    new.write_text(json.dumps(fields), encoding="utf-8")
    new.replace(path)


if __name__ == "__main__":
    sys.exit(main())
