"""Errors by the sentence a person would read."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest

from trainer.errors import TrainerError
from trainer.messages import Message
from ui.i18n.rendering import to_english


def sentence_of(error: TrainerError) -> str:
    """The English sentence of an error."""
    return to_english(error.message)


@contextmanager
def refused(
    error: type[TrainerError], match: str = ""
) -> Iterator[pytest.ExceptionInfo[TrainerError]]:
    """As `pytest.raises`, with `match` searched for in the English sentence of the error."""
    with pytest.raises(error) as caught:
        yield caught
    sentence = sentence_of(caught.value)
    del caught  # the error knows this frame: what it refers to would only be freed by the collector
    assert re.search(match, sentence), f"{match!r} is not in {sentence!r}"


def joined(messages: Iterable[Message]) -> str:
    """The English sentences of several messages, as the terminal joins them."""
    return "; ".join(map(to_english, messages))


def english_of(message: Message | None) -> str:
    """The English sentence of a message; empty where there is none."""
    return "" if message is None else to_english(message)
