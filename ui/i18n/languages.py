"""The languages of the window: one entry each.

Beside its entry a language has `resources/translations/outbreath_CODE.ts`, made by `ui.i18n.extract`, and the
help pages in `resources/why/CODE`; its rules for the exercises with words are in `trainer.exercises.text_rules`.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

SYSTEM: Final = "system"
"""In the settings: the language of the computer, where it is one of these."""
SOURCE: Final = "en"
"""The language the texts are written in; it needs no translation."""


class Language(Struct, frozen=True):
    """A language of the window.

    Attributes
    ----------
    code
        ISO 639-1, as in the name of its files.
    name
        In the language itself.
    mac_voice
        The voice that every Mac has for it.
    """

    code: str
    name: str
    mac_voice: str


LANGUAGES: Final[Mapping[str, Language]] = {
    language.code: language
    for language in (
        Language(SOURCE, "English", "Samantha"),
        Language("de", "Deutsch", "Anna"),
    )
}
