"""Files that are one JSON document, or one on each line: its fields show which program wrote it.

What no program is known by is searched for lists: the one that is called intervals, or is the only one, is
weighed as any table is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import msgspec

from trainer.errors import RecordingError
from trainer.files.messages import FileTooLarge
from trainer.formats.figure_files import is_figure_document
from trainer.formats.messages import FiguresGiven, FileOfProgramDamaged, NoIntervalsToImport
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    VendorTable,
    table_text,
)
from trainer.formats.tables.reading import NO_CHOICE
from trainer.formats.tables.words import RR_WORDS
from trainer.formats.vendors import fitbit, oura, polar_json, suunto_json

PROGRAM: Final = "JSON"
START: Final = re.compile(r"\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]0-9-]|$)")
OURS: Final = '"outbreath"'
BOM: Final = b"\xef\xbb\xbf"
OUR_EVENT: Final = re.compile(
    r'\{"kind":"[a-z_]+",'
)  # a recording of ours whose first line is lost
MAX_MEMORY_BYTES: Final = 120_000_000
OBJECT_BYTES: Final = 72
VALUE_BYTES: Final = 56
MAX_DEPTH: Final = 8
MIN_LIST: Final = 3
MAX_COLUMNS: Final = 32
PROGRAM_NAMES: Final = ("Welltory", "HRV4Training", "Elite HRV", "Kubios")
WORDS: Final = re.compile(r"[a-z0-9]+")
CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LONG_WORDS: Final = frozenset({"interval", "intervals", "interbeat"})

Reader: TypeAlias = Callable[[Any], Contents | None]
READERS: Final[tuple[Reader, ...]] = (
    polar_json.read_polar,
    suunto_json.read_suunto,
    oura.read_oura,
    fitbit.read_fitbit,
)


def _is_match(source: SourceFile) -> bool:
    start = source.first_text[:400]
    is_ours = OURS in start or OUR_EVENT.match(start)
    return not is_ours and START.match(start) is not None


def _is_lines(source: SourceFile) -> bool:
    """Whether there is an object on each line."""
    first, _, rest = source.first_text.partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.startswith("{")


def _document(source: SourceFile) -> Any:
    content = source.read_bytes().removeprefix(BOM)
    if not _is_lines(source):
        return parse_json(content)
    return parse_json(
        b"[" + b",".join(line for line in content.splitlines() if line.strip()) + b"]"
    )


def _read(source: SourceFile) -> Contents:
    document = _document(source)
    for reader in READERS:
        contents = reader(document)
        if contents is not None:
            return contents
    if source.choice == NO_CHOICE and is_figure_document(document):
        raise RecordingError(FiguresGiven())
    return VendorTable(_program(source), table_text(source, _table(document)))


def is_of_known_program(source: SourceFile) -> bool:
    """Whether a document is of one of the programs that are known by their fields, or ours."""
    try:
        document = _document(source)
    except RecordingError:
        return False
    if is_figure_document(document):
        return True
    try:
        return any(reader(document) is not None for reader in READERS)
    except RecordingError:  # known, and without intervals
        return True


def _program(source: SourceFile) -> str:
    start = source.first_text.lower()
    return next((name for name in PROGRAM_NAMES if name.lower() in start), PROGRAM)


def parse_json(content: bytes) -> Any:
    """The document.

    Raises
    ------
    RecordingError
        It is none, or would take more memory than any recording.
    """
    content = content.removeprefix(BOM)
    values = content.count(b",") + content.count(b":")
    objects = content.count(b"[") + content.count(b"{")
    if OBJECT_BYTES * objects + VALUE_BYTES * values + len(content) > MAX_MEMORY_BYTES:
        raise RecordingError(FileTooLarge(len(content) // 1_000_000))
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as exc:
        raise RecordingError(FileOfProgramDamaged(PROGRAM)) from exc


def _table(document: Any) -> str:
    """The lists of a document that may be intervals, as the text of a table."""
    tables = [(name, rows) for name, rows in _tables(document, "", 0) if rows]
    if not tables:
        raise RecordingError(NoIntervalsToImport())
    named = [table for table in tables if _is_named(table[0]) or _is_named(table[1][0])]
    name, rows = max(named or tables, key=lambda table: len(table[1]))
    return "\n".join([name, *rows] if name else rows)


def _is_named(name: str) -> bool:
    words = WORDS.findall(CAMEL.sub(" ", name).lower())
    return bool((RR_WORDS | LONG_WORDS) & {*words, "".join(words)})


def _tables(value: Any, name: str, depth: int) -> Iterator[tuple[str, list[str]]]:
    """Each list of numbers, and each list of rows, with the names of its columns in front."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list) and value:
        yield from _table_of_list(value, name)
    for key, child in _children(value, name):
        yield from _tables(child, key, depth + 1)


def _table_of_list(value: list[Any], name: str) -> Iterator[tuple[str, list[str]]]:
    if len(value) >= MIN_LIST and all(map(_is_number, value)):
        yield name, [repr(number) for number in value]
    elif all(isinstance(row, dict) for row in value):
        yield "", _rows_of_objects(value)
    elif all(isinstance(row, list) and 1 < len(row) <= MAX_COLUMNS for row in value):
        yield name, ["\t".join(map(_cell, row)) for row in value]


def _children(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield " ".join(str(key).split())[:60], child
    elif isinstance(value, list):
        for child in value[:MAX_COLUMNS]:
            if isinstance(child, dict | list):
                yield name, child


def _rows_of_objects(rows: list[Mapping[str, Any]]) -> list[str]:
    rows = [_flatten(row) for row in rows]
    fields = list(dict.fromkeys(key for row in rows[:100] for key in row))[:MAX_COLUMNS]
    names = [" ".join(str(field).split())[:60] for field in fields]
    lines = ["\t".join(_cell(row.get(field)) for field in fields) for row in rows]
    return ["\t".join(names), *lines] if len(rows) >= MIN_LIST else []


def _flatten(row: Mapping[str, Any], depth: int = 0) -> dict[str, Any]:
    """With the fields of objects within, by their own names; of two of one name the outer counts."""
    fields: dict[str, Any] = {}
    inner: list[Mapping[str, Any]] = []
    for key, value in row.items():
        if isinstance(value, dict) and depth < MAX_DEPTH:
            inner.append(value)
        else:
            fields[key] = value
    for value in inner:
        fields = {**_flatten(value, depth + 1), **fields}
    return fields


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())[:60]
    if isinstance(value, list):
        return "|".join(map(repr, filter(_is_number, value[:60])))
    return repr(value) if _is_number(value) else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read)
