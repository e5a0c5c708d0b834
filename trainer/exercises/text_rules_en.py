"""The rules for what is written in English: a kind, what it looks like, and what excuses it.

Letters are compared without their size, except in `(?-i:...)`, where a name has its capital.
"""

from typing import Final

from trainer.exercises.feeling_words import DEEDS as DEEDS

Table = tuple[tuple[str, str, str], ...]

SMALL_AT_FIRST: Final = "He|She|They|You|My|Everyone|Everybody|Nobody|No one"
# What somebody said or wrote was heard: it is no guess.
REPORTED_SPEECH: Final = (
    r"(?<!\bI )\b(?:said|says|told|wrote|texted|asked|answered|replied|agreed|promised)\b"
)
_DATED: Final = (
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|o'clock|\b(?:at|until) (?:noon|midnight|\d{1,2}|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\bon (?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day\b|\bin (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b"
)
_OTHERS: Final = (
    r"(?:he|she|they|you|my (?:\w+ )?(?:partner|wife|husband|boyfriend|girlfriend|friends?|mother|father|"
    r"boss)|everyone|everybody|nobody|no one|(?-i:[A-Z][a-z]+))"
)
_NOT_I: Final = r"(?<!\bi )(?<!\bwe )"
_NOT_I_AM: Final = r"(?<!\bi'm )(?<!\bi am )(?<!\bwe're )(?<!\bwe are )"
_NOT_MY_HABIT: Final = r"(?<!\bi )(?<!\bi've )(?<!\bi have )(?<!\bi had )"
_MOOD: Final = r"(?:angry|mad|annoyed|upset|disappointed|bored|distant|guilty|done|sad|cold)"

GUESSES: Final[Table] = (
    (
        "guess",
        r"\b(?:maybe|perhaps|probably|might|may be|could be|must be|must have|seem(?:s|ed)?|apparently|"
        r"appear(?:s|ed)? to|obviously|clearly|surely|definitely|bound to|likely|what if|"
        r"i (?:think|guess|bet|fear|suspect|just know|can tell)|i'?m (?:sure|afraid|convinced)|"
        rf"(?:look|sound)(?:s|ed) (?:so |very |as if|like|{_MOOD}))\b",
        "",
    ),
    (
        "future",
        rf"{_NOT_I}\b(?-i:will|WILL|won't)\b|^will (?:he|she|they|i|we|you|it|this|that|my|our)\b|"
        r"\bwould(?! (?:like|love|rather|prefer)\b)|"
        rf"{_NOT_I_AM}\b(?:gonna|about to|going to(?! (?:the|an?|my|his|her|their|our|bed|work|school|"
        r"(?-i:[A-Z]\w+))\b))|(?!i'll|we'll)\b\w+'ll\b|\b(?:is over soon|never again|ends? up)\b|"
        r"\b(?:i|we)(?: will|'ll|'m going to|'re going to| am going to| are going to)(?: \w+)? "
        r"(?:be(?! (?:at|in|on|there|here|back|home|away|late|busy)\b)|become|lose|never|always|not|die|"
        r"fall|break|regret|ruin|fail|have (?:to|no))\b",
        _DATED,
    ),
    (
        "mind",
        rf"\b{_OTHERS}\b ?(?:(?:all|both|just|really|still|only|secretly|already|now) )?"
        r"(?:(?:thinks?|feels?|wants?|hates?|regrets?|resents?|"
        r"(?:do|does|did)(?:n't| not) (?:love|like|want|care|miss|need)|"
        r"(?:do|does|did)(?:n't| not) find (?:me|us)|pretends? to|"
        r"no longer (?:loves?|likes?|wants?|cares?)|"
        r"(?:love|like|miss|need|trust|blame|judge|despise|doubt|prefer)(?:s|es)? (?:me|us|him|them|someone|"
        r"somebody|another|(?:his|her|their) ex)|loves? her|"
        r"(?:is|are|'s|'re) (?:\w+ )?(?:angry|mad|annoyed|upset|disappointed|bored|tired of|sick of|"
        r"over (?:me|us)|done with|losing interest|seeing some(?:one|body)|ignoring|avoiding|punishing|testing|hiding|lying|"
        r"cheating))\b)",
        "",
    ),
    (
        "all",
        rf"{_NOT_MY_HABIT}\b(?:always|never|every ?time|all the time|nothing ever)\b|"
        r"\b(?:nobody|no one|everyone|everybody)\b(?! (?:else )?(?:at|in|on|from|of|who|here|"
        r"there|(?:was|were) (?:at|in|on|home|here|there(?! for)))\b)|"
        r"\bi (?:have )?(?:always|never) (?:ruin|destroy|lose|mess|spoil|fail|disappoint|do|get (?:it|"
        r"things|anything)|say the wrong|end|been (?:loved|wanted|enough|good|important))\b",
        "",
    ),
    (
        "meaning",
        r"(?<!\bi )(?<!\ball )(?<!\bno )(?<!\bany )\b(?:means|meant|must mean)\b(?! (?:a lot|much|so much|the world|of)\b)|"
        r"\b(?:that'?s because|because of me|my fault|too much for|not enough for|on purpose|proves?|"
        r"a sign(?! (?:at|on|in|above)\b)|something(?: is|'s) wrong|it(?: is|'s) over|doomed|hopeless|"
        r"pointless|no (?:future|hope)|i (?:don't|do not) matter|the end of (?:us|everything|me)|"
        r"i(?:'m| am) (?:\w+ )?(?:not|never) (?:\w+ )?(?:enough|worth|lovable|important)|"
        r"i(?:'m| am) (?:\w+ )?(?:unlovable|worthless|unworthy|a burden|too (?:much|needy|clingy|"
        r"sensitive|difficult)))\b",
        "",
    ),
)

_OTHER: Final = r"(?:you|he|she|they|my (?:partner|wife|husband|boyfriend|girlfriend))"
_LABEL: Final = (
    r"(?:selfish|self-cent(?:re|ere)d|lazy|cold|distant|cruel|mean|rude|careless|thoughtless|inconsiderate|insensitive|"
    r"unreliable|unfair|immature|narcissist(?:ic)?|toxic|crazy|childish|dishonest|a liar|heartless|impossible|"
    r"an? (?:\w+ )?(?:jerk|idiot|bully|monster|hypocrite|coward|child|baby))"
)
SITUATIONS: Final[Table] = (
    (
        "label",
        rf"\b(?:{_OTHER}(?:'re| are|'s| is| were| was)|being) (?:\w+ ){{0,2}}?{_LABEL}\b",
        "",
    ),
    (
        "accuses",
        rf"\b(?:{_OTHER} (?:\w+ )?(?:never|always)|i never (?:hear|get|see)\b.* you|"
        r"(?:you|they) (?:just |simply )?(?:do not|don't|doesn't|didn't) (?:even )?(?:care|bother|try|love|listen|understand|respect)|"
        r"(?:he|she) (?:just |simply )?(?:does not|doesn't|didn't) (?:even )?(?:care|bother|try|love|listen|"
        r"understand|respect)|"
        rf"{_OTHER} (?:\w+ )?(?:ignored?|ignores|abandon(?:ed|s)?|reject(?:ed|s)?|punish(?:ed|es)?|"
        r"manipulat(?:ed?|es)|betray(?:ed|s)?|neglect(?:ed|s)?|attack(?:ed|s)?|use[ds]? me|makes? me|"
        r"made me|hurts? me|lets? me down|blame[sd]? me|keeps? \w+ing|refuse[ds]? to|chooses? \w+ over me|chose \w+ over me|"
        r"play(?:s|ed)? games|push(?:es|ed)? me away|shuts? me out|lie[sd]? (?:to|about)|cheat(?:s|ed)? on|"
        r"could(?:n't| not) care less|treat(?:s|ed)? me (?:like|as)|act(?:s|ed)? like an?|"
        r"(?:take|took)s? me for granted|only (?:ever )?(?:think|care|want|talk)s?|stood me up|ruin(?:s|ed)? everything|doesn't give a|don't give a|ghost(?:ed|s)? me|"
        r"(?:left|leaves?) me on read|(?:forg[eo]ts?|br(?:eak|oke)s?|missed|cancel(?:s|l?ed)|ruin(?:s|ed)?)\b.*\bagain)|"
        r"your (?:\w+ )?(?:lies|lying|excuses|moods|drama|games|silent treatment|coldness|selfishness|"
        r"jealousy|laziness|nagging|cheating|indifference|arrogance|attitude)|"
        r"your (?:stupid|damn|precious|silly) \w+|on purpose|like always|as usual|yet again|(?:it's|it is) (?:all )?your fault|because of you|the way you treat me)\b",
        "",
    ),
)
EMOTIONS: Final[Table] = (
    (
        "thought",
        r"^(?:that|as if|as though|you|he|she|they|it's|it is|because|my partner|nobody|no one|everyone|"
        r"like(?! (?!(?:nothing|something|anything|everything|being)\b)\w+ing\b))\b|"
        r"\bby (?:you|him|her|them|my partner)\b",
        "",
    ),
    (
        "verdict",
        r"\b(?:not (?:\w+ )?enough|worthless|useless|stupid|disgusting|pathetic|ridiculous|unlovable|a (?:burden|failure|loser|fool))\b",
        "",
    ),
)
NEEDS: Final[Table] = (
    (
        "demand",
        r"^(?:(?:for )?(?:you|him|her|them|my partner)\b(?: to\b| not\b)?|(?:that )?(?:you|he|she|they)\b|"
        r"(?:for )?(?:people|others|everyone|everybody|my (?:\w+ )?(?:partner|wife|husband|boyfriend|"
        r"girlfriend|friends?|mother|father|boss)) (?:not )?to\b|"
        r"an? (?:\w+ )?(?:apology|answer|text|message|call|reply|promise|explanation) (?:back|from (?:you|him|"
        r"her|them)|now|right now|by|within|today|tonight)\b)|\byour\b",
        "",
    ),
)
