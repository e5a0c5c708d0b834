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
DEEDS: Final[Mapping[str, str]] = {
    "abandoned": "afraid or lonely",
    "attacked": "scared or angry",
    "betrayed": "hurt or angry",
    "blamed": "hurt or ashamed",
    "cheated": "angry or sad",
    "controlled": "uneasy or angry",
    "cornered": "scared or angry",
    "criticised": "hurt or ashamed",
    "criticized": "hurt or ashamed",
    "disrespected": "hurt or angry",
    "dumped": "hurt or sad",
    "excluded": "lonely or sad",
    "forgotten": "sad or lonely",
    "ignored": "lonely or hurt",
    "insulted": "hurt or angry",
    "invisible": "lonely or sad",
    "judged": "ashamed or uneasy",
    "left out": "lonely or sad",
    "let down": "disappointed or sad",
    "lied to": "hurt or angry",
    "manipulated": "angry or uneasy",
    "misled": "hurt or angry",
    "misunderstood": "frustrated or lonely",
    "neglected": "lonely or sad",
    "pressured": "stretched or uneasy",
    "punished": "hurt or afraid",
    "pushed away": "lonely or hurt",
    "rejected": "hurt or sad",
    "replaced": "jealous or afraid",
    "taken for granted": "sad or discouraged",
    "tested": "uneasy or angry",
    "tricked": "hurt or angry",
    "unappreciated": "sad or discouraged",
    "unheard": "lonely or sad",
    "unimportant": "sad or lonely",
    "unloved": "lonely or sad",
    "unseen": "lonely or sad",
    "unwanted": "sad or lonely",
    "used": "hurt or angry",
}
