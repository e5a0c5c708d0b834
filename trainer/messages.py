"""What the core and the devices have to say to a person: values, never sentences.

A message is a class with typed parameters. `ui.i18n` has its sentence in every language, English among them.
On disk a message is an object with the name of its class as `code`, beside its parameters.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, TypeAlias

import msgspec

CODE_FIELD: Final = "code"

_CLASSES: Final[dict[str, "type[Message]"]] = {}


class Message(msgspec.Struct, frozen=True, tag=True, tag_field=CODE_FIELD):
    """Something to say to a person: one subclass for each thing, with what is filled in as fields.

    A length in seconds, a count or a name goes in as the number or text it is; whether it is shown as
    "5 minutes" or "5 Minuten" is decided where the sentence is made.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        other = _CLASSES.setdefault(cls.__name__, cls)
        if (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two messages are called {cls.__name__}")


Describe: TypeAlias = Callable[[Message], str]
"""Makes the sentence of a message; given to those who write text for people or other programs."""


class LegacyText(Message, frozen=True):
    """A sentence that stands in a recording of an earlier version. It is shown as it is."""

    text: str


class SystemText(Message, frozen=True):
    """What the operating system or a library says of an error, in its own words."""

    text: str


class VocabularyWord(Message, frozen=True):
    """A word of a fixed vocabulary, such as that of feelings, in English; each is translated by itself."""

    word: str


class Sentences(Message, frozen=True):
    """Several messages, one after the other: each becomes a sentence, with a capital and a full stop."""

    parts: tuple[Message, ...]


class StoredMessage(Message, frozen=True):
    """A message read from a recording whose class is not known here, perhaps not yet imported.

    `text` is its sentence, where one was written beside it.
    """

    name: str
    parameters: dict[str, Any]
    text: str = ""

    def __hash__(self) -> int:
        return hash((self.name, tuple(sorted(self.parameters))))


_ANY: Final = {CODE_FIELD: Message.__name__}
_ANY_MESSAGE: Final = (Message, Message | None, tuple[Message, ...])


def message_to_fields(message: Message) -> dict[str, object]:
    """Return the message as JSON holds it.

    Examples
    --------
    >>> message_to_fields(SystemText("No space left on device"))
    {'code': 'SystemText', 'text': 'No space left on device'}
    """
    if isinstance(message, StoredMessage):
        return {CODE_FIELD: message.name, **message.parameters}
    fields: dict[str, object] = msgspec.to_builtins(message)
    within = {name: getattr(message, name) for name in _nested(type(message))}
    return fields | {name: _each(value, message_to_fields) for name, value in within.items()}


def message_from_fields(fields: Mapping[str, Any], text: str = "") -> Message:
    """Return the message that `message_to_fields` made fields of.

    `text` is kept where the class is not known.

    A code without a class, or with other parameters than its class has, is kept as `StoredMessage`.

    Raises
    ------
    ValueError
        There is no code.
    """
    name = fields.get(CODE_FIELD)
    if not isinstance(name, str):
        raise ValueError("a message without a code")
    known = _CLASSES.get(name)
    if known is not None and known is not StoredMessage:
        with suppress(msgspec.ValidationError, ValueError):
            return _convert(fields, known)
    return StoredMessage(name, {k: v for k, v in fields.items() if k != CODE_FIELD}, text)


def _convert(fields: Mapping[str, Any], known: type[Message]) -> Message:
    """Convert the fields. Of a message within it, msgspec would take the base class for its class.

    Raises
    ------
    ValueError, msgspec.ValidationError
        These are not the parameters of the class.
    """
    within = {name: fields[name] for name in _nested(known) & fields.keys()}
    bare = {name: _each(value, lambda _: _ANY) for name, value in within.items()}
    message: Message = msgspec.convert({**fields, **bare}, known)
    read = {name: _each(value, message_from_fields) for name, value in within.items()}
    return msgspec.structs.replace(message, **read)


@cache
def _nested(known: type[Message]) -> frozenset[str]:
    """The fields that hold a message of any class, or several."""
    return frozenset(f.name for f in msgspec.structs.fields(known) if f.type in _ANY_MESSAGE)


def _each(value: Any, change: Callable[[Any], object]) -> object:
    if isinstance(value, list | tuple):
        return tuple(_each(each, change) for each in value)
    return change(value) if isinstance(value, Message | Mapping) else value


class Notices:
    """What is to be said beside a result, each once in a run of the program."""

    def __init__(self) -> None:
        self._is_given: dict[Message, bool] = {}

    def note(self, message: Message) -> None:
        """Note what is to be said, unless it was noted before."""
        self._is_given.setdefault(message, False)

    def take(self) -> list[Message]:
        """Return what was noted since the last call."""
        waiting = [message for message, is_given in self._is_given.items() if not is_given]
        self._is_given.update(dict.fromkeys(waiting, True))
        return waiting


def resolve(message: Message) -> Message:
    """Return a stored message as its class, where that has been imported meanwhile."""
    if isinstance(message, StoredMessage):
        return message_from_fields(message_to_fields(message), message.text)
    return message


# Why a breath pattern, a plan, or what a person says of themselves is refused.


class NegativeBreathPart(Message, frozen=True):
    pass


class BreathPartTooShort(Message, frozen=True):
    pass


class HoldTooLong(Message, frozen=True):
    longest_s: float


class CycleOutOfRange(Message, frozen=True):
    pattern: str
    period_s: float
    shortest_s: float
    longest_s: float


class NoPattern(Message, frozen=True):
    quoted: str


class LengthOutOfRange(Message, frozen=True):
    minutes: float
    shortest_min: float
    longest_min: float


class ResonanceModelUnknown(Message, frozen=True):
    number: int


class UrgeOutOfRange(Message, frozen=True):
    low: int
    high: int
    urge: int


class CertaintyOutOfRange(Message, frozen=True):
    low: int
    high: int
    percent: int
