"""What a sensor said, within the fields of an event: a message, or the sentence of an earlier version.

In our own rows a message of today stands as `message`, an object, and `detail` is empty. For other programs
`detail` holds its sentence too. A sentence that a recording has without a message stays a sentence.
"""

from collections.abc import Iterable
from math import isfinite
from typing import Final

from trainer.errors import RecordingError
from trainer.formats.codecs.json_validation import (
    MAX_NUMBER,
    Fields,
    excerpt,
    has_no_surrogates,
    read_object,
    read_text,
    replace_surrogates,
)
from trainer.formats.messages import FieldNotMessage
from trainer.messages import (
    CODE_FIELD,
    Describe,
    LegacyText,
    Message,
    Sentences,
    StoredMessage,
    message_from_fields,
    message_to_fields,
    resolve,
)

MESSAGE_FIELD: Final = "message"
MAX_CODE_CHARS: Final = 100
MAX_TEXT_CHARS: Final = 10_000
MAX_VALUES: Final = 1_000  # of one message, with all that is within it
MAX_DEPTH: Final = 8


def encode_message(
    message: Message | None, name: str, describe: Describe | None
) -> dict[str, object]:
    """Return the fields that hold a message: its sentence as `name`, and the message where it is one of ours."""
    if message is None:
        return {name: ""}
    if isinstance(message, LegacyText):
        return {name: replace_surrogates(message.text)}
    sentence = describe(message) if describe else ""
    known = resolve(message)  # after the sentence was made: that imports the classes
    if isinstance(known, StoredMessage):
        sentence = known.text
    fields = _to_json_value(message_to_fields(known))
    return {name: replace_surrogates(sentence), MESSAGE_FIELD: fields}


def decode_message(fields: Fields, name: str) -> Message | None:
    """Return the message that was encoded; None where there was none.

    Raises
    ------
    RecordingError
        The sentence is no text, or the message is none that could have been written.
    """
    text = read_text(fields, name)
    if MESSAGE_FIELD not in fields:
        return LegacyText(text) if text else None
    parameters = read_object(fields, MESSAGE_FIELD)
    if not _is_message(parameters):
        raise RecordingError(FieldNotMessage(MESSAGE_FIELD, excerpt(parameters)))
    message = message_from_fields(parameters, text)
    return None if _says_nothing(message) else message


def _says_nothing(message: Message) -> bool:
    if isinstance(message, Sentences):
        return all(map(_says_nothing, message.parts))
    return message == LegacyText("")


def _is_message(fields: Fields) -> bool:
    code = fields.get(CODE_FIELD)
    if not isinstance(code, str) or not code.isidentifier() or len(code) > MAX_CODE_CHARS:
        return False
    return _count_values(fields, MAX_DEPTH) <= MAX_VALUES


def _count_values(value: object, depth: int) -> int:
    """Count the values within a value; more than may be, where one cannot be kept or lies too deep."""
    if isinstance(value, dict | list):
        return 1 + _sum_values(value, depth - 1) if depth else MAX_VALUES + 1
    return 1 if _is_encodable(value) else MAX_VALUES + 1


def _sum_values(values: dict[str, object] | list[object], depth: int) -> int:
    parts: Iterable[object] = values
    if isinstance(values, dict):
        parts = (*values, *values.values())
    return sum(_count_values(part, depth) for part in parts)


def _is_encodable(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= MAX_TEXT_CHARS and has_no_surrogates(value)
    if isinstance(value, int | float):
        return abs(value) <= MAX_NUMBER and isfinite(value)
    return value is None


def _to_json_value(value: object) -> object:
    if isinstance(value, dict):
        return {name: _to_json_value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_to_json_value(each) for each in value]
    return replace_surrogates(value) if isinstance(value, str) else value
