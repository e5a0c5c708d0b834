"""A setting as the word that stands for it in a row of answers, and back."""

from dataclasses import replace
from typing import Any

from ui.settings import FIRST_DAY, Settings
from ui.words_room import NO, SYSTEM, YES


def text_of(settings: Settings, field: str) -> str:
    value = getattr(settings, field)
    if value is None:
        return SYSTEM
    if isinstance(value, bool):
        return YES if value else NO
    return f"{value:g}" if isinstance(value, float) else str(value)


def with_text(settings: Settings, field: str, text: str) -> Settings:
    """Raises: ValueError: the word stands for nothing."""
    usual = getattr(FIRST_DAY, field)
    value: Any
    if usual is None and text == SYSTEM:
        value = None
    elif usual is None or isinstance(usual, bool):
        value = text == YES
    else:
        value = type(usual)(text)
    return replace(settings, **{field: value})
