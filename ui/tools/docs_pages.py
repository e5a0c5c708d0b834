"""The pages of the documentation as they lie in the source tree, made ready for the site.

A page is plain Markdown that also reads well where the repository is shown: its links lead to files of the tree.
Here they are made to lead to pages of the site.
"""

import base64
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Final

from ui.i18n.help_pages import FOLDER, PAGES

TREE: Final = Path(__file__).resolve().parents[2]
DOCS: Final = TREE / "resources" / "docs"
TEMPLATE: Final = DOCS / "plug-in-template"
OTHER_PAGES: Final = {
    TREE / "resources" / "validation.md": "validation.md",
    TREE / "CONTRIBUTING.md": "contributing.md",
    TREE / "CHANGELOG.md": "changelog.md",
}
FENCE: Final = re.compile(r"^ *(`{3,}|~{3,})")
LINK: Final = re.compile(r"(!?)\[((?:[^][]|\[[^]]*\])*)\]\((?!https?:|mailto:|#)([^)\s]+)\)")
NOTEBOOK: Final = ".ipynb"
PICTURES: Final = "pictures"
SECTION: Final = "\n## "
RESEARCHERS: Final = "For researchers"


def list_pages() -> Mapping[Path, str]:
    """Return the files of the tree that become pages, each with its path in the site."""
    pages = {path: path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))}
    notebooks = {
        path: path.relative_to(DOCS).with_suffix(".md").as_posix()
        for path in sorted(DOCS.rglob(f"*{NOTEBOOK}"))
    }
    why = {FOLDER / f"{name}.md": f"why/{name}.md" for name in PAGES}
    own = {path: page for path, page in pages.items() if not path.is_relative_to(TEMPLATE)}
    return {**own, **notebooks, **why, **OTHER_PAGES}


def write_site_sources(folder: Path, generated: Iterable[str] = ()) -> None:
    """Write every page, with the pictures and files it links to, into an empty folder.

    Parameters
    ----------
    folder : Path
    generated : iterable of str
        Pages that are written by others, to be listed too.
    """
    pages = list_pages()
    for path, page in pages.items():
        target = folder / page
        target.parent.mkdir(parents=True, exist_ok=True)
        text, download = path.read_text(encoding="utf-8"), ""
        if path.suffix == NOTEBOOK:
            text = notebook_to_markdown(text, folder, PurePosixPath(page))
            shutil.copyfile(path, target.with_suffix(NOTEBOOK))
            download = f"\nThis page is a notebook: [download it]({path.name}).\n"
        text = rewrite_links(text, _link_rewriter(path, page, pages, folder))
        target.write_text(text + download, encoding="utf-8")
    write_why_index(folder)
    index = folder / "index.md"
    others = [page for page in (*generated, *pages.values()) if page != index.name]
    index.write_text(add_lists(index.read_text(encoding="utf-8"), others), encoding="utf-8")


def add_lists(text: str, pages: Iterable[str]) -> str:
    """Make the sections of the start page the sections of the site: each lists the pages that it links to.

    Parameters
    ----------
    text : str
        The start page.
    pages : iterable of str
        Every page, by its path in the site. Those that no section links to are listed with the researchers'.
    """
    begin, *sections = text.split(SECTION)
    lists = {section.partition("\n")[0]: _linked_pages(section) for section in sections}
    listed = {page for names in lists.values() for page in names}
    lists[RESEARCHERS] += [page for page in map(_list_name, pages) if page not in listed]
    for section in sections:
        title = section.partition("\n")[0]
        names = dict.fromkeys(lists[title])
        block = ["```{toctree}", f":caption: {title}", ":hidden:", "", *names, "```", ""]
        begin += f"{SECTION}{section.rstrip()}\n\n" + "\n".join(block)
    return begin


def _linked_pages(section: str) -> list[str]:
    return [_list_name(target) for _, _, target in LINK.findall(section) if target.endswith(".md")]


def _list_name(page: str) -> str:
    """What a page is listed as; the short pages have a list of their own."""
    return "why/index" if page.startswith("why/") else page.removesuffix(".md")


def write_why_index(folder: Path) -> None:
    """Write the list of the short pages, in reading order."""
    lines = ["# Short pages", "", "```{toctree}", *PAGES, "```", ""]
    (folder / "why" / "index.md").write_text("\n".join(lines), encoding="utf-8")


def rewrite_links(text: str, rewrite: Callable[[str, str, str], str]) -> str:
    """Rewrite the relative links and pictures of a page, none of them within code.

    Parameters
    ----------
    text : str
        Markdown.
    rewrite : callable
        Takes the mark of a picture or nothing, what is shown, and the target; returns Markdown.
    """
    return "".join(
        part if is_code else LINK.sub(lambda match: rewrite(*match.groups()), part)
        for is_code, part in split_code(text)
    )


def split_code(text: str) -> Iterator[tuple[bool, str]]:
    """Split a page into its blocks of code, with their fences, and what stands between them.

    Examples
    --------
    >>> list(split_code("a\\n```sh\\nls\\n```\\nb\\n"))
    [(False, 'a\\n'), (True, '```sh\\nls\\n```\\n'), (False, 'b\\n')]
    """
    lines: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        match = FENCE.match(line)
        if match and not fence:
            yield from [(False, "".join(lines))] if lines else []
            fence, lines = match[1], [line]
            continue
        lines.append(line)
        if fence and match and match[1].startswith(fence):
            yield True, "".join(lines)
            fence, lines = "", []
    if lines:
        yield bool(fence), "".join(lines)


def _link_rewriter(
    path: Path, page: str, pages: Mapping[Path, str], folder: Path
) -> Callable[[str, str, str], str]:
    """Links of one page: to a page, a picture or the template; to any other file none."""

    def rewrite(mark: str, shown: str, target: str) -> str:
        place, hash_mark, anchor = target.partition("#")
        linked = Path(os.path.normpath(path.parent / place))
        if linked in pages:
            site_path = f"{pages[linked]}{hash_mark}{anchor}"
        elif linked == TEMPLATE:
            site_path = _archive(linked, folder)
        elif linked.is_file() and mark:
            site_path = _copy(linked, folder)
        elif linked.exists():
            return shown
        else:
            return f"{mark}[{shown}]({target})"  # which Sphinx reports
        relative = os.path.relpath(site_path, PurePosixPath(page).parent)
        return f"{mark}[{shown}]({PurePosixPath(relative)})"

    return rewrite


def _copy(path: Path, folder: Path) -> str:
    """Copy a picture that a page shows; its path in the site."""
    place = f"{PICTURES}/{path.name}"
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / place)
    return place


def _archive(path: Path, folder: Path) -> str:
    """Pack a folder that a page offers, without what Python leaves in it; its path in the site."""
    with zipfile.ZipFile(folder / f"{path.name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, file.relative_to(path.parent))
    return f"{path.name}.zip"


def notebook_to_markdown(text: str, folder: Path, page: PurePath) -> str:
    """Return a notebook, with the outputs stored in it, as a page. Its pictures are written beside it."""
    parts = [
        part
        for number, cell in enumerate(json.loads(text)["cells"])
        for part in _cell(cell, folder, page, number)
    ]
    return "\n\n".join(parts) + "\n"


def _cell(cell: Mapping[str, Any], folder: Path, page: PurePath, number: int) -> Iterator[str]:
    source = "".join(cell["source"]).rstrip()
    if cell["cell_type"] == "markdown":
        yield source
    elif cell["cell_type"] == "code" and source:
        yield f"```python\n{source}\n```"
        for place, output in enumerate(cell.get("outputs", ())):
            yield from _output(output, folder, page, f"{number}-{place}")


def _output(output: Mapping[str, Any], folder: Path, page: PurePath, number: str) -> Iterator[str]:
    data = output.get("data", {"text/plain": output.get("text", "")})
    if "image/png" in data:
        name = f"{page.stem}-{number}.png"
        target = folder / page.parent / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(base64.b64decode("".join(data["image/png"])))
        yield f"![]({name})"
    elif "text/markdown" in data:
        yield "".join(data["text/markdown"])
    elif written := "".join(data.get("text/plain", "")).rstrip():
        yield f"```text\n{written}\n```"
