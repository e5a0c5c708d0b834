"""What is to be said beside a result: a warning in Python, as it is a line on stderr in the terminal."""

import warnings
from collections.abc import Iterable

from trainer.messages import Message
from ui.i18n.rendering import to_english


def warn_of(notices: Iterable[Message]) -> None:
    """Warn whoever called the function that calls this one."""
    for notice in notices:
        warnings.warn(to_english(notice), stacklevel=3)
