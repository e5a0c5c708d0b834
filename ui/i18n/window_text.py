"""Makes sentences of messages in the language of the window."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from trainer.messages import Message
from ui.i18n.formatting import format_decimal
from ui.i18n.marking import CONTEXT, Plural
from ui.i18n.rendering import as_sentence, render

MAX_COUNT: Final = 2**31 - 1  # that Qt takes


class Installed:
    """The catalogue of the language that is installed, see `ui.i18n.translator`."""

    def text(self, marked: str) -> str:
        return QCoreApplication.translate(CONTEXT, marked)

    def plural(self, marked: Plural, n: int) -> str:
        n = max(-MAX_COUNT, min(MAX_COUNT, n))  # a damaged recording may count any number
        form = QCoreApplication.translate(CONTEXT, marked.many, marked.one, n)
        # Without a translator Qt only fills in the count: the English singular is not in its files.
        return marked.one.replace("%n", str(n)) if _is_untranslated(form, marked, n) else form

    def decimal(self, number: str) -> str:
        return format_decimal(number)


def _is_untranslated(form: str, marked: Plural, n: int) -> bool:
    return n == 1 and form == marked.many.replace("%n", str(n))


INSTALLED: Final = Installed()


def to_text(message: Message | None) -> str:
    """Return the sentence of a message in the person's language; nothing for none."""
    return "" if message is None else render(message, INSTALLED)


def to_paragraph(messages: Iterable[Message]) -> str:
    """Return the sentences of messages in the person's language, one after the other."""
    return " ".join(map(to_text, messages))


def full_sentence(message: Message) -> str:
    """Return the sentence with a capital letter and a full stop: a reason stands without both."""
    return as_sentence(to_text(message))
