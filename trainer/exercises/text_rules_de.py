"""The rules for what is written in German: a kind, what it looks like, and what excuses it.

A situation stands after "Wenn", so its verb comes last; any noun has a capital, so a name is told from
the verb beside it.
"""

from collections.abc import Mapping
from typing import Final

Table = tuple[tuple[str, str, str], ...]

SMALL_AT_FIRST: Final = (
    "Er|Sie|Es|Du|Ihr|Wir|Ich|Mein|Meine|Alle|Niemand|Keiner|Das|Der|Die|Morgen|Bald"
)
# What somebody said or wrote was heard: it is no guess.
REPORTED_SPEECH: Final = (
    r"(?<!\bich )\b(?:sagte|sagt|schrieb|erzählte|fragte|antwortete|versprach)\b|"
    r"^(?!ich hab).*\b(?:gesagt|geschrieben|erzählt|gefragt|geantwortet|versprochen|ausgemacht)\b"
)
_CLOCK: Final = (
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} uhr\b|\bum (?:\d{1,2}|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|"
    r"zehn|elf|zwölf|mitternacht)\b"
)
_KIN: Final = r"mein(?:e)? (?:partner(?:in)?|mann|frau|freund(?:in)?|mutter|vater|chef(?:in)?)"
_OTHERS: Final = rf"(?:er|sie|ihr|du|alle|jeder|niemand|keiner|{_KIN}|(?-i:[A-ZÄÖÜ][a-zäöüß]+))"

GUESSES: Final[Table] = (
    (
        "guess",
        r"\b(?:vielleicht|wahrscheinlich|vermutlich|womöglich|möglicherweise|eventuell|bestimmt|sicherlich|"
        r"ganz sicher|sicher (?:ein|eine|einen|nicht|schon|bald)|offenbar|offensichtlich|anscheinend|könnte(?:n|st)?|dürfte(?:n|st)?|scheint|schien|"
        r"wirkte?|was,? wenn|ich (?:glaube|denke|vermute|fürchte|befürchte|ahne|schätze|weiß einfach)|"
        r"bin (?:mir )?(?:sicher|überzeugt), dass|muss\b.*\b(?:haben|gewesen sein))\b",
        "",
    ),
    (
        "future",
        r"(?<!\bich )\b(?:wird|werden|wirst|werdet)\b.*\b\w+(?:en|ern|eln|sein|tun)(?=[.!?]*$)|"
        r"\bich werde (?:\w+ )*?(?:immer|nie|niemals|allein|verlieren|verlassen|ersetzt|enden|bereuen)\b|"
        r"\b(?:nie wieder|nie mehr|bald vorbei)\b",
        _CLOCK,
    ),
    (
        "mind",
        rf"\b{_OTHERS} (?:denkt|denken|glaubt|glauben|meint|will|wollen|hasst|hassen|bereut|bereuen|"
        r"(?:liebt|mag|vermisst|braucht|verachtet|verurteilt|ignoriert|meidet|belügt|betrügt|bestraft|"
        r"testet) (?:mich|uns|ihn|ihre|seine|eine|jemand)|"
        r"(?:findet|finden) (?:mich|uns)|hat (?:mich|uns) (?:vergessen|satt)|interessiert sich nicht|hat (?:kein|keine|genug von)|verliert das interesse|"
        r"(?:ist|sind|bist) (?:\w+ ){0,2}?(?:böse|sauer|wütend|genervt|enttäuscht|gelangweilt|verliebt|"
        r"fertig mit))\b",
        "",
    ),
    (
        "all",
        r"\b(?:immer|nie|niemals|ständig|dauernd|jedes mal)\b|"
        r"\b(?:niemand|keiner)\b(?! (?:am|an|im|in|auf|aus|von)\b)",
        r"^ich\b|\bich \w+ (?:immer|nie|niemals)\b|\bnoch nie\b|\bimmer noch\b|\bnoch immer\b",
    ),
    (
        "all",
        r"\bich (?:mache|verliere|bin|bleibe|zerstöre|enttäusche|verderbe) (?:\w+ )?(?:immer|nie|ständig)\b",
        "",
    ),
    (
        "meaning",
        r"\b(?:bedeutet(?! (?:mir|uns)\b)|heißt,? dass|beweist|ein (?:zeichen|beweis)|mit absicht|"
        r"absichtlich|liegt an mir|meine schuld|wegen mir|zu (?:viel|anstrengend|kompliziert|schwierig) für|es ist (?:aus|vorbei)|hoffnungslos|"
        r"sinnlos|stimmt etwas nicht|bin (?:\w+ )?nicht (?:\w+ )?(?:genug|wichtig|liebenswert)|"
        r"bin (?:\w+ )?(?:nichts wert|wertlos|eine last|zu viel)|bin (?:ihm|ihr|ihnen) (?:egal|zu viel))\b",
        "",
    ),
)

_OTHER: Final = rf"(?:du|er|sie|ihr|{_KIN})"
SITUATIONS: Final[Table] = (
    (
        "label",
        rf"\b{_OTHER} (?:\w+ ){{0,3}}?(?:egoistisch|faul|kalt|gemein|grausam|rücksichtslos|unsensibel|"
        r"lieblos|unzuverlässig|kindisch|verlogen|verrückt|unmöglich|narzisstisch|toxisch|herzlos|"
        r"eine? (?:idiot|lügner|lügnerin|egoist|egoistin|narzisst|narzisstin|arsch|arschloch))\b",
        "",
    ),
    (
        "accuses",
        rf"\b(?:{_OTHER} (?:\w+ ){{0,3}}?(?:nie|niemals|immer|ständig|dauernd|schon wieder)\b(?! noch\b)|"
        r"ich (?:\w+ )?nie (?:etwas |was )?von (?:dir|ihm|ihr)\b|"
        rf"{_OTHER} (?:mich|mir|uns) (?:\w+ ){{0,3}}?(?:ignorier|verlässt|verlassen|bestraf|manipulier|"
        r"betrüg|betrog|belüg|belog|anlüg|verletz|angreif|angegriffen|ausnutz|benutz|hintergeh|zurückweis|"
        r"wie luft|fallen ?l[aä]ss|im stich|hängen l[aä]ss|wegstöß|ungelesen)\w*|"
        r"nur an (?:dich|sich)(?: selbst)? denk\w*|dir (?:alles |völlig |ganz )?(?:egal|gleichgültig)|"
        r"ich dir (?:\w+ )?(?:egal|gleichgültig)|"
        r"wieder (?:\w+ ){0,3}?(?:vergisst|vergessen|gebrochen|brichst|versetzt)|"
        r"deine[nr]? (?:\w+ )?(?:lügen|ausreden|launen|spielchen|kälte|faulheit|gleichgültigkeit|eifersucht|"
        r"schuld)|dein (?:\w+ )?egoismus|wegen dir|wie üblich)\b",
        "",
    ),
)
EMOTIONS: Final[Table] = (
    (
        "thought",
        r"^(?:dass|als (?:ob|wäre|wärst|hätte|hättest|würde|würdest|könnte)|wie (?:ein|eine|nichts|wenn|der|"
        r"die|das)|du|er|sie|es ist|weil|niemand|keiner|alle)\b|\b(?:von|durch) (?:dir|dich|ihm|ihn|ihr|sie|"
        r"ihnen)\b",
        "",
    ),
    (
        "verdict",
        r"\b(?:nicht (?:\w+ )?genug|wertlos|nichts wert|nutzlos|dumm|lächerlich|hässlich|eine last)\b",
        "",
    ),
)
NEEDS: Final[Table] = (
    (
        "demand",
        r"^(?:dich|(?:dass )?(?:du|er|sie|ihr|alle|andere|die anderen|jemand|man|mein(?:e)? \w+)\b)|"
        r"\bvon (?:dir|ihm|ihr|ihnen)\b|\bdeine?[nmrs]?\b|"
        r"^eine (?:antwort|nachricht|entschuldigung|erklärung) (?:jetzt|sofort|heute|bis)\b",
        "",
    ),
)
# They say what somebody did, or is thought to have done; the feeling lies below, in the words of
# `feeling_words`, which the window has in German.
DEEDS: Final[Mapping[str, tuple[str, str]]] = {
    "abgelehnt": ("hurt", "sad"),
    "abserviert": ("hurt", "sad"),
    "angegriffen": ("scared", "angry"),
    "ausgenutzt": ("hurt", "angry"),
    "ausgeschlossen": ("lonely", "sad"),
    "bedrängt": ("stretched", "uneasy"),
    "belogen": ("hurt", "angry"),
    "benutzt": ("hurt", "angry"),
    "beschuldigt": ("hurt", "ashamed"),
    "bestraft": ("hurt", "afraid"),
    "betrogen": ("hurt", "angry"),
    "ersetzt": ("jealous", "afraid"),
    "getäuscht": ("hurt", "angry"),
    "hintergangen": ("hurt", "angry"),
    "ignoriert": ("lonely", "hurt"),
    "im stich gelassen": ("afraid", "lonely"),
    "in die enge getrieben": ("scared", "angry"),
    "kontrolliert": ("uneasy", "angry"),
    "kritisiert": ("hurt", "ashamed"),
    "manipuliert": ("angry", "uneasy"),
    "missverstanden": ("frustrated", "lonely"),
    "nicht ernst genommen": ("hurt", "angry"),
    "nicht gehört": ("lonely", "sad"),
    "nicht gesehen": ("lonely", "sad"),
    "übersehen": ("lonely", "sad"),
    "unerwünscht": ("sad", "lonely"),
    "ungehört": ("lonely", "sad"),
    "ungeliebt": ("lonely", "sad"),
    "unter druck gesetzt": ("stretched", "uneasy"),
    "unwichtig": ("sad", "lonely"),
    "vergessen": ("sad", "lonely"),
    "verlassen": ("afraid", "lonely"),
    "vernachlässigt": ("lonely", "sad"),
    "verraten": ("hurt", "angry"),
    "verurteilt": ("ashamed", "uneasy"),
    "weggestoßen": ("lonely", "hurt"),
    "zurückgewiesen": ("hurt", "sad"),
}
