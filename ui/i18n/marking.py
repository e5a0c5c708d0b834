"""Marks the texts to translate, for Qt's `lupdate` (see `ui.i18n.extract`). No Qt is needed to read them."""

from typing import Final, TypeAlias

from msgspec import Struct

CONTEXT: Final = ""  # of every text: lupdate gives none to a text outside of a class


class Plural(Struct, frozen=True):
    """A text with a count: `%n` stands for it, and the language chooses the form.

    Attributes
    ----------
    many, one
        In English, for any other count and for 1. The translators see both.
    count
        Name of the field that is counted.
    """

    many: str
    one: str
    count: str


Text: TypeAlias = str | Plural


def mark(text: str) -> str:
    """Mark a text; it is translated when it is shown. Only a literal can be found by `lupdate`."""
    return text


def plural(many: str, one: str, count: str) -> Plural:
    """Mark a text with a count, see `Plural`. Only literals can be found by `lupdate`."""
    return Plural(many, one, count)
