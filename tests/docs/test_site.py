"""The documentation: it builds without a warning, its links lead somewhere, and its commands work."""

import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtWidgets import QApplication

from tests.docs.test_code_blocks import PROGRAM, blocks_of
from ui.commands.cli import create_parser, main
from ui.commands.shared.arguments import list_subcommands
from ui.tools.docs_pages import (
    DOCS,
    TEMPLATE,
    TREE,
    add_lists,
    list_pages,
    notebook_to_markdown,
    rewrite_links,
)

pytestmark = pytest.mark.xdist_group("site")  # which is built once
PAGES = sorted(path for path in DOCS.rglob("*.md") if not path.is_relative_to(TEMPLATE))
NAMES = [page.relative_to(DOCS).as_posix() for page in PAGES]
SHELL = ("sh", "console")
OPTION = re.compile(r"--[a-z][a-z-]+")
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc="(https?:)?//"""
    r"""|<link\b[^>]*\brel="(?:stylesheet|preload|icon|preconnect)"[^>]*\bhref="(https?:)?//"""
    r"""|@import|url\(["']?(https?:)?//"""
)
LINKED = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


def commands_of(page: Path) -> list[list[str]]:
    """The commands of the blocks that are run, split into words."""
    shell = [
        block.code for block in blocks_of(page) if block.language in SHELL and block.run_by is None
    ]
    lines = "".join(shell).replace("\\\n", " ").splitlines()
    words = (shlex.split(line.removeprefix("$ "), comments=True) for line in lines)
    return [command for command in words if command]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_block_says_what_it_is(page: Path) -> None:
    unnamed = [block.code[:60] for block in blocks_of(page) if not block.language]
    assert not unnamed, "name the language of the block: sh, python, text ..."


@pytest.fixture
def folder_with_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Path:
    """The folder of somebody who follows a page: an empty library, and some recordings.

    A PDF is drawn with Qt, and other tests expect the application of this one.
    """
    folder = tmp_path / "files"
    folder.mkdir()
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "made"))
    monkeypatch.chdir(folder)
    session = ["session", "--source", "simulated:seed=7", "--minutes", "5", "--speed", "max"]
    assert main([*session, "--decision", "passed"]) == 0
    for kind, name in (("csv", "recording.csv"), ("rr", "rr.txt")):
        assert main(["export", "last", "--format", kind, "-o", name]) == 0
    monkeypatch.setenv("OUTBREATH_LIBRARY", str(tmp_path / "library"))
    return folder


PAGES_WITH_COMMANDS = [page for page in PAGES if commands_of(page)]


@pytest.mark.parametrize(
    "page", PAGES_WITH_COMMANDS, ids=[page.name for page in PAGES_WITH_COMMANDS]
)
def test_every_command_of_a_page_works_in_its_order(page: Path, folder_with_files: Path) -> None:
    for program, *words in commands_of(page):
        assert program == "outbreath", f"mark it `<!-- run by tests/NAME.py -->`: {program}"
        assert main(words) == 0, shlex.join(words)


def subcommands_shown(text: str) -> set[str]:
    """The subcommands that a listing shows. Every option it shows of one, that one has."""
    parser = create_parser()
    parsers, shown = list_subcommands(parser), set()
    for line in text.splitlines():
        words = line.partition("| outbreath ")[2].split() or line.split()[1:]
        if PROGRAM not in line.split() or not words:
            continue
        chosen = parsers.get(words[0], parser)
        shown |= {words[0]} & parsers.keys()
        known = chosen._option_string_actions.keys() | parser._option_string_actions.keys()
        assert set(OPTION.findall(line)) <= known, line
    return shown


def test_the_page_of_commands_names_every_one() -> None:
    listing = next(blocks_of(DOCS / "command-line.md")).code
    assert subcommands_shown(listing) == set(list_subcommands(create_parser()))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_listing_of_commands_shows_options_that_there_are(page: Path) -> None:
    for block in blocks_of(page):
        if block.is_listing:
            assert subcommands_shown(block.code)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built in a process of its own: it imports a second copy of the program."""
    pytest.importorskip("sphinx", reason="Sphinx is not installed")
    pytest.importorskip("myst_parser", reason="myst-parser is not installed")
    pytest.importorskip("furo", reason="furo is not installed")
    target: Path = tmp_path_factory.mktemp("site") / "docs"
    command = [sys.executable, "-m", "ui.tools.docs_site", str(target)]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return target


def test_the_site_has_every_page_and_a_reference_of_what_is_public(site: Path) -> None:
    for page in list_pages().values():
        assert (site / page).with_suffix(".html").is_file(), page
    assert "RecordedIntervals" in (site / "plug-in-api.html").read_text(encoding="utf-8")
    assert (site / "python-api.html").is_file()
    (template,) = site.rglob("plug-in-template.zip")
    with zipfile.ZipFile(template) as archive:
        assert "plug-in-template/src/outbreath_acme/ring.py" in archive.namelist()


def test_a_page_loads_nothing_from_elsewhere(site: Path) -> None:
    for path in (*site.rglob("*.html"), *site.rglob("*.css")):
        result = LOADED.search(path.read_text(encoding="utf-8"))
        assert result is None, f"{path.name}: {result}"


def test_every_link_leads_to_a_page_of_the_site_or_to_a_possible_address(site: Path) -> None:
    for path in site.rglob("*.html"):
        for target in LINKED.findall(path.read_text(encoding="utf-8")):
            parts = urlsplit(target.replace("&amp;", "&"))
            if parts.scheme in ("http", "https"):
                assert "." in (parts.hostname or ""), target
                assert " " not in target
            elif parts.scheme != "mailto" and parts.path:
                assert (path.parent / parts.path).is_file(), f"{path.name}: {target}"


def test_links_in_code_stay_as_they_are() -> None:
    text = "[a](b.md)\n```python\nx[a](b.md)\n```\n![c](d.png) [e](https://example.org)\n"
    rewritten = rewrite_links(text, lambda mark, shown, target: f"<{mark}{shown} {target}>")
    assert rewritten == (
        "<a b.md>\n```python\nx[a](b.md)\n```\n<!c d.png> [e](https://example.org)\n"
    )


NOTEBOOK = """{"cells": [
    {"cell_type": "markdown", "source": ["# Title\\n", "Words."]},
    {"cell_type": "code", "source": ["1 + 1"], "outputs": [
        {"output_type": "execute_result", "data": {"text/plain": ["2"]}},
        {"output_type": "display_data", "data": {"image/png": "UE5H", "text/plain": ["x"]}},
        {"output_type": "stream", "name": "stdout", "text": ["hello\\n"]}]},
    {"cell_type": "code", "source": [], "outputs": []}]}"""


def test_a_notebook_becomes_a_page_with_its_outputs(tmp_path: Path) -> None:
    page = Path("notebooks", "first.md")
    text = notebook_to_markdown(NOTEBOOK, tmp_path, page)
    assert text == (
        "# Title\nWords.\n\n```python\n1 + 1\n```\n\n```text\n2\n```\n\n![](first-1-1.png)\n\n"
        "```text\nhello\n```\n"
    )
    assert (tmp_path / "notebooks" / "first-1-1.png").read_bytes() == b"PNG"


CITATION = """cff-version message title abstract type authors version license url keywords"""


def test_the_citation_file_is_one_that_programs_read() -> None:
    """The rules of cffconvert for version 1.2.0, and that it says what the package says."""
    text = (TREE / "CITATION.cff").read_text(encoding="utf-8")
    keys = re.findall(r"^([a-z-]+):", text, re.MULTILINE)
    assert keys == CITATION.split()
    assert re.search(r"^cff-version: 1\.2\.0$", text, re.MULTILINE)
    assert re.search(r"^authors:\n  - name: \S", text, re.MULTILINE)
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"license: {project['license']}\n" in text
    assert f"url: {project['urls']['Homepage']}\n" in text
    listed = re.findall(r"^  - (?!name:)(.+)$", text, re.MULTILINE)
    assert listed == project["keywords"]


START = """# Start

## For you

- [Use](using.md) and [why](why/pause.md)

## For researchers

- [Formats](formats.md)
"""


def test_the_site_lists_every_page_in_the_section_that_links_to_it() -> None:
    pages = ["using.md", "formats.md", "why/pause.md", "why/help.md", "notebooks/new.md"]
    lists = re.findall(r"```\{toctree\}\n(.*?)\n```", add_lists(START, pages), re.DOTALL)
    assert [text.splitlines() for text in lists] == [
        [":caption: For you", ":hidden:", "", "using", "why/index"],
        [":caption: For researchers", ":hidden:", "", "formats", "notebooks/new"],
    ]
