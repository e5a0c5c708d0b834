"""Rules on words: what makes a line read like a guess, a situation like an accusation, a feeling like a
thought. Each is one plain pattern, so that anybody can see why; the tables stand in a file for each
language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Final, NamedTuple

from trainer.exercises import text_rules_de, text_rules_en
from trainer.exercises.messages import EitherFeeling
from trainer.messages import VocabularyWord

TABLES: Final[Mapping[str, ModuleType]] = {"en": text_rules_en, "de": text_rules_de}
MAX_TEXT_CHARS: Final = 2_000  # characters that are looked at


class RuleMatch(NamedTuple):
    """The kind of a rule, and the words that it found."""

    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Found where the pattern is, unless the line holds what excuses it."""

    kind: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    def word_in(self, text: str) -> str | None:
        match = self.pattern.search(text)
        if match is None or (self.unless is not None and self.unless.search(text)):
            return None
        return match[0].strip()


@dataclass(frozen=True, slots=True)
class Rules:
    """All of one language. In each table the first that fits counts."""

    guesses: tuple[Rule, ...]
    situations: tuple[Rule, ...]
    emotions: tuple[Rule, ...]
    needs: tuple[Rule, ...]
    reported_speech: re.Pattern[str]
    small_at_first: re.Pattern[str]
    deeds: Mapping[str, EitherFeeling]


@cache
def rules_for_language(language: str) -> Rules:
    """Those of this language; of English where there are none in it."""
    tables = TABLES.get(language, text_rules_en)
    return Rules(
        _compiled(tables.GUESSES),
        _compiled(tables.SITUATIONS),
        _compiled(tables.EMOTIONS),
        _compiled(tables.NEEDS),
        re.compile(tables.REPORTED_SPEECH, re.IGNORECASE),
        re.compile(rf"\b(?:{tables.SMALL_AT_FIRST})\b"),
        {deed: _either(feelings) for deed, feelings in tables.DEEDS.items()},
    )


def _either(feelings: tuple[str, str]) -> EitherFeeling:
    one, other = feelings
    return EitherFeeling(VocabularyWord(one), VocabularyWord(other))


def find_first(text: str, rules: tuple[Rule, ...]) -> RuleMatch | None:
    for rule in rules:
        word = rule.word_in(text)
        if word:
            return RuleMatch(rule.kind, word)
    return None


def normalize_text(text: str) -> str:
    """On one line, with plain apostrophes, and not endless."""
    return " ".join(text.replace("’", "'").split())[:MAX_TEXT_CHARS]


def _compiled(table: tuple[tuple[str, str, str], ...]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            kind,
            re.compile(pattern, re.IGNORECASE),
            re.compile(unless, re.IGNORECASE) if unless else None,
        )
        for kind, pattern, unless in table
    )
