"""The blocks of code in the docs: each is run, and what it prints is what stands below it.

- A block of `python` is run behind those above it on its page, in an empty folder. A block of `text` right behind it
  is what it prints.
- A block of `python` within a step of a recipe is a fragment of a module: it is parsed, and its names must exist.
- A block of `sh` has commands of the program, whose words are parsed. `test_site` runs them, and looks at listings of them.
  Targets of `make` are looked up in the Makefile.
- What stands behind `<!-- run by tests/NAME.py -->` that test takes from the page by `blocks_run_by`: it is run, or read as
  what it is. Here it is parsed only.
- There is no other block of code.
"""

import ast
import builtins
import re
import shlex
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import (
    AbstractContextManager,
    contextmanager,
    nullcontext,
    redirect_stdout,
    suppress,
)
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest

from tests.outbreath_package import FOLDERS, TREE, outbreath_imported
from ui.commands.cli import create_parser, main

DOCS: Final = TREE / "resources" / "docs"
PAGES: Final = sorted(
    [
        *DOCS.rglob("*.md"),
        TREE / "README.md",
        TREE / "CONTRIBUTING.md",
        DOCS.parent / "validation.md",
    ]
)
BLOCK: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
RUN_BY: Final = re.compile(r"<!-- run by (tests/\S+\.py) -->\s*$")
MAKE: Final = re.compile(r"\bmake ([a-z-]+)")
PYTEST: Final = re.compile(r"`\.venv/bin/python -m pytest -q ([^`]+)`")
DRAWING: Final = (DOCS / "architecture.md", "text")
DEFINITION: Final = re.compile(
    r"^ *(?:async )?(?:def|class) (\w+)|^(\w+)(?:: [^=\n]+)? = ", re.MULTILINE
)
IMPORT: Final = re.compile(r"^from \S+ import ([\w, ]+)$", re.MULTILINE)
NEEDED: Final = frozenset({"duckdb", "pandas", "polars"})
WRITTEN_BY_THE_READER: Final = {"cvnn_percent", "_nn", "CompanyNamed", "RATE_ONLY"}
"""What a recipe describes in words and does not show."""
PROGRAM: Final = "outbreath"


@dataclass(frozen=True)
class Block:
    """A block of code: its language, the code, and what stands between it and the one before."""

    language: str
    code: str
    before: str
    is_indented: bool

    @property
    def run_by(self) -> str | None:
        """The test that is said to run it; None: it is run here."""
        match = RUN_BY.search(self.before)
        return match and match[1]

    @property
    def is_printed(self) -> bool:
        """Whether it stands right behind another, as what that prints."""
        return self.language == "text" and not self.before.strip()

    @property
    def is_listing(self) -> bool:
        """Whether it is a listing of commands of the program, and of what they do."""
        return self.language == "text" and self.code.startswith(PROGRAM)


def blocks_of(path: Path) -> Iterator[Block]:
    text, end = path.read_text(encoding="utf-8"), 0
    for match in BLOCK.finditer(text):
        indent, language, code = match.groups()
        yield Block(language, textwrap.dedent(code), text[end : match.start()], bool(indent))
        end = match.end()


def blocks_run_by(test: str) -> list[Block]:
    """The blocks that are left to a test, in the order of the pages.

    Parameters
    ----------
    test : str
        Its `__file__`.
    """
    name = Path(test).resolve().relative_to(TREE).as_posix()
    return [block for path in PAGES for block in blocks_of(path) if block.run_by == name]


def pages_with(language: str, *, is_indented: bool = False) -> list[Path]:
    return [
        path
        for path in PAGES
        if any(b.language == language and b.is_indented is is_indented for b in blocks_of(path))
    ]


def name_of(path: Path) -> str:
    return path.relative_to(TREE).as_posix()


@pytest.mark.parametrize("path", pages_with("python"), ids=name_of)
def test_the_code_on_a_page_runs_and_prints_what_stands_below_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for package in NEEDED & words_in(path):
        pytest.importorskip(package)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed: str | None = None
    prepared = PREPARED.get(path.name, nullcontext)
    with outbreath_imported(), prepared():
        for block in blocks_of(path):
            if block.language == "python" and not block.is_indented:
                printed = run(block, path, namespace)
            elif block.is_printed and printed is not None:
                assert block.code.rstrip() == printed.rstrip()
                printed = None


def words_in(path: Path) -> set[str]:
    return set(re.findall(r"\w+", path.read_text(encoding="utf-8")))


@contextmanager
def has_recordings() -> Iterator[None]:
    """A reader with a library, and a folder of recordings. What joblib runs elsewhere has no `outbreath` here."""
    joblib = pytest.importorskip("joblib")
    session = ["session", "--source", "simulated:seed=7", "--minutes", "2", "--speed", "max"]
    Path("data").mkdir()
    with redirect_stdout(StringIO()):
        assert main([*session, "--decision", "passed"]) == 0
        for name in ("a.csv", "b.csv"):
            assert main(["export", "last", "--format", "csv", "-o", f"data/{name}"]) == 0
    with joblib.parallel_config(backend="threading"):
        yield


PREPARED: Final[Mapping[str, Callable[[], AbstractContextManager[None]]]] = {
    "python.md": has_recordings
}


def run(block: Block, path: Path, namespace: dict[str, Any]) -> str | None:
    """What the block prints; None where it is not run."""
    code = compile(block.code, name_of(path), "exec")
    if block.run_by is not None:
        return None
    printed = StringIO()
    with redirect_stdout(printed):
        exec(code, namespace)
    return printed.getvalue()


def test_what_is_left_to_another_test_is_taken_from_the_page_by_that_test() -> None:
    named = {block.run_by for path in PAGES for block in blocks_of(path)} - {None}
    assert named
    for test in map(str, named):
        assert "blocks_run_by(__file__)" in (TREE / test).read_text(encoding="utf-8"), test


@pytest.mark.parametrize(
    "path", [p for p in PAGES if p.parent != TREE or p.stem != "README"], ids=name_of
)
def test_every_block_of_code_is_run_or_read_by_a_test(path: Path) -> None:
    for block in blocks_of(path):
        is_here = block.language in ("python", "sh") or block.is_printed or block.is_listing
        is_drawing = (path, block.language) == DRAWING
        assert is_here or is_drawing or block.run_by is not None, block.code


def test_the_targets_of_make_on_the_pages_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (TREE / "Makefile").read_text("utf-8"), re.MULTILINE))
    code = "".join(block.code for path in PAGES for block in blocks_of(path))
    named = set(MAKE.findall(code))
    assert named > {"demo", "test", "docs"}
    assert named <= targets


def test_the_tests_that_a_recipe_names_are_there() -> None:
    commands = PYTEST.findall((DOCS / "recipes.md").read_text(encoding="utf-8"))
    assert len(commands) > 5
    for command in commands:
        for name in command.split():
            tested = [TREE / name, *(TREE / name).glob("**/test_*.py")]
            assert any(path.is_file() for path in tested), name


@pytest.mark.parametrize("path", pages_with("python", is_indented=True), ids=name_of)
def test_a_fragment_of_a_module_uses_only_names_that_exist(path: Path) -> None:
    fragments = [b for b in blocks_of(path) if b.language == "python" and b.is_indented]
    trees = [parse_fragment(block.code) for block in fragments]
    known = {*dir(builtins), *definitions(), *WRITTEN_BY_THE_READER}
    known |= {name for tree in trees for name in bound_names(tree)}
    for block, tree in zip(fragments, trees, strict=True):
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert used - known - words_of_files_named_in(block.before) == set(), block.code


def parse_fragment(code: str) -> ast.AST:
    """Statements of a module or a function, and behind them rows of a table."""
    lines = code.splitlines()
    for end in range(len(lines), -1, -1):
        statements, rows = textwrap.indent("\n".join(lines[:end]), "    "), "\n".join(lines[end:])
        for table in ("{}", "[]"):
            with suppress(SyntaxError):
                first, last = table
                return ast.parse(
                    f"def function():\n    pass\n{statements}\n{first}\n{rows}\n{last}"
                )
    raise AssertionError(f"no Python: {code}")


def bound_names(tree: ast.AST) -> Iterator[str]:
    """The names that a piece of code gives to something."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.alias():
                yield (node.asname or node.name).partition(".")[0]
            case ast.Name(ctx=ast.Store()):
                yield node.id


@cache
def definitions() -> frozenset[str]:
    """Every function, class and constant that a module of the program defines or imports, and every module."""
    files = [path for folder in FOLDERS for path in (TREE / folder).rglob("*.py")]
    names = {path.stem for path in files}
    for path in files:
        text = path.read_text(encoding="utf-8")
        names |= {name for pair in DEFINITION.findall(text) for name in pair}
        names |= {name.strip() for names in IMPORT.findall(text) for name in names.split(",")}
    return frozenset(names)


def words_of_files_named_in(text: str) -> set[str]:
    """The words of the modules that a step of a recipe names: what is local there."""
    files = [TREE / name for name in re.findall(r"`([\w/]+\.py)`", text)]
    return {w for f in files if f.is_file() for w in re.findall(r"\w+", f.read_text("utf-8"))}


def test_the_commands_on_the_pages_are_those_of_the_program() -> None:
    parser = create_parser()
    shell = [block for path in PAGES for block in blocks_of(path) if block.language == "sh"]
    for block in shell:
        for words in commands_in(block.code):
            parser.parse_args(words)


def commands_in(code: str) -> Iterator[list[str]]:
    """The arguments of each call of the program, up to a pipe."""
    for line in code.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == [PROGRAM]:
            ends = [words.index(mark) for mark in ("|", ">", "&&") if mark in words]
            yield words[1 : min(ends, default=len(words))]


def test_a_block_that_does_not_do_what_it_says_is_found(tmp_path: Path) -> None:
    path, elsewhere = TREE / "README.md", "<!-- run by tests/test_it.py -->\n"
    with pytest.raises(ZeroDivisionError):
        run(Block("python", "1 / 0", "", is_indented=False), path, {})
    assert run(Block("python", "1 / 0", elsewhere, is_indented=False), path, {}) is None
    with pytest.raises(SyntaxError):
        run(Block("python", "def", elsewhere, is_indented=False), path, {})
    page = tmp_path / "page.md"
    page.write_text("a\n\n```python\nprint(1)\n```\n\n   ```sh\n   ls\n   ```\n")
    assert list(commands_in("outbreath analyze a.txt --json | jq\nls\n")) == [
        ["analyze", "a.txt", "--json"]
    ]
    assert [(b.language, b.is_indented) for b in blocks_of(page)] == [
        ("python", False),
        ("sh", True),
    ]
