"""A copy of the project in a temporary folder, in which a module can be changed and the tests be run."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from tests.benchmarks.reach import make_hypothesis_deterministic

ROOT: Final = Path(__file__).parents[2]
NOT_COPIED: Final = ("build", "dist", "demo-output", "__pycache__", ".*")
PYTEST_OPTIONS: Final = (
    *("-x", "-q", "--tb=short", "--no-header", "-pno:cacheprovider", "-pno:xdist"),
    *("-Wignore::pytest.PytestAssertRewriteWarning",),
)


@contextmanager
def copy_project() -> Iterator[Path]:
    """The shared recordings lie beside it as they do beside the project, or where OUTBREATH_SHARED says."""
    with TemporaryDirectory(prefix="outbreath-mutants-") as folder:
        copy = Path(folder).resolve() / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        recordings = Path(os.environ.get("OUTBREATH_SHARED", ROOT.parent / "shared"))
        if recordings.is_dir():
            (copy.parent / "shared").symlink_to(recordings)
        yield copy


@contextmanager
def swap_in(module: Path, changed: bytes) -> Iterator[None]:
    """The changed module, and no compiled form of the other: they may be of one second and one size."""
    compiled = Path(importlib.util.cache_from_source(str(module)))
    text = module.read_bytes()
    module.write_bytes(changed)
    compiled.unlink(missing_ok=True)
    try:
        yield
    finally:
        module.write_bytes(text)
        compiled.unlink(missing_ok=True)


def run_pytest(copy: Path, tests: Sequence[str], plugins: list[object]) -> int:
    """Run tests of the copy and return pytest's status. Only for a fork: nothing is put back.

    Of the project itself nothing stays imported, and what a changed module may do to the files of a
    person is done in another home.
    """
    os.chdir(copy)
    os.environ["HOME"] = str(copy.parent)
    for name, module in list(sys.modules.items()):
        if name != "__main__" and _is_of_project(getattr(module, "__file__", None) or ""):
            del sys.modules[name]
    sys.path[:] = [str(copy) if Path(p or ".").resolve() == ROOT else p for p in sys.path]
    make_hypothesis_deterministic()
    temporary = f"--basetemp={copy.parent / 'temporary'}"
    return int(pytest.main([*PYTEST_OPTIONS, temporary, *tests], plugins))


def _is_of_project(file: str) -> bool:
    folders = Path(file).parts[len(ROOT.parts) : -1]
    return file.startswith(f"{ROOT}/") and not any(folder.startswith(".") for folder in folders)


def list_modules(folders: Sequence[str]) -> list[str]:
    """All modules in these folders, as paths from the root."""
    return sorted(
        str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.py")
    )


def list_test_files(folders: Sequence[str]) -> list[str]:
    """The files of tests, and modules with examples in their docstrings."""
    return [
        file
        for file in list_modules(folders)
        if Path(file).name.startswith("test_")
        or (not file.startswith("tests/") and ">>>" in (ROOT / file).read_text(encoding="utf-8"))
    ]


def digest_of(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:16]
