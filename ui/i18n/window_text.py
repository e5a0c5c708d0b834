"""Makes sentences of messages in the language of the window."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from trainer.messages import Message
from ui.i18n.formatting import format_decimal, translate_plural
from ui.i18n.marking import CONTEXT, Plural
from ui.i18n.rendering import as_sentence, render, render_details


class Installed:
    """The catalogue of the language that is installed, see `ui.i18n.translator`."""

    def text(self, marked: str) -> str:
        return QCoreApplication.translate(CONTEXT, marked)

    def plural(self, marked: Plural, n: int) -> str:
        return translate_plural(marked, n)

    def decimal(self, number: str) -> str:
        return format_decimal(number)


INSTALLED: Final = Installed()


def to_text(message: Message | None) -> str:
    """Return the sentence of a message in the person's language; nothing for none."""
    return "" if message is None else render(message, INSTALLED)


def to_paragraph(messages: Iterable[Message]) -> str:
    """Return the sentences of messages in the person's language, one after the other."""
    return " ".join(map(to_text, messages))


def to_details(messages: Iterable[Message]) -> str:
    """Return the technical details of messages in the person's language, each on its line; mostly nothing."""
    details = (render_details(message, INSTALLED) for message in messages)
    return "\n".join(filter(None, details))


def full_sentence(message: Message) -> str:
    """Return the sentence with a capital letter and a full stop: a reason stands without both."""
    return as_sentence(to_text(message))
