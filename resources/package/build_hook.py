"""Build the wheel: one package `outbreath` out of the folders of the source tree."""

import shutil
from pathlib import Path
from runpy import run_path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RESOURCES = ("fonts", "icons", "translations", "why")
"""Of `resources`, what the program reads when it runs."""
OWN_MODULES = ("__init__.py", "__main__.py", "plugins.py")
"""Of `resources/package`, what is in the package itself."""
TOOLS = (
    "ui/tools/screenshots.py",
    "ui/tools/screenshot_script.py",
    "ui/tools/icons.py",
    "ui/tools/manual.py",
    "ui/tools/docs_pages.py",
    "ui/tools/docs_site.py",
    "ui/i18n/extract.py",
)
"""Tools for development, which only run in the source tree."""


class PackageBuildHook(BuildHookInterface):
    """Rewrites the imports into a temporary folder, and includes that folder in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        self._scratch = Path(mkdtemp(prefix="outbreath-build-"))
        tree = Path(self.root).resolve()
        if version == "editable":
            build_data["force_include_editable"] = _write_editable(tree, self._scratch)
        else:
            _write_package(tree, self._scratch / "outbreath")
            build_data["force_include"][str(self._scratch / "outbreath")] = "outbreath"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.target_name == "wheel":
            shutil.rmtree(self._scratch, ignore_errors=True)


def _write_package(tree: Path, package: Path) -> None:
    rewriter = _load_rewriter(tree)
    package.mkdir()
    for folder in rewriter.FOLDERS:
        for path in sorted((tree / folder).rglob("*.py")):
            inside = path.relative_to(tree)
            if not inside.as_posix().startswith(TOOLS):
                _write_rewritten(rewriter, path, package / inside)
    own = tree / "resources" / "package"
    for name in OWN_MODULES:
        _write_rewritten(rewriter, own / name, package / name)
    (package / "py.typed").touch()
    for name in RESOURCES:
        shutil.copytree(tree / "resources" / name, package / "resources" / name)


def _write_rewritten(rewriter: SimpleNamespace, path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source = rewriter.rewrite_imports(path.read_text(encoding="utf-8"), str(path))
    target.write_text(source, encoding="utf-8")


def _write_editable(tree: Path, scratch: Path) -> dict[str, str]:
    finder = (tree / "resources" / "package" / "editable_finder.py").read_text(encoding="utf-8")
    module, pth = scratch / "_outbreath_editable.py", scratch / "_outbreath_editable.pth"
    module.write_text(finder.replace('Path("@TREE@")', f"Path({str(tree)!r})"), encoding="utf-8")
    pth.write_text("import _outbreath_editable\n", encoding="utf-8")
    return {str(module): module.name, str(pth): pth.name}


def _load_rewriter(tree: Path) -> SimpleNamespace:
    """The build runs with the tree neither installed nor on the path."""
    path = tree / "resources" / "package" / "rewrite_imports.py"
    return SimpleNamespace(**run_path(str(path)))
