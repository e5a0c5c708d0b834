"""Name the feeling, not the partner: one sentence with a situation, an emotion and a need.

Rule: the sentence is the person's own. A hint is a suggestion with its reason; nothing is ever sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.errors import RecordingError, TrainerError
from trainer.exercises.feeling_words import DEEDS

TEMPLATE: Final = (
    "When {situation}, I notice I feel {emotion}, and what I'm actually needing is {need}"
)
PARTS: Final = ("situation", "emotion", "need")


@dataclass(frozen=True, slots=True)
class Feeling:
    """The three parts, as they were written."""

    situation: str
    emotion: str
    need: str

    def __post_init__(self) -> None:
        for name in PARTS:
            if not getattr(self, name).strip():
                raise TrainerError(f"The {name} is empty: a few words of your own are enough.")

    @property
    def script(self) -> str:
        """The sentence, ready to be copied.

        >>> Feeling("messages stay unanswered", "anxious", "reassurance").script
        "When messages stay unanswered, I notice I feel anxious, and what I'm actually needing is reassurance"
        """
        return TEMPLATE.format(
            situation=_inside(self.situation, r"when\s+"),
            emotion=_inside(self.emotion, r"(?:i\s+(?:notice\s+i\s+)?feel|i'm|i\s+am)\s+"),
            need=_inside(self.need, r"(?:what\s+)?i(?:'m\s+actually\s+needing\s+is|\s+need)\s+"),
        )


@dataclass(frozen=True, slots=True)
class Hint:
    """A suggestion for one part, and the words in it that led there."""

    part: str
    word: str
    suggestion: str


_ACCUSES: Final = "That may be heard as an accusation. What would a camera have seen, without a word about the other?"
_LABELS: Final = "That says how the other is. What happened, this one time?"
_THOUGHT: Final = (
    "That reads like a thought about what happened. One word for the feeling may lie below it."
)
_DEED: Final = "That word says what somebody did. Below it there may be: {feelings}."
_DEMANDS: Final = (
    "That is something another would have to do. What would it give you: closeness, clarity, rest?"
)
_LABEL_WORDS: Final = (
    r"selfish|lazy|cold|distant|cruel|mean|rude|careless|thoughtless|inconsiderate|insensitive|"
    r"unreliable|immature|narcissist(?:ic)?|toxic|crazy|childish|dishonest|a liar|heartless|impossible"
)
_OTHER: Final = r"(?:you|he|she|they|my (?:partner|wife|husband|boyfriend|girlfriend))"
_SITUATION: Final = (
    (
        rf"\b({_OTHER}(?:'re| are|'s| is) (?:\w+ ){{0,2}}?(?:{_LABEL_WORDS}))\b",
        _LABELS,
    ),
    (
        rf"\b({_OTHER} (?:\w+ )?(?:never|always)|(?:you|they) (?:just |simply )?"
        r"(?:do not|don't|doesn't|didn't) (?:even )?(?:care|bother|try|love)|"
        r"(?:he|she) (?:just |simply )?(?:does not|doesn't|didn't) (?:even )?(?:care|bother|try|love)|"
        rf"{_OTHER} (?:\w+ )?(?:ignored?|ignores|abandon(?:ed|s)?|reject(?:ed|s)?|punish(?:ed|es)?|"
        r"manipulat(?:ed?|es)|betray(?:ed|s)?|neglect(?:ed|s)?|attack(?:ed|s)?|use[ds]? me|make[s]? me|"
        r"made me|hurts? me|let me down|refuse[ds]? to|choose[s]? \w+ over me|chose \w+ over me|"
        r"play(?:s|ed)? games|push(?:es|ed)? me away|shut(?:s)? me out)|"
        r"as usual|yet again|(?:it's|it is) (?:all )?your fault|because of you|the way you treat me)\b",
        _ACCUSES,
    ),
)
_EMOTION: Final = (
    r"^(that\b|like\b|as if\b|as though\b|you\b|he\b|she\b|they\b|it's\b|it is\b|because\b|"
    r"my partner\b|nobody\b|no one\b|everyone\b)"
)
_NEED: Final = (
    r"^((?:for )?(?:you|him|her|them|my partner)\b(?: to\b| not\b)?|(?:that )?(?:you|he|she|they)\b|"
    r"an? (?:apology|answer|text|message|call|reply) (?:from (?:you|him|her|them)|now|right now)\b)"
)


def hints_for(feeling: Feeling) -> tuple[Hint, ...]:
    """Suggestions, at most one a part: where the situation accuses, the feeling is a thought, or the need
    is what another would have to do. Plain rules on words, so that anybody can see why.
    """
    found = (
        situation_hint(feeling.situation),
        emotion_hint(feeling.emotion),
        need_hint(feeling.need),
    )
    return tuple(hint for hint in found if hint is not None)


def situation_hint(situation: str) -> Hint | None:
    plain = _plain(situation)
    for pattern, suggestion in _SITUATION:
        word = re.search(pattern, plain)
        if word:
            return Hint("situation", word[1], suggestion)
    return None


def emotion_hint(emotion: str) -> Hint | None:
    plain = re.sub(r"^(?:i (?:notice i )?feel|i'm|i am) ", "", _plain(emotion))
    word = re.search(_EMOTION, plain)
    if word:
        return Hint("emotion", word[1], _THOUGHT)
    for deed, feelings in DEEDS.items():
        if re.search(rf"\b{deed}\b", plain):
            return Hint("emotion", deed, _DEED.format(feelings=feelings))
    return None


def need_hint(need: str) -> Hint | None:
    word = re.search(_NEED, re.sub(r"^(?:i need|i want) ", "", _plain(need)))
    return None if word is None else Hint("need", word[1], _DEMANDS)


def feeling_fields(feeling: Feeling) -> dict[str, object]:
    """As it is kept and told."""
    return {name: getattr(feeling, name) for name in PARTS}


def feeling_of(fields: Mapping[str, object]) -> Feeling:
    """Raises: RecordingError, for fields that are no named feeling."""
    parts = [fields.get(name) for name in PARTS]
    try:
        return Feeling(*(part if isinstance(part, str) else "" for part in parts))
    except TrainerError as exc:
        raise RecordingError("That sheet is no named feeling.") from exc


def _inside(words: str, opening: str) -> str:
    """The words on one line, without the opening that the sentence has already, and without its end."""
    line = " ".join(words.split())
    shorter = re.sub(rf"^{opening}", "", line.replace("’", "'"), count=1, flags=re.IGNORECASE)
    kept = line[len(line) - len(shorter) :].rstrip(" .,;") if shorter.strip(" .,;") else line
    return kept or line


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").lower().split())[:2_000].removeprefix("when ")
