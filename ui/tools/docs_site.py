"""The documentation as a site: `python -m ui.tools.docs_site FOLDER`.

Sphinx reads the Markdown of `resources/docs` and the docstrings of what `outbreath` and `outbreath.plugins`
offer. Any warning fails the build. The site needs no network.
"""

import importlib
import shutil
import sys
from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Final

from ui.tools.docs_pages import DOCS, TREE, write_site_sources

PACKAGE_FOLDER: Final = TREE / "resources" / "package"
MARKER: Final = ".buildinfo"  # Sphinx writes it: a folder with it may be replaced
REFERENCE: Final = {"outbreath": "python-api.md", "outbreath.plugins": "plug-in-api.md"}
TITLES: Final = {"outbreath": "Python API", "outbreath.plugins": "Plug-in API"}


def build(target: Path) -> int:
    """Build the site into a folder, which is emptied if it holds a site.

    Returns
    -------
    int
        The exit status: 0, or 1 after a warning.
    """
    from sphinx.cmd.build import build_main

    import_package_from_tree()
    if (target / MARKER).is_file():
        shutil.rmtree(target)
    with TemporaryDirectory(prefix="outbreath-docs-") as scratch:
        pages, doctrees = Path(scratch, "pages"), Path(scratch, "doctrees")
        pages.mkdir()
        write_site_sources(pages, REFERENCE.values())
        write_reference(pages)
        folders = ["-d", str(doctrees), "-c", str(DOCS), str(pages), str(target)]
        return build_main(["-b", "html", "-q", "-n", "-W", "--keep-going", *folders])


def import_package_from_tree() -> None:
    """Make `outbreath` importable from this tree, as an editable installation does."""
    spec = spec_from_file_location("_outbreath_docs", PACKAGE_FOLDER / "editable_finder.py")
    assert spec is not None
    assert spec.loader is not None
    finder = module_from_spec(spec)
    spec.loader.exec_module(finder)
    vars(finder).update(TREE=TREE, PACKAGE_FOLDER=PACKAGE_FOLDER)
    sys.meta_path.insert(0, finder.TreeFinder())


def write_reference(folder: Path) -> None:
    """Write a page for each public module, from its docstrings."""
    for module, page in REFERENCE.items():
        title = TITLES[module]
        text = format_reference(importlib.import_module(module), title)
        (folder / page).write_text(text, encoding="utf-8")


def format_reference(module: ModuleType, title: str) -> str:
    """Return the page of a module: all that its `__all__` names, in that order."""
    name = module.__name__
    members = ["   :members:", "   :member-order: groupwise"] if hasattr(module, "__all__") else []
    directive = [f".. automodule:: {name}", *members]
    return "\n".join([f"# {title}", "", "```{eval-rst}", *directive, "```", ""])


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("Name the folder of the site: python -m ui.tools.docs_site FOLDER\n")
        return 2
    return build(Path(arguments[0]))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
