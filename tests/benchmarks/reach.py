"""Which tests run which function: noted in one run of the tests, and asked for every change.

It is a plugin of pytest that sees every call of a function of the measured folders, on any thread.
"""

import ast
import sys
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Final, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.benchmarks.mutations import Mutation

Place: TypeAlias = tuple[str, str]  # a module, and a function or method of it
HYPOTHESIS_PROFILE: Final = "the same every time"


@dataclass(frozen=True, slots=True)
class Reach:
    """What one test function ran, over all its parameters, and its time on the processor, s."""

    took_s: float
    places: frozenset[Place]


def make_hypothesis_deterministic() -> None:
    """Let hypothesis try the same examples in every run, and none of them twice."""
    settings.register_profile(
        HYPOTHESIS_PROFILE,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile(HYPOTHESIS_PROFILE)


class FirstFailure:
    """A plugin that keeps which test failed first, and how many files could not be read."""

    def __init__(self) -> None:
        self.test = ""
        self.unread = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.test:
            self.test = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.unread += 1
            self.test = self.test or f"{report.nodeid} cannot be imported"


class CallRecorder:
    """A plugin that notes what every test runs; a test that does not pass is not noted."""

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        self._root = f"{root}/"
        self._within = tuple(f"{root}/{folder}/" for folder in folders)
        self._reached: set[Place] = set()
        self._ran: defaultdict[str, set[Place]] = defaultdict(set)
        self._took_s: defaultdict[str, float] = defaultdict(float)
        self._unusable: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        name = strip_parameters(item.nodeid)
        self._reached = set()
        began = process_time()
        threading.settrace(self._called)
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self._took_s[name] += process_time() - began
            self._ran[name] |= self._reached

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._unusable.add(strip_parameters(report.nodeid))

    def reach(self) -> dict[str, Reach]:
        return {
            name: Reach(round(self._took_s[name], 3), frozenset(places))
            for name, places in self._ran.items()
            if name not in self._unusable
        }

    def _called(self, frame: FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(self._within):
            name = code.co_qualname.partition(".<locals>")[0]
            self._reached.add((code.co_filename.removeprefix(self._root), name))


def strip_parameters(test: str) -> str:
    """
    >>> strip_parameters("tests/trainer/breathing/test_ramp.py::test_it[4-0-6-0]")
    'tests/trainer/breathing/test_ramp.py::test_it'
    """
    return test.partition("[")[0]


@dataclass(frozen=True)
class Source:
    """The functions of modules and tests and the names in them, for changes outside of a function."""

    texts: Mapping[str, bytes]
    _names: dict[Place, Set[str]] = field(default_factory=dict)
    _statements: dict[str, list[tuple[Set[str], Set[str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for module, text in self.texts.items():
            tree = ast.parse(text)
            self._names.update({(module, name): _names(f) for name, f in _functions(tree.body)})
            self._statements[module] = [(_defined(s), _names_now(s)) for s in tree.body]

    def find_users(self, mutation: Mutation) -> set[Place]:
        """The functions that speak of what a statement outside of a function defines.

        Also of what other such statements make of it, in this module or in one that imports it.
        """
        names = {mutation.module: set(mutation.defines)}
        for _ in range(3):  # a constant that is made of others, and once more
            for origin, known in [*names.items()]:
                for module in self._near(origin):
                    if made := self._made_of(known, module):
                        names[module] = names.get(module, set()) | made
        return {
            place
            for origin, known in names.items()
            for near in [self._near(origin)]
            for place, used in self._names.items()
            if place[0] in near and used & known
        }

    def _near(self, module: str) -> set[str]:
        return {module, *self._importers[_dotted(module)]}

    def _made_of(self, names: Set[str], module: str) -> set[str]:
        return {
            name for defined, used in self._statements[module] if used & names for name in defined
        }

    @cached_property
    def _importers(self) -> defaultdict[str, set[str]]:
        """By the dotted name of a module: who imports it, or from it."""
        result: defaultdict[str, set[str]] = defaultdict(set)
        for module, text in self.texts.items():
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.ImportFrom) and node.module:
                    result[node.module].add(module)
                    for alias in node.names:
                        result[f"{node.module}.{alias.name}"].add(module)
                elif isinstance(node, ast.Import):
                    for alias in node.names:
                        result[alias.name].add(module)
        return result


def find_reaching_tests(
    mutation: Mutation, reach: Mapping[str, Reach], source: Source
) -> list[str]:
    """The tests that run what was changed, or speak of it, quick ones first.

    Where there are none, all that run anything of its module.
    """
    within = {(mutation.module, mutation.scope)}
    places = within if mutation.scope else source.find_users(mutation)
    result = [n for n, test in reach.items() if test.places & places or _place_of(n) in places]
    if not result:
        module = mutation.module
        result = [n for n, test in reach.items() if any(p[0] == module for p in test.places)]
    return sorted(result, key=lambda name: (reach[name].took_s, name))


def _place_of(test: str) -> Place:
    file, _, function = test.partition("::")
    return file, function.replace("::", ".")


def _dotted(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _functions(body: Iterable[ast.stmt], within: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{within}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{within}{node.name}", node


def _names(node: ast.AST) -> Set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def _names_now(statement: ast.stmt) -> Set[str]:
    """The names it needs when the module is read, so without those in methods."""
    if isinstance(statement, ast.ClassDef):
        inner = [s for s in statement.body if not isinstance(s, ast.FunctionDef)]
        return {name for node in (*statement.bases, *inner) for name in _names(node)}
    return _names(statement)


def _defined(node: ast.stmt) -> Set[str]:
    if isinstance(node, ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return {n.id for t in targets if t is not None for n in ast.walk(t) if isinstance(n, ast.Name)}
