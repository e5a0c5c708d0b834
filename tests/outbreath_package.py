"""The package `outbreath` without a wheel: `resources/package/__init__.py` over the folders of the tree.

Docstrings, pages and notebooks say `import outbreath`. Here its parts are the modules of the tree under their other
name, so that a class is one class; `test_package.py` builds the wheel.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Final

import ui.api as api

TREE: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = TREE / "resources" / "package" / "__init__.py"
FOLDERS: Final = ("trainer", "devices", "ui")


@contextmanager
def outbreath_imported() -> Iterator[ModuleType]:
    """`import outbreath` finds the tree meanwhile."""
    before = {name: module for name, module in sys.modules.items() if _is_of_package(name)}
    for _, name, _ in walk_packages(api.__path__, "ui.api."):
        import_module(name)
    package = _load_package()
    sys.modules["outbreath"] = package
    sys.modules |= {f"outbreath.{n}": m for n, m in sys.modules.items() if _is_of_tree(n)}
    for folder in FOLDERS:
        setattr(package, folder, sys.modules[folder])
    try:
        yield package
    finally:
        for name in [name for name in sys.modules if _is_of_package(name)]:
            del sys.modules[name]
        sys.modules.update(before)


def _load_package() -> ModuleType:
    spec = spec_from_file_location(
        "outbreath", PACKAGE, submodule_search_locations=[str(PACKAGE.parent)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = module_from_spec(spec)
    spec.loader.exec_module(package)
    return package


def _is_of_package(name: str) -> bool:
    return name.partition(".")[0] == "outbreath"


def _is_of_tree(name: str) -> bool:
    return name.partition(".")[0] in FOLDERS
