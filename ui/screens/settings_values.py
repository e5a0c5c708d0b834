"""A setting as the word that stands for it in a row of answers, and back."""

from dataclasses import replace
from typing import Any

from ui.settings import Settings
from ui.words_room import NO, YES


def text_of(settings: Settings, field: str) -> str:
    value = getattr(settings, field)
    if isinstance(value, bool):
        return YES if value else NO
    return f"{value:g}" if isinstance(value, float) else str(value)


def with_text(settings: Settings, field: str, text: str) -> Settings:
    """Raises: ValueError: the word stands for nothing."""
    usual = getattr(settings, field)
    value: Any = text == YES if isinstance(usual, bool) else type(usual)(text)
    return replace(settings, **{field: value})
