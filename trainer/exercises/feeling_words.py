"""Words for feelings and needs, in families, to look through when one's own are not at hand.

In the spirit of nonviolent communication (Rosenberg 2003), in our own choice and order.
"""

from collections.abc import Mapping
from typing import Final

FEELINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "afraid": (
        "afraid",
        "anxious",
        "nervous",
        "worried",
        "uneasy",
        "insecure",
        "panicky",
        "scared",
    ),
    "sad": ("sad", "lonely", "hurt", "heavy", "discouraged", "disappointed", "homesick", "empty"),
    "angry": ("angry", "annoyed", "frustrated", "irritated", "impatient", "bitter", "furious"),
    "ashamed": ("ashamed", "embarrassed", "guilty", "small", "awkward", "self-conscious"),
    "confused": ("confused", "torn", "unsure", "overwhelmed", "restless", "startled", "suspicious"),
    "tired": ("tired", "exhausted", "drained", "numb", "flat", "stretched", "overloaded"),
    "jealous": ("jealous", "envious", "longing", "left behind", "wistful"),
    "warm": ("tender", "loving", "moved", "grateful", "close", "hopeful", "touched"),
    "calm": ("calm", "relieved", "settled", "safe", "content", "rested", "curious", "glad"),
}
NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "connection": ("closeness", "connection", "company", "touch", "tenderness", "belonging"),
    "reassurance": ("reassurance", "safety", "reliability", "predictability", "trust", "clarity"),
    "being seen": ("to be heard", "to be seen", "understanding", "to matter", "appreciation"),
    "honesty": ("honesty", "openness", "fairness", "respect", "consideration"),
    "room": ("space", "time for myself", "quiet", "rest", "freedom", "choice"),
    "help": ("support", "help", "patience", "comfort", "kindness"),
    "play": ("play", "lightness", "laughter", "beauty", "movement"),
    "sense": ("meaning", "hope", "to contribute", "to learn", "a plan"),
}
# They say what somebody did, or is thought to have done; the feeling lies below.
DEEDS: Final[Mapping[str, tuple[str, str]]] = {
    "abandoned": ("afraid", "lonely"),
    "attacked": ("scared", "angry"),
    "betrayed": ("hurt", "angry"),
    "blamed": ("hurt", "ashamed"),
    "cheated": ("angry", "sad"),
    "controlled": ("uneasy", "angry"),
    "cornered": ("scared", "angry"),
    "criticised": ("hurt", "ashamed"),
    "criticized": ("hurt", "ashamed"),
    "disrespected": ("hurt", "angry"),
    "dumped": ("hurt", "sad"),
    "excluded": ("lonely", "sad"),
    "forgotten": ("sad", "lonely"),
    "ignored": ("lonely", "hurt"),
    "insulted": ("hurt", "angry"),
    "invisible": ("lonely", "sad"),
    "judged": ("ashamed", "uneasy"),
    "left out": ("lonely", "sad"),
    "let down": ("disappointed", "sad"),
    "lied to": ("hurt", "angry"),
    "manipulated": ("angry", "uneasy"),
    "misled": ("hurt", "angry"),
    "misunderstood": ("frustrated", "lonely"),
    "neglected": ("lonely", "sad"),
    "pressured": ("stretched", "uneasy"),
    "punished": ("hurt", "afraid"),
    "pushed away": ("lonely", "hurt"),
    "rejected": ("hurt", "sad"),
    "replaced": ("jealous", "afraid"),
    "taken for granted": ("sad", "discouraged"),
    "tested": ("uneasy", "angry"),
    "tricked": ("hurt", "angry"),
    "unappreciated": ("sad", "discouraged"),
    "unheard": ("lonely", "sad"),
    "unimportant": ("sad", "lonely"),
    "unloved": ("lonely", "sad"),
    "unseen": ("lonely", "sad"),
    "unwanted": ("sad", "lonely"),
    "used": ("hurt", "angry"),
}
PART_VOCABULARIES: Final = {"emotion": FEELINGS, "need": NEEDS}
"""The words to choose from, for the parts of a named feeling that have any."""
