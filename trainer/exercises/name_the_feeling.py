"""Name the feeling, not the partner: one sentence with a situation, an emotion and a need.

Rule: the sentence is the person's own. A hint is a suggestion with its reason; nothing is ever sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.errors import RecordingError, TrainerError
from trainer.exercises import messages
from trainer.exercises.messages import FeelingSentence
from trainer.exercises.text_rules import Rule, find_first, normalize_text, rules_for_language
from trainer.messages import Message

PARTS: Final = ("situation", "emotion", "need")
_EMPTY: Final[Mapping[str, Message]] = {
    "situation": messages.SituationEmpty(),
    "emotion": messages.EmotionEmpty(),
    "need": messages.NeedEmpty(),
}
# What the sentence says already, where a person wrote it too, in English or German.
OPENINGS: Final[Mapping[str, str]] = {
    "situation": r"(?:(?:when(?:ever)?|(?:every|each) time|(?:immer |jedes mal,? )?wenn)\s+)+",
    "emotion": (
        r"(?:i\s+(?:notice\s+i\s+)?feel|i'm|i\s+am|ich\s+(?:merke,?\s+(?:dass\s+)?ich\s+)?fühle?(?:\s+mich)?|"
        r"ich\s+bin|mich)\s+"
    ),
    "need": (
        r"(?:(?:what\s+)?i(?:'m\s+actually\s+needing\s+is|\s+need|\s+want)|"
        r"ich\s+(?:brauche|will|möchte))\s+"
    ),
}
ENDS: Final = " .,;?!…"
NO_DEED: Final = re.compile(r"\bused (?:to|up)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feeling:
    """The three parts, as they were written."""

    situation: str
    emotion: str
    need: str

    def __post_init__(self) -> None:
        for name in PARTS:
            if not getattr(self, name).strip():
                raise TrainerError(_EMPTY[name])

    @property
    def sentence(self) -> FeelingSentence:
        """The sentence, ready to be copied, with the three parts fitted into it.

        >>> Feeling("When messages stay unanswered.", "I feel anxious", "reassurance").sentence
        FeelingSentence(situation='messages stay unanswered', emotion='anxious', need='reassurance')
        """
        return FeelingSentence(*(_inside(name, getattr(self, name)) for name in PARTS))


@dataclass(frozen=True, slots=True)
class FeelingHint:
    """A suggestion for one part, and the words in it that led there."""

    part: str
    word: str
    suggestion: Message


SUGGESTIONS: Final[Mapping[str, Message]] = {
    "accuses": messages.MayAccuse(),
    "label": messages.SaysHowOtherIs(),
    "thought": messages.ReadsLikeThought(),
    "verdict": messages.ReadsLikeVerdict(),
    "demand": messages.AsksOther(),
}


def find_feeling_hints(feeling: Feeling, language: str = "en") -> tuple[FeelingHint, ...]:
    """Suggestions, at most one a part: where the situation accuses, the feeling is a thought, or the need
    is what another would have to do. Plain rules on words, so that anybody can see why.

    Parameters
    ----------
    feeling : Feeling
        As it is written so far.
    language : str
        In which it is written: "de" or "en".
    """
    hints = (
        find_situation_hint(feeling.situation, language),
        find_emotion_hint(feeling.emotion, language),
        find_need_hint(feeling.need, language),
    )
    return tuple(hint for hint in hints if hint is not None)


def find_situation_hint(situation: str, language: str = "en") -> FeelingHint | None:
    return _hint("situation", situation, rules_for_language(language).situations)


def find_emotion_hint(emotion: str, language: str = "en") -> FeelingHint | None:
    rules = rules_for_language(language)
    hint = _hint("emotion", emotion, rules.emotions)
    if hint is not None:
        return hint
    words = NO_DEED.sub("", normalize_text(emotion))
    for deed, feelings in rules.deeds.items():
        word = re.search(rf"\b{deed}\b", words, re.IGNORECASE)
        if word:
            return FeelingHint("emotion", word[0], messages.NamesDeed(feelings))
    return None


def find_need_hint(need: str, language: str = "en") -> FeelingHint | None:
    return _hint("need", need, rules_for_language(language).needs)


def feeling_to_fields(feeling: Feeling) -> dict[str, object]:
    """Return the feeling as it is stored and shown by `feeling --json`."""
    return {name: getattr(feeling, name) for name in PARTS}


def feeling_from_fields(fields: Mapping[str, object]) -> Feeling:
    """Raises: RecordingError, for fields that are no named feeling."""
    parts = [fields.get(name) for name in PARTS]
    try:
        return Feeling(*(part if isinstance(part, str) else "" for part in parts))
    except TrainerError as exc:
        raise RecordingError(messages.NoNamedFeeling()) from exc


def _hint(part: str, words: str, rules: tuple[Rule, ...]) -> FeelingHint | None:
    opened = _opening(part).sub("", normalize_text(words))
    match = find_first(opened, rules)
    return None if match is None else FeelingHint(part, match.word, SUGGESTIONS[match.kind])


def _inside(part: str, words: str) -> str:
    """The words on one line, without the opening that the sentence has already, and without its end."""
    line = " ".join(words.split())
    shorter = _opening(part).sub("", line.replace("’", "'"))
    return line[len(line) - len(shorter) :].rstrip(ENDS) if shorter.strip(ENDS) else line


def _opening(part: str) -> re.Pattern[str]:
    return re.compile(rf"^{OPENINGS[part]}", re.IGNORECASE)
