"""What `import outbreath` gives: its names, their documentation and examples, and what it imports."""

import ast
import doctest
import inspect
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import ui.api as api
from tests.outbreath_package import PACKAGE, TREE

MODULES = [name for _, name, _ in walk_packages(api.__path__, "ui.api.")]
SECTIONS = ("Parameters", "Returns", "Raises", "Examples")


def test_every_name_is_there_and_no_other_is(outbreath: Any) -> None:
    for name in outbreath.__all__:
        assert getattr(outbreath, name) is not None
    assert set(outbreath.__all__) <= set(dir(outbreath))
    with pytest.raises(AttributeError, match="has no attribute 'analyse'"):
        outbreath.analyse


def test_who_only_looks_at_the_types_finds_the_same_names() -> None:
    tree = ast.parse(PACKAGE.read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.name: statement.module.removeprefix("ui.api.")
        for statement in guarded.body
        if isinstance(statement, ast.ImportFrom) and statement.module
        for alias in statement.names
    }
    namespace: dict[str, Any] = {"__name__": "outbreath"}
    exec(PACKAGE.read_text(encoding="utf-8"), namespace)
    lazy = {name: module for module, names in namespace["_MODULES"].items() for name in names}
    assert imported == lazy
    assert set(lazy) | {"__version__"} == set(namespace["__all__"])


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_documentation_are_true(
    outbreath: Any, sample_library: Path, name: str
) -> None:
    module = sys.modules[name]
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    for test in finder.find(
        module, extraglobs={"outbreath": outbreath, "folder": str(sample_library)}
    ):
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


def test_every_function_says_what_it_takes_and_gives_and_shows_an_example(outbreath: Any) -> None:
    for name in ("read", "analyze", "simulate"):
        text = inspect.getdoc(getattr(outbreath, name)) or ""
        assert [section for section in SECTIONS if f"\n{section}\n---" not in text] == []
    for name in ("Analysis", "Library", "Recording", "Table"):
        made = getattr(outbreath, name)
        text = inspect.getdoc(made) or ""
        public = [n for n, _ in inspect.getmembers(made) if not n.startswith("_")]
        assert ">>> " in text
        assert [n for n in public if n not in text and not inspect.getdoc(getattr(made, n))] == []


def test_the_names_of_all_arguments_are_explained(outbreath: Any) -> None:
    for name in ("read", "analyze", "simulate", "Library"):
        made = getattr(outbreath, name)
        text = inspect.getdoc(made) or ""
        explained = text.partition("Parameters\n---")[2].partition("Raises\n---")[0]
        assert [n for n in inspect.signature(made).parameters if n not in explained] == []


EVERYTHING = """
import sys
from tests.outbreath_package import outbreath_imported
from pathlib import Path
with outbreath_imported() as outbreath:
    recording = outbreath.simulate(5.0, seed=7)
    outbreath.analyze(recording).to_json()
    outbreath.Session(outbreath.SessionPlan()).feed(outbreath.events.Begin(0.0))
    recording.save(Path(sys.argv[1]) / "pause.jsonl")
    outbreath.read(Path(sys.argv[1]) / "pause.jsonl").beats
    with outbreath.Library(sys.argv[2]) as library:
        library.sessions(), library.pauses(), library.predictions(), library.trends()
        library.beats(), library.recording()
heavy = ("PySide6", "scipy", "pyqtgraph", "pandas", "polars", "pyarrow", "bleak", "rich")
print(sorted({name.partition(".")[0] for name in sys.modules} & set(heavy)))
"""


def test_nothing_that_is_asked_of_it_imports_qt_or_scipy(
    sample_library: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", EVERYTHING, str(tmp_path), str(sample_library)]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
