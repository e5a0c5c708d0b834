"""Usage errors (exit status 2), and text made safe for a terminal."""

from typing import Final

from trainer.errors import TrainerError


class UsageError(TrainerError):
    """Each is right by itself; the sentence says what to choose."""


HARMLESS: Final = frozenset("\u00a0\u202f\u200c\u200d")
"""Spaces that keep words together, and what joins letters or parts of an emoji: written, they are words."""


def escape_control(words: str) -> str:
    """One line. What would steer the terminal is shown, and not sent.

    >>> print(escape_control(chr(27) + "[31mred" + chr(10)))
    \\x1b[31mred\\n
    >>> escape_control("a family: \N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}")[-2]
    '\\u200d'
    """
    return "".join(c if c.isprintable() or c in HARMLESS else ascii(c)[1:-1] for c in words)
