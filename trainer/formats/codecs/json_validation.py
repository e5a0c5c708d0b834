"""JSON that can only say what we say: one object, finite numbers, whole text, no surprises.

Everything a file or a library may hold passes here before anyone believes it. Whatever is wrong
becomes a `RecordingError` with one sentence.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Final, NoReturn, TypeAlias

from trainer.errors import RecordingError
from trainer.formats.messages import (
    FieldNotBoolean,
    FieldNotList,
    FieldNotNumber,
    FieldNotObject,
    FieldNotText,
    FieldNotTriples,
    FieldNotWholeNumber,
    FieldOutOfRange,
    FieldUnknown,
    JsonNotObject,
    JsonNotText,
    JsonTooLong,
    JsonUnreadable,
)

Fields: TypeAlias = Mapping[str, object]

MAX_OBJECT_CHARS: Final = 4_000_000  # a note may be long, a line not endless
MAX_NUMBER: Final = 1e15  # beyond this a float no longer holds every whole number


SURROGATE_START: Final = r"\ud"
BYTE_SURROGATES: Final = 0xDC00
"""Plus the byte: what `surrogateescape` makes of one that is not UTF-8."""
_ESCAPES: Final = re.compile(
    r"\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u(?P<lone>d[89a-f][0-9a-f]{2})"
)
"""In JSON of ASCII: a backslash, a pair of surrogates, or a lone one."""
_ENCODER: Final = json.JSONEncoder(allow_nan=False, separators=(",", ":"))


def to_json_line(fields: Fields) -> str:
    """One line of JSON. A number that is not finite is a mistake of the caller: ValueError.

    A lone surrogate becomes "?", as in all that is stored: see `replace_surrogates`.
    """
    return _replace_lone_surrogates(_ENCODER.encode(fields), lambda code: "?")


def to_json_text(value: object, *, indent: int | None = None) -> str:
    r"""Any value as JSON in ASCII. A number that is not finite is a mistake of the caller: ValueError.

    A byte of a file name that is not UTF-8 is written out.

    >>> print(to_json_text("f\udcfcr.csv"))
    "f\\xfcr.csv"
    """
    return _replace_lone_surrogates(json.dumps(value, allow_nan=False, indent=indent), _write_out)


def _replace_lone_surrogates(text: str, replace: Callable[[int], str]) -> str:
    """The JSON without lone surrogates: for one of them, strict readers refuse all of it."""
    if SURROGATE_START not in text:
        return text

    def replace_lone(escape: re.Match[str]) -> str:
        lone = escape["lone"]
        return escape[0] if lone is None else replace(int(lone, 16))

    return _ESCAPES.sub(replace_lone, text)


def _write_out(code: int) -> str:
    byte = code - BYTE_SURROGATES
    return rf"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else rf"\\u{code:04x}"


def parse_object(text: object) -> dict[str, object]:
    """Read one JSON object.

    Raises
    ------
    RecordingError
        It is not JSON, not an object, too deep, too long, or holds a number or a
        text that cannot be kept.
    """
    if not isinstance(text, str):
        raise RecordingError(JsonNotText(excerpt(text)))
    if len(text) > MAX_OBJECT_CHARS:
        raise RecordingError(JsonTooLong())
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as exc:
        raise RecordingError(JsonUnreadable(excerpt(text))) from exc
    if not isinstance(value, dict):
        raise RecordingError(JsonNotObject(excerpt(text)))
    return value


def parse_objects(texts: Sequence[str]) -> list[dict[str, object] | None]:
    """Many at once, for one reading of all costs a third of a reading of each; None for what is no record."""
    try:
        values = json.loads(f"[{','.join(texts)}]", parse_constant=_refuse_constant)
    except (ValueError, RecursionError, TypeError):
        values = []
    if len(values) == len(texts) and all(isinstance(value, dict) for value in values):
        return list(values)
    return [_object_or_none(text) for text in texts]


def refuse_unknown_fields(fields: Fields, *names: str, of: str) -> None:
    """Refuse a field of an unknown name: it would be lost silently.

    Raises
    ------
    RecordingError
        There is one. `of` is what the fields are of, for its message.
    """
    unknown = sorted(fields.keys() - set(names))
    if unknown:
        raise RecordingError(FieldUnknown(excerpt(unknown[0]), of))


def read_number(fields: Fields, name: str) -> float:
    """Return a field as a number. Raises: RecordingError, when it is none, or out of range."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RecordingError(FieldNotNumber(name, excerpt(value)))
    if not abs(value) <= MAX_NUMBER or not isfinite(value):
        raise RecordingError(FieldOutOfRange(name, excerpt(value)))
    return float(value)


def read_number_or_none(fields: Fields, name: str) -> float | None:
    """Return a field as a number; None where it is absent or null."""
    return None if fields.get(name) is None else read_number(fields, name)


def read_int(fields: Fields, name: str) -> int:
    """Return a field as a whole number. Raises: RecordingError, when it is none, or out of range."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise RecordingError(FieldNotWholeNumber(name, excerpt(value)))
    if abs(value) > MAX_NUMBER:
        raise RecordingError(FieldOutOfRange(name, excerpt(value)))
    return value


def read_int_or_none(fields: Fields, name: str) -> int | None:
    """Return a field as a whole number; None where it is absent or null."""
    return None if fields.get(name) is None else read_int(fields, name)


def read_bool(fields: Fields, name: str) -> bool:
    """Return a field as true or false. Raises: RecordingError, when it is neither."""
    value = fields.get(name)
    if not isinstance(value, bool):
        raise RecordingError(FieldNotBoolean(name, excerpt(value)))
    return value


def read_text(fields: Fields, name: str) -> str:
    """Return a field as a text. Raises: RecordingError, when it is none, or has half a character."""
    value = fields.get(name)
    if not isinstance(value, str) or not has_no_surrogates(value):
        raise RecordingError(FieldNotText(name, excerpt(value)))
    return value


def read_text_or_none(fields: Fields, name: str) -> str | None:
    """Return a field as a text; None where it is absent or null."""
    return None if fields.get(name) is None else read_text(fields, name)


def read_object(fields: Fields, name: str) -> dict[str, object]:
    """Return a field as an object. Raises: RecordingError, when it is none."""
    value = fields.get(name)
    if not isinstance(value, dict):
        raise RecordingError(FieldNotObject(name, excerpt(value)))
    return value


def read_texts(fields: Fields, name: str) -> tuple[str, ...]:
    """Return a field as a list of texts. Raises: RecordingError, when it is none."""
    value = fields.get(name)
    if not isinstance(value, list):
        raise RecordingError(FieldNotList(name, excerpt(value)))
    return tuple(read_text({name: each}, name) for each in value)


def texts_or_empty(value: object) -> tuple[str, ...]:
    """Return a list of texts; what is no list counts as an empty one."""
    return tuple(map(str, value)) if isinstance(value, list) else ()


def read_triples(fields: Fields, name: str) -> tuple[tuple[int, int, int], ...]:
    """Return a field as a list of three whole numbers each. Raises: RecordingError, when it is none."""
    value = fields.get(name)
    if not isinstance(value, list):
        raise RecordingError(FieldNotList(name, excerpt(value)))
    return tuple(_triple(three, name) for three in value)


def _triple(three: object, name: str) -> tuple[int, int, int]:
    if not isinstance(three, list) or len(three) != 3:
        raise RecordingError(FieldNotTriples(name, excerpt(three)))
    x, y, z = (read_int({name: number}, name) for number in three)
    return x, y, z


def has_no_surrogates(text: str) -> bool:
    """Half a character (a lone surrogate) cannot be written to any file."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def replace_surrogates(text: str) -> str:
    """The text without half characters: losing one is better than losing the session."""
    return text.encode("utf-8", "replace").decode("utf-8")


def excerpt(value: object) -> str:
    """Enough of a strange value to recognise it, and nothing that could harm a terminal."""
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > 200:
        return f"{hex(value)[:40]}..."
    text = value[:40] if isinstance(value, str) else value
    return ascii(text)[:60]


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _object_or_none(text: str) -> dict[str, object] | None:
    try:
        return parse_object(text)
    except RecordingError:
        return None
