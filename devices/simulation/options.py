"""The words for a simulated person and their sensor: "seed=7,hr=62,drop=60-105;150-195".

Written in one order and read in any; what is as usual is not written. Numbers are plain digits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from devices.simulation.faults import Faults, FaultSpan
from devices.simulation.person import Person
from devices.source import SourceError

NUMBER: Final = r"(?:\d{1,6}(?:\.\d{1,4})?|\.\d{1,4})"
LAST_S: Final = 86_400.0
MOST_FAULTY: Final = 0.5  # of all beats, for a good beat stands between two faults


@dataclass(frozen=True, slots=True)
class OptionRange:
    field: str  # of `Person`, or of `Faults`
    low: float
    high: float
    unit: str = ""


OF_PERSON: Final = {
    "seed": OptionRange("seed", 0, 999_999),
    "hr": OptionRange("hr_bpm", 30, 180, " bpm"),
    "rsa": OptionRange("rsa_ms", 0, 400, " ms"),
    "resonance": OptionRange("resonance_breaths_per_min", 3.5, 8, " breaths/min"),
    "adherence": OptionRange("adherence", 0, 1),
    "breath": OptionRange("own_breaths_per_min", 4, 30, " breaths/min"),
    "noise": OptionRange("noise_ms", 0, 100, " ms"),
}
SHARES: Final = {key: OptionRange(key, 0, MOST_FAULTY) for key in ("ectopic", "missed", "extra")}
SPANS: Final = ("drop", "stall", "contact")
KNOWN: Final = (*OF_PERSON, *SHARES, *SPANS)


def parse_options(options: str) -> tuple[Person, Faults]:
    """What the words say; "" says that all is as usual.

    Raises:
        SourceError: a word or a value is not one of ours; the message says which, and what is.
    """
    of_person: dict[str, Any] = {}
    of_faults: dict[str, Any] = {}
    for key, text in _pairs(options):
        if key == "seed":
            of_person["seed"] = _seed(text)
        elif key in SPANS:
            of_faults[key] = _spans(key, text)
        elif key in SHARES:
            of_faults[key] = _number(key, text, SHARES[key])
        else:
            of_person[OF_PERSON[key].field] = _number(key, text, OF_PERSON[key])
    person, faults = Person(**of_person), Faults(**of_faults)
    if faults.ectopic + faults.missed + faults.extra > MOST_FAULTY:
        raise SourceError(
            f"Of all simulated beats at most {MOST_FAULTY:g} can be wrong: "
            f"ask for less of ectopic, missed and extra."
        )
    return person, faults


def format_options(person: Person, faults: Faults) -> str:
    """The words that `parse_options` understands as this."""
    usual = Person()
    words = []
    for key, wanted in OF_PERSON.items():
        value = getattr(person, wanted.field)
        if value != getattr(usual, wanted.field):
            words.append((key, _digits(value)))
    words += [(key, _digits(getattr(faults, key))) for key in SHARES if getattr(faults, key)]
    words += [(key, _spelled(getattr(faults, key))) for key in SPANS if getattr(faults, key)]
    return ",".join(f"{key}={text}" for key, text in words)


def _pairs(options: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for word in options.split(",") if options.strip() else ():
        key, _, text = (part.strip() for part in word.partition("="))
        if key not in KNOWN:
            raise SourceError(
                f"A simulated heart knows nothing of {_short(key)}: write key=value with the keys "
                f"{', '.join(KNOWN)}."
            )
        if key in seen:
            raise SourceError(f"For a simulated heart {key} is said twice: keep one of them.")
        seen.add(key)
        yield key, text


def _seed(text: str) -> int:
    wanted = OF_PERSON["seed"]
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise SourceError(
            f"The seed of a simulated heart is a whole number from {wanted.low} to {wanted.high}, "
            f"such as seed=7; {_short(text)} is not."
        )
    return int(text)


def _number(key: str, text: str, wanted: OptionRange) -> float:
    if re.fullmatch(NUMBER, text, re.ASCII) and wanted.low <= float(text) <= wanted.high:
        return float(text)
    raise SourceError(
        f"For a simulated heart {key} is a number from {wanted.low:g} to {wanted.high:g}"
        f"{wanted.unit}, with at most four decimals; {_short(text)} is not."
    )


def _spans(key: str, text: str) -> tuple[FaultSpan, ...]:
    spans = []
    last = 0.0
    for part in text.split(";"):
        match = re.fullmatch(f"({NUMBER})-({NUMBER})", part.strip(), re.ASCII)
        start, end = map(float, match.groups()) if match else (0.0, 0.0)
        if not last <= start < end <= LAST_S:
            raise SourceError(
                f"For a simulated heart {key} is one or more spans in seconds, one after the "
                f"other and within a day, such as {key}=60-105;150-195; {_short(text)} is not."
            )
        spans.append((start, end))
        last = end
    return tuple(spans)


def _spelled(spans: tuple[FaultSpan, ...]) -> str:
    return ";".join(f"{_digits(start)}-{_digits(end)}" for start, end in spans)


def _digits(value: float) -> str:
    return repr(value).removesuffix(".0")


def _short(text: str) -> str:
    return repr(text[:40])
