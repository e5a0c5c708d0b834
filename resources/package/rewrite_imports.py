"""Rewrite the imports of the source tree for the installed package.

The tree imports its three folders by their own names (`from trainer.hrv import time_domain as hrv`). These names are
too common for site-packages, where another project already installs a top-level `trainer`. The wheel
holds one package, `outbreath`, and each import of a folder becomes one of `outbreath.FOLDER`.
"""

import ast

PACKAGE = "outbreath"
FOLDERS = ("trainer", "devices", "ui")


class ImportRewriteError(Exception):
    """A module refers to one of the folders in a way that cannot be rewritten."""


def rewrite_imports(source: str, filename: str = "<source>") -> str:
    """Prefix every import of `trainer`, `devices` or `ui` with the package name.

    Parameters
    ----------
    source : str
        Text of a Python module. Line numbers stay as they are.
    filename : str
        Named in errors.

    Returns
    -------
    str
        The text with `from trainer.x import y` as `from outbreath.trainer.x import y`, and
        `import trainer.x as y` as `import outbreath.trainer.x as y`.

    Raises
    ------
    ImportRewriteError
        For `import trainer.x` without `as`, which binds the name `trainer`, and for a string that
        is the dotted name of a module, which only works in the source tree.

    Examples
    --------
    >>> rewrite_imports("from trainer.events import Beat")
    'from outbreath.trainer.events import Beat'
    """
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source, filename)):
        if isinstance(node, ast.ImportFrom) and _is_ours(node.module or "") and not node.level:
            _insert_package(lines, node, "from ")
        elif isinstance(node, ast.Import) and any(_is_ours(a.name) for a in node.names):
            if len(node.names) > 1 or node.names[0].asname is None:
                raise ImportRewriteError(
                    f"{filename}:{node.lineno}: import a folder with `from` or `as`"
                )
            _insert_package(lines, node, "import ")
        elif isinstance(node, ast.Constant) and _is_module_path(node.value):
            raise ImportRewriteError(
                f"{filename}:{node.lineno}: {node.value!r} names a module of the source tree only"
            )
    return "".join(lines)


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in FOLDERS


def _is_module_path(value: object) -> bool:
    if not isinstance(value, str) or not _is_ours(value) or "." not in value:
        return False
    return all(part.isidentifier() for part in value.partition(":")[0].split("."))


def _insert_package(lines: list[str], node: ast.stmt, keyword: str) -> None:
    """Insert the package name behind the keyword, on the line where the statement begins."""
    line = lines[node.lineno - 1]
    begin = len(line.encode()[: node.col_offset].decode()) + len(keyword)
    lines[node.lineno - 1] = f"{line[:begin]}{PACKAGE}.{line[begin:]}"
