"""Would the tests notice a slip? Makes small wrong changes in a copy of the project and runs the tests.

    python -m tests.benchmarks.mutants [100] [--seed 1]

One run of the tests tells which of them run which function. Then, for every change of the sample, those
that run the changed function are run in the copy until one fails: then the change is "killed". One with
which the tests go on for ever is killed too. What was found out is kept in build/mutants, so that a run
that was stopped goes on, and after a change of the project only what it concerns is asked again. The same
seed gives the same sample, wherever the modules lie. The exit status is 1 if fewer than 90 % were killed.

Changes that no test can see, because the program does the same, are listed with the reason in
equivalent_mutants.toml and are not counted. Beside the quick tests of the folders that are changed,
`--all-tests` asks the whole suite about those that survive. Needs a system with fork.
"""

import argparse
import importlib
import json
import os
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
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
TEST_FOLDERS: Final = ("tests/trainer", "tests/devices/protocols", *MUTATED_FOLDERS)
WHOLE_SUITE_FOLDERS: Final = ("tests", "trainer", "devices")
EQUIVALENT_FILE: Final = Path(__file__).with_name("equivalent_mutants.toml")
STATE_FOLDER: Final = ROOT / "build" / "mutants"
MIN_KILLED_FRACTION: Final = 0.9
IMPORTED_ONCE: Final = ("hypothesis", "numpy", "scipy.signal", "scipy.stats", "PySide6.QtWidgets")
STARTUP_CPU_S: Final = 15.0  # to import everything
TIMEOUT_CPU_RATIO: Final = 5.0  # to the time that the tests took unchanged
TIMEOUT_WALL_RATIO: Final = 20.0  # the same on the clock of a busy machine
MAX_TESTS_S: Final = 60.0  # of tests for one change, the quickest first
MEASURE_S: Final = 3600.0  # at most, for the one run that tells which test runs what


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by` is the test that killed it, or why else it was killed; empty where it survived `tests`."""

    by: str
    tests: int
    valid_for: str  # a digest of the module, and for a survivor of its tests


def main() -> int:
    words = argparse.ArgumentParser(description="Make small wrong changes; would a test notice?")
    words.add_argument("sample", nargs="?", type=int, default=100, help="how many (default 100)")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--only", default="", help="of modules, or module:line, with this in it")
    words.add_argument("--but", nargs="*", default=[], help="of no module with this in it")
    words.add_argument("--all-tests", action="store_true", help="the whole suite for survivors")
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
    with copy_project() as copy:
        folders = WHOLE_SUITE_FOLDERS if asked.all_tests else TEST_FOLDERS
        reach = _measure_reach(copy, folders)
        tests = {name: (ROOT / name).read_bytes() for name in list_test_files(folders)}
        verdicts = _judge_all(copy, sample, reach, Source({**tests, **texts}))
    return _report(sample, verdicts, equivalent)


def _draw_sample(
    texts: Mapping[str, bytes], asked: argparse.Namespace
) -> tuple[list[Mutation], Counter[str]]:
    """The sample, and for each reason how many were left out of it because they change nothing.

    Each change has its own place in the draw, so that new code adds to the sample and does not draw
    another.
    """
    found = number_mutations(
        [m for name, text in texts.items() for m in find_mutations(name, text)]
    )
    drawn = sorted(
        (m for m in found if _is_wanted(m, asked)),
        key=lambda m: sha256(f"{asked.seed} {m.key}".encode()).digest(),
    )
    reasons = _read_equivalent(found)
    sample: list[Mutation] = []
    equivalent: Counter[str] = Counter()
    for mutation in drawn:
        if len(sample) == asked.sample:
            break
        reason = reasons.get((mutation.line_text, mutation.change))
        if reason is None:
            sample.append(mutation)
        else:
            equivalent[reason] += 1
    return sorted(sample, key=lambda m: (m.module, m.start, m.new)), equivalent


def _is_wanted(mutation: Mutation, asked: argparse.Namespace) -> bool:
    place = f"{mutation.module}:{mutation.line}:"
    return asked.only in place and not any(part in mutation.module for part in asked.but)


def _read_equivalent(found: Sequence[Mutation]) -> dict[tuple[str, str], str]:
    """The reason by line and change; says which entries speak of a line that is no more."""
    known = {(m.line_text, m.change) for m in found}
    reasons = {}
    for entry in tomllib.loads(EQUIVALENT_FILE.read_text(encoding="utf-8")).get("mutant", []):
        for change in entry["changes"]:
            if (entry["line"], change) not in known:
                print(f"{EQUIVALENT_FILE.name}: there is no longer {change!r} in {entry['line']!r}")
            reasons[entry["line"], change] = entry["reason"]
    return reasons


def _measure_reach(copy: Path, folders: Sequence[str]) -> dict[str, Reach]:
    """What every test runs. Only files of tests that are new or changed are run for it."""
    kept = STATE_FOLDER / "reach.json"
    known = _read(kept)
    tree = sha256(repr(list_modules(MUTATED_FOLDERS)).encode()).hexdigest()[:12]
    files = {file: f"{tree} {digest_of(copy / file)}" for file in list_test_files(folders)}
    new = [file for file, digest in files.items() if known.get(file, {}).get("of") != digest]
    if new:
        print(f"looking which functions the tests of {len(new)} files run ...", flush=True)
        measured = _measured(copy, new)
        known.update({file: {"of": files[file], "tests": {}} for file in new})
        for name, reach in measured.items():
            known[name.partition("::")[0]]["tests"][name] = reach
        _write(kept, {file: known[file] for file in known if (ROOT / file).exists()})
    return {
        name: Reach(took_s, frozenset((module, function) for module, function in places))
        for file in files
        for name, (took_s, places) in known[file]["tests"].items()
    }


def _measured(copy: Path, files: Sequence[str]) -> dict[str, Any]:
    recorder = CallRecorder(copy, MUTATED_FOLDERS)

    def run() -> object:
        run_pytest(copy, [*files, "--maxfail=1000000"], [recorder])
        return {name: (r.took_s, sorted(r.places)) for name, r in recorder.reach().items()}

    log = STATE_FOLDER / "reach.log"
    answer = run_forked(run, MEASURE_S, MEASURE_S, log)
    if isinstance(answer, str):
        raise SystemExit(f"the run of the tests {answer}: see {log}")
    return dict(answer)


def _judge_all(
    copy: Path, sample: Sequence[Mutation], reach: Mapping[str, Reach], source: Source
) -> dict[str, Verdict]:
    """The verdict of each by its key; those of an earlier run stay, where nothing concerns them."""
    kept = STATE_FOLDER / "verdicts.json"
    known = {key: Verdict(**told) for key, told in _read(kept).items()}
    for n, mutation in enumerate(sample, 1):
        tests = _choose_affordable(find_reaching_tests(mutation, reach, source), reach)
        text = source.texts[mutation.module]
        before = known.get(mutation.key)
        if before and before.valid_for == _fingerprint(before.by, text, tests, copy):
            continue
        began = perf_counter()
        by = _find_killer(copy, mutation, text, tests, sum(reach[t].took_s for t in tests))
        verdict = Verdict(by, len(tests), _fingerprint(by, text, tests, copy))
        known[mutation.key] = verdict
        _write(kept, {key: asdict(told) for key, told in known.items()})
        took_s = perf_counter() - began
        line = _format_line(mutation, verdict)
        print(f"{n:4} of {len(sample)} {took_s:6.1f} s  {line}", flush=True)
    return known


def _choose_affordable(tests: Sequence[str], reach: Mapping[str, Reach]) -> list[str]:
    took_s = 0.0
    chosen: list[str] = []
    for test in tests:
        took_s += reach[test].took_s
        if chosen and took_s > MAX_TESTS_S:
            break
        chosen.append(test)
    return chosen


def _fingerprint(by: str, text: bytes, tests: Sequence[str], copy: Path) -> str:
    digest = sha256(text)
    if not by:
        for file in sorted({test.partition("::")[0] for test in tests}):
            digest.update(digest_of(copy / file).encode())
    return digest.hexdigest()[:16]


def _find_killer(
    copy: Path, mutation: Mutation, text: bytes, tests: list[str], took_s: float
) -> str:
    """The first test that fails, or what else becomes of the tests; empty where all pass."""
    if not tests:
        return ""
    log = STATE_FOLDER / "last.log"
    failure = FirstFailure()

    def run() -> object:
        return run_pytest(copy, tests, [failure]), failure.test, failure.unread

    with swap_in(copy / mutation.module, mutation.applied(text)):
        cpu_s = STARTUP_CPU_S + TIMEOUT_CPU_RATIO * took_s
        answer = run_forked(run, cpu_s, 4.0 * STARTUP_CPU_S + TIMEOUT_WALL_RATIO * took_s, log)
    if isinstance(answer, str):
        return f"a run that {answer}"
    status, test, unread = answer
    if status not in (0, 1) and not unread:
        place = f"{mutation.module}:{mutation.line} {mutation.change}"
        raise SystemExit(f"pytest could not be run (status {status}) for {place}: see {log}")
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
