"""Every sentence that the core and the devices can make, found in their source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
# The files whose sentences the window shows.
SHOWN: Final = (
    "trainer/breathing/adaptive.py",
    "trainer/breathing/assessment_protocol.py",
    "trainer/library/encryption.py",
    "trainer/library/connection.py",
    "trainer/library/folder_access.py",
    "trainer/library/keys.py",
    "trainer/library/library_file.py",
    "trainer/library/passphrase.py",
    "trainer/library/errors.py",
    "trainer/files/atomic_write.py",
    "trainer/library/recovery/rescue.py",
    "trainer/library/sealed_recording.py",
    "trainer/hrv/live_figures.py",
    "trainer/pacing.py",
    "trainer/plan.py",
    "trainer/hrv/quality.py",
    "trainer/breathing/ramp.py",
    "trainer/breathing/resonance_assessment.py",
    *(
        str(p.relative_to(ROOT))
        for p in sorted((ROOT / "devices").rglob("*.py"))
        if p.parent.name != "protocols"
    ),
    "ui/services/unsaved.py",
    "ui/services/maintenance.py",
    "ui/services/reviews.py",
    "ui/audio/output.py",
    "ui/services/profiles.py",
    "ui/runtime/recorder.py",
    "ui/runtime/worker.py",
    "ui/audio/breath_audio.py",
)
_WORDY: Final = re.compile(r"[A-Za-z]{2,}[^A-Za-z{}]* [^A-Za-z{}]*[a-z]{2,}")
# SQL, regular expressions, and kinds in annotations.
_FOR_MACHINES: Final = re.compile(r"^(PRAGMA|INSERT|SELECT|DELETE|UPDATE)|julianday|\\|\(\?|\w\|\w")


def sentences(path: Path) -> Iterator[str]:
    """The constants and f-strings of a file that read like words, with {} for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over = {id(inner) for node in ast.walk(tree) for inner in _not_said(node)}
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        text = _text(node)
        if text is not None and _WORDY.search(text) and not _FOR_MACHINES.search(text):
            yield text


def _not_said(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, annotations, and the pieces of an f-string."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w+\}", "{}", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None
