"""What is said to people stands in `ui`, in every language: the core and the devices have no sentences."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from ui.i18n.rendering import all_templates

ROOT = Path(__file__).parents[1]
all_templates()  # imports every class of message


def walk_errors(error: type[Exception]) -> Iterator[type[Exception]]:
    yield error
    for below in error.__subclasses__():
        yield from walk_errors(below)


WORDY = re.compile(r"[A-Za-z]{2,}[^A-Za-z{}]* [^A-Za-z{}]*[a-z]{2,}")
FOR_MACHINES = re.compile(
    r"^\s*(PRAGMA|INSERT|SELECT|DELETE|UPDATE|CREATE|ALTER|DROP|BEGIN|ATTACH|DETACH|VACUUM|ROLLBACK|SAVEPOINT)"
    r"|julianday|\\|\(\?|\w\|\w|CHECK \(|REFERENCES | FROM | WHERE | ORDER BY "
)
BUILTIN_ERRORS = {
    "ValueError",
    "TypeError",
    "RuntimeError",
    "IndexError",
    "KeyError",
    "OverflowError",
    "NotImplementedError",
    "AssertionError",
    "OSError",
    "EOFError",
    "IOError",
    "ConnectionError",
    "TimeoutError",
}
FILES = sorted(
    str(p.relative_to(ROOT))
    for folder in ("trainer", "devices")
    for p in (ROOT / folder).rglob("*.py")
)
CARRIERS = {cls.__name__ for cls in walk_errors(TrainerError)}
# Words in a person's language that are read, not shown: what an exercise recognises, and its vocabulary.
VOCABULARY = {
    "trainer/exercises/feeling_words.py",
    "trainer/exercises/text_rules_de.py",
    "trainer/exercises/text_rules_en.py",
    "trainer/exercises/name_the_feeling.py",
}
# What goes into files for other programs, which are in English, the names of formats in `--json`, and
# what a developer reads: errors in `faults.log`, and the names of threads.
NOT_FOR_PEOPLE = {
    "devices/ble/accelerometer.py",
    "devices/ble/scanner.py",
    "devices/lsl/outlet.py",
    "devices/protocols/heart_rate_service.py",
    "devices/protocols/polar_control_point.py",
    "devices/protocols/polar_file_transfer.py",
    "devices/protocols/polar_pmd.py",
    "devices/protocols/polar_recording.py",
    "devices/protocols/protobuf.py",
    "devices/serial/reader.py",
    "devices/simulation/heart.py",
    "trainer/event_series.py",
    "trainer/formats/exports/edf_export.py",
    "trainer/formats/edf/annotations.py",
    "trainer/formats/exports/bids_physio.py",
    "trainer/formats/exports/column_descriptions.py",
    "trainer/formats/exports/nn_text.py",
    "trainer/formats/exports/workbook.py",
    "trainer/formats/lab/opensignals.py",
    "trainer/formats/vendors/other_files.py",
    "trainer/formats/reader.py",
    "trainer/formats/text_formats/known_formats.py",
    "trainer/formats/text_formats/kubios_report.py",
    "trainer/formats/text_formats/polar_hrm.py",
    "trainer/formats/text_formats/timestamped_intervals.py",
    "trainer/formats/vendors/sensor_logger.py",
    "trainer/pacing.py",
}


def sentences_in(tree: ast.AST) -> Iterator[str]:
    """The literals of a module that read like words and may reach a person."""
    passed_over = {id(inner) for node in ast.walk(tree) for inner in _not_shown(node)}
    for node in ast.walk(tree):
        text = _text(node)
        if (
            id(node) not in passed_over
            and text
            and WORDY.search(text)
            and not FOR_MACHINES.search(text)
        ):
            yield text


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, annotations, errors of the programmer, and the pieces of an f-string."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in BUILTIN_ERRORS
    ):
        for argument in node.args:
            yield from ast.walk(argument)


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)
    return None


@pytest.mark.parametrize("name", sorted(set(FILES) - VOCABULARY - NOT_FOR_PEOPLE))
def test_the_core_and_the_devices_say_nothing_in_english(name: str) -> None:
    """A sentence is a class of `Message`, and its words stand in `ui/i18n`."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    assert set(sentences_in(tree)) == set()


@pytest.mark.parametrize("name", FILES)
def test_no_error_is_given_a_sentence(name: str) -> None:
    """Also in the files whose other words are not for people."""
    for call in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and _name(call.func) in CARRIERS:
            assert [text for argument in call.args if (text := _text(argument))] == []


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def test_a_sentence_would_be_found() -> None:
    tree = ast.parse("def f():\n    raise LibraryError(f'The library {db} is damaged.')\n")
    assert list(sentences_in(tree)) == ["The library {} is damaged."]
