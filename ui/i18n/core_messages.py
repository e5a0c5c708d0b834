"""Translates the English messages of the core and the devices into the person's language.

They make their sentences themselves, for the command line and the record as well as for the window.
Here a sentence is found again by its pattern, and said anew with what was filled in.

Rule: a sentence that is not known is shown as it came, and so is what the operating system says in
words of its own; nothing is ever put together word by word. In English nothing changes, not a letter.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from string import Formatter
from typing import Final

from trainer.messages import LegacyText, Message
from ui.i18n import device_messages, formatting, library_messages, messages
from ui.i18n.formatting import translate

Values = Mapping[str, str]

SENTENCES: Final = (
    *device_messages.SENTENCES,
    *library_messages.LIBRARY_SENTENCES,
    *library_messages.TROUBLE_SENTENCES,
)
PARTS: Final = (
    *device_messages.PARTS,
    *library_messages.LIBRARY_PARTS,
    *library_messages.TROUBLE_PARTS,
)
LINKING: Final = 8  # letters: " or more" and less


def translate_message(text: str | Message) -> str:
    """A message, or a sentence of the core, or several, in the person's language.

    >>> translate_message("too few beats: 4 of 10"), translate_message("Somebody's own words.")
    ('too few beats: 4 of 10', "Somebody's own words.")
    """
    if isinstance(text, LegacyText):
        text = text.text
    if isinstance(text, Message):
        return messages.to_text(text)
    whole = _translate_known(text, SENTENCES)
    if whole is not None:
        return whole
    for between in ("\n", " · "):
        if between in text:
            return between.join(translate_message(part) for part in text.split(between))
    for end in _ends(text):
        first = _translate_known(text[:end], SENTENCES)
        if first is not None:
            return f"{first} {translate_message(text[end + 1 :])}"
    return text


def _translate_known(text: str, patterns: tuple[str, ...]) -> str | None:
    """Translate a text that matches a pattern, ignoring its first letter's case and its full stop."""
    match = _find_pattern(text, patterns)
    if match is not None:
        return _fill(*match)
    if not text or text[:1].lower().upper() != text[:1].upper():
        return None
    for stop in ("", "."):
        bare = text.removesuffix(".") if text.endswith(".") else text
        for start in (text[:1], text[:1].lower(), text[:1].upper()):
            match = _find_pattern(start + bare[1:] + stop, patterns)
            if match is not None:
                return _like(text, _fill(*match))
    return None


def _like(text: str, translation: str) -> str:
    """The translation with a capital letter and a full stop where the English text has them."""
    translation = translation.removesuffix(".") + ("." if text.endswith(".") else "")
    return translation[:1].upper() + translation[1:] if text[:1].isupper() else translation


def _fill(pattern: str, values: Values) -> str:
    return translate(pattern, **{name: _value(value) for name, value in values.items()})


def _value(value: str) -> str:
    """A filled-in value, translated: a number with the decimal mark of the language, or a known message."""
    whole, _, part = value.partition(".")
    if whole.lstrip("-").isdecimal() and part.isdecimal():
        return formatting.format_decimal(value)
    return _translate_known(value, PARTS) or _translate_known(value, SENTENCES) or value


@lru_cache(maxsize=512)
def _find_pattern(text: str, patterns: tuple[str, ...]) -> tuple[str, Values] | None:
    """The matching pattern with the most fixed letters, with its values."""
    fitting = ((p, _values_in(text, _pieces(p))) for p in patterns)
    known = [(p, values) for p, values in fitting if values is not None and _links(p, values)]
    return max(known, key=lambda match: _count_letters(match[0]), default=None)


def _links(pattern: str, values: Values) -> bool:
    """A part with hardly a letter of its own, as "{one} or {other}", stands in any sentence of the
    operating system too: it is ours where it links numbers or words that are known.
    """
    if pattern not in PARTS or _count_letters(pattern) > LINKING:
        return True
    return all(value in PARTS or value.lstrip("-−")[:1].isdigit() for value in values.values())


def _count_letters(pattern: str) -> int:
    return sum(len(literal) for literal, _ in _pieces(pattern))


@cache
def _pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """Each fixed part of a pattern with the placeholder that follows it."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(pattern))


def _values_in(text: str, pieces: Iterable[tuple[str, str | None]]) -> Values | None:
    """The values filled in, or None if the text does not match."""
    values: dict[str, str] = {}
    waiting = ""
    for literal, name in pieces:
        at = _place(text, literal, bool(waiting), name is None)
        if at < 0 or (waiting and not _may_fill(text[:at])):
            return None
        if waiting:
            values[waiting] = text[:at]
        text, waiting = text[at + len(literal) :], name or ""
    if waiting and not _may_fill(text):
        return None
    return {**values, waiting: text} if waiting else (values if not text else None)


def _place(text: str, literal: str, after_value: bool, last: bool) -> int:
    if not after_value:
        return 0 if text.startswith(literal) else -1
    if last:
        return len(text) - len(literal) if text.endswith(literal) else -1
    return text.find(literal, 1)


def _may_fill(value: str) -> bool:
    """Whether a text can be a value: not empty, and within one sentence."""
    return bool(value) and ". " not in value


def _ends(text: str) -> Iterator[int]:
    """The ends of sentences in a text, the last first."""
    for i in range(len(text) - 2, 0, -1):
        if text[i - 1] == "." and text[i] == " " and not text[i + 1].islower():
            yield i
