"""Errors of usage (exit status 2), and text that is safe for a terminal."""

from typing import Final

from trainer.errors import TrainerError
from ui.i18n.messages import TerminalText


class CommandError(TrainerError):
    """A command cannot do what it was asked for; the sentence says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(TerminalText(sentence))


class UsageError(CommandError):
    """Arguments that contradict each other; the sentence says what to choose."""


HARMLESS: Final = frozenset("\u00a0\u202f\u200c\u200d")
"""No-break spaces, and the joiners of letters and emoji: not printable for Python, but part of texts."""


def escape_control(words: str) -> str:
    r"""The text on one line, with control characters escaped.

    >>> print(escape_control(chr(27) + "[31mred" + chr(10)))
    \x1b[31mred\n
    >>> escape_control("a family: \N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}")[-2]
    '\u200d'
    """
    return "".join(c if c.isprintable() or c in HARMLESS else ascii(c)[1:-1] for c in words)
