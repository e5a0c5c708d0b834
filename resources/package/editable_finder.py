"""Import `outbreath` from a source tree: what `pip install -e .` installs beside a `.pth` file.

The build writes the folder of the source tree into `TREE`. Modules are read from there at every
start, with their imports rewritten as in a wheel, so that edits show at once. Python runs this file
at each of its starts, so what only an import of `outbreath` needs is imported there.
"""

import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

TREE = Path("@TREE@")
PACKAGE_FOLDER = TREE / "resources" / "package"
OWN_MODULES = (["__main__"], ["plugins"])


class RewritingLoader(SourceFileLoader):
    """Load a module with its imports rewritten; no bytecode is cached, since the tree has its own."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        source = _load_rewriter()(self.get_data(path).decode(), path)
        return compile(source, path, "exec", dont_inherit=True)


class TreeFinder:
    """Find `outbreath` and all below it in the source tree."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        package, *parts = fullname.split(".")
        if package != "outbreath":
            return None
        if not parts:
            return _spec(fullname, PACKAGE_FOLDER / "__init__.py", [str(PACKAGE_FOLDER)])
        place = TREE.joinpath(*parts)
        if parts in OWN_MODULES:
            return _spec(fullname, PACKAGE_FOLDER / f"{parts[0]}.py")
        if place.is_dir() and (place / "__init__.py").is_file():
            return _spec(fullname, place / "__init__.py", [str(place)])
        module = place.with_suffix(".py")
        return _spec(fullname, module) if module.is_file() else None


def _spec(name: str, path: Path, folders: list[str] | None = None) -> ModuleSpec | None:
    loader = RewritingLoader(name, str(path))
    return spec_from_file_location(name, path, loader=loader, submodule_search_locations=folders)


@cache
def _load_rewriter() -> Callable[[str, str], str]:
    from runpy import run_path

    rewrite: Callable[[str, str], str] = run_path(str(PACKAGE_FOLDER / "rewrite_imports.py"))[
        "rewrite_imports"
    ]
    return rewrite


if PACKAGE_FOLDER.is_dir():
    sys.meta_path.insert(0, TreeFinder())
