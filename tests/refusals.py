"""Errors by the sentence a person would read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from trainer.errors import TrainerError
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
    assert re.search(match, sentence), f"{match!r} is not in {sentence!r}"
