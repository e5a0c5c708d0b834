"""Makes a sentence of a message, in the language of a catalogue."""

from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any, Final, Protocol

import msgspec

from trainer.files.messages import InFile
from trainer.messages import (
    LegacyText,
    Message,
    Sentences,
    StoredMessage,
    SystemText,
    VocabularyWord,
    resolve,
)
from ui.i18n.marking import Plural, Text, mark

CLAUSE: Final = "clause"  # format of a message within another: without its full stop
FILE: Final = "it"
"""In what is said of a file, `{it:it}` is its name where that is known, else the pronoun behind the colon."""
UNKNOWN: Final = mark("{name} (from another version of Outbreath)")


class Catalogue(Protocol):
    """The texts of one language."""

    def text(self, marked: str) -> str:
        """Return the translation of a marked text; any other text as it is."""

    def plural(self, marked: Plural, n: int) -> str:
        """Return the form for a count, with the count filled in for `%n`."""

    def decimal(self, number: str) -> str:
        """Return a number as Python writes it with the decimal mark of the language."""


class English:
    """The catalogue of the texts as they are marked. It needs no Qt."""

    def text(self, marked: str) -> str:
        return marked

    def plural(self, marked: Plural, n: int) -> str:
        return (marked.one if n == 1 else marked.many).replace("%n", str(n))

    def decimal(self, number: str) -> str:
        return number


ENGLISH: Final = English()


@cache
def all_templates() -> Mapping[type[Message], Text]:
    """Return the text of every class of message."""
    # Imported when the first message is shown: they import every module that has messages.
    from ui.i18n.templates import devices, figures, formats, library, practice, window

    modules = (devices, figures, formats, library, practice, window)
    return {cls: text for module in modules for cls, text in module.TEMPLATES.items()}


def to_english(message: Message) -> str:
    """Return the English sentence of a message, as `--json` and files have it."""
    return render(message, ENGLISH)


def to_english_paragraph(messages: Iterable[Message]) -> str:
    """Return the English sentences of messages, one after the other."""
    return " ".join(map(to_english, messages))


def render_details(message: Message, catalogue: Catalogue = ENGLISH) -> str:
    """Return the technical details that the sentence of a message leaves out; mostly nothing."""
    from ui.i18n.templates.devices import DETAILS

    text = DETAILS.get(type(message))
    return "" if text is None else fill(text, msgspec.structs.asdict(message), catalogue)


def render(message: Message, catalogue: Catalogue) -> str:
    """Return the sentence of a message.

    Numbers are written as the template says (`{span_s:.0f}`), with the decimal mark of the language;
    a message within a message becomes its own sentence, with `{reason:clause}` without its full stop;
    any other text stays as it is.

    A message of another version, which has no class here, is named.
    """
    if isinstance(message, LegacyText):
        return message.text
    if isinstance(message, SystemText):
        return catalogue.text(message.text)
    if isinstance(message, VocabularyWord):
        return catalogue.text(message.word)
    if isinstance(message, Sentences):
        return " ".join(as_sentence(render(part, catalogue)) for part in message.parts)
    table = all_templates()  # imports every class of message, so that a stored one can be resolved
    message = resolve(message)
    if isinstance(message, StoredMessage):
        return message.text or fill(UNKNOWN, {"name": message.name}, catalogue)
    if isinstance(message, InFile):
        reason = table.get(type(message.reason), "")
        if names_file(reason):
            named = msgspec.structs.asdict(message.reason) | {FILE: message.name}
            return fill(reason, named, catalogue)
    return fill(table[type(message)], msgspec.structs.asdict(message), catalogue)


def names_file(text: Text) -> bool:
    """Whether a marked text begins with the name of the file it is about.

    >>> names_file("{it:it} is empty: choose another file."), names_file("Most of it is not numbers.")
    (True, False)
    """
    return (text.many if isinstance(text, Plural) else text).startswith(f"{{{FILE}:")


def as_sentence(text: str) -> str:
    """Return a text with a capital letter, and with a full stop where it has no end of its own.

    >>> as_sentence("no change can be told from chance"), as_sentence("Is that so?")
    ('No change can be told from chance.', 'Is that so?')
    """
    stop = "" if text.endswith((".", "?", "!", "…")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


def fill(text: Text, values: Mapping[str, object], catalogue: Catalogue) -> str:
    """Return a marked text in the language of the catalogue, with its values filled in."""
    return _CatalogueFormatter(catalogue).vformat(_form(text, values, catalogue), (), values)


def _form(text: Text, values: Mapping[str, object], catalogue: Catalogue) -> str:
    """Return the translation, of a text with a count in the form for it."""
    if not isinstance(text, Plural):
        return catalogue.text(text)
    n = values[text.count]
    if not isinstance(n, int):
        raise TypeError(f"{text.count} is counted, and is no whole number")
    return catalogue.plural(text, n)


class _FileName(msgspec.Struct, frozen=True):
    name: str | None


class _CatalogueFormatter(Formatter):
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        """Return the value of a field; of a file whose name is not known, none."""
        return _FileName(kwargs.get(FILE)) if key == FILE else super().get_value(key, args, kwargs)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, _FileName):
            return value.name or format_spec
        if isinstance(value, Message):
            sentence = render(value, self._catalogue)
            return sentence.rstrip(".") if format_spec == CLAUSE else sentence
        if isinstance(value, tuple):
            return ", ".join(self.format_field(each, format_spec) for each in value)
        if isinstance(value, float):
            return self._catalogue.decimal(format(value, format_spec or "g"))
        return format(value, format_spec)
